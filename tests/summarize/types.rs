//! Every type of finding that AWS documents has a guide in every wire form; types that nobody documents say that they have none.

use crate::findings::{NEAR_EN, NEAR_JA};
use crate::input::{folder, gzip, incidents, report, summarize, write};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The types of the documentation with their status.
fn documented() -> Vec<(&'static str, &'static str)> {
    let table = include_str!("data/guardduty_types.tsv");
    let types: Vec<_> = table
        .lines()
        .map(|line| line.split_once('\t').unwrap())
        .collect();
    assert_eq!(types.len(), 249);
    types
}

/// Fifty types in the grammar of GuardDuty, and without any, that AWS does not have.
fn invented() -> Vec<String> {
    let purposes = [
        "Backdoor",
        "Behavior",
        "CredentialAccess",
        "CryptoCurrency",
        "DefenseEvasion",
        "Discovery",
        "Execution",
        "Exfiltration",
        "Impact",
        "InitialAccess",
        "PenTest",
        "Persistence",
        "Policy",
        "PrivilegeEscalation",
        "Recon",
        "Stealth",
        "Trojan",
        "UnauthorizedAccess",
        "Object",
        "AttackSequence",
    ];
    let resources = [
        "EC2",
        "IAMUser",
        "S3",
        "Kubernetes",
        "ECS",
        "Runtime",
        "RDS",
        "Lambda",
        "Container",
    ];
    let mut types: Vec<String> = (0..44)
        .map(|index| {
            format!(
                "{}:{}/Kintsugi{index}.Maki-e!Urushi",
                purposes[index % purposes.len()],
                resources[index * 7 % resources.len()]
            )
        })
        .collect();
    types.extend(
        [
            "Sabotage:ModelRegistry/WeightSwap.Tool!Custom",
            "NewPurpose:NewResource/NewFamily",
            "Impact:AIAgent/ToolAbuse.Novel",
            "関所:通行/手形なし",
            "NoGrammarAtAll",
            "A:B/C",
        ]
        .map(str::to_owned),
    );
    assert_eq!(types.len(), 50);
    types
}

/// A finding in the shape of `GetFindings` that shares nothing with any other.
fn finding(number: usize, kind: &str) -> Value {
    let id = format!("{number:032x}");
    json!({
        "AccountId": "111122223333", "Arn": format!("arn:aws:guardduty:us-east-1:111122223333:detector/d0/finding/{id}"),
        "CreatedAt": "2026-11-20T02:00:00.000Z", "Description": "A description.", "Id": id, "Partition": "aws", "Region": "us-east-1",
        "Resource": {"ResourceType": "AccessKey"}, "SchemaVersion": "2.0",
        "Service": {"Archived": false, "Count": 1, "DetectorId": "d0", "EventFirstSeen": "2026-11-20T02:00:00.000Z", "EventLastSeen": "2026-11-20T02:05:00.000Z", "ServiceName": "guardduty"},
        "Severity": 5.0, "Title": "A title.", "Type": kind, "UpdatedAt": "2026-11-20T02:06:00.000Z",
    })
}

/// The same with the first letter of every member in lower case.
fn lowered(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(name, value)| {
                let mut letters = name.chars();
                let first = letters.next().unwrap().to_lowercase();
                (first.chain(letters).collect::<String>(), lowered(value))
            })
            .collect(),
        Value::Array(list) => list.iter().map(lowered).collect(),
        other => other.clone(),
    }
}

/// Findings of these types as the API answers, as a bus delivers them and as an export holds them.
fn forms<'t>(folder: &Path, types: impl Iterator<Item = &'t str>) -> [(&'static str, PathBuf); 3] {
    let findings: Vec<Value> = types
        .enumerate()
        .map(|(number, kind)| finding(number, kind))
        .collect();
    let bus: Vec<String> = findings
        .iter()
        .map(|finding| {
            let event = json!({
                "version": "0", "id": format!("bus-{}", finding["Id"]), "detail-type": "GuardDuty Finding", "source": "aws.guardduty",
                "account": "111122223333", "time": "2026-11-20T02:10:00Z", "region": "us-east-1", "resources": [], "detail": lowered(finding),
            });
            event.to_string()
        })
        .collect();
    let export: Vec<String> = findings
        .iter()
        .map(|finding| lowered(finding).to_string())
        .collect();
    [
        (
            "GetFindings",
            write(
                folder,
                "get-findings.json",
                json!({"Findings": findings}).to_string(),
            ),
        ),
        ("EventBridge", write(folder, "bus.jsonl", bus.join("\n"))),
        (
            "S3 export",
            write(
                folder,
                "export.jsonl.gz",
                gzip(export.join("\n").as_bytes()),
            ),
        ),
    ]
}

/// The guide of each type, and whether it is only near.
fn answers(file: &Path) -> BTreeMap<String, (Option<String>, bool)> {
    let report = report(&[file]);
    assert_eq!(report["read"]["skipped"], json!([]));
    incidents(&report)
        .iter()
        .map(|incident| {
            let kind = incident["events"][0]["name"].as_str().unwrap().to_owned();
            let guide = incident["guide"].as_str().map(str::to_owned);
            (kind, (guide, incident["near"].as_bool().unwrap()))
        })
        .collect()
}

#[test]
fn every_active_type_has_a_guide_of_its_own_in_every_wire_form() {
    let types = documented();
    let types = || {
        types
            .iter()
            .filter(|(_, status)| *status == "active")
            .map(|(kind, _)| *kind)
    };
    assert_eq!(types().count(), 222);
    let mut tables = Vec::new();
    for (form, file) in forms(&folder("active"), types()) {
        let answers = answers(&file);
        assert_eq!(answers.len(), 222, "{form}");
        let without: Vec<_> = answers
            .iter()
            .filter(|(_, (guide, near))| {
                *near
                    || guide
                        .as_deref()
                        .is_none_or(|guide| guide.starts_with("aws/unknown-alerts/"))
            })
            .collect();
        assert!(without.is_empty(), "{form}: {without:#?}");
        tables.push(answers);
    }
    assert!(tables.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn retired_and_invented_types_fall_back_and_say_so_in_every_wire_form() {
    let types: Vec<String> = documented()
        .into_iter()
        .filter(|(_, status)| *status == "retired")
        .map(|(kind, _)| kind.to_owned())
        .chain(invented())
        .collect();
    assert_eq!(types.len(), 27 + 50);
    let folder = folder("near");
    let mut tables = Vec::new();
    for (form, file) in forms(&folder, types.iter().map(String::as_str)) {
        let answers = answers(&file);
        let specific: Vec<_> = answers
            .iter()
            .filter(|(_, (guide, near))| !near || guide.is_none())
            .collect();
        assert!(specific.is_empty(), "{form}: {specific:#?}");
        assert_eq!(answers.len(), types.len(), "{form}");
        tables.push(answers);
        for (language, sentence) in [("en", NEAR_EN), ("ja", NEAR_JA)] {
            let run = summarize(&[&file], ["--lang", language]).run();
            assert_eq!(
                run.stdout.matches(sentence).count(),
                types.len(),
                "{form} {language}"
            );
        }
    }
    assert!(tables.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_type_that_has_a_guide_does_not_say_that_it_has_none() {
    let file = write(
        &folder("specific"),
        "finding.json",
        finding(1, "Impact:IAMUser/PromptInjection.Direct").to_string(),
    );
    let run = summarize(&[&file], ["--lang", "both"]).run();
    assert!(!run.stdout.contains(NEAR_EN) && !run.stdout.contains(NEAR_JA));
}
