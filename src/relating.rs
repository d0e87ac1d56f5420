//! What a snapshot says about the resources of incidents: the controls that fail on them, and how many could not be decided.

use crate::judging::{self, Judged, Stage};
use crate::per_thread::PerThread;
use crate::report::incidents::{Related, Summary, Told};
use crate::report::voice::Voice;
use crate::world;
use anyhow::{Context as _, Result, ensure};
use assistant::incident::{Incident, Named};
use checker::Reader;
use guidelines::{Guide, Library, Text};
use policy::{Outcome, Resource, Shapes, Workload};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Judges a snapshot, and puts what fails on a resource of an incident beside it. What of it is not understood is said unless `quiet`.
///
/// # Errors
/// A snapshot or export that cannot be read, or of which nothing is understood.
pub(crate) fn relate(
    summary: &mut Summary,
    snapshot: &Path,
    library: &Library,
    quiet: bool,
) -> Result<()> {
    let shapes = Arc::new(Shapes::embedded());
    let inputs = checker::list(&[snapshot.to_owned()])
        .with_context(|| format!("--snapshot {}", snapshot.display()))?;
    let feed = |stage: &Stage<'_>| {
        let readers = PerThread::new();
        inputs.par_iter().enumerate().for_each(|(order, input)| {
            let mut take = |collection| stage.take(order, collection);
            readers.with(
                || Reader::new(&shapes),
                |reader| reader.file(input, &mut take),
            );
        });
        Ok(())
    };
    let (judging, ()) = judging::run(feed, library, Workload::default(), None)?;
    for not_understood in &judging.not_understood {
        let (file, reason) = (&not_understood.file, &not_understood.reason);
        ensure!(!judging.judged.is_empty(), "--snapshot {file}: {reason}");
        if !quiet {
            world::note(&format!("not read: --snapshot {file}: {reason}"));
        }
    }
    for judged in &judging.judged {
        let concerned = summary.incidents.iter_mut().filter(|told| {
            let incident = &told.incident;
            let mut resources = incident.resources.iter();
            resources.any(|named| is(&judged.resource, named, incident))
        });
        let concerned: Vec<&mut Told> = concerned.collect();
        if !concerned.is_empty() {
            let (related, undetermined) = verdict(judged, &judging.guides)?;
            for told in concerned {
                told.related.extend(related.iter().cloned());
                told.related_undetermined += undetermined;
            }
        }
    }
    for told in &mut summary.incidents {
        told.related.sort_by(|one, other| {
            let key = |related: &Related| std::cmp::Reverse(related.urgency);
            key(one)
                .cmp(&key(other))
                .then_with(|| (&one.guide, &one.resource).cmp(&(&other.guide, &other.resource)))
        });
        told.related.dedup();
    }
    Ok(())
}

/// What fails on a resource, and how many controls could not be decided on it.
fn verdict(judged: &Judged, guides: &BTreeMap<String, Guide>) -> Result<(Vec<Related>, usize)> {
    let (mut related, mut undetermined) = (Vec::new(), BTreeSet::new());
    for finding in &judged.verdict.findings {
        let Some(guide) = guides.get(&*finding.guide) else {
            continue;
        };
        if finding.outcome == Outcome::Undetermined {
            undetermined.insert(&guide.id);
        }
        if finding.outcome == Outcome::Fail {
            let voice = Voice::of(guide)?;
            related.push(Related {
                guide: guide.id.clone(),
                urgency: guide.urgency,
                resource: judged.resource.id.clone(),
                title: Text::clone(&voice.view.title),
                statement: Text::build(|language| voice.statement(language, finding)),
            });
        }
    }
    Ok((related, undetermined.len()))
}

/// Whether an event's name for something is this resource: its id, or the last part of it where kind, account and Region agree.
fn is(resource: &Resource, named: &Named, incident: &Incident) -> bool {
    if resource.id == named.name {
        return true;
    }
    let last = |id: &str| id.rsplit(['/', ':']).next().unwrap_or_default().to_owned();
    // `guardrail` for `AWS::Bedrock::Guardrail`: two things of one name are not one thing.
    let kind = last(&resource.kind).to_lowercase();
    named.name.len() > 3
        && kind.starts_with(&named.kind.replace('_', ""))
        && last(&resource.id) == last(&named.name)
        && same_account(&resource.id, &named.name)
        && within(resource.account.as_deref(), incident.account.as_slice())
        && within(resource.region.as_deref(), &incident.regions)
}

/// Whether a place may be one of these, as far as both are known.
fn within(place: Option<&str>, places: &[String]) -> bool {
    places.is_empty()
        || place.is_none_or(|place| place == "global" || places.iter().any(|known| known == place))
}

/// Whether two ids may be in one account: one of them is no ARN, or both name the same.
fn same_account(one: &str, other: &str) -> bool {
    let scope = |id: &str| {
        let mut parts = id.split(':');
        (parts.next() == Some("arn")).then(|| {
            id.split(':')
                .skip(3)
                .take(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
    };
    match (scope(one), scope(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
