//! What can be done about a finding: apply the fix, suppress it with a reason, open its guide.

use super::desk::Desk;
use super::layout::{Edit, Layout, indentation};
use super::note::{Clerk, Found, Note, Said};
use super::remedy::{Page, Sought, attempt, remedy};
use super::settings::Severity;
use super::sitting::Sitting;
use super::text::{Index, Range};
use crate::examining::Examined;
use crate::report::phrase;
use crate::report::words::Words;
use crate::world;
use jiff::ToSpan as _;
use lsp::source::Unit;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a suppression holds that is put in here, in days.
const SUPPRESSED: i64 = 90;
/// For how many findings of a range something is offered.
const FINDINGS: usize = 40;
/// How long fixes are looked for: somebody waits for the menu to open.
const PATIENCE: Duration = Duration::from_millis(400);

/// Something that a reader can choose to do.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    pub(crate) title: String,
    /// The guide whose finding it answers.
    pub(crate) guide: String,
    /// Where that finding stands.
    pub(crate) at: Range,
    pub(crate) step: Step,
    pub(crate) is_preferred: bool,
}

/// What is done.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Text is put in the place of other text.
    Edit(PathBuf, Range, String),
    /// The guide is opened.
    OpenGuide,
}

impl Desk {
    /// What can be done about the findings on the lines of a range: those of some guides, or all if none is named.
    pub(super) fn act(
        &self,
        path: &Path,
        range: Range,
        guides: &[String],
        sitting: &mut Sitting<'_>,
    ) -> Vec<Action> {
        let Some((document, root)) = self.document(path) else {
            return Vec::new();
        };
        let (file, text) = (&document.file, &document.text);
        // Clients count columns of what they send here in their own ways, so the lines alone are looked at.
        let lines = range.start.line..=range.end.line;
        let found: Vec<(&Unit, &Note, &Found)> = root
            .notes_with_units(file)
            .into_iter()
            .filter(|(_, note)| lines.contains(&note.range.start.line))
            .filter(|(_, note)| self.speaker().severity(note) != Severity::Off)
            .filter_map(|(unit, note)| match &note.said {
                Said::Finding(found) => Some((unit, note, &**found)),
                _ => None,
            })
            .filter(|(_, _, found)| guides.is_empty() || guides.contains(&found.voice.view.id))
            .take(FINDINGS)
            .collect();
        let index = Index::new(text, self.terms.encoding);
        let mut actions: Vec<Action> = Vec::new();
        let mut offer = |key: &str, found: &Found, note: &Note, step, is_preferred| {
            let action = Action {
                title: self.title(key, found),
                guide: found.voice.view.id.clone(),
                at: note.range,
                step,
                is_preferred,
            };
            let is_new = |known: &Action| known.title != action.title || known.at != action.at;
            if actions.iter().all(is_new) {
                actions.push(action);
            }
        };
        let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let edit = |edit: Edit| {
            let range = index.range(&(edit.start..edit.end));
            // Not every editor makes the ends of lines alike.
            let text = edit.text.lines().collect::<Vec<_>>().join(ends);
            let last = if edit.text.ends_with('\n') { ends } else { "" };
            Step::Edit(path.to_owned(), range, text + last)
        };
        let page = |unit| Page {
            root,
            unit,
            file,
            text,
        };
        let started = Instant::now();
        // What is found now, once for all findings of a unit.
        let mut now: BTreeMap<&Unit, Option<Examined>> = BTreeMap::new();
        for (unit, note, found) in &found {
            if started.elapsed() > PATIENCE {
                break;
            }
            let sought = Sought {
                guide: &found.voice.view.id,
                resource: &found.resource,
                at: &found.finding.at,
            };
            let now = now.entry(unit).or_insert_with(|| {
                let mut seat = sitting.seat(&root.config.workload)?;
                seat.examine(unit, &root.overlay).ok()
            });
            let Some(now) = now else { continue };
            if let Some(fix) = remedy(page(unit), sought, now, sitting) {
                offer("apply_fix", found, note, edit(fix), true);
            }
        }
        for (unit, note, found) in &found {
            if let Some(comment) = self.suppression(page(unit), note, found, sitting) {
                offer("suppress", found, note, edit(comment), false);
            }
        }
        for (_, note, found) in &found {
            offer("open_guide", found, note, Step::OpenGuide, false);
        }
        actions
    }

    fn title(&self, key: &str, found: &Found) -> String {
        phrase::line(self.speaker().languages, |language| {
            Words::of(language).fill(key, &[found.voice.view.title.get(language)])
        })
    }

    /// The comment that suppresses a finding, above its line, or above the resource where no comment can stand there.
    fn suppression(
        &self,
        page: Page<'_>,
        note: &Note,
        found: &Found,
        sitting: &mut Sitting<'_>,
    ) -> Option<Edit> {
        if found.is_about_suppression {
            return None;
        }
        let opener = match Layout::of(page.unit, page.file)? {
            Layout::Hcl | Layout::Yaml => "#",
            Layout::Bicep | Layout::Arm => "//",
            Layout::Json => return None,
        };
        let language = self.speaker().leading();
        let reason = Words::of(language).label("suppress_reason");
        let until = world::today().checked_add(SUPPRESSED.days()).ok()?;
        let comment = |reason: &str| {
            let guide = &found.voice.view.id;
            format!("{opener} sekisho:ignore[{guide}] {reason}, until {until}")
        };
        let index = Index::new(page.text, self.terms.encoding);
        let headers = note
            .related
            .iter()
            .filter(|related| *related.file == *page.file);
        let lines = std::iter::once(note.range).chain(headers.map(|related| related.range));
        let mut seat = sitting.seat(&page.root.config.workload)?;
        for range in lines {
            let line = index.line(range.start.line as usize)?;
            let indent = indentation(page.text, line.start);
            let edit = |reason| Edit {
                start: line.start,
                end: line.start,
                text: format!("{indent}{}\n", comment(reason)),
            };
            // What is put in for the reader to write over suppresses nothing until that is done.
            let examined = attempt(page, &edit("tried out"), &mut seat)?;
            let clerk = Clerk {
                ground: &page.root.overlay.ground,
                config: &page.root.config,
                today: world::today(),
                encoding: self.terms.encoding,
            };
            let is_it = |other: &Note| match &other.said {
                Said::Finding(other) => {
                    other.voice.view.id == found.voice.view.id
                        && other.resource == found.resource
                        && other.finding.at == found.finding.at
                }
                _ => false,
            };
            if !clerk.notes(&examined, &mut seat).iter().any(is_it) {
                return Some(edit(reason));
            }
        }
        None
    }
}
