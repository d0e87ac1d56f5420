//! Turns what controls say into `pass`, `fail` or `undetermined`.
//!
//! The rule, once: a finding inside or around something unknown is undetermined; a pass is undetermined when the
//! control can see something unknown; a verdict that an undeclared fact of the workload could change is undetermined;
//! and "not in the snapshot" means "not there" only where the snapshot lists the kind to its end.

use crate::rego::{Answer, Converter, Machine};
use crate::{Control, ControlError, Finding, Listed, Outcome, Place, Resource, Snapshot, Workload, scope_of};
use regorus::Value as RegoValue;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Controls, ready to judge the resources of one snapshot.
pub struct Judge {
    controls: Vec<Prepared>,
    by_kind: HashMap<String, Vec<usize>>,
    listed: HashSet<Listed>,
}

/// A control with the data it may look at.
struct Prepared {
    control: Control,
    data: RegoValue,
    /// For a control that names undeclared facts: the data as it would be with each fact tried out.
    trials: Vec<RegoValue>,
    undeclared: Option<String>,
}

/// What one resource got.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// One finding for each control that passes, and one for each place at fault.
    pub findings: Vec<Finding>,
    /// Controls that could not be run on it.
    pub errors: Vec<ControlError>,
}

impl Judge {
    /// Prepares the controls for the resources of `snapshot`. Only relations look at the snapshot as a whole.
    pub fn new(controls: Vec<Control>, snapshot: &Snapshot, workload: &Workload) -> Self {
        let mut converter = Converter::default();
        let related = related(&controls, snapshot, &mut converter);
        let mut by_kind: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, control) in controls.iter().enumerate() {
            for kind in &control.kinds {
                by_kind.entry(kind.clone()).or_default().push(index);
            }
        }
        let controls = controls.into_iter().map(|control| Prepared::new(control, workload, &related, &mut converter)).collect();
        Self { controls, by_kind, listed: snapshot.listed.iter().cloned().collect() }
    }

    /// Working memory for one thread.
    pub fn session(&self) -> Session<'_> {
        Session { judge: self, machines: self.controls.iter().map(|_| None).collect(), converter: Converter::default() }
    }

    /// How many controls judge resources of this kind.
    pub fn controls_for(&self, kind: &str) -> usize {
        self.by_kind.get(kind).map_or(0, Vec::len)
    }

    /// The controls that do not compile.
    pub fn errors(&self) -> impl Iterator<Item = &ControlError> {
        self.controls.iter().filter_map(|prepared| prepared.control.error())
    }

    /// Whether the snapshot lists `kinds` to their end in the scope that the value at fault names, or else in the
    /// scope of the resource itself.
    fn lists(&self, kinds: &[String], resource: &Resource, at: &Place) -> bool {
        let named = at.find(&resource.config).and_then(Value::as_str).and_then(scope_of);
        let Some(scope) = named.or_else(|| scope_of(&resource.id)) else { return false };
        kinds.iter().all(|kind| self.listed.contains(&Listed { kind: kind.clone(), scope: scope.clone() }))
    }
}

impl Prepared {
    fn new(control: Control, workload: &Workload, related: &HashMap<String, RegoValue>, converter: &mut Converter) -> Self {
        let snapshot: RegoValue = control
            .relates
            .iter()
            .map(|kind| (RegoValue::from(kind.as_str()), related.get(kind).cloned().unwrap_or(RegoValue::Null)))
            .collect::<regorus::value::Object>()
            .into();
        let mut data = |workload: &Workload| -> RegoValue {
            let facts = converter.convert(&Value::Object(workload.facts().clone()));
            [(RegoValue::from("workload"), facts), (RegoValue::from("snapshot"), snapshot.clone())]
                .into_iter()
                .collect::<regorus::value::Object>()
                .into()
        };
        let undeclared: Vec<&String> = control.facts.iter().filter(|fact| !workload.declares(fact)).collect();
        // What a declaration could be: some list that no control knows, nothing, yes, no.
        let trials = if undeclared.is_empty() {
            Vec::new()
        } else {
            [json!(["sekisho-trial"]), json!([]), json!(true), json!(false)]
                .into_iter()
                .map(|trial| data(&undeclared.iter().fold(workload.clone(), |facts, fact| facts.with(fact, trial.clone()))))
                .collect()
        };
        let undeclared = undeclared.first().map(|fact| format!("not declared: workload.{fact}"));
        Self { data: data(workload), trials, undeclared, control }
    }

    /// The findings of one run, by place; `None` if the control does not apply.
    fn run(machine: &mut Machine, input: &RegoValue) -> Result<Option<Found>, String> {
        match machine.run(input)? {
            Answer::NotApplicable => Ok(None),
            Answer::Found(items) => items.into_iter().map(read_finding).collect::<Result<_, _>>().map(Some),
        }
    }
}

/// Working memory of one thread: a virtual machine for each control that was needed so far.
pub struct Session<'j> {
    judge: &'j Judge,
    machines: Vec<Option<Machine>>,
    converter: Converter,
}

impl Session<'_> {
    /// Judges one resource by every control of its kind.
    pub fn judge(&mut self, resource: &Resource) -> Verdict {
        let mut verdict = Verdict::default();
        let Some(indices) = self.judge.by_kind.get(&resource.kind) else { return verdict };
        let input = self.converter.convert(&resource.config);
        for &index in indices {
            let Some(prepared) = self.judge.controls.get(index) else { continue };
            let Some(slot) = self.machines.get_mut(index) else { continue };
            match found(prepared, slot, &input) {
                Ok(Some((certain, possible))) => self.judge.weigh(prepared, resource, certain, possible, &mut verdict.findings),
                // What is not applicable is no pass; but whether it applies may be just what could not be read.
                Ok(None) => verdict.findings.extend(prepared.unread(resource)),
                Err(error) => {
                    let finding = prepared.finding(Outcome::Undetermined, Place::root(), Map::new());
                    verdict.findings.push(Finding { reason: Some(format!("control error: {}", error.message)), ..finding });
                    verdict.errors.push(error);
                }
            }
        }
        verdict
    }
}

type Found = BTreeMap<Place, Map<String, Value>>;

/// What the control finds whatever the undeclared facts are, and what it would find only for some of them; `None` if
/// the control does not apply.
fn found(prepared: &Prepared, slot: &mut Option<Machine>, input: &RegoValue) -> Result<Option<(Found, Found)>, ControlError> {
    let module = prepared.control.module.as_ref().map_err(Clone::clone)?;
    let failed = |message| ControlError { guide: prepared.control.guide.to_string(), path: prepared.control.path.clone(), message };
    if slot.is_none() {
        *slot = Some(module.machine(&prepared.data).map_err(failed)?);
    }
    let Some(machine) = slot else { return Ok(None) };
    let run = Prepared::run(machine, input);
    if run.is_err() {
        // A machine that stopped in the middle of something does not judge the next resource.
        *slot = None;
    }
    let Some(mut certain) = run.map_err(failed)? else { return Ok(None) };
    let mut possible = Found::new();
    for trial in &prepared.trials {
        let mut machine = module.machine(trial).map_err(failed)?;
        let tried = Prepared::run(&mut machine, input).map_err(failed)?.unwrap_or_default();
        let (kept, lost): (Found, Found) = certain.into_iter().partition(|(at, _)| tried.contains_key(at));
        possible.extend(lost);
        // Found for a made-up declaration only: the place is worth saying, the facts are not.
        possible.extend(tried.into_keys().filter(|at| !kept.contains_key(at)).map(|at| (at, Map::new())));
        certain = kept;
    }
    Ok(Some((certain, possible)))
}

impl Judge {
    fn weigh(&self, prepared: &Prepared, resource: &Resource, certain: Found, possible: Found, findings: &mut Vec<Finding>) {
        let control = &prepared.control;
        let relation_open =
            |at: &Place| !control.relates.is_empty() && !self.lists(&control.relates, resource, at);
        if certain.is_empty() && possible.is_empty() {
            let pass = || prepared.finding(Outcome::Pass, Place::root(), Map::new());
            findings.push(prepared.unread(resource).unwrap_or_else(pass));
            return;
        }
        for (at, facts) in certain {
            let reason = resource
                .why_unknown(&at)
                .map(str::to_owned)
                .or_else(|| relation_open(&at).then(|| format!("not listed to the end: {}", control.relates.join(", "))));
            let outcome = if reason.is_some() { Outcome::Undetermined } else { Outcome::Fail };
            findings.push(Finding { reason, ..prepared.finding(outcome, at, facts) });
        }
        for (at, facts) in possible {
            findings.push(Finding { reason: prepared.undeclared.clone(), ..prepared.finding(Outcome::Undetermined, at, facts) });
        }
    }
}

impl Prepared {
    /// The undetermined finding of a control that found nothing but can see something that could not be read.
    fn unread(&self, resource: &Resource) -> Option<Finding> {
        let (place, reason) = resource.unknown.iter().find(|(place, _)| self.control.can_see(place))?;
        Some(Finding { reason: Some(reason.clone()), ..self.finding(Outcome::Undetermined, place.clone(), Map::new()) })
    }

    fn finding(&self, outcome: Outcome, at: Place, facts: Map<String, Value>) -> Finding {
        Finding { guide: self.control.guide.clone(), outcome, at, facts, reason: None }
    }
}

/// The resources of the kinds that some control relates to, by kind and id, converted once.
fn related(controls: &[Control], snapshot: &Snapshot, converter: &mut Converter) -> HashMap<String, RegoValue> {
    let kinds: BTreeSet<&String> = controls.iter().flat_map(|control| &control.relates).collect();
    kinds
        .into_iter()
        .map(|kind| {
            let members: regorus::value::Object = snapshot
                .resources
                .iter()
                .filter(|resource| resource.kind == *kind)
                .map(|resource| (RegoValue::from(resource.id.as_str()), converter.convert(&resource.config)))
                .collect();
            (kind.clone(), members.into())
        })
        .collect()
}

/// One item of a control's `deny` as a place and its facts.
fn read_finding(item: Value) -> Result<(Place, Map<String, Value>), String> {
    let wrong = || format!("`deny` must hold {{\"at\": [path], \"facts\": {{…}}}}, found {item}");
    let mut at = Place::root();
    for segment in item.get("at").and_then(Value::as_array).ok_or_else(wrong)? {
        at = match (segment.as_str(), segment.as_u64().and_then(|index| usize::try_from(index).ok())) {
            (Some(key), _) => at.member(key),
            (None, Some(index)) => at.element(index),
            (None, None) => return Err(wrong()),
        };
    }
    match item.get("facts") {
        None => Ok((at, Map::new())),
        Some(Value::Object(facts)) => Ok((at, facts.clone())),
        Some(_) => Err(wrong()),
    }
}
