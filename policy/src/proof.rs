//! The machine check of controls: where a pass depends on a value, not knowing that value must not pass.

use crate::trial::Trial;
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
    for place in Place::all_in(&passing.config.to_value()) {
        candidates.entry(place).or_default();
    }
    for other in others {
        for place in Place::all_in(&other.config.to_value()) {
            let values: Vec<Value> = other.config.find(&place).cloned().into_iter().collect();
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
    let mut trial = Trial::new(judge, snapshot, index);
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
                passing
                    .with(place, value.as_ref())
                    .is_some_and(|changed| trial.worst(&changed) == Some(Outcome::Fail))
            });
        let Some(failing_value) = failing else {
            continue;
        };
        let Some(mut unread) = passing.with(place, None) else {
            continue;
        };
        places += 1;
        unread
            .unknown
            .insert(place.clone(), "machine check".to_owned());
        match trial.worst(&unread) {
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
        errors: trial.errors,
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
