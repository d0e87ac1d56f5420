//! What clouds wrote down becomes incidents: events are read, detected in, grouped, and answered by guides.
//!
//! Data walks one way: [`event`] reads records, [`detect`] notices, [`incident`] groups, ranks and answers. Nothing here prints,
//! reads the clock or the environment; and nothing invents a command, an address or a verdict.

pub mod detect;
pub mod event;
pub mod incident;
pub mod voice;
