//! A topic document: what to do about one subject on one cloud.

use crate::{Frameworks, Text};
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
    /// Guides of other guidelines that this one leads to.
    pub guides: Vec<String>,
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
    #[serde(default)]
    guides: Vec<String>,
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
            guides: head.guides,
            frameworks: head.frameworks,
            folder,
            markdown,
        })
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
