//! How an English sentence claims something: by its auxiliaries and negations, and where they stand.
//!
//! Only what stands close enough to be sure counts; everything else is ambiguous, and that is not taken.

use super::Mode;
use crate::voice::lexicon::Hit;

/// Where one clause ends and the next begins.
const CLAUSES: [&str; 24] = [
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
/// What makes the verb behind it possible.
const MODALS: [&str; 9] = [
    "may", "might", "could", "can", "would", "risk", "able", "allows", "lets",
];
/// What makes a whole clause possible.
const ADVERBS: [&str; 5] = ["possible", "possibly", "potentially", "perhaps", "if"];
/// Between a modal and its verb stands none of these.
const FINITE: [&str; 8] = ["was", "were", "is", "are", "did", "does", "had", "has"];
const NEGATIONS: [&str; 11] = [
    "not", "no", "never", "without", "neither", "nor", "none", "cannot", "unable", "nobody",
    "nothing",
];
/// What may stand between a negation and its verb.
const FILLERS: [&str; 16] = [
    "be", "been", "being", "have", "has", "had", "was", "were", "is", "are", "yet", "ever", "to",
    "able", "it", "them",
];
/// What turns a verb around from behind: `blocked nothing`.
const NEGATED_OBJECTS: [&str; 5] = ["no", "nothing", "none", "nobody", "neither"];
const UNKNOWN: [&str; 9] = [
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
/// Words before a participle that take it for granted: `the stolen data`.
const DETERMINERS: [&str; 10] = [
    "the", "a", "an", "this", "that", "these", "those", "all", "such", "of",
];
/// Verbs that can share the auxiliary of the verb before them: `could read and delete`.
const BARE: [&str; 20] = [
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

/// How a word of a sentence in lower case is claimed; `anywhere`: an auxiliary counts wherever it stands.
pub(super) fn mode(sentence: &str, hit: &Hit<'_>, anywhere: bool) -> Mode {
    let head = sentence.get(..hit.start).unwrap_or_default();
    let tail = sentence.get(hit.end..).unwrap_or_default();
    let start = clause_start(head);
    let before = words(head.get(start..).unwrap_or_default());
    let word = sentence.get(hit.start..hit.end).unwrap_or_default();
    let is_participle = word.ends_with("ed") || word.ends_with("en") || word == "lost";
    if is_participle && before.last().is_some_and(|last| DETERMINERS.contains(last)) {
        return Mode::Holds;
    }
    if before.contains(&"whether") && UNKNOWN.iter().any(|mark| sentence.contains(mark)) {
        return Mode::Unknown;
    }
    let shares = BARE.contains(&word)
        && head.get(start..).is_some_and(|gap| gap.trim().is_empty())
        && head.get(..start).is_some_and(shares_auxiliary);
    let possible = if shares { Some(true) } else { hedged(&before) };
    match (negated(&before, tail), possible) {
        (Some(false), None)
            if anywhere
                && words(sentence)
                    .iter()
                    .any(|word| MODALS.contains(word) || ADVERBS.contains(word)) =>
        {
            Mode::Possible
        }
        (Some(false), None) => Mode::Holds,
        (Some(false), Some(true)) => Mode::Possible,
        (Some(true), None) => Mode::Not,
        _ => Mode::Ambiguous,
    }
}

/// Where the clause begins whose beginning a text is.
fn clause_start(head: &str) -> usize {
    let marks = CLAUSES
        .iter()
        .filter_map(|mark| head.rfind(mark).map(|at| at + mark.len()));
    let that = head.rfind(" that ").filter(|at| {
        let before = head.get(..*at).unwrap_or_default();
        !before.ends_with("mean") && !before.ends_with("possible")
    });
    marks.chain(that).max().unwrap_or_default()
}

/// Whether a verb is possible because of the words before it: `Some(false)` where they can be read in several ways.
fn hedged(before: &[&str]) -> Option<bool> {
    if let Some(at) = before.iter().rposition(|word| MODALS.contains(word)) {
        let between = before.get(at..).unwrap_or_default();
        return Some(!between.iter().any(|word| FINITE.contains(word)));
    }
    let adverb = before.iter().any(|word| ADVERBS.contains(word));
    adverb.then(|| !before.contains(&"even"))
}

/// Whether a verb is negated; `None` where the words can be read in several ways.
fn negated(before: &[&str], tail: &str) -> Option<bool> {
    let is_negation = |word: &&str| NEGATIONS.contains(word) || word.ends_with("n't");
    let after = words(tail.split(',').next().unwrap_or_default());
    if after
        .iter()
        .take(3)
        .any(|word| NEGATED_OBJECTS.contains(word))
    {
        return None;
    }
    let Some(at) = before.iter().rposition(&is_negation) else {
        return Some(false);
    };
    if before.iter().filter(|word| is_negation(word)).count() > 1 {
        return None;
    }
    let between = before.get(at + 1..).unwrap_or_default();
    let all_fill = between.iter().all(|word| FILLERS.contains(word));
    // `No logs were deleted`: a subject and its auxiliaries.
    let of_subject = before.get(at) == Some(&"no")
        && between.len() <= 4
        && between.last().is_some_and(|last| FILLERS.contains(last));
    (all_fill || of_subject).then_some(true)
}

/// Whether the auxiliary of a chain of verbs (`could read, copy and`) says that they are possible.
fn shares_auxiliary(chain: &str) -> bool {
    let start = CLAUSES
        .iter()
        .filter(|mark| !matches!(**mark, "," | " and " | " or "))
        .filter_map(|mark| chain.rfind(mark).map(|at| at + mark.len()))
        .max()
        .unwrap_or_default();
    hedged(&words(chain.get(start..).unwrap_or_default())) == Some(true)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '\'')
        .filter(|word| !word.is_empty())
        .collect()
}
