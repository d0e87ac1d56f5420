//! Writes a value as JSON text, as `jsonencode` does.

use super::text::Building;
use policy::WrittenValue as Value;
use std::sync::Arc;

/// Appends the JSON text of a value.
pub(super) fn json_text(value: &Value, into: &mut Building) {
    match value {
        Value::Null => into.push_text("null"),
        Value::Text { .. } | Value::Reference(_) | Value::Encoded(_) => quoted(value, into),
        Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => into.push(value),
        Value::List(items) => {
            into.push_text("[");
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    into.push_text(",");
                }
                json_text(&item.value, into);
            }
            into.push_text("]");
        }
        Value::Object(members) => {
            into.push_text("{");
            for (index, (name, item)) in members.iter().enumerate() {
                if index > 0 {
                    into.push_text(",");
                }
                quoted(&Value::text(Arc::clone(name)), into);
                into.push_text(":");
                json_text(&item.value, into);
            }
            into.push_text("}");
        }
    }
}

fn quoted(value: &Value, into: &mut Building) {
    let mut inner = Building::default();
    inner.push(value);
    inner.quote_into(into);
}
