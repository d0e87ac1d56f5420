//! Conditions: true, false, or not to be known.

use super::super::document::{Node, NodeValue};
use super::call::Call;
use super::choice::key_text;
use super::evaluate::{Evaluation, same};
use super::stack::{Scope, Truth};
use policy::{Mark, Written, WrittenValue as Value};

impl Evaluation<'_> {
    /// The condition of a name. One that is asked for while it is being found out is not known.
    pub(super) fn condition(&mut self, scope: Scope<'_, '_>, name: &str) -> Truth {
        let stack = scope.stack;
        if let Some(known) = stack.truths.borrow().get(name) {
            return known.flatten();
        }
        let entry = stack.conditions.get(name)?.clone();
        stack.truths.borrow_mut().insert(name.to_owned(), None);
        let scope = Scope {
            stack,
            loops: &entry.loops,
        };
        let truth = match entry.doubtful {
            Some(_) => None,
            None if !entry.member.value.is_whole() => None,
            None => self.truth_of(scope, &entry.member.value),
        };
        stack
            .truths
            .borrow_mut()
            .insert(name.to_owned(), Some(truth));
        truth
    }

    /// Whether a node holds.
    pub(super) fn truth_of(&mut self, scope: Scope<'_, '_>, node: &Node) -> Truth {
        let mut truth = None;
        self.deeper(Mark::NONE, |this| {
            truth = match Call::of_condition(node) {
                _ if node.is_broken() => None,
                Some(call) => this.truth(scope, call),
                None => match &node.value {
                    NodeValue::Bool(truth) => Some(*truth),
                    NodeValue::Text(text) => text.parse().ok(),
                    _ => None,
                },
            };
            Written::new(Value::Null, Mark::NONE)
        });
        truth
    }

    /// Whether a function of conditions holds.
    pub(super) fn truth(&mut self, scope: Scope<'_, '_>, call: Call<'_>) -> Truth {
        if !self.spend(1, scope) {
            return None;
        }
        match call.name {
            "Condition" => {
                let name = scope.name(call.argument)?.ok()?;
                self.condition(scope, &name)
            }
            "Equals" => self.equals(scope, call),
            "Not" => match call.arguments() {
                [one] => self.truth_of(scope, one).map(|truth| !truth),
                _ => None,
            },
            "And" => self.all(scope, call, true),
            "Or" => self.all(scope, call, false),
            _ => None,
        }
    }

    /// `And` (of true), `Or` (of false): the first that differs decides, whatever is not known.
    fn all(&mut self, scope: Scope<'_, '_>, call: Call<'_>, of: bool) -> Truth {
        let mut known = true;
        for argument in call.arguments() {
            match self.truth_of(scope, argument) {
                Some(truth) if truth != of => return Some(truth),
                Some(_) => {}
                None => known = false,
            }
        }
        (known && !call.arguments().is_empty()).then_some(of)
    }

    fn equals(&mut self, scope: Scope<'_, '_>, call: Call<'_>) -> Truth {
        let [one, other] = call.arguments() else {
            return None;
        };
        let one = self.value(scope, one, Mark::NONE);
        let other = self.value(scope, other, Mark::NONE);
        if let (Some(one), Some(other)) = (key_text(&one), key_text(&other)) {
            return Some(one == other);
        }
        if same(&one, &other) {
            return Some(true);
        }
        (is_known(&one) && is_known(&other)).then_some(false)
    }
}

/// Whether nothing in a value is left to be known.
fn is_known(value: &Written) -> bool {
    match &value.value {
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::Text { open, .. } => !open,
        Value::Reference(_) | Value::Unknown(_) => false,
        Value::List(items) => items.iter().all(is_known),
        Value::Object(members) => members.values().all(is_known),
        Value::Encoded(inner) => is_known(inner),
    }
}
