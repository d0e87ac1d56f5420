//! The improvement document for one alert: urgency, risk, recommended action, references.

use crate::{
    Command, Document, DocumentError, Frameworks, Language, Sentence, Step, Text, Urgency,
    UrgencyWhen,
};
use serde::Deserialize;

/// One guide: what its folder says, its texts unparsed until they are needed.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The path of its folder: `aws/bedrock-guardrails/prompt-attack-filter`.
    pub id: String,
    /// 緊急度.
    pub urgency: Urgency,
    /// The kinds of resources that its control judges.
    pub kinds: Vec<String>,
    /// The kinds that its control looks up in the snapshot.
    pub relates: Vec<String>,
    /// Neutral weakness classes.
    pub weakness: Vec<String>,
    /// Alerts of others that this guide answers, as patterns.
    pub answers: Vec<String>,
    /// Wider patterns of alerts that this guide answers for want of a better one.
    pub near: Vec<String>,
    /// Urgencies by what an event says.
    pub urgency_when: Vec<UrgencyWhen>,
    /// The commands of its steps.
    pub commands: Vec<Command>,
    /// 参考URL.
    pub references: Vec<String>,
    /// The day on which somebody last saw that the references say what the texts claim, as `2026-11-22`.
    pub references_checked: Option<String>,
    /// Ids in published frameworks.
    pub frameworks: Frameworks,
    /// Whether an editor may offer an edit: not where a change of the text alone would be refused, break what runs, or
    /// make the cloud create the resource again.
    pub fix: bool,
    /// Whether it is kept only so that its id is not used again.
    pub retired: bool,
    /// The Rego that notices the problem in a configuration.
    pub control: Option<String>,
    /// The Sigma rules that notice the problem in a log.
    pub detection: Option<String>,
    /// Where the guide was found, for messages.
    pub folder: String,
    /// Whether the guide is a part of the program, and so has passed its tests.
    pub embedded: bool,
    pub(crate) markdown: Text,
}

/// What a guide says, in both languages.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The problem, in a few words.
    pub title: Text,
    /// The sentence about one finding.
    pub statement: Text<Sentence>,
    /// リスク, as Markdown.
    pub risk: Text,
    /// 推奨対応, as Markdown.
    pub recommended_action: Text,
    /// The first sentence of 推奨対応.
    pub action: Text,
    /// What to do phase by phase, if the guide answers events.
    pub steps: Text<Vec<Step>>,
    /// 正常な要因, as Markdown; empty unless the guide answers events.
    pub benign_causes: Text,
}

/// `guide.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    urgency: Urgency,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    relates: Vec<String>,
    #[serde(default)]
    weakness: Vec<String>,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    urgency_when: Vec<UrgencyWhen>,
    #[serde(default)]
    commands: Vec<Command>,
    references: Vec<String>,
    references_checked: Option<String>,
    #[serde(default)]
    frameworks: Frameworks,
    #[serde(default = "yes")]
    fix: bool,
    #[serde(default)]
    retired: bool,
}

fn yes() -> bool {
    true
}

impl Guide {
    /// A guide from the texts of its files.
    pub(crate) fn read(
        id: &str,
        folder: String,
        toml: &str,
        markdown: Text,
        control: Option<String>,
        detection: Option<String>,
    ) -> Result<Self, toml::de::Error> {
        let head: Head = toml::from_str(toml)?;
        Ok(Self {
            id: id.to_owned(),
            urgency: head.urgency,
            kinds: head.kinds,
            relates: head.relates,
            weakness: head.weakness,
            answers: head.answers,
            near: head.near,
            urgency_when: head.urgency_when,
            commands: head.commands,
            references: head.references,
            references_checked: head.references_checked,
            frameworks: head.frameworks,
            fix: head.fix,
            retired: head.retired,
            control,
            detection,
            folder,
            embedded: false,
            markdown,
        })
    }

    /// The cloud it is about: the first part of its id.
    pub fn cloud(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Whether it answers alerts or notices something in logs.
    pub fn answers_events(&self) -> bool {
        !self.answers.is_empty() || !self.near.is_empty() || self.detection.is_some()
    }

    /// The id of the guideline it belongs to.
    pub fn guideline(&self) -> &str {
        self.id
            .rsplit_once('/')
            .map_or("", |(guideline, _)| guideline)
    }

    /// The document in one language.
    ///
    /// # Errors
    /// A text that does not have the form of a guide.
    pub fn document(&self, language: Language) -> Result<Document, DocumentError> {
        Document::read(self.markdown.get(language), language)
    }

    /// What the guide says.
    ///
    /// # Errors
    /// A text that does not have the form of a guide.
    pub fn texts(&self) -> Result<Texts, DocumentError> {
        let documents = Text::try_build(|language| self.document(language))?;
        let pick = |part: fn(&Document) -> &String| {
            Text::build(|language| part(documents.get(language)).clone())
        };
        Ok(Texts {
            title: pick(|document| &document.title),
            statement: Text::try_build(|language| {
                Sentence::new(&documents.get(language).statement)
            })?,
            risk: pick(|document| &document.risk),
            recommended_action: pick(|document| &document.recommended_action),
            action: pick(|document| &document.action),
            steps: Text::build(|language| documents.get(language).steps.clone()),
            benign_causes: Text::build(|language| {
                let causes = &documents.get(language).benign_causes;
                causes.clone().unwrap_or_default()
            }),
        })
    }
}
