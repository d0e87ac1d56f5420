//! A key that nothing prints.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// The key of an endpoint. Printed it is `***`.
#[derive(Clone, Default)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes a key in; what is around it, such as a line break from a file, is no part of it.
    pub fn new(key: &str) -> Self {
        Self(SecretString::from(key.trim()))
    }

    /// Whether there is no key, as many local servers need none.
    pub fn is_empty(&self) -> bool {
        self.reveal().is_empty()
    }

    pub(super) fn reveal(&self) -> &str {
        self.0.expose_secret()
    }

    pub(super) fn inner(&self) -> &SecretString {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_key_is_printed_as_stars() {
        let key = Secret::new("sk-of-nobody\n");
        assert_eq!(
            format!("{key} {key:?} {:#?}", Some(&key)),
            "*** *** Some(\n    ***,\n)"
        );
        assert_eq!(key.reveal(), "sk-of-nobody");
    }
}
