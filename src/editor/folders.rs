//! The folders of the workspace, and what is configured in them.

use super::desk::{Desk, Document};
use super::documents::CONFIG;
use super::message::Level;
use super::root::Root;
use super::sitting::Sitting;
use crate::config::Config;
use crate::world;
use guidelines::Library;
use policy::Workload;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

impl Desk {
    pub(super) fn add_root(&mut self, folder: &Path) {
        match folder.canonicalize() {
            Ok(real) if real.is_dir() => {
                if !self
                    .roots
                    .iter()
                    .any(|root| root.is_workspace && root.folder() == real)
                {
                    self.roots
                        .push(Root::new(folder.to_owned(), real.clone(), true));
                    self.unexplored.push(real);
                }
            }
            _ => self.log(
                Level::Warning,
                format!(
                    "cannot read the folder {}; open another one",
                    folder.display()
                ),
            ),
        }
    }

    pub(super) fn change_roots(
        &mut self,
        added: &[PathBuf],
        removed: &[PathBuf],
        sitting: &Sitting<'_>,
    ) {
        for folder in removed {
            if let Some(index) = self
                .roots
                .iter()
                .position(|root| root.is_workspace && root.named == *folder)
            {
                self.drop_root(index);
            }
        }
        for folder in added {
            self.add_root(folder);
        }
        // Documents may belong to another folder now.
        let documents: Vec<(PathBuf, Document)> = self.documents.drain().collect();
        for (_, document) in &documents {
            if let Some(root) = self.roots.get_mut(document.root) {
                drop(root.closed(&document.file));
            }
        }
        for (path, document) in documents {
            self.open(path, document.version, document.text.to_string(), sitting);
        }
        self.stale = true;
    }

    /// A folder is let go: nothing is shown of it any more. The others keep their numbers.
    pub(super) fn drop_root(&mut self, index: usize) {
        let Some(root) = self.roots.get_mut(index) else {
            return;
        };
        let files: BTreeSet<PathBuf> = root.files().into_iter().map(Path::to_owned).collect();
        let (named, folder) = (root.named.clone(), root.folder().to_owned());
        self.unexplored.retain(|waiting| *waiting != folder);
        let empty = Root::new(named, PathBuf::from("/nowhere"), false);
        let gone = std::mem::replace(root, empty);
        for file in files {
            let path = gone.path(&file);
            if self.published.contains_key(&path) {
                self.tell(path, None, Vec::new());
            }
        }
        self.settle_roots();
    }

    pub(super) fn configure_roots(&mut self) {
        let today = world::today();
        let mut problems = Vec::new();
        for root in &mut self.roots {
            let file = root.folder().join(CONFIG);
            root.config = if file.is_file() {
                Config::load(Some(&file), today).unwrap_or_else(|error| {
                    problems.push(format!("{error:#}"));
                    Config::default()
                })
            } else {
                Config::default()
            };
        }
        for problem in problems {
            self.log(Level::Alert, problem);
        }
    }

    pub(super) fn workloads(&self) -> Vec<Workload> {
        let mut workloads = vec![Workload::default()];
        for root in &self.roots {
            if !workloads.contains(&root.config.workload) {
                workloads.push(root.config.workload.clone());
            }
        }
        workloads
    }

    pub(super) fn library(&self) -> Library {
        let mut library = Library::embedded();
        if let Some(folder) = &self.terms.settings.guidelines_dir
            && let Err(error) = library.add_folder(folder)
        {
            let problem = format!(
                "guidelinesDir {}: {error}; the guides of the program alone are used",
                folder.display()
            );
            self.log(Level::Alert, problem);
        }
        library
    }
}
