//! Sigma's text values: wildcards, escapes, and comparison whatever the case (specification v2, "String Wildcard" and
//! "Escape Character").

use std::borrow::Cow;

/// Text as all comparisons see it that do not mind the case. Character by character, so that a part of a text folds to a part of
/// the folded text.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
    {
        Cow::Owned(text.chars().flat_map(char::to_lowercase).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Where a value has to stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Whole,
    Start,
    End,
    Anywhere,
}

/// A text with wildcards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    shape: Shape,
    cased: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Exact(Box<str>),
    Start(Box<str>),
    End(Box<str>),
    Anywhere(Box<str>),
    Anything,
    Pieces(Box<[Piece]>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(Box<str>),
    /// `?`: one character.
    One,
    /// `*`: any run of characters, also none.
    Many,
}

impl Pattern {
    /// Reads a value as Sigma writes it.
    pub(super) fn new(value: &str, anchor: Anchor, cased: bool) -> Self {
        let value = if cased {
            Cow::Borrowed(value)
        } else {
            fold(value)
        };
        let mut pieces = pieces(&value);
        if matches!(anchor, Anchor::End | Anchor::Anywhere) && pieces.first() != Some(&Piece::Many)
        {
            pieces.insert(0, Piece::Many);
        }
        if matches!(anchor, Anchor::Start | Anchor::Anywhere) && pieces.last() != Some(&Piece::Many)
        {
            pieces.push(Piece::Many);
        }
        let shape = match pieces.as_mut_slice() {
            [] => Shape::Exact(Box::default()),
            [Piece::Many] => Shape::Anything,
            [Piece::Text(text)] => Shape::Exact(std::mem::take(text)),
            [Piece::Text(text), Piece::Many] => Shape::Start(std::mem::take(text)),
            [Piece::Many, Piece::Text(text)] => Shape::End(std::mem::take(text)),
            [Piece::Many, Piece::Text(text), Piece::Many] => Shape::Anywhere(std::mem::take(text)),
            _ => Shape::Pieces(pieces.into_boxed_slice()),
        };
        Self { shape, cased }
    }

    /// The one text that it matches, whatever the case, if it is only one.
    pub(super) fn exact(&self) -> Option<&str> {
        match &self.shape {
            Shape::Exact(text) if !self.cased => Some(text),
            _ => None,
        }
    }

    /// The one text that it matches, if it minds the case.
    pub(super) fn exact_cased(&self) -> Option<&str> {
        match &self.shape {
            Shape::Exact(text) if self.cased => Some(text),
            _ => None,
        }
    }

    /// Whether the text matches.
    pub(super) fn matches(&self, text: &str) -> bool {
        if self.cased {
            self.shape.matches(text.as_bytes(), false)
        } else if text.is_ascii() {
            self.shape.matches(text.as_bytes(), true)
        } else {
            self.shape.matches(fold(text).as_bytes(), false)
        }
    }
}

impl Shape {
    fn matches(&self, text: &[u8], folds: bool) -> bool {
        match self {
            Self::Anything => true,
            Self::Exact(part) => same(text, part.as_bytes(), folds),
            Self::Start(part) => text
                .get(..part.len())
                .is_some_and(|start| same(start, part.as_bytes(), folds)),
            Self::End(part) => text
                .len()
                .checked_sub(part.len())
                .and_then(|at| text.get(at..))
                .is_some_and(|end| same(end, part.as_bytes(), folds)),
            Self::Anywhere(part) => {
                part.is_empty()
                    || text
                        .windows(part.len())
                        .any(|window| same(window, part.as_bytes(), folds))
            }
            Self::Pieces(pieces) => glob(pieces, text, folds),
        }
    }
}

fn same(text: &[u8], part: &[u8], folds: bool) -> bool {
    if folds {
        text.eq_ignore_ascii_case(part)
    } else {
        text == part
    }
}

/// Takes the shortest run for each `*` and comes back to the last one only, so the time is at most length times length.
fn glob(pieces: &[Piece], text: &[u8], folds: bool) -> bool {
    let (mut piece, mut at) = (0, 0);
    let mut back = None;
    loop {
        let after = match pieces.get(piece) {
            None if at == text.len() => return true,
            None => None,
            Some(Piece::Many) => {
                piece += 1;
                if piece == pieces.len() {
                    return true;
                }
                back = Some((piece, at));
                continue;
            }
            Some(Piece::One) => next(text, at),
            Some(Piece::Text(part)) => {
                let end = at + part.len();
                let here = text.get(at..end);
                here.filter(|here| same(here, part.as_bytes(), folds))
                    .map(|_| end)
            }
        };
        if let Some(after) = after {
            (piece, at) = (piece + 1, after);
            continue;
        }
        let Some((resumed, from)) = back else {
            return false;
        };
        let Some(from) = next(text, from) else {
            return false;
        };
        back = Some((resumed, from));
        (piece, at) = (resumed, from);
    }
}

/// Where the character after the one at `at` begins.
fn next(text: &[u8], at: usize) -> Option<usize> {
    text.get(at)?;
    let rest = text.get(at + 1..).unwrap_or_default();
    let more = rest.iter().take_while(|byte| **byte & 0xC0 == 0x80).count();
    Some(at + 1 + more)
}

/// A backslash takes the wildcard or backslash behind it for what it is; before anything else it is itself.
fn pieces(value: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        let wildcard = match character {
            '\\' => {
                let escaped = characters.next_if(|next| matches!(next, '*' | '?' | '\\'));
                text.push(escaped.unwrap_or('\\'));
                continue;
            }
            '*' => Piece::Many,
            '?' => Piece::One,
            _ => {
                text.push(character);
                continue;
            }
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text).into_boxed_str()));
        }
        if wildcard == Piece::One || pieces.last() != Some(&Piece::Many) {
            pieces.push(wildcard);
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text.into_boxed_str()));
    }
    pieces
}
