//! Exported JSON: files and folders of API answers become one snapshot.

mod files;
mod gather;
mod packed;

use files::Content;
pub use files::{Input, ReadError};

use crate::document;
use crate::lazy::{Broken, Document, Node};
use gather::Gatherer;
use policy::{Gap, Remembered, Shapes, Snapshot};
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
    parts: Parts,
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

/// Reads files one after another, and remembers what comes again in them.
pub struct Reader<'s> {
    shapes: &'s Shapes,
    remembered: Remembered<'s>,
}

impl<'s> Reader<'s> {
    /// A reader that knows these shapes.
    pub fn new(shapes: &'s Shapes) -> Self {
        Self {
            shapes,
            remembered: Remembered::default(),
        }
    }

    /// Reads one file and hands over what it holds: all at once, or a packed snapshot part by part. What is in it is never an error: it
    /// is said in [`Collection::not_understood`].
    pub fn file(&mut self, input: &Input, take: &mut dyn FnMut(Collection)) {
        let name = input.name();
        let refused = match input.load() {
            Ok(Content::Text(text)) => {
                take(self.text(&name, &text));
                return;
            }
            Ok(Content::Packed(file)) => packed::read(&name, file, self, take).err(),
            Err(reason) => Some(reason),
        };
        if let Some(reason) = refused {
            let piece = NotUnderstood {
                file: name,
                at: String::new(),
                reason,
            };
            take(Collection {
                files: 1,
                not_understood: vec![piece],
                ..Collection::default()
            });
        }
    }

    /// Reads one text as if it were the file `name`.
    pub fn text(&mut self, name: &str, text: &[u8]) -> Collection {
        let mut collection = self.piece(name, text);
        collection.snapshot.gaps.extend(collection.parts.gap(name));
        Collection {
            files: 1,
            ..collection
        }
    }

    fn piece(&mut self, name: &str, text: &[u8]) -> Collection {
        let lazily = self.lazily(name, text);
        lazily.unwrap_or_else(|Broken| self.strictly(name, text))
    }

    /// Reads no more than it has to.
    fn lazily(&mut self, name: &str, text: &[u8]) -> Result<Collection, Broken> {
        let text = std::str::from_utf8(text).map_err(|_| Broken)?;
        let document = Document::new(text)?;
        let nodes = document.nodes()?;
        let is_numbered = nodes.len() > 1;
        let mut gatherer = Gatherer::new(name, self);
        for (number, node) in nodes.into_iter().enumerate() {
            gatherer.document(node, is_numbered.then_some(number))?;
        }
        let collection = gatherer.finish();
        // What was not understood was not read either, and may be no JSON at all.
        if collection.not_understood.is_empty() && !text.trim().is_empty() {
            Ok(collection)
        } else {
            Err(Broken)
        }
    }

    /// Reads everything, and says what is wrong with it.
    fn strictly(&mut self, name: &str, text: &[u8]) -> Collection {
        let mut gatherer = Gatherer::new(name, self);
        for document in document::split(text) {
            let told = match document {
                Ok((at, value)) => gatherer.document(Node::Value(value), at),
                Err(reason) => {
                    gatherer.not_understood("", reason);
                    Ok(())
                }
            };
            if let Err(Broken) = told {
                gatherer.not_understood("", "not valid JSON".to_owned());
            }
        }
        gatherer.finish()
    }
}

/// How much of a snapshot that was written part by part was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    seen: u64,
    /// Their numbers, added up: a part that is there twice makes up for no other.
    sum: u64,
    /// How many there are, which the last part says.
    all: Option<u64>,
}

impl Parts {
    fn add(&mut self, other: Self) {
        self.seen += other.seen;
        self.sum = self.sum.saturating_add(other.sum);
        self.all = self.all.or(other.all);
    }

    /// What is missing, if anything is.
    fn gap(self, name: &str) -> Option<Gap> {
        let sum = (1..=self.seen).fold(0_u64, u64::saturating_add);
        let whole = self.seen == 0 || self.all == Some(self.seen) && self.sum == sum;
        let all = self
            .all
            .map_or("an unknown number".to_owned(), |all| all.to_string());
        let seen = self.seen;
        let reason = if self.all == Some(seen) {
            "Truncated: parts of the snapshot are there twice, and others are not there".to_owned()
        } else {
            format!("Truncated: {seen} of {all} parts of the snapshot are there")
        };
        (!whole).then(|| Gap::new(name, reason))
    }
}

impl Collection {
    /// A collection of which nothing is known but that something is missing.
    fn of_gap(source: &str, reason: &str) -> Self {
        let mut collection = Self {
            files: 1,
            ..Self::default()
        };
        collection.snapshot.gaps.push(Gap::new(source, reason));
        collection
    }

    /// What was collected elsewhere than in files.
    pub fn of_snapshot(snapshot: Snapshot) -> Self {
        Self {
            snapshot,
            ..Self::default()
        }
    }

    /// Takes in what was read elsewhere.
    pub fn absorb(&mut self, other: Self) {
        self.snapshot.absorb(other.snapshot);
        self.files += other.files;
        self.not_understood.extend(other.not_understood);
    }
}

#[cfg(test)]
mod tests;
