//! The JSON documents of a file: one, several one after another, or one a line.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};
use std::fmt;

/// Each document with its number from 0, or why the rest of the text cannot be read. A file of one document gives
/// number `None`.
pub(crate) fn split(text: &[u8]) -> Vec<Result<(Option<usize>, Value), String>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") {
        return vec![Err("UTF-16 text; save it as UTF-8".to_owned())];
    }
    if text.iter().all(u8::is_ascii_whitespace) {
        return vec![Err("empty file".to_owned())];
    }
    let mut found = Vec::new();
    // The iterator knows where it is. To ask after each document whether it was the last would make an error of the rest each time,
    // with its line and column, and a log of a million lines would never end.
    for document in serde_json::Deserializer::from_slice(text).into_iter::<Whole>() {
        found.push(match document {
            Ok(Whole(value)) => Ok((None, value)),
            Err(error) => Err(format!("not valid JSON: {error}")),
        });
    }
    if found.len() > 1 {
        for (number, document) in found.iter_mut().enumerate() {
            if let Ok((index, _)) = document {
                *index = Some(number);
            }
        }
    }
    found
}

/// The one value that a text is, if it is one.
pub(crate) fn one(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().map(|Whole(value)| value)
}

/// A whole value, read strictly.
struct Whole(Value);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Strict.deserialize(deserializer).map(Self)
    }
}

/// Reads a value and refuses an object that names a member twice: vendors' answers never do, and which of the two
/// counts would be a guess.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element_seed(Self)? {
            found.push(item);
        }
        Ok(Value::Array(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut found = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            match found.entry(name) {
                Entry::Occupied(twice) => {
                    return Err(A::Error::custom(format!(
                        "the member {:?} stands twice in one object",
                        twice.key()
                    )));
                }
                Entry::Vacant(place) => place.insert(members.next_value_seed(Self)?),
            };
        }
        Ok(Value::Object(found))
    }
}
