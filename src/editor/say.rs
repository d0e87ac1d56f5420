//! What a note says: the diagnostic under the text, and the page that opens beside it.

use super::note::{Found, Note, Role, Said};
use super::root::Root;
use super::settings::{Severities, Severity};
use super::text::Range;
use crate::report::voice::Voice;
use crate::report::words::Words;
use crate::report::{escape, phrase, uri};
use guidelines::Language;
use policy::Outcome;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Where the guides that are part of the program can be read.
const GUIDES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/guidelines");
/// The code of a syntax error, in place of a guide.
pub(super) const SYNTAX: &str = "syntax";
/// The code of what was not understood, in place of a guide.
pub(super) const NOT_UNDERSTOOD: &str = "not-understood";

/// A diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shown {
    pub(crate) range: Range,
    pub(crate) severity: Severity,
    pub(crate) code: String,
    pub(crate) link: Option<String>,
    pub(crate) message: String,
    /// Whether what is underlined does nothing, as a suppression that is over.
    pub(crate) unnecessary: bool,
    /// Other places, each with what it is.
    pub(crate) related: Vec<(PathBuf, Range, String)>,
}

/// How to speak.
#[derive(Clone, Copy)]
pub(crate) struct Speaker<'s> {
    pub(crate) languages: &'s [Language],
    pub(crate) severities: &'s Severities,
}

impl Speaker<'_> {
    /// The diagnostic of a note, unless the reader does not want to see it.
    pub(crate) fn show(self, note: &Note, root: &Root) -> Option<Shown> {
        let severity = self.severity(note);
        if severity == Severity::Off {
            return None;
        }
        let (code, link, message) = match &note.said {
            Said::Syntax(message) => (SYNTAX, None, message.clone()),
            Said::Gap(reason) => {
                let say = |words: &Words| words.fill("not_understood", &[reason]);
                (NOT_UNDERSTOOD, None, self.paragraphs(say))
            }
            Said::Finding(found) => (
                found.voice.view.id.as_str(),
                link(&found.voice, self.leading()),
                self.message(found),
            ),
        };
        let related = note.related.iter().map(|related| {
            let role = match related.role {
                Role::Declares => "declares",
                Role::Decides => "decides",
            };
            let said = phrase::label(self.languages, role);
            (root.path(&related.file), related.range, said)
        });
        Some(Shown {
            range: note.range,
            severity,
            code: code.to_owned(),
            link,
            message: escape::terminal(&message),
            unnecessary: matches!(&note.said, Said::Finding(found) if found.is_about_suppression),
            related: related.collect(),
        })
    }

    /// How a note is shown.
    pub(crate) fn severity(self, note: &Note) -> Severity {
        match &note.said {
            Said::Syntax(_) => Severity::Error,
            Said::Gap(_) => self.severities.of_gaps(),
            Said::Finding(found) => {
                let urgency = found.voice.view.urgency;
                self.severities.of(urgency, found.finding.outcome)
            }
        }
    }

    /// The language of what can be said in one only.
    pub(crate) fn leading(self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// The title and the sentence about the finding; where nothing could be determined, the reason.
    fn message(self, found: &Found) -> String {
        // What nobody could determine must not read as a fault that was found.
        let title = |language| {
            let title = found.voice.view.title.get(language);
            match found.finding.outcome {
                Outcome::Undetermined => Words::of(language).fill("perhaps", &[title]),
                _ => title.clone(),
            }
        };
        phrase::paragraphs(self.languages, |language| {
            let statement = statement(found, language);
            format!("{}\n{statement}", title(language))
        })
    }

    fn paragraphs(self, say: impl Fn(&Words) -> String) -> String {
        phrase::paragraphs(self.languages, |language| say(Words::of(language)))
    }

    /// The page about some findings at one place, as Markdown.
    pub(crate) fn hover(self, notes: &[&Note]) -> Option<String> {
        let mut page = String::new();
        for note in notes {
            if !page.is_empty() {
                page.push_str("\n\n---\n\n");
            }
            match &note.said {
                Said::Finding(found) => {
                    page.push_str(&phrase::paragraphs(self.languages, |language| {
                        about(found, language)
                    }));
                }
                Said::Syntax(message) => page.push_str(&escape::markdown(message)),
                Said::Gap(reason) => {
                    let say =
                        |words: &Words| words.fill("not_understood", &[&escape::markdown(reason)]);
                    page.push_str(&self.paragraphs(say));
                }
            }
        }
        (!page.is_empty()).then_some(page)
    }

    /// A whole guide as Markdown, with its title in front.
    pub(crate) fn guide(self, voice: &Voice) -> (String, String) {
        let title = phrase::line(self.languages, |language| {
            voice.view.title.get(language).clone()
        });
        let page = phrase::paragraphs(self.languages, |language| {
            let mut page = format!("# {}\n\n", voice.view.title.get(language));
            page.push_str(&sections(voice, language));
            page
        });
        (title, page)
    }
}

/// The sentence about a finding, with the reason where it could not be determined.
fn statement(found: &Found, language: Language) -> String {
    let statement = found.voice.statement(language, &found.finding);
    match &found.finding.reason {
        Some(reason) if found.finding.outcome == Outcome::Undetermined => {
            format!("{statement} ({reason})")
        }
        _ => statement,
    }
}

/// Everything about a finding, with the facts at hand.
fn about(found: &Found, language: Language) -> String {
    let view = &found.voice.view;
    let statement = escape::markdown(&statement(found, language));
    let mut page = format!("**{}**\n\n{statement}\n\n", view.title.get(language));
    page.push_str(&sections(&found.voice, language));
    page
}

/// 緊急度, リスク, 推奨対応, 参考URL.
fn sections(voice: &Voice, language: Language) -> String {
    let (view, words) = (&voice.view, Words::of(language));
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "**{}**: {} · `{}`\n\n**{}**\n\n{}\n\n**{}**\n\n{}\n\n**{}**\n\n",
        words.label("urgency"),
        words.urgency(view.urgency),
        view.id,
        words.label("risk"),
        view.risk.get(language),
        words.label("action"),
        view.recommended_action.get(language),
        words.label("reference"),
    );
    for reference in view.references.iter() {
        let _ = writeln!(page, "- <{reference}>");
    }
    page
}

/// Where a guide can be read: in the repository of the program, or in the folder it was found in.
pub(crate) fn link(voice: &Voice, language: Language) -> Option<String> {
    let page = format!("{}.md", language.code());
    match &voice.folder {
        None => Some(format!("{GUIDES}/{}/{page}", voice.view.id)),
        Some(folder) => Some(uri::of_file(Path::new(folder).join(page).to_str()?)),
    }
}
