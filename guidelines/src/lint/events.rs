//! Rules for guides that answer events: phases, commands, and nothing destroyed before something is preserved.

use super::facts::is_kebab;
use crate::{Effect, Guide, Phase, Sentence, Step, Texts};
use std::collections::BTreeSet;

/// What patterns begin with: the source of alerts.
const SOURCES: [&str; 2] = ["guardduty:", "sigma:"];

/// The phases that every response has.
const NEEDED: [Phase; 3] = [Phase::Verify, Phase::Contain, Phase::Prevent];

/// What is wrong with the response of a guide.
pub(super) fn check(guide: &Guide, texts: &Texts) -> Vec<String> {
    let steps = &texts.steps.en;
    if !guide.answers_events() {
        let responds = !steps.is_empty() || !texts.benign_causes.en.is_empty();
        if responds || !guide.commands.is_empty() {
            let problem = "has phases, benign causes or commands and answers no event; add `answers`, `near` or detection.yml";
            return vec![problem.to_owned()];
        }
        return Vec::new();
    }
    let mut problems = Vec::new();
    for phase in NEEDED {
        if !steps.iter().any(|step| step.phase == phase) {
            problems.push(format!("has no steps of the phase {phase:?}"));
        }
    }
    if texts.benign_causes.en.is_empty() || texts.benign_causes.ja.is_empty() {
        problems.push("answers events and names no benign causes".to_owned());
    }
    let outline = |steps: &[Step]| -> Vec<(Phase, Option<String>)> {
        let outline = steps.iter().map(|step| (step.phase, step.command.clone()));
        outline.collect()
    };
    if outline(&texts.steps.ja) != outline(steps) {
        problems.push("the steps of ja.md and en.md differ in phases or commands".to_owned());
    }
    problems.extend(patterns(guide));
    problems.extend(commands(guide, steps));
    problems
}

/// Patterns name a source, and those that a guide is written for name more than purpose and resource.
fn patterns(guide: &Guide) -> Vec<String> {
    let mut problems = Vec::new();
    for pattern in guide.answers.iter().chain(&guide.near) {
        if !SOURCES.iter().any(|source| pattern.starts_with(source)) {
            problems.push(format!(
                "`{pattern}` begins with no source; write `guardduty:` and a finding type, or `sigma:` and the name of a rule"
            ));
        }
    }
    for pattern in guide
        .answers
        .iter()
        .filter(|pattern| pattern.starts_with("guardduty:"))
    {
        let family = pattern.split_once('/').map_or("", |(_, family)| family);
        if !family.starts_with(|first: char| first.is_alphanumeric()) {
            problems.push(format!(
                "answers `{pattern}`, which names no threat family; wider patterns belong into `near`"
            ));
        }
    }
    problems
}

fn commands(guide: &Guide, steps: &[Step]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for command in &guide.commands {
        let id = &command.id;
        if !is_kebab(id) || !ids.insert(id) {
            problems.push(format!(
                "the command id `{id}` is not lower case with hyphens, or stands twice"
            ));
        }
        if !steps.iter().any(|step| step.command.as_ref() == Some(id)) {
            problems.push(format!("no step calls the command `{id}`"));
        }
        for argument in &command.argv {
            if let Err(error) = Sentence::new(argument) {
                problems.push(format!("the command `{id}`: {error}"));
            }
        }
    }
    let mut preserved = false;
    for step in steps {
        preserved |= step.phase == Phase::Preserve;
        let Some(called) = &step.command else {
            continue;
        };
        match guide.commands.iter().find(|command| command.id == *called) {
            None => problems.push(format!(
                "a step calls `{called}`, which is no command of guide.toml"
            )),
            Some(command) if command.effect == Effect::Destroy && !preserved => problems.push(
                format!("`{called}` destroys before any step has preserved something"),
            ),
            Some(_) => {}
        }
    }
    problems
}
