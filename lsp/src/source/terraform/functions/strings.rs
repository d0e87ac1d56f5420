//! Functions on text.

use super::format::format;
use super::{Arguments, Found, list_of, made, text_of};
use crate::source::terraform::engine::Engine;
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::operators::{doubt, truth};
use crate::source::terraform::text::Building;
use policy::{Mark, Written, WrittenValue as Value};

/// How long made text may become before it is made; what is put together is measured on the way.
const MAX_MADE: usize = 1 << 20;

pub(super) fn apply(
    engine: &mut Engine,
    name: &str,
    arguments: &mut Arguments,
    slot: Mark,
) -> Option<Found> {
    Some(match name {
        "format" => format(engine, arguments),
        "formatlist" => formatlist(engine, arguments, slot),
        "join" => join(engine, arguments),
        "split" => split(engine, arguments, slot),
        "replace" => replace(engine, arguments),
        "substr" => substr(engine, arguments),
        "startswith" => head(arguments),
        "endswith" => test(arguments, |text, part| text.ends_with(part)),
        "strcontains" => test(arguments, |text, part| text.contains(part)),
        "lower" => change(engine, arguments, str::to_lowercase),
        "upper" => change(engine, arguments, str::to_uppercase),
        "title" => change(engine, arguments, title),
        "strrev" => change(engine, arguments, |text| text.chars().rev().collect()),
        "chomp" => change(engine, arguments, |text| {
            text.trim_end_matches(['\n', '\r']).to_owned()
        }),
        "trimspace" => change(engine, arguments, |text| text.trim().to_owned()),
        "basename" => change(engine, arguments, |text| {
            let path = text.trim_end_matches('/');
            path.rsplit('/').next().unwrap_or_default().to_owned()
        }),
        "dirname" => change(engine, arguments, |text| {
            let path = text.rsplit_once('/').map_or(".", |(folder, _)| folder);
            path.to_owned()
        }),
        "trim" => strip(engine, arguments, |text, part| {
            text.trim_matches(|letter| part.contains(letter))
        }),
        "trimprefix" => strip(engine, arguments, |text, part| {
            text.strip_prefix(part).unwrap_or(text)
        }),
        "trimsuffix" => strip(engine, arguments, |text, part| {
            text.strip_suffix(part).unwrap_or(text)
        }),
        "indent" => indent(engine, arguments),
        "tostring" => tostring(engine, arguments),
        "tobool" => match arguments.value() {
            Ok(Value::Null) => Ok(Outcome::Known(Value::Null)),
            Ok(value) => Ok(truth(&value)),
            Err(outcome) => Err(outcome),
        },
        _ => return None,
    })
}

fn change(engine: &mut Engine, arguments: &mut Arguments, work: impl Fn(&str) -> String) -> Found {
    let text = arguments.text()?;
    Ok(made(engine, &work(&text)))
}

fn strip(
    engine: &mut Engine,
    arguments: &mut Arguments,
    work: impl for<'t> Fn(&'t str, &str) -> &'t str,
) -> Found {
    let text = arguments.text()?;
    let part = arguments.text()?;
    Ok(made(engine, work(&text, &part)))
}

fn test(arguments: &mut Arguments, work: impl Fn(&str, &str) -> bool) -> Found {
    let text = arguments.text()?;
    let part = arguments.text()?;
    Ok(Outcome::Known(Value::Bool(work(&text, &part))))
}

/// Whether text begins with another; what text begins with may be known even if the rest of it is not.
fn head(arguments: &mut Arguments) -> Found {
    let value = arguments.value()?;
    let part = arguments.text()?;
    let answer = match &value {
        Value::Text { text, open: true } => {
            let known = text.split("${").next().unwrap_or_default();
            if known.len() >= part.len() || !part.starts_with(known) {
                known.starts_with(&*part)
            } else {
                return Err(Outcome::Unknown);
            }
        }
        other => text_of(other)?.starts_with(&*part),
    };
    Ok(Outcome::Known(Value::Bool(answer)))
}

fn title(text: &str) -> String {
    let mut begins = true;
    text.chars()
        .flat_map(|letter| {
            let capital = std::mem::replace(&mut begins, !letter.is_alphanumeric());
            let letters: Vec<char> = if capital {
                letter.to_uppercase().collect()
            } else {
                vec![letter]
            };
            letters
        })
        .collect()
}

fn join(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let separator = arguments.text()?;
    let mut building = Building::default();
    let mut first = true;
    for argument in arguments.rest()? {
        for item in list_of(argument.value)? {
            if !std::mem::take(&mut first) {
                building.push_text(&separator);
            }
            building.push(&item.value);
        }
    }
    Ok(building.outcome(engine))
}

fn split(engine: &mut Engine, arguments: &mut Arguments, slot: Mark) -> Found {
    let separator = arguments.text()?;
    let text = arguments.text()?;
    let parts: Vec<Written> = if text.is_empty() && !separator.is_empty() {
        vec![Written::text("", slot)]
    } else if separator.is_empty() {
        let letters = text.chars();
        letters
            .map(|letter| Written::text(letter.to_string(), slot))
            .collect()
    } else {
        let parts = text.split(&*separator);
        parts.map(|part| Written::text(part, slot)).collect()
    };
    if !engine.charge(parts.len()) {
        return Err(Outcome::Unknown);
    }
    Ok(Outcome::Known(Value::List(parts)))
}

fn replace(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let text = arguments.text()?;
    let from = arguments.text()?;
    let to = arguments.text()?;
    if from.len() > 1 && from.starts_with('/') && from.ends_with('/') {
        // A regular expression.
        return Err(Outcome::Unknown);
    }
    let found = if from.is_empty() {
        text.chars().count() + 1
    } else {
        text.matches(&*from).count()
    };
    if text.len().saturating_add(found.saturating_mul(to.len())) > MAX_MADE {
        return Err(Outcome::Unknown);
    }
    Ok(made(engine, &text.replace(&*from, &to)))
}

fn substr(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let text = arguments.text()?;
    let offset = arguments.whole()?;
    let length = arguments.whole()?;
    let total = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let start = if offset < 0 {
        total.saturating_add(offset).max(0)
    } else {
        offset
    };
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let rest = text.chars().skip(start);
    let part: String = match usize::try_from(length) {
        Ok(length) => rest.take(length).collect(),
        Err(_) => rest.collect(),
    };
    Ok(made(engine, &part))
}

fn indent(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    let width = usize::try_from(arguments.whole()?).unwrap_or_default();
    let text = arguments.text()?;
    let lines = text.matches('\n').count();
    if text.len().saturating_add(lines.saturating_mul(width)) > MAX_MADE {
        return Err(Outcome::Unknown);
    }
    let to = std::format!("\n{}", " ".repeat(if lines > 0 { width } else { 0 }));
    Ok(made(engine, &text.replace('\n', &to)))
}

fn tostring(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    match arguments.value()? {
        value @ (Value::Null | Value::Text { .. } | Value::Reference(_) | Value::Encoded(_)) => {
            Ok(Outcome::Known(value))
        }
        value => {
            let text = text_of(&value)?;
            Ok(made(engine, &text))
        }
    }
}

/// `format` for each element: lists are walked together, everything else stands in every line.
fn formatlist(engine: &mut Engine, arguments: &mut Arguments, slot: Mark) -> Found {
    let form = arguments.value()?;
    let rest = arguments.rest()?;
    let lengths = rest.iter().filter_map(|item| match &item.value {
        Value::List(items) => Some(items.len()),
        _ => None,
    });
    let length = lengths.min().unwrap_or(1);
    if let Some(item) = rest
        .iter()
        .find(|item| matches!(item.value, Value::Object(_) | Value::Null))
    {
        return Err(doubt(&item.value));
    }
    let mut lines = Vec::new();
    for index in 0..length {
        if !engine.charge(1 + rest.len()) {
            return Err(Outcome::Unknown);
        }
        let mut line = vec![Written::new(form.clone(), slot)];
        for item in &rest {
            let value = match &item.value {
                Value::List(items) => items.get(index).cloned(),
                _ => Some(item.clone()),
            };
            line.extend(value);
        }
        let value = match format(engine, &mut Arguments(line.into_iter())) {
            Ok(Outcome::Known(value)) => value,
            Ok(Outcome::Because(reason)) => Value::Unknown(reason),
            Ok(outcome) | Err(outcome) => return Err(outcome),
        };
        lines.push(Written::new(value, slot));
    }
    Ok(Outcome::Known(Value::List(lines)))
}
