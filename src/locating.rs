//! Finds the place of a finding in the files of one unit, and the comment that suppresses it.

use crate::config::{Config, Suppressed};
use crate::ground::Ground;
use lsp::source::{Lines, Position, Span, Spans};
use lsp::{Origin, Suppression, suppressions};
use policy::{Finding, Resource};
use std::path::Path;

/// Where a finding stands in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// The path that the report names the file by.
    pub(crate) file: String,
    pub(crate) start: Position,
    pub(crate) end: Position,
    /// The suppression in a comment that covers it.
    pub(crate) suppressed: Option<Suppressed>,
}

/// Finds places in the files of one unit.
pub(crate) struct Locator<'f> {
    files: Vec<Text<'f>>,
}

struct Text<'f> {
    path: &'f Path,
    name: String,
    lines: Lines<'f>,
    suppressions: Vec<(Suppression, Option<Suppressed>)>,
    resources: Vec<Resource>,
}

impl<'f> Locator<'f> {
    /// A locator for the files that were read.
    pub(crate) fn new(spans: &'f Spans, ground: &Ground, today: jiff::civil::Date) -> Self {
        let files = spans.files().iter().map(|(path, text)| {
            let name = ground.name(path);
            let found = suppressions(text);
            let resources = Config::inline_resources(&name, &found, today);
            let suppressions = found.into_iter().map(|found| {
                let said = Config::inline(&found, today);
                (found, said)
            });
            Text {
                path,
                lines: Lines::new(text),
                suppressions: suppressions.collect(),
                resources,
                name,
            }
        });
        Self {
            files: files.collect(),
        }
    }

    fn position(&self, span: &Span) -> Option<(&Text<'f>, Position, Position)> {
        let file = self.files.get(span.file as usize)?;
        let start = file.lines.position(span.range.start as usize);
        Some((file, start, file.lines.position(span.range.end as usize)))
    }

    /// Where a finding stands: in which file, and where in it. What nothing in the text stands for is told at the
    /// beginning of the first file.
    pub(crate) fn locate(
        &self,
        origin: &Origin,
        finding: &Finding,
    ) -> Option<(Span, &'f Path, Location)> {
        let span = origin.span(&finding.at).cloned().unwrap_or(Span {
            file: 0,
            range: 0..0,
        });
        let (file, start, end) = self.position(&span)?;
        let covers = |found: &Suppression| {
            let around = origin.around(&finding.at);
            let mut lines = around.into_iter().filter_map(|span| self.position(span));
            lines.any(|(other, start, _)| other.path == file.path && start.line == found.covers)
        };
        let mut inline = file
            .suppressions
            .iter()
            .filter(|(found, _)| Config::names(&found.guide, &finding.guide));
        let suppressed = inline.find_map(|(found, said)| said.clone().filter(|_| covers(found)));
        Some((
            span,
            file.path,
            Location {
                file: file.name.clone(),
                start,
                end,
                suppressed,
            },
        ))
    }

    /// The suppressions in comments are judged like those of the configuration: as resources, each with the file and the
    /// line of its comment.
    pub(crate) fn suppressions_as_resources(&mut self) -> Vec<(Resource, &'f Path, Location)> {
        let mut found = Vec::new();
        for file in &mut self.files {
            let resources = std::mem::take(&mut file.resources).into_iter();
            for (resource, (suppression, _)) in resources.zip(&file.suppressions) {
                let start = Position {
                    line: suppression.line,
                    column: 1,
                };
                let location = Location {
                    file: file.name.clone(),
                    start,
                    end: start,
                    suppressed: None,
                };
                found.push((resource, file.path, location));
            }
        }
        found
    }
}
