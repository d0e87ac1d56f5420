//! How a Japanese sentence claims something: by what follows the word, ending by ending.
//!
//! Only endings that hang on the word itself count; everything else is ambiguous, and that is not taken.

use super::Mode;
use crate::voice::lexicon::Hit;

const CLAUSES: [char; 8] = ['、', '。', '：', '（', '）', ';', ':', ','];
/// Possible, whether the verb before it is past or not.
const HEDGES: [&str; 13] = [
    "おそれ",
    "恐れ",
    "可能性",
    "かねな",
    "かねま",
    "かもしれ",
    "場合",
    "懸念",
    "危険性",
    "れば",
    "たなら",
    "ことがあり",
    "ことがある",
];
/// Possible, if the verb before it is not past.
const CAPABILITIES: [&str; 7] = [
    "できます",
    "できる",
    "できてしま",
    "できて",
    "うる",
    "得る",
    "可能",
];
const NEGATIONS: [&str; 4] = ["ない", "ません", "なかっ", "なく"];
/// What holds the letters of a negation and is none.
const NO_NEGATIONS: [&str; 4] = ["かもしれません", "かもしれない", "かねません", "かねない"];
const UNKNOWN: [&str; 8] = [
    "不明",
    "分かりません",
    "わかりません",
    "分かっていません",
    "わかっていません",
    "判断できません",
    "確認できません",
    "特定できません",
];
/// Endings and particles between a verb and what says how it is meant; the longer first.
const ENDINGS: [&str; 40] = [
    "行われて",
    "行われ",
    "しまった",
    "しまう",
    "しまい",
    "しまっ",
    "ました",
    "につなが",
    "られ",
    "されて",
    "された",
    "され",
    "させ",
    "する",
    "した",
    "して",
    "こと",
    "ます",
    "まし",
    "れる",
    "れて",
    "れた",
    "おり",
    "など",
    "でき",
    "し",
    "て",
    "い",
    "は",
    "が",
    "も",
    "を",
    "に",
    "れ",
    "る",
    "た",
    "り",
    "う",
    "の",
    "え",
];

/// How a word of a sentence is claimed; `anywhere`: a hedge counts wherever it stands.
pub(super) fn mode(sentence: &str, hit: &Hit<'_>, anywhere: bool) -> Mode {
    let tail = sentence.get(hit.end..).unwrap_or_default();
    let head = sentence.get(..hit.start).unwrap_or_default();
    let clause = tail.split(CLAUSES).next().unwrap_or_default();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    if anywhere && has(sentence, &HEDGES) && !has(clause, &NEGATIONS) {
        return Mode::Possible;
    }
    // 「〜したり、〜したりするおそれ」: the verbs of a list share their ending.
    if clause.ends_with("たり") {
        return if has(tail, &["たりするおそれ", "たりする可能性", "たりできます"])
        {
            Mode::Possible
        } else {
            Mode::Ambiguous
        };
    }
    let said = ending(clause, tail);
    if !head.ends_with(['未', '非']) {
        return said;
    }
    match said {
        Mode::Holds => Mode::Not,
        _ => Mode::Ambiguous,
    }
}

/// What the endings behind a word say.
fn ending(clause: &str, tail: &str) -> Mode {
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let mut rest = clause;
    let mut is_past = false;
    loop {
        if begins(rest, &["かどうか", "か否か"]) {
            let is_unknown = UNKNOWN.iter().any(|mark| tail.contains(mark));
            return if is_unknown {
                Mode::Unknown
            } else {
                Mode::Ambiguous
            };
        }
        if begins(rest, &NEGATIONS) || matches!(rest, "ず" | "ずに") {
            let after: String = rest.chars().skip(2).collect();
            return if is_plain(&after) {
                Mode::Not
            } else {
                Mode::Ambiguous
            };
        }
        if begins(rest, &HEDGES) {
            return if negates(rest) {
                Mode::Ambiguous
            } else {
                Mode::Possible
            };
        }
        if begins(rest, &CAPABILITIES) && !begins(rest, &["できていま", "できていな"]) {
            return if is_past || negates(rest) {
                Mode::Ambiguous
            } else {
                Mode::Possible
            };
        }
        let Some(ending) = ENDINGS.iter().find(|ending| rest.starts_with(**ending)) else {
            break;
        };
        is_past |= ending.contains('た');
        rest = rest.strip_prefix(ending).unwrap_or_default();
    }
    // Something else follows: a noun that takes the claim for granted, or another verb.
    if is_plain(clause) {
        Mode::Holds
    } else {
        Mode::Ambiguous
    }
}

/// Whether a stretch says nothing of possibility, ignorance or negation.
fn is_plain(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    !has(&HEDGES) && !has(&CAPABILITIES) && !has(&UNKNOWN) && !negates(text)
}

fn negates(text: &str) -> bool {
    let text = NO_NEGATIONS
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, "\n"));
    NEGATIONS.iter().any(|word| text.contains(word)) || text.contains('ず')
}
