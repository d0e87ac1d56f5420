//! A configuration as somebody wrote it: values that may be known only later, each with a mark that tells where it stands.
//!
//! A reader of code gives this; the shape tables turn it into the one shape that controls judge. What a mark means only
//! the reader knows: this crate carries marks along, so that a place in the shape can be traced back to the text.

use serde_json::Number;
use std::collections::BTreeMap;
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

    /// Gives everything inside another mark: the value was written elsewhere and is used here.
    #[must_use]
    pub fn marked(mut self, mark: Mark) -> Self {
        self.mark_all(mark);
        self
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
