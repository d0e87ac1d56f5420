//! `scan_code`: infrastructure as code, judged as `sekisho scan` judges it, and read from nowhere but below the roots.

use super::budget::Spent;
use super::snapshot::Bench;
use crate::ground::Ground;
use crate::judging::Judging;
use crate::scanning::{self, Target};
use anyhow::Result;
use checker::NotUnderstood;
use lsp::source::{Disk, units, walk};
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

/// Judges the code in files and folders, given by their real places.
pub(super) fn judge(bench: &Bench<'_>, paths: &[PathBuf]) -> Result<Judging> {
    let plan = Plan::of(bench, paths)?;
    bench.budget.go_on()?;
    let mut judging = scanning::run(
        &plan.grounds,
        &plan.targets,
        bench.config,
        bench.today,
        bench.library,
        || {},
    )?;
    bench.budget.go_on()?;
    judging.files = plan.files;
    judging.not_understood.splice(0..0, plan.not_understood);
    // A file that cannot be read is met when files are listed, and again when its unit is read.
    let mut told = HashSet::new();
    judging
        .not_understood
        .retain(|piece| told.insert((piece.file.clone(), piece.at.clone(), piece.reason.clone())));
    Ok(judging)
}

impl Plan {
    /// Folders are walked; files are taken as they are, each with the folder that it belongs to.
    fn of(bench: &Bench<'_>, paths: &[PathBuf]) -> Result<Self, Spent> {
        let mut plan = Self::default();
        let mut named: BTreeMap<&Path, Vec<PathBuf>> = BTreeMap::new();
        for path in paths {
            if path.is_dir() {
                plan.folder(bench, path)?;
            } else if let Some(folder) = path.parent() {
                named.entry(folder).or_default().push(path.clone());
            }
        }
        for (folder, files) in named {
            plan.files(bench, folder, &files)?;
        }
        Ok(plan)
    }

    fn folder(&mut self, bench: &Bench<'_>, folder: &Path) -> Result<(), Spent> {
        let (found, refused) = walk(folder);
        bench.budget.go_on()?;
        for (file, reason) in refused {
            self.refuse(&bench.roots.name(&file), reason);
        }
        let ground = ground(bench, folder);
        self.take(bench, ground, &found, &[])?;
        Ok(())
    }

    /// Files that were named one by one. A Terraform file is read with its neighbours, and reported alone.
    fn files(&mut self, bench: &Bench<'_>, folder: &Path, files: &[PathBuf]) -> Result<(), Spent> {
        let ground = ground(bench, folder);
        let only: Vec<PathBuf> = files
            .iter()
            .filter_map(|file| ground.below_root(file))
            .collect();
        for other in self.take(bench, ground, files, &only)? {
            let why = "no Terraform, CloudFormation, ARM or Bicep; name a file of one of these";
            self.refuse(&other, why.to_owned());
        }
        Ok(())
    }

    /// Takes in the units of some files and gives the files that are no code, by the names that answers call them.
    fn take(
        &mut self,
        bench: &Bench<'_>,
        ground: Ground,
        files: &[PathBuf],
        only: &[PathBuf],
    ) -> Result<Vec<PathBuf>, Spent> {
        for file in files {
            bench.budget.go_on()?;
            // A link that leads outside the ground is not followed when it is read, whatever is behind it.
            let length = file.metadata().map_or(0, |it| it.len());
            bench.budget.take(length)?;
        }
        let below = files.iter().filter_map(|file| ground.below_root(file));
        let found = units(below, &ground.disk);
        self.files += found.files;
        for piece in found.not_understood {
            self.refuse(Path::new(&ground.name(&piece.file)), piece.reason);
        }
        let others = found.others.iter().map(|file| ground.name(file).into());
        let others: Vec<PathBuf> = others.collect();
        let index = self.grounds.len();
        self.grounds.push(ground);
        self.targets.extend(Target::all(index, found.units, only));
        Ok(others)
    }

    fn refuse(&mut self, file: &Path, reason: String) {
        self.not_understood.push(NotUnderstood {
            file: file.display().to_string(),
            at: String::new(),
            reason,
        });
    }
}

/// The ground of a folder: its repository, but never more than the root that it lies below.
fn ground(bench: &Bench<'_>, folder: &Path) -> Ground {
    let root = bench.roots.root_of(folder).unwrap_or(folder);
    let below = folder.ancestors().take_while(|it| it.starts_with(root));
    let repository = below.into_iter().find(|it| it.join(".git").exists());
    Ground {
        disk: Disk::new(repository.unwrap_or(folder).to_owned()),
        named: bench.roots.name(folder),
        folder: folder.to_owned(),
    }
}
