//! What names stand for: from the place that uses a value to the places that decide it.
//!
//! Readers note where names are declared and what is given for them. Which names a place uses is read from its text when
//! somebody asks, with the parser of its language: a scan asks of nothing, and pays for the notes alone.

mod extent;
mod part;
mod scope;

pub(super) use extent::{LONGEST, Piece, json, pair};
pub(super) use part::{Part, Section, Step, Use};
pub(super) use scope::{Area, Kind, Language, Scope, Turn};

use super::{Span, Spans};
use std::collections::HashSet;

/// How many names are followed one after the other: local -> variable -> argument -> the caller's variable -> its value.
const STEPS: usize = 8;

/// How many places are given for one place.
const PLACES: usize = 20;

/// How many pieces of text are read for one place.
const READS: usize = 200;

/// How many places one name may stand for: a module may be called any number of times.
const SAME: usize = 5;

/// What the names in the expressions of one unit stand for.
#[derive(Debug, Default)]
pub struct Names {
    scopes: Vec<Scope>,
}

impl Names {
    /// The places that the names in the text of `span` stand for, and those that the names in these stand for: the
    /// nearest first, each once, none inside of `span`. A span that is only the name of something on several lines
    /// stands for its value too.
    pub fn of(&self, span: &Span, spans: &Spans) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        let mut seen = HashSet::new();
        let mut now = vec![(span.clone(), Vec::new())];
        let mut reads = 0;
        for step in 0..=STEPS {
            let mut next = Vec::new();
            for (at, path) in now {
                reads += 1;
                if reads > READS {
                    return found;
                }
                let scope = self.scope(&at, spans);
                let text = spans.files().get(at.file as usize);
                let parts = match (scope, text) {
                    (Some(scope), Some((file, text))) => {
                        scope.language.parts(file, text, &range(&at), &path)
                    }
                    _ => vec![Part::default()],
                };
                for part in parts {
                    let place = part
                        .place
                        .map_or_else(|| at.clone(), |place| cut(at.file, &place));
                    if step > 0 && !is_inside(&place, span) && !found.contains(&place) {
                        found.push(place);
                    }
                    if found.len() >= PLACES {
                        return found;
                    }
                    let Some(scope) = scope else { continue };
                    for used in part.uses {
                        let meant = self.meant(scope, &used, &at);
                        next.extend(meant.into_iter().filter(|meant| seen.insert(meant.clone())));
                    }
                }
            }
            now = next;
        }
        found
    }

    /// Takes in a scope and gives its index.
    pub(super) fn add(&mut self, scope: Scope) -> usize {
        self.scopes.push(scope);
        self.scopes.len() - 1
    }

    /// The scope with this index, to be changed.
    pub(super) fn scope_mut(&mut self, index: usize) -> Option<&mut Scope> {
        self.scopes.get_mut(index)
    }

    /// The scope in which a place stands: of several the innermost.
    fn scope(&self, at: &Span, spans: &Spans) -> Option<&Scope> {
        let folder = spans.files().get(at.file as usize)?.0.parent();
        let around = self.scopes.iter().filter(|scope| match &scope.area {
            Area::Folder(path) => Some(path.as_path()) == folder,
            Area::Part(part) => is_inside(at, part),
        });
        around.min_by_key(|scope| match &scope.area {
            Area::Folder(_) => 0,
            Area::Part(part) => part.range.end - part.range.start,
        })
    }

    /// The places that one name stands for, each with what is meant of its value.
    fn meant(&self, scope: &Scope, used: &Use, at: &Span) -> Vec<(Span, Vec<Step>)> {
        let mut path = used.path.clone();
        let places = match used.section {
            Section::Output => self.output(scope, &used.of, &used.name),
            Section::Turn => scope.turn(&used.name, at).into_iter().collect(),
            Section::Symbol => {
                if let Some(over) = scope.turn(&used.name, at) {
                    path.insert(0, Step::Any);
                    vec![over]
                } else if let [Step::Name(outputs), Step::Name(output), rest @ ..] = &*used.path
                    && outputs == "outputs"
                    && scope.calls.iter().any(|(name, _)| *name == used.name)
                {
                    path = rest.to_vec();
                    self.output(scope, &used.name, &output.to_ascii_lowercase())
                } else {
                    let parameters = scope.places(Section::Parameter, &used.name);
                    if parameters.is_empty() {
                        scope.places(Section::Variable, &used.name)
                    } else {
                        parameters
                    }
                }
            }
            section => scope.places(section, &used.name),
        };
        // Which of all is meant nobody knows: then it is the whole.
        while path.last() == Some(&Step::Any) {
            path.pop();
        }
        let places = places.into_iter().take(SAME);
        places.map(|place| (place, path.clone())).collect()
    }

    /// What a called module gives as `name`.
    fn output(&self, scope: &Scope, call: &str, name: &str) -> Vec<Span> {
        let mut called: Vec<usize> = Vec::new();
        for (_, index) in scope.calls.iter().filter(|(known, _)| **known == *call) {
            if !called.contains(index) {
                called.push(*index);
            }
        }
        let scopes = called.iter().filter_map(|index| self.scopes.get(*index));
        scopes
            .flat_map(|scope| scope.places(Section::Output, name))
            .collect()
    }
}

/// A place in a file.
pub(super) fn cut(file: u32, range: &std::ops::Range<usize>) -> Span {
    let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        range: cut(range.start)..cut(range.end),
    }
}

fn range(span: &Span) -> std::ops::Range<usize> {
    span.range.start as usize..span.range.end as usize
}

fn is_inside(inner: &Span, outer: &Span) -> bool {
    inner.file == outer.file
        && inner.range.start >= outer.range.start
        && inner.range.end <= outer.range.end
}
