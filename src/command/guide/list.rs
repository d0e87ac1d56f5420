//! `sekisho guide list`: every guide with its urgency and title.

use super::index;
use crate::Ending;
use crate::args::VoiceArguments;
use crate::report::{escape, words::Words};
use crate::world::{self, Output};
use anyhow::{Context as _, Result};
use std::io::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Lists the guides.
pub(crate) fn run(voice: &VoiceArguments, markdown: bool) -> Result<Ending> {
    let library = world::library(voice)?;
    let languages = world::language(voice.lang).languages();
    let mut out = Output::open(None, voice.color)?;
    if markdown {
        for &language in languages {
            index::write(&library, language, &mut out)?;
        }
        out.flush()?;
        return Ok(Ending::Clean);
    }
    let guides = library.guides()?;
    let width = guides
        .iter()
        .map(|guide| guide.id.width())
        .max()
        .unwrap_or_default();
    for guide in guides.iter().filter(|guide| !guide.retired) {
        let texts = guide.texts().with_context(|| guide.folder.clone())?;
        for (index, &language) in languages.iter().enumerate() {
            let words = Words::of(language);
            let urgency = words.urgency(guide.urgency);
            let id = if index == 0 { guide.id.as_str() } else { "" };
            let pad = " ".repeat(words.urgency_width().saturating_sub(urgency.width()));
            writeln!(
                out,
                "{id:width$}  {urgency}{pad}  {}",
                escape::terminal(texts.title.get(language))
            )?;
        }
    }
    out.flush()?;
    Ok(Ending::Clean)
}
