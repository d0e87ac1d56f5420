//! What rules match, modifier by modifier and condition by condition.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assistant::detect::{Fields, Level, Rules, Scalar, Source};
use serde_json::{Value, json};

fn source(text: &str) -> Source<'_> {
    Source {
        origin: "規則.yml".to_owned(),
        guide: None,
        text,
    }
}

/// The lines of a text as they stand in a map.
fn indented(text: &str) -> String {
    format!("  {}\n", text.replace('\n', "\n  "))
}

/// A rule with this detection, written as YAML in one line or several.
fn rule(detection: &str) -> String {
    let detection = indented(detection);
    format!("title: t\nlogsource: {{product: aws, service: cloudtrail}}\ndetection:\n{detection}")
}

fn matches(detection: &str, record: &Value) -> bool {
    let text = rule(detection);
    let rules = Rules::parse(&[source(&text)]).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let all: Vec<_> = rules.iter().map(|(id, _)| id).collect();
    let mut found = Vec::new();
    rules.matched(record, &all, &mut found);
    let part = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default();
    let candidates = rules.candidates(part("eventSource"), part("eventName"));
    let mut indexed = Vec::new();
    rules.matched(record, candidates, &mut indexed);
    assert_eq!(found, indexed, "{text}");
    !found.is_empty()
}

/// A rule whose one search has one member.
fn field(member: &str, record: &Value) -> bool {
    matches(&format!("s:\n  {member}\ncondition: s"), record)
}

#[test]
fn text_is_compared_whatever_its_case_unless_cased() {
    let record = json!({"a": "DeleteTrail"});
    assert!(field("a: deletetrail", &record));
    assert!(field("a: DELETETRAIL", &record));
    assert!(!field("a: deletetrail2", &record));
    assert!(!field("a|cased: deletetrail", &record));
    assert!(field("a|cased: DeleteTrail", &record));
    assert!(field("a|cased|endswith: Trail", &record));
    assert!(!field("a|cased|endswith: trail", &record));
}

#[test]
fn japanese_and_other_letters_are_compared_whatever_their_case() {
    let record = json!({"a": "管理者の ＡＰＩ キー", "b": "ΑΣΑ", "c": "K"});
    assert!(field("a: 管理者の ａｐｉ キー", &record));
    assert!(field("a|contains: の", &record));
    assert!(field("a|startswith: 管理", &record));
    assert!(field("a|endswith: ー", &record));
    assert!(field("a: 管?者*キー", &record));
    assert!(!field("a: 管??者の*キー", &record));
    assert!(field("b|startswith: ΑΣ", &record));
    assert!(field("c: k", &json!({"c": "\u{212A}"})));
    assert!(field("c: \u{212A}", &record));
}

#[test]
fn wildcards_stand_for_any_run_and_for_one_character() {
    let record = json!({"a": "arn:aws:iam::111122223333:user/alice"});
    assert!(field("a: 'arn:*:user/*'", &record));
    assert!(field("a: 'arn:aws:iam::????????????:user/alice'", &record));
    assert!(!field("a: 'arn:aws:iam::???????????:user/alice'", &record));
    assert!(field("a: '*alice'", &record));
    assert!(field("a: '*'", &record));
    assert!(!field("a: '*alice?'", &record));
    assert!(field("a|contains: 'iam::*:user'", &record));
    assert!(field("a|startswith: 'arn:?ws'", &record));
    assert!(field("a|endswith: 'user/?????'", &record));
    assert!(!field("b: '*'", &record), "what is not there is no text");
}

#[test]
fn a_backslash_escapes_wildcards_and_itself_and_is_else_itself() {
    assert!(field(r"a: 'x\*y'", &json!({"a": "x*y"})));
    assert!(!field(r"a: 'x\*y'", &json!({"a": "xzy"})));
    assert!(field(r"a: 'x\?'", &json!({"a": "x?"})));
    assert!(!field(r"a: 'x\?'", &json!({"a": "xy"})));
    assert!(field(r"a: 'x\y'", &json!({"a": r"x\y"})));
    assert!(field(r"a: 'x\\y'", &json!({"a": r"x\y"})));
    assert!(field(r"a: 'x\\*'", &json!({"a": r"x\anything"})));
    assert!(field(r"a: 'x\\\*'", &json!({"a": r"x\*"})));
    assert!(!field(r"a: 'x\\\*'", &json!({"a": r"x\z"})));
    assert!(field(r"a: 'x\\\y'", &json!({"a": r"x\\y"})));
    assert!(field(r"a: 'x\\\\y'", &json!({"a": r"x\\y"})));
}

#[test]
fn a_list_of_values_is_any_of_them_and_with_all_all_of_them() {
    let record = json!({"a": "get object list"});
    assert!(field("a|contains: [put, list]", &record));
    assert!(!field("a|contains|all: [put, list]", &record));
    assert!(field("a|contains|all: [get, list]", &record));
    let list = json!({"a": ["y", "x", "z"]});
    assert!(
        field("a|all: [x, 'y']", &list),
        "each value may match another element"
    );
    assert!(field("a: [other, 'get*']", &record));
    assert!(field("a|re|all: ['^get', 'list$']", &record));
}

#[test]
fn lists_on_the_way_stand_for_their_elements() {
    let record = json!({"p": {"items": [{"k": 1}, {"k": "Two", "more": [[{"z": true}]]}], "none": [], "o": {}}});
    assert!(field("p.items.k: two", &record));
    assert!(field("p.items.k: 1", &record));
    assert!(!field("p.items.k: 3", &record));
    assert!(field("p.items.more.z: true", &record));
    assert!(field("p.none|exists: true", &record));
    assert!(field("p.o|exists: true", &record));
    assert!(!field("p.none: '*'", &record));
    assert!(!field("p.items.k.deeper: '*'", &record));
}

#[test]
fn exists_and_null_ask_whether_something_is_there() {
    let record = json!({"a": "", "b": null, "c": [null], "d": false});
    assert!(field("a|exists: true", &record));
    assert!(field("a: ''", &record));
    assert!(!field("d: ''", &record));
    assert!(field("b|exists: false", &record));
    assert!(field("b: null", &record));
    assert!(field("x: null", &record));
    assert!(field("x: ", &record));
    assert!(!field("x: ''", &record));
    assert!(field("c: null", &record));
    assert!(!field("d: null", &record));
    assert!(!field("b: 'null'", &record));
    assert!(field("d|exists: true", &record));
}

#[test]
fn numbers_and_truth_are_compared_as_they_are_written() {
    let record = json!({"n": 443, "f": 443.0, "t": "443", "yes": true, "word": "True"});
    assert!(field("n: 443", &record));
    assert!(field("n: '443'", &record));
    assert!(field("t: 443", &record));
    assert!(field("f: 443", &record));
    assert!(!field("f: '443'", &record), "a text is not a number");
    assert!(field("n: 44*", &record));
    assert!(field("n|startswith: 44", &record));
    assert!(field("yes: true", &record));
    assert!(field("yes: 'TRUE'", &record));
    assert!(field("word: true", &record));
    assert!(!field("yes: false", &record));
    assert!(field("n: [1, 443]", &record));
    assert!(!field("n: 44", &record));
}

#[test]
fn numbers_have_an_order() {
    let record =
        json!({"n": 10, "t": "10.5", "x": "ten", "big": 9_007_199_254_740_993_u64, "inf": "inf"});
    assert!(field("n|gt: 9", &record));
    assert!(!field("n|gt: 10", &record));
    assert!(field("n|gte: 10", &record));
    assert!(field("n|lt: 10.5", &record));
    assert!(field("n|lte: 10", &record));
    assert!(field("t|gt: 10", &record));
    assert!(!field("x|gt: 0", &record));
    assert!(!field("inf|gt: 0", &record));
    assert!(!field("missing|lt: 5", &record));
    assert!(field("big|gt: 9007199254740992", &record));
    assert!(!field("big|lte: 9007199254740992", &record));
    assert!(field("n|gt: -1", &record));
}

#[test]
fn regular_expressions_search_and_mind_the_case_unless_told() {
    let record = json!({"a": "Line one\nuser-Agent Two"});
    assert!(field("a|re: 'user-\\w+ Two'", &record));
    assert!(!field("a|re: 'USER'", &record));
    assert!(field("a|re|i: 'USER'", &record));
    assert!(!field("a|re: '^user'", &record));
    assert!(field("a|re|m: '^user'", &record));
    assert!(!field("a|re: 'one.user'", &record));
    assert!(field("a|re|s: 'one.user'", &record));
    assert!(field("a|re|i|m|s: '^USER.*two$'", &record));
}

#[test]
fn networks_hold_addresses_of_both_versions() {
    let v4 = json!({"ip": "192.0.2.77"});
    assert!(field("ip|cidr: 192.0.2.0/24", &v4));
    assert!(!field("ip|cidr: 192.0.3.0/24", &v4));
    assert!(field("ip|cidr: [10.0.0.0/8, 192.0.2.64/26]", &v4));
    assert!(field("ip|cidr: 0.0.0.0/0", &v4));
    assert!(field("ip|cidr: 192.0.2.77", &v4));
    assert!(!field("ip|cidr: '::/0'", &v4));
    assert!(field(
        "ip|cidr: 192.0.2.0/24",
        &json!({"ip": "::ffff:192.0.2.1"})
    ));
    assert!(field(
        "ip|cidr: '2001:db8::/32'",
        &json!({"ip": "2001:DB8:1::1"})
    ));
    assert!(!field(
        "ip|cidr: '2001:db8::/32'",
        &json!({"ip": "2001:db9::1"})
    ));
    assert!(!field(
        "ip|cidr: 0.0.0.0/0",
        &json!({"ip": "iam.amazonaws.com"})
    ));
}

#[test]
fn fields_are_compared_with_fields() {
    let nested = json!({"a": "Alice", "b": {"c": ["bob", "alice"]}});
    assert!(field("a|fieldref: b.c", &nested));
    assert!(!field(
        "a|fieldref|cased: b",
        &json!({"a": "Alice", "b": "alice"})
    ));
    assert!(field("a|fieldref: [x, b]", &json!({"a": 5, "b": "5"})));
    assert!(
        !field("a|fieldref: b", &json!({})),
        "nothing is not the same as nothing"
    );
}

#[test]
fn members_of_a_map_are_all_needed_and_of_a_list_of_maps_one() {
    let both = "s:\n  a: 1\n  b: 2\ncondition: s";
    assert!(matches(both, &json!({"a": 1, "b": 2})));
    assert!(!matches(both, &json!({"a": 1})));
    let either = "s:\n  - a: 1\n    b: 2\n  - c: 3\ncondition: s";
    assert!(matches(either, &json!({"c": 3})));
    assert!(matches(either, &json!({"a": 1, "b": 2})));
    assert!(!matches(either, &json!({"a": 1})));
}

#[test]
fn conditions_bind_not_before_and_before_or() {
    let says = |condition: &str, record: Value| {
        let searches = "a: {a: 1}\nb: {b: 1}\nc: {c: 1}\n";
        matches(&format!("{searches}condition: {condition}"), &record)
    };
    assert!(says("a or b and c", json!({"a": 1})));
    assert!(!says("(a or b) and c", json!({"a": 1})));
    assert!(says("not a and b or c", json!({"b": 1})));
    assert!(says("not a and b or c", json!({"a": 1, "c": 1})));
    assert!(!says("not (a and b or c)", json!({"c": 1})));
    assert!(says("not not a and not(b or c)", json!({"a": 1})));
    assert!(says("a AND ( NOT b )AND NOT c", json!({"a": 1})));
    assert!(says("((a)or((b)))or c", json!({"b": 1})));
}

#[test]
fn several_searches_are_named_by_a_pattern_or_as_them() {
    let says = |condition: &str, record: Value| {
        let searches = "sel_a: {a: 1}\nsel_b: {b: 1}\n_hidden: {h: 1}\n";
        matches(&format!("{searches}condition: {condition}"), &record)
    };
    assert!(says("1 of sel_* and not _hidden", json!({"b": 1})));
    assert!(!says("all of sel_* and not _hidden", json!({"b": 1})));
    assert!(says(
        "all of sel_* and not _hidden",
        json!({"b": 1, "a": 1})
    ));
    let leaves_out = "them leaves out what begins with an underscore";
    assert!(
        !says("1 of them or sel_a and _hidden", json!({"h": 1})),
        "{leaves_out}"
    );
    assert!(
        says("all of them or sel_a and _hidden", json!({"a": 1, "b": 1})),
        "{leaves_out}"
    );
    assert!(says("1 of * and all of sel_a", json!({"a": 1})));
}

#[test]
fn a_list_of_conditions_is_any_of_them() {
    let detection = "a: {a: 1}\nb: {b: 1}\ncondition:\n  - a\n  - b and not a";
    assert!(matches(detection, &json!({"a": 1})));
    assert!(matches(detection, &json!({"b": 1})));
    assert!(!matches(detection, &json!({})));
}

#[test]
fn searches_may_have_hyphens_in_their_names() {
    let detection = "a-b: {x: 1}\nc: {'y': 1}\ncondition: a-b and not c";
    assert!(matches(detection, &json!({"x": 1})));
}

#[test]
fn a_rule_is_found_by_the_call_that_it_pins() {
    let called = |name: &str, detection: &str| {
        rule(detection).replace("title: t", &format!("title: {name}"))
    };
    let text = [
        called("t", "s: {eventSource: iam.amazonaws.com, eventName: [CreateUser, CreateRole]}\ncondition: s"),
        called("u", "s: {eventSource: iam.amazonaws.com}\ncondition: s"),
        called("v", "s: {eventName: CreateUser}\ncondition: s"),
        called("w", "s: {eventName|startswith: Create}\ncondition: s"),
        called("x", "s: {eventSource: s3.amazonaws.com}\nn: {errorCode|exists: true}\ncondition: s and not n"),
        called("z", "a: {eventSource: kms.amazonaws.com}\nb: {eventName: Decrypt}\ncondition: a or b"),
    ]
    .join("---\n");
    let rules = Rules::parse(&[source(&text)]).unwrap();
    let names = |service: &str, name: &str| -> String {
        let found = rules.candidates(service, name).iter();
        found
            .map(|id| rules.get(*id).unwrap().name.as_str())
            .collect()
    };
    assert_eq!(names("iam.amazonaws.com", "CreateUser"), "tuvw");
    assert_eq!(names("IAM.amazonaws.com", "createuser"), "tuvw");
    assert_eq!(names("iam.amazonaws.com", "GetUser"), "uw");
    assert_eq!(names("elsewhere.amazonaws.com", "CreateUser"), "vw");
    assert_eq!(names("s3.amazonaws.com", "GetObject"), "wx");
    assert_eq!(names("kms.amazonaws.com", "Encrypt"), "wz");
    assert_eq!(names("s3.amazonaws.com", "Decrypt"), "wxz");
    assert_eq!(names("", ""), "w");
    assert_eq!(names("", &"長".repeat(1000)), "w");
}

#[test]
fn the_texts_of_a_rule_are_kept() {
    let text = "title: ガードレールの削除\nid: 5\nlevel: critical\nstatus: stable\ntags: [attack.t1562.001]\n\
        falsepositives: [定期的な整理]\nreferences: ['https://example.com/']\nlogsource: {product: aws, service: cloudtrail}\n\
        detection: {s: {a: 1}, condition: s}\n";
    let mut source = source(text);
    source.guide = Some("aws/x/y".to_owned());
    let rules = Rules::parse(&[source]).unwrap();
    let (_, rule) = rules.iter().next().unwrap();
    assert_eq!(
        (rule.name.as_str(), rule.title.as_str()),
        ("5", "ガードレールの削除")
    );
    assert_eq!(
        (rule.level, rule.guide.as_deref()),
        (Level::Critical, Some("aws/x/y"))
    );
    assert_eq!(rule.falsepositives, ["定期的な整理"]);
    assert_eq!(
        (rule.tags.len(), rule.references.len(), rule.line),
        (1, 1, 1)
    );
    assert!(!rule.is_correlation());
}

#[test]
fn hostile_patterns_and_texts_take_no_more_than_length_times_length() {
    let text = "a".repeat(20_000);
    let pattern = "a*".repeat(100);
    assert!(!field(&format!("a: '{pattern}b'"), &json!({ "a": text })));
    assert!(!field("a|re: '(a*)*$b'", &json!({ "a": text })));
    let list: Vec<String> = (0..20_000).map(|number| number.to_string()).collect();
    let other: Vec<String> = (20_000..40_000).map(|number| number.to_string()).collect();
    assert!(!field("a|fieldref: b", &json!({"a": list, "b": other})));
}

/// Writes down what it is asked for.
struct Counting<'v>(&'v Value, std::cell::RefCell<Vec<String>>);

impl Fields for Counting<'_> {
    fn each(&self, path: &str, found: &mut dyn FnMut(Scalar<'_>)) {
        self.1.borrow_mut().push(path.to_owned());
        self.0.each(path, found);
    }

    fn has(&self, path: &str) -> bool {
        self.1.borrow_mut().push(path.to_owned());
        self.0.has(path)
    }
}

#[test]
fn cheap_fields_are_asked_first_and_others_only_if_needed() {
    let searches = "s:\n  deep.down.path|re: x\n  errorCode|exists: false\n  eventName: CreateUser\nn: {ip|cidr: 10.0.0.0/8}";
    let text = rule(&format!("{searches}\ncondition: not n and s"));
    let rules = Rules::parse(&[source(&text)]).unwrap();
    let record = json!({"eventName": "GetUser"});
    let counting = Counting(&record, std::cell::RefCell::default());
    let all: Vec<_> = rules.iter().map(|(id, _)| id).collect();
    rules.matched(&counting, &all, &mut Vec::new());
    assert_eq!(counting.1.into_inner(), ["eventName"]);
}
