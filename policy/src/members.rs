//! What controls see of a configuration: the members that they name, each by a number.

use crate::configuration::{Member, Part};
use crate::numbers::Numbers;
use crate::reads::{Reads, Seen};
use crate::recent::Recent;
use crate::rego::{Converter, object};
use crate::{Configuration, Unknown};
use regorus::Value as RegoValue;
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many different sets of names of members are known.
const NAMES: usize = 64;

/// Which members each control sees, by the names that configurations have.
pub(crate) struct Views(Recent<Vec<Arc<str>>, Arc<Sights>>);

/// Members by their index, with what is seen of each.
type Sight = Vec<(usize, Seen)>;

/// What all controls of a kind see of a configuration.
#[derive(Default)]
pub(crate) struct Sights {
    views: Vec<View>,
    /// Different sets of members: many controls look at the same ones.
    sets: Vec<Sight>,
    /// What all of them together name; `None` if one may see any.
    all: Option<usize>,
}

/// What one control sees of a configuration, by the number of the set.
#[derive(Clone, Copy, Default)]
pub(crate) struct View {
    /// The members that it names; `None` if it may see any.
    pub(crate) named: Option<usize>,
    /// Those that decide alone whether it applies; `None` if that rests on something else as well.
    pub(crate) deciding: Option<usize>,
}

/// The members of a configuration.
pub(crate) struct Members<'r> {
    parts: &'r [Member],
    unknown: &'r Unknown,
    sights: &'r Sights,
    /// For each set of members the numbers of all in it, once some control has asked for them.
    seen: Vec<OnceCell<Vec<u64>>>,
    /// The number of each member, once some control has seen all of it.
    numbers: Vec<OnceCell<u64>>,
    /// The number of its unknown places with their reasons, once some control has asked for it; 0 if everything was read.
    unread: OnceCell<u64>,
}

impl Default for Views {
    fn default() -> Self {
        Self(Recent::new(NAMES))
    }
}

impl Views {
    /// What each of the controls sees of a configuration.
    pub(crate) fn of<'c>(
        &mut self,
        config: &Configuration,
        controls: impl Iterator<Item = &'c Reads>,
    ) -> Arc<Sights> {
        if !config.is_object() {
            return Arc::new(Sights {
                views: controls.map(|_| View::default()).collect(),
                ..Sights::default()
            });
        }
        let names = config.parts().iter();
        let names: Vec<Arc<str>> = names.map(|member| Arc::clone(&member.name)).collect();
        if let Some(known) = self.0.get(&names, |known| Some(Arc::clone(known))) {
            return known;
        }
        let mut sights = Sights::default();
        for reads in controls {
            let view = View {
                named: reads.seen_of(&names).map(|seen| sights.number(seen)),
                deciding: reads.deciding_of(&names).map(|seen| sights.number(seen)),
            };
            sights.views.push(view);
        }
        sights.all = sights.together().map(|seen| sights.number(seen));
        let sights = Arc::new(sights);
        self.0.insert(names, Arc::clone(&sights));
        sights
    }
}

impl Sights {
    fn number(&mut self, seen: Sight) -> usize {
        let known = self.sets.iter().position(|known| *known == seen);
        known.unwrap_or_else(|| {
            self.sets.push(seen);
            self.sets.len() - 1
        })
    }

    /// What all controls together name.
    fn together(&self) -> Option<Sight> {
        let mut all: BTreeMap<usize, Seen> = BTreeMap::new();
        for view in &self.views {
            for (index, seen) in self.sets.get(view.named?)? {
                let seen = match all.remove(index) {
                    Some(before) => before.and(seen.clone()),
                    None => seen.clone(),
                };
                all.insert(*index, seen);
            }
        }
        Some(all.into_iter().collect())
    }

    /// The views of the controls, in their order.
    pub(crate) fn views(&self) -> impl Iterator<Item = View> {
        self.views.iter().copied()
    }
}

impl<'r> Members<'r> {
    /// The members of `config`, of which the `unknown` places could not be read, as controls see them.
    pub(crate) fn of(config: &'r Configuration, unknown: &'r Unknown, sights: &'r Sights) -> Self {
        let parts = config.parts();
        Self {
            parts,
            unknown,
            sights,
            seen: cells(sights.sets.len()),
            numbers: cells(parts.len()),
            unread: OnceCell::new(),
        }
    }

    /// The input of a control: the members that it names.
    pub(crate) fn input(&self, named: usize, converter: &mut Converter) -> RegoValue {
        let sight = self.sights.sets.get(named).into_iter().flatten();
        let members = sight.filter_map(|(index, _)| self.parts.get(*index));
        object(members.map(|member| {
            let name = converter.string(&member.name);
            (name, member.part.converted(converter))
        }))
    }

    /// The numbers of all that some control sees, if each says what it sees.
    pub(crate) fn seen_by_all(&self, numbers: &mut Numbers) -> Option<&[u64]> {
        self.sights.all.map(|all| self.seen(all, numbers))
    }

    /// The numbers of all in a set of members. Nothing in them is at the same place for all inputs, but each tells its member.
    pub(crate) fn seen(&self, set: usize, numbers: &mut Numbers) -> &[u64] {
        let seen = self.seen.get(set).zip(self.sights.sets.get(set));
        seen.map_or(&[], |(seen, sight)| {
            seen.get_or_init(|| self.numbers(sight, numbers))
        })
    }

    fn numbers(&self, sight: &Sight, numbers: &mut Numbers) -> Vec<u64> {
        let unread = || {
            if self.unknown.is_empty() {
                return 0;
            }
            let places = self.unknown.iter();
            let places =
                places.map(|(at, reason)| (at.as_str().to_owned(), reason.as_str().into()));
            numbers.of(&"".into(), &Part::new(Value::Object(places.collect())))
        };
        let mut seen = Vec::with_capacity(sight.len() + 1);
        seen.push(*self.unread.get_or_init(unread));
        for (index, of_it) in sight {
            let (Some(member), Some(number)) = (self.parts.get(*index), self.numbers.get(*index))
            else {
                continue;
            };
            match (of_it, member.part.value()) {
                (Seen::Parts(parts), Value::String(text)) => {
                    let parts = parts.iter();
                    seen.extend(parts.map(|part| numbers.of_part(&member.name, *part, text)));
                }
                (Seen::All | Seen::Parts(_), _) => {
                    let of_all = || numbers.of(&member.name, &member.part);
                    seen.push(*number.get_or_init(of_all));
                }
            }
        }
        seen
    }
}

fn cells<T>(count: usize) -> Vec<OnceCell<T>> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}
