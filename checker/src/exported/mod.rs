//! Exported JSON: files and folders of API answers become one snapshot.

mod asset;
mod document;
mod files;
mod gather;
mod identity;

pub use files::ReadError;

use gather::Gatherer;
use policy::{Shapes, Snapshot};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What a collection holds, and what of the input was not understood.
#[derive(Debug, Default)]
pub struct Collection {
    /// The resources.
    pub snapshot: Snapshot,
    /// How many files were read.
    pub files: usize,
    /// How many bytes these files hold.
    pub bytes: u64,
    /// What was read and not understood.
    pub not_understood: Vec<NotUnderstood>,
}

/// A piece of input that is no answer that Sekisho knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// The file.
    pub file: String,
    /// Where in the file, as a JSON pointer; empty for the whole file.
    pub at: String,
    /// Why, with the next step.
    pub reason: String,
}

/// Reads files and folders.
///
/// # Errors
/// A path that does not exist or cannot be opened. What is in a file is never an error: it is said in
/// [`Collection::not_understood`].
pub fn read(paths: &[PathBuf], shapes: &Shapes, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Collection, ReadError> {
    let files = files::list(paths)?;
    let total = files.len();
    let collections: Vec<Collection> = files.par_iter().map(|file| read_file(file, shapes)).inspect(|_| progress(1, total)).collect();
    let mut all = Collection::default();
    for collection in collections {
        all.snapshot.absorb(collection.snapshot);
        all.files += collection.files;
        all.bytes += collection.bytes;
        all.not_understood.extend(collection.not_understood);
    }
    gather::settle(&mut all.snapshot);
    Ok(all)
}

/// Reads one text as if it were the file `name`.
pub fn read_text(name: &str, text: &[u8], shapes: &Shapes) -> Collection {
    let mut gatherer = Gatherer::new(name, shapes);
    for document in document::split(text) {
        match document {
            Ok((at, value)) => gatherer.document(value, at),
            Err(reason) => gatherer.not_understood("", reason),
        }
    }
    let mut collection = gatherer.finish();
    collection.files = 1;
    collection.bytes = text.len() as u64;
    gather::settle(&mut collection.snapshot);
    collection
}

fn read_file(path: &Path, shapes: &Shapes) -> Collection {
    let name = path.display().to_string();
    match files::load(path) {
        Ok(text) => read_text(&name, &text, shapes),
        Err(reason) => {
            Collection { files: 1, not_understood: vec![NotUnderstood { file: name, at: String::new(), reason }], ..Collection::default() }
        }
    }
}
