//! By which keys two events are known to be of the same actor.

use super::{Event, Source};

/// The keys of the actor behind an event: `key:AKIA…`, `session:arn:aws:sts::…:assumed-role/…`, `user:ACCOUNT/NAME`, `root:ACCOUNT`. Two
/// events that share one are of the same actor. An event whose actor is a service, or is not said, has none.
pub fn identities(event: &Event) -> Vec<String> {
    let mut keys = Vec::new();
    if event
        .slot("principal_type")
        .is_some_and(|kind| kind == "AWSService")
    {
        return keys;
    }
    if let Some(key) = event.slot("access_key") {
        keys.push(key_of(key));
    }
    let trail = event.source == Source::CloudTrail;
    // The account of the one who called may be another than that of what was called.
    let account = if trail {
        event.slot("user_account")
    } else {
        event.slot("account")
    };
    let account = account
        .or_else(|| event.slot("account"))
        .unwrap_or_default();
    let kind = event.slot("principal_type").unwrap_or_default();
    match kind {
        "AssumedRole" | "Role" => {
            if let Some(arn) = event
                .slot("principal")
                .filter(|arn| arn.contains(":assumed-role/"))
            {
                keys.push(session(arn));
            } else if let (Some(role), Some(name)) = (event.slot("role"), event.slot("session")) {
                let partition = partition(event.slot("region").unwrap_or_default());
                keys.push(session(&format!(
                    "arn:{partition}:sts::{account}:assumed-role/{role}/{name}"
                )));
            }
        }
        "Root" => keys.push(root_of(account)),
        _ => {
            if let Some(user) = event.slot("user") {
                keys.push(user_of(account, user));
            }
        }
    }
    keys
}

/// The key of an access key, long-term or temporary.
pub(super) fn key_of(id: &str) -> String {
    format!("key:{id}")
}

/// The key of a session of a role, by its ARN.
pub(super) fn session(arn: &str) -> String {
    format!("session:{arn}")
}

/// The key of a user.
pub(super) fn user_of(account: &str, name: &str) -> String {
    format!("user:{account}/{name}")
}

/// The key of the root user of an account.
pub(super) fn root_of(account: &str) -> String {
    format!("root:{account}")
}

/// The partition that a Region lies in.
fn partition(region: &str) -> &'static str {
    match region.split_once('-') {
        Some(("cn", _)) => "aws-cn",
        Some(("us", rest)) if rest.starts_with("gov-") => "aws-us-gov",
        Some(("us", rest)) if rest.starts_with("iso-") => "aws-iso",
        Some(("us", rest)) if rest.starts_with("isob-") => "aws-iso-b",
        Some(("eusc", _)) => "aws-eusc",
        _ => "aws",
    }
}
