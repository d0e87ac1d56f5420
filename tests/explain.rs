//! `sekisho explain` and `sekisho guide list`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::Sekisho;

#[test]
fn a_guide_is_explained_in_the_language_asked_for() {
    let run = Sekisho::new([
        "explain",
        "aws/bedrock-guardrails/prompt-attack-filter",
        "--lang",
        "ja",
    ])
    .run();
    assert_eq!(run.code, 0);
    for word in [
        "緊急度: 高",
        "リスク",
        "推奨対応",
        "参考URL",
        "owasp-llm-2025 LLM01",
        "https://docs.aws.amazon.com/",
    ] {
        assert!(run.stdout.contains(word), "{word}: {}", run.stdout);
    }
}

#[test]
fn the_end_of_an_id_is_enough_when_it_is_one() {
    assert!(
        Sekisho::new(["explain", "language-tier"])
            .run()
            .stdout
            .contains("bedrock-guardrails")
    );
    let several = Sekisho::new(["explain", "customer-managed-key"]).run();
    assert_eq!(several.code, 1);
    assert!(
        several
            .stderr
            .contains("aws/bedrock-agents/customer-managed-key"),
        "{}",
        several.stderr
    );
    let none = Sekisho::new(["explain", "no-such-guide"]).run();
    assert_eq!(none.code, 1);
    assert!(
        none.stderr.contains("sekisho guide list"),
        "{}",
        none.stderr
    );
}

#[test]
fn a_guideline_lists_its_guides() {
    let run = Sekisho::new(["explain", "aws/bedrock-guardrails", "--lang", "both"]).run();
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("aws/bedrock-guardrails/language-tier"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_list_has_every_guide_with_its_urgency() {
    let run = Sekisho::new(["guide", "list", "--lang", "en"]).run();
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines.len() >= 24, "{}", run.stdout);
    for cloud in ["aws/", "azure/", "google/"] {
        assert!(
            lines.iter().filter(|line| line.starts_with(cloud)).count() >= 8,
            "{cloud}"
        );
    }
    assert!(lines.iter().all(|line| {
        ["critical", "high", "medium", "low"]
            .iter()
            .any(|urgency| line.contains(urgency))
    }));
}

#[test]
fn the_indexes_in_the_documents_are_what_the_command_writes() {
    for (language, name) in [("ja", "guidelines.ja.md"), ("en", "guidelines.md")] {
        let written = Sekisho::new(["guide", "list", "--markdown", "--lang", language]).run();
        assert_eq!(written.code, 0, "{}", written.stderr);
        let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == written.stdout,
            "docs/{name} is out of date; sekisho guide list --markdown --lang {language} > docs/{name}"
        );
    }
}
