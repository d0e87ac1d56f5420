//! What a model answered, read without trusting it.

use super::brief::Part;
use guidelines::Text;
use serde::Deserialize;

/// The largest draft that is read, in bytes: thirty times what two short texts in two languages take.
pub(super) const LARGEST: usize = 64 << 10;
/// The most sentences of one text.
const MOST_SENTENCES: usize = 12;

/// The sentences that a model proposes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    what: Both,
    risk: Both,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    ja: Vec<String>,
    en: Vec<String>,
}

impl Draft {
    /// Reads a draft; the error says what is wrong with it as a whole.
    pub(super) fn read(text: &str) -> Result<Self, &'static str> {
        if text.len() > LARGEST {
            return Err("too large");
        }
        let draft: Self = serde_json::from_str(text.trim()).map_err(|error| {
            if error.is_data() {
                "not in the schema"
            } else {
                "not JSON"
            }
        })?;
        let lists = [
            &draft.what.ja,
            &draft.what.en,
            &draft.risk.ja,
            &draft.risk.en,
        ];
        if lists.into_iter().any(|list| list.len() > MOST_SENTENCES) {
            return Err("too many sentences");
        }
        Ok(draft)
    }

    /// The sentences of one part.
    pub(super) fn part(self, part: Part) -> Text<Vec<String>> {
        let both = match part {
            Part::What => self.what,
            Part::Risk => self.risk,
        };
        Text {
            ja: both.ja,
            en: both.en,
        }
    }
}
