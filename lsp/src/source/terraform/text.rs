//! Puts text together from parts of which some are not known.

use super::engine::{Binding, Engine, Scope};
use super::evaluate::Outcome;
use super::json_text::json_text;
use super::operators;
use super::syntax::Part;
use policy::{Mark, Written, WrittenValue as Value};
use std::sync::Arc;

/// How long a text may become, in bytes.
const MAX_TEXT: usize = 1 << 20;

/// Text that begins like this names something, even if a part of the name is not known.
const NAMES: [&str; 10] = [
    "arn:",
    "projects/",
    "https://",
    "/subscriptions/",
    "serviceAccount:",
    "user:",
    "group:",
    "domain:",
    "principal:",
    "principalSet:",
];

/// Text while it is put together.
#[derive(Default)]
pub(super) struct Building {
    text: String,
    open: bool,
    unknown: Option<Arc<str>>,
    /// Something was put in that is no text, and cannot become one.
    refused: bool,
    too_long: bool,
}

impl Building {
    /// Appends text that is known.
    pub(super) fn push_text(&mut self, text: &str) {
        if self.text.len() + text.len() > MAX_TEXT {
            self.too_long = true;
        } else {
            self.text.push_str(text);
        }
    }

    /// Appends a value as text.
    pub(super) fn push(&mut self, value: &Value) {
        match value {
            Value::Text { text, open } => {
                self.open |= open;
                self.push_text(text);
            }
            Value::Bool(value) => self.push_text(if *value { "true" } else { "false" }),
            Value::Number(number) => self.push_text(&number.to_string()),
            Value::Reference(reference) => {
                self.open = true;
                let text = format!("${{{}.{}}}", reference.resource, reference.attribute);
                self.push_text(&text);
            }
            Value::Encoded(inner) => {
                let mut json = Self::default();
                json_text(&inner.value, &mut json);
                self.open |= json.open;
                self.too_long |= json.too_long;
                if let Some(reason) = json.unknown {
                    self.unknown.get_or_insert(reason);
                }
                self.push_text(&json.text);
            }
            Value::Unknown(reason) => self.push_unknown(reason),
            Value::Null | Value::List(_) | Value::Object(_) => self.refused = true,
        }
    }

    /// Appends a part that is not known.
    pub(super) fn push_unknown(&mut self, reason: &Arc<str>) {
        if NAMES.iter().any(|name| self.text.starts_with(name)) {
            self.open = true;
            self.push_text(&format!("${{{reason}}}"));
        } else {
            self.unknown.get_or_insert_with(|| Arc::clone(reason));
        }
    }

    /// Appends this text to another one as JSON writes text.
    pub(super) fn quote_into(self, into: &mut Self) {
        into.open |= self.open;
        into.refused |= self.refused;
        into.too_long |= self.too_long;
        if let Some(reason) = self.unknown {
            into.unknown.get_or_insert(reason);
        }
        into.push_text(&serde_json::Value::from(self.text).to_string());
    }

    /// The text; or why it is unknown; or nothing if it can be none.
    pub(super) fn finish(self, engine: &mut Engine) -> Result<Value, Option<Arc<str>>> {
        if self.refused {
            return Err(None);
        }
        if let Some(reason) = self.unknown {
            return Err(Some(reason));
        }
        // Text is paid for by its length, so that loops cannot fill the memory with it.
        if self.too_long || !engine.charge(self.text.len() / 64) {
            return Err(Some(Arc::from("a text that is too long")));
        }
        Ok(Value::Text {
            text: Arc::from(self.text),
            open: self.open,
        })
    }

    /// The outcome of a function that gives this text.
    pub(super) fn outcome(self, engine: &mut Engine) -> Outcome {
        match self.finish(engine) {
            Ok(value) => Outcome::Known(value),
            Err(Some(reason)) => Outcome::Because(reason),
            Err(None) => Outcome::Refused,
        }
    }
}

impl Engine<'_> {
    /// A template that is used at `slot`. One that is a single value is that value.
    pub(super) fn template(&mut self, parts: &[Part], scope: Scope, slot: Mark) -> Written {
        if let [Part::Value(value)] = parts {
            return self.value(value, scope, slot);
        }
        let mut building = Building::default();
        self.parts(parts, scope, slot, &mut building);
        match building.finish(self) {
            Ok(value) => Written::new(value, slot),
            Err(Some(reason)) => Written::unknown(reason, slot),
            Err(None) => {
                self.failed = true;
                Written::unknown("text of something that is no text", slot)
            }
        }
    }

    fn parts(&mut self, parts: &[Part], scope: Scope, slot: Mark, building: &mut Building) {
        for part in parts {
            if building.too_long || self.is_exhausted() {
                building.too_long = true;
                return;
            }
            match part {
                Part::Text(text) => building.push_text(text),
                Part::Value(value) => {
                    let found = self.value(value, scope, slot).value;
                    match found {
                        // A reference to all of something is no text.
                        Value::Reference(reference) if reference.attribute.is_empty() => {
                            building.push_unknown(&self.quote(value.at));
                        }
                        Value::Null | Value::List(_) | Value::Object(_) => {
                            self.failed = true;
                            building.push_unknown(&self.quote(value.at));
                        }
                        found => building.push(&found),
                    }
                }
                Part::If(condition, yes, no) => {
                    let found = self.value(condition, scope, slot).value;
                    match operators::truth(&found) {
                        Outcome::Known(Value::Bool(true)) => self.parts(yes, scope, slot, building),
                        Outcome::Known(_) => self.parts(no, scope, slot, building),
                        Outcome::Because(reason) => building.push_unknown(&reason),
                        Outcome::Unknown => building.push_unknown(&self.quote(condition.at)),
                        Outcome::Refused => {
                            self.failed = true;
                            building.push_unknown(&self.quote(condition.at));
                        }
                    }
                }
                Part::For(intro, inner) => match self.turns(intro, scope) {
                    Ok(turns) => {
                        for (key, value) in turns {
                            self.charge(1);
                            let name = intro.key.as_deref().unwrap_or_default();
                            let key = Binding::new(name, Written::new(key, slot), scope.bindings);
                            let value = Binding::new(&intro.value, value, Some(&key));
                            self.parts(inner, scope.with(&value), slot, building);
                        }
                    }
                    Err(reason) => building.push_unknown(&reason),
                },
            }
        }
    }
}
