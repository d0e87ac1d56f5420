//! Input to judge, and what the prompt attack guide said of it.

use super::{Sekisho, text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A guardrail as `aws bedrock get-guardrail` answers, with these filters and further members.
pub(crate) fn guardrail(filters: &Value, more: Value) -> Value {
    let mut answer = json!({
        "name": "顧客窓口", "guardrailId": "g1", "version": "DRAFT", "status": "READY",
        "guardrailArn": "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1",
        "contentPolicy": {"filters": filters, "tier": {"tierName": "STANDARD"}},
        "blockedInputMessaging": "お答えできません。", "blockedOutputsMessaging": "お答えできません。",
    });
    let Value::Object(more) = more else {
        panic!("members are an object")
    };
    answer.as_object_mut().unwrap().extend(more);
    answer
}

/// A prompt attack filter of this strength.
pub(crate) fn prompt_attack(strength: &str) -> Value {
    json!([{"type": "PROMPT_ATTACK", "inputStrength": strength, "outputStrength": "NONE"}])
}

/// Writes a file and the folders it needs.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path
}

/// The report on one input, passes included.
pub(crate) fn judge(input: &Path) -> Value {
    Sekisho::new([
        "check",
        "--show-passes",
        "--format",
        "json",
        "--input",
        text(input),
    ])
    .run()
    .json()
}

/// The outcome and place of the prompt attack guide's findings.
pub(crate) fn prompt_attacks(report: &Value) -> Vec<(String, String)> {
    let findings = report["findings"].as_array().unwrap().iter();
    let ours = findings.filter(|finding| {
        finding["guide"]
            .as_str()
            .unwrap()
            .ends_with("/prompt-attack-filter")
    });
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    ours.map(|finding| (word(&finding["outcome"]), word(&finding["at"])))
        .collect()
}

/// One outcome at one place.
pub(crate) fn said(outcome: &str, at: &str) -> Vec<(String, String)> {
    vec![(outcome.to_owned(), at.to_owned())]
}
