//! Both languages say the same: headings, steps, code blocks, links.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// What a document is made of, whatever its language.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outline {
    headings: Vec<String>,
    steps: Vec<usize>,
    code: Vec<String>,
    links: Vec<String>,
}

impl Outline {
    fn of(markdown: &str) -> Self {
        let mut outline = Self::default();
        let mut in_code = false;
        for event in Parser::new(markdown) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    outline.headings.push(level.to_string());
                }
                Event::Start(Tag::List(_)) => outline.steps.push(0),
                Event::Start(Tag::Item) => outline
                    .steps
                    .last_mut()
                    .into_iter()
                    .for_each(|count| *count += 1),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    outline.links.push(dest_url.into_string());
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    in_code = true;
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.into_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    outline.code.push(format!("{language}\n"));
                }
                Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code = false,
                Event::Text(text) if in_code => outline
                    .code
                    .last_mut()
                    .into_iter()
                    .for_each(|code| code.push_str(&text)),
                _ => {}
            }
        }
        outline
    }
}

/// Where the two languages differ.
pub(super) fn check(ja: &str, en: &str) -> Vec<String> {
    let (ja, en) = (Outline::of(ja), Outline::of(en));
    let mut problems = Vec::new();
    if ja.headings != en.headings {
        problems.push(format!(
            "different headings: ja.md {:?}, en.md {:?}",
            ja.headings, en.headings
        ));
    }
    if ja.steps != en.steps {
        problems.push(format!(
            "different numbers of steps: ja.md {:?}, en.md {:?}",
            ja.steps, en.steps
        ));
    }
    if ja.code != en.code {
        problems.push("the code blocks of ja.md and en.md differ".to_owned());
    }
    if ja.links != en.links {
        problems.push(format!(
            "different links: ja.md {:?}, en.md {:?}",
            ja.links, en.links
        ));
    }
    problems
}
