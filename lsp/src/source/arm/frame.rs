//! Uses of templates, what they declare, and where names are looked up.

use super::expression::Shared;
use super::template::{Resource, Template};
use super::value::Val;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// One use of a template, with the parameters it is given.
pub(crate) struct Frame {
    pub(crate) template: Rc<Template>,
    /// By name in lower case.
    pub(crate) given: BTreeMap<String, Given>,
    /// All parameters are unknown for this reason.
    pub(crate) unknown: Option<Arc<str>>,
    /// The module that brought it in.
    pub(crate) module: Option<usize>,
    /// Where its expressions are evaluated, if not here: a nested template of outer scope.
    pub(crate) outer: Option<Env>,
    pub(crate) doubtful: Option<Arc<str>>,
    /// Whether nobody can give further parameters: a module's caller gave all, or a file of parameters did.
    pub(crate) complete: bool,
    pub(crate) declarations: Vec<usize>,
    /// The declarations that have a name of their own.
    pub(crate) symbols: HashMap<Arc<str>, usize>,
    pub(crate) level: usize,
    pub(crate) known: HashMap<(Section, String), Slot>,
    pub(crate) imported: HashMap<String, Option<usize>>,
}

/// A section of a template whose values are kept once they are evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Parameters,
    Variables,
    Outputs,
}

/// The value of a parameter.
pub(crate) enum Given {
    /// An expression, evaluated where the module is called.
    Expr(Shared, Env),
    /// A value.
    Val(Val),
}

/// A value that is being evaluated, or is.
pub(crate) enum Slot {
    Busy,
    Done(Val),
}

/// A resource or module of one frame.
pub(crate) struct Declaration {
    pub(crate) resource: Rc<Resource>,
    pub(crate) frame: usize,
    /// The instance that it is declared in.
    pub(crate) within: Option<usize>,
    pub(crate) instances: Vec<usize>,
    pub(crate) type_name: Arc<str>,
}

/// One instance of a declaration.
pub(crate) struct Instance {
    pub(crate) declaration: usize,
    pub(crate) env: Env,
    pub(crate) index: Option<usize>,
    /// Whether its condition holds, or may hold.
    pub(crate) present: bool,
    pub(crate) doubtful: Option<Arc<str>>,
    /// The declarations inside.
    pub(crate) children: Vec<usize>,
    /// The frame of a module that was read.
    pub(crate) frame: Option<usize>,
    pub(crate) members: HashMap<String, Slot>,
    /// Its name with those of its parents, once it was asked for.
    pub(crate) full_name: Option<Slot>,
}

/// Where names are looked up.
#[derive(Clone)]
pub(crate) struct Env {
    pub(crate) frame: usize,
    /// The instance in which the expression stands.
    pub(crate) within: Option<usize>,
    pub(crate) locals: Option<Rc<Local>>,
}

/// A local variable, and those around it.
pub(crate) struct Local {
    name: Arc<str>,
    value: Val,
    around: Option<Rc<Self>>,
}

impl Drop for Local {
    /// Takes the chain apart one by one: it can be long, and dropping it by recursion would need as much stack.
    fn drop(&mut self) {
        let mut around = self.around.take();
        while let Some(local) = around {
            match Rc::try_unwrap(local) {
                Ok(mut local) => around = local.around.take(),
                Err(_) => break,
            }
        }
    }
}

impl Frame {
    pub(crate) fn new(template: Rc<Template>) -> Self {
        Self {
            template,
            given: BTreeMap::new(),
            unknown: None,
            module: None,
            outer: None,
            doubtful: None,
            complete: false,
            declarations: Vec::new(),
            symbols: HashMap::new(),
            level: 0,
            known: HashMap::new(),
            imported: HashMap::new(),
        }
    }
}

impl Env {
    /// The environment of the outermost expressions of a frame.
    pub(crate) fn of(frame: usize) -> Self {
        Self {
            frame,
            within: None,
            locals: None,
        }
    }

    /// With one more local variable.
    pub(crate) fn with(&self, name: &Arc<str>, value: Val) -> Self {
        Self {
            frame: self.frame,
            within: self.within,
            locals: Some(Rc::new(Local {
                name: Arc::clone(name),
                value,
                around: self.locals.clone(),
            })),
        }
    }

    /// The local variable `name`.
    pub(crate) fn local(&self, name: &str) -> Option<&Val> {
        let mut local = self.locals.as_deref();
        while let Some(here) = local {
            if &*here.name == name {
                return Some(&here.value);
            }
            local = here.around.as_deref();
        }
        None
    }
}
