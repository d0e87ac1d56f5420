//! Findings of GuardDuty are answered, ranked and grouped as a colleague would expect, in whatever form they come.

use crate::input::{
    INVENTED, each, essence, findings, folder, guides, gzip, incidents, merge, only, report,
    report_on, sample, unpacked, write,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Guide, urgency and whether the guide is one for kindred alerts, of each sample finding alone.
const ANSWERS: [(&str, &str, Option<&str>, bool); 12] = [
    (
        "Impact:IAMUser/PromptInjection.Direct",
        "aws/ai-incidents/prompt-attack",
        Some("high"),
        false,
    ),
    (
        "Impact:IAMUser/AnomalousModelInvocation",
        "aws/ai-incidents/anomalous-model-invocation",
        Some("high"),
        false,
    ),
    (
        "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
        "aws/identity-incidents/credential-exfiltration",
        Some("high"),
        false,
    ),
    (
        "AttackSequence:S3/CompromisedData",
        "aws/attack-sequences/compromised-data",
        Some("critical"),
        false,
    ),
    (
        "Exfiltration:S3/AnomalousBehavior",
        "aws/storage-incidents/data-read-out",
        Some("high"),
        false,
    ),
    (
        "CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "aws/host-incidents/cryptomining",
        None,
        false,
    ),
    (
        "UnauthorizedAccess:EC2/SSHBruteForce",
        "aws/host-incidents/brute-force-and-probing",
        None,
        false,
    ),
    (
        INVENTED,
        "aws/unknown-alerts/unknown-finding",
        Some("medium"),
        true,
    ),
    (
        "Discovery:IAMUser/AnomalousBehavior",
        "aws/identity-incidents/credential-anomaly",
        Some("low"),
        false,
    ),
    (
        "DefenseEvasion:IAMUser/BedrockLoggingDisabled",
        "aws/ai-incidents/model-invocation-logging-tampering",
        Some("high"),
        false,
    ),
    (
        "Persistence:IAMUser/AnomalousBehavior",
        "aws/identity-incidents/credential-anomaly",
        Some("medium"),
        false,
    ),
    (
        "Backdoor:EC2/C&CActivity.B!DNS",
        "aws/host-incidents/c2-and-trojan",
        Some("high"),
        false,
    ),
];

/// The id of the finding with this number in the samples.
fn id(number: usize) -> String {
    findings()[number - 1]["Id"].as_str().unwrap().to_owned()
}

/// The ids of the findings that make one incident.
fn members(incident: &Value) -> BTreeSet<&str> {
    each(&incident["events"], "id").into_iter().collect()
}

#[test]
fn each_sample_finding_alone_has_its_guide_and_its_urgency() {
    let folder = folder("each-finding");
    let mut wrong = Vec::new();
    for (number, (finding, (kind, guide, urgency, near))) in
        findings().iter().zip(ANSWERS).enumerate()
    {
        assert_eq!(finding["Type"], kind);
        let file = write(
            &folder,
            &format!("{number}.json"),
            json!({"Findings": [finding]}).to_string(),
        );
        let report = report(&[&file]);
        let incident = only(&report);
        let said = (
            incident["guide"].as_str().unwrap_or_default(),
            incident["urgency"].as_str(),
            incident["near"] == true,
        );
        if said != (guide, urgency, near) {
            wrong.push(format!(
                "{kind}: {said:?} and not {:?}",
                (guide, urgency, near)
            ));
        }
        assert!(
            incident["urgency_reasons"]
                .as_array()
                .is_some_and(|reasons| !reasons.is_empty()),
            "{kind}"
        );
        for language in ["ja", "en"] {
            for text in ["title", "what", "risk", "first_action", "benign_causes"] {
                assert!(
                    !incident[text][language].as_str().unwrap().is_empty(),
                    "{kind}: {text}"
                );
            }
        }
        assert!(
            !incident["actions"].as_array().unwrap().is_empty(),
            "{kind}"
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_prompt_attack_that_a_guardrail_blocked_is_less_urgent_than_one_that_it_only_saw() {
    let rank = |action: &str, filter: &str| {
        let mut finding = findings().remove(0);
        let details = &mut finding["Resource"]["BedrockGuardrailDetails"];
        details["GuardrailAction"] = action.into();
        details["ContentPolicyFilters"][0]["Action"] = filter.into();
        let report = report_on(&format!("guardrail-{action}-{filter}"), finding.to_string());
        let incident = only(&report);
        (
            incident["urgency"].as_str().unwrap().to_owned(),
            incident["outcome"].as_str().unwrap().to_owned(),
        )
    };
    let said = |urgency: &str, outcome: &str| (urgency.to_owned(), outcome.to_owned());
    assert_eq!(rank("NONE", "NONE"), said("high", "success"));
    assert_eq!(
        rank("GUARDRAIL_INTERVENED", "BLOCKED"),
        said("low", "failure")
    );
    // Another policy intervened, perhaps to mask a name, and the filter for attacks only looked.
    assert_eq!(
        rank("GUARDRAIL_INTERVENED", "NONE"),
        said("high", "unknown")
    );
}

#[test]
fn findings_of_one_key_one_host_and_one_sequence_are_one_incident() {
    let report = report(&[&sample("get-findings.json")]);
    let together = |numbers: &[usize]| {
        let wanted: Vec<String> = numbers.iter().map(|number| id(*number)).collect();
        let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
        let found = incidents(&report)
            .iter()
            .find(|incident| members(incident) == wanted);
        found.unwrap_or_else(|| {
            panic!(
                "{numbers:?}: {:#?}",
                incidents(&report).iter().map(members).collect::<Vec<_>>()
            )
        })
    };
    let sequence = together(&[2, 4, 5, 10, 11]);
    assert_eq!(sequence["guide"], "aws/attack-sequences/compromised-data");
    assert_eq!(sequence["urgency"], "critical");
    assert_eq!(sequence["respond_within"], "1h");
    assert_eq!(
        sequence["regions"],
        json!(["ap-northeast-1", "us-east-1", "us-west-2"])
    );
    together(&[1]);
    together(&[3, 12]);
    for (alone, word) in [(6, "sample"), (7, "archived")] {
        let incident = together(&[alone]);
        assert!(incident["urgency"].is_null() && incident["respond_within"].is_null());
        assert_eq!(incident["urgency_reasons"][0]["rule"], word);
        assert!(
            incident["status"]
                .as_array()
                .unwrap()
                .contains(&word.into())
        );
    }
    together(&[8]);
    together(&[9]);
    assert_eq!(incidents(&report).len(), 7);
    // The most urgent first, and what needs nobody last.
    let order: Vec<Option<&str>> = guides(&report)
        .into_iter()
        .map(|(_, urgency)| urgency)
        .collect();
    assert_eq!(order[0], Some("critical"));
    assert_eq!(order[5..], [None, None]);
}

#[test]
fn the_timeline_of_a_sequence_has_its_signals_in_the_order_of_time() {
    let finding = findings().remove(3);
    let signals: Vec<&str> = each(
        &finding["Service"]["Detection"]["Sequence"]["Signals"],
        "Name",
    );
    assert_eq!(signals.len(), 5);
    let report = report_on("signals", finding.to_string());
    let events = &only(&report)["events"];
    for signal in signals {
        assert!(each(events, "name").contains(&signal), "{signal}");
    }
    let times = each(events, "time");
    assert!(times.is_sorted(), "{times:?}");
}

/// All files that tell of the sample findings.
fn forms() -> Vec<PathBuf> {
    [
        "get-findings.json",
        "s3-export.jsonl.gz",
        "eventbridge-prompt-injection.json",
        "eventbridge-attack-sequence.json",
        "eventbridge-hostile-user-agent.json",
        "security-hub-asff.json",
        "eventbridge-security-hub-asff.json",
    ]
    .map(sample)
    .to_vec()
}

#[test]
fn a_finding_that_comes_in_several_forms_is_told_once() {
    let alone = report(&[&sample("get-findings.json")]);
    let mut files = forms();
    for turn in 0..3 {
        let paths: Vec<&std::path::Path> = files.iter().map(PathBuf::as_path).collect();
        let all = report(&paths);
        assert_eq!(all["read"]["files"], 7);
        assert!(all["read"]["skipped"].as_array().unwrap().is_empty());
        let shape = |report: &Value| -> Vec<Value> {
            incidents(report)
                .iter()
                .map(|incident| {
                    let events = incident["events"].as_array().unwrap().iter();
                    let events: Vec<Value> = events
                        .map(|event| {
                            json!([event["id"], event["name"], event["count"], event["time"]])
                        })
                        .collect();
                    json!([
                        incident["id"],
                        incident["guide"],
                        incident["urgency"],
                        incident["outcome"],
                        events
                    ])
                })
                .collect()
        };
        assert_eq!(shape(&all), shape(&alone), "turn {turn}");
        files.rotate_left(2);
    }
}

#[test]
fn the_export_tells_the_same_incidents_as_the_api() {
    let shape = |report: &Value| -> Vec<Value> {
        let of = |incident: &Value| {
            json!([
                incident["id"],
                incident["guide"],
                incident["urgency"],
                incident["what"]["en"],
                incident["what"]["ja"],
                incident["actors"].as_array().unwrap().len(),
                each(&incident["actors"], "name")
            ])
        };
        incidents(report).iter().map(of).collect()
    };
    assert_eq!(
        shape(&report(&[&sample("s3-export.jsonl.gz")])),
        shape(&report(&[&sample("get-findings.json")]))
    );
}

#[test]
fn an_older_state_of_a_finding_never_wins() {
    let folder = folder("states");
    let state = |updated: &str, severity: f64, count: u64| {
        let mut finding = findings().remove(4);
        finding
            .as_object_mut()
            .unwrap()
            .remove("AssociatedAttackSequenceArn");
        merge(
            &mut finding,
            &json!({"UpdatedAt": updated, "Severity": severity, "Service": {"Count": count}}),
        );
        finding
    };
    let old = state("2026-10-03T03:00:00.000Z", 8.0, 1);
    let middle = state("2026-10-03T03:30:00.500Z", 8.0, 50);
    let new = state("2026-10-03T04:00:00.000Z", 5.0, 999);
    let orders = [
        [&old, &middle, &new],
        [&new, &old, &middle],
        [&middle, &new, &old],
    ];
    let mut told = Vec::new();
    for (turn, order) in orders.iter().enumerate() {
        let lines: Vec<String> = order.iter().map(ToString::to_string).collect();
        let together = write(&folder, &format!("{turn}/lines.jsonl"), lines.join("\n"));
        told.push(essence(&report(&[&together])));
        let apart = order.iter().enumerate();
        let apart: Vec<PathBuf> = apart
            .map(|(index, state)| {
                write(
                    &folder,
                    &format!("{turn}/apart/{index}.json"),
                    gzip(state.to_string().as_bytes()),
                )
            })
            .collect();
        let apart: Vec<&std::path::Path> = apart.iter().map(PathBuf::as_path).collect();
        told.push(essence(&report(&apart)));
    }
    for one in &told {
        assert_eq!(one[0]["events"][0]["count"], 999);
        assert_eq!(one[0]["urgency_reasons"][0]["seen"], "5.0");
        assert_eq!(one, &told[0]);
    }
}

#[test]
fn a_finding_that_was_archived_later_is_put_aside() {
    let mut archived = findings().remove(4);
    merge(
        &mut archived,
        &json!({"UpdatedAt": "2026-10-04T00:00:00.000Z", "Service": {"Archived": true}}),
    );
    archived
        .as_object_mut()
        .unwrap()
        .remove("AssociatedAttackSequenceArn");
    let mut open = findings().remove(4);
    open.as_object_mut()
        .unwrap()
        .remove("AssociatedAttackSequenceArn");
    let report = report_on("archived-later", format!("{archived}\n{open}\n"));
    assert!(only(&report)["urgency"].is_null());
}

#[test]
fn a_sample_finding_never_joins_a_real_incident() {
    let mut sample = findings().remove(4);
    let mut real = sample.clone();
    sample["Id"] = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a".into();
    sample["Arn"] = "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a".into();
    merge(
        &mut sample,
        &json!({"Severity": 9.5, "Service": {"AdditionalInfo": {"Value": "{\"sample\":true}", "Type": "default"}}}),
    );
    real["Severity"] = 4.0.into();
    let report = report_on(
        "sample-apart",
        json!({"Findings": [sample, real]}).to_string(),
    );
    assert_eq!(incidents(&report).len(), 2);
    assert_eq!(incidents(&report)[0]["urgency"], "medium");
    assert!(incidents(&report)[1]["urgency"].is_null());
}

#[test]
fn the_invented_type_says_in_every_form_that_its_guide_is_only_near() {
    let text = unpacked(&sample("get-findings.json"));
    let finding = findings().remove(7);
    assert!(text.contains(INVENTED));
    let file = write(&folder("invented"), "finding.json", finding.to_string());
    for format in ["terminal", "markdown", "html"] {
        let run = crate::input::summarize(&[&file], ["--lang", "both", "--format", format]).run();
        for sentence in [NEAR_EN, NEAR_JA] {
            assert!(run.stdout.contains(sentence), "{format}: {}", run.stdout);
        }
    }
}

/// What reports say when no guide was written for a type.
pub(crate) const NEAR_EN: &str = "No guide was written for findings of this type.";
/// The same in Japanese.
pub(crate) const NEAR_JA: &str = "この種類の検出結果に専用の改善ガイドはありません。";
