//! What could not be read of the resources that controls look up: it may be just what would have told.

use crate::fact::words_in;
use crate::{Place, Resource};
use serde_json::Value;
use std::collections::BTreeSet;

/// A resource of which something could not be read.
pub(crate) struct Unread {
    pub(crate) kind: String,
    account: Option<String>,
    region: Option<String>,
    /// Whether it stands for all of its kind in an account, Region or project, because their list could not be had.
    all: bool,
    /// Whether something else names it, and nobody knows whether it is there.
    pub(crate) only_named: bool,
    pub(crate) id: String,
    /// Places and reasons.
    unknown: Vec<(Place, String)>,
    /// What it names.
    words: BTreeSet<String>,
}

/// Short names are too common to be a link.
const SHORTEST_NAME: usize = 4;

impl Unread {
    /// What of a resource could not be read, if anything.
    pub(crate) fn of(resource: &Resource) -> Option<Self> {
        // What something unread may name is said where that is judged; here what is named was read.
        let may_be_named = resource.stands_for_others() && resource.name == "?";
        if resource.unknown.is_empty() || may_be_named {
            return None;
        }
        let mut words = BTreeSet::new();
        words_in(&resource.config, &mut words);
        let unknown = resource.unknown.iter();
        Some(Self {
            kind: resource.kind.clone(),
            account: resource.account.clone(),
            region: resource.region.clone(),
            only_named: resource.is_only_named(),
            all: resource.name == "*" && resource.stands_for_others(),
            id: resource.id.clone(),
            unknown: unknown
                .map(|(place, reason)| (place.clone(), reason.clone()))
                .collect(),
            words,
        })
    }

    /// Why this decides nothing about another resource, if it bears on it: one of the two names the other, or both are in one account and
    /// Region and nothing of the kind is known that the resource names.
    pub(crate) fn reason(
        &self,
        kinds: &[String],
        resource: &Resource,
        named: &BTreeSet<String>,
        is_known: impl Fn() -> bool,
        can_see: impl Fn(&Place) -> bool,
    ) -> Option<&str> {
        let is_linked =
            !self.all && (is_named(named, &self.id) || is_named(&self.words, &resource.id));
        if !kinds.contains(&self.kind) || !(is_linked || self.is_beside(resource) && !is_known()) {
            return None;
        }
        let seen = self.unknown.iter().find(|(place, _)| can_see(place));
        seen.map(|(_, reason)| reason.as_str())
    }

    /// Whether both are in one account and Region, as far as that is known; what is global is in all of them.
    fn is_beside(&self, resource: &Resource) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => one == other || one == "global" || other == "global",
            _ => true,
        };
        same(&self.account, &resource.account) && same(&self.region, &resource.region)
    }
}

/// What a resource names, to be asked for links.
pub(crate) fn named(config: &Value) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    words_in(config, &mut words);
    words
}

/// Whether some words name an id, by its last part.
pub(crate) fn is_named(words: &BTreeSet<String>, id: &str) -> bool {
    // A numbered version goes by the name of what it is a version of.
    let is_word = |part: &&str| !part.bytes().all(|byte| byte.is_ascii_digit());
    let name = id.rsplit(['/', ':']).find(is_word).unwrap_or(id);
    name.len() >= SHORTEST_NAME && words.contains(name)
}
