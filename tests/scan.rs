//! `sekisho scan`: code becomes findings with a place.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::{Sekisho, text};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const OPEN: &str = r#"# 検証環境
variable "strength" { type = string }

resource "aws_bedrock_guardrail" "chat" {
  name                      = "チャット"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "LOW"
      output_strength = "NONE"
    }
  }
}

resource "aws_bedrock_guardrail" "late" {
  name                      = "late"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = var.strength
      output_strength = "NONE"
    }
  }
}
"#;

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn scan(folder: &Path, arguments: &[&str]) -> command::Run {
    let fixed = ["scan", "--format", "json"];
    Sekisho::new(fixed.iter().chain(arguments))
        .within(folder)
        .run()
}

fn findings(report: &Value, guide: &str, outcome: &str) -> Vec<Value> {
    let findings = report["findings"].as_array().unwrap().iter();
    let wanted =
        findings.filter(|finding| finding["guide"] == guide && finding["outcome"] == outcome);
    wanted.cloned().collect()
}

#[test]
fn a_finding_stands_at_the_attribute_and_a_variable_is_undetermined() {
    let folder = folder(&[("infra/main.tf", OPEN)]);
    let run = scan(folder.path(), &["."]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let report = run.json();
    let failing = findings(&report, GUIDE, "fail");
    assert_eq!(failing.len(), 1);
    assert_eq!(failing[0]["resource"]["id"], "aws_bedrock_guardrail.chat");
    assert_eq!(failing[0]["place"]["file"], "infra/main.tf");
    assert_eq!(
        failing[0]["place"]["start"],
        serde_json::json!({"line": 12, "column": 7})
    );
    let open = findings(&report, GUIDE, "undetermined");
    assert_eq!(open.len(), 1);
    assert_eq!(open[0]["reason"], "var.strength");
    assert_eq!(open[0]["place"]["start"]["line"], 26);
    assert_eq!(report["read"]["code"]["partly_unknown"], 1);
}

#[test]
fn a_comment_suppresses_and_one_without_a_date_is_a_finding() {
    let with = |comment: &str| {
        OPEN.replacen(
            "      input_strength",
            &format!("      {comment}\n      input_strength"),
            1,
        )
    };
    let good = with(&format!(
        "# sekisho:ignore[{GUIDE}] 検証環境のため, until 2999-12-31"
    ));
    let folder = folder(&[("good.tf", &good)]);
    let report = scan(folder.path(), &["."]).json();
    assert_eq!(
        findings(&report, GUIDE, "fail")[0]["suppressed"]["reason"],
        "検証環境のため"
    );
    std::fs::write(
        folder.path().join("good.tf"),
        with(&format!("# sekisho:ignore[{GUIDE}] later")),
    )
    .unwrap();
    let report = scan(folder.path(), &["."]).json();
    assert!(findings(&report, GUIDE, "fail")[0]["suppressed"].is_null());
    let incomplete = findings(
        &report,
        "sekisho/suppressions/incomplete-suppression",
        "fail",
    );
    assert_eq!(incomplete[0]["place"]["start"]["line"], 12);
}

#[test]
fn half_written_code_loses_one_block() {
    let broken = OPEN.replace(
        "  name                      = \"late\"",
        "  name = \"half-${var.",
    );
    let folder = folder(&[("main.tf", &broken)]);
    let run = scan(folder.path(), &["main.tf"]);
    let report = run.json();
    assert_eq!(findings(&report, GUIDE, "fail").len(), 1);
    let errors = report["read"]["not_understood"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0]["file"], "main.tf");
}

#[test]
fn what_is_mended_is_fixed_against_a_baseline_and_what_stays_is_unchanged() {
    let folder = folder(&[("a.tf", OPEN), ("b/main.tf", OPEN)]);
    let before = folder.path().join("before.json");
    scan(folder.path(), &[".", "-o", text(&before)]);
    std::fs::write(
        folder.path().join("a.tf"),
        OPEN.replace("\"LOW\"", "\"HIGH\""),
    )
    .unwrap();
    let report = scan(folder.path(), &[".", "--baseline", "before.json"]).json();
    let mut states: Vec<(String, String)> = findings(&report, GUIDE, "fail")
        .iter()
        .map(|finding| {
            (
                finding["place"]["file"].as_str().unwrap().to_owned(),
                finding["status"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    states.sort();
    let state = |file: &str, status: &str| (file.to_owned(), status.to_owned());
    assert_eq!(
        states,
        [state("a.tf", "fixed"), state("b/main.tf", "unchanged")]
    );
}

#[test]
fn a_file_is_read_with_its_neighbours_and_reported_alone() {
    let variables = "variable \"region\" { default = \"ap-northeast-1\" }\n";
    let other = OPEN
        .replace("\"chat\"", "\"other\"")
        .replace("\"late\"", "\"later\"")
        .replace("variable \"strength\" { type = string }", "");
    let folder = folder(&[
        ("a.tf", OPEN),
        ("other.tf", &other),
        ("variables.tf", variables),
    ]);
    let report = scan(folder.path(), &["a.tf"]).json();
    let files = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["place"]["file"].as_str().unwrap());
    assert!(files.clone().count() > 0);
    assert!(files.into_iter().all(|file| file == "a.tf"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_ignored_files_are_not_read() {
    let folder = folder(&[
        ("main.tf", OPEN),
        (".gitignore", "build/\n"),
        ("build/main.tf", OPEN),
        (".terraform/modules/x/main.tf", OPEN),
        ("node_modules/x/main.tf", OPEN),
    ]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    let report = scan(folder.path(), &["."]).json();
    assert_eq!(report["read"]["files"], 1);
    assert_eq!(findings(&report, GUIDE, "fail").len(), 1);
    let refused = report["read"]["not_understood"].as_array().unwrap();
    assert_eq!(refused[0]["file"], "loop");
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let outside = "locals { policy = file(\"../secret.json\") }\nmodule \"m\" { source = \"../../elsewhere\" }\n";
    let main = format!("{outside}{OPEN}");
    let folder = folder(&[
        ("secret.json", "{\"password\": \"hunter2\"}"),
        ("root/main.tf", &main),
    ]);
    let run = scan(&folder.path().join("root"), &["."]);
    assert!(!run.stdout.contains("hunter2"));
    assert_eq!(findings(&run.json(), GUIDE, "fail").len(), 1);
}

#[test]
fn a_parameter_file_beside_a_template_is_told() {
    let template = r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "resources": [{"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-05-01", "name": "st関所", "properties": {}}]}"#;
    let folder = folder(&[
        ("azuredeploy.json", template),
        ("azuredeploy.parameters.json", "{}"),
    ]);
    let report = scan(folder.path(), &["."]).json();
    let told = &report["read"]["not_understood"][0];
    assert_eq!(told["file"], "azuredeploy.parameters.json");
}

#[test]
fn nothing_to_check_and_no_such_path_have_their_own_exit_codes() {
    let folder = folder(&[("readme.md", "# 関所\n")]);
    assert_eq!(scan(folder.path(), &["."]).code, 3);
    let missing = scan(folder.path(), &["nowhere"]);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("name a file or folder"));
}
