//! A user's own Sigma rules work beside those of the guides, and say where they are wrong.

use crate::command::text;
use crate::input::{call, each, folder, incidents, only, summarize, told, trail, write};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const OWN: &str = "title: Queue list read
name: own-queue-list
id: 11111111-2222-4333-8444-555555555555
status: experimental
description: Somebody lists queues.
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventSource: sqs.amazonaws.com
    eventName: ListQueues
  condition: selection
level: medium
";

fn events(folder: &Path) -> PathBuf {
    write(
        folder,
        "events.json",
        trail(&[call(1, "ListQueues", "sqs", &json!({}))]),
    )
}

fn asked(folder: &Path) -> (i32, String, String) {
    let rules = folder.join("rules");
    let run = summarize(
        &[&events(folder)],
        ["--format", "json", "--sigma", text(&rules)],
    )
    .run();
    (run.code, run.stdout, run.stderr)
}

#[test]
fn an_own_rule_notices_what_no_guide_does() {
    let folder = folder("own-rule");
    let silent = told(&summarize(&[&events(&folder)], ["--format", "json"]).run());
    assert_eq!(incidents(&silent).len(), 0);
    let rule = write(&folder, "rules/deep/queue.yml", OWN);
    write(&folder, "rules/readme.txt", "not a rule");
    for path in [folder.join("rules"), rule] {
        let run = summarize(
            &[&events(&folder)],
            ["--format", "json", "--sigma", text(&path)],
        )
        .run();
        assert_eq!(run.code, 2, "{}", run.stderr);
        let report = run.json();
        let incident = only(&report);
        assert_eq!(incident["guide"], "aws/unknown-alerts/rule-without-guide");
        assert_eq!(incident["near"], true);
        assert_eq!(incident["urgency"], "medium");
        assert_eq!(incident["events"][0]["rule"], "own-queue-list");
        assert_eq!(incident["urgency_reasons"][0]["seen"], "own-queue-list");
        for language in ["ja", "en"] {
            assert!(!incident["what"][language].as_str().unwrap().is_empty());
        }
    }
}

#[test]
fn own_rules_do_not_turn_off_those_of_guides() {
    let folder = folder("own-beside");
    write(&folder, "rules/queue.yaml", OWN);
    let more = json!({"requestParameters": {"guardrailIdentifier": "g"}});
    let file = write(
        &folder,
        "both.json",
        trail(&[
            call(1, "ListQueues", "sqs", &json!({})),
            call(2, "DeleteGuardrail", "bedrock", &more),
        ]),
    );
    let report = told(
        &summarize(
            &[&file],
            ["--format", "json", "--sigma", text(&folder.join("rules"))],
        )
        .run(),
    );
    let rules = each(&only(&report)["events"], "rule");
    assert!(
        rules.contains(&"own-queue-list") && rules.contains(&"guardrail-deleted"),
        "{rules:?}"
    );
    assert_eq!(
        only(&report)["guide"],
        "aws/ai-incidents/guardrail-tampering"
    );
}

#[test]
fn a_correlation_of_own_rules_counts() {
    let folder = folder("own-correlation");
    let correlation = "---
title: Many queue lists
name: own-queue-lists
id: 11111111-2222-4333-8444-666666666666
status: experimental
description: Somebody lists queues again and again.
correlation:
  type: event_count
  rules: [own-queue-list]
  group-by: [userIdentity.arn]
  timespan: 1h
  condition:
    gte: 3
level: high
";
    write(&folder, "rules/queue.yml", format!("{OWN}{correlation}"));
    let lists = |count: u32| {
        let records: Vec<Value> = (0..count)
            .map(|number| {
                call(
                    number,
                    "ListQueues",
                    "sqs",
                    &json!({"eventTime": format!("2026-11-20T02:0{number}:00Z")}),
                )
            })
            .collect();
        let file = write(&folder, &format!("{count}.json"), trail(&records));
        let report = told(
            &summarize(
                &[&file],
                ["--format", "json", "--sigma", text(&folder.join("rules"))],
            )
            .run(),
        );
        incidents(&report)
            .first()
            .map(|incident| incident["urgency"].as_str().unwrap().to_owned())
    };
    assert_ne!(lists(2).as_deref(), Some("high"));
    assert_eq!(lists(3).as_deref(), Some("high"));
}

#[test]
fn a_broken_rule_is_named_with_its_file_and_line() {
    for (name, rule, line, part) in [
        (
            "syntax",
            OWN.replace("level: medium", "level: [medium"),
            None,
            "YAML",
        ),
        (
            "condition",
            OWN.replace("condition: selection", "condition: selection and nothing"),
            Some(13),
            "nothing",
        ),
        (
            "modifier",
            OWN.replace("eventName: ListQueues", "eventName|sounds: ListQueues"),
            Some(12),
            "sounds",
        ),
        (
            "level",
            OWN.replace("level: medium", "level: urgent"),
            Some(14),
            "level",
        ),
        (
            "source",
            OWN.replace("service: cloudtrail", "service: guardduty"),
            None,
            "cloudtrail",
        ),
        (
            "regex",
            OWN.replace("eventName: ListQueues", "eventName|re: '(List'"),
            Some(12),
            "regular expression",
        ),
        (
            "twice",
            OWN.replace("name: own-queue-list", "name: guardrail-deleted"),
            None,
            "guardrail-deleted",
        ),
        (
            "anchor",
            OWN.replace("eventName: ListQueues", "eventName: &a ListQueues"),
            Some(12),
            "anchors",
        ),
    ] {
        let folder = folder(&format!("broken-rule-{name}"));
        write(&folder, "rules/broken.yml", rule);
        let (code, out, error) = asked(&folder);
        assert_eq!(code, 1, "{name}: {out}");
        assert!(out.is_empty(), "{name}");
        assert!(
            error.contains("broken.yml") && error.contains(part),
            "{name}: {error}"
        );
        match line {
            Some(line) => assert!(
                error.contains(&format!("broken.yml:{line}")),
                "{name}: {error}"
            ),
            None => assert!(error.contains("broken.yml:"), "{name}: {error}"),
        }
    }
}

#[test]
fn a_folder_without_rules_and_a_folder_that_is_not_there_are_errors() {
    let folder = folder("no-rules");
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    let (code, _, error) = asked(&folder);
    assert_eq!(code, 1);
    assert!(error.contains("no .yml or .yaml file"), "{error}");
    std::fs::remove_dir(folder.join("rules")).unwrap();
    let (code, _, error) = asked(&folder);
    assert_eq!(code, 1);
    assert!(error.contains("rules"), "{error}");
}

#[test]
fn a_rule_that_is_no_text_is_named() {
    let folder = folder("binary-rule");
    write(&folder, "rules/binary.yml", [0xff, 0xfe, 0x00]);
    let (code, _, error) = asked(&folder);
    assert_eq!(code, 1);
    assert!(error.contains("binary.yml"), "{error}");
}
