//! Who asks: the identity of one account, subscription or project, and where its requests go.

use super::call::{Call, Request};
use super::door::Door;
use super::failure::{Failure, Trouble};
use super::pace::Lanes;
use super::{World, aws, azure, google};
use aws_credential_types::Credentials;
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

/// What proves who asks.
pub(super) enum Proof {
    /// Credentials to sign with.
    Signature(Credentials),
    /// Headers with a token.
    Bearer(Vec<(String, String)>),
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

    /// What proves who asks. It is got before a call takes its turn: getting it may take calls of its own, and where all turns
    /// were with calls that wait for it, it would never come.
    pub(super) async fn proof(&self, door: &Door, call: &Call) -> Result<Proof, Failure> {
        let refused = |why: String| Failure::new(Trouble::CredentialsRefused, call, why);
        let headers = match &self.identity {
            Identity::Aws(account) => {
                return Ok(Proof::Signature(account.credentials(door).await?));
            }
            Identity::Azure(tokens) if tokens.is_first() => {
                door.by_others(in_time(door, tokens.headers())).await
            }
            Identity::Azure(tokens) => in_time(door, tokens.headers()).await,
            Identity::Google(tokens) if tokens.is_first() => {
                door.by_others(in_time(door, tokens.headers())).await
            }
            Identity::Google(tokens) => in_time(door, tokens.headers()).await,
        };
        headers.map(Proof::Bearer).map_err(refused)
    }

    /// The headers that prove who asks.
    pub(super) fn authorise(
        &self,
        door: &Door,
        call: &Call,
        request: &Request,
        url: &str,
        proof: &Proof,
    ) -> Result<Vec<(String, String)>, Failure> {
        let refused = |why: String| Failure::new(Trouble::CredentialsRefused, call, why);
        match (&self.identity, proof) {
            (Identity::Aws(account), Proof::Signature(credentials)) => {
                let signer = aws::Signer {
                    service: &call.service,
                    region: &self.region,
                    time: account.time(door.world()),
                };
                signer.sign(request, url, credentials).map_err(refused)
            }
            (_, Proof::Bearer(headers)) => Ok(headers.clone()),
            (_, Proof::Signature(_)) => Err(refused("nothing to prove who asks".to_owned())),
        }
    }

    /// Takes over the clock of the service, if requests are signed by the time and the clocks differ.
    pub(super) fn correct_clock(&self, world: &World, date: &str) -> bool {
        match &self.identity {
            Identity::Aws(account) => account.correct_clock(world, date),
            Identity::Azure(_) | Identity::Google(_) => false,
        }
    }

    /// Lets go of credentials that were refused, so that the next request asks for new ones; whether that can help.
    pub(super) fn forget(&self, refused: &Proof) -> bool {
        match (&self.identity, refused) {
            (Identity::Aws(account), Proof::Signature(credentials)) => {
                account.forget(credentials);
                true
            }
            // The vendors' libraries renew their tokens by themselves, and one may have ended on its way.
            _ => true,
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
