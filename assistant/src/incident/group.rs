//! Which notices belong together: one actor under all its names and sessions, one attack sequence, one attacked host, and one stretch of time.

use super::notice::{Gravity, Notice};
use crate::event::{identities, resources};
use jiff::Timestamp;
use rustc_hash::FxHashMap;
use std::hash::{BuildHasher as _, Hash};

/// How long an actor may rest before what follows is another incident. GuardDuty correlates attack sequences over the same time
/// (<https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-extended-threat-detection.html>).
const REST_IN_SECONDS: i64 = 24 * 60 * 60;

/// The kinds of resources that hold an attacker: alerts about one of them are about the same attack. Many actors use a bucket or a
/// trail side by side, so those hold nobody.
const HOSTS: [&str; 6] = [
    "instance",
    "cluster",
    "function",
    "db_instance",
    "task",
    "notebook",
];

/// Identities that handed credentials to others, as hashes of identity keys.
#[derive(Clone, Debug, Default)]
pub struct Links(Vec<(u64, u64)>);

/// The hash of an identity key, the same in every run.
pub(crate) fn hash(key: impl Hash) -> u64 {
    rustc_hash::FxBuildHasher.hash_one(key)
}

impl Links {
    /// How many are kept: 16 bytes each.
    const MOST: usize = 1_000_000;

    /// Notes that one identity got its credentials from another; false if there are too many.
    pub(crate) fn note(&mut self, parent: u64, child: u64) -> bool {
        if self.0.len() >= Self::MOST {
            self.0.sort_unstable();
            self.0.dedup();
        }
        let room = self.0.len() < Self::MOST;
        if room {
            self.0.push((parent, child));
        }
        room
    }

    /// Takes in those of another.
    pub(crate) fn merge(&mut self, other: Self) -> bool {
        other
            .0
            .into_iter()
            .fold(true, |all, (parent, child)| self.note(parent, child) && all)
    }
}

/// Groups notices. Each group is sorted by time, and the groups by their first notice.
pub(crate) fn group(notices: Vec<Notice>, links: &Links) -> Vec<Vec<Notice>> {
    let mut sets = Sets::default();
    for (parent, child) in &links.0 {
        sets.join(*parent, *child);
    }
    let of_notice: Vec<u64> = notices
        .iter()
        .map(|notice| {
            let mut keys = keys(notice).into_iter();
            let own = keys.next().unwrap_or_default();
            for key in keys {
                sets.join(own, key);
            }
            own
        })
        .collect();
    let mut groups: FxHashMap<u64, Vec<Notice>> = FxHashMap::default();
    for (notice, key) in notices.into_iter().zip(of_notice) {
        groups.entry(sets.find(key)).or_default().push(notice);
    }
    let mut groups: Vec<Vec<Notice>> = groups.into_values().flat_map(by_time).collect();
    // What is only context tells no story alone; what the cloud alerted of always does.
    groups.retain(|group| {
        group
            .iter()
            .any(|notice| notice.gravity > Gravity::Context || notice.rule.is_none())
    });
    groups.sort_by(|one, other| order(one.first()).cmp(&order(other.first())));
    groups
}

fn order(notice: Option<&Notice>) -> Option<impl Ord> {
    notice.map(|notice| {
        (
            notice.first_seen,
            notice.event.id.as_str(),
            notice.rule.as_deref(),
            notice.event.slot("principal"),
            notice.event.outcome,
        )
    })
}

/// Cuts the notices of one actor where it rested.
fn by_time(mut notices: Vec<Notice>) -> Vec<Vec<Notice>> {
    notices.sort_by(|one, other| order(Some(one)).cmp(&order(Some(other))));
    let mut groups: Vec<Vec<Notice>> = Vec::new();
    let mut until: Option<Timestamp> = None;
    for notice in notices {
        let rested = until.is_some_and(|until| {
            notice.first_seen.as_second() - until.as_second() > REST_IN_SECONDS
        });
        let last = notice.last_seen;
        until = until.max(Some(last));
        match groups.last_mut().filter(|_| !rested) {
            Some(group) => group.push(notice),
            None => groups.push(vec![notice]),
        }
    }
    groups
}

/// The keys by which a notice belongs to others; at least one.
fn keys(notice: &Notice) -> Vec<u64> {
    let event = &notice.event;
    if event.sample {
        return vec![hash(("sample", &event.id))];
    }
    let mut keys: Vec<u64> = identities(event).iter().map(hash).collect();
    keys.extend(event.sequence.iter().map(|arn| hash(("sequence", arn))));
    if notice.rule.is_none() {
        let account = event.slot("account").unwrap_or_default();
        keys.extend(
            resources(event)
                .iter()
                .filter(|resource| HOSTS.contains(&resource.kind))
                .map(|resource| hash((account, resource.kind, &resource.id))),
        );
    }
    if keys.is_empty() {
        keys.push(hash(("event", &event.id)));
    }
    keys
}

/// Disjoint sets of keys.
#[derive(Default)]
struct Sets(FxHashMap<u64, u64>);

impl Sets {
    fn find(&mut self, key: u64) -> u64 {
        let mut root = key;
        while let Some(&parent) = self.0.get(&root) {
            root = parent;
        }
        let mut on_the_way = key;
        while on_the_way != root {
            match self.0.insert(on_the_way, root) {
                Some(next) => on_the_way = next,
                None => break,
            }
        }
        root
    }

    fn join(&mut self, one: u64, other: u64) {
        let (one, other) = (self.find(one), self.find(other));
        // The smaller key is the root, so that the order of joining changes nothing.
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}
