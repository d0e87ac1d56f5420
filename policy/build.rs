//! Writes indexes of the shape tables, so that nobody has to read them all to find the few that are meant.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "Cargo talks to a build script through its environment and its standard output"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::Value;

/// `shapes.tsv`: a line for each table, its path below `shapes` and its kind. `types.tsv`: a line for each type of a language for
/// infrastructure, in lower case, with the numbers of the tables that take it. `answers.tsv`: a line for each answer, as
/// `src/shape/answers.rs` reads it.
fn main() -> Result<(), Box<dyn Error>> {
    // What the embedding macro sees are known files alone; this sees those that come and go, too.
    println!("cargo::rerun-if-changed=shapes");
    println!("cargo::rerun-if-changed=rego");
    let mut tables = Vec::new();
    for cloud in entries(Path::new("shapes"))? {
        tables.extend(entries(&cloud)?);
    }
    tables.sort();
    let mut shapes = String::new();
    let mut types: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut answers = String::new();
    for (number, path) in tables.iter().enumerate() {
        let table = Table::read(path)?;
        writeln!(shapes, "{}\t{}", table.path, table.kind)?;
        for (answer, line) in table.answers.iter().enumerate() {
            writeln!(answers, "{number}\t{answer}\t{line}")?;
        }
        let own = [table.kind.to_lowercase()].into_iter();
        let own = own.chain(cloud_control(&table.kind));
        for name in own.chain(table.types.iter().map(|name| name.to_lowercase())) {
            types.entry(name).or_default().insert(number);
        }
    }
    let line = |(name, numbers): (String, BTreeSet<usize>)| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("{name}\t{}\n", numbers.join(" "))
    };
    let folder = env::var("OUT_DIR")?;
    let types: String = types.into_iter().map(line).collect();
    fs::write(Path::new(&folder).join("shapes.tsv"), shapes)?;
    fs::write(Path::new(&folder).join("types.tsv"), types)?;
    fs::write(Path::new(&folder).join("answers.tsv"), answers)?;
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    Ok(entries?.into_iter().map(|entry| entry.path()).collect())
}

struct Table {
    path: String,
    kind: String,
    types: Vec<String>,
    answers: Vec<String>,
}

impl Table {
    fn read(file: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(file)?;
        let quoted = |key: &str| -> Vec<String> {
            let lines = text.lines();
            let values =
                lines.filter_map(|line| line.strip_prefix(key)?.trim_end().strip_suffix('"'));
            values.map(str::to_owned).collect()
        };
        let path = file.strip_prefix("shapes")?.display().to_string();
        let kind = quoted("kind = \"").into_iter().next();
        let missing = || format!("{path}: no `kind = \"…\"` at the beginning of a line");
        let parsed: toml::Table = toml::from_str(&text)?;
        let answers = parsed.get("answer").and_then(Value::as_array);
        Ok(Self {
            answers: answers.into_iter().flatten().map(line).collect(),
            kind: kind.ok_or_else(missing)?,
            types: quoted("type = \""),
            path,
        })
    }
}

/// What the index says of an answer.
fn line(answer: &Value) -> String {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    let texts = |name: &str| {
        let list = answer.get(name).and_then(Value::as_array);
        let texts = list.into_iter().flatten().filter_map(Value::as_str);
        texts.collect::<Vec<_>>().join(" ")
    };
    let is_summary = answer.get("summary").and_then(Value::as_bool) == Some(true);
    let columns = [
        if is_summary { "summary" } else { "" },
        &texts("recognise"),
        text("member"),
        text("file"),
        text("within"),
        &texts("collections"),
    ];
    columns.join("\t")
}

/// How the Terraform provider that is made from CloudFormation's schemas (`awscc`) calls a kind, without underscores:
/// `AWS::S3::Bucket` -> `awsccs3bucket`.
fn cloud_control(kind: &str) -> Option<String> {
    let rest = kind.strip_prefix("AWS::")?;
    Some(format!("awscc{}", rest.replace("::", "").to_lowercase()))
}
