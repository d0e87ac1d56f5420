//! What a report tells of single accounts, and whether anything tells what nobody should hear.

use crate::command::Run;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The findings of a report.
pub(crate) fn findings(report: &Value) -> &Vec<Value> {
    report["findings"].as_array().unwrap()
}

/// The findings about one account, in an order that does not follow the run.
pub(crate) fn of_account(report: &Value, account: &str) -> Vec<String> {
    let own = findings(report)
        .iter()
        .filter(|finding| finding["resource"]["account"] == account);
    let mut own: Vec<String> = own.map(ToString::to_string).collect();
    own.sort();
    own
}

/// The outcomes with their reasons in the findings about one account.
pub(crate) fn outcomes(report: &Value, account: &str) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let own = findings(report)
        .iter()
        .filter(|finding| finding["resource"]["account"] == account);
    own.map(|finding| (text(&finding["outcome"]), text(&finding["reason"])))
        .collect()
}

/// One outcome with one reason.
pub(crate) fn only(outcome: &str, reason: &str) -> BTreeSet<(String, String)> {
    BTreeSet::from([(outcome.to_owned(), reason.to_owned())])
}

/// Guide and resource of everything that passed.
pub(crate) fn passes(report: &Value) -> BTreeSet<String> {
    let passed = findings(report)
        .iter()
        .filter(|finding| finding["outcome"] == "pass");
    passed
        .map(|finding| format!("{} {}", finding["guide"], finding["resource"]))
        .collect()
}

/// Whether a gap has this reason.
pub(crate) fn has_gap(report: &Value, reason: &str) -> bool {
    let gaps = report["read"]["gaps"].as_array().unwrap();
    gaps.iter().any(|gap| gap["reason"] == reason)
}

/// None of these is in anything that a run said.
#[track_caller]
pub(crate) fn assert_silent(run: &Run, secrets: &[&str]) {
    for secret in secrets {
        assert!(!run.stdout.contains(secret), "{secret} is in the report");
        assert!(
            !run.stderr.contains(secret),
            "{secret} is in {}",
            run.stderr
        );
    }
}

/// An empty folder for one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("live")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
