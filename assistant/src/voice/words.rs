//! The Latin words of a sentence, and which of them may stand there without a fact: those that are known or said by the template.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Stands for a token or a name in a sentence that is looked at; no draft may hold it.
pub(super) const MASK: char = '\u{fffc}';

/// `vocabulary.txt`: names and abbreviations of the trade, and words that a sentence may begin with.
static KNOWN: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("vocabulary.txt").split_whitespace().collect());

/// The Latin words that need no fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The words of texts that were decided before, besides those that are always known.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let words = texts.flat_map(|text| runs(text).map(str::to_owned).collect::<Vec<_>>());
        Self(words.collect())
    }

    /// Whether a word may stand anywhere as it is.
    pub(super) fn has(&self, word: &str) -> bool {
        KNOWN.contains(word) || self.0.contains(word)
    }

    /// Whether a sentence may begin with a word: it is known with or without its capital letter.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.has(word) || self.has(&word.to_ascii_lowercase())
    }
}

/// The runs of Latin letters, digits and signs in a text, without the punctuation around them.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !is_latin(character))
        .map(bare)
        .filter(|run| !run.is_empty())
}

/// Whether a character belongs to a run: printable ASCII, or an accented letter.
fn is_latin(character: char) -> bool {
    character.is_ascii_graphic() || matches!(character, '\u{a1}'..='\u{24f}' | '’')
}

/// A run without quotes, brackets and full stops around it, and without the possessive.
fn bare(run: &str) -> &str {
    let run = run.trim_matches(|character| "()\"'’,;:?".contains(character));
    let run = run.trim_end_matches(['.', ')', '"', ',']);
    run.strip_suffix("'s")
        .or_else(|| run.strip_suffix("’s"))
        .unwrap_or(run)
}

/// Whether a run is a word of letters alone, such as `long-term`.
pub(super) fn is_word(run: &str) -> bool {
    run.chars()
        .all(|character| character.is_ascii_alphabetic() || matches!(character, '-' | '\'' | '’'))
        && !run.starts_with('-')
        && !run.ends_with('-')
        && !run.contains("--")
}

/// Whether a word holds capital letters anywhere but at its start.
pub(super) fn is_name(run: &str) -> bool {
    run.chars()
        .skip(1)
        .any(|character| character.is_ascii_uppercase())
}

/// What a run that is no word looks like, for the record.
pub(super) fn shape(run: &str) -> &'static str {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let is_hex = |run: &str| run.chars().all(|character| character.is_ascii_hexdigit());
    if run.starts_with("arn:") {
        "ARN"
    } else if run.contains('@') {
        "e-mail address"
    } else if run.parse::<std::net::IpAddr>().is_ok() {
        "IP address"
    } else if run.len() == 12 && digits == 12 {
        "account"
    } else if (run.starts_with("AKIA") || run.starts_with("ASIA")) && run.len() >= 16 {
        "access key"
    } else if run.starts_with("CVE-") || run.starts_with("CWE-") {
        "vulnerability"
    } else if run.len() >= 32 && is_hex(run) {
        "hash"
    } else if digits > 0 && run.contains([':', 'T']) && !run.contains('/') {
        "time"
    } else if digits > 0 {
        "number or id"
    } else if run.contains('.') && !run.contains('/') {
        "host"
    } else {
        "literal"
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, runs, shape};

    #[test]
    fn runs_are_taken_out_of_either_language() {
        let found: Vec<&str> = runs("GuardDuty が (i-0abc) と、\"x.example\" を検知。").collect();
        assert_eq!(found, ["GuardDuty", "i-0abc", "x.example"]);
        let found: Vec<&str> = runs("The caller's key, seen at 10:00.").collect();
        assert_eq!(found, ["The", "caller", "key", "seen", "at", "10:00"]);
    }

    #[test]
    fn a_literal_is_called_by_its_shape() {
        assert_eq!(shape("123456789012"), "account");
        assert_eq!(shape("2001:db8::1"), "IP address");
        assert_eq!(shape("AKIAIOSFODNN7EXAMPLE"), "access key");
        assert_eq!(shape("2026-11-22T10:00:00Z"), "time");
        assert_eq!(shape("evil.example"), "host");
    }

    #[test]
    fn a_sentence_begins_with_a_known_word_in_capitals() {
        let vocabulary = Vocabulary::of(std::iter::empty());
        assert!(vocabulary.opens("The"));
        assert!(!vocabulary.opens("Alice"));
        assert!(!vocabulary.has("The"));
    }
}
