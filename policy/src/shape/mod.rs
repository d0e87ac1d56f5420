//! The tables that give every resource one shape, whatever wrote it: names, types, defaults, spellings.

mod answer;
mod fill;
mod table;

pub use answer::{Answer, Version};
pub use fill::Filled;
pub(crate) use fill::is_summary;
pub use table::{Property, PropertyType, Shape, ShapeError};

use rust_embed::Embed;
use std::collections::BTreeMap;

/// The tables of `policy/shapes`.
#[derive(Embed)]
#[folder = "shapes"]
struct Tables;

/// All shapes by kind.
#[derive(Debug)]
pub struct Shapes {
    by_kind: BTreeMap<String, Shape>,
}

impl Shapes {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// A table that is no valid TOML or names no kind; with the embedded tables that is a defect of this build.
    pub fn embedded() -> Result<Self, ShapeError> {
        let mut by_kind = BTreeMap::new();
        for path in Tables::iter() {
            let Some(file) = Tables::get(&path) else {
                continue;
            };
            let shape = Shape::read(&path, &String::from_utf8_lossy(&file.data))?;
            by_kind.insert(shape.kind.clone(), shape);
        }
        Ok(Self { by_kind })
    }

    /// The shape of a kind, if there is a table for it.
    pub fn of(&self, kind: &str) -> Option<&Shape> {
        self.by_kind.get(kind)
    }

    /// Every shape, by kind.
    pub fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.by_kind.values()
    }
}
