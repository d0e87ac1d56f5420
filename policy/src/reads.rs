//! What a control can read, told by its text.
//!
//! Rego reaches a member by writing its name, so what a control never names it cannot have read. Where names are
//! computed, or a whole object is taken at once, the control may have read anything, and is treated so.

use crate::Place;
use crate::place::is_index;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Accesses that read members without naming them: a control that uses one may rest on anything.
const UNNAMED_ACCESS: [&str; 6] = [
    "walk(",
    "json.",
    "object.keys",
    "object.union",
    "object.filter",
    "object.remove",
];

/// Words for what is not the input: other resources and facts, another input, the time, the world.
const ELSEWHERE: [&str; 7] = ["data", "with", "time", "rand", "http", "opa", "uuid"];

/// The names that a control writes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Reads {
    /// All words of the code.
    pub(crate) words: FxHashSet<String>,
    /// The top-level members of `input` that it names, with what it sees of each; `None` if it may read any.
    members: Option<FxHashMap<String, Seen>>,
    /// The words of `applies` and of the rules it uses; none if the control does not declare it.
    applies: FxHashSet<String>,
    /// The top-level members of `input` that decide alone whether the control applies, with what it sees of each; `None` if it does not say
    /// when it applies, or if that rests on something else as well.
    deciding: Option<FxHashMap<String, Seen>>,
    /// The facts of the workload that it names.
    pub(crate) facts: Vec<String>,
}

/// What a control sees of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Seen {
    /// All of it.
    All,
    /// Of a text these parts between colons, counted from 0, by `split(input.Name, ":")[3]`.
    Parts(BTreeSet<usize>),
}

impl Seen {
    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Parts(mut parts), Self::Parts(more)) => {
                parts.extend(more);
                Self::Parts(parts)
            }
            _ => Self::All,
        }
    }
}

impl Reads {
    /// What this Rego reads.
    pub(crate) fn of(text: &str) -> Self {
        let code = without_comments(text);
        let applies = code_of_applies(&code);
        Self {
            members: members_of_input(&code),
            deciding: deciding(&applies),
            applies: words(&applies).map(str::to_owned).collect(),
            facts: facts_named(&code),
            words: words(&code).map(str::to_owned).collect(),
        }
    }

    /// Whether it may read what it does not name.
    pub(crate) fn anything(&self) -> bool {
        self.members.is_none()
    }

    /// Whether a pass can rest on what stands at `place`.
    pub(crate) fn can_see(&self, place: &Place) -> bool {
        let names_top = |top: &str| is_index(top) || self.names_member(top);
        let top = place.segments().next();
        self.anything() || top.is_none_or(|top| names_top(&top)) && names(&self.words, place)
    }

    /// The same for another resource that the control looks up.
    pub(crate) fn can_see_in_related(&self, place: &Place) -> bool {
        self.anything() || names(&self.words, place)
    }

    /// The top-level members that it can look at; `None` for any.
    pub(crate) fn members(&self) -> Option<BTreeSet<String>> {
        Some(self.members.as_ref()?.keys().cloned().collect())
    }

    /// Whether it can look at this top-level member.
    pub(crate) fn names_member(&self, name: &str) -> bool {
        self.members
            .as_ref()
            .is_none_or(|members| members.contains_key(name))
    }

    /// Of these top-level members those that it can look at, by their index, with what it can see of each; `None` for any.
    pub(crate) fn seen_of(&self, names: &[Arc<str>]) -> Option<Vec<(usize, Seen)>> {
        Some(indices(names, self.members.as_ref()?))
    }

    /// The same for those that decide alone whether it applies; `None` if that rests on something else as well.
    pub(crate) fn deciding_of(&self, names: &[Arc<str>]) -> Option<Vec<(usize, Seen)>> {
        Some(indices(names, self.deciding.as_ref()?))
    }

    /// Whether what stands at `place` can decide that the control does not apply.
    pub(crate) fn may_not_apply(&self, place: &Place) -> bool {
        !self.applies.is_empty() && (self.anything() || names(&self.applies, place))
    }
}

fn indices(names: &[Arc<str>], members: &FxHashMap<String, Seen>) -> Vec<(usize, Seen)> {
    let names = names.iter().enumerate();
    names
        .filter_map(|(index, name)| Some((index, members.get(&**name)?.clone())))
        .collect()
}

/// What the code of `applies` sees of `input`, if it looks at nothing else.
fn deciding(applies: &str) -> Option<FxHashMap<String, Seen>> {
    let looks_elsewhere = words(applies).any(|word| ELSEWHERE.contains(&word));
    if applies.is_empty() || looks_elsewhere {
        return None;
    }
    members_of_input(applies)
}

/// The top-level members of `input` that the code names, as `input.Name`, `input["Name"]`, `object.get(input, "Name",
/// …)` or `object.get(input, ["Name", …], …)`; `None` if it uses `input` in any other way, or something that reads members without
/// naming them.
fn members_of_input(code: &str) -> Option<FxHashMap<String, Seen>> {
    if UNNAMED_ACCESS.iter().any(|access| code.contains(access)) {
        return None;
    }
    let joins = |character: char| character.is_alphanumeric() || character == '_';
    let mut members: FxHashMap<String, Seen> = FxHashMap::default();
    for (start, word) in code.match_indices("input") {
        let (before, after) = (code.get(..start)?, code.get(start + word.len()..)?);
        if before.ends_with(joins) || after.starts_with(joins) {
            continue;
        }
        let quoted = |rest: &str| rest.split('"').next().map(str::to_owned);
        let got = if before.ends_with("object.get(") {
            after.strip_prefix(", ")
        } else {
            None
        };
        let named = match (after.strip_prefix('.'), after.strip_prefix("[\""), got) {
            (Some(rest), _, _) => rest
                .split(|character| !joins(character))
                .next()
                .map(str::to_owned),
            (_, Some(rest), _) => quoted(rest),
            (_, _, Some(got)) => got
                .strip_prefix("[\"")
                .or_else(|| got.strip_prefix('"'))
                .and_then(quoted),
            _ => None,
        };
        let named = named?;
        let is_split = before
            .strip_suffix("split(")
            .is_some_and(|before| !before.ends_with(|end: char| joins(end) || end == '.'));
        let part = is_split.then(|| part(after, &named)).flatten();
        let seen = part.unwrap_or(Seen::All);
        let seen = match members.remove(&named) {
            Some(before) => before.and(seen),
            None => seen,
        };
        members.insert(named, seen);
    }
    Some(members)
}

/// The part that is taken where `split(input` goes on with `.NAME, ":")[3]`.
fn part(after: &str, name: &str) -> Option<Seen> {
    let rest = after.strip_prefix('.')?.strip_prefix(name)?;
    let (number, _) = rest.strip_prefix(", \":\")[")?.split_once(']')?;
    Some(Seen::Parts([number.parse().ok()?].into()))
}

/// Whether all names on the way to `place` are among the words.
fn names(words: &FxHashSet<String>, place: &Place) -> bool {
    let mut segments = place.segments().filter(|segment| !is_index(segment));
    segments.all(|segment| self::words(&segment).all(|word| words.contains(word)))
}

/// The code of the rule `applies` and of all rules that it mentions, directly or through others.
fn code_of_applies(code: &str) -> String {
    let rules: Vec<(&str, &str)> = top_level_items(code)
        .filter_map(|item| {
            let name = words(item).find(|word| *word != "default")?;
            Some((name, item))
        })
        .collect();
    let mut reached: HashSet<&str> = HashSet::from(["applies"]);
    let mut next = vec!["applies"];
    let mut found = String::new();
    while let Some(name) = next.pop() {
        for (_, item) in rules.iter().filter(|(rule, _)| *rule == name) {
            found.push_str(item);
            next.extend(words(item).filter(|word| reached.insert(word)));
        }
    }
    found
}

/// A function that calls itself, directly or through others. OPA refuses such a module; the engine at hand would run
/// until its stack ends, and the program with it.
pub(crate) fn recursion(text: &str) -> Option<String> {
    let code = without_comments(text);
    // Function -> the functions of the same text that it calls. A head calls nothing.
    let mut calls: HashMap<&str, Vec<&str>> = HashMap::new();
    for item in top_level_items(&code) {
        let Some(name) = words(item).next() else {
            continue;
        };
        let after = item.get(name.len()..).unwrap_or_default();
        if let Some(head) = after.strip_prefix('(') {
            calls.entry(name).or_default().extend(called(head));
        }
    }
    let functions = || calls.keys().copied();
    functions()
        .filter(|start| {
            let (mut reached, mut next) = (HashSet::new(), vec![*start]);
            while let Some(name) = next.pop() {
                let called = calls.get(name).into_iter().flatten().copied();
                next.extend(called.filter(|called| reached.insert(*called)));
            }
            reached.contains(start)
        })
        .min()
        .map(str::to_owned)
}

/// The names of what is called in a piece of code, but for what belongs to a package.
fn called(code: &str) -> impl Iterator<Item = &str> {
    let joins = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices('(').filter_map(move |(open, _)| {
        let before = code.get(..open)?;
        let start = before.trim_end_matches(joins);
        let name = before.get(start.len()..)?;
        (!name.is_empty() && !start.ends_with('.')).then_some(name)
    })
}

/// Facts of the workload that are reached in a way in which their names cannot be told.
pub(crate) fn hides_facts(text: &str) -> bool {
    let code = without_comments(text);
    let named = code.matches("data.workload.").count() + code.matches("data.workload[\"").count();
    words(&code).filter(|word| *word == "workload").count() != named
}

/// The rules and other statements of a module: each begins at the left margin and goes on while lines are indented or
/// only close what is open.
pub(crate) fn top_level_items(code: &str) -> impl Iterator<Item = &str> {
    let begins = |line: &str| line.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let mut starts: Vec<usize> = Vec::new();
    let mut position = 0;
    for line in code.split_inclusive('\n') {
        if begins(line) {
            starts.push(position);
        }
        position += line.len();
    }
    starts.push(code.len());
    let ranges: Vec<(usize, usize)> = starts
        .iter()
        .copied()
        .zip(starts.iter().skip(1).copied())
        .collect();
    ranges
        .into_iter()
        .filter_map(move |(start, end)| code.get(start..end))
}

/// The facts of the workload that the code names: the words that follow `data.workload`.
fn facts_named(code: &str) -> Vec<String> {
    let mut named: Vec<String> = code
        .split("data.workload")
        .skip(1)
        .filter_map(|rest| words(rest).next())
        .map(str::to_owned)
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Rego without its comments; a `#` inside a string stays.
pub(crate) fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for line in text.lines() {
        let (mut quoted, mut escaped, mut end) = (None, false, line.len());
        for (position, character) in line.char_indices() {
            match (quoted, character) {
                (Some('"'), '\\') if !escaped => {
                    escaped = true;
                    continue;
                }
                (Some(quote), _) if character == quote && !escaped => quoted = None,
                (None, '"' | '`') => quoted = Some(character),
                (None, '#') => {
                    end = position;
                    break;
                }
                _ => {}
            }
            escaped = false;
        }
        code.push_str(line.get(..end).unwrap_or(line));
        code.push('\n');
    }
    code
}

/// The identifiers of a piece of code, also those inside strings.
pub(crate) fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Reads, Seen};

    fn seen(code: &str) -> Option<Seen> {
        let reads = Reads::of(code);
        match reads.seen_of(&["Arn".into()]) {
            None => Some(Seen::All),
            Some(seen) => seen.into_iter().next().map(|(_, seen)| seen),
        }
    }

    #[test]
    fn what_decides_alone_whether_a_control_applies_is_told() {
        let decides = |code: &str| {
            let reads = Reads::of(&format!(
                "package a\n{code}\ndeny contains x if {{\n\tx := input.C\n}}\n"
            ));
            let seen = reads.deciding_of(&["A".into(), "B".into(), "C".into()]);
            seen.map(|seen| seen.into_iter().map(|(index, _)| index).collect::<Vec<_>>())
        };
        assert_eq!(decides("applies if input.A"), Some(vec![0]));
        let through = "applies if is(input.A)\n\nis(x) if {\n\tx == input.B\n}\n";
        assert_eq!(decides(through), Some(vec![0, 1]));
        for more in [
            "",
            "applies if input.A == data.workload.languages",
            "applies if has\n\nhas if data.snapshot.A",
            "applies if some_of(input)",
            "applies if input.A == time.now_ns()",
            "applies if has with input as {}",
            "applies if walk(input.A)",
        ] {
            assert_eq!(decides(more), None, "{more}");
        }
    }

    #[test]
    fn only_parts_that_are_taken_by_number_are_parts() {
        let parts = |parts: &[usize]| Some(Seen::Parts(parts.iter().copied().collect()));
        assert_eq!(seen(r#"x := split(input.Arn, ":")[3]"#), parts(&[3]));
        assert_eq!(
            seen(r#"x := [split(input.Arn, ":")[4], split(input.Arn, ":")[3]]"#),
            parts(&[3, 4])
        );
        for whole in [
            r#"x := split(input.Arn, ":")"#,
            r#"x := split(input.Arn, ":")[i]"#,
            r#"x := split(input.Arn, "/")[1]"#,
            r#"x := my_split(input.Arn, ":")[3]"#,
            r#"x := lib.split(input.Arn, ":")[3]"#,
            r#"x := split(input.Arn.Deep, ":")[3]"#,
            r#"x := split(input["Arn"], ":")[3]"#,
            r#"x := input.Arn; y := split(input.Arn, ":")[3]"#,
            r#"y := split(input.Arn, ":")[3]; x := input.Arn"#,
            "x := input",
        ] {
            assert_eq!(seen(whole), Some(Seen::All), "{whole}");
        }
        assert_eq!(seen("x := input.Other"), None);
    }
}
