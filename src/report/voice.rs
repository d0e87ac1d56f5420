//! A guide that is ready to speak about findings.

use super::Guide;
use super::words::Words;
use super::written::Written;
use crate::config::{Config, Suppressed};
use crate::locating::Location;
use anyhow::{Context as _, Result};
use guidelines::{Language, Sentence, Text};
use policy::{Outcome, Resource};
use std::sync::Arc;

/// A guide and its sentence.
pub(crate) struct Voice {
    pub(crate) view: Arc<Guide>,
    statement: Text<Sentence>,
    pub(crate) cloud: String,
    /// The folder of a guide that is no part of the program.
    pub(crate) folder: Option<String>,
}

impl Voice {
    /// The voice of a guide.
    ///
    /// # Errors
    /// Texts that do not have the form of a guide's.
    pub(crate) fn of(guide: &guidelines::Guide) -> Result<Self> {
        let place = || {
            format!(
                "{} (try `sekisho guide test {}`)",
                guide.folder, guide.folder
            )
        };
        let texts = guide.texts().with_context(place)?;
        let view = Guide {
            id: guide.id.clone(),
            urgency: guide.urgency,
            title: Written::of(texts.title)?,
            risk: Written::of(texts.risk)?,
            recommended_action: Written::of(texts.recommended_action)?,
            references: Written::of(guide.references.clone())?,
            weakness: Written::of(guide.weakness.clone())?,
            frameworks: Written::of(guide.frameworks.clone())?,
            action: texts.action,
        };
        Ok(Self {
            view: Arc::new(view),
            statement: texts.statement,
            cloud: guide.cloud().to_owned(),
            folder: (!guide.embedded).then(|| guide.folder.clone()),
        })
    }

    /// The suppression that covers a finding, if one is in force. What is wrong with a suppression cannot be suppressed.
    pub(crate) fn suppressed(
        &self,
        resource: &Resource,
        outcome: Outcome,
        location: Option<&Location>,
        config: &Config,
    ) -> Option<Suppressed> {
        if outcome == Outcome::Pass || Config::is_own(resource) {
            return None;
        }
        let inline = location.and_then(|location| location.suppressed.as_ref());
        let file = location.map(|location| location.file.as_str());
        let suppressed = inline.or_else(|| config.suppression(&self.view.id, &resource.id, file));
        suppressed.cloned()
    }

    /// What is to be said: the guide's sentence where something fails, else what the outcome is.
    pub(crate) fn statement(&self, language: Language, finding: &policy::Finding) -> String {
        let title = || self.view.title.get(language).clone();
        match finding.outcome {
            Outcome::Fail => self
                .statement
                .get(language)
                .say(&finding.facts)
                .unwrap_or_else(|_| title()),
            Outcome::Undetermined => Words::of(language).label("undetermined").to_owned(),
            Outcome::Pass => Words::of(language).outcome(Outcome::Pass).to_owned(),
        }
    }
}
