//! Events that were found and could not be understood, and where the first of each kind stands.

use crate::event::{Misread, Place, Skipped};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many different reasons are kept apart for one file; what comes behind is counted together.
const REASONS: usize = 32;

/// Such events, by file and reason.
#[derive(Debug, Default)]
pub(super) struct Misreadings(BTreeMap<(Arc<str>, String), (u64, u64)>);

impl Misreadings {
    /// Notes one.
    pub(super) fn note(&mut self, misread: &Misread, place: Place) {
        let mut key = (place.file, misread.to_string());
        if self.0.len() >= REASONS && !self.0.contains_key(&key) {
            "other reasons".clone_into(&mut key.1);
        }
        self.add(key, place.ordinal, 1);
    }

    /// Takes in those of another file.
    pub(super) fn merge(&mut self, other: Self) {
        for (key, (ordinal, count)) in other.0 {
            self.add(key, ordinal, count);
        }
    }

    /// All of them, each reason with its count.
    pub(super) fn finish(self) -> Vec<Skipped> {
        let all = self.0.into_iter();
        all.map(|((file, reason), (ordinal, count))| Skipped {
            place: Place { file, ordinal },
            reason,
            count,
        })
        .collect()
    }

    fn add(&mut self, key: (Arc<str>, String), ordinal: u64, count: u64) {
        let known = self.0.entry(key).or_insert((ordinal, 0));
        known.0 = known.0.min(ordinal);
        known.1 += count;
    }
}
