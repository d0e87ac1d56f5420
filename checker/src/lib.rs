//! Reads cloud configuration into snapshots: so far the exported answers of the vendors' APIs.
//!
//! This crate reads; it neither judges nor prints. What it does not understand it says, file by file.

mod exported;

pub use exported::{Collection, Input, NotUnderstood, ReadError, list, read_file, read_text};
