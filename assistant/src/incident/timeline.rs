//! The timeline of an incident: each call once, with how often it was made.

use super::Entry;
use super::notice::Notice;
use crate::event::{Event, Outcome, Signal, resources};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The timeline. What several rules noticed is one entry, of the gravest; the signals of an attack sequence stand where they were seen.
pub(super) fn entries(notices: &[Notice]) -> Vec<Entry> {
    let mut by_gravity: Vec<&Notice> = notices.iter().collect();
    by_gravity.sort_by_key(|notice| Reverse(notice.gravity));
    let mut told: BTreeSet<(&str, &str, Timestamp)> = BTreeSet::new();
    // Several rules may have counted the same calls; the gravest speaks for them.
    let mut counted: BTreeSet<(Option<&str>, &str, Outcome)> = BTreeSet::new();
    let mut entries: Vec<Entry> = Vec::new();
    for notice in by_gravity {
        for event in notice.events() {
            if told.insert((&event.id, &event.name, event.first_seen)) {
                let kind = (event.slot("principal"), event.name.as_str(), event.outcome);
                let all = notice.tally.get(&event.name);
                entries.push(entry(notice, event, all.filter(|_| counted.insert(kind))));
                entries.extend(event.signals.iter().map(|signal| of_signal(event, signal)));
            }
        }
    }
    entries.sort_by(|one, other| {
        (one.time, &one.id, &one.name).cmp(&(other.time, &other.id, &other.name))
    });
    entries
}

/// A signal of an attack sequence.
fn of_signal(event: &Event, signal: &Signal) -> Entry {
    Entry {
        id: event.id.clone(),
        time: signal.first_seen.unwrap_or(event.first_seen),
        last_seen: signal.last_seen.unwrap_or(event.last_seen),
        count: signal.count.max(1),
        source: event.source,
        name: signal.name.clone(),
        service: None,
        outcome: Outcome::Unknown,
        error: None,
        rule: None,
        guide: None,
        actor: None,
        ip: None,
        region: None,
        resource: None,
        place: event.place.clone(),
    }
}

/// An event. Of calls of one name the first stands for all those that are not kept: so many, and the last then.
fn entry(notice: &Notice, event: &Event, all: Option<(u64, Timestamp)>) -> Entry {
    let kept = notice.events().filter(|kept| kept.name == event.name);
    let others = (kept.count() as u64).saturating_sub(1);
    let resource = resources(event).into_iter().next();
    let (count, last_seen) = match all {
        Some((count, last_seen)) => (count.saturating_sub(others), last_seen),
        None => (event.count, event.last_seen),
    };
    Entry {
        id: event.id.clone(),
        time: event.first_seen,
        last_seen,
        count: count.max(1),
        source: event.source,
        name: event.name.clone(),
        service: event.service.clone(),
        outcome: event.outcome,
        error: event.error.clone(),
        rule: notice.rule.clone(),
        guide: notice.guide.clone(),
        actor: event.slot("principal").map(str::to_owned),
        ip: event.slot("ip").map(str::to_owned),
        region: event.slot("region").map(str::to_owned),
        resource: resource.map(|resource| resource.id),
        place: event.place.clone(),
    }
}
