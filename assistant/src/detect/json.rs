//! Events that are JSON values in memory, for tests of rules and small inputs.

use super::{Fields, Scalar};
use serde_json::Value;

impl Fields for Value {
    fn each(&self, path: &str, found: &mut dyn FnMut(Scalar<'_>)) {
        visit(self, Some(path), &mut |value| match value {
            Self::Null => found(Scalar::Null),
            Self::Bool(truth) => found(Scalar::Bool(*truth)),
            Self::Number(number) => found(Scalar::Number(&number.to_string())),
            Self::String(text) => found(Scalar::Text(text)),
            Self::Array(_) | Self::Object(_) => {}
        });
    }

    fn has(&self, path: &str) -> bool {
        let mut has = false;
        visit(self, Some(path), &mut |value| has = has || !value.is_null());
        has
    }
}

/// Calls `found` with what is at the path: scalars, objects, and lists that are empty; other lists give their elements.
fn visit(value: &Value, path: Option<&str>, found: &mut dyn FnMut(&Value)) {
    match (value, path) {
        (Value::Array(elements), _) if !elements.is_empty() => {
            for element in elements {
                visit(element, path, found);
            }
        }
        (value, None) => found(value),
        (Value::Object(members), Some(path)) => {
            let (member, rest) = match path.split_once('.') {
                Some((member, rest)) => (member, Some(rest)),
                None => (path, None),
            };
            if let Some(value) = members.get(member) {
                visit(value, rest, found);
            }
        }
        (_, Some(_)) => {}
    }
}
