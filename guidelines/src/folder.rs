//! A tree of files by relative path: embedded in the program or on disk.

use crate::index::{self, Wanted};
use rust_embed::Embed;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The folders of this crate that hold knowledge. Cases stay outside, but for the examples below: they are for tests.
#[derive(Embed)]
#[folder = "."]
#[include = "*/*/*.toml"]
#[include = "*/*/*.md"]
#[include = "*/*/*/*.toml"]
#[include = "*/*/*/*.md"]
#[include = "*/*/*/*.rego"]
#[include = "*/*/*/*.yml"]
#[exclude = "src/*"]
#[exclude = "tests/*"]
#[exclude = "*/cases/*"]
struct Embedded;

/// The passing cases in code: examples of what a guide asks for, but for those of ways that something newer has replaced.
#[derive(Embed)]
#[folder = "."]
#[include = "*/*/*/cases/pass-*/main.tf"]
#[include = "*/*/*/cases/pass-*/template.yaml"]
#[include = "*/*/*/cases/pass-*/main.bicep"]
#[exclude = "*/cases/pass-old-*"]
#[exclude = "src/*"]
#[exclude = "tests/*"]
struct Examples;

/// A folder that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct FolderError {
    /// The folder or file.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

/// Where the files are.
#[derive(Clone, Debug)]
pub(crate) enum Folder {
    /// In the program.
    Embedded,
    /// On disk: ids are the last names of a folder's path, so any folder at or above a guide will do.
    Disk {
        guides: BTreeMap<String, PathBuf>,
        guidelines: BTreeMap<String, PathBuf>,
    },
}

/// The depth of a guide's folder below the root of all knowledge: cloud, guideline, guide.
const GUIDE_DEPTH: usize = 3;

impl Folder {
    /// Lists a folder on disk without following links, so that a loop of links cannot trap it.
    pub(crate) fn open(root: &Path) -> Result<Self, FolderError> {
        let failed = |path: &Path, source: std::io::Error| FolderError {
            path: path.to_owned(),
            source,
        };
        let root = root.canonicalize().map_err(|error| failed(root, error))?;
        let (mut guides, mut guidelines) = (BTreeMap::new(), BTreeMap::new());
        for entry in WalkDir::new(&root).sort_by_file_name() {
            let entry = entry.map_err(|error| failed(&root, error.into()))?;
            let (found, depth) = match entry.file_name().to_str() {
                Some("guide.toml") => (&mut guides, GUIDE_DEPTH),
                Some("guideline.toml") => (&mut guidelines, GUIDE_DEPTH - 1),
                _ => continue,
            };
            if let Some((id, folder)) = entry
                .path()
                .parent()
                .and_then(|folder| Some((id_of(folder, depth)?, folder.to_owned())))
            {
                found.insert(id, folder);
            }
        }
        Ok(Self::Disk { guides, guidelines })
    }

    /// The ids of its guides.
    pub(crate) fn guides(&self) -> Vec<String> {
        match self {
            Self::Embedded => index::embedded()
                .iter()
                .map(|entry| entry.id.to_owned())
                .collect(),
            Self::Disk { guides, .. } => guides.keys().cloned().collect(),
        }
    }

    /// The ids of the guides that may be meant; only reading them tells.
    pub(crate) fn guides_that_may_be(
        &self,
        wanted: Wanted<'_>,
    ) -> Result<Vec<String>, FolderError> {
        let Self::Disk { guides, .. } = self else {
            let meant = index::embedded().iter().filter(|entry| entry.is(wanted));
            return Ok(meant.map(|entry| entry.id.to_owned()).collect());
        };
        let mut meant = Vec::new();
        for id in guides.keys() {
            let may_be = |toml: Cow<'_, str>| wanted.may_be(&toml);
            let detects =
                matches!(wanted, Wanted::Events) && self.read(id, "detection.yml")?.is_some();
            if detects || self.read(id, "guide.toml")?.is_some_and(may_be) {
                meant.push(id.clone());
            }
        }
        Ok(meant)
    }

    /// The ids of its guidelines.
    pub(crate) fn guidelines(&self) -> BTreeSet<String> {
        match self {
            Self::Embedded => Embedded::iter()
                .filter_map(|path| Some(path.strip_suffix("/guideline.toml")?.to_owned()))
                .collect(),
            Self::Disk { guidelines, .. } => guidelines.keys().cloned().collect(),
        }
    }

    /// A file of the folder with this id.
    pub(crate) fn read(
        &self,
        id: &str,
        name: &str,
    ) -> Result<Option<Cow<'static, str>>, FolderError> {
        match self {
            Self::Embedded => {
                Ok(Embedded::get(&format!("{id}/{name}")).map(|file| text(file.data)))
            }
            Self::Disk { .. } => {
                let Some(path) = self
                    .path(id)
                    .map(|folder| folder.join(name))
                    .filter(|path| path.is_file())
                else {
                    return Ok(None);
                };
                std::fs::read_to_string(&path)
                    .map(|text| Some(Cow::Owned(text)))
                    .map_err(|source| FolderError { path, source })
            }
        }
    }

    /// The texts of the passing cases of a guide in files of this name.
    pub(crate) fn examples(&self, id: &str, name: &str) -> Vec<Cow<'static, str>> {
        let Self::Disk { .. } = self else {
            let cases = format!("{id}/cases/pass-");
            let file = format!("/{name}");
            let paths = Examples::iter();
            let paths = paths.filter(|path| path.starts_with(&cases) && path.ends_with(&file));
            let found = paths.filter_map(|path| Examples::get(&path));
            return found.map(|file| text(file.data)).collect();
        };
        let cases = self
            .path(id)
            .and_then(|folder| std::fs::read_dir(folder.join("cases")).ok());
        let mut folders: Vec<PathBuf> = cases
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        folders.sort();
        // A case that cannot be read gives no example; `sekisho guide test` says why.
        folders
            .iter()
            .filter(|folder| {
                let case = folder.file_name().and_then(|name| name.to_str());
                case.is_some_and(|case| case.starts_with("pass-") && !case.starts_with("pass-old-"))
            })
            .filter_map(|folder| std::fs::read_to_string(folder.join(name)).ok())
            .map(Cow::Owned)
            .collect()
    }

    /// Where the folder with this id is, for messages and for its cases.
    pub(crate) fn path(&self, id: &str) -> Option<&Path> {
        match self {
            Self::Embedded => None,
            Self::Disk { guides, guidelines } => guides
                .get(id)
                .or_else(|| guidelines.get(id))
                .map(PathBuf::as_path),
        }
    }
}

fn text(data: Cow<'static, [u8]>) -> Cow<'static, str> {
    match data {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The last `depth` names of a folder, joined by slashes.
fn id_of(folder: &Path, depth: usize) -> Option<String> {
    let names: Vec<&str> = folder.iter().filter_map(|name| name.to_str()).collect();
    let start = names.len().checked_sub(depth)?;
    Some(names.get(start..)?.join("/"))
}
