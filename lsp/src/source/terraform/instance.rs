//! A module as it is called, and the instances of what it declares.

use super::engine::Binding;
use super::module::Module;
use policy::{Mark, Members, Written, WrittenValue as Value};
use serde_json::Number;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A module as it is called.
pub(super) struct Instance {
    pub(super) module: Rc<Module>,
    /// What addresses in it begin with: empty, or `module.logs.`.
    pub(super) prefix: Arc<str>,
    pub(super) caller: Option<Caller>,
    /// How many modules are around it.
    pub(super) depth: usize,
    /// Why it may not be there.
    pub(super) doubtful: Option<Arc<str>>,
    pub(super) variables: Table,
    pub(super) locals: Table,
    pub(super) outputs: Table,
    pub(super) resources: HashMap<usize, Memo<Rc<Expanded>>>,
    pub(super) calls: HashMap<usize, Memo<Rc<Called>>>,
}

/// Who called a module.
#[derive(Clone)]
pub(super) struct Caller {
    pub(super) instance: usize,
    pub(super) call: usize,
    pub(super) turn: Turn,
}

/// Values by name, each worked out once.
pub(super) type Table = HashMap<Arc<str>, Memo<Rc<Written>>>;

/// Something that is worked out once.
pub(super) enum Memo<T> {
    /// It is being worked out: whoever asks now is in a cycle.
    Running,
    Done(T),
}

/// One turn of a loop over instances.
#[derive(Clone)]
pub(super) enum Turn {
    Once,
    /// `count.index`.
    Count(Rc<Written>),
    /// `each.key` and `each.value`.
    Each(Rc<Written>),
}

/// How often something is declared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Repetition {
    Once,
    Count(usize),
    Keys(Vec<Arc<str>>),
    /// Nobody can know, for this reason; at least once if `certain`.
    Unknown {
        reason: Arc<str>,
        certain: bool,
    },
}

/// The instances of a resource.
pub(super) struct Expanded {
    pub(super) repetition: Repetition,
    /// One for all if they are equal.
    pub(super) members: Vec<(Arc<str>, Rc<Written>)>,
}

/// The instances of a called module.
pub(super) struct Called {
    pub(super) repetition: Repetition,
    /// One for all if they are equal.
    pub(super) instances: Vec<usize>,
}

impl Instance {
    pub(super) fn root(module: Rc<Module>) -> Self {
        Self::called(module, Arc::from(""), None, 0, None)
    }

    pub(super) fn called(
        module: Rc<Module>,
        prefix: Arc<str>,
        caller: Option<Caller>,
        depth: usize,
        doubtful: Option<Arc<str>>,
    ) -> Self {
        Self {
            module,
            prefix,
            caller,
            depth,
            doubtful,
            variables: HashMap::new(),
            locals: HashMap::new(),
            outputs: HashMap::new(),
            resources: HashMap::new(),
            calls: HashMap::new(),
        }
    }
}

impl Turn {
    /// The turn number `index`.
    pub(super) fn count(index: Value) -> Self {
        let members = Members::from([(Arc::from("index"), Written::new(index, Mark::NONE))]);
        Self::Count(Rc::new(Written::new(Value::Object(members), Mark::NONE)))
    }

    /// The turn for one element.
    pub(super) fn each(key: Value, value: Written) -> Self {
        let members = Members::from([
            (Arc::from("key"), Written::new(key, Mark::NONE)),
            (Arc::from("value"), value),
        ]);
        Self::Each(Rc::new(Written::new(Value::Object(members), Mark::NONE)))
    }

    /// What the turn calls `count` or `each`.
    pub(super) fn binding(&self) -> Option<Binding<'static>> {
        let (name, value) = match self {
            Self::Once => return None,
            Self::Count(value) => ("count", value),
            Self::Each(value) => ("each", value),
        };
        Some(Binding {
            name,
            value: Rc::clone(value),
            used: std::cell::Cell::new(false),
            outer: None,
        })
    }
}

impl Repetition {
    /// The part of an address that tells this instance from the others.
    pub(super) fn key(&self, index: usize) -> String {
        match self {
            Self::Count(_) => format!("[{index}]"),
            Self::Keys(keys) => keys
                .get(index)
                .map_or_else(String::new, |key| format!("[{}]", quoted(key))),
            Self::Once | Self::Unknown { .. } => String::new(),
        }
    }

    /// How many there are, as far as that is known.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Count(number) => *number,
            Self::Keys(keys) => keys.len(),
            Self::Once | Self::Unknown { .. } => 1,
        }
    }
}

impl Expanded {
    /// The address and body of the instance `index`.
    pub(super) fn member(&self, index: usize) -> Option<&(Arc<str>, Rc<Written>)> {
        match self.members.as_slice() {
            [one] if index < self.repetition.len() => Some(one),
            members => members.get(index),
        }
    }
}

impl Called {
    /// The instance `index`.
    pub(super) fn instance(&self, index: usize) -> Option<usize> {
        match self.instances.as_slice() {
            [one] if index < self.repetition.len() => Some(*one),
            instances => instances.get(index).copied(),
        }
    }
}

/// A key as Terraform writes it in an address.
pub(super) fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A number as a value.
pub(super) fn number(number: usize) -> Value {
    Value::Number(Number::from(number))
}
