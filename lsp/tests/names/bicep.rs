//! Bicep: parameters, variables, files of parameters, modules, loops.

use super::{decided, read, while_typed};
use lsp::source::{Reading, Unit};

fn bicep(path: &str, files: &[(&str, &str)]) -> Reading {
    read(&Unit::Bicep(path.into()), files)
}

/// A resource with these properties, one on a line.
fn resource(symbol: &str, properties: &str) -> String {
    format!(
        "resource {symbol} 'Made.Up/things@2024-01-01' = {{\n  name: '{symbol}'\n  properties: {{\n{properties}\n  }}\n}}\n"
    )
}

#[test]
fn parameters_and_variables_lead_to_their_values() {
    let text = format!(
        "// 日本語\n@description('版')\nparam tls string = 'TLS1_0'\nparam none string\nvar settings = {{\n  tls: tls // 日本\n  名: 'x'\n}}\nvar other = 'あ${{settings.tls}}'\n{}",
        resource(
            "it",
            "    plain: tls\n    member: settings.tls\n    text: 'tls ${other}'\n    long: [\n      none\n    ]\n    own: map([1], tls => tls)\n    chosen: empty(none)\n      ? tls\n      : 'い'"
        )
    );
    let reading = bicep("main.bicep", &[("main.bicep", &text)]);
    let of = |path: &[&str]| {
        let path: Vec<&str> = ["properties"].iter().chain(path).copied().collect();
        decided(&reading, "it", &path)
    };
    let default = "main.bicep: 'TLS1_0'";
    assert_eq!(of(&["plain"]), [default]);
    assert_eq!(of(&["member"]), ["main.bicep: tls: tls", default]);
    assert_eq!(
        of(&["text"]),
        [
            "main.bicep: 'あ${settings.tls}'",
            "main.bicep: tls: tls",
            default
        ]
    );
    assert_eq!(of(&["long"]), ["main.bicep: param none"]);
    assert_eq!(of(&["long", "0"]), ["main.bicep: param none"]);
    assert_eq!(of(&["own"]), [] as [&str; 0]);
    assert_eq!(of(&["chosen"]), ["main.bicep: param none", default]);
}

#[test]
fn a_file_of_parameters_goes_before_the_default_and_modules_lead_to_their_callers() {
    let main = format!(
        "// 主\nparam tls string = 'TLS1_0'\nmodule store './modules/store.bicep' = {{\n  name: 'store'\n  params: {{\n    version: tls\n  }}\n}}\n{}",
        resource("outer", "    x: tls\n    y: store.outputs.made")
    );
    let store = format!(
        "// 部品\nparam version string = 'TLS1_2'\n{}output made string = '版 ${{version}}'\n",
        resource("inner", "    x: version")
    );
    let parameters =
        "using 'main.bicep'\n// 本番\nvar 内 = 1\nvar chosen = 'TLS1_1'\nparam tls = chosen\n";
    let files = [
        ("main.bicep", main.as_str()),
        ("modules/store.bicep", &store),
        ("prod.bicepparam", &parameters.replace("var 内 = 1\n", "")),
    ];
    let reading = bicep("prod.bicepparam", &files);
    let given = ["prod.bicepparam: chosen", "prod.bicepparam: 'TLS1_1'"];
    assert_eq!(decided(&reading, "outer", &["properties", "x"]), given);
    let inner = decided(&reading, "store.inner", &["properties", "x"]);
    assert_eq!(inner, [&["main.bicep: tls"], &given[..]].concat());
    assert_eq!(
        decided(&reading, "outer", &["properties", "y"]),
        [
            &["modules/store.bicep: '版 ${version}'", "main.bicep: tls"],
            &given[..]
        ]
        .concat()
    );
}

#[test]
fn loops_and_imports_are_followed() {
    let text = "import { tls } from 'shared.bicep'\nvar accounts = [\n  { name: 'a', 名: '甲', acl: '公開' }\n  { name: 'b', 名: '乙', acl: '非公開' }\n]\nresource it 'Made.Up/things@2024-01-01' = [for one in accounts: {\n  name: one.name\n  properties: {\n    acl: one.acl\n    tls: tls\n  }\n}]\n";
    let shared = "// 日本語\n@export()\nvar tls = 'TLS1_0'\n";
    let reading = bicep(
        "main.bicep",
        &[("main.bicep", text), ("shared.bicep", shared)],
    );
    let address = reading.declared[0].address.to_string();
    assert_eq!(
        decided(&reading, &address, &["properties", "acl"]),
        [
            "main.bicep: accounts",
            "main.bicep: acl: '公開'",
            "main.bicep: acl: '非公開'"
        ]
    );
    assert_eq!(
        decided(&reading, &address, &["properties", "tls"]),
        ["shared.bicep: 'TLS1_0'"]
    );
}

#[test]
fn half_written_code_is_no_trouble() {
    let text = format!(
        "// 日本\nparam tls string = '日本'\nvar s = {{\n  版: tls\n}}\n{}",
        resource(
            "it",
            "    a: s.版\n    b: 'あ${s['版']}'\n    c: [for one in [tls]: {\n      x: one\n    }]"
        )
    );
    while_typed(&Unit::Bicep("main.bicep".into()), "main.bicep", &text, &[]);
}

#[test]
fn an_object_on_one_line_is_as_good() {
    let text = "param 版 string = 'x'\nresource it 'A.B/c@2024-01-01' = {\n  name: 'it'\n  properties: { 名: 版, b: '日本' }\n}\n";
    let reading = bicep("main.bicep", &[("main.bicep", text)]);
    let found = ["main.bicep: 'x'"];
    assert_eq!(decided(&reading, "it", &["properties"]), found);
    assert_eq!(decided(&reading, "it", &["properties", "名"]), found);
    assert_eq!(
        decided(&reading, "it", &["properties", "b"]),
        [] as [&str; 0]
    );
}
