//! ARM templates: what is declared, and where every value stands.

#[path = "arm/broken.rs"]
mod broken;
mod memory;
#[path = "arm/nested.rs"]
mod nested;
#[path = "arm/resources.rs"]
mod resources;
#[path = "arm/values.rs"]
mod values;
mod written;

use lsp::source::{Files, Reading, arm};
use memory::Memory;
use std::path::Path;
use std::sync::Arc;
use written::{member, show};

fn read_files(path: &str, files: &[(&str, &str)]) -> Reading {
    let files = Memory::of(files);
    let text: Arc<str> = files.text(Path::new(path)).expect(path);
    arm::read(Path::new(path), &text, &files)
}

fn read(text: &str) -> Reading {
    read_files("main.json", &[("main.json", text)])
}

/// A template with one resource that has the expression as a property.
fn evaluated(sections: &str, expression: &str) -> String {
    let text = format!(
        r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", {sections} "resources": [{{"type": "Made.Up/things", "apiVersion": "1", "name": "it", "properties": {{"v": "{expression}"}}}}]}}"#
    );
    let reading = read(&text);
    assert_eq!(reading.errors, [], "{expression}");
    let properties = member(&reading, "it", "properties");
    properties
        .member("v")
        .map_or_else(|| "absent".to_owned(), show)
}

fn is(expression: &str, expected: &str) {
    assert_eq!(evaluated("", expression), expected, "{expression}");
}

/// A template of resources.
fn template(resources: &str) -> String {
    format!(
        r#"{{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {{
    "acct": {{"type": "string"}},
    "on": {{"type": "bool"}},
    "many": {{"type": "array"}}
  }},
  "variables": {{
    "names": ["x", "y"]
  }},
  "resources": {resources}
}}"#
    )
}
