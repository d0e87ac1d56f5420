//! `format`: text with verbs such as `%s`.

use super::{Arguments, Found};
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::operators::number_of;
use crate::source::terraform::text::Building;
use policy::{Written, WrittenValue as Value};

/// How wide a verb may make its value.
const MAX_WIDTH: usize = 1000;

/// A verb with what stands between it and the percent sign.
#[derive(Default)]
struct Verb {
    letter: char,
    left: bool,
    zeros: bool,
    plus: bool,
    width: usize,
    precision: Option<usize>,
    /// The number of the argument, from 1.
    argument: Option<usize>,
}

pub(super) fn format(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let form = arguments.text()?;
    let mut values: Vec<Option<Written>> = Vec::new();
    while let Some(value) = arguments.next() {
        values.push(Some(value));
    }
    let mut building = Building::default();
    let mut next = 0;
    let mut rest: &str = &form;
    while let Some((before, after)) = rest.split_once('%') {
        building.push_text(before);
        if let Some(after) = after.strip_prefix('%') {
            building.push_text("%");
            rest = after;
            continue;
        }
        let (verb, after) = verb(after).ok_or(Outcome::Unknown)?;
        rest = after;
        let index = verb
            .argument
            .map_or(next, |number| number.saturating_sub(1));
        next = index + 1;
        let value = values
            .get(index)
            .and_then(Option::as_ref)
            .ok_or(Outcome::Refused)?;
        push(&mut building, &verb, &value.value)?;
    }
    building.push_text(rest);
    Ok(building.outcome(engine))
}

/// Reads `-05.2[1]d` and gives what follows.
fn verb(text: &str) -> Option<(Verb, &str)> {
    let mut verb = Verb::default();
    let mut letters = text.char_indices().peekable();
    loop {
        let (at, letter) = letters.next()?;
        let mut digits = |first: Option<char>| {
            let mut number = first.and_then(|first| first.to_digit(10)).unwrap_or(0) as usize;
            while let Some(digit) = letters.peek().and_then(|(_, letter)| letter.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(digit as usize);
                letters.next();
            }
            number
        };
        match letter {
            '-' => verb.left = true,
            '+' => verb.plus = true,
            '0' => verb.zeros = true,
            '1'..='9' => verb.width = digits(Some(letter)),
            '.' => verb.precision = Some(digits(None)),
            '[' => {
                verb.argument = Some(digits(None));
                if letters.next()?.1 != ']' {
                    return None;
                }
            }
            letter if letter.is_ascii_alphabetic() => {
                verb.letter = letter;
                let known = verb.width <= MAX_WIDTH && verb.precision.unwrap_or(0) <= MAX_WIDTH;
                return known.then(|| (verb, text.get(at + 1..).unwrap_or_default()));
            }
            _ => return None,
        }
    }
}

fn push(building: &mut Building, verb: &Verb, value: &Value) -> Result<(), Outcome> {
    let open = match value {
        Value::Unknown(_) | Value::Reference(_) | Value::Encoded(_) => true,
        Value::Text { open, .. } => *open,
        _ => false,
    };
    if matches!(verb.letter, 's' | 'v') && verb.width == 0 && verb.precision.is_none() {
        return match value {
            Value::List(_) | Value::Object(_) => Err(Outcome::Unknown),
            Value::Null => Err(Outcome::Refused),
            value => {
                building.push(value);
                Ok(())
            }
        };
    }
    if open {
        return Err(match value {
            Value::Unknown(reason) => Outcome::Because(reason.clone()),
            _ => Outcome::Unknown,
        });
    }
    let text = written(verb, value)?;
    let missing = verb.width.saturating_sub(text.chars().count());
    if verb.left {
        building.push_text(&text);
        building.push_text(&" ".repeat(missing));
    } else if verb.zeros && !matches!(verb.letter, 's' | 'v' | 'q') {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", &*text),
        };
        building.push_text(sign);
        building.push_text(&"0".repeat(missing));
        building.push_text(digits);
    } else {
        building.push_text(&" ".repeat(missing));
        building.push_text(&text);
    }
    Ok(())
}

fn written(verb: &Verb, value: &Value) -> Result<String, Outcome> {
    let number = || number_of(value).ok_or(Outcome::Refused);
    let whole = || {
        let number = number()?;
        number.as_i64().ok_or(Outcome::Refused)
    };
    let text = match verb.letter {
        's' | 'v' => {
            let text = super::text_of(value)?;
            match verb.precision {
                Some(length) => text.chars().take(length).collect(),
                None => text.to_string(),
            }
        }
        'q' => serde_json::Value::from(&*super::text_of(value)?).to_string(),
        't' => match value {
            Value::Bool(known) => known.to_string(),
            _ => return Err(Outcome::Refused),
        },
        'd' => whole()?.to_string(),
        'x' => std::format!("{:x}", whole()?),
        'X' => std::format!("{:X}", whole()?),
        'o' => std::format!("{:o}", whole()?),
        'b' => std::format!("{:b}", whole()?),
        'f' => {
            let number = number()?.as_f64().ok_or(Outcome::Refused)?;
            std::format!("{number:.*}", verb.precision.unwrap_or(6))
        }
        _ => return Err(Outcome::Unknown),
    };
    Ok(if verb.plus && !text.starts_with('-') {
        std::format!("+{text}")
    } else {
        text
    })
}
