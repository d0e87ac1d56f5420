//! The voice behind its fence: nothing leaves that should not, and nothing comes back that was not decided.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod briefs;
mod dishonest;
mod faithful;
mod redaction;
mod server;
mod whole;
mod wire;
