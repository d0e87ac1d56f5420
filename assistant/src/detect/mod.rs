//! Detection: Sigma rules over events.
//!
//! Rules are read once ([`Rules::parse`]) and indexed by the service and the name of the call, so that a record meets only those
//! that can match it. The format is that of the Sigma specification v2 (<https://sigmahq.io/sigma-specification/>) for the log
//! source aws/cloudtrail, with correlations. What is not read of it is refused with an error, never passed over: keywords without a
//! field, encodings, placeholders, filters, aliases, upper bounds of correlations and correlations of correlations.
//!
//! The crates that evaluate Sigma in Rust take events that they own and ask rules by their own index or one after the other; here a
//! record is borrowed from the text that it was read from, and most records are finished by one look at a table.

mod condition;
mod correlate;
mod correlation;
mod detection;
mod error;
mod evaluate;
mod field;
mod index;
mod json;
mod marks;
mod network;
mod number;
mod pattern;
mod rule;
mod rules;
mod samples;
mod windows;
mod yaml;

pub use correlate::{Correlated, Correlations};
pub use error::{Problem, RuleError};
pub use rule::{Level, Rule, RuleId};
pub use rules::{Rules, Source};

/// What a field of an event holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'s> {
    /// Text.
    Text(&'s str),
    /// A number, as it was written.
    Number(&'s str),
    /// True or false.
    Bool(bool),
    /// `null`.
    Null,
}

/// An event that rules look into.
pub trait Fields {
    /// Calls `found` with every scalar at the path, whose members are separated by dots. A list on the way stands for each of its
    /// elements. An object or an empty list at the path gives nothing.
    fn each(&self, path: &str, found: &mut dyn FnMut(Scalar<'_>));

    /// Whether the path is there at all, whatever it holds; `null` counts as not there.
    fn has(&self, path: &str) -> bool;
}
