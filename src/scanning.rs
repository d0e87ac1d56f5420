//! Reads and judges infrastructure as code, unit by unit, and finds the place of every finding.

use crate::config::Config;
use crate::judging::{Bench, Judged, Judging, control_errors, lock};
use checker::NotUnderstood;
use guidelines::{Library, LibraryError};
use lsp::source::{Disk, Lines, Position, Reading, Span, Spans, Unit};
use lsp::{CodedResource, Origin, Share, Suppression, suppressions};
use policy::{Finding, Judge, Outcome, Place, Relations, Resource, Session, Shapes, Verdict};
use rayon::prelude::*;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Where a finding stands in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// The path that the report names the file by.
    pub(crate) file: String,
    pub(crate) start: Position,
    pub(crate) end: Position,
    /// The suppression in a comment that covers it.
    pub(crate) suppressed: Option<crate::config::Suppressed>,
}

/// What is said of code beside its findings.
#[derive(Debug, Default)]
pub(crate) struct Code {
    pub(crate) share: Share,
    /// The paths that were asked for, as the report names them.
    pub(crate) scanned: Vec<PathBuf>,
}

/// A place to read code from, and how its files are called in reports.
pub(crate) struct Ground {
    /// The files that may be read: those of the repository that the named folder is in.
    pub(crate) disk: Disk,
    /// The named folder, without symbolic links.
    pub(crate) folder: PathBuf,
    /// The named folder as it was named.
    pub(crate) named: PathBuf,
}

impl Ground {
    /// How reports call a file, given by its path below the root of the disk.
    pub(crate) fn name(&self, file: &Path) -> String {
        let real = self.disk.root().join(file);
        let name = match real.strip_prefix(&self.folder) {
            Ok(inside) => self.named.join(inside),
            Err(_) => relative(&self.folder, &real)
                .map_or_else(|| real.clone(), |way| self.named.join(way)),
        };
        tidy(&name).display().to_string()
    }
}

/// The way from a folder to a file that is not inside it.
fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let shared = folder
        .ancestors()
        .find(|ancestor| file.starts_with(ancestor))?;
    let up = folder
        .strip_prefix(shared)
        .ok()?
        .components()
        .map(|_| Path::new(".."));
    Some(up.chain([file.strip_prefix(shared).ok()?]).collect())
}

/// A path in which `..` takes back the name before it.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let is_name = matches!(tidy.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::ParentDir if is_name => drop(tidy.pop()),
            Component::CurDir => {}
            other => tidy.push(other),
        }
    }
    tidy
}

/// A unit of code, and the files of it that were asked for; all if none are named.
pub(crate) struct Target {
    pub(crate) ground: usize,
    pub(crate) unit: Unit,
    pub(crate) only: Vec<PathBuf>,
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
            let scanner = Scanner {
                ground,
                judge: &judge,
                shapes: &shapes,
                today,
            };
            scanner.scan(&mut session, target)
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

struct Scanner<'s> {
    ground: &'s Ground,
    judge: &'s Judge<'s>,
    shapes: &'s Shapes,
    today: jiff::civil::Date,
}

impl Scanner<'_> {
    fn scan(&self, session: &mut Session<'_>, target: &Target) -> Scanned {
        let reading = target.unit.read(&self.ground.disk);
        let mut scanned = Scanned {
            not_understood: self.not_understood(&reading),
            ..Scanned::default()
        };
        let coded = lsp::resources(reading, self.shapes);
        scanned.share = coded.share;
        let Some(first) = coded.resources.first() else {
            return scanned;
        };
        let spans = Arc::clone(first.origin.spans());
        let mut locator = Locator::new(&spans, self.ground, self.today);
        let resources = coded.resources.iter().map(|coded| &coded.resource);
        let relations = Relations::new(resources, &[]);
        let mut related = self.judge.session_with(&relations);
        let asked =
            |file: &Path| target.only.is_empty() || target.only.iter().any(|only| only == file);
        for CodedResource {
            mut resource,
            origin,
        } in coded.resources
        {
            let mut verdict = session.judge(&resource);
            verdict.absorb(related.judge(&resource));
            verdict.findings.retain(|finding| tells(&origin, finding));
            let mut located: Vec<(Finding, Location)> = Vec::new();
            for finding in std::mem::take(&mut verdict.findings) {
                if let Some((file, location)) = locator.locate(&origin, &finding)
                    && asked(file)
                {
                    located.push((finding, location));
                }
            }
            let (findings, locations) = located.into_iter().unzip();
            let verdict = Verdict {
                findings,
                errors: verdict.errors,
            };
            // The unit is judged, relations included, so nobody looks at the configuration again.
            resource.config = serde_json::Value::Null;
            scanned.judged.push(Judged {
                locations,
                ..Judged::of(verdict, resource)
            });
        }
        for (resource, location) in locator.suppressions_as_resources() {
            let verdict = session.judge(&resource);
            let locations = verdict.findings.iter().map(|_| location.clone()).collect();
            scanned.judged.push(Judged {
                locations,
                ..Judged::of(verdict, resource)
            });
        }
        scanned
    }

    fn not_understood(&self, reading: &Reading) -> Vec<NotUnderstood> {
        let name = |path: &Path| self.ground.name(path);
        let errors = reading.errors.iter().filter_map(|error| {
            let (path, text) = reading.spans.files().get(error.span.file as usize)?;
            let Position { line, column } =
                Lines::new(text).position(error.span.range.start as usize);
            Some(NotUnderstood {
                file: name(path),
                at: format!(":{line}:{column}"),
                reason: error.message.clone(),
            })
        });
        let others = reading.not_understood.iter().map(|piece| NotUnderstood {
            file: name(&piece.file),
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
}

/// Of a resource that is declared elsewhere only the faults are told of the part that stands here.
pub(crate) fn tells(origin: &Origin, finding: &Finding) -> bool {
    !origin.is_part()
        || finding.outcome != Outcome::Pass
            && finding.at != Place::root()
            && origin.knows(&finding.at)
}

/// Finds places in the files of one unit.
struct Locator<'f> {
    files: Vec<Located<'f>>,
}

struct Located<'f> {
    path: &'f Path,
    name: String,
    lines: Lines<'f>,
    suppressions: Vec<(Suppression, Option<crate::config::Suppressed>)>,
    resources: Vec<Resource>,
}

impl<'f> Locator<'f> {
    fn new(spans: &'f Spans, ground: &Ground, today: jiff::civil::Date) -> Self {
        let files = spans.files().iter().map(|(path, text)| {
            let name = ground.name(path);
            let found = suppressions(text);
            let resources = Config::inline_resources(&name, &found, today);
            let suppressions = found.into_iter().map(|found| {
                let said = Config::inline(&found, today);
                (found, said)
            });
            Located {
                path,
                lines: Lines::new(text),
                suppressions: suppressions.collect(),
                resources,
                name,
            }
        });
        Self {
            files: files.collect(),
        }
    }

    fn position(&self, span: &Span) -> Option<(&Located<'f>, Position, Position)> {
        let file = self.files.get(span.file as usize)?;
        let start = file.lines.position(span.range.start as usize);
        Some((file, start, file.lines.position(span.range.end as usize)))
    }

    fn locate(&self, origin: &Origin, finding: &Finding) -> Option<(&'f Path, Location)> {
        let (file, start, end) = self.position(origin.span(&finding.at)?)?;
        let covers = |found: &Suppression| {
            let around = origin.around(&finding.at);
            let mut lines = around.into_iter().filter_map(|span| self.position(span));
            lines.any(|(other, start, _)| other.path == file.path && start.line == found.covers)
        };
        let mut inline = file
            .suppressions
            .iter()
            .filter(|(found, _)| Config::names(&found.guide, &finding.guide));
        let suppressed = inline.find_map(|(found, said)| said.clone().filter(|_| covers(found)));
        Some((
            file.path,
            Location {
                file: file.name.clone(),
                start,
                end,
                suppressed,
            },
        ))
    }

    /// The suppressions in comments are judged like those of the configuration.
    fn suppressions_as_resources(&mut self) -> Vec<(Resource, Location)> {
        let mut found = Vec::new();
        for file in &mut self.files {
            let comments = file
                .suppressions
                .iter()
                .map(|(suppression, _)| suppression.line);
            for (resource, line) in std::mem::take(&mut file.resources)
                .into_iter()
                .zip(comments.collect::<Vec<_>>())
            {
                let start = Position { line, column: 1 };
                let location = Location {
                    file: file.name.clone(),
                    start,
                    end: start,
                    suppressed: None,
                };
                found.push((resource, location));
            }
        }
        found
    }
}
