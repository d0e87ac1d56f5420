//! Which sentences of a draft may be said; all others stay the template's.

use super::brief::{Claim, Part};
use super::claims::{Mode, compared};
use super::draft::Draft;
use super::redact::{Piece, Redacted, pieces};
use super::rule::Rule;
use super::rules::Bench;
use super::sentences::{join, sentences};
use guidelines::{Language, Text};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The longest stretch of a rejected sentence that is kept, in characters.
const SHORT: usize = 120;

/// What is said in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// What happened, with values in the place of tokens. As in the template, values are strangers' text: escape them.
    pub what: Text,
    /// What it can mean, with values in the place of tokens.
    pub risk: Text,
    /// Whether any sentence of the draft was taken.
    pub used: bool,
    /// The model that was asked.
    pub model: String,
    /// What was not taken, and why.
    pub rejected: Vec<Rejected>,
}

impl Verified {
    /// The template alone, where no draft came.
    pub fn template(redacted: &Redacted, model: &str) -> Self {
        let original = |part| redacted.original.get(&part).cloned().unwrap_or_default();
        Self {
            what: original(Part::What),
            risk: original(Part::Risk),
            used: false,
            model: model.to_owned(),
            rejected: Vec::new(),
        }
    }
}

/// A sentence that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// `ja` or `en`; none where it concerns both.
    pub language: Option<&'static str>,
    /// `what` or `risk`; none where it concerns the whole draft.
    pub part: Option<&'static str>,
    /// The sentence with its tokens, shortened; whatever is no letter of either language is escaped.
    pub sentence: String,
    /// The rule that it broke.
    pub rule: Rule,
    /// What broke it, shortened and escaped.
    pub detail: String,
}

/// Holds a draft against what was decided. This is a pure function: no model is needed to test it.
pub fn verify(redacted: &Redacted, model: &str, draft: &str) -> Verified {
    let mut verified = Verified::template(redacted, model);
    let draft = match Draft::read(draft) {
        Ok(draft) => draft,
        Err(why) => {
            verified
                .rejected
                .push(rejected(None, None, draft, Rule::Schema, why));
            return verified;
        }
    };
    for part in Part::ALL {
        let proposed = draft.clone().part(part);
        let taken = Hearing {
            redacted,
            part,
            bench: Bench::new(redacted, part),
            rejected: &mut verified.rejected,
        }
        .hear(&proposed);
        if let Some(sentences) = taken {
            let said =
                Text::build(|language| redacted.restore(&join(sentences.get(language), language)));
            match part {
                Part::What => verified.what = said,
                Part::Risk => verified.risk = said,
            }
            verified.used = true;
        }
    }
    verified
}

/// One part of a draft and what becomes of it.
struct Hearing<'a> {
    redacted: &'a Redacted,
    part: Part,
    bench: Bench<'a>,
    rejected: &'a mut Vec<Rejected>,
}

impl Hearing<'_> {
    /// The sentences that are said, with tokens; `None` where the whole part stays the template's.
    fn hear(mut self, proposed: &Text<Vec<String>>) -> Option<Text<Vec<String>>> {
        let template: Text<Vec<String>> = Text::build(|language| {
            sentences(self.redacted.part(self.part).get(language), language)
        });
        let counts = [&proposed.ja, &proposed.en, &template.ja, &template.en].map(Vec::len);
        let [ja, en, ..] = counts;
        let mut failed = BTreeSet::new();
        for language in Language::ALL {
            for (at, sentence) in proposed.get(language).iter().enumerate() {
                if let Err((rule, detail)) = self.bench.judge(sentence.trim(), language) {
                    self.reject(Some(language), sentence, rule, &detail);
                    failed.insert(at);
                }
            }
        }
        let most = template.ja.len().max(template.en.len()) + 1;
        if ja.abs_diff(en) > 1 || ja.max(en) > most || ja.min(en) == 0 {
            let detail = format!("{ja} in Japanese, {en} in English");
            self.reject(None, "", Rule::Count, &detail);
            return None;
        }
        let all_alike = counts.iter().all(|count| *count == ja);
        if !failed.is_empty() && (!all_alike || failed.len() == ja) {
            return None;
        }
        let said: Text<Vec<String>> = Text::build(|language| {
            let pairs = proposed.get(language).iter().enumerate();
            pairs
                .map(|(at, sentence)| match template.get(language).get(at) {
                    Some(decided) if failed.contains(&at) => decided.clone(),
                    _ => sentence.trim().to_owned(),
                })
                .collect()
        });
        self.whole(&said).then_some(said)
    }

    /// Whether the sentences together say the same in both languages, and all that the template says.
    fn whole(&mut self, said: &Text<Vec<String>>) -> bool {
        let tokens = Text {
            ja: tokens(&said.ja),
            en: tokens(&said.en),
        };
        if tokens.ja != tokens.en {
            let detail = difference(&tokens.ja, &tokens.en);
            self.reject(None, "", Rule::Parity, &detail);
            return false;
        }
        for language in Language::ALL {
            let text = self.redacted.part(self.part).get(language).clone();
            for token in self::tokens(&[text]).into_keys() {
                if !tokens.ja.contains_key(&token) {
                    self.reject(None, "", Rule::Missing, &token);
                    return false;
                }
            }
        }
        let differ = self.differ(said);
        // What the template says with a word that only one language knows as a claim, a draft may say so too.
        let decided = Text::build(|language| {
            sentences(self.redacted.part(self.part).get(language), language)
        });
        let excused = self.differ(&decided);
        if let Some((claim, mode)) = differ.difference(&excused).next() {
            let detail = format!("only one language says: {} ({mode:?})", claim.word());
            self.reject(None, "", Rule::Parity, &detail);
            return false;
        }
        true
    }

    /// What only one of the languages claims.
    fn differ(&self, said: &Text<Vec<String>>) -> BTreeSet<(Claim, Mode)> {
        let claims = Text::build(|language| {
            let all = said.get(language).iter();
            let all: Vec<_> = all
                .flat_map(|sentence| self.bench.said(sentence, language))
                .collect();
            compared(&all)
        });
        claims
            .ja
            .symmetric_difference(&claims.en)
            .copied()
            .collect()
    }

    fn reject(&mut self, language: Option<Language>, sentence: &str, rule: Rule, detail: &str) {
        let part = Some(self.part);
        self.rejected
            .push(rejected(language, part, sentence, rule, detail));
    }
}

fn rejected(
    language: Option<Language>,
    part: Option<Part>,
    sentence: &str,
    rule: Rule,
    detail: &str,
) -> Rejected {
    Rejected {
        language: language.map(Language::code),
        part: part.map(Part::word),
        sentence: shown(sentence),
        rule,
        detail: shown(detail),
    }
}

/// A text that can be shown anywhere: short, and with escapes for all but plain letters and marks.
fn shown(text: &str) -> String {
    let is_plain = |character: char| {
        matches!(character, ' '..='~' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '\u{4e00}'..='\u{9fff}')
            || "、。「」『』（）・：〜…".contains(character)
    };
    let mut out = String::new();
    let mut length = 0;
    for character in text.chars() {
        let escaped = if is_plain(character) {
            character.to_string()
        } else {
            character.escape_unicode().to_string()
        };
        length += escaped.chars().count();
        if length > SHORT {
            out.push('…');
            break;
        }
        out.push_str(&escaped);
    }
    out
}

/// How often each token stands in sentences.
fn tokens(sentences: &[String]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for sentence in sentences {
        for piece in pieces(sentence) {
            if let Piece::Token(token) = piece {
                *found.entry(token.to_owned()).or_default() += 1;
            }
        }
    }
    found
}

/// The tokens that do not stand equally often in both.
fn difference(ja: &BTreeMap<String, usize>, en: &BTreeMap<String, usize>) -> String {
    let all: BTreeSet<&String> = ja.keys().chain(en.keys()).collect();
    let unequal: Vec<&str> = all
        .into_iter()
        .filter(|token| ja.get(*token) != en.get(*token))
        .map(String::as_str)
        .collect();
    format!("tokens differ: {}", unequal.join(", "))
}
