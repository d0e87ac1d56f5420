//! From verdicts to a report: sentences filled in, suppressions and baseline applied, everything in a stable order.

use super::coverage::Coverage;
use super::{Counts, Finding, Guide, Piece, Read, Report, ResourceName, SCHEMA};
use crate::baseline::Baseline;
use crate::config::Config;
use anyhow::{Context as _, Result};
use crate::judging::{Judged, Judging};
use checker::NotUnderstood;
use guidelines::{Language, Sentence, Text};
use policy::{Outcome, Place, Resource};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use super::words::Words;

/// Everything that a report is made of.
pub(crate) struct Material<'m> {
    pub(crate) generated_at: String,
    pub(crate) sample: bool,
    pub(crate) judging: Judging,
    /// The columns of the coverage matrix.
    pub(crate) clouds: BTreeSet<String>,
    pub(crate) config: &'m Config,
    pub(crate) baseline: Option<Baseline>,
    pub(crate) show_passes: bool,
}

/// A guide and its sentence, ready to speak.
struct Voice {
    view: Arc<Guide>,
    statement: Text<Sentence>,
    cloud: String,
}

/// Builds the report.
pub(crate) fn build(material: Material<'_>) -> Result<Report> {
    let Judging { judged, files, not_understood, gaps, guides, control_errors, .. } = material.judging;
    let voices = voices(guides.values())?;
    let mut coverage = Coverage::new(&material.clouds);
    let mut counts = Counts::default();
    let mut findings = Vec::new();
    let (mut resources, mut met) = (0, 0);
    for Judged { resource, verdict, .. } in &judged {
        // Suppressions are judged too, but nobody asked to have them read.
        if !Config::is_own(resource) {
            resources += 1;
            met += usize::from(!verdict.findings.is_empty());
        }
        // The findings of one control stand together.
        for group in verdict.findings.chunk_by(|a, b| a.guide == b.guide) {
            let Some((voice, worst)) = group.iter().map(|finding| finding.outcome).min().and_then(|worst| {
                Some((voices.get(&*group.first()?.guide)?, worst))
            }) else {
                continue;
            };
            coverage.count(&voice.cloud, &voice.view.frameworks.owasp_llm_2025, worst);
            if worst == Outcome::Pass {
                counts.pass += 1;
            }
            if worst != Outcome::Pass || material.show_passes {
                findings.extend(group.iter().map(|finding| voice.speak(resource, finding, material.config)));
            }
        }
    }
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.outcome, std::cmp::Reverse(finding.guide.urgency));
        key(a).cmp(&key(b)).then_with(|| {
            (&a.guide.id, &a.resource.id, &a.at, &a.resource.name).cmp(&(&b.guide.id, &b.resource.id, &b.at, &b.resource.name))
        })
    });
    number_fingerprints(&mut findings);
    if let Some(baseline) = material.baseline {
        baseline.compare(&mut findings, &voices.values().map(|voice| Arc::clone(&voice.view)).collect::<Vec<_>>());
    }
    for finding in &findings {
        match finding.status {
            Some("new") => counts.new += 1,
            Some("unchanged") => counts.unchanged += 1,
            Some("fixed") => {
                counts.fixed += 1;
                continue;
            }
            _ => {}
        }
        match (finding.outcome, &finding.suppressed) {
            (Outcome::Pass, _) => {}
            (_, Some(_)) => counts.suppressed += 1,
            (Outcome::Fail, None) => counts.fail += 1,
            (Outcome::Undetermined, None) => counts.undetermined += 1,
        }
    }
    let piece = |piece: NotUnderstood| Piece { file: piece.file, at: piece.at, reason: piece.reason };
    let read = Read {
        files,
        resources,
        judged: met,
        not_understood: not_understood.into_iter().map(piece).collect(),
        gaps,
        control_errors: control_errors.into_iter().collect(),
    };
    Ok(Report {
        schema: SCHEMA,
        generated_at: material.generated_at,
        sample: material.sample,
        read,
        counts,
        findings,
        coverage,
    })
}

fn voices<'g>(guides: impl Iterator<Item = &'g guidelines::Guide>) -> Result<HashMap<String, Voice>> {
    let voice = |guide: &guidelines::Guide| -> Result<(String, Voice)> {
        let texts = guide.texts().with_context(|| format!("{} (try `sekisho guide test {}`)", guide.folder, guide.folder))?;
        let view = Guide {
            id: guide.id.clone(),
            urgency: guide.urgency,
            title: texts.title,
            risk: texts.risk,
            recommended_action: texts.recommended_action,
            references: guide.references.clone(),
            weakness: guide.weakness.clone(),
            frameworks: guide.frameworks.clone(),
            action: texts.action,
        };
        Ok((guide.id.clone(), Voice { view: Arc::new(view), statement: texts.statement, cloud: guide.cloud().to_owned() }))
    };
    guides.map(voice).collect()
}

impl Voice {
    fn speak(&self, resource: &Resource, finding: &policy::Finding, config: &Config) -> Finding {
        let statement = Text::build(|language| self.statement(language, finding));
        let suppressed = (finding.outcome != Outcome::Pass).then(|| config.suppression(&self.view.id, &resource.id).cloned()).flatten();
        Finding {
            guide: Arc::clone(&self.view),
            outcome: finding.outcome,
            status: None,
            resource: ResourceName {
                kind: resource.kind.clone(),
                id: resource.id.clone(),
                name: resource.name.clone(),
                account: resource.account.clone(),
                region: resource.region.clone(),
            },
            fingerprint: fingerprint(&self.view.id, resource, &finding.at),
            at: finding.at.as_str().to_owned(),
            facts: finding.facts.clone(),
            reason: finding.reason.clone(),
            place: None,
            statement,
            suppressed,
        }
    }

    /// What is to be said: the guide's sentence where something fails, else what the outcome is.
    fn statement(&self, language: Language, finding: &policy::Finding) -> String {
        let title = || self.view.title.get(language).clone();
        match finding.outcome {
            Outcome::Fail => self.statement.get(language).say(&finding.facts).unwrap_or_else(|_| title()),
            Outcome::Undetermined => Words::of(language).label("undetermined").to_owned(),
            Outcome::Pass => Words::of(language).outcome(Outcome::Pass).to_owned(),
        }
    }
}

/// The first 16 bytes of a SHA-256 over what makes a finding the same finding tomorrow.
fn fingerprint(guide: &str, resource: &Resource, at: &Place) -> String {
    let general = at.generalised();
    let digest = Sha256::digest([guide, &resource.kind, &resource.id, general.as_str()].join("\n"));
    digest.iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Tells findings apart that differ only in a list index: the first keeps its fingerprint, the others get a number.
fn number_fingerprints(findings: &mut [Finding]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.fingerprint = format!("{}-{count}", finding.fingerprint);
        }
    }
}
