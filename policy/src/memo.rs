//! Remembers what a control said of the same members: fleets are made from templates, so most resources differ only in
//! names and keys that a control does not look at.
//!
//! What a control looks at is what it names. Two resources with equal members under these names get equal verdicts, and
//! equality is compared, not only a hash of it. Of an ARN that it takes a part of by number, only that part counts.

use crate::configuration::{Member, Part};
use crate::reads::{Reads, Seen};
use crate::recent::Recent;
use crate::rego::{Converter, object};
use crate::relations::Scope;
use crate::{Configuration, Unknown};
use regorus::Value as RegoValue;
use rustc_hash::FxHasher;
use serde_json::Value;
use std::cell::OnceCell;
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

/// How many different sets of members are remembered for each control.
const CAPACITY: usize = 64;
/// How many different members are known by number.
const MEMBERS: usize = 512;
/// How many different sets of names of members are known.
const NAMES: usize = 64;

/// What one control said so far, by the numbers of what it sees.
pub(crate) struct Memo<T>(Recent<Vec<u64>, T>);

/// Gives equal members equal numbers, and never the same number to two that differ.
pub(crate) struct Numbers {
    known: Recent<u64, (Arc<str>, Part, u64)>,
    next: u64,
}

/// Which members each control sees, by the names that configurations have.
pub(crate) struct Views(Recent<Vec<Arc<str>>, Arc<[View]>>);

/// Members by their index, with what is seen of each.
type Seens = Vec<(usize, Seen)>;

/// What one control sees of a configuration.
#[derive(Default)]
pub(crate) struct View {
    /// The members that it names; `None` if it may see any.
    pub(crate) named: Option<Seens>,
    /// Those that decide alone whether it applies; `None` if that rests on something else as well.
    pub(crate) deciding: Option<Seens>,
}

/// The members of a configuration.
pub(crate) struct Members<'r> {
    parts: &'r [Member],
    unknown: &'r Unknown,
    /// The number of each member, once some control has seen all of it.
    numbers: Vec<OnceCell<u64>>,
    /// The number of its unknown places with their reasons, once some control has asked for it; 0 if everything was read.
    unread: OnceCell<u64>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Recent::new(CAPACITY))
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            known: Recent::new(MEMBERS),
            next: 0,
        }
    }
}

impl Default for Views {
    fn default() -> Self {
        Self(Recent::new(NAMES))
    }
}

impl Numbers {
    fn of(&mut self, name: &Arc<str>, part: &Part) -> u64 {
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        part.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some((known_name, known_part, number)) = self.known.get(&hash)
            && known_name == name
            && known_part == part
        {
            return *number;
        }
        self.next += 1;
        let known = (Arc::clone(name), part.clone(), self.next);
        self.known.insert(hash, known);
        self.next
    }
}

impl Numbers {
    /// The number of an account and Region.
    pub(crate) fn of_scope(&mut self, (account, region): &Scope) -> u64 {
        let scope = serde_json::json!([account, region]);
        self.of(&"".into(), &Part::new(scope))
    }
}

impl Views {
    /// What each of the controls sees of a configuration.
    pub(crate) fn of<'c>(
        &mut self,
        config: &Configuration,
        controls: impl Iterator<Item = &'c Reads>,
    ) -> Arc<[View]> {
        if !config.is_object() {
            return controls.map(|_| View::default()).collect();
        }
        let names = config.parts().iter();
        let names: Vec<Arc<str>> = names.map(|member| Arc::clone(&member.name)).collect();
        if let Some(known) = self.0.get(&names) {
            return Arc::clone(known);
        }
        let view = |reads: &Reads| View {
            named: reads.seen_of(&names),
            deciding: reads.deciding_of(&names),
        };
        let views: Arc<[View]> = controls.map(view).collect();
        self.0.insert(names, Arc::clone(&views));
        views
    }
}

impl<'r> Members<'r> {
    /// The members of `config`, of which the `unknown` places could not be read.
    pub(crate) fn of(config: &'r Configuration, unknown: &'r Unknown) -> Self {
        let parts = config.parts();
        Self {
            parts,
            unknown,
            numbers: std::iter::repeat_with(OnceCell::new)
                .take(parts.len())
                .collect(),
            unread: OnceCell::new(),
        }
    }

    /// The input of a control: the members that it names.
    pub(crate) fn input(&self, view: &[(usize, Seen)], converter: &mut Converter) -> RegoValue {
        let named = view.iter().filter_map(|(index, _)| self.parts.get(*index));
        let members = named.map(|member| {
            let name = converter.string(&member.name);
            (name, member.part.converted(converter))
        });
        object(members)
    }

    /// The numbers of all that a control sees. Nothing in them is at the same place for all inputs, but each tells its member.
    pub(crate) fn seen_by(&self, view: &[(usize, Seen)], numbers: &mut Numbers) -> Vec<u64> {
        let unread = || {
            if self.unknown.is_empty() {
                return 0;
            }
            let places = self.unknown.iter();
            let places =
                places.map(|(at, reason)| (at.as_str().to_owned(), reason.as_str().into()));
            numbers.of(&"".into(), &Part::new(Value::Object(places.collect())))
        };
        let mut seen = Vec::with_capacity(view.len() + 1);
        seen.push(*self.unread.get_or_init(unread));
        for (index, of_it) in view {
            let (Some(member), Some(number)) = (self.parts.get(*index), self.numbers.get(*index))
            else {
                continue;
            };
            match (of_it, member.part.value()) {
                (Seen::Parts(parts), Value::String(text)) => {
                    let all: Vec<&str> = text.split(':').collect();
                    seen.extend(parts.iter().map(|part| {
                        let value = all.get(*part).map_or(Value::Null, |part| (*part).into());
                        let name = format!("{}\0{part}", member.name);
                        numbers.of(&name.into(), &Part::new(value))
                    }));
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

impl<T: Clone> Memo<T> {
    /// What was said of this before.
    pub(crate) fn get(&mut self, seen: &Vec<u64>) -> Option<T> {
        self.0.get(seen).cloned()
    }

    /// What was said of this before; else what is said now.
    pub(crate) fn recall<E>(
        &mut self,
        seen: Vec<u64>,
        say: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if let Some(said) = self.get(&seen) {
            return Ok(said);
        }
        let said = say()?;
        self.0.insert(seen, said.clone());
        Ok(said)
    }
}
