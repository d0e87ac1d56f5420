//! What could not be read of the resources that controls look up: it may be just what would have told.

use crate::fact::{Words, words_in, words_in_configuration};
use crate::{Configuration, Place, Resource};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::collections::BTreeMap;

/// A resource of which something could not be read.
pub(crate) struct Unread {
    pub(crate) kind: String,
    region: Option<String>,
    /// Whether something else names it, and nobody knows whether it is there.
    pub(crate) only_named: bool,
    pub(crate) id: String,
    /// Places and reasons.
    unknown: Vec<(Place, String)>,
}

/// All of them, found by what ties them to others: an estate has as many as it has resources, and each bears on few.
#[derive(Default)]
pub(crate) struct AllUnread {
    all: Vec<Unread>,
    kinds: FxHashSet<String>,
    by_account: FxHashMap<Option<String>, Vec<usize>>,
    /// By the name that others may give.
    by_name: FxHashMap<String, Vec<usize>>,
    /// By what they name themselves.
    by_word: FxHashMap<String, Vec<usize>>,
}

/// Short names are too common to be a link.
const SHORTEST_NAME: usize = 4;
/// The account or Region of what is in all of them.
const GLOBAL: &str = "global";

impl AllUnread {
    /// Takes in what of a resource could not be read, if anything.
    pub(crate) fn take_in(&mut self, resource: &Resource) {
        // What something unread may name is said where that is judged; here what is named was read.
        let may_be_named = resource.stands_for_others() && resource.name == "?";
        if resource.unknown.is_empty() || may_be_named {
            return;
        }
        let index = self.all.len();
        let account = resource.account.clone();
        self.by_account.entry(account).or_default().push(index);
        // What stands for all of its kind in an account, Region or project, because their list could not be had, has no name.
        if !(resource.name == "*" && resource.stands_for_others()) {
            if let Some(name) = name_of(&resource.id) {
                self.by_name.entry(name.to_owned()).or_default().push(index);
            }
            for word in words_named(&resource.config) {
                self.by_word
                    .entry(word.into_owned())
                    .or_default()
                    .push(index);
            }
        }
        if !self.kinds.contains(&resource.kind) {
            self.kinds.insert(resource.kind.clone());
        }
        let unknown = resource.unknown.iter();
        self.all.push(Unread {
            kind: resource.kind.clone(),
            region: resource.region.clone(),
            only_named: resource.is_only_named(),
            id: resource.id.clone(),
            unknown: unknown
                .map(|(place, reason)| (place.clone(), reason.clone()))
                .collect(),
        });
    }

    /// Whether there is any of these kinds.
    pub(crate) fn has_any(&self, kinds: &[String]) -> bool {
        kinds.iter().any(|kind| self.kinds.contains(kind))
    }

    /// What bears on a resource, in the order in which it was taken in, with whether one of the two names the other: the words that it
    /// names are asked for if they matter. The rest is in one account and Region with it.
    pub(crate) fn bearing_on<'n>(
        &self,
        resource: &Resource,
        named: impl Fn() -> &'n Words<'n>,
    ) -> Vec<(&Unread, bool)> {
        let words = (!self.by_name.is_empty()).then(named);
        let words = words.into_iter().flatten();
        let by_name = words.filter_map(|word| self.by_name.get(&**word));
        let by_word = name_of(&resource.id).and_then(|name| self.by_word.get(name));
        let linked = by_name.chain(by_word).flatten();
        let mut found: BTreeMap<usize, bool> = linked.map(|index| (*index, true)).collect();
        for (account, indices) in &self.by_account {
            if is_same(account.as_ref(), resource.account.as_ref()) {
                let beside = indices.iter().filter(|index| {
                    let unread = self.all.get(**index);
                    unread.is_some_and(|it| is_same(it.region.as_ref(), resource.region.as_ref()))
                });
                for index in beside {
                    found.entry(*index).or_default();
                }
            }
        }
        let unread = |(index, is_linked)| Some((self.all.get(index)?, is_linked));
        found.into_iter().filter_map(unread).collect()
    }
}

impl Unread {
    /// The reason why something could not be read that a control can see.
    pub(crate) fn reason(&self, can_see: impl Fn(&Place) -> bool) -> Option<&str> {
        let seen = self.unknown.iter().find(|(place, _)| can_see(place));
        seen.map(|(_, reason)| reason.as_str())
    }
}

/// Whether two accounts or two Regions are one, as far as that is known; what is global is in all of them.
pub(crate) fn is_same(one: Option<&String>, other: Option<&String>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one == GLOBAL || other == GLOBAL,
        _ => true,
    }
}

/// What a resource names, to be asked for links.
pub(crate) fn words_named(config: &Configuration) -> Words<'_> {
    let mut words = Words::default();
    words_in_configuration(config, &mut words);
    words
}

/// The same for a configuration in another form.
pub(crate) fn named(config: &Value) -> Words<'_> {
    let mut words = Words::default();
    words_in(config, &mut words);
    words
}

/// The last part of an id, by which others name it, if that is long enough to be a link.
pub(crate) fn name_of(id: &str) -> Option<&str> {
    // A numbered version goes by the name of what it is a version of.
    let is_word = |part: &&str| !part.bytes().all(|byte| byte.is_ascii_digit());
    let name = id.rsplit(['/', ':']).find(is_word).unwrap_or(id);
    (name.len() >= SHORTEST_NAME).then_some(name)
}
