//! What a run found, in the one form that every writer starts from: `sekisho.report/1`.

pub(crate) mod build;
pub(crate) mod coverage;
mod csv;
pub(crate) mod escape;
pub(crate) mod incidents;
mod json;
mod junit;
mod markdown;
mod ocsf;
pub(crate) mod phrase;
mod sarif;
mod terminal;
pub(crate) mod uri;
pub(crate) mod voice;
pub(crate) mod words;
pub(crate) mod written;

use crate::args::Format;
use crate::config::Suppressed;
use crate::world::Output;
use anyhow::Result;
use coverage::Coverage;
use guidelines::{Framework, Frameworks, Language, Text, Urgency};
use policy::Outcome;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use written::Written;

/// The name and version of the format; its JSON schema is in `schemas/`.
pub(crate) const SCHEMA: &str = "sekisho.report/1";

/// A report. Serialised as it is, it is `--format json`.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) schema: &'static str,
    /// When, in UTC (RFC 3339).
    pub(crate) generated_at: String,
    /// Whether the embedded sample estate was judged.
    pub(crate) sample: bool,
    pub(crate) read: Read,
    /// How many verdicts there are, whether listed or not.
    pub(crate) counts: Counts,
    pub(crate) findings: Vec<Finding>,
    pub(crate) coverage: Coverage,
}

/// What was read, judged and not understood.
#[derive(Debug, Serialize)]
pub(crate) struct Read {
    pub(crate) files: usize,
    pub(crate) resources: usize,
    /// How many resources some control judged.
    pub(crate) judged: usize,
    pub(crate) not_understood: Vec<Piece>,
    pub(crate) gaps: Vec<policy::Gap>,
    pub(crate) control_errors: Vec<ControlFailure>,
    /// For infrastructure as code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<Code>,
    /// For live clouds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) live: Option<Live>,
}

/// What reading live clouds came to.
#[derive(Debug, Serialize)]
pub(crate) struct Live {
    /// How many accounts with their Regions, subscriptions, projects, folders and organizations were read.
    pub(crate) scopes: usize,
    /// How many calls were sent, attempts that failed included.
    pub(crate) calls: u64,
    /// Whether somebody ended it before its end.
    pub(crate) interrupted: bool,
}

impl From<checker::live::Summary> for Live {
    fn from(summary: checker::live::Summary) -> Self {
        Self {
            scopes: summary.scopes,
            calls: summary.calls,
            interrupted: summary.interrupted,
        }
    }
}

/// How much of the declared resources was understood.
#[derive(Debug, Serialize)]
pub(crate) struct Code {
    /// Of a known type, everything known.
    known: usize,
    /// Of a known type, something that only the deployment decides.
    partly_unknown: usize,
    /// Of a type that Sekisho does not know.
    unrecognised: usize,
    /// How many of each type that Sekisho does not know.
    unrecognised_types: BTreeMap<Arc<str>, usize>,
}

impl From<lsp::Share> for Code {
    fn from(share: lsp::Share) -> Self {
        Self {
            known: share.known,
            partly_unknown: share.partly_unknown,
            unrecognised: share.unrecognised.values().sum(),
            unrecognised_types: share.unrecognised,
        }
    }
}

/// What a report says of something that was not read: the thing, and why.
pub(crate) type Unread<'r> = (String, &'r str);

/// How many sources of one and the same gap are named.
const SOURCES: usize = 3;

impl Read {
    /// What was not read or not run, by the key of the heading it stands under.
    pub(crate) fn unread(&self) -> [(&'static str, Vec<Unread<'_>>); 3] {
        let piece = |piece: &'_ Piece| format!("{}{}", piece.file, piece.at);
        let control = |error: &'_ ControlFailure| format!("{} ({})", error.guide, error.path);
        let pieces = self
            .not_understood
            .iter()
            .map(|it| (piece(it), it.reason.as_str()));
        let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for gap in &self.gaps {
            by_reason.entry(&gap.reason).or_default().push(&gap.source);
        }
        let named = |sources: &[&str]| {
            let more = sources.len().saturating_sub(SOURCES);
            let first = sources
                .iter()
                .take(SOURCES)
                .copied()
                .collect::<Vec<_>>()
                .join(", ");
            if more == 0 {
                first
            } else {
                format!("{first}, … (+{more})")
            }
        };
        let gaps = by_reason
            .into_iter()
            .map(|(reason, sources)| (named(&sources), reason));
        let errors = self
            .control_errors
            .iter()
            .map(|it| (control(it), it.message.as_str()));
        [
            ("not_understood_heading", pieces.collect()),
            ("gaps_heading", gaps.collect()),
            ("control_errors_heading", errors.collect()),
        ]
    }
}

/// A piece of input that was not understood.
#[derive(Debug, Serialize)]
pub(crate) struct Piece {
    pub(crate) file: String,
    pub(crate) at: String,
    pub(crate) reason: String,
}

/// A control that could not be compiled or run.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct ControlFailure {
    pub(crate) guide: String,
    pub(crate) path: String,
    pub(crate) message: String,
}

/// Verdicts by outcome; what is suppressed is not among the fails.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) fail: usize,
    pub(crate) undetermined: usize,
    pub(crate) pass: usize,
    pub(crate) suppressed: usize,
    pub(crate) new: usize,
    pub(crate) unchanged: usize,
    pub(crate) fixed: usize,
}

/// One verdict with everything that is to be said about it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    #[serde(flatten)]
    pub(crate) guide: Arc<Guide>,
    pub(crate) outcome: Outcome,
    /// `new`, `unchanged` or `fixed` against a baseline.
    pub(crate) status: Option<&'static str>,
    pub(crate) resource: Arc<ResourceName>,
    /// A JSON pointer into the resource's configuration.
    pub(crate) at: String,
    pub(crate) facts: Arc<Written<Map<String, Value>>>,
    pub(crate) reason: Option<String>,
    /// Where in a file, for infrastructure as code.
    pub(crate) place: Option<Value>,
    pub(crate) statement: Arc<Written<Text>>,
    pub(crate) suppressed: Option<Suppressed>,
    /// Stays the same from run to run while the finding does, also when lists are reordered.
    pub(crate) fingerprint: String,
}

/// What a finding says of the guide it comes from.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Guide {
    #[serde(rename = "guide")]
    pub(crate) id: String,
    pub(crate) urgency: Urgency,
    pub(crate) title: Written<Text>,
    pub(crate) risk: Written<Text>,
    pub(crate) recommended_action: Written<Text>,
    pub(crate) references: Written<Vec<String>>,
    pub(crate) weakness: Written<Vec<String>>,
    pub(crate) frameworks: Written<Frameworks>,
    /// The first sentence of the recommended action.
    #[serde(skip)]
    pub(crate) action: Text,
}

/// Which resource.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ResourceName {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) account: Option<String>,
    pub(crate) region: Option<String>,
}

impl Finding {
    /// Whether somebody has to do something about it: it fails, nobody suppressed it, and it is not already fixed.
    pub(crate) fn is_open(&self) -> bool {
        self.outcome == Outcome::Fail && self.suppressed.is_none() && self.status != Some("fixed")
    }

    /// Whether its guide bears on a requirement of a framework.
    pub(crate) fn bears_on(&self, framework: Framework, id: &str) -> bool {
        framework
            .ids(&self.guide.frameworks)
            .iter()
            .any(|of| of == id)
    }

    /// `file:line:column`, the form that terminals and editors make a link of.
    pub(crate) fn stands_at(&self) -> Option<String> {
        let place = self.place.as_ref()?;
        let number = |pointer| place.pointer(pointer).and_then(Value::as_u64);
        let file = place.get("file")?.as_str()?;
        Some(format!(
            "{file}:{}:{}",
            number("/start/line")?,
            number("/start/column")?
        ))
    }
}

impl Report {
    /// Writes the report.
    pub(crate) fn write(
        &self,
        format: Format,
        languages: &[Language],
        out: &mut Output,
    ) -> Result<()> {
        match format {
            Format::Terminal => terminal::write(self, languages, out),
            Format::Json => json::write(self, out),
            Format::Sarif => sarif::write(self, languages, out),
            Format::Markdown => markdown::write(self, languages, out),
            Format::Csv => csv::write(self, out),
            Format::Junit => junit::write(self, languages, out),
            Format::Ocsf => ocsf::write(self, languages, out),
        }
    }
}
