//! The evidence of an incident: which place in which event says what is said.

use crate::event::{Event, Place};
use serde::Serialize;

/// One place in one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The name by which statements refer to it: `E1`, `E2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// The id of the event.
    pub event: String,
    /// Where the event stands.
    pub place: Place,
    /// What it says, by the names of `slots.toml`.
    pub slot: String,
    /// The path into the event as it was written.
    pub path: String,
    /// What stands there.
    pub value: String,
}

/// Evidence as it is noted down, each place once.
#[derive(Debug, Default)]
pub(super) struct Ledger(Vec<Evidence>);

impl Ledger {
    /// Notes what a slot of an event says, and gives the reference to it.
    pub(super) fn note(&mut self, event: &Event, name: &str) -> String {
        let (path, value) = match event.slots.get(name) {
            Some(slot) => (slot.path.clone(), slot.value.clone()),
            None => (name.to_owned(), String::new()),
        };
        let known = self.0.iter().find(|evidence| {
            evidence.event == event.id && evidence.path == path && evidence.place == event.place
        });
        if let Some(known) = known {
            return known.reference.clone();
        }
        let reference = format!("E{}", self.0.len() + 1);
        self.0.push(Evidence {
            reference: reference.clone(),
            event: event.id.clone(),
            place: event.place.clone(),
            slot: name.to_owned(),
            path,
            value,
        });
        reference
    }

    /// All of it.
    pub(super) fn finish(self) -> Vec<Evidence> {
        self.0
    }
}
