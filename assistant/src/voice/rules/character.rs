//! Which characters a sentence may hold, and whether it is in its language at all.

use super::Broken;
use crate::voice::rule::Rule;
use guidelines::Language;

/// Signs of Markdown, HTML, shells and formulas; prose about an incident needs none of them.
const MARKUP: &str = "`<>[]*#|~^!?\\&$=+";

/// Only what can be seen and what the language needs: no controls, no characters that are invisible, turn the text
/// around or look like others.
pub(super) fn allowed(sentence: &str, language: Language) -> Result<(), Broken> {
    let fits = |character: char| {
        matches!(character, ' '..='~')
            || match language {
                Language::En => matches!(character, '’' | '“' | '”' | '–' | '—'),
                Language::Ja => is_kana(character) || is_kanji(character) || is_mark(character),
            }
    };
    match sentence.chars().find(|character| !fits(*character)) {
        // Japanese in the English text is another fault than a character that no text needs.
        Some(found) if is_kana(found) || is_kanji(found) || is_mark(found) => Err((
            Rule::Language,
            format!("U+{:04X} in the English text", u32::from(found)),
        )),
        Some(found) => Err((Rule::Characters, format!("U+{:04X}", u32::from(found)))),
        None => Ok(()),
    }
}

/// No markup.
pub(super) fn no_markup(masked: &str) -> Result<(), Broken> {
    match masked.chars().find(|character| MARKUP.contains(*character)) {
        Some(found) => Err((Rule::Markup, found.to_string())),
        None => Ok(()),
    }
}

/// Whether a sentence is Japanese or English, as far as the letters tell.
pub(super) fn in_language(masked: &str, language: Language) -> Result<(), Broken> {
    let count = |is: fn(char) -> bool| masked.chars().filter(|character| is(*character)).count();
    let (kana, kanji) = (count(is_kana), count(is_kanji));
    let latin = masked
        .split(|character: char| !character.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .count();
    let is_so = match language {
        // Chinese has no kana. A Latin word among five Japanese letters is a term, more is English.
        Language::Ja => kana * 5 >= kanji && kana >= 4 && latin * 5 <= kana + kanji,
        Language::En => latin >= 3,
    };
    if is_so {
        Ok(())
    } else {
        let problem = format!("{kana} kana, {kanji} kanji, {latin} Latin words");
        Err((Rule::Language, problem))
    }
}

fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー')
}

fn is_kanji(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_mark(character: char) -> bool {
    "、。「」『』（）・：〜".contains(character)
}
