//! Where in the marks of one group a correlation is satisfied: windows of its time span, and those that overlap as one stretch.

use super::correlation::{Correlation, Together};
use super::marks::Mark;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The stretches of marks in which the correlation is satisfied throughout. The marks are sorted. A window reaches as far as the
/// time span, both ends included.
pub(super) fn stretches(correlation: &Correlation, marks: &[(Mark, u64)]) -> Vec<Range<usize>> {
    match correlation.together {
        Together::RulesInOrder => in_order(correlation, marks),
        _ => counted(correlation, marks),
    }
}

fn counted(correlation: &Correlation, marks: &[(Mark, u64)]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut window = Window {
        together: correlation.together,
        records: 0,
        different: FxHashMap::default(),
    };
    let mut oldest = marks.iter().enumerate().peekable();
    for (at, mark) in marks.iter().enumerate() {
        window.add(mark);
        let is_past = |second: i64| mark.0.second.saturating_sub(second) > correlation.timespan;
        while let Some((_, past)) = oldest.next_if(|(_, (oldest, _))| is_past(oldest.second)) {
            window.remove(past);
        }
        if let Some((from, _)) = oldest.peek()
            && window.reached() >= correlation.at_least
        {
            extend(&mut stretches, *from..at + 1);
        }
    }
    stretches
}

/// Windows come with both ends growing. One that shares a mark with the one before it belongs to the same stretch.
fn extend(stretches: &mut Vec<Range<usize>>, window: Range<usize>) {
    match stretches.last_mut() {
        Some(last) if window.start < last.end => last.end = window.end,
        _ => stretches.push(window),
    }
}

/// What is inside of a window.
struct Window {
    together: Together,
    records: u64,
    /// How many marks there are of each value, or of each rule.
    different: FxHashMap<u64, usize>,
}

impl Window {
    fn what(&self, mark: Mark) -> Option<u64> {
        what_differs(self.together, mark)
    }

    fn add(&mut self, (mark, count): &(Mark, u64)) {
        self.records = self.records.saturating_add(*count);
        if let Some(what) = self.what(*mark) {
            *self.different.entry(what).or_default() += 1;
        }
    }

    fn remove(&mut self, (mark, count): &(Mark, u64)) {
        self.records = self.records.saturating_sub(*count);
        let Some(what) = self.what(*mark) else { return };
        if let Some(marks) = self.different.get_mut(&what) {
            *marks -= 1;
            if *marks == 0 {
                self.different.remove(&what);
            }
        }
    }

    fn reached(&self) -> u64 {
        match self.together {
            Together::Events => self.records,
            _ => self.different.len() as u64,
        }
    }
}

/// What of a mark counts only once: the value, or the rule. Records are counted each.
pub(super) fn what_differs(together: Together, mark: Mark) -> Option<u64> {
    match together {
        Together::Events => None,
        Together::Values => Some(mark.value),
        Together::Rules | Together::RulesInOrder => Some(u64::from(mark.base)),
    }
}

/// Follows, for each rule, the chain up to it that began last. Where one ends in time, whatever began with the first rule in time is a
/// chain too. Within one second every order is possible, because clouds write seconds.
fn in_order(correlation: &Correlation, marks: &[(Mark, u64)]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut latest: Vec<Option<i64>> = vec![None; correlation.rules.len()];
    // Where the marks of the first rule are, and their seconds.
    let mut firsts: Vec<(usize, i64)> = Vec::new();
    for (at, (mark, _)) in marks.iter().enumerate() {
        let base = usize::from(mark.base);
        let start = match base.checked_sub(1) {
            None => {
                firsts.push((at, mark.second));
                Some(mark.second)
            }
            Some(before) => latest.get(before).copied().flatten(),
        };
        if let Some(latest) = latest.get_mut(base) {
            *latest = start;
        }
        let Some(start) = start else { continue };
        let in_time = |start: i64| mark.second.saturating_sub(start) <= correlation.timespan;
        let is_last = base + 1 == correlation.rules.len();
        if is_last && in_time(start) {
            let earliest = firsts.partition_point(|(_, first)| !in_time(*first));
            let from = firsts.get(earliest).map_or(at, |(from, _)| *from);
            extend(&mut stretches, from..at + 1);
        }
    }
    stretches
}
