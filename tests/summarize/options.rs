//! What is told: since when, until when, how urgent, by whom, in which zone and language.

use crate::input::{call, each, folder, incidents, report, sample, summarize, told, trail, write};
use serde_json::{Value, json};
use std::path::Path;

fn asked<const N: usize>(path: &Path, arguments: [&str; N]) -> Value {
    told(
        &summarize(&[path], ["--format", "json"])
            .also(arguments)
            .run(),
    )
}

/// The names of the calls on the timelines.
fn calls(report: &Value) -> Vec<&str> {
    incidents(report)
        .iter()
        .flat_map(|incident| each(&incident["events"], "name"))
        .collect()
}

#[test]
fn since_and_until_cut_the_story() {
    let story = sample("leaked-key.json.gz");
    let late = asked(&story, ["--since", "2026-10-03T02:28:00Z"]);
    assert!(calls(&late).contains(&"DeleteGuardrail") && !calls(&late).contains(&"CreateUser"));
    for event in incidents(&late)
        .iter()
        .flat_map(|incident| incident["events"].as_array().unwrap())
    {
        assert!(
            event["time"].as_str().unwrap() >= "2026-10-03T02:28:00Z",
            "{event}"
        );
    }
    let early = asked(&story, ["--until", "2026-10-03T02:13:00Z"]);
    assert!(calls(&early).contains(&"CreateUser") && !calls(&early).contains(&"DeleteGuardrail"));
    let both = asked(
        &story,
        [
            "--since",
            "2026-10-03T11:12:00+09:00",
            "--until",
            "2026-10-03T02:12:00Z",
        ],
    );
    assert_eq!(
        calls(&both),
        ["CreateUser"],
        "both ends belong to it, in any zone"
    );
    assert_eq!(
        incidents(&asked(&story, ["--since", "2026-10-04"])).len(),
        0
    );
    assert_eq!(
        calls(&asked(
            &story,
            ["--since", "2026-10-03", "--until", "2026-10-04"]
        )),
        calls(&report(&[&story]))
    );
    // The chain is known even where the calls that made it lie outside.
    let actors = each(&incidents(&late)[0]["actors"], "name");
    assert!(
        actors.contains(&"AKIAIOSFODNN7EXAMPLE") && actors.contains(&"AKIAI44QH8DHBEXAMPLE"),
        "{actors:?}"
    );
    assert_eq!(incidents(&late).len(), 1);
}

#[test]
fn since_and_until_hold_for_findings_too() {
    let findings = sample("get-findings.json");
    let old = asked(&findings, ["--until", "2026-09-30"]);
    assert_eq!(calls(&old), ["UnauthorizedAccess:EC2/SSHBruteForce"]);
    let new = asked(&findings, ["--since", "2026-10-01"]);
    assert!(!calls(&new).contains(&"UnauthorizedAccess:EC2/SSHBruteForce"));
    assert_eq!(incidents(&new).len(), 6);
}

#[test]
fn a_moment_that_is_none_is_refused_with_an_example() {
    for wrong in ["yesterday", "2026-13-01", "2026-10-03 25:00"] {
        let run = summarize(&[&sample("get-findings.json")], ["--since", wrong]).run();
        assert_eq!(run.code, 1);
        assert!(
            run.stderr.contains("2026-") && run.stderr.contains(wrong),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn what_is_less_urgent_is_left_out_and_counted() {
    let findings = sample("get-findings.json");
    let mut before = usize::MAX;
    for (least, told) in [("low", 5), ("medium", 4), ("high", 3), ("critical", 1)] {
        let report = asked(&findings, ["--min-urgency", least]);
        assert_eq!(incidents(&report).len(), told, "{least}");
        assert_eq!(report["read"]["left_out"], 7 - told, "{least}");
        assert!(told < before);
        before = told;
    }
    let run = summarize(&[&findings], ["--min-urgency", "critical"]).run();
    assert!(
        run.stdout.contains("6 incidents do not fit the conditions"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_actor_is_found_by_any_part_of_any_name() {
    let findings = sample("get-findings.json");
    for (wanted, told) in [
        ("SVC-report", 1),
        ("AKIAIOSFODNN7EXAMPLE", 1),
        ("chat-api", 1),
        ("nobody", 0),
        ("EXAMPLE", 5),
    ] {
        let report = asked(&findings, ["--actor", wanted]);
        assert_eq!(incidents(&report).len(), told, "{wanted}");
        assert_eq!(report["read"]["left_out"], 7 - told, "{wanted}");
    }
    let story = asked(
        &sample("leaked-key.json.gz"),
        ["--actor", "user/support-backup"],
    );
    assert_eq!(incidents(&story).len(), 1);
}

#[test]
fn times_are_told_in_the_zone_of_the_reader_and_in_utc() {
    let story = sample("leaked-key.json.gz");
    for format in ["terminal", "markdown", "html"] {
        let run = summarize(&[&story], ["--zone", "Asia/Tokyo", "--format", format]).run();
        for text in [
            "2026-10-03 10:58:12",
            "2026-10-03 01:58:12",
            "Asia/Tokyo",
            "UTC",
        ] {
            assert!(run.stdout.contains(text), "{format}: {text}");
        }
    }
    let line = summarize(&[&story], ["--zone", "Asia/Tokyo", "--format", "line"])
        .run()
        .stdout;
    assert!(line.contains("2026-10-03 10:58:12 Asia/Tokyo"), "{line}");
    // A machine reads UTC whatever the zone.
    let zone = asked(&story, ["--zone", "Asia/Tokyo"]);
    assert_eq!(
        zone["incidents"],
        asked(&story, ["--zone", "UTC"])["incidents"]
    );
    let run = summarize(&[&story], ["--zone", "Asia/Edo"]).run();
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("Asia/Edo") && run.stderr.contains("Asia/Tokyo"),
        "{}",
        run.stderr
    );
}

#[test]
fn both_languages_say_everything() {
    let story = sample("leaked-key.json.gz");
    let report = report(&[&story]);
    let incident = &incidents(&report)[0];
    for format in ["terminal", "html"] {
        let page = |language: &str| {
            summarize(&[&story], ["--lang", language, "--format", format])
                .run()
                .stdout
        };
        let (ja, en, both) = (page("ja"), page("en"), page("both"));
        for (language, own, other) in [("ja", &ja, &en), ("en", &en, &ja)] {
            let title = incident["title"][language].as_str().unwrap();
            assert!(
                own.contains(title) && both.contains(title) && !other.contains(title),
                "{format} {title}"
            );
        }
    }
    // The locale decides where nobody says.
    let japanese = summarize(&[&story], [])
        .env("LANG", "ja_JP.UTF-8")
        .run()
        .stdout;
    assert!(japanese.contains("緊急") && !japanese.contains("critical"));
}

#[test]
fn what_ended_long_ago_is_one_step_less_urgent_and_says_so() {
    let folder = folder("old");
    let with_year = |year: &str| {
        let more = json!({"eventTime": format!("{year}-11-20T02:00:00Z"), "requestParameters": {"guardrailIdentifier": "g"}});
        let report = report(&[&write(
            &folder,
            &format!("{year}.json"),
            trail(&[call(1, "DeleteGuardrail", "bedrock", &more)]),
        )]);
        incidents(&report)[0].clone()
    };
    let (old, far) = (with_year("2020"), with_year("2999"));
    assert_eq!(far["urgency"], "high");
    assert_eq!(old["urgency"], "medium");
    let reasons = each(&old["urgency_reasons"], "rule");
    assert_eq!(reasons.last(), Some(&"old"));
}

/// How many incidents calls of one actor at these moments make, each of another kind or all of one.
fn rested(name: &str, calls: &[(&str, &str)]) -> usize {
    let records: Vec<Value> = (1..)
        .zip(calls)
        .map(|(number, (call_name, time))| {
            let service = if *call_name == "StopLogging" { "cloudtrail" } else { "bedrock" };
            let more = json!({"eventTime": time, "requestParameters": {"guardrailIdentifier": "g", "name": "t"}});
            call(number, call_name, service, &more)
        })
        .collect();
    incidents(&report(&[&write(
        &folder(name),
        "events.json",
        trail(&records),
    )]))
    .len()
}

#[test]
fn whoever_rests_for_more_than_a_day_makes_another_incident() {
    let first = ("DeleteGuardrail", "2026-11-10T00:00:00Z");
    assert_eq!(
        rested(
            "rest-near",
            &[first, ("StopLogging", "2026-11-10T23:59:59Z")]
        ),
        1
    );
    let far = ("StopLogging", "2026-11-12T00:00:01Z");
    assert_eq!(rested("rest-far", &[first, far]), 2);
    // What lies between holds both together.
    let between = (
        "DeleteModelInvocationLoggingConfiguration",
        "2026-11-11T00:00:00Z",
    );
    assert_eq!(rested("rest-chain", &[first, far, between]), 2);
    let between = (
        "DeleteModelInvocationLoggingConfiguration",
        "2026-11-11T00:00:00Z",
    );
    assert_eq!(
        rested(
            "rest-joined",
            &[first, ("StopLogging", "2026-11-12T00:00:00Z"), between]
        ),
        1
    );
}

#[test]
fn whoever_does_the_same_weeks_later_makes_another_incident() {
    let calls = [
        ("DeleteGuardrail", "2026-10-01T00:00:00Z"),
        ("DeleteGuardrail", "2026-11-12T00:00:00Z"),
    ];
    assert_eq!(rested("rest-same", &calls), 2);
}
