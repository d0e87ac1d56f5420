//! `sekisho mcp`: what Sekisho can find and say, for assistants that speak the Model Context Protocol.
//!
//! The server (`server.rs`, the one file that knows the protocol's library) hands each call to the desk, which reads only below
//! the roots (`roots.rs`), only so much (`budget.rs`), and writes nothing. What came from input stands apart in every answer
//! (`told.rs`, `inert.rs`, `texts.rs`): it is data, whatever it says.

mod asked;
mod budget;
mod code;
mod desk;
mod events;
mod explain;
mod files;
mod inert;
mod place;
mod roots;
mod search;
mod server;
mod snapshot;
mod texts;
mod told;

pub(crate) use server::serve;
