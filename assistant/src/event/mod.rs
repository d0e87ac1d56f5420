//! Events: one record or alert that a cloud wrote, in whatever form it was found.

mod asff;
mod envelope;
mod extent;
mod finding;
mod identity;
mod intake;
mod lake;
mod link;
mod mask;
mod member;
mod ocsf;
mod read;
mod recognise;
mod record;
mod resource;
mod slots;
mod spelling;
mod time;
mod top;
mod trail;
mod tree;
mod twin;
mod unpack;

pub use identity::identities;
pub use link::{Link, links};
pub use read::{Reading, Skipped, read};
pub use record::Record;
pub use resource::{ResourceName, resources};
pub use slots::{is_free, slot_names};

use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What wrote an event, and in which form it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A GuardDuty finding, by `GetFindings`, by `EventBridge` or of an export to S3.
    GuardDuty,
    /// The twin of a GuardDuty finding in Security Hub (ASFF).
    SecurityHub,
    /// A detection finding in OCSF (class 2004), of Security Lake or Security Hub.
    Ocsf,
    /// A CloudTrail record.
    CloudTrail,
}

/// Whether what somebody tried was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It was done.
    Success,
    /// It was refused or failed.
    Failure,
    /// The event does not say.
    Unknown,
}

/// Where an event stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file as the user named it, or `-` for the standard input.
    pub file: Arc<str>,
    /// The how-manieth event of the file it is, from 1.
    pub ordinal: u64,
}

/// One thing that an event says, and where in the event it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// What is said, as text.
    pub value: String,
    /// The path into the event as it was written: `userIdentity.accessKeyId`, `Resource.AccessKeyDetails.UserName`.
    pub path: String,
}

/// A signal of an attack sequence or of a custom detection rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signal {
    /// Its name: a finding type or an event name.
    pub name: String,
    /// When it was first seen, if the event says so.
    pub first_seen: Option<Timestamp>,
    /// When it was last seen.
    pub last_seen: Option<Timestamp>,
    /// The cloud's severity from 0 to 10.
    pub severity: Option<f64>,
    /// How often.
    pub count: u64,
}

/// One event in one shape, whatever its form was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The cloud's own id: the `eventID` of a record, the id of a finding. Two events with one id are one event, of which the last
    /// update counts.
    pub id: String,
    /// What wrote it.
    pub source: Source,
    /// The name of the API call, or the type of the finding: `DeleteGuardrail`, `Impact:IAMUser/PromptInjection.Direct`.
    pub name: String,
    /// The service that was called: `bedrock.amazonaws.com`.
    pub service: Option<String>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// When the cloud last changed what it says.
    pub updated: Timestamp,
    /// How often it happened, as the cloud counts.
    pub count: u64,
    /// Whether it was done.
    pub outcome: Outcome,
    /// The error code of a failure.
    pub error: Option<String>,
    /// The cloud's severity from 0 to 10.
    pub severity: Option<f64>,
    /// Whether somebody has archived or suppressed it.
    pub archived: bool,
    /// Whether it is a sample finding, which describes nothing that happened.
    pub sample: bool,
    /// The ARN of the attack sequence that it is, or belongs to.
    pub sequence: Option<String>,
    /// The signals of an attack sequence or of a custom detection rule, in the order of time.
    pub signals: Vec<Signal>,
    /// What it says about actors and resources, by the names of `slots.toml`.
    pub slots: BTreeMap<&'static str, Slot>,
    /// Where it stands.
    pub place: Place,
}

impl Event {
    /// What a slot says.
    pub fn slot(&self, name: &str) -> Option<&str> {
        self.slots.get(name).map(|slot| slot.value.as_str())
    }
}

/// Why a record cannot be put into the shape of an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// Its text is not JSON, of which the scan of a file only notices the outline.
    #[error("the record is not JSON: {0}; fetch it again from where it was written")]
    NotJson(String),
    /// It has no time, so it has no place among the others.
    #[error("the record has no time that can be read; look at its `eventTime` or `updatedAt`")]
    NoTime,
}
