//! Where readers get text from: the disk, an editor's open documents, or a test.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files below one root. Paths are relative to it, with `/` between names; nothing outside is ever read.
pub trait Files: Sync {
    /// The text of a file.
    ///
    /// # Errors
    /// Why there is none: it does not exist, lies outside the root, is too large, is no UTF-8.
    fn text(&self, path: &Path) -> Result<Arc<str>, String>;

    /// The files (not folders) directly in a folder, in the order of their names. No such folder is an empty one.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;
}
