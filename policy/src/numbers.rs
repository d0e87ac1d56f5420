//! Numbers for what controls see, so that what was seen before is found by a few of them.

use crate::configuration::Part;
use crate::recent::Recent;
use crate::relations::Scope;
use rustc_hash::FxHasher;
use std::hash::Hasher as _;
use std::sync::Arc;

/// How many different members are known by number.
const MEMBERS: usize = 512;

/// Gives equal members equal numbers, and never the same number to two that differ.
pub(crate) struct Numbers {
    members: Recent<u64, (Arc<str>, Part, u64)>,
    parts: Recent<u64, NumberedPart>,
    next: u64,
}

/// A member, the index of a part between its colons, the part, and its number.
type NumberedPart = (Arc<str>, usize, Option<Box<str>>, u64);

impl Default for Numbers {
    fn default() -> Self {
        Self {
            members: Recent::new(MEMBERS),
            parts: Recent::new(MEMBERS),
            next: 0,
        }
    }
}

impl Numbers {
    /// The number of a member.
    pub(crate) fn of(&mut self, name: &Arc<str>, part: &Part) -> u64 {
        let hash = hash((name, part));
        let known = self.members.get(&hash, |(known_name, known_part, number)| {
            (known_name == name && known_part == part).then_some(*number)
        });
        known.unwrap_or_else(|| {
            self.next += 1;
            let known = (Arc::clone(name), part.clone(), self.next);
            self.members.insert(hash, known);
            self.next
        })
    }

    /// The number of one part between the colons of a text.
    pub(crate) fn of_part(&mut self, name: &Arc<str>, index: usize, text: &str) -> u64 {
        let part = text.split(':').nth(index);
        let hash = hash((name, index, part));
        let known = self
            .parts
            .get(&hash, |(known_name, known_index, known_part, number)| {
                let is_same = known_name == name && *known_index == index;
                (is_same && known_part.as_deref() == part).then_some(*number)
            });
        known.unwrap_or_else(|| {
            self.next += 1;
            let known = (Arc::clone(name), index, part.map(Box::from), self.next);
            self.parts.insert(hash, known);
            self.next
        })
    }

    /// The number of an account and Region.
    pub(crate) fn of_scope(&mut self, (account, region): &Scope) -> u64 {
        let scope = serde_json::json!([account, region]);
        self.of(&"".into(), &Part::new(scope))
    }
}

fn hash(value: impl std::hash::Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
