//! The subscriptions of Azure and the projects of Google Cloud: which there are.

use super::auth::{Caller, Identity};
use super::collect::{Sink, refused};
use super::failure::Failure;
use super::scope::Scope;
use super::scopes::{AzureScopes, GoogleScopes};
use super::table::Cloud;
use super::vars::Vars;
use super::walk::Walker;
use super::work::{Work, all, nowhere, unique};
use super::{azure, google};
use std::sync::Arc;

/// Reads Azure; what comes back says why it let nobody in.
pub(super) async fn azure(
    walker: &Walker,
    asked: Option<&AzureScopes>,
    sink: &Sink,
) -> Vec<String> {
    let Some(asked) = asked else {
        return Vec::new();
    };
    let mut search = Search::new(walker, sink, Cloud::Azure, "subscription");
    let tokens = azure::Tokens::find(walker.door.world());
    let Some(caller) = search
        .enter(tokens.map(|tokens| Identity::Azure(Arc::new(tokens))))
        .await
    else {
        return search.refusals;
    };
    search.ids.extend(asked.subscriptions.iter().cloned());
    for group in &asked.management_groups {
        let vars = Vars::default().with_one("managementGroup", group.as_str());
        search
            .find(&caller, "azure-management-group", &vars, "name", group)
            .await;
    }
    if asked.subscriptions.is_empty() && asked.management_groups.is_empty() {
        let vars = Vars::default();
        search
            .find(
                &caller,
                "azure-subscriptions",
                &vars,
                "subscriptionId",
                "azure",
            )
            .await;
    }
    search.read(&caller).await
}

/// Reads Google Cloud; what comes back says why it let nobody in.
pub(super) async fn google(
    walker: &Walker,
    asked: Option<&GoogleScopes>,
    sink: &Sink,
) -> Vec<String> {
    let Some(asked) = asked else {
        return Vec::new();
    };
    let mut search = Search::new(walker, sink, Cloud::Google, "project");
    let tokens = google::Tokens::find(walker.door.world());
    let Some(caller) = search
        .enter(tokens.map(|tokens| Identity::Google(Arc::new(tokens))))
        .await
    else {
        return search.refusals;
    };
    search.ids.extend(asked.projects.iter().cloned());
    let above = [
        ("folder", &asked.folders),
        ("organization", &asked.organizations),
    ];
    for (each, ids) in above {
        for id in unique(ids.clone()) {
            let vars = Vars::default().with_one(each, id.as_str());
            let key = format!("google-projects-below-{each}");
            let member = "additionalAttributes.projectId";
            search.find(&caller, &key, &vars, member, &id).await;
            search
                .work
                .scope(Scope::new(Cloud::Google, each, vars, caller.in_region("")));
        }
    }
    if asked.projects.is_empty() && above.iter().all(|(_, ids)| ids.is_empty()) {
        let vars = Vars::default();
        search
            .find(&caller, "google-projects", &vars, "projectId", "google")
            .await;
    }
    search.read(&caller).await
}

/// Finds out which subscriptions or projects there are, and reads them.
struct Search<'s> {
    walker: &'s Walker,
    cloud: Cloud,
    each: &'static str,
    work: Work,
    ids: Vec<String>,
    refusals: Vec<String>,
}

impl<'s> Search<'s> {
    fn new(walker: &'s Walker, sink: &Sink, cloud: Cloud, each: &'static str) -> Self {
        Self {
            walker,
            cloud,
            each,
            work: Work::new(walker, sink),
            ids: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Who asks, if there are credentials.
    async fn enter(&mut self, identity: Result<Identity, String>) -> Option<Caller> {
        match identity {
            Ok(identity) => Some(Caller::new(identity, "")),
            Err(why) => {
                self.lost(self.cloud.as_str(), &Failure::of_credentials(&why))
                    .await;
                None
            }
        }
    }

    /// Adds what a list tells; where it cannot be had, what is below `above` is not known.
    async fn find(&mut self, caller: &Caller, key: &str, vars: &Vars, member: &str, above: &str) {
        match all(self.walker, caller, key, vars, member).await {
            Ok(ids) => self.ids.extend(ids),
            Err(failure) => self.lost(above, &failure).await,
        }
    }

    async fn lost(&mut self, label: &str, failure: &Failure) {
        self.work
            .closed(&nowhere(self.cloud, label)(self.each), failure)
            .await;
        self.refusals.push(refused(self.cloud, failure));
    }

    /// Reads everything that was found.
    async fn read(mut self, caller: &Caller) -> Vec<String> {
        for id in unique(self.ids) {
            let vars = Vars::default().with_one(self.each, id);
            let caller = caller.in_region("");
            self.work
                .scope(Scope::new(self.cloud, self.each, vars, caller));
        }
        self.work.finish().await;
        self.refusals
    }
}
