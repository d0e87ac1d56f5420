//! Judges resources by the controls of their kind.
//!
//! Controls that look at one resource alone run as soon as it is read. Controls with relations wait until everything
//! is read, and see of it what a [`Retention`](crate::Retention) kept for them.

use crate::memo::{Members, Memo, Numbers};
use crate::prepared::{Machines, Prepared};
use crate::rego::Converter;
use crate::{Control, ControlError, Finding, Relations, Resource, Snapshot, Workload};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Finds the controls that judge a kind; asked once for each kind that occurs.
type ControlsOf<'c> = dyn Fn(&str) -> Vec<Control> + Sync + 'c;

/// Judges resources, compiling the controls of a kind when the first resource of it comes.
pub struct Judge<'c> {
    controls_of: Box<ControlsOf<'c>>,
    workload: Workload,
    panels: RwLock<HashMap<String, Arc<Panel>>>,
}

/// The controls of one kind.
struct Panel {
    /// Controls that look at one resource alone.
    own: Vec<Prepared>,
    /// Controls that also look at other resources.
    relational: Vec<Prepared>,
}

/// What one resource got.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// One finding for each control that passes, and one for each place at fault. Those of one control stand together.
    pub findings: Vec<Finding>,
    /// Controls that could not be run on it.
    pub errors: Vec<ControlError>,
}

impl<'c> Judge<'c> {
    /// A judge that asks `controls_of` for the controls of a kind.
    pub fn new(controls_of: impl Fn(&str) -> Vec<Control> + Sync + 'c, workload: Workload) -> Self {
        Self {
            controls_of: Box::new(controls_of),
            workload,
            panels: RwLock::default(),
        }
    }

    /// Working memory for one thread that judges resources one by one.
    pub fn session(&self) -> Session<'_> {
        Session {
            judge: self,
            relations: None,
            seats: HashMap::new(),
            converter: Converter::default(),
            numbers: Numbers::default(),
        }
    }

    /// Working memory for one thread that judges relations, when everything is read.
    pub fn session_with<'j>(&'j self, relations: &'j Relations) -> Session<'j> {
        Session {
            relations: Some(relations),
            ..self.session()
        }
    }

    /// Judges a whole snapshot on this thread: a verdict for each resource, in their order.
    pub fn judge(&self, snapshot: &Snapshot) -> Vec<Verdict> {
        let relations = Relations::new(&snapshot.resources, &snapshot.listed);
        let (mut alone, mut together) = (self.session(), self.session_with(&relations));
        let judge = |resource| {
            let mut verdict = alone.judge(resource);
            verdict.absorb(together.judge(resource));
            verdict
        };
        snapshot.resources.iter().map(judge).collect()
    }

    /// Whether some control of a kind looks at other resources.
    pub(crate) fn relates(&self, kind: &str) -> bool {
        !self.panel(kind).relational.is_empty()
    }

    /// Whether the controls of a kind are compiled.
    pub fn is_ready_for(&self, kind: &str) -> bool {
        let panels = self.panels.read().unwrap_or_else(PoisonError::into_inner);
        panels.contains_key(kind)
    }

    /// Compiles the controls of a kind ahead of its first resource, for those who cannot wait when it comes.
    pub fn get_ready_for(&self, kind: &str) {
        self.panel(kind);
    }

    /// The controls asked for so far that do not compile.
    pub fn errors(&self) -> Vec<ControlError> {
        let panels = self.panels.read().unwrap_or_else(PoisonError::into_inner);
        let all = panels
            .values()
            .flat_map(|panel| panel.own.iter().chain(&panel.relational));
        all.filter_map(|prepared| prepared.control.error().cloned())
            .collect()
    }

    fn panel(&self, kind: &str) -> Arc<Panel> {
        let known = self
            .panels
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(kind)
            .cloned();
        known.unwrap_or_else(|| {
            // Two threads may compile the same kind at once; the first one's work is kept.
            let panel = Arc::new(Panel::new((self.controls_of)(kind), &self.workload));
            let mut panels = self.panels.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(panels.entry(kind.to_owned()).or_insert(panel))
        })
    }
}

impl Panel {
    fn new(controls: Vec<Control>, workload: &Workload) -> Self {
        let prepared = controls
            .into_iter()
            .map(|control| Prepared::new(control, workload));
        let (own, relational) = prepared.partition(|prepared| prepared.control.relates.is_empty());
        Self { own, relational }
    }
}

impl Verdict {
    /// Takes in what other controls said of the same resource.
    pub fn absorb(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.errors.extend(other.errors);
    }
}

/// Working memory of one thread: a virtual machine for each control that was needed so far.
pub struct Session<'j> {
    judge: &'j Judge<'j>,
    relations: Option<&'j Relations>,
    seats: HashMap<String, Seats>,
    converter: Converter,
    numbers: Numbers,
}

/// What one thread keeps for one control.
#[derive(Default)]
struct Seat {
    machines: Machines,
    memo: Memo,
}

/// The controls of one kind, each with its machines.
struct Seats {
    panel: Arc<Panel>,
    seats: Vec<Seat>,
}

impl Session<'_> {
    /// Judges one resource: by the controls that look at it alone, or in a session with relations by the others.
    pub fn judge(&mut self, resource: &Resource) -> Verdict {
        let mut verdict = Verdict::default();
        if !self.seats.contains_key(&resource.kind) {
            let panel = self.judge.panel(&resource.kind);
            let count = panel.own.len().max(panel.relational.len());
            let seats = std::iter::repeat_with(Seat::default).take(count).collect();
            self.seats
                .insert(resource.kind.clone(), Seats { panel, seats });
        }
        let Some(Seats { panel, seats }) = self.seats.get_mut(&resource.kind) else {
            return verdict;
        };
        let controls = if self.relations.is_some() {
            &panel.relational
        } else {
            &panel.own
        };
        if controls.is_empty() {
            return verdict;
        }
        let members = match &resource.config {
            Value::Object(config) => {
                let reads = controls.iter().map(|prepared| &prepared.control.reads);
                Some(Members::of(config, &resource.unknown, &reads))
            }
            _ => None,
        };
        let around = self.relations.map(|relations| relations.around(resource));
        let around = around.as_ref();
        let (converter, numbers) = (&mut self.converter, &mut self.numbers);
        // The engine's form of the whole configuration, once some control has asked for it.
        let mut whole = None;
        for (prepared, Seat { machines, memo }) in controls.iter().zip(seats) {
            let reads = &prepared.control.reads;
            let findings = match &members {
                Some(members) if !reads.anything() => {
                    let mut say = || {
                        let input = members.input(reads, converter);
                        prepared.say(machines, around, &input, resource)
                    };
                    // What looks at one resource alone says the same of the same members with the same unknown places.
                    if around.is_none() {
                        memo.recall(reads, members, numbers, say)
                    } else {
                        say()
                    }
                }
                _ => {
                    let input =
                        whole.get_or_insert_with(|| converter.configuration(&resource.config));
                    prepared.say(machines, around, input, resource)
                }
            };
            match findings {
                Ok(findings) => verdict.findings.extend(findings),
                Err(error) => {
                    verdict.findings.push(prepared.failed(&error));
                    verdict.errors.push(error);
                }
            }
        }
        verdict
    }
}
