//! The voice of a language model, behind a fence: it may phrase two texts, and decides nothing.
//!
//! [`redact()`] takes all values out of a [`Brief`], [`request()`] makes the exact request, `send` asks, and [`verify()`] holds the
//! answer against what was decided, sentence by sentence. Whatever breaks a rule stays the template's.

mod brief;
mod claims;
mod draft;
mod lexicon;
mod redact;
mod request;
mod rule;
mod rules;
#[cfg(feature = "send")]
mod send;
mod sentences;
mod verify;
mod words;

pub use brief::{Brief, Claim, Class, Fact, Part, Status, Trust};
pub use redact::{Redacted, redact};
pub use request::{Request, request};
pub use rule::Rule;
#[cfg(feature = "send")]
pub use send::{Endpoint, EndpointError, Limits, Secret, SendError, send};
pub use verify::{Rejected, Verified, verify};
