//! Judges resources with Rego controls: resources x controls -> findings.
//!
//! A resource has one shape, live or written in code. A control says what it needs in plain Rego and returns
//! `{at, facts}`. The judge turns that into `pass`, `fail` or `undetermined`; what could not be read is never a pass.
//! This crate knows no files, spans, networks or languages, and it is the only one that names the Rego engine.

mod ahead;
mod configuration;
mod control;
mod evaluation;
mod fact;
mod finding;
mod judge;
mod members;
mod memo;
mod mutation;
mod numbers;
mod place;
mod prepared;
mod proof;
mod reads;
mod recent;
mod rego;
mod relations;
mod resource;
mod settle;
mod shape;
mod shared;
mod snapshot;
mod trial;
mod unread;
mod workload;
mod written;

pub use ahead::compile_ahead;
pub use configuration::Configuration;
pub use control::{Control, ControlError, ControlSource, Engine, visible_members};
pub use evaluation::Evaluation;
pub use fact::Fact;
pub use finding::{Finding, Outcome};
pub use judge::{Judge, Session, Verdict};
pub use mutation::{Fault, Mutation, Mutations, mutations};
pub use place::Place;
pub use proof::{Doubt, Proof, unproven_passes};
pub use relations::{Relations, Retention};
pub use resource::{Resource, Unknown};
pub use settle::settle;
pub use shape::{
    Answer, AnswerMembers, Dialect, Filled, Form, Into, Property, PropertyType, Remembered,
    Renames, Said, Shape, ShapeError, Shapes, Version,
};
pub use snapshot::{Gap, Listed, Snapshot, scope_of};
pub use workload::Workload;
pub use written::{Mark, Members, Reference, Value as WrittenValue, Written};
