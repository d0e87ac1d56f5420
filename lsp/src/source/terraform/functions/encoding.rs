//! Functions that write values as text, and read them back.

use super::{Arguments, Found};
use crate::source::base64;
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::json_read::json_value;
use crate::source::terraform::operators::doubt;
use crate::source::terraform::text::Building;
use policy::{Mark, WrittenValue as Value};

pub(super) fn apply(
    engine: &mut Engine,
    name: &str,
    arguments: &mut Arguments,
    slot: Mark,
) -> Option<Found> {
    Some(match name {
        "jsonencode" => match arguments.next() {
            Some(value) => Ok(match value.value {
                Value::Unknown(reason) => Outcome::Because(reason),
                _ => Outcome::Known(Value::Encoded(Box::new(value))),
            }),
            None => Err(Outcome::Refused),
        },
        "jsondecode" => jsondecode(arguments, slot),
        "base64encode" => text(engine, arguments)
            .map(|text| super::made(engine, &base64::encode(text.as_bytes()))),
        "base64decode" => arguments.text().and_then(|text| {
            let decoded = base64::decode(&text).and_then(|bytes| String::from_utf8(bytes).ok());
            let decoded = decoded.ok_or(Outcome::Refused)?;
            Ok(super::made(engine, &decoded))
        }),
        _ => return None,
    })
}

fn jsondecode(arguments: &mut Arguments, slot: Mark) -> Found {
    match arguments.value()? {
        Value::Encoded(inner) => Ok(Outcome::Known(inner.value)),
        Value::Text { text, open } => match json_value(&text, open, slot) {
            Some(value) => Ok(Outcome::Known(value.value)),
            None if open => Err(Outcome::Unknown),
            None => Err(Outcome::Refused),
        },
        other => Err(doubt(&other)),
    }
}

/// Text, encoded values included, as far as all of it is known.
fn text(engine: &mut Engine, arguments: &mut Arguments) -> Result<String, Outcome> {
    let mut building = Building::default();
    building.push(&arguments.value()?);
    match building.outcome(engine) {
        Outcome::Known(Value::Text { text, open: false }) => Ok(text.to_string()),
        Outcome::Known(_) => Err(Outcome::Unknown),
        outcome => Err(outcome),
    }
}
