//! How often each call of a notice was made: one rule may notice calls of many names, and the first of them speaks for its own name only.

use super::group::hash;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How many names are told apart. No rule of a guide notices so many; one of `*` may.
const MOST_NAMES: usize = 256;

/// Counts by the name of the call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    of: BTreeMap<u64, (u64, Timestamp)>,
    /// There were more names than are told apart, so that nothing is known of any, whatever the order was in which they came.
    many: bool,
}

impl Tally {
    /// So many calls of a name, of which the last was seen then.
    pub fn of(name: &str, count: u64, last: Timestamp) -> Self {
        let mut tally = Self::default();
        tally.add(hash(name), count, last);
        tally
    }

    /// Counts one call.
    pub fn count(&mut self, name: &str, seen: Timestamp) {
        self.add(hash(name), 1, seen);
    }

    /// Takes in another.
    pub fn merge(&mut self, other: Self) {
        self.many |= other.many;
        for (name, (count, last)) in other.of {
            self.add(name, count, last);
        }
        if self.many {
            self.of.clear();
        }
    }

    /// How many calls of a name there were, and when the last was seen.
    pub fn get(&self, name: &str) -> Option<(u64, Timestamp)> {
        self.of.get(&hash(name)).copied()
    }

    fn add(&mut self, name: u64, count: u64, seen: Timestamp) {
        if self.many {
            return;
        }
        let (sum, last) = self.of.entry(name).or_insert((0, seen));
        *sum += count;
        *last = seen.max(*last);
        if self.of.len() > MOST_NAMES {
            self.many = true;
            self.of.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn each_name_has_its_own_count_and_its_own_end() {
        let mut one = Tally::of("ListUsers", 3, at(30));
        let mut other = Tally::default();
        other.count("ListUsers", at(20));
        other.count("ListBuckets", at(50));
        one.merge(other);
        assert_eq!(one.get("ListUsers"), Some((4, at(30))));
        assert_eq!(one.get("ListBuckets"), Some((1, at(50))));
        assert_eq!(one.get("ListRoles"), None);
    }

    #[test]
    fn too_many_names_are_none_in_any_order() {
        let names: Vec<String> = (0..=MOST_NAMES)
            .map(|number| format!("Call{number}"))
            .collect();
        let tally = |names: &[String]| {
            let mut tally = Tally::default();
            for name in names {
                tally.count(name, at(1));
            }
            tally
        };
        let all = tally(&names);
        let (few, many) = names.split_at(10);
        let mut forth = tally(few);
        forth.merge(tally(many));
        let mut back = tally(many);
        back.merge(tally(few));
        assert!(all == forth && forth == back && all.get("Call1").is_none());
        assert!(tally(many).get("Call11").is_some());
    }
}
