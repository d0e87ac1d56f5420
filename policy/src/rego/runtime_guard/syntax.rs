//! Ways through the parser's tree.

use regorus::Value;
use regorus::unstable::{AssignOp, Expr, Literal, LiteralStmt, Module, Query, Ref, Rule, RuleHead};
use std::collections::BTreeMap;

/// All rules of one name: a complete rule, a set, an object or a function is often given in parts.
#[derive(Default)]
pub(super) struct Rules<'m> {
    pub(super) defaults: Vec<&'m Expr>,
    pub(super) bodies: Vec<Body<'m>>,
}

/// One body of a rule, with what the rule then is.
pub(super) struct Body<'m> {
    /// The name with what stands behind it, as in `verdict.decision`.
    pub(super) head: &'m Expr,
    /// What the rule is if the body applies; `None` for the plain truth.
    pub(super) value: Option<&'m Expr>,
    /// The parameters, if it is a function.
    pub(super) parameters: &'m [Ref<Expr>],
    pub(super) is_function: bool,
    /// Whether it adds an element to a set, or a member to an object.
    pub(super) is_part: bool,
    /// Whether it only counts where the body before it does not apply.
    pub(super) is_else: bool,
    pub(super) query: Option<&'m Query>,
}

/// The rules of a module by name.
pub(super) fn rules(module: &Module) -> BTreeMap<&str, Rules<'_>> {
    let mut rules: BTreeMap<&str, Rules<'_>> = BTreeMap::new();
    for rule in &module.policy {
        match rule.as_ref() {
            Rule::Default { refr, value, .. } => {
                if let Some(name) = root(refr) {
                    rules.entry(name).or_default().defaults.push(value);
                }
            }
            Rule::Spec { head, bodies, .. } => {
                let (RuleHead::Compr { refr, .. }
                | RuleHead::Set { refr, .. }
                | RuleHead::Func { refr, .. }) = head;
                let Some(name) = root(refr) else { continue };
                let parts = &mut rules.entry(name).or_default().bodies;
                let whole = body_of(head, refr);
                if bodies.is_empty() {
                    parts.push(whole);
                    continue;
                }
                for body in bodies {
                    let own = body.assign.as_ref().map(|assign| assign.value.as_ref());
                    parts.push(Body {
                        value: own.or(if body.is_else { None } else { whole.value }),
                        is_else: body.is_else,
                        query: Some(&body.query),
                        ..whole
                    });
                }
            }
        }
    }
    rules
}

/// A rule as its head alone tells it.
fn body_of<'m>(head: &'m RuleHead, refr: &'m Expr) -> Body<'m> {
    let mut body = Body {
        head: refr,
        value: None,
        parameters: &[],
        is_function: false,
        is_part: !matches!(refr, Expr::Var { .. }),
        is_else: false,
        query: None,
    };
    match head {
        RuleHead::Compr { assign, .. } => {
            body.value = assign.as_ref().map(|assign| assign.value.as_ref());
        }
        RuleHead::Func { args, assign, .. } => {
            body.value = assign.as_ref().map(|assign| assign.value.as_ref());
            body.parameters = args;
            body.is_function = true;
        }
        RuleHead::Set { key, .. } => {
            body.value = key.as_deref();
            body.is_part = true;
        }
    }
    body
}

impl<'m> Body<'m> {
    /// The statements that have to hold.
    pub(super) fn statements(&self) -> &'m [LiteralStmt] {
        self.query.map_or(&[], |query| &query.stmts)
    }

    /// Every expression of the body and of what the rule then is, with all that they are made of.
    pub(super) fn expressions(&self) -> Vec<&'m Expr> {
        let mut found = Vec::new();
        collect(
            self.value
                .into_iter()
                .chain(self.query.map_or_else(Vec::new, terms)),
            &mut found,
        );
        found
    }

    /// What a variable is set to within the body: `name := term`.
    pub(super) fn local(&self, name: &str) -> Option<&'m Expr> {
        self.statements()
            .iter()
            .find_map(|statement| match &statement.literal {
                Literal::Expr { expr, .. } => match expr.as_ref() {
                    Expr::AssignExpr {
                        op: AssignOp::ColEq,
                        lhs,
                        rhs,
                        ..
                    } if variable(lhs) == Some(name) => Some(rhs.as_ref()),
                    _ => None,
                },
                _ => None,
            })
    }

    /// Whether a name means something of this body alone, and not the rule of that name.
    pub(super) fn hides(&self, name: &str) -> bool {
        let mut names = Vec::new();
        collect(self.parameters.iter().map(AsRef::as_ref), &mut names);
        let declared = self
            .statements()
            .iter()
            .any(|statement| match &statement.literal {
                Literal::SomeVars { vars, .. } => vars.iter().any(|var| var.text() == name),
                Literal::SomeIn { key, value, .. } => {
                    collect(
                        key.as_deref().into_iter().chain([value.as_ref()]),
                        &mut names,
                    );
                    false
                }
                Literal::Every { key, value, .. } => {
                    key.iter().chain([value]).any(|var| var.text() == name)
                }
                Literal::Expr { expr, .. } => {
                    if let Expr::AssignExpr {
                        op: AssignOp::ColEq,
                        lhs,
                        ..
                    } = expr.as_ref()
                    {
                        collect([lhs.as_ref()], &mut names);
                    }
                    false
                }
                Literal::NotExpr { .. } => false,
            });
        declared || names.into_iter().any(|expr| variable(expr) == Some(name))
    }
}

/// The expressions of a query, without those within them.
fn terms(query: &Query) -> Vec<&Expr> {
    let mut terms: Vec<&Expr> = Vec::new();
    let mut queries = vec![query];
    while let Some(query) = queries.pop() {
        for statement in &query.stmts {
            let with = statement.with_mods.iter();
            terms.extend(with.flat_map(|with| [with.refr.as_ref(), with.r#as.as_ref()]));
            match &statement.literal {
                Literal::SomeVars { .. } => {}
                Literal::SomeIn {
                    key,
                    value,
                    collection,
                    ..
                } => {
                    terms.extend(key.as_deref());
                    terms.extend([value.as_ref(), collection.as_ref()]);
                }
                Literal::Expr { expr, .. } | Literal::NotExpr { expr, .. } => terms.push(expr),
                Literal::Every { domain, query, .. } => {
                    terms.push(domain);
                    queries.push(query);
                }
            }
        }
    }
    terms
}

/// The expressions and all within them. It keeps a list of its own, since a chain of operators nests as deep as it is long.
fn collect<'m>(roots: impl IntoIterator<Item = &'m Expr>, found: &mut Vec<&'m Expr>) {
    let mut next: Vec<&Expr> = roots.into_iter().collect();
    while let Some(expr) = next.pop() {
        found.push(expr);
        match expr {
            Expr::Array { items, .. } | Expr::Set { items, .. } => {
                next.extend(items.iter().map(AsRef::as_ref));
            }
            Expr::Object { fields, .. } => {
                next.extend(
                    fields
                        .iter()
                        .flat_map(|(_, key, value)| [key.as_ref(), value.as_ref()]),
                );
            }
            Expr::ArrayCompr { term, query, .. } | Expr::SetCompr { term, query, .. } => {
                next.push(term);
                next.extend(terms(query));
            }
            Expr::ObjectCompr {
                key, value, query, ..
            } => {
                next.extend([key.as_ref(), value.as_ref()]);
                next.extend(terms(query));
            }
            Expr::Call { fcn, params, .. } => {
                next.push(fcn);
                next.extend(params.iter().map(AsRef::as_ref));
            }
            Expr::UnaryExpr { expr, .. } => next.push(expr),
            Expr::RefDot { refr, .. } => next.push(refr),
            Expr::RefBrack { refr, index, .. } => next.extend([refr.as_ref(), index.as_ref()]),
            Expr::BinExpr { lhs, rhs, .. }
            | Expr::BoolExpr { lhs, rhs, .. }
            | Expr::ArithExpr { lhs, rhs, .. }
            | Expr::AssignExpr { lhs, rhs, .. } => next.extend([lhs.as_ref(), rhs.as_ref()]),
            Expr::Membership {
                key,
                value,
                collection,
                ..
            } => {
                next.extend(key.as_deref());
                next.extend([value.as_ref(), collection.as_ref()]);
            }
            Expr::String { .. }
            | Expr::RawString { .. }
            | Expr::Number { .. }
            | Expr::Bool { .. }
            | Expr::Null { .. }
            | Expr::Var { .. } => {}
        }
    }
}

/// The name that a reference begins with.
pub(super) fn root(mut expr: &Expr) -> Option<&str> {
    while let Expr::RefDot { refr, .. } | Expr::RefBrack { refr, .. } = expr {
        expr = refr;
    }
    variable(expr)
}

/// The name of a variable.
pub(super) fn variable(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Var {
            value: Value::String(name),
            ..
        } => Some(name),
        _ => None,
    }
}

/// A text that stands there as such.
pub(super) fn literal(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::String {
            value: Value::String(text),
            ..
        }
        | Expr::RawString {
            value: Value::String(text),
            ..
        } => Some(text),
        _ => None,
    }
}

/// The last member of a reference, if it is named: `decision` of `verdict.decision` and of `verdict["decision"]`.
pub(super) fn last_member(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::RefDot {
            field: (_, Value::String(name)),
            ..
        } => Some(name),
        Expr::RefBrack { index, .. } => literal(index),
        _ => None,
    }
}
