//! Parses a file: all of it at once, and item by item when it is broken somewhere.

use super::lower::Lower;
use super::split::{headers, split};
use super::syntax::Body;
use crate::source::{Span, Spans, SyntaxError};
use hcl_edit::parser::{Error, parse_body};
use std::ops::Range;
use std::sync::Arc;

/// The parser compares every key of an object with all others. This is one object of ten thousand entries, or many
/// smaller ones: a tenth of a second.
pub(super) const MAX_CROWD: u64 = 100_000_000;

/// One file to be parsed.
pub(super) struct Source<'t> {
    /// Its text.
    pub(super) text: &'t Arc<str>,
    /// Its index among the files.
    pub(super) file: u32,
    /// Its index among the sources that reasons are quoted from.
    pub(super) quoted: u32,
}

/// Parses a file. What is broken goes to `errors`, all the rest is given.
pub(super) fn parse(
    source: &Source,
    sources: &mut Vec<Arc<str>>,
    spans: &mut Spans,
    errors: &mut Vec<SyntaxError>,
) -> Body {
    let base = if source.text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let text = source.text.get(base..).unwrap_or_default();
    let pieces = split(text);
    let crowd: u64 = pieces.iter().map(|piece| piece.crowd).sum();
    let mut parser = Parser {
        source,
        base,
        text,
        sources,
        spans,
        errors,
        body: Body::default(),
    };
    if crowd <= MAX_CROWD && parser.attempt(0..text.len()).is_ok() {
        return parser.body;
    }
    let mut left = MAX_CROWD;
    for piece in pieces {
        match left.checked_sub(piece.crowd) {
            Some(rest) => {
                left = rest;
                parser.piece(piece.range);
            }
            None => parser.error(
                piece.range.start,
                piece.range.end,
                "an object with fewer entries was expected".to_owned(),
            ),
        }
    }
    parser.body
}

struct Parser<'t, 's> {
    source: &'s Source<'t>,
    base: usize,
    text: &'s str,
    sources: &'s mut Vec<Arc<str>>,
    spans: &'s mut Spans,
    errors: &'s mut Vec<SyntaxError>,
    body: Body,
}

impl Parser<'_, '_> {
    fn attempt(&mut self, range: Range<usize>) -> Result<(), Error> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let parsed = parse_body(text)?;
        let mut lower = Lower::new(
            self.source.text,
            self.base + range.start,
            self.source.quoted,
            self.sources,
            Some((&mut *self.spans, self.source.file)),
        );
        self.body.items.extend(lower.body(&parsed).items);
        Ok(())
    }

    /// An item, or several of which the first swallowed the others: an open heredoc or comment knows no blocks.
    fn piece(&mut self, range: Range<usize>) {
        let Err(error) = self.attempt(range.clone()) else {
            return;
        };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut starts: Vec<usize> = headers(text).into_iter().filter(|at| *at > 0).collect();
        if starts.is_empty() {
            self.failed(&range, error.location().offset(), &error);
            return;
        }
        starts.push(text.len());
        let mut start = 0;
        for end in starts {
            let part = range.start + start..range.start + end;
            if let Err(error) = self.attempt(part.clone()) {
                self.failed(&part, error.location().offset(), &error);
            }
            start = end;
        }
    }

    fn failed(&mut self, range: &Range<usize>, offset: usize, error: &Error) {
        let at = (range.start + offset).min(range.end);
        self.error(at, range.end, error.message().to_owned());
    }

    /// Underlines from `at` to the end of the line, and something visible in any case.
    fn error(&mut self, at: usize, limit: usize, message: String) {
        let text = self.text.get(..limit).unwrap_or(self.text);
        let mut start = text.floor_char_boundary(at.min(text.len()));
        let head = text.get(..start).unwrap_or_default();
        let tail = text.get(start..).unwrap_or_default();
        let line = tail.split(['\r', '\n']).next().unwrap_or_default();
        let mut end = start + line.trim_end().len();
        if end == start {
            // Nothing follows on this line: the last thing before it is shown.
            end = head.trim_end().len();
            start = head.trim_end().rfind('\n').map_or(0, |at| at + 1);
            let line = head.get(start..end).unwrap_or_default();
            start += line.len() - line.trim_start().len();
        }
        let cut = |at: usize| u32::try_from(self.base + at).unwrap_or(u32::MAX);
        self.errors.push(SyntaxError {
            span: Span {
                file: self.source.file,
                range: cut(start)..cut(end),
            },
            message,
        });
    }
}
