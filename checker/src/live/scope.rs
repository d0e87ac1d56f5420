//! One scope that is read, and what was found in it.

use super::auth::Caller;
use super::call::Call;
use super::failure::{Failure, Trouble};
use super::named::Name;
use super::pace::lock;
use super::table::{Cloud, Read};
use super::vars::Vars;
use crate::identity;
use policy::Snapshot;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex};

/// One account and Region, subscription, project, folder or organization.
#[derive(Clone)]
pub(crate) struct Scope {
    pub(crate) cloud: Cloud,
    /// What the tables call it: `region`, `project`, …
    pub(crate) each: &'static str,
    pub(crate) vars: Vars,
    pub(crate) caller: Caller,
    /// The lists that were asked for: two accounts of one location lead to the same question.
    pub(crate) asked: Arc<Mutex<HashSet<String>>>,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) snapshot: Snapshot,
    /// What was named that belongs to the scope around: the key of a read -> names.
    pub(crate) outer: BTreeMap<usize, BTreeSet<Name>>,
    /// Why something could not be read that may have named more.
    pub(crate) silent: Option<Failure>,
}

impl Found {
    pub(crate) fn absorb(&mut self, other: Self) {
        self.snapshot.absorb(other.snapshot);
        for (read, names) in other.outer {
            self.outer.entry(read).or_default().extend(names);
        }
        self.silent = self.silent.take().or(other.silent);
    }

    /// Notes that a call failed, so that nobody knows what its answer would have named. Where a service is not enabled there is
    /// nothing to name anything, and what is itself only read where it is named (often in somebody else's account) is left aside.
    pub(super) fn missed(&mut self, read: &Read, failure: &Failure) {
        let tells = read.named.is_none() && failure.trouble != Trouble::NotEnabled;
        if tells && self.silent.is_none() {
            self.silent = Some(failure.clone());
        }
    }
}

impl Scope {
    pub(crate) fn new(cloud: Cloud, each: &'static str, vars: Vars, caller: Caller) -> Self {
        Self {
            cloud,
            each,
            vars,
            caller,
            asked: Arc::default(),
        }
    }

    /// The Regions of this account, whichever they are.
    pub(crate) fn all_regions(&self) -> Self {
        Self {
            each: "region",
            vars: self.vars.with_one("region", Value::Null),
            ..self.clone()
        }
    }

    /// How reports call it: account and Region, or the one of its names that it has.
    pub(crate) fn label(&self) -> String {
        let identity::Scope { account, region } = self.identity();
        let account = account.unwrap_or_default();
        match region {
            Some(region) => format!("{account}/{region}"),
            None => account,
        }
    }

    /// Whether a list is asked for the first time in this scope.
    pub(super) fn is_first(&self, list: &Call, vars: &Vars) -> bool {
        list.request(vars, None).map_or(true, |request| {
            let body = String::from_utf8_lossy(&request.body);
            let question = format!("{} {}{} {body}", list.operation, request.host, request.path);
            lock(&self.asked).insert(question)
        })
    }

    pub(super) fn identity(&self) -> identity::Scope {
        let text = |name: &str| self.vars.text(name);
        identity::Scope {
            account: [
                "account",
                "subscription",
                "project",
                "folder",
                "organization",
            ]
            .into_iter()
            .find_map(text),
            region: text("region").filter(|_| self.each == "region"),
        }
    }
}
