//! How a guide answers events: which alerts it is for, what to do phase by phase, and the commands of its steps.

use crate::{DocumentError, Language, Urgency};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// A phase of the response to an incident, after NIST SP 800-61.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// 確認
    Verify,
    /// 証拠保全
    Preserve,
    /// 封じ込め
    Contain,
    /// 根絶
    Eradicate,
    /// 復旧
    Recover,
    /// 再発防止
    Prevent,
}

impl Phase {
    /// All, in the usual order.
    pub const ALL: [Self; 6] = [
        Self::Verify,
        Self::Preserve,
        Self::Contain,
        Self::Eradicate,
        Self::Recover,
        Self::Prevent,
    ];

    /// The heading of the phase in a guide, and its name in reports.
    pub fn heading(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::Ja, Self::Verify) => "確認",
            (Language::Ja, Self::Preserve) => "証拠保全",
            (Language::Ja, Self::Contain) => "封じ込め",
            (Language::Ja, Self::Eradicate) => "根絶",
            (Language::Ja, Self::Recover) => "復旧",
            (Language::Ja, Self::Prevent) => "再発防止",
            (Language::En, Self::Verify) => "Verify",
            (Language::En, Self::Preserve) => "Preserve",
            (Language::En, Self::Contain) => "Contain",
            (Language::En, Self::Eradicate) => "Eradicate",
            (Language::En, Self::Recover) => "Recover",
            (Language::En, Self::Prevent) => "Prevent",
        }
    }
}

/// What a command does to the cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It only looks.
    Read,
    /// It changes something and can be undone.
    Change,
    /// It cannot be undone.
    Destroy,
}

/// A command of a guide: a template of an argument list, never a line for a shell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The name by which steps call it.
    pub id: String,
    /// What it does to the cloud.
    pub effect: Effect,
    /// The arguments, with `{{ slots }}` that only evidence fills.
    pub argv: Vec<String>,
}

/// An urgency that a guide gives to what an event says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgencyWhen {
    /// The slot that is looked at.
    pub slot: String,
    /// What it must hold, whatever its case.
    #[serde(default)]
    pub is: Option<String>,
    /// Whether it is enough that it holds something.
    #[serde(default)]
    pub present: bool,
    /// The urgency of such an event.
    pub urgency: Urgency,
}

impl UrgencyWhen {
    /// Whether this is about what a slot holds.
    pub fn holds(&self, value: Option<&str>) -> bool {
        match (value, &self.is) {
            (Some(value), Some(wanted)) => value.eq_ignore_ascii_case(wanted),
            (Some(_), None) => self.present,
            (None, _) => false,
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The phase it belongs to.
    pub phase: Phase,
    /// What to do, as Markdown.
    pub text: String,
    /// The command that does it.
    pub command: Option<String>,
}

/// The steps of a phase's text: the items of its numbered lists.
pub(crate) fn steps(phase: Phase, markdown: &str) -> Vec<Step> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => {
                if depth == 0 {
                    let item = markdown.get(range).unwrap_or_default();
                    found.push(step(phase, item));
                }
                depth += 1;
            }
            Event::End(TagEnd::Item) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

fn step(phase: Phase, item: &str) -> Step {
    let text = item
        .trim_start_matches(|character: char| character.is_ascii_digit())
        .trim_start_matches(['.', ')', '-', '*'])
        .trim();
    let called = text
        .strip_suffix('`')
        .and_then(|rest| rest.rsplit_once("`$ "))
        .filter(|(_, id)| !id.contains('`'));
    let (text, command) = match called {
        Some((text, id)) => (text.trim_end(), Some(id.trim().to_owned())),
        None => (text, None),
    };
    // A step's lines are one sentence or two, wrapped.
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    Step {
        phase,
        text: lines.join(" "),
        command,
    }
}

/// The phase that a heading names.
pub(crate) fn phase(heading: &str, language: Language) -> Result<Phase, DocumentError> {
    let named = Phase::ALL
        .into_iter()
        .find(|phase| phase.heading(language) == heading);
    named.ok_or_else(|| DocumentError {
        language: language.code(),
        problem: format!(
            "`### {heading}` is no phase; the phases are {}",
            Phase::ALL.map(|phase| phase.heading(language)).join(", ")
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::{Phase, Step, steps};

    #[test]
    fn a_step_ends_with_its_command() {
        let found = steps(
            Phase::Contain,
            "1. アクセスキーを無効にします。`$ disable-key`\n2. `NONE` を\n   確かめます。\n",
        );
        let wanted = [
            ("アクセスキーを無効にします。", Some("disable-key")),
            ("`NONE` を 確かめます。", None),
        ];
        assert_eq!(
            found,
            wanted.map(|(text, command)| Step {
                phase: Phase::Contain,
                text: text.to_owned(),
                command: command.map(str::to_owned),
            })
        );
    }
}
