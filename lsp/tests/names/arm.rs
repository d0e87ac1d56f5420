//! ARM templates: parameters, variables, nested and linked templates.

use super::{decided, read, while_typed};
use lsp::source::{Reading, Unit};

fn template(files: &[(&str, &str)]) -> Reading {
    read(&Unit::Arm("main.json".into()), files)
}

/// A resource of this name with these properties.
fn resource(name: &str, properties: &str) -> String {
    format!(
        r#"{{"type": "Made.Up/things", "apiVersion": "2024-01-01", "name": "{name}", "properties": {properties}}}"#
    )
}

#[test]
fn parameters_and_variables_lead_to_their_values() {
    let properties = r#"{
      "plain": "[parameters('TLS')]",
      "long": {
        "名": "[variables('設定').tls]"
      },
      "text": "parameters('tls')",
      "quoted": "[concat('日本 parameters(''none'')', variables('other'))]",
      "none": "[parameters('none')]"
    }"#;
    let text = format!(
        r#"{{
  "metadata": {{"description": "日本語"}},
  "parameters": {{
    "tls": {{"type": "string", "defaultValue": "TLS1_0"}},
    "none": {{"type": "string"}}
  }},
  "variables": {{
    "設定": {{"tls": "[parameters('tls')]", "名": "値"}},
    "other": "[variables('設定').名]"
  }},
  "resources": [{}]
}}"#,
        resource("it", properties)
    );
    let reading = template(&[("main.json", &text)]);
    let of = |path: &[&str]| decided(&reading, "it", path);
    let default = "main.json: \"TLS1_0\"";
    assert_eq!(of(&["properties", "plain"]), [default]);
    let member = "main.json: \"tls\": \"[parameters('tls')]\"";
    assert_eq!(of(&["properties", "long"]), [member, default]);
    assert_eq!(of(&["properties", "long", "名"]), [member, default]);
    assert_eq!(of(&["properties", "text"]), [] as [&str; 0]);
    assert_eq!(
        of(&["properties", "quoted"]),
        [
            "main.json: \"[variables('設定').名]\"",
            "main.json: \"名\": \"値\""
        ]
    );
    assert_eq!(of(&["properties", "none"]), ["main.json: \"none\""]);
}

#[test]
fn nested_and_linked_templates_lead_to_what_they_are_given() {
    let nested = |options: &str, name: &str| {
        format!(
            r#"{{"type": "Microsoft.Resources/deployments", "apiVersion": "2024-01-01", "name": "{name}", "properties": {{{options}
      "template": {{"parameters": {{"tls": {{"type": "string", "defaultValue": "内"}}}},
        "resources": [{}]}}}}}}"#,
            resource(&format!("in-{name}"), r#"{"x": "[parameters('tls')]"}"#)
        )
    };
    let inner = nested(
        r#""expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"tls": {"value": "[parameters('tls')]"}},"#,
        "inner",
    );
    let outer = nested("", "outer");
    let linked = r#"{"type": "Microsoft.Resources/deployments", "apiVersion": "2024-01-01", "name": "linked", "properties": {
      "templateLink": {"relativePath": "child.json"}, "parameters": {"版": {"value": "TLS1_1"}}}}"#;
    let text = format!(
        r#"{{"parameters": {{"tls": {{"type": "string", "defaultValue": "日本"}}}},
  "resources": [{inner}, {outer}, {linked}]}}"#
    );
    let child = format!(
        r#"{{"parameters": {{"版": {{"type": "string", "defaultValue": "TLS1_2"}}}}, "resources": [{}]}}"#,
        resource("child", r#"{"x": "[parameters('版')]"}"#)
    );
    let reading = template(&[("main.json", &text), ("child.json", &child)]);
    let of = |address: &str| decided(&reading, address, &["properties", "x"]);
    let default = "main.json: \"日本\"";
    assert_eq!(
        of("in-inner"),
        ["main.json: \"[parameters('tls')]\"", default]
    );
    assert_eq!(of("in-outer"), [default]);
    assert_eq!(of("child"), ["main.json: \"TLS1_1\""]);
}

#[test]
fn half_written_code_is_no_trouble() {
    let properties = r#"{"版": "[variables('s').版]", "x": ["[parameters('tls')]"]}"#;
    let text = format!(
        r#"{{"parameters": {{"tls": {{"defaultValue": "日本"}}}}, "variables": {{"s": {{"版": "[parameters('tls')]"}}}}, "resources": [{}]}}"#,
        resource("it", properties)
    );
    while_typed(&Unit::Arm("main.json".into()), "main.json", &text, &[]);
}
