//! Facts that a company declares about its workload, because no cloud knows them.

use serde_json::{Map, Value};

/// Declared facts, visible to Rego as `data.workload`. What is not declared is undetermined, never assumed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workload(Map<String, Value>);

impl Workload {
    /// Facts by name, as `[workload]` of `sekisho.toml` gives them.
    pub fn new(facts: Map<String, Value>) -> Self {
        Self(facts)
    }

    /// The declared facts.
    pub fn facts(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Whether the fact is declared.
    pub fn declares(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The same facts with some more, for trying out what undeclared facts would change.
    #[must_use]
    pub(crate) fn with(&self, more: Map<String, Value>) -> Self {
        let mut facts = self.0.clone();
        facts.extend(more);
        Self(facts)
    }
}
