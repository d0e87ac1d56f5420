//! `sekisho lsp`: findings while typing, in any editor.
//!
//! The server (`server.rs`, the one file that knows the protocol's library) turns what a client says into messages, in
//! their order. The desk takes them one by one on a thread of its own, judges what an edit touches with the same readers,
//! controls and guides as `sekisho scan`, and answers.

mod actions;
mod completion;
mod desk;
mod documents;
mod example;
mod folders;
mod intake;
mod layout;
mod message;
mod note;
mod overlay;
mod remedy;
mod root;
mod say;
mod server;
mod settings;
mod show;
mod sitting;
mod text;
mod work;

pub(crate) use server::serve;
