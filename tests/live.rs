//! `sekisho check --aws --azure --google` against clouds on loopback, with the built binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "live/asking.rs"]
mod asking;
mod cloud;
mod command;
#[path = "live/healthy.rs"]
mod healthy;
