//! Remembers what a control said of the same members: fleets are made from templates, so most resources differ only in
//! names and keys that a control does not look at.
//!
//! What a control looks at is what it names. Two resources with equal members under these names get equal verdicts, and
//! equality is compared, not only a hash of it.

use crate::reads::Reads;
use crate::rego::Converter;
use crate::{ControlError, Finding, Unknown};
use regorus::Value as RegoValue;
use rustc_hash::{FxHashMap, FxHasher};
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::hash::{Hash as _, Hasher as _};

/// How many different sets of members are remembered for each control before memory starts anew.
const CAPACITY: usize = 64;
/// How many different members are known by number before memory starts anew.
const MEMBERS: usize = 1024;

/// What one control said so far, by the numbers of the members that it names.
#[derive(Default)]
pub(crate) struct Memo(FxHashMap<Vec<u64>, Vec<Finding>>);

/// Gives equal members equal numbers, and never the same number to two that differ.
#[derive(Default)]
pub(crate) struct Numbers {
    known: FxHashMap<u64, (String, Value, u64)>,
    next: u64,
}

/// The top-level members of a configuration that some control names, and what could not be read of it.
pub(crate) struct Members<'r> {
    members: Vec<Member<'r>>,
    /// The number of its unknown places with their reasons; 0 if everything was read.
    unknown: u64,
}

struct Member<'r> {
    name: &'r str,
    value: &'r Value,
    number: u64,
    /// The engine's form of the value, once some control has asked for it.
    converted: OnceCell<RegoValue>,
}

impl Numbers {
    fn of(&mut self, name: &str, value: &Value) -> u64 {
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        value.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some((known_name, known_value, number)) = self.known.get(&hash)
            && known_name == name
            && known_value == value
        {
            return *number;
        }
        if self.known.len() >= MEMBERS {
            self.known.clear();
        }
        self.next += 1;
        self.known
            .insert(hash, (name.to_owned(), value.clone(), self.next));
        self.next
    }
}

impl<'r> Members<'r> {
    /// The members of `config` that one of the controls names.
    pub(crate) fn of<'c>(
        config: &'r Map<String, Value>,
        unknown: &Unknown,
        controls: &(impl Iterator<Item = &'c Reads> + Clone),
        numbers: &mut Numbers,
    ) -> Self {
        let named = |name: &str| controls.clone().any(|reads| reads.names_member(name));
        let unread = |unknown: &Unknown| {
            let places = unknown.iter();
            let places =
                places.map(|(at, reason)| (at.as_str().to_owned(), reason.as_str().into()));
            Value::Object(places.collect())
        };
        let unknown = if unknown.is_empty() {
            0
        } else {
            numbers.of("", &unread(unknown))
        };
        let members = config
            .iter()
            .filter(|(name, _)| named(name))
            .map(|(name, value)| Member {
                name,
                value,
                number: numbers.of(name, value),
                converted: OnceCell::new(),
            });
        Self {
            members: members.collect(),
            unknown,
        }
    }

    /// The input of a control: the members that it names, each converted once for all controls.
    pub(crate) fn input(&self, reads: &Reads, converter: &mut Converter) -> RegoValue {
        let members = self.named_by(reads).map(|member| {
            let value = member
                .converted
                .get_or_init(|| converter.convert(member.value));
            (RegoValue::from(member.name), value.clone())
        });
        members.collect::<regorus::value::Object>().into()
    }

    fn named_by<'m>(&'m self, reads: &'m Reads) -> impl Iterator<Item = &'m Member<'r>> {
        self.members
            .iter()
            .filter(|member| reads.names_member(member.name))
    }
}

impl Memo {
    /// What the control said of the same members before; else what it says now.
    pub(crate) fn recall(
        &mut self,
        reads: &Reads,
        members: &Members<'_>,
        judge: impl FnOnce() -> Result<Vec<Finding>, ControlError>,
    ) -> Result<Vec<Finding>, ControlError> {
        let numbers = members.named_by(reads).map(|member| member.number);
        let key: Vec<u64> = std::iter::once(members.unknown).chain(numbers).collect();
        if let Some(findings) = self.0.get(&key) {
            return Ok(findings.clone());
        }
        let findings = judge()?;
        if self.0.len() >= CAPACITY {
            self.0.clear();
        }
        self.0.insert(key, findings.clone());
        Ok(findings)
    }
}
