//! Brings what was written to the declared types, where languages for infrastructure are lenient about them.

use super::table::{Node, PropertyType};
use crate::written::{Mark, Value, Written};
use std::sync::Arc;

/// Brings values to the declared types where the languages are lenient: `"true"`, one block where a list is meant, JSON text.
pub(super) fn coerce(node: Option<&Node>, written: &mut Written) {
    let Some(node) = node else { return };
    if node.wants() == Some(PropertyType::Object)
        && let Value::List(items) = &mut written.value
        && items.len() == 1
        && let Some(only) = items.pop()
    {
        *written = only;
    }
    if let Some(wanted) = node.wants() {
        let value = std::mem::replace(&mut written.value, Value::Null);
        written.value = coerced(wanted, value, written.mark);
        let has_values = node
            .property
            .as_ref()
            .is_some_and(|property| !property.values.is_empty());
        if has_values && let Value::Text { text, open: true } = &written.value {
            written.value = Value::Unknown(Arc::clone(text));
        }
    }
    match &mut written.value {
        Value::Object(members) => {
            for (name, child) in &node.members {
                let aliases = child.property.iter().flat_map(|property| &property.alias);
                for alias in aliases {
                    if !members.contains_key(name.as_str())
                        && let Some(value) = members.remove(alias.as_str())
                    {
                        members.insert(Arc::from(name.as_str()), value);
                    }
                }
            }
            for (name, member) in members.iter_mut() {
                coerce(node.members.get(&**name), member);
            }
            members.retain(|_, member| member.value != Value::Null);
        }
        Value::List(items) => items
            .iter_mut()
            .for_each(|item| coerce(node.element.as_deref(), item)),
        _ => {}
    }
}

fn coerced(wanted: PropertyType, value: Value, mark: Mark) -> Value {
    match (wanted, value) {
        (PropertyType::Array | PropertyType::Object, Value::Encoded(inner)) => {
            coerced(wanted, inner.value, mark)
        }
        (PropertyType::Array | PropertyType::Object, Value::Text { text, .. })
            if text.trim_start().starts_with(['{', '[']) =>
        {
            match serde_json::from_str(&text) {
                Ok(json) => coerced(wanted, Value::from_json(&json, mark), mark),
                Err(_) => Value::Unknown(Arc::from("text that is no JSON")),
            }
        }
        (PropertyType::Array, value @ (Value::List(_) | Value::Null | Value::Unknown(_))) => value,
        (PropertyType::Array, value) => Value::List(vec![Written::new(value, mark)]),
        (PropertyType::Object, Value::List(items)) if items.is_empty() => Value::Null,
        (PropertyType::Object, Value::List(_)) => {
            Value::Unknown(Arc::from("several blocks where one is meant"))
        }
        (PropertyType::Boolean, Value::Text { text, open: false }) => {
            match text.to_ascii_lowercase().as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                _ => Value::Text { text, open: false },
            }
        }
        (PropertyType::Number, Value::Text { text, open: false }) => match text.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text { text, open: false },
        },
        (PropertyType::String, Value::Bool(truth)) => Value::text(truth.to_string()),
        (PropertyType::String, Value::Number(number)) => Value::text(number.to_string()),
        (
            PropertyType::Boolean | PropertyType::Number | PropertyType::Object,
            Value::Reference(reference),
        ) => Value::Unknown(
            format!(
                "known later: {}.{}",
                reference.resource, reference.attribute
            )
            .into(),
        ),
        (_, value) => value,
    }
}
