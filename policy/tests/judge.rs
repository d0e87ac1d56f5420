//! What the judge makes of findings, passes, unknown places, undeclared facts and broken controls.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "judge/ahead.rs"]
mod ahead;
#[path = "judge/relations.rs"]
mod relations;

use policy::{
    Control, ControlSource, Engine, Finding, Judge, Outcome, Place, Resource, Snapshot, Unknown,
    Workload,
};
use serde_json::{Value, json};

const KIND: &str = "AWS::Bedrock::Agent";
const OTHER: &str = "AWS::Bedrock::Guardrail";

fn control(guide: &str, text: &str) -> Control {
    let (kinds, path) = ([KIND.to_owned()], format!("{guide}/control.rego"));
    let others = ["data.snapshot", "data.beside", "data.versions"];
    let relates = if others.iter().any(|it| text.contains(it)) {
        vec![OTHER.to_owned()]
    } else {
        Vec::new()
    };
    let engine = Engine::Checked;
    Control::compile(ControlSource {
        guide,
        path: &path,
        text,
        kinds: &kinds,
        relates: &relates,
        engine,
        ahead: None,
    })
}

fn resource(config: Value, unknown: &[(&str, &str)]) -> Resource {
    let place = |text: &str| Place::from_pointer(text).unwrap();
    Resource {
        kind: KIND.to_owned(),
        id: "arn:aws:bedrock:ap-northeast-1:111122223333:agent/A".to_owned(),
        name: "窓口".to_owned(),
        account: None,
        region: None,
        config: config.into(),
        unknown: unknown
            .iter()
            .map(|(at, reason)| (place(at), (*reason).to_owned()))
            .collect::<Unknown>(),
    }
}

fn findings(controls: &[Control], snapshot: &Snapshot, workload: Value) -> Vec<Finding> {
    let Value::Object(facts) = workload else {
        panic!("facts are an object")
    };
    let of = |kind: &str| {
        if kind == KIND {
            controls.to_vec()
        } else {
            Vec::new()
        }
    };
    Judge::new(of, Workload::new(facts))
        .judge(snapshot)
        .into_iter()
        .flat_map(|verdict| verdict.findings)
        .collect()
}

fn one(text: &str, resource: Resource) -> Finding {
    let snapshot = Snapshot {
        resources: vec![resource],
        ..Snapshot::new()
    };
    let mut found = findings(&[control("a/b/c", text)], &snapshot, json!({}));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

const KEY: &str = r#"package sekisho
deny contains {"at": ["KmsKeyArn"], "facts": {"value": object.get(input, "KmsKeyArn", null)}} if not input.KmsKeyArn
"#;

#[test]
fn proof_of_the_good_state_passes_and_silence_fails() {
    assert_eq!(
        one(KEY, resource(json!({"KmsKeyArn": "arn:x"}), &[])).outcome,
        Outcome::Pass
    );
    let fail = one(KEY, resource(json!({}), &[]));
    assert_eq!(
        (fail.outcome, fail.at.as_str()),
        (Outcome::Fail, "/KmsKeyArn")
    );
}

#[test]
fn a_finding_inside_or_around_something_unknown_is_undetermined() {
    for at in ["/KmsKeyArn", "", "/KmsKeyArn/deeper"] {
        let finding = one(
            KEY,
            resource(json!({}), &[(at, "AccessDenied: bedrock:GetAgent")]),
        );
        assert_eq!(finding.outcome, Outcome::Undetermined, "{at}");
        assert_eq!(
            finding.reason.as_deref(),
            Some("AccessDenied: bedrock:GetAgent")
        );
    }
    assert_eq!(
        one(KEY, resource(json!({}), &[("/Name", "x")])).outcome,
        Outcome::Fail
    );
}

#[test]
fn a_pass_that_may_rest_on_something_unknown_is_undetermined() {
    // Written the wrong way round, as people do: silence passes.
    let careless = r#"package sekisho
deny contains {"at": ["Tools", i], "facts": {}} if { some i, tool in input.Tools; tool.Mode == "OPEN" }
"#;
    assert_eq!(
        one(careless, resource(json!({}), &[("/Tools", "var.tools")])).outcome,
        Outcome::Undetermined
    );
    let element = resource(json!({"Tools": [{}]}), &[("/Tools/0/Mode", "var.mode")]);
    assert_eq!(one(careless, element).outcome, Outcome::Undetermined);
    let elsewhere = resource(json!({"Tools": []}), &[("/Description", "var.text")]);
    assert_eq!(one(careless, elsewhere).outcome, Outcome::Pass);
}

#[test]
fn names_in_comments_are_not_seen_and_computed_names_are_feared() {
    let comment = "package sekisho\n# Mode is of no interest\ndeny contains {\"at\": [], \"facts\": {}} if not input.Name\n";
    assert_eq!(
        one(comment, resource(json!({"Name": "n"}), &[("/Mode", "x")])).outcome,
        Outcome::Pass
    );
    let walking = "package sekisho\ndeny contains {\"at\": [], \"facts\": {}} if { walk(input, [_, v]); v == \"OPEN\" }\n";
    assert_eq!(
        one(walking, resource(json!({"Name": "n"}), &[("/Mode", "x")])).outcome,
        Outcome::Undetermined
    );
}

const APPLIES: &str = r#"package sekisho
applies if is_ours
is_ours if input.kind == "OpenAI"
deny contains {"at": ["auth"], "facts": {}} if not input.auth == true
"#;

fn verdicts(config: Value, unknown: &[(&str, &str)]) -> Vec<Outcome> {
    let snapshot = Snapshot {
        resources: vec![resource(config, unknown)],
        ..Snapshot::new()
    };
    let found = findings(&[control("a/b/c", APPLIES)], &snapshot, json!({}));
    found.iter().map(|finding| finding.outcome).collect()
}

#[test]
fn what_does_not_apply_is_no_pass() {
    assert_eq!(verdicts(json!({"kind": "Face"}), &[]), []);
    assert_eq!(
        verdicts(json!({"kind": "OpenAI", "auth": true}), &[]),
        [Outcome::Pass]
    );
    assert_eq!(verdicts(json!({"kind": "OpenAI"}), &[]), [Outcome::Fail]);
}

#[test]
fn whether_it_applies_may_be_what_could_not_be_read() {
    assert_eq!(
        verdicts(json!({"auth": true}), &[("/kind", "denied")]),
        [Outcome::Undetermined]
    );
    let guarded = "package sekisho\napplies if not input.managed == true\ndeny contains {\"at\": [\"auth\"], \"facts\": {}} if not input.auth == true\n";
    assert_eq!(
        one(guarded, resource(json!({}), &[("/managed", "denied")])).outcome,
        Outcome::Undetermined
    );
    assert_eq!(
        one(guarded, resource(json!({}), &[("/other", "denied")])).outcome,
        Outcome::Fail
    );
}

#[test]
fn an_undeclared_fact_is_undetermined_only_where_it_matters() {
    let text = r#"package sekisho
spoken_well if { every language in data.workload.languages { language in {"en", "fr"} } }
deny contains {"at": ["Tier"], "facts": {"tier": input.Tier}} if { not input.Tier == "STANDARD"; not spoken_well }
"#;
    let ask = |tier: &str, facts: Value| {
        let snapshot = Snapshot {
            resources: vec![resource(json!({"Tier": tier}), &[])],
            ..Snapshot::new()
        };
        findings(&[control("a/b/c", text)], &snapshot, facts).remove(0)
    };
    assert_eq!(ask("STANDARD", json!({})).outcome, Outcome::Pass);
    let open = ask("CLASSIC", json!({}));
    assert_eq!(open.outcome, Outcome::Undetermined);
    assert_eq!(
        open.reason.as_deref(),
        Some("not declared: workload.languages")
    );
    assert_eq!(
        ask("CLASSIC", json!({"languages": ["ja"]})).outcome,
        Outcome::Fail
    );
    assert_eq!(
        ask("CLASSIC", json!({"languages": ["en"]})).outcome,
        Outcome::Pass
    );
}

#[test]
fn a_fault_that_one_value_of_an_undeclared_fact_would_make_is_no_pass() {
    let text = r#"package sekisho
deny contains {"at": ["Patterns"], "facts": {}} if { "my_number" in data.workload.personal_data; not input.Patterns }
"#;
    let open = one(text, resource(json!({}), &[]));
    assert_eq!(open.outcome, Outcome::Undetermined);
    assert_eq!(
        open.reason.as_deref(),
        Some("not declared: workload.personal_data")
    );
}

#[test]
fn a_fault_that_only_one_declaration_alone_would_make_is_no_pass() {
    let text = r#"package sekisho
deny contains {"at": ["Language"], "facts": {}} if { not input.Language in data.workload.languages; "ja" in data.workload.languages }
"#;
    let open = one(text, resource(json!({"Language": "en"}), &[]));
    assert_eq!(open.outcome, Outcome::Undetermined);
}

#[test]
fn undeclared_facts_of_different_types_are_tried_together() {
    let text = r#"package sekisho
deny contains {"at": ["Tier"], "facts": {}} if { data.workload.rag; "ja" in data.workload.languages; not input.Tier }
"#;
    let ask = |facts: Value| {
        let snapshot = Snapshot {
            resources: vec![resource(json!({}), &[])],
            ..Snapshot::new()
        };
        findings(&[control("a/b/c", text)], &snapshot, facts).remove(0)
    };
    let open = ask(json!({}));
    assert_eq!(open.outcome, Outcome::Undetermined);
    assert_eq!(
        open.reason.as_deref(),
        Some("not declared: workload.languages, workload.rag")
    );
    assert_eq!(ask(json!({"rag": false})).outcome, Outcome::Pass);
    assert_eq!(
        ask(json!({"rag": true})).reason.as_deref(),
        Some("not declared: workload.languages")
    );
}

#[test]
fn a_question_that_an_undeclared_fact_would_raise_is_not_forgotten() {
    let text = r#"package sekisho
applies if data.workload.mcp
deny contains {"at": ["Server"], "facts": {}} if not input.Server
"#;
    let open = one(text, resource(json!({}), &[]));
    assert_eq!(open.outcome, Outcome::Undetermined);
    assert_eq!(open.reason.as_deref(), Some("not declared: workload.mcp"));
}

#[test]
fn a_value_that_a_list_might_hold_if_it_were_declared_is_no_fault_yet() {
    let text = r#"package sekisho
account := split(input.Source, ":")[4]
deny contains {"at": ["Source"], "facts": {"account": account}} if not account in data.workload.trusted_accounts
deny contains {"at": ["Host"], "facts": {}} if { some pattern in data.workload.trusted_hosts; not glob.match(pattern, null, lower(input.Host)) }
deny contains {"at": ["Open"], "facts": {}} if input.Open
"#;
    let config = json!({"Source": "arn:aws:s3:ap-northeast-1:444455556666:bucket", "Host": "Docs.Example.JP", "Open": true});
    let snapshot = Snapshot {
        resources: vec![resource(config, &[])],
        ..Snapshot::new()
    };
    let found = findings(&[control("a/b/c", text)], &snapshot, json!({}));
    let outcome = |at: &str| {
        let finding = found.iter().find(|finding| finding.at.as_str() == at);
        finding.map(|finding| finding.outcome)
    };
    assert_eq!(outcome("/Source"), Some(Outcome::Undetermined));
    assert_eq!(outcome("/Host"), Some(Outcome::Undetermined));
    assert_eq!(outcome("/Open"), Some(Outcome::Fail));
}

#[test]
fn a_made_up_declaration_never_shows() {
    let text = r#"package sekisho
deny contains {"at": [], "facts": {"said": data.workload.languages}} if data.workload.languages[_] != "en"
"#;
    let finding = one(text, resource(json!({}), &[]));
    assert_eq!(finding.outcome, Outcome::Undetermined);
    assert!(finding.facts.is_empty(), "{:?}", finding.facts);
}

#[test]
fn a_broken_control_is_named_and_hides_no_other() {
    let broken = [
        ("a/b/syntax", "package sekisho\ndeny contains {\"at\": [ if"),
        ("a/b/no-deny", "package sekisho\nallow := true\n"),
        (
            "a/b/no-such-function",
            "package sekisho\ndeny contains {\"at\": []} if no_such_function(input)\n",
        ),
        (
            "a/b/wrong-form",
            "package sekisho\ndeny contains \"text\"\n",
        ),
        (
            "a/b/wrong-at",
            "package sekisho\ndeny contains {\"at\": \"/KmsKeyArn\"}\n",
        ),
        (
            "a/b/undefined-head",
            "package sekisho\nnames contains tool.name if some tool in [{\"name\": \"x\"}, {}]\ndeny contains {\"at\": [], \"facts\": {}} if not \"x\" in names\n",
        ),
        (
            "a/b/recursion",
            "package sekisho\nf(x) := f(x + 1)\ndeny contains {\"at\": [], \"facts\": {}} if f(1)\n",
        ),
        (
            "a/b/mutual-recursion",
            "package sekisho\nf(x) := g(x)\ng(x) := f(x)\ndeny contains {\"at\": [], \"facts\": {}} if f(1)\n",
        ),
        (
            "a/b/hidden-fact",
            "package sekisho\nfacts := data.workload\ndeny contains {\"at\": [], \"facts\": {}} if facts.rag\n",
        ),
        (
            "a/b/odd-applies",
            "package sekisho\napplies := \"yes\"\ndeny contains {\"at\": [], \"facts\": {}}\n",
        ),
        (
            "a/b/conflict",
            "package sekisho\nx := 1 if input.Name\nx := 2 if input.Name\ndeny contains {\"at\": [\"x\"], \"facts\": {\"x\": x}}\n",
        ),
    ];
    for (guide, text) in broken {
        let controls = [control(guide, text), control("a/b/good", KEY)];
        let of = |_: &str| controls.to_vec();
        let judge = Judge::new(of, Workload::default());
        let snapshot = Snapshot {
            resources: vec![resource(json!({"Name": "n"}), &[])],
            ..Snapshot::new()
        };
        let verdict = judge.judge(&snapshot).remove(0);
        let outcome = |guide: &str| {
            verdict
                .findings
                .iter()
                .find(|finding| &*finding.guide == guide)
                .map(|finding| finding.outcome)
        };
        assert_eq!(outcome(guide), Some(Outcome::Undetermined), "{guide}");
        assert_eq!(outcome("a/b/good"), Some(Outcome::Fail), "{guide}");
        let error = verdict
            .errors
            .first()
            .unwrap_or_else(|| panic!("{guide} has no error"));
        assert_eq!(
            (error.guide.as_str(), error.path.as_str()),
            (guide, format!("{guide}/control.rego").as_str())
        );
    }
}

#[test]
fn a_control_that_thinks_for_ever_is_stopped() {
    let endless = r#"package sekisho
deny contains {"at": [], "facts": {}} if {
	some a in numbers.range(1, 1000)
	some b in numbers.range(1, 1000)
	some c in numbers.range(1, 1000)
	a + b + c == 0
}
"#;
    let controls = [control("a/b/endless", endless), control("a/b/good", KEY)];
    let snapshot = Snapshot {
        resources: vec![resource(json!({}), &[])],
        ..Snapshot::new()
    };
    let found = findings(&controls, &snapshot, json!({}));
    assert_eq!(
        found
            .iter()
            .map(|finding| finding.outcome)
            .collect::<Vec<_>>(),
        [Outcome::Undetermined, Outcome::Fail]
    );
    assert!(
        found[0]
            .reason
            .as_deref()
            .unwrap()
            .starts_with("control error: "),
        "{:?}",
        found[0].reason
    );
}
