//! Which files are read, and how large they may be.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read, in bytes. A day's export of hundreds of accounts is far below it; what is above is
/// refused with a word, because a JSON tree takes several times its text in memory.
const LARGEST: u64 = 1 << 30;

/// A path that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}; give files or folders of exported JSON", path.display())]
pub struct ReadError {
    /// The path.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

/// The files of the paths, in a stable order. Links inside folders are not followed.
pub(super) fn list(paths: &[PathBuf]) -> Result<Vec<PathBuf>, ReadError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| ReadError {
            path: path.clone(),
            source,
        };
        if std::fs::metadata(path).map_err(failed)?.is_file() {
            files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|error| failed(error.into()))?;
            if entry.file_type().is_file() {
                files.push(entry.into_path());
            }
        }
    }
    files.dedup();
    Ok(files)
}

/// The bytes of a file, or why it is not read.
pub(super) fn load(path: &Path) -> Result<Vec<u8>, String> {
    let json = path
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            ["json", "jsonl", "ndjson"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        });
    if !json {
        return Err("not a JSON file (.json, .jsonl, .ndjson); infrastructure as code is read by `sekisho scan`".to_owned());
    }
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    // One byte more than allowed tells a file that is too large, even if it grows while it is read.
    file.take(LARGEST + 1)
        .read_to_end(&mut text)
        .map_err(|error| error.to_string())?;
    if text.len() as u64 > LARGEST {
        return Err(format!(
            "larger than {} MiB; export it in several files",
            LARGEST >> 20
        ));
    }
    Ok(text)
}
