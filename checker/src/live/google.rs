//! Google Cloud: tokens by Application Default Credentials, or one from the environment as `gcloud` takes it.

use super::World;
use google_cloud_auth::credentials::{Builder, CacheableResource, Credentials};
use http::Extensions;
use std::sync::atomic::{AtomicBool, Ordering};

/// Some of the services know no narrower scope; what may be done with it is decided by the role.
/// <https://cloud.google.com/docs/authentication>
const SCOPE: &str = "https://www.googleapis.com/auth/cloud-platform";
/// Variables with a ready token: that of the gcloud CLI, and that of Google's Terraform provider.
const READY: [&str; 2] = ["CLOUDSDK_AUTH_ACCESS_TOKEN", "GOOGLE_OAUTH_ACCESS_TOKEN"];

/// A source of tokens.
pub(crate) enum Tokens {
    /// Application Default Credentials: a file, a federated workload, the metadata server, a login; and whether they gave a token.
    Default(Credentials, AtomicBool),
    /// A token that somebody else got.
    Ready(String),
}

impl Tokens {
    /// The source that the environment speaks for.
    pub(crate) fn find(world: &World) -> Result<Self, String> {
        let ready = READY.iter().find_map(|name| (world.var)(name));
        if let Some(token) = ready.filter(|token| !token.is_empty()) {
            return Ok(Self::Ready(token));
        }
        let built = Builder::default().with_scopes([SCOPE]).build();
        built
            .map(|credentials| Self::Default(credentials, AtomicBool::new(false)))
            .map_err(|error| error.to_string())
    }

    /// Whether no token was got so far.
    pub(super) fn is_first(&self) -> bool {
        matches!(self, Self::Default(_, known) if !known.load(Ordering::Relaxed))
    }

    pub(super) async fn headers(&self) -> Result<Vec<(String, String)>, String> {
        match self {
            Self::Ready(token) => Ok(vec![(
                "authorization".to_owned(),
                format!("Bearer {token}"),
            )]),
            Self::Default(credentials, known) => {
                let headers = credentials.headers(Extensions::new()).await;
                known.store(true, Ordering::Relaxed);
                let CacheableResource::New { data, .. } =
                    headers.map_err(|error| error.to_string())?
                else {
                    return Err("no token".to_owned());
                };
                let text = |value: &http::HeaderValue| value.to_str().ok().map(str::to_owned);
                Ok(data
                    .iter()
                    .filter_map(|(name, value)| Some((name.as_str().to_owned(), text(value)?)))
                    .collect())
            }
        }
    }
}
