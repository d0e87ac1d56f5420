//! JSON text as a tree: comments and trailing commas are accepted, as editors and ARM templates have them.

mod recovery;

use super::{DEPTH, Member, NODES, Node, NodeValue, Parsed, Problem, settle::settle};
use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::Number;
use std::ops::Range;

/// Reads JSON. Text that is broken somewhere still gives everything around the broken place.
pub fn parse(text: &str) -> Parsed {
    let parts = text
        .bytes()
        .filter(|byte| matches!(byte, b',' | b'[' | b'{'));
    if parts.count() > 2 * NODES {
        let message = format!("more than {NODES} values");
        return Parsed::new(text, Vec::new(), vec![(0..0, message)]);
    }
    let base = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body = text.get(base..).unwrap_or_default();
    let mut errors = Vec::new();
    let mut budget = NODES;
    match strict(body, base, 0, &mut budget, &mut errors) {
        Ok(root) => Parsed::new(text, root.into_iter().collect(), errors),
        Err(error) => recovery::recover(text, base, error),
    }
}

/// Reads one whole JSON value. `base` is where `text` begins in the file, `depth` how deep it stands there.
fn strict(
    text: &str,
    base: usize,
    depth: usize,
    budget: &mut usize,
    errors: &mut Vec<Problem>,
) -> Result<Option<Node>, Problem> {
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    // The parser recurses, and gives up at 512 levels by itself.
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
        let range = error.range();
        (
            range.start + base..range.end + base,
            error.kind().to_string(),
        )
    })?;
    let mut tree = Tree {
        base,
        budget,
        errors,
    };
    parsed
        .value
        .map(|value| tree.node(value, depth))
        .transpose()
}

struct Tree<'a> {
    base: usize,
    budget: &'a mut usize,
    errors: &'a mut Vec<Problem>,
}

impl Tree<'_> {
    fn range(&self, node: &impl Ranged) -> Range<usize> {
        let range = node.range();
        range.start + self.base..range.end + self.base
    }

    fn node(&mut self, value: Value<'_>, depth: usize) -> Result<Node, Problem> {
        let range = self.range(&value);
        if depth > DEPTH {
            return Err((
                range.start..range.start + 1,
                format!("nested more than {DEPTH} levels deep"),
            ));
        }
        *self.budget = self.budget.checked_sub(1).ok_or_else(|| {
            (
                range.start..range.start + 1,
                format!("more than {NODES} values"),
            )
        })?;
        let value = match value {
            Value::StringLit(text) => NodeValue::Text(text.value.into_owned()),
            Value::NumberLit(number) => self::number(number.value),
            Value::BooleanLit(bool) => NodeValue::Bool(bool.value),
            Value::NullKeyword(_) => NodeValue::Null,
            Value::Array(array) => NodeValue::List(
                array
                    .elements
                    .into_iter()
                    .map(|element| self.node(element, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(object) => {
                let mut members = Vec::with_capacity(object.properties.len());
                for property in object.properties {
                    let key_range = self.range(&property.name);
                    let key = match property.name {
                        ObjectPropName::String(name) => name.value.into_owned(),
                        ObjectPropName::Word(name) => name.value.to_owned(),
                    };
                    members.push(Member {
                        key,
                        key_range,
                        value: self.node(property.value, depth + 1)?,
                    });
                }
                NodeValue::Object(settle(members, self.errors))
            }
        };
        Ok(Node {
            value,
            range,
            tag: None,
            open: false,
        })
    }
}

/// A number that fits nowhere stays text, so that no digit is lost.
fn number(text: &str) -> NodeValue {
    if let Ok(number) = text.parse::<i64>() {
        return NodeValue::Number(number.into());
    }
    if let Ok(number) = text.parse::<u64>() {
        return NodeValue::Number(number.into());
    }
    let is_float = text.contains(['.', 'e', 'E']);
    is_float
        .then(|| text.parse::<f64>().ok().and_then(Number::from_f64))
        .flatten()
        .map_or_else(|| NodeValue::Text(text.to_owned()), NodeValue::Number)
}
