//! One argument of a command: fixed, or with slots that only evidence fills.

use crate::event::{Event, is_free};
use guidelines::{DocumentError, Sentence};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// An argument.
#[derive(Debug)]
pub(super) enum Argument {
    /// As the guide writes it. Most are, and a template of their own would cost each of them some kilobytes.
    Fixed(String),
    /// A template.
    Filled {
        /// The template.
        sentence: Sentence,
        /// The slots in it.
        slots: BTreeSet<String>,
        /// Whether it is one slot and nothing else.
        whole: bool,
    },
}

impl Argument {
    /// An argument as a guide writes it.
    ///
    /// # Errors
    /// A template that does not parse.
    pub(super) fn read(text: &str) -> Result<Self, DocumentError> {
        if !text.contains("{{") && !text.contains("{%") {
            return Ok(Self::Fixed(text.to_owned()));
        }
        let sentence = Sentence::new(text)?;
        let trimmed = text.trim();
        Ok(Self::Filled {
            slots: sentence.facts(),
            whole: trimmed.starts_with("{{") && trimmed.find("}}") == trimmed.len().checked_sub(2),
            sentence,
        })
    }

    /// The slots in it.
    pub(super) fn slots(&self) -> impl Iterator<Item = &String> {
        let slots = match self {
            Self::Fixed(_) => None,
            Self::Filled { slots, .. } => Some(slots),
        };
        slots.into_iter().flatten()
    }

    /// The argument with what an event says and with what is `given`, if the event says everything and nothing of it could be taken
    /// for an option or a file.
    pub(super) fn fill(&self, event: &Event, given: &Map<String, Value>) -> Option<String> {
        match self {
            Self::Fixed(text) => Some(text.clone()),
            Self::Filled {
                sentence,
                slots,
                whole,
            } => {
                let mut facts = given.clone();
                for name in slots.iter().filter(|name| !given.contains_key(*name)) {
                    let value = event.slot(name)?;
                    if is_free(name) || !is_plain(value, *whole) {
                        return None;
                    }
                    facts.insert(name.clone(), Value::String(value.to_owned()));
                }
                sentence.say(&facts).ok()
            }
        }
    }
}

/// Whether a value may stand in a command: it names something, and is no option, no file, and no more than one item of a list.
fn is_plain(value: &str, whole: bool) -> bool {
    let named = |character: char| {
        character.is_alphanumeric() || (character.is_ascii_punctuation() && character != '`')
    };
    !value.is_empty()
        && !value.starts_with('-')
        && !value.contains("://")
        && value.chars().all(named)
        && (whole || !value.contains([',', '=', '"', '\'', '{', '}', '[', ']', ' ']))
}
