//! Text as it is while somebody types, and text that means harm.

use crate::read;
use crate::written::{addresses, value};
use lsp::source::Reading;

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
        let header = ["resource broken '", "module m '"]
            .iter()
            .any(|header| middle.starts_with(header) && !middle.contains("${"));
        let expected: &[&str] = match (header, middle.starts_with("resource")) {
            (true, true) => &["first", "broken", "last"],
            _ => &["first", "last"],
        };
        assert_eq!(addresses, expected, "{middle}: {:?}", reading.errors);
        let doubtful = reading.declared.iter().map(|one| one.doubtful.is_some());
        let doubtful: Vec<bool> = doubtful.collect();
        assert_eq!(
            doubtful.iter().filter(|it| **it).count(),
            expected.len() - 2,
            "{middle}"
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
    let mut nested = String::new();
    let mut doubled = "var v0 = ['あ']\n".to_owned();
    let mut joined = "var t0 = 'あああああああああああああああああ'\n".to_owned();
    for step in 1..60 {
        let below = step - 1;
        let lines = [
            (
                &mut doubled,
                format!("var v{step} = concat(v{below}, v{below})\n"),
            ),
            (
                &mut joined,
                format!("var t{step} = '${{t{below}}}${{t{below}}}'\n"),
            ),
            (&mut nested, format!("var n{step} = [n{below}, n{below}]\n")),
        ];
        for (text, line) in lines {
            text.push_str(&line);
        }
    }
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
        let below = step - 1;
        let lines = format!(
            "var v{step} = v{below}\nresource r{step} 'A.B/c@1' = {{\n  parent: r{below}\n  name: 'r'\n  tags: {{ t: r{below}.tags }}\n}}\n"
        );
        text.push_str(&lines);
    }
    text += "var grown = reduce(range(0, 5000), [], (sum, n) => [sum])\nvar called = f(1)\nfunc f(n int) int => f(n)\nresource last 'A.B/d@1' = {\n  name: v4999\n  properties: { grown: grown, called: called }\n}\n";
    let reading = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || read(&text))
        .expect("a thread")
        .join()
        .expect("no panic");
    assert_eq!(reading.declared.len(), 5000);
    assert!(value(&reading, "last", "name").starts_with('?'));
}

#[test]
fn a_broken_resource_inside_another() {
    let whole = "resource a 'A.B/c@1' = {\n  name: 'a'\n  resource b 'd' = {\n    name: 'b'\n    properties: {\n      x: 1\n    }\n  }\n  kind: 'k'\n}\nresource c 'A.B/c@1' = {\n  name: 'c'\n}\n";
    let state = |from: &str, to: &str| {
        let text = whole.replacen(from, to, 1);
        assert_ne!(text, whole, "{from}");
        let reading = read(&text);
        assert_eq!(value(&reading, "c", "name"), "'c'", "{to}");
        assert!(!reading.errors.is_empty(), "{to}");
        let incomplete = |address: &str| {
            let mut all = reading.declared.iter();
            let found = all.find(|one| &*one.address == address);
            found.map(lsp::source::Declared::is_incomplete)
        };
        (incomplete("a"), incomplete("b"))
    };
    // Its end is known: the outer resource is what it was.
    assert_eq!(state("x: 1", "x: "), (Some(false), Some(true)));
    assert_eq!(state("name: 'b'", "name: 'b"), (Some(false), Some(true)));
    // Its end is not: what follows may belong to either.
    assert_eq!(
        state("      x: 1\n    }\n", "      x: 1\n"),
        (Some(true), Some(true))
    );
    // Without its header its lines look like those of the outer one.
    assert_eq!(state("b 'd'", "b d'"), (Some(true), None));
    assert_eq!(state("b 'd' =", "b 'd'").0, Some(true));
}
