//! What is written in a language for infrastructure gets the shape of its kind, and every value keeps its mark.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use policy::{Dialect, Mark, Members, Place, Reference, Shape, Written, WrittenValue};
use serde_json::{Value, json};
use std::sync::Arc;

/// A table with one of everything.
const TABLE: &str = r#"
kind = "Microsoft.Sekisho/vaults"
source = "https://example.com/"

[[terraform]]
type = "azurerm_vault"
[terraform.members]
"local_auth_enabled" = { to = "properties.disableLocalAuth", negate = true }
"public_network_access_enabled" = { to = "properties.publicNetworkAccess", values = { true = "Enabled", false = "Disabled" } }
"network_rules" = "properties.networkAcls"
"network_rules.ip_rules" = { to = "ipRules", wrap = "value" }
"rules_bypass" = "properties.networkAcls.bypass"
"labels" = { to = "properties.labels.items", entries = ["key", "value"] }
"settings" = "."
"timeouts" = ""
"rule" = { to = "properties.rules", spread = { cidrs = "cidr", groups = "group" } }
[terraform.defaults]
"local_auth_enabled" = true
"network_rules.default_action" = "Allow"
[terraform.set]
"properties.made" = true

[properties]
"name" = { type = "string" }
"properties" = { type = "object" }
"properties.disableLocalAuth" = { type = "boolean" }
"properties.publicNetworkAccess" = { type = "string", values = ["Enabled", "Disabled"] }
"properties.networkAcls" = { type = "object" }
"properties.networkAcls.defaultAction" = { type = "string" }
"properties.networkAcls.ipRules" = { type = "array" }
"properties.labels" = { type = "object" }
"properties.labels.items" = { type = "array" }
"properties.rules" = { type = "array" }
"properties.rules.*" = { type = "object" }
"properties.rules.*.cidr" = { type = "string" }
"properties.rules.*.group" = { type = "string" }
"properties.rules.*.port" = { type = "number" }
"properties.contentFilters" = { type = "array" }
"properties.contentFilters.*" = { type = "object" }
"properties.contentFilters.*.severityThreshold" = { type = "string" }
"properties.policy" = { type = "object" }
"properties.policy.Statement" = { type = "array" }
"properties.vmSKU" = { type = "string" }
"properties.days" = { type = "number" }
"#;

/// JSON as something written: the marks count up in the order of the text, `!ref` and `!unknown` are what they say.
fn written(json: &Value, mark: &mut u32) -> Written {
    *mark += 1;
    let here = Mark(*mark);
    let value = match json {
        Value::Null => WrittenValue::Null,
        Value::Bool(truth) => WrittenValue::Bool(*truth),
        Value::Number(number) => WrittenValue::Number(number.clone()),
        Value::String(text) => match text.split_once(' ') {
            Some(("!ref", name)) => WrittenValue::Reference(Reference {
                resource: Arc::from(name),
                attribute: Arc::from("id"),
            }),
            Some(("!unknown", reason)) => WrittenValue::Unknown(Arc::from(reason)),
            _ => WrittenValue::text(text.as_str()),
        },
        Value::Array(items) => {
            WrittenValue::List(items.iter().map(|item| written(item, mark)).collect())
        }
        Value::Object(members) => {
            let members = members.iter();
            let members =
                members.map(|(name, value)| (Arc::from(name.as_str()), written(value, mark)));
            WrittenValue::Object(members.collect::<Members>())
        }
    };
    Written::new(value, here)
}

fn shaped(body: &Value) -> Written {
    let shape = Shape::read("test", TABLE).unwrap();
    let (dialect, form) = shape.forms.first().unwrap();
    assert_eq!(*dialect, Dialect::Terraform);
    shape.shaped(form, &written(body, &mut 0))
}

fn config(body: &Value) -> Value {
    shaped(body).plain().0
}

#[test]
fn names_find_their_place_by_rule_or_by_table() {
    let body = json!({
        "name": "金庫", "public_network_access_enabled": "true", "vm_sku": "S1", "days": "7", "timeouts": [{"create": "1h"}],
        "network_rules": [{"ip_rules": ["192.0.2.0/24"]}],
        "content_filter": [{"severity_threshold": "High"}],
        "settings": [{"days": 9}],
    });
    assert_eq!(
        config(&body),
        json!({
            "name": "金庫",
            "properties": {
                "publicNetworkAccess": "Enabled", "vmSKU": "S1", "days": 7, "disableLocalAuth": false, "made": true,
                "networkAcls": {"defaultAction": "Allow", "ipRules": [{"value": "192.0.2.0/24"}]},
                "contentFilters": [{"severityThreshold": "High"}],
            },
            "days": 9,
        })
    );
}

#[test]
fn lists_spread_and_maps_become_entries() {
    let body = json!({
        "local_auth_enabled": false,
        "labels": {"a b": "1"},
        "rule": [{"port": 22, "cidrs": ["0.0.0.0/0", "::/0"], "groups": []}, {"port": 1}],
    });
    assert_eq!(
        config(&body)["properties"],
        json!({
            "disableLocalAuth": true, "made": true,
            "labels": {"items": [{"key": "a b", "value": "1"}]},
            "rules": [{"port": 22, "cidr": "0.0.0.0/0"}, {"port": 22, "cidr": "::/0"}, {"port": 1}],
        })
    );
}

#[test]
fn json_text_is_read_and_what_is_in_it_keeps_the_mark_of_the_text() {
    let body = json!({"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"${aws_s3_bucket.b.arn}/*\"}}"});
    let shaped = shaped(&body);
    let at = |pointer: &str| Place::from_pointer(pointer).unwrap();
    assert_eq!(
        shaped.plain().0["properties"]["policy"]["Statement"][0]["Effect"],
        "Allow"
    );
    assert_eq!(
        shaped.mark_at(&at("/properties/policy/Statement/0/Effect")),
        Mark(2)
    );
}

#[test]
fn what_is_not_known_stays_unknown_and_a_reference_is_there() {
    let body = json!({
        "name": "!ref azurerm_vault.other", "public_network_access_enabled": "!unknown var.open", "local_auth_enabled": "!ref x.y",
        "rule": [{"port": 22, "cidrs": "!unknown var.cidrs"}],
    });
    let (config, unknown) = shaped(&body).plain();
    let reason = |pointer: &str| {
        unknown
            .get(&Place::from_pointer(pointer).unwrap())
            .map(String::as_str)
    };
    assert_eq!(config["name"], "azurerm_vault.other");
    assert_eq!(config["properties"]["rules"][0], json!({"port": 22}));
    assert_eq!(reason("/properties/publicNetworkAccess"), Some("var.open"));
    assert_eq!(
        reason("/properties/disableLocalAuth"),
        Some("known later: x.y.id")
    );
    assert_eq!(reason("/properties/rules/0/cidr"), Some("var.cidrs"));
}

#[test]
fn what_stands_inside_something_unknown_does_not_make_it_known() {
    let body = json!({"network_rules": "!unknown var.rules", "rules_bypass": "AzureServices"});
    let (config, unknown) = shaped(&body).plain();
    let acls = Place::from_pointer("/properties/networkAcls").unwrap();
    assert_eq!(acls.find(&config), None);
    assert_eq!(unknown.get(&acls).map(String::as_str), Some("var.rules"));
}

#[test]
fn a_place_that_is_not_there_is_traced_to_what_is_around_it() {
    let shaped =
        shaped(&json!({"network_rules": [{"ip_rules": ["192.0.2.0/24"]}], "name": "金庫"}));
    let mark = |pointer: &str| shaped.mark_at(&Place::from_pointer(pointer).unwrap());
    // The body is 1, then in the order of names: name 2, network_rules 3, its block 4, ip_rules 5, the address 6.
    assert_eq!(mark("/properties/networkAcls/ipRules/0/value"), Mark(6));
    assert_eq!(mark("/properties/networkAcls/defaultAction"), Mark(4));
    assert_eq!(mark("/properties/disableLocalAuth"), Mark::NONE);
}
