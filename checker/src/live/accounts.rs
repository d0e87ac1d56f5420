//! The accounts of AWS: who enters them, and their Regions.

use super::auth::{Caller, Identity};
use super::aws;
use super::collect::{Sink, refused};
use super::failure::Failure;
use super::scope::{Found, Scope};
use super::scopes::AwsScopes;
use super::table::Cloud;
use super::vars::Vars;
use super::walk::Walker;
use super::work::{Work, all, get, nowhere, unique};
use aws_config::BehaviorVersion;
use aws_config::default_provider::region::DefaultRegionChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where calls that are of no Region go when no Region is configured.
const HOME: &str = "us-east-1";

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
