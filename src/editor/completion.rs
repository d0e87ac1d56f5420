//! Values that the controls accept for the attribute under the cursor.

use super::desk::Desk;
use super::example::Example;
use super::layout::{Edit, Layout};
use super::remedy::{Page, attempt};
use super::sitting::Sitting;
use super::text::{Index, Position, Range};
use crate::examining::Examined;
use crate::report::phrase;
use policy::{Outcome, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

/// How many values are tried out.
const TRIALS: usize = 12;
/// How long trials may take: somebody is typing.
const PATIENCE: Duration = Duration::from_millis(150);
/// What stands for the value while the attribute is looked for. No control accepts it.
const NOTHING: &str = "sekisho";

/// A value to be put in.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) label: String,
    /// What is replaced, and by what.
    pub(crate) range: Range,
    pub(crate) text: String,
    /// The guide that asks for it, in a few words.
    pub(crate) detail: String,
    /// Why, as Markdown.
    pub(crate) reason: String,
}

/// The attribute under the cursor.
struct Attribute<'t> {
    name: &'t str,
    /// The byte where its name begins.
    start: usize,
    /// The bytes of its value, which may be none.
    value: std::ops::Range<usize>,
}

impl Desk {
    /// What the controls would accept at a position.
    pub(super) fn complete(
        &mut self,
        path: &Path,
        position: Position,
        sitting: &mut Sitting<'_>,
    ) -> Vec<Proposal> {
        self.proposals(path, position, sitting).unwrap_or_default()
    }

    fn proposals(
        &self,
        path: &Path,
        position: Position,
        sitting: &mut Sitting<'_>,
    ) -> Option<Vec<Proposal>> {
        let (document, root) = self.document(path)?;
        let index = Index::new(&document.text, self.terms.encoding);
        let unit = root.units_of(&document.file).into_iter().next()?;
        let layout = Layout::of(&unit, &document.file)?;
        let page = Page {
            root,
            unit: &unit,
            file: &document.file,
            text: &document.text,
        };
        let cursor = index.byte(position);
        let attribute = attribute(
            layout,
            &document.text,
            &index.line(position.line as usize)?,
            cursor,
        )?;
        let put = |text: &str| Edit {
            start: attribute.value.start,
            end: attribute.value.end,
            text: text.to_owned(),
        };
        let quoted = match layout {
            Layout::Hcl | Layout::Json | Layout::Arm => format!("\"{NOTHING}\""),
            Layout::Bicep => format!("'{NOTHING}'"),
            Layout::Yaml => NOTHING.to_owned(),
        };
        let mut seat = sitting.seat(&root.config.workload)?;
        let empty = attempt(page, &put(&quoted), &mut seat)?;
        let (resource, kind, at) = stands(&empty, &document.file, attribute.start)?;
        // The guides that have something to say of this place when no good value stands there.
        let guides = against(&empty, &resource, &at);
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let file = layout.example_layout().example()?;
        for guide in &guides {
            for text in sitting.library.examples(guide, file) {
                let example = Example::read(layout.example_layout(), &text, sitting.shapes);
                for (name, value) in example
                    .iter()
                    .flat_map(|example| example.pairs(layout.example_layout(), &kind, &at))
                {
                    if name.trim_matches('"') == attribute.name && is_constant(value) {
                        values
                            .entry(layout.spelt(value))
                            .or_default()
                            .insert(guide.clone());
                    }
                }
            }
        }
        let started = Instant::now();
        let mut proposals = Vec::new();
        for (value, by) in values.into_iter().take(TRIALS) {
            if started.elapsed() > PATIENCE {
                break;
            }
            let mut seat = sitting.seat(&root.config.workload)?;
            let accepted = attempt(page, &put(&value), &mut seat)
                .is_some_and(|examined| against(&examined, &resource, &at).is_empty());
            if accepted {
                proposals.extend(self.proposal(
                    &value,
                    index.range(&attribute.value),
                    &by,
                    sitting,
                ));
            }
        }
        Some(proposals)
    }

    fn proposal(
        &self,
        value: &str,
        range: Range,
        guides: &BTreeSet<String>,
        sitting: &Sitting<'_>,
    ) -> Option<Proposal> {
        let voices: Vec<_> = guides
            .iter()
            .filter_map(|guide| sitting.voices.of(guide).ok())
            .collect();
        let languages = self.speaker().languages;
        let first = voices.first()?;
        let reasons = voices.iter().map(|voice| {
            let action = phrase::paragraphs(languages, |language| {
                voice.view.action.get(language).clone()
            });
            format!("{action}\n\n`{}`", voice.view.id)
        });
        Some(Proposal {
            label: value.trim_matches(['"', '\'']).to_owned(),
            range,
            text: value.to_owned(),
            detail: phrase::line(languages, |language| first.view.title.get(language).clone()),
            reason: reasons.collect::<Vec<_>>().join("\n\n"),
        })
    }
}

/// The resource, its kind and the place of what is written from a byte of a file on.
fn stands(examined: &Examined, file: &Path, byte: usize) -> Option<(String, String, Place)> {
    let file = examined
        .spans
        .files()
        .iter()
        .position(|(path, _)| path == file)?;
    let (file, byte) = (u32::try_from(file).ok()?, u32::try_from(byte).ok()?);
    examined.resources.iter().find_map(|subject| {
        let place = subject.origin.place_from(file, byte)?;
        Some((
            subject.resource.id.clone(),
            subject.resource.kind.clone(),
            place,
        ))
    })
}

/// The guides that do not pass at just this place of a resource.
fn against(examined: &Examined, resource: &str, at: &Place) -> BTreeSet<String> {
    let subjects = examined
        .resources
        .iter()
        .filter(|subject| subject.resource.id == resource);
    let findings = subjects.flat_map(|subject| &subject.verdict.findings);
    findings
        .filter(|finding| finding.outcome != Outcome::Pass && finding.at == *at)
        .map(|finding| finding.guide.to_string())
        .collect()
}

/// The attribute whose value the cursor is in, on one line.
fn attribute<'t>(
    layout: Layout,
    text: &'t str,
    line: &std::ops::Range<usize>,
    cursor: usize,
) -> Option<Attribute<'t>> {
    let whole = text.get(line.clone())?;
    let at = separator(layout, whole, cursor.checked_sub(line.start)?)?;
    let (before, after) = (whole.get(..at)?.trim_end(), whole.get(at + 1..)?);
    let quoted = before.ends_with('"');
    let bare = before.trim_end_matches('"');
    let is_name = |part: char| part.is_alphanumeric() || matches!(part, '_' | '-');
    let name = bare.rsplit(|part| !is_name(part)).next()?;
    let start = line.start + bare.len() - name.len() - usize::from(quoted);
    // Behind the separator and one space stands the value, be it only begun.
    let blank = after.len() - after.trim_start().len();
    let value = after.trim_start();
    let length = match value.chars().next() {
        Some('{' | '[') => return None,
        Some(quote @ ('"' | '\'')) => {
            let closed = value.get(1..)?.find(quote).map(|end| end + 2);
            closed.unwrap_or(value.trim_end().len())
        }
        _ => value.find([',', '#', '}', ' ']).unwrap_or(value.len()),
    };
    let blank = if value.is_empty() {
        blank.min(1)
    } else {
        blank
    };
    let begins = line.start + at + 1 + blank;
    (!name.is_empty()).then(|| Attribute {
        name,
        start,
        value: begins..begins + length,
    })
}

/// The last separator of a name and its value before a byte of a line, outside of quotation marks.
fn separator(layout: Layout, line: &str, cursor: usize) -> Option<usize> {
    let mut open = None;
    let mut found = None;
    let bytes = line.as_bytes();
    let stands = |at: usize, other: &[u8]| bytes.get(at).is_some_and(|byte| other.contains(byte));
    for (at, byte) in bytes.iter().enumerate().take(cursor) {
        match (open, byte) {
            (Some(quote), byte) if quote == *byte => open = None,
            (None, b'"' | b'\'') => open = Some(*byte),
            (None, b'=') if layout == Layout::Hcl => {
                let compares = stands(at + 1, b"=>") || at > 0 && stands(at - 1, b"=!<>");
                found = if compares { found } else { Some(at) };
            }
            (None, b':') if layout != Layout::Hcl => found = Some(at),
            _ => {}
        }
    }
    found
}

/// Whether a value is a constant that may be right in another place too: a number, yes or no, a word.
fn is_constant(value: &str) -> bool {
    let word = value.trim_matches(['"', '\'']);
    !word.is_empty()
        && word
            .chars()
            .all(|part| part.is_ascii_alphanumeric() || matches!(part, '_' | '.' | ':' | '-'))
        && !word.starts_with("arn:")
}

impl Layout {
    /// A value of an example as this layout writes it.
    fn spelt(self, value: &str) -> String {
        let bare = value.trim_matches(['"', '\'']);
        let is_text = bare.parse::<f64>().is_err() && !matches!(bare, "true" | "false" | "null");
        match self {
            Self::Json | Self::Arm if is_text || bare.len() != value.len() => format!("\"{bare}\""),
            _ => self.plainly(value).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, attribute};

    #[test]
    fn the_value_is_found_behind_comments_and_inside_of_braces() {
        let at = |layout, line: &str, cursor: &str| {
            let cursor = line.find(cursor).unwrap() + 1;
            let found = attribute(layout, line, &(0..line.len()), cursor).unwrap();
            (
                found.name.to_owned(),
                line.get(found.start..).unwrap().to_owned(),
                line.get(found.value).unwrap().to_owned(),
            )
        };
        let found = at(Layout::Hcl, "  /* 関=所 */ level = \"LOW\" # a", "LOW");
        assert_eq!(
            found,
            (
                "level".into(),
                "level = \"LOW\" # a".into(),
                "\"LOW\"".into()
            )
        );
        let found = at(Layout::Bicep, "sku: { name: 'S0' }", "S0");
        assert_eq!(found, ("name".into(), "name: 'S0' }".into(), "'S0'".into()));
        let found = at(Layout::Json, "  \"Level\": \"LO", "LO");
        assert_eq!(found.2, "\"LO");
        let found = at(Layout::Yaml, "  - Level: ", ": ");
        assert_eq!((found.0.as_str(), found.2.as_str()), ("Level", ""));
    }
}
