//! Where names are declared, and what is given for them.

use super::part::{Part, Section, Step};
use super::{Span, is_inside};
use crate::source::{arm, cloudformation, terraform};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Code that sees the same names: a module of Terraform, or a template.
#[derive(Debug)]
pub(in crate::source) struct Scope {
    pub(in crate::source) language: Language,
    pub(in crate::source) area: Area,
    pub(super) meanings: Vec<Meaning>,
    /// How often it is used: a parameter that not every use gives has its default too.
    pub(in crate::source) uses: usize,
    /// What it calls by which name, as indices of scopes.
    pub(in crate::source) calls: Vec<(Arc<str>, usize)>,
    pub(in crate::source) turns: Vec<Turn>,
}

/// Which text is of a scope.
#[derive(Debug)]
pub(in crate::source) enum Area {
    /// The files of a folder.
    Folder(PathBuf),
    /// A file, or a part of it.
    Part(Span),
}

/// A place that a name stands for.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(in crate::source) section: Section,
    pub(in crate::source) name: Arc<str>,
    pub(in crate::source) kind: Kind,
    /// The value, or the name with the value, or the name alone.
    pub(in crate::source) place: Span,
}

/// How a name has its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Kind {
    /// Where it is declared: a default.
    Declared,
    /// From outside.
    Given,
    /// From outside as null, for which a default may stand in.
    Null,
}

/// A loop over something that is declared.
#[derive(Debug)]
pub(in crate::source) struct Turn {
    /// Where its name can be used: up to the next loop of the same name.
    pub(in crate::source) area: Span,
    pub(in crate::source) name: Arc<str>,
    /// What it runs over; none where it is not repeated.
    pub(in crate::source) over: Option<Span>,
}

/// How the text of a scope is read.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) enum Language {
    Terraform,
    CloudFormation,
    Arm,
    Bicep,
}

impl Language {
    /// What the text of a place uses, or that part of its value that `path` leads to: at least one part.
    pub(super) fn parts(
        self,
        file: &Path,
        text: &Arc<str>,
        range: &Range<usize>,
        path: &[Step],
    ) -> Vec<Part> {
        let mut parts = match self {
            Self::Terraform => terraform::parts(file, text, range, path),
            Self::CloudFormation => cloudformation::parts(text, range, path),
            Self::Arm => arm::parts(text, range, path, false),
            Self::Bicep => arm::parts(text, range, path, true),
        };
        if parts.is_empty() {
            parts.push(Part::default());
        }
        parts
    }
}

impl Scope {
    pub(in crate::source) fn new(language: Language, area: Area) -> Self {
        Self {
            language,
            area,
            meanings: Vec::new(),
            uses: 0,
            calls: Vec::new(),
            turns: Vec::new(),
        }
    }

    /// Notes a place that a name stands for.
    pub(in crate::source) fn note(
        &mut self,
        section: Section,
        name: &Arc<str>,
        kind: Kind,
        place: Span,
    ) {
        self.meanings.push(Meaning {
            section,
            name: Arc::clone(name),
            kind,
            place,
        });
    }

    /// The places that a name stands for: what is given goes before what is declared, and where all give it, in its place.
    pub(super) fn places(&self, section: Section, name: &str) -> Vec<Span> {
        let meanings = self.meanings.iter();
        let same = meanings.filter(|meaning| meaning.section == section && *meaning.name == *name);
        let (declared, given): (Vec<_>, Vec<_>) =
            same.partition(|meaning| meaning.kind == Kind::Declared);
        let certain = given.iter().filter(|meaning| meaning.kind == Kind::Given);
        let by_all = !given.is_empty() && certain.count() >= self.uses;
        let declared = declared.into_iter().filter(|_| !by_all);
        // A limit on what is given must leave room for what is declared.
        let given = given
            .into_iter()
            .take(super::SAME - 1 + usize::from(by_all));
        given
            .chain(declared)
            .map(|meaning| meaning.place.clone())
            .collect()
    }

    /// What the loop runs over that calls its element `name` at a place.
    pub(super) fn turn(&self, name: &str, at: &Span) -> Option<Span> {
        let turns = self.turns.iter();
        turns
            .filter(|turn| *turn.name == *name && is_inside(at, &turn.area))
            .max_by_key(|turn| turn.area.range.start)?
            .over
            .clone()
    }
}
