//! The words of the reports themselves, in both languages; sentences about findings are in the guides.

use guidelines::{Framework, Language, Urgency};
use policy::Outcome;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr as _;

/// The words of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    urgency: BTreeMap<String, String>,
    outcome: BTreeMap<String, String>,
    status: BTreeMap<String, String>,
    label: BTreeMap<String, String>,
    incident: BTreeMap<String, String>,
    state: BTreeMap<String, String>,
    standing: BTreeMap<String, String>,
    effect: BTreeMap<String, String>,
    within: BTreeMap<String, String>,
    raised: BTreeMap<String, String>,
    slot: BTreeMap<String, String>,
    cloud: BTreeMap<String, String>,
    requirement: BTreeMap<String, BTreeMap<String, String>>,
}

static JA: LazyLock<Words> = LazyLock::new(|| read(include_str!("words/ja.toml")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("words/en.toml")));

/// The files are part of the program and tested, so one that cannot be read has no words rather than no program.
fn read(text: &str) -> Words {
    toml::from_str(text).unwrap_or_default()
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }

    /// 緊急, 高, 中, 低.
    pub(crate) fn urgency(&self, urgency: Urgency) -> &str {
        look_up(&self.urgency, urgency.as_str())
    }

    /// The width of the widest urgency, in columns.
    pub(crate) fn urgency_width(&self) -> usize {
        self.urgency
            .values()
            .map(|word| word.width())
            .max()
            .unwrap_or_default()
    }

    /// What an outcome is called.
    pub(crate) fn outcome(&self, outcome: Outcome) -> &str {
        look_up(&self.outcome, outcome.as_str())
    }

    /// What a status against the baseline is called.
    pub(crate) fn status(&self, status: &str) -> &str {
        look_up(&self.status, status)
    }

    /// A label by its key; `{}` in it is for [`Words::fill`].
    pub(crate) fn label(&self, key: &str) -> &str {
        look_up(&self.label, key)
    }

    /// What a cloud is called; one that a company's own folders name, as they do.
    pub(crate) fn cloud<'w>(&'w self, id: &'w str) -> &'w str {
        self.cloud.get(id).map_or(id, String::as_str)
    }

    /// What a requirement of a framework is called, where it has a name that we know.
    pub(crate) fn requirement(&self, framework: Framework, id: &str) -> Option<&str> {
        let name = self.requirement.get(framework.name())?.get(id)?;
        Some(name)
    }

    /// A word of incident reports by its table and key.
    pub(crate) fn of_incidents(&self, table: &str, key: &str) -> &str {
        let words = match table {
            "incident" => &self.incident,
            "state" => &self.state,
            "standing" => &self.standing,
            "effect" => &self.effect,
            "within" => &self.within,
            "raised" => &self.raised,
            "slot" => &self.slot,
            _ => return "",
        };
        look_up(words, key)
    }

    /// A label with its gaps filled in, one after another.
    pub(crate) fn fill(&self, key: &str, parts: &[&str]) -> String {
        parts.iter().fold(self.label(key).to_owned(), |text, part| {
            text.replacen("{}", part, 1)
        })
    }
}

fn look_up<'w>(words: &'w BTreeMap<String, String>, key: &str) -> &'w str {
    words.get(key).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::{EN, JA};

    #[test]
    fn both_languages_have_the_same_words_and_gaps() {
        let (ja, en) = (&*JA, &*EN);
        for (ja, en) in [
            (&ja.urgency, &en.urgency),
            (&ja.outcome, &en.outcome),
            (&ja.status, &en.status),
            (&ja.label, &en.label),
            (&ja.incident, &en.incident),
            (&ja.state, &en.state),
            (&ja.standing, &en.standing),
            (&ja.effect, &en.effect),
            (&ja.within, &en.within),
            (&ja.raised, &en.raised),
            (&ja.slot, &en.slot),
        ] {
            assert!(!ja.is_empty());
            let gaps = |words: &std::collections::BTreeMap<String, String>| {
                words
                    .iter()
                    .map(|(key, text)| (key.clone(), text.matches("{}").count()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(gaps(ja), gaps(en));
        }
    }
}
