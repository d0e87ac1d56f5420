//! Reads and judges infrastructure as code, unit by unit, and finds the place of every finding.

use crate::config::Config;
use crate::examining::{Examined, Examiner, Subject};
use crate::ground::Ground;
use crate::judging::{Bench, Judged, Judging, control_errors, lock};
use crate::locating::Locator;
use checker::NotUnderstood;
use guidelines::{Library, LibraryError};
use lsp::Share;
use lsp::source::{Lines, Position, Unit};
use policy::{Configuration, Session, Shapes, Verdict};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What is said of code beside its findings.
#[derive(Debug, Default)]
pub(crate) struct Code {
    pub(crate) share: Share,
    /// The paths that were asked for, as the report names them.
    pub(crate) scanned: Vec<PathBuf>,
}

/// A unit of code, and the files of it that were asked for; all if none are named.
pub(crate) struct Target {
    pub(crate) ground: usize,
    pub(crate) unit: Unit,
    pub(crate) only: Vec<PathBuf>,
}

impl Target {
    /// Units of one ground. Files that were named one by one are a matter of Terraform alone, which is read with its neighbours.
    pub(crate) fn all(
        ground: usize,
        units: Vec<Unit>,
        only: &[PathBuf],
    ) -> impl Iterator<Item = Self> {
        units.into_iter().map(move |unit| Self {
            ground,
            only: match unit {
                Unit::Terraform(_) => only.to_vec(),
                _ => Vec::new(),
            },
            unit,
        })
    }
}

/// What one unit gave.
#[derive(Default)]
struct Scanned {
    judged: Vec<Judged>,
    share: Share,
    not_understood: Vec<NotUnderstood>,
}

/// Judges units of code in parallel.
pub(crate) fn run(
    grounds: &[Ground],
    targets: &[Target],
    config: &Config,
    today: jiff::civil::Date,
    library: &Library,
    done: impl Fn() + Sync,
) -> Result<Judging, LibraryError> {
    let shapes = Shapes::embedded();
    let bench = Bench::new(library);
    let judge = bench.judge(config.workload.clone());
    // A session remembers verdicts, so few that see many units are better than one for each.
    let sessions: Mutex<Vec<Session<'_>>> = Mutex::default();
    let scan = |target: &Target| {
        let free = lock(&sessions).pop();
        let mut session = free.unwrap_or_else(|| judge.session());
        let scanned = grounds.get(target.ground).map(|ground| {
            let examiner = Examiner {
                judge: &judge,
                shapes: &shapes,
            };
            let unit = examiner.examine(&mut session, &target.unit, &ground.disk);
            told(unit, &mut session, ground, target, today)
        });
        lock(&sessions).push(session);
        done();
        scanned.unwrap_or_default()
    };
    let scanned: Vec<Scanned> = targets.par_iter().map(scan).collect();
    let mut judging = Judging::default();
    let mut share = Share::default();
    for unit in scanned {
        judging.judged.extend(unit.judged);
        judging.not_understood.extend(unit.not_understood);
        share.absorb(unit.share);
    }
    drop(sessions);
    let mut session = judge.session();
    for resource in config.as_resources(today) {
        judging
            .judged
            .push(Judged::of(session.judge(&resource), resource));
    }
    drop(session);
    judging.control_errors = control_errors(&judge, &judging.judged);
    drop(judge);
    judging.code = Some(Code {
        share,
        scanned: Vec::new(),
    });
    judging.guides = bench.guides()?;
    Ok(judging)
}

/// What a report tells of a unit. Nobody looks at its configurations any more.
fn told(
    examined: Examined,
    session: &mut Session<'_>,
    ground: &Ground,
    target: &Target,
    today: jiff::civil::Date,
) -> Scanned {
    let mut scanned = Scanned {
        not_understood: not_understood(&examined, ground),
        share: examined.share,
        judged: Vec::new(),
    };
    let mut locator = Locator::new(&examined.spans, ground, today);
    let asked = |file: &Path| target.only.is_empty() || target.only.iter().any(|only| only == file);
    for Subject {
        mut resource,
        origin,
        verdict,
    } in examined.resources
    {
        let located = verdict.findings.into_iter().filter_map(|finding| {
            let (_, file, location) = locator.locate(&origin, &finding)?;
            asked(file).then_some((finding, location))
        });
        let (findings, locations) = located.unzip();
        let verdict = Verdict {
            findings,
            errors: verdict.errors,
        };
        resource.config = Configuration::default();
        scanned.judged.push(Judged {
            locations,
            ..Judged::of(verdict, resource)
        });
    }
    for (resource, file, location) in locator.suppressions_as_resources() {
        if !asked(file) {
            continue;
        }
        let verdict = session.judge(&resource);
        let locations = verdict.findings.iter().map(|_| location.clone()).collect();
        scanned.judged.push(Judged {
            locations,
            ..Judged::of(verdict, resource)
        });
    }
    scanned
}

fn not_understood(examined: &Examined, ground: &Ground) -> Vec<NotUnderstood> {
    let errors = examined.errors.iter().filter_map(|error| {
        let (path, text) = examined.spans.files().get(error.span.file as usize)?;
        let Position { line, column } = Lines::new(text).position(error.span.range.start as usize);
        Some(NotUnderstood {
            file: ground.name(path),
            at: format!(":{line}:{column}"),
            reason: error.message.clone(),
        })
    });
    let others = examined.not_understood.iter().map(|piece| NotUnderstood {
        file: ground.name(&piece.file),
        at: if piece.line == 0 {
            String::new()
        } else {
            format!(":{}", piece.line)
        },
        reason: piece.reason.clone(),
    });
    let mut all: Vec<NotUnderstood> = errors.chain(others).collect();
    all.dedup();
    all
}
