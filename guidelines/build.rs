//! Writes an index of the guides, so that nobody has to read them all to find the few that are meant.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "Cargo talks to a build script through its environment and its standard output"
)]

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::Table;

/// A line for each guide: its id, the kinds that its control judges, and its marks (`guidelines/src/index.rs`).
fn main() -> Result<(), Box<dyn Error>> {
    // What the embedding macro sees are known files alone; this sees those that come and go, too.
    println!("cargo::rerun-if-changed=.");
    let mut guides = Vec::new();
    for cloud in folders(Path::new("."))? {
        for guideline in folders(&cloud)? {
            let found = folders(&guideline)?.into_iter();
            guides.extend(found.filter(|guide| guide.join("guide.toml").is_file()));
        }
    }
    let lines: Result<Vec<String>, _> = guides.iter().map(|guide| line(guide)).collect();
    let mut lines = lines?;
    lines.sort();
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("index.tsv"),
        lines.concat(),
    )?;
    Ok(())
}

fn folders(parent: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(parent)?.collect();
    let paths = entries?.into_iter().map(|entry| entry.path());
    Ok(paths.filter(|path| path.is_dir()).collect())
}

fn line(guide: &Path) -> Result<String, Box<dyn Error>> {
    let file = guide.join("guide.toml");
    let head: Table = fs::read_to_string(&file)?
        .parse()
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let kinds = head.get("kinds").and_then(toml::Value::as_array);
    let kinds = kinds.into_iter().flatten().filter_map(toml::Value::as_str);
    let names: Vec<&str> = guide.iter().filter_map(OsStr::to_str).collect();
    let has = |key: &str| head.contains_key(key);
    let risks = head
        .get("frameworks")
        .and_then(|frameworks| frameworks.get("owasp_llm_2025"));
    let marks = [
        ("relations", has("relates")),
        (
            "events",
            has("answers") || has("near") || guide.join("detection.yml").is_file(),
        ),
        ("risks", risks.is_some()),
    ];
    let marks = marks
        .into_iter()
        .filter_map(|(mark, holds)| holds.then_some(mark));
    Ok(format!(
        "{}\t{}\t{}\n",
        names.iter().skip(1).copied().collect::<Vec<_>>().join("/"),
        kinds.collect::<Vec<_>>().join(" "),
        marks.collect::<Vec<_>>().join(" "),
    ))
}
