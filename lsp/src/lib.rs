//! Reads infrastructure as code: text becomes resources in the one shape, with the place of every value.

pub mod source;
