//! Evaluates expressions.

use super::expression::{Entry, Expr, Item, Key, Kind};
use super::frame::Env;
use super::print;
use super::text::Joiner;
use super::unit::Unit;
use super::value::{At, Data, Target, Val};
use crate::source::document::BROKEN;
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
                    let reason = if formula.text.trim().is_empty() {
                        "syntax error".into()
                    } else {
                        print::reason(expr)
                    };
                    Val::unknown(reason, at)
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
                    At::own(self.item_mark(file, &item.value))
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
                Key::Lost => return Val::unknown(BROKEN, at),
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
            At::own(self.member_mark(file, &entry.key_range, &whole))
        } else {
            at
        };
        self.eval(&entry.value, env, at)
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

/// Whether an access that finds nothing gives null, as one before it in the chain does.
fn guarded(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Member { of, safe, .. } | Kind::Index { of, safe, .. } => *safe || guarded(of),
        _ => false,
    }
}
