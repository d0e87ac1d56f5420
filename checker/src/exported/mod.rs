//! Exported JSON: files and folders of API answers become one snapshot.

mod files;
mod gather;

pub use files::{Input, ReadError};

use crate::document;
use gather::Gatherer;
use policy::{Shapes, Snapshot};
use std::path::PathBuf;

/// What a collection holds, and what of the input was not understood.
#[derive(Debug, Default)]
pub struct Collection {
    /// The resources.
    pub snapshot: Snapshot,
    /// How many files were read.
    pub files: usize,
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

/// The files of some paths, in a stable order: files as they are, folders with all they hold.
///
/// # Errors
/// A path that does not exist or cannot be opened.
pub fn list(paths: &[PathBuf]) -> Result<Vec<Input>, ReadError> {
    files::list(paths)
}

/// Reads one file. What is in it is never an error: it is said in [`Collection::not_understood`].
pub fn read_file(input: &Input, shapes: &Shapes) -> Collection {
    match input.load() {
        Ok(text) => read_text(&input.name(), &text, shapes),
        Err(reason) => {
            let piece = NotUnderstood {
                file: input.name(),
                at: String::new(),
                reason,
            };
            Collection {
                files: 1,
                not_understood: vec![piece],
                ..Collection::default()
            }
        }
    }
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
    Collection {
        files: 1,
        ..gatherer.finish()
    }
}

impl Collection {
    /// Takes in what was read elsewhere.
    pub fn absorb(&mut self, other: Self) {
        self.snapshot.absorb(other.snapshot);
        self.files += other.files;
        self.not_understood.extend(other.not_understood);
    }
}
