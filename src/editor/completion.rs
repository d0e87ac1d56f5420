//! Values that the controls accept for the attribute under the cursor.

use super::desk::Desk;
use super::sitting::Sitting;
use super::text::{Position, Range};
use std::path::Path;

/// A value to be put in.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) label: String,
    /// What is replaced, and by what.
    pub(crate) range: Range,
    pub(crate) text: String,
    /// The guide that asks for it, in a few words.
    pub(crate) detail: String,
    /// Why, as Markdown.
    pub(crate) reason: String,
}

impl Desk {
    /// What the controls would accept at a position.
    pub(super) fn complete(
        &mut self,
        _path: &Path,
        _position: Position,
        _sitting: &mut Sitting<'_>,
    ) -> Vec<Proposal> {
        Vec::new()
    }
}
