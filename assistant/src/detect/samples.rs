//! The few records that are kept for a reader to look at, chosen so that the order of records does not matter.
//!
//! Time is cut into pieces as long as the time span of the correlation. Of each group, rule and piece the earliest records are
//! kept. Whatever comes together within the time span lies in at most two pieces, and the earliest record of one of them is a
//! part of it; so there is always one to show, as long as they all fit. When there are too many, fewer of each piece are kept, then
//! of longer and longer pieces.

use super::marks::Key;
use jiff::Timestamp;
use rustc_hash::FxHashMap;

/// How many records of a piece are kept at first.
const KEPT: usize = 5;
/// The first step at which groups are left out.
const SPARSE: u32 = 24;
/// The step at which nothing is left.
const NOTHING: u32 = SPARSE + 63;

/// Records of one group, rule and piece of time, earliest first.
#[derive(Clone, Debug)]
struct Piece<E> {
    timespan: i64,
    records: Vec<(Timestamp, E)>,
}

/// A record that was kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sample<E> {
    at: Timestamp,
    record: E,
    /// The place of the rule that matched it.
    base: u8,
}

/// The records of all groups.
#[derive(Clone, Debug)]
pub(super) struct Samples<E> {
    pieces: FxHashMap<(Key, u8, i64), Piece<E>>,
    /// How few are kept; at 0 none was left out that would be shown.
    step: u32,
    count: usize,
    limit: usize,
}

impl<E: Clone + Ord> Samples<E> {
    /// None yet, and never many more than `limit`.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            pieces: FxHashMap::default(),
            step: 0,
            count: 0,
            limit,
        }
    }

    /// Whether there were so many groups that of some nothing is left.
    pub(super) fn leave_groups_out(&self) -> bool {
        self.step >= SPARSE
    }

    /// Keeps a record if it is one of the earliest. It is asked for only then.
    pub(super) fn add(
        &mut self,
        key: Key,
        base: u8,
        timespan: i64,
        at: Timestamp,
        record: impl FnOnce() -> E,
    ) {
        self.put(key, base, timespan, at, record);
        while self.count > self.limit && self.step < NOTHING {
            self.thin(self.step + 1);
        }
    }

    fn put(
        &mut self,
        key: Key,
        base: u8,
        timespan: i64,
        at: Timestamp,
        record: impl FnOnce() -> E,
    ) {
        if !keeps(self.step, key.1) {
            return;
        }
        let kept = kept(self.step);
        let piece = at.as_second().div_euclid(width(self.step, timespan));
        let piece = self
            .pieces
            .entry((key, base, piece))
            .or_insert_with(|| Piece {
                timespan,
                records: Vec::with_capacity(1),
            });
        if piece.records.len() >= kept && piece.records.last().is_some_and(|(last, _)| *last < at) {
            return;
        }
        let record = (at, record());
        let Err(place) = piece.records.binary_search(&record) else {
            return;
        };
        if place >= kept {
            return;
        }
        piece.records.insert(place, record);
        if piece.records.len() > kept {
            piece.records.pop();
        } else {
            self.count += 1;
        }
    }

    /// Takes over what another part of the records left.
    pub(super) fn merge(&mut self, other: Self) {
        if other.step > self.step {
            self.thin(other.step);
        }
        for ((key, base, _), piece) in other.pieces {
            for (at, record) in piece.records {
                self.add(key, base, piece.timespan, at, || record);
            }
        }
    }

    fn thin(&mut self, step: u32) {
        self.step = step;
        self.count = 0;
        for ((key, base, _), piece) in std::mem::take(&mut self.pieces) {
            for (at, record) in piece.records {
                self.put(key, base, piece.timespan, at, || record);
            }
        }
    }

    /// All records of each group, earliest first.
    pub(super) fn by_group(self) -> FxHashMap<Key, Vec<Sample<E>>> {
        let mut groups: FxHashMap<Key, Vec<Sample<E>>> = FxHashMap::default();
        for ((key, base, _), piece) in self.pieces {
            let records = piece.records.into_iter();
            let samples = records.map(|(at, record)| Sample { at, record, base });
            groups.entry(key).or_default().extend(samples);
        }
        for samples in groups.values_mut() {
            samples.sort();
        }
        groups
    }
}

/// Those of a group that are shown of a stretch: the earliest of each rule, and further ones until there are so many. Where none
/// was kept of the stretch, the one before it or else after it.
pub(super) fn shown<E: Clone + Ord>(
    samples: &[Sample<E>],
    first: Timestamp,
    is_inside: impl Fn(Timestamp) -> bool,
    many: usize,
) -> Vec<E> {
    let inside: Vec<&Sample<E>> = samples.iter().filter(|one| is_inside(one.at)).collect();
    let mut bases = Vec::new();
    let is_new = |base: u8, bases: &mut Vec<u8>| {
        let is_new = !bases.contains(&base);
        if is_new {
            bases.push(base);
        }
        is_new
    };
    let (mut chosen, others): (Vec<&Sample<E>>, Vec<&Sample<E>>) = inside
        .into_iter()
        .partition(|one| is_new(one.base, &mut bases));
    chosen.extend(others.into_iter().take(many.saturating_sub(chosen.len())));
    if chosen.is_empty() {
        let after = samples.partition_point(|one| one.at < first);
        let nearest = samples.get(..after).and_then(<[_]>::last);
        chosen.extend(nearest.or_else(|| samples.get(after)));
    }
    chosen.sort();
    let mut records: Vec<E> = chosen.iter().map(|one| one.record.clone()).collect();
    // A record that two of the rules match is one record.
    records.dedup();
    records
}

fn kept(step: u32) -> usize {
    match step {
        0 => KEPT,
        1 => 2,
        _ => 1,
    }
}

fn width(step: u32, timespan: i64) -> i64 {
    timespan << step.saturating_sub(2).min(SPARSE)
}

fn keeps(step: u32, group: u64) -> bool {
    match step.checked_sub(SPARSE) {
        None => true,
        Some(halvings) => group.checked_shr(63 - halvings.min(63)) == Some(0),
    }
}
