//! Whether all literals and names of a sentence are known: what is left beside tokens has to be plain words.

use super::Broken;
use crate::voice::rule::Rule;
use crate::voice::words::{MASK, Vocabulary, is_name, is_word, runs, shape};
use guidelines::Language;

/// Nothing may be glued to a token: `{HOST_1}.evil.example` is another host.
pub(super) fn not_glued(masked: &str) -> Result<(), Broken> {
    let is_latin = |character: char| character.is_ascii_graphic() || character == '’';
    let stretches: Vec<&str> = masked.split(MASK).collect();
    for pair in stretches.windows(2) {
        let [before, after] = pair else { continue };
        let head = before
            .rfind(|character: char| !is_latin(character))
            .and_then(|at| before.get(at..))
            .unwrap_or(before);
        let head = head.trim_start_matches(|character: char| !is_latin(character));
        let tail = after
            .find(|character: char| !is_latin(character))
            .and_then(|at| after.get(..at))
            .unwrap_or(after);
        let tail = tail
            .strip_prefix("'s")
            .or_else(|| tail.strip_prefix("’s"))
            .unwrap_or(tail);
        let opens = head.chars().all(|character| "(\"'".contains(character));
        let closes = tail.chars().all(|character| ".,;:)\"'".contains(character));
        if !opens || !closes {
            return Err((Rule::Literal, format!("glued to a token: {head}…{tail}")));
        }
    }
    if stretches.len() > 2
        && stretches
            .get(1..stretches.len() - 1)
            .is_some_and(|between| between.contains(&""))
    {
        return Err((Rule::Literal, "tokens glued together".to_owned()));
    }
    Ok(())
}

/// Every run of Latin characters is a plain word or known.
pub(super) fn all_known(
    masked: &str,
    language: Language,
    vocabulary: &Vocabulary,
) -> Result<(), Broken> {
    let opening = masked.trim_start_matches(['"', '“', '(', '\'']);
    for run in runs(masked) {
        if vocabulary.has(run) {
            continue;
        }
        if !is_word(run) {
            return Err((Rule::Literal, format!("{}: {run}", shape(run))));
        }
        let opens = opening.starts_with(run) && vocabulary.opens(run);
        let is_plain = run
            .split('-')
            .all(|part| vocabulary.has(part) || !has_capital(part));
        let passes = match language {
            Language::Ja => false,
            Language::En => opens || is_plain,
        };
        if !passes {
            return Err((Rule::Name, run.to_owned()));
        }
    }
    Ok(())
}

fn has_capital(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase()) || is_name(word)
}

/// A text with the mask wherever a name stands as a word of its own.
pub(super) fn mask_word(text: &str, name: &str) -> String {
    let joins = |neighbour: Option<char>| {
        neighbour.is_some_and(|character| character.is_ascii_alphanumeric() || character == '_')
    };
    let mut out = String::new();
    let mut from = 0;
    for (start, found) in text.match_indices(name).filter(|_| !name.is_empty()) {
        let end = start + found.len();
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let after = text.get(end..).and_then(|tail| tail.chars().next());
        if start >= from && !joins(before) && !joins(after) {
            out.push_str(text.get(from..start).unwrap_or_default());
            out.push(MASK);
            from = end;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::{mask_word, not_glued};

    #[test]
    fn what_is_glued_to_a_token_makes_another_literal_of_it() {
        for good in [
            "\u{fffc} used it.",
            "The key of \u{fffc}.",
            "\u{fffc}'s key (\u{fffc}), \u{fffc}.",
            "\u{fffc}が\u{fffc}を使いました。",
        ] {
            assert!(not_glued(good).is_ok(), "{good}");
        }
        for bad in [
            "\u{fffc}.evil.example",
            "x-\u{fffc} used it.",
            "\u{fffc}/24 used it.",
            "\u{fffc}\u{fffc} used it.",
            "\u{fffc}0 used it.",
        ] {
            assert!(not_glued(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_name_is_masked_as_a_word_only() {
        assert_eq!(
            mask_word("GetObject and GetObjects", "GetObject"),
            "\u{fffc} and GetObjects"
        );
    }
}
