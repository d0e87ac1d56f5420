//! `sekisho.toml`: declared facts and suppressions.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::Sekisho;
use command::input::{guardrail, prompt_attack, write};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn suppressions_hold_until_their_day_and_then_become_findings() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "guardrail.json",
        guardrail(&prompt_attack("LOW"), json!({})).to_string(),
    );
    let config = |until: &str, reason: &str| {
        let text = format!(
            "[[suppress]]\nguide = \"aws/bedrock-guardrails/*\"\nresource = \"arn:aws:bedrock:*:guardrail/g*\"\nreason = \"{reason}\"\nuntil = \"{until}\"\n"
        );
        write(folder.path(), "sekisho.toml", text);
        let run = Sekisho::new(["check", "--input", "guardrail.json", "--format", "json"])
            .within(folder.path())
            .run();
        (run.code, run.json())
    };
    let (code, report) = config("2999-12-31", "試験運用");
    assert_eq!(code, 0, "{:#}", report["findings"]);
    assert!(report["counts"]["suppressed"].as_u64().unwrap() > 0);
    let (code, report) = config("2020-01-01", "試験運用");
    assert_eq!(code, 2);
    let guides: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["guide"].as_str().unwrap())
        .collect();
    assert!(
        guides.contains(&"sekisho/suppressions/expired-suppression"),
        "{guides:?}"
    );
    assert_eq!(report["counts"]["suppressed"], 0);
    let (_, report) = config("2999-12-31", " ");
    assert!(
        report["findings"]
            .to_string()
            .contains("sekisho/suppressions/incomplete-suppression")
    );
    assert_eq!(report["counts"]["suppressed"], 0);
}

#[test]
fn a_configuration_with_a_mistake_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "sekisho.toml",
        "[[supress]]\nguide = \"x\"\n",
    );
    let run = Sekisho::new(["check"]).within(folder.path()).run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("supress"), "{}", run.stderr);
}

#[test]
fn a_fact_of_the_wrong_form_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for fact in [
        "languages = \"ja\"",
        "languages = [1]",
        "languages = []",
        "rag = { is = true }",
    ] {
        write(
            folder.path(),
            "sekisho.toml",
            format!("[workload]\n{fact}\n"),
        );
        let run = Sekisho::new(["check"]).within(folder.path()).run();
        assert_eq!(run.code, 1, "{fact}");
        assert!(run.stderr.contains("[workload]"), "{}", run.stderr);
    }
}

#[test]
fn declared_languages_decide_about_the_tier() {
    let folder = tempfile::tempdir().unwrap();
    let classic = guardrail(
        &prompt_attack("HIGH"),
        json!({"contentPolicy": {"filters": prompt_attack("HIGH"), "tier": {"tierName": "CLASSIC"}}}),
    );
    write(folder.path(), "guardrail.json", classic.to_string());
    let outcome = |config: &str| {
        write(folder.path(), "sekisho.toml", config);
        let run = Sekisho::new([
            "check",
            "--input",
            "guardrail.json",
            "--format",
            "json",
            "--show-passes",
        ])
        .within(folder.path())
        .run();
        let report = run.json();
        let findings = report["findings"].as_array().unwrap().iter();
        let mut tier = findings.filter(|finding| {
            finding["guide"]
                .as_str()
                .unwrap()
                .ends_with("/language-tier")
        });
        tier.next().unwrap()["outcome"].as_str().unwrap().to_owned()
    };
    assert_eq!(outcome(""), "undetermined");
    assert_eq!(
        outcome("[workload]\nlanguages = [\"ja\", \"en\"]\n"),
        "fail"
    );
    assert_eq!(outcome("[workload]\nlanguages = [\"en\"]\n"), "pass");
}

/// The schema that editors complete with.
fn schema() -> serde_json::Value {
    serde_json::from_str(include_str!("../schemas/sekisho.config-1.json")).unwrap()
}

/// The first TOML example of a document.
fn example(document: &str) -> &str {
    let (_, rest) = document.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_documented_examples_are_valid_by_the_schema_and_for_the_command() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for document in [
        include_str!("../README.md"),
        include_str!("../README.ja.md"),
        include_str!("../docs/configuration.md"),
        include_str!("../docs/configuration.ja.md"),
    ] {
        let text = example(document);
        let value: serde_json::Value = toml::from_str(text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "sekisho.toml", text);
        let run = Sekisho::new(["check"]).within(folder.path()).run();
        assert_ne!(run.code, 1, "{text}: {}", run.stderr);
    }
}

/// The texts of all Rego files below a folder.
fn rego(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let texts = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rego(&path)
        } else if path.extension().is_some_and(|it| it == "rego") {
            vec![std::fs::read_to_string(&path).unwrap()]
        } else {
            Vec::new()
        }
    };
    entries.flat_map(texts).collect()
}

#[test]
fn every_fact_is_documented_in_both_languages_and_asked_for_by_some_control() {
    let schema = schema();
    let known: BTreeSet<&str> = schema["properties"]["workload"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for document in [
        include_str!("../docs/configuration.md"),
        include_str!("../docs/configuration.ja.md"),
    ] {
        for fact in &known {
            assert!(document.contains(&format!("\n| `{fact}` |")), "{fact}");
        }
    }
    let mut asked = BTreeSet::new();
    for folder in ["guidelines", "policy/rego"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for text in rego(&root) {
            let names = text.split("data.workload.").skip(1);
            let is_end = |c: char| !(c.is_ascii_lowercase() || c == '_');
            let name = |rest: &str| rest.split(is_end).next().unwrap_or_default().to_owned();
            asked.extend(names.map(name));
        }
    }
    assert_eq!(
        asked.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        known
    );
}
