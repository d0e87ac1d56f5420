//! Why a call gave no answer, and how that is said: once in a gap, and as the reason at every place that it leaves
//! unknown.

use super::call::Call;
use policy::Gap;
use serde_json::Value;

/// What became of a call, in the field's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Trouble {
    /// The identity lacks a permission.
    AccessDenied,
    /// What was asked for is not there, though something said it was.
    NotFound,
    /// The service kept asking for patience until ours was at its end.
    Throttled,
    /// No answer in time.
    TimedOut,
    /// The service failed (HTTP 5xx), again and again.
    ServerError,
    /// No connection, or it broke.
    NotAnswered,
    /// The answer is not what this call answers.
    NotUnderstood,
    /// The service, API or Region is not enabled for the account, or the type is not offered there.
    NotEnabled,
    /// The credentials are not valid, or no longer.
    CredentialsRefused,
    /// The service refused the request for another reason.
    Refused,
    /// A list that does not end.
    Truncated,
    /// Somebody ended the collection.
    Interrupted,
}

/// A call that gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) trouble: Trouble,
    /// The operation, and for a refusal the permission.
    pub(crate) operation: String,
    pub(crate) permission: Option<String>,
    /// What the service said, shortened.
    pub(crate) detail: String,
    /// The code that the service gave for it.
    pub(crate) code: String,
}

/// The longest detail that is kept, in characters.
const DETAIL: usize = 300;

impl Trouble {
    fn as_str(self) -> &'static str {
        match self {
            Self::AccessDenied => "AccessDenied",
            Self::NotFound => "NotFound",
            Self::Throttled => "Throttled",
            Self::TimedOut => "TimedOut",
            Self::ServerError => "ServerError",
            Self::NotAnswered => "NotAnswered",
            Self::NotUnderstood => "NotUnderstood",
            Self::NotEnabled => "NotEnabled",
            Self::CredentialsRefused => "CredentialsRefused",
            Self::Refused => "Refused",
            Self::Truncated => "Truncated",
            Self::Interrupted => "Interrupted",
        }
    }
}

impl Failure {
    pub(crate) fn new(trouble: Trouble, call: &Call, detail: impl Into<String>) -> Self {
        let detail: String = detail.into();
        Self {
            trouble,
            operation: call.operation.clone(),
            permission: call.permission.clone(),
            detail: detail.chars().take(DETAIL).collect(),
            code: String::new(),
        }
    }

    /// A failure before anything could be called.
    pub(crate) fn of_credentials(detail: &str) -> Self {
        Self {
            trouble: Trouble::CredentialsRefused,
            operation: "credentials".to_owned(),
            permission: None,
            detail: detail.chars().take(DETAIL).collect(),
            code: String::new(),
        }
    }

    /// The reason at a place that is unknown because of it: `AccessDenied: bedrock:GetGuardrail`.
    pub(crate) fn reason(&self) -> String {
        let what = match (self.trouble, &self.permission) {
            (Trouble::AccessDenied, Some(permission)) => permission,
            _ => &self.operation,
        };
        format!("{}: {what}", self.trouble.as_str())
    }

    /// Whether the service says by it that there is nothing to list.
    pub(crate) fn says_none(&self, call: &Call) -> bool {
        call.none
            .iter()
            .any(|code| self.code.starts_with(code.as_str()))
    }

    /// The gap that it leaves in a snapshot; `scope` is the account, and the Region if there is one.
    pub(crate) fn gap(&self, scope: &str) -> Gap {
        let denied = self.trouble == Trouble::AccessDenied;
        Gap {
            source: format!("{} {scope}", self.operation),
            reason: self.reason(),
            permission: self.permission.clone().filter(|_| denied),
            detail: Some(self.detail.clone()).filter(|detail| !detail.is_empty()),
        }
    }
}

/// What an answer that is no success says of itself: the vendor's code and message, wherever they stand.
#[derive(Debug, Default)]
pub(super) struct Complaint {
    pub(super) code: String,
    pub(super) message: String,
}

impl Complaint {
    /// Reads the forms of the three clouds: AWS JSON (with the header) and XML, ARM, Google.
    pub(super) fn read(header: Option<&str>, body: &Value) -> Self {
        let error = body
            .get("error")
            .or_else(|| body.pointer("/Error"))
            .or_else(|| body.pointer("/Errors/Error"))
            .or_else(|| body.pointer("/Errors/0"))
            .unwrap_or(body);
        let text = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| error.get(*name))
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        // Google says why in details: SERVICE_DISABLED is a 403 like a missing permission.
        let details = error.get("details").and_then(Value::as_array);
        let reason = details
            .into_iter()
            .flatten()
            .find_map(|detail| detail.get("reason").and_then(Value::as_str));
        let code = header
            .or(reason)
            .unwrap_or_else(|| text(&["status", "code", "__type", "Code"]));
        // `com.amazon.coral.service#AccessDeniedException:http://…` is how some services write it.
        let code = code.split(':').next().unwrap_or_default();
        Self {
            code: code.rsplit('#').next().unwrap_or_default().to_owned(),
            message: text(&["message", "Message", "errorMessage"]).to_owned(),
        }
    }

    fn is(&self, codes: &[&str]) -> bool {
        codes.iter().any(|code| self.code.starts_with(code))
    }

    /// A service behind Cloud Control is told by its message alone.
    fn says(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.message.contains(text))
    }

    pub(super) fn is_throttling(&self) -> bool {
        let behind = self.is(&["GeneralServiceException", "HandlerInternalFailure"]);
        (behind && self.says(&["Rate exceeded", "Throttl", "Too Many Requests"]))
            || self.is(&[
                "Throttl",
                "TooManyRequests",
                "RequestLimitExceeded",
                "RequestThrottled",
                "SlowDown",
                "PriorRequestNotComplete",
                "RESOURCE_EXHAUSTED",
                "RATE_LIMIT_EXCEEDED",
            ])
    }

    /// Credentials that are no longer valid; new ones may be.
    pub(super) fn is_expiry(&self) -> bool {
        self.is(&[
            "ExpiredToken",
            "RequestExpired",
            "TokenRefreshRequired",
            "ExpiredAuthenticationToken",
            "UNAUTHENTICATED",
        ])
    }

    /// A signature that the clocks' difference has spoilt.
    pub(super) fn is_skew(&self) -> bool {
        self.is(&[
            "RequestTimeTooSkewed",
            "RequestInTheFuture",
            "RequestExpired",
        ]) || (self.is(&["InvalidSignature", "SignatureDoesNotMatch", "AuthFailure"])
            && self.says(&["expired", "not yet current"]))
    }

    /// What the service means by a status that is no success, a throttle or an expiry aside.
    pub(super) fn trouble(&self, status: u16) -> Trouble {
        let not_enabled = [
            "OptInRequired",
            "SubscriptionRequired",
            "UnsupportedAction",
            "TypeNotFound",
            "MissingSubscriptionRegistration",
            "SubscriptionNotRegistered",
            "NoRegisteredProviderFound",
            "SERVICE_DISABLED",
            "UnknownOperation",
        ];
        let credentials = [
            "UnrecognizedClient",
            "InvalidClientTokenId",
            "InvalidSignature",
            "SignatureDoesNotMatch",
            "AuthFailure",
            "IncompleteSignature",
            "ExpiredToken",
            "RequestExpired",
            "MissingAuthenticationToken",
            "UNAUTHENTICATED",
        ];
        let denied = [
            "AccessDenied",
            "UnauthorizedOperation",
            "AuthorizationFailed",
            "AuthorizationError",
            "Forbidden",
            "PERMISSION_DENIED",
            "IAM_PERMISSION_DENIED",
            "LinkedAuthorizationFailed",
        ];
        if self.is(&not_enabled) {
            Trouble::NotEnabled
        } else if self.is(&credentials) || status == 401 {
            Trouble::CredentialsRefused
        } else if self.is(&denied)
            || status == 403
            || self.says(&[
                "not authorized to perform",
                "UnauthorizedOperation",
                "AccessDenied",
            ])
        {
            Trouble::AccessDenied
        } else if status == 404 || self.is(&["ResourceNotFound", "NoSuchEntity", "NotFound"]) {
            Trouble::NotFound
        } else if status >= 500 {
            Trouble::ServerError
        } else {
            Trouble::Refused
        }
    }

    /// The action that the message says is missing: of a service behind another, only the message tells it.
    pub(super) fn missing(&self) -> Option<String> {
        let (_, behind) = self.message.split_once("not authorized to perform: ")?;
        let action = behind.split([' ', ',', ')']).next()?;
        let is_action = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let (prefix, name) = action.split_once(':')?;
        (is_action(prefix) && is_action(name) && !name.is_empty()).then(|| action.to_owned())
    }

    /// What is told of it. Messages about signatures repeat the request, tokens included, so they are left out.
    pub(super) fn detail(&self, status: u16) -> String {
        let silent = self.is(&[
            "InvalidSignature",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
        ]);
        let message = if silent { "" } else { self.message.as_str() };
        [
            format!("HTTP {status}"),
            self.code.clone(),
            message.to_owned(),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
    }
}
