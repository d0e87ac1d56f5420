//! Every embedded guide keeps its cases, its machine check and the lint; a new one is written without Rust.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::{Sekisho, text};

#[test]
fn every_guide_keeps_its_cases_and_the_lint() {
    let run = Sekisho::new([
        "guide",
        "test",
        concat!(env!("CARGO_MANIFEST_DIR"), "/guidelines"),
    ])
    .run();
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(
        run.stdout.trim_end().ends_with(" 0 problems"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_new_guide_is_written_tested_and_judged_without_rust() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("rules");
    let id = "aws/our-guardrails/described";
    let run = Sekisho::new(["guide", "new", id, "--dir", text(&dir)]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = Sekisho::new(["guide", "test", text(&dir)]).run();
    assert_eq!(
        run.code, 0,
        "the skeleton passes its own tests: {}",
        run.stdout
    );

    let input = folder.path().join("guardrail.json");
    std::fs::write(
        &input,
        r#"{"name":"窓口","guardrailId":"g","guardrailArn":"arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g",
           "version":"1","status":"READY","blockedInputMessaging":"x","blockedOutputsMessaging":"x"}"#,
    )
    .unwrap();
    let check = [
        "check",
        "--format",
        "json",
        "--guidelines",
        text(&dir),
        "--input",
        text(&input),
    ];
    let report = Sekisho::new(check).run().json();
    let findings = report["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .any(|finding| finding["guide"] == id && finding["outcome"] == "fail"),
        "{findings:#?}"
    );
}

#[test]
fn a_guide_that_exists_is_not_overwritten_and_a_bad_id_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let dir = text(folder.path());
    assert_eq!(
        Sekisho::new(["guide", "new", "aws/a/b", "--dir", dir])
            .run()
            .code,
        0
    );
    assert_eq!(
        Sekisho::new(["guide", "new", "aws/a/b", "--dir", dir])
            .run()
            .code,
        1
    );
    for id in ["aws/a", "aws/a/../b", "AWS/a/b", "aws//b", "aws/a/b/c"] {
        assert_eq!(
            Sekisho::new(["guide", "new", id, "--dir", dir]).run().code,
            1,
            "{id}"
        );
    }
}

#[test]
fn a_case_that_does_not_keep_its_promise_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    assert_eq!(
        Sekisho::new(["guide", "new", "aws/a/b", "--dir", text(dir)])
            .run()
            .code,
        0
    );
    let guide = dir.join("aws/a/b");
    // A control that never finds anything: every fail case has to complain, and so does the machine check's opposite.
    std::fs::write(
        guide.join("control.rego"),
        "package sekisho\ndeny contains {\"at\": []} if input.never\n",
    )
    .unwrap();
    let run = Sekisho::new(["guide", "test", text(dir)]).run();
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(
        run.stdout.contains("expected `fail`, found `pass`"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_machine_check_finds_a_pass_without_proof() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    assert_eq!(
        Sekisho::new(["guide", "new", "aws/a/b", "--dir", text(dir)])
            .run()
            .code,
        0
    );
    let guide = dir.join("aws/a/b");
    // Names the member by joining two halves, which the judge cannot see: an unknown member would pass.
    let control = r#"package sekisho
deny contains {"at": ["Name"], "facts": {"value": "x"}} if input.CrossRegionConfig[concat("", ["Pro", "file"])] == "open"
"#;
    std::fs::write(guide.join("control.rego"), control).unwrap();
    let live = |text: &str| {
        format!(
            r#"{{"schema":"sekisho.snapshot/1","resources":[{{"kind":"AWS::Bedrock::Guardrail","id":"x","name":"x","config":{{"CrossRegionConfig":{{"Profile":"{text}"}}}}}}]}}"#
        )
    };
    std::fs::write(guide.join("cases/fail-absent/live.json"), live("open")).unwrap();
    std::fs::write(
        guide.join("cases/fail-absent/expect.json"),
        r#"[{"at":"/Name","facts":{"value":"x"}}]"#,
    )
    .unwrap();
    std::fs::write(guide.join("cases/pass-present/live.json"), live("closed")).unwrap();
    let run = Sekisho::new(["guide", "test", text(dir)]).run();
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(
        run.stdout
            .contains("machine check: with /CrossRegionConfig/Profile unknown"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_lint_holds_both_languages_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    assert_eq!(
        Sekisho::new(["guide", "new", "aws/a/b", "--dir", text(dir)])
            .run()
            .code,
        0
    );
    let ja = dir.join("aws/a/b/ja.md");
    let said = std::fs::read_to_string(&ja).unwrap();
    let said = said
        .replace("2. 次の手順を書きます。\n", "")
        .replace("この状態で", "コンテンツフィルタのこの状態で！");
    std::fs::write(&ja, said).unwrap();
    let run = Sekisho::new(["guide", "test", text(dir)]).run();
    assert_eq!(run.code, 2);
    for problem in [
        "different numbers of steps",
        "コンテンツフィルター",
        "`！` does not belong",
    ] {
        assert!(run.stdout.contains(problem), "{problem}: {}", run.stdout);
    }
}
