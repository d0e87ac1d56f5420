//! The matrix of risks and clouds, and reports that are narrowed to a framework.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::Sekisho;
use serde_json::Value;

fn check(arguments: &[&str]) -> Value {
    let arguments = ["check", "--format", "json"].iter().chain(arguments);
    Sekisho::new(arguments.copied()).run().json()
}

#[test]
fn no_cell_is_empty_in_either_edition() {
    let report = check(&[]);
    for edition in ["owasp_llm_2025", "owasp_llm_2026"] {
        let rows = report["coverage"][edition].as_object().unwrap();
        assert_eq!(rows.len(), 10, "{edition}");
        for (risk, row) in rows {
            for cloud in ["aws", "azure", "google"] {
                let cell = &row[cloud];
                let controls = cell["controls"].as_u64().unwrap();
                let evidence = cell["evidence"].as_array().unwrap();
                assert!(
                    controls > 0 || !evidence.is_empty(),
                    "{edition} {risk} {cloud}: {cell}"
                );
            }
        }
    }
}

#[test]
fn a_framework_narrows_the_report_and_orders_it_by_requirements() {
    let all = check(&[]);
    let narrowed = check(&["--framework", "owasp-llm-2026:llm08"]);
    let guides = |report: &Value| -> Vec<String> {
        let findings = report["findings"].as_array().unwrap();
        findings
            .iter()
            .map(|finding| finding["guide"].to_string())
            .collect()
    };
    assert!(!guides(&narrowed).is_empty() && guides(&narrowed).len() < guides(&all).len());
    for finding in narrowed["findings"].as_array().unwrap() {
        let ids = finding["frameworks"]["owasp_llm_2026"].as_array().unwrap();
        assert!(ids.iter().any(|id| id == "LLM08"), "{finding}");
    }
    let selected = &narrowed["coverage"]["selected"];
    assert_eq!(selected["framework"], "owasp-llm-2026");
    assert_eq!(
        selected["rows"]
            .as_object()
            .unwrap()
            .keys()
            .collect::<Vec<_>>(),
        ["LLM08"]
    );
    assert!(all["coverage"]["selected"].is_null());

    let terminal = Sekisho::new(["check", "--framework", "owasp-llm-2026", "--lang", "ja"]).run();
    let place = |text: &str| {
        terminal
            .stdout
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {}", terminal.stdout))
    };
    assert!(place("■ LLM01 プロンプトインジェクション") < place("■ LLM02 機密情報の開示"));
    assert!(
        !terminal.stdout.contains("緊急度: 高"),
        "sections are requirements"
    );
    let markdown = Sekisho::new([
        "check",
        "--framework",
        "csf2",
        "--lang",
        "en",
        "--format",
        "markdown",
    ])
    .run();
    assert!(
        markdown.stdout.contains("\n## PR.PS ("),
        "{}",
        markdown.stdout
    );
}

#[test]
fn what_bears_on_nothing_asked_is_not_judged() {
    let report = check(&["--framework", "scc"]);
    let guides: Vec<&Value> = report["findings"].as_array().unwrap().iter().collect();
    assert!(
        guides
            .iter()
            .all(|finding| finding["frameworks"]["scc"].is_array()),
        "{guides:#?}"
    );
}

#[test]
fn a_framework_or_risk_that_does_not_exist_is_refused_with_what_exists() {
    for (asked, said) in [
        ("owasp", "owasp-llm-2026"),
        ("owasp-llm-2025:LLM11", "LLM10"),
        ("owasp-agentic-2026:LLM01", "ASI10"),
    ] {
        let run = Sekisho::new(["check", "--framework", asked]).run();
        assert_eq!(run.code, 1, "{asked}");
        assert!(run.stderr.contains(said), "{asked}: {}", run.stderr);
    }
}
