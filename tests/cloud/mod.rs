//! The clouds, on loopback: a server that answers in the wire forms of AWS, Azure and Google Cloud what an estate of exchanges says,
//! checks signatures and tokens, splits lists into pages, refuses to write, fails on demand, and keeps a record of everything.
//!
//! `Server::start(Estate::folder("tests/cloud/estate/aws"))` is a cloud in its best shape; `Server::with` takes `Settings`, and
//! `server.fault(Fault::always(On::any().operation("ListGuardrails"), What::Denied))` is a bad day.
#![allow(dead_code, unused_imports, reason = "each user takes a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod answering;
mod asked;
mod auth;
pub(crate) mod client;
mod clock;
mod estate;
mod fault;
mod generated;
mod keys;
mod pages;
mod rate;
mod record;
mod refuse;
mod server;
pub(crate) mod sign;
mod sts;
mod tokens;
pub(crate) mod wire;

pub(crate) use clock::{basic, machine};
pub(crate) use estate::Estate;
pub(crate) use fault::{Fault, On, What, Wrong};
pub(crate) use generated::Generated;
pub(crate) use keys::Account;
pub(crate) use pages::Paging;
pub(crate) use record::{Call, most_at_once, most_in_a_second};
pub(crate) use server::{AZURE_TOKEN, GOOGLE_TOKEN, Server, Settings};
pub(crate) use sts::Roles;
pub(crate) use tokens::Tokens;
