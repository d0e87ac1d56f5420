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

use super::document::{Parsed, json, yaml};
use super::{Files, Reading};
use evaluate::Evaluation;
use nested::Source;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Reads a template with the templates on disk that it nests.
pub fn read(path: &Path, text: &Arc<str>, files: &dyn Files) -> Reading {
    let mut evaluation = Evaluation::new(files);
    let source = Source::root(path, text);
    evaluation.template(&source, &BTreeMap::new());
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
    if other.errors.is_empty() {
        other
    } else {
        parsed
    }
}
