//! Reads cloud configuration into snapshots: from the vendors' APIs, or from their exported answers.
//!
//! This crate reads; it neither judges nor prints. What it does not understand it says, file by file.

mod asset;
mod document;
mod exported;
mod identity;
mod lazy;
pub mod live;
mod making;

pub use exported::{Collection, Input, NotUnderstood, ReadError, Reader, list};
