//! Writes what was read as a snapshot, part by part, so that nothing has to wait in memory for the end.

use anyhow::{Context as _, Result};
use checker::Collection;
use flate2::Compression;
use flate2::write::GzEncoder;
use policy::Snapshot;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::config::Config;
use crate::judging::lock;

/// A snapshot that is being written: one document a line, compressed with gzip.
pub(crate) struct SnapshotFile {
    path: PathBuf,
    state: Mutex<State>,
}

struct State {
    out: GzEncoder<BufWriter<File>>,
    parts: u64,
    /// The first error; writing ends with it.
    error: Option<std::io::Error>,
}

impl SnapshotFile {
    /// Creates the file.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let file = File::create(path)
            .with_context(|| format!("cannot write {}; give another path", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            state: Mutex::new(State {
                out: GzEncoder::new(BufWriter::new(file), Compression::fast()),
                parts: 0,
                error: None,
            }),
        })
    }

    /// Writes what one collection holds; suppressions are no part of a cloud.
    pub(crate) fn add(&self, collection: &Collection) {
        let own = |resource: &policy::Resource| !Config::is_own(resource);
        let snapshot = &collection.snapshot;
        let resources: Vec<_> = snapshot
            .resources
            .iter()
            .filter(|resource| own(resource))
            .collect();
        if resources.is_empty() && snapshot.listed.is_empty() && snapshot.gaps.is_empty() {
            return;
        }
        let part = serde_json::json!({
            "schema": snapshot.schema,
            "resources": resources,
            "listed": snapshot.listed,
            "gaps": snapshot.gaps,
        });
        lock(&self.state).write(part);
    }

    /// Writes the last part, which says how many there are.
    pub(crate) fn finish(self) -> Result<()> {
        let Self { path, state } = self;
        let mut state = state
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let last = Snapshot {
            parts: Some(state.parts + 1),
            ..Snapshot::new()
        };
        state.write(serde_json::to_value(last)?);
        let written = match state.error {
            Some(error) => Err(error),
            None => state.out.finish().and_then(|mut file| file.flush()),
        };
        written.with_context(|| format!("cannot write {}", path.display()))
    }
}

impl State {
    fn write(&mut self, mut part: serde_json::Value) {
        if self.error.is_some() {
            return;
        }
        self.parts += 1;
        if let Some(part) = part.as_object_mut() {
            part.insert("part".to_owned(), self.parts.into());
        }
        let line = format!("{part}\n");
        self.error = self.out.write_all(line.as_bytes()).err();
    }
}
