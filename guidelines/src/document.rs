//! The parts of one `ja.md` or `en.md` of a guide.

use crate::Language;
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

/// The headings of the two sections.
fn headings(language: Language) -> [&'static str; 2] {
    match language {
        Language::Ja => ["リスク", "推奨対応"],
        Language::En => ["Risk", "Recommended action"],
    }
}

impl Document {
    /// Takes a guide's text apart.
    ///
    /// # Errors
    /// A text without one title, a statement, and exactly the two sections in their order, each with something in it.
    pub fn read(markdown: &str, language: Language) -> Result<Self, DocumentError> {
        let wrong = |problem: String| DocumentError {
            language: language.code(),
            problem,
        };
        let found = find_headings(markdown);
        let [title, risk, action] = found.as_slice() else {
            return Err(wrong(format!(
                "needs a title (#) and two sections (##), has {} headings",
                found.len()
            )));
        };
        let levels = [title.level, risk.level, action.level];
        let [risk_heading, action_heading] = headings(language);
        if levels != [HeadingLevel::H1, HeadingLevel::H2, HeadingLevel::H2]
            || risk.text != risk_heading
            || action.text != action_heading
        {
            return Err(wrong(format!(
                "needs `# …`, `## {risk_heading}` and `## {action_heading}`, in this order"
            )));
        }
        let part = |range: Range<usize>| markdown.get(range).unwrap_or_default().trim().to_owned();
        let document = Self {
            title: title.text.clone(),
            statement: part(title.range.end..risk.range.start).replace('\n', " "),
            risk: part(risk.range.end..action.range.start),
            recommended_action: part(action.range.end..markdown.len()),
            action: first_paragraph(markdown.get(action.range.end..).unwrap_or_default()),
        };
        for (name, text) in [
            ("the title", &document.title),
            ("the statement", &document.statement),
            (risk_heading, &document.risk),
            (action_heading, &document.action),
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
