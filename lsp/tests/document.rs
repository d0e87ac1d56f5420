//! The trees of YAML and JSON text: values, places, and what is left of broken text.

use lsp::source::document::{Node, NodeValue, Parsed, json, yaml};
use serde_json::{Value, json};
use std::fmt::Write;

/// The tree as JSON, with tags as `{"!Tag": value}`.
fn plain(node: &Node) -> Value {
    let value = match &node.value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(bool) => json!(bool),
        NodeValue::Number(number) => Value::Number(number.clone()),
        NodeValue::Text(text) => json!(text),
        NodeValue::List(items) => items.iter().map(plain).collect(),
        NodeValue::Object(members) => members
            .iter()
            .map(|member| (member.key.clone(), plain(&member.value)))
            .collect(),
    };
    match &node.tag {
        Some(tag) => json!({ format!("!{tag}"): value }),
        None => value,
    }
}

fn root(parsed: &Parsed) -> Value {
    plain(parsed.root.as_ref().expect("a root"))
}

/// Reads YAML that has no errors.
fn yaml_of(text: &str) -> Value {
    let parsed = yaml::parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    assert_ranges(text, &parsed);
    root(&parsed)
}

/// Every range is one of the text, and a child lies in its parent.
fn assert_ranges(text: &str, parsed: &Parsed) {
    for node in parsed.root.iter().chain(&parsed.others) {
        assert_inside(text, node, 0, text.len());
    }
    for (range, message) in &parsed.errors {
        assert!(
            text.get(range.clone()).is_some(),
            "{range:?} {message} in {text}"
        );
    }
}

fn assert_inside(text: &str, node: &Node, start: usize, end: usize) {
    let range = &node.range;
    assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
    assert!(
        start <= range.start && range.end <= end,
        "{range:?} not in {start}..{end} in {text:?}"
    );
    for item in node.items() {
        assert_inside(text, item, range.start, range.end);
    }
    for member in node.members() {
        assert!(text.get(member.key_range.clone()).is_some());
        assert!(member.key_range.start >= range.start, "{text:?}");
        assert_inside(text, &member.value, range.start, range.end);
    }
}

/// The text of the node at a path of keys and indexes.
fn at<'t>(text: &'t str, parsed: &Parsed, path: &[&str]) -> &'t str {
    text.get(find(parsed, path).range.clone())
        .expect("a range of the text")
}

fn find<'p>(parsed: &'p Parsed, path: &[&str]) -> &'p Node {
    path.iter().fold(
        parsed.root.as_ref().expect("a root"),
        |node, step| match step.parse::<usize>() {
            Ok(index) => node.items().get(index).expect(step),
            Err(_) => node.get(step).expect(step),
        },
    )
}

#[test]
fn plain_scalars_mean_what_cloudformation_reads() {
    let text = "a: [true, Yes, OFF, no, y, ~, null, NULL, '', 12, -3, +4, 0x1F, 1_000, 1.5, 1e3, 0.0]\n\
                b: [2012-10-17, 012345678901, '12', \"true\", 1.2.3, 10.0.0.0/8, 日本, nope, 22:22, .inf, 99999999999999999999]\n\
                c:\n";
    assert_eq!(
        yaml_of(text),
        json!({
            "a": [true, true, false, false, "y", null, null, null, "", 12, -3, 4, 31, 1000, 1.5, 1000.0, 0.0],
            "b": ["2012-10-17", "012345678901", "12", "true", "1.2.3", "10.0.0.0/8", "日本", "nope", "22:22", ".inf", "99999999999999999999"],
            "c": null,
        })
    );
}

#[test]
fn tags_are_kept_and_those_of_yaml_are_obeyed() {
    let text = "a: !Ref Key\nb: !GetAtt Key.Arn\nc: !Join ['', [a, !Ref B]]\nd: !!str 12\ne: !!int '12'\nf: !If\n  - C\n  - 1\n  - 2\ng: !Sub yes\nh: !Fn\n  a: 1\ni: ! 12\n";
    assert_eq!(
        yaml_of(text),
        json!({
            "a": {"!Ref": "Key"},
            "b": {"!GetAtt": "Key.Arn"},
            "c": {"!Join": ["", ["a", {"!Ref": "B"}]]},
            "d": "12",
            "e": 12,
            "f": {"!If": ["C", 1, 2]},
            "g": {"!Sub": "yes"},
            "h": {"!Fn": {"a": 1}},
            "i": "12",
        })
    );
}

#[test]
fn places_are_bytes_of_the_text() {
    for newline in ["\n", "\r\n"] {
        for bom in ["", "\u{feff}"] {
            let text = format!(
                "{bom}説明: 日本語の説明 # 注\n絵: \"🦀 蟹\"\nlist: # 注\n  - 一: 壱 # 注\n    二: [ 'あ', !Ref い ] # 注\n  - 三\nlast: {{ a: 値 }} # 🦀\nブロック: |\n  一行目\n  二行目\n\n# 終\nend: !Sub \"${{値}}\"\nnothing:\n# 終\n"
            )
            .replace('\n', newline);
            let parsed = yaml::parse(&text);
            assert_eq!(parsed.errors, []);
            assert_ranges(&text, &parsed);
            let at = |path: &[&str]| at(&text, &parsed, path);
            assert_eq!(at(&["説明"]), "日本語の説明");
            assert_eq!(at(&["絵"]), "\"🦀 蟹\"");
            assert_eq!(at(&["list", "0", "一"]), "壱");
            assert_eq!(at(&["list", "0", "二"]), "[ 'あ', !Ref い ]");
            assert_eq!(at(&["list", "0", "二", "0"]), "'あ'");
            assert_eq!(at(&["list", "0", "二", "1"]), "!Ref い");
            assert_eq!(
                at(&["list", "0"]),
                format!("一: 壱 # 注{newline}    二: [ 'あ', !Ref い ]")
            );
            assert_eq!(at(&["list", "1"]), "三");
            assert_eq!(at(&["last"]), "{ a: 値 }");
            assert_eq!(at(&["ブロック"]), format!("一行目{newline}  二行目"));
            assert_eq!(at(&["end"]), "!Sub \"${値}\"");
            assert_eq!(at(&["nothing"]), "");
            let root = parsed.root.as_ref().expect("a root");
            let keys: Vec<&str> = root
                .members()
                .iter()
                .filter_map(|member| text.get(member.key_range.clone()))
                .collect();
            let expected = "説明 絵 list last ブロック end nothing";
            assert_eq!(keys.join(" "), expected);
            assert_eq!(
                find(&parsed, &["ブロック"]).as_text(),
                Some("一行目\n二行目\n")
            );
        }
    }
}

#[test]
fn a_key_given_twice_is_an_error_and_the_first_counts() {
    let text = "a: 1\nb: 2\na: 3\n";
    let parsed = yaml::parse(text);
    assert_eq!(root(&parsed), json!({"a": 1, "b": 2}));
    assert_eq!(parsed.errors.len(), 1);
    assert_eq!(parsed.errors[0].0, 10..11);

    let text = r#"{"a": 1, "b": 2, "a": 3}"#;
    let parsed = json::parse(text);
    assert_eq!(root(&parsed), json!({"a": 1, "b": 2}));
    assert_eq!(parsed.errors[0].0, 17..20);

    let many = (0..40).fold(String::new(), |mut many, n| {
        writeln!(many, "k{}: {n}", n % 39).expect("a string takes everything");
        many
    });
    let parsed = yaml::parse(&many);
    assert_eq!(parsed.errors.len(), 1);
    assert_eq!(find(&parsed, &["k0"]).value, NodeValue::Number(0.into()));
}

#[test]
fn aliases_and_merge_keys_are_expanded_where_they_are_used() {
    let text = "base: &base\n  a: 1\n  b: [x, y]\none:\n  <<: *base\n  a: 2\ntwo: *base\nthree:\n  <<: [*base, {c: 3, a: 9}]\nfour: &名 値\nfive: *名\n";
    let parsed = yaml::parse(text);
    assert_eq!(parsed.errors, []);
    assert_eq!(
        root(&parsed),
        json!({
            "base": {"a": 1, "b": ["x", "y"]},
            "one": {"a": 2, "b": ["x", "y"]},
            "two": {"a": 1, "b": ["x", "y"]},
            "three": {"a": 1, "b": ["x", "y"], "c": 3},
            "four": "値",
            "five": "値",
        })
    );
    assert_eq!(at(text, &parsed, &["two", "b", "1"]), "*base");
    assert_eq!(at(text, &parsed, &["one", "b"]), "*base");
}

#[test]
fn aliases_of_aliases_end_quickly() {
    let mut text = String::from("a0: &a0 [笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑]\n");
    for level in 1..12 {
        let before = format!("*a{}", level - 1);
        let list = [before.as_str(); 10].join(", ");
        writeln!(text, "a{level}: &a{level} [{list}]").expect("a string takes everything");
    }
    let parsed = yaml::parse(&text);
    assert!(
        parsed.errors[0].1.contains("values"),
        "{:?}",
        parsed.errors[0]
    );
    let inside = yaml::parse("a: &a [1, *a]\nb: 2\n");
    assert_eq!(inside.errors.len(), 1);
    assert_eq!(find(&inside, &["b"]).value, NodeValue::Number(2.into()));
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        "*a, ".repeat(5_000)
    );
    assert!(yaml::parse(&long).errors[0].1.contains("values"));
}

#[test]
fn what_is_nested_too_deep_is_an_error_and_never_slow() {
    let pieces = [
        "[",
        "{a: ",
        "- ",
        "? ",
        "{\"a\":",
        "[[",
        "!a [",
        "&a [",
        "[a, 'b', ",
        "\"x\": [",
    ];
    for piece in pieces {
        let text = piece.repeat(50_000);
        assert!(!yaml::parse(&text).errors.is_empty(), "{piece}");
        assert!(!json::parse(&text).errors.is_empty(), "{piece}");
    }
    let inside = format!(
        "a: 1\nb: {}{}\nc: 3\n",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let parsed = yaml::parse(&inside);
    assert_eq!(find(&parsed, &["a"]).value, NodeValue::Number(1.into()));
    assert_eq!(find(&parsed, &["c"]).value, NodeValue::Number(3.into()));
    assert!(find(&parsed, &["b"]).is_broken());
    let indented: String = (0..300).map(|level| " ".repeat(level) + "a:\n").collect();
    assert!(!yaml::parse(&indented).errors.is_empty());
    let ok = format!("{}1{}", "[".repeat(120), "]".repeat(120));
    assert_eq!(yaml::parse(&ok).errors, []);
    assert_eq!(json::parse(&ok).errors, []);
}

#[test]
fn what_is_too_large_is_an_error() {
    let long = "説明: ある\n".repeat(400_000);
    assert_eq!(yaml::parse(&long).root, None);
    let many = format!("[{}]", "1,".repeat(600_000));
    assert!(!yaml::parse(&many).errors.is_empty());
    let many = format!("[{}]", "[],".repeat(2_200_000));
    assert!(!json::parse(&many).errors.is_empty());
}

#[test]
fn brackets_in_text_are_not_nesting() {
    let mut text = String::from("script: |\n");
    for line in 0..500 {
        writeln!(
            text,
            "  if [ \"$a{line}\" = \"it's\" ]; then {{ echo \"${{x[0]}}\"; }}; fi"
        )
        .expect("a string takes everything");
    }
    text.push_str("list: [1, 2]\nafter: '");
    text.push_str(&"[] {} ".repeat(300));
    text.push_str("'\n");
    assert_eq!(yaml_of(&text)["list"], json!([1, 2]));
}

#[test]
fn a_broken_piece_of_yaml_hides_no_other() {
    let text = "A: 1\nResources:\n  一:\n    Type: X\n    Properties:\n      Name: \"開\n      Other: 2\n      List:\n        - Key: a\n          Value: [1, 2\n        - Key: b\n          Value: 3\n  二:\n    Type: Y\n  Half\n  三:\n    Type: AWS::S3::\n    Size: 3\n  四: { Type: Z }\nEnd: 9\n";
    let parsed = yaml::parse(text);
    assert_ranges(text, &parsed);
    assert_eq!(
        root(&parsed),
        json!({
            "A": 1,
            "Resources": {
                "一": {"Type": "X", "Properties": {
                    "Name": {"!syntax error": null},
                    "Other": 2,
                    "List": [{"Key": "a", "Value": {"!syntax error": null}}, {"Key": "b", "Value": 3}],
                }},
                "二": {"Type": "Y"},
                "三": {"Type": {"!syntax error": null}, "Size": 3},
                "四": {"Type": "Z"},
            },
            "End": 9,
        })
    );
    assert_eq!(parsed.errors.len(), 4, "{:?}", parsed.errors);
    assert_eq!(at(text, &parsed, &["Resources", "二", "Type"]), "Y");
    assert_eq!(
        at(
            text,
            &parsed,
            &["Resources", "一", "Properties", "List", "1", "Value"]
        ),
        "3"
    );
}

#[test]
fn a_broken_document_of_a_stream_hides_no_other() {
    let parsed = yaml::parse("a: 1\n---\nb: [\n---\nc: 3\n");
    assert_eq!(root(&parsed), json!({"a": 1}));
    let others: Vec<Value> = parsed.others.iter().map(plain).collect();
    assert_eq!(
        others,
        [json!({"b": {"!syntax error": null}}), json!({"c": 3})]
    );
    assert_eq!(parsed.errors.len(), 1);
}

#[test]
fn json_may_have_comments_trailing_commas_and_lines_in_text() {
    let text = "\u{feff}// 注\n{ \"名\": \"値🦀\", /* 注 */ \"n\": [1, -2.5, 1e2, 18446744073709551615, 123456789012345678901234567890,],\r\n \"t\": \"a\n b\", \"u\": \"\\u65e5\\ud83e\\udd80\", \"z\": null, \"b\": true, }\n";
    let parsed = json::parse(text);
    assert_eq!(parsed.errors, []);
    assert_ranges(text, &parsed);
    assert_eq!(
        root(&parsed),
        json!({
            "名": "値🦀", "n": [1, -2.5, 100.0, 18_446_744_073_709_551_615_u64, "123456789012345678901234567890"],
            "t": "a\n b", "u": "日🦀", "z": null, "b": true,
        })
    );
    assert_eq!(at(text, &parsed, &["名"]), "\"値🦀\"");
    assert_eq!(at(text, &parsed, &["n", "1"]), "-2.5");
}

#[test]
fn a_broken_piece_of_json_hides_no_other() {
    let text = "{\n  \"A\": 1,\n  \"Resources\": {\n    \"一\": {\n      \"Type\": \"X,\n      \"Name\": \"開\",\n      \"Half\": ,\n      \"List\": [\n        { \"a\": 1 },\n        { \"a\": tru, \"b\": 2 },\n        { \"a\": 3 }\n      ]\n    },\n    \"二\": {\n      \"Type\": \"Y\"\n    ,\n    \"三\": { \"Type\": \"Z\" } // 注\n    \"四\n    \"五\"\n    \"六\": [1, 2]\n  },\n  \"End\": 9\n";
    let parsed = json::parse(text);
    assert_ranges(text, &parsed);
    assert_eq!(
        root(&parsed),
        json!({
            "A": 1,
            "Resources": {
                "一": {
                    "Type": {"!syntax error": null},
                    "Name": "開",
                    "Half": {"!syntax error": null},
                    "List": [{"a": 1}, {"a": {"!syntax error": null}, "b": 2}, {"a": 3}],
                },
                "二": {"Type": "Y"},
                "三": {"Type": "Z"},
                "五": {"!syntax error": null},
                "六": [1, 2],
            },
            "End": 9,
        })
    );
    assert_eq!(at(text, &parsed, &["Resources", "三", "Type"]), "\"Z\"");

    let one = r#"{"a": {"x": 1, "y": }, "b": {"z": [1, 2}, "c": 3"#;
    let parsed = json::parse(one);
    assert_ranges(one, &parsed);
    assert_eq!(
        find(&parsed, &["a", "x"]).value,
        NodeValue::Number(1.into())
    );
    assert!(find(&parsed, &["a", "y"]).is_broken());
    assert!(!parsed.errors.is_empty());
}

#[test]
fn text_that_is_no_document_gives_nothing() {
    for text in ["", "\u{feff}", "# 注\n", "\n\n", "---\n"] {
        let parsed = yaml::parse(text);
        assert_eq!(parsed.errors, [], "{text:?}");
        assert!(parsed.root.is_none_or(|root| root.value == NodeValue::Null));
    }
    for text in ["", " // 注", "\u{feff}"] {
        assert_eq!(json::parse(text).root, None);
    }
    assert!(!json::parse("} ]").errors.is_empty());
    assert!(!yaml::parse("a: b: c\n").errors.is_empty());
    assert!(!yaml::parse("[a: {b]").errors.is_empty());
    assert!(!yaml::parse("? [a]\n: 1\n").errors.is_empty());
}
