//! The Rego of one guide, compiled, with what it may read.

use crate::ahead;
use crate::reads::{Reads, hides_facts, recursion};
use crate::rego::Module;
use crate::shared::imported;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rule by which a control with relations declares that it weighs itself what could not be read of others.
const SEES_UNREAD: &str = "sees_unread";
/// The member of `data` that holds what is in one account or Region with the resource.
pub(crate) const BESIDE: &str = "beside";
/// The member of `data` that holds the numbered versions of things.
pub(crate) const VERSIONS: &str = "versions";

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
    /// What [`compile_ahead`](crate::compile_ahead) made of the same text, which spares the work.
    pub ahead: Option<&'s [u8]>,
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
    pub(crate) reads: Reads,
}

/// The top-level members that the Rego of a control can see, so that nobody has to read what none of them looks at; `None`
/// if it may see any.
pub fn visible_members(text: &str) -> Option<BTreeSet<String>> {
    let shared = imported(text);
    let texts = std::iter::once(text).chain(shared.values().map(String::as_str));
    Reads::of(&texts.collect::<Vec<_>>().join("\n")).members()
}

impl Control {
    /// Compiles a control. One that does not compile is still a control, and [`Control::error`] says why.
    pub fn compile(source: ControlSource<'_>) -> Self {
        let (module, reads) = match ahead::read(source) {
            Some((module, reads)) => (Ok(module), reads),
            None => understood(source),
        };
        let module = module.map_err(|message| ControlError {
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
            reads,
        }
    }

    /// Whether a control with relations declares that it weighs itself what could not be read of others.
    pub(crate) fn sees_unread(&self) -> bool {
        self.reads.words.contains(SEES_UNREAD)
    }

    /// Whether it may ask what is in one account or Region with the resource.
    pub(crate) fn looks_beside(&self) -> bool {
        self.reads.words.contains(BESIDE)
    }

    /// Whether it may ask for the numbered versions of things.
    pub(crate) fn looks_at_versions(&self) -> bool {
        self.reads.words.contains(VERSIONS)
    }

    /// Whether it can reach a member of `data` that has this name.
    pub(crate) fn names(&self, member: &str) -> bool {
        self.reads.anything() || self.reads.words.contains(member)
    }

    /// Why the control does not compile, if it does not.
    pub fn error(&self) -> Option<&ControlError> {
        self.module.as_ref().err()
    }
}

/// The compiled text of a control, or what is wrong with it, and what it reads.
pub(crate) fn understood(source: ControlSource<'_>) -> (Result<Module, String>, Reads) {
    let shared = imported(source.text);
    let texts = || std::iter::once(source.text).chain(shared.values().map(String::as_str));
    let module = match (texts().find_map(recursion), texts().any(hides_facts)) {
        (Some(function), _) => Err(format!("the function `{function}` calls itself, which Rego does not allow")),
        (None, true) => Err("write a fact of the workload as data.workload.NAME, so that it can be told when it is not declared".to_owned()),
        (None, false) => Module::compile(source.path, source.text, &shared, source.engine),
    };
    // What a function reads of its arguments, the control that calls it has read.
    let all = texts().collect::<Vec<_>>().join("\n");
    (module, Reads::of(&all))
}
