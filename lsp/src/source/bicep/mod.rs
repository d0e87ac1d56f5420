//! (stub)
use super::{Files, Reading};
use std::path::Path;
use std::sync::Arc;
pub fn read(_: &Path, _: &Arc<str>, _: &dyn Files) -> Reading {
    Reading::default()
}
pub fn recognises(_: &str) -> bool {
    false
}
pub fn calls(_: &str) -> Vec<String> {
    Vec::new()
}
