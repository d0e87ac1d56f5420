//! What the client is told: diagnostics, hovers, guides.

use super::desk::Desk;
use super::documents::real;
use super::message::{Diagnosed, GuidePage, Outgoing, Page};
use super::note::Note;
use super::root::Root;
use super::say::{Shown, Speaker, link};
use super::sitting::Sitting;
use super::text::{Index, Position};
use guidelines::Language;
use std::collections::{BTreeSet, HashSet};
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

    pub(super) fn shown(&self, root: &Root, file: &Path) -> Vec<Shown> {
        let speaker = self.speaker();
        let notes = root.notes(file);
        let mut told = HashSet::new();
        let shown = notes
            .into_iter()
            .filter_map(|note| speaker.show(note, root));
        shown.filter(|shown| told.insert(shown.clone())).collect()
    }

    pub(super) fn publish_all(&mut self) {
        for index in 0..self.roots.len() {
            let files = self
                .roots
                .get(index)
                .map(|root| root.files().into_iter().map(Path::to_owned).collect());
            self.publish_files(index, &files.unwrap_or_default());
        }
        self.send(Outgoing::Refresh);
    }

    pub(super) fn publish_files(&mut self, index: usize, files: &BTreeSet<PathBuf>) {
        for file in files {
            let Some(root) = self.roots.get(index) else {
                return;
            };
            let open = self
                .documents
                .iter()
                .find(|(_, document)| document.root == index && document.file == *file);
            let path = open.map_or_else(|| root.path(file), |(path, _)| path.clone());
            self.publish(&path);
        }
    }

    pub(super) fn publish(&mut self, path: &Path) {
        if self.terms.push {
            let Diagnosed {
                path,
                version,
                shown,
            } = self.diagnosed(path);
            self.tell(path, version, shown);
        }
    }

    /// Tells the client what is new to it.
    pub(super) fn tell(&mut self, path: PathBuf, version: Option<i32>, shown: Vec<Shown>) {
        let mut hasher = DefaultHasher::new();
        shown.hash(&mut hasher);
        let news = Published {
            version,
            digest: hasher.finish(),
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

    pub(super) fn diagnosed(&self, path: &Path) -> Diagnosed {
        let open = self.documents.get(path);
        let shown = if let Some(document) = open {
            self.roots
                .get(document.root)
                .map(|root| self.shown(root, &document.file))
        } else {
            let real = real(path);
            let mut roots = self
                .roots
                .iter()
                .filter(|root| real.starts_with(root.folder()));
            roots.find_map(|root| Some(self.shown(root, &root.overlay.ground.below_root(&real)?)))
        };
        Diagnosed {
            path: path.to_owned(),
            version: open.map(|document| document.version),
            shown: shown.unwrap_or_default(),
        }
    }

    pub(super) fn diagnosed_all(&self) -> Vec<Diagnosed> {
        let mut all = Vec::new();
        for (index, root) in self.roots.iter().enumerate() {
            for file in root.files() {
                let open = self
                    .documents
                    .iter()
                    .find(|(_, document)| document.root == index && document.file == file);
                all.push(Diagnosed {
                    path: open.map_or_else(|| root.path(file), |(path, _)| path.clone()),
                    version: open.map(|(_, document)| document.version),
                    shown: self.shown(root, file),
                });
            }
        }
        all
    }

    pub(super) fn hover(&self, path: &Path, position: Position) -> Option<Page> {
        let (document, root) = self.document(path)?;
        let byte = Index::new(&document.text, self.terms.encoding).byte(position);
        let notes = root.notes(&document.file);
        let here: Vec<&Note> = notes
            .into_iter()
            .filter(|note| (note.bytes.start..=note.bytes.end).contains(&byte))
            .collect();
        let range = here.first()?.range;
        let markdown = self.speaker().hover(&here)?;
        Some(Page { range, markdown })
    }

    pub(super) fn guide(&self, id: &str, sitting: &Sitting<'_>) -> Option<GuidePage> {
        let voice = sitting.voices.of(id)?;
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
