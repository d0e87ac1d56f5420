//! Reads events, detects in them, and makes incidents of them, file by file on all cores.

use crate::report::incidents::{Read, Skipped, Summary, Told};
use crate::report::words::Words;
use anyhow::{Context as _, Result, ensure};
use assistant::detect::{Rules, Source as RuleSource};
use assistant::event::{Place, Reading, Record, read};
use assistant::incident::{Gathering, Guidance, Incident, Seen, Watch, Window, incidents};
use guidelines::{Library, Text, Urgency};
use jiff::Timestamp;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// What is summarized, and how much of it is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    /// Files and folders, and `-` for the standard input.
    pub(crate) paths: Vec<PathBuf>,
    /// Folders of Sigma rules beside those of the guides.
    pub(crate) sigma: Vec<PathBuf>,
    pub(crate) window: Window,
    /// The least urgency that is told; without one everything is.
    pub(crate) min_urgency: Option<Urgency>,
    /// A part of the name of the actors that are told of.
    pub(crate) actor: Option<String>,
}

/// The endings of files that may hold events, as folders are searched for them.
const ENDINGS: [&str; 4] = [".json", ".jsonl", ".ndjson", ".gz"];
/// How many bytes of a file are read at once.
const PORTION: usize = 128 * 1024;

/// Summarizes events. `tick` is called after each file.
///
/// # Errors
/// Paths that do not exist, and rules or guides that are not valid.
pub(crate) fn run(
    request: &Request,
    library: &Library,
    now: Timestamp,
    start: impl FnOnce(usize),
    tick: impl Fn() + Sync,
) -> Result<Summary> {
    let files = files(&request.paths)?;
    let (guidance, rules) = knowledge(library, &request.sigma)?;
    let seen = Seen::default();
    let watch = Watch {
        rules: &rules,
        window: request.window,
        seen: &seen,
    };
    start(files.len());
    let names: Vec<Arc<str>> = files.iter().map(|file| name(file)).collect();
    let readings = files
        .par_iter()
        .zip(&names)
        .enumerate()
        .map(|(index, (file, name))| {
            let file_number = u32::try_from(index).unwrap_or(u32::MAX);
            let mut gathering = Gathering::new(&rules);
            let mut take = |record: &Record<'_>| gathering.take(&watch, record, file_number);
            let reading = read_file(file, name, &mut take);
            tick();
            (gathering, totals(reading))
        });
    let nothing = || (Gathering::new(&rules), Read::default());
    let (gathering, mut read) = readings.reduce(nothing, |mut one, other| {
        one.0.merge(other.0);
        add(&mut one.1, other.1);
        one
    });
    read.files = files.len();
    let gathered = gathering.finish(&watch, guidance.answers(), &names);
    read.dropped += gathered.dropped;
    read.skipped
        .extend(gathered.misread.into_iter().map(skipped));
    read.skipped.sort();
    let all = incidents(gathered.notices, &gathered.links, &guidance, now);
    let found = all.len();
    let incidents: Vec<Told> = all
        .into_iter()
        .filter(|incident| is_told(incident, request))
        .map(|incident| Told {
            incident,
            related: Vec::new(),
            related_undetermined: 0,
            llm: None,
        })
        .collect();
    read.left_out = found - incidents.len();
    Ok(Summary {
        schema: Summary::SCHEMA,
        generated_at: now.to_string(),
        read,
        incidents,
    })
}

/// The guides that answer events, and the rules of guides and users.
pub(crate) fn knowledge(library: &Library, sigma: &[PathBuf]) -> Result<(Guidance, Rules)> {
    let guides = library.guides_for_events()?;
    let unknown = Text::build(|language| Words::of(language).of_incidents("incident", "unknown"));
    let guidance = Guidance::new(guides, &unknown)?;
    let own = own_rules(sigma)?;
    let of_guides = guidance.guides().filter_map(|guide| {
        Some(RuleSource {
            origin: format!("{}/detection.yml", guide.folder),
            guide: Some(guide.id.clone()),
            text: guide.detection.as_deref()?,
        })
    });
    let of_users = own.iter().map(|(path, text)| RuleSource {
        origin: path.display().to_string(),
        guide: None,
        text,
    });
    let sources: Vec<RuleSource<'_>> = of_guides.chain(of_users).collect();
    let rules = Rules::parse(&sources)?;
    Ok((guidance, rules))
}

/// The texts of a user's Sigma rules.
fn own_rules(folders: &[PathBuf]) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    for folder in folders {
        let before = found.len();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.with_context(|| format!("--sigma {}", folder.display()))?;
            let is_rule = entry.file_type().is_file()
                && matches!(
                    entry.path().extension().and_then(|ending| ending.to_str()),
                    Some("yml" | "yaml")
                );
            if is_rule {
                let text = std::fs::read_to_string(entry.path())
                    .with_context(|| format!("--sigma {}", entry.path().display()))?;
                found.push((entry.into_path(), text));
            }
        }
        ensure!(
            found.len() > before,
            "--sigma {}: no .yml or .yaml file there; name a file or folder of Sigma rules",
            folder.display()
        );
    }
    Ok(found)
}

/// Whether a file in a folder is looked into, by its ending.
pub(crate) fn may_hold_events(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The files to read, each once, in the order of their names: folders without following links, so that a loop of links cannot trap it.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for path in paths {
        if path == Path::new("-") {
            found.insert(path.clone(), path.clone());
            continue;
        }
        let real = path.canonicalize().with_context(|| {
            format!("cannot read {}; name a file, a folder or -", path.display())
        })?;
        if !real.is_dir() {
            found.insert(real, path.clone());
            continue;
        }
        for entry in WalkDir::new(path) {
            let entry = entry.with_context(|| format!("cannot list {}", path.display()))?;
            if entry.file_type().is_file() && may_hold_events(entry.path()) {
                let real = entry.path().canonicalize();
                let real = real.unwrap_or_else(|_| entry.path().to_owned());
                found.insert(real, entry.into_path());
            }
        }
    }
    let mut files: Vec<PathBuf> = found.into_values().collect();
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> Arc<str> {
    Arc::from(file.display().to_string())
}

fn read_file(file: &Path, name: &Arc<str>, take: &mut dyn FnMut(&Record<'_>)) -> Reading {
    if file == Path::new("-") {
        return read(&mut std::io::stdin().lock(), name, take);
    }
    match File::open(file) {
        Ok(file) => {
            let mut file = std::io::BufReader::with_capacity(PORTION, file);
            read(&mut file.by_ref(), name, take)
        }
        Err(error) => Reading {
            skipped: vec![assistant::event::Skipped {
                place: Place {
                    file: Arc::clone(name),
                    ordinal: 0,
                },
                reason: format!("cannot be opened: {error}"),
                count: 1,
            }],
            ..Reading::default()
        },
    }
}

fn totals(reading: Reading) -> Read {
    let skipped = reading.skipped.into_iter().map(skipped);
    Read {
        events: reading.events,
        bytes: reading.bytes,
        skipped: skipped.collect(),
        ..Read::default()
    }
}

fn skipped(skipped: assistant::event::Skipped) -> Skipped {
    Skipped {
        file: skipped.place.file.to_string(),
        ordinal: skipped.place.ordinal,
        reason: skipped.reason,
        count: skipped.count,
    }
}

fn add(sum: &mut Read, other: Read) {
    sum.events += other.events;
    sum.bytes += other.bytes;
    sum.skipped.extend(other.skipped);
}

fn is_told(incident: &Incident, request: &Request) -> bool {
    let urgent = request
        .min_urgency
        .is_none_or(|least| incident.urgency.is_some_and(|urgency| urgency >= least));
    let wanted = request.actor.as_ref().is_none_or(|wanted| {
        let wanted = wanted.to_lowercase();
        let mut actors = incident.actors.iter();
        actors.any(|actor| actor.name.to_lowercase().contains(&wanted))
    });
    urgent && wanted
}
