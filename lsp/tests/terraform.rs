//! Terraform code as resources: what every value is, where it stands, and what is left of broken code.

mod memory;

#[path = "terraform/broken.rs"]
mod broken;
#[path = "terraform/documents.rs"]
mod documents;
#[path = "terraform/functions.rs"]
mod functions;
#[path = "terraform/json.rs"]
mod json_syntax;
#[path = "terraform/marks.rs"]
mod marks;
#[path = "terraform/modules.rs"]
mod modules;
#[path = "terraform/plan.rs"]
mod plan;
#[path = "terraform/references.rs"]
mod references;
#[path = "terraform/repetition.rs"]
mod repetition;
#[path = "terraform/values.rs"]
mod values;

use lsp::source::{Declared, Reading, terraform};
use memory::Memory;
use policy::{Mark, Written, WrittenValue};
use serde_json::{Value, json};
use std::path::Path;

/// Reads the root module in the root folder.
fn read(files: &[(&str, &str)]) -> Reading {
    terraform::read(Path::new(""), &Memory::of(files))
}

/// Reads a root module of one file, which must be sound.
fn one(text: &str) -> Reading {
    let reading = read(&[("main.tf", text)]);
    assert_eq!(reading.errors, [], "{text}");
    reading
}

/// The resource at an address.
fn declared<'r>(reading: &'r Reading, address: &str) -> &'r Declared {
    reading
        .declared
        .iter()
        .find(|one| &*one.address == address)
        .expect(address)
}

/// All addresses in order.
fn addresses(reading: &Reading) -> Vec<&str> {
    reading.declared.iter().map(|one| &*one.address).collect()
}

/// The body at an address.
fn body(reading: &Reading, address: &str) -> Value {
    plain(&declared(reading, address).body)
}

/// The value of `x` in a resource `aws_a.b` that says `x = expression`, with `more` around it.
fn value(expression: &str, more: &str) -> Value {
    let text = format!("resource \"aws_a\" \"b\" {{\n  x = {expression}\n}}\n{more}\n");
    let reading = one(&text);
    body(&reading, "aws_a.b")
        .get("x")
        .cloned()
        .unwrap_or_default()
}

/// A value as JSON: what is unknown as `{"?": reason}`, a reference as `{"->": "resource.attribute"}`, text with open
/// parts as `{"open": text}`, encoded JSON as `{"json": value}`.
fn plain(written: &Written) -> Value {
    match &written.value {
        WrittenValue::Null => Value::Null,
        WrittenValue::Bool(value) => json!(value),
        WrittenValue::Number(number) => Value::Number(number.clone()),
        WrittenValue::Text { text, open: false } => json!(text),
        WrittenValue::Text { text, open: true } => json!({ "open": text }),
        WrittenValue::Reference(to) => json!({ "->": format!("{}.{}", to.resource, to.attribute) }),
        WrittenValue::List(items) => items.iter().map(plain).collect(),
        WrittenValue::Object(members) => members
            .iter()
            .map(|(name, value)| (name.to_string(), plain(value)))
            .collect(),
        WrittenValue::Encoded(inner) => json!({ "json": plain(inner) }),
        WrittenValue::Unknown(reason) => json!({ "?": reason }),
    }
}

/// The text that a mark stands for.
fn under(reading: &Reading, mark: Mark) -> &str {
    let Some(span) = reading.spans.get(mark) else {
        return "";
    };
    let file = reading.spans.files().get(span.file as usize);
    let (_, text) = file.expect("a file that was read");
    text.get(span.range.start as usize..span.range.end as usize)
        .expect("a range on the boundaries of characters")
}

/// The part of a value that member names and element numbers lead to.
fn at<'w>(written: &'w Written, path: &[&str]) -> &'w Written {
    path.iter().fold(written, |here, step| {
        let inside = match &here.value {
            WrittenValue::List(items) => {
                step.parse().ok().and_then(|index: usize| items.get(index))
            }
            WrittenValue::Encoded(inner) => Some(at(inner, &[step])),
            _ => here.member(step),
        };
        inside.expect(step)
    })
}

/// The text under the mark of a part of a resource.
fn underlined<'r>(reading: &'r Reading, address: &str, path: &[&str]) -> &'r str {
    under(reading, at(&declared(reading, address).body, path).mark)
}
