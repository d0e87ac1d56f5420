//! Works out how often something is declared, and the arguments of each instance.

use super::engine::{Engine, Scope, short};
use super::instance::{Called, Caller, Expanded, Instance, Memo, Repetition, Turn, number};
use super::load::MAX_MODULES;
use super::module::{Form, Module};
use super::operators::{number_of, same};
use super::syntax::{Body, Expr, Item, Kind};
use super::text::Building;
use crate::source::NotUnderstood;
use policy::{Mark, Written, WrittenValue as Value};
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

/// How many instances of one thing are told apart.
const MAX_INSTANCES: usize = 1000;

/// What one instance costs, in values: its address and tables take memory even if it says nothing.
const INSTANCE: usize = 10;

/// What every resource may say besides its arguments.
const RESOURCE_META: [&str; 7] = [
    "count",
    "for_each",
    "provider",
    "depends_on",
    "lifecycle",
    "provisioner",
    "connection",
];

/// What a call of a module may say besides its arguments.
const CALL_META: [&str; 6] = [
    "count",
    "for_each",
    "source",
    "version",
    "providers",
    "depends_on",
];

/// What a provider may say besides its arguments.
const PROVIDER_META: [&str; 2] = ["alias", "version"];

/// What is no argument of such a block.
pub(super) fn meta(form: Form) -> &'static [&'static str] {
    match form {
        Form::Managed | Form::Data => &RESOURCE_META,
        Form::Remote => &CALL_META,
    }
}

/// The keys of instances, and their turns.
type Keyed = (Vec<Arc<str>>, Vec<Turn>);

impl Engine<'_> {
    /// The instances of a resource; none if they depend on themselves.
    pub(super) fn expanded(&mut self, instance: usize, resource: usize) -> Option<Rc<Expanded>> {
        match self.instance(instance).resources.get(&resource) {
            Some(Memo::Done(expanded)) => return Some(Rc::clone(expanded)),
            Some(Memo::Running) => return None,
            None => {}
        }
        let memo = |engine: &mut Self, memo| {
            let instance = engine.instance_mut(instance);
            instance.resources.insert(resource, memo);
        };
        memo(self, Memo::Running);
        let failed = self.failed;
        let expanded = Rc::new(self.expand(instance, resource));
        self.failed = failed;
        memo(self, Memo::Done(Rc::clone(&expanded)));
        Some(expanded)
    }

    fn expand(&mut self, instance: usize, resource: usize) -> Expanded {
        let module = Rc::clone(&self.instance(instance).module);
        let prefix = Arc::clone(&self.instance(instance).prefix);
        let mut expanded = Expanded {
            repetition: Repetition::Once,
            members: Vec::new(),
        };
        let Some(declared) = module.resources.get(resource) else {
            return expanded;
        };
        let block = &declared.block;
        let (repetition, turns) = self.repetition(&block.body, Scope::of(instance));
        let address =
            |key: &str| -> Arc<str> { Arc::from(format!("{prefix}{}{key}", declared.address)) };
        let mut bodies: Vec<Written> = Vec::new();
        for turn in &turns {
            self.charge(INSTANCE);
            let binding = turn.binding();
            let scope = Scope {
                instance,
                bindings: binding.as_ref(),
            };
            let mut body = self.body(&block.body, scope, meta(declared.form), block.header);
            prune(&mut body);
            bodies.push(body);
            // Whoever never asks which turn it is says the same in every turn.
            if binding.is_some_and(|binding| !binding.used.get()) {
                break;
            }
        }
        let equal = bodies
            .first()
            .is_some_and(|first| bodies.iter().all(|body| same(&first.value, &body.value)));
        if equal {
            bodies.truncate(1);
        }
        expanded.members = bodies
            .into_iter()
            .enumerate()
            .map(|(index, body)| {
                let key = if equal {
                    String::new()
                } else {
                    repetition.key(index)
                };
                (address(&key), Rc::new(body))
            })
            .collect();
        expanded.repetition = repetition;
        expanded
    }

    /// The instances of a called module; none if they depend on themselves.
    pub(super) fn called(&mut self, instance: usize, call: usize) -> Option<Rc<Called>> {
        match self.instance(instance).calls.get(&call) {
            Some(Memo::Done(called)) => return Some(Rc::clone(called)),
            Some(Memo::Running) => return None,
            None => {}
        }
        let memo = |engine: &mut Self, memo| {
            engine.instance_mut(instance).calls.insert(call, memo);
        };
        memo(self, Memo::Running);
        let failed = self.failed;
        let called = Rc::new(self.call_module(instance, call));
        self.failed = failed;
        memo(self, Memo::Done(Rc::clone(&called)));
        Some(called)
    }

    fn call_module(&mut self, instance: usize, call: usize) -> Called {
        let around = self.instance(instance);
        let module = Rc::clone(&around.module);
        let (prefix, depth) = (Arc::clone(&around.prefix), around.depth + 1);
        let doubtful = around.doubtful.clone();
        let mut found = Called {
            repetition: Repetition::Once,
            instances: Vec::new(),
        };
        let Some(declared) = module.calls.get(call) else {
            return found;
        };
        let Some(inner) = self.modules.get(&declared.folder).map(Rc::clone) else {
            return found;
        };
        if depth > MAX_MODULES || self.calls_itself(instance, &inner) {
            let reason = format!("the module `{}` calls itself", declared.folder.display());
            self.say(NotUnderstood {
                file: module.folder.clone(),
                line: 0,
                reason,
            });
            return found;
        }
        let body = &declared.block.body;
        let (repetition, mut turns) = self.repetition(body, Scope::of(instance));
        let equal = self.same_arguments(instance, body, &turns);
        if equal {
            turns.truncate(1);
        }
        let reason = match &repetition {
            Repetition::Unknown {
                reason,
                certain: false,
            } => Some(Arc::clone(reason)),
            _ if declared.block.broken => Some(Arc::from("the call of the module is not complete")),
            _ => None,
        };
        for (index, turn) in turns.into_iter().enumerate() {
            // What a module declares is paid for before it is worked out.
            if !self.charge(INSTANCE * (2 + inner.order.len())) {
                break;
            }
            let key = if equal {
                String::new()
            } else {
                repetition.key(index)
            };
            let caller = Caller {
                instance,
                call,
                turn,
            };
            self.called.push(Instance::called(
                Rc::clone(&inner),
                Arc::from(format!("{prefix}module.{}{key}.", declared.name)),
                Some(caller),
                depth,
                doubtful.clone().or_else(|| reason.clone()),
            ));
            found.instances.push(self.called.len());
        }
        found.repetition = repetition;
        found
    }

    fn calls_itself(&self, instance: usize, module: &Rc<Module>) -> bool {
        let mut instance = self.instance(instance);
        loop {
            if Rc::ptr_eq(&instance.module, module) {
                return true;
            }
            match &instance.caller {
                Some(caller) => instance = self.instance(caller.instance),
                None => return false,
            }
        }
    }

    /// Whether a module is given the same in every turn: then all its instances are the same.
    fn same_arguments(&mut self, instance: usize, body: &Body, turns: &[Turn]) -> bool {
        let Some((first, others)) = turns.split_first() else {
            return true;
        };
        if others.is_empty() {
            return true;
        }
        for item in &body.items {
            let Item::Attribute(attribute) = item else {
                continue;
            };
            if CALL_META.contains(&&*attribute.name) {
                continue;
            }
            let mut known: Option<Value> = None;
            for turn in std::iter::once(first).chain(others) {
                let binding = turn.binding();
                let scope = Scope {
                    instance,
                    bindings: binding.as_ref(),
                };
                let value = self.value(&attribute.value, scope, Mark::NONE).value;
                if binding.is_some_and(|binding| !binding.used.get()) {
                    break;
                }
                match &known {
                    Some(known) if !same(known, &value) => return false,
                    Some(_) => {}
                    None => known = Some(value),
                }
            }
        }
        true
    }

    /// How often a block is declared, and the turns of that.
    fn repetition(&mut self, body: &Body, scope: Scope) -> (Repetition, Vec<Turn>) {
        if let Some(count) = body.attribute("count") {
            return self.counted(&count.value, scope);
        }
        if let Some(each) = body.attribute("for_each") {
            return self.keyed(&each.value, scope);
        }
        (Repetition::Once, vec![Turn::Once])
    }

    fn counted(&mut self, count: &Expr, scope: Scope) -> (Repetition, Vec<Turn>) {
        let value = self.value(count, scope, Mark::NONE).value;
        let length = number_of(&value).and_then(|number| number.as_u64());
        let (reason, certain) = match (length.map(usize::try_from), value) {
            (Some(Ok(length)), _) if length <= MAX_INSTANCES => {
                let turns = (0..length).map(|index| Turn::count(number(index)));
                return (Repetition::Count(length), turns.collect());
            }
            (Some(_), _) => (self.too_many(count), true),
            (None, Value::Unknown(reason)) => (reason, self.least(count, scope) > 0),
            (None, _) => (self.quote(count.at), false),
        };
        let index = Turn::count(Value::Unknown(Arc::from("count.index")));
        (Repetition::Unknown { reason, certain }, vec![index])
    }

    /// The smallest number that an expression can be, where only conditions are unknown.
    fn least(&mut self, expr: &Expr, scope: Scope) -> u64 {
        if let Kind::Conditional(conditional) = &expr.kind {
            let yes = self.least(&conditional.yes, scope);
            return yes.min(self.least(&conditional.no, scope));
        }
        let value = self.value(expr, scope, Mark::NONE).value;
        number_of(&value)
            .and_then(|number| number.as_u64())
            .unwrap_or(0)
    }

    fn keyed(&mut self, each: &Expr, scope: Scope) -> (Repetition, Vec<Turn>) {
        let found = self.value(each, scope, Mark::NONE);
        let mut certain = false;
        let found = match self.elements(found, true) {
            Some(Ok(elements)) if elements.len() > MAX_INSTANCES => {
                certain = true;
                Err(self.too_many(each))
            }
            Some(Ok(elements)) => self.keys(elements, each),
            Some(Err(reason)) => Err(reason),
            None => Err(self.quote(each.at)),
        };
        match found {
            Ok((keys, turns)) => (Repetition::Keys(keys), turns),
            Err(reason) => {
                let unknown = |what: &str| Value::Unknown(Arc::from(what));
                let value = Written::new(unknown("each.value"), Mark::NONE);
                let turn = Turn::each(unknown("each.key"), value);
                let repetition = Repetition::Unknown { reason, certain };
                (repetition, vec![turn])
            }
        }
    }

    fn too_many(&self, expr: &Expr) -> Arc<str> {
        short(&format!("too many: {}", self.quote(expr.at)))
    }

    fn keys(&mut self, elements: Vec<(Value, Written)>, each: &Expr) -> Result<Keyed, Arc<str>> {
        let mut keys: Vec<Arc<str>> = Vec::new();
        let mut known = HashSet::new();
        let mut turns = Vec::new();
        for (key, value) in elements {
            let mut building = Building::default();
            building.push(&key);
            let key = match building.finish(self) {
                Ok(Value::Text { text, open: false }) => text,
                Err(Some(reason)) => return Err(reason),
                _ => return Err(self.quote(each.at)),
            };
            if !known.insert(Arc::clone(&key)) {
                continue;
            }
            turns.push(Turn::each(Value::text(Arc::clone(&key)), value));
            keys.push(key);
        }
        Ok((keys, turns))
    }

    /// The arguments of a provider.
    pub(super) fn provider(&mut self, body: &Body, instance: usize, header: Mark) -> Written {
        let mut body = self.body(body, Scope::of(instance), &PROVIDER_META, header);
        prune(&mut body);
        body
    }

    /// Says that something was not understood, once.
    pub(super) fn say(&mut self, what: NotUnderstood) {
        if !self.not_understood.contains(&what) {
            self.not_understood.push(what);
        }
    }
}

/// Takes out members that are null: they are not there.
fn prune(value: &mut Written) {
    match &mut value.value {
        Value::Object(members) => {
            members.retain(|_, member| member.value != Value::Null);
            members.values_mut().for_each(prune);
        }
        Value::List(items) => items.iter_mut().for_each(prune),
        Value::Encoded(inner) => prune(inner),
        _ => {}
    }
}
