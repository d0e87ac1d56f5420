//! Edits that mend a finding: taken from the guide's own examples, and tried out before anybody sees them.

use super::example::{Example, Wanted};
use super::layout::{Edit, Layout};
use super::overlay::Trial;
use super::root::Root;
use super::sitting::{Seat, Sitting};
use crate::examining::Examined;
use lsp::source::Unit;
use policy::{Outcome, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many edits are tried out for one finding.
const TRIALS: usize = 16;
/// How long trials may take for one finding: somebody waits for the menu to open.
const PATIENCE: Duration = Duration::from_millis(250);

/// Which finding.
#[derive(Clone, Copy)]
pub(super) struct Sought<'s> {
    pub(super) guide: &'s str,
    pub(super) resource: &'s str,
    pub(super) at: &'s Place,
}

/// A document in its unit.
#[derive(Clone, Copy)]
pub(super) struct Page<'p> {
    pub(super) root: &'p Root,
    pub(super) unit: &'p Unit,
    pub(super) file: &'p Path,
    pub(super) text: &'p Arc<str>,
}

/// How often what is found, but for the elements of lists.
type Tally = BTreeMap<(String, String, Place, &'static str), usize>;

/// The one edit that mends a finding of those that are there now, and makes no other, if the guide's examples show just
/// one.
pub(super) fn remedy(
    page: Page<'_>,
    sought: Sought<'_>,
    now: &Examined,
    sitting: &mut Sitting<'_>,
) -> Option<Edit> {
    let layout = Layout::of(page.unit, page.file)?;
    let guide = sitting.library.guide(sought.guide).ok().flatten()?;
    let control = guide.control.as_deref().filter(|_| guide.fix)?;
    let shapes = sitting.shapes;
    let texts = sitting
        .library
        .examples(sought.guide, layout.example_layout().example()?);
    let mut seat = sitting.seat(&page.root.config.workload)?;
    let file = now
        .spans
        .files()
        .iter()
        .position(|(path, _)| path == page.file)?;
    let subject = now.resources.iter().find(|subject| {
        let findings = &subject.verdict.findings;
        subject.resource.id == sought.resource
            && findings
                .iter()
                .any(|finding| *finding.guide == *sought.guide && finding.at == *sought.at)
    })?;
    // What stands in another file is mended there.
    let place = subject.origin.span(sought.at)?;
    if place.file as usize != file {
        return None;
    }
    let files = now.spans.files().iter();
    let all: Vec<&str> = files.map(|(_, text)| &**text).collect();
    let wanted = Wanted {
        layout,
        text: page.text,
        texts: &all,
        resource: &subject.resource,
        origin: &subject.origin,
        at: sought.at,
        control,
    };
    let examples = texts
        .iter()
        .filter_map(|text| Example::read(layout.example_layout(), text, shapes));
    // How many of the examples show each edit.
    let mut edits: BTreeMap<Edit, usize> = BTreeMap::new();
    for example in examples {
        let shown: BTreeSet<Edit> = example.edits(&wanted).into_iter().collect();
        for edit in shown {
            *edits.entry(edit).or_default() += 1;
        }
    }
    let before = tally(now);
    let started = Instant::now();
    let mut accepted = Vec::new();
    for (edit, shown) in edits.into_iter().take(TRIALS) {
        if started.elapsed() > PATIENCE {
            break;
        }
        let Some(after) = attempt(page, &edit, &mut seat) else {
            continue;
        };
        if after.errors.len() <= now.errors.len() && mends(&before, &tally(&after), sought) {
            accepted.push((edit, shown));
        }
    }
    one(&accepted)
}

/// What would be found after an edit.
pub(super) fn attempt(page: Page<'_>, edit: &Edit, seat: &mut Seat<'_, '_>) -> Option<Examined> {
    let trial = Trial {
        files: &page.root.overlay,
        path: page.file,
        text: Arc::from(edit.applied(page.text)),
    };
    seat.examine(page.unit, &trial).ok()
}

/// Of several edits the one whose lines all others have as well, or else the one that most examples show.
fn one(edits: &[(Edit, usize)]) -> Option<Edit> {
    let lines = |edit: &Edit| -> BTreeSet<String> {
        let bare = |line: &str| line.trim().trim_matches('"').to_owned();
        let lines = edit.text.lines().map(bare);
        lines.collect()
    };
    let is_least = |(edit, _): &&(Edit, usize)| {
        let mut others = edits.iter();
        others.all(|(other, _)| lines(edit).is_subset(&lines(other)))
    };
    let most = edits
        .iter()
        .map(|(_, shown)| *shown)
        .max()
        .unwrap_or_default();
    let mut leading = edits.iter().filter(|(_, shown)| *shown == most);
    let found = edits.iter().find(is_least).or_else(|| {
        let first = leading.next()?;
        leading.next().is_none().then_some(first)
    });
    found.map(|(edit, _)| edit.clone())
}

fn tally(examined: &Examined) -> Tally {
    let mut tally = Tally::new();
    for subject in &examined.resources {
        for finding in &subject.verdict.findings {
            if finding.outcome != Outcome::Pass {
                let key = (
                    finding.guide.to_string(),
                    subject.resource.id.clone(),
                    finding.at.generalised(),
                    finding.outcome.as_str(),
                );
                *tally.entry(key).or_default() += 1;
            }
        }
    }
    tally
}

/// Whether the finding is gone, and nothing new is there.
fn mends(before: &Tally, after: &Tally, sought: Sought<'_>) -> bool {
    let count = |tally: &Tally| -> usize {
        let is_it = |key: &(String, String, Place, &str)| {
            key.0 == sought.guide && key.1 == sought.resource && key.2 == sought.at.generalised()
        };
        tally
            .iter()
            .filter(|(key, _)| is_it(key))
            .map(|(_, count)| count)
            .sum()
    };
    let no_more = |(key, count): (&(String, String, Place, &'static str), &usize)| {
        before.get(key).is_some_and(|known| count <= known)
    };
    count(after) < count(before) && after.iter().all(no_more)
}
