//! One configured thing, live or written in code, in the shape of the vendor's own resource schema.

use crate::{Configuration, Place};
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
    pub config: Configuration,
    /// The places of `config` that could not be read, each with the reason.
    #[serde(default, skip_serializing_if = "Unknown::is_empty")]
    pub unknown: Unknown,
}

impl Resource {
    /// Whether this was read from a list that gives summaries only.
    pub fn is_summary(&self) -> bool {
        crate::shape::is_summary(&self.unknown)
    }

    /// Whether something else names it and it could not be read, so that nobody knows whether it is there. It has no configuration,
    /// not even an empty one.
    pub fn is_only_named(&self) -> bool {
        self.config.is_null() && self.unknown.contains_key(&Place::root())
    }

    /// The resource with another value at `place`; `None` removes a member and empties an element.
    /// Nothing if the place has no parent to stand in.
    pub(crate) fn with(&self, place: &Place, value: Option<&Value>) -> Option<Self> {
        let mut config = self.config.to_value();
        place.put(&mut config, value)?;
        Some(Self {
            config: config.into(),
            ..self.clone()
        })
    }

    /// Whether it stands for resources that nobody could list: `*` for all of a kind in a scope, `?` for whatever those name that could
    /// not be read.
    pub(crate) fn stands_for_others(&self) -> bool {
        ["*", "?"].contains(&self.name.as_str()) && self.unknown.contains_key(&Place::root())
    }

    /// The reason of an unknown place that is inside or around `place`.
    pub fn why_unknown(&self, place: &Place) -> Option<&str> {
        if self.unknown.is_empty() {
            return None;
        }
        let mut around = std::iter::successors(Some(place.clone()), Place::parent);
        let around = around.find_map(|place| self.unknown.get(&place));
        // Pointers are in the order of their text, so what is inside a place stands together, behind `place/`.
        let inside = || self.unknown.range(place.member("")..).next();
        let inside = || {
            inside()
                .filter(|(unknown, _)| unknown.is_within(place))
                .map(|(_, reason)| reason)
        };
        around.or_else(inside).map(String::as_str)
    }
}
