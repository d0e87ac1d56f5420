//! `sekisho check`: exported AI posture, judged.

use crate::args::{CheckArguments, ColorChoice, Format};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::judging::{self, Judging};
use crate::report::build::{Material, build};
use crate::report::{Finding, Report};
use crate::world::{self, Output};
use crate::{Ending, estate};
use anyhow::{Context as _, Result};
use checker::Collection;
use guidelines::Urgency;
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
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let config = Config::load(asked.config.as_deref(), today)?;
    let baseline = asked.baseline.as_deref().map(Baseline::load).transpose()?;
    let shapes = Shapes::embedded()?;
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
    let clouds = library.clouds()?;
    let sample = arguments.input.is_empty();
    let report = build(Material {
        generated_at: now.to_string(),
        sample,
        judging,
        clouds,
        config: &config,
        library: &library,
        baseline,
        show_passes: asked.show_passes,
    })?;
    // Only the terminal report has colours; in the other forms nothing may be taken for one.
    let color = if asked.format == Format::Terminal {
        asked.voice.color
    } else {
        ColorChoice::Always
    };
    let mut out = Output::open(asked.output.as_deref(), color)?;
    report.write(
        asked.format,
        world::language(asked.voice.lang).languages(),
        &mut out,
    )?;
    out.flush()?;
    if !asked.quiet && (asked.format != Format::Terminal || asked.output.is_some()) {
        tell_unread(&report);
    }
    Ok(ending(&report, asked.fail_on))
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

/// Says on the standard error what the terminal report says in its body.
fn tell_unread(report: &Report) {
    for piece in &report.read.not_understood {
        let at = if piece.at.is_empty() {
            String::new()
        } else {
            format!("#{}", piece.at)
        };
        world::note(&format!(
            "not understood: {}{at}: {}",
            piece.file, piece.reason
        ));
    }
    for failure in &report.read.control_errors {
        world::note(&format!(
            "control of {} ({}): {}",
            failure.guide, failure.path, failure.message
        ));
    }
}

/// With a baseline only what is new counts; a suppressed or undetermined finding never does.
fn ending(report: &Report, fail_on: Urgency) -> Ending {
    let counts = |finding: &Finding| {
        finding.is_open() && finding.status != Some("unchanged") && finding.guide.urgency >= fail_on
    };
    if report.read.judged == 0 {
        Ending::Nothing
    } else if report.findings.iter().any(counts) {
        Ending::Findings
    } else {
        Ending::Clean
    }
}
