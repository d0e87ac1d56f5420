//! Readers of code: text -> declared resources + the place of every value + syntax errors. A reader never fails as a whole.

pub mod arm;
mod base64;
pub mod bicep;
pub mod cloudformation;
mod disk;
pub mod document;
mod files;
mod lines;
mod names;
mod reading;
pub mod terraform;
mod unit;
mod walk;

pub use disk::Disk;
pub use files::Files;
pub use lines::{Lines, Position};
pub use names::Names;
pub use policy::Dialect;
pub use reading::{Declared, NotUnderstood, Reading, Span, Spans, SyntaxError};
pub use unit::{Index, Known, Unit, Units, units};
pub use walk::{Refused, walk};
