//! Which answer an object is: the tables of all kinds, found by the first member that each asks for.

use crate::lazy::Object;
use policy::{Answer, Shape, Shapes};
use rustc_hash::FxHashMap;

/// The answers of all shapes.
pub(super) struct Answers<'s> {
    /// Full answers before summaries, else in the order of the shapes.
    all: Vec<(&'s Shape, &'s Answer)>,
    /// The first member that they have to have -> their numbers.
    by_member: FxHashMap<&'s str, Vec<usize>>,
}

impl<'s> Answers<'s> {
    pub(super) fn of_shapes(shapes: &'s Shapes) -> Self {
        let answers = shapes.iter();
        let answers = answers.flat_map(|shape| shape.answers.iter().map(move |it| (shape, it)));
        let (mut all, summaries): (Vec<_>, Vec<_>) =
            answers.partition(|(_, answer)| !answer.summary);
        all.extend(summaries);
        let mut by_member: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, (_, answer)) in all.iter().enumerate() {
            let first = answer.recognise.first();
            let first = first.map(String::as_str).unwrap_or_default();
            by_member.entry(first).or_default().push(number);
        }
        Self { all, by_member }
    }

    /// The first that an object is.
    pub(super) fn of(&self, object: &Object<'_>) -> Option<(&'s Shape, &'s Answer)> {
        let names = object.names().chain([""]);
        let candidates = names.filter_map(|name| self.by_member.get(name)).flatten();
        let answer = |number: &usize| self.all.get(*number).copied();
        let is = |number: &&usize| answer(number).is_some_and(|(_, it)| it.recognises(object));
        candidates.filter(is).min().and_then(answer)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'s Shape, &'s Answer)> {
        self.all.iter().copied()
    }
}
