//! One folder of a workspace: its files, the units of code in it, and what is to be shown of each.

use super::note::Note;
use super::overlay::{Overlay, Touched};
use crate::config::Config;
use crate::ground::Ground;
use lsp::source::{Index, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A folder and what is known of the code in it. Paths are relative to the root of the ground's disk.
pub(crate) struct Root {
    /// The folder as the client names it.
    pub(crate) named: PathBuf,
    pub(crate) overlay: Overlay,
    pub(crate) config: Config,
    /// Why the file of the configuration cannot be read.
    pub(crate) problem: Option<String>,
    /// Whether the client has opened this folder, and not only a file in it.
    pub(crate) is_workspace: bool,
    index: Index,
    /// The changes of the index that the units are made of.
    indexed: u64,
    /// Whether a document may have made other units.
    unsettled: bool,
    units: BTreeMap<Unit, State>,
    /// Which units have asked for a file or a folder.
    readers: HashMap<PathBuf, BTreeSet<Unit>>,
    dirty: BTreeSet<Unit>,
    /// What is to be shown in the file of the configuration.
    own: Vec<Note>,
}

/// What is known of a unit.
#[derive(Default)]
struct State {
    touched: Touched,
    notes: Vec<Note>,
    cost: Duration,
}

impl Root {
    /// A folder, of which nothing is known yet. `folder` is without symbolic links.
    pub(crate) fn new(named: PathBuf, folder: PathBuf, is_workspace: bool) -> Self {
        Self {
            named,
            overlay: Overlay::new(Ground::of(Path::new(""), folder)),
            config: Config::default(),
            problem: None,
            is_workspace,
            index: Index::default(),
            indexed: 0,
            unsettled: false,
            units: BTreeMap::new(),
            readers: HashMap::new(),
            dirty: BTreeSet::new(),
            own: Vec::new(),
        }
    }

    /// The folder without symbolic links.
    pub(crate) fn folder(&self) -> &Path {
        &self.overlay.ground.folder
    }

    /// How the client calls a file.
    pub(crate) fn path(&self, file: &Path) -> PathBuf {
        let real = self.overlay.ground.disk.root().join(file);
        match real.strip_prefix(self.folder()) {
            Ok(inside) => self.named.join(inside),
            Err(_) => real,
        }
    }

    /// A document was opened or edited. One that belongs to this folder may be a unit of it.
    pub(crate) fn opened(&mut self, file: &Path, text: &Arc<str>, is_owner: bool) {
        // A change that comes to the same text is a version of its own, which the client waits to hear of.
        let known = self.overlay.text_of(file);
        if known.is_some_and(|known| Arc::ptr_eq(known, text)) {
            return;
        }
        let appears = !self.overlay.is_open(file);
        self.overlay.open(file.to_owned(), Arc::clone(text));
        self.changed(file, appears, is_owner);
    }

    /// A document was closed: what is on disk counts again. Where no workspace is, nobody else asks for it.
    pub(crate) fn closed(&mut self, file: &Path, is_owner: bool) {
        self.overlay.close(file);
        self.changed(file, true, is_owner && self.is_workspace);
        if !self.is_workspace {
            self.index.forget(file);
        }
    }

    /// A file may have changed: what has asked for it is read again. If it may have appeared or gone, so is what has asked
    /// for the files of its folder.
    pub(crate) fn changed(&mut self, file: &Path, appears: bool, is_owner: bool) {
        let known = self.index.knows(file);
        if is_owner {
            self.found(file);
            self.unsettled = true;
        }
        self.soil(file);
        if appears || known != self.index.knows(file) {
            self.soil(file.parent().unwrap_or(Path::new("")));
        }
    }

    /// A file or a whole folder is gone.
    pub(crate) fn vanished(&mut self, path: &Path) {
        for file in self.index.below(path) {
            if !self.overlay.is_open(&file) {
                self.index.forget(&file);
                self.unsettled = true;
            }
        }
        let readers = self.readers.iter();
        let inside = readers.filter(|(read, _)| read.starts_with(path));
        self.dirty
            .extend(inside.flat_map(|(_, units)| units.iter().cloned()));
    }

    /// A file belongs to this folder: which unit it makes is looked up in it.
    pub(crate) fn found(&mut self, file: &Path) {
        // What cannot be read is told by the unit that asks for it.
        let _ = self.index.read(file, &self.overlay);
        // That a file was asked for to see what it is does not belong to any unit.
        drop(self.overlay.touched());
    }

    /// Leaves everything that waits until one of its files is opened.
    pub(crate) fn rest(&mut self) {
        let waiting = std::mem::take(&mut self.dirty);
        self.dirty = waiting
            .into_iter()
            .filter(|unit| self.is_in_sight(unit))
            .collect();
    }

    /// Marks all units that have asked for a file or a folder.
    fn soil(&mut self, path: &Path) {
        if let Some(readers) = self.readers.get(path) {
            self.dirty.extend(readers.iter().cloned());
        }
        // Those that were never read have asked for nothing yet.
        let owned = || path.to_owned();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let own = [
            Unit::Terraform(folder),
            Unit::Plan(owned()),
            Unit::CloudFormation(owned()),
            Unit::Arm(owned()),
            Unit::Bicep(owned()),
        ];
        let own = own.into_iter().filter(|unit| self.units.contains_key(unit));
        self.dirty.extend(own);
    }

    /// Brings the units up to date with the files, and gives the files of units that are none any more.
    pub(crate) fn settle(&mut self) -> BTreeSet<PathBuf> {
        let mut orphans = BTreeSet::new();
        self.unsettled = false;
        if self.indexed == self.index.changes() {
            return orphans;
        }
        self.indexed = self.index.changes();
        let units: BTreeSet<Unit> = self.index.units().into_iter().collect();
        let gone: Vec<Unit> = self
            .units
            .keys()
            .filter(|unit| !units.contains(unit))
            .cloned()
            .collect();
        for unit in gone {
            orphans.extend(self.forget(&unit));
        }
        for unit in units {
            if !self.units.contains_key(&unit) {
                self.units.insert(unit.clone(), State::default());
                self.dirty.insert(unit);
            }
        }
        orphans
    }

    fn forget(&mut self, unit: &Unit) -> BTreeSet<PathBuf> {
        self.dirty.remove(unit);
        let Some(state) = self.units.remove(unit) else {
            return BTreeSet::new();
        };
        self.unread(unit, &state.touched);
        paths(&state.notes).collect()
    }

    fn unread(&mut self, unit: &Unit, touched: &Touched) {
        for path in touched.files.iter().chain(&touched.folders) {
            if let Some(readers) = self.readers.get_mut(path) {
                readers.remove(unit);
                if readers.is_empty() {
                    self.readers.remove(path);
                }
            }
        }
    }

    /// Everything has to be judged again.
    pub(crate) fn soil_all(&mut self) {
        self.dirty.extend(self.units.keys().cloned());
    }

    /// The units to be read again in which a document is open.
    pub(crate) fn urgent(&self) -> Vec<Unit> {
        let dirty = self.dirty.iter();
        dirty
            .filter(|unit| self.is_in_sight(unit))
            .cloned()
            .collect()
    }

    /// Whether somebody waits for something to be read again.
    pub(crate) fn is_urgent(&self) -> bool {
        self.unsettled || self.dirty.iter().any(|unit| self.is_in_sight(unit))
    }

    /// Some other unit that is to be read again.
    pub(crate) fn later(&self) -> Option<Unit> {
        self.dirty.first().cloned()
    }

    /// How many units are to be read again.
    pub(crate) fn waiting(&self) -> usize {
        self.dirty.len()
    }

    fn is_in_sight(&self, unit: &Unit) -> bool {
        let touched = self.units.get(unit).map(|state| &state.touched);
        self.overlay.documents().any(|open| {
            let is_here = match unit {
                Unit::Terraform(folder) => open.parent() == Some(folder),
                unit => open == unit.path(),
            };
            is_here || touched.is_some_and(|touched| touched.files.contains(open))
        })
    }

    /// How long the units took that have asked for a file.
    pub(crate) fn cost(&self, file: &Path) -> Duration {
        let readers = self.readers.get(file).into_iter().flatten();
        let costs = readers.filter_map(|unit| Some(self.units.get(unit)?.cost));
        costs.sum()
    }

    /// The units that have asked for a file, or that it makes.
    pub(crate) fn units_of(&self, file: &Path) -> Vec<Unit> {
        let readers = self.readers.get(file).into_iter().flatten();
        readers
            .filter(|unit| self.units.contains_key(unit))
            .cloned()
            .collect()
    }

    /// Keeps what a unit gave, and says which files are to be shown anew.
    pub(crate) fn keep(
        &mut self,
        unit: &Unit,
        notes: Vec<Note>,
        cost: Duration,
    ) -> BTreeSet<PathBuf> {
        let touched = self.overlay.touched();
        self.dirty.remove(unit);
        let Some(state) = self.units.get_mut(unit) else {
            return BTreeSet::new();
        };
        let mut files: BTreeSet<PathBuf> = paths(&notes).collect();
        // The first time controls are compiled as well, which tells nothing of the next time.
        let is_first = state.touched.files.is_empty();
        let cost = if is_first { Duration::ZERO } else { cost };
        let old = std::mem::replace(
            state,
            State {
                touched,
                notes,
                cost,
            },
        );
        files.extend(paths(&old.notes));
        self.unread(unit, &old.touched);
        let touched = self.units.get(unit).map(|state| &state.touched);
        for path in touched
            .into_iter()
            .flat_map(|touched| touched.files.iter().chain(&touched.folders))
        {
            let readers = self.readers.entry(path.clone()).or_default();
            readers.insert(unit.clone());
        }
        files
    }

    /// Keeps what is to be shown in the file of the configuration, and says which files are to be shown anew.
    pub(crate) fn keep_own(&mut self, notes: Vec<Note>) -> BTreeSet<PathBuf> {
        let old = std::mem::replace(&mut self.own, notes);
        paths(&old).chain(paths(&self.own)).collect()
    }

    /// What is to be shown in a file. Several units may say the same of a module that they share.
    pub(crate) fn notes(&self, file: &Path) -> Vec<&Note> {
        let readers = self.readers.get(file).into_iter().flatten();
        let units = readers.filter_map(|unit| self.units.get(unit));
        let mut notes: Vec<&Note> = units
            .flat_map(|state| &state.notes)
            .chain(&self.own)
            .filter(|note| *note.file == *file)
            .collect();
        notes.sort_by_key(|note| note.range);
        notes
    }

    /// The same, each with its unit.
    pub(crate) fn notes_with_units(&self, file: &Path) -> Vec<(&Unit, &Note)> {
        let readers = self.readers.get(file).into_iter().flatten();
        let units = readers.filter_map(|unit| self.units.get_key_value(unit));
        units
            .flat_map(|(unit, state)| state.notes.iter().map(move |note| (unit, note)))
            .filter(|(_, note)| *note.file == *file)
            .collect()
    }

    /// The files that something is to be shown in.
    pub(crate) fn files(&self) -> BTreeSet<&Path> {
        let notes = self.units.values().flat_map(|state| &state.notes);
        let notes = notes.chain(&self.own);
        notes.map(|note| &*note.file).collect()
    }

    /// How many units there are.
    pub(crate) fn count(&self) -> usize {
        self.units.len()
    }

    /// How much is to be shown.
    pub(crate) fn size(&self) -> usize {
        self.units.values().map(|state| state.notes.len()).sum()
    }
}

fn paths(notes: &[Note]) -> impl Iterator<Item = PathBuf> {
    notes.iter().map(|note| note.file.to_path_buf())
}
