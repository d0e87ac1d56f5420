//! Finds out which resources there are: loops, conditions, and the templates that modules bring in.

use super::eval::Truth;
use super::expression::Round;
use super::frame::{Declaration, Env, Frame, Instance};
use super::rounds::copy_name;
use super::template::{Language, Resource, Template};
use super::unit::{LONGEST_LOOP, Unit};
use super::value::{At, Val};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// What one resource costs: it is more than a value.
const RESOURCE_COST: usize = 20;

/// What a use of a template costs, besides what it declares.
const FRAME_COST: usize = 100;

impl Unit<'_> {
    /// Takes in a use of a template, and all that it declares.
    pub(crate) fn expand(&mut self, frame: Frame) -> usize {
        let template = Rc::clone(&frame.template);
        let outer = frame.outer.clone();
        let id = self.frames.len();
        self.spend(FRAME_COST + template.resources.len() * RESOURCE_COST);
        self.frames.push(frame);
        let file = template.file;
        for (range, reason) in &template.strays {
            self.not_understood(file, range.start, (*reason).to_owned());
        }
        let env = match outer {
            Some(outer) => Env { frame: id, ..outer },
            None => Env::of(id),
        };
        // All symbols are known before any loop is evaluated: declarations stand in any order.
        let mut declared = Vec::with_capacity(template.resources.len());
        for resource in &template.resources {
            declared.push(self.declare(resource, id, None));
        }
        if let Some(frame) = self.frames.get_mut(id) {
            frame.declarations.clone_from(&declared);
            for (declaration, resource) in declared.iter().zip(&template.resources) {
                if let Some(symbol) = &resource.symbol {
                    frame.symbols.insert(Arc::clone(symbol), *declaration);
                }
            }
        }
        for declaration in declared {
            self.instantiate(declaration, &env);
        }
        id
    }

    fn declare(&mut self, resource: &Rc<Resource>, frame: usize, within: Option<usize>) -> usize {
        let around = within.and_then(|instance| {
            let declaration = self.instances.get(instance)?.declaration;
            let around = self.declarations.get(declaration)?;
            Some(Arc::clone(&around.type_name))
        });
        let type_name = match around {
            Some(around) if is_relative(&around, &resource.type_text) => {
                format!("{around}/{}", resource.type_text).into()
            }
            _ => Arc::clone(&resource.type_text),
        };
        self.declarations.push(Declaration {
            resource: Rc::clone(resource),
            frame,
            within,
            instances: Vec::new(),
            type_name,
        });
        self.declarations.len() - 1
    }

    /// The instances of a declaration, and what is declared inside each.
    fn instantiate(&mut self, declaration: usize, env: &Env) {
        let Some(declared) = self.declarations.get(declaration) else {
            return;
        };
        let resource = Rc::clone(&declared.resource);
        let within = declared.within;
        let (rounds, doubtful) = match &resource.round {
            None => (vec![(None, env.clone())], None),
            Some(round) => match self.environments(round, env, LONGEST_LOOP) {
                Ok(rounds) => (
                    rounds
                        .into_iter()
                        .enumerate()
                        .map(|(index, around)| (Some(index), numbered(round, &around, index)))
                        .collect(),
                    None,
                ),
                Err(reason) => (
                    vec![(None, unknown_round(round, env, &reason))],
                    Some(reason),
                ),
            },
        };
        for (index, env) in rounds {
            if !self.spend(RESOURCE_COST) {
                return;
            }
            let mut doubtful = doubtful.clone();
            let mut present = true;
            let frame = self.frames.get(env.frame);
            doubtful = doubtful.or_else(|| frame.and_then(|frame| frame.doubtful.clone()));
            // In Bicep a resource inside another one has its condition too; in a JSON template it has not.
            if let Some(around) = within.and_then(|it| self.instances.get(it))
                && frame.is_some_and(|frame| frame.template.language == Language::Bicep)
            {
                present = around.present;
                doubtful = doubtful.or_else(|| around.doubtful.clone());
            }
            if let Some(condition) = &resource.condition
                && present
            {
                let val = self.eval(condition, &env, At::NOWHERE);
                match self.truth(&val, condition) {
                    Truth::Yes => {}
                    Truth::No => present = false,
                    Truth::Maybe(reason) => doubtful = doubtful.or(Some(reason)),
                }
            }
            self.instance(declaration, &resource, env, index, present, doubtful);
        }
    }

    fn instance(
        &mut self,
        declaration: usize,
        resource: &Rc<Resource>,
        env: Env,
        index: Option<usize>,
        present: bool,
        doubtful: Option<Arc<str>>,
    ) {
        let id = self.instances.len();
        self.instances.push(Instance {
            declaration,
            env: env.clone(),
            index,
            present,
            doubtful,
            children: Vec::new(),
            frame: None,
            members: HashMap::new(),
            full_name: None,
        });
        if let Some(declared) = self.declarations.get_mut(declaration) {
            declared.instances.push(id);
        }
        if resource.module.is_some() {
            if present {
                self.bring_in(id, resource);
            }
            return;
        }
        let mut children = Vec::with_capacity(resource.children.len());
        for child in &resource.children {
            children.push(self.declare(child, env.frame, Some(id)));
        }
        if let Some(instance) = self.instances.get_mut(id) {
            instance.children.clone_from(&children);
        }
        let inside = Env {
            within: Some(id),
            ..env
        };
        for child in children {
            self.instantiate(child, &inside);
        }
    }

    /// A frame for the template that the instance of a module brings in.
    pub(crate) fn frame_for(&self, instance: usize, template: Rc<Template>) -> Option<Frame> {
        let module = self.instances.get(instance)?;
        let caller = self.frames.get(module.env.frame)?;
        let mut frame = Frame::new(template);
        frame.module = Some(instance);
        frame.complete = true;
        frame.doubtful.clone_from(&module.doubtful);
        if self
            .declarations
            .get(module.declaration)?
            .resource
            .incomplete
        {
            let reason: Arc<str> = "the call of the module is not complete".into();
            // A parameter that is not read may be given all the same, so no default counts.
            frame.unknown = Some(Arc::clone(&reason));
            frame.doubtful = Some(reason);
        }
        frame.level = caller.level + 1;
        Some(frame)
    }
}

/// Whether the type of a resource inside another one is only the last part of its type.
fn is_relative(around: &str, type_text: &str) -> bool {
    let is_full = type_text
        .get(..around.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(around));
    !is_full
}

/// The loop of a resource is the one that `copyIndex()` without a name means.
fn numbered(round: &Round, env: &Env, index: usize) -> Env {
    match (round, i64::try_from(index)) {
        (Round::Count { .. }, Ok(index)) => {
            env.with(&copy_name(""), Val::number(index, At::NOWHERE))
        }
        _ => env.clone(),
    }
}

/// The one round that stands for all of a loop of unknown length.
fn unknown_round(round: &Round, env: &Env, reason: &Arc<str>) -> Env {
    let unknown = || Val::unknown(Arc::clone(reason), At::NOWHERE);
    match round {
        Round::Each { item, index, .. } => {
            let env = env.with(item, unknown());
            match index {
                Some(index) => env.with(index, unknown()),
                None => env,
            }
        }
        Round::Count { name, .. } => env
            .with(&copy_name(name), unknown())
            .with(&copy_name(""), unknown()),
    }
}
