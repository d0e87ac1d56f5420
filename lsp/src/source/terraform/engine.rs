//! The state of an evaluation: what was already worked out, and how much may still be done.

use super::instance::{Instance, Memo, Table};
use super::load::Loaded;
use super::module::Module;
use super::syntax::{At, Attribute, Block};
use super::types;
use crate::source::reading::INCOMPLETE;
use crate::source::{Files, NotUnderstood};
use policy::{Mark, Written, WrittenValue as Value};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// How many values one unit may take to evaluate; code that loops over loops would never end.
const MAX_VALUES: u64 = 2_000_000;

/// How deep expressions may stand in each other, what they refer to included. The stack is the limit.
const MAX_DEPTH: usize = 256;

/// How deep values may be nested that are put together from others.
const MAX_NESTING: usize = 128;

/// How long a reason may be, in characters.
const MAX_REASON: usize = 120;

/// Evaluates the modules that were read.
pub(super) struct Engine<'f> {
    pub(super) files: &'f dyn Files,
    pub(super) root: PathBuf,
    pub(super) modules: HashMap<PathBuf, Rc<Module>>,
    pub(super) values: Rc<HashMap<Arc<str>, Attribute>>,
    values_lost: bool,
    pub(super) sources: Vec<Arc<str>>,
    top: Instance,
    /// Modules as they are called, from number 1.
    pub(super) called: Vec<Instance>,
    /// Which resource an address stands for: instance, resource, member.
    pub(super) owners: HashMap<Arc<str>, (usize, usize, usize)>,
    /// The marks of documents that keep the marks of their own parts wherever they are used.
    pub(super) lasting: HashSet<Mark>,
    /// Policy documents, by instance, resource and member.
    pub(super) documents: HashMap<(usize, usize, usize), Rc<Written>>,
    pub(super) not_understood: Vec<NotUnderstood>,
    /// Whether something was evaluated that Terraform refuses: what `try` and `can` ask.
    pub(super) failed: bool,
    left: u64,
    depth: usize,
}

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    pub(super) instance: usize,
    pub(super) bindings: Option<&'s Binding<'s>>,
}

/// A name that a loop gives a value.
pub(super) struct Binding<'s> {
    pub(super) name: &'s str,
    pub(super) value: Rc<Written>,
    /// Whether anybody asked for it.
    pub(super) used: Cell<bool>,
    pub(super) outer: Option<&'s Self>,
}

impl Scope<'_> {
    /// The scope of what stands outside of every loop.
    pub(super) fn of(instance: usize) -> Self {
        Self {
            instance,
            bindings: None,
        }
    }

    /// This scope with one more name.
    pub(super) fn with<'i>(&self, binding: &'i Binding<'i>) -> Scope<'i> {
        Scope {
            instance: self.instance,
            bindings: Some(binding),
        }
    }

    /// The value that a loop gave `name`.
    pub(super) fn bound(&self, name: &str) -> Option<Rc<Written>> {
        let mut next = self.bindings;
        while let Some(binding) = next {
            if binding.name == name {
                binding.used.set(true);
                return Some(Rc::clone(&binding.value));
            }
            next = binding.outer;
        }
        None
    }
}

impl<'s> Binding<'s> {
    pub(super) fn new(name: &'s str, value: Written, outer: Option<&'s Self>) -> Self {
        Self {
            name,
            value: Rc::new(value),
            used: Cell::new(false),
            outer,
        }
    }
}

impl<'f> Engine<'f> {
    pub(super) fn new(files: &'f dyn Files, root: PathBuf, loaded: &mut Loaded) -> Self {
        let modules = std::mem::take(&mut loaded.modules);
        let module = modules.get(&root).map(Rc::clone).unwrap_or_default();
        Self {
            files,
            root,
            modules,
            values: Rc::new(std::mem::take(&mut loaded.values)),
            values_lost: loaded.values_lost,
            sources: std::mem::take(&mut loaded.sources),
            top: Instance::root(module),
            called: Vec::new(),
            owners: HashMap::new(),
            lasting: HashSet::new(),
            documents: HashMap::new(),
            not_understood: Vec::new(),
            failed: false,
            left: MAX_VALUES,
            depth: 0,
        }
    }

    /// Takes `cost` off what may still be evaluated; false if nothing is left.
    pub(super) fn charge(&mut self, cost: usize) -> bool {
        self.left = self.left.saturating_sub(cost as u64);
        self.left > 0
    }

    /// Whether nothing is left of what may be evaluated.
    pub(super) fn is_exhausted(&self) -> bool {
        self.left == 0
    }

    /// Runs `work` one level deeper; none if that is too deep, or nothing is left.
    pub(super) fn deeper<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH || !self.charge(1) {
            return None;
        }
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        Some(result)
    }

    /// A value that was worked out elsewhere, as it is used at `slot`.
    pub(super) fn used(&mut self, value: &Written, slot: Mark) -> Written {
        self.copy(value, Some(slot), 0)
    }

    /// A value with the marks that it has.
    pub(super) fn kept(&mut self, value: &Written) -> Written {
        self.copy(value, None, 0)
    }

    fn copy(&mut self, value: &Written, slot: Option<Mark>, depth: usize) -> Written {
        let mark = slot.unwrap_or(value.mark);
        if depth > MAX_NESTING || !self.charge(1) {
            return Written::unknown("a value that is too large", mark);
        }
        let copied = match &value.value {
            Value::List(items) => {
                let items = items.iter();
                Value::List(items.map(|item| self.copy(item, slot, depth + 1)).collect())
            }
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, item)| (Arc::clone(name), self.copy(item, slot, depth + 1)))
                    .collect(),
            ),
            Value::Encoded(inner) => {
                let slot = slot.filter(|_| !self.lasting.contains(&inner.mark));
                Value::Encoded(Box::new(self.copy(inner, slot, depth + 1)))
            }
            scalar => scalar.clone(),
        };
        Written::new(copied, mark)
    }

    /// What Terraform refuses to evaluate.
    pub(super) fn fails(&mut self, at: At, slot: Mark) -> Written {
        self.failed = true;
        self.unknown(at, slot)
    }

    /// An expression that cannot be known.
    pub(super) fn unknown(&self, at: At, slot: Mark) -> Written {
        Written::unknown(self.quote(at), slot)
    }

    /// An expression in one line of bearable length.
    pub(super) fn quote(&self, at: At) -> Arc<str> {
        let text = self
            .sources
            .get(at.source as usize)
            .and_then(|text| text.get(at.start as usize..at.end as usize))
            .unwrap_or_default();
        short(text)
    }

    /// A module as it is called; the root module is number 0.
    pub(super) fn instance(&self, index: usize) -> &Instance {
        let called = index.checked_sub(1);
        called
            .and_then(|index| self.called.get(index))
            .unwrap_or(&self.top)
    }

    /// The same, to be changed.
    pub(super) fn instance_mut(&mut self, index: usize) -> &mut Instance {
        let called = index.checked_sub(1);
        called
            .and_then(|index| self.called.get_mut(index))
            .unwrap_or(&mut self.top)
    }

    /// What `work` gives, worked out once for each name of a table.
    fn once(
        &mut self,
        instance: usize,
        table: fn(&mut Instance) -> &mut Table,
        (kind, name): (&str, &Arc<str>),
        work: impl FnOnce(&mut Self) -> Written,
    ) -> Rc<Written> {
        match table(self.instance_mut(instance)).get(name) {
            Some(Memo::Done(value)) => return Rc::clone(value),
            Some(Memo::Running) => {
                let reason = short(&format!("cycle: {kind}.{name}"));
                return Rc::new(Written::unknown(reason, Mark::NONE));
            }
            None => {}
        }
        table(self.instance_mut(instance)).insert(Arc::clone(name), Memo::Running);
        // What fails elsewhere is no failure of the expression that refers to it.
        let failed = self.failed;
        let value = Rc::new(work(self));
        self.failed = failed;
        table(self.instance_mut(instance)).insert(Arc::clone(name), Memo::Done(Rc::clone(&value)));
        value
    }

    /// The value of `var.name`.
    pub(super) fn variable(&mut self, instance: usize, name: &Arc<str>) -> Rc<Written> {
        self.once(
            instance,
            |found| &mut found.variables,
            ("var", name),
            |engine| engine.work_out_variable(instance, name),
        )
    }

    fn work_out_variable(&mut self, instance: usize, name: &Arc<str>) -> Written {
        let unknown = || Written::unknown(short(&format!("var.{name}")), Mark::NONE);
        let module = Rc::clone(&self.instance(instance).module);
        let Some(block) = module.variables.get(name) else {
            return unknown();
        };
        // Its type and whether it may be null are as good as its default.
        if block.broken {
            return Written::unknown(INCOMPLETE, Mark::NONE);
        }
        let given = self.given(instance, name);
        let default = |engine: &mut Self| {
            let default = block.body.attribute("default")?;
            Some(engine.value(&default.value, Scope::of(instance), Mark::NONE))
        };
        let value = match given {
            Some(value) if value.value == Value::Null && is_never_null(block) => default(self),
            Some(value) => Some(value),
            None => default(self),
        };
        let Some(value) = value else {
            return unknown();
        };
        match block.body.attribute("type") {
            Some(wanted) => types::converted(self, &wanted.value, value, instance),
            None => value,
        }
    }

    /// What the caller, or a file of values, gives the variable.
    fn given(&mut self, instance: usize, name: &Arc<str>) -> Option<Written> {
        let Some(caller) = self.instance(instance).caller.clone() else {
            let values = Rc::clone(&self.values);
            let Some(value) = values.get(name).map(|given| &given.value) else {
                let unknown = || Written::unknown("a file of values is not complete", Mark::NONE);
                return self.values_lost.then(unknown);
            };
            return Some(self.value(value, Scope::of(instance), Mark::NONE));
        };
        let module = Rc::clone(&self.instance(caller.instance).module);
        let call = &module.calls.get(caller.call)?.block;
        let Some(argument) = call.body.attribute(name) else {
            // It may stand in what cannot be read, and then the default does not count.
            return call
                .broken
                .then(|| Written::unknown(INCOMPLETE, Mark::NONE));
        };
        let binding = caller.turn.binding();
        let scope = Scope {
            instance: caller.instance,
            bindings: binding.as_ref(),
        };
        Some(self.value(&argument.value, scope, Mark::NONE))
    }

    /// The value of `local.name`; none if there is no such local value.
    pub(super) fn local(&mut self, instance: usize, name: &Arc<str>) -> Option<Rc<Written>> {
        let module = Rc::clone(&self.instance(instance).module);
        let local = module.locals.get(name)?;
        Some(self.once(
            instance,
            |found| &mut found.locals,
            ("local", name),
            |engine| engine.value(&local.value, Scope::of(instance), Mark::NONE),
        ))
    }

    /// What the module gives its caller as `name`; none if it has no such output.
    pub(super) fn output(&mut self, instance: usize, name: &Arc<str>) -> Option<Rc<Written>> {
        let module = Rc::clone(&self.instance(instance).module);
        let block = module.outputs.get(name)?;
        let Some(value) = block.body.attribute("value") else {
            let unknown = || Rc::new(Written::unknown(INCOMPLETE, Mark::NONE));
            return block.broken.then(unknown);
        };
        Some(self.once(
            instance,
            |found| &mut found.outputs,
            ("output", name),
            |engine| engine.value(&value.value, Scope::of(instance), Mark::NONE),
        ))
    }
}

/// Text in one line of bearable length.
pub(super) fn short(text: &str) -> Arc<str> {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4 * MAX_REASON {
            break;
        }
    }
    if line.chars().count() > MAX_REASON {
        let head: String = line.chars().take(MAX_REASON - 1).collect();
        line = format!("{head}…");
    }
    Arc::from(line)
}

/// Whether the variable takes its default instead of null.
fn is_never_null(block: &Block) -> bool {
    let nullable = block.body.attribute("nullable");
    nullable.is_some_and(|nullable| matches!(nullable.value.kind, super::syntax::Kind::Bool(false)))
}
