//! What a client may ask: the arguments of the tools.

use crate::args::LanguageChoice;
use guidelines::Urgency;
use serde::Deserialize;

/// The most findings of one answer.
const MOST_FINDINGS: usize = 200;
/// The most incidents of one answer.
const MOST_INCIDENTS: usize = 50;
/// The most results of a search.
const MOST_RESULTS: usize = 50;

/// The arguments of `check_snapshot` and `scan_code`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judged {
    #[serde(default)]
    pub(super) paths: Vec<String>,
    /// The embedded sample estate instead of files.
    #[serde(default)]
    pub(super) sample: bool,
    #[serde(default = "twenty")]
    limit: usize,
    #[serde(default = "low")]
    pub(super) min_urgency: Urgency,
    #[serde(default)]
    pub(super) include_undetermined: bool,
    pub(super) language: Option<Spoken>,
}

/// The arguments of `summarize_events`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Summarized {
    pub(super) paths: Vec<String>,
    #[serde(default = "five")]
    limit: usize,
    pub(super) min_urgency: Option<Urgency>,
    pub(super) actor: Option<String>,
    pub(super) language: Option<Spoken>,
}

/// The arguments of `explain`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Explained {
    pub(super) id: String,
    pub(super) language: Option<Spoken>,
}

/// The arguments of `search_guidelines`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Searched {
    pub(super) query: String,
    pub(super) cloud: Option<String>,
    #[serde(default = "ten")]
    limit: usize,
    pub(super) language: Option<Spoken>,
}

/// The language of an answer.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Spoken {
    Ja,
    En,
    Both,
}

impl From<Spoken> for LanguageChoice {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Ja => Self::Ja,
            Spoken::En => Self::En,
            Spoken::Both => Self::Both,
        }
    }
}

impl Judged {
    /// How many findings the answer may have.
    pub(super) fn limit(&self) -> usize {
        self.limit.clamp(1, MOST_FINDINGS)
    }
}

impl Summarized {
    /// How many incidents the answer may have.
    pub(super) fn limit(&self) -> usize {
        self.limit.clamp(1, MOST_INCIDENTS)
    }
}

impl Searched {
    /// How many results the answer may have.
    pub(super) fn limit(&self) -> usize {
        self.limit.clamp(1, MOST_RESULTS)
    }
}

fn five() -> usize {
    5
}

fn ten() -> usize {
    10
}

fn twenty() -> usize {
    20
}

fn low() -> Urgency {
    Urgency::Low
}
