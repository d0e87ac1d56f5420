//! What an earlier report already knew.

use crate::judging::Judging;
use crate::report::written::Written;
use crate::report::{Finding, Guide, ResourceName, SCHEMA};
use anyhow::{Context as _, Result, ensure};
use guidelines::Text;
use policy::{Listed, Outcome, scope_of};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
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
    facts: Written<Map<String, Value>>,
    #[serde(default)]
    place: Option<Value>,
    statement: Written<Text>,
    /// A finding that was suppressed is new when its suppression ends.
    suppressed: Option<Value>,
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
        let text =
            std::fs::read(path).with_context(|| format!("cannot read the baseline {name}"))?;
        let file: File = serde_json::from_slice(&text).with_context(|| {
            format!("{name} is no report; write one with --format json -o {name}")
        })?;
        ensure!(
            file.schema == SCHEMA,
            "{name} has the format {}, this version reads {SCHEMA}; write it anew with --format json",
            file.schema
        );
        let open = |known: &Known| {
            let is_open = known.status.as_deref() != Some("fixed") && known.suppressed.is_none();
            known.outcome == Outcome::Fail && is_open
        };
        Ok(Self(
            file.findings
                .into_iter()
                .filter(open)
                .map(|known| (known.fingerprint.clone(), known))
                .collect(),
        ))
    }

    /// Marks each failing finding as new or unchanged, and tells what became of those that are gone.
    ///
    /// Gone is fixed only where the resource was read again, where its kind was listed to the end without it, or where the
    /// code was scanned that it stood in. What
    /// is undetermined this time is neither, and what was not read at all this time is undetermined.
    pub(crate) fn compare(
        mut self,
        findings: &mut Vec<Finding>,
        judging: &Judging,
        view: impl Fn(&str) -> Option<Arc<Guide>>,
    ) {
        for finding in findings.iter_mut() {
            let known = self.0.remove(&finding.fingerprint);
            if finding.outcome == Outcome::Fail {
                finding.status = Some(if known.is_some() { "unchanged" } else { "new" });
            }
        }
        let undetermined = findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Undetermined);
        let undetermined: HashSet<(String, String)> = undetermined
            .map(|finding| (finding.guide.id.clone(), finding.resource.id.clone()))
            .collect();
        let resources = judging.judged.iter().map(|judged| &judged.resource);
        let read: HashSet<(&str, &str)> = resources
            .map(|resource| (&*resource.kind, &*resource.id))
            .collect();
        for known in self.0.into_values() {
            let Some(guide) = view(&known.guide) else {
                continue;
            };
            let KnownResource { kind, id, .. } = &known.resource;
            let listed = |scope: String| {
                Listed::covering(kind, &scope).any(|listed| judging.listed.contains(&listed))
            };
            let scanned = || known.file().is_some_and(|file| judging.scanned(file));
            if read.contains(&(&**kind, &**id)) || scope_of(id).is_some_and(listed) || scanned() {
                if !undetermined.contains(&(known.guide.clone(), id.clone())) {
                    findings.push(known.told_again(&guide, Outcome::Fail, Some("fixed"), None));
                }
            } else {
                let reason = Some("in the baseline, and not read this time".to_owned());
                findings.push(known.told_again(&guide, Outcome::Undetermined, None, reason));
            }
        }
    }
}

impl Known {
    /// The file, for code.
    fn file(&self) -> Option<&str> {
        self.place.as_ref()?.get("file")?.as_str()
    }

    fn told_again(
        self,
        guide: &Arc<Guide>,
        outcome: Outcome,
        status: Option<&'static str>,
        reason: Option<String>,
    ) -> Finding {
        let KnownResource {
            kind,
            id,
            name,
            account,
            region,
        } = self.resource;
        Finding {
            guide: Arc::clone(guide),
            outcome,
            status,
            resource: Arc::new(ResourceName {
                kind,
                id,
                name,
                account,
                region,
            }),
            at: self.at,
            facts: Arc::new(self.facts),
            reason,
            place: self.place,
            statement: Arc::new(self.statement),
            suppressed: None,
            fingerprint: self.fingerprint,
        }
    }
}
