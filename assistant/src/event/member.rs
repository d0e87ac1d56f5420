//! The members of an object and the elements of a list, found in the text of JSON without reading what is in them.

use super::extent::{Extent, Found};
use memchr::memchr2;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The members of an object in their order: the key without its quotes, as it is written, and the text of the value. It ends early
/// where the text is no JSON.
#[derive(Clone)]
pub(super) struct Members<'t> {
    text: &'t str,
    at: usize,
}

/// The members of the object that `text` is.
pub(super) fn members(text: &str) -> Members<'_> {
    let at = blank(text, 0);
    // A text that is no object has its end for a place, from where nothing follows.
    let at = if byte(text, at) == Some(b'{') {
        at + 1
    } else {
        text.len()
    };
    Members { text, at }
}

impl<'t> Iterator for Members<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.text;
        let at = separator(text, self.at);
        if byte(text, at) != Some(b'"') {
            self.at = text.len();
            return None;
        }
        let end = string_end(text, at)?;
        let key = text.get(at + 1..end - 1)?;
        let colon = blank(text, end);
        if byte(text, colon) != Some(b':') {
            self.at = text.len();
            return None;
        }
        let start = blank(text, colon + 1);
        let Some(end) = value_end(text, start) else {
            self.at = text.len();
            return None;
        };
        self.at = end;
        Some((key, text.get(start..end)?))
    }
}

/// The elements of a list in their order.
pub(super) struct Elements<'t> {
    text: &'t str,
    at: usize,
}

/// The elements of the list that `text` is.
pub(super) fn elements(text: &str) -> Elements<'_> {
    let at = blank(text, 0);
    let at = if byte(text, at) == Some(b'[') {
        at + 1
    } else {
        text.len()
    };
    Elements { text, at }
}

impl<'t> Iterator for Elements<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<Self::Item> {
        let start = separator(self.text, self.at);
        let end = value_end(self.text, start).filter(|end| *end > start);
        self.at = end.unwrap_or(self.text.len());
        self.text.get(start..end?)
    }
}

/// The first member of this name.
pub(super) fn member<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    members(text)
        .find(|(key, _)| named(key, name))
        .map(|(_, value)| value)
}

/// Whether a key, as it is written, is this name. An escape is longer than what it stands for.
pub(super) fn named(key: &str, name: &str) -> bool {
    match key.len().cmp(&name.len()) {
        Ordering::Less => false,
        // Escapes are longer than what they stand for, so one of this length with escapes is another name.
        Ordering::Equal => key == name && !key.contains('\\'),
        Ordering::Greater => key.contains('\\') && unescape(key) == name,
    }
}

/// The text of a value that is a string.
pub(super) fn string(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    Some(unescape(inner))
}

/// What stands between quotes, with its escapes resolved. Half of a surrogate pair becomes U+FFFD.
pub(super) fn unescape(inner: &str) -> Cow<'_, str> {
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut plain = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut characters = after.chars();
        let escape = characters.next();
        rest = characters.as_str();
        match escape {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => plain.push('\r'),
            Some('b') => plain.push('\u{8}'),
            Some('f') => plain.push('\u{c}'),
            Some('u') => {
                let (character, after) = unicode(rest);
                plain.push(character);
                rest = after;
            }
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character that hexadecimal digits stand for, and what follows them.
fn unicode(text: &str) -> (char, &str) {
    let unit = |text: &str| {
        let digits = text
            .get(..4)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok())
    };
    let Some(first) = unit(text) else {
        return (char::REPLACEMENT_CHARACTER, text);
    };
    let rest = text.get(4..).unwrap_or_default();
    if (0xD800..0xDC00).contains(&first)
        && let Some(after) = rest.strip_prefix("\\u")
        && let Some(second) = unit(after).filter(|second| (0xDC00..0xE000).contains(second))
    {
        let both = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        let character = char::from_u32(both).unwrap_or(char::REPLACEMENT_CHARACTER);
        return (character, after.get(4..).unwrap_or_default());
    }
    (
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
        rest,
    )
}

/// Where the value that begins at `at` ends.
pub(super) fn value_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b'"' => string_end(text, at),
        b'{' | b'[' => match Extent::default().scan(bytes.get(at..)?) {
            Found::End(length) => Some(at + length),
            Found::More | Found::Broken => None,
        },
        b'n' | b't' if word(bytes, at + 4) => Some(at + 4),
        b'f' if word(bytes, at + 5) => Some(at + 5),
        _ => {
            let mut at = at;
            while !word(bytes, at) {
                at += 1;
            }
            Some(at)
        }
    }
}

/// Whether a number or a word is over here. What ends a word early is no JSON, and as long as it is.
fn word(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes.get(at),
        None | Some(b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' | b':' | b'"')
    )
}

/// Where the string ends whose opening quote stands at `at`, behind its closing quote.
pub(super) fn string_end(text: &str, at: usize) -> Option<usize> {
    string_end_in(text.as_bytes(), at)
}

/// The same in bytes.
pub(super) fn string_end_in(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// The next place that is no blank.
fn blank(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// The next place behind blanks and at most one comma.
fn separator(text: &str, at: usize) -> usize {
    let at = blank(text, at);
    if byte(text, at) == Some(b',') {
        blank(text, at + 1)
    } else {
        at
    }
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_elements_are_those_that_are_written() {
        let text =
            " { \"a\" : 1 ,\"b\\\"\":\"x\\\\\" , \"c\":[{\"d\":[]} , -2.5e3,\"三\"],\"e\":null}";
        let all: Vec<_> = members(text).collect();
        assert_eq!(
            all,
            [
                ("a", "1"),
                ("b\\\"", "\"x\\\\\""),
                ("c", "[{\"d\":[]} , -2.5e3,\"三\"]"),
                ("e", "null")
            ]
        );
        assert_eq!(member(text, "b\""), Some("\"x\\\\\""));
        let list: Vec<_> = elements(all[2].1).collect();
        assert_eq!(list, ["{\"d\":[]}", "-2.5e3", "\"三\""]);
        assert_eq!(
            elements("[]").count()
                + elements("{}").count()
                + members("[]").count()
                + members("{}").count(),
            0
        );
    }

    #[test]
    fn what_is_no_json_ends_early() {
        for text in [
            "{\"a\"",
            "{\"a\":",
            "{\"a\" 1}",
            "{\"a\":\"",
            "{\"a\":{",
            "{a:1}",
            "{,,\"a\":1}",
            "",
            "{\"a\\",
            "[1,,2",
            "[[",
            "[:",
        ] {
            assert!(members(text).count() <= 1, "{text}");
            assert!(elements(text).count() <= 1, "{text}");
        }
    }

    #[test]
    fn a_name_is_what_its_escapes_stand_for_and_never_how_it_is_written() {
        for (written, name, is_it) in [
            (r"event\u004eame", "eventName", true),
            (r"\\", r"\\", false),
            (r"\\", r"\", true),
            (r"\u0041", r"\u0041", false),
        ] {
            assert_eq!(named(written, name), is_it, "{written} {name}");
        }
    }

    #[test]
    fn escapes_become_what_they_stand_for() {
        for (written, meant) in [
            ("関所", "関所"),
            ("\\u95a2\\u6240", "関所"),
            ("\\ud83d\\ude00!", "😀!"),
            ("\\ud83d", "\u{fffd}"),
            ("\\ud83d\\u0041", "\u{fffd}A"),
            ("a\\n\\t\\r\\b\\f\\/\\\\\\\"", "a\n\t\r\u{8}\u{c}/\\\""),
            ("\\u00", "\u{fffd}00"),
            ("\\u+123", "\u{fffd}+123"),
        ] {
            assert_eq!(unescape(written), meant, "{written}");
        }
    }
}
