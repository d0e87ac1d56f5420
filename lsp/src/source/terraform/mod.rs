//! (stub)
use super::{Files, Reading};
use std::path::Path;
use std::sync::Arc;
pub fn read(_: &Path, _: &dyn Files) -> Reading {
    Reading::default()
}
pub fn read_plan(_: &Path, _: &Arc<str>) -> Option<Reading> {
    None
}
pub fn calls(_: &str) -> Vec<String> {
    Vec::new()
}
