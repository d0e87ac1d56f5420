//! YAML and JSON text as a tree in which every node knows its bytes.

pub mod json;
mod settle;
pub mod yaml;

use serde_json::Number;
use std::ops::Range;

/// How deep a document may be nested. What is deeper is a syntax error: nobody writes it by hand, and readers recurse.
pub const DEPTH: usize = 128;

/// How many nodes a document may have, with aliases expanded.
pub const NODES: usize = 2_000_000;

/// How many errors are told of one text: more do not help anybody.
const ERRORS: usize = 100;

/// The tag of a node that stands where the text is broken: something is there, and nobody can know what. Its value is
/// [`NodeValue::Null`]. No document can give a node this tag, because a tag holds no space.
pub const BROKEN: &str = "syntax error";

/// What a text held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The first document; none if there is nothing but comments, or nothing that can be read.
    pub root: Option<Node>,
    /// The further documents of a YAML stream.
    pub others: Vec<Node>,
    /// What could not be read, and where, in the words of the parser.
    pub errors: Vec<Problem>,
}

/// A place in the text and what is wrong there.
pub type Problem = (Range<usize>, String);

impl Parsed {
    /// Documents and errors of a text. Of the errors so many are kept as help somebody, each with something to underline.
    fn new(text: &str, documents: Vec<Node>, mut errors: Vec<Problem>) -> Self {
        errors.truncate(ERRORS);
        for (range, _) in &mut errors {
            if range.start >= range.end {
                *range = beside(text, range.start);
            }
        }
        let mut documents = documents.into_iter();
        Self {
            root: documents.next(),
            others: documents.collect(),
            errors,
        }
    }
}

/// The last character before a place, or the first behind it, that can be seen.
fn beside(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or_default().trim_end();
    if let Some(last) = before.chars().next_back() {
        return before.len() - last.len_utf8()..before.len();
    }
    let behind = text.get(at..).unwrap_or_default();
    let blank = behind.len() - behind.trim_start().len();
    match behind.trim_start().chars().next() {
        Some(first) => at + blank..at + blank + first.len_utf8(),
        None => at..at,
    }
}

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Its bytes in the text, quotes included.
    pub range: Range<usize>,
    /// A YAML tag of the document's own, without the exclamation mark: `Ref`, `Sub`.
    pub tag: Option<String>,
    /// Whether the text is broken somewhere inside, however deep, so that members or elements may stand in it that are not
    /// here.
    pub open: bool,
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

impl Node {
    /// A node that stands where the text is broken.
    pub fn broken(range: Range<usize>) -> Self {
        Self {
            value: NodeValue::Null,
            range,
            tag: Some(BROKEN.to_owned()),
            open: true,
        }
    }

    /// Whether this stands where the text is broken.
    pub fn is_broken(&self) -> bool {
        self.tag.as_deref() == Some(BROKEN)
    }

    /// Whether nothing is broken in it: what is absent is not there.
    pub fn is_whole(&self) -> bool {
        !self.open
    }

    /// The value of the member `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.member(key).map(|member| &member.value)
    }

    /// The member `key`, if this is an object that has it.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members().iter().find(|member| member.key == key)
    }

    /// The members, none if this is no object.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            NodeValue::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements, none if this is no list.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            NodeValue::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if this is text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Text(text) => Some(text),
            _ => None,
        }
    }
}
