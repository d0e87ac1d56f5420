//! `sekisho.toml`: declared facts of the workload, suppressions and owners.

use crate::report::words::Words;
use anyhow::{Context as _, Result, bail, ensure};
use globset::{Glob, GlobMatcher};
use guidelines::Language;
use jiff::civil::Date;
use policy::{Fact, Resource, Unknown, Workload};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;

/// The file that is read when none is named.
const DEFAULT: &str = "sekisho.toml";
/// The kind of resource that a suppression is judged as: an expired or incomplete one is itself a finding.
const SUPPRESSION: &str = "Sekisho::Suppression";

/// What the file says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    workload: Map<String, Value>,
    suppress: Vec<Entry>,
}

/// One `[[suppress]]`. Everything is optional here, so that what is missing can be reported as a finding.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct Entry {
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// The configuration of a run.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) workload: Workload,
    suppressions: Vec<Suppression>,
    entries: Vec<Entry>,
    file: String,
}

/// A suppression in force.
#[derive(Debug)]
struct Suppression {
    guide: GlobMatcher,
    resource: GlobMatcher,
    said: Suppressed,
}

/// What a suppressed finding says of its suppression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Suppressed {
    pub(crate) reason: String,
    pub(crate) owner: Option<String>,
    pub(crate) until: String,
}

impl Config {
    /// Reads the named file, or the one in the working directory if there is one.
    pub(crate) fn load(named: Option<&Path>, today: Date) -> Result<Self> {
        let path = named.unwrap_or(Path::new(DEFAULT));
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(path).with_context(|| {
            format!(
                "cannot read {}; name another file with --config",
                path.display()
            )
        })?;
        Self::read(&path.display().to_string(), &text, today)
    }

    fn read(name: &str, text: &str, today: Date) -> Result<Self> {
        let file: File = toml::from_str(text)
            .with_context(|| format!("{name} is not valid; its form is in the README"))?;
        for (fact, value) in &file.workload {
            check_fact(fact, value).with_context(|| format!("{name}: [workload] {fact}"))?;
        }
        let mut suppressions = Vec::new();
        for entry in &file.suppress {
            suppressions.extend(
                entry
                    .in_force(today)
                    .with_context(|| format!("{name}: a pattern of [[suppress]] is not valid"))?,
            );
        }
        Ok(Self {
            workload: Workload::new(file.workload),
            suppressions,
            entries: file.suppress,
            file: name.to_owned(),
        })
    }

    /// The suppression that covers a finding, if one is in force. In code, the file stands for all resources in it.
    pub(crate) fn suppression(
        &self,
        guide: &str,
        resource: &str,
        file: Option<&str>,
    ) -> Option<&Suppressed> {
        let covers = |entry: &&Suppression| {
            let is_in_file = file.is_some_and(|file| entry.resource.is_match(file));
            entry.guide.is_match(guide) && (entry.resource.is_match(resource) || is_in_file)
        };
        self.suppressions
            .iter()
            .find(covers)
            .map(|entry| &entry.said)
    }

    /// What a suppression in a comment says, if it says everything it must and is not over.
    pub(crate) fn inline(found: &lsp::Suppression, today: Date) -> Option<Suppressed> {
        let in_force = Entry::of(found).in_force(today).ok().flatten();
        in_force.map(|suppression| suppression.said)
    }

    /// Whether a pattern of a suppression names a guide.
    pub(crate) fn names(pattern: &str, guide: &str) -> bool {
        Glob::new(pattern).is_ok_and(|glob| glob.compile_matcher().is_match(guide))
    }

    /// The suppressions in the comments of a file as resources.
    pub(crate) fn inline_resources(
        file: &str,
        found: &[lsp::Suppression],
        today: Date,
    ) -> Vec<Resource> {
        // Its number and not its line, so that it stays the same when something above it changes.
        let resource = |(index, found): (usize, &lsp::Suppression)| {
            Entry::of(found).as_resource(
                format!("{file}#suppress/{}", index + 1),
                found.guide.clone(),
                today,
            )
        };
        found.iter().enumerate().map(resource).collect()
    }

    /// Whether a resource is a suppression and not a part of a cloud.
    pub(crate) fn is_own(resource: &Resource) -> bool {
        resource.kind == SUPPRESSION
    }

    /// The suppressions as resources, so that guides can judge them.
    pub(crate) fn as_resources(&self, today: Date) -> Vec<Resource> {
        let resource = |(index, entry): (usize, &Entry)| {
            let name = entry
                .guide
                .clone()
                .unwrap_or_else(|| format!("[[suppress]] {}", index + 1));
            let id = format!("{}#suppress/{}", self.file, index + 1);
            entry.as_resource(id, name, today)
        };
        self.entries.iter().enumerate().map(resource).collect()
    }
}

/// A declared fact is a list of texts, a text, a number, or yes or no. Controls that look for a language in a list must
/// not be handed a text, in which they would find nothing.
fn check_fact(fact: &str, value: &Value) -> Result<()> {
    if let Some(known) = Fact::known(fact) {
        return known.refuses(value).map_or(Ok(()), |why| bail!(why));
    }
    // A company's own controls may ask for facts of their own.
    let texts = |items: &Vec<Value>| items.iter().all(Value::is_string);
    let is_list = value.as_array().is_some_and(texts);
    let is_scalar = value.is_string() || value.is_boolean() || value.is_number();
    ensure!(
        is_list || is_scalar,
        "must be a text, a number, true, false, or a list of texts"
    );
    Ok(())
}

fn is_placeholder(reason: &str) -> bool {
    let placeholder = |language| Words::of(language).label("suppress_reason");
    Language::ALL.map(placeholder).contains(&reason)
}

impl Entry {
    /// A suppression in a comment, which is about the place where it stands.
    fn of(found: &lsp::Suppression) -> Self {
        Self {
            guide: Some(found.guide.clone()).filter(|guide| !guide.is_empty()),
            resource: None,
            // What an editor puts in for somebody to write over is nobody's reason.
            reason: found
                .reason
                .clone()
                .filter(|reason| !is_placeholder(reason)),
            owner: None,
            until: found.until.clone(),
        }
    }

    fn as_resource(&self, id: String, name: String, today: Date) -> Resource {
        let mut config = serde_json::to_value(self).unwrap_or_default();
        if let Value::Object(members) = &mut config {
            members.insert("today".to_owned(), Value::String(today.to_string()));
        }
        Resource {
            kind: SUPPRESSION.to_owned(),
            id,
            name,
            account: None,
            region: None,
            config: config.into(),
            unknown: Unknown::new(),
        }
    }

    /// The suppression, if it says everything it must and is not over. `until` is the last day on which it holds.
    fn in_force(&self, today: Date) -> Result<Option<Suppression>, globset::Error> {
        let (Some(guide), Some(reason), Some(until)) = (&self.guide, &self.reason, &self.until)
        else {
            return Ok(None);
        };
        // YYYY-MM-DD and nothing else: what a guide reports as no date must not hide anything.
        let is_date = until.len() == "2027-03-31".len();
        let holds = is_date && until.parse::<Date>().is_ok_and(|until| today <= until);
        if !reason.contains(char::is_alphanumeric) || !holds {
            return Ok(None);
        }
        let glob = |pattern: &str| Glob::new(pattern).map(|glob| glob.compile_matcher());
        let said = Suppressed {
            reason: reason.clone(),
            owner: self.owner.clone(),
            until: until.clone(),
        };
        Ok(Some(Suppression {
            guide: glob(guide)?,
            resource: glob(self.resource.as_deref().unwrap_or("*"))?,
            said,
        }))
    }
}
