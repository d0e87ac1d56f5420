//! Which scopes there are: accounts and Regions, subscriptions, projects.

use super::auth::{Caller, Identity};
use super::collect::{Sink, refused};
use super::failure::Failure;
use super::table::{Cloud, Read};
use super::vars::Vars;
use super::walk::{Found, Scope, Walker, fits};
use super::{aws, azure, google};
use aws_config::BehaviorVersion;
use aws_config::default_provider::region::DefaultRegionChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// How many accounts, subscriptions or projects are read at once.
const AT_ONCE: usize = 24;
/// Where calls that are of no Region go when no Region is configured.
const HOME: &str = "us-east-1";

/// What of AWS is read.
#[derive(Clone, Debug, Default)]
pub struct AwsScopes {
    /// The profiles whose credentials are used; the default chain if there are none.
    pub profiles: Vec<String>,
    /// The Regions; all that are enabled for an account if there are none.
    pub regions: Vec<String>,
    /// The accounts; that of the credentials if there are none.
    pub accounts: Vec<String>,
    /// Whether all active accounts of the organization are read.
    pub organization: bool,
    /// The name of the role to assume in other accounts.
    pub role: Option<String>,
    /// What those roles want to hear.
    pub external_id: Option<String>,
    /// How the sessions are called in the accounts' logs.
    pub session: String,
}

/// What of Azure is read.
#[derive(Clone, Debug, Default)]
pub struct AzureScopes {
    /// The subscriptions; all that can be seen if there are none and no management groups.
    pub subscriptions: Vec<String>,
    /// The management groups whose subscriptions are read.
    pub management_groups: Vec<String>,
}

/// What of Google Cloud is read.
#[derive(Clone, Debug, Default)]
pub struct GoogleScopes {
    /// The projects; all that can be seen if nothing is named.
    pub projects: Vec<String>,
    /// The folders that are read, with the projects in them.
    pub folders: Vec<String>,
    /// The organizations that are read, with the projects directly in them.
    pub organizations: Vec<String>,
}

/// Reads AWS; what comes back says which credentials were refused.
pub(super) async fn aws(walker: &Walker, asked: Option<&AwsScopes>, sink: &Sink) -> Vec<String> {
    let Some(asked) = asked else {
        return Vec::new();
    };
    let mut refusals = Vec::new();
    let profiles: Vec<Option<&String>> = if asked.profiles.is_empty() {
        vec![None]
    } else {
        asked.profiles.iter().map(Some).collect()
    };
    let mut known = BTreeSet::new();
    let mut work = Work::new(walker, sink);
    for profile in profiles {
        match Base::of(walker, profile).await {
            Ok(base) => {
                base.read_own(walker, &mut work);
                for account in base.accounts(walker, asked, &mut work).await {
                    // Two profiles may lead to one account.
                    if known.insert(account.id.clone()) {
                        let (walker, sink) = (walker.clone(), sink.clone());
                        let regions = asked.regions.clone();
                        work.spawn(async move { account.read(&walker, &regions, &sink).await });
                    }
                }
            }
            Err(mut failure) => {
                if let Some(profile) = profile {
                    failure.detail = format!("profile {profile}: {}", failure.detail);
                }
                let scope = nowhere(Cloud::Aws, profile.map_or("aws", String::as_str));
                for each in ["caller", "account", "region"] {
                    work.closed(&scope(each), &failure).await;
                }
                refusals.push(refused(Cloud::Aws, &failure));
            }
        }
    }
    for account in asked
        .accounts
        .iter()
        .filter(|account| !known.contains(*account))
    {
        let why = "an account other than that of the credentials, and no --role to enter it";
        let scope = nowhere(Cloud::Aws, account);
        for each in ["account", "region"] {
            work.closed(&scope(each), &Failure::of_credentials(why))
                .await;
        }
    }
    work.finish().await;
    refusals
}

/// The identity that a profile gives.
struct Base {
    caller: Caller,
    account: String,
    partition: String,
}

/// One account that is read.
struct OneAccount {
    id: String,
    caller: Caller,
    vars: Vars,
}

impl Base {
    async fn of(walker: &Walker, profile: Option<&String>) -> Result<Self, Failure> {
        let mut loader = aws_config::defaults(BehaviorVersion::latest());
        if let Some(profile) = profile {
            // Who names a profile means it, whatever credentials the environment has.
            let regions = DefaultRegionChain::builder().profile_name(profile).build();
            let around = ProviderConfig::without_region().with_region(regions.region().await);
            let named = ProfileFileCredentialsProvider::builder()
                .configure(&around)
                .profile_name(profile);
            loader = loader
                .profile_name(profile)
                .credentials_provider(named.build());
        }
        let config = loader.load().await;
        let region = config.region().map_or(HOME, |region| region.as_ref());
        let labels = walker.plan.reads.aws_hosts();
        let account = aws::Account::of_config(&config, &labels)
            .ok_or_else(|| Failure::of_credentials("no credentials are configured"))?;
        let caller = Caller::new(Identity::Aws(Arc::new(account)), region);
        let vars = Vars::default()
            .with_one("region", region)
            .with_one("dns", aws::dns(region));
        let answer = walker
            .door
            .ask(&caller, get(walker, "aws-identity")?, &vars)
            .await?;
        let vars = Vars::default().with(answer);
        let text = |name| {
            let missing = || {
                Failure::of_credentials(&format!("the answer of GetCallerIdentity has no {name}"))
            };
            vars.text(name).ok_or_else(missing)
        };
        let (account, arn) = (text("Account")?, text("Arn")?);
        let partition = arn.split(':').nth(1).unwrap_or("aws").to_owned();
        Ok(Self {
            caller,
            account,
            partition,
        })
    }

    fn vars(&self, account: &str) -> Vars {
        let region = self.home();
        Vars::default()
            .with_one("partition", self.partition.as_str())
            .with_one("account", account)
            .with_one("dns", aws::dns(region))
            .with_one("region", region)
    }

    /// The Region that answers for what is of no Region.
    fn home(&self) -> &'static str {
        match self.partition.as_str() {
            "aws-cn" => "cn-northwest-1",
            "aws-us-gov" => "us-gov-west-1",
            _ => HOME,
        }
    }

    /// What is asked once, as the caller: about the organization.
    fn read_own(&self, walker: &Walker, work: &mut Work) {
        if walker.plan.has(Cloud::Aws, "caller") {
            let caller = self.caller.in_region(self.home());
            let vars = self.vars(&self.account);
            work.scope(Scope::new(Cloud::Aws, "caller", vars, caller));
        }
    }

    /// The accounts that are read with this identity.
    async fn accounts(
        &self,
        walker: &Walker,
        asked: &AwsScopes,
        work: &mut Work,
    ) -> Vec<OneAccount> {
        let mut ids = asked.accounts.clone();
        if asked.organization {
            let vars = self.vars(&self.account);
            let caller = self.caller.in_region(self.home());
            match all(walker, &caller, "aws-accounts", &vars, "Id").await {
                Ok(found) => ids.extend(found),
                Err(failure) => {
                    // Which accounts there are is not known, so nothing about them is.
                    let scope = nowhere(Cloud::Aws, "organization");
                    work.closed(&scope("account"), &failure).await;
                    work.closed(&scope("region"), &failure).await;
                    ids.push(self.account.clone());
                }
            }
        }
        if ids.is_empty() {
            ids.push(self.account.clone());
        }
        let mut accounts = Vec::new();
        for id in unique(ids) {
            let vars = self.vars(&id);
            // Without a role only another profile may enter it.
            if let Some(caller) = self.caller_in(walker, asked, &id) {
                accounts.push(OneAccount { id, caller, vars });
            }
        }
        accounts
    }

    /// Who reads an account: this identity its own, the named role in it any other.
    fn caller_in(&self, walker: &Walker, asked: &AwsScopes, account: &str) -> Option<Caller> {
        if account == self.account {
            return Some(self.caller.in_region(self.home()));
        }
        let role = asked.role.as_ref()?;
        let role = aws::Role {
            base: self.caller.clone(),
            reads: Arc::clone(&walker.plan.reads),
            arn: format!("arn:{}:iam::{account}:role/{role}", self.partition),
            session: asked.session.clone(),
            external_id: asked.external_id.clone(),
            dns: aws::dns(&self.caller.region).to_owned(),
        };
        let account = aws::Account::of_role(role);
        Some(Caller::new(Identity::Aws(Arc::new(account)), self.home()))
    }
}

impl OneAccount {
    async fn read(self, walker: &Walker, regions: &[String], sink: &Sink) {
        let own = Scope::new(
            Cloud::Aws,
            "account",
            self.vars.clone(),
            self.caller.clone(),
        );
        let entered = match &self.caller.identity {
            Identity::Aws(account) => account.credentials(&walker.door).await.map(drop),
            Identity::Azure(_) | Identity::Google(_) => Ok(()),
        };
        if let Err(failure) = entered {
            return self.closed(walker, &own, &failure, sink).await;
        }
        let mut found = walker.scope(&own, None).await;
        let listed = if regions.is_empty() {
            all(
                walker,
                &self.caller,
                "aws-regions",
                &self.vars,
                "regionName",
            )
            .await
        } else {
            Ok(regions.to_vec())
        };
        let regions = match listed {
            Ok(regions) => regions,
            Err(failure) => {
                sink.closed(walker, &own.all_regions(), &failure).await;
                found.silent = found.silent.take().or(Some(failure));
                Vec::new()
            }
        };
        sink.more(regions.len());
        let read = regions
            .iter()
            .map(|region| self.region(walker, &own, region, sink));
        for outer in futures_util::future::join_all(read).await {
            found.absorb(outer);
        }
        let named = std::mem::take(&mut found.outer);
        found.absorb(walker.follow(named, &own).await);
        walker.unnamed(&own, &mut found);
        sink.done(&own, found).await;
    }

    /// One Region; what comes back is what it names in the account.
    async fn region(&self, walker: &Walker, own: &Scope, region: &str, sink: &Sink) -> Found {
        let vars = self
            .vars
            .with_one("region", region)
            .with_one("dns", aws::dns(region));
        let scope = Scope::new(Cloud::Aws, "region", vars, self.caller.in_region(region));
        let mut found = walker.scope(&scope, Some(own)).await;
        let (outer, silent) = (std::mem::take(&mut found.outer), found.silent.clone());
        sink.done(&scope, found).await;
        Found {
            outer,
            silent,
            ..Found::default()
        }
    }

    async fn closed(&self, walker: &Walker, own: &Scope, failure: &Failure, sink: &Sink) {
        sink.closed(walker, own, failure).await;
        sink.closed(walker, &own.all_regions(), failure).await;
    }
}

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

/// The scopes that are read at once, no more than a few.
struct Work {
    walker: Walker,
    sink: Sink,
    tasks: JoinSet<()>,
    leave: Arc<Semaphore>,
}

impl Work {
    fn new(walker: &Walker, sink: &Sink) -> Self {
        Self {
            walker: walker.clone(),
            sink: sink.clone(),
            tasks: JoinSet::new(),
            leave: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    fn spawn(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.sink.more(1);
        let leave = Arc::clone(&self.leave);
        self.tasks.spawn(async move {
            let _leave = leave.acquire_owned().await;
            task.await;
        });
    }

    fn scope(&mut self, scope: Scope) {
        let (walker, sink) = (self.walker.clone(), self.sink.clone());
        self.spawn(async move {
            let found = walker.scope(&scope, None).await;
            sink.done(&scope, found).await;
        });
    }

    async fn closed(&self, scope: &Scope, failure: &Failure) {
        self.sink.more(1);
        self.sink.closed(&self.walker, scope, failure).await;
    }

    async fn finish(&mut self) {
        while self.tasks.join_next().await.is_some() {}
    }
}

/// The values of a member in a list that a table names.
async fn all(
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

fn get<'w>(walker: &'w Walker, key: &str) -> Result<&'w super::call::Call, Failure> {
    keyed(walker, key)?
        .get
        .as_ref()
        .ok_or_else(|| no_table(key))
}

fn no_table(key: &str) -> Failure {
    Failure::of_credentials(&format!("no table has {key}"))
}

/// A scope that could not be found out, so that it can be said what is not known of it.
fn nowhere(cloud: Cloud, label: &str) -> impl Fn(&'static str) -> Scope {
    let name = match cloud {
        Cloud::Aws => "account",
        Cloud::Azure => "subscription",
        Cloud::Google => "project",
    };
    let vars = Vars::default().with_one(name, label);
    let identity = Identity::Google(Arc::new(google::Tokens::Ready(String::new())));
    move |each| Scope::new(cloud, each, vars.clone(), Caller::new(identity.clone(), ""))
}

fn unique(ids: Vec<String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}
