//! A notice: something that a rule noticed, or that a cloud alerted of, with how often it was seen.

use super::tally::Tally;
use crate::event::{Event, Outcome};
use jiff::Timestamp;
use serde::Serialize;

/// How grave a notice is before anything else is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// It belongs to the story of others, and is none of its own.
    Context,
    /// As the levels of Sigma and the severities of GuardDuty have it.
    Low,
    /// See [`Gravity::Low`].
    Medium,
    /// See [`Gravity::Low`].
    High,
    /// See [`Gravity::Low`].
    Critical,
}

impl Gravity {
    /// The gravity of a GuardDuty severity: critical from 9, high from 7, medium from 4
    /// (<https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html>).
    pub fn of_severity(severity: f64) -> Self {
        match severity {
            severity if severity >= 9.0 => Self::Critical,
            severity if severity >= 7.0 => Self::High,
            severity if severity >= 4.0 => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// Events of one kind, by one actor, on one resource, with one outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The name of the rule that noticed it; none for an alert of the cloud.
    pub rule: Option<String>,
    /// The guide that answers it.
    pub guide: Option<String>,
    /// Whether the guide was written for kindred alerts only.
    pub near: bool,
    /// How grave it is by itself.
    pub gravity: Gravity,
    /// The earliest event.
    pub event: Event,
    /// Further events, the earliest few, in the order of time.
    pub others: Vec<Event>,
    /// When the first was seen.
    pub first_seen: Timestamp,
    /// When the last was seen.
    pub last_seen: Timestamp,
    /// How many there were.
    pub count: u64,
    /// How many of each name, as far as that is known.
    pub tally: Tally,
}

impl Notice {
    /// Whether what was tried was done.
    pub fn outcome(&self) -> Outcome {
        self.event.outcome
    }

    /// Whether it stands for something that happened and that nobody has put aside.
    pub fn is_live(&self) -> bool {
        !self.event.sample && !self.event.archived
    }

    /// Its events, the earliest few.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        std::iter::once(&self.event).chain(&self.others)
    }
}
