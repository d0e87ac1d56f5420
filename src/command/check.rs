//! `sekisho check`: exported AI posture, judged.

use super::telling::Told;
use crate::args::{CheckArguments, ColorChoice};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::judging::{self, Judging};
use crate::world::{self, Output};
use crate::{Ending, estate};
use anyhow::{Context as _, Result};
use checker::Collection;
use policy::{Shapes, Snapshot};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Something to read.
enum Source {
    /// A file of the user.
    File(checker::Input),
    /// A file of the embedded sample estate.
    Sample(String),
    /// What the configuration itself declares.
    Config,
}

/// Reads, judges and reports.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Ending> {
    let asked = &arguments.report;
    let now = world::now();
    let today = world::day(now);
    let config = Config::load(asked.config.as_deref(), today)?;
    let baseline = asked.baseline.as_deref().map(Baseline::load).transpose()?;
    let shapes = Shapes::embedded();
    let library = world::library(&asked.voice)?;
    let sources = sources(&arguments.input)?;
    let bar = world::progress(asked.quiet, sources.len());
    let read = |source: &Source| {
        let collection = match source {
            Source::File(input) => checker::read_file(input, &shapes),
            Source::Sample(name) => estate::read(name, &shapes),
            Source::Config => of_config(&config, today),
        };
        bar.inc(1);
        collection
    };
    let workload = config.workload.clone();
    let judging = judging::run(
        &sources,
        read,
        &library,
        workload,
        arguments.save_snapshot.is_some(),
    )?;
    bar.finish_and_clear();
    if let Some(path) = &arguments.save_snapshot {
        save(&judging, path)?;
    }
    let told = Told {
        judging,
        sample: arguments.input.is_empty(),
        config: &config,
        library: &library,
        baseline,
        now,
    };
    told.report(asked)
}

fn sources(input: &[PathBuf]) -> Result<Vec<Source>> {
    let mut sources: Vec<Source> = if input.is_empty() {
        estate::list().into_iter().map(Source::Sample).collect()
    } else {
        checker::list(input)?
            .into_iter()
            .map(Source::File)
            .collect()
    };
    sources.push(Source::Config);
    Ok(sources)
}

/// The suppressions, which are judged like everything else.
fn of_config(config: &Config, today: jiff::civil::Date) -> Collection {
    let snapshot = Snapshot {
        resources: config.as_resources(today),
        ..Snapshot::new()
    };
    Collection {
        snapshot,
        ..Collection::default()
    }
}

/// Writes what was read; suppressions are no part of a cloud.
fn save(judging: &Judging, path: &Path) -> Result<()> {
    let resources = judging.judged.iter().map(|judged| &judged.resource);
    let resources = resources
        .filter(|resource| !Config::is_own(resource))
        .cloned()
        .collect();
    let (listed, gaps) = (judging.listed.clone(), judging.gaps.clone());
    let snapshot = Snapshot {
        resources,
        listed,
        gaps,
        ..Snapshot::new()
    };
    let mut out = Output::open(Some(path), ColorChoice::Always)?;
    serde_json::to_writer(&mut out, &snapshot)
        .with_context(|| format!("cannot write {}", path.display()))?;
    out.flush()?;
    Ok(())
}
