//! Runs loops.

use super::expression::{Expr, Round};
use super::frame::Env;
use super::print;
use super::unit::Unit;
use super::value::{At, Val};
use std::sync::Arc;

impl Unit<'_> {
    /// The values of a loop.
    pub(crate) fn rounds(&mut self, round: &Round, body: &Expr, env: &Env, at: At) -> Val {
        let body_at = if at.own {
            let file = self.file(env);
            At::own(self.item_mark(file, body))
        } else {
            at
        };
        let rounds = match self.environments(round, env, usize::MAX) {
            Ok(rounds) => rounds,
            Err(reason) => return Val::unknown(reason, at),
        };
        let mut values = Vec::with_capacity(rounds.len());
        for env in rounds {
            let value = self.eval(body, &env, body_at);
            values.push(value);
        }
        Val::list(values, at)
    }

    /// The environment of each round of a loop; the reason if their number is not known or above `most`.
    pub(crate) fn environments(
        &mut self,
        round: &Round,
        env: &Env,
        most: usize,
    ) -> Result<Vec<Env>, Arc<str>> {
        match round {
            Round::Each { item, index, over } => {
                let list = self.eval(over, env, At::NOWHERE);
                let list = self.listed(&list);
                let Some(items) = list.items() else {
                    return Err(list.why().map_or_else(|| print::reason(over), Arc::clone));
                };
                if items.len() > most || !self.spend(items.len()) {
                    return Err(print::reason(over));
                }
                Ok(items
                    .zip(0..)
                    .map(|(value, at)| {
                        let env = env.with(item, value);
                        match index {
                            Some(index) => env.with(index, Val::number(at, At::NOWHERE)),
                            None => env,
                        }
                    })
                    .collect())
            }
            Round::Count { name, count } => {
                let number = self.eval(count, env, At::NOWHERE);
                let Some(whole) = number.as_whole() else {
                    return Err(number
                        .why()
                        .map_or_else(|| print::reason(count), Arc::clone));
                };
                let whole = usize::try_from(whole).unwrap_or(0);
                if whole > most || !self.spend(whole) {
                    return Err(print::reason(count));
                }
                let name = copy_name(name);
                Ok((0..)
                    .take(whole)
                    .map(|at| env.with(&name, Val::number(at, At::NOWHERE)))
                    .collect())
            }
        }
    }
}

/// The local variable that counts the rounds of the loop `name`.
pub(crate) fn copy_name(name: &str) -> Arc<str> {
    format!("copyIndex {}", name.to_ascii_lowercase()).into()
}
