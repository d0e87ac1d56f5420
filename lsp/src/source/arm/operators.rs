//! Evaluates operators of two values.

use super::compare::order;
use super::eval::Truth;
use super::expression::{Expr, Operator};
use super::frame::Env;
use super::print;
use super::unit::Unit;
use super::value::{At, Val};
use std::sync::Arc;

impl Unit<'_> {
    /// The value of an operation on two values.
    pub(crate) fn binary(
        &mut self,
        operator: Operator,
        left: &Expr,
        right: &Expr,
        expr: &Expr,
        env: &Env,
        at: At,
    ) -> Val {
        let first = self.eval(left, env, at);
        match operator {
            Operator::Coalesce => {
                return if first.is_null() {
                    self.eval(right, env, at)
                } else {
                    first
                };
            }
            Operator::And | Operator::Or => {
                let second = self.eval(right, env, at);
                let truths = [self.truth(&first, left), self.truth(&second, right)];
                return both(operator == Operator::And, truths, at);
            }
            _ => {}
        }
        let second = self.eval(right, env, at);
        let (first, second) = (self.settled(&first), self.settled(&second));
        let result = match operator {
            Operator::Equal => self.equality(&first, &second).known(),
            Operator::NotEqual => self.equality(&first, &second).known().map(|same| !same),
            Operator::Like => like(&first, &second),
            Operator::NotLike => like(&first, &second).map(|same| !same),
            _ => None,
        };
        if let Some(result) = result {
            return Val::bool(result, at);
        }
        if let (Some(one), Some(other)) = (first.as_whole(), second.as_whole()) {
            let number = match operator {
                Operator::Add => one.checked_add(other),
                Operator::Subtract => one.checked_sub(other),
                Operator::Multiply => one.checked_mul(other),
                Operator::Divide => one.checked_div(other),
                Operator::Modulo => one.checked_rem(other),
                _ => None,
            };
            if let Some(number) = number {
                return Val::number(number, at);
            }
        }
        if let Some(order) = order(&first, &second) {
            let holds = match operator {
                Operator::Less => Some(order.is_lt()),
                Operator::LessOrEqual => Some(order.is_le()),
                Operator::Greater => Some(order.is_gt()),
                Operator::GreaterOrEqual => Some(order.is_ge()),
                _ => None,
            };
            if let Some(holds) = holds {
                return Val::bool(holds, at);
            }
        }
        let mut most = 1000;
        match first.why_in(&mut most).or_else(|| second.why_in(&mut most)) {
            Some(reason) => Val::unknown(Arc::clone(reason), at),
            None => Val::unknown(print::reason(expr), at),
        }
    }
}

/// Whether both (or with `all` false, one) of two conditions hold.
pub(crate) fn both(all: bool, truths: [Truth; 2], at: At) -> Val {
    let mut maybe = None;
    for truth in truths {
        match truth {
            Truth::Yes if !all => return Val::bool(true, at),
            Truth::No if all => return Val::bool(false, at),
            Truth::Yes | Truth::No => {}
            Truth::Maybe(reason) => maybe = maybe.or(Some(reason)),
        }
    }
    match maybe {
        Some(reason) => Val::unknown(reason, at),
        None => Val::bool(all, at),
    }
}

fn like(one: &Val, other: &Val) -> Option<bool> {
    Some(one.as_text()?.to_lowercase() == other.as_text()?.to_lowercase())
}
