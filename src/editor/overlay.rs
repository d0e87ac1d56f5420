//! The files of a workspace as an editor sees them: open documents before what is on disk.

use crate::ground::Ground;
use crate::judging::lock;
use lsp::source::Files;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

/// How much text of files that are not open is remembered, in bytes.
const REMEMBERED: usize = 2 << 20;

/// Open documents over files on disk. Paths are relative to the root of the ground's disk.
pub(crate) struct Overlay {
    pub(crate) ground: Ground,
    open: HashMap<PathBuf, Arc<str>>,
    known: Mutex<Known>,
    touched: Mutex<Touched>,
}

/// Texts on disk, each as of a time and a size.
#[derive(Default)]
struct Known {
    texts: HashMap<PathBuf, (Stamp, Arc<str>)>,
    bytes: usize,
}

type Stamp = (Option<SystemTime>, u64);

/// What was asked for while a unit was read: when one of these changes, the unit has to be read again.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) files: BTreeSet<PathBuf>,
    pub(crate) folders: BTreeSet<PathBuf>,
}

impl Overlay {
    /// The files of a ground, with nothing open.
    pub(crate) fn new(ground: Ground) -> Self {
        Self {
            ground,
            open: HashMap::new(),
            known: Mutex::default(),
            touched: Mutex::default(),
        }
    }

    /// A document is open, or has changed.
    pub(crate) fn open(&mut self, path: PathBuf, text: Arc<str>) {
        self.open.insert(path, text);
    }

    /// A document is closed: what is on disk counts again.
    pub(crate) fn close(&mut self, path: &Path) {
        self.open.remove(path);
    }

    /// The open documents.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }

    /// Whether a document is open.
    pub(crate) fn is_open(&self, path: &Path) -> bool {
        self.open.contains_key(path)
    }

    /// The text of an open document.
    pub(crate) fn text_of(&self, path: &Path) -> Option<&Arc<str>> {
        self.open.get(path)
    }

    /// What was asked for since the last time.
    pub(crate) fn touched(&self) -> Touched {
        std::mem::take(&mut *lock(&self.touched))
    }

    fn stored(&self, path: &Path) -> Result<Arc<str>, String> {
        let metadata = std::fs::metadata(self.ground.disk.root().join(path));
        let stamp = metadata.map(|metadata| (metadata.modified().ok(), metadata.len()));
        let stamp = stamp.map_err(|error| error.to_string())?;
        if let Some((known, text)) = lock(&self.known).texts.get(path)
            && *known == stamp
        {
            return Ok(Arc::clone(text));
        }
        let text = self.ground.disk.load(path)?;
        let mut known = lock(&self.known);
        if known.bytes + text.len() > REMEMBERED {
            *known = Known::default();
        }
        known.bytes += text.len();
        known
            .texts
            .insert(path.to_owned(), (stamp, Arc::clone(&text)));
        Ok(text)
    }
}

impl Files for Overlay {
    fn text(&self, path: &Path) -> Result<Arc<str>, String> {
        lock(&self.touched).files.insert(path.to_owned());
        match self.open.get(path) {
            Some(text) => Ok(Arc::clone(text)),
            None => self.stored(path),
        }
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        lock(&self.touched).folders.insert(folder.to_owned());
        let mut files = self.ground.disk.list(folder);
        let unsaved = self
            .open
            .keys()
            .filter(|path| path.parent() == Some(folder));
        files.extend(unsaved.cloned());
        files.sort();
        files.dedup();
        files
    }
}

/// The same files, one of them with another text: to try an edit out.
pub(crate) struct Trial<'o> {
    pub(crate) files: &'o dyn Files,
    pub(crate) path: &'o Path,
    pub(crate) text: Arc<str>,
}

impl Files for Trial<'_> {
    fn text(&self, path: &Path) -> Result<Arc<str>, String> {
        if path == self.path {
            return Ok(Arc::clone(&self.text));
        }
        self.files.text(path)
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        self.files.list(folder)
    }
}
