//! Why no draft came, and what to do.

/// Why no draft came. None of these holds the key, or any text that was sent or received.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The endpoint is not usable as it was given.
    #[error(transparent)]
    Endpoint(#[from] super::EndpointError),
    /// TLS could not be set up.
    #[error("no connection can be made from this machine; install the system's root certificates")]
    NoTls,
    /// Nobody answers there.
    #[error("the language model's server does not answer; look at its address and whether it runs")]
    NotReached,
    /// It took too long; the number is seconds.
    #[error("the language model did not finish within {0} s; try again, or take a faster model")]
    TimedOut(u64),
    /// The answer or its frame is larger than the limit in bytes, or longer than the model may answer.
    #[error("the language model's answer is too long ({0} bytes); try another model")]
    TooLarge(usize),
    /// The server leads elsewhere, which is not followed.
    #[error(
        "the server redirects (HTTP {0}), which is not followed; give the final address as the base URL"
    )]
    Redirected(u16),
    /// The key is not accepted.
    #[error(
        "the server does not accept the key (HTTP {0}); set SEKISHO_LLM_KEY to one that may use this model"
    )]
    KeyRefused(u16),
    /// There is no such model or path.
    #[error(
        "the server knows no such model or path (HTTP 404); check the model's name and the base URL"
    )]
    NoSuchModel,
    /// Too much was asked for, also on the second try.
    #[error(
        "the server asks to slow down (HTTP 429); wait a minute and try again, or raise the quota"
    )]
    SlowDown,
    /// The server had an error of its own, also on the second try.
    #[error("the server failed (HTTP {0}); try again later")]
    ServerFailed(u16),
    /// The request is not accepted; the code is the server's, if it looks like one.
    #[error(
        "the server does not accept the request (HTTP {status}{code}); check that the model supports a JSON schema as response format"
    )]
    NotAccepted {
        /// The HTTP status.
        status: u16,
        /// ` code`, or empty.
        code: String,
    },
    /// The model or a filter in front of it declined.
    #[error(
        "the language model declined to answer; the text of the template stands, nothing else has to be done"
    )]
    Declined,
    /// The stream ended in the middle.
    #[error("the language model's answer ended in the middle; try again")]
    Cut,
    /// The answer is no stream of the OpenAI API.
    #[error(
        "the answer is no stream of the OpenAI chat completions API; check that the base URL ends where that API begins, usually in /v1"
    )]
    NotUnderstood,
    /// The server reported an error in the stream.
    #[error("the language model's server broke off with an error; try again later")]
    Broken,
}
