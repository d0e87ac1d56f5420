//! Follows the steps of a traversal: into a value, to a variable, to another resource, to what a module gives.

use super::engine::{Engine, Scope, short};
use super::functions::weight;
use super::instance::quoted;
use super::module::Form;
use super::operators::number_of;
use super::paths::relative;
use super::syntax::{At, Expr, Kind, Step};
use policy::{Mark, Reference, Written, WrittenValue as Value};
use std::fmt::Write;
use std::sync::Arc;

/// Where a traversal is, and where its value goes.
#[derive(Clone, Copy)]
pub(super) struct Way<'s> {
    pub(super) at: At,
    pub(super) scope: Scope<'s>,
    pub(super) slot: Mark,
}

impl Engine<'_> {
    /// The value of `root.step[step]…`.
    pub(super) fn traversal(
        &mut self,
        root: &Expr,
        steps: &[Step],
        at: At,
        scope: Scope,
        slot: Mark,
    ) -> Written {
        let way = Way { at, scope, slot };
        let Kind::Variable(name) = &root.kind else {
            let value = self.value(root, scope, slot);
            return self.walk(&value, steps, way);
        };
        if let Some(value) = scope.bound(name) {
            return self.walk(&value, steps, way);
        }
        match (&**name, steps) {
            ("var", [Step::Attribute(name), rest @ ..]) => {
                let value = self.variable(scope.instance, name);
                self.walk(&value, rest, way)
            }
            ("local", [Step::Attribute(name), rest @ ..]) => {
                match self.local(scope.instance, name) {
                    Some(value) => self.walk(&value, rest, way),
                    None => self.unknown(at, slot),
                }
            }
            ("module", [Step::Attribute(name), rest @ ..]) => self.module_output(name, rest, way),
            ("data", [Step::Attribute(type_name), Step::Attribute(name), rest @ ..]) => {
                self.resource(Form::Data, type_name, name, rest, way)
            }
            ("path", [Step::Attribute(which)]) => self.path(which, way),
            ("count" | "each" | "self" | "terraform" | "ephemeral" | "path", _) => {
                self.unknown(at, slot)
            }
            (type_name, [Step::Attribute(name), rest @ ..]) => {
                self.resource(Form::Managed, type_name, name, rest, way)
            }
            _ => self.unknown(at, slot),
        }
    }

    fn path(&mut self, which: &str, way: Way) -> Written {
        let text = match which {
            "module" => relative(&self.root, &self.instance(way.scope.instance).module.folder),
            "root" => ".".to_owned(),
            _ => return self.unknown(way.at, way.slot),
        };
        Written::text(text, way.slot)
    }

    /// The part of a value that the steps lead to, as it is used.
    pub(super) fn walk(&mut self, value: &Written, steps: &[Step], way: Way) -> Written {
        let mut value = value;
        let mut steps = steps;
        while let Some((step, rest)) = steps.split_first() {
            if let Value::Unknown(reason) = &value.value {
                return Written::unknown(Arc::clone(reason), way.slot);
            }
            if let Value::Reference(reference) = &value.value {
                return self.walk_reference(reference, steps, way);
            }
            if let Step::Splat = step {
                return match &value.value {
                    Value::List(items) => self.splat(items, rest, way),
                    Value::Null => Written::new(Value::List(Vec::new()), way.slot),
                    _ => self.splat(std::slice::from_ref(value), rest, way),
                };
            }
            let key = match self.step(step, way) {
                Ok(key) => key,
                Err(reason) => return Written::unknown(reason, way.slot),
            };
            let Some(inner) = into(&value.value, &key) else {
                return self.fails(way.at, way.slot);
            };
            value = inner;
            steps = rest;
        }
        self.used(value, way.slot)
    }

    fn splat(&mut self, items: &[Written], rest: &[Step], way: Way) -> Written {
        let walked = self.deeper(|engine| {
            let items = items.iter().map(|item| engine.walk(item, rest, way));
            items.collect()
        });
        match walked {
            Some(items) => Written::new(Value::List(items), way.slot),
            None => self.unknown(way.at, way.slot),
        }
    }

    /// The key that a step takes; or why it cannot be known.
    pub(super) fn step(&mut self, step: &Step, way: Way) -> Result<Value, Arc<str>> {
        match step {
            Step::Attribute(name) => Ok(Value::text(Arc::clone(name))),
            Step::Splat => Err(self.quote(way.at)),
            Step::Index(index) => {
                let index_at = index.at;
                match self.value(index, way.scope, Mark::NONE).value {
                    Value::Unknown(reason) => Err(reason),
                    Value::Text { open: true, .. } | Value::Reference(_) => {
                        Err(self.quote(index_at))
                    }
                    key => {
                        self.charge(weight(&key));
                        Ok(key)
                    }
                }
            }
        }
    }

    /// Steps into an attribute of another resource: into the resource as a whole, or into what the cloud will give.
    fn walk_reference(&mut self, reference: &Reference, steps: &[Step], way: Way) -> Written {
        if reference.attribute.is_empty()
            && let Some((instance, resource, member)) =
                self.owners.get(&reference.resource).copied()
        {
            return self.attribute(instance, resource, member, steps, way);
        }
        let mut attribute = reference.attribute.to_string();
        self.reference(&reference.resource, &mut attribute, steps, way)
    }

    /// The reference to an attribute and the steps into it.
    pub(super) fn reference(
        &mut self,
        resource: &Arc<str>,
        attribute: &mut String,
        steps: &[Step],
        way: Way,
    ) -> Written {
        for step in steps {
            if matches!(step, Step::Splat) {
                // How many there are is not known.
                return self.unknown(way.at, way.slot);
            }
            match (step, self.step(step, way)) {
                (_, Err(reason)) => return Written::unknown(reason, way.slot),
                (Step::Attribute(name), _) => {
                    if !attribute.is_empty() {
                        attribute.push('.');
                    }
                    attribute.push_str(name);
                }
                (_, Ok(Value::Number(index))) => {
                    let _ = write!(attribute, "[{index}]");
                }
                (_, Ok(Value::Text { text, .. })) => {
                    let _ = write!(attribute, "[{}]", quoted(&text));
                }
                _ => return self.fails(way.at, way.slot),
            }
        }
        let reference = Reference {
            resource: Arc::clone(resource),
            attribute: short(attribute),
        };
        Written::new(Value::Reference(reference), way.slot)
    }
}

/// The element or member of a value.
pub(super) fn into<'v>(value: &'v Value, key: &Value) -> Option<&'v Written> {
    match value {
        Value::List(items) => items.get(index_of(key)?),
        Value::Object(members) => match key {
            Value::Text { text, .. } => members.get(text),
            Value::Number(number) => members.get(number.to_string().as_str()),
            Value::Bool(value) => members.get(if *value { "true" } else { "false" }),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn index_of(key: &Value) -> Option<usize> {
    usize::try_from(number_of(key)?.as_u64()?).ok()
}
