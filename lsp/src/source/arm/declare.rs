//! Writes the resources down: every member of every body, with its mark.

use super::eval::DEEPEST;
use super::expression::{Entry, Key, Kind};
use super::finish::Draft;
use super::parents::{Parent, parent_type};
use super::template::Language;
use super::text::placeholder;
use super::unit::Unit;
use super::value::{At, Data, Ref, Target, Val};
use crate::source::reading::INCOMPLETE;
use policy::{Mark, Members, Reference, Written, WrittenValue as Value};
use std::rc::Rc;

/// Members of a JSON template's resource that tell Azure Resource Manager what to do, and are no part of the resource.
const OF_JSON: [&str; 12] = [
    "type",
    "apiVersion",
    "dependsOn",
    "copy",
    "condition",
    "resources",
    "scope",
    "existing",
    "comments",
    "import",
    "extension",
    "@options",
];

/// The same of Bicep.
const OF_BICEP: [&str; 3] = ["dependsOn", "scope", "parent"];

impl Unit<'_> {
    /// The resources of a frame and of the modules in it, in the order of the text.
    pub(crate) fn drafts(&mut self, frame: usize, drafts: &mut Vec<Draft>) {
        let declarations = self
            .frames
            .get(frame)
            .map(|frame| frame.declarations.clone())
            .unwrap_or_default();
        for declaration in declarations {
            self.drafts_of(declaration, drafts);
        }
    }

    fn drafts_of(&mut self, declaration: usize, drafts: &mut Vec<Draft>) {
        let Some(found) = self.declarations.get(declaration) else {
            return;
        };
        let is_module = found.resource.module.is_some();
        for instance in found.instances.clone() {
            let Some(found) = self.instances.get(instance) else {
                continue;
            };
            let (frame, children) = (found.frame, found.children.clone());
            if let Some(frame) = frame {
                self.drafts(frame, drafts);
            }
            if self.is_declared(instance) && !is_module {
                drafts.extend(self.draft(instance));
            }
            for child in children {
                self.drafts_of(child, drafts);
            }
        }
    }

    fn draft(&mut self, instance: usize) -> Option<Draft> {
        let found = self.instances.get(instance)?;
        let declaration = self.declarations.get(found.declaration)?;
        let env = found.env.clone();
        let resource = Rc::clone(&declaration.resource);
        let incomplete = resource.incomplete.then(|| INCOMPLETE.into());
        let doubtful = incomplete.or_else(|| found.doubtful.clone());
        let type_name = declaration.type_name.clone();
        let file = self.file(&env);
        let header = self.mark(file, resource.header.clone());
        let language = self.language(&env);
        let body = match &resource.body.kind {
            Kind::Object(entries) if entries.iter().all(is_plain) => {
                let mut members = Vec::with_capacity(entries.len());
                for entry in entries {
                    if let Key::Plain(name) = &entry.key
                        && is_of_resource(name, language)
                        && let Some(val) = self.set_member(instance, name)
                    {
                        members.push((std::sync::Arc::clone(name), val));
                    }
                }
                Val::object(members, At::own(header))
            }
            _ => self.eval(&resource.body, &env, At::own(header)),
        };
        let mut body = self.write(&body);
        if let Value::Object(members) = &mut body.value {
            members.retain(|name, _| is_of_resource(name, language));
            self.name_and_parent(instance, &type_name, header, members);
        }
        Some(Draft {
            instance,
            type_name,
            header,
            body,
            doubtful,
        })
    }

    /// Sets the full name, and the parent.
    fn name_and_parent(
        &mut self,
        instance: usize,
        type_name: &str,
        header: Mark,
        members: &mut Members,
    ) {
        let full = self.full_name(instance);
        if let Some(name) = members.get_mut("name") {
            let mark = name.mark;
            *name = self.write(&full).marked(mark);
        }
        let name_mark = members.get("name").map_or(header, |name| name.mark);
        if let Some(parent) = self.written_parent(instance, type_name, &full, name_mark) {
            members.insert("parent".into(), parent);
        }
    }

    fn written_parent(
        &mut self,
        instance: usize,
        type_name: &str,
        full: &Val,
        name_mark: Mark,
    ) -> Option<Written> {
        let declaration = self.declaration_of(instance)?;
        let resource = Rc::clone(&declaration.resource);
        let is_inside = declaration.within.is_some();
        let frame = declaration.frame;
        let env = self.instances.get(instance)?.env.clone();
        let file = self.file(&env);
        match self.parent(instance) {
            Parent::Instance(parent) => {
                let mark = match resource.body.entry("parent") {
                    Some(entry) if !is_inside => {
                        let whole = entry.key_range.start..entry.value.range.end;
                        self.member_mark(file, &entry.key_range, &whole)
                    }
                    _ => self.mark(file, resource.header.clone()),
                };
                if self.is_declared(parent) {
                    return Some(reference_to(parent, mark));
                }
                let type_name = self.declaration_of(parent)?.type_name.clone();
                let name = self.full_name(parent);
                let known = self
                    .identity(&name)
                    .and_then(|name| self.resource(&type_name, &name, frame));
                Some(match known {
                    Some(parent) => reference_to(parent, mark),
                    None => self.write(&name).marked(mark),
                })
            }
            Parent::Unclear(val) => {
                let mark = match resource.body.entry("parent") {
                    Some(entry) => {
                        let whole = entry.key_range.start..entry.value.range.end;
                        self.member_mark(file, &entry.key_range, &whole)
                    }
                    None => name_mark,
                };
                Some(self.write(&val).marked(mark))
            }
            Parent::None => {
                let above = parent_type(type_name)?;
                let known = self
                    .identity(full)
                    .and_then(|name| Some(name.rsplit_once('/')?.0.to_owned()))
                    .and_then(|name| self.resource(above, &name, frame));
                if let Some(parent) = known
                    && parent != instance
                {
                    return Some(reference_to(parent, name_mark));
                }
                let name = resource.body.member("name")?;
                let parent = Self::name_of_parent(full, name);
                Some(self.write(&parent).marked(name_mark))
            }
        }
    }

    /// A value as it is handed out.
    pub(crate) fn write(&mut self, val: &Val) -> Written {
        if !self.spend(1) {
            return Written::unknown("the evaluation was stopped", val.mark);
        }
        // Objects of one resource may hold those of the next, and so on.
        if self.depth >= DEEPEST {
            return Written::unknown("a value that is nested too deeply", val.mark);
        }
        self.depth += 1;
        let val = self.settled(val);
        let value = self.written_value(&val);
        self.depth -= 1;
        Written::new(value, val.mark)
    }

    fn written_value(&mut self, val: &Val) -> Value {
        match &val.data {
            Data::Null => Value::Null,
            Data::Bool(value) => Value::Bool(*value),
            Data::Number(number) => Value::Number(number.clone()),
            Data::Text { text, open } => Value::Text {
                text: std::sync::Arc::clone(text),
                open: *open,
            },
            Data::Unknown(unknown) => Value::Unknown(std::sync::Arc::clone(&unknown.reason)),
            Data::Ref(reference) => reference_value(reference),
            Data::Encoded(inner) => {
                let inner = val.part(inner);
                Value::Encoded(Box::new(self.write(&inner)))
            }
            Data::List(_) => {
                let mut items = Vec::new();
                for item in val.items().into_iter().flatten() {
                    items.push(self.write(&item));
                    if self.budget == 0 {
                        return Value::Unknown("the evaluation was stopped".into());
                    }
                }
                Value::List(items)
            }
            Data::Object(_) => {
                let mut members = Members::new();
                for (name, member) in val.members().into_iter().flatten() {
                    let member = self.write(&member);
                    if self.budget == 0 {
                        return Value::Unknown("the evaluation was stopped".into());
                    }
                    if member.value != Value::Null {
                        members.insert(name, member);
                    }
                }
                Value::Object(members)
            }
        }
    }
}

fn reference_to(instance: usize, mark: Mark) -> Written {
    let reference = Reference {
        resource: placeholder(instance).into(),
        attribute: "".into(),
    };
    Written::new(Value::Reference(reference), mark)
}

fn reference_value(reference: &Ref) -> Value {
    let resource = match &reference.target {
        Target::Instance(instance) => placeholder(*instance),
        Target::Named(name) => (*name).to_owned(),
        Target::Environment => "environment()".to_owned(),
        Target::Loop(_) => return Value::Unknown("all resources of a loop".into()),
        Target::Namespace(_) => return Value::Unknown("a namespace".into()),
    };
    let mut attribute = String::new();
    for part in &reference.path {
        if !attribute.is_empty() && !part.starts_with('[') {
            attribute.push('.');
        }
        attribute.push_str(part);
    }
    Value::Reference(Reference {
        resource: resource.into(),
        attribute: attribute.into(),
    })
}

fn is_plain(entry: &Entry) -> bool {
    matches!(entry.key, Key::Plain(_) | Key::Lost)
}

/// Whether a member belongs to the resource, and not to the language.
fn is_of_resource(name: &str, language: Language) -> bool {
    let of_language: &[&str] = match language {
        Language::Json => &OF_JSON,
        Language::Bicep => &OF_BICEP,
    };
    !of_language
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}
