//! A record of CloudTrail as an event.

use super::slots;
use super::time::time;
use super::tree::{parse, text};
use super::{Event, Misread, Outcome, Place, Source};
use serde_json::Value;

/// The record as an event.
pub(super) fn event(written: &str, place: Place) -> Result<Event, Misread> {
    let tree = parse(written, false).map_err(|error| Misread::NotJson(error.to_string()))?;
    let seen = tree
        .get("eventTime")
        .and_then(time)
        .ok_or(Misread::NoTime)?;
    let insight = tree.get("insightDetails");
    let service = text(&tree, "eventSource").or_else(|| text(insight?, "eventSource"));
    let name = text(&tree, "eventName")
        .or_else(|| text(&tree, "eventType"))
        .unwrap_or("AwsCloudTrailInsight");
    let id = text(&tree, "eventID").map(str::to_owned);
    Ok(Event {
        id: id.unwrap_or_else(|| format!("{}#{}", place.file, place.ordinal)),
        source: Source::CloudTrail,
        name: name.to_owned(),
        service: service.map(str::to_owned),
        first_seen: seen,
        last_seen: seen,
        updated: seen,
        count: 1,
        outcome: outcome(&tree, insight.is_some()),
        error: error(&tree).map(str::to_owned),
        severity: None,
        archived: false,
        sample: false,
        sequence: None,
        signals: Vec::new(),
        slots: slots::fill(&tree, Source::CloudTrail, service.unwrap_or_default(), name),
        place,
    })
}

/// Why it failed. A sign-in that failed has no code, only a message.
fn error(tree: &Value) -> Option<&str> {
    text(tree, "errorCode").or_else(|| {
        if refused(tree) {
            text(tree, "errorMessage")
        } else {
            None
        }
    })
}

fn outcome(tree: &Value, insight: bool) -> Outcome {
    if insight {
        // It tells of an unusual rate of calls and not of one.
        Outcome::Unknown
    } else if text(tree, "errorCode").is_some() || refused(tree) {
        Outcome::Failure
    } else {
        Outcome::Success
    }
}

/// Sign-ins and the like say in their answer that they failed: `{"ConsoleLogin": "Failure"}`.
fn refused(tree: &Value) -> bool {
    let answer = tree.get("responseElements").and_then(Value::as_object);
    answer.is_some_and(|answer| answer.values().any(|value| value == "Failure"))
}
