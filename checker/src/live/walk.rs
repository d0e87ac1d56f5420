//! Walks the read tables through one scope: lists, answers, parts, children, and what they name.

use super::call::Call;
use super::door::{Door, Listing};
use super::failure::{Failure, Trouble};
use super::named::Name;
use super::plan::Plan;
use super::scope::{Found, Scope};
use super::table::{Cloud, Read};
use super::vars::Vars;
use super::whole::{Join, Whole, opened};
use futures_util::future::{BoxFuture, join, join_all};
use policy::{Configuration, Listed, Place, Resource, Shapes};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How often names may lead to names: a role leads to its policies, which lead no further.
const ROUNDS: usize = 4;

/// What walks need.
#[derive(Clone)]
pub(crate) struct Walker {
    pub(crate) door: Arc<Door>,
    pub(crate) plan: Arc<Plan>,
    pub(crate) shapes: Arc<Shapes>,
}

impl Walker {
    /// Everything in a scope. `outer` is the scope around it, for what is named here and belongs there.
    pub(crate) async fn scope(&self, scope: &Scope, outer: Option<&Scope>) -> Found {
        let reads = self.plan.each(scope.cloud, scope.each);
        let reads = reads.map(|read| self.read(read, scope, scope.vars.clone()));
        let mut found = Found::default();
        for part in join_all(reads).await {
            found.absorb(part);
        }
        let named = self.names_in(&found.snapshot.resources, scope);
        found.absorb(self.follow(named, scope).await);
        self.unnamed(scope, &mut found);
        if let Some(outer) = outer {
            found.outer = self.names_in(&found.snapshot.resources, outer);
        }
        // Twenty answers denied for one reason are one gap.
        found.snapshot.gaps.sort();
        found.snapshot.gaps.dedup();
        found
    }

    /// Reads what was named, and what that names in turn.
    pub(crate) async fn follow(
        &self,
        mut named: BTreeMap<usize, BTreeSet<Name>>,
        scope: &Scope,
    ) -> Found {
        let mut found = Found::default();
        let mut known: BTreeMap<usize, BTreeSet<Name>> = BTreeMap::new();
        for _ in 0..ROUNDS {
            let mut asked = Vec::new();
            for (index, names) in &named {
                let Some(read) = self.plan.reads.all.get(*index) else {
                    continue;
                };
                for name in names {
                    if known.entry(*index).or_default().insert(name.clone()) {
                        asked.push(self.named(read, scope, &scope.vars, name));
                    }
                }
            }
            if asked.is_empty() {
                break;
            }
            let mut round = Found::default();
            for part in join_all(asked).await {
                round.absorb(part);
            }
            named = self.names_in(&round.snapshot.resources, scope);
            found.absorb(round);
        }
        found
    }

    /// What stands for the resources that are read only where something names them, if not all that could name them was read.
    pub(crate) fn unnamed(&self, scope: &Scope, found: &mut Found) {
        let Some(failure) = found.silent.clone() else {
            return;
        };
        let named = self.plan.named(scope.cloud, scope.each);
        let kinds: BTreeSet<&str> = named.flat_map(|(_, read)| self.plan.kinds(read)).collect();
        for kind in kinds {
            let id = format!("{}/{kind}", scope.label());
            let resources = &mut found.snapshot.resources;
            if !resources
                .iter()
                .any(|known| known.kind == kind && known.id == id)
            {
                resources.push(unknown(kind, id, "?".to_owned(), scope, &failure));
            }
        }
    }

    /// What resources name that is read in `scope`.
    fn names_in(&self, resources: &[Resource], scope: &Scope) -> BTreeMap<usize, BTreeSet<Name>> {
        let mut found: BTreeMap<usize, BTreeSet<Name>> = BTreeMap::new();
        for resource in resources {
            let Value::Object(config) = resource.config.to_value() else {
                continue;
            };
            for (index, read) in self.plan.named(scope.cloud, scope.each) {
                if let Some(named) = &read.named {
                    named.find(&config, &scope.vars, &mut |name| {
                        found.entry(index).or_default().insert(name);
                    });
                }
            }
        }
        found
    }

    /// One thing that something names. That it is not there is no failure: what names it is judged for that.
    async fn named(&self, read: &Read, scope: &Scope, vars: &Vars, name: &Name) -> Found {
        let values = name
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().into()));
        let vars = vars.with(values.collect());
        if !read.get.iter().all(|get| scope.is_first(get, &vars)) {
            return Found::default();
        }
        self.item(read, scope, vars, Map::new(), &[]).await
    }

    /// One read, with all that is under it.
    fn read<'w>(&'w self, read: &'w Read, scope: &'w Scope, vars: Vars) -> BoxFuture<'w, Found> {
        Box::pin(async move {
            if read.each != scope.each && !fits(read, &vars) {
                return Found::default();
            }
            let kinds: Vec<&str> = self.plan.kinds(read).collect();
            let vars = vars.with_one("kinds", kinds);
            let Some(list) = &read.list else {
                return self.item(read, scope, vars, Map::new(), &[]).await;
            };
            if !scope.is_first(list, &vars) {
                return Found::default();
            }
            let door = &self.door;
            let joins = read
                .with
                .iter()
                .map(|with| Join::read(door, &scope.caller, with, &vars));
            let (listing, joins) =
                join(door.list(&scope.caller, list, &vars), join_all(joins)).await;
            let Listing { items, failure } = listing;
            let mut found = Found::default();
            if let Some(failure) = failure {
                self.lost(read, scope, &vars, &failure, &mut found);
            } else {
                found.snapshot.listed.extend(self.listed(read, list, &vars));
            }
            let items = items.into_iter().map(|item| {
                // An answer of its own takes the place of the item, which then only says what to ask for.
                let rest = if read.get.is_some() {
                    Map::new()
                } else {
                    item.clone()
                };
                self.item(read, scope, vars.with(item), rest, &joins)
            });
            for part in join_all(items).await {
                found.absorb(part);
            }
            found
        })
    }

    /// One item of a list, or the one thing that there is.
    async fn item(
        &self,
        read: &Read,
        scope: &Scope,
        vars: Vars,
        item: Map<String, Value>,
        joins: &[Join],
    ) -> Found {
        let mut found = Found::default();
        if read.each == scope.each && !fits(read, &vars) {
            return found;
        }
        let envelope = envelope(read, &item);
        let answer = match &read.get {
            Some(get) => self.door.ask(&scope.caller, get, &vars).await,
            None => Ok(item),
        };
        let answer = answer.and_then(|object| opened(read, &self.shapes, object));
        let (vars, object) = match answer {
            Ok(object) => (vars.with(object.clone()).with(envelope), Some(object)),
            Err(failure) if read.named.is_some() && failure.trouble == Trouble::NotFound => {
                let often = read.named.as_ref().is_some_and(|named| named.often_absent);
                let gap = (!often).then(|| failure.gap(&scope.label()));
                found.snapshot.gaps.extend(gap);
                return found;
            }
            Err(failure) => {
                Self::unread(read, scope, &vars, &failure, &mut found);
                (vars, None)
            }
        };
        let kind = read.kind.as_ref().and_then(|kind| kind.fill(&vars).ok());
        if let (Some(kind), Some(object)) = (&kind, &object) {
            let whole = Whole {
                walker: self,
                read,
                kind,
                scope: &scope.identity(),
                vars: &vars,
                caller: &scope.caller,
                joined: joins,
            };
            match whole.resource(object.clone()).await {
                Ok((mut resource, failures)) => {
                    // Google's answers name the project by its number, and reports by the id that it was asked for with.
                    if scope.cloud == Cloud::Google {
                        resource.account = scope.identity().account.or(resource.account);
                    }
                    found.snapshot.resources.push(resource);
                    for (failure, names) in &failures {
                        if *names {
                            found.missed(read, failure);
                        }
                        found.snapshot.gaps.push(failure.gap(&scope.label()));
                    }
                }
                Err(failure) => Self::unread(read, scope, &vars, &failure, &mut found),
            }
        }
        let children = self.plan.each(read.cloud, &read.key);
        let children = children.map(|child| self.read(child, scope, vars.clone()));
        for part in join_all(children).await {
            found.absorb(part);
        }
        for (_, child) in self.plan.named(read.cloud, &read.key) {
            let Some(named) = &child.named else { continue };
            let Some(object) = &object else {
                if let Some(failure) = &found.silent.clone() {
                    self.unknown_under(child, scope, &vars, failure, &mut found);
                }
                continue;
            };
            let mut called = BTreeSet::new();
            named.find(object, &scope.vars, &mut |name| {
                called.insert(name);
            });
            for name in called {
                found.absorb(Box::pin(self.named(child, scope, &vars, &name)).await);
            }
        }
        found
    }

    /// A resource of which nothing is known but that it is there, or that something names it.
    fn unread(read: &Read, scope: &Scope, vars: &Vars, failure: &Failure, found: &mut Found) {
        found.missed(read, failure);
        found.snapshot.gaps.push(failure.gap(&scope.label()));
        let kind = read.kind.as_ref().and_then(|kind| kind.fill(vars).ok());
        let Some(kind) = &kind else { return };
        let id = read.id.as_ref().and_then(|id| id.fill(vars).ok());
        let id = id.unwrap_or_else(|| format!("{}/{kind}", scope.label()));
        let name = read.name.as_ref().and_then(|name| name.fill(vars).ok());
        let name = name.unwrap_or_else(|| id.rsplit('/').next().unwrap_or(&id).to_owned());
        let mut resource = unknown(kind, id, name, scope, failure);
        if read.named.is_some() {
            // Only somebody's word says that it is there.
            resource.config = Configuration::default();
        }
        found.snapshot.resources.push(resource);
    }

    /// What stands for the resources of a list that was not read to its end, and for those under them.
    fn lost(&self, read: &Read, scope: &Scope, vars: &Vars, failure: &Failure, found: &mut Found) {
        found.missed(read, failure);
        found.snapshot.gaps.push(failure.gap(&scope.label()));
        self.unknown_under(read, scope, vars, failure, found);
    }

    /// Unknown resources of the kinds of a read, and of those under it.
    fn unknown_under(
        &self,
        read: &Read,
        scope: &Scope,
        vars: &Vars,
        failure: &Failure,
        found: &mut Found,
    ) {
        let around = vars.text("id").or_else(|| vars.text("name"));
        let around = around.filter(|_| read.each != scope.each);
        // A mere name may be the same in every account and Region.
        let around = around.map(|around| {
            let is_whole = around.starts_with("arn:") || around.contains('/');
            if is_whole {
                around
            } else {
                format!("{}/{around}", scope.label())
            }
        });
        let around = around.unwrap_or_else(|| scope.label());
        for kind in self.plan.kinds_under(read) {
            let id = format!("{around}/{kind}");
            let resource = unknown(kind, id, "*".to_owned(), scope, failure);
            found.snapshot.resources.push(resource);
        }
    }

    /// What stands for everything in a scope that could not be entered.
    pub(crate) fn closed(&self, scope: &Scope, failure: &Failure) -> Found {
        let mut found = Found::default();
        found.snapshot.gaps.push(failure.gap(&scope.label()));
        for kind in self.plan.kinds_of(scope.cloud, scope.each) {
            let id = format!("{}/{kind}", scope.label());
            let resource = unknown(kind, id, "*".to_owned(), scope, failure);
            found.snapshot.resources.push(resource);
        }
        found
    }

    /// That a kind was listed to its end, and where, as ids of its resources tell it.
    fn listed(&self, read: &Read, list: &Call, vars: &Vars) -> Vec<Listed> {
        let listed = |kind: &str| {
            let scope = Self::listed_scope(read, kind, list, vars)?;
            Some(Listed {
                kind: kind.to_owned(),
                scope,
            })
        };
        self.plan.kinds(read).filter_map(listed).collect()
    }

    fn listed_scope(read: &Read, kind: &str, list: &Call, vars: &Vars) -> Option<String> {
        let text = |name: &str| vars.text(name);
        Some(match read.cloud {
            Cloud::Aws => format!(
                "{}/{}",
                text("account")?,
                text("region").unwrap_or_default()
            ),
            Cloud::Azure | Cloud::Google => {
                let request = list.request(vars, None).ok()?;
                let path = request.path.split('?').next()?;
                let (parent, _) = path.trim_start_matches('/').rsplit_once('/')?;
                if read.cloud == Cloud::Azure {
                    parent.to_lowercase()
                } else {
                    let (_, parent) = parent.split_once('/')?;
                    format!("{}/{parent}", kind.split('/').next()?)
                }
            }
        })
    }
}

/// What an item with a configuration inside says of itself: its name counts more than the one that the configuration has.
fn envelope(read: &Read, item: &Map<String, Value>) -> Map<String, Value> {
    let list = read.list.as_ref().filter(|_| read.get.is_none());
    if list.is_none_or(|list| list.within.is_none()) {
        return Map::new();
    }
    let texts = item.iter().filter(|(_, value)| value.is_string());
    texts
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Whether the parent, or the item of a list that has none, is one of those that are meant. One that does not say what
/// it is might be.
pub(crate) fn fits(read: &Read, vars: &Vars) -> bool {
    read.filter.iter().all(|(member, values)| {
        let is_one = |value: String| {
            values
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&value))
        };
        vars.text(member).is_none_or(is_one)
    })
}

/// A resource of which nothing is known.
fn unknown(kind: &str, id: String, name: String, scope: &Scope, failure: &Failure) -> Resource {
    let crate::identity::Scope { account, region } = scope.identity();
    Resource {
        kind: kind.to_owned(),
        id,
        name,
        account,
        region,
        config: Map::new().into(),
        unknown: [(Place::root(), failure.reason())].into(),
    }
}
