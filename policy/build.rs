//! Writes an index of the shape tables, so that nobody has to read them all to find the few that are meant.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "Cargo talks to a build script through its environment and its standard output"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A line for each table: its path below `shapes`, its kind, and the types of languages for infrastructure that it takes.
fn main() -> Result<(), Box<dyn Error>> {
    // What the embedding macro sees are known files alone; this sees those that come and go, too.
    println!("cargo::rerun-if-changed=shapes");
    println!("cargo::rerun-if-changed=rego");
    let mut lines = Vec::new();
    for cloud in entries(Path::new("shapes"))? {
        for table in entries(&cloud)? {
            lines.push(line(&table)?);
        }
    }
    lines.sort();
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("shapes.tsv"),
        lines.concat(),
    )?;
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    Ok(entries?.into_iter().map(|entry| entry.path()).collect())
}

fn line(table: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(table)?;
    let quoted = |key: &'static str| {
        let lines = text.lines();
        lines.filter_map(move |line| line.strip_prefix(key)?.trim_end().strip_suffix('"'))
    };
    let path = table.strip_prefix("shapes")?.display();
    let kind = quoted("kind = \"").next();
    let kind =
        kind.ok_or_else(|| format!("{path}: no `kind = \"…\"` at the beginning of a line"))?;
    let mut types: Vec<&str> = quoted("type = \"").collect();
    types.sort_unstable();
    types.dedup();
    types.insert(0, kind);
    Ok(format!("{path}\t{}\n", types.join("\t")))
}
