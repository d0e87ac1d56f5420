//! `sekisho guide new`: the skeleton of a guide, complete but for what only its author knows.

use crate::Ending;
use crate::world;
use anyhow::{Context as _, Result, bail, ensure};
use rust_embed::Embed;
use std::fs;
use std::path::Path;

/// `src/command/guide/skeleton/`: the files of a new guide, and of its guideline.
#[derive(Embed)]
#[folder = "src/command/guide/skeleton"]
struct Skeleton;

/// Writes the skeleton of guide `id` below `dir`.
pub(crate) fn run(id: &str, dir: &Path, kind: &str) -> Result<Ending> {
    let names: Vec<&str> = id.split('/').collect();
    let plain = |name: &&str| {
        !name.is_empty()
            && name.chars().all(|character| {
                character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
            })
    };
    ensure!(
        names.len() == 3 && names.iter().all(plain),
        "`{id}` is no id of a guide; give CLOUD/GUIDELINE/GUIDE in lower case with hyphens, for example aws/bedrock-guardrails/our-word-list"
    );
    let folder = dir.join(id);
    if folder.exists() {
        bail!("{} exists already; choose another id", folder.display());
    }
    let guideline = folder.parent().unwrap_or(dir);
    for name in Skeleton::iter() {
        let Some(file) = Skeleton::get(&name) else {
            continue;
        };
        let (target, rest) = match name.split_once('/') {
            Some(("guideline", rest)) => (guideline, rest),
            Some((_, rest)) => (folder.as_path(), rest),
            None => continue,
        };
        let path = target.join(rest);
        if path.exists() {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot make {}", parent.display()))?;
        }
        let text = String::from_utf8_lossy(&file.data).replace("KIND", kind);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    world::note(&format!(
        "wrote {}; fill it in, then run: sekisho guide test {}",
        folder.display(),
        folder.display()
    ));
    Ok(Ending::Clean)
}
