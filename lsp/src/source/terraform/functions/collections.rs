//! Functions that put lists and objects together, or take them apart.

use super::{Arguments, Found, list_of, text_of};
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::instance::number;
use crate::source::terraform::operators::{doubt, equal};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

pub(super) fn apply(
    engine: &mut Engine,
    name: &str,
    arguments: &mut Arguments,
    slot: Mark,
) -> Option<Found> {
    Some(match name {
        "merge" => merge(arguments),
        "concat" => concat(arguments),
        "flatten" => flatten(arguments),
        "lookup" => lookup(arguments),
        "element" => element(arguments),
        "index" => index(arguments),
        "length" => length(arguments),
        "keys" => keys(arguments, slot),
        "values" => values(arguments),
        "zipmap" => zipmap(arguments),
        "coalesce" => coalesce(arguments),
        "coalescelist" => coalescelist(arguments),
        "compact" => compact(arguments),
        "reverse" => arguments.list().map(|mut items| {
            items.reverse();
            Outcome::Known(Value::List(items))
        }),
        "slice" => slice(arguments),
        "chunklist" => chunklist(arguments, slot),
        "range" => range(engine, arguments, slot),
        "one" => one(arguments),
        "alltrue" => all(arguments, true),
        "anytrue" => all(arguments, false),
        "tomap" | "tolist" => collection(arguments),
        "nonsensitive" | "sensitive" | "ephemeralasnull" => arguments.value().map(Outcome::Known),
        _ => return None,
    })
}

#[expect(clippy::unnecessary_wraps, reason = "it ends functions that may fail")]
fn known(value: Value) -> Found {
    Ok(Outcome::Known(value))
}

fn merge(arguments: &mut Arguments) -> Found {
    let mut merged = Members::new();
    for argument in arguments.rest()? {
        match argument.value {
            Value::Object(members) => merged.extend(members),
            Value::Null => {}
            other => return Err(doubt(&other)),
        }
    }
    known(Value::Object(merged))
}

fn concat(arguments: &mut Arguments) -> Found {
    let mut all = Vec::new();
    for argument in arguments.rest()? {
        all.extend(list_of(argument.value)?);
    }
    known(Value::List(all))
}

fn flatten(arguments: &mut Arguments) -> Found {
    fn into(items: Vec<Written>, flat: &mut Vec<Written>) -> Result<(), Outcome> {
        for item in items {
            match item.value {
                Value::List(inner) => into(inner, flat)?,
                // It may be a list, of any length.
                Value::Unknown(reason) => return Err(Outcome::Because(reason)),
                value => flat.push(Written::new(value, item.mark)),
            }
        }
        Ok(())
    }
    let mut flat = Vec::new();
    into(arguments.list()?, &mut flat)?;
    known(Value::List(flat))
}

fn lookup(arguments: &mut Arguments) -> Found {
    let map = arguments.value()?;
    let key = arguments.text()?;
    let default = arguments.next();
    let Value::Object(mut members) = map else {
        return Err(doubt(&map));
    };
    let found = members.remove(&key).or(default);
    found.map_or(Err(Outcome::Refused), |found| known(found.value))
}

fn element(arguments: &mut Arguments) -> Found {
    let mut items = arguments.list()?;
    let index = arguments.whole()?;
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    if length == 0 {
        return Err(Outcome::Refused);
    }
    match usize::try_from(index.rem_euclid(length)) {
        Ok(index) => known(items.swap_remove(index).value),
        Err(_) => Err(Outcome::Refused),
    }
}

fn index(arguments: &mut Arguments) -> Found {
    let items = arguments.list()?;
    let wanted = arguments.value()?;
    for (index, item) in items.iter().enumerate() {
        match equal(&item.value, &wanted) {
            Some(true) => return known(number(index)),
            Some(false) => {}
            None => return Err(unknown_of([&item.value, &wanted])),
        }
    }
    Err(Outcome::Refused)
}

/// The reason of the first value that has one.
pub(super) fn unknown_of<'v>(values: impl IntoIterator<Item = &'v Value>) -> Outcome {
    values
        .into_iter()
        .find_map(|value| match value {
            Value::Unknown(reason) => Some(Outcome::Because(Arc::clone(reason))),
            _ => None,
        })
        .unwrap_or(Outcome::Unknown)
}

fn length(arguments: &mut Arguments) -> Found {
    match arguments.value()? {
        Value::List(items) => known(number(items.len())),
        Value::Object(members) => known(number(members.len())),
        Value::Text { text, open: false } => known(number(text.chars().count())),
        other => Err(doubt(&other)),
    }
}

fn keys(arguments: &mut Arguments, slot: Mark) -> Found {
    match arguments.value()? {
        Value::Object(members) => {
            let keys = members.into_keys();
            known(Value::List(
                keys.map(|key| Written::text(key, slot)).collect(),
            ))
        }
        other => Err(doubt(&other)),
    }
}

fn values(arguments: &mut Arguments) -> Found {
    match arguments.value()? {
        Value::Object(members) => known(Value::List(members.into_values().collect())),
        other => Err(doubt(&other)),
    }
}

fn zipmap(arguments: &mut Arguments) -> Found {
    let keys = arguments.list()?;
    let values = arguments.list()?;
    if keys.len() != values.len() {
        return Err(Outcome::Refused);
    }
    let mut members = Members::new();
    for (key, value) in keys.into_iter().zip(values) {
        members.insert(text_of(&key.value)?, value);
    }
    known(Value::Object(members))
}

fn coalesce(arguments: &mut Arguments) -> Found {
    while let Some(argument) = arguments.next() {
        match argument.value {
            Value::Null => {}
            Value::Unknown(reason) => return Err(Outcome::Because(reason)),
            Value::Text { text, open: false } if text.is_empty() => {}
            value => return known(value),
        }
    }
    Err(Outcome::Refused)
}

fn coalescelist(arguments: &mut Arguments) -> Found {
    while let Some(argument) = arguments.next() {
        match argument.value {
            Value::List(items) if items.is_empty() => {}
            Value::Null => {}
            Value::List(items) => return known(Value::List(items)),
            other => return Err(doubt(&other)),
        }
    }
    Err(Outcome::Refused)
}

fn compact(arguments: &mut Arguments) -> Found {
    let mut items = Vec::new();
    for item in arguments.list()? {
        match &item.value {
            Value::Null => {}
            Value::Text { text, open: false } if text.is_empty() => {}
            // Whether it stays in is not known.
            Value::Unknown(reason) => return Err(Outcome::Because(Arc::clone(reason))),
            _ => items.push(item),
        }
    }
    known(Value::List(items))
}

fn slice(arguments: &mut Arguments) -> Found {
    let items = arguments.list()?;
    let (start, end) = (arguments.whole()?, arguments.whole()?);
    let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else {
        return Err(Outcome::Refused);
    };
    if start > end || end > items.len() {
        return Err(Outcome::Refused);
    }
    let part = items.into_iter().skip(start).take(end - start);
    known(Value::List(part.collect()))
}

fn chunklist(arguments: &mut Arguments, slot: Mark) -> Found {
    let items = arguments.list()?;
    let size = usize::try_from(arguments.whole()?).unwrap_or_default();
    if size == 0 {
        return Err(Outcome::Refused);
    }
    let mut chunks = Vec::new();
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        let chunk = items.by_ref().take(size).collect();
        chunks.push(Written::new(Value::List(chunk), slot));
    }
    known(Value::List(chunks))
}

fn range(engine: &mut Engine, arguments: &mut Arguments, slot: Mark) -> Found {
    let first = arguments.whole()?;
    let second = arguments.next().map(|second| second.value);
    let step = arguments.next().map(|step| step.value);
    let whole = |value: Value| {
        let mut one = Arguments(vec![Written::new(value, slot)].into_iter());
        one.whole()
    };
    let (start, end) = match second {
        Some(second) => (first, whole(second)?),
        None => (0, first),
    };
    let step = match step {
        Some(step) => whole(step)?,
        None if end < start => -1,
        None => 1,
    };
    let mut items = Vec::new();
    let mut next = start;
    while (step > 0 && next < end) || (step < 0 && next > end) {
        if !engine.charge(1) {
            return Err(Outcome::Unknown);
        }
        items.push(Written::new(Value::Number(next.into()), slot));
        let Some(after) = next.checked_add(step) else {
            break;
        };
        next = after;
    }
    known(Value::List(items))
}

fn one(arguments: &mut Arguments) -> Found {
    let mut items = match arguments.value()? {
        Value::Null => Vec::new(),
        other => list_of(other)?,
    };
    match items.len() {
        0 => known(Value::Null),
        1 => known(items.swap_remove(0).value),
        _ => Err(Outcome::Refused),
    }
}

/// `alltrue` looks for a false element, `anytrue` for a true one.
fn all(arguments: &mut Arguments, all: bool) -> Found {
    let mut unknown = None;
    for item in arguments.list()? {
        match crate::source::terraform::operators::truth(&item.value) {
            Outcome::Known(Value::Bool(value)) if value == all => {}
            Outcome::Known(_) => return known(Value::Bool(!all)),
            Outcome::Refused if item.value == Value::Null && !all => {}
            Outcome::Refused if item.value == Value::Null => return known(Value::Bool(false)),
            outcome => unknown = Some(outcome),
        }
    }
    unknown.map_or_else(|| known(Value::Bool(all)), Err)
}

fn collection(arguments: &mut Arguments) -> Found {
    match arguments.value()? {
        value @ (Value::List(_) | Value::Object(_) | Value::Null) => known(value),
        other => Err(doubt(&other)),
    }
}
