//! The Rego of one guide, compiled, with what it may read.

use crate::Place;
use crate::place::is_index;
use crate::rego::Module;
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
    pub(crate) words: HashSet<String>,
    pub(crate) reads_unnamed: bool,
}

impl Control {
    /// Compiles a control. One that does not compile is still a control, and [`Control::error`] says why.
    pub fn compile(source: ControlSource<'_>) -> Self {
        let code = without_comments(source.text);
        let module = Module::compile(source.path, source.text).map_err(|message| ControlError {
            guide: source.guide.to_owned(),
            path: source.path.to_owned(),
            message,
        });
        Self {
            guide: source.guide.into(),
            path: source.path.to_owned(),
            kinds: source.kinds.to_vec(),
            relates: source.relates.to_vec(),
            module,
            reads_unnamed: UNNAMED_ACCESS.iter().any(|access| code.contains(access)),
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
        self.reads_unnamed
            || place
                .segments()
                .filter(|segment| !is_index(segment))
                .all(|segment| words(&segment).all(|word| self.words.contains(word)))
    }
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
