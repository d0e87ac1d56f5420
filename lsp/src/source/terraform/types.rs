//! Converts what a variable is given to the type it declares: text to numbers, missing members to their defaults.

use super::engine::{Engine, Scope};
use super::functions::unique;
use super::operators::parse_number;
use super::syntax::{Call, Expr, Key, Kind};
use policy::{Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// The value as the type `wanted` has it. What does not fit stays as it is.
pub(super) fn converted(
    engine: &mut Engine,
    wanted: &Expr,
    value: Written,
    instance: usize,
) -> Written {
    if value.value == Value::Null || value.value.is_unknown() {
        return value;
    }
    let mark = value.mark;
    let value = match &wanted.kind {
        Kind::Variable(name) => primitive(name, value.value),
        Kind::Call(call) => collection(engine, call, value.value, instance),
        _ => value.value,
    };
    Written::new(value, mark)
}

fn primitive(name: &str, value: Value) -> Value {
    match (name, &value) {
        ("string", Value::Bool(known)) => Value::text(if *known { "true" } else { "false" }),
        ("string", Value::Number(number)) => Value::text(number.to_string()),
        ("number", Value::Text { text, open: false }) => {
            parse_number(text).map_or(value, Value::Number)
        }
        ("bool", Value::Text { text, open: false }) => match &**text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => value,
        },
        _ => value,
    }
}

fn collection(engine: &mut Engine, call: &Call, value: Value, instance: usize) -> Value {
    let Some(inner) = call.arguments.first() else {
        return value;
    };
    let inner = &inner.value;
    match (&*call.name, value) {
        ("list", Value::List(items)) => {
            let items = items.into_iter();
            let items = items.map(|item| converted(engine, inner, item, instance));
            Value::List(items.collect())
        }
        ("set", Value::List(items)) => {
            let items = items.into_iter();
            let items = items.map(|item| converted(engine, inner, item, instance));
            let items = items.collect();
            unique(engine, items, true).map_or_else(
                || Value::Unknown(Arc::from("a set that is too large")),
                Value::List,
            )
        }
        ("map", Value::Object(members)) => Value::Object(
            members
                .into_iter()
                .map(|(name, item)| (name, converted(engine, inner, item, instance)))
                .collect(),
        ),
        ("object", Value::Object(members)) => object(engine, inner, members, instance),
        ("optional", value) => {
            let value = Written::new(value, policy::Mark::NONE);
            converted(engine, inner, value, instance).value
        }
        (_, value) => value,
    }
}

/// An object has exactly the members that its type names; those that are optional have a default, or are null.
fn object(engine: &mut Engine, wanted: &Expr, mut members: Members, instance: usize) -> Value {
    let Kind::Object(attributes) = &wanted.kind else {
        return Value::Object(members);
    };
    let mut object = Members::new();
    for attribute in attributes {
        let Key::Name(name) = &attribute.key else {
            continue;
        };
        let given = members.remove(name);
        let given = given.filter(|given| given.value != Value::Null);
        let value = match (given, &attribute.value.kind) {
            (Some(given), _) => given,
            (None, Kind::Call(call)) if &*call.name == "optional" => match call.arguments.get(1) {
                Some(default) => {
                    let scope = Scope::of(instance);
                    engine.value(&default.value, scope, policy::Mark::NONE)
                }
                None => Written::new(Value::Null, policy::Mark::NONE),
            },
            (None, _) => continue,
        };
        // An optional attribute is a call whose argument is the type.
        let wanted = match &attribute.value.kind {
            Kind::Call(call) if &*call.name == "optional" => {
                call.arguments.first().map(|inner| &inner.value)
            }
            _ => Some(&attribute.value),
        };
        let value = match wanted {
            Some(wanted) => converted(engine, wanted, value, instance),
            None => value,
        };
        object.insert(Arc::clone(name), value);
    }
    Value::Object(object)
}
