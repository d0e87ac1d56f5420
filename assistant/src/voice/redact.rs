//! What leaves the machine of a brief: typed tokens in the place of every value, and nothing at all of what strangers wrote.

use super::brief::{Brief, Class, Fact, Part, Status, Trust};
use super::words::{Vocabulary, is_name, is_word, runs};
use guidelines::{Text, Urgency};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A value of at least this many characters is taken out wherever it stands, a shorter one only where it is a word of
/// its own: a user called `a` must not take every letter a out of the sentences.
const ANYWHERE: usize = 4;
/// The longest name of a service, an operation or a finding type that is sent, in characters.
const LONGEST_NAME: usize = 96;
/// The most facts that are listed. An attack sequence can hold thousands; what the template says names far fewer.
const MOST_FACTS: usize = 200;
/// The longest name of a fact that is sent, in characters.
const LONGEST_FACT: usize = 48;

/// A brief with typed tokens in the place of its values.
#[derive(Clone, Debug)]
pub struct Redacted {
    pub(super) urgency: Option<Urgency>,
    pub(super) status: Status,
    pub(super) what: Text,
    pub(super) risk: Text,
    pub(super) table: Vec<Row>,
    pub(super) names: Vec<String>,
    pub(super) references: Vec<String>,
    pub(super) commands: Vec<String>,
    pub(super) original: BTreeMap<Part, Text>,
    pub(super) vocabulary: Vocabulary,
    tokens: BTreeMap<String, Token>,
}

/// A value and how far it may be said.
#[derive(Clone, Debug)]
struct Token {
    value: String,
    is_withheld: bool,
}

/// One line of the table of facts, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    fact: String,
    token: String,
    class: String,
    /// Characters of a text that is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    /// Tells two withheld texts apart. It is keyed with the whole brief, so that nobody finds the text by trying.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

impl Redacted {
    /// The value of a token, with its braces.
    pub fn value(&self, token: &str) -> Option<&str> {
        self.tokens.get(token).map(|found| found.value.as_str())
    }

    /// Whether a token stands for a text that strangers wrote and that was not sent.
    pub fn is_withheld(&self, token: &str) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|found| found.is_withheld)
    }

    /// A text with the values in the place of the tokens.
    pub fn restore(&self, text: &str) -> String {
        let mut restored = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => restored.push_str(plain),
                Piece::Token(token) => restored.push_str(self.value(token).unwrap_or(token)),
            }
        }
        restored
    }

    /// One part of the template, with tokens.
    pub fn part(&self, part: Part) -> &Text {
        match part {
            Part::What => &self.what,
            Part::Risk => &self.risk,
        }
    }
}

/// A stretch of a text.
pub(super) enum Piece<'a> {
    /// Text between tokens.
    Plain(&'a str),
    /// From one brace to the next, whether it is a token or not.
    Token(&'a str),
}

/// A text cut at whatever stands in braces.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (plain, tail) = rest.split_at(start);
        let Some(end) = tail.find('}') else { break };
        let (token, after) = tail.split_at(end + 1);
        found.push(Piece::Plain(plain));
        found.push(Piece::Token(token));
        rest = after;
    }
    found.push(Piece::Plain(rest));
    found
}

/// Puts typed tokens in the place of all values of a brief, one for each distinct value.
pub fn redact(brief: &Brief) -> Redacted {
    let mut ledger = Ledger::new(brief);
    let listed = brief.facts.iter().take(MOST_FACTS);
    let table = listed.map(|fact| ledger.row(fact)).collect();
    let names: Vec<String> = brief
        .names
        .iter()
        .filter(|name| is_vendors(name) && !ledger.occurs(name))
        .cloned()
        .collect();
    let what = Text::build(|language| ledger.take_out(brief.what.get(language), &names));
    let risk = Text::build(|language| ledger.take_out(brief.risk.get(language), &names));
    let commands = brief.commands.iter().map(|argv| argv.join(" ")).collect();
    let said = [&what.ja, &what.en, &risk.ja, &risk.en];
    let plain = said.iter().flat_map(|text| {
        pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Plain(plain) => Some(plain),
            Piece::Token(_) => None,
        })
    });
    let vocabulary = Vocabulary::of(plain);
    let original = BTreeMap::from([
        (Part::What, brief.what.clone()),
        (Part::Risk, brief.risk.clone()),
    ]);
    Redacted {
        urgency: brief.urgency,
        status: brief.status.clone(),
        what,
        risk,
        table,
        names,
        references: brief.references.clone(),
        commands,
        original,
        vocabulary,
        tokens: ledger.tokens,
    }
}

/// Whether a name looks as vendors' names do: Latin letters, digits, few signs, four words at most.
fn is_vendors(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && name.split_whitespace().count() <= 4
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| {
            character.is_ascii_alphanumeric()
                || matches!(character, ' ' | ':' | '.' | '-' | '/' | '!' | '&')
        })
}

/// The tokens given so far.
struct Ledger {
    key: Vec<u8>,
    tokens: BTreeMap<String, Token>,
    given: BTreeMap<String, String>,
    /// Value and token, the longest value first.
    by_length: Vec<(String, String)>,
    counts: BTreeMap<&'static str, usize>,
}

impl Ledger {
    fn new(brief: &Brief) -> Self {
        let mut key = Sha256::new();
        for fact in &brief.facts {
            key.update(fact.value.len().to_le_bytes());
            key.update(fact.value.as_bytes());
        }
        let mut ledger = Self {
            key: key.finalize().to_vec(),
            tokens: BTreeMap::new(),
            given: BTreeMap::new(),
            by_length: Vec::new(),
            counts: BTreeMap::new(),
        };
        for fact in &brief.facts {
            ledger.give(&fact.value, fact.class.word(), is_withheld(fact));
        }
        ledger
            .by_length
            .sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
        ledger
    }

    /// The token of a value: the one that it has, or a new one.
    fn give(&mut self, value: &str, word: &'static str, is_withheld: bool) -> String {
        if let Some(token) = self.given.get(value) {
            if let Some(known) = self.tokens.get_mut(token) {
                known.is_withheld |= is_withheld;
            }
            return token.clone();
        }
        let count = self.counts.entry(word).or_default();
        *count += 1;
        let token = format!("{{{word}_{count}}}");
        self.given.insert(value.to_owned(), token.clone());
        self.by_length.push((value.to_owned(), token.clone()));
        self.tokens.insert(
            token.clone(),
            Token {
                value: value.to_owned(),
                is_withheld,
            },
        );
        token
    }

    fn row(&mut self, fact: &Fact) -> Row {
        let token = self.give(&fact.value, fact.class.word(), is_withheld(fact));
        let is_stranger = is_withheld(fact);
        let is_ours = fact.name.len() <= LONGEST_FACT
            && fact
                .name
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "._".contains(character))
            && !self.occurs(&fact.name);
        let class = fact.class.word().to_ascii_lowercase();
        Row {
            fact: if is_ours {
                fact.name.clone()
            } else {
                class.clone()
            },
            token,
            class,
            length: is_stranger.then(|| fact.value.chars().count()),
            hash: is_stranger.then(|| self.hash(&fact.value)),
        }
    }

    /// Eight hexadecimal digits that tell a text from others of the same brief.
    fn hash(&self, value: &str) -> String {
        use std::fmt::Write as _;
        let digest = Sha256::new()
            .chain_update(&self.key)
            .chain_update(value.as_bytes())
            .finalize();
        let mut text = String::new();
        for byte in digest.iter().take(4) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Whether some value stands in a text.
    fn occurs(&self, text: &str) -> bool {
        self.by_length
            .iter()
            .any(|(value, _)| places(text, value).next().is_some())
    }

    /// A text with tokens for all values, the longest first, and for whatever else looks like one.
    fn take_out(&mut self, text: &str, names: &[String]) -> String {
        let mut stretches = vec![Stretch::Plain(text.to_owned())];
        for (value, token) in &self.by_length {
            stretches = stretches
                .into_iter()
                .flat_map(|stretch| stretch.cut(value, token))
                .collect();
        }
        let mut out = String::new();
        for stretch in stretches {
            match stretch {
                Stretch::Token(token) => out.push_str(&token),
                // Braces of the text itself would pass for tokens.
                Stretch::Plain(plain) => {
                    let plain = plain.replace('{', "(").replace('}', ")");
                    self.take_out_shapes(&plain, names, &mut out);
                }
            }
        }
        out
    }

    /// Tokens for addresses, ids, numbers and the like that no fact names: better a token too many than a value sent.
    fn take_out_shapes(&mut self, plain: &str, names: &[String], out: &mut String) {
        let known = Vocabulary::default();
        let mut rest = plain;
        for run in runs(plain) {
            let Some(start) = rest.find(run) else {
                continue;
            };
            let (before, after) = rest.split_at(start);
            out.push_str(before);
            rest = after.get(run.len()..).unwrap_or_default();
            let is_named = names
                .iter()
                .any(|name| name == run || name.split_whitespace().any(|word| word == run));
            if is_named || known.has(run) || (is_word(run) && !is_name(run)) {
                out.push_str(run);
            } else {
                out.push_str(&self.give(run, "WORD", false));
            }
        }
        out.push_str(rest);
    }
}

/// A part of a text from which values are being taken out.
enum Stretch {
    Plain(String),
    Token(String),
}

impl Stretch {
    /// The stretch with a token wherever a value stands.
    fn cut(self, value: &str, token: &str) -> Vec<Self> {
        let Self::Plain(text) = &self else {
            return vec![self];
        };
        let mut found = Vec::new();
        let mut from = 0;
        for start in places(text, value).filter(|_| !value.is_empty()) {
            if let Some(before) = text.get(from..start) {
                found.push(Self::Plain(before.to_owned()));
                found.push(Self::Token(token.to_owned()));
                from = start + value.len();
            }
        }
        if found.is_empty() {
            return vec![self];
        }
        found.push(Self::Plain(text.get(from..).unwrap_or_default().to_owned()));
        found
    }
}

/// Whether the text of a fact stays here: what people wrote freely, and what a stranger wrote that is not what it says.
fn is_withheld(fact: &Fact) -> bool {
    fact.trust == Trust::Untrusted && !has_shape(fact.class, &fact.value)
}

/// Whether a value is what its class says, so that it can hold no message.
fn has_shape(class: Class, value: &str) -> bool {
    let only = |allowed: fn(char) -> bool| !value.is_empty() && value.chars().all(allowed);
    match class {
        Class::Account => value.len() == 12 && only(|c| c.is_ascii_digit()),
        Class::AccessKey => value.len() <= 32 && only(|c| c.is_ascii_alphanumeric()),
        Class::Ip => value.parse::<std::net::IpAddr>().is_ok(),
        Class::Hash => value.len() <= 128 && only(|c| c.is_ascii_hexdigit()),
        Class::Number => value.len() <= 24 && only(|c| c.is_ascii_digit() || ".,-%".contains(c)),
        Class::Time => value.parse::<jiff::Timestamp>().is_ok(),
        _ => false,
    }
}

/// Where a value stands in a text, in bytes.
fn places<'a>(text: &'a str, value: &'a str) -> impl Iterator<Item = usize> + 'a {
    let anywhere = value.chars().count() >= ANYWHERE;
    let joins = |edge: Option<char>, neighbour: Option<char>| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        latin(edge) && latin(neighbour)
    };
    (!value.is_empty())
        .then(|| text.match_indices(value))
        .into_iter()
        .flatten()
        .map(|(start, _)| start)
        .filter(move |start| {
            let before = text.get(..*start).and_then(|head| head.chars().next_back());
            let after = text
                .get(start + value.len()..)
                .and_then(|tail| tail.chars().next());
            anywhere
                || (!joins(value.chars().next(), before)
                    && !joins(value.chars().next_back(), after))
        })
}
