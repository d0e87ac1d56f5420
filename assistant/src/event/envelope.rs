//! Whether an object is a list of events with something around it, which can be told before the list has come.

use super::extent::{Extent, Found};
use super::member::{string_end_in, unescape};
use memchr::memchr3;

/// The members whose list holds events, one by one. A file that is one object of them is read without ever being whole in memory.
pub(super) const LISTS: [&str; 7] = [
    "Records",
    "records",
    "Findings",
    "findings",
    "Events",
    "events",
    "QueryResultRows",
];

/// What the beginning of an object tells.
pub(super) enum Opening {
    /// A list of events begins this far from its beginning, behind the bracket.
    List(usize),
    /// There is none up to the end of the object.
    None,
    /// More has to come before it can be told.
    More,
}

/// Goes through the members of an object that may not have come to its end.
pub(super) fn opening(bytes: &[u8]) -> Opening {
    let skip = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        let blanks = rest
            .iter()
            .position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b','));
        at + blanks.unwrap_or(rest.len())
    };
    let mut at = 1;
    loop {
        at = skip(at);
        match bytes.get(at) {
            Some(b'"') => {}
            Some(_) => return Opening::None,
            None => return Opening::More,
        }
        let Some(end) = string_end_in(bytes, at) else {
            return Opening::More;
        };
        let listed = is_list(bytes.get(at + 1..end - 1).unwrap_or_default());
        at = skip(end);
        match bytes.get(at) {
            Some(b':') => at = skip(at + 1),
            Some(_) => return Opening::None,
            None => return Opening::More,
        }
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.first() {
            Some(b'[') if listed => return Opening::List(at + 1),
            Some(b'{' | b'[') => match Extent::default().scan(rest) {
                Found::End(length) => at += length,
                Found::More => return Opening::More,
                Found::Broken => return Opening::None,
            },
            Some(b'"') => match string_end_in(bytes, at) {
                Some(end) => at = end,
                None => return Opening::More,
            },
            Some(_) => match memchr3(b',', b'}', b'\n', rest) {
                Some(length) => at += length,
                None => return Opening::More,
            },
            None => return Opening::More,
        }
    }
}

/// Whether a member of this name holds events, if it is a list.
pub(super) fn is_list(key: &[u8]) -> bool {
    let key = std::str::from_utf8(key).unwrap_or_default();
    LISTS.iter().any(|list| *list == unescape(key))
}
