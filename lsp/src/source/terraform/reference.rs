//! Refers to other resources and to what modules give, through `count` and `for_each`.

use super::engine::{Engine, short};
use super::instance::Repetition;
use super::module::{Entry, Form};
use super::syntax::{Expr, Kind, Step};
use super::walk::{Way, index_of, into};
use policy::{Members, Written, WrittenValue as Value};
use std::rc::Rc;
use std::sync::Arc;

impl Engine<'_> {
    /// A resource of this module, or what the steps lead to in it.
    pub(super) fn resource(
        &mut self,
        form: Form,
        type_name: &str,
        name: &str,
        steps: &[Step],
        way: Way,
    ) -> Written {
        let instance = way.scope.instance;
        let module = Rc::clone(&self.instance(instance).module);
        match module.resource(form, type_name, name) {
            Some(resource) => self.members(instance, resource, steps, way),
            None => self.unknown(way.at, way.slot),
        }
    }

    /// What a called module gives, or what the steps lead to in it.
    pub(super) fn module_output(&mut self, name: &str, steps: &[Step], way: Way) -> Written {
        let instance = way.scope.instance;
        let module = Rc::clone(&self.instance(instance).module);
        match module.call(name) {
            Some(Entry::Resource(resource)) => self.members(instance, resource, steps, way),
            Some(Entry::Call(call)) => {
                let once = module.calls.get(call).is_some_and(|call| {
                    let body = &call.block.body;
                    call.block.broken
                        && body.attribute("count").is_none()
                        && body.attribute("for_each").is_none()
                });
                if once && matches!(steps.first(), Some(Step::Index(_) | Step::Splat)) {
                    return self.unknown(way.at, way.slot);
                }
                let Some(called) = self.called(instance, call) else {
                    let reason = short(&format!("cycle: module.{name}"));
                    return Written::unknown(reason, way.slot);
                };
                self.select(
                    &called.repetition,
                    steps,
                    way,
                    &mut |engine, index, rest| match called.instance(index) {
                        Some(inner) => engine.output_of(inner, rest, way),
                        None => engine.fails(way.at, way.slot),
                    },
                )
            }
            _ => self.unknown(way.at, way.slot),
        }
    }

    /// What a called module gives; all of it if no step says what.
    fn output_of(&mut self, instance: usize, steps: &[Step], way: Way) -> Written {
        if let Some((Step::Attribute(name), rest)) = steps.split_first() {
            return match self.output(instance, name) {
                Some(value) => self.walk(&value, rest, way),
                // It may be a block that cannot be read.
                None if self.instance(instance).module.lost => self.unknown(way.at, way.slot),
                None => self.fails(way.at, way.slot),
            };
        }
        let module = Rc::clone(&self.instance(instance).module);
        let mut outputs = Members::new();
        for name in module.outputs.keys() {
            if let Some(value) = self.output(instance, name) {
                outputs.insert(Arc::clone(name), self.used(&value, way.slot));
            }
        }
        let all = Written::new(Value::Object(outputs), way.slot);
        self.walk(&all, steps, way)
    }

    /// The steps through the instances of a resource, and on into one of them.
    fn members(&mut self, instance: usize, resource: usize, steps: &[Step], way: Way) -> Written {
        let module = Rc::clone(&self.instance(instance).module);
        let Some(declared) = module.resources.get(resource) else {
            return self.unknown(way.at, way.slot);
        };
        let body = &declared.block.body;
        if body.attribute("count").is_none() && body.attribute("for_each").is_none() {
            if declared.block.broken && matches!(steps.first(), Some(Step::Index(_) | Step::Splat))
            {
                return self.unknown(way.at, way.slot);
            }
            return self.select(&Repetition::Once, steps, way, &mut |engine, _, rest| {
                engine.attribute(instance, resource, 0, rest, way)
            });
        }
        let Some(expanded) = self.expanded(instance, resource) else {
            let reason = short(&format!("cycle: {}", declared.address));
            return Written::unknown(reason, way.slot);
        };
        self.select(
            &expanded.repetition,
            steps,
            way,
            &mut |engine, index, rest| engine.attribute(instance, resource, index, rest, way),
        )
    }

    /// Takes the step that chooses among instances, and goes on with `inner` for each that is chosen.
    fn select(
        &mut self,
        repetition: &Repetition,
        steps: &[Step],
        way: Way,
        inner: &mut dyn FnMut(&mut Self, usize, &[Step]) -> Written,
    ) -> Written {
        let first = steps.first();
        let rest = steps.get(1..).unwrap_or_default();
        match repetition {
            Repetition::Once => match first {
                Some(Step::Splat) => {
                    let only = inner(self, 0, rest);
                    Written::new(Value::List(vec![only]), way.slot)
                }
                Some(Step::Index(_)) => self.fails(way.at, way.slot),
                _ => inner(self, 0, steps),
            },
            Repetition::Unknown { reason, certain } => match first {
                Some(Step::Index(Expr {
                    kind: Kind::Number(index),
                    ..
                })) if *certain && index.as_u64() == Some(0) => inner(self, 0, rest),
                _ => Written::unknown(Arc::clone(reason), way.slot),
            },
            Repetition::Count(length) => match first {
                None | Some(Step::Splat) => {
                    let all = (0..*length).map(|index| inner(self, index, rest));
                    let all = all.collect();
                    Written::new(Value::List(all), way.slot)
                }
                Some(step) => match self.step(step, way) {
                    Err(reason) => Written::unknown(reason, way.slot),
                    Ok(key) => match index_of(&key) {
                        Some(index) if index < *length => inner(self, index, rest),
                        _ => self.fails(way.at, way.slot),
                    },
                },
            },
            Repetition::Keys(keys) => match first {
                None => {
                    let all = keys.iter().enumerate();
                    let all = all.map(|(index, key)| (Arc::clone(key), inner(self, index, &[])));
                    let all = all.collect();
                    Written::new(Value::Object(all), way.slot)
                }
                Some(Step::Splat) => self.fails(way.at, way.slot),
                Some(step) => match self.step(step, way) {
                    Err(reason) => Written::unknown(reason, way.slot),
                    Ok(key) => {
                        let found = match &key {
                            Value::Text { text, .. } => keys.iter().position(|key| key == text),
                            Value::Number(number) => {
                                let text = number.to_string();
                                keys.iter().position(|key| **key == *text)
                            }
                            _ => None,
                        };
                        match found {
                            Some(index) => inner(self, index, rest),
                            None => self.fails(way.at, way.slot),
                        }
                    }
                },
            },
        }
    }

    /// An attribute of one instance of a resource: what its arguments say, or else what the cloud will give.
    pub(super) fn attribute(
        &mut self,
        instance: usize,
        resource: usize,
        member: usize,
        steps: &[Step],
        way: Way,
    ) -> Written {
        self.deeper(|engine| engine.attribute_of(instance, resource, member, steps, way))
            .unwrap_or_else(|| self.unknown(way.at, way.slot))
    }

    fn attribute_of(
        &mut self,
        instance: usize,
        resource: usize,
        member: usize,
        steps: &[Step],
        way: Way,
    ) -> Written {
        let module = Rc::clone(&self.instance(instance).module);
        let Some(declared) = module.resources.get(resource) else {
            return self.unknown(way.at, way.slot);
        };
        let Some(address) = self.address(instance, resource, member) else {
            let reason = short(&format!("cycle: {}", declared.address));
            return Written::unknown(reason, way.slot);
        };
        let Some((Step::Attribute(name), rest)) = steps.split_first() else {
            self.owners
                .insert(Arc::clone(&address), (instance, resource, member));
            return self.reference(&address, &mut String::new(), steps, way);
        };
        if let Some(document) = self.document(instance, resource, member, name) {
            return self.walk(&document, rest, way);
        }
        // What a broken block does not say may stand in it all the same, but for what only the cloud gives.
        let given = if declared.block.broken {
            gives_identity
        } else {
            gives_name
        };
        if declared.form != Form::Remote && declared.block.body.sets(name) {
            let Some(expanded) = self.expanded(instance, resource) else {
                let reason = short(&format!("cycle: {}.{name}", declared.address));
                return Written::unknown(reason, way.slot);
            };
            let body = expanded.member(member).map(|(_, body)| Rc::clone(body));
            if let Some(value) = body.as_ref().and_then(|body| body.member(name))
                && let Some(found) = self.argument(value, rest, way)
                // What names a resource leads to it even where the name itself is not known.
                && !(found.value.is_unknown() && rest.is_empty() && given(name))
            {
                return found;
            }
        }
        if (declared.form == Form::Data || declared.block.broken) && !given(name) {
            return self.unknown(way.at, way.slot);
        }
        self.reference(&address, &mut String::new(), steps, way)
    }

    /// The address of one instance; none in a cycle.
    fn address(&mut self, instance: usize, resource: usize, member: usize) -> Option<Arc<str>> {
        let module = Rc::clone(&self.instance(instance).module);
        let declared = module.resources.get(resource)?;
        let body = &declared.block.body;
        if body.attribute("count").is_some() || body.attribute("for_each").is_some() {
            let expanded = self.expanded(instance, resource)?;
            return expanded
                .member(member)
                .map(|(address, _)| Arc::clone(address));
        }
        let prefix = Arc::clone(&self.instance(instance).prefix);
        Some(if prefix.is_empty() {
            Arc::clone(&declared.address)
        } else {
            Arc::from(format!("{prefix}{}", declared.address))
        })
    }

    /// The part of an argument that the steps lead to; none if the argument does not say it.
    fn argument(&mut self, value: &Written, steps: &[Step], way: Way) -> Option<Written> {
        let mut value = value;
        let mut steps = steps;
        while let Some((step, rest)) = steps.split_first() {
            if matches!(step, Step::Splat)
                || matches!(value.value, Value::Unknown(_) | Value::Reference(_))
            {
                break;
            }
            let key = match self.step(step, way) {
                Ok(key) => key,
                Err(reason) => return Some(Written::unknown(reason, way.slot)),
            };
            // A block that occurs at most once may be used like an object.
            value = match (&value.value, &key) {
                (Value::List(items), Value::Text { .. }) => {
                    let [only] = items.as_slice() else {
                        return None;
                    };
                    into(&only.value, &key)?
                }
                (inner, key) => into(inner, key)?,
            };
            steps = rest;
        }
        if value.value == Value::Null {
            return None;
        }
        Some(self.walk(value, steps, way))
    }
}

/// Whether an attribute of a data source names something: it is there, and what it says is no setting.
pub(super) fn gives_name(attribute: &str) -> bool {
    matches!(
        attribute,
        "arn"
            | "id"
            | "name"
            | "dns_suffix"
            | "partition"
            | "region"
            | "email"
            | "self_link"
            | "fqdn"
    ) || ["_arn", "_id", "_domain_name"]
        .iter()
        .any(|end| attribute.ends_with(end))
}

/// Whether an attribute says which resource it is, and is no argument of any.
fn gives_identity(attribute: &str) -> bool {
    matches!(attribute, "arn" | "id" | "self_link")
}
