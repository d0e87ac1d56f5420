//! One control's verdict on one resource.

use crate::Place;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;

/// What a control found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The problem is there.
    Fail,
    /// It cannot be said, because something the answer rests on could not be read.
    Undetermined,
    /// The good state was proven.
    Pass,
}

impl Outcome {
    /// The word used in reports and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Undetermined => "undetermined",
            Self::Pass => "pass",
        }
    }
}

/// One control's verdict on one resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the guide whose control judged.
    pub guide: Arc<str>,
    /// The verdict.
    pub outcome: Outcome,
    /// The place at fault; the whole configuration for a pass.
    pub at: Place,
    /// The values seen, for the guide's sentence.
    pub facts: Arc<Map<String, Value>>,
    /// Why it is undetermined.
    pub reason: Option<String>,
}
