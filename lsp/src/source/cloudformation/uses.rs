//! The names that the text of a place uses.

use super::super::document::{Node, NodeValue, json, yaml};
use super::super::names::{self, LONGEST, Part, Piece, Section, Step, Use};
use super::call::Call;
use super::evaluate::member_range;
use std::ops::Range;

/// What the text at `range` uses, or that part of its value that `path` leads to. None where no value stands.
pub(in crate::source) fn parts(text: &str, range: &Range<usize>, path: &[Step]) -> Vec<Part> {
    let Some(piece) = piece(text, range) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    if path.is_empty() {
        // The name may be that of a function.
        parts.push(whole(&piece.node, None));
    } else {
        descend(&piece, piece.value(), path, None, &mut parts);
    }
    if parts.is_empty() {
        parts.push(whole(&piece.node, None));
    }
    parts
}

/// The value at a place, with its name if that stands there.
fn piece(text: &str, range: &Range<usize>) -> Option<Piece> {
    let body = text.trim_start_matches(|first: char| first == '\u{feff}' || first.is_whitespace());
    if body.starts_with(['{', '/'])
        && let Some(piece) = names::json(text, range)
        && json::parse(&piece.text).errors.is_empty()
    {
        return Some(piece);
    }
    let after = text.get(range.end..)?;
    let line = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let column = range.start - line;
    let mut end = range.end;
    if after.trim_start_matches(' ').starts_with(':') {
        end += reach(after, column);
    }
    if end - range.start > LONGEST {
        return None;
    }
    let slice = text.get(range.start..end)?;
    // The lines that follow stand as they did to the first one.
    let alone = format!("{}{slice}", " ".repeat(column));
    let node = yaml::parse(&alone).root?;
    let first = node.members().first();
    let named =
        node.members().len() == 1 && first.is_some_and(|member| member.key_range.start == column);
    Some(Piece {
        text: alone,
        node,
        named,
        moved: isize::try_from(line).ok()?,
    })
}

/// How far the value of a member reaches behind its name: to the end of the line, and over all lines that stand further
/// to the right. A list may begin where its name does.
fn reach(after: &str, column: usize) -> usize {
    let mut length = 0;
    for (index, line) in after.split_inclusive('\n').enumerate() {
        let inner = line.trim_start_matches(' ');
        let indent = line.len() - inner.len();
        let is_blank = inner.trim().is_empty();
        let is_list = indent == column && inner.starts_with("- ");
        if index > 0 && !is_blank && indent <= column && !is_list {
            break;
        }
        length += line.len();
        if length > LONGEST {
            break;
        }
    }
    length
}

/// Follows a path as far as the members are written out. What has no such member gives nothing.
fn descend(
    piece: &Piece,
    node: &Node,
    path: &[Step],
    place: Option<Range<usize>>,
    parts: &mut Vec<Part>,
) {
    let Some((step, rest)) = path.split_first() else {
        parts.push(whole(node, place));
        return;
    };
    for member in node.members() {
        if step.leads_to(&member.key) {
            let place = piece.place(&member_range(&piece.text, member));
            descend(piece, &member.value, rest, place, parts);
        }
    }
}

fn whole(node: &Node, place: Option<Range<usize>>) -> Part {
    let mut uses = Vec::new();
    collect(node, &mut uses);
    Part { place, uses }
}

fn collect(node: &Node, uses: &mut Vec<Use>) {
    if let Some(call) = Call::of_condition(node) {
        used(call, uses);
    }
    for item in node.items() {
        collect(item, uses);
    }
    for member in node.members() {
        collect(&member.value, uses);
    }
}

/// The names that the call of a function itself uses; its arguments are looked at apart from it.
fn used(call: Call<'_>, uses: &mut Vec<Use>) {
    let argument = call.argument;
    let first = call.arguments().first();
    match call.name {
        "Ref" => uses.extend(argument.as_text().map(parameter)),
        "Condition" => {
            uses.extend(
                argument
                    .as_text()
                    .map(|name| Use::of(Section::Condition, name)),
            );
        }
        "If" => {
            let name = first.and_then(Node::as_text);
            uses.extend(name.map(|name| Use::of(Section::Condition, name)));
        }
        "FindInMap" => {
            let Some(([map], keys)) = call.arguments().split_first_chunk() else {
                return;
            };
            let keys = keys.iter().take(2).map(|key| match (&key.tag, &key.value) {
                (None, NodeValue::Text(key)) => Step::Name(key.clone()),
                _ => Step::Any,
            });
            uses.extend(
                map.as_text()
                    .map(|map| Use::of(Section::Mapping, map).with(keys)),
            );
        }
        "GetAtt" => {
            let joined = match (argument.as_text(), argument.items()) {
                (Some(text), _) => text.to_owned(),
                (None, parts) => {
                    let parts: Vec<&str> = parts.iter().filter_map(Node::as_text).collect();
                    parts.join(".")
                }
            };
            uses.extend(attribute(&joined));
        }
        "Sub" => {
            let own = call.arguments().get(1).map(Node::members);
            let own = own.unwrap_or_default();
            if let Some(text) = argument.as_text().or_else(|| first?.as_text()) {
                let names = holes(text).filter(|name| !own.iter().any(|one| one.key == **name));
                uses.extend(names.filter_map(|name| {
                    attribute(name).or_else(|| (!name.contains('.')).then(|| parameter(name)))
                }));
            }
        }
        _ => {}
    }
}

fn parameter(name: &str) -> Use {
    Use::of(Section::Parameter, name.trim())
}

/// What a nested stack gives; the attributes of other resources no text decides.
fn attribute(name: &str) -> Option<Use> {
    let (stack, output) = name.trim().split_once(".Outputs.")?;
    Some(Use::output(stack, output))
}

/// The names in `${…}`; `${!…}` is text.
fn holes(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("${").skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.trim())
        .filter(|name| !name.starts_with('!'))
}
