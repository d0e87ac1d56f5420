//! What `sekisho summarize` reports: incidents with guidance, in every form.

mod page;

use super::escape;
use crate::world::Output;
use anyhow::Result;
use assistant::incident::Incident;
use assistant::voice::Rejected;
use guidelines::{Language, Text, Urgency};
pub(crate) use page::{Form, Page};
use serde::Serialize;
use std::io::Write as _;

/// `sekisho.incidents/1`. Fields may be added, and none renamed or dropped, within this version.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) schema: &'static str,
    /// When the report was made, in UTC.
    pub(crate) generated_at: String,
    pub(crate) read: Read,
    pub(crate) incidents: Vec<Told>,
}

/// What was read.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Read {
    pub(crate) files: usize,
    /// How many events were in them.
    pub(crate) events: u64,
    /// How many bytes they had, unpacked.
    pub(crate) bytes: u64,
    /// What could not be read.
    pub(crate) skipped: Vec<Skipped>,
    /// How much was only counted, because there was too much of it.
    pub(crate) dropped: u64,
    /// Incidents that `--min-urgency` and `--actor` leave out.
    pub(crate) left_out: usize,
}

/// Something that could not be read.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Skipped {
    pub(crate) file: String,
    /// The how-manieth event of the file, from 1; 0 if it is about the file.
    pub(crate) ordinal: u64,
    pub(crate) reason: String,
    pub(crate) count: u64,
}

/// An incident and what a snapshot and a language model add to it.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
    #[serde(flatten)]
    pub(crate) incident: Incident,
    /// Controls that fail on what the incident is about, by the snapshot of `--snapshot`.
    pub(crate) related: Vec<Related>,
    /// How many controls could not be decided on it, so that an empty list is no proof.
    pub(crate) related_undetermined: usize,
    /// What a language model has said of it; only with `--llm`.
    pub(crate) llm: Option<Voiced>,
}

/// What became of a language model's draft.
#[derive(Debug, Serialize)]
pub(crate) struct Voiced {
    /// Whether any of its wording stands in `what` or `risk`.
    pub(crate) used: bool,
    pub(crate) model: String,
    /// Sentences that were not taken, and why.
    pub(crate) rejected: Vec<Rejected>,
    /// Why the model gave nothing.
    pub(crate) error: Option<String>,
}

/// A control that fails on a resource of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Related {
    pub(crate) guide: String,
    pub(crate) urgency: Urgency,
    /// The id of the resource, as the snapshot has it.
    pub(crate) resource: String,
    pub(crate) title: Text,
    pub(crate) statement: Text,
}

impl Summary {
    pub(crate) const SCHEMA: &'static str = "sekisho.incidents/1";

    /// Writes it as it was asked for.
    ///
    /// # Errors
    /// A template that cannot be filled, and output that cannot be written.
    pub(crate) fn write(
        &self,
        page: &Page,
        languages: &[Language],
        out: &mut Output,
    ) -> Result<()> {
        match page.form() {
            Form::Json => escape::json(self, out)?,
            _ => out.write_all(
                page.fill(self, languages)?
                    .trim_end_matches('\n')
                    .as_bytes(),
            )?,
        }
        writeln!(out)?;
        Ok(())
    }
}
