//! Where a language model is asked, and with which key.

use super::Secret;
use async_openai::config::Config;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use secrecy::SecretString;

/// An endpoint that speaks the OpenAI chat completions API.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Where the API begins, such as `https://api.openai.com/v1`; for Azure OpenAI the resource's address.
    pub base_url: String,
    /// The model; for Azure OpenAI with a version the name of the deployment.
    pub model: String,
    /// The key; empty for servers that need none.
    pub key: Secret,
    /// The `api-version` of Azure OpenAI; without it the endpoint is any other that speaks the API.
    pub azure_api_version: Option<String>,
}

/// Why an endpoint is not usable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// The base URL is none.
    #[error(
        "the base URL of the language model is no URL; give one such as https://api.openai.com/v1"
    )]
    NoUrl,
    /// The base URL holds a password, a query or a fragment.
    #[error(
        "the base URL of the language model holds a user, a query or a fragment; give scheme, host and path alone"
    )]
    TooMuch,
    /// The connection would not be encrypted.
    #[error(
        "the base URL of the language model is not https; plain http is only for servers on this machine"
    )]
    NotEncrypted,
    /// The key or the API version does not fit into a header or a path.
    #[error(
        "the {0} of the language model holds characters that cannot be sent; check it for spaces and line breaks"
    )]
    NotPrintable(&'static str),
    /// No model is named.
    #[error(
        "no language model is named; give its name, for Azure OpenAI the name of the deployment"
    )]
    NoModel,
}

impl Endpoint {
    /// The address that is asked, without any secret: for `--llm-dry-run` and for the note on what leaves the machine.
    ///
    /// # Errors
    /// The endpoint is not usable as it is.
    pub fn address(&self) -> Result<String, EndpointError> {
        let config = self.config()?;
        let path = config.url("/chat/completions");
        Ok(match config.version {
            Some(version) => format!("{path}?api-version={version}"),
            None => path,
        })
    }

    /// Whether the model runs on this machine.
    pub fn is_local(&self) -> bool {
        Url::parse(&self.base_url).is_ok_and(|url| is_loopback(&url))
    }

    /// The endpoint in the client's terms.
    pub(super) fn config(&self) -> Result<Destination, EndpointError> {
        let url = Url::parse(&self.base_url).map_err(|_| EndpointError::NoUrl)?;
        if !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return Err(EndpointError::TooMuch);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(EndpointError::NotEncrypted),
            _ => return Err(EndpointError::NoUrl),
        }
        if self.model.trim().is_empty() {
            return Err(EndpointError::NoModel);
        }
        let base = url.as_str().trim_end_matches('/');
        let (base, version) = match &self.azure_api_version {
            None => (base.to_owned(), None),
            Some(version) if !is_segment(version) => {
                return Err(EndpointError::NotPrintable("API version"));
            }
            Some(_) if !is_segment(&self.model) => {
                return Err(EndpointError::NotPrintable("deployment"));
            }
            Some(version) => (
                format!("{base}/openai/deployments/{}", self.model),
                Some(version.clone()),
            ),
        };
        let mut headers = HeaderMap::new();
        if !self.key.is_empty() {
            let header = |text: &str| {
                let mut value =
                    HeaderValue::from_str(text).map_err(|_| EndpointError::NotPrintable("key"))?;
                // What is secret is not shown by anything that prints the request.
                value.set_sensitive(true);
                Ok(value)
            };
            let key = self.key.reveal();
            if version.is_some() {
                headers.insert("api-key", header(key)?);
            } else {
                headers.insert(AUTHORIZATION, header(&format!("Bearer {key}"))?);
            }
        }
        Ok(Destination {
            base,
            version,
            headers,
            key: self.key.clone(),
        })
    }
}

/// Whether a text can stand in a path or a query as it is.
fn is_segment(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('.')
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "-._".contains(character))
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// An endpoint in the client's terms. The client's own configurations read the environment, this one does not.
#[derive(Clone)]
pub(super) struct Destination {
    base: String,
    version: Option<String>,
    headers: HeaderMap,
    key: Secret,
}

impl Config for Destination {
    fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn query(&self) -> Vec<(&str, &str)> {
        let version = self.version.as_deref();
        version
            .map(|version| ("api-version", version))
            .into_iter()
            .collect()
    }

    fn api_base(&self) -> &str {
        &self.base
    }

    fn api_key(&self) -> &SecretString {
        self.key.inner()
    }
}
