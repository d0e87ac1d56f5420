//! Values as JSON, and JSON as values.

use super::value::{At, Data, Val};

/// The JSON form of a value that is known in full.
pub(crate) fn to_json(val: &Val) -> Option<serde_json::Value> {
    Some(match &val.data {
        Data::Null => serde_json::Value::Null,
        Data::Bool(value) => (*value).into(),
        Data::Number(number) => serde_json::Value::Number(number.clone()),
        Data::Text { text, open: false } => (**text).into(),
        Data::List(list) => list.items.iter().map(to_json).collect::<Option<_>>()?,
        Data::Object(object) => serde_json::Value::Object(
            object
                .entries()
                .iter()
                .map(|(name, value)| Some((name.to_string(), to_json(value)?)))
                .collect::<Option<_>>()?,
        ),
        Data::Encoded(inner) => to_json(inner)?.to_string().into(),
        Data::Text { open: true, .. } | Data::Unknown(_) | Data::Ref(_) => return None,
    })
}

/// A value of JSON. Its depth is what the parser of JSON allows.
pub(crate) fn from_json(json: &serde_json::Value, at: At) -> Val {
    match json {
        serde_json::Value::Null => Val::null(at),
        serde_json::Value::Bool(value) => Val::bool(*value, at),
        serde_json::Value::Number(number) => Val::new(Data::Number(number.clone()), at),
        serde_json::Value::String(text) => Val::text(text.as_str(), at),
        serde_json::Value::Array(items) => {
            Val::list(items.iter().map(|item| from_json(item, at)).collect(), at)
        }
        serde_json::Value::Object(members) => Val::object(
            members
                .iter()
                .map(|(name, value)| (name.as_str().into(), from_json(value, at))),
            at,
        ),
    }
}
