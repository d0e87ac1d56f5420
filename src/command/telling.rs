//! What a command that judges says at the end: the report, what was not understood, the exit code.

use crate::Ending;
use crate::args::{ColorChoice, Format, ReportArguments};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::judging::Judging;
use crate::report::build::{Material, build};
use crate::report::{Finding, Report};
use crate::world::{self, Output};
use anyhow::Result;
use guidelines::{Guide, Library, Urgency};
use std::io::Write as _;

/// What was judged, and with what.
pub(super) struct Told<'t> {
    pub(super) judging: Judging,
    pub(super) sample: bool,
    pub(super) config: &'t Config,
    pub(super) library: &'t Library,
    /// The guides that the coverage tells of, where it tells of more than those that judged.
    pub(super) guides: Vec<Guide>,
    pub(super) baseline: Option<Baseline>,
    pub(super) now: jiff::Timestamp,
}

impl Told<'_> {
    /// Writes the report as it was asked for.
    pub(super) fn report(self, asked: &ReportArguments) -> Result<Ending> {
        let report = build(Material {
            generated_at: self.now.to_string(),
            sample: self.sample,
            judging: self.judging,
            guides: self.guides,
            config: self.config,
            library: self.library,
            baseline: self.baseline,
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
