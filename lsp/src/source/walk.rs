//! Which files of a folder are looked at.

use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// Folders that hold copies, not what somebody wrote.
const SKIPPED: [&str; 3] = [".terraform", "node_modules", ".git"];

/// A path that could not be looked at, with the reason.
pub type Refused = (PathBuf, String);

/// The files below `folder` in the order of their paths: without hidden ones, without what `.gitignore` names, and
/// without following symbolic links, which may lead in circles.
pub fn walk(folder: &Path) -> (Vec<PathBuf>, Vec<Refused>) {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .follow_links(false)
        .filter_entry(|entry| !SKIPPED.iter().any(|name| entry.file_name() == *name))
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => match entry.file_type() {
                Some(kind) if kind.is_symlink() && entry.path().is_dir() => {
                    let reason =
                        "a symbolic link to a folder, not followed; name the folder itself"
                            .to_owned();
                    refused.push((entry.into_path(), reason));
                }
                Some(kind) if kind.is_file() || kind.is_symlink() => files.push(entry.into_path()),
                _ => {}
            },
            Err(error) => refused.push((folder.to_owned(), error.to_string())),
        }
    }
    (files, refused)
}
