//! YAML text as a tree: aliases expanded, tags kept, scalars as YAML 1.1 reads them.

mod alias;
mod events;
mod frame;
mod nesting;
mod offsets;
mod recovery;
mod scalar;

use super::{NODES, Parsed};

/// The longest text that is read: the largest template that a cloud takes is a quarter of this.
const LONGEST: usize = 4 << 20;

/// Reads a YAML stream. Text that is broken somewhere still gives everything around the broken place.
pub fn parse(text: &str) -> Parsed {
    if text.len() > LONGEST || nesting::too_many_commas(text) {
        let message = format!(
            "longer than {} MiB, or more than {NODES} values",
            LONGEST >> 20
        );
        return Parsed::new(text, Vec::new(), vec![(0..0, message)]);
    }
    let mut budget = NODES;
    let mut errors = Vec::new();
    let (documents, error) = events::read(text, 0, 0, &mut budget, &mut errors);
    match error {
        None => Parsed::new(text, documents, errors),
        Some(error) => recovery::recover(text, error),
    }
}
