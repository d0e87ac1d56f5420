//! Terraform code as a tree: what the evaluator walks, with a mark for every place a value may be written at.

use policy::Mark;
use serde_json::Number;
use std::sync::Arc;

/// The statements between two braces, or of a whole file.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// In the order of the text.
    pub(super) items: Vec<Item>,
    /// Whether something stands in it that nobody can read at all.
    pub(super) lost: bool,
}

/// A statement.
#[derive(Debug)]
pub(super) enum Item {
    /// `name = value`.
    Attribute(Attribute),
    /// `kind "label" { … }`.
    Block(Block),
}

/// An argument.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Arc<str>,
    pub(super) value: Expr,
    pub(super) mark: Mark,
}

/// A block.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: Arc<str>,
    pub(super) labels: Vec<Arc<str>>,
    pub(super) body: Body,
    /// Its word and labels.
    pub(super) header: Mark,
    /// Where the header is in the source.
    pub(super) at: At,
    /// Whether it could not be read to its end: what it does not say may still stand in it.
    pub(super) broken: bool,
}

/// A place in one of the sources, to quote an expression that cannot be known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At {
    /// The index of the source.
    pub(super) source: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// An expression.
#[derive(Debug)]
pub(super) struct Expr {
    pub(super) kind: Kind,
    pub(super) at: At,
}

/// What an expression is.
#[derive(Debug)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    Text(Arc<str>),
    Template(Vec<Part>),
    List(Vec<Slot>),
    Object(Vec<Member>),
    Variable(Arc<str>),
    Traversal(Box<Expr>, Vec<Step>),
    Call(Box<Call>),
    Conditional(Box<Conditional>),
    Not(Box<Expr>),
    Negative(Box<Expr>),
    Binary(Operator, Box<(Expr, Expr)>),
    For(Box<For>),
    /// Text that nobody can read.
    Broken,
}

/// An expression that makes a value of its own: an element of a list, an argument of a function.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) value: Expr,
    /// What is underlined when that value is at fault; none for the place around it.
    pub(super) mark: Mark,
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) key: Key,
    pub(super) value: Expr,
    pub(super) mark: Mark,
}

/// The name of a member.
#[derive(Debug)]
pub(super) enum Key {
    Name(Arc<str>),
    Computed(Expr),
}

/// One step into a value.
#[derive(Debug)]
pub(super) enum Step {
    Attribute(Arc<str>),
    Index(Expr),
    Splat,
}

/// A call of a function.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: Arc<str>,
    pub(super) arguments: Vec<Slot>,
    /// Whether the last argument is a list of arguments.
    pub(super) spread: bool,
}

/// `condition ? yes : no`.
#[derive(Debug)]
pub(super) struct Conditional {
    pub(super) condition: Expr,
    pub(super) yes: Expr,
    pub(super) no: Expr,
}

/// An operator with two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
    And,
    Or,
}

/// What a loop runs over, and what it calls the current element.
#[derive(Debug)]
pub(super) struct Intro {
    pub(super) key: Option<Arc<str>>,
    pub(super) value: Arc<str>,
    pub(super) over: Expr,
}

/// A `for` expression.
#[derive(Debug)]
pub(super) struct For {
    pub(super) intro: Intro,
    /// Given for an object.
    pub(super) key: Option<Expr>,
    pub(super) value: Slot,
    pub(super) condition: Option<Expr>,
    pub(super) grouped: bool,
}

/// A part of a template.
#[derive(Debug)]
pub(super) enum Part {
    Text(Arc<str>),
    Value(Expr),
    If(Expr, Vec<Self>, Vec<Self>),
    For(Intro, Vec<Self>),
}

impl Body {
    /// The argument `name`.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.items.iter().find_map(|item| match item {
            Item::Attribute(attribute) if &*attribute.name == name => Some(attribute),
            _ => None,
        })
    }

    /// The blocks of one kind.
    pub(super) fn blocks<'b>(&'b self, kind: &'b str) -> impl Iterator<Item = &'b Block> {
        self.items.iter().filter_map(move |item| match item {
            Item::Block(block) if &*block.kind == kind => Some(block),
            _ => None,
        })
    }

    /// Whether anything in it may give the member `name`: an argument, a block, a dynamic block.
    pub(super) fn sets(&self, name: &str) -> bool {
        self.items.iter().any(|item| match item {
            Item::Attribute(attribute) => &*attribute.name == name,
            Item::Block(block) => {
                &*block.kind == name
                    || &*block.kind == "dynamic"
                        && block.labels.first().is_some_and(|label| &**label == name)
            }
        })
    }
}

impl Expr {
    /// The text, if it is plain text.
    pub(super) fn as_text(&self) -> Option<&Arc<str>> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}
