//! Runs the cases of a guide: every situation in every form it can take, and the machine check of its passes.

use crate::judging;
use anyhow::{Context as _, Result, anyhow};
use guidelines::{Guide, Language, Texts};
use policy::{
    Control, Finding, Judge, Outcome, Resource, Shapes, Snapshot, Workload, unproven_passes,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What the cases of one guide said.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    /// How many cases were run.
    pub(crate) cases: usize,
    /// How many places of passing cases the machine check made unknown.
    pub(crate) places: usize,
    /// What is wrong.
    pub(crate) problems: Vec<String>,
}

/// One case folder, read and judged.
struct Case {
    name: String,
    folder: PathBuf,
    snapshot: Snapshot,
    workload: Workload,
    judged: usize,
    findings: Vec<Finding>,
}

/// The outcomes that a case's name can begin with.
const OUTCOMES: [Outcome; 3] = [Outcome::Fail, Outcome::Undetermined, Outcome::Pass];

/// Runs all cases of a guide whose folder is `folder`. With `bless`, writes what fail cases found as what is expected.
pub(crate) fn run(guide: &Guide, folder: &Path, shapes: &Shapes, bless: bool) -> Result<Outcomes> {
    let mut outcomes = Outcomes::default();
    // Guides under test are on disk, so both Rego engines run and have to agree.
    let Some(control) = judging::compile(guide) else {
        return Ok(outcomes);
    };
    if let Some(error) = control.error() {
        outcomes.problems.push(error.to_string());
        return Ok(outcomes);
    }
    let mut cases = Vec::new();
    for folder in case_folders(&folder.join("cases"))? {
        match Case::read(&folder, guide, &control, shapes) {
            Ok(case) => cases.push(case),
            Err(error) => outcomes
                .problems
                .push(format!("{}: {error:#}", folder.display())),
        }
    }
    outcomes.cases = cases.len();
    for wanted in OUTCOMES {
        if !cases.iter().any(|case| case.expected() == Some(wanted)) {
            outcomes.problems.push(format!(
                "{}: no case whose name begins with `{}-`",
                guide.folder,
                wanted.as_str()
            ));
        }
    }
    let texts = guide.texts();
    for case in &cases {
        outcomes.problems.extend(
            case.check(bless)?
                .into_iter()
                .map(|problem| format!("{}: {problem}", case.folder.display())),
        );
        if let Ok(texts) = &texts {
            outcomes.problems.extend(
                case.sayings(texts)
                    .into_iter()
                    .map(|problem| format!("{}: {problem}", case.folder.display())),
            );
        }
    }
    let failing: Vec<&Resource> = cases
        .iter()
        .filter(|case| case.expected() == Some(Outcome::Fail))
        .flat_map(|case| case.judged(guide))
        .collect();
    for case in cases
        .iter()
        .filter(|case| case.expected() == Some(Outcome::Pass))
    {
        let judge = judge(guide, &control, &case.workload);
        for (index, resource) in case.snapshot.resources.iter().enumerate() {
            if !guide.kinds.contains(&resource.kind) {
                continue;
            }
            let others: Vec<&Resource> = failing
                .iter()
                .copied()
                .filter(|other| other.kind == resource.kind)
                .collect();
            let proof = unproven_passes(&judge, &case.snapshot, index, &others);
            outcomes.places += proof.places;
            outcomes.problems.extend(
                proof
                    .errors
                    .iter()
                    .map(|error| format!("{}: machine check: {error}", case.folder.display())),
            );
            outcomes.problems.extend(proof.doubts.into_iter().map(|doubt| {
                format!(
                    "{}: machine check: with {} unknown the verdict is `{}`, although {} would fail there; it must be `undetermined`",
                    case.folder.display(),
                    doubt.at,
                    doubt.outcome.as_str(),
                    doubt.failing_value
                )
            }));
        }
    }
    Ok(outcomes)
}

/// A judge of the guide's one control.
fn judge<'c>(guide: &'c Guide, control: &'c Control, workload: &Workload) -> Judge<'c> {
    let of_kind = |kind: &str| {
        if guide.kinds.iter().any(|judged| judged == kind) {
            vec![control.clone()]
        } else {
            Vec::new()
        }
    };
    Judge::new(of_kind, workload.clone())
}

fn case_folders(cases: &Path) -> Result<Vec<PathBuf>> {
    if !cases.is_dir() {
        return Ok(Vec::new());
    }
    let mut folders = Vec::new();
    for entry in
        std::fs::read_dir(cases).with_context(|| format!("cannot list {}", cases.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

impl Case {
    fn read(folder: &Path, guide: &Guide, control: &Control, shapes: &Shapes) -> Result<Self> {
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let live = folder.join("live.json");
        let text =
            std::fs::read(&live).with_context(|| format!("cannot read {}", live.display()))?;
        let collection = checker::read_text(&live.display().to_string(), &text, shapes);
        if let Some(problem) = collection.not_understood.first() {
            return Err(anyhow!("live.json{}: {}", problem.at, problem.reason));
        }
        let workload = match std::fs::read_to_string(folder.join("workload.toml")) {
            Ok(text) => Workload::new(toml::from_str(&text).context("workload.toml")?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Workload::default(),
            Err(error) => return Err(error).context("workload.toml"),
        };
        let mut snapshot = collection.snapshot;
        policy::settle(&mut snapshot.resources, |resource| resource, |a, b| a == b);
        let mut findings = Vec::new();
        for verdict in judge(guide, control, &workload).judge(&snapshot) {
            if let Some(error) = verdict.errors.first() {
                return Err(anyhow!("{error}"));
            }
            findings.extend(verdict.findings);
        }
        let judged = snapshot
            .resources
            .iter()
            .filter(|resource| guide.kinds.contains(&resource.kind))
            .count();
        Ok(Self {
            name,
            folder: folder.to_owned(),
            snapshot,
            workload,
            judged,
            findings,
        })
    }

    /// Whether the name promises that the guide has nothing to say (`not-applicable` in its control).
    fn is_skip(&self) -> bool {
        self.name.starts_with("skip-")
    }

    /// The outcome that the name of the case promises.
    fn expected(&self) -> Option<Outcome> {
        OUTCOMES.into_iter().find(|outcome| {
            self.name
                .strip_prefix(outcome.as_str())
                .is_some_and(|rest| rest.starts_with('-'))
        })
    }

    /// The resources that the guide's control judges.
    fn judged(&self, guide: &Guide) -> impl Iterator<Item = &Resource> {
        self.snapshot
            .resources
            .iter()
            .filter(|resource| guide.kinds.contains(&resource.kind))
    }

    /// What differs from what the case promises.
    fn check(&self, bless: bool) -> Result<Vec<String>> {
        if self.judged == 0 {
            return Ok(vec![
                "live.json holds no resource of the guide's kinds".to_owned(),
            ]);
        }
        let found = self.findings.iter().map(|finding| finding.outcome).min();
        if self.is_skip() {
            return Ok(found
                .map(|found| {
                    format!(
                        "expected not-applicable, that is no finding, found `{}`",
                        found.as_str()
                    )
                })
                .into_iter()
                .collect());
        }
        let Some(expected) = self.expected() else {
            return Ok(vec![
                "the name of a case begins with `fail-`, `pass-`, `undetermined-` or `skip-`"
                    .to_owned(),
            ]);
        };
        let Some(found) = found else {
            return Ok(vec![format!(
                "expected `{}`, but the control does not apply; name the case `skip-…`",
                expected.as_str()
            )]);
        };
        let mut problems = Vec::new();
        if found != expected {
            problems.push(format!(
                "expected `{}`, found `{}`: {}",
                expected.as_str(),
                found.as_str(),
                self.found_json()
            ));
        }
        if expected == Outcome::Fail {
            let path = self.folder.join("expect.json");
            if bless {
                std::fs::write(&path, format!("{:#}\n", self.found_json()))
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
            let said = std::fs::read_to_string(&path)
                .ok()
                .and_then(|text| serde_json::from_str::<Value>(&text).ok());
            match said {
                None => problems.push("a fail case needs expect.json, a list of {\"at\", \"facts\"}; --bless writes it for your review".to_owned()),
                Some(said) if said != self.found_json() => problems.push(format!("expect.json differs from what was found: {}", self.found_json())),
                Some(_) => {}
            }
        }
        Ok(problems)
    }

    /// What fails, as `expect.json` writes it.
    fn found_json(&self) -> Value {
        let failing = self
            .findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Fail);
        failing
            .map(|finding| json!({"at": finding.at.as_str(), "facts": finding.facts}))
            .collect()
    }

    /// Facts that the guide's sentences lack.
    fn sayings(&self, texts: &Texts) -> Vec<String> {
        let failing = self
            .findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Fail);
        let mut problems = Vec::new();
        for finding in failing {
            for language in Language::ALL {
                if let Err(error) = texts.statement.get(language).say(&finding.facts) {
                    problems.push(format!(
                        "{}.md: the statement cannot be said of {}: {error}",
                        language.code(),
                        finding.at
                    ));
                }
            }
        }
        problems
    }
}
