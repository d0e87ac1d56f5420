//! What a run said of each resource, and how two runs are compared.

use crate::command::Run;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A guide and a resource: kind and id.
pub(crate) type Key = (String, String, String);

/// What was said of one guide and one resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) outcomes: BTreeSet<String>,
    pub(crate) account: Option<String>,
    /// Nothing for what is of no Region. A bucket that is named in two Regions is of both.
    pub(crate) regions: BTreeSet<Option<String>>,
}

/// All that a run said.
pub(crate) struct Verdicts(pub(crate) BTreeMap<Key, Said>);

/// What a fault may make of something that was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// It has nothing to do with it.
    Unchanged,
    /// It may have been named by what was lost, or relate to it.
    Perhaps,
    /// It may be gone without a word, since what named it is not there or belongs to somebody else.
    PerhapsGone,
    /// What was read stays, and that more may be there is said.
    NotAll,
    /// It is gone, since an answer says that it is not there.
    NotThere,
    /// Nobody knows it any more.
    Undetermined,
}

impl Said {
    pub(crate) fn is_decided(&self) -> bool {
        self.passes() || self.outcomes.contains("fail")
    }

    pub(crate) fn passes(&self) -> bool {
        self.outcomes.contains("pass")
    }
}

impl Verdicts {
    pub(crate) fn of(run: &Run) -> Self {
        let mut all: BTreeMap<Key, Said> = BTreeMap::new();
        for finding in run.json()["findings"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().map(str::to_owned);
            let (guide, resource) = (&finding["guide"], &finding["resource"]);
            let key = [guide, &resource["kind"], &resource["id"]].map(|value| text(value).unwrap());
            let said = all.entry(key.into()).or_default();
            said.outcomes.insert(text(&finding["outcome"]).unwrap());
            said.account = text(&resource["account"]);
            said.regions.insert(text(&resource["region"]));
        }
        Self(all)
    }

    /// Whether a guide is undetermined somewhere in the scope of another finding.
    fn is_open(&self, guide: &str, said: &Said) -> bool {
        let around = |found: &Said| {
            let mut regions = found.regions.iter();
            let here = regions.any(|region| region.is_none() || said.regions.contains(region));
            found.account == said.account && here
        };
        let mut all = self.0.iter();
        all.any(|((other, _, _), found)| {
            other == guide && around(found) && found.outcomes.contains("undetermined")
        })
    }

    /// Why this is not what a fault may make of what was said before; nothing if it is.
    pub(crate) fn judge(&self, key: &Key, before: &Said, fate: Fate) -> Option<String> {
        let now = self.0.get(key);
        let decided = now.is_some_and(Said::is_decided);
        let same = now.is_some_and(|now| now.outcomes == before.outcomes);
        let open = || self.is_open(&key.0, before);
        let fine = match fate {
            Fate::Unchanged => same,
            Fate::Perhaps => same || (!decided && open()),
            Fate::PerhapsGone => same || !decided,
            Fate::NotAll => (same || !decided) && open(),
            Fate::NotThere => !decided,
            Fate::Undetermined => !decided && open(),
        };
        (!fine).then(|| format!("{key:?}: {before:?} is now {now:?}, not {fate:?}"))
    }

    /// What is decided now and was not before.
    pub(crate) fn invented(&self, before: &Self) -> Vec<String> {
        let known = |key: &Key| before.0.get(key).is_some_and(Said::is_decided);
        let new = self
            .0
            .iter()
            .filter(|(key, said)| said.is_decided() && !known(key));
        new.map(|(key, said)| format!("{key:?} is new: {:?}", said.outcomes))
            .collect()
    }
}
