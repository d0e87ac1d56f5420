//! Judges resources by the controls of their kind.
//!
//! Controls that look at one resource alone run as soon as it is read. Controls with relations wait until everything
//! is read, and see of it what a [`Retention`](crate::Retention) kept for them.

use crate::members::{Members, View, Views};
use crate::memo::{Memo, Verdicts};
use crate::numbers::Numbers;
use crate::prepared::{Found, Machines, Prepared};
use crate::rego::Converter;
use crate::relations::Surroundings;
use crate::{Control, ControlError, Finding, Relations, Resource, Snapshot, Workload};
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
            rows: HashMap::new(),
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
    rows: HashMap<String, Row>,
    converter: Converter,
    numbers: Numbers,
}

/// What one thread keeps for one control.
#[derive(Default)]
struct Seat {
    machines: Machines,
    /// What it said, for a control that looks at one resource alone.
    said: Memo<Arc<[Finding]>>,
    /// What it found, for one with relations.
    found: Memo<Found>,
    /// That it does not apply.
    idle: Memo<()>,
}

/// The controls of one kind, each with its machines.
struct Row {
    panel: Arc<Panel>,
    seats: Vec<Seat>,
    views: Views,
    verdicts: Verdicts,
}

impl Session<'_> {
    /// Judges one resource: by the controls that look at it alone, or in a session with relations by the others.
    pub fn judge(&mut self, resource: &Resource) -> Verdict {
        let mut verdict = Verdict::default();
        if !self.rows.contains_key(&resource.kind) {
            let panel = self.judge.panel(&resource.kind);
            let count = panel.own.len().max(panel.relational.len());
            let seats = std::iter::repeat_with(Seat::default).take(count).collect();
            self.rows.insert(
                resource.kind.clone(),
                Row {
                    panel,
                    seats,
                    views: Views::default(),
                    verdicts: Verdicts::default(),
                },
            );
        }
        let Some(Row {
            panel,
            seats,
            views,
            verdicts,
        }) = self.rows.get_mut(&resource.kind)
        else {
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
        let reads = controls.iter().map(|prepared| &prepared.control.reads);
        let sights = views.of(&resource.config, reads);
        let around = self.relations.map(|relations| relations.around(resource));
        let mut hearing = Hearing {
            resource,
            around: around.as_ref(),
            members: Members::of(&resource.config, &resource.unknown, &sights),
            converter: &mut self.converter,
            numbers: &mut self.numbers,
        };
        let remembers = around.is_none() && verdicts.pay();
        if remembers && let Some(known) = hearing.seen().and_then(|seen| verdicts.get(seen)) {
            verdict.findings.extend_from_slice(&known);
            return verdict;
        }
        for ((prepared, view), seat) in controls.iter().zip(sights.views()).zip(seats) {
            let findings = hearing.findings(prepared, view, seat);
            match findings {
                Ok(findings) => verdict.findings.extend_from_slice(&findings),
                Err(error) => {
                    verdict.findings.push(prepared.failed(&error));
                    verdict.errors.push(error);
                }
            }
        }
        if remembers
            && verdict.errors.is_empty()
            && let Some(seen) = hearing.seen()
        {
            verdicts.insert(seen, &verdict.findings);
        }
        verdict
    }
}

/// One resource before the controls of its kind.
struct Hearing<'h> {
    resource: &'h Resource,
    around: Option<&'h Surroundings<'h>>,
    members: Members<'h>,
    converter: &'h mut Converter,
    numbers: &'h mut Numbers,
}

impl Hearing<'_> {
    /// The numbers of all that some control sees of the resource, if each says what it sees.
    fn seen(&mut self) -> Option<&[u64]> {
        self.members.seen_by_all(self.numbers)
    }

    /// What a control says of the resource.
    fn findings(
        &mut self,
        prepared: &Prepared,
        view: View,
        seat: &mut Seat,
    ) -> Result<Arc<[Finding]>, ControlError> {
        let (around, resource) = (self.around, self.resource);
        let say = |found| Arc::from(prepared.say(found, around, resource));
        let Some(named) = view.named.filter(|_| around.is_none()) else {
            return self.found(prepared, view, seat).map(say);
        };
        // What looks at one resource alone says the same of the same members with the same unknown places.
        let seen = self.members.seen(named, self.numbers);
        seat.said.recall(seen, || {
            let input = self.members.input(named, self.converter);
            Ok(say(prepared.find(&mut seat.machines, None, &input)?))
        })
    }

    /// What a control finds that looks at other resources as well, or at everything.
    fn found(
        &mut self,
        prepared: &Prepared,
        view: View,
        seat: &mut Seat,
    ) -> Result<Found, ControlError> {
        let (members, machines) = (&self.members, &mut seat.machines);
        let deciding = view.deciding.map(|set| members.seen(set, self.numbers));
        if deciding.is_some_and(|deciding| seat.idle.get(deciding).is_some()) {
            return Ok(Found::not_applicable());
        }
        let mut find = || {
            let input = match view.named {
                // What is not declared is tried with the words of the input, so nothing else may be in it.
                Some(named) if prepared.tries() => members.input(named, self.converter),
                // Other resources see the whole, so its form for the engine is there, or is made for all of these controls at once.
                _ => self.resource.config.converted(self.converter),
            };
            prepared.find(machines, self.around, &input)
        };
        let found = if let Some(named) = view.named {
            // The other resources stay as they are, so of what is in one place, the same is found for the same members.
            let mut seen = members.seen(named, self.numbers).to_vec();
            let around = self.around.filter(|_| prepared.control.looks_beside());
            seen.extend(around.map(|around| self.numbers.of_scope(&around.scope())));
            seat.found.recall(&seen, find)?
        } else {
            find()?
        };
        match deciding {
            Some(deciding) if !found.applies() => seat.idle.recall(deciding, || Ok(()))?,
            _ => {}
        }
        Ok(found)
    }
}
