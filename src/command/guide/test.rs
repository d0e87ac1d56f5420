//! `sekisho guide test`: cases, machine check and lint of the guides in folders.

use crate::Ending;
use crate::args::ColorChoice;
use crate::cases::{self, Outcomes, Wishes};
use crate::report::escape;
use crate::world::Output;
use anyhow::{Context as _, Result, ensure};
use guidelines::{Library, lint};
use policy::Shapes;
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Tests every guide and guideline in the folders; problems make the exit code 2.
pub(crate) fn run(dirs: &[PathBuf], bless: bool, evaluations: Option<&Path>) -> Result<Ending> {
    let shapes = Shapes::embedded();
    let mut out = Output::open(None, ColorChoice::Auto)?;
    let wishes = Wishes {
        bless,
        evaluations: evaluations.is_some(),
    };
    let mut file = evaluations
        .map(|path| {
            let file =
                File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            anyhow::Ok(BufWriter::new(file))
        })
        .transpose()?;
    let (mut guides, mut cases, mut places, mut problems) = (0, 0, 0, 0);
    let (mut mutations, mut caught, mut guarded) = (0, 0, 0);
    for dir in dirs {
        let library = Library::of_folder(dir)?;
        let mut breaches: Vec<String> = Vec::new();
        for id in library.guideline_ids() {
            match library.guideline(&id) {
                Ok(guideline) => breaches.extend(
                    guideline
                        .iter()
                        .flat_map(lint::guideline)
                        .map(|breach| breach.to_string()),
                ),
                Err(error) => breaches.push(error.to_string()),
            }
        }
        let ids: Vec<String> = library.guide_ids().into_iter().collect();
        let tested = ids.par_iter().map(|id| test(&library, id, &shapes, wishes));
        for tested in tested.collect::<Vec<_>>() {
            let outcomes = tested?;
            guides += 1;
            cases += outcomes.cases;
            places += outcomes.places;
            mutations += outcomes.mutations;
            caught += outcomes.caught;
            guarded += outcomes.guarded;
            if let Some(file) = &mut file {
                for asked in &outcomes.evaluations {
                    serde_json::to_writer(&mut *file, asked)?;
                    writeln!(file)?;
                }
            }
            breaches.extend(outcomes.problems);
        }
        problems += breaches.len();
        for breach in breaches {
            writeln!(out, "{}", escape::terminal(&breach))?;
        }
    }
    ensure!(
        guides > 0,
        "no guide in {}; a guide is a folder with a guide.toml",
        dirs.iter()
            .map(|dir| dir.display().to_string())
            .collect::<Vec<_>>()
            .join(", ")
    );
    writeln!(
        out,
        "{guides} guides, {cases} cases, {places} places of passes made unknown, {mutations} mutations ({caught} caught, {guarded} guarded by another field): {problems} problems"
    )?;
    out.flush()?;
    file.map_or(Ok(()), |mut file| file.flush())?;
    Ok(if problems == 0 {
        Ending::Clean
    } else {
        Ending::Findings
    })
}

/// What is wrong with one guide: its texts, its cases.
fn test(library: &Library, id: &str, shapes: &Shapes, wishes: Wishes) -> Result<Outcomes> {
    match (library.guide(id), library.path(id)) {
        (Ok(Some(guide)), Some(folder)) => {
            let breaches = lint::guide(&guide)
                .into_iter()
                .map(|breach| breach.to_string());
            let mut problems: Vec<String> = breaches.collect();
            let outcomes = cases::run(&guide, folder, shapes, wishes)?;
            problems.extend(outcomes.problems);
            Ok(Outcomes {
                problems,
                ..outcomes
            })
        }
        (Ok(_), _) => Ok(Outcomes::default()),
        (Err(error), _) => Ok(Outcomes {
            problems: vec![error.to_string()],
            ..Outcomes::default()
        }),
    }
}
