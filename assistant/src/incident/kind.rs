//! Events of one kind as they are gathered: how many, and the few that are kept of them.

use super::gather::Answered;
use super::group::hash;
use super::notice::Notice;
use super::tally::Tally;
use crate::detect::RuleId;
use crate::event::{Event, resources};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Of how many names, resources, addresses and access keys a notice keeps the first event.
const MOST_EVENTS: usize = 20;

/// Events of one rule, one actor and one outcome.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) rule: RuleId,
    count: u64,
    first_seen: Timestamp,
    last_seen: Timestamp,
    tally: Tally,
    /// The first event of each of the first few names, resources, addresses and access keys.
    events: BTreeMap<u64, Event>,
}

impl Kind {
    /// One event.
    pub(super) fn new(rule: RuleId, event: &Event) -> Self {
        let mut kind = Self {
            rule,
            count: 0,
            first_seen: event.first_seen,
            last_seen: event.last_seen,
            tally: Tally::default(),
            events: BTreeMap::new(),
        };
        kind.add(event);
        kind
    }

    /// One more.
    pub(super) fn add(&mut self, event: &Event) {
        self.count += 1;
        self.tally.count(&event.name, event.last_seen);
        self.first_seen = self.first_seen.min(event.first_seen);
        self.last_seen = self.last_seen.max(event.last_seen);
        self.keep(event);
    }

    /// Keeps the first event of each name, resource, address and access key, of those that were first met.
    fn keep(&mut self, event: &Event) {
        let order = |event: &Event| (event.first_seen, event.id.clone());
        let resource = resources(event).into_iter().next();
        let resource = resource.map(|resource| (resource.kind, resource.id));
        let key = hash((
            resource,
            event.slot("ip"),
            event.slot("access_key"),
            &event.name,
        ));
        match self.events.get_mut(&key) {
            Some(known) if order(known) <= order(event) => return,
            Some(known) => *known = event.clone(),
            None => {
                self.events.insert(key, event.clone());
            }
        }
        if self.events.len() > MOST_EVENTS {
            let last = self.events.iter().max_by_key(|(_, event)| order(event));
            if let Some(last) = last.map(|(key, _)| *key) {
                self.events.remove(&last);
            }
        }
    }

    /// Takes in what another thread has seen of it.
    pub(super) fn merge(&mut self, other: Self) {
        self.first_seen = self.first_seen.min(other.first_seen);
        self.last_seen = self.last_seen.max(other.last_seen);
        self.count += other.count;
        self.tally.merge(other.tally);
        for event in other.events.into_values() {
            self.keep(&event);
        }
    }

    /// What is told of it, with the answer to its rule.
    pub(super) fn notice(self, answered: Answered) -> Option<Notice> {
        let mut events: Vec<Event> = self.events.into_values().collect();
        events.sort_by(|one, other| (one.first_seen, &one.id).cmp(&(other.first_seen, &other.id)));
        Some(Notice {
            rule: Some(answered.rule),
            guide: answered.guide,
            near: answered.near,
            gravity: answered.gravity,
            event: (!events.is_empty()).then(|| events.remove(0))?,
            others: events,
            first_seen: self.first_seen,
            last_seen: self.last_seen,
            count: self.count,
            tally: self.tally,
        })
    }
}
