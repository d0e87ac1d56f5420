//! Ways through the parser's tree.

use regorus::Value;
use regorus::unstable::{
    AssignOp, Expr, Literal, LiteralStmt, Module, Query, Ref, Rule, RuleBody, RuleHead, Span,
};
use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// Variables that are set within the body: `name := term`.
    locals: HashMap<&'m str, &'m Expr>,
    /// Names that mean something of this body alone, and not the rule of that name.
    hidden: HashSet<&'m str>,
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
                if bodies.is_empty() {
                    parts.push(body_of(head, refr, None));
                }
                let bodies = bodies.iter();
                parts.extend(bodies.map(|body| body_of(head, refr, Some(body))));
            }
        }
    }
    rules
}

/// One body of a rule; without one, its head alone says it.
fn body_of<'m>(head: &'m RuleHead, refr: &'m Expr, rule: Option<&'m RuleBody>) -> Body<'m> {
    let (value, parameters): (_, &[Ref<Expr>]) = match head {
        RuleHead::Compr { assign, .. } => (assign.as_ref().map(|assign| &assign.value), &[]),
        RuleHead::Func { args, assign, .. } => (assign.as_ref().map(|assign| &assign.value), args),
        RuleHead::Set { key, .. } => (key.as_ref(), &[]),
    };
    let own = rule.and_then(|body| body.assign.as_ref());
    let is_else = rule.is_some_and(|body| body.is_else);
    let value = own
        .map(|assign| &assign.value)
        .or(value.filter(|_| !is_else));
    let query = rule.map(|body| body.query.as_ref());
    let (locals, hidden) = names(parameters, query.map_or(&[], |query| &query.stmts));
    Body {
        head: refr,
        value: value.map(AsRef::as_ref),
        parameters,
        is_function: matches!(head, RuleHead::Func { .. }),
        is_part: matches!(head, RuleHead::Set { .. }) || !matches!(refr, Expr::Var { .. }),
        is_else,
        query,
        locals,
        hidden,
    }
}

/// The variables that statements set, and all names that they or the parameters declare.
fn names<'m>(
    parameters: &'m [Ref<Expr>],
    statements: &'m [LiteralStmt],
) -> (HashMap<&'m str, &'m Expr>, HashSet<&'m str>) {
    let (mut locals, mut terms) = (HashMap::new(), Vec::new());
    let mut hidden: HashSet<&str> = HashSet::new();
    collect(parameters.iter().map(AsRef::as_ref), true, &mut terms);
    for statement in statements {
        match &statement.literal {
            Literal::SomeVars { vars, .. } => hidden.extend(vars.iter().map(Span::text)),
            Literal::SomeIn { key, value, .. } => {
                let declared = key.as_deref().into_iter().chain([value.as_ref()]);
                collect(declared, true, &mut terms);
            }
            Literal::Every { key, value, .. } => {
                hidden.extend(key.iter().chain([value]).map(Span::text));
            }
            Literal::Expr { expr, .. } => {
                if let Expr::AssignExpr {
                    op: AssignOp::ColEq,
                    lhs,
                    rhs,
                    ..
                } = expr.as_ref()
                {
                    if let Some(name) = variable(lhs) {
                        locals.entry(name).or_insert(rhs.as_ref());
                    }
                    collect([lhs.as_ref()], true, &mut terms);
                }
            }
            Literal::NotExpr { .. } => {}
        }
    }
    hidden.extend(terms.into_iter().filter_map(variable));
    (locals, hidden)
}

impl<'m> Body<'m> {
    /// The statements that have to hold.
    pub(super) fn statements(&self) -> &'m [LiteralStmt] {
        self.query.map_or(&[], |query| &query.stmts)
    }

    /// Every expression of the body and of what the rule then is, with all that they are made of.
    pub(super) fn expressions(&self) -> Vec<&'m Expr> {
        self.parts(true)
    }

    /// The same without what is only compared with something.
    pub(super) fn terms_made(&self) -> Vec<&'m Expr> {
        self.parts(false)
    }

    fn parts(&self, compared: bool) -> Vec<&'m Expr> {
        let mut found = Vec::new();
        let body = self.query.map_or_else(Vec::new, terms);
        collect(self.value.into_iter().chain(body), compared, &mut found);
        found
    }

    /// What a variable is set to within the body: `name := term`.
    pub(super) fn local(&self, name: &str) -> Option<&'m Expr> {
        self.locals.get(name).copied()
    }

    /// Whether a name means something of this body alone, and not the rule of that name.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.hidden.contains(name)
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

/// The expressions and all within them, those that are `compared` if asked for. It keeps a list of its own, since a chain of operators
/// nests as deep as it is long.
fn collect<'m>(
    roots: impl IntoIterator<Item = &'m Expr>,
    compared: bool,
    found: &mut Vec<&'m Expr>,
) {
    let mut next: Vec<&Expr> = roots.into_iter().collect();
    while let Some(expr) = next.pop() {
        found.push(expr);
        match expr {
            Expr::BoolExpr { .. } | Expr::Membership { .. } if !compared => {}
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
