//! What a name stands for: a local variable, a parameter, a variable, a resource, an import.

use super::frame::{Env, Frame, Given, Section, Slot};
use super::print;
use super::template::{Import, Language};
use super::unit::Unit;
use super::value::{At, Data, Target, Unknown, Val};
use std::rc::Rc;
use std::sync::Arc;

/// The names of the namespaces whose functions can be called without them too.
const NAMESPACES: [&str; 2] = ["az", "sys"];

impl Unit<'_> {
    /// The value of a symbol of Bicep, or of a variable of a lambda.
    pub(crate) fn name(&mut self, name: &Arc<str>, env: &Env, at: At) -> Val {
        if let Some(local) = env.local(name) {
            return local.clone().used(at);
        }
        if let Some(declaration) = self.symbol(name, env) {
            return self.declared(declaration, at);
        }
        let Some(frame) = self.frames.get(env.frame) else {
            return Val::unknown(print::short(name), at);
        };
        let template = Rc::clone(&frame.template);
        let lower = name.to_ascii_lowercase();
        if template
            .parameters
            .get(&lower)
            .is_some_and(|parameter| parameter.name == *name)
        {
            return self.parameter(env.frame, &lower).used(at);
        }
        if template.variables.contains_key(&**name) {
            return self.variable(env.frame, name).used(at);
        }
        if let Some(import) = template.imports.get(&**name) {
            return self.imported(env.frame, name, import, at);
        }
        if NAMESPACES.contains(&&**name) {
            return Val::reference(Target::Namespace(usize::MAX), Vec::new(), at);
        }
        Val::unknown(print::short(name), at)
    }

    /// The declaration that a symbol stands for: in the resources around, or in the file.
    fn symbol(&mut self, name: &str, env: &Env) -> Option<usize> {
        let mut within = env.within;
        while let Some(instance) = within {
            if let Some(child) = self.child(instance, name) {
                return Some(child);
            }
            within = self.instances.get(instance)?.env.within;
        }
        self.frames.get(env.frame)?.symbols.get(name).copied()
    }

    /// The declaration `name` inside an instance.
    pub(crate) fn child(&mut self, instance: usize, name: &str) -> Option<usize> {
        let children = &self.instances.get(instance)?.children;
        let cost = children.len() / 8;
        let found = children.iter().copied().find(|child| {
            self.declarations
                .get(*child)
                .is_some_and(|child| child.resource.symbol.as_deref() == Some(name))
        });
        self.spend(cost);
        found
    }

    /// A resource or module, or all of a loop.
    pub(crate) fn declared(&self, declaration: usize, at: At) -> Val {
        let target = match self.declarations.get(declaration) {
            Some(found) if found.resource.round.is_none() => {
                found.instances.first().map(|only| Target::Instance(*only))
            }
            _ => None,
        };
        let target = target.unwrap_or(Target::Loop(declaration));
        Val::reference(target, Vec::new(), at)
    }

    /// The value of the parameter `lower` of a frame.
    pub(crate) fn parameter(&mut self, frame: usize, lower: &str) -> Val {
        self.once(frame, Section::Parameters, lower, |unit| {
            unit.given_or_default(frame, lower)
        })
    }

    fn given_or_default(&mut self, frame_id: usize, lower: &str) -> Val {
        let Some(frame) = self.frames.get(frame_id) else {
            return Val::unknown(print::short(lower), At::NOWHERE);
        };
        let template = Rc::clone(&frame.template);
        let Some(declared) = template.parameters.get(lower) else {
            return Val::unknown(print::short(lower), At::NOWHERE);
        };
        let given = match frame.given.get(lower) {
            Some(Given::Expr(expr, env)) => {
                let (expr, env) = (Rc::clone(expr), env.clone());
                Some(self.eval(&expr, &env, At::NOWHERE))
            }
            Some(Given::Val(val)) => Some(val.clone()),
            None => None,
        };
        match given {
            // Azure takes a null for a parameter that nobody gave.
            Some(val) if val.is_null() && declared.default.is_some() => {}
            Some(val) => return val,
            None => {
                if let Some(reason) = self.frames.get(frame_id).and_then(|it| it.unknown.clone()) {
                    return Val::unknown(reason, At::NOWHERE);
                }
            }
        }
        if let Some(default) = &declared.default {
            return self.eval(default, &Env::of(frame_id), At::NOWHERE);
        }
        let complete = self
            .frames
            .get(frame_id)
            .is_some_and(|frame| frame.complete);
        if complete && declared.nullable {
            return Val::null(At::NOWHERE);
        }
        let reason = match template.language {
            Language::Bicep => print::short(&declared.name),
            Language::Json => print::short(&format!("parameters('{}')", declared.name)),
        };
        let key = Some(format!("${{{frame_id} {lower}}}").into());
        Val::new(Data::Unknown(Rc::new(Unknown { reason, key })), At::NOWHERE)
    }

    /// The value of the variable `name` of a frame.
    pub(crate) fn variable(&mut self, frame_id: usize, name: &str) -> Val {
        self.once(frame_id, Section::Variables, name, |unit| {
            let template = unit
                .frames
                .get(frame_id)
                .map(|frame| Rc::clone(&frame.template));
            match template.as_ref().and_then(|it| it.variables.get(name)) {
                Some(expr) => unit.eval(expr, &Env::of(frame_id), At::NOWHERE),
                None => Val::unknown(print::short(name), At::NOWHERE),
            }
        })
    }

    /// The value of the output `lower` of a frame, if it has one.
    pub(crate) fn output(&mut self, frame_id: usize, lower: &str) -> Option<Val> {
        let frame = self.frames.get(frame_id)?;
        let template = Rc::clone(&frame.template);
        let expr = template.outputs.get(lower)?;
        let env = frame.outer.clone().map_or_else(
            || Env::of(frame_id),
            |outer| Env {
                frame: frame_id,
                ..outer
            },
        );
        Some(self.once(frame_id, Section::Outputs, lower, |unit| {
            unit.eval(expr, &env, At::NOWHERE)
        }))
    }

    /// Evaluates a value of a frame once; a value that needs itself is unknown.
    fn once(
        &mut self,
        frame: usize,
        section: Section,
        name: &str,
        evaluate: impl FnOnce(&mut Self) -> Val,
    ) -> Val {
        let key = (section, name.to_owned());
        match self.frames.get(frame).and_then(|it| it.known.get(&key)) {
            Some(Slot::Done(val)) => return val.clone(),
            Some(Slot::Busy) => {
                return Val::unknown(print::short(&format!("cycle: {name}")), At::NOWHERE);
            }
            None => {}
        }
        self.keep(frame, key.clone(), Slot::Busy);
        let val = evaluate(self);
        self.keep(frame, key, Slot::Done(val.clone()));
        val
    }

    fn keep(&mut self, frame: usize, key: (Section, String), slot: Slot) {
        if let Some(frame) = self.frames.get_mut(frame) {
            frame.known.insert(key, slot);
        }
    }

    /// A variable of another file, or all of that file.
    fn imported(&mut self, frame: usize, name: &str, import: &Import, at: At) -> Val {
        let Some(imported) = self.imported_frame(frame, import) else {
            return Val::unknown(print::short(name), at);
        };
        match &import.name {
            Some(original) => self.variable(imported, original).used(at),
            None => Val::reference(Target::Namespace(imported), Vec::new(), at),
        }
    }

    /// The frame of a file that is imported. Its resources are not declared here.
    pub(crate) fn imported_frame(&mut self, frame_id: usize, import: &Import) -> Option<usize> {
        let path = import.path.to_string();
        let frame = self.frames.get(frame_id)?;
        if let Some(known) = frame.imported.get(&path) {
            return *known;
        }
        let (template, level) = (Rc::clone(&frame.template), frame.level);
        let loaded = if level < super::unit::DEEPEST_MODULE {
            self.load(&template.path, &path).ok()
        } else {
            None
        };
        let imported = loaded.map(|loaded| {
            let mut imported = Frame::new(loaded);
            imported.level = level + 1;
            self.frames.push(imported);
            self.frames.len() - 1
        });
        if let Some(frame) = self.frames.get_mut(frame_id) {
            frame.imported.insert(path, imported);
        }
        imported
    }
}
