//! Cuts Bicep text into tokens. Every token is found by its place alone, so that the parser can look ahead and go back.

use std::ops::Range;

/// A token and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name,
    Number,
    /// Text in quotes, with all that is inside.
    Text,
    Sign(&'static str),
    /// One or more ends of lines, with the comments between.
    Newline,
    End,
    /// Something that is no token: the reason.
    Bad(&'static str),
}

/// Texts in expressions in texts: deeper ones are refused, as every level is looked at again.
const NESTED_TEXTS: usize = 32;

/// Signs, the longer ones first.
const SIGNS: [&str; 38] = [
    "...", "??", ".?", "::", "=>", "==", "=~", "!=", "!~", "<=", ">=", "&&", "||", "{", "}", "[",
    "]", "(", ")", ",", ":", "=", "@", ".", "?", "!", "<", ">", "+", "-", "*", "/", "%", "^", "|",
    "$", "&", "~",
];

impl Token {
    /// Whether this is the sign `sign`.
    pub(super) fn is(&self, sign: &str) -> bool {
        matches!(self.kind, TokenKind::Sign(found) if found == sign)
    }
}

/// The text of a file.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// Where the last comment is closed: no comment that begins later has an end.
    last_close: Option<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            last_close: text.rfind("*/"),
        }
    }

    /// The first token at or after a place.
    pub(super) fn token(self, from: usize) -> Token {
        token(self, from)
    }
}

fn token(source: Source<'_>, from: usize) -> Token {
    let text = source.text;
    let mut at = from;
    let mut newline = None;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(letter) = rest.chars().next() else {
            break;
        };
        if letter == '\n' || letter == '\r' {
            newline = newline.or(Some(at));
            at += 1;
        } else if letter.is_whitespace() || letter == '\u{feff}' {
            at += letter.len_utf8();
        } else if rest.starts_with("//") || letter == '#' {
            at += line_length(rest);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            // A comment that nobody closes ends with its line, so that not all of the file is lost.
            let has_end = source.last_close.is_some_and(|close| close >= at + 2);
            at += match has_end.then(|| comment.find("*/")).flatten() {
                Some(end) => end + 4,
                None if newline.is_some() => break,
                None => return bad(at..at + line_length(rest), "a comment that is not closed"),
            };
        } else {
            break;
        }
    }
    if let Some(start) = newline {
        return Token {
            kind: TokenKind::Newline,
            range: start..at,
        };
    }
    solid(text, at)
}

fn line_length(rest: &str) -> usize {
    rest.find(['\n', '\r']).unwrap_or(rest.len())
}

fn bad(range: Range<usize>, why: &'static str) -> Token {
    Token {
        kind: TokenKind::Bad(why),
        range,
    }
}

/// The token that begins exactly at a place.
fn solid(text: &str, at: usize) -> Token {
    let rest = text.get(at..).unwrap_or_default();
    let Some(letter) = rest.chars().next() else {
        return Token {
            kind: TokenKind::End,
            range: at..at,
        };
    };
    if letter.is_alphabetic() || letter == '_' {
        let length = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        return Token {
            kind: TokenKind::Name,
            range: at..at + length,
        };
    }
    if letter.is_ascii_digit() {
        let length = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        return Token {
            kind: TokenKind::Number,
            range: at..at + length,
        };
    }
    if letter == '\'' || (letter == '$' && is_interpolated_block(rest)) {
        return match text_end(text, at) {
            Ok(end) => Token {
                kind: TokenKind::Text,
                range: at..end,
            },
            Err(why) => bad(at..at + line_length(rest), why),
        };
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => Token {
            kind: TokenKind::Sign(sign),
            range: at..at + sign.len(),
        },
        None => bad(at..at + letter.len_utf8(), "a character that means nothing"),
    }
}

/// Whether this is text over several lines with expressions: `$'''…'''`.
fn is_interpolated_block(rest: &str) -> bool {
    rest.trim_start_matches('$').starts_with("'''")
}

/// How text in quotes begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// The bytes of what begins it.
    pub(super) length: usize,
    /// Whether it may go over several lines, without escapes.
    pub(super) is_block: bool,
    /// How many dollar signs begin an expression; 0 if there are none inside.
    pub(super) dollars: usize,
}

impl Opening {
    /// How the text that begins here begins.
    pub(super) fn of(rest: &str) -> Self {
        let dollars = rest.len() - rest.trim_start_matches('$').len();
        let quotes = rest.get(dollars..).unwrap_or_default();
        if quotes.starts_with("'''") {
            return Self {
                length: dollars + 3,
                is_block: true,
                dollars,
            };
        }
        Self {
            length: 1,
            is_block: false,
            dollars: 1,
        }
    }
}

/// What comes next inside text.
pub(super) enum Inside {
    /// A piece of text: how many bytes, and what it stands for.
    Piece(usize, char),
    /// The start of an expression, so many bytes long.
    Expression(usize),
    /// The end of the text, so many bytes long.
    Close(usize),
    /// Something that must not be there.
    Wrong(&'static str),
}

/// What comes next inside text that began with `opening`.
pub(super) fn inside(rest: &str, opening: Opening) -> Inside {
    let Some(letter) = rest.chars().next() else {
        return Inside::Wrong("a text that is not closed");
    };
    if opening.is_block {
        // Of more than three quotes the last three close the text.
        if rest.starts_with("'''") && !rest.starts_with("''''") {
            return Inside::Close(3);
        }
        let dollars = rest.len() - rest.trim_start_matches('$').len();
        let opens = rest.get(dollars..).is_some_and(|it| it.starts_with('{'));
        if opening.dollars > 0 && dollars == opening.dollars && opens {
            return Inside::Expression(dollars + 1);
        }
        return Inside::Piece(letter.len_utf8(), letter);
    }
    match letter {
        '\'' => Inside::Close(1),
        '\n' | '\r' => Inside::Wrong("a text that is not closed"),
        '$' if rest.starts_with("${") => Inside::Expression(2),
        '\\' => escape(rest),
        letter => Inside::Piece(letter.len_utf8(), letter),
    }
}

fn escape(rest: &str) -> Inside {
    let mut letters = rest.chars().skip(1);
    match letters.next() {
        Some('n') => Inside::Piece(2, '\n'),
        Some('r') => Inside::Piece(2, '\r'),
        Some('t') => Inside::Piece(2, '\t'),
        Some(letter @ ('\\' | '\'' | '$')) => Inside::Piece(2, letter),
        Some('u') => {
            let code = rest
                .strip_prefix("\\u{")
                .and_then(|it| it.split_once('}'))
                .map(|(code, _)| code)
                .filter(|code| code.len() <= 6);
            let letter = code
                .and_then(|code| u32::from_str_radix(code, 16).ok())
                .and_then(char::from_u32);
            match (code, letter) {
                (Some(code), Some(letter)) => Inside::Piece(code.len() + 4, letter),
                _ => Inside::Wrong("an escape that means nothing"),
            }
        }
        _ => Inside::Wrong("an escape that means nothing"),
    }
}

/// Where text in quotes ends, whatever expressions are inside. It goes through nested text without recursion.
fn text_end(text: &str, start: usize) -> Result<usize, &'static str> {
    // The texts that are open, each with the braces that are open in its expression.
    let mut open: Vec<(Opening, usize)> = Vec::new();
    let mut at = start;
    let mut in_text = false;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        // The text itself first.
        if in_text {
            let Some((opening, _)) = open.last() else {
                return Ok(at);
            };
            match inside(rest, *opening) {
                Inside::Piece(length, _) => at += length,
                Inside::Expression(length) => {
                    at += length;
                    in_text = false;
                }
                Inside::Close(length) => {
                    at += length;
                    open.pop();
                    if open.is_empty() {
                        return Ok(at);
                    }
                    in_text = false;
                }
                Inside::Wrong(why) => return Err(why),
            }
            continue;
        }
        let Some(letter) = rest.chars().next() else {
            return Err("a text that is not closed");
        };
        let is_line = open.iter().any(|(opening, _)| !opening.is_block);
        if (is_line && matches!(letter, '\n' | '\r')) || open.len() > NESTED_TEXTS {
            return Err("a text that is not closed");
        }
        match letter {
            '\'' => {
                let opening = Opening::of(rest);
                at += opening.length;
                open.push((opening, 0));
                in_text = true;
            }
            '$' if is_interpolated_block(rest) => {
                let opening = Opening::of(rest);
                at += opening.length;
                open.push((opening, 0));
                in_text = true;
            }
            '{' | '}' => {
                at += 1;
                if let Some((_, braces)) = open.last_mut() {
                    if letter == '{' {
                        *braces += 1;
                    } else if *braces > 0 {
                        *braces -= 1;
                    } else {
                        in_text = true;
                    }
                }
            }
            letter => at += letter.len_utf8(),
        }
    }
}
