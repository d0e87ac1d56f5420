//! Broken expressions, broken JSON, and text that means harm.

use crate::written::{addresses, value};
use crate::{read, template};
use lsp::source::arm;

#[test]
fn broken_expressions_are_errors_where_they_stand() {
    let text = template(
        r#"[
    {"type": "A.B/c", "apiVersion": "1", "name": "a", "properties": {"x": "[concat('日本']", "y": "[]", "z": "[parameters]", "ok": 1}},
    {"apiVersion": "1", "name": "typeless"},
    {"type": "A.B/c", "apiVersion": "1", "name": "b"}
  ]"#,
    );
    let reading = read(&text);
    assert_eq!(addresses(&reading), ["a", "b"]);
    assert_eq!(
        value(&reading, "a", "properties"),
        "{ok: 1, x: ?syntax error, y: ?syntax error, z: ?syntax error}"
    );
    let places: Vec<_> = reading
        .errors
        .iter()
        .filter_map(|error| {
            let range = &error.span.range;
            text.get(range.start as usize..range.end as usize)
        })
        .collect();
    assert_eq!(
        places,
        ["\"[concat('日本']\"", "\"[]\"", "\"[parameters]\""]
    );
    assert_eq!(reading.not_understood.len(), 1);
    assert_eq!(reading.not_understood[0].line, 14);
}

#[test]
fn broken_json_loses_only_the_broken_place() {
    let text = template(
        r#"[
    {"type": "A.B/c", "apiVersion": "1", "name": "a"},
    {"type": "A.B/c", "apiVersion": "1", "name": "b", "properties": {"typing": , "after": 1}},
    {"type": "A.B/c", "apiVersion": "1", "name": "c"}
  ]"#,
    );
    let reading = read(&text);
    assert!(!reading.errors.is_empty());
    let names = addresses(&reading);
    assert!(names.contains(&"a") && names.contains(&"c"), "{names:?}");
}

#[test]
fn hostile_input_ends() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"resources\":[", "]}")] {
        let text = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        assert!(!read(&text).errors.is_empty(), "{open}");
        assert!(!arm::recognises(&text));
    }
    for (open, close) in [
        ("concat(", ")"),
        ("f('x')[", "]"),
        ("-", ""),
        ("f().a.", "b"),
    ] {
        let text = template(&format!(
            r#"[{{"type": "A.B/c", "apiVersion": "1", "name": "a", "kind": "[{}1{}]"}}]"#,
            open.repeat(20_000),
            close.repeat(20_000)
        ));
        let reading = read(&text);
        assert!(value(&reading, "a", "kind").starts_with('?'), "{open}");
    }
    // A thousand rounds in a thousand rounds in a thousand rounds.
    let mut inside = r#"[{"type": "A.B/c", "apiVersion": "1", "name": "[concat('a', copyIndex())]", "copy": {"name": "l", "count": 1000}}]"#.to_owned();
    for _ in 0..3 {
        inside = format!(
            r#"[{{"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "d", "copy": {{"name": "l", "count": 1000}}, "properties": {{"template": {{"resources": {inside}}}}}}}]"#
        );
    }
    let reading = read(&template(&inside));
    assert!(!reading.not_understood.is_empty());
    assert!(reading.declared.len() < 200_000);
}
