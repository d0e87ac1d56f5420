//! Remembers what a control said of the same members: fleets are made from templates, so most resources differ only in
//! names and keys that a control does not look at.
//!
//! What a control looks at is what it names. Two resources with equal members under these names get equal verdicts, and
//! equality is compared, not only a hash of it.

use crate::rego::Converter;
use crate::{Control, ControlError, Finding};
use regorus::Value as RegoValue;
use rustc_hash::{FxHashMap, FxHasher};
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::hash::{Hash as _, Hasher as _};

/// How many different sets of members are remembered for each control before memory starts anew.
const CAPACITY: usize = 64;

/// What one control said so far.
#[derive(Default)]
pub(crate) struct Memo(FxHashMap<u64, Remembered>);

struct Remembered {
    members: Vec<(String, Value)>,
    findings: Vec<Finding>,
}

/// The top-level members of a configuration.
pub(crate) struct Members<'r>(Vec<Member<'r>>);

struct Member<'r> {
    name: &'r str,
    value: &'r Value,
    hash: u64,
    /// The engine's form of the value, once some control has asked for it.
    converted: OnceCell<RegoValue>,
}

impl<'r> Members<'r> {
    pub(crate) fn of(config: &'r Map<String, Value>) -> Self {
        let member = |(name, value): (&'r String, &'r Value)| Member {
            name,
            value,
            hash: hash_of(name, value),
            converted: OnceCell::new(),
        };
        Self(config.iter().map(member).collect())
    }

    /// The input of a control: the members that it names, each converted once for all controls.
    pub(crate) fn input(&self, control: &Control, converter: &mut Converter) -> RegoValue {
        let mut convert = |member: &Member<'_>| {
            let value = member
                .converted
                .get_or_init(|| converter.convert(member.value));
            (RegoValue::from(member.name), value.clone())
        };
        self.named_by(control)
            .map(&mut convert)
            .collect::<regorus::value::Object>()
            .into()
    }

    fn named_by<'m>(&'m self, control: &'m Control) -> impl Iterator<Item = &'m Member<'r>> {
        self.0
            .iter()
            .filter(|member| control.reads.names_member(member.name))
    }
}

impl Memo {
    /// What the control said of the same members before; else what it says now.
    pub(crate) fn recall(
        &mut self,
        control: &Control,
        members: &Members<'_>,
        judge: impl FnOnce() -> Result<Vec<Finding>, ControlError>,
    ) -> Result<Vec<Finding>, ControlError> {
        let key = members
            .named_by(control)
            .fold(0_u64, |key, member| key.rotate_left(5) ^ member.hash);
        if let Some(remembered) = self.0.get(&key) {
            let known = remembered
                .members
                .iter()
                .map(|(name, value)| (name.as_str(), value));
            if known.eq(members
                .named_by(control)
                .map(|member| (member.name, member.value)))
            {
                return Ok(remembered.findings.clone());
            }
        }
        let findings = judge()?;
        if self.0.len() >= CAPACITY {
            self.0.clear();
        }
        let named = members.named_by(control);
        let members = named
            .map(|member| (member.name.to_owned(), member.value.clone()))
            .collect();
        self.0.insert(
            key,
            Remembered {
                members,
                findings: findings.clone(),
            },
        );
        Ok(findings)
    }
}

fn hash_of(name: &str, value: &Value) -> u64 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}
