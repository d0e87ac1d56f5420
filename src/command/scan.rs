//! `sekisho scan`: infrastructure as code, judged.

use super::telling::Told;
use crate::args::ScanArguments;
use crate::baseline::Baseline;
use crate::config::Config;
use crate::ground::Ground;
use crate::scanning::{self, Target};
use crate::{Ending, world};
use anyhow::{Context as _, Result};
use checker::NotUnderstood;
use lsp::source::{units, walk};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// What is scanned.
#[derive(Default)]
struct Plan {
    grounds: Vec<Ground>,
    targets: Vec<Target>,
    files: usize,
    not_understood: Vec<NotUnderstood>,
}

/// Reads, judges and reports.
pub(crate) fn run(arguments: &ScanArguments) -> Result<Ending> {
    let asked = &arguments.report;
    let now = world::now();
    let today = world::day(now);
    let config = Config::load(asked.config.as_deref(), today)?;
    let baseline = asked.baseline.as_deref().map(Baseline::load).transpose()?;
    let library = asked.narrow(world::library(&asked.voice)?);
    let plan = Plan::of(&arguments.paths)?;
    let bar = world::progress(asked.quiet, plan.targets.len());
    let mut judging = scanning::run(
        &plan.grounds,
        &plan.targets,
        &config,
        today,
        &library,
        || {
            bar.inc(1);
        },
    )?;
    bar.finish_and_clear();
    judging.files = plan.files;
    judging.not_understood.splice(0..0, plan.not_understood);
    // A file that cannot be read is met when files are listed, and again when its unit is read.
    let mut told = HashSet::new();
    judging
        .not_understood
        .retain(|piece| told.insert((piece.file.clone(), piece.at.clone(), piece.reason.clone())));
    if let Some(code) = &mut judging.code {
        code.scanned.clone_from(&arguments.paths);
    }
    let told = Told {
        judging,
        sample: false,
        config: &config,
        library: &library,
        guides: Vec::new(),
        baseline,
        now,
    };
    told.report(asked)
}

impl Plan {
    /// Folders are walked; files are taken as they are, each with the folder that it belongs to.
    fn of(paths: &[PathBuf]) -> Result<Self> {
        let mut plan = Self::default();
        let mut named: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for path in paths {
            let real = path.canonicalize().with_context(|| {
                format!("cannot read {}; name a file or folder", path.display())
            })?;
            if real.is_dir() {
                plan.folder(path, real);
            } else {
                let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
                named.entry(folder).or_default().push(path.clone());
            }
        }
        for (folder, files) in named {
            plan.files(&folder, &files)?;
        }
        Ok(plan)
    }

    fn folder(&mut self, path: &Path, real: PathBuf) {
        let (found, refused) = walk(&real);
        let ground = Ground::of(path, real);
        self.not_understood
            .extend(refused.into_iter().map(|(file, reason)| {
                NotUnderstood {
                    file: ground
                        .below_root(&file)
                        .map_or_else(|| file.display().to_string(), |file| ground.name(&file)),
                    at: String::new(),
                    reason,
                }
            }));
        let files = found
            .iter()
            .filter_map(|file| ground.below_root(file))
            .collect();
        self.take(ground, files, &[]);
    }

    /// Files that were named one by one. A Terraform file is read with its neighbours, and reported alone.
    fn files(&mut self, folder: &Path, files: &[PathBuf]) -> Result<()> {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let real = here
            .canonicalize()
            .with_context(|| format!("cannot read {}", here.display()))?;
        let named = files
            .iter()
            .filter_map(|file| Some(real.join(file.file_name()?)));
        let ground = Ground::of(folder, real.clone());
        let files: Vec<PathBuf> = named.filter_map(|file| ground.below_root(&file)).collect();
        let index = self.grounds.len();
        for other in self.take(ground, files.clone(), &files) {
            let name = self.grounds.get(index).map(|ground| ground.name(&other));
            self.not_understood.push(NotUnderstood {
                file: name.unwrap_or_default(),
                at: String::new(),
                reason: "no Terraform, CloudFormation, ARM or Bicep; name a file of one of these"
                    .to_owned(),
            });
        }
        Ok(())
    }

    /// Takes in the units of some files and gives the files that are no code.
    fn take(&mut self, ground: Ground, files: Vec<PathBuf>, only: &[PathBuf]) -> Vec<PathBuf> {
        let found = units(files, &ground.disk);
        self.files += found.files;
        self.not_understood
            .extend(found.not_understood.into_iter().map(|piece| NotUnderstood {
                file: ground.name(&piece.file),
                at: String::new(),
                reason: piece.reason,
            }));
        let index = self.grounds.len();
        self.grounds.push(ground);
        self.targets.extend(Target::all(index, found.units, only));
        found.others
    }
}
