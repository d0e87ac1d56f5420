//! Functions of numbers and conditions, and conversions between kinds of values.

use super::Call;
use crate::source::arm::compare;
use crate::source::arm::eval::Truth;
use crate::source::arm::json::from_json;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{Data, Val};
use std::rc::Rc;

impl Unit<'_> {
    pub(super) fn scalar_function(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        Some(match (call.name, args) {
            ("true", []) => Val::bool(true, at),
            ("false", []) => Val::bool(false, at),
            ("null", []) => Val::null(at),
            ("any", [val]) => val.clone(),
            ("not", [val]) => match self.truth(val, call.expr) {
                Truth::Yes => Val::bool(false, at),
                Truth::No => Val::bool(true, at),
                Truth::Maybe(reason) => Val::unknown(reason, at),
            },
            ("xor", [one, other]) => {
                let holds = |truth| match truth {
                    Truth::Yes => Some(true),
                    Truth::No => Some(false),
                    Truth::Maybe(_) => None,
                };
                let one = holds(self.truth(one, call.expr))?;
                let other = holds(self.truth(other, call.expr))?;
                Val::bool(one != other, at)
            }
            ("equals", [one, other]) => Val::bool(self.equality(one, other).known()?, at),
            ("less", [one, other]) => Val::bool(compare::order(one, other)?.is_lt(), at),
            ("lessorequals", [one, other]) => Val::bool(compare::order(one, other)?.is_le(), at),
            ("greater", [one, other]) => Val::bool(compare::order(one, other)?.is_gt(), at),
            ("greaterorequals", [one, other]) => Val::bool(compare::order(one, other)?.is_ge(), at),
            ("add" | "sub" | "mul" | "div" | "mod", [one, other]) => {
                let (one, other) = (one.as_whole()?, other.as_whole()?);
                let number = match call.name {
                    "add" => one.checked_add(other),
                    "sub" => one.checked_sub(other),
                    "mul" => one.checked_mul(other),
                    "div" => one.checked_div(other),
                    _ => one.checked_rem(other),
                };
                Val::number(number?, at)
            }
            ("int", [val]) => {
                let number = match &val.data {
                    Data::Text { text, open: false } => text.trim().parse().ok()?,
                    _ => val.as_whole()?,
                };
                Val::number(number, at)
            }
            ("bool", [val]) => match (&val.data, val.as_whole()) {
                (_, Some(number)) => Val::bool(number != 0, at),
                (Data::Bool(value), _) => Val::bool(*value, at),
                (Data::Text { text, open: false }, _) => {
                    Val::bool(text.trim().to_ascii_lowercase().parse().ok()?, at)
                }
                _ => return None,
            },
            ("string", [val]) => match &val.data {
                Data::Text { .. } | Data::Encoded(_) => val.clone(),
                Data::Bool(value) => Val::text(if *value { "True" } else { "False" }, at),
                Data::Number(number) => Val::text(number.to_string(), at),
                Data::List(_) | Data::Object(_) => Val::encoded(val.clone(), at),
                _ => return None,
            },
            ("json", [val]) => match &val.data {
                Data::Encoded(inner) => val.part(inner),
                Data::Text { text, open: false } => {
                    if !self.spend(text.len() / 4) {
                        return None;
                    }
                    from_json(&serde_json::from_str(text).ok()?, at)
                }
                _ => return None,
            },
            ("min" | "max", args) => {
                let numbers = whole_numbers(args)?;
                let found = if call.name == "min" {
                    numbers.into_iter().min()
                } else {
                    numbers.into_iter().max()
                };
                Val::number(found?, at)
            }
            _ => return None,
        })
    }
}

/// The numbers of a list, or of the arguments themselves.
fn whole_numbers(args: &[Val]) -> Option<Vec<i64>> {
    if let [only] = args
        && let Data::List(list) = &only.data
    {
        return Rc::clone(list).items.iter().map(Val::as_whole).collect();
    }
    args.iter().map(Val::as_whole).collect()
}
