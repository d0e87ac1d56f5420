//! Resources: bodies, marks, references, parents, loops.

use crate::written::{addresses, marked, resource, show, under, value};
use crate::{MODULE, read};
use lsp::source::Dialect;

#[test]
fn a_resource_is_its_whole_body() {
    let reading = read(
        "// 会社の設定\r\nresource acct 'Microsoft.CognitiveServices/accounts@2024-10-01' = {\r\n  name: 'aoai-例'\r\n  location: 'japaneast'\r\n  kind: 'OpenAI'\r\n  tags: {\r\n    部署: '営業' // 日本語\r\n  }\r\n  dependsOn: [other]\r\n  scope: resourceGroup()\r\n  properties: {\r\n    disableLocalAuth: true\r\n    note: null\r\n  }\r\n}\r\n",
    );
    assert_eq!(reading.errors, []);
    let acct = resource(&reading, "acct");
    assert_eq!(acct.dialect, Dialect::Arm);
    assert_eq!(&*acct.type_name, "Microsoft.CognitiveServices/accounts");
    assert_eq!(acct.doubtful, None);
    assert_eq!(
        show(&acct.body),
        "{kind: 'OpenAI', location: 'japaneast', name: 'aoai-例', properties: {disableLocalAuth: true}, tags: {部署: '営業'}}"
    );
    assert_eq!(
        marked(&reading, acct.header),
        "resource acct 'Microsoft.CognitiveServices/accounts@2024-10-01'"
    );
    assert_eq!(under(&reading, "acct", "tags.部署"), "部署: '営業'");
    assert_eq!(under(&reading, "acct", "properties"), "properties");
}

#[test]
fn marks_stand_where_a_value_is_used() {
    let reading = read(
        "\u{feff}param mode string = '遮断'\nvar one = { name: 'a', on: true }\nresource r 'A.B/c@1' = {\n  name: 'r'\n  properties: {\n    mode: mode\n    fromVar: one\n    list: [\n      one\n      'x'\n      {\n        k: 1\n        l: 2\n      }\n    ]\n    wide: concat([\n      { k: 'in' }\n    ], [one])\n  }\n}\n",
    );
    let at = |path: &str| under(&reading, "r", path);
    assert_eq!(at("properties.mode"), "mode: mode");
    assert_eq!(at("properties.fromVar"), "fromVar: one");
    assert_eq!(at("properties.fromVar.on"), "fromVar: one");
    assert_eq!(at("properties.list"), "list");
    assert_eq!(at("properties.list.0"), "one");
    assert_eq!(at("properties.list.0.name"), "one");
    assert_eq!(at("properties.list.1"), "'x'");
    assert_eq!(at("properties.list.2"), "k: 1");
    assert_eq!(at("properties.list.2.l"), "l: 2");
    assert_eq!(at("properties.wide"), "wide");
    assert_eq!(at("properties.wide.0.k"), "k: 'in'");
    assert_eq!(at("properties.wide.1.on"), "one");
}

#[test]
fn references_between_resources() {
    let reading = read(
        "param given string\nresource policy 'A.B/policies@1' = {\n  name: given\n  properties: {\n    mode: 'Blocking'\n    nested: { deep: [1, 2] }\n    secret: given\n  }\n}\nresource user 'A.B/users@1' = {\n  name: 'u'\n  properties: {\n    id: policy.id\n    name: policy.name\n    mode: policy.properties.mode\n    deep: policy.properties.nested.deep[1]\n    whole: policy.properties.nested\n    given: policy.properties.endpoint\n    list: policy.properties.addresses[0].ip\n    secret: policy.properties.secret\n    text: 'x/${policy.id}'\n    type: policy.type\n    maybe: policy.properties.?endpoint\n    maybeSet: policy.properties.?mode\n    keys: policy.listKeys().key1\n    itself: policy\n  }\n}\n",
    );
    let at = |name: &str| value(&reading, "user", &format!("properties.{name}"));
    assert_eq!(at("id"), "&policy.id");
    assert_eq!(at("name"), "&policy.name");
    assert_eq!(at("mode"), "'Blocking'");
    assert_eq!(at("deep"), "2");
    assert_eq!(at("whole"), "{deep: [1, 2]}");
    assert_eq!(at("given"), "&policy.properties.endpoint");
    assert_eq!(at("list"), "&policy.properties.addresses[0].ip");
    assert_eq!(at("secret"), "?given");
    assert_eq!(at("text"), "~x/${policy.id}");
    assert_eq!(at("type"), "'A.B/policies'");
    assert_eq!(at("maybe"), "?policy.properties.?endpoint");
    assert_eq!(at("maybeSet"), "'Blocking'");
    assert_eq!(at("keys"), "?policy.listKeys().key1");
    assert_eq!(at("itself"), "&policy.");
    assert_eq!(
        under(&reading, "user", "properties.mode"),
        "mode: policy.properties.mode"
    );
    assert_eq!(
        under(&reading, "user", "properties.whole.deep.0"),
        "whole: policy.properties.nested"
    );
}

#[test]
fn parents_by_nesting_by_property_and_by_name() {
    let reading = read(
        "resource acct 'A.B/accounts@1' = {\n  name: 'acct'\n  @description('内側')\n  resource inner 'policies' = {\n    name: 'inner'\n    resource leaf 'leaves@2' = {\n      name: 'leaf'\n      properties: { sibling: side.name, up: inner.id }\n    }\n  }\n  resource side 'policies@1' = {\n    name: 'side'\n  }\n}\nresource outer 'A.B/accounts/policies@1' = {\n  parent: acct\n  name: 'outer'\n  properties: { leaf: acct::inner::leaf.name }\n}\nresource slash 'A.B/accounts/policies@1' = {\n  name: 'acct/slash'\n}\nresource text 'A.B/accounts/policies@1' = {\n  name: '${acct.name}/text'\n}\nresource lost 'A.B/accounts/policies@1' = {\n  name: 'elsewhere/lost'\n}\nresource extension 'C.D/locks@1' = {\n  scope: acct\n  name: 'lock'\n}\n",
    );
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "acct",
            "inner",
            "leaf",
            "side",
            "outer",
            "slash",
            "text",
            "lost",
            "extension"
        ]
    );
    let leaf = resource(&reading, "leaf");
    assert_eq!(&*leaf.type_name, "A.B/accounts/policies/leaves");
    assert_eq!(marked(&reading, leaf.header), "resource leaf 'leaves@2'");
    assert_eq!(value(&reading, "leaf", "name"), "'acct/inner/leaf'");
    assert_eq!(value(&reading, "leaf", "parent"), "&inner.");
    assert_eq!(
        value(&reading, "leaf", "properties"),
        "{sibling: 'side', up: &inner.id}"
    );
    assert_eq!(value(&reading, "outer", "name"), "'acct/outer'");
    assert_eq!(value(&reading, "outer", "parent"), "&acct.");
    assert_eq!(under(&reading, "outer", "parent"), "parent: acct");
    assert_eq!(value(&reading, "outer", "properties.leaf"), "'leaf'");
    assert_eq!(value(&reading, "slash", "parent"), "&acct.");
    assert_eq!(value(&reading, "text", "parent"), "&acct.");
    assert_eq!(value(&reading, "lost", "parent"), "'elsewhere'");
    assert!(
        resource(&reading, "extension")
            .body
            .member("parent")
            .is_none()
    );
}

#[test]
fn existing_resources_are_not_declared() {
    let reading = read(
        "param name string\nresource acct 'A.B/accounts@1' existing = {\n  name: name\n}\nresource known 'A.B/accounts@1' existing = {\n  name: 'known'\n}\nresource a 'A.B/accounts/policies@1' = {\n  parent: acct\n  name: 'p'\n  properties: { id: acct.id, n: acct.name, e: acct.properties.endpoint }\n}\nresource b 'A.B/accounts/policies@1' = {\n  parent: known\n  name: 'p'\n  properties: { id: known.id, n: known.name }\n}\n",
    );
    assert_eq!(addresses(&reading), ["a", "b"]);
    assert_eq!(
        value(&reading, "a", "properties"),
        "{e: ?acct.properties.endpoint, id: &acct.id, n: &acct.name}"
    );
    assert_eq!(value(&reading, "a", "parent"), "?name");
    assert_eq!(value(&reading, "a", "name"), "?name");
    assert_eq!(value(&reading, "b", "parent"), "'known'");
    assert_eq!(value(&reading, "b", "name"), "'known/p'");
    assert_eq!(
        value(&reading, "b", "properties"),
        "{id: &known.id, n: 'known'}"
    );
}

#[test]
fn loops_and_conditions_of_resources() {
    let reading = read(
        "param many array\nparam on bool\nresource each 'A.B/c@1' = [for (name, i) in ['x', 'y']: {\n  name: name\n  properties: { number: i }\n}]\nresource one 'A.B/c@1' = [for n in ['only']: {\n  name: n\n}]\nresource same 'A.B/c@1' = [for n in range(0, 3): {\n  name: 'same'\n}]\nresource some 'A.B/c@1' = [for n in [1, 2, 3]: if (n != 2) {\n  name: 's${n}'\n}]\nresource unknown 'A.B/c@1' = [for n in many: {\n  name: n.name\n  properties: { fixed: true, v: n.v }\n}]\nresource yes 'A.B/c@1' = if (1 == 1) {\n  name: 'yes'\n}\nresource no 'A.B/c@1' = if (false) {\n  name: 'no'\n  resource child 'd' = { name: 'child' }\n}\nresource maybe 'A.B/c@1' = if (on) {\n  name: 'maybe'\n  resource child 'd' = { name: 'child' }\n}\nresource uses 'A.B/c@1' = {\n  name: 'uses'\n  properties: {\n    a: each[1].id\n    b: [for r in each: r.name]\n    c: same[2].id\n    d: map(each, r => r.id)\n    e: no.id\n    f: unknown[0].id\n    text: 'x${same[1].id}'\n  }\n}\n",
    );
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "each[0]", "each[1]", "one", "same", "some[0]", "some[2]", "unknown", "yes", "maybe",
            "child", "uses"
        ]
    );
    assert_eq!(value(&reading, "each[1]", "properties.number"), "1");
    let unknown = resource(&reading, "unknown");
    assert_eq!(unknown.doubtful.as_deref(), Some("many"));
    assert_eq!(
        show(&unknown.body),
        "{name: ?many, properties: {fixed: true, v: ?many}}"
    );
    assert_eq!(resource(&reading, "maybe").doubtful.as_deref(), Some("on"));
    assert_eq!(resource(&reading, "child").doubtful.as_deref(), Some("on"));
    assert_eq!(resource(&reading, "yes").doubtful, None);
    assert_eq!(
        value(&reading, "uses", "properties"),
        "{a: &each[1].id, b: ['x', 'y'], c: &same.id, d: [&each[0].id, &each[1].id], e: ?no.id, f: &unknown.id, text: ~x${same.id}}"
    );
}

#[test]
fn a_loop_that_is_too_long_is_one_doubtful_resource() {
    let reading = read(
        "resource r 'A.B/c@1' = [for n in range(0, 1001): {\n  name: 'n${n}'\n  kind: 'k'\n}]\n",
    );
    let only = resource(&reading, "r");
    assert_eq!(reading.declared.len(), 1);
    assert_eq!(only.doubtful.as_deref(), Some("range(0, 1001)"));
    assert_eq!(show(&only.body), "{kind: 'k', name: ?range(0, 1001)}");
    let reading = read("resource r 'A.B/c@1' = [for n in range(0, 1000): {\n  name: 'n${n}'\n}]\n");
    assert_eq!(reading.declared.len(), 1000);
}

#[test]
fn the_same_text_is_read_the_same_way() {
    let text =
        format!("{MODULE}resource each 'A.B/c@1' = [for n in ['x', 'y']: {{\n  name: n\n}}]\n");
    let one = read(&text);
    let other = read(&text);
    assert_eq!(
        format!("{:?}", one.declared),
        format!("{:?}", other.declared)
    );
}
