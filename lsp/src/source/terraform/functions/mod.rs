//! The functions of Terraform, on values of which some are not known.

mod collections;
mod encoding;
mod files;
mod format;
mod numbers;
mod sets;
mod strings;

pub(super) use sets::unique;

use super::engine::{Engine, Scope, short};
use super::evaluate::Outcome;
use super::operators::{doubt, number_of};
use super::syntax::{At, Call, Kind, Slot};
use super::text::Building;
use policy::{Mark, Written, WrittenValue as Value};
use std::sync::Arc;

impl Engine<'_> {
    /// The value of a call that is used at `slot`.
    pub(super) fn call(&mut self, call: &Call, at: At, scope: Scope, slot: Mark) -> Written {
        match &*call.name {
            "try" => return self.attempt(&call.arguments, at, scope, slot),
            "can" => return self.can(&call.arguments, at, scope, slot),
            _ => {}
        }
        let arguments = match self.arguments(call, scope, slot) {
            Ok(arguments) => arguments,
            Err(Some(reason)) => return Written::unknown(reason, slot),
            Err(None) => return Written::unknown(self.quote_call(call, at), slot),
        };
        let weight = arguments.iter().map(|item| weight(&item.value)).sum();
        self.charge(weight);
        match self.apply(&call.name, arguments, slot) {
            Some(Outcome::Known(value)) => Written::new(value, slot),
            Some(Outcome::Because(reason)) => Written::unknown(reason, slot),
            Some(Outcome::Refused) => {
                self.failed = true;
                Written::unknown(self.quote_call(call, at), slot)
            }
            Some(Outcome::Unknown) | None => Written::unknown(self.quote_call(call, at), slot),
        }
    }

    /// What a function makes of its arguments; none if nobody knows that.
    fn apply(&mut self, name: &str, arguments: Vec<Written>, slot: Mark) -> Option<Outcome> {
        let mut arguments = Arguments(arguments.into_iter());
        let found = collections::apply(self, name, &mut arguments, slot)
            .or_else(|| sets::apply(self, name, &mut arguments, slot))
            .or_else(|| strings::apply(self, name, &mut arguments, slot))
            .or_else(|| numbers::apply(name, &mut arguments))
            .or_else(|| encoding::apply(self, name, &mut arguments, slot))
            .or_else(|| files::apply(self, name, &mut arguments, slot))?;
        Some(found.unwrap_or_else(|outcome| outcome))
    }

    /// The arguments of a call; none, possibly with a reason, if nobody knows how many there are.
    fn arguments(
        &mut self,
        call: &Call,
        scope: Scope,
        slot: Mark,
    ) -> Result<Vec<Written>, Option<Arc<str>>> {
        let mut arguments: Vec<Written> = call
            .arguments
            .iter()
            .map(|argument| self.slot(argument, scope, slot))
            .collect();
        if call.spread
            && let Some(last) = arguments.pop()
        {
            match last.value {
                Value::List(items) => arguments.extend(items),
                Value::Unknown(reason) => return Err(Some(reason)),
                _ => return Err(None),
            }
        }
        Ok(arguments)
    }

    /// The first argument that Terraform does not refuse.
    fn attempt(&mut self, arguments: &[Slot], at: At, scope: Scope, slot: Mark) -> Written {
        for argument in arguments {
            let before = std::mem::replace(&mut self.failed, false);
            let value = self.value(&argument.value, scope, slot);
            if !std::mem::replace(&mut self.failed, before) {
                return value;
            }
        }
        self.fails(at, slot)
    }

    fn can(&mut self, arguments: &[Slot], at: At, scope: Scope, slot: Mark) -> Written {
        let Some(argument) = arguments.first() else {
            return self.unknown(at, slot);
        };
        let before = std::mem::replace(&mut self.failed, false);
        let value = self.value(&argument.value, scope, slot);
        let failed = std::mem::replace(&mut self.failed, before);
        match value.value {
            Value::Unknown(reason) if !failed => Written::unknown(reason, slot),
            _ => Written::new(Value::Bool(!failed), slot),
        }
    }

    /// A call as a reason. Text in its arguments may be a secret and is left out.
    fn quote_call(&self, call: &Call, at: At) -> Arc<str> {
        let plain = |slot: &Slot| {
            matches!(
                slot.value.kind,
                Kind::Variable(_) | Kind::Traversal(..) | Kind::Number(_) | Kind::Bool(_)
            )
        };
        if call.arguments.iter().all(plain) {
            self.quote(at)
        } else {
            short(&format!("{}(…)", call.name))
        }
    }
}

/// What a function gives, or why it gives nothing.
type Found = Result<Outcome, Outcome>;

/// The arguments of a call, taken one after the other.
struct Arguments(std::vec::IntoIter<Written>);

impl Arguments {
    /// The next argument, if there is one.
    fn next(&mut self) -> Option<Written> {
        self.0.next()
    }

    /// The next argument, which must be there.
    fn value(&mut self) -> Result<Value, Outcome> {
        self.next().map(|item| item.value).ok_or(Outcome::Refused)
    }

    /// The next argument as a list.
    fn list(&mut self) -> Result<Vec<Written>, Outcome> {
        list_of(self.value()?)
    }

    /// The next argument as text that is known.
    fn text(&mut self) -> Result<Arc<str>, Outcome> {
        text_of(&self.value()?)
    }

    /// The next argument as a number.
    fn number(&mut self) -> Result<f64, Outcome> {
        let value = self.value()?;
        number_of(&value)
            .and_then(|number| number.as_f64())
            .ok_or_else(|| doubt(&value))
    }

    /// The next argument as a whole number.
    fn whole(&mut self) -> Result<i64, Outcome> {
        let value = self.value()?;
        number_of(&value)
            .and_then(|number| number.as_i64())
            .ok_or_else(|| doubt(&value))
    }

    /// All arguments that are left; unless one of them is unknown.
    fn rest(&mut self) -> Result<Vec<Written>, Outcome> {
        let rest: Vec<Written> = self.0.by_ref().collect();
        match rest.iter().find(|item| item.value.is_unknown()) {
            Some(item) => Err(doubt(&item.value)),
            None => Ok(rest),
        }
    }
}

/// A list.
fn list_of(value: Value) -> Result<Vec<Written>, Outcome> {
    match value {
        Value::List(items) => Ok(items),
        other => Err(doubt(&other)),
    }
}

/// Text that is known.
fn text_of(value: &Value) -> Result<Arc<str>, Outcome> {
    match value {
        Value::Text { text, open: false } => Ok(Arc::clone(text)),
        Value::Bool(known) => Ok(Arc::from(if *known { "true" } else { "false" })),
        Value::Number(number) => Ok(Arc::from(number.to_string())),
        other => Err(doubt(other)),
    }
}

/// Text that was made.
fn made(engine: &mut Engine, text: &str) -> Outcome {
    let mut building = Building::default();
    building.push_text(text);
    building.outcome(engine)
}

/// What long text costs, in values: comparing and copying it takes its time.
pub(super) fn weight(value: &Value) -> usize {
    match value {
        Value::Text { text, .. } => text.len() / 64,
        Value::List(items) => items
            .iter()
            .map(|item| match &item.value {
                Value::Text { text, .. } => text.len() / 64,
                _ => 0,
            })
            .sum(),
        _ => 0,
    }
}
