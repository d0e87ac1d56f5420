//! The forms of a case: one situation as an API answer, and in each language for infrastructure.

use crate::examining::tells;
use anyhow::{Context as _, Result, anyhow};
use checker::Reader;
use guidelines::Guide;
use lsp::source::{Disk, Lines, Unit};
use policy::{Finding, Judge, Outcome, Place, Shapes, Snapshot};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files that are forms of a case.
pub(super) const NAMES: [&str; 6] = [
    "live.json",
    "main.tf",
    "template.yaml",
    "template.json",
    "main.bicep",
    "azuredeploy.json",
];

/// What a line ends in that is to be underlined.
const MARKERS: [&str; 2] = ["# <- here", "// <- here"];

/// One form of a case, read and judged.
pub(super) struct Form {
    pub(super) name: &'static str,
    pub(super) snapshot: Snapshot,
    /// How many resources are of the guide's kinds.
    pub(super) judged: usize,
    pub(super) findings: Vec<Finding>,
    /// The faults: which of the resources fails, and where.
    pub(super) faults: Vec<(usize, Place)>,
    /// For code: the lines at which failing findings point, and those that are marked.
    lines: Option<(BTreeSet<u32>, BTreeSet<u32>)>,
}

/// The forms that a case folder has.
pub(super) fn read(
    folder: &Path,
    guide: &Guide,
    judge: &Judge<'_>,
    shapes: &Shapes,
) -> Result<Vec<Form>> {
    let there = NAMES.into_iter().filter(|name| folder.join(name).is_file());
    there
        .map(|name| {
            let form = if name == "live.json" {
                live(folder, guide, judge, shapes)
            } else {
                code(folder, name, guide, judge, shapes)
            };
            form.with_context(|| name)
        })
        .collect()
}

fn live(folder: &Path, guide: &Guide, judge: &Judge<'_>, shapes: &Shapes) -> Result<Form> {
    let path = folder.join("live.json");
    let text = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let collection = Reader::new(shapes).text(&path.display().to_string(), &text);
    if let Some(problem) = collection.not_understood.first() {
        return Err(anyhow!("{} {}", problem.at, problem.reason));
    }
    let mut snapshot = collection.snapshot;
    policy::settle(&mut snapshot.resources, |resource| resource, |a, b| a == b);
    let (mut findings, mut faults) = (Vec::new(), Vec::new());
    for (index, verdict) in judge.judge(&snapshot).into_iter().enumerate() {
        if let Some(error) = verdict.errors.first() {
            return Err(anyhow!("{error}"));
        }
        let failing = verdict
            .findings
            .iter()
            .filter(|it| it.outcome == Outcome::Fail);
        faults.extend(failing.map(|finding| (index, finding.at.clone())));
        findings.extend(verdict.findings);
    }
    Ok(Form {
        name: "live.json",
        judged: count(&snapshot, guide),
        snapshot,
        findings,
        faults,
        lines: None,
    })
}

fn code(
    folder: &Path,
    name: &'static str,
    guide: &Guide,
    judge: &Judge<'_>,
    shapes: &Shapes,
) -> Result<Form> {
    let disk = Disk::new(folder.canonicalize()?);
    let path = PathBuf::from(name);
    let unit = match name {
        "main.tf" => Unit::Terraform(PathBuf::new()),
        "main.bicep" => Unit::Bicep(path),
        "azuredeploy.json" => Unit::Arm(path),
        _ => Unit::CloudFormation(path),
    };
    let reading = unit.read(&disk);
    if let Some(error) = reading.errors.first() {
        return Err(anyhow!("{}", error.message));
    }
    if let Some(piece) = reading.not_understood.first() {
        return Err(anyhow!("{}", piece.reason));
    }
    let coded = lsp::resources(reading, shapes);
    let (mut snapshot, mut origins) = (Snapshot::new(), Vec::new());
    for coded in coded.resources {
        snapshot.resources.push(coded.resource);
        origins.push(coded.origin);
    }
    let (mut findings, mut faults) = (Vec::new(), Vec::new());
    let (mut lines, mut marked) = (BTreeSet::new(), BTreeSet::new());
    for (index, (verdict, origin)) in judge.judge(&snapshot).into_iter().zip(&origins).enumerate() {
        if let Some(error) = verdict.errors.first() {
            return Err(anyhow!("{error}"));
        }
        for finding in verdict
            .findings
            .into_iter()
            .filter(|finding| tells(origin, finding))
        {
            let span = origin
                .span(&finding.at)
                .filter(|_| finding.outcome == Outcome::Fail);
            let text =
                span.and_then(|span| Some((span, origin.spans().files().get(span.file as usize)?)));
            lines.extend(text.map(|(span, (_, text))| {
                Lines::new(text).position(span.range.start as usize).line
            }));
            if finding.outcome == Outcome::Fail {
                faults.push((index, finding.at.clone()));
            }
            findings.push(finding);
        }
    }
    let texts = origins
        .first()
        .map(|origin| origin.spans().files())
        .unwrap_or_default();
    for (_, text) in texts
        .iter()
        .filter(|(_, text)| MARKERS.iter().any(|marker| text.contains(marker)))
    {
        let here = (1..).zip(text.lines()).filter(|(_, line)| {
            MARKERS
                .iter()
                .any(|marker| line.trim_end().ends_with(marker))
        });
        marked.extend(here.map(|(line, _)| line));
    }
    // JSON has no comments to mark a line with.
    let lines =
        (!matches!(unit, Unit::Arm(_)) && name != "template.json").then_some((lines, marked));
    Ok(Form {
        name,
        judged: count(&snapshot, guide),
        snapshot,
        findings,
        faults,
        lines,
    })
}

fn count(snapshot: &Snapshot, guide: &Guide) -> usize {
    let resources = snapshot.resources.iter();
    resources
        .filter(|resource| guide.kinds.contains(&resource.kind))
        .count()
}

impl Form {
    /// What fails, as `expect.json` writes it.
    pub(super) fn failing(&self) -> Value {
        let failing = self
            .findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Fail);
        failing
            .map(|finding| json!({"at": finding.at.as_str(), "facts": finding.facts}))
            .collect()
    }

    /// Whether findings point at other lines than those that are marked.
    pub(super) fn misplaced(&self) -> Option<String> {
        let (found, marked) = self.lines.as_ref()?;
        (found != marked).then(|| {
            format!("findings point at the lines {found:?}, but `<- here` marks {marked:?}")
        })
    }
}
