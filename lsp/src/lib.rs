//! Reads infrastructure as code: text becomes resources in the one shape, with the place of every value.

mod resources;
pub mod source;
mod suppression;

pub use resources::{Coded, CodedResource, Origin, Share, resources};
pub use suppression::{Suppression, suppressions};
