//! Reads what can be read of YAML that is broken somewhere, or not finished yet: the text is cut where its lines are
//! indented alike, and each piece is read by itself.

use super::super::settle::settle;
use super::super::{Member, NODES, Node, NodeValue, Parsed, Problem};
use super::events;
use std::ops::Range;

/// How deep broken pieces are taken apart; below that the broken member is given up as a whole.
const LEVELS: usize = 16;

/// How many times the whole text may be read again, and how long a text is taken to be at least.
const TIMES: usize = 8;
const ENOUGH: usize = 1 << 17;

/// In the words of the parser: a piece repeats what stands in another piece. That is no mistake of the author.
const UNKNOWN_ANCHOR: &str = "unknown anchor";

/// Reads the pieces around the broken place.
pub(super) fn recover(text: &str, first: Problem) -> Parsed {
    let mut recovery = Recovery {
        text: text.to_owned(),
        budget: NODES,
        work: text.len().max(ENOUGH) * TIMES,
        errors: Vec::new(),
    };
    let mut documents = Vec::new();
    for range in streams(text) {
        match recovery.alone(range.clone(), 0) {
            Ok(found) => documents.extend(found),
            Err(_) => documents.extend(recovery.value(range, 0)),
        }
    }
    let mut errors = recovery.errors;
    if !first.1.contains(UNKNOWN_ANCHOR) {
        errors.retain(|(_, message)| !message.contains(UNKNOWN_ANCHOR));
    }
    if errors.is_empty() {
        errors.push(first);
    }
    Parsed::new(text, documents, errors)
}

/// The documents of a stream, with the line `---` that begins each.
fn streams(text: &str) -> Vec<Range<usize>> {
    let mut streams = Vec::new();
    let mut start = 0;
    for line in lines(text, 0..text.len()) {
        let begins = text
            .get(line.start..line.end)
            .and_then(|line| line.strip_prefix("---"));
        if begins.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            streams.push(start..line.start);
            start = line.start;
        }
    }
    streams.push(start..text.len());
    streams
}

/// A line that holds more than blanks and a comment.
struct Line {
    start: usize,
    /// Where its first character stands.
    begin: usize,
    /// Where it ends, without blanks.
    end: usize,
    first: char,
    /// Whether it is an element of a list.
    dash: bool,
}

impl Line {
    fn column(&self) -> usize {
        self.begin - self.start
    }
}

fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let mut at = range.start;
    inner.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\u{feff}']);
        let begin = start + line.len() - content.len();
        let content = content.trim_end();
        let first = content.chars().next()?;
        (first != '#').then(|| Line {
            start,
            begin,
            end: begin + content.len(),
            first,
            dash: content == "-" || content.starts_with("- "),
        })
    })
}

struct Recovery {
    /// The text, in which the dashes of elements that are taken apart become blanks.
    text: String,
    budget: usize,
    /// How many bytes may still be read again.
    work: usize,
    errors: Vec<Problem>,
}

impl Recovery {
    /// Reads a piece as documents of its own.
    fn alone(&mut self, range: Range<usize>, level: usize) -> Result<Vec<Node>, Problem> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        self.work = self
            .work
            .checked_sub(range.len())
            .ok_or_else(|| (range.clone(), "too many errors around".to_owned()))?;
        let mut errors = Vec::new();
        let (documents, error) =
            events::read(text, range.start, level, &mut self.budget, &mut errors);
        if let Some(error) = error {
            return Err(error);
        }
        self.errors.extend(errors);
        Ok(documents)
    }

    /// A piece that cannot be read as a whole.
    fn value(&mut self, range: Range<usize>, level: usize) -> Option<Node> {
        let first = lines(&self.text, range.clone()).find(|line| !is_marker(&self.text, line))?;
        let node = if first.dash {
            self.list(range, &first, level)
        } else {
            self.object(range, &first, level)
        };
        Some(node)
    }

    fn object(&mut self, range: Range<usize>, first: &Line, level: usize) -> Node {
        let column = first.column();
        let pieces = self.pieces(&range, |line| {
            line.column() <= column && !line.dash && !matches!(line.first, '}' | ']')
        });
        let mut members = Vec::new();
        for piece in pieces {
            self.member(piece, level, &mut members);
        }
        if members.is_empty() {
            return Node::broken(first.begin..first.end);
        }
        let last = members.iter().map(|member| member.value.range.end).max();
        Node {
            range: first.begin..self.trimmed(&range).max(last.unwrap_or_default()),
            value: NodeValue::Object(settle(members, &mut self.errors)),
            tag: None,
            open: true,
        }
    }

    fn member(&mut self, piece: Range<usize>, level: usize, members: &mut Vec<Member>) {
        let error = match self.alone(piece.clone(), level) {
            Ok(documents) => {
                for document in documents {
                    match document.value {
                        NodeValue::Object(found) => members.extend(found),
                        NodeValue::Null => {}
                        _ => self
                            .errors
                            .push((document.range, "expected a key and a colon".to_owned())),
                    }
                }
                return;
            }
            Err(error) => error,
        };
        let Some((key, key_range, rest)) = self.key(&piece) else {
            self.errors.push(error);
            return;
        };
        let value = if rest.is_some() || level >= LEVELS {
            None
        } else {
            let below = self.after_line(key_range.end, piece.end);
            self.value(below, level + 1)
        };
        let value = value.unwrap_or_else(|| {
            self.errors.push(error);
            Node::broken(rest.unwrap_or(key_range.end..key_range.end))
        });
        members.push(Member {
            key,
            key_range,
            value,
        });
    }

    fn list(&mut self, range: Range<usize>, first: &Line, level: usize) -> Node {
        let column = first.column();
        let pieces = self.pieces(&range, |line| line.dash && line.column() <= column);
        let mut items = Vec::new();
        for piece in pieces {
            let item = self.item(piece, level);
            items.push(item);
        }
        let last = items.iter().map(|item| item.range.end).max();
        Node {
            range: first.begin..self.trimmed(&range).max(last.unwrap_or_default()),
            value: NodeValue::List(items),
            tag: None,
            open: true,
        }
    }

    fn item(&mut self, piece: Range<usize>, level: usize) -> Node {
        let error = match self.alone(piece.clone(), level) {
            Ok(documents) => {
                let item = documents
                    .into_iter()
                    .next()
                    .and_then(|document| match document.value {
                        NodeValue::List(items) => items.into_iter().next(),
                        _ => None,
                    });
                match item {
                    Some(item) => return item,
                    None => (piece.clone(), "expected an element of a list".to_owned()),
                }
            }
            Err(error) => error,
        };
        let Some(line) = lines(&self.text, piece.clone()).next() else {
            return Node::broken(piece);
        };
        if level < LEVELS && line.dash {
            self.text.replace_range(line.begin..=line.begin, " ");
            let inner = lines(&self.text, piece.clone()).next();
            if inner.is_some_and(|line| line.dash || self.key(&(line.start..piece.end)).is_some()) {
                let told = self.errors.len();
                let value = self.value(piece.clone(), level + 1);
                if let Some(value) = value.filter(|value| !value.is_broken()) {
                    return value;
                }
                self.errors.truncate(told);
            }
        }
        self.errors.push(error);
        Node::broken(line.begin..line.end)
    }

    /// Cuts a range before each line for which `begins` holds.
    fn pieces(&self, range: &Range<usize>, begins: impl Fn(&Line) -> bool) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut start = None;
        for line in lines(&self.text, range.clone()) {
            if is_marker(&self.text, &line) {
                continue;
            }
            if (start.is_none() || begins(&line))
                && let Some(start) = start.replace(line.start)
            {
                pieces.push(start..line.start);
            }
        }
        if let Some(start) = start {
            pieces.push(start..range.end);
        }
        pieces
    }

    /// The key with which a piece begins, its place, and the place of what follows the colon on the same line.
    fn key(&self, piece: &Range<usize>) -> Option<(String, Range<usize>, Option<Range<usize>>)> {
        let line = lines(&self.text, piece.clone()).next()?;
        let content = self.text.get(line.begin..line.end)?;
        let (length, key) = if let Some(quote) = content.chars().next().filter(|c| is_quote(*c)) {
            let name = content.get(1..)?.split(quote).next()?;
            (name.len() + 2, name)
        } else {
            let length = content
                .match_indices(':')
                .map(|(at, _)| at)
                .find(|at| ends_key(content.get(at + 1..).unwrap_or_default()))?;
            let name = content.get(..length)?.trim_end();
            (name.len(), name)
        };
        let after = content.get(length..)?.trim_start().strip_prefix(':')?;
        if key.is_empty() || !ends_key(after) || key.starts_with(['{', '[', '&', '*', '!', '|']) {
            return None;
        }
        let rest = after.trim_start();
        let place =
            (!rest.is_empty() && !rest.starts_with('#')).then(|| line.end - rest.len()..line.end);
        Some((key.to_owned(), line.begin..line.begin + length, place))
    }

    /// What follows the line in which `at` stands.
    fn after_line(&self, at: usize, end: usize) -> Range<usize> {
        let rest = self.text.get(at..end).unwrap_or_default();
        rest.find('\n').map_or(end, |line| at + line + 1)..end
    }

    fn trimmed(&self, range: &Range<usize>) -> usize {
        let inner = self.text.get(range.clone()).unwrap_or_default();
        range.start + inner.trim_end().len()
    }
}

/// Whether a line separates documents.
fn is_marker(text: &str, line: &Line) -> bool {
    line.column() == 0
        && text
            .get(line.begin..line.end)
            .is_some_and(|content| content == "---" || content == "..." || content.starts_with('%'))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'')
}

/// Whether a colon before this ends a key. Before a bracket a blank may have been forgotten.
fn ends_key(after: &str) -> bool {
    after.is_empty() || after.starts_with([' ', '\t', '{', '['])
}
