//! JSON of which only what is looked at is read: most of an export was read word by word before.
//!
//! Nothing here tells the whole truth about a broken text. What is looked at and what is skipped has to have the form of JSON as far as this
//! can see; whoever reads a piece reads it strictly; and what is [`Broken`] is read again from its beginning, strictly.

use crate::document;
use policy::AnswerMembers;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How deep objects and lists may stand in each other; what is deeper is left to the strict reader, which refuses it.
const DEPTH: usize = 100;

/// A text that is no JSON, or not in a form that is read here.
#[derive(Debug)]
pub(crate) struct Broken;

/// A text with the ends of all its objects and lists.
pub(crate) struct Document<'t> {
    text: &'t str,
    /// Where each object or list begins and where it ends, in the order of their beginnings, in bytes.
    extents: Vec<(u32, u32)>,
}

/// A value, read or not.
#[derive(Clone, Debug)]
pub(crate) enum Node<'t> {
    Value(Value),
    Text(Text<'t>),
}

/// The text of an object or a list that nobody has read yet.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    document: &'t Document<'t>,
    start: usize,
    end: usize,
}

/// An object whose members are read as far as somebody looks at them, in the order of their names.
#[derive(Debug)]
pub(crate) struct Object<'t>(Vec<(Cow<'t, str>, Node<'t>)>);

/// What a node is.
pub(crate) enum Opened<'t> {
    Object(Object<'t>),
    List(Vec<Node<'t>>),
    Plain,
}

impl<'t> Document<'t> {
    /// Finds the objects and lists of a text.
    pub(crate) fn new(text: &'t str) -> Result<Self, Broken> {
        let mut extents: Vec<(u32, u32)> = Vec::with_capacity(text.len() / 64);
        let mut open: Vec<usize> = Vec::new();
        let mut bytes = text.bytes().enumerate();
        while let Some((position, byte)) = bytes.next() {
            match byte {
                b'"' => loop {
                    match bytes.next().ok_or(Broken)?.1 {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                },
                b'{' | b'[' => {
                    if open.len() == DEPTH {
                        return Err(Broken);
                    }
                    open.push(extents.len());
                    extents.push((u32::try_from(position).map_err(|_| Broken)?, 0));
                }
                b'}' | b']' => {
                    let extent = extents.get_mut(open.pop().ok_or(Broken)?);
                    extent.ok_or(Broken)?.1 = u32::try_from(position + 1).map_err(|_| Broken)?;
                }
                _ => {}
            }
        }
        if open.is_empty() {
            Ok(Self { text, extents })
        } else {
            Err(Broken)
        }
    }

    /// The documents of the text: one, or several one after another.
    pub(crate) fn nodes(&'t self) -> Result<Vec<Node<'t>>, Broken> {
        let mut reader = Reader {
            document: self,
            position: 0,
        };
        let mut found = Vec::new();
        while reader.peek().is_some() {
            found.push(reader.node()?);
        }
        Ok(found)
    }

    fn end_of(&self, start: usize) -> Option<usize> {
        let start = u32::try_from(start).ok()?;
        let index = self
            .extents
            .binary_search_by_key(&start, |(start, _)| *start);
        self.extents.get(index.ok()?).map(|(_, end)| *end as usize)
    }
}

impl std::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'t> Text<'t> {
    pub(crate) fn as_str(&self) -> &'t str {
        self.document
            .text
            .get(self.start..self.end)
            .unwrap_or_default()
    }

    fn is_list(&self) -> bool {
        self.as_str().starts_with('[')
    }

    fn inside(&self) -> Reader<'t> {
        Reader {
            document: self.document,
            position: self.start + 1,
        }
    }

    fn members(&self) -> Result<Object<'t>, Broken> {
        let (mut reader, mut members) = (self.inside(), Vec::with_capacity(16));
        if reader.peek() != Some(b'}') {
            loop {
                let name = reader.name()?;
                reader.expect(b':')?;
                members.push((name, reader.node()?));
                if reader.peek() != Some(b',') {
                    break;
                }
                reader.position += 1;
            }
        }
        reader.close(b'}', self.end)?;
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        // An object that names a member twice is refused by whoever reads it strictly.
        let is_twice = members.windows(2).any(|pair| match pair {
            [(one, _), (other, _)] => one == other,
            _ => false,
        });
        if is_twice {
            Err(Broken)
        } else {
            Ok(Object(members))
        }
    }

    fn items(&self) -> Result<Vec<Node<'t>>, Broken> {
        let (mut reader, mut items) = (self.inside(), Vec::new());
        if reader.peek() != Some(b']') {
            loop {
                items.push(reader.node()?);
                if reader.peek() != Some(b',') {
                    break;
                }
                reader.position += 1;
            }
        }
        reader.close(b']', self.end)?;
        Ok(items)
    }
}

impl<'t> Node<'t> {
    /// What it is, one level deep.
    pub(crate) fn open(self) -> Result<Opened<'t>, Broken> {
        Ok(match self {
            Self::Text(text) if text.is_list() => Opened::List(text.items()?),
            Self::Text(text) => Opened::Object(text.members()?),
            Self::Value(Value::Array(items)) => {
                Opened::List(items.into_iter().map(Self::Value).collect())
            }
            Self::Value(Value::Object(members)) => Opened::Object(members.into()),
            Self::Value(_) => Opened::Plain,
        })
    }

    /// The value, read strictly.
    pub(crate) fn read(self) -> Result<Value, Broken> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Text(text) => read(text.as_str()),
        }
    }

    /// Whether it is `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Value(Value::Null))
    }

    /// Whether it is an object.
    pub(crate) fn is_object(&self) -> bool {
        match self {
            Self::Value(value) => value.is_object(),
            Self::Text(text) => !text.is_list(),
        }
    }

    /// Whether it is a list.
    pub(crate) fn is_list(&self) -> bool {
        match self {
            Self::Value(value) => value.is_array(),
            Self::Text(text) => text.is_list(),
        }
    }
}

/// Reads the text of one value strictly.
pub(crate) fn read(text: &str) -> Result<Value, Broken> {
    document::one(text).ok_or(Broken)
}

impl From<Map<String, Value>> for Object<'_> {
    fn from(members: Map<String, Value>) -> Self {
        let members = members.into_iter();
        Self(
            members
                .map(|(name, value)| (Cow::Owned(name), Node::Value(value)))
                .collect(),
        )
    }
}

impl AnswerMembers for Object<'_> {
    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.plain(name)?.as_str()
    }

    fn has_inside(&self, name: &str, inner: &str) -> bool {
        match self.get(name) {
            Some(Node::Value(value)) => value.get(inner).is_some(),
            // What is broken inside is told when it is read.
            Some(Node::Text(text)) => {
                !text.is_list()
                    && text
                        .members()
                        .is_ok_and(|object| object.get(inner).is_some())
            }
            None => false,
        }
    }
}

impl<'t> Object<'t> {
    pub(crate) fn get(&self, name: &str) -> Option<&Node<'t>> {
        let index = self.0.binary_search_by(|(member, _)| (**member).cmp(name));
        self.0.get(index.ok()?).map(|(_, node)| node)
    }

    /// A member that is a plain value.
    pub(crate) fn plain(&self, name: &str) -> Option<&Value> {
        match self.get(name)? {
            Node::Value(value) => Some(value),
            Node::Text(_) => None,
        }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| &**name)
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node<'t>> {
        self.0.iter().map(|(_, node)| node)
    }

    pub(crate) fn into_members(self) -> Vec<(Cow<'t, str>, Node<'t>)> {
        self.0
    }

    /// All of it, read strictly.
    pub(crate) fn read(self) -> Result<Map<String, Value>, Broken> {
        let members = self.0.into_iter();
        members
            .map(|(name, node)| Ok((name.into_owned(), node.read()?)))
            .collect()
    }
}

/// Goes through a text from value to value.
struct Reader<'t> {
    document: &'t Document<'t>,
    position: usize,
}

impl<'t> Reader<'t> {
    fn byte(&self) -> Option<u8> {
        self.document.text.as_bytes().get(self.position).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.position += 1;
        }
        self.byte()
    }

    fn expect(&mut self, byte: u8) -> Result<(), Broken> {
        if self.peek() != Some(byte) {
            return Err(Broken);
        }
        self.position += 1;
        Ok(())
    }

    fn close(&mut self, byte: u8, end: usize) -> Result<(), Broken> {
        self.expect(byte)?;
        if self.position == end {
            Ok(())
        } else {
            Err(Broken)
        }
    }

    fn since(&self, start: usize) -> Result<&'t str, Broken> {
        self.document.text.get(start..self.position).ok_or(Broken)
    }

    /// A text in quotes, with the quotes, and whether it stands for itself as it is.
    fn quoted(&mut self) -> Result<(&'t str, bool), Broken> {
        let (start, mut is_plain) = (self.position, true);
        self.expect(b'"')?;
        loop {
            let byte = self.byte().ok_or(Broken)?;
            self.position += 1;
            match byte {
                b'"' => return Ok((self.since(start)?, is_plain)),
                b'\\' => {
                    self.position += 1;
                    is_plain = false;
                }
                ..0x20 => return Err(Broken),
                _ => {}
            }
        }
    }

    fn name(&mut self) -> Result<Cow<'t, str>, Broken> {
        self.peek();
        match self.quoted()? {
            (quoted, true) => {
                let name = quoted.get(1..quoted.len() - 1).ok_or(Broken)?;
                Ok(Cow::Borrowed(name))
            }
            (quoted, false) => serde_json::from_str(quoted)
                .map(Cow::Owned)
                .map_err(|_| Broken),
        }
    }

    /// The value that comes next.
    fn node(&mut self) -> Result<Node<'t>, Broken> {
        let first = self.peek().ok_or(Broken)?;
        let start = self.position;
        match first {
            b'{' | b'[' => {
                let end = self.document.end_of(start).ok_or(Broken)?;
                self.position = end;
                Ok(Node::Text(Text {
                    document: self.document,
                    start,
                    end,
                }))
            }
            b'"' => match self.quoted()? {
                (quoted, true) => {
                    let text = quoted.get(1..quoted.len() - 1).ok_or(Broken)?;
                    Ok(Node::Value(text.into()))
                }
                (quoted, false) => read(quoted).map(Node::Value),
            },
            _ => {
                let ends =
                    |byte: u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
                while self.byte().is_some_and(|byte| !ends(byte)) {
                    self.position += 1;
                }
                read(self.since(start)?).map(Node::Value)
            }
        }
    }
}
