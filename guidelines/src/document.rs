//! The parts of one `ja.md` or `en.md` of a guide.

use crate::response::{phase, steps};
use crate::{Language, Step};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use std::ops::Range;

/// One language of a guide, taken apart. All parts but the title are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// `# …`: the problem.
    pub title: String,
    /// The paragraph below it: a template of the sentence about one finding.
    pub statement: String,
    /// `## リスク`, `## Risk`.
    pub risk: String,
    /// `## 推奨対応`, `## Recommended action`.
    pub recommended_action: String,
    /// The first paragraph of the recommended action.
    pub action: String,
    /// What to do phase by phase, in a guide that answers events: the `### …` of the recommended action.
    pub steps: Vec<Step>,
    /// `## 正常な要因`, `## Benign causes`: what may be behind an event that is no attack.
    pub benign_causes: Option<String>,
}

/// A text that does not have the form of a guide.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[error("{language}.md: {problem}")]
pub struct DocumentError {
    /// The language of the text.
    pub language: &'static str,
    /// What is missing or wrong.
    pub problem: String,
}

/// The headings of the two sections, and of the third that a guide which answers events has.
fn headings(language: Language) -> [&'static str; 3] {
    match language {
        Language::Ja => ["リスク", "推奨対応", "正常な要因"],
        Language::En => ["Risk", "Recommended action", "Benign causes"],
    }
}

impl Document {
    /// Takes a guide's text apart.
    ///
    /// # Errors
    /// A text without one title, a statement, and the sections in their order, each with something in it.
    pub fn read(markdown: &str, language: Language) -> Result<Self, DocumentError> {
        let wrong = |problem: String| DocumentError {
            language: language.code(),
            problem,
        };
        let found = find_headings(markdown);
        let (phases, sections): (Vec<&Heading>, Vec<&Heading>) = found
            .iter()
            .partition(|heading| heading.level == HeadingLevel::H3);
        let (title, risk, action, benign) = match sections.as_slice() {
            [title, risk, action] => (title, risk, action, None),
            [title, risk, action, benign] => (title, risk, action, Some(*benign)),
            _ => {
                return Err(wrong(format!(
                    "needs a title (#) and two or three sections (##), has {} headings",
                    sections.len()
                )));
            }
        };
        let [risk_heading, action_heading, benign_heading] = headings(language);
        if title.level != HeadingLevel::H1
            || sections
                .iter()
                .skip(1)
                .any(|section| section.level != HeadingLevel::H2)
            || risk.text != risk_heading
            || action.text != action_heading
            || benign.is_some_and(|benign| benign.text != benign_heading)
        {
            return Err(wrong(format!(
                "needs `# …`, `## {risk_heading}` and `## {action_heading}`, in this order, and `## {benign_heading}` last where events are answered"
            )));
        }
        let end = benign.map_or(markdown.len(), |benign| benign.range.start);
        let part = |range: Range<usize>| markdown.get(range).unwrap_or_default().trim().to_owned();
        let document = Self {
            title: title.text.clone(),
            statement: part(title.range.end..risk.range.start).replace('\n', " "),
            risk: part(risk.range.end..action.range.start),
            recommended_action: part(action.range.end..end),
            action: first_paragraph(markdown.get(action.range.end..).unwrap_or_default()),
            steps: response(markdown, &phases, action.range.end..end, language)?,
            benign_causes: benign.map(|benign| part(benign.range.end..markdown.len())),
        };
        for (name, text) in [
            ("the title", &document.title),
            ("the statement", &document.statement),
            (risk_heading, &document.risk),
            (action_heading, &document.action),
            (
                benign_heading,
                document.benign_causes.as_ref().unwrap_or(&document.action),
            ),
        ] {
            if text.is_empty() {
                return Err(wrong(format!("{name} is empty")));
            }
        }
        Ok(document)
    }
}

struct Heading {
    level: HeadingLevel,
    text: String,
    range: Range<usize>,
}

fn find_headings(markdown: &str) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut open = false;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = true;
                found.push(Heading {
                    level,
                    text: String::new(),
                    range,
                });
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(text) | Event::Code(text) if open => {
                if let Some(heading) = found.last_mut() {
                    heading.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}

/// The steps below the headings of phases, all of which have to stand in `section`, each once and with steps.
fn response(
    markdown: &str,
    phases: &[&Heading],
    section: Range<usize>,
    language: Language,
) -> Result<Vec<Step>, DocumentError> {
    let mut found: Vec<Step> = Vec::new();
    for (index, heading) in phases.iter().enumerate() {
        let wrong = |problem: &str| DocumentError {
            language: language.code(),
            problem: format!("`### {}` {problem}", heading.text),
        };
        let phase = phase(&heading.text, language)?;
        if !section.contains(&heading.range.start) {
            return Err(wrong("does not stand in the recommended action"));
        }
        if found.iter().any(|step| step.phase == phase) {
            return Err(wrong("stands twice"));
        }
        let next = phases.get(index + 1);
        let end = next.map_or(section.end, |next| next.range.start);
        let text = markdown.get(heading.range.end..end).unwrap_or_default();
        let steps = steps(phase, text);
        if steps.is_empty() {
            return Err(wrong("has no steps"));
        }
        found.extend(steps);
    }
    Ok(found)
}

fn first_paragraph(markdown: &str) -> String {
    let mut events = Parser::new(markdown).into_offset_iter();
    match events.next() {
        Some((Event::Start(Tag::Paragraph), range)) => markdown
            .get(range)
            .unwrap_or_default()
            .trim()
            .replace('\n', " "),
        _ => String::new(),
    }
}
