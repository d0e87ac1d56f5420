//! Functions on sets: lists in which everything occurs once.

use super::collections::unknown_of;
use super::{Arguments, Found, list_of};
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::operators::{doubt, equal, same};
use policy::{Mark, Written, WrittenValue as Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many comparisons cost as much as one value.
const COMPARISONS: usize = 200;

pub(super) fn apply(
    engine: &mut Engine,
    name: &str,
    arguments: &mut Arguments,
    slot: Mark,
) -> Option<Found> {
    Some(match name {
        "toset" => match arguments.value() {
            Ok(Value::Null) => Ok(Outcome::Known(Value::Null)),
            Ok(other) => list_of(other).and_then(|items| once(engine, items, true)),
            Err(outcome) => Err(outcome),
        },
        "distinct" => arguments
            .list()
            .and_then(|items| once(engine, items, false)),
        "setunion" => union(engine, arguments),
        "setintersection" => select(engine, arguments, true),
        "setsubtract" => select(engine, arguments, false),
        "setproduct" => product(engine, arguments, slot),
        "contains" => contains(arguments),
        "sort" => sort(arguments),
        _ => return None,
    })
}

fn list(items: Vec<Written>) -> Outcome {
    Outcome::Known(Value::List(items))
}

fn once(engine: &mut Engine, items: Vec<Written>, sorted: bool) -> Found {
    unique(engine, items, sorted)
        .map(list)
        .ok_or(Outcome::Unknown)
}

/// Everything once; in the order of its text if `sorted` and everything is text. None if that takes too long.
pub(in super::super) fn unique(
    engine: &mut Engine,
    items: Vec<Written>,
    sorted: bool,
) -> Option<Vec<Written>> {
    if items.iter().all(|item| item.value.as_str().is_some()) {
        let mut first: BTreeMap<Arc<str>, (usize, Written)> = BTreeMap::new();
        for (index, item) in items.into_iter().enumerate() {
            if let Value::Text { text, .. } = &item.value {
                first.entry(Arc::clone(text)).or_insert((index, item));
            }
        }
        let mut items: Vec<(usize, Written)> = first.into_values().collect();
        if !sorted {
            items.sort_by_key(|(index, _)| *index);
        }
        return Some(items.into_iter().map(|(_, item)| item).collect());
    }
    if !engine.charge(items.len().saturating_mul(items.len()) / COMPARISONS) {
        return None;
    }
    let mut once: Vec<Written> = Vec::new();
    for item in items {
        // Two unknown values may be equal or not; both stay.
        let known = !item.value.is_unknown();
        if !(known && once.iter().any(|other| same(&other.value, &item.value))) {
            once.push(item);
        }
    }
    Some(once)
}

fn union(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let mut all = Vec::new();
    for argument in arguments.rest()? {
        all.extend(list_of(argument.value)?);
    }
    once(engine, all, true)
}

/// What is in all of the sets, or what is in the first and not in the others.
fn select(engine: &mut Engine, arguments: &mut Arguments, both: bool) -> Found {
    let mut left = unique(engine, arguments.list()?, true).ok_or(Outcome::Unknown)?;
    for argument in arguments.rest()? {
        let right = list_of(argument.value)?;
        if !engine.charge(left.len().saturating_mul(right.len()) / COMPARISONS) {
            return Err(Outcome::Unknown);
        }
        let mut chosen = Vec::new();
        for item in left {
            match found(&right, &item.value) {
                Ok(found) if found == both => chosen.push(item),
                Ok(_) => {}
                Err(outcome) => return Err(outcome),
            }
        }
        left = chosen;
    }
    Ok(list(left))
}

/// Whether a value is among others.
fn found(items: &[Written], wanted: &Value) -> Result<bool, Outcome> {
    let mut unknown = None;
    for item in items {
        match equal(&item.value, wanted) {
            Some(true) => return Ok(true),
            Some(false) => {}
            None => unknown = unknown.or(Some(unknown_of([&item.value, wanted]))),
        }
    }
    unknown.map_or(Ok(false), Err)
}

fn contains(arguments: &mut Arguments) -> Found {
    let items = match arguments.value()? {
        Value::Object(members) => members.into_values().collect(),
        other => list_of(other)?,
    };
    let wanted = arguments.value()?;
    found(&items, &wanted).map(|answer| Outcome::Known(Value::Bool(answer)))
}

fn product(engine: &mut Engine, arguments: &mut Arguments, slot: Mark) -> Found {
    let mut tuples: Vec<Vec<Written>> = vec![Vec::new()];
    for (index, argument) in arguments.rest()?.into_iter().enumerate() {
        let items = list_of(argument.value)?;
        let size = tuples.len().saturating_mul(items.len());
        if !engine.charge(size.saturating_mul(index + 1)) {
            return Err(Outcome::Unknown);
        }
        let mut longer = Vec::with_capacity(size);
        for tuple in &tuples {
            for item in &items {
                let mut next: Vec<Written> = tuple.iter().map(|item| engine.kept(item)).collect();
                next.push(engine.kept(item));
                longer.push(next);
            }
        }
        tuples = longer;
    }
    let tuples = tuples.into_iter();
    Ok(list(
        tuples
            .map(|tuple| Written::new(Value::List(tuple), slot))
            .collect(),
    ))
}

fn sort(arguments: &mut Arguments) -> Found {
    let mut items = arguments.list()?;
    if let Some(item) = items.iter().find(|item| item.value.as_str().is_none()) {
        // Where it would stand is not known.
        return Err(match &item.value {
            Value::Number(_) | Value::Bool(_) => Outcome::Unknown,
            other => doubt(other),
        });
    }
    items.sort_by(|left, right| left.value.as_str().cmp(&right.value.as_str()));
    Ok(list(items))
}
