//! Modules, imports, loaded files and files of parameters.

use crate::written::{addresses, resource, under, value};
use crate::{MODULE, read_files};
use lsp::source::bicep;
use std::path::Path;

#[test]
fn modules_in_files() {
    let reading = read_files(
        "infra/main.bicep",
        &[
            (
                "infra/main.bicep",
                "param mode string\nmodule one 'parts/module.bicep' = {\n  name: 'one'\n  scope: resourceGroup()\n  params: {\n    name: 'いち'\n    mode: mode\n    list: ['a']\n  }\n}\nmodule plain '../shared/module.bicep' = {\n  params: { name: 'p', mode: null }\n}\nmodule many './parts/module.bicep' = [for n in ['x', 'y']: {\n  name: 'm-${n}'\n  params: { name: n }\n}]\nmodule never 'parts/module.bicep' = if (false) {\n  params: { name: 'never' }\n}\nmodule maybe 'parts/module.bicep' = if (mode == 'x') {\n  params: { name: 'maybe' }\n}\nresource user 'A.B/u@1' = {\n  name: 'u'\n  properties: {\n    id: one.outputs.innerId\n    mode: one.outputs.mode\n    default: plain.outputs.mode\n    endpoint: one.outputs.endpoint\n    second: many[1].outputs.innerId\n    name: one.name\n    missing: one.outputs.nothing\n  }\n}\n",
            ),
            ("infra/parts/module.bicep", MODULE),
            ("shared/module.bicep", MODULE),
        ],
    );
    assert_eq!(reading.errors, []);
    assert_eq!(reading.not_understood, []);
    assert_eq!(
        addresses(&reading),
        [
            "one.inner",
            "one.second",
            "plain.inner",
            "plain.second",
            "many[0].inner",
            "many[0].second",
            "many[1].inner",
            "many[1].second",
            "maybe.inner",
            "maybe.second",
            "user"
        ]
    );
    assert_eq!(
        value(&reading, "one.inner", "properties"),
        "{count: 1, mode: ?mode, place: &resourceGroup.location}"
    );
    assert_eq!(value(&reading, "one.inner", "name"), "'いち'");
    assert_eq!(under(&reading, "one.inner", "name"), "name: name");
    assert_eq!(
        value(&reading, "plain.inner", "properties.mode"),
        "'Default'"
    );
    assert_eq!(
        value(&reading, "one.second", "properties.id"),
        "&one.inner.id"
    );
    assert_eq!(
        resource(&reading, "maybe.inner").doubtful.as_deref(),
        Some("mode")
    );
    assert_eq!(
        value(&reading, "user", "properties"),
        "{default: 'Default', endpoint: &one.inner.properties.endpoint, id: &one.inner.id, missing: ?one.outputs.nothing, mode: ?mode, name: 'one', second: &many[1].inner.id}"
    );
    let included: Vec<_> = reading
        .included
        .iter()
        .map(|it| it.to_str().unwrap())
        .collect();
    assert_eq!(
        included,
        ["infra/parts/module.bicep", "shared/module.bicep"]
    );
}

#[test]
fn modules_that_cannot_be_read() {
    let reading = read_files(
        "main.bicep",
        &[
            (
                "main.bicep",
                "module far 'br/public:avm/res/x:1.0.0' = [for n in [1, 2]: {\n  name: 'far${n}'\n}]\nmodule spec 'ts:00/x:1' = {}\nmodule gone 'gone.bicep' = {}\nmodule out '../../out.bicep' = {}\nmodule self 'main.bicep' = {}\nmodule round 'round.bicep' = {}\nresource r 'A.B/c@1' = {\n  name: 'r'\n  properties: { far: far[0].outputs.id, gone: gone.outputs.x.y, empty: empty(gone.outputs.list) }\n}\n",
            ),
            (
                "round.bicep",
                "module back 'main.bicep' = {}\nresource there 'A.B/c@1' = {\n  name: 'there'\n}\n",
            ),
        ],
    );
    assert_eq!(addresses(&reading), ["round.there", "r"]);
    assert_eq!(
        value(&reading, "r", "properties"),
        "{empty: ?empty(gone.outputs.list), far: &far[0].outputs.id, gone: &gone.outputs.x.y}"
    );
    let reasons: Vec<_> = reading
        .not_understood
        .iter()
        .map(|it| format!("{}:{} {}", it.file.display(), it.line, it.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            "main.bicep:1 the module br/public:avm/res/x:1.0.0 is in a registry and is not read; keep it as a file to have its resources checked",
            "main.bicep:4 the module ts:00/x:1 is in a registry and is not read; keep it as a file to have its resources checked",
            "main.bicep:5 the template gone.bicep is not read: there is no such file; check the path",
            "main.bicep:6 the template ../../out.bicep is not read: it lies outside of what is checked; check the path",
            "main.bicep:7 the template main.bicep is not read: it brings in itself",
            "round.bicep:1 the template main.bicep is not read: it brings in itself",
        ]
    );
}

#[test]
fn a_module_may_be_an_arm_template() {
    let reading = read_files(
        "main.bicep",
        &[
            (
                "main.bicep",
                "module m 'm.json' = {\n  params: { Name: 'n' }\n}\nresource r 'A.B/c@1' = {\n  name: 'r'\n  properties: { out: m.outputs.OUT }\n}\n",
            ),
            (
                "m.json",
                r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "parameters": {"name": {"type": "string"}}, "resources": [{"type": "A.B/d", "apiVersion": "1", "name": "[parameters('NAME')]"}], "outputs": {"out": {"type": "string", "value": "[parameters('name')]"}}}"#,
            ),
        ],
    );
    assert_eq!(addresses(&reading), ["m.n", "r"]);
    assert_eq!(value(&reading, "r", "properties.out"), "'n'");
}

#[test]
fn imports_and_files_that_are_loaded() {
    let reading = read_files(
        "main.bicep",
        &[
            (
                "main.bicep",
                "import { shared, twice as double, shape } from 'shared.bicep'\nimport * as all from 'shared.bicep'\nvar data = loadJsonContent('data.json')\nresource r 'A.B/c@1' = {\n  name: 'r'\n  properties: {\n    a: shared.key\n    b: double('x')\n    c: all.shared.key\n    d: all.twice('y')\n    e: data.list[1]\n    f: loadTextContent('note.txt')\n    g: loadJsonContent('gone.json').x\n    h: loadYamlContent('data.yaml').名前\n    i: data.formula\n  }\n}\n",
            ),
            (
                "shared.bicep",
                "@export()\nvar shared = { key: base }\nvar base = 'あ'\n@export()\nfunc twice(t string) string => '${t}${t}'\n@export()\ntype shape = string\nresource hidden 'A.B/c@1' = {\n  name: 'hidden'\n}\n",
            ),
            (
                "data.json",
                "{\"list\": [1, \"二\"], \"formula\": \"[concat('a')]\"}",
            ),
            ("data.yaml", "名前: 値\n"),
            ("note.txt", "メモ ${x}\n"),
        ],
    );
    assert_eq!(reading.errors, []);
    assert_eq!(addresses(&reading), ["r"]);
    assert_eq!(
        value(&reading, "r", "properties"),
        "{a: 'あ', b: 'xx', c: 'あ', d: 'yy', e: '二', f: 'メモ ${x}\n', g: ?loadJsonContent('gone.json').x, h: '値', i: '[concat('a')]'}"
    );
    assert_eq!(under(&reading, "r", "properties.e"), "e: data.list[1]");
}

#[test]
fn files_of_parameters() {
    let files = [
        (
            "env/prod.bicepparam",
            "using '../main.bicep'\nvar base = 'prod'\nparam name = '${base}-本番'\nparam secret = az.getSecret('a', 'b', 'c', 'd')\nparam fromEnv = readEnvironmentVariable('X', 'y')\nparam list = [\n  'a'\n]\n",
        ),
        (
            "main.bicep",
            "param name string\nparam secret string\nparam fromEnv string\nparam list array\nparam kept string = 'kept'\nparam missing string\nparam optional string?\nresource r 'A.B/c@1' = [for l in list: {\n  name: name\n  properties: { l: l, secret: secret, env: fromEnv, kept: kept, missing: missing, optional: optional }\n}]\n",
        ),
    ];
    let reading = read_files("env/prod.bicepparam", &files);
    assert_eq!(reading.errors, []);
    assert_eq!(reading.included, [Path::new("main.bicep")]);
    assert_eq!(value(&reading, "r", "name"), "'prod-本番'");
    assert_eq!(
        value(&reading, "r", "properties"),
        "{env: ?readEnvironmentVariable('X', '…'), kept: 'kept', l: 'a', missing: ?missing, secret: ?az.getSecret('a', '…', '…', '…')}"
    );
    assert_eq!(under(&reading, "r", "name"), "name: name");

    let reading = read_files(
        "x.bicepparam",
        &[("x.bicepparam", "using 'br:x/y:1'\nparam a = 1\n")],
    );
    assert!(reading.declared.is_empty());
    assert_eq!(reading.not_understood.len(), 1);
    let reading = read_files(
        "x.bicepparam",
        &[("x.bicepparam", "using none\nparam a = 1\n")],
    );
    assert_eq!(reading.not_understood, []);
}

#[test]
fn the_modules_that_a_text_names() {
    let text = "// module x 'no.bicep'\nmodule a './a.bicep' = {\n}\n  module b '../b/b.json' = {\nmodule c 'br:r/c:1' = {}\nmodule d 'br/public:d:1' = {}\nvar modules = 'e.bicep'\n";
    assert_eq!(bicep::calls(text), ["./a.bicep", "../b/b.json"]);
    assert_eq!(bicep::calls("using '../main.bicep'\n"), ["../main.bicep"]);
}
