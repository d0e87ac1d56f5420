//! How fast events are read: `cargo run --release -p sekisho-assistant --example events -- FOLDER [THREADS] [watch]` prints what was read, the
//! time, megabytes of unpacked JSON in a second, and the most memory that was held.
//!
//! Of each record it asks what rules are chosen by, the service and the name, and of the calls that hand out credentials to whom. With
//! `watch` all embedded rules look at each record, and what they notice is gathered.

#![allow(clippy::print_stdout, reason = "it prints figures")]

use assistant::detect::{Rules, Source};
use assistant::event::{links, read};
use assistant::incident::{Gathering, Seen, Watch, Window};
use guidelines::Library;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| ".".to_owned());
    let threads = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let watched = arguments.next().is_some();
    let guides = Library::embedded().guides_for_events().unwrap_or_default();
    let sources: Vec<Source<'_>> = guides
        .iter()
        .filter_map(|guide| {
            Some(Source {
                origin: guide.folder.clone(),
                guide: Some(guide.id.clone()),
                text: guide.detection.as_deref()?,
            })
        })
        .collect();
    let rules = Rules::parse(&sources).unwrap_or_default();
    let seen = Seen::default();
    let watch = Watch {
        rules: &rules,
        window: Window::default(),
        seen: &seen,
    };
    let mut files = Vec::new();
    walk(Path::new(&folder), &mut files)?;
    files.sort();
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    let total = Mutex::new(Total::default());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let (mut bytes, mut events, mut linked, mut guarded) = (0, 0, 0, 0);
                let mut skipped = BTreeMap::<String, u64>::new();
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Ok(mut input) = File::open(path) else {
                        continue;
                    };
                    let name = Arc::from(path.display().to_string());
                    let mut gathering = Gathering::new(&rules);
                    let reading = read(&mut input, &name, &mut |record| {
                        if watched {
                            return gathering.take(&watch, record, 0);
                        }
                        guarded += u64::from(
                            record.service() == Some("bedrock.amazonaws.com")
                                && record.name() == "UpdateGuardrail",
                        );
                        linked += u64::from(links(record).is_some());
                    });
                    bytes += reading.bytes;
                    events += reading.events;
                    for skip in reading.skipped {
                        *skipped.entry(skip.reason).or_default() += skip.count;
                    }
                }
                if let Ok(mut total) = total.lock() {
                    total.0 += bytes;
                    total.1 += events;
                    total.2 += linked;
                    total.3 += guarded;
                    for (reason, count) in skipped {
                        *total.4.entry(reason).or_default() += count;
                    }
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    if let Ok(total) = total.into_inner() {
        print(files.len(), total, seconds);
    }
    Ok(())
}

/// Bytes, events, calls that hand out credentials, changes of guardrails, and what was passed over.
type Total = (u64, u64, u64, u64, BTreeMap<String, u64>);

fn print(files: usize, total: Total, seconds: f64) {
    let (bytes, events, linked, guarded, skipped) = total;
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let megabytes = bytes as f64 / 1e6;
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = memory
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("VmHWM unknown");
    // User and system time in hundredths of a second, the 14th and 15th field behind the name in brackets.
    let times = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let times = times
        .rsplit_once(')')
        .map_or("", |(_, behind)| behind)
        .split_whitespace()
        .skip(11)
        .take(2);
    let core = times
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0;
    println!(
        "{} files, {megabytes:.0} MB, {events} events, {linked} hand out credentials, {guarded} UpdateGuardrail, {seconds:.2} s, {:.0} MB/s, {:.0} MB/s of a core, {}",
        files,
        megabytes / seconds,
        megabytes / core,
        peak.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    for (reason, count) in skipped {
        println!("skipped {count}: {reason}");
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.is_file() {
        files.push(folder.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            walk(&path, files)?;
        } else if name.contains(".json") && !name.starts_with("labels") {
            files.push(path);
        }
    }
    Ok(())
}
