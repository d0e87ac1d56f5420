//! Files that only tests have.

use lsp::source::Files;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files by path.
#[derive(Default)]
pub(crate) struct Memory(pub(crate) BTreeMap<PathBuf, Arc<str>>);

impl Memory {
    /// The files given as path and text.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| (PathBuf::from(path), Arc::from(*text)));
        Self(files.collect())
    }
}

impl Files for Memory {
    fn text(&self, path: &Path) -> Result<Arc<str>, String> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| "there is no such file".to_owned())
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        self.0
            .keys()
            .filter(|path| path.parent() == Some(folder))
            .cloned()
            .collect()
    }
}
