//! Reads JSON text as a value, for `jsondecode` and documents that are written as text.

use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// The value that JSON text stands for, everything in it at `mark`; none if it is no JSON. Strings of `open` text may
/// hold parts that are not known.
pub(super) fn json_value(text: &str, open: bool, mark: Mark) -> Option<Written> {
    let parsed: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(converted(parsed, open, mark))
}

fn converted(value: serde_json::Value, open: bool, mark: Mark) -> Written {
    let value = match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => Value::Number(number),
        serde_json::Value::String(text) => Value::Text {
            open: open && text.contains("${"),
            text: Arc::from(text),
        },
        serde_json::Value::Array(items) => {
            let items = items.into_iter();
            Value::List(items.map(|item| converted(item, open, mark)).collect())
        }
        serde_json::Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, item)| (Arc::from(name), converted(item, open, mark)))
                .collect::<Members>(),
        ),
    };
    Written::new(value, mark)
}
