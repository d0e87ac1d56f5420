//! Reads and judges one unit of code: what `scan` reports and what an editor shows are made of the same.

use lsp::source::{Files, Names, NotUnderstood, Spans, SyntaxError, Unit};
use lsp::{Coded, CodedResource, Origin, Share};
use policy::{Finding, Judge, Outcome, Place, Relations, Resource, Session, Shapes, Verdict};
use std::sync::Arc;

/// What is needed to judge code.
#[derive(Clone, Copy)]
pub(crate) struct Examiner<'j> {
    pub(crate) judge: &'j Judge<'j>,
    pub(crate) shapes: &'j Shapes,
}

/// What one unit gave.
pub(crate) struct Examined {
    /// In the order of the text.
    pub(crate) resources: Vec<Subject>,
    pub(crate) share: Share,
    /// The files that were read.
    pub(crate) spans: Arc<Spans>,
    /// What the names in expressions stand for.
    pub(crate) names: Names,
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) not_understood: Vec<NotUnderstood>,
}

/// A resource, where it comes from and what was found.
pub(crate) struct Subject {
    pub(crate) resource: Resource,
    pub(crate) origin: Origin,
    pub(crate) verdict: Verdict,
}

/// A unit that was read, and not judged yet.
pub(crate) struct Read {
    coded: Coded,
    errors: Vec<SyntaxError>,
    not_understood: Vec<NotUnderstood>,
}

impl Read {
    /// The kinds of its resources.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &str> {
        let resources = self.coded.resources.iter();
        resources.map(|coded| coded.resource.kind.as_str())
    }
}

impl Examiner<'_> {
    /// Reads a unit and judges what it declares.
    pub(crate) fn examine(
        self,
        session: &mut Session<'_>,
        unit: &Unit,
        files: &dyn Files,
    ) -> Examined {
        self.judge(session, self.read(unit, files))
    }

    /// Reads a unit.
    pub(crate) fn read(self, unit: &Unit, files: &dyn Files) -> Read {
        let mut reading = unit.read(files);
        let errors = std::mem::take(&mut reading.errors);
        let not_understood = std::mem::take(&mut reading.not_understood);
        Read {
            coded: lsp::resources(reading, self.shapes),
            errors,
            not_understood,
        }
    }

    /// Judges what a unit declares.
    pub(crate) fn judge(self, session: &mut Session<'_>, read: Read) -> Examined {
        let coded = read.coded;
        let resources = coded.resources.iter().map(|coded| &coded.resource);
        let relations = Relations::new(resources, &[]);
        let mut related = self.judge.session_with(&relations);
        let judge = |CodedResource { resource, origin }| {
            let mut verdict = session.judge(&resource);
            verdict.absorb(related.judge(&resource));
            verdict.findings.retain(|finding| tells(&origin, finding));
            Subject {
                resource,
                origin,
                verdict,
            }
        };
        Examined {
            resources: coded.resources.into_iter().map(judge).collect(),
            share: coded.share,
            spans: coded.spans,
            names: coded.names,
            errors: read.errors,
            not_understood: read.not_understood,
        }
    }
}

/// Of a resource that is declared elsewhere only the faults are told of the part that stands here.
pub(crate) fn tells(origin: &Origin, finding: &Finding) -> bool {
    !origin.is_part()
        || finding.outcome != Outcome::Pass
            && finding.at != Place::root()
            && origin.knows(&finding.at)
}
