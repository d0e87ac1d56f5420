//! Functions on numbers.

use super::{Arguments, Found, list_of};
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::operators::{doubt, number_of, tidy};
use policy::{Written, WrittenValue as Value};
use serde_json::Number;

pub(super) fn apply(name: &str, arguments: &mut Arguments) -> Option<Found> {
    Some(match name {
        "abs" => arguments.number().map(|number| outcome(number.abs())),
        "ceil" => arguments.number().map(|number| outcome(number.ceil())),
        "floor" => arguments.number().map(|number| outcome(number.floor())),
        "signum" => arguments
            .number()
            .map(|number| outcome(if number == 0.0 { 0.0 } else { number.signum() })),
        "min" => extreme(arguments, f64::min),
        "max" => extreme(arguments, f64::max),
        "sum" => sum(arguments),
        "pow" => two(arguments, f64::powf),
        "log" => two(arguments, f64::log),
        "parseint" => parseint(arguments),
        "tonumber" => convert(arguments),
        _ => return None,
    })
}

fn outcome(number: f64) -> Outcome {
    tidy(number).map_or(Outcome::Refused, |number| {
        Outcome::Known(Value::Number(number))
    })
}

fn numbers(items: &[Written]) -> Result<Vec<f64>, Outcome> {
    items
        .iter()
        .map(|item| {
            number_of(&item.value)
                .and_then(|number| number.as_f64())
                .ok_or_else(|| doubt(&item.value))
        })
        .collect()
}

fn extreme(arguments: &mut Arguments, choose: fn(f64, f64) -> f64) -> Found {
    let numbers = numbers(&arguments.rest()?)?;
    numbers
        .into_iter()
        .reduce(choose)
        .map(outcome)
        .ok_or(Outcome::Refused)
}

fn sum(arguments: &mut Arguments) -> Found {
    let numbers = numbers(&list_of(arguments.value()?)?)?;
    Ok(outcome(numbers.into_iter().sum()))
}

fn two(arguments: &mut Arguments, work: fn(f64, f64) -> f64) -> Found {
    let (first, second) = (arguments.number()?, arguments.number()?);
    Ok(outcome(work(first, second)))
}

fn parseint(arguments: &mut Arguments) -> Found {
    let text = arguments.text()?;
    let base = u32::try_from(arguments.whole()?).unwrap_or_default();
    if !(2..=36).contains(&base) {
        return Err(Outcome::Refused);
    }
    match i64::from_str_radix(&text, base) {
        Ok(number) => Ok(Outcome::Known(Value::Number(Number::from(number)))),
        Err(_) => Err(Outcome::Refused),
    }
}

fn convert(arguments: &mut Arguments) -> Found {
    match arguments.value()? {
        Value::Null => Ok(Outcome::Known(Value::Null)),
        value => match number_of(&value) {
            Some(number) => Ok(Outcome::Known(Value::Number(number))),
            None => Err(doubt(&value)),
        },
    }
}
