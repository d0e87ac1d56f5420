//! Runs the cases of a guide: every situation in every form it can take, and the machine check of its passes.

mod events;
mod forms;
mod guarded;

use crate::judging;
use anyhow::{Context as _, Result};
use forms::Form;
use guarded::Pair;
use guidelines::{Guide, Language, Texts};
use policy::{
    Configuration, Control, Evaluation, Fault, Judge, Mutations, Outcome, Resource, Shapes,
    Workload, mutations, unproven_passes,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the cases of one guide said.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    /// How many cases were run.
    pub(crate) cases: usize,
    /// How many places of passing cases the machine check made unknown.
    pub(crate) places: usize,
    /// How many fields of passing cases the mutation test made insecure.
    pub(crate) mutations: usize,
    /// How many of them the control noticed.
    pub(crate) caught: usize,
    /// How many are insecure only together with another field.
    pub(crate) guarded: usize,
    /// What is wrong.
    pub(crate) problems: Vec<String>,
    /// What the control was asked and answered, if somebody wants to know.
    pub(crate) evaluations: Vec<Asked>,
}

/// What the cases are run for, beside what they promise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes {
    /// Write what fail cases found as what is expected.
    pub(crate) bless: bool,
    /// Tell what the control was asked and answered.
    pub(crate) evaluations: bool,
}

/// One evaluation, and whose it was.
#[derive(Debug, Serialize)]
pub(crate) struct Asked {
    guide: String,
    case: String,
    form: &'static str,
    resource: String,
    #[serde(flatten)]
    evaluation: Evaluation,
}

impl Outcomes {
    fn absorb(&mut self, other: Self) {
        self.cases += other.cases;
        self.places += other.places;
        self.mutations += other.mutations;
        self.caught += other.caught;
        self.guarded += other.guarded;
        self.problems.extend(other.problems);
        self.evaluations.extend(other.evaluations);
    }
}

/// One case folder, read and judged.
struct Case {
    name: String,
    folder: PathBuf,
    forms: Vec<Form>,
    workload: Workload,
}

/// The outcomes that a case's name can begin with.
const OUTCOMES: [Outcome; 3] = [Outcome::Fail, Outcome::Undetermined, Outcome::Pass];

/// Runs all cases of a guide whose folder is `folder`.
pub(crate) fn run(
    guide: &Guide,
    folder: &Path,
    shapes: &Shapes,
    wishes: Wishes,
) -> Result<Outcomes> {
    let mut outcomes = configurations(guide, folder, shapes, wishes)?;
    if guide.answers_events() {
        outcomes.absorb(events::run(guide, folder)?);
    }
    Ok(outcomes)
}

/// Runs the cases of a guide's control.
fn configurations(
    guide: &Guide,
    folder: &Path,
    shapes: &Shapes,
    wishes: Wishes,
) -> Result<Outcomes> {
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
            case.check(wishes.bless)?
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
    let mut guarded = BTreeSet::new();
    let passing = cases
        .iter()
        .filter(|case| case.expected() == Some(Outcome::Pass));
    for case in passing {
        prove(case, &cases, guide, &control, &mut outcomes, &mut guarded);
    }
    let cases_folder = folder.join("cases");
    if cases_folder.is_dir() {
        let problems = guarded::compare(&cases_folder, &guarded, wishes.bless)?;
        outcomes.problems.extend(problems);
    }
    if wishes.evaluations {
        for case in &cases {
            outcomes
                .evaluations
                .extend(case.evaluations(guide, &control)?);
        }
    }
    Ok(outcomes)
}

/// Holds a passing case against the failing ones: the mutation test and the machine check.
fn prove(
    case: &Case,
    cases: &[Case],
    guide: &Guide,
    control: &Control,
    outcomes: &mut Outcomes,
    guarded: &mut BTreeSet<Pair>,
) {
    let failing: Vec<&Resource> = cases
        .iter()
        .filter(|case| case.expected() == Some(Outcome::Fail))
        .flat_map(|case| case.judged(guide))
        .collect();
    let judge = judge(guide, control, &case.workload);
    let faults = faults(cases, case);
    // The forms of a case mostly come to the same, and once is enough.
    let mut checked: Vec<&Configuration> = Vec::new();
    let snapshots = case.forms.iter().map(|form| &form.snapshot);
    for (snapshot, index, resource) in snapshots.flat_map(|snapshot| {
        let resources = snapshot.resources.iter().enumerate();
        resources.map(move |(index, resource)| (snapshot, index, resource))
    }) {
        if !guide.kinds.contains(&resource.kind) || checked.contains(&&resource.config) {
            continue;
        }
        checked.push(&resource.config);
        let others: Vec<&Resource> = failing
            .iter()
            .copied()
            .filter(|other| other.kind == resource.kind)
            .collect();
        let Mutations { tried, survived } = mutations(&judge, &resource.config.to_value(), &faults);
        outcomes.mutations += tried;
        outcomes.caught += tried - survived.len();
        for mutation in survived {
            match Pair::of(&mutation) {
                Some(pair) => {
                    outcomes.guarded += 1;
                    guarded.insert(pair);
                }
                None => outcomes.problems.push(format!(
                    "{}: mutation test: with {} at {} the control does not fail, although a fail case fails for it",
                    case.folder.display(),
                    mutation.value.map_or_else(|| "nothing".to_owned(), |value| value.to_string()),
                    mutation.at
                )),
            }
        }
        let proof = unproven_passes(&judge, snapshot, index, &others);
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

/// The faults of the cases that declare the same facts.
fn faults<'c>(cases: &'c [Case], passing: &Case) -> Vec<Fault<'c>> {
    let failing = cases
        .iter()
        .filter(|case| case.expected() == Some(Outcome::Fail) && case.workload == passing.workload);
    let forms = failing.flat_map(|case| &case.forms);
    let faults = forms.flat_map(|form| {
        let snapshot = &form.snapshot;
        form.faults.iter().map(move |(index, at)| Fault {
            snapshot,
            index: *index,
            at,
        })
    });
    faults.collect()
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
        let workload = match std::fs::read_to_string(folder.join("workload.toml")) {
            Ok(text) => Workload::new(toml::from_str(&text).context("workload.toml")?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Workload::default(),
            Err(error) => return Err(error).context("workload.toml"),
        };
        let judge = judge(guide, control, &workload);
        let forms = forms::read(folder, guide, &judge, shapes)?;
        Ok(Self {
            name,
            folder: folder.to_owned(),
            forms,
            workload,
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
    fn judged<'c>(&'c self, guide: &'c Guide) -> impl Iterator<Item = &'c Resource> {
        let resources = self.forms.iter().flat_map(|form| &form.snapshot.resources);
        resources.filter(|resource| guide.kinds.contains(&resource.kind))
    }

    /// What the control was asked about each resource and what it answered.
    fn evaluations(&self, guide: &Guide, control: &Control) -> Result<Vec<Asked>> {
        let text = guide.control.as_deref().unwrap_or_default();
        let mut all = Vec::new();
        for Form { name, snapshot, .. } in &self.forms {
            let resources = snapshot.resources.iter();
            for resource in resources.filter(|resource| guide.kinds.contains(&resource.kind)) {
                all.push(Asked {
                    guide: guide.id.clone(),
                    case: self.name.clone(),
                    form: name,
                    resource: resource.id.clone(),
                    evaluation: Evaluation::of(control, text, resource, snapshot, &self.workload)?,
                });
            }
        }
        Ok(all)
    }

    /// What differs from what the case promises.
    fn check(&self, bless: bool) -> Result<Vec<String>> {
        let Some(first) = self.forms.first() else {
            return Ok(vec![format!(
                "no form of the case; write one of {}",
                forms::NAMES.join(", ")
            )]);
        };
        let path = self.folder.join("expect.json");
        if bless && self.expected() == Some(Outcome::Fail) {
            std::fs::write(&path, format!("{:#}\n", first.failing()))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        let expect = std::fs::read_to_string(&path).ok();
        let expect = expect.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let all = self.forms.iter();
        Ok(all
            .flat_map(|form| {
                let problems = self.check_form(form, expect.as_ref());
                problems
                    .into_iter()
                    .map(|problem| format!("{}: {problem}", form.name))
            })
            .collect())
    }

    /// What one form of the case says that it should not. All forms have to say the same.
    fn check_form(&self, form: &Form, expect: Option<&Value>) -> Vec<String> {
        if form.judged == 0 {
            return vec!["holds no resource of the guide's kinds".to_owned()];
        }
        let found = form.findings.iter().map(|finding| finding.outcome).min();
        if self.is_skip() {
            let found = found.map(|found| {
                format!(
                    "expected not-applicable, that is no finding, found `{}`",
                    found.as_str()
                )
            });
            return found.into_iter().collect();
        }
        let Some(expected) = self.expected() else {
            return vec![
                "the name of a case begins with `fail-`, `pass-`, `undetermined-` or `skip-`"
                    .to_owned(),
            ];
        };
        let Some(found) = found else {
            return vec![format!(
                "expected `{}`, but the control does not apply; name the case `skip-…`",
                expected.as_str()
            )];
        };
        let mut problems = Vec::new();
        if found != expected {
            problems.push(format!(
                "expected `{}`, found `{}`: {}",
                expected.as_str(),
                found.as_str(),
                form.failing()
            ));
        }
        if expected == Outcome::Fail {
            match expect {
                None => problems.push("a fail case needs expect.json, a list of {\"at\", \"facts\"}; --bless writes it for your review".to_owned()),
                Some(said) if *said != form.failing() => problems.push(format!("expect.json differs from what was found: {}", form.failing())),
                Some(_) => {}
            }
            problems.extend(form.misplaced());
        }
        problems
    }

    /// Facts that the guide's sentences lack.
    fn sayings(&self, texts: &Texts) -> Vec<String> {
        let findings = self.forms.iter().flat_map(|form| &form.findings);
        let failing = findings.filter(|finding| finding.outcome == Outcome::Fail);
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
