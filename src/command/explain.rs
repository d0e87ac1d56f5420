//! `sekisho explain`: a guide or guideline, for reading in the terminal.

use crate::Ending;
use crate::args::ExplainArguments;
use crate::report::{escape, phrase, words::Words};
use crate::world::{self, Output};
use anyhow::{Context as _, Result, bail};
use guidelines::{Guide, Guideline, Language, Library};
use std::io::Write;

/// Shows what `id` names.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Ending> {
    let library = world::library(&arguments.voice)?;
    let id = resolve(&library, &arguments.id)?;
    let languages = world::language(arguments.voice.lang).languages();
    let mut out = Output::open(None, arguments.voice.color)?;
    if let Some(guide) = library.guide(&id)? {
        for language in languages {
            explain_guide(&guide, *language, &mut out)?;
        }
    } else if let Some(guideline) = library.guideline(&id)? {
        for language in languages {
            explain_guideline(&guideline, &library, *language, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Ending::Clean)
}

/// The one id that is, or ends with, what was asked for.
fn resolve(library: &Library, asked: &str) -> Result<String> {
    let asked = asked.trim_matches('/');
    let all: Vec<String> = library
        .guide_ids()
        .into_iter()
        .chain(library.guideline_ids())
        .collect();
    if all.iter().any(|id| id == asked) {
        return Ok(asked.to_owned());
    }
    let tail = format!("/{asked}");
    let found: Vec<&String> = all.iter().filter(|id| id.ends_with(&tail)).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => bail!("no guide or guideline `{asked}`; `sekisho guide list` shows all"),
        several => bail!(
            "`{asked}` could be {}; give more of the id",
            several
                .iter()
                .map(|id| id.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

fn explain_guide(guide: &Guide, language: Language, out: &mut dyn Write) -> Result<()> {
    let texts = guide.texts().with_context(|| guide.folder.clone())?;
    let words = Words::of(language);
    let say = |text: &str| escape::terminal(text);
    let style = anstyle::Style::new().bold();
    writeln!(
        out,
        "{style}{}{style:#}\n{}\n",
        say(texts.title.get(language)),
        guide.id
    )?;
    writeln!(
        out,
        "{}: {}",
        words.label("urgency"),
        words.urgency(guide.urgency)
    )?;
    for (label, values) in [("kinds", &guide.kinds), ("weakness", &guide.weakness)] {
        if !values.is_empty() {
            writeln!(out, "{}: {}", words.label(label), say(&values.join(", ")))?;
        }
    }
    let frameworks = phrase::frameworks(&guide.frameworks).into_iter();
    let frameworks: Vec<String> = frameworks
        .map(|(name, ids)| format!("{name} {}", ids.join(", ")))
        .collect();
    writeln!(
        out,
        "{}: {}",
        words.label("frameworks"),
        say(&frameworks.join("; "))
    )?;
    writeln!(
        out,
        "\n{style}{}{style:#}\n\n{}",
        words.label("risk"),
        say(texts.risk.get(language))
    )?;
    writeln!(
        out,
        "\n{style}{}{style:#}\n\n{}",
        words.label("action"),
        say(texts.recommended_action.get(language))
    )?;
    write_references(
        &guide.references,
        guide.references_checked.as_deref(),
        words,
        out,
    )
}

fn explain_guideline(
    guideline: &Guideline,
    library: &Library,
    language: Language,
    out: &mut dyn Write,
) -> Result<()> {
    let words = Words::of(language);
    let style = anstyle::Style::new().bold();
    writeln!(
        out,
        "{}",
        escape::terminal(guideline.markdown.get(language).trim_end())
    )?;
    writeln!(out, "\n{style}{}{style:#}\n", words.label("guides"))?;
    for id in library.guide_ids() {
        if let Some(guide) = library
            .guide(&id)?
            .filter(|guide| guideline.leads_to(guide))
        {
            let texts = guide.texts().with_context(|| guide.folder.clone())?;
            writeln!(
                out,
                "- {}: {}",
                escape::terminal(texts.title.get(language)),
                guide.id
            )?;
        }
    }
    write_references(
        &guideline.references,
        guideline.references_checked.as_deref(),
        words,
        out,
    )
}

fn write_references(
    references: &[String],
    checked: Option<&str>,
    words: &Words,
    out: &mut dyn Write,
) -> Result<()> {
    let style = anstyle::Style::new().bold();
    writeln!(out, "\n{style}{}{style:#}\n", words.label("reference"))?;
    if let Some(day) = checked {
        writeln!(
            out,
            "{}: {}\n",
            words.label("references_checked"),
            escape::terminal(day)
        )?;
    }
    for url in references {
        writeln!(out, "- {}", escape::terminal(url))?;
    }
    writeln!(out)?;
    Ok(())
}
