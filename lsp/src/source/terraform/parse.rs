//! Parses a file: all of it at once, and item by item when it is broken somewhere.

use super::lower::Lower;
use super::recover::joined;
use super::split::{headers, split};
use super::syntax::Body;
use crate::source::{Span, Spans, SyntaxError};
use hcl_edit::parser::{Error, parse_body};
use std::ops::Range;
use std::sync::Arc;

/// The parser compares every key of an object with all others. This is one object of ten thousand entries, or many
/// smaller ones: a tenth of a second.
pub(super) const MAX_CROWD: u64 = 100_000_000;

/// Of a broken block that costs more than this only the header is read: its statements may be parsed several times.
const MAX_BROKEN_CROWD: u64 = MAX_CROWD / 32;

/// How many times the whole text may be read again, and how long a text is taken to be at least.
const TIMES: usize = 8;
const ENOUGH: usize = 1 << 17;

/// One file to be parsed.
pub(super) struct Source<'t> {
    /// Its text.
    pub(super) text: &'t Arc<str>,
    /// Whether it gives variables their values, and holds no blocks.
    pub(super) values: bool,
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
        work: text.len().max(ENOUGH) * TIMES,
    };
    if crowd <= MAX_CROWD
        && let Ok(body) = parser.attempt(0..text.len())
    {
        return body;
    }
    let mut left = MAX_CROWD;
    for piece in joined(text, pieces) {
        if let Some(rest) = left.checked_sub(piece.crowd) {
            left = rest;
            parser.piece(piece.range, piece.crowd <= MAX_BROKEN_CROWD);
        } else {
            let message = "an object with fewer entries was expected".to_owned();
            parser.error(piece.range.start, piece.range.end, message);
            parser.recover(&piece.range, false);
        }
    }
    parser.body
}

pub(super) struct Parser<'t, 's> {
    pub(super) source: &'s Source<'t>,
    pub(super) base: usize,
    pub(super) text: &'s str,
    sources: &'s mut Vec<Arc<str>>,
    pub(super) spans: &'s mut Spans,
    errors: &'s mut Vec<SyntaxError>,
    pub(super) body: Body,
    /// How many bytes may still be read again.
    work: usize,
}

impl Parser<'_, '_> {
    /// Parses a part of the text as statements.
    pub(super) fn attempt(&mut self, range: Range<usize>) -> Result<Body, Error> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let parsed = parse_body(text)?;
        let mut lower = Lower::new(
            self.source.text,
            self.base + range.start,
            self.source.quoted,
            self.sources,
            Some((&mut *self.spans, self.source.file)),
        );
        Ok(lower.body(&parsed))
    }

    /// Takes the length of a part off what may still be read again; false if there is not so much left.
    pub(super) fn spend(&mut self, range: &Range<usize>) -> bool {
        let left = self.work.checked_sub(range.len());
        self.work = left.unwrap_or_default();
        left.is_some()
    }

    /// An item, or several of which the first swallowed the others: an open heredoc or comment knows no blocks.
    fn piece(&mut self, range: Range<usize>, statements: bool) {
        let error = match self.attempt(range.clone()) {
            Ok(body) => return self.body.items.extend(body.items),
            Err(error) => error,
        };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut starts: Vec<usize> = headers(text).into_iter().filter(|at| *at > 0).collect();
        if starts.is_empty() {
            return self.broken(range, &error, statements);
        }
        starts.push(text.len());
        let mut start = 0;
        for end in starts {
            let part = range.start + start..range.start + end;
            match self.attempt(part.clone()) {
                Ok(body) => self.body.items.extend(body.items),
                Err(error) => self.broken(part, &error, statements),
            }
            start = end;
        }
    }

    /// An item that does not parse, and those that follow it on the line on which it ends.
    fn broken(&mut self, mut range: Range<usize>, error: &Error, statements: bool) {
        self.failed(&range, error);
        while let Some(next) = self.recover(&range, statements) {
            range = next..range.end;
            if !self.spend(&range) {
                self.body.lost = true;
                return;
            }
            match self.attempt(range.clone()) {
                Ok(body) => return self.body.items.extend(body.items),
                Err(error) => self.failed(&range, &error),
            }
        }
    }

    fn failed(&mut self, range: &Range<usize>, error: &Error) {
        let at = (range.start + error.location().offset()).min(range.end);
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
