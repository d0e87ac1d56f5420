//! What is told of texts, short of running them.

use super::answer;
use regorus::Value;
use serde_json::{Value as Json, json};

/// The denial of a body, behind a default that allows.
fn guard(body: &str) -> Json {
    parse(&format!(
        "package input_guard\n\nimport rego.v1\n\ndefault verdict := {{\"decision\": \"allow\"}}\n\n{body}\n"
    ))
}

fn parse(text: &str) -> Json {
    serde_json::to_value(answer(Some(&Value::from(text)))).unwrap()
}

const DENY: &str = r#"verdict := {"decision": "deny", "reason": "hate"}"#;
const HATE: &str = "input.snapshot.moderation.harm.Hate.detected";

#[test]
fn a_denial_that_can_apply_is_live() {
    let bodies = [
        format!("{DENY} if {HATE}"),
        format!("{DENY} if {{\n\tsome harm in input.snapshot.moderation.harm\n\tharm.detected\n}}"),
        format!("{DENY} if not input.ready"),
        format!("flag := true\n{DENY} if {{\n\tflag\n\t{HATE}\n}}"),
        format!("{DENY} if {{\n\tinput.tools[_] == \"shell\"\n\tinput.tools[_] == \"browser\"\n}}"),
        format!(
            "{DENY} if {{\n\tinput.tools[ _ ] == \"shell\"\n\tinput.tools[ _ ] == \"browser\"\n}}"
        ),
        format!("{DENY} if {{\n\tinput.a.kind == \"tool\"\n\tinput.b.kind == \"prompt\"\n}}"),
        format!("allowed contains \"a\" if input.a\n{DENY} if not input.b in allowed"),
        format!(
            "verdict := {{\"decision\": \"transform\"}} if input.a\nelse := {{\"decision\": \"deny\"}} if {HATE}"
        ),
        r#"verdict := answer("deny") if input.a
answer(said) := {"decision": "deny", "said": said}"#
            .to_owned(),
        "verdict[\"decision\"] := \"deny\" if input.a".to_owned(),
        format!("off := false\n{DENY} if {{\n\tsome off in input.switches\n\toff\n}}"),
        format!("off := false\n{DENY} if off with data.input_guard.off as true"),
    ];
    for body in bodies {
        let said = guard(&body);
        let live = said["decisions"].as_array().unwrap();
        assert!(live.contains(&json!("deny")), "{body}: {said}");
        assert_eq!(said["dead"], json!([]), "{body}");
    }
}

#[test]
fn a_denial_that_can_never_apply_is_dead() {
    let bodies = [
        format!("{DENY} if false"),
        format!("{DENY} if {{\n\tfalse # until the incident is over\n\t{HATE}\n}}"),
        format!("{DENY} if {{\n\t1 == 2\n\t{HATE}\n}}"),
        format!("{DENY} if {{\n\tnot true\n\t{HATE}\n}}"),
        format!("enabled := false\n{DENY} if {{\n\tenabled\n\t{HATE}\n}}"),
        format!("default enabled := false\n{DENY} if {{\n\tenabled == true\n\t{HATE}\n}}"),
        format!("bad if false\n{DENY} if {{\n\tbad\n}}"),
        format!("bad contains \"x\" if false\n{DENY} if {{\n\tsome x in bad\n\tinput.a == x\n}}"),
        format!("{DENY} if {{\n\tsome x in []\n\tinput.a == x\n}}"),
        format!("{DENY} if {{\n\tinput.kind == \"tool\"\n\tinput.kind == \"prompt\"\n}}"),
        format!(
            "verdict := {{\"decision\": \"allow\"}} if true\nelse := {{\"decision\": \"deny\"}} if {HATE}"
        ),
        format!("mode := \"audit\"\n{DENY} if {{\n\tmode == \"enforce\"\n\t{HATE}\n}}"),
        format!("off := true\n{DENY} if {{\n\tnot off\n\t{HATE}\n}}"),
        "verdict := {\"decision\": \"allow\"} if input.last == {\"decision\": \"deny\"}\nverdict := {\"decision\": \"deny\"} if false".to_owned(),
        format!("harmful(x) if {{\n\tfalse\n\tx\n}}\n{DENY} if harmful(input.a)"),
    ];
    for body in bodies {
        let said = guard(&body);
        assert_eq!(said["decisions"], json!(["allow"]), "{body}: {said}");
        assert_eq!(said["dead"], json!(["deny"]), "{body}");
        assert_eq!(said["computed"], json!(false), "{body}");
        assert_eq!(said["default"], json!("allow"), "{body}");
    }
}

#[test]
fn what_is_put_together_is_not_taken_for_all_that_there_is() {
    let bodies = [
        r#"verdict := {"decision": input.wanted}"#,
        r#"verdict := object.union({"decision": "allow"}, input.more) if input.a"#,
        "verdict := json.unmarshal(input.text) if input.a",
        "verdict := data.shared.verdict if input.a",
        r#"verdict := said("deny") if input.a
said(word) := {"decision": word}"#,
        "verdict := [v | some v in input.verdicts][0] if input.a",
        "verdict := found if {\n\tfound := input.verdict\n}",
    ];
    for body in bodies {
        assert_eq!(guard(body)["computed"], json!(true), "{body}");
    }
    // The rule that gives verdicts may have any name.
    let other =
        "package x\n\nask := {\"decision\": \"allow\"} if input.a\n\nask := input.b if input.c\n";
    assert_eq!(parse(other)["computed"], json!(true));
    let taken = "verdict := careful if input.a\ncareful := {\"decision\": \"allow\"} if input.b";
    assert_eq!(guard(taken)["computed"], json!(false));
}

#[test]
fn signals_are_found_under_any_name() {
    let bodies = [
        format!("{DENY} if {HATE}"),
        format!("{DENY} if input.snapshot.moderation.harm[\"Hate\"].severity >= 4"),
        format!("harm := input.snapshot.moderation.harm\n{DENY} if harm.Hate.detected"),
        format!("{DENY} if {{\n\tm := input.snapshot.moderation\n\tm.harm.Hate.detected\n}}"),
        format!("{DENY} if object.get(input.snapshot.moderation.harm, \"Hate\", {{}}).detected"),
        format!(
            "{DENY} if object.get(input, [\"snapshot\", \"moderation\", \"harm\", \"Hate\", \"detected\"], false)"
        ),
        format!(
            "{DENY} if object.get(input.snapshot.moderation.harm, [\"Hate\", \"detected\"], false)"
        ),
    ];
    for body in bodies {
        assert_eq!(guard(&body)["signals"], json!(["Hate"]), "{body}");
    }
    let imported = format!(
        "package x\n\nimport input.snapshot.moderation as m\n\n{DENY} if m.harm.Hate.detected\n"
    );
    assert_eq!(parse(&imported)["signals"], json!(["Hate"]));
    let none = [
        format!("# {HATE}\n{DENY} if input.a"),
        format!("{DENY} if {{\n\tfalse\n\t{HATE}\n}}"),
        format!("{DENY} if input.text == \"moderation.harm.Hate\""),
        format!("{DENY} if {{\n\tsome harm in input.snapshot.moderation.harm\n\tharm.detected\n}}"),
    ];
    for body in none {
        assert_eq!(guard(&body)["signals"], json!([]), "{body}");
    }
}

#[test]
fn what_is_no_rego_says_where_it_ends() {
    let broken = "package input_guard\n\nverdict := {\"decision\": \"deny\" if {\n";
    assert_eq!(parse(broken), json!({"parsed": false, "line": 3}));
    assert_eq!(parse("")["parsed"], json!(false));
    let old = "package input_guard\n\ndefault verdict = {\"decision\": \"allow\"}\n\nverdict = {\"decision\": \"deny\"} {\n\tinput.a\n}\n";
    assert_eq!(parse(old)["decisions"], json!(["allow", "deny"]));
}

#[test]
fn hostile_texts_are_bounded() {
    let long = format!("package x\n\ny := 1{}\n", "\n+1".repeat(18_000));
    assert!(parse(&long)["parsed"].is_boolean());
    let deep = format!(
        "package x\n\ny := {}1{}\n",
        "(".repeat(20_000),
        ")".repeat(20_000)
    );
    assert_eq!(parse(&deep)["parsed"], json!(false));
    let long = (0..4_000).fold(String::new(), |lines, n| lines + &format!("\tx{n} := x\n"));
    assert_eq!(
        guard(&format!("{DENY} if {{\n{long}}}"))["parsed"],
        json!(true)
    );
    assert!(guard("verdict := a if {\n\ta := [b]\n\tb := [a]\n}")["parsed"].is_boolean());
    let many = |name: &str| format!("[{}]", [name; 500].join(", "));
    let deep = (0..8).fold(String::new(), |lines, n| {
        lines + &format!("\ta{n} := {}\n", many(&format!("a{}", n + 1)))
    });
    assert!(guard(&format!("verdict := a0 if {{\n{deep}}}"))["parsed"].is_boolean());
    let doubling = (0..40).fold(String::new(), |lines, n| {
        let next = n + 1;
        lines + &format!("\ta{n} := a{next} == a{next}\n")
    });
    assert!(guard(&format!("{DENY} if {{\n{doubling}\ta40 := 1\n\ta0\n}}"))["parsed"].is_boolean());
    assert_eq!(
        parse(&"x".repeat(70_000)),
        json!({"parsed": false, "line": null})
    );
    assert_eq!(answer(Some(&Value::from(5_u64))), Value::Undefined);
}
