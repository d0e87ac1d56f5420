//! What is to be shown in a file: findings, syntax errors, and what was not understood, each with its place.

use super::sitting::{Seat, Voices};
use super::text::{Encoding, Index, Range};
use crate::config::Config;
use crate::examining::{Examined, Subject};
use crate::ground::Ground;
use crate::locating::{Location, Locator};
use crate::report::voice::Voice;
use lsp::source::Span;
use policy::{Finding, Outcome, Resource, Verdict};
use std::path::Path;
use std::rc::Rc;

/// One thing to be shown. Paths are relative to the root of the ground's disk.
pub(crate) struct Note {
    pub(crate) file: Rc<Path>,
    pub(crate) range: Range,
    /// The same place in bytes.
    pub(crate) bytes: std::ops::Range<usize>,
    pub(crate) said: Said,
    pub(crate) related: Vec<Related>,
}

/// What is said.
pub(crate) enum Said {
    /// A control did not pass.
    Finding(Box<Found>),
    /// Text that the language does not allow, in the words of the parser.
    Syntax(String),
    /// Code that was read and not understood, and why.
    Gap(String),
}

/// A finding and the guide it comes from.
pub(crate) struct Found {
    pub(crate) voice: Rc<Voice>,
    pub(crate) finding: Finding,
    /// The id of the resource.
    pub(crate) resource: String,
    /// Whether it is about a suppression, and not about code.
    pub(crate) is_about_suppression: bool,
}

impl Said {
    /// What is wrong with a suppression.
    pub(crate) fn about_suppression(
        resource: &Resource,
        verdict: Verdict,
        voices: &Voices<'_>,
    ) -> impl Iterator<Item = Self> {
        let wrong = verdict.findings.into_iter();
        let wrong = wrong.filter(|finding| finding.outcome != Outcome::Pass);
        wrong.map(|finding| match voices.of(&finding.guide) {
            Ok(voice) => Self::Finding(Box::new(Found {
                voice,
                finding,
                resource: resource.id.clone(),
                is_about_suppression: true,
            })),
            Err(problem) => Self::Gap(problem),
        })
    }
}

/// Another place that a finding has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Related {
    pub(crate) role: Role,
    pub(crate) file: Rc<Path>,
    pub(crate) range: Range,
}

/// What another place is to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The header of the resource.
    Declares,
    /// What gives the value: a default, an argument, a block that stands elsewhere.
    Decides,
}

/// How many other places are told of one finding.
const RELATED: usize = 8;

/// What is needed to make notes of what was found.
pub(crate) struct Clerk<'c> {
    pub(crate) ground: &'c Ground,
    pub(crate) config: &'c Config,
    pub(crate) today: jiff::civil::Date,
    pub(crate) encoding: Encoding,
}

impl Clerk<'_> {
    /// The notes of a unit.
    pub(crate) fn notes(&self, examined: &Examined, seat: &mut Seat<'_, '_>) -> Vec<Note> {
        let spans = &examined.spans;
        let mut locator = Locator::new(spans, self.ground, self.today);
        let pages: Vec<(Rc<Path>, Index<'_>)> = spans
            .files()
            .iter()
            .map(|(path, text)| (Rc::from(path.as_path()), Index::new(text, self.encoding)))
            .collect();
        let mut notes = Vec::new();
        for error in &examined.errors {
            notes.extend(note(
                &pages,
                &error.span,
                Said::Syntax(error.message.clone()),
            ));
        }
        for piece in &examined.not_understood {
            let page = pages.iter().find(|(path, _)| **path == *piece.file);
            let line = (piece.line as usize).saturating_sub(1);
            let bytes = page
                .and_then(|(_, index)| index.line(line))
                .unwrap_or_default();
            let range = page
                .map(|(_, index)| index.range(&bytes))
                .unwrap_or_default();
            notes.push(Note {
                file: Rc::from(piece.file.as_path()),
                range,
                bytes,
                said: Said::Gap(piece.reason.clone()),
                related: Vec::new(),
            });
        }
        for subject in &examined.resources {
            for finding in &subject.verdict.findings {
                if finding.outcome == Outcome::Pass {
                    continue;
                }
                let Some((span, _, location)) = locator.locate(&subject.origin, finding) else {
                    continue;
                };
                let said = self.said(seat.voices, &subject.resource, finding, &location);
                let found = said.and_then(|said| note(&pages, &span, said));
                notes.extend(found.map(|note| Note {
                    related: related(&pages, examined, subject, finding, &span),
                    ..note
                }));
            }
        }
        for (resource, file, location) in locator.suppressions_as_resources() {
            let line = (location.start.line as usize).saturating_sub(1);
            let page = pages.iter().position(|(path, _)| **path == *file);
            let bytes = page.and_then(|page| pages.get(page)?.1.line(line));
            let (Some(page), Some(bytes)) = (page, bytes) else {
                continue;
            };
            let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span {
                file: cut(page),
                range: cut(bytes.start)..cut(bytes.end),
            };
            let verdict = seat.judge_alone(&resource);
            let said = Said::about_suppression(&resource, verdict, seat.voices);
            notes.extend(said.filter_map(|said| note(&pages, &span, said)));
        }
        notes
    }

    /// What is said of a finding, unless it passes or is suppressed.
    fn said(
        &self,
        voices: &Voices<'_>,
        resource: &Resource,
        finding: &Finding,
        location: &Location,
    ) -> Option<Said> {
        if finding.outcome == Outcome::Pass {
            return None;
        }
        // A guide that cannot speak has found something all the same.
        let voice = match voices.of(&finding.guide) {
            Ok(voice) => voice,
            Err(problem) => return Some(Said::Gap(problem)),
        };
        let suppressed = voice.suppressed(resource, finding.outcome, Some(location), self.config);
        if suppressed.is_some() {
            return None;
        }
        Some(Said::Finding(Box::new(Found {
            voice,
            finding: finding.clone(),
            resource: resource.id.clone(),
            is_about_suppression: false,
        })))
    }
}

fn note(pages: &[(Rc<Path>, Index<'_>)], span: &Span, said: Said) -> Option<Note> {
    let (path, index) = pages.get(span.file as usize)?;
    let bytes = bytes(span);
    Some(Note {
        file: Rc::clone(path),
        range: index.range(&bytes),
        bytes,
        said,
        related: Vec::new(),
    })
}

/// The header of the resource, the blocks around the place that stand elsewhere, and what the names in it stand for.
fn related(
    pages: &[(Rc<Path>, Index<'_>)],
    examined: &Examined,
    subject: &Subject,
    finding: &Finding,
    at: &Span,
) -> Vec<Related> {
    let around = subject.origin.around(&finding.at);
    let mut found: Vec<Related> = Vec::new();
    let mut tell = |role, span: &Span| {
        let told = pages.get(span.file as usize).filter(|_| span != at);
        let Some((path, index)) = told else { return };
        let related = Related {
            role,
            file: Rc::clone(path),
            range: index.range(&bytes(span)),
        };
        if found.len() < RELATED
            && !found
                .iter()
                .any(|known| known.range == related.range && known.file == related.file)
        {
            found.push(related);
        }
    };
    let header = around.first().copied();
    if let Some(header) = header {
        tell(Role::Declares, header);
    }
    for span in around.into_iter().skip(1) {
        let stands_apart =
            header.is_some_and(|header| header.file != span.file) || span.file != at.file;
        if stands_apart {
            tell(Role::Decides, span);
        }
    }
    // About what is not there, the names in what stands around it have decided nothing; but they may be why nobody knows.
    let is_there = subject.origin.own_span(&finding.at).is_some();
    if is_there || finding.outcome == Outcome::Undetermined {
        for span in examined.names.of(at, &examined.spans) {
            tell(Role::Decides, &span);
        }
    }
    found
}

fn bytes(span: &Span) -> std::ops::Range<usize> {
    span.range.start as usize..span.range.end as usize
}
