//! A configuration as somebody wrote it: values that may be known only later, each with a mark that tells where it stands.
//!
//! A reader of code gives this; the shape tables turn it into the one shape that controls judge. What a mark means only
//! the reader knows: this crate carries marks along, so that a place in the shape can be traced back to the text.

use crate::{Place, Unknown};
use serde_json::Number;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// Where a value stands, in the numbering of whoever read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark(pub u32);

impl Mark {
    /// Nothing was written: the value is a default, or not there.
    pub const NONE: Self = Self(0);

    /// Whether something was written.
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What it is.
    pub value: Value,
    /// What is to be underlined when this value is at fault.
    pub mark: Mark,
}

/// The members of an object by name.
pub type Members = BTreeMap<Arc<str>, Written>;

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `null`, or a member that its language treats as not there (`AWS::NoValue`).
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text. `open` text holds parts that the cloud gives when it creates another resource, written as `${…}`.
    Text {
        /// The text.
        text: Arc<str>,
        /// Whether parts of it stand for what is not known yet.
        open: bool,
    },
    /// The name, ARN, address or another attribute that the cloud gives another resource in the same code: certainly
    /// there, and not known yet.
    Reference(Reference),
    /// A list.
    List(Vec<Written>),
    /// Members by name.
    Object(Members),
    /// Text that is the JSON form of a value, as `jsonencode` makes it.
    Encoded(Box<Written>),
    /// What cannot be known, with the expression as the reason: `var.strength`.
    Unknown(Arc<str>),
}

/// An attribute of another resource in the same code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The resource: its address or logical id, the same text as the id of that resource.
    pub resource: Arc<str>,
    /// The attribute: `arn`, `id`; empty for the resource as a whole (CloudFormation's `Ref`).
    pub attribute: Arc<str>,
}

impl Reference {
    /// The words at the end of attributes that name a resource, in lower case and without underscores.
    const NAMES: [&str; 8] = [
        "id",
        "arn",
        "name",
        "bucket",
        "email",
        "identifier",
        "selflink",
        "key",
    ];

    /// What stands for the value while it is not known: the id of the resource for an attribute that names it, so that
    /// relations find it; `${resource.attribute}` for any other.
    fn plain(&self) -> String {
        let attribute = self.attribute.replace('_', "").to_lowercase();
        if attribute.is_empty() || Self::NAMES.iter().any(|name| attribute.ends_with(name)) {
            self.resource.to_string()
        } else {
            format!("${{{}.{}}}", self.resource, self.attribute)
        }
    }
}

impl Written {
    /// A value that stands at `mark`.
    pub fn new(value: Value, mark: Mark) -> Self {
        Self { value, mark }
    }

    /// Known text that stands at `mark`.
    pub fn text(text: impl Into<Arc<str>>, mark: Mark) -> Self {
        Self::new(Value::text(text), mark)
    }

    /// Something that cannot be known for `reason`.
    pub fn unknown(reason: impl Into<Arc<str>>, mark: Mark) -> Self {
        Self::new(Value::Unknown(reason.into()), mark)
    }

    /// The member `name`, if this is an object that has it.
    pub fn member(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// What is known of it as plain JSON, and the places of what is not.
    pub fn plain(&self) -> (serde_json::Value, Unknown) {
        let mut unknown = Unknown::new();
        let json = self.plain_at(&Place::root(), &mut unknown);
        (json.unwrap_or_default(), unknown)
    }

    /// Nothing for what is not there or not known. An element of a list that is not known stands as null, so that
    /// those behind it keep their places.
    fn plain_at(&self, at: &Place, unknown: &mut Unknown) -> Option<serde_json::Value> {
        use serde_json::Value as Json;
        Some(match &self.value {
            Value::Null => return None,
            Value::Bool(truth) => Json::Bool(*truth),
            Value::Number(number) => Json::Number(number.clone()),
            Value::Text { text, .. } => Json::String(text.to_string()),
            Value::Reference(reference) => Json::String(reference.plain()),
            Value::List(items) => {
                let items = items.iter().enumerate();
                let plain = items.map(|(index, item)| item.plain_at(&at.element(index), unknown));
                Json::Array(plain.map(Option::unwrap_or_default).collect())
            }
            Value::Object(members) => {
                let mut object = serde_json::Map::new();
                for (name, value) in members {
                    if let Some(value) = value.plain_at(&at.member(name), unknown) {
                        object.insert(name.to_string(), value);
                    }
                }
                Json::Object(object)
            }
            Value::Encoded(inner) => {
                let mut inside = Unknown::new();
                let json = inner.plain_at(at, &mut inside)?;
                if let Some(reason) = inside.into_values().next() {
                    unknown.insert(at.clone(), reason);
                    return None;
                }
                Json::String(json.to_string())
            }
            Value::Unknown(reason) => {
                unknown.insert(at.clone(), reason.to_string());
                return None;
            }
        })
    }

    /// The value at a place, if anything was written there.
    pub fn find(&self, at: &Place) -> Option<&Self> {
        at.segments()
            .try_fold(self, |here, segment| here.inside(&segment))
    }

    /// The mark of what is to be changed to mend the place `at`: its own if it was written, else that of the nearest
    /// thing around it that was. [`Mark::NONE`] stands for the resource as a whole.
    pub fn mark_at(&self, at: &Place) -> Mark {
        let mut nearest = Mark::NONE;
        let mut here = self;
        for segment in at.segments() {
            let Some(inside) = here.inside(&segment) else {
                break;
            };
            here = inside;
            if here.mark.is_some() {
                nearest = here.mark;
            }
        }
        nearest
    }

    /// A member or element.
    fn inside(&self, segment: &str) -> Option<&Self> {
        match &self.value {
            Value::Object(members) => members.get(segment),
            Value::List(items) => items.get(segment.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// Puts a value at a place (member names joined by dots, empty for the whole), making the objects on the way. Two
    /// that come to the same place are joined: members are put together, lists behind each other, else what was written
    /// stays before a default, and the later before the earlier.
    pub fn put(&mut self, place: &str, value: Self) {
        let mut target = self;
        for name in place.split('.').filter(|name| !name.is_empty()) {
            // A single block stands in a list until the table says that there is only one.
            if let Value::List(items) = &mut target.value
                && items.len() == 1
                && let Some(only) = items.pop()
            {
                *target = only;
            }
            // What is unknown, or stands there several times, does not become known by what is said of a part of it.
            match &target.value {
                Value::Unknown(_) => return,
                Value::List(items) if !items.is_empty() => return,
                _ => {}
            }
            if !matches!(target.value, Value::Object(_)) {
                target.value = Value::Object(Members::new());
            }
            let Value::Object(members) = &mut target.value else {
                return;
            };
            target = members
                .entry(Arc::from(name))
                .or_insert_with(|| Self::new(Value::Null, Mark::NONE));
        }
        target.join(value);
    }

    fn join(&mut self, other: Self) {
        match (&mut self.value, other.value) {
            (Value::Object(members), Value::Object(more)) => {
                for (name, value) in more {
                    match members.entry(name) {
                        Entry::Occupied(mut known) => known.get_mut().join(value),
                        Entry::Vacant(free) => drop(free.insert(value)),
                    }
                }
            }
            // A block that stands in place of its only element.
            (Value::Object(_), Value::List(more)) => {
                for item in more {
                    self.join(item);
                }
            }
            (Value::List(items), Value::List(more)) => items.extend(more),
            // A default does not take the place of what somebody wrote.
            (_, _) if self.mark.is_some() && !other.mark.is_some() => {}
            (known, later) => {
                *known = later;
                if other.mark.is_some() {
                    self.mark = other.mark;
                }
            }
        }
        if !self.mark.is_some() {
            self.mark = other.mark;
        }
    }

    /// Gives everything inside another mark: the value was written elsewhere and is used here.
    #[must_use]
    pub fn marked(mut self, mark: Mark) -> Self {
        self.mark_all(mark);
        self
    }

    /// Puts what is known in the place of references.
    pub fn resolve(&mut self, known: &impl Fn(&Reference) -> Option<Value>) {
        match &mut self.value {
            Value::Reference(reference) => {
                if let Some(value) = known(reference) {
                    self.value = value;
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| item.resolve(known)),
            Value::Object(members) => members.values_mut().for_each(|item| item.resolve(known)),
            Value::Encoded(inner) => inner.resolve(known),
            _ => {}
        }
    }

    fn mark_all(&mut self, mark: Mark) {
        self.mark = mark;
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.mark_all(mark)),
            Value::Object(members) => members.values_mut().for_each(|item| item.mark_all(mark)),
            Value::Encoded(inner) => inner.mark_all(mark),
            _ => {}
        }
    }
}

impl Value {
    /// JSON as something written at `mark`. What stands as `${…}` in it is given by the cloud.
    pub fn from_json(json: &serde_json::Value, mark: Mark) -> Self {
        match json {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(truth) => Self::Bool(*truth),
            serde_json::Value::Number(number) => Self::Number(number.clone()),
            serde_json::Value::String(text) => Self::Text {
                open: text.contains("${"),
                text: Arc::from(text.as_str()),
            },
            serde_json::Value::Array(items) => Self::List(
                items
                    .iter()
                    .map(|item| Written::new(Self::from_json(item, mark), mark))
                    .collect(),
            ),
            serde_json::Value::Object(members) => Self::Object(
                members
                    .iter()
                    .map(|(name, value)| {
                        (
                            Arc::from(name.as_str()),
                            Written::new(Self::from_json(value, mark), mark),
                        )
                    })
                    .collect(),
            ),
        }
    }

    /// Known text.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text {
            text: text.into(),
            open: false,
        }
    }

    /// Known text as a string slice.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text { text, open: false } => Some(text),
            _ => None,
        }
    }

    /// Whether this is something that cannot be known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}
