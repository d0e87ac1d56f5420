//! Controls that were compiled ahead of time say what their text says.

use super::{KEY, KIND, findings, resource};
use policy::{Control, ControlSource, Engine, Finding, Snapshot, compile_ahead};
use serde_json::{Value, json};

/// Uses a shared module, a function of the engine, a fact and `applies`.
const RICH: &str = r#"package sekisho
import data.lib.ports
default applies := false
applies if startswith(input.Name, "web")
deny contains {"at": ["Range"], "facts": {"range": input.Range, "who": sprintf("%s", [input.Name])}} if {
	ports.everyone(input.Range)
	not data.workload.public
}
"#;

fn source<'s>(text: &'s str, kinds: &'s [String], ahead: Option<&'s [u8]>) -> ControlSource<'s> {
    ControlSource {
        guide: "a/b/c",
        path: "a/b/c/control.rego",
        text,
        kinds,
        relates: &[],
        engine: Engine::Fast,
        ahead,
    }
}

fn ahead(text: &str) -> Vec<u8> {
    compile_ahead(source(text, &[KIND.to_owned()], None)).unwrap()
}

/// What a control with this text finds, if this was made of a text ahead of time.
fn said(text: &str, ahead: Option<&[u8]>) -> Vec<Finding> {
    let kinds = [KIND.to_owned()];
    let control = Control::compile(source(text, &kinds, ahead));
    assert_eq!(control.error(), None);
    let snapshot = Snapshot {
        resources: vec![
            resource(json!({"Name": "web", "Range": "0.0.0.0/0"}), &[]),
            resource(json!({"Name": "web", "Range": "10.0.0.0/8"}), &[]),
            resource(json!({"Name": "db", "Range": "0.0.0.0/0"}), &[]),
            resource(json!({"Name": "web"}), &[("/Range", "AccessDenied")]),
            resource(json!({"KmsKeyArn": "arn:x"}), &[]),
        ],
        ..Snapshot::new()
    };
    let facts = |facts: Value| findings(std::slice::from_ref(&control), &snapshot, facts);
    [facts(json!({})), facts(json!({"public": true}))].concat()
}

#[test]
fn both_say_the_same() {
    for text in [KEY, RICH] {
        let found = said(text, Some(&ahead(text)));
        assert!(found.len() > 4, "{found:?}");
        assert_eq!(found, said(text, None));
    }
}

#[test]
fn what_another_text_became_is_not_taken() {
    assert_eq!(said(KEY, Some(&ahead(RICH))), said(KEY, None));
}

#[test]
fn what_is_damaged_is_not_taken() {
    let whole = ahead(RICH);
    let expected = said(RICH, None);
    for length in (0..whole.len()).step_by(97) {
        assert_eq!(said(RICH, whole.get(..length)), expected, "{length}");
    }
}

#[test]
fn what_does_not_compile_becomes_nothing() {
    for text in [
        "package sekisho\ndeny contains",
        "package sekisho\nother := 1\n",
    ] {
        assert_eq!(compile_ahead(source(text, &[KIND.to_owned()], None)), None);
    }
}
