//! One exchange with a server: no redirects, one second try, and never more bytes than the limit.

use super::{Endpoint, Limits, SendError};
use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use futures_util::StreamExt as _;
use reqwest::redirect::Policy;
use reqwest::{Body, Client, Response};
use serde_json::Value;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tower_service::Service;

/// How much of a refusal is read, in bytes; its code stands at the beginning.
const LARGEST_REFUSAL: usize = 16 << 10;

/// The longest line of a stream, in bytes. The client looks through an unfinished line again with every piece of it.
const LONGEST_LINE: usize = 64 << 10;

/// Counts what came in.
#[derive(Clone)]
pub(super) struct Watch {
    taken: Arc<AtomicUsize>,
    limit: usize,
    /// Bytes since the last line break.
    line: Arc<AtomicUsize>,
}

impl Watch {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            taken: Arc::default(),
            limit,
            line: Arc::default(),
        }
    }

    /// Bytes of answers so far.
    pub(super) fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// Whether more came than may come.
    pub(super) fn is_over(&self) -> bool {
        self.taken() > self.limit || self.line.load(Ordering::Relaxed) > LONGEST_LINE
    }

    fn take(&self, bytes: &[u8]) -> std::io::Result<()> {
        self.taken.fetch_add(bytes.len(), Ordering::Relaxed);
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(at) => self.line.store(bytes.len() - at, Ordering::Relaxed),
            None => {
                self.line.fetch_add(bytes.len(), Ordering::Relaxed);
            }
        }
        if self.is_over() {
            return Err(std::io::Error::other("larger than the limit"));
        }
        Ok(())
    }
}

/// Sends what the client builds.
#[derive(Clone)]
pub(super) struct Transport {
    http: Client,
    wait: Duration,
    longest_wait: Duration,
    watch: Watch,
}

impl Transport {
    pub(super) fn new(
        endpoint: &Endpoint,
        limits: &Limits,
        watch: Watch,
    ) -> Result<Self, SendError> {
        let builder = Client::builder()
            .redirect(Policy::none())
            .connect_timeout(limits.timeout)
            .user_agent(concat!("sekisho/", env!("CARGO_PKG_VERSION")));
        // A proxy cannot reach a server on this machine.
        let builder = if endpoint.is_local() {
            builder.no_proxy()
        } else {
            builder
        };
        Ok(Self {
            http: builder.build().map_err(|_| SendError::NoTls)?,
            wait: limits.wait,
            longest_wait: limits.longest_wait,
            watch,
        })
    }

    pub(super) fn http(&self) -> Client {
        self.http.clone()
    }

    async fn exchange(self, factory: HttpRequestFactory) -> Result<Response, SendError> {
        match self.attempt(&factory).await? {
            Attempt::Answered(response) => Ok(response),
            Attempt::Again { failure, wait } => {
                let wait = wait.unwrap_or(self.wait);
                if wait > self.longest_wait {
                    return Err(failure);
                }
                tokio::time::sleep(wait).await;
                match self.attempt(&factory).await? {
                    Attempt::Answered(response) => Ok(response),
                    Attempt::Again { failure, .. } => Err(failure),
                }
            }
        }
    }

    async fn attempt(&self, factory: &HttpRequestFactory) -> Result<Attempt, SendError> {
        let request = factory.build().await.map_err(|_| SendError::Broken)?;
        let response = self
            .http
            .execute(request)
            .await
            .map_err(|_| SendError::NotReached)?;
        let status = response.status();
        if status.is_success() {
            return Ok(Attempt::Answered(self.bounded(response)));
        }
        let number = status.as_u16();
        let wait = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.trim().parse().ok())
            .map(Duration::from_secs);
        let again = |failure| Ok(Attempt::Again { failure, wait });
        match number {
            300..=399 => Err(SendError::Redirected(number)),
            401 | 403 => Err(SendError::KeyRefused(number)),
            404 => Err(SendError::NoSuchModel),
            429 => again(SendError::SlowDown),
            500..=599 => again(SendError::ServerFailed(number)),
            _ => {
                let code = code(response).await;
                if code.as_deref() == Some("content_filter") {
                    return Err(SendError::Declined);
                }
                let code = code.map(|code| format!(", {code}")).unwrap_or_default();
                Err(SendError::NotAccepted {
                    status: number,
                    code,
                })
            }
        }
    }

    /// The same response, whose body ends with an error where it becomes too large.
    fn bounded(&self, response: Response) -> Response {
        let watch = self.watch.clone();
        let mut parts = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            parts = parts.header(name, value);
        }
        let stream = response.bytes_stream().map(move |chunk| {
            let chunk = chunk.map_err(std::io::Error::other)?;
            watch.take(&chunk).map(|()| chunk)
        });
        // The parts come from a response, so they make one.
        parts
            .body(Body::wrap_stream(stream))
            .unwrap_or_default()
            .into()
    }
}

/// What became of one attempt.
enum Attempt {
    Answered(Response),
    Again {
        failure: SendError,
        wait: Option<Duration>,
    },
}

/// The code of a refusal, if it looks like one: a word, in which no text that was sent can hide.
async fn code(mut response: Response) -> Option<String> {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST_REFUSAL {
            return None;
        }
    }
    let body: Value = serde_json::from_slice(&body).ok()?;
    let code = body.pointer("/error/code")?.as_str()?;
    let is_word = code.len() <= 40
        && code
            .chars()
            .all(|character| character.is_ascii_lowercase() || character == '_');
    is_word.then(|| code.to_owned())
}

impl Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = SendError;
    type Future = Pin<Box<dyn Future<Output = Result<Response, SendError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        Box::pin(self.clone().exchange(factory))
    }
}

impl From<SendError> for OpenAIError {
    fn from(error: SendError) -> Self {
        Self::Boxed(Box::new(error))
    }
}
