//! From the parser's events to trees, with everything that may grow without limit counted.

use super::super::settle::{merge, settle};
use super::super::{DEPTH, Member, NODES, Node, NodeValue, Problem};
use super::alias::{Anchored, Size, bring_in, place};
use super::frame::{Content, Frame, Key, local};
use super::nesting::too_deep;
use super::offsets::Offsets;
use super::scalar;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Text of this length counts as one more node, because an alias copies it.
const TEXT_PER_NODE: usize = 64;

/// Reads documents until the first error. `base` is where `text` begins in the file, `depth` how deep it stands there.
pub(super) fn read(
    text: &str,
    base: usize,
    depth: usize,
    budget: &mut usize,
    errors: &mut Vec<Problem>,
) -> (Vec<Node>, Option<Problem>) {
    if let Some(at) = too_deep(text) {
        let message = format!("nested more than {DEPTH} levels deep");
        return (Vec::new(), Some((base + at..base + at + 1, message)));
    }
    let mut trees = Trees {
        text,
        offsets: Offsets::new(text),
        base,
        depth,
        budget,
        errors,
        frames: Vec::new(),
        anchors: HashMap::new(),
        documents: Vec::new(),
        end: 0,
    };
    let mut parser = Parser::new_from_str(text);
    let error = loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break None,
            Some(Ok((event, span))) => {
                if let Err(error) = trees.event(event, span) {
                    break Some(error);
                }
            }
            Some(Err(error)) => {
                let at = trees.offsets.byte(error.marker().index());
                break Some((trees.rest_of_line(at), error.info().to_owned()));
            }
        }
    };
    (trees.documents, error)
}

struct Trees<'t, 'b> {
    text: &'t str,
    offsets: Offsets<'t>,
    base: usize,
    depth: usize,
    budget: &'b mut usize,
    errors: &'b mut Vec<Problem>,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    documents: Vec<Node>,
    /// Where the last node ended, in `text`.
    end: usize,
}

impl Trees<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(text, style, anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(Content::List(Vec::new()), anchor, tag.as_deref(), span)
            }
            Event::MappingStart(anchor, tag) => {
                let content = Content::Object {
                    members: Vec::new(),
                    key: None,
                    merged: Vec::new(),
                };
                self.open(content, anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    /// The parser lets a text in quotation marks reach over the comment behind it.
    fn uncommented(&self, range: Range<usize>, style: ScalarStyle) -> Range<usize> {
        let quote = match style {
            ScalarStyle::SingleQuoted => '\'',
            ScalarStyle::DoubleQuoted => '"',
            _ => return range,
        };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let opened = text.find(quote).map_or(0, |at| at + 1);
        let mut before = None;
        let mut characters = text.char_indices().peekable();
        while characters.next_if(|(at, _)| *at < opened).is_some() {}
        while let Some((at, character)) = characters.next() {
            let is_escaped = quote == '"' && before == Some('\\');
            before = if is_escaped { None } else { Some(character) };
            if character != quote || is_escaped {
                continue;
            }
            // Two of them stand for one.
            if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
                continue;
            }
            return range.start..range.start + at + 1;
        }
        range
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Problem> {
        let plain = style == ScalarStyle::Plain;
        let range = if plain && text.is_empty() && tag.is_none() {
            // The parser places what is not there at the next word.
            self.end..self.end
        } else {
            let range = self.byte(span.start.index())..self.byte(span.end.index());
            self.trimmed(self.uncommented(range, style))
        };
        let size = Size {
            nodes: 1 + text.len() / TEXT_PER_NODE,
            depth: 0,
        };
        self.spend(size.nodes, &range)?;
        if self.expects_key() && tag.is_none_or(|tag| local(tag).is_none()) {
            self.end = range.end;
            let key = if plain && text == "<<" {
                Key::Merge
            } else {
                Key::Name(text.clone().into_owned(), self.shifted(&range))
            };
            if anchor > 0 {
                self.keep(anchor, &NodeValue::Text(text.into_owned()), &range, size)?;
            }
            self.set_key(key);
            return Ok(());
        }
        let (value, tag) = match tag {
            None if plain => (scalar::plain(&text), None),
            None => (NodeValue::Text(text.into_owned()), None),
            Some(tag) if tag.is_yaml_core_schema() => (scalar::tagged(&tag.suffix, &text), None),
            Some(tag) => {
                let value = if plain && text.is_empty() {
                    NodeValue::Null
                } else {
                    NodeValue::Text(text.into_owned())
                };
                (value, local(tag))
            }
        };
        let node = Node {
            value,
            range: self.shifted(&range),
            tag,
            open: false,
        };
        self.end = range.end;
        self.finish(node, anchor, size)
    }

    fn open(
        &mut self,
        content: Content,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Problem> {
        let start = self.byte(span.start.index());
        if self.frames.len() + self.depth >= DEPTH {
            let message = format!("nested more than {DEPTH} levels deep");
            return Err((self.rest_of_line(start), message));
        }
        self.spend(1, &(start..start))?;
        self.end = self.byte(span.end.index());
        self.frames.push(Frame {
            start,
            anchor,
            tag: tag.and_then(local),
            content,
            size: Size { nodes: 1, depth: 0 },
        });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Problem> {
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        if span.start.index() < span.end.index() {
            // A bracket; what follows it on the line is counted in by the parser.
            self.end = self.byte(span.start.index() + 1);
        }
        self.end = self.end.max(frame.start);
        let range = frame.start..self.end;
        let value = match frame.content {
            Content::List(items) => NodeValue::List(items),
            Content::Object {
                members, merged, ..
            } => {
                let mut members = settle(members, self.errors);
                if !merged.is_empty() {
                    merge(&mut members, merged);
                }
                NodeValue::Object(members)
            }
        };
        let node = Node {
            value,
            range: self.shifted(&range),
            tag: frame.tag,
            open: false,
        };
        self.finish(node, frame.anchor, frame.size)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Problem> {
        let range = self.byte(span.start.index())..self.byte(span.end.index());
        self.end = range.end;
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err((
                self.shifted(&range),
                "this alias stands inside of what it repeats".to_owned(),
            ));
        };
        let size = anchored.size;
        if self.frames.len() + self.depth + size.depth >= DEPTH {
            let message = format!("nested more than {DEPTH} levels deep");
            return Err((self.shifted(&range), message));
        }
        *self.budget = self
            .budget
            .checked_sub(size.nodes)
            .ok_or_else(|| too_many(self.shifted(&range)))?;
        let mut node = anchored.node.clone();
        place(&mut node, &self.shifted(&range));
        self.finish(node, 0, size)
    }

    /// Puts a finished node where it belongs.
    fn finish(&mut self, node: Node, anchor: usize, size: Size) -> Result<(), Problem> {
        if anchor > 0 {
            self.spend(size.nodes, &(self.end..self.end))?;
            let copy = Anchored {
                node: node.clone(),
                size,
            };
            self.anchors.insert(anchor, copy);
        }
        let Some(frame) = self.frames.last_mut() else {
            self.documents.push(node);
            return Ok(());
        };
        frame.size.nodes += size.nodes;
        frame.size.depth = frame.size.depth.max(size.depth + 1);
        match &mut frame.content {
            Content::List(items) => items.push(node),
            Content::Object {
                members,
                key,
                merged,
            } => match key.take() {
                None => {
                    let (name, range) = match node {
                        Node {
                            value: NodeValue::Text(text),
                            range,
                            ..
                        } => (Some(text), range),
                        Node { range, .. } => (None, range),
                    };
                    *key = Some(if let Some(name) = name {
                        Key::Name(name, range)
                    } else {
                        self.errors.push((range, "a key must be text".to_owned()));
                        Key::Odd
                    });
                }
                Some(Key::Odd) => {}
                Some(Key::Name(key, key_range)) => members.push(Member {
                    key,
                    key_range,
                    value: node,
                }),
                Some(Key::Merge) => bring_in(node, merged, self.errors),
            },
        }
        Ok(())
    }

    fn keep(
        &mut self,
        anchor: usize,
        value: &NodeValue,
        range: &Range<usize>,
        size: Size,
    ) -> Result<(), Problem> {
        self.spend(size.nodes, range)?;
        let node = Node {
            value: value.clone(),
            range: self.shifted(range),
            tag: None,
            open: false,
        };
        self.anchors.insert(anchor, Anchored { node, size });
        Ok(())
    }

    fn expects_key(&self) -> bool {
        matches!(
            self.frames.last(),
            Some(Frame {
                content: Content::Object { key: None, .. },
                ..
            })
        )
    }

    fn set_key(&mut self, name: Key) {
        if let Some(Frame {
            content: Content::Object { key, .. },
            ..
        }) = self.frames.last_mut()
        {
            *key = Some(name);
        }
    }

    fn spend(&mut self, nodes: usize, range: &Range<usize>) -> Result<(), Problem> {
        *self.budget = self
            .budget
            .checked_sub(nodes)
            .ok_or_else(|| too_many(self.rest_of_line(range.start)))?;
        Ok(())
    }

    fn byte(&self, index: usize) -> usize {
        self.offsets.byte(index)
    }

    fn shifted(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.base..range.end + self.base
    }

    /// The range without blanks at its end.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let inner = self.text.get(range.clone()).unwrap_or_default();
        range.start..range.start + inner.trim_end().len()
    }

    /// From a byte of `text` to the end of its line, in the file; the line before if nothing is left of this one.
    fn rest_of_line(&self, at: usize) -> Range<usize> {
        let at = at.min(self.text.len());
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default().trim_end();
        if !line.is_empty() {
            return self.shifted(&(at..at + line.len()));
        }
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let start = before.rfind('\n').map_or(0, |line| line + 1);
        let line = before.get(start..).unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        self.shifted(&(start + indent..before.len()))
    }
}

fn too_many(range: Range<usize>) -> Problem {
    (
        range,
        format!("more than {NODES} values, with aliases expanded"),
    )
}
