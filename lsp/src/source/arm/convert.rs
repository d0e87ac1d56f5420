//! Turns a JSON document into expressions: text in brackets is a formula, and `copy` in an object is a loop.

use super::expression::{Entry, Expr, Formula, Item, Key, Kind, Round, Shared, TooDeep};
use crate::source::document::{Member, Node, NodeValue};
use std::ops::Range;
use std::sync::Arc;

/// The expression for a node.
pub(crate) fn expression(node: &Node) -> Result<Shared, TooDeep> {
    if node.is_broken() {
        return Ok(Expr::leaf(Kind::Broken, node.range.clone()));
    }
    let kind = match &node.value {
        NodeValue::Null => Kind::Null,
        NodeValue::Bool(value) => Kind::Bool(*value),
        NodeValue::Number(number) => Kind::Number(number.clone()),
        NodeValue::Text(text) => written(text),
        NodeValue::List(nodes) => Kind::List(
            nodes
                .iter()
                .map(|node| {
                    Ok(Item {
                        value: expression(node)?,
                        spread: false,
                    })
                })
                .collect::<Result<_, _>>()?,
        ),
        NodeValue::Object(members) => object(node, members)?,
    };
    Expr::new(kind, node.range.clone())
}

/// Data that has nothing to evaluate, whatever its text looks like.
pub(crate) fn data(node: &Node) -> Result<Shared, TooDeep> {
    if node.is_broken() {
        return Ok(Expr::leaf(Kind::Broken, node.range.clone()));
    }
    let kind = match &node.value {
        NodeValue::Null => Kind::Null,
        NodeValue::Bool(value) => Kind::Bool(*value),
        NodeValue::Number(number) => Kind::Number(number.clone()),
        NodeValue::Text(text) => Kind::Text(text.as_str().into()),
        NodeValue::List(nodes) => Kind::List(
            nodes
                .iter()
                .map(|node| {
                    Ok(Item {
                        value: data(node)?,
                        spread: false,
                    })
                })
                .collect::<Result<_, _>>()?,
        ),
        NodeValue::Object(members) => Kind::Object(
            members
                .iter()
                .map(|member| {
                    Ok(Entry {
                        key: Key::Plain(member.key.as_str().into()),
                        key_range: member.key_range.clone(),
                        value: data(&member.value)?,
                    })
                })
                .collect::<Result<_, _>>()?,
        ),
    };
    Expr::new(kind, node.range.clone())
}

/// Text of a template: `[…]` is a formula, and a second bracket at its start takes that meaning away.
fn written(text: &str) -> Kind {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match inner {
        Some(escaped) if escaped.starts_with('[') => {
            Kind::Text(text.get(1..).unwrap_or_default().into())
        }
        Some(formula) => Kind::Formula(Formula::new(formula.into())),
        None => Kind::Text(text.into()),
    }
}

fn object(node: &Node, members: &[Member]) -> Result<Kind, TooDeep> {
    let mut entries = Vec::with_capacity(members.len());
    for member in members {
        if member.key.eq_ignore_ascii_case("copy")
            && let Some(loops) = loops(&member.value)
        {
            for one in loops {
                entries.push(copied(one)?);
            }
            continue;
        }
        let key = match written(&member.key) {
            Kind::Formula(formula) => {
                Key::Computed(Expr::leaf(Kind::Formula(formula), member.key_range.clone()))
            }
            Kind::Text(text) => Key::Plain(text),
            _ => Key::Plain(member.key.as_str().into()),
        };
        entries.push(Entry {
            key,
            key_range: member.key_range.clone(),
            value: expression(&member.value)?,
        });
    }
    if node.open {
        entries.push(Entry::lost(node.range.clone()));
    }
    Ok(Kind::Object(entries))
}

/// One loop of a `copy` list.
struct Copied<'a> {
    name: Arc<str>,
    name_range: Range<usize>,
    count: &'a Node,
    input: &'a Node,
}

/// The loops of a `copy` list; `None` if it is something else that has the name.
fn loops(node: &Node) -> Option<Vec<Copied<'_>>> {
    let NodeValue::List(items) = &node.value else {
        return None;
    };
    items
        .iter()
        .map(|item| {
            let NodeValue::Object(members) = &item.value else {
                return None;
            };
            let find = |name: &str| {
                members
                    .iter()
                    .find(|member| member.key.eq_ignore_ascii_case(name))
                    .map(|member| &member.value)
            };
            let name = find("name")?;
            let NodeValue::Text(text) = &name.value else {
                return None;
            };
            Some(Copied {
                name: text.as_str().into(),
                name_range: name.range.clone(),
                count: find("count")?,
                input: find("input")?,
            })
        })
        .collect()
}

fn copied(copied: Copied<'_>) -> Result<Entry, TooDeep> {
    let round = Round::Count {
        name: Arc::clone(&copied.name),
        count: expression(copied.count)?,
    };
    let body = expression(copied.input)?;
    let range = body.range.clone();
    Ok(Entry {
        key: Key::Plain(copied.name),
        key_range: copied.name_range,
        value: Expr::new(Kind::Loop { round, body }, range)?,
    })
}
