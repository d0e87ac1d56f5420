//! The names that the text of a place uses, in ARM templates and in Bicep.

use super::convert;
use super::expression::{Expr, Key, Kind, Piece, Round, Shared};
use crate::source::bicep;
use crate::source::names::{self, Part, Section, Step, Use};
use std::ops::Range;
use std::sync::Arc;

/// Functions that give what they are given, or a part of it.
const TRANSPARENT: [&str; 4] = ["coalesce", "concat", "if", "union"];

/// What the text at `range` uses, or that part of its value that `path` leads to. None where no value stands.
pub(in crate::source) fn parts(
    text: &str,
    range: &Range<usize>,
    path: &[Step],
    is_bicep: bool,
) -> Vec<Part> {
    let found = if is_bicep {
        bicep::value_at(text, range.start).map(|value| (value, 0))
    } else {
        names::json(text, range).and_then(|piece| {
            let value = convert::expression(piece.value()).ok()?;
            Some((value, piece.moved))
        })
    };
    let Some((value, moved)) = found else {
        return Vec::new();
    };
    let reader = Reader {
        text,
        moved,
        is_bicep,
    };
    let mut parts = Vec::new();
    reader.descend(&value, path, None, &mut parts);
    if parts.is_empty() {
        parts.push(whole(&value, None));
    }
    parts
}

struct Reader<'t> {
    text: &'t str,
    /// What places are to be moved by.
    moved: isize,
    is_bicep: bool,
}

impl Reader<'_> {
    fn moved(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = range.start.checked_add_signed(self.moved)?;
        Some(start..range.end.checked_add_signed(self.moved)?)
    }

    /// Follows a path as far as the members are written out. What has no such member gives nothing.
    fn descend(
        &self,
        expr: &Expr,
        path: &[Step],
        place: Option<Range<usize>>,
        parts: &mut Vec<Part>,
    ) {
        let Some((step, rest)) = path.split_first() else {
            parts.push(whole(expr, place));
            return;
        };
        match &expr.kind {
            Kind::Formula(formula) => {
                if let Ok(parsed) = formula.parsed(&expr.range) {
                    self.descend(parsed, path, place, parts);
                }
            }
            Kind::Object(entries) => {
                for entry in entries {
                    if !matches!(&entry.key, Key::Plain(name) if self.leads(step, name)) {
                        continue;
                    }
                    let key = self.moved(&entry.key_range);
                    let value = self.moved(&entry.value.range);
                    let pair = key.zip(value);
                    let place = pair.map(|(key, value)| names::pair(self.text, &key, &value));
                    self.descend(&entry.value, rest, place, parts);
                }
            }
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if step.leads_to(&index.to_string()) {
                        let place = self.moved(&item.value.range);
                        self.descend(&item.value, rest, place, parts);
                    }
                }
            }
            Kind::Choice(condition, yes, no) => {
                parts.push(whole(condition, place.clone()));
                self.descend(yes, path, place.clone(), parts);
                self.descend(no, path, place, parts);
            }
            Kind::Call { name, args, .. } if is_transparent(name) => {
                for arg in args {
                    self.descend(arg, path, place.clone(), parts);
                }
            }
            _ => match chain(expr) {
                Some(head) => {
                    let mut uses = vec![head.with(path.iter().cloned())];
                    computed(expr, &mut uses);
                    parts.push(Part { place, uses });
                }
                None => parts.push(whole(expr, place)),
            },
        }
    }

    /// Azure does not tell cases apart; Bicep does.
    fn leads(&self, step: &Step, name: &str) -> bool {
        match step {
            Step::Name(own) if !self.is_bicep => own.eq_ignore_ascii_case(name),
            _ => step.leads_to(name),
        }
    }
}

fn is_transparent(name: &str) -> bool {
    let mut known = TRANSPARENT.iter();
    known.any(|known| known.eq_ignore_ascii_case(name))
}

fn whole(expr: &Expr, place: Option<Range<usize>>) -> Part {
    let mut uses = Vec::new();
    collect(expr, &mut uses);
    Part { place, uses }
}

/// The name that an access begins with, and the way into its value.
fn chain(expr: &Expr) -> Option<Use> {
    match &expr.kind {
        Kind::Name(name) => Some(Use::of(Section::Symbol, name)),
        Kind::Call {
            of: None,
            name,
            args,
        } => {
            let section = if name.eq_ignore_ascii_case("parameters") {
                Section::Parameter
            } else if name.eq_ignore_ascii_case("variables") {
                Section::Variable
            } else {
                return None;
            };
            let [name] = args.as_slice() else { return None };
            Some(Use::of(section, &name.text()?.to_ascii_lowercase()))
        }
        Kind::Member { of, name, .. } => Some(chain(of)?.with([Step::Name(name.to_string())])),
        Kind::Index { of, at, .. } => {
            let step = match &at.kind {
                Kind::Text(name) => Step::Name(name.to_string()),
                Kind::Number(number) => Step::Name(number.to_string()),
                _ => Step::Any,
            };
            Some(chain(of)?.with([step]))
        }
        _ => None,
    }
}

/// The names that the way into a value is computed from.
fn computed(expr: &Expr, uses: &mut Vec<Use>) {
    match &expr.kind {
        Kind::Member { of, .. } => computed(of, uses),
        Kind::Index { of, at, .. } => {
            computed(of, uses);
            collect(at, uses);
        }
        _ => {}
    }
}

fn collect(expr: &Expr, uses: &mut Vec<Use>) {
    if let Some(head) = chain(expr) {
        uses.push(head);
        computed(expr, uses);
        return;
    }
    match &expr.kind {
        Kind::Formula(formula) => {
            if let Ok(parsed) = formula.parsed(&expr.range) {
                collect(parsed, uses);
            }
        }
        Kind::Joined(pieces) => {
            for piece in pieces {
                if let Piece::Value(value) = piece {
                    collect(value, uses);
                }
            }
        }
        Kind::Member { of, .. } | Kind::Nested { of, .. } | Kind::Not(of) | Kind::Negative(of) => {
            collect(of, uses);
        }
        Kind::Index { of, at, .. } => all([of, at], uses),
        Kind::Call { of, args, .. } => all(of.iter().chain(args), uses),
        Kind::Lambda { names, body } => without(names, body, uses),
        Kind::Binary(_, left, right) => all([left, right], uses),
        Kind::Choice(condition, yes, no) => all([condition, yes, no], uses),
        Kind::List(items) => all(items.iter().map(|item| &item.value), uses),
        Kind::Object(entries) => {
            for entry in entries {
                if let Key::Computed(key) = &entry.key {
                    collect(key, uses);
                }
                collect(&entry.value, uses);
            }
        }
        Kind::Loop { round, body } => match round {
            Round::Count { count, .. } => all([count, body], uses),
            Round::Each { item, index, over } => {
                collect(over, uses);
                let names: Vec<Arc<str>> = index.iter().chain([item]).cloned().collect();
                without(&names, body, uses);
            }
        },
        Kind::Null
        | Kind::Bool(_)
        | Kind::Number(_)
        | Kind::Text(_)
        | Kind::Name(_)
        | Kind::Broken => {}
    }
}

fn all<'e>(parts: impl IntoIterator<Item = &'e Shared>, uses: &mut Vec<Use>) {
    for part in parts {
        collect(part, uses);
    }
}

/// What an expression uses besides the names that are its own.
fn without(names: &[Arc<str>], expr: &Expr, uses: &mut Vec<Use>) {
    let mut inner = Vec::new();
    collect(expr, &mut inner);
    let own = |one: &Use| one.section == Section::Symbol && names.contains(&one.name);
    uses.extend(inner.into_iter().filter(|one| !own(one)));
}
