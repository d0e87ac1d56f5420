//! Text that is put together from parts, some of which may not be known.

use super::expression::{Expr, Piece};
use super::frame::Env;
use super::json::to_json;
use super::print;
use super::unit::Unit;
use super::value::{At, Data, Ref, Target, Unknown, Val};
use std::rc::Rc;
use std::sync::Arc;

/// The longest text that is built, in bytes.
const LONGEST: usize = 1 << 20;

/// Text that begins like this is useful even if a part of it is not known.
const ADDRESSES: [&str; 4] = ["arn:", "projects/", "https://", "/subscriptions/"];

/// What tells unknown text from other text is kept up to this length.
const LONGEST_KEY: usize = 512;

/// Text while it is put together.
#[derive(Default)]
pub(crate) struct Joiner {
    text: String,
    open: bool,
    too_long: bool,
    unknown: Option<Arc<str>>,
    key: String,
    no_key: bool,
}

impl Joiner {
    /// Appends text that is known.
    pub(crate) fn literal(&mut self, text: &str) {
        if self.text.len().saturating_add(text.len()) > LONGEST {
            self.too_long = true;
            return;
        }
        self.text.push_str(text);
        self.push_key(text);
    }

    fn hole(&mut self, text: &str) {
        self.literal("${");
        self.literal(text);
        self.literal("}");
        self.open = true;
    }

    fn push_key(&mut self, text: &str) {
        if self.key.len().saturating_add(text.len()) > LONGEST_KEY {
            self.no_key = true;
        } else {
            self.key.push_str(text);
        }
    }

    fn push_unknown(&mut self, unknown: &Unknown) {
        match &unknown.key {
            Some(key) => self.push_key(key),
            None => self.no_key = true,
        }
        if ADDRESSES.iter().any(|head| self.text.starts_with(head)) {
            self.text.push_str("${");
            self.text.push_str(&unknown.reason);
            self.text.push('}');
            self.open = true;
        } else if self.unknown.is_none() {
            self.unknown = Some(Arc::clone(&unknown.reason));
        }
    }
}

impl Unit<'_> {
    pub(crate) fn push_piece(&mut self, joiner: &mut Joiner, piece: &Piece, env: &Env) {
        match piece {
            Piece::Literal(text) => joiner.literal(text),
            Piece::Value(expr) => {
                let val = self.eval(expr, env, At::NOWHERE);
                self.push_value(joiner, &val, expr);
            }
        }
    }

    /// Appends a value to text.
    pub(crate) fn push_value(&mut self, joiner: &mut Joiner, val: &Val, expr: &Expr) {
        let val = self.settled(val);
        match &val.data {
            Data::Null => {}
            Data::Bool(true) => joiner.literal("True"),
            Data::Bool(false) => joiner.literal("False"),
            Data::Number(number) => joiner.literal(&number.to_string()),
            Data::Text { text, open } => {
                joiner.literal(text);
                joiner.open |= *open;
            }
            Data::Ref(reference) => match hole(reference) {
                Some(text) => joiner.hole(&text),
                None => joiner.push_unknown(&Unknown {
                    reason: print::reason(expr),
                    key: None,
                }),
            },
            Data::Unknown(unknown) => joiner.push_unknown(unknown),
            Data::List(_) | Data::Object(_) | Data::Encoded(_) => match self.json_text(&val) {
                Some(text) => joiner.literal(&text),
                None => joiner.push_unknown(&Unknown {
                    reason: print::reason(expr),
                    key: None,
                }),
            },
        }
    }

    /// The JSON text of a value that is known in full.
    pub(crate) fn json_text(&mut self, val: &Val) -> Option<String> {
        if !self.afford(val) {
            return None;
        }
        let json = to_json(val)?;
        let text = match json {
            serde_json::Value::String(text) => text,
            json => json.to_string(),
        };
        (text.len() <= LONGEST).then_some(text)
    }

    /// What tells the text of a name from other names, as Azure compares names.
    pub(crate) fn identity(&mut self, val: &Val) -> Option<String> {
        let text = match &val.data {
            Data::Text { text, open: false } => return Some(text.to_lowercase()),
            Data::Text { text, open: true } => text.to_lowercase(),
            Data::Unknown(unknown) => unknown.key.as_deref()?.to_lowercase(),
            Data::Number(number) => number.to_string(),
            Data::Ref(reference) => format!("${{{}}}", hole(reference)?.to_lowercase()),
            _ => return None,
        };
        // The name of another resource is told by what that name is made of.
        let mut plain = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("${\u{1}") {
            plain.push_str(before);
            let named = after.split_once("\u{2}.name}").and_then(|(number, after)| {
                let name = self.set_member(number.parse().ok()?, "name")?;
                let name = match &name.data {
                    Data::Unknown(unknown) => unknown.key.as_deref()?.to_lowercase(),
                    _ => return None,
                };
                Some((name, after))
            });
            if let Some((name, after)) = named {
                plain.push_str(&name);
                rest = after;
            } else {
                plain.push_str("${\u{1}");
                rest = after;
            }
        }
        plain.push_str(rest);
        Some(plain)
    }

    /// The text that was put together.
    pub(crate) fn joined(&mut self, joiner: Joiner, at: At) -> Val {
        if joiner.too_long {
            return Val::unknown("a text of more than 1 MiB", at);
        }
        // Text costs memory, and names are made of the names of parents.
        if !self.spend(joiner.text.len() / 16) {
            return Val::unknown("the evaluation was stopped", at);
        }
        match joiner.unknown {
            Some(reason) => {
                let key = (!joiner.no_key).then(|| joiner.key.into());
                Val::new(Data::Unknown(Rc::new(Unknown { reason, key })), at)
            }
            None if joiner.open => Val::open(joiner.text, at),
            None => Val::text(joiner.text, at),
        }
    }

    /// Text that stands for the result of a function: certainly there, and not known.
    pub(crate) fn hole_of_call(&mut self, name: &str, args: &[Val], at: At) -> Val {
        let mut text = format!("${{{name}(");
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            let arg = self.settled(arg);
            match &arg.data {
                Data::Text { text: part, .. } => {
                    text.push('\'');
                    if part.len() <= LONGEST_KEY {
                        text.push_str(part);
                    } else {
                        text.push_str(&print::short(part));
                    }
                    text.push('\'');
                }
                Data::Number(number) => text.push_str(&number.to_string()),
                Data::Unknown(unknown) => text.push_str(&unknown.reason),
                Data::Ref(reference) => text.push_str(&hole(reference).unwrap_or_default()),
                _ => text.push('…'),
            }
        }
        text.push_str(")}");
        self.spend(text.len() / 64);
        Val::open(text, at)
    }
}

/// What stands in text for the attribute of a resource.
pub(crate) fn hole(reference: &Ref) -> Option<String> {
    let mut text = match &reference.target {
        Target::Instance(instance) => placeholder(*instance),
        Target::Named(name) => (*name).to_owned(),
        Target::Environment => "environment()".to_owned(),
        Target::Loop(_) | Target::Namespace(_) => return None,
    };
    for part in &reference.path {
        if !part.starts_with('[') {
            text.push('.');
        }
        text.push_str(part);
    }
    Some(text)
}

/// What stands for the address of an instance until all addresses are known.
pub(crate) fn placeholder(instance: usize) -> String {
    format!("\u{1}{instance}\u{2}")
}

/// Text in which every placeholder is replaced by the address that `address` gives.
pub(crate) fn with_addresses(text: &str, address: impl Fn(usize) -> Option<Arc<str>>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1}') {
        replaced.push_str(before);
        let found = after.split_once('\u{2}').and_then(|(number, after)| {
            let address = address(number.parse().ok()?)?;
            Some((address, after))
        });
        rest = match found {
            Some((address, after)) => {
                replaced.push_str(&address);
                after
            }
            None => after,
        };
    }
    replaced.push_str(rest);
    replaced
}

/// The reason for a value that is not known, or the expression.
pub(crate) fn why(val: &Val, expr: &Expr) -> Arc<str> {
    val.why().map_or_else(|| print::reason(expr), Arc::clone)
}
