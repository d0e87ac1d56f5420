//! Which resources an event is about.

use super::{Event, Source};
use serde::Serialize;

/// A resource by the slot that names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ResourceName {
    /// The name of the slot: `bucket`, `instance`, `guardrail`.
    pub kind: &'static str,
    /// The id or name that the event gives.
    pub id: String,
}

/// The slots that name something in the account that can be attacked, changed or lost.
const KINDS: [&str; 49] = [
    "agent",
    "agent_runtime",
    "bucket",
    "cluster",
    "config_recorder",
    "container",
    "data_source",
    "db_cluster",
    "db_instance",
    "db_snapshot",
    "detector",
    "email_identity",
    "event_data_store",
    "flow",
    "flow_log",
    "function",
    "gateway",
    "group",
    "guardrail",
    "identity_pool",
    "identity_provider",
    "image",
    "inference_profile",
    "instance",
    "instance_profile",
    "kms_key",
    "knowledge_base",
    "log_group",
    "mfa_device",
    "model",
    "network_interface",
    "notebook",
    "parameter",
    "pod",
    "policy_arn",
    "prompt",
    "repository",
    "secret",
    "security_group",
    "service_account",
    "snapshot",
    "subnet",
    "target_role",
    "target_user",
    "task",
    "trail",
    "trust_anchor",
    "volume",
    "workload",
];

/// What only surrounds an instance or a function, and many of them share.
const AROUND: [&str; 6] = [
    "detector",
    "image",
    "instance_profile",
    "network_interface",
    "security_group",
    "subnet",
];

/// The resources that an event is about, in the order of their kinds. The detector of a finding is none of them, and what surrounds an
/// instance counts only where no instance is named.
pub fn resources(event: &Event) -> Vec<ResourceName> {
    let inside = event.source != Source::CloudTrail || event.slot("instance").is_some();
    let named = event
        .slots
        .iter()
        .filter(|(kind, _)| KINDS.contains(kind) && !(inside && AROUND.contains(kind)));
    named
        .map(|(kind, slot)| ResourceName {
            kind,
            id: slot.value.clone(),
        })
        .collect()
}
