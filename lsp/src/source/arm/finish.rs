//! Gives resources their addresses: equal instances of a loop become one, and references get the addresses they mean.

use super::alike::{Alike, alike};
use super::expression::Kind;
use super::template::Language;
use super::text::with_addresses;
use super::unit::Unit;
use super::value::Val;
use crate::source::{Declared, Dialect};
use policy::{Mark, Written, WrittenValue as Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How often equal instances are looked for again, as one that became one may make others equal.
const ROUNDS: usize = 4;

/// A resource without its address.
pub(crate) struct Draft {
    pub(crate) instance: usize,
    pub(crate) type_name: Arc<str>,
    pub(crate) header: Mark,
    pub(crate) body: Written,
    pub(crate) doubtful: Option<Arc<str>>,
}

/// Which declaration of which module an instance comes from, from the outside in, each with its number in a loop. A
/// declaration is told by its place in the files, which is the same whenever a template is read.
type Trail = Vec<((u32, usize), Option<usize>)>;

impl Unit<'_> {
    /// The resources with their addresses.
    pub(crate) fn declared_of(&mut self, drafts: Vec<Draft>) -> Vec<Declared> {
        let mut trails: HashMap<usize, Trail> = HashMap::new();
        for instance in 0..self.instances.len() {
            trails.insert(instance, self.trail(instance));
        }
        let (drafts, stands_for) = collapse(drafts, &mut trails);
        let mut addresses: HashMap<usize, String> = HashMap::new();
        let names: Vec<Val> = (0..self.instances.len())
            .map(|instance| self.full_name(instance))
            .collect();
        for (instance, name) in names.iter().enumerate() {
            let trail = trails.get(&instance).map_or(&[][..], Vec::as_slice);
            addresses.insert(instance, self.address(instance, name, trail));
        }
        distinguish(&drafts, &mut addresses);
        let addresses: HashMap<usize, Arc<str>> = addresses
            .iter()
            .map(|(instance, address)| {
                // A name may hold the address of another resource.
                let plain = with_addresses(address, |other| {
                    addresses.get(&other).map(|other| other.as_str().into())
                });
                (*instance, plain.into())
            })
            .collect();
        let address_of = |instance: usize| {
            let instance = stands_for.get(&instance).copied().unwrap_or(instance);
            addresses.get(&instance).cloned()
        };
        drafts
            .into_iter()
            .map(|mut draft| {
                place(&mut draft.body, &address_of);
                Declared {
                    dialect: Dialect::Arm,
                    type_name: draft.type_name,
                    address: address_of(draft.instance).unwrap_or_default(),
                    header: draft.header,
                    body: draft.body,
                    doubtful: draft.doubtful,
                }
            })
            .collect()
    }

    fn trail(&self, instance: usize) -> Trail {
        let mut trail = Trail::new();
        let mut next = Some(instance);
        while let Some(id) = next {
            let (Some(found), Some(declaration)) =
                (self.instances.get(id), self.declaration_of(id))
            else {
                break;
            };
            let place = (self.file(&found.env), declaration.resource.header.start);
            trail.push((place, found.index));
            // A resource inside another one of a loop belongs to that round of the loop.
            next = declaration.within.or_else(|| {
                self.frames
                    .get(found.env.frame)
                    .and_then(|frame| frame.module)
            });
        }
        trail.reverse();
        trail
    }

    /// The address of an instance: symbols of modules and its own, or the name that a JSON template gives.
    fn address(
        &self,
        instance: usize,
        name: &Val,
        trail: &[((u32, usize), Option<usize>)],
    ) -> String {
        let mut parts = Vec::new();
        let mut next = Some(instance);
        let mut level = trail.len();
        while let Some(id) = next {
            let (Some(found), Some(declaration)) =
                (self.instances.get(id), self.declaration_of(id))
            else {
                break;
            };
            level = level.saturating_sub(1);
            let index = trail.get(level).and_then(|(_, index)| *index);
            let numbered = |text: &str| match index {
                Some(index) => format!("{text}[{index}]"),
                None => text.to_owned(),
            };
            let is_self = id == instance;
            match self.language(&found.env) {
                Language::Bicep => {
                    let symbol = declaration.resource.symbol.as_deref().unwrap_or_default();
                    if is_self || declaration.resource.module.is_some() {
                        parts.push(numbered(symbol));
                    }
                }
                Language::Json if is_self => parts.push(match name.as_text() {
                    Some(name) => name.to_string(),
                    None => numbered(&self.raw_name(id)),
                }),
                Language::Json => {}
            }
            next = declaration.within.or_else(|| {
                self.frames
                    .get(found.env.frame)
                    .and_then(|frame| frame.module)
            });
        }
        parts.reverse();
        parts.join(".")
    }

    /// The name of a resource in a JSON template as it is written.
    fn raw_name(&self, instance: usize) -> String {
        let mut parts = Vec::new();
        let mut next = Some(instance);
        while let Some(id) = next {
            let Some(declaration) = self.declaration_of(id) else {
                break;
            };
            let name = declaration.resource.body.member("name");
            parts.push(match name.map(|name| &name.kind) {
                Some(Kind::Text(text)) => text.to_string(),
                Some(Kind::Formula(formula)) => formula.text.to_string(),
                _ => declaration.resource.type_text.to_string(),
            });
            next = declaration.within;
        }
        parts.reverse();
        parts.join("/")
    }
}

/// Keeps one of the instances of a loop that are all alike. Says which instance stands for which.
fn collapse(
    mut drafts: Vec<Draft>,
    trails: &mut HashMap<usize, Trail>,
) -> (Vec<Draft>, HashMap<usize, usize>) {
    let mut stands_for: HashMap<usize, usize> = HashMap::new();
    let deepest = trails.values().map(Vec::len).max().unwrap_or(0);
    for _ in 0..ROUNDS {
        let mut changed = false;
        for level in (0..deepest).rev() {
            let mut groups: BTreeMap<Trail, Vec<usize>> = BTreeMap::new();
            for (at, draft) in drafts.iter().enumerate() {
                let Some(trail) = trails.get(&draft.instance) else {
                    continue;
                };
                let mut group = trail.clone();
                if let Some((_, index)) = group.get_mut(level)
                    && index.is_some()
                {
                    *index = None;
                    groups.entry(group).or_default().push(at);
                }
            }
            let mut gone = BTreeSet::new();
            for (trail, members) in groups {
                let same = Alike {
                    stands_for: &stands_for,
                    group: members
                        .iter()
                        .filter_map(|at| drafts.get(*at))
                        .map(|draft| draft.instance)
                        .collect(),
                };
                let Some((first, rest)) = members.split_first() else {
                    continue;
                };
                let Some(first) = drafts.get(*first) else {
                    continue;
                };
                let all_alike = rest
                    .iter()
                    .filter_map(|at| drafts.get(*at))
                    .all(|other| is_same(first, other, &same));
                if !all_alike {
                    continue;
                }
                changed = true;
                for at in rest {
                    if let Some(other) = drafts.get(*at) {
                        stands_for.insert(other.instance, first.instance);
                        gone.insert(*at);
                    }
                }
                trails.insert(first.instance, trail);
            }
            let mut at = 0;
            drafts.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        if !changed {
            break;
        }
    }
    // One that stands for another may itself be stood for.
    let firsts: Vec<usize> = stands_for.keys().copied().collect();
    for instance in firsts {
        let mut last = instance;
        while let Some(next) = stands_for.get(&last) {
            last = *next;
        }
        stands_for.insert(instance, last);
    }
    (drafts, stands_for)
}

fn is_same(one: &Draft, other: &Draft, same: &Alike<'_>) -> bool {
    one.type_name == other.type_name
        && one.doubtful == other.doubtful
        && alike(&one.body.value, &other.body.value, same)
}

/// Makes addresses differ: first by the last part of the type, then by a number.
fn distinguish(drafts: &[Draft], addresses: &mut HashMap<usize, String>) {
    let mut by_address: BTreeMap<String, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(address) = addresses.get(&draft.instance) {
            by_address.entry(address.clone()).or_default().push(draft);
        }
    }
    for draft in by_address.values().filter(|same| same.len() > 1).flatten() {
        let last = draft.type_name.rsplit('/').next().unwrap_or_default();
        if let Some(address) = addresses.get_mut(&draft.instance) {
            *address = format!("{last}/{address}");
        }
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts {
        let Some(address) = addresses.get_mut(&draft.instance) else {
            continue;
        };
        let count = taken.entry(address.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *address = format!("{address}#{count}");
        }
    }
}

/// Puts addresses in the place of what stands for them.
fn place(written: &mut Written, address: &impl Fn(usize) -> Option<Arc<str>>) {
    match &mut written.value {
        Value::Text { text, open: true } if text.contains('\u{1}') => {
            *text = with_addresses(text, address).into();
        }
        Value::Reference(reference) if reference.resource.contains('\u{1}') => {
            reference.resource = with_addresses(&reference.resource, address).into();
        }
        Value::List(items) => items.iter_mut().for_each(|item| place(item, address)),
        Value::Object(members) => members.values_mut().for_each(|item| place(item, address)),
        Value::Encoded(inner) => place(inner, address),
        _ => {}
    }
}
