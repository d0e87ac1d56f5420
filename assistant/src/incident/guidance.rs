//! Guides that are ready to answer events: sentences and commands compiled.

use super::argument::Argument;
use crate::event::slot_names;
use guidelines::{Answers, Document, DocumentError, Effect, Guide, Language, Sentence, Step, Text};
use std::collections::{BTreeMap, BTreeSet};

/// The programs that a command may call: the clouds' own command lines, and that of Kubernetes. None of them runs another program or
/// fetches from an address that it is given.
const PROGRAMS: [&str; 4] = ["aws", "az", "gcloud", "kubectl"];

/// All guides that answer events.
#[derive(Debug)]
pub struct Guidance {
    voices: BTreeMap<String, Voice>,
    answers: Answers,
}

/// A guide that cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum GuidanceError {
    /// Texts that do not have the form of a guide's.
    #[error("{folder}: {source}; try `sekisho guide test {folder}`")]
    Document {
        /// The folder of the guide.
        folder: String,
        /// What is wrong.
        source: DocumentError,
    },
    /// A command that is none of a cloud.
    #[error(
        "{folder}: the command `{command}` calls `{program}`; it may call {}",
        PROGRAMS.join(", ")
    )]
    Program {
        /// The folder of the guide.
        folder: String,
        /// The id of the command.
        command: String,
        /// What it calls.
        program: String,
    },
    /// A slot that events do not have.
    #[error("{folder}: `{slot}` is no slot of an event; assistant/slots.toml lists them")]
    Slot {
        /// The folder of the guide.
        folder: String,
        /// The name.
        slot: String,
    },
}

/// One guide.
#[derive(Debug)]
pub(super) struct Voice {
    pub(super) guide: Guide,
    pub(super) title: Text,
    pub(super) statement: Text<Sentence>,
    pub(super) slots: BTreeSet<String>,
    pub(super) risk: Text,
    pub(super) action: Text,
    pub(super) steps: Text<Vec<Step>>,
    pub(super) benign_causes: Text,
    pub(super) commands: BTreeMap<String, Command>,
}

/// A command whose arguments are compiled.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) effect: Effect,
    pub(super) argv: Vec<Argument>,
}

impl Guidance {
    /// Compiles guides. `unknown` is the word for what an event does not say.
    ///
    /// # Errors
    /// A guide whose texts do not have the form of a guide's, or that names a slot that does not exist.
    pub fn new(guides: Vec<Guide>, unknown: &Text<&'static str>) -> Result<Self, GuidanceError> {
        let answers = Answers::of(guides.iter());
        let voices = guides.into_iter().map(|guide| {
            let voice = Voice::new(guide, unknown)?;
            Ok((voice.guide.id.clone(), voice))
        });
        Ok(Self {
            voices: voices.collect::<Result<_, GuidanceError>>()?,
            answers,
        })
    }

    /// Which guide answers which alert.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The guides.
    pub fn guides(&self) -> impl Iterator<Item = &Guide> {
        self.voices.values().map(|voice| &voice.guide)
    }

    pub(super) fn voice(&self, id: &str) -> Option<&Voice> {
        self.voices.get(id)
    }
}

impl Voice {
    fn new(guide: Guide, unknown: &Text<&'static str>) -> Result<Self, GuidanceError> {
        let wrong = |source: DocumentError| GuidanceError::Document {
            folder: guide.folder.clone(),
            source,
        };
        let documents = Text::try_build(|language| guide.document(language)).map_err(wrong)?;
        let statement = Text::try_build(|language| {
            let template = &documents.get(language).statement;
            Sentence::with_unknown(template, unknown.get(language))
        });
        let statement = statement.map_err(wrong)?;
        let mut commands = BTreeMap::new();
        for command in &guide.commands {
            let program = command.argv.first().map_or("", String::as_str);
            if !PROGRAMS.contains(&program) {
                return Err(GuidanceError::Program {
                    folder: guide.folder.clone(),
                    command: command.id.clone(),
                    program: program.to_owned(),
                });
            }
            let arguments = command.argv.iter().map(|text| Argument::read(text));
            let compiled = Command {
                effect: command.effect,
                argv: arguments.collect::<Result<_, _>>().map_err(wrong)?,
            };
            commands.insert(command.id.clone(), compiled);
        }
        let slots = Language::ALL.map(|language| statement.get(language).facts());
        let slots: BTreeSet<String> = slots.into_iter().flatten().collect();
        let of_commands = commands.values().flat_map(|command| &command.argv);
        let named = slots.iter().chain(of_commands.flat_map(Argument::slots));
        if let Some(slot) = named
            .chain(guide.urgency_when.iter().map(|when| &when.slot))
            .find(|slot| !slot_names().any(|known| known == slot.as_str()))
        {
            return Err(GuidanceError::Slot {
                folder: guide.folder.clone(),
                slot: slot.clone(),
            });
        }
        let part =
            |pick: fn(&Document) -> String| Text::build(|language| pick(documents.get(language)));
        Ok(Self {
            title: part(|document| document.title.clone()),
            risk: part(|document| document.risk.clone()),
            action: part(|document| document.action.clone()),
            benign_causes: part(|document| document.benign_causes.clone().unwrap_or_default()),
            steps: Text::build(|language| documents.get(language).steps.clone()),
            statement,
            slots,
            commands,
            guide,
        })
    }
}
