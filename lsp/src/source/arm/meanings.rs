//! Notes what the names of templates stand for: parameters, variables, outputs, and what loops run over.

use super::expression::{Kind, Round};
use super::frame::{Frame, Given};
use super::template::{Language, Resource, Template};
use super::unit::Unit;
use crate::source::Names;
use crate::source::names::{Area, Kind as Origin, Language as Text, Scope, Section, Turn, cut};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// The scopes of templates, by the address of the template.
type Indices = HashMap<*const Template, usize>;

impl Unit<'_> {
    /// What the names in the templates stand for, and what their uses give them.
    pub(super) fn names(&self) -> Names {
        let mut names = Names::default();
        let mut indices = Indices::new();
        for frame in &self.frames {
            // A nested template of outer scope sees the names around it.
            if frame.outer.is_none() {
                let known = indices.entry(Rc::as_ptr(&frame.template));
                known.or_insert_with(|| names.add(scope(&frame.template)));
            }
        }
        for frame in &self.frames {
            if let Some(index) = indices.get(&Rc::as_ptr(&frame.template)) {
                self.given(frame, *index, &mut names);
                self.called(frame, *index, &indices, &mut names);
            }
            self.imported_names(frame, &indices, &mut names);
        }
        names
    }

    fn given(&self, frame: &Frame, index: usize, names: &mut Names) {
        let Some(scope) = names.scope_mut(index) else {
            return;
        };
        scope.uses += 1;
        for (lower, given) in &frame.given {
            let Given::Expr(value, env) = given else {
                continue;
            };
            let parameter = frame.template.parameters.get(lower);
            let caller = self.frames.get(env.frame);
            if let (Some(parameter), Some(caller)) = (parameter, caller) {
                let kind = match value.kind {
                    Kind::Null => Origin::Null,
                    _ => Origin::Given,
                };
                let name = name_of(&frame.template, lower, &parameter.name);
                let place = cut(caller.template.file, &value.range);
                scope.note(Section::Parameter, &name, kind, place);
            }
        }
    }

    /// Notes for the caller under which name it calls this template.
    fn called(&self, frame: &Frame, index: usize, indices: &Indices, names: &mut Names) {
        let instance = frame.module.and_then(|module| self.instances.get(module));
        let Some(declaration) = instance.and_then(|it| self.declarations.get(it.declaration))
        else {
            return;
        };
        let caller = self.frames.get(declaration.frame);
        let caller = caller.and_then(|caller| indices.get(&Rc::as_ptr(&caller.template)));
        let scope = caller.and_then(|caller| names.scope_mut(*caller));
        if let (Some(scope), Some(symbol)) = (scope, &declaration.resource.symbol) {
            scope.calls.push((Arc::clone(symbol), index));
        }
    }

    /// Variables of other files stand for what they are there.
    fn imported_names(&self, frame: &Frame, indices: &Indices, names: &mut Names) {
        let Some(index) = indices.get(&Rc::as_ptr(&frame.template)) else {
            return;
        };
        let Some(scope) = names.scope_mut(*index) else {
            return;
        };
        for (name, import) in &frame.template.imports {
            let known = frame.imported.get(&*import.path).copied().flatten();
            let imported = known.and_then(|known| self.frames.get(known));
            if let (Some(imported), Some(original)) = (imported, &import.name)
                && let Some(value) = imported.template.variables.get(&**original)
            {
                let place = cut(imported.template.file, &value.range);
                let name = Arc::from(name.as_str());
                scope.note(Section::Variable, &name, Origin::Declared, place);
            }
        }
    }
}

fn scope(template: &Template) -> Scope {
    let language = match template.language {
        Language::Bicep => Text::Bicep,
        Language::Json => Text::Arm,
    };
    let place = |range| cut(template.file, range);
    let mut scope = Scope::new(language, Area::Part(place(&template.range)));
    for (lower, parameter) in &template.parameters {
        let default = parameter.default.as_ref();
        let range = default.map_or(&parameter.header, |default| &default.range);
        let name = name_of(template, lower, &parameter.name);
        scope.note(Section::Parameter, &name, Origin::Declared, place(range));
    }
    for (name, value) in &template.variables {
        let name = Arc::from(name.as_str());
        scope.note(
            Section::Variable,
            &name,
            Origin::Declared,
            place(&value.range),
        );
    }
    for (name, value) in &template.outputs {
        let name = Arc::from(name.as_str());
        scope.note(
            Section::Output,
            &name,
            Origin::Declared,
            place(&value.range),
        );
    }
    turns(&template.resources, &mut scope, template.file);
    scope
}

fn turns(resources: &[Rc<Resource>], scope: &mut Scope, file: u32) {
    for resource in resources {
        if let Some(Round::Each { item, over, .. }) = &resource.round {
            scope.turns.push(Turn {
                area: cut(file, &resource.body.range),
                name: Arc::clone(item),
                over: Some(cut(file, &over.range)),
            });
        }
        turns(&resource.children, scope, file);
    }
}

/// The name of a parameter as expressions use it: in JSON whatever its case.
fn name_of(template: &Template, lower: &str, name: &Arc<str>) -> Arc<str> {
    match template.language {
        Language::Bicep => Arc::clone(name),
        Language::Json => Arc::from(lower),
    }
}
