//! The names of an incident: actors, resources, and indicators to look for.

use super::evidence::Ledger;
use super::notice::Notice;
use serde::Serialize;

/// Something with a name, and the evidence for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// What it is: the name of the slot that said so, `access_key`, `bucket`, `ip`, …
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// The `ref` of the evidence.
    pub evidence: String,
}

/// The slots that name actors.
const ACTORS: [&str; 5] = ["principal", "user", "role", "access_key", "session"];
/// The slots by which to look for more.
const INDICATORS: [&str; 8] = [
    "ip",
    "country",
    "user_agent",
    "dns_domain",
    "file_hash",
    "threat_name",
    "created_key",
    "target_user",
];
/// The slots that name neither: circumstances.
const CIRCUMSTANCES: [&str; 15] = [
    "account",
    "user_account",
    "event_name",
    "event_id",
    "finding_id",
    "finding_type",
    "start",
    "end",
    "region",
    "principal_type",
    "guardrail_action",
    "guardrail_version",
    "public",
    "resource_role",
    "sequence",
];
/// How many of a kind are told.
const MOST: usize = 20;

/// Actors, resources and indicators of a group, in the order in which they appear.
pub(super) fn names(
    notices: &[Notice],
    ledger: &mut Ledger,
) -> (Vec<Named>, Vec<Named>, Vec<Named>) {
    let (mut actors, mut resources, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
    for event in notices.iter().flat_map(Notice::events) {
        for (&kind, slot) in &event.slots {
            let list = if ACTORS.contains(&kind) {
                &mut actors
            } else if INDICATORS.contains(&kind) {
                &mut indicators
            } else if CIRCUMSTANCES.contains(&kind) {
                continue;
            } else {
                &mut resources
            };
            let known = |named: &Named| named.kind == kind && named.name == slot.value;
            if list.iter().any(known)
                || list.iter().filter(|named| named.kind == kind).count() >= MOST
            {
                continue;
            }
            list.push(Named {
                kind,
                name: slot.value.clone(),
                evidence: ledger.note(event, kind),
            });
        }
    }
    (actors, resources, indicators)
}
