//! The server that plays the clouds (`tests/cloud`), held against what the clouds' own documentation says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "replay/answers.rs"]
mod answers;
mod cloud;
#[path = "replay/faults.rs"]
mod faults;
#[path = "replay/identity.rs"]
mod identity;
#[path = "replay/lists.rs"]
mod lists;
