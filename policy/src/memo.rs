//! Remembers what a control said of the same members: fleets are made from templates, so most resources differ only in
//! names and keys that a control does not look at.
//!
//! What a control looks at is what it names. Two resources with equal members under these names get equal verdicts, and
//! equality is compared, not only a hash of it. Of an ARN that it takes a part of by number, only that part counts.

use crate::reads::{Reads, Seen};
use crate::recent::Recent;
use crate::rego::Converter;
use crate::{ControlError, Finding, Unknown};
use regorus::Value as RegoValue;
use rustc_hash::FxHasher;
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::hash::{Hash as _, Hasher as _};

/// How many different sets of members are remembered for each control.
const CAPACITY: usize = 64;
/// How many different members are known by number.
const MEMBERS: usize = 512;

/// What one control said so far, by the numbers of what it sees.
pub(crate) struct Memo(Recent<Vec<u64>, Vec<Finding>>);

/// Gives equal members equal numbers, and never the same number to two that differ.
pub(crate) struct Numbers {
    known: Recent<u64, (String, Value, u64)>,
    next: u64,
}

/// The top-level members of a configuration that some control names, and what could not be read of it.
pub(crate) struct Members<'r> {
    named: Vec<Member<'r>>,
    unknown: &'r Unknown,
    /// The number of its unknown places with their reasons, once some control has asked for it; 0 if everything was read.
    unread: OnceCell<u64>,
}

struct Member<'r> {
    name: &'r str,
    value: &'r Value,
    /// Its number, once some control has seen all of it.
    number: OnceCell<u64>,
    /// The engine's form of the value, once some control has asked for it.
    converted: OnceCell<RegoValue>,
}

impl Default for Memo {
    fn default() -> Self {
        Self(Recent::new(CAPACITY))
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            known: Recent::new(MEMBERS),
            next: 0,
        }
    }
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
        self.next += 1;
        let known = (name.to_owned(), value.clone(), self.next);
        self.known.insert(hash, known);
        self.next
    }
}

impl<'r> Members<'r> {
    /// The members of `config` that one of the controls names.
    pub(crate) fn of<'c>(
        config: &'r Map<String, Value>,
        unknown: &'r Unknown,
        controls: &(impl Iterator<Item = &'c Reads> + Clone),
    ) -> Self {
        let named = |name: &str| controls.clone().any(|reads| reads.names_member(name));
        let members = config
            .iter()
            .filter(|(name, _)| named(name))
            .map(|(name, value)| Member {
                name,
                value,
                number: OnceCell::new(),
                converted: OnceCell::new(),
            });
        Self {
            named: members.collect(),
            unknown,
            unread: OnceCell::new(),
        }
    }

    /// The input of a control: the members that it names, each converted once for all controls.
    pub(crate) fn input(&self, reads: &Reads, converter: &mut Converter) -> RegoValue {
        let named = self.named.iter();
        let named = named.filter(|member| reads.names_member(member.name));
        let members = named.map(|member| {
            let value = member
                .converted
                .get_or_init(|| converter.member(member.value));
            (RegoValue::from(member.name), value.clone())
        });
        members.collect::<regorus::value::Object>().into()
    }

    /// The numbers of all that a control sees. Nothing in them is at the same place for all inputs, but each tells its member.
    fn seen_by(&self, reads: &Reads, numbers: &mut Numbers) -> Vec<u64> {
        let unread = || {
            if self.unknown.is_empty() {
                return 0;
            }
            let places = self.unknown.iter();
            let places =
                places.map(|(at, reason)| (at.as_str().to_owned(), reason.as_str().into()));
            numbers.of("", &Value::Object(places.collect()))
        };
        let mut seen = vec![*self.unread.get_or_init(unread)];
        for member in &self.named {
            match (reads.seen_of(member.name), member.value) {
                (None, _) => {}
                (Some(Seen::Parts(parts)), Value::String(text)) => {
                    let all: Vec<&str> = text.split(':').collect();
                    seen.extend(parts.iter().map(|part| {
                        let value = all.get(*part).map_or(Value::Null, |part| (*part).into());
                        numbers.of(&format!("{}\0{part}", member.name), &value)
                    }));
                }
                (Some(Seen::All | Seen::Parts(_)), _) => {
                    let number = || numbers.of(member.name, member.value);
                    seen.push(*member.number.get_or_init(number));
                }
            }
        }
        seen
    }
}

impl Memo {
    /// What the control said of the same members before; else what it says now.
    pub(crate) fn recall(
        &mut self,
        reads: &Reads,
        members: &Members<'_>,
        numbers: &mut Numbers,
        judge: impl FnOnce() -> Result<Vec<Finding>, ControlError>,
    ) -> Result<Vec<Finding>, ControlError> {
        let key = members.seen_by(reads, numbers);
        if let Some(findings) = self.0.get(&key) {
            return Ok(findings.clone());
        }
        let findings = judge()?;
        self.0.insert(key, findings.clone());
        Ok(findings)
    }
}
