//! The values of a template's parameters: what a parent stack gives, else the default.

use super::super::document::{Node, NodeValue};
use super::evaluate::reason;
use super::nested::Given;
use super::text::written;
use policy::{Mark, Written, WrittenValue as Value};
use serde_json::Number;
use std::collections::BTreeMap;

/// The parameters of a template.
pub(super) fn parameters(root: &Node, given: &Given) -> BTreeMap<String, Written> {
    let declared = root.get("Parameters").map(Node::members);
    declared
        .unwrap_or_default()
        .iter()
        .map(|member| {
            let value = value(&member.key, &member.value, given);
            (member.key.clone(), value)
        })
        .collect()
}

fn value(name: &str, declaration: &Node, given: &Given) -> Written {
    let kind = declaration
        .get("Type")
        .and_then(Node::as_text)
        .unwrap_or_default();
    let unknown = || Written::unknown(reason(&format!("!Ref {name}")), Mark::NONE);
    // The value is the name of something in the parameter store, which is looked up at deployment.
    if kind.starts_with("AWS::SSM::Parameter::Value") || !declaration.is_whole() {
        return unknown();
    }
    let value = match given.values.get(name) {
        Some(given) => given.clone(),
        None if given.open => return unknown(),
        None => match declaration.get("Default") {
            Some(default) if default.tag.is_none() => match &default.value {
                NodeValue::Bool(truth) => Written::new(Value::Bool(*truth), Mark::NONE),
                NodeValue::Number(number) => {
                    Written::new(Value::Number(number.clone()), Mark::NONE)
                }
                NodeValue::Text(text) => Written::new(written(text), Mark::NONE),
                NodeValue::Null => Written::text("", Mark::NONE),
                NodeValue::List(_) | NodeValue::Object(_) => return unknown(),
            },
            _ => return unknown(),
        },
    };
    typed(kind, value)
}

/// The value as the type of the parameter makes it.
fn typed(kind: &str, value: Written) -> Written {
    let element = kind
        .strip_prefix("List<")
        .and_then(|rest| rest.strip_suffix('>'));
    if element.is_none() && kind != "CommaDelimitedList" {
        return if kind == "Number" {
            number(value)
        } else {
            value
        };
    }
    let text = match &value.value {
        Value::Text { text, open: false } => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return value,
    };
    let items = if text.is_empty() {
        Vec::new()
    } else {
        text.split(',')
            .map(|part| Written::text(part.trim(), value.mark))
            .map(|part| match element {
                Some("Number") => number(part),
                _ => part,
            })
            .collect()
    };
    Written::new(Value::List(items), value.mark)
}

fn number(value: Written) -> Written {
    let number = value
        .value
        .as_str()
        .and_then(|text| text.trim().parse::<Number>().ok());
    match number {
        Some(number) => Written::new(Value::Number(number), value.mark),
        None => value,
    }
}
