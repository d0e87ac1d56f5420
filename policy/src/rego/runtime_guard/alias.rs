//! Which harm signals the rules of a module read, under whatever name.

use super::never::Never;
use super::syntax::{Body, Rules, literal, root, variable};
use regorus::Value;
use regorus::unstable::{Expr, Module, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Below these stand the signals in the input: `input.snapshot.moderation.harm.Hate.detected`.
const ABOVE: [&str; 2] = ["moderation", "harm"];
/// How many names are followed to what they stand for.
const STEPS: usize = 8;

/// Names that stand for a longer path: imports, and rules that are one.
pub(super) struct Aliases<'m>(BTreeMap<&'m str, &'m Expr>);

impl<'m> Aliases<'m> {
    pub(super) fn of(module: &'m Module, rules: &BTreeMap<&'m str, Rules<'m>>) -> Self {
        let mut names = BTreeMap::new();
        for import in &module.imports {
            let path = import.refr.as_ref();
            let last = match path {
                Expr::RefDot {
                    field: (_, Value::String(name)),
                    ..
                } => Some(&**name),
                Expr::RefBrack { index, .. } => literal(index),
                _ => None,
            };
            // The name that is given is not kept as a value, only its place in the text.
            let given = import.r#as.as_ref().map(Span::text);
            if let Some(name) = given.or(last) {
                names.insert(name, path);
            }
        }
        for (name, parts) in rules {
            if let [
                Body {
                    value: Some(value),
                    is_function: false,
                    query,
                    ..
                },
            ] = parts.bodies.as_slice()
                && query.is_none_or(|query| query.stmts.is_empty())
                && root(value).is_some()
            {
                names.insert(name, value);
            }
        }
        Self(names)
    }

    /// The signals that bodies read which can apply.
    pub(super) fn signals(
        &self,
        rules: &BTreeMap<&str, Rules<'_>>,
        never: &Never<'_>,
    ) -> BTreeSet<String> {
        let mut signals = BTreeSet::new();
        for body in rules.values().flat_map(|parts| never.live(parts)) {
            for expr in body.expressions() {
                signals.extend(self.signal(expr, body));
            }
        }
        signals
    }

    /// The signal that an expression reads.
    fn signal(&self, expr: &Expr, body: &Body<'_>) -> Option<String> {
        let path = self.path(expr, body, 0)?;
        let above = path
            .windows(ABOVE.len())
            .position(|window| window == ABOVE)?;
        path.into_iter()
            .nth(above + ABOVE.len())
            .filter(|name| !name.is_empty())
    }

    /// The members that a reference goes through, the empty name for what is computed.
    fn path(&self, expr: &Expr, body: &Body<'_>, steps: usize) -> Option<Vec<String>> {
        let (of, last) = match expr {
            Expr::Var { .. } => {
                let name = variable(expr)?;
                let longer = body
                    .local(name)
                    .or_else(|| self.0.get(name).copied().filter(|_| !body.hides(name)));
                return match longer {
                    Some(longer) if steps < STEPS => self.path(longer, body, steps + 1),
                    _ => Some(vec![name.to_owned()]),
                };
            }
            // With a name, or with a list of them, one below the other.
            Expr::Call { fcn, params, .. } if fcn.span().text() == "object.get" => {
                let [of, members, ..] = params.as_slice() else {
                    return None;
                };
                let mut path = self.path(of, body, steps)?;
                let members = match members.as_ref() {
                    Expr::Array { items, .. } => items.as_slice(),
                    _ => std::slice::from_ref(members),
                };
                path.extend(
                    members
                        .iter()
                        .map(|it| literal(it).unwrap_or_default().to_owned()),
                );
                return Some(path);
            }
            Expr::RefDot {
                refr,
                field: (_, Value::String(name)),
                ..
            } => (refr, name.to_string()),
            Expr::RefBrack { refr, index, .. } => {
                (refr, literal(index).unwrap_or_default().to_owned())
            }
            _ => return None,
        };
        let mut path = self.path(of, body, steps)?;
        path.push(last);
        Some(path)
    }
}
