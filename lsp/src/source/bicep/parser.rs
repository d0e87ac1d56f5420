//! Goes through the tokens of a Bicep file, and finds its way back after an error.

use super::lexer::{Source, Token, TokenKind};
use crate::source::arm::expression::{DEEPEST, Expr, Kind, Shared, TooDeep};
use std::ops::Range;

/// How many errors of one file are kept.
const MOST_ERRORS: usize = 100;

/// The words that a declaration begins with.
const KEYWORDS: [&str; 15] = [
    "param",
    "var",
    "resource",
    "module",
    "output",
    "metadata",
    "func",
    "type",
    "import",
    "using",
    "extends",
    "extension",
    "targetScope",
    "assert",
    "test",
];

/// Why a piece could not be parsed. The error itself is noted already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// What comes after the next line of the same object can be read.
    Here,
    /// The next declaration begins, or the file ends.
    Declaration,
}

/// A parser at some place of a file.
pub(super) struct Parser<'a> {
    pub(super) source: Source<'a>,
    pub(super) token: Token,
    /// Where the token before this one ends.
    pub(super) end: usize,
    pub(super) depth: u16,
    pub(super) errors: Vec<(Range<usize>, String)>,
    /// How often something was wrong, with what is not kept among the errors.
    pub(super) wrong: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let source = Source::new(text);
        Self {
            source,
            token: source.token(0),
            end: 0,
            depth: 0,
            errors: Vec::new(),
            wrong: 0,
        }
    }

    /// Goes on to the next token.
    pub(super) fn advance(&mut self) {
        self.end = self.token.range.end;
        self.token = self.source.token(self.end);
    }

    /// Goes to a place.
    pub(super) fn go_to(&mut self, at: usize) {
        self.end = at;
        self.token = self.source.token(at);
    }

    /// The token after this one.
    pub(super) fn next(&self) -> Token {
        self.source.token(self.token.range.end)
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.source.text.get(range.clone()).unwrap_or_default()
    }

    /// The text of the current token.
    pub(super) fn word(&self) -> &'a str {
        self.slice(&self.token.range)
    }

    pub(super) fn is(&self, sign: &str) -> bool {
        self.token.is(sign)
    }

    pub(super) fn is_name(&self, name: &str) -> bool {
        self.token.kind == TokenKind::Name && self.word() == name
    }

    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn expect(&mut self, sign: &str) -> Result<(), Stop> {
        if self.eat(sign) {
            Ok(())
        } else {
            Err(self.expected(&format!("'{sign}'")))
        }
    }

    pub(super) fn expect_name(&mut self) -> Result<(&'a str, Range<usize>), Stop> {
        // A list of names that is not closed ends where a declaration begins.
        if self.token.kind != TokenKind::Name || self.at_declaration() {
            return Err(self.expected("a name"));
        }
        let found = (self.word(), self.token.range.clone());
        self.advance();
        Ok(found)
    }

    pub(super) fn skip_newlines(&mut self) {
        while self.token.kind == TokenKind::Newline {
            self.advance();
        }
    }

    /// Notes that something else was expected here.
    pub(super) fn expected(&mut self, what: &str) -> Stop {
        let found = match self.token.kind {
            TokenKind::End => "the end of the file".to_owned(),
            TokenKind::Newline => "the end of the line".to_owned(),
            TokenKind::Bad(why) => why.to_owned(),
            TokenKind::Text => "a text".to_owned(),
            TokenKind::Number => "a number".to_owned(),
            TokenKind::Name | TokenKind::Sign(_) => {
                let word: String = self.word().chars().take(40).collect();
                format!("'{word}'")
            }
        };
        let range = match self.token.kind {
            // What begins here is not at fault.
            _ if self.at_declaration() => self.last_thing(),
            // An end of a line is seen where the line ends, not over the empty lines that follow.
            TokenKind::Newline | TokenKind::End => self.last_letter(),
            _ => self.token.range.clone(),
        };
        self.error(range, format!("expected {what}, found {found}"))
    }

    /// The bytes of the last character before the current token.
    fn last_letter(&self) -> Range<usize> {
        let before = self.source.text.get(..self.end).unwrap_or_default();
        let length = before.chars().next_back().map_or(0, char::len_utf8);
        self.end - length..self.end
    }

    pub(super) fn error(&mut self, range: Range<usize>, message: String) -> Stop {
        self.wrong += 1;
        let is_new = self.errors.last().is_none_or(|(last, _)| *last != range);
        if is_new && self.errors.len() < MOST_ERRORS {
            self.errors.push((range, message));
        }
        if self.at_declaration() {
            Stop::Declaration
        } else {
            Stop::Here
        }
    }

    /// Whether the file ends here, or a declaration begins: a known word or a decorator at the very start of a line.
    pub(super) fn at_declaration(&self) -> bool {
        let token = if self.token.kind == TokenKind::Newline {
            self.next()
        } else {
            self.token.clone()
        };
        match token.kind {
            TokenKind::End => true,
            TokenKind::Name | TokenKind::Sign("@") => {
                self.is_start_of_line(token.range.start) && self.begins_declaration(&token)
            }
            _ => false,
        }
    }

    /// Whether a declaration begins behind another one, on the same line.
    pub(super) fn at_second_declaration(&self) -> bool {
        self.token.kind == TokenKind::Name && self.begins_declaration(&self.token)
    }

    /// Notes that something is missing where a declaration begins or the file ends: behind the last thing before it.
    pub(super) fn missing(&mut self, what: &str) {
        let range = self.last_thing();
        self.error(range, format!("expected {what} before this ends"));
    }

    /// The bytes of the last character before the current token that can be seen.
    fn last_thing(&self) -> Range<usize> {
        let before = self.source.text.get(..self.token.range.start);
        let before = before.unwrap_or_default().trim_end();
        let length = before.chars().next_back().map_or(0, char::len_utf8);
        before.len() - length..before.len()
    }

    fn is_start_of_line(&self, at: usize) -> bool {
        let before = self.source.text.get(..at).unwrap_or_default();
        before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}'])
    }

    fn begins_declaration(&self, first: &Token) -> bool {
        if first.is("@") {
            return true;
        }
        if !KEYWORDS.contains(&self.slice(&first.range)) {
            return false;
        }
        // `type: 'x'` and `param.x` are no declarations, wherever they stand.
        let second = self.source.token(first.range.end);
        match second.kind {
            TokenKind::Name | TokenKind::Text => true,
            TokenKind::Sign(sign) => matches!(sign, "=" | "*" | "{"),
            _ => false,
        }
    }

    /// Goes to the next line of the object or list that the parser is in, after an error.
    pub(super) fn next_line(&mut self) -> Result<(), Stop> {
        let mut open = 0_usize;
        loop {
            if self.at_declaration() {
                return Err(Stop::Declaration);
            }
            match self.token.kind {
                TokenKind::Newline | TokenKind::Sign("}" | "]") if open == 0 => return Ok(()),
                TokenKind::Sign("{" | "[" | "(") => open += 1,
                TokenKind::Sign("}" | "]" | ")") => open = open.saturating_sub(1),
                _ => {}
            }
            self.advance();
        }
    }

    /// Goes to the next declaration. At least one token is left behind.
    pub(super) fn next_declaration(&mut self, start: usize) {
        if self.token.range.start <= start {
            self.advance();
        }
        loop {
            if self.at_declaration() {
                self.skip_newlines();
                return;
            }
            // A text that is not closed hides nothing: each of its lines is looked at.
            self.advance();
        }
    }

    /// An expression without parts.
    pub(super) fn leaf(kind: Kind, range: Range<usize>) -> Shared {
        Expr::leaf(kind, range)
    }

    /// An expression with parts.
    pub(super) fn node(&mut self, kind: Kind, range: Range<usize>) -> Result<Shared, Stop> {
        Expr::new(kind, range.clone()).map_err(|TooDeep| self.too_deep(range))
    }

    fn too_deep(&mut self, range: Range<usize>) -> Stop {
        let start = range.start;
        let first = self
            .source
            .text
            .get(start..)
            .and_then(|rest| rest.chars().next());
        let end = start + first.map_or(0, char::len_utf8);
        self.error(
            start..end,
            format!("nested more than {DEEPEST} levels deep"),
        )
    }

    /// Goes one level down.
    pub(super) fn deeper<T>(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        if self.depth >= DEEPEST {
            let range = self.token.range.clone();
            self.too_deep(range);
            // What is this deep is no program: the whole declaration is given up.
            return Err(Stop::Declaration);
        }
        self.depth += 1;
        let result = parse(self);
        self.depth -= 1;
        result
    }
}
