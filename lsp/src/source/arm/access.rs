//! Members of values and of resources: what the code sets is taken, what Azure gives is a reference.

use super::eval::unclear;
use super::expression::{Expr, Key, Kind};
use super::frame::{Env, Slot};
use super::print;
use super::template::Language;
use super::unit::Unit;
use super::value::{At, Data, Ref, Target, Unknown, Val};
use crate::source::reading::INCOMPLETE;
use std::rc::Rc;
use std::sync::Arc;

impl Unit<'_> {
    /// A member of a value.
    pub(crate) fn member(
        &mut self,
        target: &Val,
        name: &str,
        safe: bool,
        expr: &Expr,
        env: &Env,
        at: At,
    ) -> Val {
        match &target.data {
            Data::Object(_) => match target.member(name) {
                Some(val) => val,
                None if safe => Val::null(at),
                None => Val::unknown(print::reason(expr), at),
            },
            Data::Unknown(unknown) => part_of_unknown(unknown, name, expr, at),
            Data::Ref(reference) => {
                let reference = Rc::clone(reference);
                self.member_of_ref(&reference, name, safe, expr, env, at)
            }
            _ => Val::unknown(print::reason(expr), at),
        }
    }

    /// An element of a value.
    pub(crate) fn index(
        &mut self,
        target: &Val,
        position: &Val,
        (safe, from_end): (bool, bool),
        expr: &Expr,
        env: &Env,
        at: At,
    ) -> Val {
        if let Some(name) = position.as_text() {
            let name = Arc::clone(name);
            return self.member(target, &name, safe, expr, env, at);
        }
        let Some(position) = position.as_whole() else {
            return unclear(position, expr, at);
        };
        match &target.data {
            Data::List(list) => {
                let position = if from_end {
                    i64::try_from(list.items.len())
                        .ok()
                        .and_then(|length| length.checked_sub(position))
                } else {
                    Some(position)
                };
                let found = position
                    .and_then(|position| usize::try_from(position).ok())
                    .and_then(|position| list.items.get(position));
                match found {
                    Some(item) => target.part(item),
                    None if safe => Val::null(at),
                    None => Val::unknown(print::reason(expr), at),
                }
            }
            Data::Unknown(unknown) => part_of_unknown(unknown, &format!("[{position}]"), expr, at),
            Data::Ref(reference) => match &reference.target {
                Target::Loop(declaration) if reference.path.is_empty() => {
                    self.instance_at(*declaration, position, expr, at)
                }
                _ if from_end => Val::unknown(print::reason(expr), at),
                _ => {
                    let reference = Rc::clone(reference);
                    let name = format!("[{position}]");
                    self.member_of_ref(&reference, &name, safe, expr, env, at)
                }
            },
            _ => Val::unknown(print::reason(expr), at),
        }
    }

    /// An instance of a loop. A loop of unknown length has one that stands for all.
    fn instance_at(&self, declaration: usize, position: i64, expr: &Expr, at: At) -> Val {
        let instances = self
            .declarations
            .get(declaration)
            .map_or(&[][..], |found| &found.instances);
        let found = match instances {
            [only]
                if self
                    .instances
                    .get(*only)
                    .is_some_and(|instance| instance.index.is_none()) =>
            {
                Some(*only)
            }
            all => usize::try_from(position)
                .ok()
                .and_then(|position| all.get(position).copied()),
        };
        match found {
            Some(instance) => Val::reference(Target::Instance(instance), Vec::new(), at),
            None => Val::unknown(print::reason(expr), at),
        }
    }

    /// A list: all instances of a loop are one too.
    pub(crate) fn listed(&mut self, val: &Val) -> Val {
        if let Data::Ref(reference) = &val.data
            && let Target::Loop(declaration) = reference.target
            && reference.path.is_empty()
            && let Some(declaration) = self.declarations.get(declaration)
        {
            let instances = declaration.instances.clone();
            let is_counted = instances.iter().all(|instance| {
                self.instances
                    .get(*instance)
                    .is_some_and(|instance| instance.index.is_some())
            });
            if is_counted && self.spend(instances.len()) {
                let items = instances
                    .into_iter()
                    .map(|one| Val::reference(Target::Instance(one), Vec::new(), At::NOWHERE))
                    .collect();
                return Val::list(items, At::NOWHERE);
            }
        }
        self.settled(val)
    }

    /// A value in place of a reference, if the code sets it or if it is text that Azure knows.
    pub(crate) fn settled(&mut self, val: &Val) -> Val {
        let Data::Ref(reference) = &val.data else {
            return val.clone();
        };
        let at = At {
            mark: val.mark,
            own: false,
        };
        match &reference.target {
            Target::Instance(instance) => {
                let (instance, path) = (*instance, reference.path.clone());
                match self.set_in_code(instance, &path) {
                    // The name is certainly there, even if nobody knows it.
                    Some(set)
                        if set.why().is_some()
                            && is_name(&path)
                            && !self.is_incomplete(instance) =>
                    {
                        val.clone()
                    }
                    Some(set) => set.used(at),
                    None => val.clone(),
                }
            }
            Target::Environment => match super::text::hole(reference) {
                Some(text) => Val::open(format!("${{{text}}}"), at),
                None => val.clone(),
            },
            Target::Loop(_) | Target::Named(_) | Target::Namespace(_) => val.clone(),
        }
    }

    /// What the code sets at a path of an instance.
    fn set_in_code(&mut self, instance: usize, path: &[Arc<str>]) -> Option<Val> {
        let (first, rest) = path.split_first()?;
        let mut val = self.set_member(instance, first)?;
        for name in rest {
            val = match &val.data {
                Data::Unknown(_) => return Some(val),
                Data::Ref(_) => self.settled(&val),
                _ => val,
            };
            val = match name.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                Some(number) => {
                    let number: usize = number.parse().ok()?;
                    val.items()?.nth(number)?
                }
                None => val.member(name)?,
            };
        }
        Some(val)
    }

    /// A member of the body of an instance, as it is written there.
    pub(crate) fn set_member(&mut self, instance_id: usize, name: &str) -> Option<Val> {
        let lower = name.to_ascii_lowercase();
        let instance = self.instances.get(instance_id)?;
        match instance.members.get(&lower) {
            Some(Slot::Done(val)) => return Some(val.clone()),
            Some(Slot::Busy) => {
                let reason = print::short(&format!("cycle: {name}"));
                return Some(Val::unknown(reason, At::NOWHERE));
            }
            None => {}
        }
        let env = instance.env.clone();
        let declaration = self.declarations.get(instance.declaration)?;
        let body = Rc::clone(&declaration.resource.body);
        let file = self.file(&env);
        let header = self.mark(file, declaration.resource.header.clone());
        let computed = body
            .entries()
            .iter()
            .any(|entry| !matches!(entry.key, Key::Plain(_) | Key::Lost));
        let lost = body
            .entries()
            .iter()
            .any(|entry| matches!(entry.key, Key::Lost));
        if !computed && lost && body.entry(name).is_none() {
            return Some(Val::unknown(INCOMPLETE, At::own(header)));
        }
        if !computed && body.entry(name).is_none() && matches!(body.kind, Kind::Object(_)) {
            return None;
        }
        if let Some(instance) = self.instances.get_mut(instance_id) {
            instance.members.insert(lower.clone(), Slot::Busy);
        }
        let at = At::own(header);
        let val = match body.entry(name) {
            Some(entry) if !computed => Some(self.entry(entry, &env, at)),
            _ => {
                let whole = self.eval(&body, &env, at);
                match whole.why() {
                    Some(reason) => Some(Val::unknown(Arc::clone(reason), at)),
                    None => whole.member(name),
                }
            }
        };
        if let Some(instance) = self.instances.get_mut(instance_id) {
            match &val {
                Some(val) => instance.members.insert(lower, Slot::Done(val.clone())),
                None => instance.members.remove(&lower),
            };
        }
        val
    }

    fn member_of_ref(
        &mut self,
        reference: &Ref,
        name: &str,
        safe: bool,
        expr: &Expr,
        env: &Env,
        at: At,
    ) -> Val {
        let mut path = reference.path.clone();
        if path.len() >= 32 || !self.spend(path.len()) {
            return Val::unknown(print::reason(expr), at);
        }
        match &reference.target {
            Target::Instance(instance) => {
                let instance = *instance;
                let is_module = self
                    .declarations_of(instance)
                    .is_some_and(|declaration| declaration.resource.module.is_some());
                if is_module {
                    return self.member_of_module(instance, path, name, expr, env, at);
                }
                self.member_of_resource(instance, path, name, safe, expr, at)
            }
            Target::Named(_) | Target::Environment => {
                path.push(name.into());
                Val::reference(reference.target.clone(), path, at)
            }
            Target::Namespace(frame) => self.variable(*frame, name).used(at),
            Target::Loop(_) => Val::unknown(print::reason(expr), at),
        }
    }

    fn declarations_of(&self, instance: usize) -> Option<&super::frame::Declaration> {
        let instance = self.instances.get(instance)?;
        self.declarations.get(instance.declaration)
    }

    /// Whether the text of an instance is broken: then its name may be any that somebody wrote.
    fn is_incomplete(&self, instance: usize) -> bool {
        self.declarations_of(instance)
            .is_some_and(|declaration| declaration.resource.incomplete)
    }

    fn member_of_resource(
        &mut self,
        instance: usize,
        mut path: Vec<Arc<str>>,
        name: &str,
        safe: bool,
        expr: &Expr,
        at: At,
    ) -> Val {
        let Some(declaration) = self.declarations_of(instance) else {
            return Val::unknown(print::reason(expr), at);
        };
        let existing = declaration.resource.existing;
        let type_name = Arc::clone(&declaration.type_name);
        let present = self.instances.get(instance).is_some_and(|it| it.present);
        if path.is_empty() && name.eq_ignore_ascii_case("type") {
            return Val::text(type_name, at);
        }
        path.push(name.into());
        let is_name = is_name(&path);
        let is_id = path.len() == 1 && name.eq_ignore_ascii_case("id");
        if !is_id && let Some(set) = self.set_in_code(instance, &path) {
            match &set.data {
                // An object may get further members from Azure: those that are asked for are looked up one by one.
                Data::Object(_) => return Val::reference(Target::Instance(instance), path, at),
                // The name is certainly there, even if nobody knows it.
                Data::Unknown(_) if is_name && !self.is_incomplete(instance) => {}
                _ => return set.used(at),
            }
        }
        // What a resource has that is only looked up, or that is not there, nobody can know.
        if (!present || (existing && !is_name && !is_id)) || safe {
            return Val::unknown(print::reason(expr), at);
        }
        Val::reference(Target::Instance(instance), path, at)
    }

    fn member_of_module(
        &mut self,
        instance: usize,
        mut path: Vec<Arc<str>>,
        name: &str,
        expr: &Expr,
        env: &Env,
        at: At,
    ) -> Val {
        let frame = self.instances.get(instance).and_then(|it| it.frame);
        let is_json = self
            .frames
            .get(env.frame)
            .is_some_and(|frame| frame.template.language == Language::Json);
        path.push(name.into());
        let asked: Vec<&str> = path.iter().map(|part| &**part).collect();
        let output = match asked.as_slice() {
            ["outputs", output] if !is_json => Some(*output),
            // What ARM gives of a deployment holds each output's value as a member.
            ["outputs", output, "value"] if is_json => Some(*output),
            ["name"] => {
                return match self.set_member(instance, "name") {
                    Some(val) => val.used(at),
                    None => Val::unknown(print::reason(expr), at),
                };
            }
            _ => None,
        };
        if let (Some(frame), Some(output)) = (frame, output) {
            let output = output.to_ascii_lowercase();
            return match self.output(frame, &output) {
                Some(val) => val.used(at),
                None => Val::unknown(print::reason(expr), at),
            };
        }
        Val::reference(Target::Instance(instance), path, at)
    }
}

fn is_name(path: &[Arc<str>]) -> bool {
    matches!(path, [only] if only.eq_ignore_ascii_case("name"))
}

/// A part of something unknown: the longer expression is the better reason, as long as it is the same thing.
fn part_of_unknown(unknown: &Unknown, name: &str, expr: &Expr, at: At) -> Val {
    let of = match &expr.kind {
        Kind::Member { of, .. } | Kind::Index { of, .. } => Some(print::reason(of)),
        _ => None,
    };
    let reason = if of.as_deref() == Some(&*unknown.reason) {
        print::reason(expr)
    } else {
        Arc::clone(&unknown.reason)
    };
    let key = unknown
        .key
        .as_ref()
        .filter(|key| key.len() < 512)
        .map(|key| format!("{key}.{name}").into());
    Val::new(Data::Unknown(Rc::new(Unknown { reason, key })), at)
}
