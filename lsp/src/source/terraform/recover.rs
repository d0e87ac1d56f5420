//! Reads what can be read of a block that does not parse: its header, and each of its statements by itself.
//!
//! Where a statement ends is told by its brackets, and by the layout where these do not say it: what is indented further
//! belongs to the line above.

use super::address::source_of;
use super::parse::Parser;
use super::split::{Piece, is_header, split};
use super::syntax::{At, Attribute, Block, Body, Expr, Item, Kind};
use std::ops::Range;
use std::sync::Arc;

/// How deep broken blocks are taken apart; a block below that is given up but for its header.
const LEVELS: usize = 8;

/// The word and the labels of a block, and where what is in it begins.
struct Header {
    word: Range<usize>,
    labels: Vec<Range<usize>>,
    /// Whether a brace was found behind them.
    opens: bool,
    body: usize,
}

impl Header {
    /// The header of the top-level block that begins at `at`. Quotes and the brace may be missing, labels may not.
    fn top_level(text: &str, at: usize) -> Option<Self> {
        let word = at..at + name_length(text.get(at..)?);
        let labels = match text.get(word.clone())? {
            "resource" | "data" | "ephemeral" => 2,
            "module" | "variable" | "output" | "provider" | "check" => 1,
            "locals" | "terraform" => 0,
            _ => return None,
        };
        Self::after(text, word, |found| found == labels)
    }

    /// The header of a block in a block; its brace must be there, because nothing else tells it from an argument.
    fn nested(text: &str, at: usize) -> Option<Self> {
        let word = at..at + name_length(text.get(at..)?);
        if word.is_empty() {
            return None;
        }
        Self::after(text, word, |_| false).filter(|header| header.opens)
    }

    /// The labels behind a word, until there are enough.
    fn after(text: &str, word: Range<usize>, enough: impl Fn(usize) -> bool) -> Option<Self> {
        let mut header = Self {
            body: word.end,
            word,
            labels: Vec::new(),
            opens: false,
        };
        while !enough(header.labels.len()) {
            let rest = text.get(header.body..)?;
            let start = header.body + blank_length(rest);
            let quote = usize::from(text.as_bytes().get(start) == Some(&b'"'));
            let length = name_length(text.get(start + quote..)?);
            if length == 0 {
                break;
            }
            let end = start + quote + length;
            let end = end + usize::from(text.as_bytes().get(end) == Some(&b'"'));
            header.labels.push(start..end);
            header.body = end;
        }
        let rest = text.get(header.body..)?;
        let brace = header.body + blank_length(rest);
        header.opens = text.as_bytes().get(brace) == Some(&b'{');
        if header.opens {
            header.body = brace + 1;
        } else if !enough(header.labels.len()) {
            return None;
        }
        Some(header)
    }
}

impl Parser<'_, '_> {
    /// Takes in what can be read of an item that does not parse. Gives the place at which another item begins behind its
    /// end, if one does.
    pub(super) fn recover(&mut self, range: &Range<usize>, statements: bool) -> Option<usize> {
        let Some(header) = Header::top_level(self.text, range.start) else {
            let (body, _) = if self.source.values {
                self.statements(range.clone(), 0)
            } else {
                (Body::default(), range.end)
            };
            self.body.lost |= body.lost || !self.source.values;
            self.body.items.extend(body.items);
            return None;
        };
        // Without a brace, the name may be half of one.
        self.body.lost |= !header.opens;
        let inside = header.body..range.end;
        let (body, end) = if statements {
            self.statements(inside, 0)
        } else {
            (Body::default(), range.end)
        };
        // What follows on the line on which a block ends takes nothing from the block.
        let next = (end < range.end).then_some(end);
        if next.is_some()
            && let Ok(body) = self.attempt(range.start..end)
        {
            self.body.items.extend(body.items);
            return next;
        }
        let block = self.block(&header, body);
        self.body.items.push(Item::Block(block));
        next
    }

    /// The statements of a block, and where it ends.
    fn statements(&mut self, range: Range<usize>, level: usize) -> (Body, usize) {
        let mut body = Body::default();
        let mut at = range.start;
        'text: loop {
            let rest = at..range.end;
            if rest.is_empty() || !self.spend(&rest) {
                body.lost |= !rest.is_empty();
                return (body, range.end);
            }
            for piece in split(self.text.get(rest).unwrap_or_default()) {
                let mut part = at + piece.range.start..at + piece.range.end;
                while self.text.as_bytes().get(part.start) == Some(&b'}') {
                    part.start += 1;
                    if self.closes(part.start - 1, &part) {
                        let left = self.text.get(part.clone()).unwrap_or_default();
                        let behind = part.start + left.len() - left.trim_start().len();
                        let ends = is_header(left.trim_start().as_bytes());
                        return (body, if ends { behind } else { range.end });
                    }
                    // It closes a block whose beginning cannot be read.
                    body.lost = true;
                    let left = self.text.get(part.clone()).unwrap_or_default();
                    part.start += left.len() - left.trim_start().len();
                }
                if part.is_empty() {
                    continue;
                }
                if !self.leans_out(&part)
                    && self.spend(&part)
                    && let Ok(found) = self.attempt(part.clone())
                {
                    body.items.extend(found.items);
                    continue;
                }
                let part = part.start..self.end_by_layout(part.start, range.end);
                match self.statement(&part, level) {
                    Some(item) => body.items.push(item),
                    None => body.lost = true,
                }
                at = part.end;
                continue 'text;
            }
            return (body, range.end);
        }
    }

    /// A statement that does not parse.
    fn statement(&mut self, range: &Range<usize>, level: usize) -> Option<Item> {
        let text = self.text.get(..range.end)?;
        let name = range.start..range.start + name_length(text.get(range.start..)?);
        if name.is_empty() {
            return None;
        }
        let behind = text.get(name.end..)?;
        if let Some(value) = behind.trim_start_matches([' ', '\t']).strip_prefix('=') {
            let line = value.lines().next().unwrap_or_default();
            let start = range.end - value.len();
            let end = start + line.trim_end().len();
            let start = start + line.len() - line.trim_start().len();
            let at = self.at(&(start.min(end)..end));
            // Where a module is tells what it declares, with or without a quote.
            let line = text.get(name.start..end)?;
            let kind = match source_of(line) {
                Some(source) => Kind::Text(Arc::from(source.trim_end())),
                None => Kind::Broken,
            };
            return Some(Item::Attribute(Attribute {
                name: Arc::from(text.get(name.clone())?),
                value: Expr { kind, at },
                mark: self.mark(name.start..end),
            }));
        }
        let header = Header::nested(text, range.start)?;
        let body = if level < LEVELS {
            self.statements(header.body..range.end, level + 1).0
        } else {
            Body::default()
        };
        Some(Item::Block(self.block(&header, body)))
    }

    fn block(&mut self, header: &Header, body: Body) -> Block {
        let end = header.labels.last().unwrap_or(&header.word).end;
        let place = header.word.start..end;
        let plain = |range: &Range<usize>| {
            let text = self.text.get(range.clone()).unwrap_or_default();
            Arc::from(text.trim_matches('"'))
        };
        Block {
            kind: plain(&header.word),
            labels: header.labels.iter().map(plain).collect(),
            body,
            header: self.mark(place.clone()),
            at: self.at(&place),
            broken: true,
        }
    }

    fn at(&self, range: &Range<usize>) -> At {
        let cut = |at: usize| u32::try_from(self.base + at).unwrap_or(u32::MAX);
        At {
            source: self.source.quoted,
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    fn mark(&mut self, range: Range<usize>) -> policy::Mark {
        let range = self.base + range.start..self.base + range.end;
        self.spans.mark(self.source.file, range)
    }

    /// Whether a brace that closes nothing inside closes the block: nothing follows, or it stands at the very left.
    fn closes(&self, brace: usize, behind: &Range<usize>) -> bool {
        let rest = self.text.get(behind.clone()).unwrap_or_default().trim();
        let before = self.text.get(..brace).unwrap_or_default();
        let is_last = || {
            let after = self.text.get(behind.end..).unwrap_or_default().trim_start();
            after.is_empty() || is_header(after.as_bytes())
        };
        is_header(rest.as_bytes())
            || before.is_empty()
            || before.ends_with('\n')
            || (rest.is_empty() && is_last())
    }

    /// Whether a statement ends further left than it begins: then it took the bracket that closes what is around it.
    fn leans_out(&self, range: &Range<usize>) -> bool {
        let text = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let Some(line) = text.rfind('\n') else {
            return false;
        };
        let last = text.get(line + 1..).unwrap_or_default();
        let closes = last.trim_start().starts_with(['}', ']', ')']);
        closes && indentation(last) < self.indentation_at(range.start)
    }

    /// Where a statement ends by its layout: before the next line that is not indented further, but for the bracket that
    /// closes it.
    fn end_by_layout(&self, start: usize, limit: usize) -> usize {
        let own = self.indentation_at(start);
        let mut lines = self
            .text
            .get(start..limit)
            .unwrap_or_default()
            .split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        let mut end = start + first.len();
        if let Some(delimiter) = heredoc(first) {
            // Nothing but its delimiter ends it.
            for line in lines {
                end += line.len();
                if line.trim() == delimiter {
                    return end;
                }
            }
            return limit;
        }
        let opens = first.trim_end().ends_with(['{', '[', '(']);
        let mut at = end;
        for line in lines {
            at += line.len();
            if line.trim().is_empty() {
                continue;
            }
            if indentation(line) > own {
                end = at;
                continue;
            }
            let closes = line.trim_start().starts_with(['}', ']', ')']);
            if opens && closes && indentation(line) == own {
                end = at;
            }
            break;
        }
        end
    }

    fn indentation_at(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |line| line + 1);
        indentation(self.text.get(line..).unwrap_or_default())
    }
}

/// Puts a header without a brace together with what follows it: without the brace every line is an item of its own.
pub(super) fn joined(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open = false;
    for piece in pieces {
        let inner = text.get(piece.range.clone()).unwrap_or_default();
        let closes = inner.starts_with('}');
        let before = text.get(..piece.range.start).unwrap_or_default();
        let inside = before.ends_with([' ', '\t']) || closes;
        match found.last_mut() {
            Some(last) if open && inside => {
                last.range.end = piece.range.end;
                last.crowd += piece.crowd;
                open = !closes;
            }
            _ => {
                // A brace behind a quote that is not closed is taken for text: its line is an item, too.
                open = Header::top_level(text, piece.range.start).is_some_and(|header| {
                    let behind = text.get(header.body..piece.range.end).unwrap_or_default();
                    !behind.trim_end().contains(['\n', '}'])
                });
                found.push(piece);
            }
        }
    }
    found
}

/// How long the name is that a text begins with.
fn name_length(text: &str) -> usize {
    let ends = |letter: char| {
        !letter.is_ascii_alphanumeric() && !matches!(letter, '_' | '-') && letter.is_ascii()
    };
    text.find(ends).unwrap_or(text.len())
}

fn blank_length(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// How far a line is indented.
fn indentation(line: &str) -> usize {
    blank_length(line)
}

/// The delimiter of the heredoc that a line opens.
fn heredoc(line: &str) -> Option<&str> {
    let (_, delimiter) = line.trim_end().rsplit_once("<<")?;
    let delimiter = delimiter.strip_prefix('-').unwrap_or(delimiter);
    let is_name = !delimiter.is_empty() && name_length(delimiter) == delimiter.len();
    is_name.then_some(delimiter)
}
