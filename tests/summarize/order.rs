//! Neither the order of events and files nor how events are packed into files changes what is said.

use crate::input::{
    call, each, essence, findings, folder, gzip, incidents, merge, records, report, trail, write,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A generator of numbers that only looks random, so that a failure happens again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// The story, findings in two states, and a crowd of actors that rules notice.
fn everything() -> Vec<Value> {
    let mut all = records();
    for finding in findings() {
        let mut old = finding.clone();
        merge(
            &mut old,
            &json!({"UpdatedAt": "2026-10-03T00:00:00.000Z", "Severity": 1.0, "Service": {"Count": 1}}),
        );
        all.push(finding);
        all.push(old);
    }
    for number in 0..240_u32 {
        let actor = number % 12;
        let (name, service, more) = match number % 5 {
            0 => (
                "CreateAccessKey",
                "iam",
                json!({"requestParameters": {"userName": format!("made-{actor}")}}),
            ),
            1 => (
                "DeleteGuardrail",
                "bedrock",
                json!({"requestParameters": {"guardrailIdentifier": format!("g{number}")}}),
            ),
            2 => (
                "StopLogging",
                "cloudtrail",
                json!({"requestParameters": {"name": "trail"}, "errorCode": "AccessDenied"}),
            ),
            3 => ("ListUsers", "iam", json!({})),
            _ => (
                "InvokeModel",
                "bedrock",
                json!({"requestParameters": {"modelId": "anthropic.claude-3-opus-20240229-v1:0"}}),
            ),
        };
        let who = json!({
            "userIdentity": {"arn": format!("arn:aws:iam::111122223333:user/user{actor}"), "userName": format!("user{actor}"), "accessKeyId": format!("AKIAUSER{actor:02}EXAMPLE")},
            // Many at the same second, so that nothing but an id tells them apart.
            "eventTime": format!("2026-11-{:02}T0{}:00:00Z", 10 + number % 3, number % 4),
            "sourceIPAddress": format!("198.51.100.{}", number % 60),
        });
        let mut record = call(number, name, service, &more);
        merge(&mut record, &who);
        all.push(record);
    }
    all
}

/// Writes events into so many files of different forms.
fn packed(folder: &Path, events: &[Value], files: usize, dice: &mut Dice) -> Vec<PathBuf> {
    let mut parts: Vec<Vec<Value>> = vec![Vec::new(); files];
    for event in events {
        parts[dice.below(files)].push(event.clone());
    }
    let mut paths = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let name = format!("{:08x}", dice.below(1 << 30));
        let lines: Vec<String> = part.iter().map(ToString::to_string).collect();
        paths.push(match dice.below(4) {
            0 => write(folder, &format!("{name}.json"), trail(part)),
            1 => write(
                folder,
                &format!("{name}.json.gz"),
                gzip(trail(part).as_bytes()),
            ),
            2 => write(folder, &format!("{name}.jsonl"), lines.join("\n")),
            _ => write(
                folder,
                &format!("{name}.json"),
                serde_json::to_string_pretty(part).unwrap(),
            ),
        });
    }
    dice.shuffle(&mut paths);
    paths
}

#[test]
fn shuffled_events_in_any_number_of_files_make_the_same_report() {
    let folder = folder("shuffled");
    let mut events = everything();
    let mut wanted: Option<String> = None;
    for (seed, files) in [(1, 1), (2, 2), (3, 7), (4, 40), (5, 40), (6, 150)] {
        let mut dice = Dice(seed);
        dice.shuffle(&mut events);
        let paths = packed(&folder.join(seed.to_string()), &events, files, &mut dice);
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let report = report(&paths);
        assert_eq!(report["read"]["events"], events.len());
        assert_eq!(report["read"]["skipped"], json!([]));
        assert!(incidents(&report).len() > 10);
        let told = essence(&report).to_string();
        match &wanted {
            Some(wanted) => assert!(
                *wanted == told,
                "seed {seed}: {}",
                difference(wanted, &told)
            ),
            None => wanted = Some(told),
        }
    }
}

#[test]
fn the_same_files_give_the_same_bytes_in_every_run() {
    let folder = folder("same-bytes");
    let mut dice = Dice(9);
    packed(&folder, &everything(), 30, &mut dice);
    let run = || {
        let mut report = report(&[&folder]);
        report.as_object_mut().unwrap().remove("generated_at");
        report.to_string()
    };
    let first = run();
    for _ in 0..3 {
        assert!(first == run());
    }
}

#[test]
fn copies_of_records_change_no_count_wherever_they_lie() {
    let folder = folder("copies");
    let events = everything();
    let once = report(&[&write(&folder, "once.json", trail(&events))]);
    let mut dice = Dice(11);
    for round in 0..3 {
        let twice = folder.join(format!("twice-{round}"));
        packed(&twice, &events, 9, &mut dice);
        packed(&twice, &events, 4, &mut dice);
        let report = report(&[&twice]);
        assert_eq!(report["read"]["events"], events.len() * 2);
        let (wanted, told) = (essence(&once).to_string(), essence(&report).to_string());
        assert!(wanted == told, "{}", difference(&wanted, &told));
    }
}

#[test]
fn different_records_with_one_id_make_the_same_report_in_any_order() {
    let folder = folder("one-id");
    let record = |name: &str, user: &str| {
        let who = json!({"userIdentity": {"arn": format!("arn:aws:iam::111122223333:user/{user}"), "userName": user, "accessKeyId": format!("AKIA{user}EXAMPLE")}, "eventID": "00000000-0000-4000-8000-00000000000a", "requestParameters": {"guardrailIdentifier": "g", "name": "t"}});
        call(
            10,
            name,
            if name == "StopLogging" {
                "cloudtrail"
            } else {
                "bedrock"
            },
            &who,
        )
    };
    let records = [
        record("DeleteGuardrail", "hanako"),
        record("StopLogging", "taro"),
        record("DeleteGuardrail", "jiro"),
    ];
    let mut reports = Vec::new();
    for turn in 0..12 {
        let mut dice = Dice(turn);
        let mut order: Vec<usize> = (0..3).collect();
        dice.shuffle(&mut order);
        let files: Vec<PathBuf> = order
            .iter()
            .enumerate()
            .map(|(place, index)| {
                write(
                    &folder,
                    &format!("{turn}/{place}.json"),
                    trail(&[records[*index].clone()]),
                )
            })
            .collect();
        let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        reports.push(essence(&report(&paths)));
    }
    for report in &reports {
        assert_eq!(report, &reports[0]);
    }
    assert_eq!(
        reports[0].as_array().unwrap().len(),
        3,
        "an id that stands twice hides nothing"
    );
    let ids: BTreeSet<&str> = each(&reports[0], "id").into_iter().collect();
    assert_eq!(ids.len(), 3, "incidents have names of their own");
}

/// Where two texts part.
fn difference(one: &str, other: &str) -> String {
    let at = one
        .bytes()
        .zip(other.bytes())
        .position(|(one, other)| one != other)
        .unwrap_or_default();
    let around = |text: &str| {
        String::from_utf8_lossy(
            &text.as_bytes()[at.saturating_sub(200)..(at + 100).min(text.len())],
        )
        .into_owned()
    };
    format!("\n{}\n{}", around(one), around(other))
}
