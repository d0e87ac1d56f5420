//! Where in a resource's configuration something is: a JSON pointer (RFC 6901).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// A JSON pointer into a resource's `config`; the empty pointer is the whole configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Place(String);

impl Place {
    /// The whole configuration.
    pub fn root() -> Self {
        Self::default()
    }

    /// A place from the text of a JSON pointer, which is empty or begins with `/`.
    pub fn from_pointer(pointer: &str) -> Option<Self> {
        (pointer.is_empty() || pointer.starts_with('/')).then(|| Self(pointer.to_owned()))
    }

    /// The member `key` of this place, with `~` and `/` escaped as RFC 6901 asks.
    #[must_use]
    pub fn member(&self, key: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            key.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// The element `index` (from 0) of this place.
    #[must_use]
    pub fn element(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Every place of a configuration, the whole included.
    pub(crate) fn all_in(config: &Value) -> Vec<Self> {
        fn visit(value: &Value, at: Place, found: &mut Vec<Place>) {
            match value {
                Value::Object(members) => members
                    .iter()
                    .for_each(|(key, member)| visit(member, at.member(key), found)),
                Value::Array(items) => items
                    .iter()
                    .enumerate()
                    .for_each(|(index, item)| visit(item, at.element(index), found)),
                _ => {}
            }
            found.push(at);
        }
        let mut found = Vec::new();
        visit(config, Self::root(), &mut found);
        found
    }

    /// Gives the place another value; `None` removes a member and empties an element. Nothing if it has no parent to stand in.
    pub(crate) fn put(&self, config: &mut Value, value: Option<&Value>) -> Option<()> {
        let last = self.segments().last()?.into_owned();
        match config.pointer_mut(self.parent()?.as_str())? {
            Value::Object(members) => match value {
                Some(value) => drop(members.insert(last, value.clone())),
                None => drop(members.remove(&last)),
            },
            Value::Array(items) => {
                let item = items.get_mut(last.parse::<usize>().ok()?)?;
                *item = value.cloned().unwrap_or(Value::Null);
            }
            _ => return None,
        }
        Some(())
    }

    /// The text of the pointer.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The unescaped segments, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(|segment| {
            if segment.contains('~') {
                Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
            } else {
                Cow::Borrowed(segment)
            }
        })
    }

    /// The place this one is a member or element of, or `None` for the whole configuration.
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rsplit_once('/')
            .map(|(parent, _)| Self(parent.to_owned()))
    }

    /// Whether this place is `other`, inside it, or around it.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.is_within(other) || other.is_within(self)
    }

    /// Whether this place is `other` or inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(other.0.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same place with every array index replaced by `*`, so that it stays the same when a list is reordered.
    #[must_use]
    pub fn generalised(&self) -> Self {
        let mut text = String::with_capacity(self.0.len());
        for segment in self.0.split('/').skip(1) {
            text.push('/');
            text.push_str(if is_index(segment) { "*" } else { segment });
        }
        Self(text)
    }

    /// What stands at this place, if anything does.
    pub fn find<'v>(&self, config: &'v Value) -> Option<&'v Value> {
        config.pointer(&self.0)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a pointer segment is an array index.
pub(crate) fn is_index(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Place;

    fn place(text: &str) -> Place {
        Place::from_pointer(text).unwrap()
    }

    #[test]
    fn a_sibling_with_a_common_prefix_does_not_overlap() {
        assert!(!place("/Kms").overlaps(&place("/KmsKeyArn")));
        assert!(place("/A/0").overlaps(&place("/A")));
        assert!(place("/A").overlaps(&place("/A/0/B")));
        assert!(place("").overlaps(&place("/A")));
    }

    #[test]
    fn indices_generalise_and_keys_stay() {
        assert_eq!(place("/A/12/B3").generalised(), place("/A/*/B3"));
    }

    #[test]
    fn special_characters_are_escaped_and_read_back() {
        let place = Place::root().member("鍵/a~b").element(3);
        assert_eq!(place.as_str(), "/鍵~1a~0b/3");
        assert_eq!(place.segments().collect::<Vec<_>>(), ["鍵/a~b", "3"]);
    }
}
