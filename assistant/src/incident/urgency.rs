//! How urgent an incident is, as a function of what is known of it, with the reasons.
//!
//! The urgency of a notice is its gravity (the level of the rule, the severity that the cloud gave), unless the guide gives another to
//! what the event says (`urgency_when`); what only failed is one step lower. The incident is as urgent as its most urgent notice, and one step
//! more if the actor is all-powerful, if something stands open to the public, or if three or more kinds of acts in a row have succeeded.
//! What ended more than 90 days ago is one step less. A sample, and what somebody has archived, has no urgency.

use super::notice::{Gravity, Notice};
use crate::event::Outcome;
use guidelines::{Guide, Urgency};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeSet;

/// From how many kinds of successful acts on an incident is a chain.
const CHAIN: usize = 3;
/// After how many seconds what ended is old: 90 days, for which CloudTrail keeps its event history
/// (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html>).
const OLD_IN_SECONDS: i64 = 90 * 24 * 60 * 60;

/// Why an incident is as urgent as it is. The rule is a word that reports have a phrase for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// `severity`, `level`, `guide`, `failed`, `privilege`, `public`, `chain`, `old`, `sample` or `archived`.
    pub rule: &'static str,
    /// What was seen: `8.0`, `guardrail_action = NONE`, …
    pub seen: String,
    /// The urgency after this.
    pub urgency: Option<Urgency>,
    /// The id of the event that says so, if one does.
    pub event: Option<String>,
}

/// The urgency of a group of notices at `now`, and the reasons in the order in which they count.
pub(crate) fn judge<'g>(
    notices: &[Notice],
    guide: impl Fn(&str) -> Option<&'g Guide>,
    now: Timestamp,
) -> (Option<Urgency>, Vec<Reason>) {
    let of_notices = notices
        .iter()
        .filter_map(|notice| of_notice(notice, notice.guide.as_deref().and_then(&guide)));
    let Some((mut urgency, mut reasons)) =
        of_notices.reduce(|best, other| if other.0 > best.0 { other } else { best })
    else {
        return (None, put_aside(notices));
    };
    if let Some(reason) = raised(notices, urgency) {
        urgency = reason.urgency.unwrap_or(urgency);
        reasons.push(reason);
    }
    let ended = notices.iter().map(|notice| notice.last_seen).max();
    if let Some(ended) = ended.filter(|ended| now.as_second() - ended.as_second() > OLD_IN_SECONDS)
    {
        urgency = lower(urgency);
        reasons.push(Reason {
            rule: "old",
            seen: ended.to_string(),
            urgency: Some(urgency),
            event: None,
        });
    }
    (Some(urgency), reasons)
}

/// Why nothing of it is urgent.
fn put_aside(notices: &[Notice]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for notice in notices.iter().filter(|notice| !notice.is_live()) {
        let rule = if notice.event.sample {
            "sample"
        } else {
            "archived"
        };
        reasons.push(Reason {
            rule,
            seen: notice.event.name.clone(),
            urgency: None,
            event: Some(notice.event.id.clone()),
        });
    }
    reasons
}

/// The urgency of one notice alone; none for context, samples and what was put aside.
pub(crate) fn of_notice(notice: &Notice, guide: Option<&Guide>) -> Option<(Urgency, Vec<Reason>)> {
    let mut urgency = match notice.gravity {
        _ if !notice.is_live() => return None,
        Gravity::Context => return None,
        Gravity::Low => Urgency::Low,
        Gravity::Medium => Urgency::Medium,
        Gravity::High => Urgency::High,
        Gravity::Critical => Urgency::Critical,
    };
    let event = &notice.event;
    let reason = |rule, seen: String, urgency| Reason {
        rule,
        seen,
        urgency: Some(urgency),
        event: Some(event.id.clone()),
    };
    let mut reasons = vec![match (&notice.rule, event.severity) {
        (Some(rule), _) => reason("level", rule.clone(), urgency),
        (None, Some(severity)) => reason("severity", format!("{severity:.1}"), urgency),
        (None, None) => {
            // The alert says nothing of its severity, so the guide's usual urgency stands.
            urgency = guide.map_or(urgency, |guide| guide.urgency);
            reason("guide", event.name.clone(), urgency)
        }
    }];
    let said = guide.into_iter().flat_map(|guide| &guide.urgency_when);
    if let Some(when) = said
        .filter(|when| when.holds(event.slot(&when.slot)))
        .max_by_key(|when| when.urgency)
    {
        urgency = when.urgency;
        let value = event.slot(&when.slot).unwrap_or_default();
        reasons.push(reason("guide", format!("{} = {value}", when.slot), urgency));
    }
    if event.outcome == Outcome::Failure {
        urgency = lower(urgency);
        let error = event
            .error
            .as_deref()
            .or_else(|| event.slot("guardrail_action"));
        let seen = error.unwrap_or(&event.name).to_owned();
        reasons.push(reason("failed", seen, urgency));
    }
    Some((urgency, reasons))
}

/// What makes it one step more urgent, if anything does.
fn raised(notices: &[Notice], urgency: Urgency) -> Option<Reason> {
    let higher = raise(urgency)?;
    let live = || {
        notices.iter().filter(|notice| {
            notice.is_live()
                && notice.gravity > Gravity::Context
                && notice.outcome() != Outcome::Failure
        })
    };
    let reason = |rule, seen: String, event: Option<&Notice>| Reason {
        rule,
        seen,
        urgency: Some(higher),
        event: event.map(|notice| notice.event.id.clone()),
    };
    let said = |slot: &'static str, wanted: fn(&str) -> bool| {
        live().find(|notice| notice.event.slot(slot).is_some_and(wanted))
    };
    if let Some(notice) = said("principal_type", |kind| kind.eq_ignore_ascii_case("root")) {
        return Some(reason("privilege", "root".to_owned(), Some(notice)));
    }
    if let Some(notice) = said("policy_arn", |arn| {
        arn.ends_with(":policy/AdministratorAccess")
    }) {
        return Some(reason(
            "privilege",
            "AdministratorAccess".to_owned(),
            Some(notice),
        ));
    }
    if let Some(notice) = said("public", |public| public == "true") {
        return Some(reason("public", "public = true".to_owned(), Some(notice)));
    }
    let kinds: BTreeSet<&str> = live()
        .filter_map(|notice| notice.guide.as_deref())
        .collect();
    (kinds.len() >= CHAIN).then(|| reason("chain", kinds.len().to_string(), None))
}

fn raise(urgency: Urgency) -> Option<Urgency> {
    match urgency {
        Urgency::Low => Some(Urgency::Medium),
        Urgency::Medium => Some(Urgency::High),
        Urgency::High => Some(Urgency::Critical),
        Urgency::Critical => None,
    }
}

fn lower(urgency: Urgency) -> Urgency {
    match urgency {
        Urgency::Critical => Urgency::High,
        Urgency::High => Urgency::Medium,
        Urgency::Medium | Urgency::Low => Urgency::Low,
    }
}
