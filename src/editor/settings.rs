//! What a client sets: the section `sekisho` of its configuration.

use crate::args::LanguageChoice;
use guidelines::Urgency;
use policy::Outcome;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;

/// The settings of a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) language: Language,
    pub(crate) run_on: RunOn,
    pub(crate) severity: Severities,
    /// A folder of the company's own guides.
    pub(crate) guidelines_dir: Option<PathBuf>,
}

/// The language of everything that is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// That of the editor, or else of the environment.
    #[default]
    Auto,
    Ja,
    En,
    Both,
}

/// When documents are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RunOn {
    #[default]
    Type,
    Save,
}

/// How a diagnostic is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    Error,
    Warning,
    Information,
    Hint,
    /// Not at all.
    Off,
}

/// How findings are shown, by urgency, and by what could not be determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Severities {
    critical: Severity,
    high: Severity,
    medium: Severity,
    low: Severity,
    undetermined: Severity,
}

impl Default for Severities {
    fn default() -> Self {
        Self {
            critical: Severity::Error,
            high: Severity::Error,
            medium: Severity::Warning,
            low: Severity::Information,
            undetermined: Severity::Hint,
        }
    }
}

impl Severities {
    /// How a finding is shown; a pass is not.
    pub(crate) fn of(self, urgency: Urgency, outcome: Outcome) -> Severity {
        match (outcome, urgency) {
            (Outcome::Pass, _) => Severity::Off,
            (Outcome::Undetermined, _) => self.undetermined,
            (Outcome::Fail, Urgency::Critical) => self.critical,
            (Outcome::Fail, Urgency::High) => self.high,
            (Outcome::Fail, Urgency::Medium) => self.medium,
            (Outcome::Fail, Urgency::Low) => self.low,
        }
    }

    /// How what was not understood is shown.
    pub(crate) fn of_gaps(self) -> Severity {
        self.undetermined
    }
}

impl Language {
    /// The languages to speak. `locale` is that of the client, for example `ja-JP`.
    pub(crate) fn choice(self, locale: Option<&str>) -> LanguageChoice {
        match self {
            Self::Ja => LanguageChoice::Ja,
            Self::En => LanguageChoice::En,
            Self::Both => LanguageChoice::Both,
            Self::Auto => crate::world::language(locale.map(|locale| {
                if locale.to_ascii_lowercase().starts_with("ja") {
                    LanguageChoice::Ja
                } else {
                    LanguageChoice::En
                }
            })),
        }
    }
}

impl Settings {
    /// Reads the settings. What is not valid keeps its default, and is told.
    pub(crate) fn read(section: &Value) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let settings = Self {
            language: setting(section, "language", &mut problems),
            run_on: setting(section, "runOn", &mut problems),
            severity: setting(section, "severity", &mut problems),
            guidelines_dir: setting::<Option<PathBuf>>(section, "guidelinesDir", &mut problems)
                .filter(|folder| !folder.as_os_str().is_empty()),
        };
        (settings, problems)
    }
}

fn setting<T: Default + DeserializeOwned>(
    section: &Value,
    name: &str,
    problems: &mut Vec<String>,
) -> T {
    match section.get(name) {
        None | Some(Value::Null) => T::default(),
        Some(value) => T::deserialize(value).unwrap_or_else(|error| {
            problems.push(format!(
                "the setting sekisho.{name} is not valid, and its default counts: {error}"
            ));
            T::default()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, RunOn, Settings, Severity};
    use guidelines::Urgency;
    use policy::Outcome;
    use serde_json::json;

    #[test]
    fn what_is_not_valid_keeps_its_default_and_is_told() {
        let section = json!({"language": "ja", "runOn": "never", "severity": {"low": "off"}, "guidelinesDir": ""});
        let (settings, problems) = Settings::read(&section);
        assert_eq!(
            (settings.language, settings.run_on),
            (Language::Ja, RunOn::Type)
        );
        assert_eq!(
            settings.severity.of(Urgency::Low, Outcome::Fail),
            Severity::Off
        );
        assert_eq!(
            settings.severity.of(Urgency::High, Outcome::Fail),
            Severity::Error
        );
        assert_eq!(settings.guidelines_dir, None);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].contains("sekisho.runOn"), "{problems:?}");
    }
}
