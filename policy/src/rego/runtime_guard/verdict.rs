//! Which decisions the rules of a module can give.

use super::never::Never;
use super::syntax::{Body, Rules, last_member, literal, root, variable};
use regorus::unstable::Expr;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The member of a verdict that says what is to be done.
const DECISION: &str = "decision";
/// The rule that the documentation's policies ask for.
const VERDICT: &str = "verdict";

/// What verdicts there are.
#[derive(Default)]
pub(super) struct Verdicts {
    /// Decisions of rules that can apply, and of defaults.
    pub(super) live: BTreeSet<String>,
    /// Decisions that only rules give which never apply.
    pub(super) dead: BTreeSet<String>,
    /// The decision where no rule applies.
    pub(super) default: Option<String>,
    /// Whether some verdict is put together at run time.
    pub(super) computed: bool,
}

pub(super) fn verdicts(rules: &BTreeMap<&str, Rules<'_>>, never: &Never<'_>) -> Verdicts {
    let mut verdicts = Verdicts::default();
    let mut giving = BTreeSet::from([VERDICT]);
    for (name, parts) in rules {
        for value in &parts.defaults {
            if let Some(decision) = member(value, DECISION).and_then(literal) {
                verdicts.live.insert(decision.to_owned());
                verdicts.default = Some(decision.to_owned());
                giving.insert(name);
            }
        }
        for body in never.live(parts) {
            for said in decisions(body) {
                let Some(decision) = text(said, body) else {
                    verdicts.computed = true;
                    continue;
                };
                verdicts.live.insert(decision.to_owned());
                giving.insert(name);
            }
        }
    }
    for body in rules.values().flat_map(|parts| &parts.bodies) {
        let said = decisions(body)
            .into_iter()
            .filter_map(|said| text(said, body));
        verdicts.dead.extend(
            said.filter(|it| !verdicts.live.contains(*it))
                .map(str::to_owned),
        );
    }
    verdicts.computed |= computed(rules, never, giving);
    verdicts
}

/// The terms that a body gives as decisions: in objects, and assigned to the member.
fn decisions<'m>(body: &Body<'m>) -> Vec<&'m Expr> {
    let objects = body.terms_made().into_iter();
    let mut found: Vec<&Expr> = objects.filter_map(|expr| member(expr, DECISION)).collect();
    if last_member(body.head) == Some(DECISION) {
        found.extend(body.value);
    }
    found
}

/// The member of an object that stands there as such.
fn member<'m>(expr: &'m Expr, name: &str) -> Option<&'m Expr> {
    let Expr::Object { fields, .. } = expr else {
        return None;
    };
    let mut fields = fields.iter();
    fields.find_map(|(_, key, value)| (literal(key) == Some(name)).then_some(value.as_ref()))
}

/// The text that a term of a body is, if it stands there.
fn text<'m>(expr: &'m Expr, body: &Body<'m>) -> Option<&'m str> {
    let said = || body.local(variable(expr)?).and_then(literal);
    literal(expr).or_else(said)
}

/// Whether a rule that gives verdicts, or one that it takes them from, is made of something else than objects.
fn computed<'m>(
    rules: &BTreeMap<&'m str, Rules<'m>>,
    never: &Never<'m>,
    giving: BTreeSet<&'m str>,
) -> bool {
    let mut seen = giving.clone();
    let mut next: Vec<&str> = giving.into_iter().collect();
    while let Some(name) = next.pop() {
        let live = rules.get(name).into_iter();
        for body in live.flat_map(|parts| never.live(parts)) {
            let Some(value) = body
                .value
                .filter(|_| last_member(body.head) != Some(DECISION))
            else {
                continue;
            };
            let Some(sources) = sources(value, body) else {
                return true;
            };
            for name in sources {
                if !rules.contains_key(name) {
                    return true;
                }
                if seen.insert(name) {
                    next.push(name);
                }
            }
        }
    }
    false
}

/// The rules that a verdict is taken from, none for one that stands there; `None` if it is put together.
fn sources<'m>(value: &'m Expr, body: &Body<'m>) -> Option<Vec<&'m str>> {
    let (mut next, mut rules) = (vec![value], Vec::new());
    // Variables may name each other in a circle, and one many times.
    let mut seen = HashSet::new();
    while let Some(value) = next.pop() {
        match value {
            Expr::Object { .. }
            | Expr::Bool { .. }
            | Expr::String { .. }
            | Expr::RawString { .. } => {}
            Expr::Array { items, .. } | Expr::Set { items, .. } => {
                next.extend(items.iter().map(AsRef::as_ref));
            }
            Expr::Var { .. } => {
                let name = variable(value)?;
                if !seen.insert(name) {
                    continue;
                }
                match body.local(name) {
                    Some(value) => next.push(value),
                    None if body.hides(name) => return None,
                    None => rules.push(name),
                }
            }
            Expr::RefDot { .. } | Expr::RefBrack { .. } => {
                rules.push(root(value).filter(|name| !body.hides(name))?);
            }
            Expr::Call { fcn, .. } => rules.push(variable(fcn)?),
            _ => return None,
        }
    }
    Some(rules)
}
