//! Which files are read, and how large they may be.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read, in bytes. A day's export of hundreds of accounts is far below it; what is above is
/// refused with a word, because a JSON tree takes several times its text in memory.
pub(super) const LARGEST: u64 = 1 << 30;

/// What is said of other files in a folder.
const NO_JSON: &str = "not a JSON file (.json, .jsonl, .ndjson, or one of these with .gz); name it with --input to read it all the same";

/// What is said of links and devices in a folder.
const NO_FILE: &str =
    "no file; a link to a folder is not followed, name the folder with --input to read it";

/// A path that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}; give files or folders of exported JSON", path.display())]
pub struct ReadError {
    /// The path.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

/// How a file begins that is packed with gzip (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What is in a file.
pub(super) enum Content {
    /// All of it.
    Text(Vec<u8>),
    /// Something to be unpacked.
    Packed(BufReader<File>),
}

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    path: PathBuf,
    /// Whether the user named this very file, and not only a folder around it.
    named: bool,
    /// Why the folder around it could not be listed, if so.
    refused: Option<String>,
}

/// The files of the paths, in a stable order. Links to folders are not followed; what a folder refuses is kept,
/// so that it can be said.
pub(super) fn list(paths: &[PathBuf]) -> Result<Vec<Input>, ReadError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| ReadError {
            path: path.clone(),
            source,
        };
        if !std::fs::metadata(path).map_err(failed)?.is_dir() {
            files.push(Input {
                path: path.clone(),
                named: true,
                refused: None,
            });
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                // A link to a file is read, as a mounted configuration needs; a link to a folder may be a loop.
                Ok(entry) => {
                    let is_file =
                        std::fs::metadata(entry.path()).is_ok_and(|behind| behind.is_file());
                    let refused = (!is_file).then(|| NO_FILE.to_owned());
                    files.push(Input {
                        path: entry.into_path(),
                        named: false,
                        refused,
                    });
                }
                Err(error) => files.push(Input {
                    path: error.path().unwrap_or(path).to_owned(),
                    named: false,
                    refused: Some(error.to_string()),
                }),
            }
        }
    }
    files.dedup();
    Ok(files)
}

impl Input {
    /// How messages call the file.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// What is in the file, or why it is not read. A file that was named is read whatever it is called; of a folder only what
    /// is called JSON.
    pub(super) fn load(&self) -> Result<Content, String> {
        if let Some(refused) = &self.refused {
            return Err(refused.clone());
        }
        if !self.named && !is_called_json(&self.path) {
            return Err(NO_JSON.to_owned());
        }
        let file = File::open(&self.path).map_err(|error| error.to_string())?;
        let length = file.metadata().map_err(|error| error.to_string())?.len();
        let mut file = BufReader::new(file);
        if file
            .fill_buf()
            .map_err(|error| error.to_string())?
            .starts_with(&GZIP)
        {
            return Ok(Content::Packed(file));
        }
        let mut text = Vec::new();
        if length <= LARGEST {
            text.reserve(usize::try_from(length).unwrap_or_default() + 1);
            // One byte more than allowed tells a file that grows while it is read, or a pipe that never ends.
            file.take(LARGEST + 1)
                .read_to_end(&mut text)
                .map_err(|error| error.to_string())?;
        }
        if length.max(text.len() as u64) > LARGEST {
            return Err(format!(
                "larger than {} MiB; export it in several files",
                LARGEST >> 20
            ));
        }
        Ok(Content::Text(text))
    }
}

fn is_called_json(path: &Path) -> bool {
    let stem;
    let path = match path.extension() {
        Some(packed) if packed.eq_ignore_ascii_case("gz") => {
            stem = path.with_extension("");
            &stem
        }
        _ => path,
    };
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    ["json", "jsonl", "ndjson"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}
