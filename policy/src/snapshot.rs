//! The resources of one collection, what was listed completely, and what could not be read.

use crate::Resource;
use serde::{Deserialize, Serialize};

/// The name and version of the snapshot format that Sekisho writes and reads.
const SCHEMA: &str = "sekisho.snapshot/1";

/// The resources of one collection, plus what could not be read and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Always `sekisho.snapshot/1`.
    pub schema: String,
    /// Every resource that was read, in a stable order.
    pub resources: Vec<Resource>,
    /// Which kinds were listed to the end, and where: only there does "not in the snapshot" mean "not there".
    #[serde(default)]
    pub listed: Vec<Listed>,
    /// What could not be read at all.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// The number of this part, from 1, of a snapshot that is written part by part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u64>,
    /// In the last part: how many parts there are. A snapshot that was cut has no last part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<u64>,
}

/// A complete listing of one kind in one scope.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Listed {
    /// The kind that was listed.
    pub kind: String,
    /// Where, as [`scope_of`] writes it.
    pub scope: String,
}

impl Listed {
    /// The listings that hold everything of a kind in a scope: its own, and for what is in an Azure resource group that of
    /// the subscription.
    pub fn covering<'s>(kind: &'s str, scope: &'s str) -> impl Iterator<Item = Self> {
        let listed = move |scope: String| Self {
            kind: kind.to_owned(),
            scope,
        };
        let wider = || {
            let (subscription, rest) = scope.split_once("/resourcegroups/")?;
            let (_, inside) = rest.split_once('/')?;
            Some(format!("{subscription}/{inside}"))
        };
        std::iter::once(scope.to_owned()).chain(wider()).map(listed)
    }
}

/// Something that could not be read, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gap {
    /// The call or file that failed.
    pub source: String,
    /// Why, as the places that it leaves unknown say it, too.
    pub reason: String,
    /// The permission that would have opened it, if one was missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// What the service said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Gap {
    /// A gap that no permission would have closed.
    pub fn new(source: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            reason: reason.into(),
            permission: None,
            detail: None,
        }
    }
}

impl Snapshot {
    /// An empty snapshot of the current format.
    pub fn new() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            resources: Vec::new(),
            listed: Vec::new(),
            gaps: Vec::new(),
            part: None,
            parts: None,
        }
    }

    /// Whether `text` names the snapshot format that this version reads.
    pub fn is_schema(text: &str) -> bool {
        text == SCHEMA
    }

    /// Takes in everything of `other`.
    pub fn absorb(&mut self, other: Self) {
        self.resources.extend(other.resources);
        self.listed.extend(other.listed);
        self.gaps.extend(other.gaps);
    }
}

impl Default for Snapshot {
    fn default() -> Self {
        Self::new()
    }
}

/// Where a name lives, so that two resources of one place can be told to be neighbours:
/// `ACCOUNT/REGION` of an ARN, the parent of an ARM id (lower case) or of a Google resource name.
pub fn scope_of(id: &str) -> Option<String> {
    if id.starts_with("arn:") {
        let mut parts = id.splitn(6, ':').skip(3);
        let (region, account) = (parts.next()?, parts.next()?);
        return (!account.is_empty()).then(|| format!("{account}/{region}"));
    }
    let path = id.trim_start_matches('/');
    let is_arm = id
        .get(..15)
        .is_some_and(|head| head.eq_ignore_ascii_case("/subscriptions/"));
    let depth = path.rsplitn(3, '/').nth(2)?;
    Some(if is_arm {
        depth.to_lowercase()
    } else {
        depth.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::{Listed, scope_of};

    #[test]
    fn a_list_of_a_subscription_covers_its_resource_groups() {
        let scope = "subscriptions/s/resourcegroups/r/providers/microsoft.cognitiveservices";
        let covering: Vec<String> = Listed::covering("k", scope).map(|it| it.scope).collect();
        assert_eq!(
            covering,
            [
                scope,
                "subscriptions/s/providers/microsoft.cognitiveservices"
            ]
        );
        assert_eq!(Listed::covering("k", "111122223333/us-east-1").count(), 1);
    }

    #[test]
    fn scopes_of_three_clouds() {
        assert_eq!(
            scope_of("arn:aws:bedrock:us-east-1:111122223333:guardrail/x").unwrap(),
            "111122223333/us-east-1"
        );
        assert_eq!(
            scope_of("/subscriptions/S/resourceGroups/r/providers/N/accounts/A/raiPolicies/p")
                .unwrap(),
            "subscriptions/s/resourcegroups/r/providers/n/accounts/a"
        );
        assert_eq!(
            scope_of("//modelarmor.googleapis.com/projects/p/locations/l/templates/t").unwrap(),
            "modelarmor.googleapis.com/projects/p/locations/l"
        );
        assert_eq!(scope_of("relative"), None);
        assert_eq!(scope_of("日本語の名前です/とても長い"), None);
    }
}
