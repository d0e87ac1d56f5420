//! Lists and objects of which not all events have come yet.

use super::super::{Member, Node};
use super::alias::Size;
use saphyr_parser::Tag;
use std::ops::Range;

/// A list or an object that is not finished.
pub(super) struct Frame {
    pub(super) start: usize,
    pub(super) anchor: usize,
    pub(super) tag: Option<String>,
    pub(super) content: Content,
    /// How many nodes it has so far, and how deep they are nested.
    pub(super) size: Size,
}

/// What a list or an object has so far.
pub(super) enum Content {
    List(Vec<Node>),
    Object {
        members: Vec<Member>,
        /// The key whose value comes next.
        key: Option<Key>,
        /// What merge keys bring in.
        merged: Vec<Member>,
    },
}

/// A key of an object.
pub(super) enum Key {
    Name(String, Range<usize>),
    /// `<<`.
    Merge,
    /// A key that is no text: its value is dropped.
    Odd,
}

/// The name of a tag of the document's own.
pub(super) fn local(tag: &Tag) -> Option<String> {
    if tag.is_yaml_core_schema() {
        return None;
    }
    let name = match tag.handle.as_str() {
        "" | "!" => tag.suffix.trim_start_matches('!').to_owned(),
        handle => format!("{}{}", handle.trim_start_matches('!'), tag.suffix),
    };
    (!name.is_empty()).then_some(name)
}
