//! What the text of a place uses.

use std::ops::Range;
use std::sync::Arc;

/// A piece of the text of a place, and the names in it.
#[derive(Debug, Default)]
pub(in crate::source) struct Part {
    /// Where it is; none for all of the place.
    pub(in crate::source) place: Option<Range<usize>>,
    pub(in crate::source) uses: Vec<Use>,
}

/// A name that is used.
#[derive(Clone, Debug)]
pub(in crate::source) struct Use {
    pub(in crate::source) section: Section,
    /// For an output: the name of the call.
    pub(in crate::source) of: Arc<str>,
    pub(in crate::source) name: Arc<str>,
    /// What of the value is used.
    pub(in crate::source) path: Vec<Step>,
}

/// What kind of thing a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Section {
    Parameter,
    Variable,
    Condition,
    Mapping,
    /// What a called module gives.
    Output,
    /// The element of a loop.
    Turn,
    /// In Bicep nothing tells parameters, variables, loops and modules apart.
    Symbol,
}

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::source) enum Step {
    /// A member, or an element by its number.
    Name(String),
    /// Whichever.
    Any,
}

impl Use {
    /// The name `name` of a section, all of its value.
    pub(in crate::source) fn of(section: Section, name: &str) -> Self {
        Self {
            section,
            of: Arc::default(),
            name: Arc::from(name),
            path: Vec::new(),
        }
    }

    /// What an output of a call is.
    pub(in crate::source) fn output(of: &str, name: &str) -> Self {
        Self {
            of: Arc::from(of),
            ..Self::of(Section::Output, name)
        }
    }

    /// The same, one step further.
    pub(in crate::source) fn with(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.path.extend(steps);
        self
    }
}

impl Step {
    /// Whether the step leads to the member `name`.
    pub(in crate::source) fn leads_to(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Name(own) => own == name,
        }
    }
}
