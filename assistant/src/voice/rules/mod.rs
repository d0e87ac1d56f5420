//! The rules that each sentence of a draft has to keep, by itself.

mod character;
mod link;
mod literal;
mod plain;
mod urgency;

use super::brief::{Claim, Part};
use super::claims::{Said, claims, is_supported};
use super::lexicon::{Sense, hits, numeral};
use super::redact::{Piece, Redacted, pieces};
use super::rule::Rule;
use super::sentences::sentences;
use super::words::{MASK, Vocabulary};
use guidelines::Language;

/// What was broken, and by what.
pub(super) type Broken = (Rule, String);

/// The longest sentences, in characters, where a token counts as one: what a reader takes in at once.
const LONGEST: [(Language, usize); 2] = [(Language::Ja, 120), (Language::En, 300)];

/// Everything that the sentences of one part are held against.
pub(super) struct Bench<'a> {
    redacted: &'a Redacted,
    part: Part,
    /// What the template claims in this part, in either language.
    template: Vec<Said>,
}

impl<'a> Bench<'a> {
    pub(super) fn new(redacted: &'a Redacted, part: Part) -> Self {
        let template = Language::ALL
            .into_iter()
            .flat_map(|language| {
                let text = redacted.part(part).get(language);
                sentences(text, language)
                    .into_iter()
                    .flat_map(move |sentence| claims(&masked(redacted, &sentence), language))
            })
            .collect();
        Self {
            redacted,
            part,
            template,
        }
    }

    /// What a sentence claims.
    pub(super) fn said(&self, sentence: &str, language: Language) -> Vec<Said> {
        claims(&masked(self.redacted, sentence), language)
    }

    /// Holds one sentence against all rules.
    pub(super) fn judge(&self, sentence: &str, language: Language) -> Result<(), Broken> {
        character::allowed(sentence, language)?;
        self.tokens(sentence)?;
        let plain = link::without_references(sentence, &self.redacted.references)?;
        let masked = masked(self.redacted, &plain);
        one_sentence(&masked, language)?;
        character::no_markup(&masked)?;
        self.commands(&masked)?;
        let vocabulary = &self.redacted.vocabulary;
        literal::not_glued(&masked)?;
        self.words(&masked, language, vocabulary)?;
        self.claims(&masked, language)?;
        literal::all_known(&masked, language, vocabulary)?;
        urgency::decided(
            &masked,
            language,
            self.redacted.urgency,
            self.redacted.part(self.part).get(language),
        )?;
        character::in_language(&masked, language)?;
        let template: Vec<&str> = Part::ALL
            .into_iter()
            .map(|part| self.redacted.part(part).get(language).as_str())
            .collect();
        glossary(&masked, language)?;
        plain::all_plain(&masked, language, &template.join("\n"), vocabulary)
    }

    fn tokens(&self, sentence: &str) -> Result<(), Broken> {
        let template = self.redacted.part(self.part);
        for piece in pieces(sentence) {
            match piece {
                Piece::Plain(plain) if plain.contains(['{', '}']) => {
                    return Err((Rule::Token, "a brace that belongs to no token".to_owned()));
                }
                Piece::Plain(_) => {}
                Piece::Token(token) if self.redacted.value(token).is_none() => {
                    return Err((Rule::Token, token.to_owned()));
                }
                Piece::Token(token) => {
                    let is_said = Language::ALL
                        .into_iter()
                        .any(|language| template.get(language).contains(token));
                    if self.redacted.is_withheld(token) && !is_said {
                        return Err((Rule::Withheld, token.to_owned()));
                    }
                }
            }
        }
        Ok(())
    }

    /// A command that the guide gives may be said; nothing else may look like one.
    fn commands(&self, masked: &str) -> Result<(), Broken> {
        for hit in hits(masked, Language::En) {
            let word = masked.get(hit.start..hit.end).unwrap_or_default();
            let head = masked.get(..hit.start).unwrap_or_default();
            // What stands inside a run, as `aws` in an ARN, is a literal, which is looked at elsewhere.
            let is_alone = !head.ends_with(|before: char| before.is_ascii_graphic());
            if *hit.sense == Sense::Command && is_alone && !self.redacted.vocabulary.has(word) {
                return Err((Rule::Command, word.to_owned()));
            }
        }
        let option = |word: &&str| {
            word.strip_prefix('-')
                .is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_alphabetic()))
        };
        match masked.split_whitespace().find(option) {
            Some(word) => Err((Rule::Command, word.to_owned())),
            None => Ok(()),
        }
    }

    /// Numbers in words have to be the template's.
    fn words(
        &self,
        masked: &str,
        language: Language,
        vocabulary: &Vocabulary,
    ) -> Result<(), Broken> {
        let template = self.redacted.part(self.part).get(language);
        for hit in hits(masked, language) {
            let word = masked.get(hit.start..hit.end).unwrap_or_default();
            let is_said = match language {
                Language::Ja => template.contains(word),
                Language::En => vocabulary.has(&word.to_ascii_lowercase()),
            };
            if *hit.sense == Sense::Number && !is_said {
                return Err((Rule::Literal, format!("number in words: {word}")));
            }
        }
        match numeral(masked) {
            Some(word) if language == Language::Ja && !template.contains(&word) => {
                Err((Rule::Literal, format!("number in words: {word}")))
            }
            _ => Ok(()),
        }
    }

    fn claims(&self, masked: &str, language: Language) -> Result<(), Broken> {
        for said in claims(masked, language) {
            if !is_supported(&said, self.part, &self.redacted.status, &self.template) {
                let rule = if said.claim == Claim::Advice {
                    Rule::Advice
                } else {
                    Rule::Claim
                };
                let word = said.claim.word();
                return Err((rule, format!("{word} ({:?}): {}", said.mode, said.word)));
            }
        }
        Ok(())
    }
}

/// A sentence with the mask in the place of tokens, names of vendors and commands of the guide.
fn masked(redacted: &Redacted, sentence: &str) -> String {
    let mut text: String = pieces(sentence)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(plain) => plain.to_owned(),
            Piece::Token(_) => MASK.to_string(),
        })
        .collect();
    let mut given: Vec<&String> = redacted.names.iter().chain(&redacted.commands).collect();
    given.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in given {
        text = literal::mask_word(&text, name);
    }
    text
}

fn one_sentence(masked: &str, language: Language) -> Result<(), Broken> {
    let length = masked.chars().count();
    let longest = LONGEST
        .iter()
        .find(|(known, _)| *known == language)
        .map_or(0, |(_, longest)| *longest);
    if length > longest {
        return Err((Rule::Sentence, format!("{length} characters")));
    }
    let stop = match language {
        Language::Ja => '。',
        Language::En => '.',
    };
    if !masked.ends_with(stop) || sentences(masked, language).len() != 1 {
        return Err((Rule::Sentence, "not exactly one sentence".to_owned()));
    }
    Ok(())
}

fn glossary(masked: &str, language: Language) -> Result<(), Broken> {
    let forbidden = match language {
        Language::Ja => guidelines::lint::forbidden(masked),
        Language::En => Vec::new(),
    };
    match forbidden.into_iter().next() {
        Some(problem) => Err((Rule::Glossary, problem)),
        None => Ok(()),
    }
}
