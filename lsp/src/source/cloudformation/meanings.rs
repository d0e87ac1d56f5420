//! Notes what the names of templates stand for: parameters, mappings, conditions, and what nested stacks give.

use super::super::Span;
use super::super::document::{Member, Node};
use super::super::names::{Area, Kind, Language, Scope as Names, Section, cut};
use super::evaluate::{Evaluation, member_range};
use super::nested::Source;
use super::stack::{Entry, Scope, Stack};
use std::sync::Arc;

impl Evaluation<'_> {
    /// Notes the names of a template that is used, once for all its uses.
    pub(super) fn note_names(&mut self, stack: &Stack<'_>) {
        let names = &mut self.reading.names;
        let known = self.scopes.entry(stack.file);
        let index = *known.or_insert_with(|| names.add(declared(stack)));
        if let Some(scope) = self.reading.names.scope_mut(index) {
            scope.uses += 1;
        }
    }

    /// Notes what a stack gives the template that it nests, and under which name it does so.
    pub(super) fn note_given(&mut self, scope: Scope<'_, '_>, entry: &Entry<'_>, inner: &Source) {
        let stack = scope.stack;
        let file = self
            .documents
            .get(&inner.path)
            .map(|document| document.file);
        let inner = file.and_then(|file| self.scopes.get(&file)).copied();
        let outer = self.scopes.get(&stack.file).copied();
        let (Some(inner), Some(outer)) = (inner, outer) else {
            return;
        };
        let properties = entry.member.value.get("Properties");
        let given = properties.and_then(|properties| properties.get("Parameters"));
        if let Some(names) = self.reading.names.scope_mut(inner) {
            for member in given.map(Node::members).unwrap_or_default() {
                let name = Arc::from(member.key.as_str());
                names.note(Section::Parameter, &name, Kind::Given, place(stack, member));
            }
        }
        if let Some(names) = self.reading.names.scope_mut(outer) {
            names.calls.push((Arc::clone(&entry.name), inner));
        }
    }
}

fn place(stack: &Stack<'_>, member: &Member) -> Span {
    cut(stack.file, &member_range(&stack.source.text, member))
}

fn declared(stack: &Stack<'_>) -> Names {
    let area = cut(stack.file, &(0..usize::MAX));
    let mut names = Names::new(Language::CloudFormation, Area::Part(area));
    let sections = [
        ("Parameters", Section::Parameter, "Default"),
        ("Mappings", Section::Mapping, ""),
        ("Conditions", Section::Condition, ""),
        ("Outputs", Section::Output, "Value"),
    ];
    for (section, kind, inner) in sections {
        let members = stack.root.get(section).map(Node::members);
        for member in members.unwrap_or_default() {
            let value = member.value.member(inner).unwrap_or(member);
            let name = Arc::from(member.key.as_str());
            names.note(kind, &name, Kind::Declared, place(stack, value));
        }
    }
    names
}
