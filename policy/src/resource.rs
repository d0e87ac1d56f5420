//! One configured thing, live or written in code, in the shape of the vendor's own resource schema.

use crate::Place;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What could not be read of a resource: place -> reason (`var.strength`, `AccessDenied: bedrock:GetGuardrail`).
pub type Unknown = BTreeMap<Place, String>;

/// One configured thing in the one shape that all controls judge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resource {
    /// The vendor's type name: `AWS::Bedrock::Guardrail`, `modelarmor.googleapis.com/Template`, …
    pub kind: String,
    /// ARN, ARM id, Google full name, Terraform address or logical id.
    pub id: String,
    /// The name people know it by.
    pub name: String,
    /// AWS account, Azure subscription or Google project, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Region or location, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The configuration, with the vendor's defaults filled in: what is absent here really is not there.
    pub config: Value,
    /// The places of `config` that could not be read, each with the reason.
    #[serde(default, skip_serializing_if = "Unknown::is_empty")]
    pub unknown: Unknown,
}

impl Resource {
    /// The reason of the first unknown place that is inside or around `place`.
    pub fn why_unknown(&self, place: &Place) -> Option<&str> {
        self.unknown
            .iter()
            .find(|(unknown, _)| unknown.overlaps(place))
            .map(|(_, reason)| reason.as_str())
    }
}
