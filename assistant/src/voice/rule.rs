//! Why a sentence of a draft was not taken.

use serde::Serialize;

/// The rule that a sentence, a part or a whole draft broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The answer is no JSON in the schema, or too large.
    Schema,
    /// The number of sentences differs between the languages, or from the template, by more than one.
    Count,
    /// It is too long, or not exactly one sentence.
    Sentence,
    /// It holds characters that the language does not need: controls, invisible or foreign ones.
    Characters,
    /// It holds Markdown, HTML or the like.
    Markup,
    /// It holds a token that does not exist, or braces that are no token.
    Token,
    /// It holds a token of a text that a stranger wrote where the template does not say that text.
    Withheld,
    /// It holds an address that the guide does not refer to.
    Link,
    /// It holds a literal that is no fact: an address, an id, a number, a time.
    Literal,
    /// It holds a name that is neither a fact nor known.
    Name,
    /// It uses a word that the template does not use and that is not neutral.
    Word,
    /// It holds a command.
    Command,
    /// It claims what is not known.
    Claim,
    /// It tells the reader what to do.
    Advice,
    /// It speaks of another urgency than the decided one.
    Urgency,
    /// It is not in the language that it should be in.
    Language,
    /// It uses a form that the glossary forbids.
    Glossary,
    /// Japanese and English do not say the same.
    Parity,
    /// It leaves out a fact that the template says.
    Missing,
}
