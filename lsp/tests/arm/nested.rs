//! Templates in templates, inline and in further files.

use crate::written::{addresses, resource, under, value};
use crate::{read, read_files, template};
use lsp::source::arm;
use std::path::Path;

const NESTED: &str = r#"[
    {"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "in", "properties": {
      "expressionEvaluationOptions": {"scope": "Inner"}, "mode": "Incremental",
      "parameters": {"name": {"value": "[concat(parameters('acct'), '')]"}, "fixed": {"value": "値"}, "secret": {"reference": {"keyVault": {"id": "x"}, "secretName": "s"}}},
      "template": {
        "parameters": {"name": {"type": "string"}, "fixed": {"type": "string"}, "secret": {"type": "string"}, "own": {"type": "string", "defaultValue": "d"}},
        "variables": {"names": ["inner"]},
        "resources": [{"type": "A.B/c", "apiVersion": "1", "name": "[variables('names')[0]]",
          "properties": {"n": "[parameters('name')]", "f": "[parameters('fixed')]", "s": "[parameters('secret')]", "o": "[parameters('own')]"}}],
        "outputs": {"id": {"type": "string", "value": "[resourceId('A.B/c', 'inner')]"}, "f": {"type": "string", "value": "[parameters('fixed')]"}}}}},
    {"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "[concat('out', copyIndex())]", "copy": {"name": "l", "count": 2}, "properties": {
      "template": {
        "parameters": {"acct": {"type": "string", "defaultValue": "not this one"}},
        "variables": {"names": ["not these"]},
        "resources": [{"type": "A.B/d", "apiVersion": "1", "name": "[concat('o-', variables('names')[copyIndex()])]",
          "properties": {"n": "[parameters('acct')]"}}]}}},
    {"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "off", "condition": false, "properties": {"template": {"resources": [{"type": "A.B/e", "apiVersion": "1", "name": "off"}]}}},
    {"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "maybe", "condition": "[parameters('on')]", "properties": {"template": {"resources": [{"type": "A.B/e", "apiVersion": "1", "name": "maybe"}]}}},
    {"type": "A.B/u", "apiVersion": "1", "name": "u", "properties": {
      "id": "[reference(resourceId('Microsoft.Resources/deployments', 'in'), '1').outputs.id.value]",
      "f": "[reference(resourceId('Microsoft.Resources/deployments', 'in')).outputs.f.value]"}}
  ]"#;

#[test]
fn nested_deployments_see_their_own_scope_or_that_around_them() {
    let reading = read(&template(NESTED));
    assert_eq!(reading.errors, []);
    assert_eq!(reading.not_understood, []);
    assert_eq!(addresses(&reading), ["inner", "o-x", "o-y", "maybe", "u"]);
    assert_eq!(
        value(&reading, "inner", "properties"),
        "{f: '値', n: ?parameters('acct'), o: 'd', s: ?parameters('secret')}"
    );
    assert_eq!(
        under(&reading, "inner", "properties.f"),
        "\"f\": \"[parameters('fixed')]\""
    );
    assert_eq!(
        value(&reading, "o-y", "properties"),
        "{n: ?parameters('acct')}"
    );
    assert_eq!(
        resource(&reading, "maybe").doubtful.as_deref(),
        Some("parameters('on')")
    );
    assert_eq!(
        value(&reading, "u", "properties"),
        "{f: '値', id: &inner.id}"
    );
}

#[test]
fn linked_templates() {
    let deployment = |name: &str, link: &str| {
        format!(
            r#"{{"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "{name}", "properties": {{"templateLink": {link}, "parameters": {{"v": {{"value": "{name}の値"}}}}}}}}"#
        )
    };
    let main = template(&format!(
        "[{}, {}, {}, {}, {}, {}]",
        deployment("a", r#"{"relativePath": "parts/part.json"}"#),
        deployment(
            "b",
            r#"{"uri": "[uri(deployment().properties.templateLink.uri, 'parts/part.json')]"}"#
        ),
        deployment("c", r#"{"uri": "https://example.com/far.json"}"#),
        deployment("d", r#"{"id": "/subscriptions/x/templateSpecs/y"}"#),
        deployment("e", r#"{"relativePath": "gone.json"}"#),
        deployment("f", r#"{"uri": "[concat(parameters('acct'), '/x.json')]"}"#),
    ));
    let part = r#"{"parameters": {"v": {"type": "string"}}, "resources": [{"type": "A.B/c", "apiVersion": "1", "name": "[parameters('v')]"}]}"#;
    let reading = read_files(
        "deploy/main.json",
        &[
            ("deploy/main.json", &main),
            ("deploy/parts/part.json", part),
        ],
    );
    assert_eq!(addresses(&reading), ["aの値", "bの値"]);
    assert_eq!(reading.included, [Path::new("deploy/parts/part.json")]);
    assert_eq!(
        reading.not_understood.len(),
        4,
        "{:?}",
        reading.not_understood
    );
    assert_eq!(
        arm::calls(&main),
        ["parts/part.json", "parts/part.json", "gone.json"]
    );
}

#[test]
fn templates_nested_too_deeply_are_not_read() {
    let mut inside = r#"[{"type": "A.B/c", "apiVersion": "1", "name": "deepest"}]"#.to_owned();
    for _ in 0..20 {
        inside = format!(
            r#"[{{"type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "d", "properties": {{"template": {{"resources": {inside}}}}}}}]"#
        );
    }
    let reading = read(&template(&inside));
    assert!(reading.declared.is_empty());
    assert_eq!(
        reading.not_understood.len(),
        1,
        "{:?}",
        reading.not_understood
    );
}
