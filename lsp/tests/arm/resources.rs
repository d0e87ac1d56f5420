//! Resources: bodies, marks, children, copies, names.

use crate::written::{addresses, marked, resource, show, under, value};
use crate::{read, template};
use lsp::source::{Dialect, arm};

#[test]
fn a_resource_is_its_whole_body() {
    let reading = read(
        "\u{feff}// コメント\r\n{\r\n  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\r\n  /* もう一つ */\r\n  \"resources\": [\r\n    {\r\n      \"comments\": \"説明\",\r\n      \"type\": \"Microsoft.CognitiveServices/accounts\",\r\n      \"apiVersion\": \"2024-10-01\",\r\n      \"name\": \"例\",\r\n      \"dependsOn\": [],\r\n      \"scope\": \"x\",\r\n      \"kind\": \"OpenAI\",\r\n      \"properties\": {\r\n        \"disableLocalAuth\": true,\r\n        \"nothing\": null,\r\n        \"list\": [1, \"二\", { \"k\": 1,\r\n          \"l\": 2 }]\r\n      }\r\n    }\r\n  ]\r\n}\r\n",
    );
    assert_eq!(reading.errors, []);
    let only = resource(&reading, "例");
    assert_eq!(only.dialect, Dialect::Arm);
    assert_eq!(&*only.type_name, "Microsoft.CognitiveServices/accounts");
    assert_eq!(only.doubtful, None);
    assert_eq!(
        show(&only.body),
        "{kind: 'OpenAI', name: '例', properties: {disableLocalAuth: true, list: [1, '二', {k: 1, l: 2}]}}"
    );
    assert_eq!(
        marked(&reading, only.header),
        "\"type\": \"Microsoft.CognitiveServices/accounts\""
    );
    assert_eq!(under(&reading, "例", "kind"), "\"kind\": \"OpenAI\"");
    assert_eq!(under(&reading, "例", "properties"), "\"properties\"");
    assert_eq!(under(&reading, "例", "properties.list.1"), "\"二\"");
    assert_eq!(under(&reading, "例", "properties.list.2"), "\"k\": 1");
}

#[test]
fn children_inline_and_by_name() {
    let reading = read(&template(
        r#"[
    {"type": "A.B/accounts", "apiVersion": "1", "name": "acct", "resources": [
      {"type": "policies", "apiVersion": "1", "name": "in", "resources": [
        {"type": "leaves", "apiVersion": "1", "name": "leaf"}]},
      {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "[concat('acct', '/full')]"}]},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "ACCT/apart"},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "other/far"},
    {"type": "A.B/accounts", "apiVersion": "1", "name": "[parameters('acct')]", "resources": [
      {"type": "policies", "apiVersion": "1", "name": "p"}]},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "[concat(parameters('acct'), '/q')]",
     "properties": {"acct": "[resourceId('A.B/accounts', parameters('acct'))]",
                    "far": "[resourceId('A.B/accounts', 'nowhere')]"}},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "[parameters('many')[0]]"}
  ]"#,
    ));
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "acct",
            "acct/in",
            "acct/in/leaf",
            "acct/full",
            "ACCT/apart",
            "other/far",
            "parameters('acct')",
            "parameters('acct')/p",
            "concat(parameters('acct'), '/q')",
            "parameters('many')[0]"
        ]
    );
    let parent = |address: &str| value(&reading, address, "parent");
    assert_eq!(
        &*resource(&reading, "acct/in/leaf").type_name,
        "A.B/accounts/policies/leaves"
    );
    assert_eq!(parent("acct/in"), "&acct.");
    assert_eq!(parent("acct/in/leaf"), "&acct/in.");
    assert_eq!(value(&reading, "acct/in/leaf", "name"), "'acct/in/leaf'");
    assert_eq!(parent("acct/full"), "&acct.");
    assert_eq!(parent("ACCT/apart"), "&acct.");
    assert_eq!(parent("other/far"), "'other'");
    assert_eq!(parent("parameters('acct')/p"), "&parameters('acct').");
    assert_eq!(
        parent("concat(parameters('acct'), '/q')"),
        "&parameters('acct')."
    );
    assert_eq!(parent("parameters('many')[0]"), "?parameters('many')[0]");
    assert_eq!(
        value(&reading, "concat(parameters('acct'), '/q')", "properties"),
        "{acct: &parameters('acct').id, far: ~/subscriptions/${subscription.subscriptionId}/resourceGroups/${resourceGroup.name}/providers/A.B/accounts/nowhere}"
    );
    assert_eq!(
        value(&reading, "concat(parameters('acct'), '/q')", "name"),
        "?parameters('acct')"
    );
}

#[test]
fn copies_and_conditions() {
    let reading = read(&template(
        r#"[
    {"type": "A.B/c", "apiVersion": "1", "name": "[concat('c', copyIndex(), variables('names')[copyIndex('outer')])]",
     "copy": {"name": "outer", "count": "[length(variables('names'))]", "mode": "serial"},
     "properties": {"i": "[copyIndex(10)]",
       "copy": [{"name": "disks", "count": 2, "input": {"d": "[copyIndex('disks')]", "o": "[copyIndex()]"}}]}},
    {"type": "A.B/c", "apiVersion": "1", "name": "[parameters('acct')]", "copy": {"name": "same", "count": 3}},
    {"type": "A.B/d", "apiVersion": "1", "name": "[concat(parameters('acct'), copyIndex())]", "kind": "[string(copyIndex())]", "copy": {"name": "l", "count": 2}},
    {"type": "A.B/e", "apiVersion": "1", "name": "[concat('n', copyIndex())]", "copy": {"name": "l", "count": "[length(parameters('many'))]"}},
    {"type": "A.B/f", "apiVersion": "1", "name": "yes", "condition": true},
    {"type": "A.B/f", "apiVersion": "1", "name": "no", "condition": "[equals(1, 2)]", "resources": [
      {"type": "g", "apiVersion": "1", "name": "stays"}]},
    {"type": "A.B/f", "apiVersion": "1", "name": "maybe", "condition": "[parameters('on')]"},
    {"type": "A.B/f", "apiVersion": "1", "name": "none", "copy": {"name": "l", "count": 0}}
  ]"#,
    ));
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "c0x",
            "c1y",
            "parameters('acct')",
            "concat(parameters('acct'), copyIndex())[0]",
            "concat(parameters('acct'), copyIndex())[1]",
            "concat('n', copyIndex())",
            "yes",
            "no/stays",
            "maybe"
        ]
    );
    assert_eq!(
        value(&reading, "c1y", "properties"),
        "{disks: [{d: 0, o: 1}, {d: 1, o: 1}], i: 11}"
    );
    assert_eq!(
        under(&reading, "c1y", "properties.disks.0.d"),
        "\"d\": \"[copyIndex('disks')]\""
    );
    let unknown = resource(&reading, "concat('n', copyIndex())");
    assert_eq!(unknown.doubtful.as_deref(), Some("parameters('many')"));
    assert_eq!(
        resource(&reading, "maybe").doubtful.as_deref(),
        Some("parameters('on')")
    );
    assert_eq!(value(&reading, "no/stays", "parent"), "'no'");
}

#[test]
fn symbolic_names() {
    let reading = read(
        r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "languageVersion": "2.0",
  "parameters": {"n": {"type": "string"}},
  "resources": {
    "old": {"existing": true, "type": "A.B/accounts", "apiVersion": "1", "name": "[parameters('n')]"},
    "new": {"type": "A.B/accounts", "apiVersion": "1", "name": "new", "properties": {"mode": "on"}},
    "each": {"type": "A.B/c", "apiVersion": "1", "name": "[format('e{0}', copyIndex())]", "copy": {"name": "each", "count": 2}},
    "user": {"type": "A.B/u", "apiVersion": "1", "name": "u", "properties": {
      "mode": "[reference('new').mode]",
      "url": "[reference('new').endpoint]",
      "kind": "[reference('new', '2024', 'full').kind]",
      "byId": "[reference(resourceId('A.B/accounts', 'new'), '2024').mode]",
      "each": "[reference(format('each[{0}]', 1), '1', 'full').name]",
      "old": "[reference('old').x]"}}
  }}"#,
    );
    assert_eq!(addresses(&reading), ["new", "e0", "e1", "u"]);
    assert_eq!(
        value(&reading, "u", "properties"),
        "{byId: 'on', each: 'e1', kind: &new.kind, mode: 'on', old: ?reference('old').x, url: &new.properties.endpoint}"
    );
}

#[test]
fn two_resources_of_one_name_have_two_addresses() {
    let reading = read(&template(
        r#"[
    {"type": "A.B/accounts/deployments", "apiVersion": "1", "name": "a/playground"},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "a/playground"},
    {"type": "A.B/accounts/policies", "apiVersion": "1", "name": "a/playground"},
    {"type": "A.B/u", "apiVersion": "1", "name": "u", "properties": {"p": "[resourceId('A.B/accounts/policies', 'a', 'playground')]"}}
  ]"#,
    ));
    assert_eq!(
        addresses(&reading),
        [
            "deployments/a/playground",
            "policies/a/playground",
            "policies/a/playground#2",
            "u"
        ]
    );
    assert_eq!(
        value(&reading, "u", "properties.p"),
        "&policies/a/playground.id"
    );
}

#[test]
fn what_is_a_template() {
    let schema = |name: &str| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2018-05-01/{name}#", "resources": []}}"#
        )
    };
    for name in [
        "deploymentTemplate.json",
        "subscriptionDeploymentTemplate.json",
        "managementGroupDeploymentTemplate.json",
        "tenantDeploymentTemplate.json",
    ] {
        assert!(arm::recognises(&schema(name)), "{name}");
    }
    assert!(!arm::recognises(&schema("deploymentParameters.json")));
    assert!(arm::recognises(
        "\u{feff}/* 例 */ {\"resources\": [{\"type\": \"A.B/c\", \"apiVersion\": \"1\"}]}"
    ));
    assert!(!arm::recognises(
        "{\"resources\": [{\"type\": \"Pod\", \"apiVersion\": \"v1\"}]}"
    ));
    assert!(!arm::recognises(
        "{\"resources\": [], \"apiVersion\": \"x\"}"
    ));
    assert!(!arm::recognises(
        "{\"x\": {\"$schema\": \"deploymentTemplate.json\"}}"
    ));
    assert!(!arm::recognises("{"));
    assert!(!arm::recognises(""));
}
