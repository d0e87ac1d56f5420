//! Scopes that are read at once, and the lists that tell which there are.

use super::auth::{Caller, Identity};
use super::call::Call;
use super::collect::Sink;
use super::failure::Failure;
use super::google;
use super::scope::Scope;
use super::table::{Cloud, Read};
use super::vars::Vars;
use super::walk::{Walker, fits};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// How many accounts, subscriptions or projects are read at once.
const AT_ONCE: usize = 24;

/// The scopes that are read at once, no more than a few.
pub(super) struct Work {
    walker: Walker,
    sink: Sink,
    tasks: JoinSet<()>,
    leave: Arc<Semaphore>,
}

impl Work {
    pub(super) fn new(walker: &Walker, sink: &Sink) -> Self {
        Self {
            walker: walker.clone(),
            sink: sink.clone(),
            tasks: JoinSet::new(),
            leave: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    pub(super) fn spawn(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.sink.more(1);
        let leave = Arc::clone(&self.leave);
        self.tasks.spawn(async move {
            let _leave = leave.acquire_owned().await;
            task.await;
        });
    }

    pub(super) fn scope(&mut self, scope: Scope) {
        let (walker, sink) = (self.walker.clone(), self.sink.clone());
        self.spawn(async move {
            let found = walker.scope(&scope, None).await;
            sink.done(&scope, found).await;
        });
    }

    pub(super) async fn closed(&self, scope: &Scope, failure: &Failure) {
        self.sink.more(1);
        self.sink.closed(&self.walker, scope, failure).await;
    }

    pub(super) async fn finish(&mut self) {
        while self.tasks.join_next().await.is_some() {}
    }
}

/// The values of a member in a list that a table names.
pub(super) async fn all(
    walker: &Walker,
    caller: &Caller,
    key: &str,
    vars: &Vars,
    member: &str,
) -> Result<Vec<String>, Failure> {
    let read = keyed(walker, key)?;
    let list = read.list.as_ref().ok_or_else(|| no_table(key))?;
    let listing = walker.door.list(caller, list, vars).await;
    if let Some(failure) = listing.failure {
        return Err(failure);
    }
    let value = |item: Map<String, Value>| {
        let vars = Vars::default().with(item);
        vars.text(member).filter(|_| fits(read, &vars))
    };
    Ok(listing.items.into_iter().filter_map(value).collect())
}

fn keyed<'w>(walker: &'w Walker, key: &str) -> Result<&'w Read, Failure> {
    walker.plan.reads.keyed(key).ok_or_else(|| no_table(key))
}

pub(super) fn get<'w>(walker: &'w Walker, key: &str) -> Result<&'w Call, Failure> {
    keyed(walker, key)?
        .get
        .as_ref()
        .ok_or_else(|| no_table(key))
}

fn no_table(key: &str) -> Failure {
    Failure::of_credentials(&format!("no table has {key}"))
}

/// A scope that could not be found out, so that it can be said what is not known of it.
pub(super) fn nowhere(cloud: Cloud, label: &str) -> impl Fn(&'static str) -> Scope {
    let name = match cloud {
        Cloud::Aws => "account",
        Cloud::Azure => "subscription",
        Cloud::Google => "project",
    };
    let vars = Vars::default().with_one(name, label);
    let identity = Identity::Google(Arc::new(google::Tokens::Ready(String::new())));
    move |each| Scope::new(cloud, each, vars.clone(), Caller::new(identity.clone(), ""))
}

pub(super) fn unique(ids: Vec<String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}
