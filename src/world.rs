//! The clock, the environment and the standard streams: everything of the world that the command touches.

use crate::args::{ColorChoice, LanguageChoice, VoiceArguments};
use anyhow::{Context as _, Result};
use guidelines::Library;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs::File;
use std::io::{BufWriter, ErrorKind, IsTerminal as _, Write, stderr};
use std::path::{Path, PathBuf};

/// Where a report goes.
pub(crate) struct Output(Box<dyn Write>);

impl Output {
    /// A file, or the standard output. `color` says what becomes of the colours in the text; text that is not for a
    /// terminal is written with `Always`, that is, untouched.
    pub(crate) fn open(path: Option<&Path>, color: ColorChoice) -> Result<Self> {
        let Some(path) = path else {
            let choice = match color {
                ColorChoice::Auto => anstream::ColorChoice::Auto,
                ColorChoice::Always => anstream::ColorChoice::AlwaysAnsi,
                ColorChoice::Never => anstream::ColorChoice::Never,
            };
            return Ok(Self(Box::new(BufWriter::new(anstream::AutoStream::new(
                std::io::stdout(),
                choice,
            )))));
        };
        let file = File::create(path)
            .with_context(|| format!("cannot write {}; give another path", path.display()))?;
        Ok(Self(match color {
            ColorChoice::Always => Box::new(BufWriter::new(file)),
            ColorChoice::Auto | ColorChoice::Never => {
                Box::new(BufWriter::new(anstream::StripStream::new(file)))
            }
        }))
    }
}

/// A reader that goes away, as `| head` does, has read enough: the rest is dropped, and the exit code stays what it is.
impl Write for Output {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        unless_closed(self.0.write(buffer), buffer.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        unless_closed(self.0.flush(), ())
    }
}

fn unless_closed<T>(done: std::io::Result<T>, instead: T) -> std::io::Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(instead),
        done => done,
    }
}

/// Says what went wrong, and what to do about it, on the standard error.
pub(crate) fn complain(error: &anyhow::Error) {
    note(&format!("error: {error:#}"));
}

/// Says a line on the standard error; what came from input is made harmless.
pub(crate) fn note(line: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(stderr(), "{}", crate::report::escape::terminal(line));
}

/// The language asked for, or that of the environment.
pub(crate) fn language(asked: Option<LanguageChoice>) -> LanguageChoice {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the reader's language"
    )]
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    asked.unwrap_or_else(|| match locale() {
        Some(locale) if locale.starts_with("ja") => LanguageChoice::Ja,
        Some(_) | None => LanguageChoice::En,
    })
}

/// The embedded knowledge and the folders asked for.
pub(crate) fn library(arguments: &VoiceArguments) -> Result<Library> {
    library_with(&arguments.guidelines)
}

/// The embedded knowledge and these folders.
pub(crate) fn library_with(folders: &[PathBuf]) -> Result<Library> {
    let mut library = Library::embedded();
    for folder in folders {
        library
            .add_folder(folder)
            .with_context(|| format!("--guidelines {}", folder.display()))?;
    }
    Ok(library)
}

/// The present moment, in UTC, to the second.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(crate) fn now() -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now)
}

/// The day of a moment, in UTC: suppressions end with a day.
pub(crate) fn day(moment: jiff::Timestamp) -> jiff::civil::Date {
    moment.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Whether a person would have to type what is read.
pub(crate) fn stdin_is_terminal() -> bool {
    std::io::stdin().is_terminal()
}

/// The time zone asked for, or that of the system; UTC where the system has none.
///
/// # Errors
/// A name that is no time zone.
pub(crate) fn zone(asked: Option<&str>) -> Result<jiff::tz::TimeZone> {
    match asked {
        Some(name) => jiff::tz::TimeZone::get(name).with_context(|| {
            format!("--zone {name}: no time zone that this system knows; write it like Asia/Tokyo or UTC")
        }),
        None => Ok(jiff::tz::TimeZone::try_system().unwrap_or(jiff::tz::TimeZone::UTC)),
    }
}

/// What the collectors of live clouds may look at.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock and the environment"
)]
pub(crate) fn for_collectors() -> checker::live::World {
    checker::live::World {
        now: std::time::SystemTime::now,
        var: |name| std::env::var(name).ok(),
    }
}

/// The language model that the environment names: `SEKISHO_LLM_…`, and for address and key those of the OpenAI clients.
///
/// # Errors
/// No model is named.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
pub(crate) fn language_model() -> Result<assistant::voice::Endpoint> {
    let var = |names: &[&str]| {
        let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
        names.iter().find_map(set)
    };
    let base_url = var(&["SEKISHO_LLM_BASE_URL", "OPENAI_BASE_URL"]);
    let key = var(&["SEKISHO_LLM_KEY", "OPENAI_API_KEY"]);
    Ok(assistant::voice::Endpoint {
        base_url: base_url.unwrap_or_else(|| "https://api.openai.com/v1".to_owned()),
        model: var(&["SEKISHO_LLM_MODEL"])
            .context("--llm: no model is named; set SEKISHO_LLM_MODEL (docs/llm-voice.md)")?,
        key: assistant::voice::Secret::new(&key.unwrap_or_default()),
        azure_api_version: var(&["SEKISHO_LLM_AZURE_API_VERSION"]),
    })
}

/// The present day, in UTC.
pub(crate) fn today() -> jiff::civil::Date {
    day(now())
}

/// A bar on the standard error while files are read: only on a terminal, and not when asked to be quiet.
pub(crate) fn progress(quiet: bool, files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if quiet || !stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}
