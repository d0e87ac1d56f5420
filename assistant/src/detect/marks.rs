//! What correlations remember of the records that fed them, in bounded memory.
//!
//! A record leaves a mark: the second, the rule that matched, and the hash of the value that counts. Marks that are the same are
//! counted. When there are too many, all of them are made coarser by one step, and again until they fit. Each step is a function of
//! the marks before it, so what is kept at the end depends on what was noted, and not on the order of it.

use super::rule::RuleId;
use rustc_hash::FxHashMap;

/// What a group costs beside its marks, in marks.
const GROUP: usize = 8;
/// The first step at which groups are left out.
const SPARSE: u32 = 10;
/// The step at which nothing is left.
const NOTHING: u32 = SPARSE + 63;

/// One or more records that are the same to a correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Mark {
    /// Seconds since 1970.
    pub(super) second: i64,
    /// The place of the rule among the rules of the correlation.
    pub(super) base: u8,
    /// The hash of the value that counts; 0 where none does.
    pub(super) value: u64,
}

/// A correlation, and the hash of the values of its group.
pub(super) type Key = (RuleId, u64);

/// The marks of one group.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The values of the fields that it is grouped by.
    pub(super) values: Box<[Box<str>]>,
    /// The time span of the correlation, in seconds.
    pub(super) timespan: i64,
    /// How many records each mark stands for.
    pub(super) marks: FxHashMap<Mark, u64>,
}

impl Group {
    fn cost(&self) -> usize {
        let text: usize = self.values.iter().map(|value| value.len()).sum();
        GROUP + text / 32
    }
}

/// The marks of all groups.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    pub(super) groups: FxHashMap<Key, Group>,
    /// How coarse the marks are; 0 is exact.
    pub(super) step: u32,
    cost: usize,
    limit: usize,
}

impl Marks {
    /// None yet, and never many more than `limit`.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            groups: FxHashMap::default(),
            step: 0,
            cost: 0,
            limit,
        }
    }

    /// Adds what `count` records said. `values` are asked for only where the group is new.
    pub(super) fn add(
        &mut self,
        key: Key,
        timespan: i64,
        mark: Mark,
        count: u64,
        values: impl FnOnce() -> Box<[Box<str>]>,
    ) {
        self.put(key, timespan, mark, count, values);
        while self.cost > self.limit && self.step < NOTHING {
            self.coarsen(self.step + 1);
        }
    }

    fn put(
        &mut self,
        key: Key,
        timespan: i64,
        mark: Mark,
        count: u64,
        values: impl FnOnce() -> Box<[Box<str>]>,
    ) {
        if !keeps(self.step, key.1) {
            return;
        }
        let mark = coarse(self.step, timespan, mark);
        let group = self.groups.entry(key).or_insert_with(|| {
            let group = Group {
                values: values(),
                timespan,
                marks: FxHashMap::default(),
            };
            self.cost += group.cost();
            group
        });
        let counted = group.marks.entry(mark).or_insert_with(|| {
            self.cost += 1;
            0
        });
        *counted = counted.saturating_add(count);
    }

    /// Takes over what another part of the records left.
    pub(super) fn merge(&mut self, other: Self) {
        if other.step > self.step {
            self.coarsen(other.step);
        }
        for (key, group) in other.groups {
            for (mark, count) in group.marks {
                self.add(key, group.timespan, mark, count, || group.values.clone());
            }
        }
    }

    fn coarsen(&mut self, step: u32) {
        self.step = step;
        self.cost = 0;
        for (key, group) in std::mem::take(&mut self.groups) {
            let mut values = Some(group.values);
            for (mark, count) in group.marks {
                self.put(key, group.timespan, mark, count, || {
                    values.take().unwrap_or_default()
                });
            }
        }
    }
}

/// Whether a group is kept at this step: from some step on half of them, a quarter, an eighth.
fn keeps(step: u32, group: u64) -> bool {
    match step.checked_sub(SPARSE) {
        None => true,
        Some(halvings) => group.checked_shr(63 - halvings.min(63)) == Some(0),
    }
}

/// A mark as it is kept at a step. Different values may become one, so fewer are counted than there were, never more.
fn coarse(step: u32, timespan: i64, mark: Mark) -> Mark {
    let value = match step {
        0 | 1 => mark.value,
        2 | 3 => mark.value & 0xFFFF,
        4..8 => mark.value & 0xFFF,
        8 => mark.value & 0xFF,
        _ => mark.value & 0x3F,
    };
    Mark {
        second: coarse_second(step, timespan, mark.second),
        value,
        ..mark
    }
}

/// The second at which the mark of a record stands: exact, then a power of two of seconds around a 64th of the time span, and
/// twice as much at every step until it is around the time span.
pub(super) fn coarse_second(step: u32, timespan: i64, second: i64) -> i64 {
    let Some(doublings) = step.checked_sub(1) else {
        return second;
    };
    let smallest = (timespan / 64).max(1).ilog2();
    let width = 1_i64 << (smallest + doublings.min(6));
    second.div_euclid(width) * width
}
