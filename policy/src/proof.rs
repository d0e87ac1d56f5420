//! The machine check of controls: where a pass depends on a value, not knowing that value must not pass.

use crate::{ControlError, Judge, Outcome, Place, Resource, Snapshot};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A place that a pass depends on, and where an unknown value still passes or even fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The place.
    pub at: Place,
    /// A value that makes the control fail there.
    pub failing_value: Value,
    /// What the judge said when the value was unknown.
    pub outcome: Outcome,
}

/// What the machine check of one passing resource found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proof {
    /// How many places the pass depends on.
    pub places: usize,
    /// Those of them where an unknown value is not undetermined.
    pub doubts: Vec<Doubt>,
    /// Why the control could not be run with some value in some place.
    pub errors: BTreeSet<ControlError>,
}

/// Tries every place of a passing resource, the one at `index` of the snapshot: where some value makes the judge's one
/// control fail, an unknown value has to be undetermined. The values are those seen at the same place in `others`, and
/// a few that are wrong anywhere.
pub fn unproven_passes(
    judge: &Judge<'_>,
    snapshot: &Snapshot,
    index: usize,
    others: &[&Resource],
) -> Proof {
    let Some(passing) = snapshot.resources.get(index) else {
        return Proof::default();
    };
    let mut candidates: BTreeMap<Place, Vec<Value>> = BTreeMap::new();
    for place in places_in(&passing.config) {
        candidates.entry(place).or_default();
    }
    for other in others {
        for place in places_in(&other.config) {
            let values: Vec<Value> = place.find(&other.config).cloned().into_iter().collect();
            candidates.entry(place).or_default().extend(values);
        }
    }
    let by_general: BTreeMap<Place, BTreeSet<String>> =
        candidates
            .iter()
            .fold(BTreeMap::new(), |mut map, (place, values)| {
                map.entry(place.generalised())
                    .or_default()
                    .extend(values.iter().map(Value::to_string));
                map
            });
    let mut snapshot = snapshot.clone();
    let mut errors = BTreeSet::new();
    let mut outcome = |resource: &Resource| {
        snapshot.resources.get_mut(index)?.clone_from(resource);
        let verdict = judge.judge(&snapshot).into_iter().nth(index)?;
        errors.extend(verdict.errors);
        verdict.findings.iter().map(|finding| finding.outcome).min()
    };
    let mut places = 0;
    let mut doubts = Vec::new();
    for place in candidates.keys().filter(|place| place.parent().is_some()) {
        let seen = by_general
            .get(&place.generalised())
            .into_iter()
            .flatten()
            .filter_map(|text| serde_json::from_str(text).ok());
        let failing = seen
            .chain(wrong_anywhere())
            .map(Some)
            .chain([None])
            .find(|value| {
                with(passing, place, value.as_ref())
                    .is_some_and(|changed| outcome(&changed) == Some(Outcome::Fail))
            });
        let Some(failing_value) = failing else {
            continue;
        };
        let Some(mut unread) = with(passing, place, None) else {
            continue;
        };
        places += 1;
        unread
            .unknown
            .insert(place.clone(), "machine check".to_owned());
        match outcome(&unread) {
            Some(Outcome::Undetermined) => {}
            found => doubts.push(Doubt {
                at: place.clone(),
                failing_value: failing_value.unwrap_or(Value::Null),
                outcome: found.unwrap_or(Outcome::Pass),
            }),
        }
    }
    Proof {
        places,
        doubts,
        errors,
    }
}

fn wrong_anywhere() -> impl Iterator<Item = Value> {
    [
        json!(false),
        json!(true),
        json!("NONE"),
        json!(""),
        json!("sekisho-trial"),
        json!(0),
        json!(1_000_000_000),
        json!([]),
        json!({}),
    ]
    .into_iter()
}

/// Every place of a configuration, the whole included.
fn places_in(config: &Value) -> Vec<Place> {
    fn visit(value: &Value, at: Place, found: &mut Vec<Place>) {
        match value {
            Value::Object(members) => members
                .iter()
                .for_each(|(key, member)| visit(member, at.member(key), found)),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(index, item)| visit(item, at.element(index), found)),
            _ => {}
        }
        found.push(at);
    }
    let mut found = Vec::new();
    visit(config, Place::root(), &mut found);
    found
}

/// The resource with another value at `place`; `None` removes a member and empties an element.
/// Nothing if the place has no parent to stand in.
fn with(resource: &Resource, place: &Place, value: Option<&Value>) -> Option<Resource> {
    let mut changed = resource.clone();
    let last = place.segments().last()?.into_owned();
    match changed.config.pointer_mut(place.parent()?.as_str())? {
        Value::Object(members) => match value {
            Some(value) => drop(members.insert(last, value.clone())),
            None => drop(members.remove(&last)),
        },
        Value::Array(items) => {
            *items.get_mut(last.parse::<usize>().ok()?)? = value.cloned().unwrap_or(Value::Null);
        }
        _ => return None,
    }
    Some(changed)
}
