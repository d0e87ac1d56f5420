//! The facts of a workload that Sekisho knows by name, as `schemas/sekisho.config-1.json` lists them, and what a declaration of one
//! could be.
//!
//! A control may ask whether some value is in a list. While the list is not declared, it could hold whatever the control has computed,
//! so one more declaration is tried where a fault is found: a list of all words that the control can see.

use crate::Configuration;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What editors complete in `sekisho.toml`; it also says which type a fact has and which of its values controls ask for.
const SCHEMA: &str = include_str!("../../schemas/sekisho.config-1.json");

/// A value that no control asks for.
const OTHER: &str = "sekisho-trial";

/// Beyond this many combinations of values, only the first and the last value of each undeclared fact are combined.
const MOST_COMBINATIONS: usize = 64;

/// What may be declared for a fact.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    schema: &'static Map<String, Value>,
}

impl Fact {
    /// The fact of this name, if it is one of ours; a company's own controls may ask for others.
    pub fn known(name: &str) -> Option<Self> {
        Some(Self {
            schema: known()?.get(name)?.as_object()?,
        })
    }

    /// The names of all.
    pub fn names() -> impl Iterator<Item = &'static str> {
        known()
            .into_iter()
            .flat_map(|facts| facts.keys())
            .map(String::as_str)
    }

    /// Why a value cannot be declared for this fact, if it cannot.
    pub fn refuses(&self, value: &Value) -> Option<String> {
        let least = self.schema.get("minItems").and_then(Value::as_u64);
        match (self.kind(), value) {
            ("array", Value::Array(items)) if items.is_empty() && least.is_some() => {
                Some("is empty; leave it out to leave it undeclared".to_owned())
            }
            ("array", Value::Array(items)) => {
                let known = self.values("enum");
                let strange = |item: &&Value| {
                    !item.is_string() || !(known.is_empty() || known.contains(item))
                };
                let item = items.iter().find(strange)?;
                Some(if known.is_empty() {
                    format!("must be a list of texts, for example {}", self.example())
                } else {
                    format!("does not know {item}; write some of {}", Value::from(known))
                })
            }
            ("array", _) => Some(format!(
                "must be a list of texts, for example {}",
                self.example()
            )),
            ("boolean", Value::Bool(_)) => None,
            ("boolean", _) => Some("must be true or false".to_owned()),
            (_, value) => value
                .as_u64()
                .is_none_or(|number| number == 0)
                .then(|| "must be a whole number from 1".to_owned()),
        }
    }

    fn kind(self) -> &'static str {
        self.schema
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Values of a list that the schema names.
    fn values(self, keyword: &str) -> Vec<Value> {
        let items = self
            .schema
            .get("items")
            .and_then(|items| items.get(keyword));
        items.and_then(Value::as_array).cloned().unwrap_or_default()
    }

    fn example(self) -> Value {
        let known = [self.values("enum"), self.values("examples")].concat();
        known.into_iter().take(2).collect()
    }

    /// Declarations to try: everything at once, each value alone, one that nobody knows, none; the first and the last are opposites.
    fn trials(self) -> Vec<Value> {
        match self.kind() {
            "array" => {
                let known = [self.values("enum"), self.values("examples")].concat();
                let all = known.iter().cloned().chain([json!(OTHER)]).collect();
                let alone = known.iter().map(|value| json!([value]));
                [all]
                    .into_iter()
                    .chain(alone)
                    .chain([json!([OTHER]), json!([])])
                    .collect()
            }
            "boolean" => vec![json!(true), json!(false)],
            _ => vec![json!(u32::MAX), json!(1)],
        }
    }
}

/// `properties.workload.properties` of the schema.
fn known() -> Option<&'static Map<String, Value>> {
    static SCHEMA_READ: OnceLock<Value> = OnceLock::new();
    let schema = SCHEMA_READ.get_or_init(|| serde_json::from_str(SCHEMA).unwrap_or_default());
    schema
        .pointer("/properties/workload/properties")?
        .as_object()
}

/// What the undeclared facts could be, all of them at once: each element holds a value for each fact.
pub(crate) fn declarations(undeclared: &[&String]) -> Vec<Map<String, Value>> {
    if undeclared.is_empty() {
        return Vec::new();
    }
    // Of a fact that is not ours, neither type nor values are known.
    let unknown = || vec![json!([OTHER]), json!(true), json!([]), json!(false)];
    let mut trials: Vec<Vec<Value>> = undeclared
        .iter()
        .map(|name| Fact::known(name).map_or_else(unknown, Fact::trials))
        .collect();
    let combinations = |trials: &[Vec<Value>]| trials.iter().map(Vec::len).product::<usize>();
    if combinations(&trials) > MOST_COMBINATIONS {
        for values in &mut trials {
            let ends = [values.first(), values.last()];
            *values = ends.into_iter().flatten().cloned().collect();
        }
    }
    let mut all = vec![Map::new()];
    for (name, values) in undeclared.iter().zip(&trials) {
        let with = |facts: &Map<String, Value>| {
            let facts = facts.clone();
            values.iter().map(move |value| {
                let mut facts = facts.clone();
                facts.insert((*name).clone(), value.clone());
                facts
            })
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// Whether some undeclared fact is a list, or may be one.
pub(crate) fn has_lists(undeclared: &[String]) -> bool {
    undeclared.iter().any(|name| is_list(name))
}

fn is_list(name: &str) -> bool {
    Fact::known(name).is_none_or(|fact| fact.kind() == "array")
}

/// The undeclared lists as they would be if they held all that the control can see.
pub(crate) fn generous(undeclared: &[String], seen: &BTreeSet<&str>) -> Map<String, Value> {
    let lists = undeclared.iter().filter(|name| is_list(name));
    let holds_all = |name: &String| {
        let values = seen.iter().copied();
        (name.clone(), values.chain(["*"]).map(Value::from).collect())
    };
    lists.map(holds_all).collect()
}

/// The words of a configuration: its texts and names, whole and taken apart at whatever separates the parts of ids and addresses, in
/// either letter case.
pub(crate) type Words<'v> = FxHashSet<Cow<'v, str>>;

/// Adds the words of a configuration.
pub(crate) fn words_in_configuration<'v>(config: &'v Configuration, found: &mut Words<'v>) {
    for (name, member) in config.members() {
        words_of(name, found);
        words_in(member, found);
    }
}

/// Adds the words of a part of a configuration.
pub(crate) fn words_in<'v>(value: &'v Value, found: &mut Words<'v>) {
    match value {
        Value::String(text) => words_of(text, found),
        Value::Array(items) => items.iter().for_each(|item| words_in(item, found)),
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            words_of(name, found);
            words_in(member, found);
        }),
        _ => {}
    }
}

fn words_of<'v>(text: &'v str, found: &mut Words<'v>) {
    if !add(Cow::Borrowed(text), found) {
        // It was taken apart before.
        return;
    }
    let is_one = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if text.bytes().all(is_one) {
        return;
    }
    let coarse = text.split(|c: char| !(c.is_alphanumeric() || "-_.*".contains(c)));
    let fine = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    for word in coarse.chain(fine) {
        add(Cow::Borrowed(word), found);
    }
    if text.contains(' ') {
        add(text.replace(' ', "").into(), found);
    }
}

/// Adds a word in both letter cases, and says whether it is new.
fn add<'v>(word: Cow<'v, str>, found: &mut Words<'v>) -> bool {
    if word.is_empty() || found.contains(&word) {
        return false;
    }
    if word.contains(|c: char| c.is_ascii_uppercase() || !c.is_ascii()) {
        found.insert(word.to_lowercase().into());
    }
    found.insert(word)
}
