//! Fills the facts of a finding into a guide's sentence.

use crate::DocumentError;
use minijinja::value::ValueKind;
use minijinja::{Environment, Output, State, UndefinedBehavior, Value, escape_formatter};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A compiled sentence with `{{ facts }}`.
#[derive(Clone, Debug)]
pub struct Sentence(Arc<Environment<'static>>);

/// How many steps a sentence may take, so that a loop in one cannot hold a report up.
const FUEL: u64 = 100_000;
/// The one template of a sentence's environment.
const NAME: &str = "sentence";

impl Sentence {
    /// Compiles a sentence.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn new(template: &str) -> Result<Self, DocumentError> {
        Self::with_unknown(template, "none")
    }

    /// Compiles a sentence in which `unknown` stands for what is `null`: an event need not say everything.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn with_unknown(template: &str, unknown: &'static str) -> Result<Self, DocumentError> {
        let mut environment = Environment::new();
        // A fact that the control does not give is a defect of the guide, not an empty word in a report.
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_formatter(move |out, state, value| {
            if value.is_none() {
                return Ok(out.write_str(unknown)?);
            }
            write_fact(out, state, value)
        });
        environment.set_fuel(Some(FUEL));
        environment
            .add_template_owned(NAME, template.to_owned())
            .map_err(|error| DocumentError {
                language: "ja.md, en",
                problem: format!("the statement is no template: {error}"),
            })?;
        Ok(Self(Arc::new(environment)))
    }

    /// The sentence with these facts in it, as plain text: the writer of a report escapes it for its format.
    ///
    /// # Errors
    /// A fact that the sentence uses and that is not given.
    pub fn say(&self, facts: &impl Serialize) -> Result<String, minijinja::Error> {
        self.0
            .get_template(NAME)?
            .render(minijinja::value::Serde(facts))
    }

    /// The facts that the sentence uses.
    pub fn facts(&self) -> BTreeSet<String> {
        self.0
            .get_template(NAME)
            .map(|template| template.undeclared_variables(false).into_iter().collect())
            .unwrap_or_default()
    }
}

/// Writes a fact as configurations spell it: `true` and `false`, where the template engine would write `True`.
fn write_fact(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    if value.kind() == ValueKind::Bool {
        return Ok(out.write_str(if value.is_true() { "true" } else { "false" })?);
    }
    escape_formatter(out, state, value)
}

#[cfg(test)]
mod tests {
    use super::Sentence;
    use serde_json::json;

    #[test]
    fn facts_are_spelled_as_in_configurations() {
        let sentence = Sentence::new("{{ name }} が {{ value }} です。").unwrap();
        assert_eq!(
            sentence
                .say(&json!({"name": "enabled", "value": false}))
                .unwrap(),
            "enabled が false です。"
        );
        assert_eq!(
            sentence.facts().into_iter().collect::<Vec<_>>(),
            ["name", "value"]
        );
    }

    #[test]
    fn a_missing_fact_is_an_error() {
        assert!(
            Sentence::new("{{ name }}")
                .unwrap()
                .say(&json!({}))
                .is_err()
        );
    }
}
