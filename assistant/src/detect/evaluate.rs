//! A detection in the compact form that is evaluated for each record.

use super::network::Network;
use super::number::Number;
use super::pattern::{Pattern, fold};
use super::{Fields, Scalar};
use regex::Regex;
use std::cmp::Ordering;
use std::sync::Arc;

/// A condition with its searches filled in.
#[derive(Clone, Debug)]
pub(super) enum Expression {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Field(Arc<FieldTest>),
}

/// What one field has to hold.
#[derive(Debug)]
pub(super) struct FieldTest {
    pub(super) path: Box<str>,
    pub(super) test: Test,
}

/// What a field is asked. Where it holds several values, one of them is enough.
#[derive(Debug)]
pub(super) enum Test {
    /// It is there, or it is not.
    There(bool),
    /// It is one of these texts, whatever the case. They are folded and sorted.
    OneOf(Box<[Box<str>]>),
    /// It matches one of these.
    Like(Box<[Pattern]>),
    /// It is a number that stands so to this one.
    Number(Comparison, Number),
    /// One of these finds something in it.
    Regex(Box<[Regex]>),
    /// It is an address of one of these.
    Network(Box<[Network]>),
    /// It is the same as what the other field holds.
    SameAs { path: Box<str>, cased: bool },
}

/// How a number has to stand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

impl Expression {
    /// A test of a field.
    pub(super) fn field(path: &str, test: Test) -> Self {
        Self::Field(Arc::new(FieldTest {
            path: path.into(),
            test,
        }))
    }

    /// All of these; one alone stands for itself.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        one_or(parts, Self::All)
    }

    /// At least one of these; one alone stands for itself.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        one_or(parts, Self::Any)
    }

    /// Whether the record is what the rule looks for.
    pub(super) fn holds(&self, fields: &dyn Fields) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(fields)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(fields)),
            Self::Not(part) => !part.holds(fields),
            Self::Field(field) => field.holds(fields),
        }
    }

    /// How many parts it has.
    pub(super) fn parts(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::parts).sum::<usize>(),
            Self::Not(part) => 1 + part.parts(),
            Self::Field(_) => 1,
        }
    }

    /// Puts what is cheap before what is dear, through all that is joined in the same way. What is asked stays the same.
    pub(super) fn order(&mut self) {
        match self {
            Self::All(parts) => {
                parts.iter_mut().for_each(Self::order);
                *parts = flat(parts, |part| match part {
                    Self::All(inner) => Ok(inner),
                    part => Err(part),
                });
            }
            Self::Any(parts) => {
                parts.iter_mut().for_each(Self::order);
                *parts = flat(parts, |part| match part {
                    Self::Any(inner) => Ok(inner),
                    part => Err(part),
                });
            }
            Self::Not(part) => part.order(),
            Self::Field(_) => {}
        }
    }

    /// Roughly how long it takes, in steps of comparing a name.
    fn cost(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::cost).sum(),
            Self::Not(part) => part.cost(),
            Self::Field(field) => field.cost(),
        }
    }
}

/// Takes the parts out of those that are joined in the same way, and sorts all by what they cost.
fn flat(
    parts: &mut Vec<Expression>,
    open: fn(Expression) -> Result<Vec<Expression>, Expression>,
) -> Vec<Expression> {
    let parts = std::mem::take(parts).into_iter();
    let mut flat: Vec<Expression> = parts
        .flat_map(|part| open(part).unwrap_or_else(|part| vec![part]))
        .collect();
    flat.sort_by_key(Expression::cost);
    flat
}

fn one_or(mut parts: Vec<Expression>, more: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            more(parts)
        }
        None => more(parts),
    }
}

impl FieldTest {
    fn holds(&self, fields: &dyn Fields) -> bool {
        match &self.test {
            Test::There(expected) => fields.has(&self.path) == *expected,
            Test::SameAs { path, cased } => same_as(fields, &self.path, path, *cased),
            test => {
                let mut found = false;
                fields.each(&self.path, &mut |scalar| {
                    found = found || test.accepts(scalar);
                });
                found
            }
        }
    }

    fn cost(&self) -> usize {
        let test = match &self.test {
            Test::OneOf(_) => 1,
            Test::There(_) | Test::Number(..) => 2,
            Test::Like(patterns) => 2 + 2 * patterns.len(),
            Test::Network(networks) => 10 + networks.len(),
            Test::SameAs { .. } => 20,
            Test::Regex(expressions) => 30 * expressions.len(),
        };
        // How far into a record a reader has to go, as CloudTrail writes them: the call is known already, whoever called stands first.
        let member = self.path.split('.').next().unwrap_or_default();
        let way = match member {
            "eventName" | "eventSource" => 0,
            "userIdentity" => 2,
            "errorCode" => 4,
            _ => 8,
        };
        test + way + 2 * self.path.bytes().filter(|byte| *byte == b'.').count()
    }
}

impl Test {
    fn accepts(&self, scalar: Scalar<'_>) -> bool {
        let Some(text) = text(scalar) else {
            return false;
        };
        match self {
            Self::OneOf(texts) => is_one_of(texts, text),
            Self::Like(patterns) => patterns.iter().any(|pattern| pattern.matches(text)),
            Self::Number(Comparison::Equal, _) if !matches!(scalar, Scalar::Number(_)) => false,
            Self::Number(comparison, limit) => Number::read(text)
                .and_then(|number| number.compare(*limit))
                .is_some_and(|ordering| comparison.accepts(ordering)),
            Self::Regex(expressions) => expressions
                .iter()
                .any(|expression| expression.is_match(text)),
            Self::Network(networks) => networks.iter().any(|network| network.holds(text)),
            // These two do not look at one value alone.
            Self::There(_) | Self::SameAs { .. } => false,
        }
    }
}

/// A scalar as text: numbers as they were written, truth as `true` and `false`. `null` is no text.
pub(super) fn text(scalar: Scalar<'_>) -> Option<&str> {
    match scalar {
        Scalar::Text(text) | Scalar::Number(text) => Some(text),
        Scalar::Bool(true) => Some("true"),
        Scalar::Bool(false) => Some("false"),
        Scalar::Null => None,
    }
}

fn is_one_of(texts: &[Box<str>], text: &str) -> bool {
    if text.is_ascii() {
        let lower = || text.bytes().map(|byte| byte.to_ascii_lowercase());
        texts
            .binary_search_by(|known| known.bytes().cmp(lower()))
            .is_ok()
    } else {
        let folded = fold(text);
        texts
            .binary_search_by(|known| known.as_bytes().cmp(folded.as_bytes()))
            .is_ok()
    }
}

/// Sorts one side, so that two long lists take no time of length times length.
fn same_as(fields: &dyn Fields, one: &str, other: &str, cased: bool) -> bool {
    let read = |text: &str| {
        if cased {
            text.to_owned()
        } else {
            fold(text).into_owned()
        }
    };
    let mut known = Vec::new();
    fields.each(one, &mut |scalar| known.extend(text(scalar).map(read)));
    if known.is_empty() {
        return false;
    }
    known.sort_unstable();
    let mut found = false;
    fields.each(other, &mut |scalar| {
        found = found || text(scalar).is_some_and(|text| known.binary_search(&read(text)).is_ok());
    });
    found
}
