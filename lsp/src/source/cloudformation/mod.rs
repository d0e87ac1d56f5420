//! CloudFormation and SAM templates, in YAML and JSON: functions are computed as far as the text tells their result.

mod call;
mod choice;
mod condition;
mod evaluate;
mod meanings;
mod name;
mod nested;
mod parameter;
mod recognise;
mod resource;
mod serverless;
mod stack;
mod text;
mod uses;

pub use recognise::{calls, recognises};
pub(super) use uses::parts;

use super::document::{Node, NodeValue, Parsed, json, yaml};
use super::{Files, Reading};
use evaluate::Evaluation;
use nested::{Given, Source};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Reads a template with the templates on disk that it nests.
pub fn read(path: &Path, text: &Arc<str>, files: &dyn Files) -> Reading {
    let mut evaluation = Evaluation::new(files);
    let source = Source::root(path, text);
    evaluation.template(&source, &Given::default());
    evaluation.into_reading()
}

/// Reads the text in the language that it is written in: JSON begins with a bracket, but so may YAML.
fn parse(text: &str) -> Parsed {
    let body = text.trim_start_matches(|first: char| first == '\u{feff}' || first.is_whitespace());
    if !body.starts_with(['{', '/']) {
        return yaml::parse(text);
    }
    let parsed = json::parse(text);
    if parsed.errors.is_empty() {
        return parsed;
    }
    let other = yaml::parse(text);
    let is_yaml = |root: &Node| !half_quoted(root, text);
    if other.errors.is_empty() && other.root.as_ref().is_none_or(is_yaml) {
        other
    } else {
        parsed
    }
}

/// Whether words end in a quote that none begins: YAML allows that, but it is JSON that lost one.
fn half_quoted(node: &Node, text: &str) -> bool {
    let half = |range: &Range<usize>| {
        let word = text.get(range.clone()).unwrap_or_default();
        word.ends_with('"') && !word.starts_with(['"', '\''])
    };
    match &node.value {
        NodeValue::Text(_) => half(&node.range),
        NodeValue::List(items) => items.iter().any(|item| half_quoted(item, text)),
        NodeValue::Object(members) => members
            .iter()
            .any(|member| half(&member.key_range) || half_quoted(&member.value, text)),
        _ => false,
    }
}
