//! The names that the text of a place uses.

use super::file_name::is_json;
use super::json_body;
use super::lower::Lower;
use super::split::split;
use super::syntax::{Expr, For, Intro, Item, Key, Kind, Part as Piece, Step as Into};
use crate::source::Spans;
use crate::source::names::{LONGEST, Part, Section, Step, Use, json};
use hcl_edit::parser::{parse_body, parse_expr};
use policy::Mark;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// What objects may cost the parser, as in [`super::split::Piece::crowd`].
const MAX_CROWD: u64 = 1_000_000;

/// Functions that give what they are given, or a part of it.
const TRANSPARENT: [&str; 8] = [
    "coalesce",
    "concat",
    "merge",
    "tolist",
    "tomap",
    "toset",
    "try",
    "nonsensitive",
];

/// What the text at `range` uses, or that part of its value that `path` leads to. None where no value stands.
pub(in crate::source) fn parts(
    file: &Path,
    text: &Arc<str>,
    range: &Range<usize>,
    path: &[Step],
) -> Vec<Part> {
    let mut marks = Spans::default();
    let found = if is_json(file) {
        json(text, range).map(|piece| {
            let text = Arc::from(piece.text.as_str());
            let value = json_body::value(&text, piece.value(), &mut marks);
            (value, piece.moved)
        })
    } else {
        native(text, range, &mut marks).map(|value| (value, 0))
    };
    let Some((value, moved)) = found else {
        return Vec::new();
    };
    let reader = Reader { marks, moved };
    let mut parts = Vec::new();
    reader.descend(&value, path, None, &mut parts);
    if parts.is_empty() {
        parts.push(whole(&value, None));
    }
    parts
}

/// The value at a place of a file in Terraform's own language.
fn native(text: &Arc<str>, range: &Range<usize>, marks: &mut Spans) -> Option<Expr> {
    let rest = text.get(range.start..)?;
    let own = text.get(range.clone())?;
    let after = rest.get(own.len()..)?.trim_start_matches([' ', '\t']);
    let slice = if is_sign(after, '=') || is_sign(after, ':') {
        let limit = rest.floor_char_boundary(LONGEST);
        let piece = split(rest.get(..limit)?).into_iter().next()?;
        let is_cut = piece.range.end == limit && limit < rest.len();
        if piece.crowd > MAX_CROWD || is_cut {
            return None;
        }
        rest.get(..piece.range.end)?
    } else {
        own
    };
    let slice = slice.trim_end().trim_end_matches(',');
    let mut sources = Vec::new();
    // A heredoc ends with its line.
    if let Ok(body) = parse_body(&format!("{slice}\n")) {
        let marks = Some((marks, 0));
        let body = Lower::new(text, range.start, 0, &mut sources, marks).body(&body);
        return body.items.into_iter().find_map(|item| match item {
            Item::Attribute(attribute) => Some(attribute.value),
            Item::Block(_) => None,
        });
    }
    let start = value_start(slice);
    let parsed = parse_expr(slice.get(start..)?).ok()?;
    let marks = Some((marks, 0));
    let mut lower = Lower::new(text, range.start + start, 0, &mut sources, marks);
    Some(lower.expr(&parsed))
}

/// Where the value begins behind the name of a member, if there is one.
fn value_start(slice: &str) -> usize {
    let name = match slice.strip_prefix('"') {
        Some(rest) => rest.find('"').map_or(0, |end| end + 2),
        None => slice
            .find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '-'))
            .unwrap_or_default(),
    };
    let rest = slice.get(name..).unwrap_or_default();
    let sign = rest.trim_start();
    if name > 0 && (is_sign(sign, '=') || is_sign(sign, ':')) {
        let value = sign.get(1..).unwrap_or_default().trim_start();
        slice.len() - value.len()
    } else {
        0
    }
}

/// Whether text begins with this sign, and not with a longer one.
fn is_sign(text: &str, sign: char) -> bool {
    let rest = text.strip_prefix(sign);
    rest.is_some_and(|rest| !rest.starts_with(['=', '>', ':']))
}

struct Reader {
    marks: Spans,
    /// What places are to be moved by.
    moved: isize,
}

impl Reader {
    fn place(&self, mark: Mark) -> Option<Range<usize>> {
        let range = &self.marks.get(mark)?.range;
        let start = (range.start as usize).checked_add_signed(self.moved)?;
        Some(start..(range.end as usize).checked_add_signed(self.moved)?)
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
            Kind::Object(members) => {
                for member in members {
                    if matches!(&member.key, Key::Name(name) if step.leads_to(name)) {
                        let place = self.place(member.mark).or_else(|| place.clone());
                        self.descend(&member.value, rest, place, parts);
                    }
                }
            }
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if step.leads_to(&index.to_string()) {
                        let place = self.place(item.mark).or_else(|| place.clone());
                        self.descend(&item.value, rest, place, parts);
                    }
                }
            }
            Kind::Conditional(conditional) => {
                parts.push(whole(&conditional.condition, place.clone()));
                self.descend(&conditional.yes, path, place.clone(), parts);
                self.descend(&conditional.no, path, place, parts);
            }
            Kind::Call(call) if TRANSPARENT.contains(&&*call.name) => {
                for argument in &call.arguments {
                    self.descend(&argument.value, path, place.clone(), parts);
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
}

fn whole(expr: &Expr, place: Option<Range<usize>>) -> Part {
    let mut uses = Vec::new();
    collect(expr, &mut uses);
    Part { place, uses }
}

/// The name that a traversal begins with, and the way into its value.
fn chain(expr: &Expr) -> Option<Use> {
    let Kind::Traversal(root, steps) = &expr.kind else {
        return None;
    };
    let Kind::Variable(root) = &root.kind else {
        return Some(chain(root)?.with(steps.iter().map(way)));
    };
    let (first, rest) = steps.split_first()?;
    let Into::Attribute(name) = first else {
        return None;
    };
    let used = match &**root {
        "var" => Use::of(Section::Parameter, name),
        "local" => Use::of(Section::Variable, name),
        "each" if &**name == "value" => Use::of(Section::Turn, "each").with([Step::Any]),
        "each" => return Some(Use::of(Section::Turn, "each")),
        "count" => return Some(Use::of(Section::Turn, "count")),
        "module" => {
            let output = |step: &Into| matches!(step, Into::Attribute(_));
            let at = rest.iter().position(output)?;
            let Some((Into::Attribute(output), rest)) =
                rest.get(at..).and_then(<[Into]>::split_first)
            else {
                return None;
            };
            return Some(Use::output(name, output).with(rest.iter().map(way)));
        }
        _ => return None,
    };
    Some(used.with(rest.iter().map(way)))
}

fn way(step: &Into) -> Step {
    match step {
        Into::Attribute(name) => Step::Name(name.to_string()),
        Into::Index(index) => match &index.kind {
            Kind::Text(name) => Step::Name(name.to_string()),
            Kind::Number(number) => Step::Name(number.to_string()),
            _ => Step::Any,
        },
        Into::Splat => Step::Any,
    }
}

/// The names that the way into a value is computed from.
fn computed(expr: &Expr, uses: &mut Vec<Use>) {
    if let Kind::Traversal(root, steps) = &expr.kind {
        computed(root, uses);
        for step in steps {
            if let Into::Index(index) = step {
                collect(index, uses);
            }
        }
    }
}

fn collect(expr: &Expr, uses: &mut Vec<Use>) {
    match &expr.kind {
        Kind::Traversal(root, _) => {
            match chain(expr) {
                Some(head) => uses.push(head),
                None => collect(root, uses),
            }
            computed(expr, uses);
        }
        Kind::Template(pieces) => collect_pieces(pieces, uses),
        Kind::List(items) => {
            for item in items {
                collect(&item.value, uses);
            }
        }
        Kind::Object(members) => {
            for member in members {
                if let Key::Computed(key) = &member.key {
                    collect(key, uses);
                }
                collect(&member.value, uses);
            }
        }
        Kind::Call(call) => {
            for argument in &call.arguments {
                collect(&argument.value, uses);
            }
        }
        Kind::Conditional(conditional) => {
            collect(&conditional.condition, uses);
            collect(&conditional.yes, uses);
            collect(&conditional.no, uses);
        }
        Kind::Not(inner) | Kind::Negative(inner) => collect(inner, uses),
        Kind::Binary(_, sides) => {
            collect(&sides.0, uses);
            collect(&sides.1, uses);
        }
        Kind::For(repeated) => collect_loop(repeated, uses),
        Kind::Null
        | Kind::Bool(_)
        | Kind::Number(_)
        | Kind::Text(_)
        | Kind::Variable(_)
        | Kind::Broken => {}
    }
}

fn collect_loop(repeated: &For, uses: &mut Vec<Use>) {
    collect_intro(&repeated.intro, uses);
    let others = [repeated.key.as_ref(), repeated.condition.as_ref()];
    for expr in others.into_iter().flatten().chain([&repeated.value.value]) {
        collect(expr, uses);
    }
}

fn collect_intro(intro: &Intro, uses: &mut Vec<Use>) {
    collect(&intro.over, uses);
}

fn collect_pieces(pieces: &[Piece], uses: &mut Vec<Use>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(value) => collect(value, uses),
            Piece::If(condition, yes, no) => {
                collect(condition, uses);
                collect_pieces(yes, uses);
                collect_pieces(no, uses);
            }
            Piece::For(intro, inner) => {
                collect_intro(intro, uses);
                collect_pieces(inner, uses);
            }
        }
    }
}
