//! The house rules of the texts: complete, equal in both languages, in the glossary's words.

mod events;
mod facts;
mod glossary;
mod japanese;
mod parity;

pub use glossary::forbidden;

use crate::{Guide, Guideline, Language};
use std::fmt;

/// One breach of a house rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The folder and file.
    pub file: String,
    /// What is wrong and what would be right.
    pub problem: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.problem)
    }
}

/// Lints a guide's texts and facts.
pub fn guide(guide: &Guide) -> Vec<Breach> {
    let mut problems: Vec<(&str, String)> = facts::guide(guide)
        .into_iter()
        .map(|problem| ("guide.toml", problem))
        .collect();
    match guide.texts() {
        Err(error) => problems.push(("", error.to_string())),
        Ok(texts) => {
            let (ja, en) = (texts.statement.ja.facts(), texts.statement.en.facts());
            if ja != en {
                problems.push((
                    "",
                    format!("the statements use different facts: ja.md {ja:?}, en.md {en:?}"),
                ));
            }
            let found = events::check(guide, &texts);
            problems.extend(found.into_iter().map(|problem| ("", problem)));
        }
    }
    problems.extend(documents(&guide.markdown));
    breaches(&guide.folder, problems)
}

/// Lints a guideline's texts and references.
pub fn guideline(guideline: &Guideline) -> Vec<Breach> {
    let mut problems: Vec<(&str, String)> = facts::references(
        &guideline.references,
        guideline.references_checked.as_deref(),
    )
    .into_iter()
    .map(|problem| ("guideline.toml", problem))
    .collect();
    let title = guideline.title();
    for (file, title) in [("ja.md", title.ja), ("en.md", title.en)] {
        if title.is_empty() {
            problems.push((file, "has no title (# …)".to_owned()));
        }
    }
    problems.extend(facts::id(&guideline.id).map(|problem| ("", problem)));
    problems.extend(documents(&guideline.markdown));
    breaches(&guideline.folder, problems)
}

fn documents(markdown: &crate::Text) -> Vec<(&'static str, String)> {
    let mut problems: Vec<(&str, String)> = parity::check(&markdown.ja, &markdown.en)
        .into_iter()
        .map(|problem| ("", problem))
        .collect();
    problems.extend(
        japanese::check(&markdown.ja)
            .into_iter()
            .map(|problem| ("ja.md", problem)),
    );
    problems.extend(
        forbidden(&markdown.ja)
            .into_iter()
            .map(|problem| ("ja.md", problem)),
    );
    problems.extend(
        glossary::unpaired(&markdown.ja, &markdown.en)
            .into_iter()
            .map(|problem| ("ja.md", problem)),
    );
    for language in Language::ALL {
        if let Some(problem) = japanese::invisible(markdown.get(language)) {
            problems.push((
                if language == Language::Ja {
                    "ja.md"
                } else {
                    "en.md"
                },
                problem,
            ));
        }
    }
    problems
}

fn breaches(folder: &str, problems: Vec<(&str, String)>) -> Vec<Breach> {
    let named = |file: &str| {
        if file.is_empty() {
            folder.to_owned()
        } else {
            format!("{folder}/{file}")
        }
    };
    problems
        .into_iter()
        .map(|(file, problem)| Breach {
            file: named(file),
            problem,
        })
        .collect()
}
