//! The Rego of one guide, compiled, with what it may read.

use crate::Place;
use crate::place::is_index;
use crate::rego::Module;
use rustc_hash::FxHashSet;
use std::collections::HashSet;
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

/// What a control is made of.
#[derive(Clone, Copy, Debug)]
pub struct ControlSource<'s> {
    /// The id of the guide that owns it.
    pub guide: &'s str,
    /// What messages call the file.
    pub path: &'s str,
    /// The Rego v1 text.
    pub text: &'s str,
    /// The kinds it judges.
    pub kinds: &'s [String],
    /// The kinds it looks up in `data.snapshot`.
    pub relates: &'s [String],
    /// Which engine runs it.
    pub engine: Engine,
}

/// How a control is run. The Rego engine has a virtual machine and an interpreter, and each has its own way to miss
/// something: where a rule has two values at once, the machine goes on as if it had none; where one element of a set has
/// no value, the interpreter may lose the whole set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The virtual machine alone, many times faster: for controls whose cases have shown that both agree.
    Fast,
    /// Both, and a control on which they disagree is in error: for controls that nobody has tested here.
    Checked,
}

/// A control that cannot be used, by name and path.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq, PartialOrd, Ord)]
#[error("control of {guide} ({path}): {message}")]
pub struct ControlError {
    /// The id of the guide that owns it.
    pub guide: String,
    /// What messages call the file.
    pub path: String,
    /// What is wrong, in the engine's words.
    pub message: String,
}

/// The compiled Rego of one guide.
#[derive(Clone)]
pub struct Control {
    pub(crate) guide: Arc<str>,
    pub(crate) path: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) relates: Vec<String>,
    /// A control that does not compile is kept: what it should have judged is undetermined, not forgotten.
    pub(crate) module: Result<Module, ControlError>,
    /// The facts of the workload that it names.
    pub(crate) facts: Vec<String>,
    pub(crate) words: FxHashSet<String>,
    pub(crate) reads_unnamed: bool,
    /// The words of `applies` and of the rules it uses; none if the control does not declare it.
    applies_words: FxHashSet<String>,
}

impl Control {
    /// Compiles a control. One that does not compile is still a control, and [`Control::error`] says why.
    pub fn compile(source: ControlSource<'_>) -> Self {
        let code = without_comments(source.text);
        let module = Module::compile(source.path, source.text, source.engine).map_err(|message| {
            ControlError {
                guide: source.guide.to_owned(),
                path: source.path.to_owned(),
                message,
            }
        });
        Self {
            guide: source.guide.into(),
            path: source.path.to_owned(),
            kinds: source.kinds.to_vec(),
            relates: source.relates.to_vec(),
            module,
            reads_unnamed: UNNAMED_ACCESS.iter().any(|access| code.contains(access))
                || uses_whole_input(&code),
            applies_words: applies_words(&code),
            facts: facts_named(&code),
            words: words(&code).map(str::to_owned).collect(),
        }
    }

    /// Why the control does not compile, if it does not.
    pub fn error(&self) -> Option<&ControlError> {
        self.module.as_ref().err()
    }

    /// Whether a pass of this control can rest on what stands at `place`.
    ///
    /// Rego reaches a member by its name, so a place whose names the control never writes cannot have been read.
    pub(crate) fn can_see(&self, place: &Place) -> bool {
        self.reads_unnamed || names(&self.words, place)
    }

    /// Whether the control can look at this top-level member.
    pub(crate) fn names_member(&self, name: &str) -> bool {
        self.words.contains(name)
            || words(name).all(|word| word != name && self.words.contains(word))
    }

    /// Whether what stands at `place` can decide that the control does not apply.
    pub(crate) fn may_not_apply(&self, place: &Place) -> bool {
        !self.applies_words.is_empty() && (self.reads_unnamed || names(&self.applies_words, place))
    }
}

/// Whether the code uses `input` other than by a member that it names, and so may read any member.
fn uses_whole_input(code: &str) -> bool {
    code.match_indices("input").any(|(start, word)| {
        let (before, after) = (
            code.get(..start).unwrap_or_default(),
            code.get(start + word.len()..).unwrap_or_default(),
        );
        let joins = |character: char| character.is_alphanumeric() || character == '_';
        if before.ends_with(joins) || after.starts_with(joins) {
            return false;
        }
        let by_name = after.starts_with('.') || after.starts_with("[\"");
        let by_default = before.ends_with("object.get(")
            && (after.starts_with(", \"") || after.starts_with(", [\""));
        !by_name && !by_default
    })
}

/// Whether all names on the way to `place` are among the words.
fn names(words: &FxHashSet<String>, place: &Place) -> bool {
    let mut segments = place.segments().filter(|segment| !is_index(segment));
    segments.all(|segment| self::words(&segment).all(|word| words.contains(word)))
}

/// The words of the rule `applies` and of all rules that it mentions, directly or through others.
fn applies_words(code: &str) -> FxHashSet<String> {
    let rules: Vec<(&str, HashSet<&str>)> = top_level_items(code)
        .filter_map(|item| {
            let name = words(item).find(|word| *word != "default")?;
            Some((name, words(item).collect()))
        })
        .collect();
    let mut reached: HashSet<&str> = HashSet::new();
    let mut next = vec!["applies"];
    while let Some(name) = next.pop() {
        for (_, words) in rules.iter().filter(|(rule, _)| *rule == name) {
            next.extend(words.iter().filter(|word| reached.insert(word)));
        }
    }
    reached.into_iter().map(str::to_owned).collect()
}

/// The rules and other statements of a module: each begins at the left margin and goes on while lines are indented or
/// only close what is open.
fn top_level_items(code: &str) -> impl Iterator<Item = &str> {
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
fn without_comments(text: &str) -> String {
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
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
}
