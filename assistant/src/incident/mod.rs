//! Incidents: events that belong together, with the guide that answers them.

mod argument;
mod brief;
mod evidence;
mod gather;
mod group;
mod guidance;
mod kind;
mod misread;
mod names;
mod notice;
mod refused;
mod tally;
mod tell;
mod timeline;
mod urgency;

pub use brief::brief;
pub use evidence::Evidence;
pub use gather::{Gathered, Gathering, Seen, Watch, Window};
pub use group::Links;
pub use guidance::{Guidance, GuidanceError};
pub use names::Named;
pub use notice::{Gravity, Notice};
pub use tally::Tally;
pub use tell::incidents;
pub use urgency::Reason;

use crate::event::{Outcome, Place, Source};
use guidelines::{Effect, Frameworks, Phase, Text, Urgency};
use jiff::Timestamp;
use serde::Serialize;

/// Events that belong together, and what to do about them. Everything said is traced to [`Evidence`] by its `ref`.
#[derive(Clone, Debug, Serialize)]
pub struct Incident {
    /// The same for the same events, in every run.
    pub id: String,
    /// The guide that answers it.
    pub guide: Option<String>,
    /// Whether that guide was written for kindred alerts, because there is none for this one.
    pub near: bool,
    /// Guides that answer other parts of it.
    pub further_guides: Vec<String>,
    /// 緊急度; none if it is a sample or was put aside.
    pub urgency: Option<Urgency>,
    /// Why.
    pub urgency_reasons: Vec<Reason>,
    /// By when somebody should have acted: `1h`, `24h`, `7d`, `30d`.
    pub respond_within: Option<&'static str>,
    /// `sample`, `archived`, `failed` (nothing of it was done), `recurring` (the cloud has counted it more than once).
    pub status: Vec<&'static str>,
    /// The account it began in.
    pub account: Option<String>,
    /// The Region it began in.
    pub region: Option<String>,
    /// All Regions it was seen in.
    pub regions: Vec<String>,
    /// Who did it, under all names.
    pub actors: Vec<Named>,
    /// What it was done to.
    pub resources: Vec<Named>,
    /// Addresses, hashes and the like by which to look for more of it.
    pub indicators: Vec<Named>,
    /// When its first event was seen.
    pub first_seen: Timestamp,
    /// When its last event was seen.
    pub last_seen: Timestamp,
    /// Whether anything of it was done.
    pub outcome: Outcome,
    /// Its events, in the order of time.
    pub events: Vec<Entry>,
    /// The problem, in a few words.
    pub title: Text,
    /// Who did what to which resource.
    pub what: Said,
    /// リスク, as Markdown.
    pub risk: Text,
    /// The first thing to do.
    pub first_action: Text,
    /// What to do, in order.
    pub actions: Vec<Action>,
    /// What may be behind it that is no attack, as Markdown.
    pub benign_causes: Text,
    /// 参考URL.
    pub references: Vec<String>,
    /// Ids in published frameworks.
    pub frameworks: Frameworks,
    /// What in the events says what is said here.
    pub evidence: Vec<Evidence>,
    /// What the guide would say or do, and the events do not tell.
    pub unknowns: Vec<String>,
}

/// A sentence and the evidence for what it says.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The sentence.
    #[serde(flatten)]
    pub text: Text,
    /// The `ref`s of its evidence.
    pub evidence: Vec<String>,
}

/// Events of one kind on the timeline.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The id of the event, of the first if there are several.
    pub id: String,
    /// When it was seen, first if there are several.
    pub time: Timestamp,
    /// When the last was seen.
    pub last_seen: Timestamp,
    /// How many.
    pub count: u64,
    /// What wrote it.
    pub source: Source,
    /// The API call or the type of the finding.
    pub name: String,
    /// The service that was called.
    pub service: Option<String>,
    /// Whether it was done.
    pub outcome: Outcome,
    /// The error code, if it was not.
    pub error: Option<String>,
    /// The rule that noticed it.
    pub rule: Option<String>,
    /// The guide that answers it.
    pub guide: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// From where.
    pub ip: Option<String>,
    /// In which Region.
    pub region: Option<String>,
    /// What it was done to.
    pub resource: Option<String>,
    /// Where the first event stands.
    pub place: Place,
}

impl Action {
    /// Whether this is a command of it.
    pub(crate) fn calls(&self, argv: &Vec<String>) -> bool {
        self.command.as_ref() == Some(argv) || self.further_commands.contains(argv)
    }
}

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
pub struct Action {
    /// The phase of the response.
    pub phase: Phase,
    /// What to do, as Markdown.
    pub text: Text,
    /// The command that does it, as arguments, if the evidence fills it.
    pub command: Option<Vec<String>>,
    /// The same for others that the incident is about.
    pub further_commands: Vec<Vec<String>>,
    /// What the command does to the cloud.
    pub effect: Option<Effect>,
    /// The guide that says so.
    pub guide: String,
    /// The `ref`s of the evidence that fills the commands.
    pub evidence: Vec<String>,
}
