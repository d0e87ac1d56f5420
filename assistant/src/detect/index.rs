//! Which rules a record can meet at all, by the service that was called and the name of the call.
//!
//! A rule is pinned where every way to satisfy its condition asks for exact values of `eventSource`, `eventName` or both.
//! Whatever is not understood widens the set, so a rule that matches is always among the candidates.

use super::evaluate::{Expression, Test};
use super::pattern::fold;
use super::rule::RuleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many pins a rule may have; with more it is asked for every record.
const PINS: usize = 4_096;

/// What a record has to be to match: a service, a name, both. None of both is any record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Pin {
    service: Option<Box<str>>,
    name: Option<Box<str>>,
}

/// Rules by service and name.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    services: FxHashMap<Box<str>, Names>,
    elsewhere: Names,
}

/// The rules of one service.
#[derive(Clone, Debug, Default)]
struct Names {
    names: FxHashMap<Box<str>, Vec<RuleId>>,
    others: Vec<RuleId>,
}

impl Index {
    /// Of these rules.
    pub(super) fn new<'e>(rules: impl Iterator<Item = (RuleId, &'e Expression)>) -> Self {
        let pinned: Vec<(RuleId, Vec<Pin>)> = rules
            .map(|(id, expression)| (id, pins(expression)))
            .collect();
        let mut services: FxHashMap<&str, Vec<(RuleId, &Pin)>> = FxHashMap::default();
        let mut anywhere = Vec::new();
        for (id, pins) in &pinned {
            for pin in pins {
                match pin.service.as_deref() {
                    Some(service) => services.entry(service).or_default().push((*id, pin)),
                    None => anywhere.push((*id, pin)),
                }
            }
        }
        let of = |here: &[(RuleId, &Pin)]| {
            let mut all: Vec<(RuleId, &Pin)> = here.iter().chain(&anywhere).copied().collect();
            all.sort_by_key(|(id, _)| *id);
            Names::new(all.into_iter())
        };
        Self {
            services: services
                .iter()
                .map(|(name, here)| ((*name).into(), of(here)))
                .collect(),
            elsewhere: of(&[]),
        }
    }

    /// The rules that a record of this call can match, in the order of their ids.
    pub(super) fn candidates(&self, service: &str, name: &str) -> &[RuleId] {
        let names =
            folded(service, |service| self.services.get(service)).unwrap_or(&self.elsewhere);
        folded(name, |name| names.names.get(name)).unwrap_or(&names.others)
    }
}

impl Names {
    /// Of rules in the order of their ids.
    fn new<'p>(pinned: impl Iterator<Item = (RuleId, &'p Pin)>) -> Self {
        let mut found = Self::default();
        for (id, pin) in pinned {
            match &pin.name {
                Some(name) => found.names.entry(name.clone()).or_default().push(id),
                None => found.others.push(id),
            }
        }
        found.others.dedup();
        for rules in found.names.values_mut() {
            rules.extend_from_slice(&found.others);
            rules.sort_unstable();
            rules.dedup();
        }
        found
    }
}

/// Looks up a text whatever its case, without a copy on the heap where it is as short as names are.
fn folded<T>(text: &str, look: impl Fn(&str) -> T) -> T {
    let mut buffer = [0_u8; 96];
    if let Some(buffer) = buffer.get_mut(..text.len())
        && text.is_ascii()
    {
        buffer.copy_from_slice(text.as_bytes());
        buffer.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(buffer) {
            return look(lower);
        }
    }
    look(&fold(text))
}

fn pins(expression: &Expression) -> Vec<Pin> {
    let anything = || vec![Pin::default()];
    match expression {
        Expression::Not(_) => anything(),
        Expression::Any(parts) => {
            let mut all: FxHashSet<Pin> = FxHashSet::default();
            for part in parts {
                all.extend(pins(part));
                if all.len() > PINS || all.contains(&Pin::default()) {
                    return anything();
                }
            }
            all.into_iter().collect()
        }
        Expression::All(parts) => parts.iter().map(pins).fold(anything(), both),
        Expression::Field(field) => {
            let values: Vec<&str> = match &field.test {
                Test::OneOf(texts) => texts.iter().map(|text| &**text).collect(),
                Test::Like(patterns) => match patterns
                    .iter()
                    .map(|pattern| pattern.exact_cased())
                    .collect()
                {
                    Some(texts) => texts,
                    None => return anything(),
                },
                _ => return anything(),
            };
            let pin = |value: &str| match &*field.path {
                "eventSource" => Pin {
                    service: Some(fold(value).into()),
                    name: None,
                },
                "eventName" => Pin {
                    service: None,
                    name: Some(fold(value).into()),
                },
                _ => Pin::default(),
            };
            let pins: FxHashSet<Pin> = values.into_iter().map(pin).collect();
            if pins.len() > PINS {
                anything()
            } else {
                pins.into_iter().collect()
            }
        }
    }
}

/// What satisfies two parts at once. Where that would be too many, one of the two says enough.
fn both(one: Vec<Pin>, other: Vec<Pin>) -> Vec<Pin> {
    let is_any = |pins: &[Pin]| pins.contains(&Pin::default());
    if is_any(&one) {
        return other;
    }
    if is_any(&other) || one.len() * other.len() > PINS {
        return one;
    }
    let pairs = one.iter().flat_map(|one| {
        other.iter().map(|other| Pin {
            service: one.service.clone().or_else(|| other.service.clone()),
            name: one.name.clone().or_else(|| other.name.clone()),
        })
    });
    let pairs: FxHashSet<Pin> = pairs.collect();
    pairs.into_iter().collect()
}
