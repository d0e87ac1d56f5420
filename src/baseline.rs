//! What an earlier report already knew.

use crate::report::{Finding, Guide, ResourceName, SCHEMA};
use anyhow::{Context as _, Result, ensure};
use guidelines::Text;
use policy::Outcome;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The open findings of an earlier report by fingerprint.
pub(crate) struct Baseline(HashMap<String, Known>);

#[derive(Deserialize)]
struct File {
    schema: String,
    findings: Vec<Known>,
}

/// As much of an earlier finding as can be told again.
#[derive(Deserialize)]
struct Known {
    guide: String,
    outcome: Outcome,
    status: Option<String>,
    resource: KnownResource,
    at: String,
    facts: Map<String, Value>,
    statement: Text,
    fingerprint: String,
}

#[derive(Deserialize)]
struct KnownResource {
    kind: String,
    id: String,
    name: String,
    account: Option<String>,
    region: Option<String>,
}

impl Baseline {
    /// Reads an earlier `--format json` report.
    pub(crate) fn load(path: &Path) -> Result<Self> {
        let name = path.display();
        let text = std::fs::read(path).with_context(|| format!("cannot read the baseline {name}"))?;
        let file: File =
            serde_json::from_slice(&text).with_context(|| format!("{name} is no report; write one with --format json -o {name}"))?;
        ensure!(file.schema == SCHEMA, "{name} has the format {}, this version reads {SCHEMA}; write it anew with --format json", file.schema);
        let open = |known: &Known| known.outcome == Outcome::Fail && known.status.as_deref() != Some("fixed");
        Ok(Self(file.findings.into_iter().filter(open).map(|known| (known.fingerprint.clone(), known)).collect()))
    }

    /// Marks each failing finding as new or unchanged, and adds those that are gone as fixed.
    ///
    /// A finding that could not be determined this time is not fixed: it stays known, and is not added.
    pub(crate) fn compare(mut self, findings: &mut Vec<Finding>, guides: &[Arc<Guide>]) {
        for finding in findings.iter_mut() {
            let known = self.0.remove(&finding.fingerprint);
            if finding.outcome == Outcome::Fail {
                finding.status = Some(if known.is_some() { "unchanged" } else { "new" });
            }
        }
        let undetermined: Vec<(String, String)> = findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Undetermined)
            .map(|finding| (finding.guide.id.clone(), finding.resource.id.clone()))
            .collect();
        let mut fixed: Vec<Known> = self.0.into_values().collect();
        fixed.retain(|known| !undetermined.iter().any(|(guide, resource)| *guide == known.guide && *resource == known.resource.id));
        fixed.sort_by(|a, b| (&a.guide, &a.resource.id, &a.at).cmp(&(&b.guide, &b.resource.id, &b.at)));
        for known in fixed {
            let Some(guide) = guides.iter().find(|guide| guide.id == known.guide) else { continue };
            findings.push(known.as_fixed(guide));
        }
    }
}

impl Known {
    fn as_fixed(self, guide: &Arc<Guide>) -> Finding {
        let KnownResource { kind, id, name, account, region } = self.resource;
        Finding {
            guide: Arc::clone(guide),
            outcome: Outcome::Fail,
            status: Some("fixed"),
            resource: ResourceName { kind, id, name, account, region },
            at: self.at,
            facts: self.facts,
            reason: None,
            place: None,
            statement: self.statement,
            suppressed: None,
            fingerprint: self.fingerprint,
        }
    }
}
