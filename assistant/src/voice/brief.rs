//! What was decided and is known about one incident, as the voice is told it.

use guidelines::{Text, Urgency};
use std::collections::BTreeMap;

/// All that the voice is given. Everything in it was computed before; the voice decides nothing.
///
/// Who makes one of an incident keeps two promises. Every value that is filled into [`what`](Self::what) or
/// [`risk`](Self::risk) stands in [`facts`](Self::facts), letter by letter as it was filled in, because that is how it is
/// found and taken out before anything is sent. And `names` holds only what a vendor named: no name that a customer or
/// an attacker gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The decided urgency; none where nothing has to be done, as for a sample.
    pub urgency: Option<Urgency>,
    /// What is known to have happened, and what is known not to have.
    pub status: Status,
    /// What happened, as the template says it: whole sentences, filled in.
    pub what: Text,
    /// What it can mean, as the template says it: whole sentences, filled in.
    pub risk: Text,
    /// Every value that came from events.
    pub facts: Vec<Fact>,
    /// The addresses that the guide refers to. They are not sent.
    pub references: Vec<String>,
    /// The commands that the guide gives, filled in. They are not sent.
    pub commands: Vec<Vec<String>>,
    /// Names that vendors gave and that may be said as they are: services, operations, finding types.
    pub names: Vec<String>,
}

/// One value that came from events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Our word for it, such as `actor.name`: letters, digits, dots, underscores. Anything else is sent as the class alone.
    pub name: String,
    /// The value as it stands in the template's sentences.
    pub value: String,
    /// What kind of value it is.
    pub class: Class,
    /// Whether somebody outside could have chosen the value.
    pub trust: Trust,
}

/// Whether somebody outside could have chosen a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// The cloud or the company chose it.
    Trusted,
    /// An attacker may have written it: user agents, session names, object keys, error messages, process lines.
    Untrusted,
}

/// What kind of value a fact is; the token's name follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// The number of an AWS account, a subscription, a project.
    Account,
    /// The id of an access key.
    AccessKey,
    /// The full name of a resource.
    Arn,
    /// An IPv4 or IPv6 address or a range of them.
    Ip,
    /// An e-mail address.
    Email,
    /// A host name or a domain.
    Host,
    /// The name of a user, role, bucket, guardrail or the like.
    Name,
    /// An id that a cloud gave: instances, guardrails, events, sessions.
    Id,
    /// A Region or a zone.
    Region,
    /// A number, with its unit if it has one.
    Number,
    /// A moment, a date or a span of time.
    Time,
    /// The hash of a file.
    Hash,
    /// An address with a scheme.
    Url,
    /// The path of a file or an object.
    Path,
    /// Anything longer that people or programs wrote.
    FreeText,
}

impl Class {
    /// The word that stands in a token and, in lower case, in the request.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "ACCOUNT",
            Self::AccessKey => "KEY",
            Self::Arn => "ARN",
            Self::Ip => "IP",
            Self::Email => "EMAIL",
            Self::Host => "HOST",
            Self::Name => "NAME",
            Self::Id => "ID",
            Self::Region => "REGION",
            Self::Number => "NUMBER",
            Self::Time => "TIME",
            Self::Hash => "HASH",
            Self::Url => "URL",
            Self::Path => "PATH",
            Self::FreeText => "TEXT",
        }
    }
}

/// What is known to have happened (`true`) or not to have happened (`false`). What is absent is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status(pub BTreeMap<Claim, bool>);

impl Status {
    /// What is known of one claim.
    pub fn of(&self, claim: Claim) -> Option<bool> {
        self.0.get(&claim).copied()
    }

    /// The same status with one more fact.
    #[must_use]
    pub fn with(mut self, claim: Claim, holds: bool) -> Self {
        self.0.insert(claim, holds);
        self
    }
}

/// Something that a sentence can claim and that needs a fact behind it. `claims.tsv` holds the words that claim it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Claim {
    /// It was stopped; `false`: only detected.
    Blocked,
    /// The call succeeded.
    Succeeded,
    /// The call failed or was denied.
    Failed,
    /// Data was taken out.
    Exfiltrated,
    /// Data became readable for others.
    Leaked,
    /// Something was deleted or destroyed.
    Deleted,
    /// Something was changed that should not have been.
    Tampered,
    /// Somebody has proven it.
    Confirmed,
    /// There is nothing to worry about.
    Harmless,
    /// The account, key or host is in other hands.
    Compromised,
    /// Somebody attacks.
    Attacker,
    /// It was archived or suppressed.
    Archived,
    /// It has been dealt with.
    Resolved,
    /// It is a sample and never happened.
    Sample,
    /// It happened before.
    Recurring,
    /// Who is behind it.
    Attributed,
    /// It tells the reader what to do. Nothing supports this: what to do was decided before.
    Advice,
}

impl Claim {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Blocked,
        Self::Succeeded,
        Self::Failed,
        Self::Exfiltrated,
        Self::Leaked,
        Self::Deleted,
        Self::Tampered,
        Self::Confirmed,
        Self::Harmless,
        Self::Compromised,
        Self::Attacker,
        Self::Archived,
        Self::Resolved,
        Self::Sample,
        Self::Recurring,
        Self::Attributed,
        Self::Advice,
    ];

    /// The word used in `claims.tsv` and in the request.
    pub fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Exfiltrated => "exfiltrated",
            Self::Leaked => "leaked",
            Self::Deleted => "deleted",
            Self::Tampered => "tampered",
            Self::Confirmed => "confirmed",
            Self::Harmless => "harmless",
            Self::Compromised => "compromised",
            Self::Attacker => "attacker",
            Self::Archived => "archived",
            Self::Resolved => "resolved",
            Self::Sample => "sample",
            Self::Recurring => "recurring",
            Self::Attributed => "attributed",
            Self::Advice => "advice",
        }
    }
}

/// The two texts that the voice may phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What happened.
    What,
    /// What it can mean.
    Risk,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::What, Self::Risk];

    /// The member's name in the draft.
    pub fn word(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Risk => "risk",
        }
    }
}
