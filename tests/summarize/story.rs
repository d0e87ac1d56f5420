//! The story of the leaked key is one incident with its whole chain, and the noise around it is left alone.

use crate::input::{
    bucket, each, essence, folder, gzip, incidents, only, records, report, report_on, sample,
    summarize, trail, unpacked, write,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The keys of those who tell the story.
const ATTACKERS: [&str; 2] = ["AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE"];
/// From where they are used by others than their owner.
const FROM: &str = "198.51.100.23";

/// The records of the attack: `svc-report` also works from its own address.
fn attack() -> Vec<Value> {
    let mut records = records();
    records.retain(|record| record["sourceIPAddress"] == FROM);
    records
}

/// All other records, by the name of who made them.
fn noise() -> BTreeMap<String, Vec<Value>> {
    let mut noise: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in records() {
        if record["sourceIPAddress"] != FROM {
            let identity = &record["userIdentity"];
            let name = identity["arn"]
                .as_str()
                .or(identity["invokedBy"].as_str())
                .unwrap();
            noise.entry(name.to_owned()).or_default().push(record);
        }
    }
    noise
}

fn story() -> Value {
    report(&[&sample("leaked-key.json.gz")])
}

#[test]
fn the_story_is_one_incident_of_both_users() {
    let report = story();
    assert_eq!(report["read"]["events"], 63);
    assert_eq!(report["read"]["skipped"], json!([]));
    let incident = only(&report);
    assert!(matches!(
        incident["urgency"].as_str(),
        Some("critical" | "high")
    ));
    assert_eq!(incident["outcome"], "success");
    assert_eq!(incident["account"], "111122223333");
    let actors = each(&incident["actors"], "name");
    for name in [
        ATTACKERS[0],
        ATTACKERS[1],
        "arn:aws:iam::111122223333:user/svc-report",
        "arn:aws:iam::111122223333:user/support-backup",
    ] {
        assert!(actors.contains(&name), "{name}: {actors:?}");
    }
    for stranger in [
        "hanako",
        "terraform",
        "chat-api",
        "taro",
        "etl",
        "ignore-previous",
    ] {
        assert!(
            !actors.iter().any(|actor| actor.contains(stranger)),
            "{stranger}"
        );
    }
    assert!(each(&incident["resources"], "name").contains(&"sekisho0watch"));
    assert!(each(&incident["indicators"], "name").contains(&FROM));
    let guides: Vec<&str> = std::iter::once(&incident["guide"])
        .chain(incident["further_guides"].as_array().unwrap())
        .map(|guide| guide.as_str().unwrap())
        .collect();
    for guide in [
        "aws/identity-incidents/privilege-grant",
        "aws/identity-incidents/account-persistence",
        "aws/ai-incidents/guardrail-tampering",
        "aws/ai-incidents/model-invocation-logging-tampering",
        "aws/ai-incidents/model-access-change",
        "aws/ai-incidents/anomalous-model-invocation",
    ] {
        assert!(guides.contains(&guide), "{guide}: {guides:?}");
    }
}

#[test]
fn the_timeline_is_in_order_and_tells_what_was_denied_from_what_was_done() {
    let report = story();
    let events = only(&report)["events"].as_array().unwrap();
    let times: Vec<&str> = events
        .iter()
        .map(|event| event["time"].as_str().unwrap())
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    let told = |name: &str| -> Vec<(&str, Option<&str>, &str)> {
        let named = events.iter().filter(|event| event["name"] == name);
        named
            .map(|event| {
                let actor = event["actor"].as_str().unwrap().rsplit('/').next().unwrap();
                (
                    event["outcome"].as_str().unwrap(),
                    event["error"].as_str(),
                    actor,
                )
            })
            .collect()
    };
    assert_eq!(
        told("DeleteGuardrail"),
        [
            ("failure", Some("AccessDenied"), "svc-report"),
            ("success", None, "support-backup")
        ]
    );
    assert_eq!(
        told("StopLogging"),
        [("failure", Some("AccessDenied"), "support-backup")]
    );
    assert_eq!(
        told("CreateLoginProfile"),
        [("failure", Some("PasswordPolicyViolation"), "svc-report")]
    );
    assert_eq!(told("CreateUser"), [("success", None, "svc-report")]);
    assert_eq!(told("AttachUserPolicy"), [("success", None, "svc-report")]);
    assert_eq!(
        told("DeleteModelInvocationLoggingConfiguration"),
        [
            ("success", None, "svc-report"),
            ("success", None, "support-backup")
        ]
    );
}

#[test]
fn no_call_is_told_more_often_than_it_was_made() {
    let report = story();
    let records = attack();
    let mut told: BTreeMap<(String, String, bool), u64> = BTreeMap::new();
    for event in only(&report)["events"].as_array().unwrap() {
        let word = |member: &str| event[member].as_str().unwrap().to_owned();
        let key = (word("name"), word("actor"), event["error"].is_null());
        *told.entry(key).or_default() += event["count"].as_u64().unwrap();
    }
    let mut wrong = Vec::new();
    for ((name, actor, done), count) in told {
        let made = records.iter().filter(|record| {
            record["eventName"] == *name
                && record["userIdentity"]["arn"] == *actor
                && record["errorCode"].is_null() == done
        });
        let made = made.count() as u64;
        if count > made {
            wrong.push(format!(
                "{name} by {actor}, done {done}: {count} times and not {made}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_commands_stop_both_keys_and_restore_what_was_taken_away() {
    let report = story();
    let mut commands: Vec<String> = Vec::new();
    for action in only(&report)["actions"].as_array().unwrap() {
        let own = (!action["command"].is_null()).then_some(&action["command"]);
        for command in own
            .into_iter()
            .chain(action["further_commands"].as_array().unwrap())
        {
            let words: Vec<&str> = command
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap())
                .collect();
            commands.push(words.join(" "));
        }
    }
    for (user, key) in [
        ("svc-report", ATTACKERS[0]),
        ("support-backup", ATTACKERS[1]),
    ] {
        let wanted = format!(
            "aws iam update-access-key --user-name {user} --access-key-id {key} --status Inactive"
        );
        assert!(commands.contains(&wanted), "{wanted}: {commands:#?}");
    }
    assert!(
        commands
            .iter()
            .any(|command| command.contains("detach-user-policy --user-name support-backup"))
    );
    assert!(
        commands
            .iter()
            .any(|command| command.contains("get-guardrail") && command.contains("sekisho0watch"))
    );
    for stranger in ["hanako", "terraform", "chat-api", "taro.suzuki"] {
        assert!(
            !commands.iter().any(|command| command.contains(stranger)),
            "{commands:#?}"
        );
    }
}

#[test]
fn nothing_is_destroyed_before_something_preserves_it() {
    let report = story();
    let actions = only(&report)["actions"].as_array().unwrap();
    let preserves = actions
        .iter()
        .position(|action| action["phase"] == "preserve")
        .unwrap();
    let destroys = actions
        .iter()
        .position(|action| action["effect"] == "destroy");
    assert!(destroys.is_none_or(|at| at > preserves));
}

#[test]
fn the_noise_alone_is_not_urgent_one_by_one_or_together() {
    let folder = folder("noise");
    let mut all = Vec::new();
    for (index, (name, records)) in noise().into_iter().enumerate() {
        let file = write(&folder, &format!("{index}.json"), trail(&records));
        let report = report(&[&file]);
        assert_eq!(report["read"]["events"], records.len());
        for incident in incidents(&report) {
            assert!(
                matches!(incident["urgency"].as_str(), None | Some("low")),
                "{name}: {incident}"
            );
        }
        all.extend(records);
    }
    assert_eq!(all.len() + attack().len(), 63);
    let file = write(&folder, "all.json", trail(&all));
    for incident in incidents(&report(&[&file])) {
        assert!(
            matches!(incident["urgency"].as_str(), None | Some("low")),
            "{incident}"
        );
    }
}

#[test]
fn without_its_noise_the_story_is_the_same() {
    let all = report_on("attack-alone", trail(&attack()));
    assert_eq!(essence(&all), essence(&story()));
}

#[test]
fn the_second_key_alone_leads_back_to_the_first() {
    // The chain holds whichever record links it: the key that was made, or the user.
    for lost in ["CreateUser", "CreateAccessKey"] {
        let mut records = attack();
        records.retain(|record| record["eventName"] != lost);
        let report = report_on(&format!("without-{lost}"), trail(&records));
        let actors = each(&incidents(&report)[0]["actors"], "name");
        assert!(
            ATTACKERS.iter().all(|key| actors.contains(key)),
            "{lost}: {actors:?}"
        );
    }
    let mut records = attack();
    records.retain(|record| {
        !matches!(
            record["eventName"].as_str(),
            Some("CreateUser" | "CreateAccessKey" | "CreateLoginProfile")
        )
    });
    let report = report_on("without-links", trail(&records));
    assert!(
        incidents(&report).len() > 1,
        "nothing says that the users belong together"
    );
}

/// The story as a bucket, a file, a search and a bus have it; each name stands for files.
fn forms(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let plain = unpacked(&sample("leaked-key.json.gz"));
    let lines: Vec<String> = records().iter().map(ToString::to_string).collect();
    vec![
        ("plain", write(folder, "leaked-key.json", plain)),
        ("packed", sample("leaked-key.json.gz")),
        ("bucket", bucket(folder)),
        (
            "lines",
            write(
                folder,
                "records.jsonl.gz",
                gzip(lines.join("\n").as_bytes()),
            ),
        ),
    ]
}

#[test]
fn every_form_and_every_mixture_of_forms_tells_the_same_story() {
    let folder = folder("forms");
    let wanted = essence(&story());
    let forms = forms(&folder);
    for (name, path) in &forms {
        assert_eq!(essence(&report(&[path])), wanted, "{name}");
    }
    let partial = [
        sample("lookup-events.json"),
        sample("eventbridge-delete-guardrail.json"),
    ];
    let mut all: Vec<&Path> = forms
        .iter()
        .map(|(_, path)| path.as_path())
        .chain(partial.iter().map(PathBuf::as_path))
        .collect();
    for turn in 0..all.len() {
        let report = report(&all);
        assert_eq!(report["read"]["skipped"], json!([]));
        assert_eq!(essence(&report), wanted, "turn {turn}");
        all.rotate_left(1);
    }
}

#[test]
fn the_events_of_a_search_tell_what_one_region_knows() {
    let report = report(&[&sample("lookup-events.json")]);
    assert_eq!(report["read"]["events"], 20);
    let actors: Vec<&str> = incidents(&report)
        .iter()
        .flat_map(|incident| each(&incident["actors"], "name"))
        .collect();
    assert!(
        ATTACKERS.iter().all(|key| actors.contains(key)),
        "{actors:?}"
    );
    for incident in incidents(&report) {
        assert_eq!(incident["regions"], json!(["us-west-2"]));
    }
}

#[test]
fn one_record_of_a_bus_is_an_incident() {
    let report = report(&[&sample("eventbridge-delete-guardrail.json")]);
    let incident = only(&report);
    assert_eq!(incident["guide"], "aws/ai-incidents/guardrail-tampering");
    assert!(matches!(
        incident["urgency"].as_str(),
        Some("high" | "critical")
    ));
}

#[test]
fn findings_and_records_of_one_key_are_one_incident() {
    let report = report(&[&sample("leaked-key.json.gz"), &sample("get-findings.json")]);
    let both = incidents(&report)
        .iter()
        .find(|incident| each(&incident["actors"], "name").contains(&ATTACKERS[1]))
        .unwrap();
    let sources = each(&both["events"], "source");
    assert!(
        sources.contains(&"cloud-trail") && sources.contains(&"guard-duty"),
        "{sources:?}"
    );
    assert_eq!(both["urgency"], "critical");
    assert_eq!(incidents(&report).len(), 7);
}

#[test]
fn the_terminal_shows_the_chain_in_japanese() {
    let run = summarize(&[&sample("leaked-key.json.gz")], ["--lang", "ja"]).run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    for text in [
        "緊急",
        "support-backup",
        "sekisho0watch",
        "失敗 (AccessDenied)",
        FROM,
    ] {
        assert!(run.stdout.contains(text), "{text}");
    }
}
