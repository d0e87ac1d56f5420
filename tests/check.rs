//! `sekisho check` from outside: languages, colours, exit codes and streams.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::input::{guardrail, prompt_attack, write};
use command::{Sekisho, text};
use serde_json::json;

#[test]
fn without_a_source_the_sample_estate_speaks_both_languages_and_says_so() {
    let run = Sekisho::new(["check", "--lang", "both"]).run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    for word in [
        "サンプル環境",
        "sample estate",
        "緊急度: 高",
        "Urgency: high",
        "推奨対応",
        "Recommended action",
        "LLM10",
    ] {
        assert!(run.stdout.contains(word), "{word}: {}", run.stdout);
    }
}

#[test]
fn the_sample_estate_is_understood_and_shows_good_and_bad_for_each_risk() {
    let report = Sekisho::new(["check", "--format", "json"]).run().json();
    assert_eq!(report["read"]["not_understood"], json!([]));
    assert_eq!(report["read"]["gaps"], json!([]));
    let risks = report["coverage"]["owasp_llm_2025"].as_object().unwrap();
    for (risk, row) in risks {
        let clouds = |what: &str| {
            ["aws", "azure", "google"]
                .iter()
                .filter(|cloud| row[**cloud][what].as_u64().unwrap() > 0)
                .count()
        };
        // Where configuration can show something on one cloud alone, there is one.
        let enough = clouds("controls").min(2);
        assert!(
            clouds("pass") >= enough,
            "{risk}: too few examples that pass"
        );
        assert!(clouds("fail") > 0, "{risk}: no example that fails");
    }
}

#[test]
fn what_the_sample_company_declares_decides_more() {
    let undetermined = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "json"], arguments].concat();
        let report = Sekisho::new(arguments).run().json();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .filter(|finding| finding["outcome"] == "undetermined")
            .count()
    };
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/sekisho.toml");
    let (silent, declared) = (undetermined(&[]), undetermined(&["--config", config]));
    assert!(declared > 0 && 2 * declared < silent, "{silent} {declared}");
}

#[test]
fn the_language_comes_from_the_environment_and_the_option_wins() {
    let ja = Sekisho::new(["check"]).env("LANG", "ja_JP.UTF-8").run();
    assert!(ja.stdout.contains("推奨対応") && !ja.stdout.contains("Recommended action"));
    let en = Sekisho::new(["check", "--lang", "en"])
        .env("LANG", "ja_JP.UTF-8")
        .run();
    assert!(!en.stdout.contains("推奨対応") && en.stdout.contains("Recommended action"));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    assert!(!Sekisho::new(["check"]).run().stdout.contains('\u{1b}'));
    assert!(
        Sekisho::new(["check", "--color", "always"])
            .run()
            .stdout
            .contains("\u{1b}[")
    );
}

#[test]
fn exit_codes_say_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let weak = write(
        folder.path(),
        "weak.json",
        guardrail(&prompt_attack("LOW"), json!({})).to_string(),
    );
    let code = |arguments: &[&str]| {
        Sekisho::new([&["check", "--input", text(&weak)], arguments].concat())
            .run()
            .code
    };
    assert_eq!(code(&[]), 2);
    assert_eq!(code(&["--fail-on", "critical"]), 0);
    assert_eq!(code(&["--fail-on", "sometimes"]), 1);
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    assert_eq!(
        Sekisho::new(["check", "--input", text(&empty)]).run().code,
        3
    );
    let gone = Sekisho::new(["check", "--input", text(&folder.path().join("gone.json"))]).run();
    assert_eq!(gone.code, 1);
    assert!(
        gone.stderr.contains("gone.json") && gone.stderr.contains("give files or folders"),
        "{}",
        gone.stderr
    );
    assert_eq!(Sekisho::new(["check", "--nonsense"]).run().code, 1);
    assert_eq!(Sekisho::new(["--help"]).run().code, 0);
}

#[test]
fn hostile_names_reach_the_terminal_spelled_out() {
    let folder = tempfile::tempdir().unwrap();
    let name = "\u{1b}[2Jgone\u{202e}evil\u{200b}";
    let input = write(
        folder.path(),
        "weak.json",
        guardrail(&prompt_attack("LOW"), json!({"name": name})).to_string(),
    );
    let run = Sekisho::new(["check", "--input", text(&input), "--color", "always"]).run();
    assert!(
        run.stdout.contains("\\u{1b}[2Jgone\\u{202e}evil\\u{200b}"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("\u{1b}[2J") && !run.stdout.contains('\u{202e}'));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_does_not_change_the_exit_code() {
    use std::process::{Command, Stdio};
    for format in ["terminal", "json", "sarif", "csv", "junit"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        let mut child = command
            .args(["check", "--format", format])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(2), "{format}");
    }
}

#[test]
fn output_goes_to_a_file_without_colours_and_quiet_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.txt");
    let run = Sekisho::new(["check", "--quiet", "-o", text(&file)]).run();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let report = std::fs::read_to_string(&file).unwrap();
    assert!(report.contains("Sekisho 関所") && !report.contains('\u{1b}'));
}
