//! Functions that write values as text, and read them back.

use super::{Arguments, Found};
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::json_read::json_value;
use crate::source::terraform::operators::doubt;
use crate::source::terraform::text::Building;
use policy::{Mark, WrittenValue as Value};

/// The letters of base 64.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

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
        "base64encode" => text(engine, arguments).map(|text| encode(engine, text.as_bytes())),
        "base64decode" => arguments.text().and_then(|text| {
            let decoded = decode(&text).and_then(|bytes| String::from_utf8(bytes).ok());
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

fn encode(engine: &mut Engine, bytes: &[u8]) -> Outcome {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * index)) as usize & 63);
            text.push(match letter {
                Some(letter) if index <= chunk.len() => char::from(*letter),
                _ => '=',
            });
        }
    }
    super::made(engine, &text)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 255).ok()?);
        }
    }
    Some(bytes)
}
