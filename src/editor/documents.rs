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
        path: &Path,
        version: i32,
        text: Arc<str>,
        sitting: &Sitting<'_>,
    ) {
        let real = real(path);
        let (root, file) = self.place(path, &real, sitting);
        let document = Document {
            version,
            text,
            root,
            file,
            real,
        };
        self.documents.insert(path.to_owned(), document);
        self.due = None;
        self.hand_out(path);
        self.settle_roots();
        if !self.roots.iter().any(Root::is_urgent) {
            // Nothing is judged, so that nobody else tells that there is nothing to show.
            self.publish(path);
        }
    }

    pub(super) fn change(&mut self, path: &Path, version: i32, changes: Vec<Change>) {
        let Some(document) = self.documents.get_mut(path) else {
            return;
        };
        document.text = Arc::from(changed(&document.text, changes, self.terms.encoding));
        document.version = version;
        self.edited = Some(path.to_owned());
        if self.terms.settings.run_on == RunOn::Type {
            self.hand_out(path);
            let cost = self.cost(path);
            self.due = (cost > QUICK).then(|| Instant::now() + cost.min(PATIENCE));
        }
    }

    pub(super) fn save(&mut self, path: &Path) {
        self.due = None;
        self.hand_out(path);
        self.stale |= path.file_name().is_some_and(|name| name == CONFIG);
    }

    pub(super) fn close(&mut self, path: &Path) {
        let Some(document) = self.documents.remove(path) else {
            return;
        };
        for (index, root) in self.roots.iter_mut().enumerate() {
            if let Some(file) = root.overlay.ground.below_root(&document.real) {
                root.closed(&file, index == document.root);
            }
        }
        self.settle_roots();
        self.publish(path);
    }

    /// Gives the text of a document to all folders whose units may read it; the one that it belongs to looks for units
    /// in it as well.
    pub(super) fn hand_out(&mut self, path: &Path) {
        let Some(document) = self.documents.get(path) else {
            return;
        };
        for (index, root) in self.roots.iter_mut().enumerate() {
            if let Some(file) = root.overlay.ground.below_root(&document.real) {
                root.opened(&file, &document.text, index == document.root);
            }
        }
    }

    /// How long everything took that has asked for a document.
    fn cost(&self, path: &Path) -> Duration {
        let Some(document) = self.documents.get(path) else {
            return Duration::ZERO;
        };
        let roots = self.roots.iter();
        let costs = roots.filter_map(|root| {
            let file = root.overlay.ground.below_root(&document.real)?;
            Some(root.cost(&file))
        });
        costs.sum()
    }

    pub(super) fn watched(&mut self, paths: &[PathBuf]) {
        let guides = self.guidelines_dir();
        for path in paths {
            let is_config = path.file_name().is_some_and(|name| name == CONFIG);
            let is_guide = guides
                .as_ref()
                .is_some_and(|guides| path.starts_with(guides));
            self.stale |= is_config || is_guide;
            let real = real(path);
            let owner = self.owner(&real);
            for (index, root) in self.roots.iter_mut().enumerate() {
                if let Some(file) = root.overlay.ground.below_root(&real)
                    && !root.overlay.is_open(&file)
                {
                    let is_owner = root.is_workspace && owner == Some(index);
                    root.changed(&file, true, is_owner);
                    if !real.exists() {
                        root.vanished(&file);
                    }
                }
            }
        }
        self.settle_roots();
    }

    /// The folder that a file belongs to: the innermost of those around it.
    pub(super) fn owner(&self, real: &Path) -> Option<usize> {
        let roots = self.roots.iter().enumerate();
        let around = roots.filter(|(_, root)| real.starts_with(root.folder()));
        let innermost = around.max_by_key(|(_, root)| root.folder().as_os_str().len());
        innermost.map(|(index, _)| index)
    }

    /// The folder that a document belongs to, and its path there. What is in no folder of the workspace gets its own.
    fn place(&mut self, path: &Path, real: &Path, sitting: &Sitting<'_>) -> (usize, PathBuf) {
        let index = self.owner(real).unwrap_or_else(|| {
            let parent = |path: &Path| path.parent().map_or_else(PathBuf::new, Path::to_owned);
            let root = Root::new(parent(path), parent(real), false);
            self.roots.push(root);
            self.configure_roots();
            let new = self.roots.last().map(|root| &root.config.workload);
            self.stale |= new.is_some_and(|workload| !sitting.knows(workload));
            self.roots.len() - 1
        });
        let root = self.roots.get(index);
        let file = root.and_then(|root| root.overlay.ground.below_root(real));
        (index, file.unwrap_or_else(|| real.to_owned()))
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
