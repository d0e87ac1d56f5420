//! Reads what can be read of JSON that is broken somewhere, or not finished yet: each member is read by itself.
//!
//! Where members begin is taken from the layout if every member starts a line, because that survives a missing bracket;
//! otherwise from brackets and commas.

use super::super::{Member, NODES, Node, NodeValue, Parsed, Problem, settle::settle};
use super::strict;
use std::ops::Range;

/// How deep broken objects are taken apart; below that the broken member is given up as a whole.
const LEVELS: usize = 16;

/// How many times the whole text may be read again, and how long a text is taken to be at least.
const TIMES: usize = 8;
const ENOUGH: usize = 1 << 17;

/// Reads the members around the broken place.
pub(super) fn recover(text: &str, base: usize, first: Problem) -> Parsed {
    let mut recovery = Recovery {
        text,
        budget: NODES,
        work: text.len().max(ENOUGH) * TIMES,
        errors: Vec::new(),
    };
    let opening = skip_blank(text, base);
    let root = match text.as_bytes().get(opening) {
        Some(b'{' | b'[') => Some(recovery.container(opening..text.len(), 0)),
        _ => None,
    };
    let mut errors = recovery.errors;
    if errors.is_empty() {
        errors.push(first);
    }
    Parsed::new(text, root.into_iter().collect(), errors)
}

struct Recovery<'t> {
    text: &'t str,
    budget: usize,
    /// How many bytes may still be read again.
    work: usize,
    errors: Vec<Problem>,
}

impl Recovery<'_> {
    /// An object or a list that begins at the start of `range` and ends in it at the latest.
    fn container(&mut self, range: Range<usize>, level: usize) -> Node {
        let is_object = self.text.as_bytes().get(range.start) == Some(&b'{');
        let (parts, end, closed) = parts(self.text, range.clone());
        let told = self.errors.len();
        let by_line = is_by_line(self.text, range.start);
        let mut node = self.contents(is_object, parts, range.start..end, level);
        if !closed && !by_line {
            open_last(&mut node);
        }
        if !closed && self.errors.len() == told {
            let message = if is_object {
                "Expected a closing brace"
            } else {
                "Expected a closing bracket"
            };
            // Behind the last thing in it.
            self.errors.push((end..end, message.to_owned()));
        }
        node
    }

    /// An object whose opening bracket is missing: its first member begins at the start of `range`.
    fn bare(&mut self, range: Range<usize>, level: usize) -> Node {
        let (parts, end, _) = by_line(self.text, range.start, range.end);
        self.contents(true, parts, range.start..end, level)
    }

    fn contents(
        &mut self,
        is_object: bool,
        parts: Vec<Range<usize>>,
        range: Range<usize>,
        level: usize,
    ) -> Node {
        let mut members = Vec::new();
        let mut items = Vec::new();
        for part in parts {
            if is_object {
                self.member(part, level, &mut members);
            } else {
                items.push(self.item(part, level));
            }
        }
        let value = if is_object {
            NodeValue::Object(settle(members, &mut self.errors))
        } else {
            NodeValue::List(items)
        };
        Node {
            value,
            range,
            tag: None,
            open: true,
        }
    }

    fn member(&mut self, part: Range<usize>, level: usize, members: &mut Vec<Member>) {
        let error = match self.alone(part.clone(), '{', '}', level) {
            Ok(Some(NodeValue::Object(found))) => return members.extend(found),
            Ok(_) => return,
            Err(error) => error,
        };
        let Some((key, key_range, value)) = key(self.text, part.clone()) else {
            self.errors.push(error);
            return;
        };
        let value = match self.text.as_bytes().get(value) {
            Some(b'{' | b'[') if level < LEVELS => self.container(value..part.end, level + 1),
            Some(b'"') if level < LEVELS && self.begins_members(key_range.end, value, part.end) => {
                self.bare(value..part.end, level + 1)
            }
            _ => {
                self.errors.push(error);
                Node::broken(key_range.clone())
            }
        };
        members.push(Member {
            key,
            key_range,
            value,
        });
    }

    /// Whether members begin on a line of their own, where the bracket before them is missing.
    fn begins_members(&self, key: usize, at: usize, limit: usize) -> bool {
        let between = self.text.get(key..at).unwrap_or_default();
        between.contains('\n') && is_member(self.text, at, limit)
    }

    fn item(&mut self, part: Range<usize>, level: usize) -> Node {
        let error = match self.alone(part.clone(), '[', ']', level) {
            Ok(Some(NodeValue::List(found))) if found.len() == 1 => {
                if let Some(item) = found.into_iter().next() {
                    return item;
                }
                (part.clone(), "Expected one value".to_owned())
            }
            Ok(_) => (part.clone(), "Expected one value".to_owned()),
            Err(error) => error,
        };
        match self.text.as_bytes().get(part.start) {
            Some(b'{' | b'[') if level < LEVELS => self.container(part, level + 1),
            Some(b'"') if level < LEVELS && is_member(self.text, part.start, part.end) => {
                self.bare(part, level + 1)
            }
            _ => {
                self.errors.push(error);
                Node::broken(part)
            }
        }
    }

    /// Reads a part between brackets of its own.
    fn alone(
        &mut self,
        part: Range<usize>,
        open: char,
        close: char,
        level: usize,
    ) -> Result<Option<NodeValue>, Problem> {
        self.work = self
            .work
            .checked_sub(part.len())
            .ok_or_else(|| (part.clone(), "too many errors around".to_owned()))?;
        let inner = self.text.get(part.clone()).unwrap_or_default();
        // A line break before the bracket, because the part may end in a comment.
        let text = format!("{open}{inner}\n{close}");
        let base = part.start.saturating_sub(1);
        strict(&text, base, level, &mut self.budget, &mut self.errors)
            .map(|node| node.map(|node| node.value))
            .map_err(|(range, message)| {
                let end = range.end.min(part.end);
                let start = range.start.clamp(part.start, part.end);
                if start < end {
                    (start..end, message)
                } else {
                    (last_line(self.text, part.clone()), message)
                }
            })
    }
}

/// The last line of a part that is not empty: where something is missing at the end.
fn last_line(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text.get(part.clone()).unwrap_or_default();
    let trimmed = inner.trim_end();
    let start = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let line = trimmed.get(start..).unwrap_or_default();
    let start = start + (line.len() - line.trim_start().len());
    part.start + start..part.start + trimmed.len()
}

/// The name of a member, its place, and where its value begins.
fn key(text: &str, part: Range<usize>) -> Option<(String, Range<usize>, usize)> {
    let start = skip_blank(text, part.start);
    let end = string_end(text, start, part.end)?;
    let quoted = text.get(start..end)?;
    let key = serde_json::from_str::<String>(quoted).ok()?;
    let colon = skip_blank(text, end);
    if colon >= part.end || text.as_bytes().get(colon) != Some(&b':') {
        // A name that nothing follows yet: it is there, and its value is not.
        return Some((key, start..end, part.end));
    }
    Some((key, start..end, skip_blank(text, colon + 1).min(part.end)))
}

/// Whether a name and a colon begin at `at`.
fn is_member(text: &str, at: usize, limit: usize) -> bool {
    string_end(text, at, limit).is_some_and(|end| {
        let colon = skip_blank(text, end);
        colon < limit && text.as_bytes().get(colon) == Some(&b':')
    })
}

/// The end of the string that begins at `start`, on the same line and before `limit`.
fn string_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(start..limit)?;
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(start + at + 1),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Where the parts of a container lie, without the commas between them, where the container ends, and whether a bracket
/// ends it.
fn parts(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, usize, bool) {
    let inner = range.start + 1;
    if is_by_line(text, range.start) {
        by_line(text, skip_blank(text, inner), range.end)
    } else {
        by_bracket(text, inner, range.end)
    }
}

/// Whether the first part of the container that begins at `at` begins a line.
fn is_by_line(text: &str, at: usize) -> bool {
    let first = skip_blank(text, at + 1);
    let between = text.get(at + 1..first).unwrap_or_default();
    between.contains('\n')
}

/// Where brackets alone tell what belongs together, and one is missing at the end, the last of all that is inside may have
/// taken what was meant for what is around it.
fn open_last(node: &mut Node) {
    node.open = true;
    let last = match &mut node.value {
        NodeValue::Object(members) => members.last_mut().map(|member| &mut member.value),
        NodeValue::List(items) => items.last_mut(),
        _ => None,
    };
    if let Some(last) = last {
        open_last(last);
    }
}

/// Parts that each begin a line, at the column of the first. What follows the bracket that closes a part begins another,
/// however far it is indented: its own bracket may be missing.
fn by_line(text: &str, first: usize, end: usize) -> (Vec<Range<usize>>, usize, bool) {
    let column = column(text, first);
    let mut parts = Vec::new();
    let mut start = first;
    let mut at = first;
    let mut stop = end;
    let mut part_ends = false;
    while let Some(next) = next_line(text, at, end) {
        at = next;
        let begin = skip_spaces(text, at, end);
        match text.as_bytes().get(begin) {
            None | Some(b'\n' | b'\r') => {}
            _ if begin >= end => {}
            Some(_) if begin - at < column => {
                stop = begin;
                break;
            }
            Some(b'}' | b']') => part_ends |= begin - at == column,
            Some(b'/' | b'*') => {}
            Some(_) if part_ends || begin - at == column => {
                parts.push(trim(text, start..at));
                start = begin;
                part_ends = false;
            }
            Some(_) => {}
        }
    }
    parts.push(trim(text, start..stop));
    parts.retain(|part| {
        !matches!(text.as_bytes().get(part.start), Some(b'}' | b']')) && part.start < part.end
    });
    let closes = matches!(text.as_bytes().get(stop), Some(b'}' | b']'));
    (parts, if closes { stop + 1 } else { stop }, closes)
}

/// Parts between commas that stand in no brackets of their own.
fn by_bracket(text: &str, inner: usize, end: usize) -> (Vec<Range<usize>>, usize, bool) {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let mut start = inner;
    let mut at = inner;
    let mut depth = 0_usize;
    while at < end {
        match bytes.get(at) {
            Some(b'"') => {
                at = string_end(text, at, end).unwrap_or_else(|| line_end(text, at, end));
                continue;
            }
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']') if depth == 0 => {
                parts.push(trim(text, start..at));
                parts.retain(|part| part.start < part.end);
                return (parts, at + 1, true);
            }
            Some(b'}' | b']') => depth -= 1,
            Some(b',') if depth == 0 => {
                parts.push(trim(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(trim(text, start..end));
    parts.retain(|part| part.start < part.end);
    (parts, end, false)
}

/// The range without blanks around it and without the comma at its end.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inner.len() - inner.trim_start().len());
    let kept = inner.trim_end();
    let kept = kept.strip_suffix(',').unwrap_or(kept);
    start..(range.start + kept.len()).max(start)
}

fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    at - before.rfind('\n').map_or(0, |line| line + 1)
}

fn next_line(text: &str, at: usize, end: usize) -> Option<usize> {
    let next = line_end(text, at, end) + 1;
    (next < end).then_some(next)
}

fn line_end(text: &str, at: usize, end: usize) -> usize {
    text.get(at..end)
        .and_then(|rest| rest.find('\n'))
        .map_or(end, |found| at + found)
}

fn skip_spaces(text: &str, at: usize, end: usize) -> usize {
    let rest = text.get(at..end).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start().len()
}
