//! Full names of resources, and which resource is the parent of which.

use super::eval::unclear;
use super::expression::Expr;
use super::frame::{Env, Slot};
use super::print;
use super::template::Language;
use super::text::Joiner;
use super::unit::Unit;
use super::value::{At, Data, Target, Val};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The parent that a declaration names.
pub(crate) enum Parent {
    None,
    Instance(usize),
    /// Nobody can know which: the value of `parent:`.
    Unclear(Val),
}

impl Unit<'_> {
    /// The parent that an instance is declared in, or that it names.
    pub(crate) fn parent(&mut self, instance: usize) -> Parent {
        let Some(found) = self.instances.get(instance) else {
            return Parent::None;
        };
        let Some(declaration) = self.declarations.get(found.declaration) else {
            return Parent::None;
        };
        if let Some(within) = declaration.within {
            return Parent::Instance(within);
        }
        let env = found.env.clone();
        let body = Rc::clone(&declaration.resource.body);
        let is_bicep = self.language(&env) == Language::Bicep;
        let named = body.entry("parent").filter(|_| is_bicep);
        let Some(entry) = named else {
            return Parent::None;
        };
        let val = self.eval(&entry.value, &env, At::NOWHERE);
        match &val.data {
            Data::Ref(reference) if reference.path.is_empty() => match reference.target {
                Target::Instance(parent) if parent != instance => Parent::Instance(parent),
                _ => Parent::Unclear(unclear(&val, &entry.value, At::NOWHERE)),
            },
            _ => Parent::Unclear(unclear(&val, &entry.value, At::NOWHERE)),
        }
    }

    /// The language of the expressions of an environment.
    pub(crate) fn language(&self, env: &Env) -> Language {
        self.frames
            .get(env.frame)
            .map_or(Language::Bicep, |frame| frame.template.language)
    }

    /// The name of an instance with those of its parents: `account/policy`.
    pub(crate) fn full_name(&mut self, instance_id: usize) -> Val {
        match self.instances.get(instance_id).map(|it| &it.full_name) {
            Some(Some(Slot::Done(val))) => return val.clone(),
            Some(None) if self.depth < super::eval::DEEPEST => {}
            _ => return Val::unknown("cycle: parent", At::NOWHERE),
        }
        self.keep_name(instance_id, Slot::Busy);
        self.depth += 1;
        let val = self.name_below_parent(instance_id);
        self.depth -= 1;
        self.keep_name(instance_id, Slot::Done(val.clone()));
        val
    }

    fn keep_name(&mut self, instance: usize, slot: Slot) {
        if let Some(instance) = self.instances.get_mut(instance) {
            instance.full_name = Some(slot);
        }
    }

    fn name_below_parent(&mut self, instance: usize) -> Val {
        let own = self
            .set_member(instance, "name")
            .unwrap_or_else(|| Val::unknown("name", At::NOWHERE));
        let own = self.settled(&own);
        let is_full = self.declaration_of(instance).is_some_and(|declaration| {
            declaration.within.is_some() && declaration.type_name == declaration.resource.type_text
        });
        let parent = match self.parent(instance) {
            Parent::None => return own,
            Parent::Instance(_) if is_full => return own,
            Parent::Instance(parent) => self.full_name(parent),
            Parent::Unclear(val) => val,
        };
        let at = At {
            mark: own.mark,
            own: false,
        };
        let mut joiner = Joiner::default();
        let nothing = Expr::leaf(super::expression::Kind::Name("name".into()), 0..0);
        self.push_value(&mut joiner, &parent, &nothing);
        joiner.literal("/");
        self.push_value(&mut joiner, &own, &nothing);
        self.joined(joiner, at)
    }

    /// The declaration of an instance.
    pub(crate) fn declaration_of(&self, instance: usize) -> Option<&super::frame::Declaration> {
        let instance = self.instances.get(instance)?;
        self.declarations.get(instance.declaration)
    }

    /// Makes resources known by type and name. Before that no name leads to a resource.
    pub(crate) fn know_names(&mut self) {
        let mut by_name: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for instance in 0..self.instances.len() {
            let Some(declaration) = self.declaration_of(instance) else {
                continue;
            };
            let type_name = declaration.type_name.to_ascii_lowercase();
            let name = self.full_name(instance);
            if let Some(name) = self.identity(&name) {
                by_name.entry((type_name, name)).or_default().push(instance);
            }
        }
        self.by_name = Some(by_name);
    }

    /// The declared resource of a type and a full name; of several the one in `frame` goes first.
    pub(crate) fn resource(&self, type_name: &str, name: &str, frame: usize) -> Option<usize> {
        let by_name = self.by_name.as_ref()?;
        let found = by_name.get(&(type_name.to_ascii_lowercase(), name.to_lowercase()))?;
        let mut declared = found
            .iter()
            .copied()
            .filter(|instance| self.is_declared(*instance));
        let first = declared.clone().next();
        let here = declared.find(|instance| {
            self.instances
                .get(*instance)
                .is_some_and(|instance| instance.env.frame == frame)
        });
        here.or(first)
    }

    /// Whether an instance is a resource of its own, not one that is only looked up.
    pub(crate) fn is_declared(&self, instance: usize) -> bool {
        let present = self.instances.get(instance).is_some_and(|it| it.present);
        present
            && self
                .declaration_of(instance)
                .is_some_and(|declaration| !declaration.resource.existing)
    }

    /// The name of the parent in a full name, with the reason if it cannot be told.
    pub(crate) fn name_of_parent(name: &Val, expr: &Expr) -> Val {
        let at = At {
            mark: name.mark,
            own: false,
        };
        match &name.data {
            Data::Text { text, open } => match text.rsplit_once('/') {
                Some((head, tail)) if tail.contains("${") || !tail.contains('}') => {
                    if *open && head.contains("${") {
                        Val::open(head, at)
                    } else {
                        Val::text(head, at)
                    }
                }
                _ => Val::unknown(print::reason(expr), at),
            },
            _ => match name.why() {
                Some(reason) => Val::unknown(std::sync::Arc::clone(reason), at),
                None => Val::unknown(print::reason(expr), at),
            },
        }
    }
}

/// The type of the parent of a type: `Microsoft.A/b` for `Microsoft.A/b/c`; none for a type without parent.
pub(crate) fn parent_type(type_name: &str) -> Option<&str> {
    // `…/providers/…` is how resources of another kind were once attached to a resource: they are no children of it.
    if type_name.to_ascii_lowercase().contains("/providers/") {
        return None;
    }
    let (parent, _) = type_name.rsplit_once('/')?;
    parent.contains('/').then_some(parent)
}
