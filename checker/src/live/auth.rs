//! Who asks: the identity of one account, subscription or project, and where its requests go.

use super::call::{Call, Request};
use super::door::Door;
use super::failure::{Failure, Trouble};
use super::pace::Lanes;
use super::{World, aws, azure, google};
use std::sync::Arc;

/// The identity with which a scope is read, and the lanes of its calls.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) identity: Identity,
    /// The Region that requests are signed for.
    pub(crate) region: String,
    pub(crate) lanes: Arc<Lanes>,
}

/// Credentials of one of the clouds.
#[derive(Clone)]
pub(crate) enum Identity {
    Aws(Arc<aws::Account>),
    Azure(Arc<azure::Tokens>),
    Google(Arc<google::Tokens>),
}

impl Caller {
    pub(crate) fn new(identity: Identity, region: &str) -> Self {
        Self {
            identity,
            region: region.to_owned(),
            lanes: Arc::default(),
        }
    }

    /// The same identity in another Region, with lanes of its own.
    pub(crate) fn in_region(&self, region: &str) -> Self {
        Self::new(self.identity.clone(), region)
    }

    /// The address that the user's own configuration names for a service, if any.
    pub(super) fn endpoint(&self, label: &str) -> Option<&String> {
        match &self.identity {
            Identity::Aws(account) => account.endpoint(label),
            Identity::Azure(_) | Identity::Google(_) => None,
        }
    }

    /// The headers that prove who asks.
    pub(super) async fn authorise(
        &self,
        door: &Door,
        call: &Call,
        request: &Request,
        url: &str,
    ) -> Result<Vec<(String, String)>, Failure> {
        let refused = |why: String| Failure::new(Trouble::CredentialsRefused, call, why);
        match &self.identity {
            Identity::Aws(account) => {
                let credentials = account.credentials(door).await?;
                let signer = aws::Signer {
                    service: &call.service,
                    region: &self.region,
                    time: account.time(door.world()),
                };
                signer.sign(request, url, &credentials).map_err(refused)
            }
            Identity::Azure(tokens) => in_time(door, tokens.headers()).await.map_err(refused),
            Identity::Google(tokens) => in_time(door, tokens.headers()).await.map_err(refused),
        }
    }

    /// Takes over the clock of the service, if requests are signed by the time and the clocks differ.
    pub(super) fn correct_clock(&self, world: &World, date: &str) -> bool {
        match &self.identity {
            Identity::Aws(account) => account.correct_clock(world, date),
            Identity::Azure(_) | Identity::Google(_) => false,
        }
    }

    /// Lets go of credentials, so that the next request asks for new ones; whether that can help.
    pub(super) fn forget_credentials(&self) -> bool {
        match &self.identity {
            Identity::Aws(account) => {
                account.forget();
                true
            }
            // The vendors' libraries renew their tokens by themselves, and one may have ended on its way.
            Identity::Azure(_) | Identity::Google(_) => true,
        }
    }
}

/// What a source of credentials gives, if it gives it in time: the libraries' own patience is longer than ours.
pub(super) async fn in_time<T>(
    door: &Door,
    asked: impl Future<Output = Result<T, String>>,
) -> Result<T, String> {
    let answered = tokio::time::timeout(door.timeout(), asked).await;
    answered.unwrap_or_else(|_| Err("no credentials in time".to_owned()))
}
