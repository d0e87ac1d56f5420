//! Judges collection by collection: a configuration is let go as soon as nothing needs it any more.

use crate::ahead;
use crate::locating::Location;
use crate::per_thread::PerThread;
use crate::report::ControlFailure;
use crate::scanning::Code;
use crate::snapshotting::SnapshotFile;
use checker::live::Summary;
use checker::{Collection, NotUnderstood};
use guidelines::{Guide, Library, LibraryError};
use policy::{
    Control, ControlError, ControlSource, Engine, Finding, Gap, Judge, Listed, Outcome, Place,
    Relations, Resource, Retention, Session, Verdict, Workload,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What was read and what became of it.
#[derive(Default)]
pub(crate) struct Judging {
    /// Every resource, its configuration trimmed to what relations needed, with its verdict.
    pub(crate) judged: Vec<Judged>,
    pub(crate) files: usize,
    pub(crate) not_understood: Vec<NotUnderstood>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) listed: Vec<Listed>,
    /// The guides whose controls judged, by id.
    pub(crate) guides: BTreeMap<String, Guide>,
    pub(crate) control_errors: BTreeSet<ControlFailure>,
    /// For code.
    pub(crate) code: Option<Code>,
    /// For live clouds.
    pub(crate) live: Option<Summary>,
}

/// One resource and its verdict.
pub(crate) struct Judged {
    pub(crate) resource: Resource,
    pub(crate) verdict: Verdict,
    /// The guides whose controls pass, where the verdict was put away: an estate has many times more passes than faults, and
    /// there is nothing else to say of them.
    pub(crate) passed: Vec<Arc<str>>,
    /// For code: where each finding of the verdict stands.
    pub(crate) locations: Vec<Location>,
    /// Tells two states of a resource apart after their configurations are gone.
    pub(crate) digest: u64,
}

impl Judging {
    /// Whether the code of a file was looked at, be the file there or gone.
    pub(crate) fn scanned(&self, file: &str) -> bool {
        let scanned = self.code.iter().flat_map(|code| &code.scanned);
        let mut scanned = scanned.map(|path| path.strip_prefix(".").unwrap_or(path));
        scanned.any(|path| Path::new(file).starts_with(path))
    }
}

impl Judged {
    /// A verdict on a resource that occurs once, so that nothing needs to tell its states apart.
    pub(crate) fn of(verdict: Verdict, resource: Resource) -> Self {
        Self {
            resource,
            verdict,
            passed: Vec::new(),
            locations: Vec::new(),
            digest: 0,
        }
    }

    /// Keeps of the passes in the verdict only whose they are.
    fn put_away(&mut self) {
        let findings = &mut self.verdict.findings;
        let passes = findings.extract_if(.., |finding| finding.outcome == Outcome::Pass);
        self.passed.extend(passes.map(|finding| finding.guide));
        self.passed.shrink_to_fit();
        findings.shrink_to_fit();
    }

    /// The findings of the passes that were put away.
    pub(crate) fn passes(&self) -> impl Iterator<Item = Finding> {
        self.passed.iter().map(|guide| Finding {
            guide: Arc::clone(guide),
            outcome: Outcome::Pass,
            at: Place::root(),
            facts: Arc::default(),
            reason: None,
        })
    }
}

/// A judge that asks the library for controls, and keeps what it was given.
pub(crate) struct Bench<'l> {
    library: &'l Library,
    used: Mutex<BTreeMap<String, Guide>>,
    failed: Mutex<Option<LibraryError>>,
}

impl<'l> Bench<'l> {
    pub(crate) fn new(library: &'l Library) -> Self {
        Self {
            library,
            used: Mutex::default(),
            failed: Mutex::default(),
        }
    }

    pub(crate) fn judge(&self, workload: Workload) -> Judge<'_> {
        let controls_of = |kind: &str| {
            let guides = self.library.guides_for(kind).unwrap_or_else(|error| {
                lock(&self.failed).get_or_insert(error);
                Vec::new()
            });
            let controls = guides.par_iter().filter_map(compile).collect();
            lock(&self.used).extend(guides.into_iter().map(|guide| (guide.id.clone(), guide)));
            controls
        };
        Judge::new(controls_of, workload)
    }

    /// The first folder of guides that could not be read, told once: its controls have judged nothing.
    pub(crate) fn failure(&self) -> Option<LibraryError> {
        lock(&self.failed).take()
    }

    /// The guides that were used, by id.
    ///
    /// # Errors
    /// A folder of guides that could not be read.
    pub(crate) fn guides(self) -> Result<BTreeMap<String, Guide>, LibraryError> {
        if let Some(error) = self.failure() {
            return Err(error);
        }
        Ok(self
            .used
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner))
    }
}

/// The controls that could not be compiled or run.
pub(crate) fn control_errors(judge: &Judge<'_>, judged: &[Judged]) -> BTreeSet<ControlFailure> {
    let run = judged
        .iter()
        .flat_map(|judged| judged.verdict.errors.iter().cloned());
    judge.errors().into_iter().chain(run).map(failure).collect()
}

/// Where collections are judged as they come, on many threads, and what came of it.
pub(crate) struct Stage<'j> {
    judge: &'j Judge<'j>,
    sessions: PerThread<Session<'j>>,
    retention: &'j Retention,
    snapshot: Option<&'j SnapshotFile>,
    parts: Mutex<Vec<(usize, Collection, Vec<Judged>)>>,
}

impl Stage<'_> {
    /// Judges what a collection holds, each resource where it was read. `order` is where it stands among the others.
    pub(crate) fn take(&self, order: usize, mut collection: Collection) {
        if let Some(snapshot) = self.snapshot {
            snapshot.add(&collection);
        }
        let resources = std::mem::take(&mut collection.snapshot.resources).into_iter();
        let judged = self.sessions.with(
            || self.judge.session(),
            |session| {
                let judged = resources.map(|resource| self.judge_one(session, resource));
                judged.collect()
            },
        );
        lock(&self.parts).push((order, collection, judged));
    }

    fn judge_one(&self, session: &mut Session<'_>, mut resource: Resource) -> Judged {
        let (verdict, digest) = (session.judge(&resource), digest(&resource));
        self.retention.trim(&mut resource);
        let mut judged = Judged {
            digest,
            ..Judged::of(verdict, resource)
        };
        judged.put_away();
        judged
    }
}

/// Judges what `feed` puts on the stage, and then what looks at several resources.
pub(crate) fn run<T>(
    feed: impl FnOnce(&Stage<'_>) -> anyhow::Result<T>,
    library: &Library,
    workload: Workload,
    snapshot: Option<&SnapshotFile>,
) -> anyhow::Result<(Judging, T)> {
    let relational = library.guides_with_relations()?;
    let relational: Vec<Control> = relational.iter().filter_map(compile).collect();
    let retention = Retention::for_controls(&relational);
    let bench = Bench::new(library);
    let judge = bench.judge(workload);
    let stage = Stage {
        judge: &judge,
        sessions: PerThread::new(),
        retention: &retention,
        snapshot,
        parts: Mutex::default(),
    };
    let told = feed(&stage)?;
    let mut parts = stage
        .parts
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    parts.sort_by_key(|(order, ..)| *order);
    let mut all = Collection::default();
    // As much room as it takes: growing would hold an estate twice.
    let mut judged = Vec::with_capacity(parts.iter().map(|(.., found)| found.len()).sum());
    for (_, collection, mut found) in parts {
        all.absorb(collection);
        judged.append(&mut found);
    }
    all.snapshot.gaps.extend(policy::settle(
        &mut judged,
        |judged| &judged.resource,
        |a, b| a.digest == b.digest,
    ));
    all.snapshot.gaps.sort();
    all.snapshot.gaps.dedup();
    all.snapshot.listed.sort();
    all.snapshot.listed.dedup();
    let resources = judged.iter().map(|judged| &judged.resource);
    let listed = all.snapshot.listed.iter();
    let relations = Relations::new(
        resources.filter(|resource| retention.is_related(&resource.kind)),
        listed.filter(|listed| retention.is_related(&listed.kind)),
    );
    let sessions = PerThread::new();
    judged.par_iter_mut().for_each(|judged| {
        let judge_one = |session: &mut Session<'_>| session.judge(&judged.resource);
        let verdict = sessions.with(|| judge.session_with(&relations), judge_one);
        judged.verdict.absorb(verdict);
        judged.put_away();
    });
    drop(sessions);
    let control_errors = control_errors(&judge, &judged);
    drop(judge);
    let judging = Judging {
        judged,
        files: all.files,
        not_understood: all.not_understood,
        gaps: all.snapshot.gaps,
        listed: all.snapshot.listed,
        guides: bench.guides()?,
        control_errors,
        code: None,
        live: None,
    };
    Ok((judging, told))
}

/// The control of a guide, if it has one. What is not embedded has not been tested here, so every answer of it is.
pub(crate) fn compile(guide: &Guide) -> Option<Control> {
    let (engine, ahead) = if guide.embedded {
        (Engine::Fast, ahead::control(&guide.id))
    } else {
        (Engine::Checked, None)
    };
    let text = guide.control.as_deref()?;
    let path = format!("{}/control.rego", guide.folder);
    let Guide {
        id: guide,
        kinds,
        relates,
        ..
    } = guide;
    Some(Control::compile(ControlSource {
        guide,
        path: &path,
        text,
        kinds,
        relates,
        engine,
        ahead,
    }))
}

fn failure(error: ControlError) -> ControlFailure {
    ControlFailure {
        guide: error.guide,
        path: error.path,
        message: error.message,
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A hash over everything that can make a difference to a verdict.
fn digest(resource: &Resource) -> u64 {
    let mut hasher = DefaultHasher::new();
    resource.config.hash(&mut hasher);
    resource.unknown.hash(&mut hasher);
    hasher.finish()
}
