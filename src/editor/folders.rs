//! The folders of the workspace, and what is configured in them.

use super::desk::{Desk, Document};
use super::documents::CONFIG;
use super::message::Level;
use super::note::{Note, Said};
use super::root::Root;
use super::sitting::Sitting;
use super::text::Index;
use crate::config::Config;
use crate::report::voice::Voice;
use crate::world;
use guidelines::Library;
use policy::Workload;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// How a suppression begins.
const SUPPRESS: &str = "[[suppress]]";

impl Desk {
    /// Makes the folders that are read those that the client has opened. What lies in another one is read with that one,
    /// as a scan would, or else neither would see what the other calls.
    pub(super) fn arrange_roots(&mut self) {
        let mut folders: Vec<(PathBuf, PathBuf)> = Vec::new();
        for named in &self.terms.roots {
            match named.canonicalize() {
                Ok(real) if real.is_dir() => folders.push((named.clone(), real)),
                _ => {
                    let folder = named.display();
                    let text = format!("cannot read the folder {folder}; open another one");
                    self.log(Level::Warning, &text);
                }
            }
        }
        let all: Vec<PathBuf> = folders.iter().map(|(_, real)| real.clone()).collect();
        let is_inside = |real: &Path| {
            all.iter()
                .any(|other| real != other && real.starts_with(other))
        };
        folders.retain(|(_, real)| !is_inside(real));
        for index in 0..self.roots.len() {
            let kept = |root: &Root| folders.iter().any(|(_, real)| real == root.folder());
            let goes = |root: &Root| root.is_workspace && !kept(root);
            if self.roots.get(index).is_some_and(goes) {
                self.drop_root(index);
            }
        }
        for (named, real) in folders {
            let is_it = |root: &Root| root.is_workspace && root.folder() == real;
            if !self.roots.iter().any(is_it) {
                self.roots.push(Root::new(named, real.clone(), true));
                self.unexplored.push(real);
            }
        }
    }

    pub(super) fn change_roots(
        &mut self,
        added: Vec<PathBuf>,
        removed: &[PathBuf],
        sitting: &Sitting<'_>,
    ) {
        self.terms.roots.retain(|folder| !removed.contains(folder));
        self.terms.roots.extend(added);
        self.arrange_roots();
        // Documents may belong to another folder now.
        let documents: Vec<(PathBuf, Document)> = self.documents.drain().collect();
        for (_, document) in &documents {
            for root in &mut self.roots {
                if let Some(file) = root.overlay.ground.below_root(&document.real) {
                    root.closed(&file, false);
                }
            }
        }
        for (path, document) in documents {
            self.open(&path, document.version, document.text, sitting);
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
            self.publish(&gone.path(&file));
        }
        self.settle_roots();
    }

    pub(super) fn configure_roots(&mut self) {
        let today = world::today();
        let mut problems = Vec::new();
        for root in &mut self.roots {
            let file = root.folder().join(CONFIG);
            let read = file.is_file().then(|| Config::load(Some(&file), today));
            let (config, problem) = match read.transpose() {
                Ok(config) => (config.unwrap_or_default(), None),
                Err(error) => (Config::default(), Some(format!("{error:#}"))),
            };
            root.config = config;
            if root.problem != problem {
                problems.extend(problem.clone());
                root.problem = problem;
            }
        }
        for problem in problems {
            self.log(Level::Alert, &problem);
        }
    }

    /// What is wrong with the suppressions of the folders, or with the files that they stand in.
    pub(super) fn judge_configs(&mut self, sitting: &mut Sitting<'_>) {
        let encoding = self.terms.encoding;
        for index in 0..self.roots.len() {
            let Some(root) = self.roots.get_mut(index) else {
                return;
            };
            let path = root.folder().join(CONFIG);
            let Some(file) = root.overlay.ground.below_root(&path) else {
                continue;
            };
            let file: Rc<Path> = Rc::from(file);
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let lines = Index::new(&text, encoding);
            let note = |line: usize, said| {
                let bytes = lines.line(line).unwrap_or_default();
                Note {
                    file: Rc::clone(&file),
                    range: lines.range(&bytes),
                    bytes,
                    said,
                    related: Vec::new(),
                }
            };
            let problem = root.problem.clone().map(Said::Syntax);
            let mut notes: Vec<Note> = problem.into_iter().map(|said| note(0, said)).collect();
            let headers = text.lines().enumerate();
            let mut headers = headers.filter(|(_, line)| line.trim_start().starts_with(SUPPRESS));
            if let Some(mut seat) = sitting.seat(&root.config.workload) {
                for resource in root.config.as_resources(world::today()) {
                    let line = headers.next().map_or(0, |(line, _)| line);
                    let verdict = seat.judge_alone(&resource);
                    let said = Said::about_suppression(&resource, verdict, seat.voices);
                    notes.extend(said.map(|said| note(line, said)));
                }
            }
            let files = root.keep_own(notes);
            self.publish_files(index, &files);
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

    /// The folder of the company's own guides; a relative one lies in the first folder of the workspace.
    pub(super) fn guidelines_dir(&self) -> Option<PathBuf> {
        let folder = self.terms.settings.guidelines_dir.as_ref()?;
        let first = self.roots.iter().find(|root| root.is_workspace);
        Some(first.map_or_else(|| folder.clone(), |root| root.named.join(folder)))
    }

    pub(super) fn library(&self) -> Library {
        let mut library = Library::embedded();
        let Some(folder) = self.guidelines_dir() else {
            return library;
        };
        if let Err(error) = library.add_folder(&folder) {
            let text = format!("guidelinesDir: {error}; the guides of the program alone are used");
            self.log(Level::Alert, &text);
        }
        // Nobody else has tested these guides, and what is wrong with one should be known before it has found something.
        for id in library.guide_ids() {
            if library.path(&id).is_none() {
                continue;
            }
            let voice = library
                .guide(&id)
                .map(|guide| guide.as_ref().map(Voice::of));
            let problem = match voice {
                Ok(Some(Err(problem))) => Some(format!("{problem:#}")),
                Err(problem) => Some(problem.to_string()),
                Ok(_) => None,
            };
            if let Some(problem) = problem {
                self.log(Level::Alert, &format!("guidelinesDir: {problem}"));
            }
        }
        library
    }
}
