//! The one tree of expressions that Bicep files and ARM templates are parsed into.

use serde_json::Number;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Deeper trees are refused: every later step walks them with the stack of one thread.
pub(crate) const DEEPEST: u16 = 128;

/// An expression that several places may hold.
pub(crate) type Shared = Rc<Expr>;

/// An expression and its bytes in the text of its file.
#[derive(Debug)]
pub(crate) struct Expr {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
    /// The levels of the tree, this one included.
    pub(crate) depth: u16,
}

/// What an expression is.
#[derive(Debug)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    Text(Arc<str>),
    /// Text with expressions inside: `'a${b}'`.
    Joined(Vec<Piece>),
    /// The text of an ARM template that stands in square brackets. It is parsed when it is needed: most of a template's
    /// descriptions never are.
    Formula(Formula),
    /// A symbol or a local variable.
    Name(Arc<str>),
    Member {
        of: Shared,
        name: Arc<str>,
        safe: bool,
    },
    Index {
        of: Shared,
        at: Shared,
        safe: bool,
        from_end: bool,
    },
    /// `parent::child`.
    Nested {
        of: Shared,
        name: Arc<str>,
    },
    Call {
        of: Option<Shared>,
        name: Arc<str>,
        args: Vec<Shared>,
    },
    Lambda {
        names: Vec<Arc<str>>,
        body: Shared,
    },
    Not(Shared),
    Negative(Shared),
    Binary(Operator, Shared, Shared),
    /// `condition ? yes : no`.
    Choice(Shared, Shared, Shared),
    List(Vec<Item>),
    Object(Vec<Entry>),
    /// `[for item in over: body]`, and the `copy` of a variable or property.
    Loop {
        round: Round,
        body: Shared,
    },
    /// A value that could not be parsed.
    Broken,
}

/// What a loop runs over.
#[derive(Clone, Debug)]
pub(crate) enum Round {
    /// The elements of a list.
    Each {
        item: Arc<str>,
        index: Option<Arc<str>>,
        over: Shared,
    },
    /// A number of times, with a name for `copyIndex`.
    Count { name: Arc<str>, count: Shared },
}

/// A part of text with expressions inside.
#[derive(Debug)]
pub(crate) enum Piece {
    Literal(Arc<str>),
    Value(Shared),
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Coalesce,
    Or,
    And,
    Equal,
    NotEqual,
    Like,
    NotLike,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// An element of a list.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) value: Shared,
    pub(crate) spread: bool,
}

/// A member of an object, or something that is spread into it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    /// The bytes of the name, quotes included.
    pub(crate) key_range: Range<usize>,
    pub(crate) value: Shared,
}

/// The name of a member.
#[derive(Debug)]
pub(crate) enum Key {
    Plain(Arc<str>),
    Computed(Shared),
    Spread,
    /// Members that may stand here and that nobody can read.
    Lost,
}

/// An ARM template expression as it is written, without the outer brackets.
#[derive(Debug)]
pub(crate) struct Formula {
    pub(crate) text: Arc<str>,
    parsed: OnceCell<Result<Shared, String>>,
}

impl Formula {
    pub(crate) fn new(text: Arc<str>) -> Self {
        Self {
            text,
            parsed: OnceCell::new(),
        }
    }

    /// The expression, or what is wrong with it.
    pub(crate) fn parsed(&self, range: &Range<usize>) -> &Result<Shared, String> {
        self.parsed
            .get_or_init(|| super::formula::parse(&self.text, range))
    }
}

impl Entry {
    /// What stands in an object where something is broken.
    pub(crate) fn lost(range: Range<usize>) -> Self {
        Self {
            key: Key::Lost,
            key_range: range.clone(),
            value: Expr::leaf(Kind::Broken, range),
        }
    }
}

impl Expr {
    /// An expression; `Err` if the tree is deeper than [`DEEPEST`].
    pub(crate) fn new(kind: Kind, range: Range<usize>) -> Result<Shared, TooDeep> {
        let depth = kind.deepest_part().saturating_add(1);
        if depth > DEEPEST {
            return Err(TooDeep);
        }
        Ok(Rc::new(Self { kind, range, depth }))
    }

    /// An expression without parts.
    pub(crate) fn leaf(kind: Kind, range: Range<usize>) -> Shared {
        Rc::new(Self {
            kind,
            range,
            depth: 1,
        })
    }

    /// The entries, if this is an object.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The elements, if this is a list.
    pub(crate) fn items(&self) -> &[Item] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// Whether nothing in it is broken, as far as it is written down as lists and objects.
    pub(crate) fn is_whole(&self) -> bool {
        match &self.kind {
            Kind::Broken => false,
            Kind::List(items) => items.iter().all(|item| item.value.is_whole()),
            Kind::Object(entries) => entries.iter().all(|entry| entry.value.is_whole()),
            Kind::Loop { body, .. } => body.is_whole(),
            _ => true,
        }
    }

    /// The member `name` of an object, whatever its case: the last one counts, as for Azure.
    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries()
            .iter()
            .rev()
            .find(|entry| matches!(&entry.key, Key::Plain(key) if key.eq_ignore_ascii_case(name)))
    }

    /// The value of the member `name` of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Shared> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// The text, if this is text without anything to evaluate.
    pub(crate) fn text(&self) -> Option<&Arc<str>> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A tree with too many levels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooDeep;

impl Kind {
    fn deepest_part(&self) -> u16 {
        let of = |parts: &[&Shared]| parts.iter().map(|part| part.depth).max().unwrap_or(0);
        match self {
            Self::Joined(pieces) => pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Literal(_) => 0,
                    Piece::Value(value) => value.depth,
                })
                .max()
                .unwrap_or(0),
            Self::Member { of: part, .. }
            | Self::Nested { of: part, .. }
            | Self::Lambda { body: part, .. }
            | Self::Not(part)
            | Self::Negative(part) => part.depth,
            Self::Index { of: part, at, .. } => of(&[part, at]),
            Self::Call { of: part, args, .. } => args
                .iter()
                .chain(part)
                .map(|part| part.depth)
                .max()
                .unwrap_or(0),
            Self::Binary(_, left, right) => of(&[left, right]),
            Self::Choice(condition, yes, no) => of(&[condition, yes, no]),
            Self::List(items) => items.iter().map(|item| item.value.depth).max().unwrap_or(0),
            Self::Object(entries) => entries
                .iter()
                .map(|entry| match &entry.key {
                    Key::Computed(key) => key.depth.max(entry.value.depth),
                    Key::Plain(_) | Key::Spread | Key::Lost => entry.value.depth,
                })
                .max()
                .unwrap_or(0),
            Self::Loop { round, body } => match round {
                Round::Each { over, .. } => of(&[over, body]),
                Round::Count { count, .. } => of(&[count, body]),
            },
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Formula(_)
            | Self::Name(_)
            | Self::Broken => 0,
        }
    }
}

impl Operator {
    /// The operator as it is written.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Coalesce => "??",
            Self::Or => "||",
            Self::And => "&&",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Like => "=~",
            Self::NotLike => "!~",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Modulo => "%",
        }
    }

    /// The operator for a sign, and how strongly it binds.
    pub(crate) fn of_sign(sign: &str) -> Option<(Self, u8)> {
        Some(match sign {
            "??" => (Self::Coalesce, 1),
            "||" => (Self::Or, 2),
            "&&" => (Self::And, 3),
            "==" => (Self::Equal, 4),
            "!=" => (Self::NotEqual, 4),
            "=~" => (Self::Like, 4),
            "!~" => (Self::NotLike, 4),
            "<" => (Self::Less, 5),
            "<=" => (Self::LessOrEqual, 5),
            ">" => (Self::Greater, 5),
            ">=" => (Self::GreaterOrEqual, 5),
            "+" => (Self::Add, 6),
            "-" => (Self::Subtract, 6),
            "*" => (Self::Multiply, 7),
            "/" => (Self::Divide, 7),
            "%" => (Self::Modulo, 7),
            _ => return None,
        })
    }
}
