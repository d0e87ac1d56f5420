//! A finding put together in the shape of GuardDuty from what another form says, with the place of each value in that form.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How many members deep, and how many elements long; a hostile form may ask for any.
const DEEPEST: usize = 16;
const LONGEST: usize = 512;

/// The tree so far, and where its values come from.
#[derive(Default)]
pub(super) struct Twin {
    pub(super) tree: Value,
    pub(super) origins: BTreeMap<String, String>,
}

impl Twin {
    /// Puts a value at a path such as `resource.s3BucketDetails[0].name`, if there is one and nothing stands there.
    pub(super) fn put(&mut self, path: &str, value: Option<&Value>, origin: &str) {
        let Some(value) = value.filter(|value| !value.is_null()) else {
            return;
        };
        let steps: Vec<_> = path.split('.').collect();
        if steps.len() > DEEPEST {
            return;
        }
        let mut place = &mut self.tree;
        for step in steps {
            let (name, indices) = step.split_once('[').unwrap_or((step, ""));
            if place.is_null() {
                *place = Value::Object(Map::new());
            }
            let Value::Object(object) = place else { return };
            place = object.entry(name).or_insert(Value::Null);
            for index in indices
                .split('[')
                .filter_map(|index| index.strip_suffix(']'))
            {
                let Some(index) = index.parse().ok().filter(|index| *index < LONGEST) else {
                    return;
                };
                if place.is_null() {
                    *place = Value::Array(Vec::new());
                }
                let Value::Array(list) = place else { return };
                if list.len() <= index {
                    list.resize(index + 1, Value::Null);
                }
                let Some(element) = list.get_mut(index) else {
                    return;
                };
                place = element;
            }
        }
        if place.is_null() {
            *place = value.clone();
            self.origins.insert(path.to_owned(), origin.to_owned());
        }
    }

    /// Puts text.
    pub(super) fn say(&mut self, path: &str, text: impl Into<String>, origin: &str) {
        self.put(path, Some(&Value::String(text.into())), origin);
    }
}
