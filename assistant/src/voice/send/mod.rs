//! Asks a language model, and takes no more from it than one bounded answer.

mod endpoint;
mod error;
mod secret;
mod transport;

pub use endpoint::{Endpoint, EndpointError};
pub use error::SendError;
pub use secret::Secret;

use super::draft::LARGEST;
use super::request::Request;
use async_openai::Client;
use async_openai::error::OpenAIError;
use futures_util::StreamExt as _;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::time::Duration;
use transport::{Transport, Watch};

/// How long and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long everything may take, the second try included.
    pub timeout: Duration,
    /// How long is waited before the second try where the server does not say.
    pub wait: Duration,
    /// The longest wait that a server may ask for.
    pub longest_wait: Duration,
    /// The most bytes of an answer, its frame included.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(90),
            wait: Duration::from_secs(2),
            longest_wait: Duration::from_secs(30),
            // Each few letters come in a frame of their own, which is some thirty times their size.
            bytes: 32 * LARGEST,
        }
    }
}

/// One event of the stream; what is not read here is not needed.
#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    delta: Delta,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Default, Deserialize)]
struct Delta {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
}

/// Sends a request and gives the draft that comes back. It has to run on a tokio runtime with its drivers on.
///
/// # Errors
/// The endpoint cannot be reached, refuses, or answers with no whole draft within the limits. No error holds the key or
/// any text of the request or the answer.
pub async fn send(
    request: &Request,
    endpoint: &Endpoint,
    limits: &Limits,
) -> Result<String, SendError> {
    let watch = Watch::new(limits.bytes);
    let asking = ask(request, endpoint, limits, &watch);
    match tokio::time::timeout(limits.timeout, asking).await {
        Ok(answer) => answer,
        Err(_) => Err(SendError::TimedOut(limits.timeout.as_secs())),
    }
}

async fn ask(
    request: &Request,
    endpoint: &Endpoint,
    limits: &Limits,
    watch: &Watch,
) -> Result<String, SendError> {
    let transport = Transport::new(endpoint, limits, watch.clone())?;
    let client = Client::build(transport.http(), endpoint.config()?).with_http_service(transport);
    // Raw, so that it is sent letter by letter as it can be read beforehand.
    let body: &RawValue =
        serde_json::from_str(request.body()).map_err(|_| SendError::NotUnderstood)?;
    let mut stream = client
        .chat()
        .create_stream_byot::<_, Chunk>(body)
        .await
        .map_err(|error| told(error, watch))?;
    let mut draft = String::new();
    let mut finish = None;
    while let Some(event) = stream.next().await {
        let chunk = event.map_err(|error| told(error, watch))?;
        if chunk.error.is_some() {
            return Err(SendError::Broken);
        }
        for choice in chunk.choices {
            if choice.delta.refusal.is_some_and(|text| !text.is_empty()) {
                return Err(SendError::Declined);
            }
            draft.push_str(&choice.delta.content.unwrap_or_default());
            finish = choice.finish_reason.or(finish);
        }
        if draft.len() > LARGEST {
            return Err(SendError::TooLarge(LARGEST));
        }
    }
    match finish.as_deref() {
        Some("stop") if !draft.is_empty() => Ok(draft),
        Some("content_filter") => Err(SendError::Declined),
        Some("length") => Err(SendError::TooLarge(draft.len())),
        Some(_) => Err(SendError::NotUnderstood),
        None if watch.taken() == 0 => Err(SendError::NotUnderstood),
        None => Err(SendError::Cut),
    }
}

/// What an error of the client means, without any text that it carries: that may quote what was sent.
fn told(error: OpenAIError, watch: &Watch) -> SendError {
    if watch.is_over() {
        return SendError::TooLarge(watch.limit());
    }
    match error {
        OpenAIError::Boxed(inner) => match inner.downcast::<SendError>() {
            Ok(known) => *known,
            Err(_) => SendError::Broken,
        },
        OpenAIError::JSONDeserialize(..) => SendError::NotUnderstood,
        OpenAIError::StreamError(_) | OpenAIError::Reqwest(_) => SendError::Cut,
        _ => SendError::Broken,
    }
}
