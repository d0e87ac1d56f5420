//! Evaluates expressions.

use super::expression::{Entry, Expr, Item, Key, Kind, Operator, Round};
use super::print;
use super::text::Joiner;
use super::unit::{Env, Unit, at as own};
use super::value::{At, Data, Target, Val};
use std::sync::Arc;

/// How deep evaluation goes through expressions, variables, parameters and modules together: as deep as the stack of a
/// thread of 2 MiB surely allows.
pub(crate) const DEEPEST: usize = 200;

/// Whether a condition holds.
pub(crate) enum Truth {
    Yes,
    No,
    /// Nobody can know, for this reason.
    Maybe(Arc<str>),
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Unit<'_> {
    /// The value of an expression.
    pub(crate) fn eval(&mut self, expr: &Expr, env: &Env, at: At) -> Val {
        if !self.spend(1) || self.depth >= DEEPEST {
            return Val::unknown(print::reason(expr), at);
        }
        self.depth += 1;
        let val = match &expr.kind {
            Kind::Null => Val::null(at),
            Kind::Bool(value) => Val::bool(*value, at),
            Kind::Number(number) => Val::new(Data::Number(number.clone()), at),
            Kind::Text(text) => Val::text(Arc::clone(text), at),
            Kind::Name(name) => self.name(name, env, at),
            Kind::List(items) => self.literal_list(items, env, at),
            Kind::Object(entries) => self.literal_object(entries, env, at),
            Kind::Call { of, name, args } => self.call(expr, of.as_deref(), name, args, env, at),
            _ => self.eval_operation(expr, env, at),
        };
        self.depth -= 1;
        val
    }

    fn eval_operation(&mut self, expr: &Expr, env: &Env, at: At) -> Val {
        match &expr.kind {
            Kind::Member { of, name, safe } => {
                let target = self.eval(of, env, at);
                if target.is_null() && (*safe || guarded(of)) {
                    return Val::null(at);
                }
                self.member(&target, name, *safe, expr, env, at)
            }
            Kind::Index {
                of,
                at: position,
                safe,
                from_end,
            } => {
                let target = self.eval(of, env, at);
                if target.is_null() && (*safe || guarded(of)) {
                    return Val::null(at);
                }
                let position = self.eval(position, env, at);
                self.index(&target, &position, (*safe, *from_end), expr, env, at)
            }
            Kind::Formula(formula) => match formula.parsed(&expr.range) {
                Ok(inner) => self.eval(inner, env, at),
                Err(message) => {
                    let file = self.file(env);
                    self.error(file, &expr.range, message.clone());
                    Val::unknown(print::reason(expr), at)
                }
            },
            Kind::Joined(pieces) => {
                let mut joiner = Joiner::default();
                for piece in pieces {
                    self.push_piece(&mut joiner, piece, env);
                }
                self.joined(joiner, at)
            }
            Kind::Nested { of, name } => {
                let target = self.eval(of, env, at);
                self.nested(&target, name, expr, at)
            }
            Kind::Not(inner) => {
                let val = self.eval(inner, env, At::NOWHERE);
                match self.truth(&val, inner) {
                    Truth::Yes => Val::bool(false, at),
                    Truth::No => Val::bool(true, at),
                    Truth::Maybe(reason) => Val::unknown(reason, at),
                }
            }
            Kind::Negative(inner) => {
                let val = self.eval(inner, env, at);
                match (&val.data, val.as_whole().and_then(i64::checked_neg)) {
                    (_, Some(number)) => Val::number(number, at),
                    (Data::Unknown(_), None) => val,
                    _ => Val::unknown(print::reason(expr), at),
                }
            }
            Kind::Choice(condition, yes, no) => {
                let val = self.eval(condition, env, At::NOWHERE);
                match self.truth(&val, condition) {
                    Truth::Yes => self.eval(yes, env, at),
                    Truth::No => self.eval(no, env, at),
                    Truth::Maybe(reason) => Val::unknown(reason, at),
                }
            }
            Kind::Binary(operator, left, right) => {
                self.binary(*operator, left, right, expr, env, at)
            }
            Kind::Loop { round, body } => self.rounds(round, body, env, at),
            _ => Val::unknown(print::reason(expr), at),
        }
    }

    /// Whether a condition holds.
    pub(crate) fn truth(&mut self, val: &Val, expr: &Expr) -> Truth {
        let val = self.settled(val);
        match &val.data {
            Data::Bool(value) => (*value).into(),
            Data::Text { text, open: false } if text.eq_ignore_ascii_case("true") => Truth::Yes,
            Data::Text { text, open: false } if text.eq_ignore_ascii_case("false") => Truth::No,
            Data::Unknown(unknown) => Truth::Maybe(Arc::clone(&unknown.reason)),
            _ => Truth::Maybe(print::reason(expr)),
        }
    }

    /// The file in which the expressions of an environment stand.
    pub(crate) fn file(&self, env: &Env) -> u32 {
        self.frames
            .get(env.frame)
            .map_or(0, |frame| frame.template.file)
    }

    fn literal_list(&mut self, items: &[Item], env: &Env, at: At) -> Val {
        let file = self.file(env);
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            if item.spread {
                let spread = self.eval(&item.value, env, at);
                let spread = self.settled(&spread);
                match spread.items() {
                    Some(more) => {
                        if !self.spend(more.len()) {
                            return Val::unknown(print::reason(&item.value), at);
                        }
                        values.extend(more);
                    }
                    None => return unclear(&spread, &item.value, at),
                }
            } else {
                let at = if at.own {
                    own(self.item_mark(file, &item.value))
                } else {
                    at
                };
                let value = self.eval(&item.value, env, at);
                values.push(value);
            }
        }
        Val::list(values, at)
    }

    fn literal_object(&mut self, entries: &[Entry], env: &Env, at: At) -> Val {
        let mut members: Vec<(Arc<str>, Val)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let name = match &entry.key {
                Key::Plain(name) => Arc::clone(name),
                Key::Computed(key) => {
                    let name = self.eval(key, env, At::NOWHERE);
                    match name.as_text() {
                        Some(name) => Arc::clone(name),
                        None => return unclear(&name, key, at),
                    }
                }
                Key::Spread => {
                    let spread = self.eval(&entry.value, env, at);
                    let spread = self.settled(&spread);
                    match spread.members() {
                        Some(more) => {
                            if !self.spend(more.len()) {
                                return Val::unknown(print::reason(&entry.value), at);
                            }
                            members.extend(more);
                        }
                        None => return unclear(&spread, &entry.value, at),
                    }
                    continue;
                }
            };
            let value = self.entry(entry, env, at);
            members.push((name, value));
        }
        Val::object(members, at)
    }

    /// The value of a member of a literal object, where it stands.
    pub(crate) fn entry(&mut self, entry: &Entry, env: &Env, at: At) -> Val {
        let at = if at.own {
            let whole = entry.key_range.start..entry.value.range.end;
            let file = self.file(env);
            own(self.member_mark(file, &entry.key_range, &whole))
        } else {
            at
        };
        self.eval(&entry.value, env, at)
    }

    /// The values of a loop.
    fn rounds(&mut self, round: &Round, body: &Expr, env: &Env, at: At) -> Val {
        let body_at = if at.own {
            let file = self.file(env);
            own(self.item_mark(file, body))
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

    fn binary(
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
        if let Some(order) = super::compare::order(&first, &second) {
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

    /// A declaration inside the resource `target`.
    fn nested(&mut self, target: &Val, name: &str, expr: &Expr, at: At) -> Val {
        if let Data::Ref(reference) = &target.data
            && let Target::Instance(instance) = reference.target
            && let Some(child) = self.child(instance, name)
        {
            return self.declared(child, at);
        }
        unclear(target, expr, at)
    }
}

/// What takes the place of a value that `val` should have given.
pub(crate) fn unclear(val: &Val, expr: &Expr, at: At) -> Val {
    match val.why() {
        Some(reason) => Val::unknown(Arc::clone(reason), at),
        None => Val::unknown(print::reason(expr), at),
    }
}

/// The local variable that counts the rounds of the loop `name`.
pub(crate) fn copy_name(name: &str) -> Arc<str> {
    format!("copyIndex {}", name.to_ascii_lowercase()).into()
}

/// Whether an access that finds nothing gives null, as one before it in the chain does.
fn guarded(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Member { of, safe, .. } | Kind::Index { of, safe, .. } => *safe || guarded(of),
        _ => false,
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
