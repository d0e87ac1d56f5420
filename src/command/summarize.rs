//! `sekisho summarize`: events become incidents with guidance.

use crate::args::{ColorChoice, SummarizeArguments, SummaryFormat};
use crate::report::incidents::{Form, Page, Summary};
use crate::summarizing::{self, Request};
use crate::world::{self, Output};
use crate::{Ending, relating, voicing};
use anyhow::{Context as _, Result, bail};
use assistant::incident::Window;
use std::io::Write as _;
use std::path::PathBuf;

/// Reads, detects, groups and reports.
pub(crate) fn run(arguments: &SummarizeArguments) -> Result<Ending> {
    let now = world::now();
    let library = world::library(&arguments.voice)?;
    let zone = world::zone(arguments.zone.as_deref())?;
    let page = match &arguments.template {
        Some(path) => Page::read(path, zone)?,
        None => Page::embedded(form(arguments.format), zone)?,
    };
    let mut paths = arguments.paths.clone();
    if paths.is_empty() {
        if world::stdin_is_terminal() {
            bail!(
                "nothing to read; name files or folders of GuardDuty findings or CloudTrail logs, or pipe events in"
            );
        }
        paths.push(PathBuf::from("-"));
    }
    let request = Request {
        paths,
        sigma: arguments.sigma.clone(),
        window: Window {
            since: arguments.since,
            until: arguments.until,
        },
        min_urgency: arguments.min_urgency,
        actor: arguments.actor.clone(),
    };
    let bar = world::progress(arguments.quiet, 0);
    let mut summary = summarizing::run(
        &request,
        &library,
        now,
        |files| bar.set_length(files as u64),
        || bar.inc(1),
    )?;
    bar.finish_and_clear();
    if let Some(snapshot) = &arguments.snapshot {
        relating::relate(&mut summary, snapshot, &library, arguments.quiet)?;
    }
    if arguments.llm {
        let endpoint = world::language_model()?;
        if arguments.llm_dry_run {
            let mut out = Output::open(arguments.output.as_deref(), ColorChoice::Always)?;
            voicing::show(&summary, &endpoint, &mut out)?;
            out.flush()?;
            return Ok(ending(&summary, arguments));
        }
        voicing::phrase(&mut summary, &endpoint, arguments.quiet)?;
    }
    let colored = page.form() == Form::Terminal;
    let color = if colored {
        arguments.voice.color
    } else {
        ColorChoice::Always
    };
    let mut out = Output::open(arguments.output.as_deref(), color)?;
    let languages = world::language(arguments.voice.lang).languages();
    summary
        .write(&page, languages, &mut out)
        .with_context(|| match &arguments.template {
            Some(path) => format!("--template {}", path.display()),
            None => "the report cannot be written".to_owned(),
        })?;
    out.flush()?;
    if !arguments.quiet && (page.form() != Form::Terminal || arguments.output.is_some()) {
        tell_unread(&summary);
    }
    Ok(ending(&summary, arguments))
}

fn form(format: SummaryFormat) -> Form {
    match format {
        SummaryFormat::Terminal => Form::Terminal,
        SummaryFormat::Markdown => Form::Markdown,
        SummaryFormat::Html => Form::Html,
        SummaryFormat::Line => Form::Line,
        SummaryFormat::Json => Form::Json,
    }
}

/// Says on the standard error what the terminal report says in its body.
fn tell_unread(summary: &Summary) {
    for skipped in &summary.read.skipped {
        let file = &skipped.file;
        let times = skipped.count;
        world::note(&format!("not read: {file}: {} ({times})", skipped.reason));
    }
}

fn ending(summary: &Summary, arguments: &SummarizeArguments) -> Ending {
    let urgent = |least| {
        let mut incidents = summary.incidents.iter();
        incidents.any(|told| {
            told.incident
                .urgency
                .is_some_and(|urgency| urgency >= least)
        })
    };
    if summary.read.events == 0 {
        Ending::Nothing
    } else if urgent(arguments.fail_on) {
        Ending::Findings
    } else {
        Ending::Clean
    }
}
