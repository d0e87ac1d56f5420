//! The exact request that is sent to a language model, which can be read before it is sent.

use super::brief::{Claim, Part};
use super::redact::{Redacted, Row};
use super::sentences::sentences;
use guidelines::Language;
use serde::Serialize;
use serde_json::{Value, json};

/// The instructions for the model. They are the same for every incident.
const PROMPT: &str = include_str!("prompt.txt");

/// A request, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    model: String,
    body: String,
}

impl Request {
    /// The body as it is sent: JSON in UTF-8. No key is part of it.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The model that is asked for.
    pub fn model(&self) -> &str {
        &self.model
    }
}

/// What the model is told, in the order in which it is read.
#[derive(Serialize)]
struct Message<'a> {
    known: Value,
    names: &'a [String],
    facts: &'a [Row],
    template: Value,
}

/// The request for one brief. The answer is asked for as a stream.
pub fn request(redacted: &Redacted, model: &str) -> Request {
    let message = Message {
        known: known(redacted),
        names: &redacted.names,
        facts: &redacted.table,
        template: template(redacted),
    };
    let body = json!({
        "model": model,
        "stream": true,
        "messages": [
            { "role": "system", "content": PROMPT },
            { "role": "user", "content": pretty(&message) },
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": { "name": "wording", "strict": true, "schema": schema() },
        },
    });
    Request {
        model: model.to_owned(),
        body: pretty(&body),
    }
}

/// JSON that people can read; what is made here can always be written.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Every claim that is known to hold or not to hold; the others are listed as unknown.
fn known(redacted: &Redacted) -> Value {
    let words = |holds: Option<bool>| -> Vec<&str> {
        Claim::ALL
            .into_iter()
            .filter(|claim| *claim != Claim::Advice && redacted.status.of(*claim) == holds)
            .map(Claim::word)
            .collect()
    };
    json!({ "happened": words(Some(true)), "did_not_happen": words(Some(false)), "unknown": words(None) })
}

fn template(redacted: &Redacted) -> Value {
    let part = |part: Part| {
        let text = |language: Language| sentences(redacted.part(part).get(language), language);
        json!({ "ja": text(Language::Ja), "en": text(Language::En) })
    };
    json!({ "what": part(Part::What), "risk": part(Part::Risk) })
}

/// The schema of the answer.
fn schema() -> Value {
    let sentences = json!({ "type": "array", "items": { "type": "string" } });
    let both = |each: &Value| {
        json!({
            "type": "object",
            "properties": { "ja": each, "en": each },
            "required": ["ja", "en"],
            "additionalProperties": false,
        })
    };
    let part = both(&sentences);
    json!({
        "type": "object",
        "properties": { "what": part, "risk": part },
        "required": ["what", "risk"],
        "additionalProperties": false,
    })
}
