//! AWS: credentials of a profile or an assumed role, signatures, addresses.
//!
//! Credentials come from `aws-config`, with every source that AWS's own tools know; Signature Version 4 from
//! `aws-sigv4`. The calls themselves go through our door and not through the typed clients: those drop the members that they
//! do not know yet, and what a guardrail says must reach the controls as it was sent.

use super::World;
use super::auth::{Caller, in_time};
use super::call::Request;
use super::door::Door;
use super::failure::{Failure, Trouble};
use super::table::Reads;
use super::vars::Vars;
use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_types::service_config::ServiceConfigKey;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};
use tokio::sync::Mutex;

/// Credentials that end sooner than this are renewed.
const BEFORE_END: Duration = Duration::from_mins(2);
/// The difference of two clocks that matters, in seconds; AWS allows 300.
const SKEW: i64 = 60;

/// The identity in one account.
pub(crate) struct Account {
    source: Source,
    cached: Mutex<Option<Credentials>>,
    /// How far the service's clock is ahead of ours, in seconds.
    skew: AtomicI64,
    endpoints: Arc<HashMap<String, String>>,
}

/// Where credentials come from.
enum Source {
    Chain(SharedCredentialsProvider),
    Role(Role),
}

/// A role to assume.
pub(crate) struct Role {
    /// Who assumes it.
    pub(crate) base: Caller,
    pub(crate) reads: Arc<Reads>,
    pub(crate) arn: String,
    pub(crate) session: String,
    pub(crate) external_id: Option<String>,
    /// The domain of the partition, for the address of the token service.
    pub(crate) dns: String,
}

impl Account {
    /// The identity that a profile or the environment gives, if it gives any.
    pub(crate) fn of_config(config: &SdkConfig, labels: &[String]) -> Option<Self> {
        let source = Source::Chain(config.credentials_provider()?);
        Some(Self::new(source, Arc::new(endpoints(config, labels))))
    }

    /// The identity that a role gives.
    pub(crate) fn of_role(role: Role) -> Self {
        let endpoints = match &role.base.identity {
            super::auth::Identity::Aws(base) => Arc::clone(&base.endpoints),
            _ => Arc::default(),
        };
        Self::new(Source::Role(role), endpoints)
    }

    fn new(source: Source, endpoints: Arc<HashMap<String, String>>) -> Self {
        Self {
            source,
            cached: Mutex::default(),
            skew: AtomicI64::new(0),
            endpoints,
        }
    }

    pub(super) fn endpoint(&self, label: &str) -> Option<&String> {
        self.endpoints.get(label).or_else(|| self.endpoints.get(""))
    }

    /// The time by the service's clock.
    pub(super) fn time(&self, world: &World) -> SystemTime {
        let skew = self.skew.load(Ordering::Relaxed);
        let ahead = Duration::from_secs(skew.unsigned_abs());
        let now = (world.now)();
        let time = if skew < 0 {
            now.checked_sub(ahead)
        } else {
            now.checked_add(ahead)
        };
        time.unwrap_or(now)
    }

    /// Takes over the clock of the service from the `Date` of an answer; whether it is another than ours. Many calls may be
    /// told at once, and all of them are right to try again.
    pub(super) fn correct_clock(&self, world: &World, date: &str) -> bool {
        let Some(skew) = world.ahead(date) else {
            return false;
        };
        self.skew.swap(skew, Ordering::Relaxed) != skew || skew.abs() > SKEW
    }

    /// Lets go of credentials that were refused. Many calls may have been refused with the same, and others have come since:
    /// those stay.
    pub(super) fn forget(&self, refused: &Credentials) {
        if let Ok(mut cached) = self.cached.try_lock() {
            cached.take_if(|cached| cached.access_key_id() == refused.access_key_id());
        }
    }

    /// Credentials that hold for a while.
    pub(crate) async fn credentials(&self, door: &Door) -> Result<Credentials, Failure> {
        let mut cached = self.cached.lock().await;
        let soon = self.time(door.world()) + BEFORE_END;
        let holds = |held: &Credentials| held.expiry().is_none_or(|end| end > soon);
        if let Some(cached) = cached.as_ref()
            && holds(cached)
        {
            return Ok(cached.clone());
        }
        let credentials = match &self.source {
            Source::Chain(provider) => {
                let found = async {
                    let found = provider.provide_credentials().await;
                    found.map_err(|error| told(&error))
                };
                let found = door.by_others(in_time(door, found)).await;
                found.map_err(|why| Failure::of_credentials(&why))?
            }
            Source::Role(role) => role.assume(door).await?,
        };
        *cached = Some(credentials.clone());
        Ok(credentials)
    }
}

impl Role {
    async fn assume(&self, door: &Door) -> Result<Credentials, Failure> {
        let call = self
            .reads
            .keyed("assume")
            .and_then(|read| read.get.as_ref());
        let call =
            call.ok_or_else(|| Failure::of_credentials("no table says how to assume a role"))?;
        let mut vars = Vars::default()
            .with_one("region", self.base.region.as_str())
            .with_one("dns", self.dns.as_str())
            .with_one("roleArn", self.arn.as_str())
            .with_one("roleSessionName", self.session.as_str());
        if let Some(external_id) = &self.external_id {
            vars = vars.with_one("externalId", external_id.as_str());
        }
        // Boxed, because asking leads back to credentials: those of the base.
        let answer = Box::pin(door.ask(&self.base, call, &vars)).await?;
        let vars = Vars::default().with(answer);
        let text = |name: &str| vars.text(&format!("Credentials.{name}"));
        let part = |name: &str| {
            let damaged = || Failure::new(Trouble::NotUnderstood, call, format!("no {name}"));
            text(name).ok_or_else(damaged)
        };
        let expiry = text("Expiration").and_then(|end| end.parse::<jiff::Timestamp>().ok());
        Ok(Credentials::new(
            part("AccessKeyId")?,
            part("SecretAccessKey")?,
            Some(part("SessionToken")?),
            expiry.map(SystemTime::from),
            "sekisho-assumed-role",
        ))
    }
}

/// An error with everything that led to it.
pub(crate) fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut inner = error.source();
    while let Some(source) = inner {
        let more = source.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        inner = source.source();
    }
    text
}

/// What a signature is for.
pub(super) struct Signer<'s> {
    pub(super) service: &'s str,
    pub(super) region: &'s str,
    pub(super) time: SystemTime,
}

impl Signer<'_> {
    /// The headers of Signature Version 4.
    pub(super) fn sign(
        &self,
        request: &Request,
        url: &str,
        credentials: &Credentials,
    ) -> Result<Vec<(String, String)>, String> {
        let identity = credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name(self.service)
            .time(self.time)
            .settings(SigningSettings::default())
            .build()
            .map_err(|error| error.to_string())?
            .into();
        let method = if request.is_post { "POST" } else { "GET" };
        let headers = request
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()));
        let body = SignableBody::Bytes(&request.body);
        let signable =
            SignableRequest::new(method, url, headers, body).map_err(|error| told(&error))?;
        let (instructions, _) = sign(signable, &parameters)
            .map_err(|error| told(&error))?
            .into_parts();
        let headers = instructions.headers();
        Ok(headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }
}

/// The addresses that the environment and the profile name: for all services (under no name), and for each by the first part of
/// its host. <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>
fn endpoints(config: &SdkConfig, labels: &[String]) -> HashMap<String, String> {
    let mut found = HashMap::new();
    if let Some(url) = config.endpoint_url() {
        found.insert(String::new(), url.to_owned());
    }
    let Some(service_config) = config.service_config() else {
        return found;
    };
    for label in labels {
        let id = label.strip_suffix("api").unwrap_or(label).replace('-', " ");
        let key = ServiceConfigKey::builder()
            .service_id(&id)
            .profile("endpoint_url")
            .env("AWS_ENDPOINT_URL")
            .build();
        let url = key.ok().and_then(|key| service_config.load_config(key));
        found.extend(url.map(|url| (label.clone(), url)));
    }
    found
}

/// The domain of a Region's partition.
pub(crate) fn dns(region: &str) -> &'static str {
    let domains = [
        ("cn-", "amazonaws.com.cn"),
        ("us-isob-", "sc2s.sgov.gov"),
        ("us-isof-", "csp.hci.ic.gov"),
        ("eu-isoe-", "cloud.adc-e.uk"),
        ("us-iso-", "c2s.ic.gov"),
        ("eusc-", "amazonaws.eu"),
    ];
    let known = domains.iter().find(|(start, _)| region.starts_with(start));
    known.map_or("amazonaws.com", |(_, domain)| domain)
}
