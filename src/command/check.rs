//! `sekisho check`: live or exported AI posture, judged.

use crate::args::{CheckArguments, ColorChoice, Format};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::report::build::{Material, build};
use crate::report::{ControlFailure, Report, escape};
use crate::world::{self, Output};
use crate::{Ending, estate};
use anyhow::{Context as _, Result};
use checker::Collection;
use guidelines::Guide;
use policy::{Control, ControlError, ControlSource, Judge, Shapes, Snapshot, Verdict};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::Write as _;

/// Reads, judges and reports.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Ending> {
    let asked = &arguments.report;
    let now = world::now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let config = Config::load(asked.config.as_deref(), today)?;
    let baseline = asked.baseline.as_deref().map(Baseline::load).transpose()?;
    let shapes = Shapes::embedded()?;
    let library = world::library(&asked.voice)?;
    let sample = arguments.input.is_empty();
    let mut collection = if sample { estate::read(&shapes) } else { read(arguments, &shapes)? };
    if let Some(path) = &arguments.save_snapshot {
        save(&collection.snapshot, path)?;
    }
    collection.snapshot.resources.extend(config.as_resources(today));
    let kinds: BTreeSet<&str> = collection.snapshot.resources.iter().map(|resource| resource.kind.as_str()).collect();
    let guides = library.guides_for(&kinds)?;
    let (verdicts, control_errors, judged) = judge(&guides, &collection.snapshot, &config);
    let report = build(Material {
        generated_at: now.to_string(),
        sample,
        collection: &collection,
        guides: &guides,
        library: &library.guides()?,
        verdicts,
        control_errors,
        judged,
        config: &config,
        baseline,
        show_passes: asked.show_passes,
    })?;
    // Only the terminal report has colours; in the other forms nothing may be taken for one.
    let color = if asked.format == Format::Terminal { asked.voice.color } else { ColorChoice::Always };
    let mut out = Output::open(asked.output.as_deref(), color)?;
    report.write(asked.format, world::language(asked.voice.lang).languages(), &mut out)?;
    out.flush()?;
    for failure in &report.read.control_errors {
        world::note(&format!("control of {} ({}) could not be run: {}", failure.guide, failure.path, failure.message));
    }
    Ok(ending(&report, asked.fail_on))
}

fn read(arguments: &CheckArguments, shapes: &Shapes) -> Result<Collection> {
    let bar = world::progress(arguments.report.quiet);
    let collection = checker::read(&arguments.input, shapes, &|step, total| {
        bar.set_length(total as u64);
        bar.inc(step as u64);
    })?;
    bar.finish_and_clear();
    if !arguments.report.quiet {
        for piece in &collection.not_understood {
            world::note(&format!("not understood: {}{}{}: {}", piece.file, if piece.at.is_empty() { "" } else { "#" }, piece.at, escape::one_line(&piece.reason)));
        }
    }
    Ok(collection)
}

fn save(snapshot: &Snapshot, path: &std::path::Path) -> Result<()> {
    let mut out = Output::open(Some(path), ColorChoice::Always)?;
    serde_json::to_writer(&mut out, snapshot).with_context(|| format!("cannot write {}", path.display()))?;
    out.flush()?;
    Ok(())
}

/// Judges every resource, in parallel; verdicts come in the order of the resources.
fn judge(guides: &[Guide], snapshot: &Snapshot, config: &Config) -> (Vec<Verdict>, BTreeSet<ControlFailure>, usize) {
    let controls = guides.par_iter().filter_map(compile).collect();
    let judge = Judge::new(controls, snapshot, &config.workload);
    let verdicts: Vec<Verdict> =
        snapshot.resources.par_iter().map_init(|| judge.session(), |session, resource| session.judge(resource)).collect();
    let mut errors: BTreeSet<ControlFailure> = judge.errors().cloned().map(failure).collect();
    errors.extend(verdicts.iter().flat_map(|verdict| verdict.errors.iter().cloned()).map(failure));
    let judged = verdicts.iter().filter(|verdict| !verdict.findings.is_empty()).count();
    (verdicts, errors, judged)
}

fn compile(guide: &Guide) -> Option<Control> {
    let text = guide.control.as_deref()?;
    let path = format!("{}/control.rego", guide.folder);
    Some(Control::compile(ControlSource { guide: &guide.id, path: &path, text, kinds: &guide.kinds, relates: &guide.relates }))
}

fn failure(error: ControlError) -> ControlFailure {
    ControlFailure { guide: error.guide, path: error.path, message: error.message }
}

/// With a baseline only what is new counts; a suppressed or undetermined finding never does.
fn ending(report: &Report, fail_on: guidelines::Urgency) -> Ending {
    if report.read.judged == 0 {
        return Ending::Nothing;
    }
    let counts = |finding: &&crate::report::Finding| finding.is_open() && finding.status != Some("unchanged") && finding.guide.urgency >= fail_on;
    if report.findings.iter().any(|finding| counts(&finding)) { Ending::Findings } else { Ending::Clean }
}
