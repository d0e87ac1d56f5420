//! An incident about a guardrail leads to the controls that fail on that very guardrail, and on no other.

use crate::command::text;
use crate::input::{
    call, each, findings, folder, incidents, sample, summarize, told, trail, write,
};
use serde_json::{Value, json};
use std::path::Path;

/// The guardrail of the sample finding, which only detects.
const WATCH: &str = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/sekisho0watch";

fn exported() -> Value {
    serde_json::from_str(include_str!("data/get-guardrail-detect-only.json")).unwrap()
}

/// The same weak guardrail under another ARN.
fn other(arn: &str, name: &str) -> Value {
    let mut guardrail = exported();
    guardrail["guardrailArn"] = arn.into();
    guardrail["guardrailId"] = arn.rsplit('/').next().into();
    guardrail["name"] = name.into();
    guardrail
}

/// Exports of the guardrail of the finding and of others that are easily taken for it.
fn exports(folder: &Path) {
    write(folder, "exports/watch.json", exported().to_string());
    for (index, (arn, name)) in [
        (
            "arn:aws:bedrock:us-east-1:111122223333:guardrail/sekisho0watch",
            "pilot-detect-only",
        ),
        (
            "arn:aws:bedrock:ap-northeast-1:444455556666:guardrail/sekisho0watch",
            "pilot-detect-only",
        ),
        (
            "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/another1",
            "sekisho0watch",
        ),
        (
            "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/0watch",
            "pilot-detect-only",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        write(
            folder,
            &format!("exports/other-{index}.json"),
            other(arn, name).to_string(),
        );
    }
}

fn related(folder: &Path, events: &Path) -> Vec<Value> {
    let exports = folder.join("exports");
    let report = told(
        &summarize(
            &[events],
            ["--format", "json", "--snapshot", text(&exports)],
        )
        .run(),
    );
    incidents(&report)
        .iter()
        .flat_map(|incident| incident["related"].as_array().unwrap().clone())
        .collect()
}

#[test]
fn a_finding_leads_to_the_failing_controls_of_its_guardrail() {
    let folder = folder("related-finding");
    exports(&folder);
    let finding = write(&folder, "finding.json", findings()[0].to_string());
    let related = related(&folder, &finding);
    let list = Value::Array(related.clone());
    let guides = each(&list, "guide");
    assert!(
        guides.contains(&"aws/bedrock-guardrails/prompt-attack-filter"),
        "{guides:?}"
    );
    assert!(
        related.iter().all(|related| related["resource"] == WATCH),
        "{list:#}"
    );
    assert!(
        each(&list, "urgency")
            .iter()
            .all(|urgency| !urgency.is_empty())
    );
    for (index, guide) in guides.iter().enumerate() {
        let statement = &related[index]["statement"]["ja"];
        let same = related
            .iter()
            .filter(|other| other["guide"] == **guide && other["statement"]["ja"] == *statement);
        assert_eq!(same.count(), 1, "{guide} is said once");
    }
    for format in ["terminal", "markdown", "html"] {
        let run = summarize(
            &[&finding],
            [
                "--format",
                format,
                "--snapshot",
                text(&folder.join("exports")),
            ],
        )
        .run();
        assert!(
            run.stdout
                .contains("aws/bedrock-guardrails/prompt-attack-filter"),
            "{format}"
        );
        // The languages of the workload are not declared here, so something is open.
        assert!(
            run.stdout
                .contains("Controls that the snapshot could not decide: "),
            "{format}: {}",
            run.stdout
        );
    }
}

#[test]
fn a_record_that_names_the_guardrail_by_its_id_leads_to_the_same_one() {
    let folder = folder("related-record");
    exports(&folder);
    let more = json!({"awsRegion": "ap-northeast-1", "requestParameters": {"guardrailIdentifier": "sekisho0watch"}});
    let record = write(
        &folder,
        "record.json",
        trail(&[call(1, "DeleteGuardrail", "bedrock", &more)]),
    );
    let related = related(&folder, &record);
    assert!(!related.is_empty());
    assert!(
        related.iter().all(|related| related["resource"] == WATCH),
        "{}",
        Value::Array(related)
    );
}

#[test]
fn something_else_of_the_same_name_is_not_the_guardrail() {
    let folder = folder("related-bucket");
    exports(&folder);
    let mut finding = findings().remove(4);
    finding["Resource"]["S3BucketDetails"][0]["Name"] = "sekisho0watch".into();
    finding["Resource"]["S3BucketDetails"][0]["Arn"] = "arn:aws:s3:::sekisho0watch".into();
    let finding = write(&folder, "finding.json", finding.to_string());
    assert_eq!(related(&folder, &finding), Vec::<Value>::new());
}

#[test]
fn incidents_about_nothing_in_the_snapshot_have_nothing_related() {
    let folder = folder("related-nothing");
    exports(&folder);
    let finding = write(&folder, "finding.json", findings()[2].to_string());
    assert_eq!(related(&folder, &finding), Vec::<Value>::new());
}

#[test]
fn a_snapshot_that_is_not_there_is_an_error() {
    let run = summarize(
        &[&sample("get-findings.json")],
        ["--snapshot", "nowhere.json"],
    )
    .run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("nowhere.json"), "{}", run.stderr);
}

#[test]
fn a_snapshot_of_which_nothing_was_understood_is_not_silently_nothing() {
    let folder = folder("related-broken");
    let snapshot = write(&folder, "snapshot.json", "{\"guardrailId\": ");
    let run = summarize(
        &[&sample("get-findings.json")],
        ["--snapshot", text(&snapshot)],
    )
    .run();
    assert!(
        run.code == 1 || run.stderr.contains("snapshot.json"),
        "{}: {}",
        run.code,
        run.stderr
    );
}
