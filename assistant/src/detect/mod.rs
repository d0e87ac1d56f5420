//! Detection: Sigma rules over events.

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
