//! `sekisho check`: live or exported AI posture, judged.

use super::telling::Told;
use crate::args::CheckArguments;
use crate::baseline::Baseline;
use crate::config::Config;
use crate::judging::{self, Stage};
use crate::per_thread::PerThread;
use crate::snapshotting::SnapshotFile;
use crate::{Ending, collecting, estate, world};
use anyhow::{Result, bail};
use checker::{Collection, Reader};
use policy::{Shapes, Snapshot};
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

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
    let shapes = Arc::new(Shapes::embedded());
    let library = asked.narrow(world::library(&asked.voice)?);
    let live = arguments.live.clouds.any();
    let sample = arguments.input.is_empty() && !live;
    let sources = sources(&arguments.input, sample)?;
    let snapshot = arguments.snapshot_out.as_deref().map(SnapshotFile::create);
    let snapshot = snapshot.transpose()?;
    let feed = |stage: &Stage<'_>| {
        let bar = world::progress(asked.quiet, sources.len());
        let readers = PerThread::new();
        sources.par_iter().enumerate().for_each(|(order, source)| {
            let mut take = |collection| stage.take(order, collection);
            let read = |reader: &mut Reader<'_>| match source {
                Source::File(input) => reader.file(input, &mut take),
                Source::Sample(name) => take(estate::read(name, reader)),
                Source::Config => take(of_config(&config, today)),
            };
            readers.with(|| Reader::new(&shapes), read);
            bar.inc(1);
        });
        bar.finish_and_clear();
        let collect = || collecting::run(&arguments.live, &library, &shapes, asked.quiet, stage);
        live.then(collect).transpose()
    };
    let workload = config.workload.clone();
    let (mut judging, summary) = judging::run(feed, &library, workload, snapshot.as_ref())?;
    judging.live = summary;
    snapshot.map_or(Ok(()), SnapshotFile::finish)?;
    let told = Told {
        judging,
        sample,
        config: &config,
        library: &library,
        guides: library.guides_of_frameworks()?,
        baseline,
        now,
    };
    let ending = told.report(asked)?;
    if summary.is_some_and(|summary| summary.interrupted) {
        bail!("interrupted: what was not read by then is undetermined; run it again for the rest");
    }
    Ok(ending)
}

fn sources(input: &[PathBuf], sample: bool) -> Result<Vec<Source>> {
    let mut sources: Vec<Source> = if sample {
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
    Collection::of_snapshot(snapshot)
}
