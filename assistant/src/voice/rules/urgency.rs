//! Whether a sentence speaks of the decided urgency and no other.

use super::Broken;
use crate::voice::lexicon::{Sense, hits};
use crate::voice::rule::Rule;
use guidelines::{Language, Urgency};

/// Words that say that a level follows or precedes.
const SCALES_EN: [&str; 4] = ["urgency", "severity", "priority", "importance"];
const SCALES_JA: [&str; 5] = ["緊急度", "重大度", "優先度", "深刻度", "重要度"];
const LEVELS_EN: [(&str, Option<Urgency>); 8] = [
    ("critical", Some(Urgency::Critical)),
    ("high", Some(Urgency::High)),
    ("medium", Some(Urgency::Medium)),
    ("moderate", Some(Urgency::Medium)),
    ("low", Some(Urgency::Low)),
    ("informational", None),
    ("info", None),
    ("no", None),
];
const LEVELS_JA: [(&str, Option<Urgency>); 6] = [
    ("緊急", Some(Urgency::Critical)),
    ("高", Some(Urgency::High)),
    ("中", Some(Urgency::Medium)),
    ("低", Some(Urgency::Low)),
    ("情報", None),
    ("なし", None),
];
/// How many characters after 緊急度 its level stands at the most: 「緊急度は「高」です」.
const NEAR: usize = 6;

/// Every word for an urgency in a sentence stands for the decided one, or the template uses it too.
pub(super) fn decided(
    masked: &str,
    language: Language,
    urgency: Option<Urgency>,
    template: &str,
) -> Result<(), Broken> {
    let lower = masked.to_ascii_lowercase();
    let (rest, levels) = match language {
        Language::En => (lower.clone(), levels_en(&lower)),
        Language::Ja => levels_ja(&lower),
    };
    if let Some(levels) = levels
        && levels != [urgency]
    {
        let problem = format!("{levels:?}, decided is {urgency:?}");
        return Err((Rule::Urgency, problem));
    }
    let template = template.to_ascii_lowercase();
    for hit in hits(&rest, language) {
        let Sense::Urgency(allowed) = hit.sense else {
            continue;
        };
        let word = rest.get(hit.start..hit.end).unwrap_or_default();
        let fits = urgency.is_some_and(|urgency| allowed.contains(&urgency));
        if !fits && !template.contains(word) {
            return Err((Rule::Urgency, word.to_owned()));
        }
    }
    Ok(())
}

/// The levels of a sentence that names a scale.
fn levels_en(text: &str) -> Option<Vec<Option<Urgency>>> {
    let words: Vec<&str> = text
        .split(|character: char| !character.is_ascii_alphabetic())
        .collect();
    words.iter().any(|word| SCALES_EN.contains(word)).then(|| {
        let level = |word: &&str| LEVELS_EN.iter().find(|(known, _)| known == word);
        words
            .iter()
            .filter_map(level)
            .map(|(_, level)| *level)
            .collect()
    })
}

/// The text without the scales and their levels, and these levels.
fn levels_ja(text: &str) -> (String, Option<Vec<Option<Urgency>>>) {
    let mut rest = text.to_owned();
    let mut levels: Option<Vec<Option<Urgency>>> = None;
    for scale in SCALES_JA {
        for (at, _) in text.match_indices(scale) {
            let tail = text.get(at + scale.len()..).unwrap_or_default();
            let near: String = tail.chars().take(NEAR).collect();
            let found = LEVELS_JA
                .iter()
                .filter_map(|(word, level)| near.find(word).map(|at| (at, *level)))
                .min_by_key(|(at, _)| *at);
            levels
                .get_or_insert_default()
                .extend(found.map(|(_, level)| level));
        }
        rest = rest.replace(scale, "\n");
    }
    if levels
        .as_ref()
        .is_some_and(|levels| levels == &[Some(Urgency::Critical)])
    {
        rest = rest.replacen("緊急", "\n", 1);
    }
    (rest, levels)
}

#[cfg(test)]
mod tests {
    use super::decided;
    use guidelines::{Language, Urgency};

    #[test]
    fn only_the_decided_urgency_may_be_named() {
        let pass = |text: &str, language| decided(text, language, Some(Urgency::High), "").is_ok();
        assert!(pass("The urgency is high.", Language::En));
        assert!(pass("A person used a key.", Language::En));
        assert!(!pass("The urgency is low.", Language::En));
        assert!(!pass("The urgency is not high but low.", Language::En));
        assert!(!pass("This is a minor event.", Language::En));
        assert!(pass("緊急度は「高」です。", Language::Ja));
        assert!(!pass("緊急度は「低」です。", Language::Ja));
        assert!(!pass("これは緊急です。", Language::Ja));
        assert!(!pass("急ぐ必要はありません。", Language::Ja));
    }
}
