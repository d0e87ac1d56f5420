//! Turns what one control says of a resource into `pass`, `fail` or `undetermined`.
//!
//! The rule, once: a finding inside or around something unknown is undetermined; a pass is undetermined when the
//! control can see something unknown; a verdict that an undeclared fact of the workload could change is undetermined;
//! and "not in the snapshot" means "not there" only where the snapshot lists the kind to its end.

use crate::control::{BESIDE, VERSIONS};
use crate::fact::{declarations, generous, has_lists};
use crate::rego::{Answer, Converter, Machine, object};
use crate::relations::{Scope, Surroundings};
use crate::unread::named;
use crate::{Control, ControlError, Finding, Outcome, Place, Resource, Workload};
use regorus::Value as RegoValue;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A control and the facts of the workload that it names.
pub(crate) struct Prepared {
    pub(crate) control: Control,
    facts: RegoValue,
    /// For a control that names undeclared facts: the facts as they would be with each declaration tried out.
    trials: Vec<RegoValue>,
    /// The names of undeclared facts.
    undeclared: Vec<String>,
    declared: Workload,
}

/// What one thread keeps to run a control: a machine for what is declared, and one for each trial of what is not.
#[derive(Default)]
pub(crate) struct Machines {
    all: Vec<Machine>,
    /// Where the resources are beside which the machines look, if they do.
    scope: Scope,
}

/// Findings by place.
type ByPlace = BTreeMap<Place, Said>;

/// What a control says of a place.
#[derive(Clone, Default)]
struct Said {
    facts: Arc<Map<String, Value>>,
    /// Whether the fault is proven by what is in the snapshot, so that nothing which is missing there could mend it.
    proven: bool,
}

/// What a control found on some input, before it is weighed what could not be read.
#[derive(Clone)]
pub(crate) struct Found(Option<Faults>);

/// The faults of something to which the control applies.
#[derive(Clone)]
struct Faults {
    /// Whatever the undeclared facts are.
    certain: ByPlace,
    /// For some of them only.
    possible: ByPlace,
}

impl Found {
    /// Nothing, because the control does not apply.
    pub(crate) fn not_applicable() -> Self {
        Self(None)
    }

    /// Whether the control applies.
    pub(crate) fn applies(&self) -> bool {
        self.0.is_some()
    }
}

impl Prepared {
    /// Makes a control ready for these declared facts.
    pub(crate) fn new(control: Control, workload: &Workload) -> Self {
        let mut converter = Converter::default();
        let mut facts =
            |workload: &Workload| converter.convert(&Value::Object(workload.facts().clone()));
        let undeclared: Vec<&String> = control
            .reads
            .facts
            .iter()
            .filter(|fact| !workload.declares(fact))
            .collect();
        Self {
            trials: declarations(&undeclared)
                .into_iter()
                .map(|tried| facts(&workload.with(tried)))
                .collect(),
            facts: facts(workload),
            undeclared: undeclared.into_iter().cloned().collect(),
            declared: workload.clone(),
            control,
        }
    }

    /// Whether it tries out what is not declared.
    pub(crate) fn tries(&self) -> bool {
        !self.undeclared.is_empty()
    }

    /// What the control finds on an input.
    pub(crate) fn find(
        &self,
        machines: &mut Machines,
        around: Option<&Surroundings<'_>>,
        input: &RegoValue,
    ) -> Result<Found, ControlError> {
        if let Err(error) = &self.control.module {
            return Err(error.clone());
        }
        self.faults(machines, around, input)
            .map(Found)
            .map_err(|message| {
                // A machine that stopped in the middle of something does not judge the next resource.
                *machines = Machines::default();
                ControlError {
                    guide: self.control.guide.to_string(),
                    path: self.control.path.clone(),
                    message,
                }
            })
    }

    /// The control's findings on a resource with an input of which it has found this.
    pub(crate) fn say(
        &self,
        found: Found,
        around: Option<&Surroundings<'_>>,
        resource: &Resource,
    ) -> Vec<Finding> {
        if let Some(faults) = found.0 {
            return self.weigh(resource, around, faults);
        }
        // What does not apply is no pass; but whether it applies may be just what could not be read.
        let unread = || self.unread_elsewhere(around);
        self.unread(resource).or_else(unread).into_iter().collect()
    }

    /// What the control finds; `None` if it does not apply.
    fn faults(
        &self,
        machines: &mut Machines,
        around: Option<&Surroundings<'_>>,
        input: &RegoValue,
    ) -> Result<Option<Faults>, String> {
        let scope = around.filter(|_| self.control.looks_beside());
        let scope = scope.map(Surroundings::scope).unwrap_or_default();
        if machines.all.is_empty() || machines.scope != scope {
            *machines = Machines {
                all: Vec::new(),
                scope,
            };
            let module = self
                .control
                .module
                .as_ref()
                .map_err(|error| error.message.clone())?;
            for facts in [&self.facts].into_iter().chain(&self.trials) {
                machines
                    .all
                    .push(module.machine(&self.data(facts, around))?);
            }
        }
        let Some((machine, trials)) = machines.all.split_first_mut() else {
            return Ok(None);
        };
        let said = run(machine, input)?;
        let applies = said.is_some();
        let mut certain = said.unwrap_or_default();
        let mut possible = ByPlace::new();
        for trial in trials {
            // A declaration of a type that the control cannot use tells nothing.
            let Ok(tried) = run(trial, input) else {
                continue;
            };
            let tried = tried.unwrap_or_default();
            let (kept, lost): (ByPlace, ByPlace) = certain
                .into_iter()
                .partition(|(at, _)| tried.contains_key(at));
            possible.extend(lost);
            // Found for a made-up declaration only: the place is worth saying, the facts are not.
            let only_tried = tried.into_keys().filter(|at| !kept.contains_key(at));
            possible.extend(only_tried.map(|at| (at, Said::default())));
            certain = kept;
        }
        if !certain.is_empty() && has_lists(&self.undeclared) {
            let kept = self.whatever_is_declared(input, around)?;
            let lost = certain.extract_if(.., |at, _| !kept.contains(at));
            possible.extend(lost);
        }
        // Whether the question makes sense may be just what was not declared.
        let faults = Faults { certain, possible };
        Ok((applies || !faults.possible.is_empty()).then_some(faults))
    }

    /// The places that are at fault even if the undeclared lists held all that the control can see.
    fn whatever_is_declared(
        &self,
        input: &RegoValue,
        around: Option<&Surroundings<'_>>,
    ) -> Result<BTreeSet<Place>, String> {
        let input_read = serde_json::to_value(input).unwrap_or_default();
        let words = named(&input_read);
        let mut seen: BTreeSet<&str> = words.iter().map(|word| &**word).collect();
        if let Some(around) = around {
            let words = around.relations.words(&self.control.relates);
            seen.extend(words.map(String::as_str));
        }
        let declared = self.declared.with(generous(&self.undeclared, &seen));
        let facts = Converter::default().convert(&Value::Object(declared.facts().clone()));
        let module = self.control.module.as_ref();
        let module = module.map_err(|error| error.message.clone())?;
        let mut machine = module.machine(&self.data(&facts, around))?;
        let found = run(&mut machine, input)?.unwrap_or_default();
        Ok(found.into_keys().collect())
    }

    /// What the control sees as `data`.
    fn data(&self, facts: &RegoValue, around: Option<&Surroundings<'_>>) -> RegoValue {
        let (relates, sees_unread) = (&self.control.relates, self.control.sees_unread());
        let snapshot = around.map_or(RegoValue::Null, |around| {
            around.relations.of(relates, sees_unread)
        });
        let beside = around.filter(|_| self.control.looks_beside());
        let names = |scope: &str| self.control.names(scope);
        let beside = beside.map(|around| (BESIDE, around.beside(relates, sees_unread, names)));
        let versions = around.filter(|_| self.control.looks_at_versions());
        let versions = versions.map(|around| (VERSIONS, around.relations.versions(relates)));
        let members = [("workload", facts.clone()), ("snapshot", snapshot)];
        let members = members.into_iter().chain(beside).chain(versions);
        object(members.map(|(name, value)| (RegoValue::from(name), value)))
    }

    fn weigh(
        &self,
        resource: &Resource,
        around: Option<&Surroundings<'_>>,
        faults: Faults,
    ) -> Vec<Finding> {
        let Faults { certain, possible } = faults;
        if certain.is_empty() && possible.is_empty() {
            let pass = || self.finding(Outcome::Pass, Place::root(), Arc::default());
            let unread = || self.unread_elsewhere(around);
            return vec![self.unread(resource).or_else(unread).unwrap_or_else(pass)];
        }
        let relates = &self.control.relates;
        let unlisted = |at: &Place| {
            let open = around.is_some_and(|around| !around.lists(relates, at));
            open.then(|| format!("not listed to the end: {}", relates.join(", ")))
        };
        let elsewhere = self.why_open(around).map(str::to_owned);
        // What could not be read may be just what would have told that the control does not apply.
        let undecided = resource
            .unknown
            .iter()
            .find(|(place, _)| self.control.reads.may_not_apply(place));
        let unapplied = undecided.map(|(_, reason)| reason.clone());
        let certain = certain.into_iter().map(|(at, Said { facts, proven })| {
            let unread = || resource.why_unknown(&at).map(str::to_owned);
            let reason = unread()
                .or_else(|| unapplied.clone())
                .or_else(|| elsewhere.clone().filter(|_| !proven))
                .or_else(|| unlisted(&at).filter(|_| !proven));
            let outcome = if reason.is_some() {
                Outcome::Undetermined
            } else {
                Outcome::Fail
            };
            Finding {
                reason,
                ..self.finding(outcome, at, facts)
            }
        });
        let possible = possible.into_iter().map(|(at, said)| Finding {
            // What could not be read comes first: a declaration alone would not decide it.
            reason: resource
                .why_unknown(&at)
                .map(str::to_owned)
                .or_else(|| Some(self.what_to_declare())),
            ..self.finding(Outcome::Undetermined, at, said.facts)
        });
        certain.chain(possible).collect()
    }

    /// The reason of what an undeclared fact would decide.
    fn what_to_declare(&self) -> String {
        let names: Vec<String> = self
            .undeclared
            .iter()
            .map(|fact| format!("workload.{fact}"))
            .collect();
        format!("not declared: {}", names.join(", "))
    }

    /// The same for what could not be read of other resources.
    fn unread_elsewhere(&self, around: Option<&Surroundings<'_>>) -> Option<Finding> {
        let reason = self.why_open(around)?;
        let finding = self.finding(Outcome::Undetermined, Place::root(), Arc::default());
        Some(Finding {
            reason: Some(reason.to_owned()),
            ..finding
        })
    }

    fn why_open<'r>(&self, around: Option<&Surroundings<'r>>) -> Option<&'r str> {
        let Control { relates, reads, .. } = &self.control;
        // A control that says so looks at what stands for unread resources itself.
        if self.control.sees_unread() {
            return None;
        }
        around?.why_open(relates, |place| reads.can_see_in_related(place))
    }

    /// The undetermined finding of a control that found nothing but can see something that could not be read.
    fn unread(&self, resource: &Resource) -> Option<Finding> {
        let (place, reason) = resource
            .unknown
            .iter()
            .find(|(place, _)| self.control.reads.can_see(place))?;
        let finding = self.finding(Outcome::Undetermined, place.clone(), Arc::default());
        Some(Finding {
            reason: Some(reason.clone()),
            ..finding
        })
    }

    /// The undetermined finding of a control that could not be run.
    pub(crate) fn failed(&self, error: &ControlError) -> Finding {
        let finding = self.finding(Outcome::Undetermined, Place::root(), Arc::default());
        Finding {
            reason: Some(format!("control error: {}", error.message)),
            ..finding
        }
    }

    fn finding(&self, outcome: Outcome, at: Place, facts: Arc<Map<String, Value>>) -> Finding {
        Finding {
            guide: self.control.guide.clone(),
            outcome,
            at,
            facts,
            reason: None,
        }
    }
}

/// The findings of one run; `None` if the control does not apply.
fn run(machine: &mut Machine, input: &RegoValue) -> Result<Option<ByPlace>, String> {
    match machine.run(input)? {
        Answer::NotApplicable => Ok(None),
        Answer::Found(items) => items
            .iter()
            .map(read_finding)
            .collect::<Result<_, _>>()
            .map(Some),
    }
}

/// One item of a control's `deny` as a place and what is said of it.
fn read_finding(item: &Value) -> Result<(Place, Said), String> {
    let wrong = || format!("`deny` must hold {{\"at\": [path], \"facts\": {{…}}}}, found {item}");
    let mut at = Place::root();
    for segment in item.get("at").and_then(Value::as_array).ok_or_else(wrong)? {
        let index = segment
            .as_u64()
            .and_then(|index| usize::try_from(index).ok());
        at = match (segment.as_str(), index) {
            (Some(key), _) => at.member(key),
            (None, Some(index)) => at.element(index),
            (None, None) => return Err(wrong()),
        };
    }
    let facts = match item.get("facts") {
        None => Map::new(),
        Some(Value::Object(facts)) => facts.clone(),
        Some(_) => return Err(wrong()),
    };
    let proven = item
        .get("proven")
        .and_then(Value::as_bool)
        .unwrap_or_default();
    let facts = Arc::new(facts);
    Ok((at, Said { facts, proven }))
}
