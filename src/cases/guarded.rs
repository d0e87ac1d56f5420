//! What the mutation test may let pass: fields that are insecure only together with another one, as `cases/guarded.json` says.

use anyhow::{Context as _, Result};
use policy::{Mutation, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

/// The file, in the folder of the cases.
const FILE: &str = "guarded.json";

/// A field, and those that guard it, with `*` for any element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    at: String,
    by: Vec<String>,
}

impl Pair {
    /// What guards the field of a mutation that survived, if anything does.
    pub(super) fn of(mutation: &Mutation) -> Option<Self> {
        let general = |place: &Place| place.generalised().as_str().to_owned();
        (!mutation.guards.is_empty()).then(|| Self {
            at: general(&mutation.at),
            by: mutation.guards.iter().map(general).collect(),
        })
    }
}

/// Compares what was found with what the file says, or writes it; tells what is wrong.
pub(super) fn compare(cases: &Path, found: &BTreeSet<Pair>, bless: bool) -> Result<Vec<String>> {
    let path = cases.join(FILE);
    let name = path.display();
    if bless {
        let written = if found.is_empty() {
            std::fs::remove_file(&path)
        } else {
            std::fs::write(&path, format!("{}\n", serde_json::to_string_pretty(found)?))
        };
        let gone = |error: &std::io::Error| error.kind() == ErrorKind::NotFound;
        if let Err(error) = written
            && !gone(&error)
        {
            return Err(error).with_context(|| format!("cannot write {name}"));
        }
        return Ok(Vec::new());
    }
    let said = match std::fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).with_context(|| name.to_string())?,
        Err(error) if error.kind() == ErrorKind::NotFound => BTreeSet::new(),
        Err(error) => return Err(error).with_context(|| name.to_string()),
    };
    let unsaid = found.difference(&said).map(|Pair { at, by }| {
        format!("{name}: mutation test: {at} insecure does not fail, because {} is not; if that is right, --bless writes it down for your review", by.join(", "))
    });
    let stale = said.difference(found).map(|Pair { at, by }| {
        format!(
            "{name}: no mutation of {at} is guarded by {} any more; --bless takes it out",
            by.join(", ")
        )
    });
    Ok(unsaid.chain(stale).collect())
}
