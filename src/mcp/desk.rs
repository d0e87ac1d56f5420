//! Does what a call asks for, without knowing the protocol: arguments in, an answer or a failure out.

use super::asked::{Explained, Judged, Searched, Spoken, Summarized};
use super::budget::Budget;
use super::roots::{Refusal, Roots};
use super::search::Index;
use super::snapshot::Bench;
use super::{code, events, explain, snapshot, told};
use crate::args::{LanguageChoice, McpArguments};
use crate::config::Config;
use crate::report::build::{Material, build};
use crate::world;
use anyhow::{Context as _, Result};
use guidelines::{Language, Library};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The most paths of one call.
const MOST_PATHS: usize = 1_000;

/// What can be called. The names are those of the files in `tools/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Call {
    CheckSnapshot,
    ScanCode,
    SummarizeEvents,
    Explain,
    SearchGuidelines,
}

/// Why a call has no answer, with the next step.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The arguments do not fit the input schema.
    #[error("the arguments do not fit: {0}; the input schema of the tool says what it takes")]
    Arguments(serde_json::Error),
    /// Nothing to look at.
    #[error("no paths; name files or folders below the roots of this server in `paths`")]
    NoPaths,
    /// Too many.
    #[error("more than {MOST_PATHS} paths; name the folder around them")]
    ManyPaths,
    /// A path that may not be read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// No such id.
    #[error("no guide or guideline `{0}`; search_guidelines finds ids")]
    NoGuide(String),
    /// An id that is not whole.
    #[error("`{0}` could be {1}; give more of the id")]
    ManyGuides(String, String),
    /// No such cloud.
    #[error("nothing is known about the cloud `{0}`; leave `cloud` out, or give one of {1}")]
    NoCloud(String, String),
}

/// What all calls share.
pub(super) struct Desk {
    library: Library,
    config: Option<PathBuf>,
    language: LanguageChoice,
    index: OnceLock<Index>,
}

impl Desk {
    pub(super) fn new(arguments: &McpArguments) -> Result<Self> {
        let desk = Self {
            library: world::library_with(&arguments.guidelines)?,
            config: arguments.config.clone(),
            language: world::language(arguments.lang),
            index: OnceLock::new(),
        };
        // What is wrong with it is better said at the beginning than by every call.
        desk.read_config()?;
        Ok(desk)
    }

    fn read_config(&self) -> Result<Config> {
        Config::load(self.config.as_deref(), world::today())
    }

    /// The answer to a call.
    pub(super) fn answer(
        &self,
        call: Call,
        arguments: Map<String, Value>,
        roots: &Roots,
        budget: &Budget,
    ) -> Result<Value> {
        match call {
            Call::CheckSnapshot | Call::ScanCode => {
                let asked: Judged = read(arguments)?;
                self.judge(call, &asked, roots, budget)
            }
            Call::SummarizeEvents => {
                let asked: Summarized = read(arguments)?;
                self.summarize(&asked, roots, budget)
            }
            Call::Explain => {
                let asked: Explained = read(arguments)?;
                explain::answer(&self.library, &asked.id, self.languages(asked.language))
            }
            Call::SearchGuidelines => {
                let asked: Searched = read(arguments)?;
                self.search(&asked)
            }
        }
    }

    fn judge(&self, call: Call, asked: &Judged, roots: &Roots, budget: &Budget) -> Result<Value> {
        let config = self.read_config()?;
        let now = world::now();
        let bench = Bench {
            roots,
            budget,
            library: &self.library,
            config: &config,
            today: world::day(now),
        };
        let sample = asked.sample && call == Call::CheckSnapshot;
        let judging = if sample {
            snapshot::judge(&bench, None)?
        } else {
            let paths = admitted(&asked.paths, roots)?;
            if call == Call::ScanCode {
                code::judge(&bench, &paths)?
            } else {
                snapshot::judge(&bench, Some(&paths))?
            }
        };
        let report = build(Material {
            generated_at: now.to_string(),
            sample,
            judging,
            guides: Vec::new(),
            config: &config,
            library: &self.library,
            baseline: None,
            show_passes: false,
        })?;
        Ok(told::answer(&report, asked, self.languages(asked.language)))
    }

    fn summarize(&self, asked: &Summarized, roots: &Roots, budget: &Budget) -> Result<Value> {
        let now = world::now();
        let bench = Bench {
            roots,
            budget,
            library: &self.library,
            config: &Config::default(),
            today: world::day(now),
        };
        let paths = admitted(&asked.paths, roots)?;
        let (summary, refused) = events::summarize(&bench, &paths, asked, now)?;
        let languages = self.languages(asked.language);
        Ok(events::answer(
            &summary,
            &refused,
            roots,
            asked.limit(),
            languages,
        ))
    }

    fn search(&self, asked: &Searched) -> Result<Value> {
        let index = if let Some(index) = self.index.get() {
            index
        } else {
            let index = Index::of(&self.library).context("the guidelines cannot be read")?;
            self.index.get_or_init(|| index)
        };
        if let Some(cloud) = &asked.cloud
            && !index.clouds().contains(cloud.as_str())
        {
            let known: Vec<&str> = index.clouds().into_iter().collect();
            return Err(Failure::NoCloud(cloud.clone(), known.join(", ")).into());
        }
        let languages = self.languages(asked.language);
        Ok(index.find(
            &asked.query,
            asked.cloud.as_deref(),
            asked.limit(),
            languages,
        ))
    }

    fn languages(&self, asked: Option<Spoken>) -> &'static [Language] {
        asked.map_or(self.language, Into::into).languages()
    }
}

fn read<T: DeserializeOwned>(arguments: Map<String, Value>) -> Result<T, Failure> {
    serde_json::from_value(Value::Object(arguments)).map_err(Failure::Arguments)
}

fn admitted(paths: &[String], roots: &Roots) -> Result<Vec<PathBuf>, Failure> {
    if paths.is_empty() {
        return Err(Failure::NoPaths);
    }
    if paths.len() > MOST_PATHS {
        return Err(Failure::ManyPaths);
    }
    let admitted: Result<Vec<PathBuf>, Refusal> =
        paths.iter().map(|path| roots.admit(path)).collect();
    Ok(admitted?)
}
