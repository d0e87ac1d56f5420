//! `sekisho lsp`: a scripted client talks to the binary as an editor does.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "parameters are written where they are sent"
)]

mod command;

#[path = "editor/actions.rs"]
mod actions;
#[path = "editor/agreement.rs"]
mod agreement;
#[path = "editor/answers.rs"]
mod answers;
#[path = "editor/broken.rs"]
mod broken;
#[path = "editor/buffer.rs"]
mod buffer;
#[path = "editor/dice.rs"]
mod dice;
#[path = "editor/folders.rs"]
mod folders;
#[path = "editor/hostile.rs"]
mod hostile;
#[path = "editor/order.rs"]
mod order;
#[path = "editor/places.rs"]
mod places;
#[path = "editor/session.rs"]
mod session;
#[path = "editor/settings.rs"]
mod settings;
#[path = "editor/texts.rs"]
mod texts;
#[path = "editor/typing.rs"]
mod typing;
#[path = "editor/workspace.rs"]
mod workspace;
