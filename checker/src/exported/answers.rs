//! Which answer an object is: the tables of all kinds, found by the rarest member that each asks for.

use crate::lazy::Object;
use policy::{Answer, Shape, Shapes};
use rustc_hash::FxHashMap;

/// The answers of all shapes.
pub(super) struct Answers<'s> {
    /// Full answers before summaries, else in the order of the shapes.
    all: Vec<(&'s Shape, &'s Answer)>,
    /// The rarest of the members that they have to have -> their numbers.
    by_member: FxHashMap<&'s str, Vec<usize>>,
}

impl<'s> Answers<'s> {
    pub(super) fn of_shapes(shapes: &'s Shapes) -> Self {
        let answers = shapes.iter();
        let answers = answers.flat_map(|shape| shape.answers.iter().map(move |it| (shape, it)));
        let (mut all, summaries): (Vec<_>, Vec<_>) =
            answers.partition(|(_, answer)| !answer.summary);
        all.extend(summaries);
        let asked = all.iter().flat_map(|(_, answer)| &answer.recognise);
        let mut count: FxHashMap<&str, usize> = FxHashMap::default();
        asked.for_each(|member| *count.entry(member).or_default() += 1);
        let mut by_member: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, (_, answer)) in all.iter().enumerate() {
            let members = answer.recognise.iter().map(String::as_str);
            let rarest = members.min_by_key(|member| count.get(member));
            let numbers = by_member.entry(rarest.unwrap_or_default());
            numbers.or_default().push(number);
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
