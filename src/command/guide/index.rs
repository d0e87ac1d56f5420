//! `sekisho guide list --markdown`: the index of all guidelines with their guides, as a document.

use crate::report::{escape::markdown, words::Words};
use anyhow::{Context as _, Result};
use guidelines::{Guide, Guideline, Language, Library};
use std::io::Write;

/// Writes the index in one language. Links lead to the texts in that language, from a folder beside `guidelines/`.
pub(super) fn write(library: &Library, language: Language, out: &mut dyn Write) -> Result<()> {
    let words = Words::of(language);
    let mut guides = library.guides()?;
    guides.retain(|guide| !guide.retired);
    let ids = library.guideline_ids();
    let counts = [ids.len(), guides.len()].map(|count| count.to_string());
    writeln!(out, "# {}\n", words.label("index_title"))?;
    writeln!(
        out,
        "{}",
        words.fill("index_counts", &counts.each_ref().map(String::as_str))
    )?;
    let mut cloud = String::new();
    for id in ids {
        let Some(guideline) = library.guideline(&id)? else {
            continue;
        };
        if guideline.cloud() != cloud {
            guideline.cloud().clone_into(&mut cloud);
            writeln!(out, "\n## {}", words.cloud(&cloud))?;
        }
        section(&guideline, &guides, language, out)?;
    }
    Ok(())
}

/// One guideline with its guides.
fn section(
    guideline: &Guideline,
    guides: &[Guide],
    language: Language,
    out: &mut dyn Write,
) -> Result<()> {
    let words = Words::of(language);
    let title = markdown(guideline.title().get(language));
    writeln!(
        out,
        "\n### [{title}](../guidelines/{}/{}.md)\n",
        guideline.id,
        language.code()
    )?;
    let (own, others): (Vec<&Guide>, Vec<&Guide>) = guides
        .iter()
        .filter(|guide| guideline.leads_to(guide))
        .partition(|guide| guide.guideline() == guideline.id);
    if !others.is_empty() {
        let counts = [others.len().to_string()];
        writeln!(
            out,
            "{}",
            words.fill("index_gathers", &counts.each_ref().map(String::as_str))
        )?;
    }
    if own.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "| {} | {} | OWASP LLM 2025 |\n|---|---|---|",
        words.label("guides"),
        words.label("urgency")
    )?;
    for guide in own {
        let texts = guide.texts().with_context(|| guide.folder.clone())?;
        writeln!(
            out,
            "| [{}](../guidelines/{}/{}.md) | {} | {} |",
            markdown(texts.title.get(language)),
            guide.id,
            language.code(),
            words.urgency(guide.urgency),
            guide.frameworks.owasp_llm_2025.join(" ")
        )?;
    }
    Ok(())
}
