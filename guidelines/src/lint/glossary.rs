//! One word for one thing: the glossary's preferred and forbidden forms.

use std::sync::LazyLock;

/// A pair of the glossary.
struct Term {
    en: &'static str,
    ja: &'static str,
    avoid: Vec<&'static str>,
}

/// `guidelines/glossary.tsv`: English, Japanese, forms to avoid.
static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    include_str!("../../glossary.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (en, ja) = (columns.next()?, columns.next()?);
            let avoid = columns
                .next()
                .unwrap_or_default()
                .split(',')
                .filter(|form| !form.is_empty())
                .collect();
            Some(Term { en, ja, avoid })
        })
        .collect()
});

/// Forms that the glossary forbids. A preferred term that contains a forbidden form of another is no breach.
pub fn forbidden(ja: &str) -> Vec<String> {
    let mut rest = ja.to_owned();
    let mut preferred: Vec<&str> = TERMS.iter().map(|term| term.ja).collect();
    preferred.sort_by_key(|term| std::cmp::Reverse(term.len()));
    let clashing = preferred.into_iter().filter(|ja| {
        TERMS
            .iter()
            .flat_map(|term| &term.avoid)
            .any(|form| ja.contains(form))
    });
    for term in clashing {
        rest = rest.replace(term, "\n");
    }
    TERMS
        .iter()
        .flat_map(|term| term.avoid.iter().map(move |form| (term, *form)))
        .filter(|(_, form)| stands_alone(&rest, form))
        .map(|(term, form)| {
            format!(
                "says `{form}`; the glossary's word for {} is `{}`",
                term.en, term.ja
            )
        })
        .collect()
}

/// Terms of several words that the English text uses and whose Japanese form the other text lacks.
pub(super) fn unpaired(ja: &str, en: &str) -> Vec<String> {
    let en = en.to_lowercase();
    TERMS
        .iter()
        .filter(|term| {
            term.en.contains(' ')
                && stands_alone(&en, &term.en.to_lowercase())
                && !ja.contains(core(term.ja))
        })
        .map(|term| {
            format!(
                "lacks `{}`, the glossary's word for `{}` in en.md",
                term.ja, term.en
            )
        })
        .collect()
}

/// A Japanese term without the abbreviation behind it in brackets.
fn core(ja: &str) -> &str {
    ja.split('（').next().unwrap_or(ja)
}

/// Whether `form` occurs as a word: not as a part of a longer run of the same script.
fn stands_alone(text: &str, form: &str) -> bool {
    text.match_indices(form).any(|(start, _)| {
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let after = text
            .get(start + form.len()..)
            .and_then(|tail| tail.chars().next());
        let joins = |edge: Option<char>, neighbour: Option<char>| match (edge, neighbour) {
            (Some(edge), Some(neighbour)) => continues(edge, neighbour),
            _ => false,
        };
        !joins(form.chars().next(), before) && !joins(form.chars().next_back(), after)
    })
}

/// Whether two neighbours belong to one word, as far as the script tells: katakana runs and Latin words do.
fn continues(edge: char, neighbour: char) -> bool {
    let katakana = |character: char| matches!(character, '\u{30a1}'..='\u{30fa}' | 'ー');
    let latin = |character: char| character.is_ascii_alphanumeric();
    (katakana(edge) && katakana(neighbour)) || (latin(edge) && latin(neighbour))
}

#[cfg(test)]
mod tests {
    use super::{forbidden, unpaired};

    #[test]
    fn a_forbidden_form_is_found_and_its_long_vowel_is_not() {
        assert_eq!(forbidden("コンテンツフィルタを設定します。").len(), 1);
        assert!(forbidden("コンテンツフィルターを設定します。").is_empty());
    }

    #[test]
    fn a_term_of_the_english_text_needs_its_japanese_form() {
        assert_eq!(
            unpaired("鍵を使います。", "Use a customer managed key.").len(),
            1
        );
        assert!(
            unpaired(
                "カスタマーマネージドキーを使います。",
                "Use a customer managed key."
            )
            .is_empty()
        );
    }
}
