//! The files of a folder on disk, each read once.

use super::Files;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The largest file that is read: templates are kilobytes, and generated ones megabytes.
const LARGEST: u64 = 64 << 20;

/// The files below a folder.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    known: Mutex<HashMap<PathBuf, Result<Arc<str>, String>>>,
}

impl Disk {
    /// The files below `root`, which is an absolute path without symbolic links.
    pub fn new(root: PathBuf) -> Self {
        Self {
            root,
            known: Mutex::default(),
        }
    }

    /// The folder that nothing is read outside of.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a file as it is now.
    ///
    /// # Errors
    /// Why there is no text: the file does not exist, lies outside the root, is too large, is no UTF-8.
    pub fn load(&self, path: &Path) -> Result<Arc<str>, String> {
        if path
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
        {
            return Err("lies outside the folder that is scanned".to_owned());
        }
        // A symbolic link may lead anywhere; what counts is where it ends.
        let real = self
            .root
            .join(path)
            .canonicalize()
            .map_err(|error| error.to_string())?;
        if !real.starts_with(&self.root) {
            return Err("lies outside the folder that is scanned".to_owned());
        }
        let metadata = real.metadata().map_err(|error| error.to_string())?;
        if !metadata.is_file() {
            return Err("is no file".to_owned());
        }
        let mut bytes = Vec::new();
        let too_large = || format!("larger than {} MiB", LARGEST >> 20);
        if metadata.len() > LARGEST {
            return Err(too_large());
        }
        let file = File::open(&real).map_err(|error| error.to_string())?;
        file.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| error.to_string())?;
        if bytes.len() as u64 > LARGEST {
            return Err(too_large());
        }
        String::from_utf8(bytes).map(Arc::from).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            format!("no UTF-8 text (byte {at}); save it as UTF-8")
        })
    }
}

impl Files for Disk {
    fn text(&self, path: &Path) -> Result<Arc<str>, String> {
        let known = self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(path)
            .cloned();
        known.unwrap_or_else(|| {
            let text = self.load(path);
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(path.to_owned(), text.clone());
            text
        })
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        if folder
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
        {
            return Vec::new();
        }
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else {
            return Vec::new();
        };
        let files = entries
            .filter_map(Result::ok)
            .filter(|entry| !entry.path().is_dir());
        let mut files: Vec<PathBuf> = files.map(|entry| folder.join(entry.file_name())).collect();
        files.sort();
        files
    }
}
