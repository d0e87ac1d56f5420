//! `sekisho summarize` from files of events to reports, with the built binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

#[path = "summarize/argv.rs"]
mod argv;
mod command;
#[path = "summarize/damage.rs"]
mod damage;
#[path = "summarize/endings.rs"]
mod endings;
#[path = "summarize/evidence.rs"]
mod evidence;
#[path = "summarize/findings.rs"]
mod findings;
#[path = "summarize/hostile.rs"]
mod hostile;
#[path = "summarize/input.rs"]
mod input;
#[path = "summarize/llm.rs"]
mod llm;
#[path = "summarize/options.rs"]
mod options;
#[path = "summarize/order.rs"]
mod order;
#[path = "summarize/sigma.rs"]
mod sigma;
#[path = "summarize/snapshot.rs"]
mod snapshot;
#[path = "summarize/story.rs"]
mod story;
#[path = "summarize/templates.rs"]
mod templates;
#[path = "summarize/types.rs"]
mod types;
