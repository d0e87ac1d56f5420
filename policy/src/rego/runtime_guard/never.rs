//! Which bodies of rules can never apply, whatever the input is.
//!
//! Only what is certain counts: constants, rules that are constants or have no value, branches behind one that always applies, and
//! the same member asked for two values.

use super::syntax::{Body, Rules, literal, root, variable};
use regorus::Value;
use regorus::unstable::{AssignOp, BoolOp, Expr, Literal, LiteralStmt};
use std::collections::{BTreeMap, BTreeSet};

/// How deep within each other terms are computed. Each level can double the work.
const DEPTH: usize = 8;
/// How many rules behind each other are followed.
const ROUNDS: usize = 16;

/// What is known of the rules of a module.
#[derive(Default, PartialEq)]
pub(super) struct Never<'m> {
    /// Rules that are always the same.
    constants: BTreeMap<&'m str, Value>,
    /// Rules and functions that never have a value.
    undefined: BTreeSet<&'m str>,
    /// Sets and objects that never get an element.
    empty: BTreeSet<&'m str>,
}

/// What a term is, where that is certain.
enum Certain {
    Value(Value),
    Undefined,
}

impl<'m> Never<'m> {
    /// Looks at all rules again while something new follows from what is known.
    pub(super) fn of(rules: &BTreeMap<&'m str, Rules<'m>>) -> Self {
        let mut known = Self::default();
        for _ in 0..ROUNDS {
            let next = known.next(rules);
            if next == known {
                break;
            }
            known = next;
        }
        known
    }

    fn next(&self, rules: &BTreeMap<&'m str, Rules<'m>>) -> Self {
        let mut next = Self::default();
        for (name, parts) in rules {
            let live: Vec<&Body<'_>> = self.live(parts).collect();
            let is_part = parts.bodies.iter().any(|body| body.is_part);
            match (live.as_slice(), parts.defaults.as_slice()) {
                ([], []) if is_part => {
                    next.empty.insert(name);
                }
                ([], []) => {
                    next.undefined.insert(name);
                }
                ([], [value]) => {
                    if let Some(Certain::Value(value)) = self.certain(value, None, 0) {
                        next.constants.insert(name, value);
                    }
                }
                ([only], _) if !only.is_function && !only.is_part && self.always(only) => {
                    let value = match only.value {
                        Some(value) => self.certain(value, Some(only), 0),
                        None => Some(Certain::Value(Value::Bool(true))),
                    };
                    if let Some(Certain::Value(value)) = value {
                        next.constants.insert(name, value);
                    }
                }
                _ => {}
            }
        }
        next
    }

    /// The bodies that can apply.
    pub(super) fn live<'r>(&'r self, rules: &'r Rules<'m>) -> impl Iterator<Item = &'r Body<'m>> {
        let mut settled = false;
        rules.bodies.iter().filter(move |body| {
            settled = settled && body.is_else;
            let can = !settled && !self.body(body);
            settled = settled || self.always(body);
            can
        })
    }

    /// Whether a body can never apply.
    fn body(&self, body: &Body<'_>) -> bool {
        let failing = |statement| self.holds(statement, body) == Some(false);
        let valueless = || {
            let value = body
                .value
                .and_then(|value| self.certain(value, Some(body), 0));
            matches!(value, Some(Certain::Undefined))
        };
        body.statements().iter().any(failing) || valueless() || contradicts(body.statements())
    }

    /// Whether a body always applies.
    fn always(&self, body: &Body<'_>) -> bool {
        let mut statements = body.statements().iter();
        body.parameters.is_empty()
            && statements.all(|statement| self.holds(statement, body) == Some(true))
    }

    /// Whether a statement holds, if that is certain.
    fn holds(&self, statement: &LiteralStmt, body: &Body<'_>) -> Option<bool> {
        if !statement.with_mods.is_empty() {
            return None;
        }
        match &statement.literal {
            Literal::SomeVars { .. } => Some(true),
            Literal::Expr { expr, .. } => match self.certain(expr, Some(body), 0)? {
                Certain::Value(value) => Some(value != Value::Bool(false)),
                Certain::Undefined => Some(false),
            },
            Literal::NotExpr { expr, .. } => match self.certain(expr, Some(body), 0)? {
                Certain::Value(value) => Some(value == Value::Bool(false)),
                Certain::Undefined => Some(true),
            },
            Literal::SomeIn { collection, .. } => {
                self.has_nothing(collection, body).then_some(false)
            }
            Literal::Every { .. } => None,
        }
    }

    /// Whether a collection has no elements.
    fn has_nothing(&self, collection: &Expr, body: &Body<'_>) -> bool {
        match collection {
            Expr::Array { items, .. } | Expr::Set { items, .. } => items.is_empty(),
            Expr::Object { fields, .. } => fields.is_empty(),
            Expr::Var { .. } => variable(collection).is_some_and(|name| {
                !body.hides(name) && (self.empty.contains(name) || self.undefined.contains(name))
            }),
            _ => matches!(
                self.certain(collection, Some(body), 0),
                Some(Certain::Undefined)
            ),
        }
    }

    /// What a term within a body is, if that is certain.
    fn certain(&self, expr: &Expr, body: Option<&Body<'_>>, depth: usize) -> Option<Certain> {
        if depth > DEPTH {
            return None;
        }
        let of = |expr: &Expr| self.certain(expr, body, depth + 1);
        let hidden = |name: &str| body.is_some_and(|body| body.hides(name));
        match expr {
            Expr::String { value, .. }
            | Expr::RawString { value, .. }
            | Expr::Number { value, .. }
            | Expr::Bool { value, .. }
            | Expr::Null { value, .. } => Some(Certain::Value(value.clone())),
            Expr::Var { .. } => {
                let name = variable(expr)?;
                if let Some(value) = body.and_then(|body| body.local(name)) {
                    return of(value);
                }
                if hidden(name) {
                    None
                } else if self.undefined.contains(name) {
                    Some(Certain::Undefined)
                } else {
                    self.constants.get(name).cloned().map(Certain::Value)
                }
            }
            Expr::RefDot { .. } | Expr::RefBrack { .. } => {
                let name = root(expr).filter(|name| !hidden(name))?;
                let nothing = self.undefined.contains(name) || self.empty.contains(name);
                nothing.then_some(Certain::Undefined)
            }
            Expr::Call { fcn, .. } => {
                let name = variable(fcn).filter(|name| !hidden(name))?;
                self.undefined.contains(name).then_some(Certain::Undefined)
            }
            Expr::AssignExpr { op, lhs, rhs, .. } => match (op, of(lhs), of(rhs)?) {
                (_, _, Certain::Undefined) | (AssignOp::Eq, Some(Certain::Undefined), _) => {
                    Some(Certain::Undefined)
                }
                (AssignOp::ColEq, _, Certain::Value(_)) => Some(Certain::Value(Value::Bool(true))),
                (AssignOp::Eq, Some(Certain::Value(left)), Certain::Value(right)) => {
                    Some(Certain::Value(Value::Bool(left == right)))
                }
                (AssignOp::Eq, None, Certain::Value(_)) => None,
            },
            Expr::BoolExpr { op, lhs, rhs, .. } => match (of(lhs), of(rhs)) {
                (Some(Certain::Undefined), _) | (_, Some(Certain::Undefined)) => {
                    Some(Certain::Undefined)
                }
                (Some(Certain::Value(left)), Some(Certain::Value(right))) => {
                    Some(Certain::Value(Value::Bool(compared(op, &left, &right))))
                }
                _ => None,
            },
            Expr::Membership { collection, .. } => {
                let none = body.is_some_and(|body| self.has_nothing(collection, body));
                none.then_some(Certain::Value(Value::Bool(false)))
            }
            _ => None,
        }
    }
}

fn compared(op: &BoolOp, left: &Value, right: &Value) -> bool {
    match op {
        BoolOp::Lt => left < right,
        BoolOp::Le => left <= right,
        BoolOp::Eq => left == right,
        BoolOp::Ge => left >= right,
        BoolOp::Gt => left > right,
        BoolOp::Ne => left != right,
    }
}

/// Whether one member has to be two different texts at once.
fn contradicts(statements: &[LiteralStmt]) -> bool {
    let mut asked: BTreeMap<String, &str> = BTreeMap::new();
    statements.iter().any(|statement| {
        let Literal::Expr { expr, .. } = &statement.literal else {
            return false;
        };
        let (Expr::BoolExpr {
            op: BoolOp::Eq,
            lhs,
            rhs,
            ..
        }
        | Expr::AssignExpr {
            op: AssignOp::Eq,
            lhs,
            rhs,
            ..
        }) = expr.as_ref()
        else {
            return false;
        };
        let (member, text) = match (literal(lhs), literal(rhs)) {
            (None, Some(text)) => (lhs, text),
            (Some(text), None) => (rhs, text),
            _ => return false,
        };
        let named: String = member.span().text().split_whitespace().collect();
        // Each `_` may stand for another element.
        let is_one = matches!(member.as_ref(), Expr::RefDot { .. } | Expr::RefBrack { .. })
            && !named.contains("[_]");
        is_one && statement.with_mods.is_empty() && *asked.entry(named).or_insert(text) != text
    })
}
