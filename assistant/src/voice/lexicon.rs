//! Which words of a sentence claim something, name a number or an urgency, or begin a command; the words stand in `claims.tsv`.

use super::brief::Claim;
use guidelines::{Language, Urgency};
use std::sync::LazyLock;

/// What a word stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// It claims something.
    Claim(Claim),
    /// It claims something where a sentence begins with it.
    Opening(Claim),
    /// It says how urgent something is: allowed for these.
    Urgency(Vec<Urgency>),
    /// It is a number, a date or a share in words.
    Number,
    /// A command begins with it.
    Command,
}

struct Entry {
    language: Language,
    sense: Sense,
    form: String,
    is_prefix: bool,
}

/// One word found in a text.
pub(super) struct Hit<'a> {
    pub(super) sense: &'a Sense,
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    include_str!("claims.tsv")
        .lines()
        .skip(1)
        .filter_map(row)
        .flatten()
        .collect()
});

/// The entries of one line; `None` if the line is not understood, which a test forbids.
fn row(line: &str) -> Option<Vec<Entry>> {
    let mut columns = line.split('\t');
    let (word, language, mode, forms) = (
        columns.next()?,
        columns.next()?,
        columns.next()?,
        columns.next()?,
    );
    let language = Language::ALL
        .into_iter()
        .find(|known| known.code() == language)?;
    let claim = || Claim::ALL.into_iter().find(|claim| claim.word() == word);
    let sense = match (word, mode) {
        ("urgency", levels) => Sense::Urgency(
            levels
                .split(',')
                .map(str::parse)
                .collect::<Result<_, _>>()
                .ok()?,
        ),
        ("number", "") => Sense::Number,
        ("command", "") => Sense::Command,
        (_, "start") => Sense::Opening(claim()?),
        (_, "") => Sense::Claim(claim()?),
        _ => return None,
    };
    let entry = |form: &str| Entry {
        language,
        sense: sense.clone(),
        form: form.trim_end_matches('*').to_owned(),
        is_prefix: form.ends_with('*'),
    };
    Some(forms.split('|').map(entry).collect())
}

/// All words of the lexicon in a text, which is Japanese or English.
pub(super) fn hits(text: &str, language: Language) -> Vec<Hit<'static>> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for entry in ENTRIES.iter().filter(|entry| entry.language == language) {
        for (start, form) in lower.match_indices(entry.form.as_str()) {
            let end = start + form.len();
            let end = match language {
                Language::Ja => Some(end),
                Language::En => word_end(&lower, start, end, entry.is_prefix),
            };
            let opens = start == opening(&lower);
            if let Some(end) = end
                && (opens || !matches!(entry.sense, Sense::Opening(_)))
            {
                found.push(Hit {
                    sense: &entry.sense,
                    start,
                    end,
                });
            }
        }
    }
    found
}

/// Where the first letter of a text stands.
fn opening(text: &str) -> usize {
    text.find(|character: char| character.is_ascii_alphabetic())
        .unwrap_or_default()
}

/// The end of an English word or phrase, if `start..end` is one or begins one.
fn word_end(text: &str, start: usize, end: usize, is_prefix: bool) -> Option<usize> {
    let before = text.get(..start)?.chars().next_back();
    if before.is_some_and(|character| character.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = text.get(end..)?;
    let run = rest
        .find(|character: char| !character.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    (is_prefix || run == 0).then_some(end + run)
}

/// Japanese counters: what makes a number of the numerals before it.
const COUNTERS: &str = "件回台人個時分秒日月年週割倍名社つ度種割";
/// Numerals that count nothing.
const UNCOUNTED: [&str; 4] = ["一時的", "十分", "一部", "一度"];

/// A number written in Japanese numerals, if there is one.
pub(super) fn numeral(text: &str) -> Option<String> {
    let text = UNCOUNTED
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, "\n"));
    let mut run = String::new();
    for character in text.chars() {
        if "〇一二三四五六七八九十百千万億兆数".contains(character) {
            run.push(character);
        } else if !run.is_empty() && COUNTERS.contains(character) {
            run.push(character);
            return Some(run);
        } else {
            run.clear();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, hits, numeral, row};
    use guidelines::Language;

    #[test]
    fn every_line_of_the_lexicon_is_understood() {
        let lines: Vec<&str> = include_str!("claims.tsv").lines().skip(1).collect();
        for line in &lines {
            assert!(row(line).is_some(), "{line}");
        }
        assert!(ENTRIES.len() > lines.len());
        assert!(ENTRIES.iter().all(|entry| !entry.form.is_empty()));
    }

    #[test]
    fn an_english_word_is_found_whole_and_by_its_stem() {
        assert_eq!(hits("It was Blocked.", Language::En).len(), 1);
        assert!(hits("It was unblocked.", Language::En).is_empty());
        assert!(hits("An unleaked, deleaking line.", Language::En).is_empty());
    }

    #[test]
    fn japanese_numerals_count_only_before_a_counter() {
        assert_eq!(numeral("三件のファイル").as_deref(), Some("三件"));
        assert_eq!(numeral("一時的な認証情報を十分に").as_deref(), None);
        assert_eq!(numeral("第三者").as_deref(), None);
    }
}
