//! What the client is told: diagnostics, hovers, guides.

use super::desk::{Desk, Document};
use super::documents::real;
use super::message::{Diagnosed, GuidePage, Outgoing, Page, Report};
use super::note::Note;
use super::say::{Shown, Speaker, link};
use super::settings::Severity;
use super::sitting::Sitting;
use super::text::{Index, Position};
use guidelines::Language;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What the client was told of a file: a digest of it is enough to know news from what is known.
#[derive(PartialEq)]
pub(super) struct Published {
    version: Option<i32>,
    digest: u64,
}

impl Desk {
    pub(super) fn languages(&self) -> &'static [Language] {
        let choice = self
            .terms
            .settings
            .language
            .choice(self.terms.locale.as_deref());
        choice.languages()
    }

    pub(super) fn speaker(&self) -> Speaker<'_> {
        Speaker {
            languages: self.languages(),
            severities: &self.terms.settings.severity,
        }
    }

    /// What is to be shown in a file: a file may be read by units of several folders.
    fn shown(&self, real: &Path) -> Vec<Shown> {
        let speaker = self.speaker();
        let mut shown = Vec::new();
        let mut told = HashSet::new();
        for root in &self.roots {
            let Some(file) = root.overlay.ground.below_root(real) else {
                continue;
            };
            let notes = root.notes(&file).into_iter();
            let new = notes.filter_map(|note| speaker.show(note, root));
            shown.extend(new.filter(|shown| told.insert(shown.clone())));
        }
        shown.sort_by_key(|shown| shown.range);
        shown
    }

    /// What the client calls a file, given by its path without symbolic links.
    fn called(&self, real: &Path) -> Option<(&PathBuf, &Document)> {
        let mut open = self.documents.iter();
        open.find(|(_, document)| document.real == *real)
    }

    pub(super) fn publish_all(&mut self) {
        for index in 0..self.roots.len() {
            let files = self
                .roots
                .get(index)
                .map(|root| root.files().into_iter().map(Path::to_owned).collect());
            self.publish_files(index, &files.unwrap_or_default());
        }
        self.refresh();
    }

    pub(super) fn publish_files(&mut self, index: usize, files: &BTreeSet<PathBuf>) {
        for file in files {
            let Some(root) = self.roots.get(index) else {
                return;
            };
            let real = root.overlay.ground.disk.root().join(file);
            let open = self.called(&real);
            let path = open.map_or_else(|| root.path(file), |(path, _)| path.clone());
            self.publish_at(path, real);
        }
    }

    pub(super) fn publish(&mut self, path: &Path) {
        let open = self.documents.get(path);
        let real = open.map_or_else(|| real(path), |document| document.real.clone());
        self.publish_at(path.to_owned(), real);
    }

    /// Something may have changed of what is shown in a file.
    fn publish_at(&mut self, path: PathBuf, real: PathBuf) {
        let shown = self.shown(&real);
        let version = self.version(&path);
        if self.terms.push {
            self.tell(path, version, shown);
            return;
        }
        // The client asks by itself about what it has just edited, and has to be told of all else.
        let digest = digest(&shown);
        let known = self.published.get(&path);
        if known.is_some_and(|known| known.digest == digest) || known.is_none() && shown.is_empty()
        {
            return;
        }
        self.revision += 1;
        self.revisions.insert(real, self.revision);
        self.has_news |= self.edited.as_ref() != Some(&path);
        self.published.insert(path, Published { version, digest });
    }

    /// Tells a client that asks by itself to ask again, if there is something new beside what it has edited.
    pub(super) fn refresh(&mut self) {
        if std::mem::take(&mut self.has_news) {
            self.send(Outgoing::Refresh);
        }
    }

    fn version(&self, path: &Path) -> Option<i32> {
        self.documents.get(path).map(|document| document.version)
    }

    /// Tells the client what is new to it.
    pub(super) fn tell(&mut self, path: PathBuf, version: Option<i32>, shown: Vec<Shown>) {
        let news = Published {
            version,
            digest: digest(&shown),
        };
        let is_nothing = shown.is_empty() && version.is_none();
        let known = self.published.get(&path);
        if known == Some(&news) || known.is_none() && is_nothing {
            return;
        }
        if is_nothing {
            self.published.remove(&path);
        } else {
            self.published.insert(path.clone(), news);
        }
        self.send(Outgoing::Publish(Diagnosed {
            path,
            version,
            shown,
        }));
    }

    /// The diagnostics of a file for a client that asks, unless it knows them.
    pub(super) fn report(&self, path: PathBuf, known: Option<&str>) -> Report {
        let open = self.documents.get(&path);
        let real = open.map_or_else(|| real(&path), |document| document.real.clone());
        let revision = self.revisions.get(&real).copied().unwrap_or_default();
        // Another process may have counted as far, and a client may remember what that one said.
        let revision = format!("{}.{revision}", std::process::id());
        Report {
            version: self.version(&path),
            shown: (known != Some(&revision)).then(|| self.shown(&real)),
            path,
            revision,
        }
    }

    /// The diagnostics of all files that have any, or had some when the client asked for the last time.
    pub(super) fn report_all(&self, known: &HashMap<PathBuf, String>) -> Vec<Report> {
        let mut files: BTreeSet<PathBuf> = known.keys().cloned().collect();
        for root in &self.roots {
            let disk = root.overlay.ground.disk.root();
            files.extend(root.files().into_iter().map(|file| {
                let open = self.called(&disk.join(file));
                open.map_or_else(|| root.path(file), |(path, _)| path.clone())
            }));
        }
        let report = |path: PathBuf| {
            let known = known.get(&path).map(String::as_str);
            self.report(path, known)
        };
        files.into_iter().map(report).collect()
    }

    pub(super) fn hover(&self, path: &Path, position: Position) -> Option<Page> {
        let (document, _) = self.document(path)?;
        let byte = Index::new(&document.text, self.terms.encoding).byte(position);
        let notes = self.roots.iter().flat_map(|root| {
            let file = root.overlay.ground.below_root(&document.real);
            file.map(|file| root.notes(&file)).unwrap_or_default()
        });
        let speaker = self.speaker();
        let here: Vec<&Note> = notes
            .filter(|note| (note.bytes.start..=note.bytes.end).contains(&byte))
            .filter(|note| speaker.severity(note) != Severity::Off)
            .collect();
        let range = here.first()?.range;
        let markdown = speaker.hover(&here)?;
        Some(Page { range, markdown })
    }

    pub(super) fn guide(&self, id: &str, sitting: &Sitting<'_>) -> Option<GuidePage> {
        let voice = sitting.voices.of(id).ok()?;
        let speaker = self.speaker();
        let (title, markdown) = speaker.guide(&voice);
        Some(GuidePage {
            id: id.to_owned(),
            title,
            markdown,
            link: link(&voice, speaker.leading()),
        })
    }
}

fn digest(shown: &[Shown]) -> u64 {
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    hasher.finish()
}
