//! The `detection` of a rule: its searches and its condition become one expression (specification v2, "Detection").

use super::condition::Searches;
use super::error::{Fault, Problem};
use super::evaluate::Expression;
use super::field::field;
use super::yaml::{Node, Value};

/// Reads a detection.
pub(super) fn detection(node: &Node) -> Result<Expression, Fault> {
    let Some(members) = node.members() else {
        return Err(kind("detection", "a map of searches and a condition").at(node.line));
    };
    let mut searches = Searches::default();
    for member in members {
        match member.key.as_str() {
            "condition" => {}
            "timeframe" => {
                let what = "timeframe in a detection".to_owned();
                let instead = "write a correlation";
                return Err(Problem::Unsupported { what, instead }.at(member.line));
            }
            name => searches.add(name, member.line, search(name, &member.node)?),
        }
    }
    let Some(condition) = node.get("condition") else {
        return Err(Problem::Missing("condition").at(node.line));
    };
    let mut conditions = Vec::new();
    for one in condition.elements() {
        let Value::Text(text) = &one.value else {
            return Err(kind("condition", "a text or a list of texts").at(one.line));
        };
        conditions.push(
            searches
                .condition(text)
                .map_err(|problem| problem.at(one.line))?,
        );
    }
    if conditions.is_empty() {
        return Err(Problem::Missing("condition").at(condition.line));
    }
    if let Some((name, line)) = searches.unused() {
        return Err(Problem::UnusedSearch(name.to_owned()).at(line));
    }
    let mut expression = Expression::any(conditions);
    expression.order();
    Ok(expression)
}

fn kind(key: &str, kind: &'static str) -> Problem {
    let key = key.to_owned();
    Problem::Kind { key, kind }
}

/// A map has to match in all members, a list in one of its maps.
fn search(name: &str, node: &Node) -> Result<Expression, Fault> {
    let elements = node.elements();
    if elements.is_empty() {
        return Err(kind(name, "a map of fields, or a list of such maps").at(node.line));
    }
    let maps = elements.iter().map(|element| map(name, element));
    Ok(Expression::any(maps.collect::<Result<_, _>>()?))
}

fn map(name: &str, node: &Node) -> Result<Expression, Fault> {
    match &node.value {
        Value::Map(members) if !members.is_empty() => {
            let fields = members.iter().map(field);
            Ok(Expression::all(fields.collect::<Result<_, _>>()?))
        }
        Value::Map(_) | Value::List(_) | Value::Null => {
            Err(kind(name, "a map of fields, or a list of such maps").at(node.line))
        }
        _ => {
            let what = "searches without a field (keywords)".to_owned();
            let instead = "name the field that has to hold the text";
            Err(Problem::Unsupported { what, instead }.at(node.line))
        }
    }
}
