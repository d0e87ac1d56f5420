//! A value that thousands of findings repeat, with the JSON that it is written as.

use super::escape;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use std::ops::Deref;

/// A value whose JSON is made once.
#[derive(Clone, Debug)]
pub(crate) struct Written<T> {
    value: T,
    json: Box<RawValue>,
}

impl<T: Serialize> Written<T> {
    /// Makes the JSON of a value.
    ///
    /// # Errors
    /// A value that has no JSON form.
    pub(crate) fn of(value: T) -> serde_json::Result<Self> {
        let mut json = Vec::new();
        escape::json(&value, &mut json)?;
        let json = String::from_utf8_lossy(&json).into_owned();
        Ok(Self {
            value,
            json: RawValue::from_string(json)?,
        })
    }
}

impl<T> Deref for Written<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de> + Serialize> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(T::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
