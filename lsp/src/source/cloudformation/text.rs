//! Text put together of parts of which some may be known only later: `Sub`, `Join`, `Split`, `Base64`.

use super::super::document::{Node, NodeValue};
use super::call::Call;
use super::evaluate::{Evaluation, reason};
use super::stack::{Scope, unroll};
use policy::{Mark, Written, WrittenValue as Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The longest text that is computed.
pub(super) const LONGEST: usize = 1 << 20;

/// Beginnings that tell enough for text with an unknown part to be kept.
const HEADS: [&str; 4] = ["arn:", "projects/", "https://", "/subscriptions/"];

/// What CloudFormation looks up when it deploys.
const RESOLVE: &str = "{{resolve:";

/// Text that grows part by part.
#[derive(Default)]
pub(super) struct Composed {
    text: String,
    open: bool,
    unknown: Option<Arc<str>>,
    too_long: bool,
}

impl Composed {
    /// Adds text as it is written.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.len() + text.len() > LONGEST {
            self.too_long = true;
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds a value.
    pub(super) fn add(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Bool(truth) => self.push(if *truth { "true" } else { "false" }),
            Value::Number(number) => self.push(&number.to_string()),
            Value::Text { text, open } => {
                self.push(text);
                self.open |= open;
            }
            Value::Reference(reference) => {
                let expression = if reference.attribute.is_empty() {
                    format!("${{{}}}", reference.resource)
                } else {
                    format!("${{{}.{}}}", reference.resource, reference.attribute)
                };
                self.push(&expression);
                self.open = true;
            }
            Value::Unknown(reason) => self.add_unknown(reason),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.push(",");
                    }
                    self.add(&item.value);
                }
            }
            Value::Object(_) | Value::Encoded(_) => self.add_unknown("an object in text"),
        }
    }

    fn add_unknown(&mut self, reason: &str) {
        if HEADS.iter().any(|head| self.text.starts_with(head)) {
            let name = reason
                .strip_prefix("!Ref ")
                .or_else(|| reason.strip_prefix("!GetAtt "))
                .unwrap_or(reason);
            let name = name.replace(['{', '}'], "");
            self.push(&format!("${{{name}}}"));
            self.open = true;
        } else {
            self.unknown.get_or_insert_with(|| Arc::from(reason));
        }
    }

    fn into_value(self) -> Value {
        if self.too_long {
            return Value::Unknown(Arc::from("text longer than 1 MiB"));
        }
        if let Some(reason) = self.unknown {
            return Value::Unknown(reason);
        }
        if self.text.contains(RESOLVE) {
            return resolved_later(&self.text, self.open);
        }
        Value::Text {
            text: Arc::from(self.text),
            open: self.open,
        }
    }
}

/// Text that is written as it is.
pub(super) fn written(text: &str) -> Value {
    if text.contains(RESOLVE) {
        resolved_later(text, false)
    } else {
        Value::text(text)
    }
}

/// Text with dynamic references. A secret is certainly there, and not in the template; any other value may be anything.
fn resolved_later(text: &str, open: bool) -> Value {
    let mut composed = Composed {
        open,
        ..Composed::default()
    };
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(RESOLVE) {
        composed.push(before);
        let Some((inner, after)) = from.split_once("}}") else {
            composed.push(RESOLVE);
            rest = from;
            continue;
        };
        let expression = format!("{RESOLVE}{inner}}}}}");
        if inner.starts_with("ssm:") {
            composed.add_unknown(&reason(&expression));
        } else {
            composed.push(&expression);
            composed.open = true;
        }
        rest = after;
    }
    composed.push(rest);
    match (composed.too_long, composed.unknown) {
        (true, _) => Value::Unknown(Arc::from("text longer than 1 MiB")),
        (_, Some(reason)) => Value::Unknown(reason),
        (_, None) => Value::Text {
            text: Arc::from(composed.text),
            open: composed.open,
        },
    }
}

impl Evaluation<'_> {
    /// Text that is written as it is.
    pub(super) fn literal(&mut self, scope: Scope<'_, '_>, text: &str, mark: Mark) -> Written {
        let unrolled;
        let text = if scope.loops.is_some() {
            match unroll(scope.loops, text) {
                Ok(known) => {
                    unrolled = known;
                    &unrolled
                }
                Err(reason) => return Written::unknown(reason, mark),
            }
        } else {
            text
        };
        self.spend_text(text.len(), scope);
        Written::new(written(text), mark)
    }

    /// Finishes text.
    fn composed(&mut self, scope: Scope<'_, '_>, composed: Composed, mark: Mark) -> Written {
        if self.spend_text(composed.text.len(), scope) {
            Written::new(composed.into_value(), mark)
        } else {
            Written::unknown("the template is too large", mark)
        }
    }

    /// `Fn::Sub`: `${Name}`, `${Name.Attribute}` and `${!Literal}` in text, with names of its own if there is a second
    /// argument.
    pub(super) fn sub(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let (template, names) = match &call.argument.value {
            NodeValue::Text(text) => (text.as_str(), None),
            NodeValue::List(items) => match (items.first().map(|item| &item.value), items.get(1)) {
                (Some(NodeValue::Text(text)), names) => (text.as_str(), names),
                _ => return Written::unknown("!Sub", mark),
            },
            NodeValue::Number(_) | NodeValue::Bool(_) => {
                return self.content(scope, call.argument, mark);
            }
            _ => return Written::unknown("!Sub", mark),
        };
        let own: BTreeMap<&str, Written> = names
            .map(Node::members)
            .unwrap_or_default()
            .iter()
            .map(|member| {
                let value = self.value(scope, &member.value, mark);
                (member.key.as_str(), value)
            })
            .collect();
        let template = match unroll(scope.loops, template) {
            Ok(template) => template,
            Err(reason) => return Written::unknown(reason, mark),
        };
        let mut composed = Composed::default();
        let mut rest = template.as_str();
        while let Some((before, from)) = rest.split_once("${") {
            composed.push(before);
            let Some((name, after)) = from.split_once('}') else {
                composed.push("${");
                rest = from;
                continue;
            };
            rest = after;
            if let Some(literal) = name.strip_prefix('!') {
                composed.push(&format!("${{{literal}}}"));
                continue;
            }
            let name = name.trim();
            let value = match own.get(name) {
                Some(value) => value.clone(),
                None => self.named(scope, name, mark),
            };
            let alone = before.is_empty() && after.is_empty() && composed.text.is_empty();
            if alone && !matches!(value.value, Value::Null | Value::List(_)) {
                return value.marked(mark);
            }
            composed.add(&value.value);
        }
        composed.push(rest);
        self.composed(scope, composed, mark)
    }

    /// `Fn::Join`: the elements of a list with a delimiter between them.
    pub(super) fn join(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let [delimiter, list] = call.arguments() else {
            return Written::unknown("!Join", mark);
        };
        let delimiter = self.value(scope, delimiter, mark);
        let list = self.value(scope, list, mark);
        let mut composed = Composed::default();
        match &list.value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        composed.add(&delimiter.value);
                    }
                    composed.add(&item.value);
                }
            }
            one => composed.add(one),
        }
        self.composed(scope, composed, mark)
    }

    /// `Fn::Split`: the parts of text between delimiters.
    pub(super) fn split(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let [delimiter, text] = call.arguments() else {
            return Written::unknown("!Split", mark);
        };
        let delimiter = self.value(scope, delimiter, mark);
        let text = self.value(scope, text, mark);
        let Some(delimiter) = delimiter.value.as_str().filter(|text| !text.is_empty()) else {
            return Written::unknown(why(&delimiter, "!Split"), mark);
        };
        let Some(text) = text.value.as_str() else {
            return Written::unknown(why(&text, "!Split"), mark);
        };
        let count = text.matches(delimiter).count() + 1;
        if !self.spend(count, scope) {
            return Written::unknown("the template is too large", mark);
        }
        let parts = text.split(delimiter).map(|part| Written::text(part, mark));
        Written::new(Value::List(parts.collect()), mark)
    }

    /// `Fn::Base64`.
    pub(super) fn base64(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let value = self.argument(scope, call, mark);
        let mut composed = Composed::default();
        composed.add(&value.value);
        match composed.into_value() {
            Value::Text { text, open: false } => {
                let encoded = encode(text.as_bytes());
                let mut composed = Composed::default();
                composed.push(&encoded);
                self.composed(scope, composed, mark)
            }
            _ => Written::unknown(why(&value, "!Base64"), mark),
        }
    }
}

/// Why a value that is needed is not known: its own reason, or what it is.
pub(super) fn why(value: &Written, function: &str) -> Arc<str> {
    match &value.value {
        Value::Unknown(reason) => Arc::clone(reason),
        Value::Reference(reference) if reference.attribute.is_empty() => {
            reason(&format!("!Ref {}", reference.resource))
        }
        Value::Reference(reference) => reason(&format!(
            "!GetAtt {}.{}",
            reference.resource, reference.attribute
        )),
        Value::Text { text, open: true } => {
            let name = text
                .strip_prefix("${")
                .and_then(|rest| rest.strip_suffix('}'))
                .filter(|name| !name.contains('{'));
            match name {
                Some(name) => reason(&format!("!Ref {name}")),
                None => reason(text),
            }
        }
        _ => Arc::from(function),
    }
}

fn encode(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| {
        LETTERS
            .get((bits & 63) as usize)
            .map_or('=', |byte| char::from(*byte))
    };
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| chunk.get(index).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        encoded.push(letter(bits >> 18));
        encoded.push(letter(bits >> 12));
        encoded.push(if chunk.len() > 1 {
            letter(bits >> 6)
        } else {
            '='
        });
        encoded.push(if chunk.len() > 2 { letter(bits) } else { '=' });
    }
    encoded
}
