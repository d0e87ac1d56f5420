//! Reads ARM templates. What Bicep has in common with them, which is nearly all of evaluation, stands here too.

mod access;
mod alike;
mod compare;
mod convert;
mod declare;
mod eval;
mod expand;
pub(crate) mod expression;
mod finish;
mod formula;
pub(crate) mod frame;
mod functions;
mod json;
mod meanings;
mod modules;
mod names;
mod notes;
mod operators;
mod parents;
pub(crate) mod paths;
mod print;
mod recognise;
mod rounds;
mod sections;
pub(crate) mod template;
mod text;
pub(crate) mod unit;
mod uses;
mod value;

use super::{Files, Reading};
use frame::Frame;
use std::path::Path;
use std::sync::Arc;
use unit::Unit;

pub use recognise::{calls, recognises};
pub(super) use uses::parts;

/// Reads an ARM template with the templates that it nests or links.
pub fn read(path: &Path, text: &Arc<str>, files: &dyn Files) -> Reading {
    let mut unit = Unit::new(files);
    let template = unit.parse(path, text);
    read_frame(unit, Frame::new(template))
}

/// Reads a use of a template to the end.
pub(crate) fn read_frame(mut unit: Unit<'_>, frame: Frame) -> Reading {
    let root = unit.expand(frame);
    unit.know_names();
    let mut drafts = Vec::new();
    unit.drafts(root, &mut drafts);
    let declared = unit.declared_of(drafts);
    let names = unit.names();
    let mut reading = unit.into_reading();
    reading.declared = declared;
    reading.names = names;
    reading
}
