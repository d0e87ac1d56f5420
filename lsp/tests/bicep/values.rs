//! Literals, operators, access and functions.

use crate::written::value;
use crate::{evaluated, is, read};

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
    is("substring('abc', 2, 9)", "?substring('…', 2, 9)");
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
    is("base64('x')", "'eA=='");
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
    assert_eq!(with("listKeys('x', '2024').k"), "?listKeys('x', '…').k");
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
        "?resourceGroup().location == '…'",
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
