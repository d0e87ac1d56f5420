//! What controls with relations see of the other resources, and what is kept for them.

use crate::fact::Words;
use crate::rego::{Converter, object};
use crate::unread::{AllUnread, Unread, is_same, name_of, named, words_named};
use crate::{Configuration, Control, Listed, Place, Resource, scope_of};
use regorus::Value as RegoValue;
use rustc_hash::FxHashSet;
use serde_json::Value;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::OnceLock;

/// The resources of a snapshot by kind and id, and which kinds it lists to their end.
pub struct Relations {
    by_kind: BTreeMap<String, Related>,
    listed: HashSet<Listed>,
    /// Those of which something could not be read.
    unread: AllUnread,
    /// What stands for resources that nobody could list.
    stand_ins: Vec<StandIn>,
}

struct StandIn {
    kind: String,
    id: String,
    scope: Scope,
}

/// A Region, and id and configuration of a resource there.
type Located = (Option<String>, [RegoValue; 2]);

/// All resources of one kind.
struct Related {
    /// id -> configuration.
    all: RegoValue,
    /// Id of a thing -> number of a version -> configuration.
    versions: RegoValue,
    by_account: HashMap<Option<String>, Vec<Located>>,
    /// The names that others may give them, once somebody asks.
    names: OnceLock<FxHashSet<String>>,
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
        let mut by_kind: HashMap<&str, VecDeque<(&Resource, [RegoValue; 2])>> = HashMap::new();
        // What is only named and could not be read may not be there at all.
        let (mut unread, mut stand_ins) = (AllUnread::default(), Vec::new());
        for resource in resources {
            unread.take_in(resource);
            if resource.is_only_named() {
                continue;
            }
            if resource.stands_for_others() {
                stand_ins.push(StandIn {
                    kind: resource.kind.clone(),
                    id: resource.id.clone(),
                    scope: (resource.account.clone(), resource.region.clone()),
                });
                continue;
            }
            let config = resource.config.converted(&mut converter);
            let members = by_kind.entry(&resource.kind).or_default();
            // Of equal keys the last stays, so a version stands for the thing itself only where that was not read.
            if let Some((thing, _)) = versioned(&resource.id) {
                members.push_front((resource, [RegoValue::from(thing), config.clone()]));
            }
            members.push_back((resource, [RegoValue::from(resource.id.as_str()), config]));
        }
        Self {
            by_kind: by_kind
                .into_iter()
                .map(|(kind, members)| (kind.to_owned(), Related::of(members)))
                .collect(),
            listed: listed.into_iter().cloned().collect(),
            unread,
            stand_ins,
        }
    }

    /// What controls see of the others when they judge `resource`.
    pub(crate) fn around<'r>(&'r self, resource: &'r Resource) -> Surroundings<'r> {
        Surroundings {
            relations: self,
            resource,
            named: OnceCell::new(),
            unread: OnceCell::new(),
        }
    }

    /// The words of all resources of these kinds, taken apart as those of one are.
    pub(crate) fn words<'r>(&'r self, kinds: &'r [String]) -> impl Iterator<Item = &'r String> {
        let related = kinds.iter().filter_map(|kind| self.by_kind.get(kind));
        related.flat_map(Related::words)
    }

    /// `data.snapshot` for a control that relates to `kinds`: kind -> id -> configuration. Only who asks for them sees what stands for
    /// unread resources, without a configuration.
    pub(crate) fn of(&self, kinds: &[String], with_stand_ins: bool) -> RegoValue {
        let members = kinds.iter().map(|kind| {
            let related = self.by_kind.get(kind);
            let all = related.map_or_else(nothing, |related| related.all.clone());
            let mut open = self
                .stand_ins_of(kind)
                .filter(|_| with_stand_ins)
                .peekable();
            let all = match all.as_object() {
                Ok(read) if open.peek().is_some() => {
                    let read = read.iter().map(|(id, config)| (id.clone(), config.clone()));
                    object(read.chain(open.map(StandIn::member)))
                }
                _ => all,
            };
            (RegoValue::from(kind.as_str()), all)
        });
        object(members)
    }

    /// `data.versions` for a control that relates to `kinds`: kind -> id of a thing -> number of a version -> configuration.
    pub(crate) fn versions(&self, kinds: &[String]) -> RegoValue {
        object(kinds.iter().map(|kind| {
            let related = self.by_kind.get(kind);
            let versions = related.map_or_else(nothing, |related| related.versions.clone());
            (RegoValue::from(kind.as_str()), versions)
        }))
    }

    fn stand_ins_of(&self, kind: &str) -> impl Iterator<Item = &StandIn> {
        self.stand_ins.iter().filter(move |it| it.kind == kind)
    }

    /// Whether a complete list of its kind lacks what is only named.
    fn is_absent(&self, unread: &Unread) -> bool {
        let Some(scope) = scope_of(&unread.id) else {
            return false;
        };
        let is_listed =
            Listed::covering(&unread.kind, &scope).any(|listed| self.listed.contains(&listed));
        let related = self.by_kind.get(&unread.kind);
        let thing = RegoValue::from(versioned(&unread.id).map_or(&*unread.id, |(thing, _)| thing));
        let has = |related: &Related| {
            related
                .all
                .as_object()
                .is_ok_and(|all| all.contains_key(&thing))
        };
        is_listed && !related.is_some_and(has)
    }
}

impl Related {
    fn of(members: VecDeque<(&Resource, [RegoValue; 2])>) -> Self {
        let mut by_account: HashMap<_, Vec<_>> = HashMap::new();
        let mut versions: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (resource, member) in &members {
            if let Some((thing, version)) = versioned(&resource.id) {
                let [_, config] = member;
                let version = (RegoValue::from(version), config.clone());
                versions.entry(thing).or_default().push(version);
            }
            let beside = by_account.entry(resource.account.clone()).or_default();
            beside.push((resource.region.clone(), member.clone()));
        }
        let versions = versions.into_iter();
        let versions = versions
            .map(|(thing, versions)| (RegoValue::from(thing), object(versions.into_iter())));
        let versions = object(versions);
        let all = members.into_iter().map(|(_, [id, config])| (id, config));
        Self {
            all: object(all),
            versions,
            by_account,
            names: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    fn beside(&self, (account, region): &Scope) -> Vec<(RegoValue, RegoValue)> {
        let accounts = self.by_account.iter();
        let same = accounts.filter(|(other, _)| is_same(other.as_ref(), account.as_ref()));
        let members = same.flat_map(|(_, members)| members);
        let beside = members.filter(|(other, _)| is_same(other.as_ref(), region.as_ref()));
        let member = |(_, [id, config]): &Located| (id.clone(), config.clone());
        beside.map(member).collect()
    }

    fn names(&self) -> &FxHashSet<String> {
        self.names.get_or_init(|| {
            let ids = self.all.as_object().into_iter();
            let ids = ids.flat_map(regorus::value::Object::keys);
            let name = |id: &RegoValue| {
                id.as_string()
                    .ok()
                    .and_then(|id| name_of(id).map(str::to_owned))
            };
            ids.filter_map(name).collect()
        })
    }

    fn words(&self) -> &BTreeSet<String> {
        self.words.get_or_init(|| {
            let all = serde_json::to_value(&self.all).unwrap_or_default();
            named(&all).into_iter().map(Cow::into_owned).collect()
        })
    }
}

impl StandIn {
    fn member(&self) -> (RegoValue, RegoValue) {
        (RegoValue::from(self.id.as_str()), nothing())
    }
}

fn nothing() -> RegoValue {
    RegoValue::from(regorus::value::Object::new())
}

/// The account and the Region of a resource, as far as they are known.
pub(crate) type Scope = (Option<String>, Option<String>);

fn is_beside((account, region): &Scope, scope: &Scope) -> bool {
    is_same(account.as_ref(), scope.0.as_ref()) && is_same(region.as_ref(), scope.1.as_ref())
}

/// The other resources, as seen from one.
pub(crate) struct Surroundings<'r> {
    pub(crate) relations: &'r Relations,
    resource: &'r Resource,
    /// What the resource names, once somebody asks: taking a configuration apart costs more than a control.
    named: OnceCell<Words<'r>>,
    /// What could not be read and bears on the resource, once somebody asks, with whether one of the two names the other.
    unread: OnceCell<Vec<(&'r Unread, bool)>>,
}

impl<'r> Surroundings<'r> {
    /// Where the resource is.
    pub(crate) fn scope(&self) -> Scope {
        (self.resource.account.clone(), self.resource.region.clone())
    }

    /// `data.beside` for a control that relates to `kinds`: those of them that are in one account with the resource, and those that are in
    /// one Region as well, as far as that is known, where somebody asks for them.
    pub(crate) fn beside(
        &self,
        kinds: &[String],
        with_stand_ins: bool,
        asked: impl Fn(&str) -> bool,
    ) -> RegoValue {
        let (account, region) = self.scope();
        let scopes = [
            ("account", (account.clone(), None)),
            ("region", (account, region)),
        ];
        let scopes = scopes.into_iter().filter(|(name, _)| asked(name));
        let of = |kind: &String, scope: &Scope| {
            let related = self.relations.by_kind.get(kind);
            let read = related.map_or_else(Vec::new, |related| related.beside(scope));
            let open = self.relations.stand_ins_of(kind);
            let open = open.filter(|it| with_stand_ins && is_beside(&it.scope, scope));
            object(read.into_iter().chain(open.map(StandIn::member)))
        };
        let by_kind = scopes.map(|(name, scope)| {
            let kinds = kinds.iter();
            let members = kinds.map(|kind| (RegoValue::from(kind.as_str()), of(kind, &scope)));
            (RegoValue::from(name), object(members))
        });
        object(by_kind)
    }

    /// Why nothing can be decided about the resource by looking at these kinds: what could not be read of one that bears on it, at a
    /// place that the control can see. What is beside it bears on it only where nothing of the kind is known that the resource names.
    pub(crate) fn why_open(
        &self,
        kinds: &[String],
        can_see: impl Fn(&Place) -> bool,
    ) -> Option<&'r str> {
        let relations = self.relations;
        if !relations.unread.has_any(kinds) {
            return None;
        }
        let named = || {
            self.named
                .get_or_init(|| words_named(&self.resource.config))
        };
        let bearing = || relations.unread.bearing_on(self.resource, named);
        let unread = self.unread.get_or_init(bearing);
        let is_known = |kind: &str| {
            let related = relations.by_kind.get(kind);
            let knows = |related: &Related| {
                let mut words = named().iter();
                words.any(|word| related.names().contains(&**word))
            };
            related.is_some_and(knows)
        };
        let mut unread = unread.iter().filter(|(it, _)| kinds.contains(&it.kind));
        unread.find_map(|(unread, is_linked)| {
            let is_absent = unread.only_named && relations.is_absent(unread);
            if is_absent || !is_linked && is_known(&unread.kind) {
                return None;
            }
            unread.reason(&can_see)
        })
    }

    /// Whether `kinds` are listed to their end in the scope that the value at fault names, or else in the scope of the resource itself.
    pub(crate) fn lists(&self, kinds: &[String], at: &Place) -> bool {
        let named = self
            .resource
            .config
            .find(at)
            .and_then(Value::as_str)
            .and_then(scope_of);
        let Some(scope) = named.or_else(|| scope_of(&self.resource.id)) else {
            return false;
        };
        let is_listed = |kind: &String| {
            Listed::covering(kind, &scope).any(|listed| self.relations.listed.contains(&listed))
        };
        kinds.iter().all(is_listed)
    }
}

/// The thing that a numbered version (`ARN:VERSION`) is a version of, and its number: that a version exists proves that the thing does.
fn versioned(id: &str) -> Option<(&str, &str)> {
    let (thing, version) = id.rsplit_once(':').filter(|_| id.starts_with("arn:"))?;
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((thing, version))
}

/// Tells what of a configuration some control with relations can still ask for, so that the rest need not be kept.
#[derive(Debug, Default)]
pub struct Retention {
    /// The kinds that some control looks up.
    related: HashSet<String>,
    /// By kind the words of the controls that see it; none where one of them may read anything.
    words: HashMap<String, Option<FxHashSet<String>>>,
}

impl Retention {
    /// Keeps what these controls can see: of the resources they judge and of those they relate to.
    pub fn for_controls<'s>(controls: impl IntoIterator<Item = &'s Control>) -> Self {
        let mut retention = Self::default();
        let controls = controls.into_iter();
        for control in controls.filter(|control| !control.relates.is_empty()) {
            retention.related.extend(control.relates.iter().cloned());
            for kind in control.kinds.iter().chain(&control.relates) {
                let words = retention.words.entry(kind.clone());
                let words = words.or_insert_with(|| Some(FxHashSet::default()));
                if control.reads.anything() {
                    *words = None;
                } else if let Some(words) = words {
                    words.extend(control.reads.words.iter().cloned());
                }
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
        match self.words.get(&resource.kind) {
            Some(None) => {}
            Some(Some(words)) => resource.config.retain(|name| words.contains(name)),
            None => resource.config = Configuration::default(),
        }
    }
}
