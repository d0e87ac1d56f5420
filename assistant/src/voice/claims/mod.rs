//! What a sentence claims, and how: as a fact, as not so, as possible, or as unknown.

mod english;
mod japanese;

use super::brief::{Claim, Part, Status};
use super::lexicon::{Sense, hits};
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

/// Damages: in a text about risks only the status makes a fact of them.
const DAMAGES: [Claim; 5] = [
    Claim::Compromised,
    Claim::Deleted,
    Claim::Exfiltrated,
    Claim::Leaked,
    Claim::Tampered,
];

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
                Language::En => english::mode(&lower, &hit, anywhere),
                Language::Ja => japanese::mode(&lower, &hit, anywhere),
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
        // Words that can be read in several ways are not taken, whoever else uses them.
        Mode::Ambiguous => return false,
        // What to do was decided before, so no status supports advice.
        _ if said.claim == Claim::Advice => false,
        Mode::Holds => known == Some(true),
        Mode::Not => known == Some(false),
        Mode::Unknown => known.is_none() && part == Part::What,
        Mode::Possible => false,
    };
    // A text about risks speaks of what follows from a theft without saying that there was one.
    let needs_status =
        part == Part::Risk && said.mode == Mode::Holds && DAMAGES.contains(&said.claim);
    by_status
        || template.iter().any(|decided| {
            // To say less than the template is no invention, as long as nothing is known.
            let less = said.mode == Mode::Possible && decided.mode == Mode::Holds;
            let by_word = VERDICTS.contains(&said.claim) || said.claim == Claim::Advice;
            decided.claim == said.claim
                && !needs_status
                && (decided.mode == said.mode || (less && known.is_none()))
                && (!by_word || decided.word == said.word)
        })
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
        en("It was not only blocked.", Claim::Blocked, Mode::Ambiguous);
        en("No logs were deleted.", Claim::Deleted, Mode::Not);
        en(
            "As one can see data was exfiltrated.",
            Claim::Exfiltrated,
            Mode::Ambiguous,
        );
        en(
            "It is unknown whether the exfiltrated data was sold.",
            Claim::Exfiltrated,
            Mode::Holds,
        );
        en(
            "Even if nobody saw it data was exfiltrated.",
            Claim::Exfiltrated,
            Mode::Ambiguous,
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
            "呼び出しを遮断しただけでなく、記録しました。",
            Claim::Blocked,
            Mode::Ambiguous,
        );
        ja(
            "データが流出したから原因は不明です。",
            Claim::Exfiltrated,
            Mode::Ambiguous,
        );
        ja(
            "流出したデータが使われる可能性があります。",
            Claim::Exfiltrated,
            Mode::Ambiguous,
        );
        ja(
            "データが流出した形跡はありません。",
            Claim::Exfiltrated,
            Mode::Ambiguous,
        );
        ja(
            "データが流出したと言うことができます。",
            Claim::Exfiltrated,
            Mode::Ambiguous,
        );
        ja(
            "データが流出していた可能性があります。",
            Claim::Exfiltrated,
            Mode::Possible,
        );
        ja(
            "データが流出した可能性はありません。",
            Claim::Exfiltrated,
            Mode::Ambiguous,
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
