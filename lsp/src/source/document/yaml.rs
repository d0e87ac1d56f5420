//! YAML text as a tree: aliases expanded, tags kept, scalars as YAML 1.1 reads them.

mod alias;
mod events;
mod nesting;
mod offsets;
mod recovery;
mod scalar;

use super::{NODES, Node, Parsed, Problem};

/// How many errors are told for one text: more do not help anybody.
pub(super) const ERRORS: usize = 100;

/// Reads a YAML stream. Text that is broken somewhere still gives everything around the broken place.
pub fn parse(text: &str) -> Parsed {
    let mut budget = NODES;
    let mut errors = Vec::new();
    let (documents, error) = events::read(text, 0, 0, &mut budget, &mut errors);
    match error {
        None => parsed(documents, errors),
        Some(error) => recovery::recover(text, error),
    }
}

fn parsed(documents: Vec<Node>, mut errors: Vec<Problem>) -> Parsed {
    errors.truncate(ERRORS);
    let mut documents = documents.into_iter();
    Parsed {
        root: documents.next(),
        others: documents.collect(),
        errors,
    }
}
