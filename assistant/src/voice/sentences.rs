//! Where one sentence ends and the next begins.

use guidelines::Language;

/// The sentences of a text, with their full stops.
pub(super) fn sentences(text: &str, language: Language) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let last = characters.peek().is_none_or(|next| next.is_whitespace());
        if let Some(sentence) = found.last_mut() {
            sentence.push(if character == '\n' { ' ' } else { character });
        }
        let ends = match language {
            Language::Ja => matches!(character, '。' | '！' | '？'),
            Language::En => matches!(character, '.' | '!' | '?') && last,
        };
        if ends || character == '\n' {
            found.push(String::new());
        }
    }
    found
        .iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Puts sentences together to a text, as their language does it.
pub(super) fn join(sentences: &[String], language: Language) -> String {
    match language {
        Language::Ja => sentences.concat(),
        Language::En => sentences.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::{join, sentences};
    use guidelines::Language;

    #[test]
    fn a_text_is_cut_and_joined_in_either_language() {
        let en = "A key of {NAME_1} was used. It is version 1.2 of it.";
        assert_eq!(sentences(en, Language::En).len(), 2);
        assert_eq!(join(&sentences(en, Language::En), Language::En), en);
        let ja = "キーが使われました。{IP_1} からです。";
        assert_eq!(sentences(ja, Language::Ja).len(), 2);
        assert_eq!(join(&sentences(ja, Language::Ja), Language::Ja), ja);
    }
}
