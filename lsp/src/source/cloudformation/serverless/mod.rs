//! SAM: `Globals`, and resource types that stand for several of CloudFormation's own.

mod api;
mod function;
mod others;
mod role;

use super::super::Declared;
use super::evaluate::{Evaluation, size};
use super::stack::{Scope, Stack};
use policy::{Mark, Members, Reference, Written, WrittenValue as Value};
use std::sync::Arc;

/// What `Globals` says of each kind of resource: `Function`, `Api`, …
#[derive(Default)]
pub(super) struct Globals {
    members: Members,
    /// Why nobody can know all that they say.
    pub(super) doubtful: Option<Arc<str>>,
}

impl Evaluation<'_> {
    /// The globals of a SAM template.
    pub(super) fn globals(&mut self, stack: &Stack<'_>) -> Globals {
        let Some(globals) = stack.root.get("Globals").filter(|_| stack.serverless) else {
            return Globals::default();
        };
        let scope = Scope {
            stack,
            loops: &None,
        };
        let members = match self.value(scope, globals, Mark::NONE).value {
            Value::Object(members) => members,
            _ => Members::new(),
        };
        let doubtful = (!globals.is_whole()).then(|| Arc::from("Globals is not complete"));
        Globals { members, doubtful }
    }
}

impl Globals {
    /// How many values they add to a resource of a type.
    pub(super) fn size(&self, type_name: &str) -> usize {
        let kind = type_name.strip_prefix("AWS::Serverless::");
        kind.and_then(|kind| self.members.get(kind)).map_or(0, size)
    }

    /// What a SAM resource becomes. Types that stand for nothing of CloudFormation's stay as they are.
    pub(super) fn apply(&self, mut declared: Declared) -> Vec<Declared> {
        let kind = declared
            .type_name
            .strip_prefix("AWS::Serverless::")
            .unwrap_or_default()
            .to_owned();
        if let Some(global) = self.members.get(kind.as_str()) {
            declared.body = with_global(global, declared.body);
        }
        match kind.as_str() {
            "Function" => function::function(declared),
            "Api" => api::rest(declared),
            "HttpApi" => api::http(declared),
            "StateMachine" => others::state_machine(declared),
            "SimpleTable" => vec![others::table(declared)],
            "LayerVersion" => vec![others::layer(declared)],
            _ => vec![declared],
        }
    }
}

/// A resource's own body over what the globals say, but for what it asks to ignore.
fn with_global(global: &Written, body: Written) -> Written {
    let ignored = body.member("IgnoreGlobals").map(|ignored| &ignored.value);
    let global = match (ignored, &global.value) {
        (Some(Value::Text { text, .. }), _) if &**text == "*" => return body,
        (Some(Value::List(names)), Value::Object(members)) => {
            let asked = |name: &str| names.iter().any(|asked| asked.value.as_str() == Some(name));
            let kept = members
                .iter()
                .filter(|(name, _)| !asked(name))
                .map(|(name, value)| (Arc::clone(name), value.clone()))
                .collect();
            Written::new(Value::Object(kept), global.mark)
        }
        _ => global.clone(),
    };
    joined(global, body)
}

/// Objects are merged, lists put behind each other, and anything else is what the resource says itself.
fn joined(global: Written, own: Written) -> Written {
    let value = match (global.value, own.value) {
        (Value::Object(mut members), Value::Object(own)) => {
            for (name, value) in own {
                let value = match members.remove(&name) {
                    Some(global) => joined(global, value),
                    None => value,
                };
                members.insert(name, value);
            }
            Value::Object(members)
        }
        (Value::List(mut items), Value::List(own)) => {
            items.extend(own);
            Value::List(items)
        }
        (_, own) => own,
    };
    Written::new(value, own.mark)
}

/// A further resource that SAM makes of one.
fn made(from: &Declared, type_name: &str, suffix: &str, body: Members, mark: Mark) -> Declared {
    Declared {
        dialect: from.dialect,
        type_name: Arc::from(type_name),
        address: Arc::from(format!("{}{suffix}", from.address)),
        header: from.header,
        body: Written::new(Value::Object(body), mark),
        doubtful: from.doubtful.clone(),
    }
}

/// An attribute of a resource.
fn given(resource: &str, attribute: &str, mark: Mark) -> Written {
    let reference = Reference {
        resource: Arc::from(resource),
        attribute: Arc::from(attribute),
    };
    Written::new(Value::Reference(reference), mark)
}

/// An object with one member.
fn object(name: &str, value: Written, mark: Mark) -> Written {
    let members = Members::from([(Arc::from(name), value)]);
    Written::new(Value::Object(members), mark)
}

/// Gives a member another name, unless the new one is taken.
fn rename(members: &mut Members, from: &str, to: &str) {
    if let Some(value) = members.remove(from) {
        members.entry(Arc::from(to)).or_insert(value);
    }
}

/// SAM writes tags as an object, CloudFormation as a list of `Key` and `Value`.
fn list_tags(members: &mut Members) {
    let Some(tags) = members.get_mut("Tags") else {
        return;
    };
    if let Value::Object(names) = &tags.value {
        let tag = |(name, value): (&Arc<str>, &Written)| {
            let members = Members::from([
                (
                    Arc::from("Key"),
                    Written::text(Arc::clone(name), value.mark),
                ),
                (Arc::from("Value"), value.clone()),
            ]);
            Written::new(Value::Object(members), value.mark)
        };
        tags.value = Value::List(names.iter().map(tag).collect());
    }
}
