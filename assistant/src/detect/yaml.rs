//! From YAML text to small trees that know their lines, with everything that may grow without limit refused.

use super::error::{Fault, Problem};
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use std::borrow::Cow;

/// A rule file of this many bytes holds hundreds of rules.
const BYTES: usize = 1 << 20;
/// Lists and maps in each other. Sigma needs five.
pub(super) const DEPTH: usize = 32;
/// How many members a map may have. Each new one is compared with all before it.
const MEMBERS: usize = 1_000;

/// One value and the line that it begins in, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// A number as it was written.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Member>),
}

/// One member of a map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) line: usize,
    pub(super) node: Node,
}

impl Node {
    /// The member of a map.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let found = self.members()?.iter().find(|member| member.key == key);
        found.map(|member| &member.node)
    }

    /// The members, if it is a map.
    pub(super) fn members(&self) -> Option<&[Member]> {
        match &self.value {
            Value::Map(members) => Some(members),
            _ => None,
        }
    }

    /// A scalar as text, as it was written.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text),
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// The elements of a list, or the one scalar that stands for a list of one.
    pub(super) fn elements(&self) -> &[Self] {
        match &self.value {
            Value::List(elements) => elements,
            _ => std::slice::from_ref(self),
        }
    }
}

/// The documents of a text, and what ended the reading too early. Empty documents are left out.
pub(super) fn documents(text: &str) -> (Vec<Node>, Option<Fault>) {
    let mut tree = Tree::default();
    let fault = read(text, &mut tree).err();
    (tree.documents, fault)
}

fn read(text: &str, tree: &mut Tree) -> Result<(), Fault> {
    if text.len() > BYTES {
        return Err(Problem::TooLarge(BYTES).at(1));
    }
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => {
                let line = span.start.line();
                tree.event(event).map_err(|problem| problem.at(line))?;
                tree.place(line);
            }
            Err(error) => {
                let line = error.marker().line();
                return Err(Problem::Yaml(error.info().to_owned()).at(line));
            }
        }
    }
    Ok(())
}

/// A list or map whose end has not been seen.
enum Open {
    List(Vec<Node>),
    /// The members, and the key that waits for its value.
    Map(Vec<Member>, Option<(String, usize)>),
}

#[derive(Default)]
struct Tree {
    documents: Vec<Node>,
    open: Vec<(Open, usize)>,
    /// A finished value that has not been put in its place yet.
    finished: Option<(Value, Option<usize>)>,
}

impl Tree {
    fn event(&mut self, event: Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Alias(_) => Err(Problem::Anchor),
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(text, style, anchor, tag.as_deref())
            }
            Event::SequenceStart(anchor, tag) => {
                self.start(Open::List(Vec::new()), anchor, tag.as_deref())
            }
            Event::MappingStart(anchor, tag) => {
                self.start(Open::Map(Vec::new(), None), anchor, tag.as_deref())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.finished = self.open.pop().map(|(open, line)| {
                    let value = match open {
                        Open::List(elements) => Value::List(elements),
                        Open::Map(members, _) => Value::Map(members),
                    };
                    (value, Some(line))
                });
                Ok(())
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
    ) -> Result<(), Problem> {
        if anchor > 0 {
            return Err(Problem::Anchor);
        }
        let is_plain = style == ScalarStyle::Plain;
        if let Some((Open::Map(members, key @ None), _)) = self.open.last_mut() {
            if is_plain && text == "<<" {
                return Err(Problem::Anchor);
            }
            if members.iter().any(|member| member.key == text) {
                return Err(Problem::DuplicateKey(text.into_owned()));
            }
            if members.len() >= MEMBERS {
                return Err(Problem::TooManyMembers(MEMBERS));
            }
            *key = Some((text.into_owned(), 0));
            return Ok(());
        }
        let value = match tag {
            None if is_plain => plain(text),
            None => Value::Text(text.into_owned()),
            Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => {
                Value::Text(text.into_owned())
            }
            Some(tag) => return Err(Problem::Tag(tag.suffix.clone())),
        };
        self.finished = Some((value, None));
        Ok(())
    }

    fn start(&mut self, open: Open, anchor: usize, tag: Option<&Tag>) -> Result<(), Problem> {
        if anchor > 0 {
            return Err(Problem::Anchor);
        }
        if let Some(tag) = tag {
            return Err(Problem::Tag(tag.suffix.clone()));
        }
        if let Some((Open::Map(_, None), _)) = self.open.last() {
            return Err(Problem::Kind {
                key: String::new(),
                kind: "a text where it is a key",
            });
        }
        if self.open.len() >= DEPTH {
            return Err(Problem::TooDeep(DEPTH));
        }
        self.open.push((open, 0));
        Ok(())
    }

    /// Puts what the last event finished in its place, and says in which line what it began begins.
    fn place(&mut self, line: usize) {
        if let Some((value, began)) = self.finished.take() {
            let node = Node {
                line: began.unwrap_or(line),
                value,
            };
            match self.open.last_mut() {
                None if node.value == Value::Null => {}
                None => self.documents.push(node),
                Some((Open::List(elements), _)) => elements.push(node),
                Some((Open::Map(members, key), _)) => {
                    if let Some((key, line)) = key.take() {
                        members.push(Member { key, line, node });
                    }
                }
            }
            return;
        }
        match self.open.last_mut() {
            Some((Open::Map(_, Some((_, at))), _) | (_, at)) if *at == 0 => *at = line,
            _ => {}
        }
    }
}

/// A scalar without quotation marks, by the core schema of YAML 1.2.
fn plain(text: Cow<'_, str>) -> Value {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if is_number(&text) => Value::Number(text.into_owned()),
        _ => Value::Text(text.into_owned()),
    }
}

/// Whether the text is a decimal number. Hexadecimal and octal ones stay text, because logs write numbers decimally.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    text.len() - digits.len() <= 1
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}
