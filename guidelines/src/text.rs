//! A text in both languages.

use serde::{Deserialize, Serialize};

/// The languages of every text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both, Japanese first.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The BCP 47 code, which is also the name of the text's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

/// Something said in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text<T = String> {
    /// Japanese.
    pub ja: T,
    /// English.
    pub en: T,
}

impl<T> Text<T> {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// Says it in both languages.
    pub fn build(mut say: impl FnMut(Language) -> T) -> Self {
        Self {
            ja: say(Language::Ja),
            en: say(Language::En),
        }
    }

    /// Says it in both languages, unless one of them cannot be said.
    ///
    /// # Errors
    /// The first error of `say`.
    pub fn try_build<E>(mut say: impl FnMut(Language) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self {
            ja: say(Language::Ja)?,
            en: say(Language::En)?,
        })
    }
}
