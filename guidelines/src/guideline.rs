//! A topic document: what to do about one subject on one cloud.

use crate::{Frameworks, Guide, Requirement, Text};
use serde::Deserialize;

/// One guideline.
#[derive(Clone, Debug)]
pub struct Guideline {
    /// The path of its folder: `aws/bedrock-guardrails`.
    pub id: String,
    /// 参考URL.
    pub references: Vec<String>,
    /// The day on which somebody last saw that the references say what the text claims, as `2026-11-22`.
    pub references_checked: Option<String>,
    /// A requirement of a framework: this one leads to all guides of its cloud that bear on it.
    pub gathers: Option<Requirement>,
    /// Ids in published frameworks.
    pub frameworks: Frameworks,
    /// Where it was found, for messages.
    pub folder: String,
    /// The whole document, as Markdown.
    pub markdown: Text,
}

/// `guideline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    references: Vec<String>,
    references_checked: Option<String>,
    gathers: Option<Requirement>,
    #[serde(default)]
    frameworks: Frameworks,
}

impl Guideline {
    /// A guideline from the texts of its files.
    pub(crate) fn read(
        id: &str,
        folder: String,
        toml: &str,
        markdown: Text,
    ) -> Result<Self, toml::de::Error> {
        let head: Head = toml::from_str(toml)?;
        Ok(Self {
            id: id.to_owned(),
            references: head.references,
            references_checked: head.references_checked,
            gathers: head.gathers,
            frameworks: head.frameworks,
            folder,
            markdown,
        })
    }

    /// The cloud it is about: the first part of its id.
    pub fn cloud(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Whether it leads to a guide: one of its own, or one that bears on what it gathers.
    pub fn leads_to(&self, guide: &Guide) -> bool {
        let gathers = |asked: &Requirement| {
            let bears = asked.met_by(&guide.frameworks).next().is_some();
            bears && guide.cloud() == self.cloud() && !guide.retired
        };
        guide.guideline() == self.id || self.gathers.as_ref().is_some_and(gathers)
    }

    /// The heading of the document.
    pub fn title(&self) -> Text<&str> {
        Text {
            ja: first_heading(&self.markdown.ja),
            en: first_heading(&self.markdown.en),
        }
    }
}

/// The text of the first `# ` line.
fn first_heading(markdown: &str) -> &str {
    markdown
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .unwrap_or_default()
        .trim()
}
