//! Documents are opened, edited, saved and closed; files on disk change.

use super::desk::{Desk, Document};
use super::root::Root;
use super::settings::RunOn;
use super::sitting::Sitting;
use super::text::{Change, changed};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The file with the facts and suppressions of a folder.
pub(super) const CONFIG: &str = "sekisho.toml";
/// What takes no longer than this is judged at every keystroke.
const QUICK: Duration = Duration::from_millis(40);
/// The longest that is waited for the next keystroke before judging.
const PATIENCE: Duration = Duration::from_millis(300);

impl Desk {
    pub(super) fn open(
        &mut self,
        path: PathBuf,
        version: i32,
        text: String,
        sitting: &Sitting<'_>,
    ) {
        let text: Arc<str> = Arc::from(text);
        let (root, file) = self.place(&path, sitting);
        if let Some(root) = self.roots.get_mut(root) {
            root.opened(&file, Arc::clone(&text));
        }
        let document = Document {
            version,
            text,
            root,
            file,
        };
        self.documents.insert(path.clone(), document);
        self.due = None;
        self.settle_roots();
        let waits = |root: &Root| !root.urgent().is_empty();
        if !self.roots.get(root).is_some_and(waits) {
            // Nothing is judged, so that nobody else tells that there is nothing to show.
            self.publish(&path);
        }
    }

    pub(super) fn change(&mut self, path: &Path, version: i32, changes: Vec<Change>) {
        let Some(document) = self.documents.get_mut(path) else {
            return;
        };
        document.text = Arc::from(changed(&document.text, changes, self.terms.encoding));
        document.version = version;
        if self.terms.settings.run_on == RunOn::Save {
            return;
        }
        let (text, file) = (Arc::clone(&document.text), document.file.clone());
        let Some(root) = self.roots.get_mut(document.root) else {
            return;
        };
        root.opened(&file, text);
        let cost = root.cost(&file);
        self.due = (cost > QUICK).then(|| Instant::now() + cost.min(PATIENCE));
    }

    pub(super) fn save(&mut self, path: &Path) {
        if let Some(document) = self.documents.get(path)
            && let Some(root) = self.roots.get_mut(document.root)
        {
            self.due = None;
            if self.terms.settings.run_on == RunOn::Save {
                root.opened(&document.file, Arc::clone(&document.text));
            }
        }
        self.stale |= path.file_name().is_some_and(|name| name == CONFIG);
    }

    pub(super) fn close(&mut self, path: &Path) {
        let Some(document) = self.documents.remove(path) else {
            return;
        };
        if let Some(root) = self.roots.get_mut(document.root) {
            let mut orphans = root.closed(&document.file);
            orphans.insert(document.file);
            self.publish_files(document.root, &orphans);
        }
    }

    pub(super) fn watched(&mut self, paths: &[PathBuf]) {
        let guides = self.terms.settings.guidelines_dir.clone();
        for path in paths {
            let is_config = path.file_name().is_some_and(|name| name == CONFIG);
            self.stale |= is_config
                || guides
                    .as_ref()
                    .is_some_and(|guides| path.starts_with(guides));
            let real = real(path);
            let root = self
                .roots
                .iter_mut()
                .find(|root| root.is_workspace && real.starts_with(root.folder()));
            if let Some(root) = root
                && let Some(file) = root.overlay.ground.below_root(&real)
                && !root.overlay.is_open(&file)
            {
                root.changed(&file, true);
            }
        }
        self.settle_roots();
    }

    /// The root that a file belongs to, the innermost if several do, and its path there.
    pub(super) fn place(&mut self, path: &Path, sitting: &Sitting<'_>) -> (usize, PathBuf) {
        let real = real(path);
        let around = self
            .roots
            .iter()
            .enumerate()
            .filter(|(_, root)| real.starts_with(root.folder()));
        let innermost = around.max_by_key(|(_, root)| root.folder().as_os_str().len());
        let index = match innermost {
            Some((index, _)) => index,
            None => {
                let parent = |path: &Path| path.parent().map_or_else(PathBuf::new, Path::to_owned);
                self.roots
                    .push(Root::new(parent(path), parent(&real), false));
                self.configure_roots();
                let new = self.roots.last().map(|root| &root.config.workload);
                self.stale |= new.is_some_and(|workload| !sitting.knows(workload));
                self.roots.len() - 1
            }
        };
        let file = self
            .roots
            .get(index)
            .and_then(|root| root.overlay.ground.below_root(&real));
        (index, file.unwrap_or(real))
    }

    pub(super) fn document(&self, path: &Path) -> Option<(&Document, &Root)> {
        let document = self.documents.get(path)?;
        Some((document, self.roots.get(document.root)?))
    }
}

/// A path without symbolic links; of one that is not on disk yet, the folder is.
pub(super) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        let name = path.file_name();
        folder
            .zip(name)
            .map_or_else(|| path.to_owned(), |(folder, name)| folder.join(name))
    })
}
