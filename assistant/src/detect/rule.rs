//! One rule: what Sigma says about it beside what it looks for.

use super::correlation::Correlation;
use super::error::{Fault, Problem};
use super::evaluate::Expression;
use super::yaml::{Node, Value};

/// The place of a rule among all rules that were read together. It does not depend on the order in which they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub(super) u32);

/// How grave it is when a rule matches (specification v2, "Level").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Only context, never an incident of its own.
    Informational,
    /// Worth a line in a daily review.
    Low,
    /// Worth a look today. Rules that name no level have this one.
    #[default]
    Medium,
    /// Now.
    High,
    /// At once.
    Critical,
}

impl Level {
    /// As Sigma writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Informational => "informational",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// A rule as it was written, ready to be evaluated.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name, or where it has none its id, or where it has neither its title.
    pub name: String,
    /// Its id, most often a UUID.
    pub id: Option<String>,
    /// What it looks for, in a few words.
    pub title: String,
    /// What it looks for, in a sentence.
    pub description: Option<String>,
    /// `stable`, `test` or `experimental`.
    pub status: Option<String>,
    /// How grave it is.
    pub level: Level,
    /// The id of the guide that it belongs to.
    pub guide: Option<String>,
    /// `attack.t1562.001` and the like.
    pub tags: Vec<String>,
    /// What else can be behind it.
    pub falsepositives: Vec<String>,
    /// Where to read on.
    pub references: Vec<String>,
    /// Where it was found, as the caller named it.
    pub origin: String,
    /// The line that it begins in, from 1.
    pub line: usize,
    pub(super) looks: Looks,
}

/// What a rule looks at.
#[derive(Clone, Debug)]
pub(super) enum Looks {
    /// One record.
    Record(Expression),
    /// Several records that other rules match.
    Correlation(Correlation),
}

impl Rule {
    /// Whether it looks at several records together.
    pub fn is_correlation(&self) -> bool {
        matches!(self.looks, Looks::Correlation(_))
    }

    /// Reads all but what it looks at. `name` is what messages call it.
    pub(super) fn read(
        node: &Node,
        origin: &str,
        guide: Option<&str>,
        looks: Looks,
    ) -> Result<Self, Fault> {
        let title = text(node, "title")?.ok_or_else(|| Problem::Missing("title").at(node.line))?;
        let id = text(node, "id")?;
        let name = text(node, "name")?;
        let name = name.or_else(|| id.clone()).unwrap_or_else(|| title.clone());
        Ok(Self {
            name,
            id,
            title,
            description: text(node, "description")?,
            status: text(node, "status")?,
            level: level(node)?,
            guide: guide.map(str::to_owned),
            tags: texts(node, "tags")?,
            falsepositives: texts(node, "falsepositives")?,
            references: texts(node, "references")?,
            origin: origin.to_owned(),
            line: node.line,
            looks,
        })
    }
}

fn kind(key: &str, kind: &'static str, line: usize) -> Fault {
    let key = key.to_owned();
    Problem::Kind { key, kind }.at(line)
}

fn level(node: &Node) -> Result<Level, Fault> {
    let Some(at) = node.get("level") else {
        return Ok(Level::default());
    };
    let known = [
        Level::Informational,
        Level::Low,
        Level::Medium,
        Level::High,
        Level::Critical,
    ];
    let level = known
        .into_iter()
        .find(|level| at.text() == Some(level.name()));
    level.ok_or_else(|| {
        kind(
            "level",
            "informational, low, medium, high or critical",
            at.line,
        )
    })
}

/// A text that may be left out.
fn text(node: &Node, key: &str) -> Result<Option<String>, Fault> {
    let Some(at) = node.get(key) else {
        return Ok(None);
    };
    match at.text() {
        Some(text) if !text.trim().is_empty() => Ok(Some(text.to_owned())),
        Some(_) => Ok(None),
        None if at.value == Value::Null => Ok(None),
        None => Err(kind(key, "a text", at.line)),
    }
}

/// A list of texts that may be left out, or be one text.
fn texts(node: &Node, key: &str) -> Result<Vec<String>, Fault> {
    let Some(at) = node.get(key) else {
        return Ok(Vec::new());
    };
    if at.value == Value::Null {
        return Ok(Vec::new());
    }
    let text = |node: &Node| {
        node.text()
            .map(str::to_owned)
            .ok_or_else(|| kind(key, "a list of texts", node.line))
    };
    at.elements().iter().map(text).collect()
}
