//! How far the value reaches that stands at a place.

use crate::source::document::{self, Node};
use std::ops::Range;

/// How long a value may be whose names are looked for, in bytes.
pub(in crate::source) const LONGEST: usize = 1 << 16;

/// The place of a name and its value: both when they stand on one line, else the name.
pub(in crate::source) fn pair(
    text: &str,
    name: &Range<usize>,
    value: &Range<usize>,
) -> Range<usize> {
    let both = name.start..value.end.max(name.end);
    let bytes = text.as_bytes().get(both.clone());
    if bytes.is_some_and(|bytes| !bytes.contains(&b'\n') && !bytes.contains(&b'\r')) {
        both
    } else {
        name.clone()
    }
}

/// A piece of a text that was parsed alone.
pub(in crate::source) struct Piece {
    /// What was parsed: the piece, or something made of it.
    pub(in crate::source) text: String,
    /// The value; where a name stands at the place, an object of that one member.
    pub(in crate::source) node: Node,
    pub(in crate::source) named: bool,
    /// What places in it are to be moved by.
    pub(in crate::source) moved: isize,
}

impl Piece {
    /// The value, without the name that stands before it.
    pub(in crate::source) fn value(&self) -> &Node {
        let member = self.node.members().first().filter(|_| self.named);
        member.map_or(&self.node, |member| &member.value)
    }

    /// A place in the piece as a place in the text.
    pub(in crate::source) fn place(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let moved = |at: usize| at.checked_add_signed(self.moved);
        Some(moved(range.start)?..moved(range.end)?)
    }
}

/// The JSON that stands at `range`: a value, or a name with its value.
pub(in crate::source) fn json(text: &str, range: &Range<usize>) -> Option<Piece> {
    let bytes = text.as_bytes();
    let (start, first) = (range.start, range.start + skip(bytes, range.start)?);
    let colon = first + blank(bytes, first);
    let named = bytes.get(start) == Some(&b'"') && bytes.get(colon) == Some(&b':');
    let moved = isize::try_from(start).ok()?;
    let (text, moved) = if named {
        let value = colon + 1 + blank(bytes, colon + 1);
        let end = value + skip(bytes, value)?;
        (format!("{{{}}}", text.get(start..end)?), moved - 1)
    } else {
        (text.get(start..first)?.to_owned(), moved)
    };
    let node = document::json::parse(&text).root?;
    Some(Piece {
        text,
        node,
        named,
        moved,
    })
}

/// The length of the space at a place.
fn blank(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.len() - rest.trim_ascii_start().len()
}

/// The length of the JSON value at a place; none if it does not end soon.
fn skip(bytes: &[u8], at: usize) -> Option<usize> {
    let end = bytes.len().min(at.saturating_add(LONGEST));
    let rest = bytes.get(at..end)?;
    let mut open = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (index, byte) in rest.iter().enumerate() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    quoted = false;
                    if open == 0 {
                        return Some(index + 1);
                    }
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => open += 1,
            b'}' | b']' | b',' | b'\n' | b'\r' if open == 0 => return Some(index),
            b'}' | b']' => {
                open -= 1;
                if open == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
    }
    None
}
