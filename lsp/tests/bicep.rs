//! Bicep as it is written, broken as it is typed: what is declared, and where every value stands.

mod memory;

use lsp::source::{Declared, Dialect, Reading, bicep};
use memory::Memory;
use policy::{Mark, Written, WrittenValue};
use std::path::Path;
use std::sync::Arc;

fn read_files(path: &str, files: &[(&str, &str)]) -> Reading {
    let files = Memory::of(files);
    let text: Arc<str> = Arc::clone(files.0.get(Path::new(path)).unwrap());
    bicep::read(Path::new(path), &text, &files)
}

fn read(text: &str) -> Reading {
    read_files("main.bicep", &[("main.bicep", text)])
}

fn resource<'r>(reading: &'r Reading, address: &str) -> &'r Declared {
    let found = reading
        .declared
        .iter()
        .find(|it| it.address.as_ref() == address);
    found.unwrap_or_else(|| panic!("no {address} in {:?}", addresses(reading)))
}

fn addresses(reading: &Reading) -> Vec<&str> {
    reading.declared.iter().map(|it| &*it.address).collect()
}

fn member<'r>(reading: &'r Reading, address: &str, path: &str) -> &'r Written {
    let mut written = &resource(reading, address).body;
    for name in path.split('.') {
        written = match (&written.value, name.parse::<usize>()) {
            (WrittenValue::List(items), Ok(index)) => &items[index],
            _ => written
                .member(name)
                .unwrap_or_else(|| panic!("no {name} of {path} in {}", show(written))),
        };
    }
    written
}

/// A value in short: 'text', ~open text, &reference, ?unknown, json(…).
fn show(written: &Written) -> String {
    match &written.value {
        WrittenValue::Null => "null".to_owned(),
        WrittenValue::Bool(value) => value.to_string(),
        WrittenValue::Number(number) => number.to_string(),
        WrittenValue::Text { text, open: false } => format!("'{text}'"),
        WrittenValue::Text { text, open: true } => format!("~{text}"),
        WrittenValue::Reference(it) => format!("&{}.{}", it.resource, it.attribute),
        WrittenValue::List(items) => {
            format!(
                "[{}]",
                items.iter().map(show).collect::<Vec<_>>().join(", ")
            )
        }
        WrittenValue::Object(members) => {
            let members = members
                .iter()
                .map(|(name, it)| format!("{name}: {}", show(it)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        WrittenValue::Encoded(inner) => format!("json({})", show(inner)),
        WrittenValue::Unknown(reason) => format!("?{reason}"),
    }
}

fn value(reading: &Reading, address: &str, path: &str) -> String {
    show(member(reading, address, path))
}

/// The text that a mark underlines.
fn marked(reading: &Reading, mark: Mark) -> &str {
    let span = reading.spans.get(mark).unwrap();
    let (_, text) = &reading.spans.files()[span.file as usize];
    &text[span.range.start as usize..span.range.end as usize]
}

fn under(reading: &Reading, address: &str, path: &str) -> String {
    marked(reading, member(reading, address, path).mark).to_owned()
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
fn literals_and_text() {
    is("'it\\'s \\u{1F600} \\\\ \\${x}\\n'", "'it's 😀 \\ ${x}\n'");
    is("'''\n  raw ${x} 'q'\n'''", "'  raw ${x} 'q'\n'");
    is("''''quoted''''", "''quoted''");
    is("$'''\nv=${1 + 1}'''", "'v=2'");
    is("$$'''${no} $${'yes'}'''", "'${no} yes'");
    is("'a${'b${'c'}'}${1}${true}${null}'", "'abc1True'");
    is("[1, 2\n 3,\n\n 4]", "[1, 2, 3, 4]");
    is("{ a: 1, 'b-c': 2\n 'd${1}': 3 }", "{a: 1, b-c: 2, d1: 3}");
    is("[...[1], ...[2, 3]]", "[1, 2, 3]");
    is("{ ...{ a: 1, b: 1 }, b: 2 }", "{a: 1, b: 2}");
    is("null", "absent");
    is("/* hidden */ 7 // seven", "7");
    is("-5", "-5");
}

#[test]
fn operators() {
    is("1 + 2 * 3 - 4 / 2 % 3", "5");
    is("(1 + 2) * 3", "9");
    is("1 < 2 && 2 <= 2 && !(3 > 4) && 4 >= 4", "true");
    is("false || true && false", "false");
    is("'Ab' == 'ab'", "false");
    is("'Ab' =~ 'aB'", "true");
    is("'Ab' !~ 'aB'", "false");
    is("[1, {a: 2}] == [1, {A: 2}]", "true");
    is("1 != 2", "true");
    is("null ?? 'x' ?? 'y'", "'x'");
    is("true ? 'a' : 'b'", "'a'");
    is("1 > 2\n      ? 'a'\n      : true ? 'b' : 'c'", "'b'");
    is("true &&\n      false", "false");
    is("1 / 0", "?1 / 0");
    is("9223372036854775807 + 1", "?9223372036854775807 + 1");
}

#[test]
fn access() {
    let data =
        "var d = { list: [10, 20, 30], inner: { 'key name': 'x' }, none: null }\nparam p object";
    let with = |expression: &str| evaluated(data, expression);
    assert_eq!(with("d.list[1]"), "20");
    assert_eq!(with("d.list[^1]"), "30");
    assert_eq!(with("d.list[?9] ?? 'end'"), "'end'");
    assert_eq!(with("d.inner['key name']"), "'x'");
    assert_eq!(with("d.INNER['KEY NAME']"), "'x'");
    assert_eq!(with("d.?missing ?? 1"), "1");
    assert_eq!(with("d.?missing.further.still ?? 2"), "2");
    assert_eq!(with("d.none.?x ?? 3"), "3");
    assert_eq!(with("d!.list![0]"), "10");
    assert_eq!(with("d.missing"), "?d.missing");
    assert_eq!(with("d.list[7]"), "?d.list[7]");
    assert_eq!(with("p.a.b"), "?p.a.b");
    assert_eq!(with("toLower(p.a.b)"), "?p.a.b");
    assert_eq!(
        with("{ known: 1, unknown: p.x }"),
        "{known: 1, unknown: ?p.x}"
    );
    assert_eq!(with("[1, p.x]"), "[1, ?p.x]");
}

#[test]
fn functions_of_text() {
    is("concat('a', 'b', 'c')", "'abc'");
    is("format('{0}-{1}-{0}-{{}}', 'a', 1)", "'a-1-a-{}'");
    is("format('{0:D3}', 7)", "'007'");
    is("toLower('ÄB') == 'äb'", "true");
    is("toUpper('ab')", "'AB'");
    is("trim('  x ')", "'x'");
    is("substring('日本語text', 1, 3)", "'本語t'");
    is("substring('abc', 2)", "'c'");
    is("substring('abc', 2, 9)", "?substring('abc', 2, 9)");
    is("indexOf('abc', 'C')", "2");
    is("lastIndexOf('abab', 'AB')", "2");
    is("indexOf('abc', 'x')", "-1");
    is("startsWith('Abc', 'aB')", "true");
    is("endsWith('Abc', 'BC')", "true");
    is("contains('abc', 'B')", "false");
    is("replace('a-b-c', '-', '')", "'abc'");
    is("split('a,b;c', [',', ';'])", "['a', 'b', 'c']");
    is("join(['a', 'b', 3], '-')", "'a-b-3'");
    is("padLeft('7', 3, '0')", "'007'");
    is("length('日本😀')", "4");
    is("first('abc')", "'a'");
    is("last('abc')", "'c'");
    is("take('abc', 2)", "'ab'");
    is("skip('abc', 2)", "'c'");
    is("string(5)", "'5'");
    is("string(true)", "'True'");
    is("string({ a: [1] })", "json({a: [1]})");
    is("json('{\"a\": [1, null]}')", "{a: [1, null]}");
    is("json(string({ a: 1 }))", "{a: 1}");
    is("int('42')", "42");
    is("bool('TRUE')", "true");
    is("sys.toLower('A')", "'a'");
    is("az.toLower('A')", "'a'");
    is("uniqueString('x')", "~${uniqueString('x')}");
    is(
        "toLower('st${uniqueString('x')}')",
        "~${toLower('st${uniqueString('x')}')}",
    );
    is("base64('x')", "?base64('x')");
}

#[test]
fn functions_of_lists_and_objects() {
    is("union(['a', 'b'], ['b', 'c'])", "['a', 'b', 'c']");
    is("intersection(['a', 'b'], ['b', 'c'])", "['b']");
    is(
        "union({ a: { x: 1 }, b: 1 }, { a: { y: 2 }, b: 2 })",
        "{a: {x: 1, y: 2}, b: 2}",
    );
    is(
        "shallowMerge([{ a: { x: 1 } }, { a: { y: 2 } }])",
        "{a: {y: 2}}",
    );
    is("length([1, 2])", "2");
    is("contains(['a'], 'a')", "true");
    is("contains({ Key: 1 }, 'kEY')", "true");
    is("empty([])", "true");
    is("empty({})", "true");
    is("empty('')", "true");
    is("empty(null)", "true");
    is("empty('x')", "false");
    is("first([1, 2])", "1");
    is("last([1, 2])", "2");
    is("take([1, 2, 3], 2)", "[1, 2]");
    is("skip([1, 2, 3], 2)", "[3]");
    is("range(2, 3)", "[2, 3, 4]");
    is("min(3, 1, 2)", "1");
    is("max([3, 1])", "3");
    is("flatten([[1], [2, 3]])", "[1, 2, 3]");
    is("array('a')", "['a']");
    is(
        "items({ b: 1, a: 2 })",
        "[{key: 'a', value: 2}, {key: 'b', value: 1}]",
    );
    is("objectKeys({ b: 1, a: 2 })", "['b', 'a']");
    is("tryGet({ a: [5] }, 'a', 0)", "5");
    is("indexOf(['a', 'b'], 'b')", "1");
    is("coalesce(null, 'x')", "'x'");
    is("map([1, 2], n => n * 10)", "[10, 20]");
    is("map(['a', 'b'], (n, i) => '${i}${n}')", "['0a', '1b']");
    is("filter([1, 2, 3], n => n > 1)", "[2, 3]");
    is("sort([3, 1, 2], (a, b) => a < b)", "[1, 2, 3]");
    is("reduce([1, 2, 3], 0, (sum, n) => sum + n)", "6");
    is(
        "toObject(['a', 'b'], n => n, n => { n: n })",
        "{a: {n: 'a'}, b: {n: 'b'}}",
    );
    is("mapValues({ a: 1 }, n => n + 1)", "{a: 2}");
    is("[for n in [1, 2]: n + 1]", "[2, 3]");
    is(
        "[for (n, i) in ['a', 'b']: { '${n}': i }]",
        "[{a: 0}, {b: 1}]",
    );
    is(
        "toObject(map([1], n => { k: 'x', v: n }), e => e.k, e => e.v)",
        "{x: 1}",
    );
}

#[test]
fn what_is_unknown_stays_in_its_place() {
    let parameters = "param names array\nparam mode string\nparam on bool\nparam who string";
    let with = |expression: &str| evaluated(parameters, expression);
    assert_eq!(with("'a-${mode}'"), "?mode");
    assert_eq!(
        with("'https://${mode}.example'"),
        "~https://${mode}.example"
    );
    assert_eq!(with("on ? 'a' : 'b'"), "?on");
    assert_eq!(with("on && false"), "false");
    assert_eq!(with("on || true"), "true");
    assert_eq!(with("on && true"), "?on");
    assert_eq!(with("mode ?? 'x'"), "?mode");
    assert_eq!(with("[for n in names: n]"), "?names");
    assert_eq!(with("concat(names, ['x'])"), "?names");
    assert_eq!(with("filter(['a'], n => n == mode)"), "?mode");
    assert_eq!(with("map(['a'], n => mode)"), "[?mode]");
    assert_eq!(with("contains(['a', mode], 'a')"), "true");
    assert_eq!(with("contains(['a', mode], 'b')"), "?mode");
    assert_eq!(with("union(['a'], [mode])"), "?mode");
    assert_eq!(with("length(['a', mode])"), "2");
    assert_eq!(with("mode == mode"), "true");
    assert_eq!(with("mode == who"), "?mode");
    assert_eq!(with("{ a: 1, ...names[0] }"), "?names[0]");
    assert_eq!(with("{ '${mode}': 1 }"), "?mode");
    assert_eq!(with("nobody.knows"), "?nobody.knows");
    assert_eq!(with("newerFunction(1)"), "?newerFunction(1)");
    assert_eq!(with("listKeys('x', '2024').k"), "?listKeys('x', '2024').k");
}

#[test]
fn what_azure_knows_is_a_reference() {
    is("resourceGroup().location", "&resourceGroup.location");
    is(
        "subscription().subscriptionId",
        "&subscription.subscriptionId",
    );
    is("tenant().tenantId", "&tenant.tenantId");
    is("'rg-${resourceGroup().name}'", "~rg-${resourceGroup.name}");
    is(
        "environment().suffixes.storage",
        "~${environment().suffixes.storage}",
    );
    is("empty(resourceGroup().location)", "false");
    is(
        "resourceGroup().location == 'japaneast'",
        "?resourceGroup().location == 'japaneast'",
    );
    is(
        "resourceId('A.B/c/d', 'x', 'y')",
        "~/subscriptions/${subscription.subscriptionId}/resourceGroups/${resourceGroup.name}/providers/A.B/c/x/d/y",
    );
    is(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'guid')",
        "~/subscriptions/${subscription.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/guid",
    );
}

#[test]
fn parameters_variables_and_functions() {
    let reading = read(
        "@description('名前')\n@allowed([\n  'a'\n  'b'\n])\nparam a string\n@secure()\nparam secret string = newGuid()\nparam typed { x: string, y: int? }[] = [{ x: 'q' }]\nparam union 'a' | 'b' = 'b'\nparam later string = base\nvar base = 'ba${'se'}'\nvar listed string[] = ['1']\nvar round = circle\nvar circle = round\nfunc twice(text string, n int) string => '${text}${text}${n}'\nfunc nested(o { a: string }) string =>\n  twice(o.a, 1)\ntype shape = {\n  kind: 'a'\n    | 'b'\n}\ntype many = 'x'\n  | 'y'\nmetadata info = { owner: 'x' }\ntargetScope = 'subscription'\nextension 'br:mcr.example/x:1'\n#disable-next-line no-unused-params\nresource r 'A.B/c@1' = {\n  name: later\n  properties: {\n    a: a\n    secret: secret\n    typed: typed[0].x\n    union: union\n    listed: listed\n    round: round\n    twice: nested({ a: 'あ' })\n  }\n}\noutput o string = r.name\n",
    );
    assert_eq!(reading.errors, []);
    assert_eq!(reading.not_understood, []);
    assert_eq!(
        value(&reading, "r", "properties"),
        "{a: ?a, listed: ['1'], round: ?cycle: round, secret: ~${newGuid()}, twice: 'ああ1', typed: 'q', union: 'b'}"
    );
    assert_eq!(value(&reading, "r", "name"), "'base'");
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

const MODULE: &str = "param name string\nparam mode string = 'Default'\nparam note string?\nparam list array = []\nresource inner 'A.B/c@1' = {\n  name: name\n  properties: {\n    mode: mode\n    note: note\n    count: length(list)\n    place: resourceGroup().location\n  }\n}\nresource second 'A.B/d@1' = {\n  name: 'second'\n  properties: { id: inner.id }\n}\noutput innerId string = inner.id\noutput mode string = mode\noutput endpoint string = inner.properties.endpoint\n";

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
            "param name string\nparam secret string\nparam fromEnv string\nparam list array\nparam kept string = 'kept'\nparam missing string\nresource r 'A.B/c@1' = [for l in list: {\n  name: name\n  properties: { l: l, secret: secret, env: fromEnv, kept: kept, missing: missing }\n}]\n",
        ),
    ];
    let reading = read_files("env/prod.bicepparam", &files);
    assert_eq!(reading.errors, []);
    assert_eq!(reading.included, [Path::new("main.bicep")]);
    assert_eq!(value(&reading, "r", "name"), "'prod-本番'");
    assert_eq!(
        value(&reading, "r", "properties"),
        "{env: ?readEnvironmentVariable('X', 'y'), kept: 'kept', l: 'a', missing: ?missing, secret: ?az.getSecret('a', 'b', 'c', 'd')}"
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

/// What is left of a file of three resources when the middle one is broken.
fn with_broken(middle: &str) -> (Vec<String>, Reading) {
    let text = format!(
        "resource first 'A.B/c@1' = {{\n  name: '一'\n}}\n\n{middle}\n\n@description('x')\nresource last 'A.B/c@1' = {{\n  name: 'last'\n}}\n"
    );
    let reading = read(&text);
    for error in &reading.errors {
        let range = error.span.range.start as usize..error.span.range.end as usize;
        assert!(text.get(range).is_some(), "{error:?}");
    }
    let addresses = addresses(&reading).into_iter().map(str::to_owned).collect();
    (addresses, reading)
}

#[test]
fn a_broken_block_loses_only_itself() {
    for middle in [
        "resource broken 'A.B/c@1' = {\n  name: 'x'",
        "resource broken 'A.B/c@1' = {\n  list: [\n    1\n    2\n}",
        "resource broken 'A.B/c@1' = {\n  name: 'x'\n  properties: {\n    a: (1 + \n  }\n",
        "resource broken 'A.B/c@1' =",
        "resource broken",
        "resource",
        "resource broken 'A.B/c@1' = [for x in",
        "resource broken 'A.B/${x}@1' = {\n}",
        "param",
        "var x = ",
        "var x = 'not closed\nvar y = '''\nopen\n",
        "@allowed([\n",
        "@",
        "/* never closed",
        "output x string = ",
        "}\n]\n)",
        "🙂🙂",
        "module m 'x.bicep' = {\n  params: {",
        "type t = {\n  a: 'x'",
        "func f(a string",
        "import { a",
        "var x = [\n  {\n    a: 1",
    ] {
        let (addresses, reading) = with_broken(middle);
        assert_eq!(
            addresses,
            ["first", "last"],
            "{middle}: {:?}",
            reading.errors
        );
        assert!(
            !reading.errors.is_empty() || middle.starts_with("type"),
            "{middle}"
        );
    }
}

#[test]
fn a_broken_property_is_unknown_and_the_rest_is_read() {
    let (addresses, reading) = with_broken(
        "resource r 'A.B/c@1' = {\n  name: 'r'\n  properties: {\n    before: 1\n    typing: \n    list: [\n      'a'\n      'b' 'c'\n      {\n        k: ]\n        l: 2\n      }\n    ]\n    call: concat('a', , 'b')\n    dots: acct.\n    quote: 'x\n    other: ${x}\n    after: 2\n  }\n  kind: 'k'\n}",
    );
    assert_eq!(addresses, ["first", "r", "last"], "{:?}", reading.errors);
    let unknown = "?syntax error";
    assert_eq!(
        value(&reading, "r", "properties"),
        format!(
            "{{after: 2, before: 1, call: {unknown}, dots: {unknown}, list: ['a', {unknown}, {{k: {unknown}, l: 2}}], other: {unknown}, quote: {unknown}, typing: {unknown}}}"
        )
    );
    assert_eq!(value(&reading, "r", "kind"), "'k'");
    let first = &reading.errors[0];
    assert_eq!(first.message, "expected a value, found the end of the line");
    assert!(reading.errors.len() >= 7, "{:?}", reading.errors);
}

#[test]
fn keywords_are_names_inside_objects() {
    let reading = read(
        "resource r 'A.B/c@1' = {\n  name: 'r'\n  properties: {\n    resource: 1\n    type: 'x'\nparam: 2\nvar: 3\n    if: 4\n    for: 5\n    in: 6\n    module: [\nresource\n    ]\n  }\n}\nvar resource = 'v'\n",
    );
    assert_eq!(reading.errors, []);
    assert_eq!(
        value(&reading, "r", "properties"),
        "{for: 5, if: 4, in: 6, module: ['v'], param: 2, resource: 1, type: 'x', var: 3}"
    );
}

#[test]
fn hostile_input_ends_and_stays_small() {
    let deep = |open: &str, close: &str, times: usize| {
        format!(
            "var x = {}1{}\nresource r 'A.B/c@1' = {{\n  name: 'r'\n  properties: {{ x: x }}\n}}\n",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{a:", "}"),
        ("!", ""),
        ("1+", ""),
        ("-", ""),
        ("x ? ", ""),
        ("'${", "}'"),
        ("a => ", ""),
        ("f(", ")"),
        ("a.", ""),
        ("[for a in ", ": a]"),
        ("$'''${", "}'''"),
    ] {
        let reading = read(&deep(open, close, 50_000));
        assert_eq!(addresses(&reading), ["r"], "{open}");
    }
    // Every step doubles the value: the reading ends all the same.
    let mut doubled = "var v0 = ['あ']\n".to_owned();
    let mut joined = "var t0 = 'あああああああああああああああああ'\n".to_owned();
    for step in 1..60 {
        doubled += &format!("var v{step} = concat(v{}, v{})\n", step - 1, step - 1);
        joined += &format!("var t{step} = '${{t{}}}${{t{}}}'\n", step - 1, step - 1);
    }
    let nested: String = (1..60)
        .map(|step| format!("var n{step} = [n{}, n{}]\n", step - 1, step - 1))
        .collect();
    let text = format!(
        "{doubled}{joined}var n0 = 1\n{nested}resource s 'A.B/c@1' = {{\n  name: t59\n}}\nresource r 'A.B/c@1' = {{\n  name: 'r'\n  properties: {{ text: string(n59), same: n59 == n59, n: n59, v: v59 }}\n}}\n"
    );
    let reading = read(&text);
    assert_eq!(addresses(&reading), ["s", "r"]);
    assert_eq!(value(&reading, "s", "name"), "?a text of more than 1 MiB");
    assert!(!reading.not_understood.is_empty());
}

#[test]
fn long_chains_do_not_exhaust_the_stack() {
    let mut text = "var v0 = 'end'\nvar o0 = { k: 1 }\n".to_owned();
    for step in 1..5000 {
        text += &format!("var v{step} = v{}\n", step - 1);
        text += &format!(
            "resource r{step} 'A.B/c@1' = {{\n  parent: r{}\n  name: 'r'\n  tags: {{ t: r{}.tags }}\n}}\n",
            step - 1,
            step - 1
        );
    }
    text += "var grown = reduce(range(0, 5000), [], (sum, n) => [sum])\nvar called = f(1)\nfunc f(n int) int => f(n)\nresource last 'A.B/d@1' = {\n  name: v4999\n  properties: { grown: grown, called: called }\n}\n";
    let reading = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || read(&text))
        .unwrap()
        .join()
        .unwrap();
    assert_eq!(reading.declared.len(), 5000);
    assert!(value(&reading, "last", "name").starts_with('?'));
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
