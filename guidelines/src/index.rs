//! Which guides may be meant, without reading them.

use std::sync::LazyLock;

/// A line for each embedded guide, in order: its id, the kinds that its control judges, and its marks.
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/index.tsv"));

/// What is asked of guides.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'k> {
    /// A control that judges this kind.
    Kind(&'k str),
    /// A control that looks up other resources.
    Relations,
    /// An answer to events.
    Events,
    /// A risk of the OWASP Top 10 for LLM Applications.
    Risks,
}

/// What the index says of a guide.
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    kinds: &'static str,
    marks: &'static str,
}

/// The embedded guides, by id.
pub(crate) fn embedded() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> =
        LazyLock::new(|| INDEX.lines().filter_map(Entry::read).collect());
    &ENTRIES
}

impl Entry {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        Some(Self {
            id: fields.next()?,
            kinds: fields.next()?,
            marks: fields.next()?,
        })
    }

    /// Whether the guide is such a one.
    pub(crate) fn is(&self, wanted: Wanted<'_>) -> bool {
        let (list, word) = match wanted {
            Wanted::Kind(kind) => (self.kinds, kind),
            Wanted::Relations => (self.marks, "relations"),
            Wanted::Events => (self.marks, "events"),
            Wanted::Risks => (self.marks, "risks"),
        };
        list.split(' ').any(|listed| listed == word)
    }
}

impl Wanted<'_> {
    /// Whether a guide may be such a one whose `guide.toml` has this text: what it writes nowhere it does not say.
    pub(crate) fn may_be(self, toml: &str) -> bool {
        match self {
            Self::Kind(kind) => toml.contains(kind),
            Self::Relations => toml.contains("relates"),
            Self::Events => toml.contains("answers") || toml.contains("near"),
            Self::Risks => toml.contains("owasp_llm_2025"),
        }
    }
}
