//! One file a subcommand.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod guide;
pub(crate) mod permissions;
pub(crate) mod scan;
pub(crate) mod summarize;
mod telling;
