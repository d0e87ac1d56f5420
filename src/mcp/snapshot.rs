//! `check_snapshot`: exported configuration and snapshots, judged as `sekisho check --input` judges them.

use super::budget::{Budget, Spent};
use super::files::{self, is_called_json};
use super::roots::Roots;
use crate::config::Config;
use crate::estate;
use crate::judging::{self, Judging, Stage};
use crate::per_thread::PerThread;
use anyhow::Result;
use checker::{Collection, NotUnderstood, Reader};
use guidelines::Library;
use policy::{Shapes, Snapshot};
use rayon::prelude::*;
use std::path::PathBuf;

/// What is judged, and with what.
pub(super) struct Bench<'b> {
    pub(super) roots: &'b Roots,
    pub(super) budget: &'b Budget,
    pub(super) library: &'b Library,
    pub(super) config: &'b Config,
    pub(super) today: jiff::civil::Date,
}

/// Something to read.
enum Source {
    File(PathBuf),
    Refused(PathBuf, String),
    Sample(String),
    Config,
}

/// Judges what is in the files; the embedded sample estate if `paths` is `None`.
pub(super) fn judge(bench: &Bench<'_>, paths: Option<&[PathBuf]>) -> Result<Judging> {
    let shapes = Shapes::embedded();
    let sources = bench.sources(paths)?;
    let feed = |stage: &Stage<'_>| {
        let readers = PerThread::new();
        let read = |(order, source)| {
            let read = |reader: &mut Reader<'_>| bench.read(source, reader);
            let collection = readers.with(|| Reader::new(&shapes), read)?;
            stage.take(order, collection);
            Ok::<(), Spent>(())
        };
        Ok(sources.par_iter().enumerate().try_for_each(read)?)
    };
    let workload = bench.config.workload.clone();
    let (judging, ()) = judging::run(feed, bench.library, workload, None)?;
    bench.budget.go_on()?;
    Ok(judging)
}

impl Bench<'_> {
    fn sources(&self, paths: Option<&[PathBuf]>) -> Result<Vec<Source>> {
        let mut sources: Vec<Source> = match paths {
            None => estate::list().into_iter().map(Source::Sample).collect(),
            Some(paths) => {
                let found = files::list(paths, self.roots, self.budget, is_called_json)?;
                let files = found.files.into_iter().map(Source::File);
                let refused = found.refused.into_iter();
                files
                    .chain(refused.map(|(path, why)| Source::Refused(path, why)))
                    .collect()
            }
        };
        sources.push(Source::Config);
        Ok(sources)
    }

    fn read(&self, source: &Source, reader: &mut Reader<'_>) -> Result<Collection, Spent> {
        self.budget.go_on()?;
        let name = |path: &PathBuf| self.roots.name(path).display().to_string();
        let refused = |path: &PathBuf, reason: String| {
            let mut collection = Collection::default();
            collection.files = 1;
            collection.not_understood.push(NotUnderstood {
                file: name(path),
                at: String::new(),
                reason,
            });
            collection
        };
        Ok(match source {
            Source::File(path) => match self.budget.read(path)? {
                Ok(text) => reader.text(&name(path), &text),
                Err(why) => refused(path, why),
            },
            Source::Refused(path, why) => refused(path, why.clone()),
            Source::Sample(name) => estate::read(name, reader),
            Source::Config => Collection::of_snapshot(Snapshot {
                resources: self.config.as_resources(self.today),
                ..Snapshot::new()
            }),
        })
    }
}
