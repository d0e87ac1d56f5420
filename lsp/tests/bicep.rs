//! Bicep as it is written, broken as it is typed: what is declared, and where every value stands.

#[path = "bicep/broken.rs"]
mod broken;
mod memory;
#[path = "bicep/modules.rs"]
mod modules;
#[path = "bicep/resources.rs"]
mod resources;
#[path = "bicep/values.rs"]
mod values;
mod written;

use lsp::source::{Files, Reading, bicep};
use memory::Memory;
use std::path::Path;
use std::sync::Arc;
use written::{member, show};

fn read_files(path: &str, files: &[(&str, &str)]) -> Reading {
    let files = Memory::of(files);
    let text: Arc<str> = files.text(Path::new(path)).expect(path);
    bicep::read(Path::new(path), &text, &files)
}

fn read(text: &str) -> Reading {
    read_files("main.bicep", &[("main.bicep", text)])
}

/// The value of an expression, with declarations before it.
fn evaluated(before: &str, expression: &str) -> String {
    let text = format!(
        "{before}\nresource it 'Made.Up/things@2024-01-01' = {{\n  name: 'it'\n  properties: {{\n    v: {expression}\n  }}\n}}\n"
    );
    let reading = read(&text);
    assert!(
        reading.errors.is_empty(),
        "{expression}: {:?}",
        reading.errors
    );
    let properties = member(&reading, "it", "properties");
    properties
        .member("v")
        .map_or_else(|| "absent".to_owned(), show)
}

fn is(expression: &str, expected: &str) {
    assert_eq!(evaluated("", expression), expected, "{expression}");
}

const MODULE: &str = "param name string\nparam mode string = 'Default'\nparam note string?\nparam list array = []\nresource inner 'A.B/c@1' = {\n  name: name\n  properties: {\n    mode: mode\n    note: note\n    count: length(list)\n    place: resourceGroup().location\n  }\n}\nresource second 'A.B/d@1' = {\n  name: 'second'\n  properties: { id: inner.id }\n}\noutput innerId string = inner.id\noutput mode string = mode\noutput endpoint string = inner.properties.endpoint\n";
