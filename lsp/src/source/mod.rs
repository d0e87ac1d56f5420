//! Readers of code: text -> declared resources + the place of every value + syntax errors. A reader never fails as a whole.

pub mod arm;
pub mod bicep;
pub mod cloudformation;
pub mod document;
mod files;
mod reading;
pub mod terraform;

pub use files::Files;
pub use reading::{Declared, Dialect, NotUnderstood, Reading, Span, Spans, SyntaxError};
