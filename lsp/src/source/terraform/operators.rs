//! Operators on values of which some are not known.

use super::evaluate::Outcome;
use super::syntax::Operator;
use policy::WrittenValue as Value;
use serde_json::Number;

/// Whether two values are the same, marks apart.
pub(super) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(&left.value, &right.value))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| left.0 == right.0 && same(&left.1.value, &right.1.value))
        }
        (Value::Encoded(left), Value::Encoded(right)) => same(&left.value, &right.value),
        (left, right) => left == right,
    }
}

/// Whether two values are equal, as far as that can be known.
pub(super) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Unknown(_), _) | (_, Value::Unknown(_)) => None,
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            let pairs = left.iter().zip(right);
            all(pairs.map(|(left, right)| equal(&left.value, &right.value)))
        }
        (Value::Object(left), Value::Object(right)) => {
            if !left.keys().eq(right.keys()) {
                return Some(false);
            }
            let pairs = left.values().zip(right.values());
            all(pairs.map(|(left, right)| equal(&left.value, &right.value)))
        }
        (Value::Encoded(left), Value::Encoded(right)) => equal(&left.value, &right.value),
        (left, right) if left == right => Some(true),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (left, right) if is_open(left) || is_open(right) => None,
        _ => Some(false),
    }
}

/// True if all are, false if one is false, else nobody can know.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for answer in answers {
        match answer {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

/// Whether a value that is there is not known to the last letter.
fn is_open(value: &Value) -> bool {
    matches!(
        value,
        Value::Reference(_) | Value::Encoded(_) | Value::Text { open: true, .. }
    )
}

/// What is true or false.
pub(super) fn truth(value: &Value) -> Outcome {
    match value {
        Value::Bool(value) => Outcome::Known(Value::Bool(*value)),
        Value::Text { text, open: false } => match &**text {
            "true" => Outcome::Known(Value::Bool(true)),
            "false" => Outcome::Known(Value::Bool(false)),
            _ => Outcome::Refused,
        },
        other => doubt(other),
    }
}

/// What an operand that is not of the wanted kind makes of the operation.
pub(super) fn doubt(value: &Value) -> Outcome {
    match value {
        Value::Unknown(reason) => Outcome::Because(reason.clone()),
        value if is_open(value) => Outcome::Unknown,
        _ => Outcome::Refused,
    }
}

pub(super) fn not(value: &Value) -> Outcome {
    match truth(value) {
        Outcome::Known(Value::Bool(value)) => Outcome::Known(Value::Bool(!value)),
        other => other,
    }
}

pub(super) fn negative(value: &Value) -> Outcome {
    binary(Operator::Minus, &Value::Number(Number::from(0)), value)
}

/// What the left side alone decides.
pub(super) fn decided(operator: Operator, left: &Value) -> Option<Value> {
    match (operator, truth(left)) {
        (Operator::And, Outcome::Known(Value::Bool(false))) => Some(Value::Bool(false)),
        (Operator::Or, Outcome::Known(Value::Bool(true))) => Some(Value::Bool(true)),
        _ => None,
    }
}

pub(super) fn binary(operator: Operator, left: &Value, right: &Value) -> Outcome {
    match operator {
        Operator::Equal | Operator::Unequal => match equal(left, right) {
            Some(answer) => Outcome::Known(Value::Bool(answer == (operator == Operator::Equal))),
            None => reason(left, right),
        },
        Operator::And | Operator::Or => match (truth(left), truth(right)) {
            (Outcome::Known(Value::Bool(left)), Outcome::Known(Value::Bool(right))) => {
                let answer = if operator == Operator::And {
                    left && right
                } else {
                    left || right
                };
                Outcome::Known(Value::Bool(answer))
            }
            (left, Outcome::Known(Value::Bool(right))) => {
                // The right side may decide as well: nothing that it does can be seen.
                if right == (operator == Operator::Or) {
                    Outcome::Known(Value::Bool(right))
                } else {
                    left
                }
            }
            (Outcome::Known(_), right) => right,
            (left, _) => left,
        },
        _ => arithmetic(operator, left, right),
    }
}

/// Why an operation on these cannot be known.
fn reason(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Unknown(reason), _) | (_, Value::Unknown(reason)) => {
            Outcome::Because(reason.clone())
        }
        _ => Outcome::Unknown,
    }
}

/// A number, from text as well.
pub(super) fn number_of(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::Text { text, open: false } => parse_number(text),
        _ => None,
    }
}

/// Text as a number.
pub(super) fn parse_number(text: &str) -> Option<Number> {
    if let Ok(whole) = text.parse::<i64>() {
        return Some(Number::from(whole));
    }
    let plain =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+' | 'e' | 'E');
    if !text.chars().all(plain) {
        return None;
    }
    text.parse::<f64>().ok().and_then(tidy)
}

/// A number without a fraction is a whole one.
pub(super) fn tidy(value: f64) -> Option<Number> {
    // Up to here, every whole number is exactly itself.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it has no fraction and fits"
        )]
        return Some(Number::from(value as i64));
    }
    Number::from_f64(value)
}

fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Outcome {
    let (Some(a), Some(b)) = (number_of(left), number_of(right)) else {
        let doubtful = |value: &Value| number_of(value).is_none();
        return match (doubtful(left), doubtful(right)) {
            (true, true) => match (doubt(left), doubt(right)) {
                (Outcome::Refused, _) | (_, Outcome::Refused) => Outcome::Refused,
                (left, _) => left,
            },
            (true, false) => doubt(left),
            _ => doubt(right),
        };
    };
    if let (Some(a), Some(b)) = (a.as_i64(), b.as_i64())
        && let Some(value) = whole(operator, a, b)
    {
        return Outcome::Known(value);
    }
    let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) else {
        return Outcome::Refused;
    };
    let value = match operator {
        Operator::Less => return Outcome::Known(Value::Bool(a < b)),
        Operator::LessOrEqual => return Outcome::Known(Value::Bool(a <= b)),
        Operator::Greater => return Outcome::Known(Value::Bool(a > b)),
        Operator::GreaterOrEqual => return Outcome::Known(Value::Bool(a >= b)),
        Operator::Plus => a + b,
        Operator::Minus => a - b,
        Operator::Times => a * b,
        Operator::Divide => a / b,
        _ => a % b,
    };
    tidy(value).map_or(Outcome::Refused, |number| {
        Outcome::Known(Value::Number(number))
    })
}

/// Whole numbers, as long as nothing is lost.
fn whole(operator: Operator, a: i64, b: i64) -> Option<Value> {
    let number = match operator {
        Operator::Less => return Some(Value::Bool(a < b)),
        Operator::LessOrEqual => return Some(Value::Bool(a <= b)),
        Operator::Greater => return Some(Value::Bool(a > b)),
        Operator::GreaterOrEqual => return Some(Value::Bool(a >= b)),
        Operator::Plus => a.checked_add(b)?,
        Operator::Minus => a.checked_sub(b)?,
        Operator::Times => a.checked_mul(b)?,
        Operator::Remainder => a.checked_rem(b)?,
        _ => return None,
    };
    Some(Value::Number(Number::from(number)))
}
