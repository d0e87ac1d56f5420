//! Notes what the names of modules stand for: variables, local values, outputs, and what loops run over.

use super::engine::Engine;
use super::module::Module;
use super::syntax::{Attribute, Block, Item, Kind};
use crate::source::names::{Area, Kind as Origin, Language, Scope, Section, Turn};
use crate::source::{Names, Span, Spans};
use policy::Mark;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// What the names in the modules stand for that were read and called.
pub(super) fn names(engine: &Engine, spans: &Spans) -> Names {
    let mut modules: Vec<&Rc<Module>> = engine.modules.values().collect();
    modules.sort_by(|one, other| one.folder.cmp(&other.folder));
    let mut notes = Notes {
        spans,
        names: Names::default(),
        indices: HashMap::new(),
        each: Arc::from("each"),
        count: Arc::from("count"),
    };
    for module in &modules {
        let scope = notes.scope(module);
        let index = notes.names.add(scope);
        notes.indices.insert(&module.folder, index);
    }
    notes.values(engine);
    // Of the calls only those that were made: a call that is repeated no time gives nothing.
    let mut made: BTreeSet<(&Path, usize)> = BTreeSet::new();
    for instance in &engine.called {
        if let Some(caller) = &instance.caller {
            let around = &engine.instance(caller.instance).module;
            made.insert((&around.folder, caller.call));
        }
    }
    for (folder, call) in made {
        if let Some(module) = engine.modules.get(folder) {
            notes.call(module, call);
        }
    }
    notes.names
}

struct Notes<'m> {
    spans: &'m Spans,
    names: Names,
    /// The scopes of modules by folder.
    indices: HashMap<&'m Path, usize>,
    each: Arc<str>,
    count: Arc<str>,
}

impl Notes<'_> {
    fn place(&self, mark: Mark) -> Option<Span> {
        self.spans.get(mark).cloned()
    }

    fn scope(&self, module: &Module) -> Scope {
        let mut scope = Scope::new(Language::Terraform, Area::Folder(module.folder.clone()));
        for (name, block) in &module.variables {
            let default = block.body.attribute("default");
            let mark = default.map_or(block.header, |default| default.mark);
            if let Some(place) = self.place(mark) {
                scope.note(Section::Parameter, name, Origin::Declared, place);
            }
        }
        for (name, local) in &module.locals {
            if let Some(place) = self.place(local.mark) {
                scope.note(Section::Variable, name, Origin::Declared, place);
            }
        }
        for (name, output) in &module.outputs {
            let value = output.body.attribute("value");
            if let Some(place) = value.and_then(|value| self.place(value.mark)) {
                scope.note(Section::Output, name, Origin::Declared, place);
            }
        }
        let resources = module.resources.iter().map(|resource| &resource.block);
        for block in resources.chain(module.calls.iter().map(|call| &call.block)) {
            self.turns(block, &mut scope);
        }
        scope
    }

    /// A block can be used up to the next one: no mark tells where it ends.
    fn turns(&self, block: &Block, scope: &mut Scope) {
        let Some(header) = self.place(block.header) else {
            return;
        };
        let area = Span {
            file: header.file,
            range: header.range.start..u32::MAX,
        };
        for (name, argument) in [(&self.each, "for_each"), (&self.count, "count")] {
            let argument = block.body.attribute(argument);
            scope.turns.push(Turn {
                area: area.clone(),
                name: Arc::clone(name),
                over: argument.and_then(|argument| self.place(argument.mark)),
            });
        }
    }

    /// What files of values give the root module.
    fn values(&mut self, engine: &Engine) {
        let given = engine.values.values();
        let given: Vec<_> = given.filter_map(|value| self.given(value)).collect();
        let root = self.indices.get(engine.root.as_path());
        if let Some(scope) = root.and_then(|root| self.names.scope_mut(*root)) {
            scope.uses += 1;
            for (name, kind, place) in given {
                scope.note(Section::Parameter, &name, kind, place);
            }
        }
    }

    /// What a call gives the module that it calls.
    fn call(&mut self, module: &Module, call: usize) {
        let Some(call) = module.calls.get(call) else {
            return;
        };
        let Some(index) = self.indices.get(call.folder.as_path()).copied() else {
            return;
        };
        let arguments = call.block.body.items.iter();
        let arguments = arguments.filter_map(|item| match item {
            Item::Attribute(attribute) => self.given(attribute),
            Item::Block(_) => None,
        });
        let arguments: Vec<_> = arguments.collect();
        if let Some(scope) = self.names.scope_mut(index) {
            scope.uses += 1;
            for (name, kind, place) in arguments {
                scope.note(Section::Parameter, &name, kind, place);
            }
        }
        let around = self.indices.get(module.folder.as_path());
        if let Some(scope) = around.and_then(|around| self.names.scope_mut(*around)) {
            scope.calls.push((Arc::clone(&call.name), index));
        }
    }

    fn given(&self, value: &Attribute) -> Option<(Arc<str>, Origin, Span)> {
        let kind = match value.value.kind {
            Kind::Null => Origin::Null,
            _ => Origin::Given,
        };
        Some((Arc::clone(&value.name), kind, self.place(value.mark)?))
    }
}
