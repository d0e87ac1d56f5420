//! What a sentence claims, and how: as a fact, as not so, as possible, or as unknown.

use super::brief::{Claim, Part, Status};
use super::lexicon::{Hit, Sense, hits};
use guidelines::Language;
use std::collections::BTreeSet;

/// How something is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// It is so.
    Holds,
    /// It is not so.
    Not,
    /// It may be so.
    Possible,
    /// Nobody knows.
    Unknown,
    /// The words can be read in several ways.
    Ambiguous,
}

/// A claim as a sentence makes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) claim: Claim,
    pub(super) mode: Mode,
    pub(super) word: String,
}

/// Claims whose words differ so much between the languages that they are not compared.
const NOT_COMPARED: [Claim; 6] = [
    Claim::Advice,
    Claim::Attacker,
    Claim::Attributed,
    Claim::Compromised,
    Claim::Recurring,
    Claim::Tampered,
];

/// Verdicts: where the status does not say them, the template has to, with the very word. That logging `stopped` does
/// not mean that anything was `blocked`.
const VERDICTS: [Claim; 8] = [
    Claim::Archived,
    Claim::Blocked,
    Claim::Confirmed,
    Claim::Failed,
    Claim::Harmless,
    Claim::Resolved,
    Claim::Sample,
    Claim::Succeeded,
];

/// How far before or after a word its negation may stand: words in English, characters in Japanese.
const NEAR_WORDS: usize = 4;
const NEAR_CHARACTERS: usize = 14;

/// All claims of a sentence whose tokens and names are masked.
pub(super) fn claims(sentence: &str, language: Language) -> Vec<Said> {
    let lower = sentence.to_ascii_lowercase();
    hits(&lower, language)
        .into_iter()
        .filter_map(|hit| {
            let claim = match hit.sense {
                Sense::Claim(claim) | Sense::Opening(claim) => *claim,
                _ => return None,
            };
            let anywhere = matches!(claim, Claim::Attacker | Claim::Compromised);
            let mode = match language {
                Language::En => english(&lower, &hit, anywhere),
                Language::Ja => japanese(&lower, &hit, anywhere),
            };
            let word = lower.get(hit.start..hit.end)?.to_owned();
            Some(Said { claim, mode, word })
        })
        .collect()
}

/// What both languages of a part have to agree in.
pub(super) fn compared(said: &[Said]) -> BTreeSet<(Claim, Mode)> {
    said.iter()
        .filter(|said| !NOT_COMPARED.contains(&said.claim))
        .map(|said| (said.claim, said.mode))
        .collect()
}

/// Whether something decided stands behind a claim: the status, or the template's text of the same part.
pub(super) fn is_supported(said: &Said, part: Part, status: &Status, template: &[Said]) -> bool {
    let known = status.of(said.claim);
    let by_status = match said.mode {
        // What to do was decided before, so no status supports advice.
        _ if said.claim == Claim::Advice => false,
        Mode::Holds => known == Some(true),
        Mode::Not => known == Some(false),
        Mode::Unknown => known.is_none() && part == Part::What,
        Mode::Possible | Mode::Ambiguous => false,
    };
    by_status
        || template.iter().any(|decided| {
            // To say less than the template is no invention, as long as nothing is known.
            let less = said.mode == Mode::Possible && decided.mode == Mode::Holds;
            let by_word = VERDICTS.contains(&said.claim) || said.claim == Claim::Advice;
            decided.claim == said.claim
                && (decided.mode == said.mode || (less && known.is_none()))
                && (!by_word || decided.word == said.word)
        })
}

const CLAUSES_EN: [&str; 24] = [
    ",",
    ";",
    ":",
    "(",
    ")",
    " - ",
    "\u{2014}",
    "\u{2013}",
    " and ",
    " but ",
    " while ",
    " because ",
    " since ",
    " although ",
    " though ",
    " so ",
    " then ",
    " or ",
    " where ",
    " which ",
    " who ",
    " after ",
    " before ",
    " when ",
];
const HEDGES_EN: [&str; 15] = [
    "may",
    "might",
    "could",
    "can",
    "would",
    "possible",
    "possibly",
    "potential",
    "potentially",
    "risk",
    "if",
    "able",
    "allows",
    "lets",
    "perhaps",
];
const NEGATIONS_EN: [&str; 11] = [
    "not", "no", "never", "without", "neither", "nor", "none", "cannot", "unable", "nobody",
    "nothing",
];
const UNKNOWN_EN: [&str; 9] = [
    "unknown",
    "not known",
    "unclear",
    "not clear",
    "undetermined",
    "be determined",
    "not show",
    "not say",
    "not tell",
];
/// Verbs that can share the auxiliary of the verb before them: `could read and delete`.
const BARE_EN: [&str; 20] = [
    "exfiltrate",
    "steal",
    "leak",
    "disclose",
    "expose",
    "delete",
    "destroy",
    "erase",
    "wipe",
    "remove",
    "block",
    "stop",
    "hijack",
    "compromise",
    "tamper",
    "manipulate",
    "falsify",
    "overwrite",
    "infect",
    "attack",
];

fn english(sentence: &str, hit: &Hit<'_>, anywhere: bool) -> Mode {
    let head = sentence.get(..hit.start).unwrap_or_default();
    let clause_start = CLAUSES_EN
        .iter()
        .filter_map(|mark| head.rfind(mark).map(|at| at + mark.len()))
        .chain(head.rfind(" that ").filter(|at| {
            let before = head.get(..*at).unwrap_or_default();
            !before.ends_with("mean") && !before.ends_with("possible")
        }))
        .max()
        .unwrap_or_default();
    let before = head.get(clause_start..).unwrap_or_default();
    let words: Vec<&str> = words(before);
    if words.contains(&"whether") && UNKNOWN_EN.iter().any(|mark| sentence.contains(mark)) {
        return Mode::Unknown;
    }
    let near = words.iter().rev().take(NEAR_WORDS);
    let negations = near
        .filter(|word| NEGATIONS_EN.contains(word) || word.ends_with("n't"))
        .count();
    let is_hedge = |word: &&str| HEDGES_EN.contains(word);
    let word = sentence.get(hit.start..hit.end).unwrap_or_default();
    let shares = BARE_EN.contains(&word)
        && before.trim().is_empty()
        && head.get(..clause_start).is_some_and(shares_auxiliary);
    let hedged = words.iter().any(is_hedge)
        || shares
        || (anywhere && self::words(sentence).iter().any(is_hedge));
    mode(negations, hedged)
}

/// Whether the auxiliary of a chain of verbs (`could read, copy and`) says that they are possible.
fn shares_auxiliary(chain: &str) -> bool {
    let last_other = CLAUSES_EN
        .iter()
        .filter(|mark| !matches!(**mark, "," | " and " | " or "))
        .filter_map(|mark| chain.rfind(mark).map(|at| at + mark.len()))
        .max()
        .unwrap_or_default();
    let chain = chain.get(last_other..).unwrap_or_default();
    words(chain).iter().any(|word| HEDGES_EN.contains(word))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '\'')
        .filter(|word| !word.is_empty())
        .collect()
}

const CLAUSES_JA: [char; 8] = ['、', '。', '：', '（', '）', ';', ':', ','];
const HEDGES_JA: [&str; 17] = [
    "おそれ",
    "恐れ",
    "可能性",
    "かねな",
    "かねま",
    "かもしれ",
    "場合",
    "うる",
    "得る",
    "可能",
    "できます",
    "できる",
    "できてしま",
    "懸念",
    "危険性",
    "れば",
    "たなら",
];
const NEGATIONS_JA: [&str; 5] = ["ない", "ません", "なかっ", "ず", "なく"];
/// What holds the letters of a negation and is none.
const NO_NEGATION_JA: [&str; 9] = [
    "かもしれません",
    "かもしれない",
    "かねません",
    "かねない",
    "必ず",
    "まず",
    "いずれ",
    "少なく",
    "はず",
];
const UNKNOWN_JA: [&str; 8] = [
    "不明",
    "分かりません",
    "わかりません",
    "分かっていません",
    "わかっていません",
    "判断できません",
    "確認できません",
    "特定できません",
];

fn japanese(sentence: &str, hit: &Hit<'_>, anywhere: bool) -> Mode {
    let tail = sentence.get(hit.end..).unwrap_or_default();
    let clause = tail.split(CLAUSES_JA).next().unwrap_or_default();
    let asks = ["かどうか", "か否か", "たか", "のか"]
        .iter()
        .any(|mark| clause.contains(mark));
    if asks && UNKNOWN_JA.iter().any(|mark| tail.contains(mark)) {
        return Mode::Unknown;
    }
    let plain = NO_NEGATION_JA
        .iter()
        .fold(clause.to_owned(), |text, word| text.replace(word, "\n"));
    let near: String = plain.chars().take(NEAR_CHARACTERS).collect();
    let head = sentence.get(..hit.start).unwrap_or_default();
    let prefixed = head.ends_with(['未', '非']);
    let negations = NEGATIONS_JA
        .iter()
        .map(|word| near.matches(word).count())
        .sum::<usize>()
        + usize::from(prefixed);
    // 「〜したり、〜したりするおそれ」: the verbs of a list share their ending.
    let listed = clause.ends_with("たり") || clause.ends_with("だり");
    let scope = if listed || anywhere { tail } else { clause };
    let hedged = HEDGES_JA.iter().any(|hedge| scope.contains(hedge))
        || (anywhere && HEDGES_JA.iter().any(|hedge| head.contains(hedge)));
    mode(negations, hedged)
}

fn mode(negations: usize, hedged: bool) -> Mode {
    match (negations, hedged) {
        (0, false) => Mode::Holds,
        (0, true) => Mode::Possible,
        (1, false) => Mode::Not,
        _ => Mode::Ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, Mode, claims};
    use guidelines::Language;

    #[track_caller]
    fn says(sentence: &str, language: Language, claim: Claim, mode: Mode) {
        let said = claims(sentence, language);
        let found: Vec<Mode> = said
            .iter()
            .filter(|said| said.claim == claim)
            .map(|said| said.mode)
            .collect();
        assert_eq!(found, [mode], "{sentence}");
    }

    #[test]
    fn english_auxiliaries_tell_a_fact_from_a_possibility() {
        let en = |text, claim, mode| says(text, Language::En, claim, mode);
        en("Data was exfiltrated.", Claim::Exfiltrated, Mode::Holds);
        en(
            "Data may have been exfiltrated.",
            Claim::Exfiltrated,
            Mode::Possible,
        );
        en(
            "It may be noise, and data was exfiltrated.",
            Claim::Exfiltrated,
            Mode::Holds,
        );
        en("The prompt was not blocked.", Claim::Blocked, Mode::Not);
        en(
            "Whoever holds the key could read and delete data.",
            Claim::Deleted,
            Mode::Possible,
        );
        en(
            "Whoever holds the key could read and deleted data.",
            Claim::Deleted,
            Mode::Holds,
        );
        en(
            "It is unknown whether data was exfiltrated.",
            Claim::Exfiltrated,
            Mode::Unknown,
        );
        en(
            "Although it is unknown how, data was exfiltrated.",
            Claim::Exfiltrated,
            Mode::Holds,
        );
    }

    #[test]
    fn japanese_endings_tell_a_fact_from_a_possibility() {
        let ja = |text, claim, mode| says(text, Language::Ja, claim, mode);
        ja("データが流出しました。", Claim::Exfiltrated, Mode::Holds);
        ja(
            "データが流出したおそれがあります。",
            Claim::Exfiltrated,
            Mode::Possible,
        );
        ja(
            "データが流出し、悪用されるおそれがあります。",
            Claim::Exfiltrated,
            Mode::Holds,
        );
        ja(
            "データが流出したかもしれません。",
            Claim::Exfiltrated,
            Mode::Possible,
        );
        ja(
            "プロンプトは遮断されていません。",
            Claim::Blocked,
            Mode::Not,
        );
        ja(
            "データが流出したかどうかは不明です。",
            Claim::Exfiltrated,
            Mode::Unknown,
        );
        ja(
            "データが流出したり、悪用されたりするおそれがあります。",
            Claim::Exfiltrated,
            Mode::Possible,
        );
    }
}
