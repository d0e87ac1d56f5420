//! YAML and JSON text as a tree in which every node knows its bytes.

use serde_json::Number;
use std::ops::Range;

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Its bytes in the text, quotes included.
    pub range: Range<usize>,
    /// A YAML tag of the document's own, without the exclamation mark: `Ref`, `Sub`.
    pub tag: Option<String>,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Members in the order of the text.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub key: String,
    /// The bytes of the name, quotes included.
    pub key_range: Range<usize>,
    /// Its value.
    pub value: Node,
}
