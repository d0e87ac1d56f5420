//! What a baseline makes of findings that come, stay, go, or cannot be told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::input::{guardrail, prompt_attack, prompt_attacks, said, write};
use command::{Sekisho, text};
use serde_json::json;

#[test]
fn a_baseline_tells_new_unchanged_and_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let filters = |strength: &str, hate: &str| {
        json!([
        {"type": "PROMPT_ATTACK", "inputStrength": strength, "outputStrength": "NONE"},
        {"type": "HATE", "inputStrength": hate, "outputStrength": "HIGH"}])
    };
    let input = write(
        folder.path(),
        "guardrail.json",
        guardrail(&filters("LOW", "HIGH"), json!({})).to_string(),
    );
    let baseline = folder.path().join("baseline.json");
    let run = Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "-o",
        text(&baseline),
    ])
    .run();
    assert_eq!(run.code, 2);
    let again = || {
        Sekisho::new([
            "check",
            "--input",
            text(&input),
            "--format",
            "json",
            "--baseline",
            text(&baseline),
        ])
        .run()
    };
    assert_eq!(again().code, 0, "only what is new makes the exit code 2");

    // The list is turned round as well, which must not make anything new by itself.
    let mut turned = filters("HIGH", "LOW");
    turned.as_array_mut().unwrap().reverse();
    write(
        folder.path(),
        "guardrail.json",
        guardrail(&turned, json!({})).to_string(),
    );
    let run = again();
    assert_eq!(run.code, 2);
    let report = run.json();
    let status = |guide: &str| {
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .filter(|finding| finding["guide"].as_str().unwrap().ends_with(guide))
            .map(|finding| finding["status"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(status("/prompt-attack-filter"), [json!("fixed")]);
    assert!(status("/harm-filters").contains(&json!("new")));
    assert!(status("/sensitive-information-filter").contains(&json!("unchanged")));
}

#[test]
fn what_can_no_longer_be_determined_is_not_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({}));
    let input = write(folder.path(), "guardrail.json", weak.to_string());
    let baseline = folder.path().join("baseline.json");
    Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "-o",
        text(&baseline),
    ])
    .run();
    let list = json!({"guardrails": [{"id": "g1", "arn": weak["guardrailArn"], "status": "READY", "name": "n", "version": "DRAFT"}]});
    write(folder.path(), "guardrail.json", list.to_string());
    let report = Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "--baseline",
        text(&baseline),
    ])
    .run()
    .json();
    assert_eq!(report["counts"]["fixed"], 0, "{:#}", report["findings"]);
}

#[test]
fn a_filter_that_is_mended_does_not_hide_another_that_broke() {
    let folder = tempfile::tempdir().unwrap();
    let filters = |weak: &str| {
        let kinds = [
            "SEXUAL",
            "VIOLENCE",
            "HATE",
            "INSULTS",
            "MISCONDUCT",
            "PROMPT_ATTACK",
        ];
        let strength = |kind: &str| if kind == weak { "LOW" } else { "HIGH" };
        json!(kinds.map(
            |kind| json!({"type": kind, "inputStrength": strength(kind), "outputStrength": "HIGH"})
        ))
    };
    let input = write(
        folder.path(),
        "guardrail.json",
        guardrail(&filters("HATE"), json!({})).to_string(),
    );
    let baseline = folder.path().join("baseline.json");
    Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "-o",
        text(&baseline),
    ])
    .run();
    write(
        folder.path(),
        "guardrail.json",
        guardrail(&filters("VIOLENCE"), json!({})).to_string(),
    );
    let run = Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "--baseline",
        text(&baseline),
    ])
    .run();
    let counts = &run.json()["counts"];
    assert_eq!(
        (run.code, &counts["new"], &counts["fixed"]),
        (2, &json!(1), &json!(1)),
        "{counts}"
    );
}

#[test]
fn what_the_baseline_knows_and_nobody_read_is_undetermined() {
    let folder = tempfile::tempdir().unwrap();
    let input = write(
        folder.path(),
        "guardrail.json",
        guardrail(&prompt_attack("LOW"), json!({})).to_string(),
    );
    let baseline = folder.path().join("baseline.json");
    Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "-o",
        text(&baseline),
    ])
    .run();
    let other = write(
        folder.path(),
        "request.json",
        json!({"contents": [], "generationConfig": {"maxOutputTokens": 10}}).to_string(),
    );
    let report = Sekisho::new([
        "check",
        "--input",
        text(&other),
        "--format",
        "json",
        "--baseline",
        text(&baseline),
    ])
    .run()
    .json();
    assert_eq!(
        prompt_attacks(&report),
        said(
            "undetermined",
            "/ContentPolicyConfig/FiltersConfig/0/InputStrength"
        )
    );
    assert_eq!(report["counts"]["fixed"], 0);
}
