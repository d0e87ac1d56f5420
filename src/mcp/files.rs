//! The files below some paths that a call may read, each by its real place.

use super::budget::{Budget, Spent};
use super::roots::Roots;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// More than this many entries below the paths of one call are not looked at.
const MOST: usize = 100_000;
/// How deep folders are entered.
const DEEPEST: usize = 64;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files, in a stable order, each once.
    pub(super) files: Vec<PathBuf>,
    /// What stands there and is not read, with the reason.
    pub(super) refused: Vec<(PathBuf, String)>,
}

/// Why the files cannot be listed.
#[derive(Debug, thiserror::Error)]
pub(super) enum ListError {
    /// Too many.
    #[error("more than {MOST} files and folders; name fewer")]
    Many,
    /// The call is to end.
    #[error(transparent)]
    Spent(#[from] Spent),
}

/// Lists files as they are and folders with all they hold whose name `wanted` likes. Links that end outside the roots, and links to
/// folders, are refused.
pub(super) fn list(
    paths: &[PathBuf],
    roots: &Roots,
    budget: &Budget,
    wanted: impl Fn(&Path) -> bool,
) -> Result<Found, ListError> {
    let mut found = Found::default();
    let mut seen = 0;
    for path in paths {
        if path.is_file() {
            found.files.push(path.clone());
            continue;
        }
        let walk = WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name();
        for entry in walk {
            budget.go_on()?;
            seen += 1;
            if seen > MOST {
                return Err(ListError::Many);
            }
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if !wanted(entry.path()) => {
                    let why = "not a file of the kind that is read here; name the file itself to read it all the same";
                    found.refused.push((entry.into_path(), why.to_owned()));
                }
                Ok(entry) => match real(&entry, roots) {
                    Ok(real) => found.files.push(real),
                    Err(why) => found.refused.push((entry.into_path(), why.to_owned())),
                },
                Err(error) => {
                    let at = error.path().unwrap_or(path).to_owned();
                    found.refused.push((at, error.to_string()));
                }
            }
        }
    }
    found.files.sort();
    found.files.dedup();
    Ok(found)
}

fn real(entry: &DirEntry, roots: &Roots) -> Result<PathBuf, &'static str> {
    let path = entry.path();
    if entry.file_type().is_file() {
        return Ok(path.to_owned());
    }
    if !entry.file_type().is_symlink() {
        return Err("is no file");
    }
    let real = path
        .canonicalize()
        .map_err(|_| "a link that leads nowhere")?;
    if !roots.hold(&real) {
        Err("a link that leads outside the roots of this server")
    } else if real.is_file() {
        Ok(real)
    } else {
        Err("a link to a folder, not followed; name the folder itself")
    }
}

/// Whether a file is called JSON, packed or not.
pub(super) fn is_called_json(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".json", ".jsonl", ".ndjson"]
        .iter()
        .any(|known| name.ends_with(known))
}
