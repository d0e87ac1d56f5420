//! Runs the cases of a guide that answers events: what its rules have to notice, and what they have to leave alone.

use super::{Outcomes, case_folders};
use crate::report::words::Words;
use anyhow::{Context as _, Result};
use assistant::detect::{Rules, Source as RuleSource};
use assistant::event::read;
use assistant::incident::{
    Gathered, Gathering, Guidance, Incident, Seen, Watch, Window, incidents,
};
use guidelines::{Guide, Text};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs all cases of a guide whose folder is `folder`: files called `events.…` in `cases/fail-…` and `cases/pass-…`.
pub(super) fn run(guide: &Guide, folder: &Path) -> Result<Outcomes> {
    let mut outcomes = Outcomes::default();
    let bench = match Bench::of(guide) {
        Ok(bench) => bench,
        Err(error) => {
            outcomes.problems.push(format!("{error:#}"));
            return Ok(outcomes);
        }
    };
    let (mut fired, mut called) = (BTreeSet::new(), BTreeSet::new());
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for case in case_folders(&folder.join("cases"))? {
        let Some(events) = events(&case)? else {
            continue;
        };
        outcomes.cases += 1;
        let mut problem = |text: String| {
            outcomes
                .problems
                .push(format!("{}: {text}", case.display()));
        };
        let (gathered, unread) = bench.gather(&events)?;
        for reason in unread {
            problem(format!("not read: {reason}"));
        }
        let rules: BTreeSet<String> = gathered
            .notices
            .iter()
            .filter_map(|notice| notice.rule.clone())
            .collect();
        let name = case
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        match name.split_once('-') {
            Some(("fail", _)) => {
                kinds.insert("fail");
                if gathered.notices.is_empty() {
                    problem(
                        "nothing was noticed and no alert is answered by this guide".to_owned(),
                    );
                }
                fired.extend(rules);
                for incident in bench.incidents(gathered) {
                    if incident.what.text == incident.title {
                        problem("the statement cannot be filled from these events".to_owned());
                    }
                    called.extend(calls(&incident, guide));
                }
            }
            Some(("pass", _)) => {
                kinds.insert("pass");
                if !rules.is_empty() {
                    problem(format!("noticed by {rules:?}, and should be left alone"));
                }
            }
            _ => problem("the name of an event case begins with `fail-` or `pass-`".to_owned()),
        }
    }
    let detects = guide.detection.is_some();
    let mut patterns = guide.answers.iter().chain(&guide.near);
    // A rule that has no guide is a user's, so that no case can hold it.
    let alerted = patterns.any(|pattern| !pattern.starts_with("sigma:"));
    for wanted in ["fail", "pass"] {
        if !kinds.contains(wanted) && (detects || (wanted == "fail" && alerted)) {
            let folder = &guide.folder;
            outcomes.problems.push(format!(
                "{folder}: no case with events whose name begins with `{wanted}-`"
            ));
        }
    }
    for rule in bench.telling() {
        if !fired.contains(rule) {
            let folder = &guide.folder;
            outcomes
                .problems
                .push(format!("{folder}: the rule `{rule}` fires in no case"));
        }
    }
    for command in guide.commands.iter().filter(|_| outcomes.cases > 0) {
        if !called.contains(&command.id) {
            let folder = &guide.folder;
            outcomes.problems.push(format!(
                "{folder}: no case fills the command `{}`",
                command.id
            ));
        }
    }
    Ok(outcomes)
}

/// The commands of a guide that an incident fills, by the steps that call them.
fn calls(incident: &Incident, guide: &Guide) -> BTreeSet<String> {
    let steps = guide
        .texts()
        .map(|texts| texts.steps.en)
        .unwrap_or_default();
    let mut calls = BTreeSet::new();
    for action in incident
        .actions
        .iter()
        .filter(|action| action.command.is_some())
    {
        let step = steps
            .iter()
            .find(|step| step.text == action.text.en && step.phase == action.phase);
        calls.extend(step.and_then(|step| step.command.clone()));
    }
    calls
}

/// The events of a case, if it has any.
fn events(case: &Path) -> Result<Option<PathBuf>> {
    for entry in
        std::fs::read_dir(case).with_context(|| format!("cannot list {}", case.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with("events.")) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// One guide and its rules.
struct Bench {
    rules: Rules,
    guidance: Guidance,
}

impl Bench {
    fn of(guide: &Guide) -> Result<Self> {
        let origin = format!("{}/detection.yml", guide.folder);
        let source = guide.detection.as_deref().map(|text| RuleSource {
            origin,
            guide: Some(guide.id.clone()),
            text,
        });
        let unknown =
            Text::build(|language| Words::of(language).of_incidents("incident", "unknown"));
        Ok(Self {
            rules: Rules::parse(source.as_slice())?,
            guidance: Guidance::new(vec![guide.clone()], &unknown)?,
        })
    }

    /// The rules that notice something by themselves.
    fn telling(&self) -> impl Iterator<Item = &str> {
        let telling = |id| !self.rules.feeds_only(id);
        self.rules
            .iter()
            .filter(move |(id, _)| telling(*id))
            .map(|(_, rule)| rule.name.as_str())
    }

    fn gather(&self, events: &Path) -> Result<(Gathered, Vec<String>)> {
        let seen = Seen::default();
        let watch = Watch {
            rules: &self.rules,
            window: Window::default(),
            seen: &seen,
        };
        let name: Arc<str> = Arc::from(events.display().to_string());
        let mut file = File::open(events).with_context(|| format!("cannot read {name}"))?;
        let mut gathering = Gathering::new(&self.rules);
        let reading = read(&mut file, &name, &mut |record| {
            gathering.take(&watch, record, 0);
        });
        let mut gathered = gathering.finish(&watch, self.guidance.answers(), &[name]);
        // Alerts that other guides answer are no concern of this one.
        gathered.notices.retain(|notice| notice.guide.is_some());
        let skipped = reading.skipped.into_iter().map(|skipped| skipped.reason);
        let misread = std::mem::take(&mut gathered.misread);
        let unread = skipped
            .chain(misread.into_iter().map(|skipped| skipped.reason))
            .collect();
        Ok((gathered, unread))
    }

    fn incidents(&self, mut gathered: Gathered) -> Vec<Incident> {
        // Context is told of here too: its sentence has to hold.
        for notice in &mut gathered.notices {
            notice.gravity = notice.gravity.max(assistant::incident::Gravity::Low);
        }
        incidents(
            gathered.notices,
            &gathered.links,
            &self.guidance,
            Timestamp::UNIX_EPOCH,
        )
    }
}
