//! The urgency of an incident is the documented function of severity, success, privilege, exposure, chain and age, and says its reasons.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assistant::detect::{Rules, Source};
use assistant::event::read;
use assistant::incident::{Gathering, Guidance, Incident, Seen, Watch, Window, incidents};
use guidelines::{Library, Text, Urgency};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::sync::Arc;

/// The moment at which the incidents are looked at.
const NOW: &str = "2026-11-22T00:00:00Z";
const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

/// What the embedded guides and rules make of these events.
fn made(events: &[Value]) -> Vec<Incident> {
    let guides = Library::embedded().guides_for_events().unwrap();
    let guidance = Guidance::new(
        guides,
        &Text {
            ja: "不明",
            en: "unknown",
        },
    )
    .unwrap();
    let sources: Vec<Source<'_>> = guidance
        .guides()
        .filter_map(|guide| {
            Some(Source {
                origin: guide.folder.clone(),
                guide: Some(guide.id.clone()),
                text: guide.detection.as_deref()?,
            })
        })
        .collect();
    let rules = Rules::parse(&sources).unwrap();
    let seen = Seen::default();
    let watch = Watch {
        rules: &rules,
        window: Window::default(),
        seen: &seen,
    };
    let name: Arc<str> = Arc::from("events.json");
    let text = json!({ "Records": events }).to_string();
    let mut gathering = Gathering::new(&rules);
    let reading = read(&mut text.as_bytes(), &name, &mut |record| {
        gathering.take(&watch, record, 0);
    });
    assert!(reading.skipped.is_empty(), "{:?}", reading.skipped);
    let gathered = gathering.finish(&watch, guidance.answers(), &[name]);
    assert!(gathered.misread.is_empty(), "{:?}", gathered.misread);
    incidents(
        gathered.notices,
        &gathered.links,
        &guidance,
        NOW.parse().unwrap(),
    )
}

/// The one incident of these events: its urgency, and the rules that made it.
#[track_caller]
fn judged(events: &[Value]) -> (Option<Urgency>, Vec<&'static str>) {
    let made = made(events);
    assert_eq!(made.len(), 1, "{made:#?}");
    let reasons = made[0].urgency_reasons.iter();
    (made[0].urgency, reasons.map(|reason| reason.rule).collect())
}

fn call(name: &str, service: &str, parameters: &Value) -> Value {
    json!({
        "eventVersion": "1.11", "eventTime": "2026-11-20T02:00:00Z", "eventID": name, "eventName": name,
        "eventSource": format!("{service}.amazonaws.com"), "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
        "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli", "requestParameters": parameters, "responseElements": null,
        "userIdentity": {
            "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/taro", "userName": "taro", "accountId": "111122223333",
            "accessKeyId": "AKIAIOSFODNN8EXAMPLE", "principalId": "AIDACKCEVSQ6C2EXAMPLE",
        },
    })
}

fn deleted() -> Value {
    call(
        "DeleteGuardrail",
        "bedrock",
        &json!({"guardrailIdentifier": "g1"}),
    )
}

fn finding(severity: f64) -> Value {
    json!({
        "schemaVersion": "2.0", "accountId": "111122223333", "region": "us-east-1", "partition": "aws", "id": "f1", "type": "Recon:EC2/Portscan",
        "arn": "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/f1", "severity": severity, "title": "t", "description": "d",
        "createdAt": "2026-11-20T02:00:00Z", "updatedAt": "2026-11-20T02:00:00Z", "resource": {"resourceType": "Instance"},
        "service": {"count": 1, "archived": false, "detectorId": "d", "eventFirstSeen": "2026-11-20T02:00:00Z", "eventLastSeen": "2026-11-20T02:00:00Z"},
    })
}

#[test]
fn a_finding_is_as_urgent_as_its_severity() {
    for (severity, urgency) in [
        (0.5, Urgency::Low),
        (3.9, Urgency::Low),
        (4.0, Urgency::Medium),
        (6.9, Urgency::Medium),
        (7.0, Urgency::High),
        (8.9, Urgency::High),
        (9.0, Urgency::Critical),
        (10.0, Urgency::Critical),
    ] {
        assert_eq!(
            judged(&[finding(severity)]),
            (Some(urgency), vec!["severity"]),
            "{severity}"
        );
    }
}

#[test]
fn what_failed_is_one_step_less_urgent() {
    assert_eq!(judged(&[deleted()]), (Some(Urgency::High), vec!["level"]));
    let mut denied = deleted();
    denied["errorCode"] = "AccessDenied".into();
    assert_eq!(
        judged(&[denied]),
        (Some(Urgency::Medium), vec!["level", "failed"])
    );
}

#[test]
fn an_administrator_makes_it_one_step_more_urgent_and_a_denied_one_does_not() {
    let mut grant = call(
        "AttachUserPolicy",
        "iam",
        &json!({"userName": "taro", "policyArn": ADMINISTRATOR}),
    );
    assert_eq!(
        judged(std::slice::from_ref(&grant)),
        (Some(Urgency::Critical), vec!["level", "privilege"])
    );
    grant["errorCode"] = "AccessDenied".into();
    let (urgency, reasons) = judged(&[grant]);
    assert!(
        urgency <= Some(Urgency::Medium) && !reasons.contains(&"privilege"),
        "{reasons:?}"
    );
}

#[test]
fn the_root_user_makes_it_one_step_more_urgent() {
    let mut record = deleted();
    record["userIdentity"] = json!({"type": "Root", "arn": "arn:aws:iam::111122223333:root", "accountId": "111122223333", "principalId": "111122223333"});
    let (urgency, reasons) = judged(&[record]);
    assert_eq!(urgency, Some(Urgency::Critical));
    assert_eq!(reasons.last(), Some(&"privilege"));
}

#[test]
fn three_kinds_of_acts_that_were_done_are_a_chain_and_two_are_not() {
    let mut stop = call("StopLogging", "cloudtrail", &json!({"name": "t"}));
    let logging = call(
        "DeleteModelInvocationLoggingConfiguration",
        "bedrock",
        &json!({}),
    );
    let (urgency, reasons) = judged(&[deleted(), logging.clone()]);
    assert!(
        urgency == Some(Urgency::High) && !reasons.contains(&"chain"),
        "{reasons:?}"
    );
    let (urgency, reasons) = judged(&[deleted(), logging.clone(), stop.clone()]);
    assert_eq!(urgency, Some(Urgency::Critical));
    assert_eq!(reasons.last(), Some(&"chain"));
    stop["errorCode"] = "AccessDenied".into();
    let (_, reasons) = judged(&[deleted(), logging, stop]);
    assert!(!reasons.contains(&"chain"), "{reasons:?}");
}

#[test]
fn what_ended_more_than_90_days_ago_is_one_step_less_urgent() {
    let now: Timestamp = NOW.parse().unwrap();
    for (seconds, old) in [(90 * 86_400, false), (90 * 86_400 + 1, true)] {
        let mut record = deleted();
        let time = Timestamp::from_second(now.as_second() - seconds).unwrap();
        record["eventTime"] = time.to_string().into();
        let (urgency, reasons) = judged(&[record]);
        assert_eq!(reasons.contains(&"old"), old, "{seconds}");
        assert_eq!(
            urgency,
            Some(if old { Urgency::Medium } else { Urgency::High })
        );
    }
}

#[test]
fn samples_and_what_is_archived_have_no_urgency() {
    for (pointer, value, rule) in [
        ("/service/archived", json!(true), "archived"),
        ("/title", json!("[SAMPLE] t"), "sample"),
    ] {
        let mut aside = finding(9.5);
        *aside.pointer_mut(pointer).unwrap() = value;
        assert_eq!(judged(&[aside]), (None, vec![rule]));
    }
}
