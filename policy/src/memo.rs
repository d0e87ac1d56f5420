//! Remembers what a control said of the same members: fleets are made from templates, so most resources differ only in
//! names and keys that a control does not look at.
//!
//! What a control looks at is what it names. Two resources with equal members under these names get equal verdicts, and
//! equality is compared, not only a hash of it. Of an ARN that it takes a part of by number, only that part counts.

use crate::Finding;
use crate::recent::Recent;
use std::sync::Arc;

/// How many different sets of members are remembered for each control.
const CAPACITY: usize = 64;
/// How often verdicts are asked for before it is weighed whether any come again.
const ENOUGH: usize = 256;

/// What one control said so far, by the numbers of what it sees.
pub(crate) struct Memo<T>(Recent<Box<[u64]>, T>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Recent::new(CAPACITY))
    }
}

/// What all controls of a kind said together, as long as that is worth remembering.
#[derive(Default)]
pub(crate) struct Verdicts {
    memo: Memo<Arc<[Finding]>>,
    asked: usize,
    known: usize,
}

impl Verdicts {
    /// What was said of this before.
    pub(crate) fn get(&mut self, seen: &[u64]) -> Option<Arc<[Finding]>> {
        self.asked += 1;
        let known = self.memo.get(seen);
        self.known += usize::from(known.is_some());
        known
    }

    /// Remembers what is said of this.
    pub(crate) fn insert(&mut self, seen: &[u64], findings: &[Finding]) {
        self.memo.0.insert(seen.into(), findings.into());
    }

    /// Whether resources of the kind are alike, as far as controls see them.
    pub(crate) fn pay(&self) -> bool {
        self.asked < ENOUGH || self.known * 2 > self.asked
    }
}

impl<T: Clone> Memo<T> {
    /// What was said of this before.
    pub(crate) fn get(&mut self, seen: &[u64]) -> Option<T> {
        self.0.get(seen, |said| Some(said.clone()))
    }

    /// What was said of this before; else what is said now.
    pub(crate) fn recall<E>(
        &mut self,
        seen: &[u64],
        say: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if let Some(said) = self.get(seen) {
            return Ok(said);
        }
        let said = say()?;
        self.0.insert(seen.into(), said.clone());
        Ok(said)
    }
}
