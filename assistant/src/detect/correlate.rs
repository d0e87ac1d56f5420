//! Correlations at work: what single records left is put together at the end, whatever the order of the records was.

use super::correlation::Correlation;
use super::evaluate::text;
use super::marks::{Key, Mark, Marks, coarse_second};
use super::rule::RuleId;
use super::samples::{Samples, shown};
use super::windows::{stretches, what_differs};
use super::{Fields, Rules};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Marks of 32 bytes each, so some 16 MB with what a table needs beside them.
const MARKS: usize = 300_000;
/// Records that are kept to be shown.
const SAMPLES: usize = 4_096;
/// Records of one stretch that are shown.
const SHOWN: usize = 5;
/// How many groups one record may belong to, where a field holds several values.
const GROUPS: usize = 64;

/// Records that a correlation found together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correlated<E> {
    /// The correlation.
    pub rule: RuleId,
    /// The fields that it is grouped by, and what they held.
    pub group: Vec<(String, String)>,
    /// When the first of the records was, to the second.
    pub first: Timestamp,
    /// When the last of them was, to the second.
    pub last: Timestamp,
    /// How many records there are. One that several of the rules match counts for each.
    pub count: u64,
    /// How many different values of the field that is counted, or how many of the rules; none where records are counted.
    pub distinct: Option<u64>,
    /// The earliest of each rule and further ones up to five, in the order of time. Where very many records were kept there may be
    /// only one, of the same group from another time; if `capped`, there may be none.
    pub samples: Vec<E>,
    /// Whether there was too much to remember, so that times are rounded down, different values may count as one, samples may be
    /// missing altogether, and other groups may not have been noticed.
    pub capped: bool,
}

/// What correlations remember until all records were read.
///
/// Each record is to be noted once; two parts of the records may be noted apart and merged.
#[derive(Clone, Debug)]
pub struct Correlations<E> {
    marks: Marks,
    samples: Samples<E>,
    /// Whether some record belonged to more groups than were noted.
    narrowed: bool,
}

impl<E: Clone + Ord> Correlations<E> {
    /// Remembers nothing yet. Wherever there is no correlation, nothing ever is.
    pub fn new(_rules: &Rules) -> Self {
        Self::with_limits(MARKS, SAMPLES)
    }

    /// Remembers up to about so many marks of 32 bytes, and so many records to be shown.
    pub fn with_limits(marks: usize, samples: usize) -> Self {
        Self {
            marks: Marks::new(marks),
            samples: Samples::new(samples),
            narrowed: false,
        }
    }

    /// Notes that a rule matched a record. `mark` is called only if the record is kept to be shown.
    pub fn note(
        &mut self,
        rules: &Rules,
        base: RuleId,
        fields: &dyn Fields,
        at: Timestamp,
        mark: &dyn Fn() -> E,
    ) {
        for (id, place, correlation) in rules.fed_by(base) {
            let (groups, narrowed) = groups(correlation, fields);
            self.narrowed |= narrowed;
            let values = match &correlation.field {
                None => BTreeSet::from([0]),
                Some(path) => texts(fields, path).iter().map(hash).collect(),
            };
            if values.is_empty() {
                continue;
            }
            for group in &groups {
                let key: Key = (id, hash(group));
                for value in &values {
                    let mark = Mark {
                        second: at.as_second(),
                        base: place,
                        value: *value,
                    };
                    let values = || group.iter().map(|value| value.as_str().into()).collect();
                    self.marks.add(key, correlation.timespan, mark, 1, values);
                }
                self.samples.add(key, place, correlation.timespan, at, mark);
            }
        }
    }

    /// Takes over what was noted of another part of the records.
    pub fn merge(&mut self, other: Self) {
        self.marks.merge(other.marks);
        self.samples.merge(other.samples);
        self.narrowed |= other.narrowed;
    }

    /// Whether there was too much to remember, so that something may not have been noticed or shown. That fewer records of a stretch
    /// are shown, or one of the same group from shortly before or after it, takes nothing away.
    pub fn is_capped(&self) -> bool {
        self.narrowed || self.marks.step > 0 || self.samples.leave_groups_out()
    }

    /// What was found, sorted by rule, group and time. Of one group each stretch of time is one.
    pub fn finish(self, rules: &Rules) -> Vec<Correlated<E>> {
        let capped = self.is_capped();
        let step = self.marks.step;
        let samples = self.samples.by_group();
        let mut found = Vec::new();
        for (key, group) in self.marks.groups {
            let Some(correlation) = rules.correlation(key.0) else {
                continue;
            };
            let mut marks: Vec<(Mark, u64)> = group.marks.into_iter().collect();
            marks.sort_unstable();
            let samples = samples.get(&key).map_or(&[][..], Vec::as_slice);
            for stretch in stretches(correlation, &marks) {
                let Some(inside @ [(first, _), ..]) = marks.get(stretch) else {
                    continue;
                };
                let Some((last, _)) = inside.last() else {
                    continue;
                };
                let seconds = first.second..=last.second;
                let is_inside = |at: Timestamp| {
                    seconds.contains(&coarse_second(step, correlation.timespan, at.as_second()))
                };
                let different = inside
                    .iter()
                    .map(|(mark, _)| what_differs(correlation.together, *mark));
                let different: Option<BTreeSet<u64>> = different.collect();
                let names = correlation.group_by.iter().map(ToString::to_string);
                found.push(Correlated {
                    rule: key.0,
                    group: names
                        .zip(group.values.iter().map(ToString::to_string))
                        .collect(),
                    first: second(first.second),
                    last: second(last.second),
                    count: inside
                        .iter()
                        .fold(0, |sum, (_, count)| sum.saturating_add(*count)),
                    distinct: different.map(|different| different.len() as u64),
                    samples: shown(samples, second(first.second), is_inside, SHOWN),
                    capped,
                });
            }
        }
        found.sort_by(|one, other| {
            (one.rule, &one.group, one.first).cmp(&(other.rule, &other.group, other.first))
        });
        found
    }
}

/// A second of a mark is that of a time stamp or an earlier one of the same range, except where rounding left it.
fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::MIN)
}

/// The same for all parts of the records, and not easily steered by whoever chooses the values.
fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn texts(fields: &dyn Fields, path: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    fields.each(path, &mut |scalar| {
        texts.extend(text(scalar).map(str::to_owned));
    });
    texts
}

/// The groups that a record belongs to, each by its values: none if a field is not there. And whether there were more than are
/// noted.
fn groups(correlation: &Correlation, fields: &dyn Fields) -> (Vec<Vec<String>>, bool) {
    let mut groups = vec![Vec::new()];
    let mut narrowed = false;
    for path in &correlation.group_by {
        let values = texts(fields, path);
        narrowed |= groups.len() * values.len() > GROUPS;
        let longer = groups.iter().flat_map(|group| {
            values.iter().map(|value| {
                let mut group: Vec<String> = group.clone();
                group.push(value.clone());
                group
            })
        });
        groups = longer.take(GROUPS).collect();
    }
    (groups, narrowed)
}
