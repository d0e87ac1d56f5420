//! What can be done about a finding.

use super::desk::Desk;
use super::sitting::Sitting;
use super::text::Range;
use std::path::{Path, PathBuf};

/// Something that a reader can choose to do.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    pub(crate) title: String,
    /// The guide whose finding it answers.
    pub(crate) guide: String,
    /// Where that finding stands.
    pub(crate) at: Range,
    pub(crate) step: Step,
    pub(crate) is_preferred: bool,
}

/// What is done.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Text is put in the place of other text.
    Edit(PathBuf, Range, String),
    /// The guide is opened.
    OpenGuide,
}

impl Desk {
    /// What can be done about the findings in a range.
    pub(super) fn act(
        &self,
        _path: &Path,
        _range: Range,
        _sitting: &mut Sitting<'_>,
    ) -> Vec<Action> {
        Vec::new()
    }
}
