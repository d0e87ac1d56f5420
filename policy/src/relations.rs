//! What controls with relations see of the other resources, and what is kept for them.

use crate::fact::words_in;
use crate::rego::Converter;
use crate::unread::{Unread, is_named, named};
use crate::{Control, Listed, Place, Resource, scope_of};
use regorus::Value as RegoValue;
use rustc_hash::FxHashSet;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::OnceLock;

/// The resources of a snapshot by kind and id, and which kinds it lists to their end.
pub struct Relations {
    by_kind: BTreeMap<String, RegoValue>,
    listed: HashSet<Listed>,
    /// Those of which something could not be read.
    unread: Vec<Unread>,
    /// Kind and id of what stands for resources that nobody could list.
    stand_ins: Vec<(String, String)>,
    /// The words of all of them, once somebody asks.
    words: OnceLock<BTreeSet<String>>,
}

impl Relations {
    /// Takes in all resources, as far as they were kept.
    pub fn new<'r>(
        resources: impl IntoIterator<Item = &'r Resource>,
        listed: impl IntoIterator<Item = &'r Listed>,
    ) -> Self {
        let mut converter = Converter::default();
        let mut by_kind: HashMap<&str, VecDeque<(RegoValue, RegoValue)>> = HashMap::new();
        // What is only named and could not be read may not be there at all.
        let (mut unread, mut stand_ins) = (Vec::new(), Vec::new());
        for resource in resources {
            unread.extend(Unread::of(resource));
            if resource.is_only_named() {
                continue;
            }
            if resource.stands_for_others() {
                stand_ins.push((resource.kind.clone(), resource.id.clone()));
                continue;
            }
            let config = converter.convert(&resource.config);
            let members = by_kind.entry(&resource.kind).or_default();
            // Of equal keys the last stays, so a version stands for the thing itself only where that was not read.
            if let Some(thing) = versioned(&resource.id) {
                members.push_front((RegoValue::from(thing), config.clone()));
            }
            members.push_back((RegoValue::from(resource.id.as_str()), config));
        }
        let object = |members: VecDeque<_>| {
            members
                .into_iter()
                .collect::<regorus::value::Object>()
                .into()
        };
        Self {
            by_kind: by_kind
                .into_iter()
                .map(|(kind, members)| (kind.to_owned(), object(members)))
                .collect(),
            listed: listed.into_iter().cloned().collect(),
            unread,
            stand_ins,
            words: OnceLock::new(),
        }
    }

    /// Why nothing can be decided about a resource by looking at these kinds: what could not be read of one that bears on it, at a place
    /// that the control can see.
    pub(crate) fn why_open(
        &self,
        kinds: &[String],
        resource: &Resource,
        can_see: impl Fn(&Place) -> bool,
    ) -> Option<&str> {
        // Taking a configuration apart costs more than a control, so it waits until something of these kinds is open.
        if !self
            .unread
            .iter()
            .any(|unread| kinds.contains(&unread.kind))
        {
            return None;
        }
        let named = named(&resource.config);
        // Where what the resource names was read, the rest of its kind bears on nothing.
        let is_read = |kind: &str| {
            let all = self.by_kind.get(kind).and_then(|all| all.as_object().ok());
            let mut ids = all.into_iter().flat_map(regorus::value::Object::keys);
            ids.any(|id| id.as_string().is_ok_and(|id| is_named(&named, id)))
        };
        let mut unread = self.unread.iter();
        unread.find_map(|unread| {
            if unread.only_named && self.is_absent(unread) {
                return None;
            }
            let known = || is_read(&unread.kind);
            unread.reason(kinds, resource, &named, known, &can_see)
        })
    }

    /// The words of all resources that some control looks up, taken apart as [`words_in`] does.
    pub(crate) fn words(&self) -> &BTreeSet<String> {
        self.words.get_or_init(|| {
            let mut words = BTreeSet::new();
            for resources in self.by_kind.values() {
                words_in(
                    &serde_json::to_value(resources).unwrap_or_default(),
                    &mut words,
                );
            }
            words
        })
    }

    /// `data.snapshot` for a control that relates to `kinds`: kind -> id -> configuration. Only who asks for them sees what stands for
    /// unread resources, without a configuration.
    pub(crate) fn of(&self, kinds: &[String], with_stand_ins: bool) -> RegoValue {
        let none = || RegoValue::from(regorus::value::Object::new());
        let members = kinds.iter().map(|kind| {
            let all = self.by_kind.get(kind).cloned().unwrap_or_else(none);
            let open = self
                .stand_ins
                .iter()
                .filter(|(of, _)| with_stand_ins && of == kind);
            let open: Vec<_> = open
                .map(|(_, id)| (RegoValue::from(id.as_str()), none()))
                .collect();
            let all = match all.as_object() {
                Ok(read) if !open.is_empty() => {
                    let read = read.iter().map(|(id, config)| (id.clone(), config.clone()));
                    read.chain(open).collect::<regorus::value::Object>().into()
                }
                _ => all,
            };
            (RegoValue::from(kind.as_str()), all)
        });
        members.collect::<regorus::value::Object>().into()
    }

    /// Whether a complete list of its kind lacks what is only named.
    fn is_absent(&self, unread: &Unread) -> bool {
        let Some(scope) = scope_of(&unread.id) else {
            return false;
        };
        let is_listed =
            Listed::covering(&unread.kind, &scope).any(|listed| self.listed.contains(&listed));
        let all = self
            .by_kind
            .get(&unread.kind)
            .and_then(|all| all.as_object().ok());
        let thing = versioned(&unread.id).unwrap_or(&unread.id);
        is_listed && !all.is_some_and(|all| all.contains_key(&RegoValue::from(thing)))
    }

    /// Whether `kinds` are listed to their end in the scope that the value at fault names, or else in the scope of the
    /// resource itself.
    pub(crate) fn lists(&self, kinds: &[String], resource: &Resource, at: &Place) -> bool {
        let named = at
            .find(&resource.config)
            .and_then(Value::as_str)
            .and_then(scope_of);
        let Some(scope) = named.or_else(|| scope_of(&resource.id)) else {
            return false;
        };
        let is_listed = |kind: &String| {
            Listed::covering(kind, &scope).any(|listed| self.listed.contains(&listed))
        };
        kinds.iter().all(is_listed)
    }
}

/// The thing that a numbered version (`ARN:VERSION`) is a version of: that a version exists proves that it does.
fn versioned(id: &str) -> Option<&str> {
    let (thing, version) = id.rsplit_once(':').filter(|_| id.starts_with("arn:"))?;
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(thing)
}

/// Tells what of a configuration some control with relations can still ask for, so that the rest need not be kept.
#[derive(Debug, Default)]
pub struct Retention {
    everything: bool,
    /// The kinds that some control looks up.
    related: HashSet<String>,
    words: HashMap<String, FxHashSet<String>>,
}

impl Retention {
    /// Keeps what these controls can see: of the resources they judge and of those they relate to.
    pub fn for_controls<'s>(controls: impl IntoIterator<Item = &'s Control>) -> Self {
        let mut retention = Self::default();
        for control in controls
            .into_iter()
            .filter(|control| !control.relates.is_empty())
        {
            retention.everything |= control.reads.anything();
            retention.related.extend(control.relates.iter().cloned());
            for kind in control.kinds.iter().chain(&control.relates) {
                retention
                    .words
                    .entry(kind.clone())
                    .or_default()
                    .extend(control.reads.words.iter().cloned());
            }
        }
        retention
    }

    /// Whether some control looks up resources of this kind.
    pub fn is_related(&self, kind: &str) -> bool {
        self.related.contains(kind)
    }

    /// Lets go of the members that no control with relations names.
    pub fn trim(&self, resource: &mut Resource) {
        if self.everything {
            return;
        }
        match (self.words.get(&resource.kind), &mut resource.config) {
            (Some(words), Value::Object(members)) => {
                members.retain(|name, _| words.contains(name));
                if members.is_empty() {
                    // A map that has been emptied keeps the room it had.
                    *members = serde_json::Map::new();
                }
            }
            _ => resource.config = Value::Null,
        }
    }
}
