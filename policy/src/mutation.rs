//! The mutation test of controls: what is wrong in a failing case, put into a passing one, has to make that fail.
//!
//! Nobody writes the mutations down. A failing case says with `at` where its fault is, and holds the insecure value there. The same
//! place is looked up in the passing configuration, in a list in the element that is most like the faulty one, and this one field is
//! given the insecure value, in the surroundings of the failing case.

use crate::trial::Trial;
use crate::{Judge, Outcome, Place, Resource, Snapshot};
use serde_json::Value;
use std::collections::BTreeSet;

/// A fault of a failing case.
#[derive(Clone, Copy, Debug)]
pub struct Fault<'f> {
    /// What was judged.
    pub snapshot: &'f Snapshot,
    /// Which of its resources fails.
    pub index: usize,
    /// Where.
    pub at: &'f Place,
}

/// One field of a passing resource with the value that made another fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutation {
    /// The field.
    pub at: Place,
    /// What it was given; `None` if the field was taken away.
    pub value: Option<Value>,
    /// For one that survived: the other fields, mostly one, that have to be insecure as well before the control fails.
    pub guards: Vec<Place>,
}

/// What became of the mutations of one passing configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mutations {
    /// How many there were.
    pub tried: usize,
    /// Those that the control did not fail: it passed them, fell silent, or was undetermined.
    pub survived: Vec<Mutation>,
}

/// Flips fields of a configuration that passes to what stands at the faults of others.
pub fn mutations(judge: &Judge<'_>, passing: &Value, faults: &[Fault<'_>]) -> Mutations {
    let mut seen: Vec<(Place, Option<Value>)> = Vec::new();
    let mut result = Mutations::default();
    for Fault {
        snapshot,
        index,
        at,
    } in faults
    {
        let Some(failing) = snapshot.resources.get(*index) else {
            continue;
        };
        let config = failing.config.to_value();
        let Some(place) = counterpart(&config, passing, at) else {
            continue;
        };
        let value = at.find(&config);
        let mut world = World {
            trial: Trial::new(judge, snapshot, *index),
            failing,
            config: &config,
        };
        // What the passing configuration holds as well is not what makes the other fail; nor is what passes only in surroundings of
        // its own.
        let new = (place.clone(), value.cloned());
        let is_new = place.find(passing) != value && !seen.contains(&new);
        if !is_new || world.outcome(passing) != Some(Outcome::Pass) {
            continue;
        }
        seen.push(new);
        let Some(mutated) = flipped(passing, &place, value) else {
            continue;
        };
        result.tried += 1;
        if world.outcome(&mutated) != Some(Outcome::Fail) {
            result.survived.push(Mutation {
                guards: world.guards(passing, &mutated, at),
                at: place,
                value: value.cloned(),
            });
        }
    }
    result
}

/// The surroundings of a failing case.
struct World<'w> {
    trial: Trial<'w>,
    failing: &'w Resource,
    /// The configuration of the failing one.
    config: &'w Value,
}

impl World<'_> {
    /// The worst that is found with this configuration in the place of the failing one.
    fn outcome(&mut self, config: &Value) -> Option<Outcome> {
        self.trial.worst(&Resource {
            config: config.clone().into(),
            ..self.failing.clone()
        })
    }

    /// The smallest thing besides `at` that makes the control fail, once the passing configuration has it from the failing one; or two
    /// members of the whole, if no one thing does.
    fn guards(&mut self, passing: &Value, mutated: &Value, at: &Place) -> Vec<Place> {
        let mut places: BTreeSet<Place> = Place::all_in(self.config).into_iter().collect();
        places.extend(Place::all_in(passing));
        places.remove(&Place::root());
        places.remove(at);
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.segments().count()));
        let members: Vec<Place> = places
            .iter()
            .filter(|it| it.parent() == Some(Place::root()))
            .cloned()
            .collect();
        let first = members.iter().enumerate();
        let pairs = first.flat_map(|(index, one)| {
            members
                .iter()
                .skip(index + 1)
                .map(move |other| vec![one.clone(), other.clone()])
        });
        let single = places.iter().map(|place| vec![place.clone()]);
        let found = single
            .chain(pairs)
            .find_map(|guards| self.opened(mutated, &guards));
        found.unwrap_or_default()
    }

    /// The places in the passing configuration, if it fails with all of them taken from the failing one.
    fn opened(&mut self, mutated: &Value, guards: &[Place]) -> Option<Vec<Place>> {
        let (mut config, mut there) = (mutated.clone(), Vec::new());
        for guard in guards {
            let value = guard.find(self.config);
            let place = counterpart(self.config, mutated, guard).unwrap_or_else(|| guard.clone());
            place.put(&mut config, value)?;
            there.push(place);
        }
        (self.outcome(&config) == Some(Outcome::Fail)).then_some(there)
    }
}

/// The configuration with another value at a place.
fn flipped(config: &Value, place: &Place, value: Option<&Value>) -> Option<Value> {
    let mut changed = config.clone();
    place.put(&mut changed, value)?;
    Some(changed)
}

/// The place in `to` that is what `at` is in `from`: the same members, and of lists the element that has most in common.
fn counterpart(from: &Value, to: &Value, at: &Place) -> Option<Place> {
    let (mut from, mut to, mut place) = (from, to, Place::root());
    let segments: Vec<_> = at.segments().collect();
    let (last, path) = segments.split_last()?;
    for segment in path {
        if let Value::Array(items) = from {
            let wanted = items.get(segment.parse::<usize>().ok()?)?;
            let (index, like) = most_like(wanted, to.as_array()?)?;
            (from, to, place) = (wanted, like, place.element(index));
        } else {
            // What the failing configuration lacks around the fault, the passing one has.
            from = from.get(segment.as_ref()).unwrap_or(&Value::Null);
            to = to.get(segment.as_ref())?;
            place = place.member(segment);
        }
    }
    match to {
        Value::Object(_) if !from.is_array() => Some(place.member(last)),
        Value::Array(others) => {
            let wanted = from.get(last.parse::<usize>().ok()?)?;
            let first = || others.first().map(|first| (0, first));
            Some(place.element(most_like(wanted, others).or_else(first)?.0))
        }
        _ => None,
    }
}

/// The element that shares most members with the wanted one, and at least one.
fn most_like<'v>(wanted: &Value, among: &'v [Value]) -> Option<(usize, &'v Value)> {
    let is_plain = |value: &Value| !value.is_object() && !value.is_array();
    let shared = |value: &Value| match (wanted, value) {
        (Value::Object(wanted), Value::Object(other)) => {
            let same = |(key, value): &(&String, &Value)| {
                is_plain(value) && other.get(*key) == Some(value)
            };
            wanted.iter().filter(same).count()
        }
        _ => usize::from(wanted == value),
    };
    let most = among.iter().map(shared).max().filter(|most| *most > 0)?;
    among
        .iter()
        .enumerate()
        .find(|(_, value)| shared(value) == most)
}
