//! Whether a sentence uses only words that the template uses, that are neutral, or that other rules have judged.
//!
//! A model that may only phrase needs few words of its own. Without this rule a draft could invent in plain words what it may
//! not invent in figures: who did it, why, and what became of it.

use super::Broken;
use crate::voice::lexicon::hits;
use crate::voice::rule::Rule;
use crate::voice::words::{Vocabulary, runs};
use guidelines::Language;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// `plain.tsv`: words that say nothing of their own.
static PLAIN: LazyLock<Vec<(&str, BTreeSet<String>)>> = LazyLock::new(|| {
    include_str!("../plain.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(language, words)| {
            let stems = words.split_whitespace().map(stem).collect();
            (language, stems)
        })
        .collect()
});

/// Every word is the template's, neutral, or one that claims something, which has been judged.
pub(super) fn all_plain(
    masked: &str,
    language: Language,
    template: &str,
    vocabulary: &Vocabulary,
) -> Result<(), Broken> {
    let judged = without_judged(masked, language);
    let found = match language {
        Language::En => english(&judged, template, vocabulary),
        Language::Ja => japanese(&judged, template),
    };
    match found {
        Some(word) => Err((Rule::Word, word)),
        None => Ok(()),
    }
}

/// The sentence without the words that claims are made of.
fn without_judged(masked: &str, language: Language) -> String {
    let mut ranges: Vec<(usize, usize)> = hits(masked, language)
        .iter()
        .map(|hit| (hit.start, hit.end))
        .collect();
    ranges.sort_unstable();
    let mut out = String::new();
    let mut from = 0;
    for (start, end) in ranges {
        if let Some(plain) = masked.get(from..start) {
            out.push_str(plain);
            out.push(' ');
        }
        from = from.max(end);
    }
    out.push_str(masked.get(from..).unwrap_or_default());
    out
}

fn plain(language: Language) -> impl Iterator<Item = &'static str> {
    PLAIN
        .iter()
        .filter(move |(known, _)| *known == language.code())
        .flat_map(|(_, words)| words.iter().map(String::as_str))
}

fn english(text: &str, template: &str, vocabulary: &Vocabulary) -> Option<String> {
    let mut known: BTreeSet<String> = plain(Language::En).map(str::to_owned).collect();
    known.extend(runs(template).flat_map(|run| run.split('-')).map(stem));
    runs(text)
        .flat_map(|run| run.split(['-', '\'', '’']))
        .filter(|word| !word.is_empty() && !vocabulary.opens(word))
        .find(|word| !known.contains(&stem(word)))
        .map(str::to_owned)
}

/// A word without its ending: `stopped`, `stopping` and `stops` are one.
fn stem(word: &str) -> String {
    let word = word.to_ascii_lowercase();
    let cut = ["ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| rest.len() >= 3)
        .unwrap_or(&word);
    let mut letters: Vec<char> = cut.chars().collect();
    if let [.., before, last] = letters.as_slice()
        && before == last
        && letters.len() > 3
    {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Runs of kanji and of katakana are put together of known ones; hiragana is grammar.
fn japanese(text: &str, template: &str) -> Option<String> {
    let mut known: BTreeSet<String> = plain(Language::Ja).map(str::to_owned).collect();
    known.extend(scripts(template));
    scripts(text)
        .into_iter()
        .find(|run| !is_made_of(run, &known))
}

/// The runs of kanji and of katakana in a text.
fn scripts(text: &str) -> Vec<String> {
    let script = |character: char| match character {
        '\u{4e00}'..='\u{9fff}' | '々' => 1,
        '\u{30a1}'..='\u{30fa}' | 'ー' => 2,
        _ => 0,
    };
    let mut found: Vec<String> = Vec::new();
    let mut last = 0;
    for character in text.chars() {
        let this = script(character);
        if this != 0 && this == last {
            found
                .last_mut()
                .into_iter()
                .for_each(|run| run.push(character));
        } else if this != 0 {
            found.push(character.to_string());
        }
        last = this;
    }
    found
}

/// Whether a run is one known run after the other.
fn is_made_of(run: &str, known: &BTreeSet<String>) -> bool {
    let mut reached = vec![0];
    let mut at = 0;
    while let Some(&start) = reached.get(at) {
        let rest = run.get(start..).unwrap_or_default();
        if rest.is_empty() {
            return true;
        }
        for word in known.iter().filter(|word| rest.starts_with(word.as_str())) {
            let end = start + word.len();
            if !word.is_empty() && !reached.contains(&end) {
                reached.push(end);
            }
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{is_made_of, scripts, stem};

    #[test]
    fn a_word_is_the_same_with_all_its_endings() {
        for (one, other) in [
            ("stopped", "stops"),
            ("denies", "deny"),
            ("calls", "called"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("sale"), stem("sign"));
    }

    #[test]
    fn a_run_is_put_together_of_known_runs() {
        let known = ["認証", "情報", "キー"].map(str::to_owned).into();
        assert!(is_made_of("認証情報", &known));
        assert!(!is_made_of("認証書", &known));
        assert_eq!(
            scripts("アクセスキーの認証情報を使う。"),
            ["アクセスキー", "認証情報", "使"]
        );
    }
}
