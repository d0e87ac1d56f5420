//! Whether two resources are alike, wherever they stand.

use super::text::with_addresses;
use policy::{Written, WrittenValue as Value};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Which instances count as one.
pub(crate) struct Alike<'a> {
    /// Those that were found alike before.
    pub(crate) stands_for: &'a HashMap<usize, usize>,
    /// Those that are being compared.
    pub(crate) group: BTreeSet<usize>,
}

impl Alike<'_> {
    fn plain(&self, text: &str) -> String {
        with_addresses(text, |instance| {
            let instance = self.stands_for.get(&instance).copied().unwrap_or(instance);
            let name: Arc<str> = if self.group.contains(&instance) {
                "this".into()
            } else {
                format!("\u{1}{instance}\u{2}").into()
            };
            Some(name)
        })
    }

    fn same_text(&self, one: &str, other: &str) -> bool {
        one == other
            || (one.contains('\u{1}')
                && other.contains('\u{1}')
                && self.plain(one) == self.plain(other))
    }
}

/// Whether two values are the same apart from their marks.
pub(crate) fn alike(one: &Value, other: &Value, same: &Alike<'_>) -> bool {
    match (one, other) {
        (
            Value::Text { text: one, open },
            Value::Text {
                text: other,
                open: also_open,
            },
        ) => open == also_open && same.same_text(one, other),
        (Value::Reference(one), Value::Reference(other)) => {
            one.attribute == other.attribute && same.same_text(&one.resource, &other.resource)
        }
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|pair| both(pair, same))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((name, one), (also, other))| name == also && both((one, other), same))
        }
        (Value::Encoded(one), Value::Encoded(other)) => both((one, other), same),
        _ => one == other,
    }
}

fn both((one, other): (&Written, &Written), same: &Alike<'_>) -> bool {
    alike(&one.value, &other.value, same)
}
