//! From verdicts to a report: sentences filled in, suppressions and baseline applied, everything in a stable order.

use super::coverage::Coverage;
use super::voice::Voice;
use super::written::Written;
use super::{Counts, Finding, Live, Piece, Read, Report, ResourceName, SCHEMA};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::judging::{Judged, Judging};
use crate::locating::Location;
use anyhow::Result;
use checker::NotUnderstood;
use guidelines::{Library, Text};
use lsp::source::Position;
use policy::{Outcome, Resource};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::cell::OnceCell;
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that a report is made of.
pub(crate) struct Material<'m> {
    pub(crate) generated_at: String,
    pub(crate) sample: bool,
    pub(crate) judging: Judging,
    /// The guides that the coverage tells of, where it tells of more than those that judged.
    pub(crate) guides: Vec<guidelines::Guide>,
    pub(crate) config: &'m Config,
    /// For guides that only the baseline knows.
    pub(crate) library: &'m Library,
    pub(crate) baseline: Option<Baseline>,
    pub(crate) show_passes: bool,
}

/// Builds the report.
pub(crate) fn build(material: Material<'_>) -> Result<Report> {
    let Material {
        judging, config, ..
    } = material;
    let voices = voices(judging.guides.values())?;
    let library = material.library;
    // Those that judged are among the others, if there are any.
    let used = judging
        .guides
        .values()
        .filter(|_| material.guides.is_empty());
    let guides = used.chain(&material.guides);
    let mut told = Told {
        coverage: Coverage::new(&library.clouds(), &guides, library.requirement().cloned()),
        findings: Vec::new(),
        resources: 0,
        judged: 0,
        passes: 0,
        passed: FxHashMap::default(),
        said: HashMap::new(),
    };
    for judged in &judging.judged {
        told.hear(judged, &voices, config, material.show_passes)?;
    }
    told.count_passes(&voices);
    let Told {
        mut findings,
        mut coverage,
        resources,
        judged,
        passes,
        ..
    } = told;
    in_order(&mut findings);
    number_fingerprints(&mut findings);
    if let Some(baseline) = material.baseline {
        // Nothing of a guide's kinds may have been read this time; what the baseline knows of it is told all the same.
        let view = |id: &str| {
            let known = voices.get(id).map(|voice| Arc::clone(&voice.view));
            known.or_else(|| Some(Voice::of(&material.library.guide(id).ok()??).ok()?.view))
        };
        baseline.compare(&mut findings, &judging, view);
        in_order(&mut findings);
    }
    let piece = |piece: NotUnderstood| Piece {
        file: piece.file,
        at: piece.at,
        reason: piece.reason,
    };
    let read = Read {
        files: judging.files,
        resources,
        judged,
        not_understood: judging.not_understood.into_iter().map(piece).collect(),
        gaps: judging.gaps,
        control_errors: judging.control_errors.into_iter().collect(),
        code: judging.code.map(|code| code.share.into()),
        live: judging.live.map(Live::from),
    };
    coverage.tell_undecided(&findings, &read.gaps);
    Ok(Report {
        schema: SCHEMA,
        generated_at: material.generated_at,
        sample: material.sample,
        read,
        counts: Counts {
            pass: passes,
            ..count(&findings)
        },
        findings,
        coverage,
    })
}

/// What the verdicts said so far.
struct Told {
    findings: Vec<Finding>,
    coverage: Coverage,
    resources: usize,
    judged: usize,
    passes: usize,
    /// How many resources passed, by guide.
    passed: FxHashMap<Arc<str>, usize>,
    /// What was said of facts that come again and again, by guide, outcome and facts.
    said: HashMap<(Outcome, String, String), Said>,
}

/// What a finding says, in the form in which it is written.
#[derive(Clone)]
struct Said {
    facts: Arc<Written<Map<String, Value>>>,
    statement: Arc<Written<Text>>,
}

/// How many different things that were said are remembered.
const REMEMBERED: usize = 4096;

impl Told {
    /// Takes in the verdict on one resource.
    fn hear(
        &mut self,
        judged: &Judged,
        voices: &HashMap<String, Voice>,
        config: &Config,
        show_passes: bool,
    ) -> Result<()> {
        let Judged {
            resource,
            verdict,
            passed,
            locations,
            ..
        } = judged;
        let mut locations = locations.iter();
        let subject = Subject::of(resource);
        // Suppressions are judged too, but nobody asked to have them read.
        if !Config::is_own(resource) {
            self.resources += 1;
            self.judged += usize::from(!verdict.findings.is_empty() || !passed.is_empty());
        }
        for guide in passed {
            match self.passed.get_mut(guide) {
                Some(count) => *count += 1,
                None => drop(self.passed.insert(Arc::clone(guide), 1)),
            }
        }
        let shown = show_passes.then(|| judged.passes());
        for finding in shown.into_iter().flatten() {
            if let Some(voice) = voices.get(&*finding.guide) {
                self.speak(voice, &subject, &finding, None, config)?;
            }
        }
        // The findings of one control stand together.
        for group in verdict.findings.chunk_by(|a, b| a.guide == b.guide) {
            let voice = group
                .first()
                .and_then(|finding| voices.get(&*finding.guide));
            let worst = group.iter().map(|finding| finding.outcome).min();
            let located: Vec<(&policy::Finding, Option<&Location>)> = group
                .iter()
                .map(|finding| (finding, locations.next()))
                .collect();
            let (Some(voice), Some(worst)) = (voice, worst) else {
                continue;
            };
            self.count(voice, worst, 1);
            if worst != Outcome::Pass || show_passes {
                for (finding, location) in located {
                    self.speak(voice, &subject, finding, location, config)?;
                }
            }
        }
        Ok(())
    }

    /// Counts the passes that were put away, guide by guide: an estate has many times more of them than faults.
    fn count_passes(&mut self, voices: &HashMap<String, Voice>) {
        for (guide, count) in std::mem::take(&mut self.passed) {
            if let Some(voice) = voices.get(&*guide) {
                self.count(voice, Outcome::Pass, count);
            }
        }
    }

    fn count(&mut self, voice: &Voice, outcome: Outcome, count: usize) {
        let frameworks = &voice.view.frameworks;
        self.coverage
            .count(&voice.cloud, frameworks, outcome, count);
        self.passes += if outcome == Outcome::Pass { count } else { 0 };
    }

    /// Adds a finding with everything that is to be said about it.
    fn speak(
        &mut self,
        voice: &Voice,
        subject: &Subject<'_>,
        finding: &policy::Finding,
        location: Option<&Location>,
        config: &Config,
    ) -> Result<()> {
        let facts = serde_json::to_string(&finding.facts)?;
        let file = location.map(|location| location.file.as_str());
        let fingerprint = fingerprint(&voice.view.id, subject.resource, finding, &facts, file);
        let Said { facts, statement } = self.say(voice, finding, facts)?;
        self.findings.push(Finding {
            guide: Arc::clone(&voice.view),
            outcome: finding.outcome,
            status: None,
            resource: subject.name(),
            at: finding.at.as_str().to_owned(),
            facts,
            reason: finding.reason.clone(),
            place: location.map(place),
            statement,
            suppressed: voice.suppressed(subject.resource, finding.outcome, location, config),
            fingerprint,
        });
        Ok(())
    }

    /// What was said of the same facts before; else what is said now.
    fn say(&mut self, voice: &Voice, finding: &policy::Finding, facts: String) -> Result<Said> {
        let key = (finding.outcome, voice.view.id.clone(), facts);
        if let Some(said) = self.said.get(&key) {
            return Ok(said.clone());
        }
        if self.said.len() >= REMEMBERED {
            self.said.clear();
        }
        let statement = Text::build(|language| voice.statement(language, finding));
        let said = Said {
            facts: Arc::new(Written::of(Map::clone(&finding.facts))?),
            statement: Arc::new(Written::of(statement)?),
        };
        self.said.insert(key, said.clone());
        Ok(said)
    }
}

/// What fails first, the most urgent before the others, then by guide, resource and place.
fn in_order(findings: &mut Vec<Finding>) {
    let weight = |finding: &Finding| (finding.outcome, Reverse(finding.guide.urgency));
    // Most have the guide, and many the resource, in common with their neighbour.
    let guides = |a: &Finding, b: &Finding| {
        if Arc::ptr_eq(&a.guide, &b.guide) {
            Ordering::Equal
        } else {
            a.guide.id.cmp(&b.guide.id)
        }
    };
    let resources = |a: &Finding, b: &Finding| {
        if Arc::ptr_eq(&a.resource, &b.resource) {
            Ordering::Equal
        } else {
            a.resource.id.cmp(&b.resource.id)
        }
    };
    let rest = |finding: &Finding| {
        let resource = &finding.resource;
        let facts = serde_json::to_string(&**finding.facts).unwrap_or_default();
        (resource.name.clone(), resource.region.clone(), facts)
    };
    let mut unsorted: Vec<Option<Finding>> = findings.drain(..).map(Some).collect();
    // Findings are large, so their numbers are put in order, and each finding is moved once.
    let mut order: Vec<(usize, &Finding)> = unsorted.iter().flatten().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| {
        weight(a)
            .cmp(&weight(b))
            .then_with(|| guides(a, b))
            .then_with(|| resources(a, b))
            .then_with(|| a.at.cmp(&b.at))
            .then_with(|| rest(a).cmp(&rest(b)))
    });
    let order: Vec<usize> = order.into_iter().map(|(number, _)| number).collect();
    let sorted = order
        .into_iter()
        .filter_map(|number| unsorted.get_mut(number)?.take());
    findings.extend(sorted);
}

/// Counts everything but passes, which may not be listed.
fn count(findings: &[Finding]) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        match finding.status {
            Some("new") => counts.new += 1,
            Some("unchanged") => counts.unchanged += 1,
            Some("fixed") => counts.fixed += 1,
            _ => {}
        }
        match (finding.outcome, &finding.suppressed) {
            (Outcome::Pass, _) => {}
            (_, Some(_)) => counts.suppressed += 1,
            (Outcome::Fail, None) => counts.fail += usize::from(finding.is_open()),
            (Outcome::Undetermined, None) => counts.undetermined += 1,
        }
    }
    counts
}

fn voices<'g>(
    guides: impl Iterator<Item = &'g guidelines::Guide>,
) -> Result<HashMap<String, Voice>> {
    guides
        .map(|guide| Ok((guide.id.clone(), Voice::of(guide)?)))
        .collect()
}

/// A resource as reports name it.
struct Subject<'r> {
    resource: &'r Resource,
    name: OnceCell<Arc<ResourceName>>,
}

impl<'r> Subject<'r> {
    fn of(resource: &'r Resource) -> Self {
        Self {
            resource,
            name: OnceCell::new(),
        }
    }

    /// Its name, made for the first finding and shared by all of them.
    fn name(&self) -> Arc<ResourceName> {
        let name = || {
            Arc::new(ResourceName {
                kind: self.resource.kind.clone(),
                id: self.resource.id.clone(),
                name: self.resource.name.clone(),
                account: self.resource.account.clone(),
                region: self.resource.region.clone(),
            })
        };
        Arc::clone(self.name.get_or_init(name))
    }
}

/// A location as reports write it.
fn place(location: &Location) -> Value {
    let position = |at: Position| json!({"line": at.line, "column": at.column});
    json!({"file": location.file, "start": position(location.start), "end": position(location.end)})
}

/// The first 16 bytes of a SHA-256 over what makes a finding the same finding tomorrow: not where in a list it stands,
/// but what was seen there, or else one filter that is mended would hide another that broke.
/// In code the same address occurs in many folders, so the file counts; the line does not.
fn fingerprint(
    guide: &str,
    resource: &Resource,
    finding: &policy::Finding,
    facts: &str,
    file: Option<&str>,
) -> String {
    let general = finding.at.generalised();
    let parts = [guide, &resource.kind, &resource.id, general.as_str(), facts];
    let mut digest = Sha256::new();
    for (index, part) in parts.into_iter().chain(file).enumerate() {
        if index > 0 {
            digest.update("\n");
        }
        digest.update(part);
    }
    let digest: [u8; 32] = digest.finalize().into();
    let first = digest.first_chunk::<16>().copied().unwrap_or_default();
    format!("{:032x}", u128::from_be_bytes(first))
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
