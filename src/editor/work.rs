//! What the desk does: judges units, those in sight of the reader first, and looks through the workspace.

use super::desk::Desk;
use super::message::{Level, Outgoing};
use super::note::Clerk;
use super::root::Root;
use super::sitting::Sitting;
use crate::world;
use lsp::source::{Unit, walk};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many files of a workspace are looked at.
const MAX_FILES: usize = 50_000;
/// How many findings and other notes are kept for a workspace.
const MAX_NOTES: usize = 50_000;
/// How many files are looked at before the client is heard again.
const AT_ONCE: usize = 100;

impl Desk {
    pub(super) fn work(&mut self, sitting: &mut Sitting<'_>) {
        if self.roots.iter().any(Root::is_urgent) {
            self.settle(sitting);
        } else if let Some(folder) = self.unexplored.pop() {
            self.explore(&folder);
        } else if !self.unseen.is_empty() {
            self.look();
        } else if let Some((index, unit)) = self
            .roots
            .iter()
            .enumerate()
            .find_map(|(index, root)| Some((index, root.later()?)))
            && let Some(files) = self.examine(index, &unit, false, sitting)
        {
            self.publish_files(index, &files);
            self.report_progress();
        }
    }

    /// Judges what documents in sight need, all of it before anything is shown.
    pub(super) fn settle(&mut self, sitting: &mut Sitting<'_>) {
        self.due = None;
        self.settle_roots();
        for index in 0..self.roots.len() {
            let mut files = BTreeSet::new();
            let urgent = self.roots.get(index).map(Root::urgent).unwrap_or_default();
            if urgent.is_empty() {
                continue;
            }
            for unit in urgent {
                files.extend(
                    self.examine(index, &unit, true, sitting)
                        .unwrap_or_default(),
                );
            }
            // A document that has nothing to show is told so with its version.
            let open = self
                .roots
                .get(index)
                .map(|root| root.overlay.documents().cloned().collect::<Vec<_>>());
            files.extend(open.unwrap_or_default());
            self.publish_files(index, &files);
        }
        self.refresh();
    }

    pub(super) fn settle_roots(&mut self) {
        for index in 0..self.roots.len() {
            let orphans = self
                .roots
                .get_mut(index)
                .map(Root::settle)
                .unwrap_or_default();
            self.publish_files(index, &orphans);
        }
    }

    /// Judges one unit, and gives the files in which something may have changed. Where nobody waits, nothing is judged
    /// before the controls are compiled, a few at a time: then there is nothing to give yet.
    fn examine(
        &mut self,
        index: usize,
        unit: &Unit,
        at_once: bool,
        sitting: &mut Sitting<'_>,
    ) -> Option<BTreeSet<PathBuf>> {
        let encoding = self.terms.encoding;
        let root = self.roots.get_mut(index)?;
        let started = Instant::now();
        drop(root.overlay.touched());
        let bench = sitting.bench;
        let mut seat = sitting.seat(&root.config.workload)?;
        let read = seat.read(unit, &root.overlay);
        if let Ok(read) = &read
            && !at_once
            && seat.get_readier(read)
        {
            return None;
        }
        let (notes, problem) = match read.and_then(|read| seat.judge(read)) {
            Ok(examined) => {
                let clerk = Clerk {
                    ground: &root.overlay.ground,
                    config: &root.config,
                    today: world::today(),
                    encoding,
                };
                (clerk.notes(&examined, &mut seat), None)
            }
            Err(message) => (Vec::new(), Some(message)),
        };
        let files = root.keep(unit, notes, started.elapsed());
        if let Some(message) = problem {
            let text = format!(
                "{} could not be judged, which is a defect of Sekisho; please report it: {message}",
                unit.path().display()
            );
            self.log(Level::Alert, &text);
        }
        if let Some(error) = bench.failure() {
            // A guide that was in order has changed, and nobody told of it: the controls of a kind may be missing.
            self.log(Level::Alert, &error.to_string());
            self.stale = true;
        }
        Some(files)
    }

    /// Finds the code of a folder.
    pub(super) fn explore(&mut self, folder: &Path) {
        let (files, refused) = walk(folder);
        for (path, reason) in refused {
            self.log(Level::Info, &format!("{}: {reason}", path.display()));
        }
        if files.len() > MAX_FILES {
            let message = format!(
                "{} has more than {MAX_FILES} files: only these are looked at; open a folder further down to see the rest",
                folder.display()
            );
            self.log(Level::Warning, &message);
        }
        self.unseen.extend(files.into_iter().take(MAX_FILES));
    }

    /// Looks at some files of the workspace, to see which units they make.
    fn look(&mut self) {
        for _ in 0..AT_ONCE {
            let Some(path) = self.unseen.pop_front() else {
                break;
            };
            let owner = self
                .owner(&path)
                .and_then(|index| self.roots.get_mut(index));
            if let Some(root) = owner.filter(|root| root.is_workspace)
                && let Some(file) = root.overlay.ground.below_root(&path)
            {
                root.found(&file);
            }
        }
        if self.unseen.is_empty() {
            self.settle_roots();
            self.backlog = self.roots.iter().map(Root::waiting).sum();
        }
    }

    pub(super) fn report_progress(&mut self) {
        let waiting: usize = self.roots.iter().map(Root::waiting).sum();
        let size: usize = self.roots.iter().map(Root::size).sum();
        if size > MAX_NOTES && waiting > 0 {
            self.log(
                Level::Warning,
                &format!("more than {MAX_NOTES} findings in the workspace: {waiting} units are judged only when one of their files is opened; `sekisho scan` shows all"),
            );
            self.roots.iter_mut().for_each(Root::rest);
        }
        let waiting: usize = self.roots.iter().map(Root::waiting).sum();
        let all = self.backlog.max(waiting);
        if all > 0 {
            let done = all - waiting;
            self.send(Outgoing::Progress { done, all });
        }
        if waiting == 0 {
            if self.backlog > 0 {
                let text = format!(
                    "the workspace is read: {} units of code, {size} findings and other notes",
                    self.roots.iter().map(Root::count).sum::<usize>()
                );
                self.log(Level::Info, &text);
            }
            self.backlog = 0;
            self.refresh();
        }
    }
}
