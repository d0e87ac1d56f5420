//! How each cloud says no.

use super::asked::{Asked, Protocol};
use super::wire::Answer;
use serde_json::{Value, json};

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum No {
    Denied,
    NotFound,
    Throttled { retry_after: Option<u32> },
    NotEnabled,
    Expired,
    Internal,
    Unavailable,
    BadToken,
    Write,
}

/// The answer to a request that is refused.
pub(crate) fn refuse(asked: &Asked<'_>, no: No) -> Answer {
    match asked.protocol {
        Protocol::Azure => azure(asked, no),
        Protocol::Google => google(asked, no),
        _ => aws(asked, no),
    }
}

/// A refusal of AWS with a code and message of its own.
pub(crate) fn aws_error(protocol: Protocol, status: u16, code: &str, message: &str) -> Answer {
    let text = message.replace('&', "&amp;").replace('<', "&lt;");
    match protocol {
        Protocol::Ec2 => Answer::xml(
            status,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>{text}</Message></Error></Errors><RequestID>5eed0000-0000-4000-8000-000000000000</RequestID></Response>"
            ),
        ),
        Protocol::S3 => Answer::xml(
            status,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{text}</Message><RequestId>5EED000000000000</RequestId></Error>"
            ),
        ),
        Protocol::Query => {
            let whose = if status < 500 { "Sender" } else { "Receiver" };
            Answer::xml(
                status,
                format!(
                    "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <Error>\n    <Type>{whose}</Type>\n    <Code>{code}</Code>\n    <Message>{text}</Message>\n  </Error>\n  <RequestId>5eed0000-0000-4000-8000-000000000000</RequestId>\n</ErrorResponse>\n"
                ),
            )
        }
        Protocol::Json => {
            let body = json!({"__type": code, "message": message});
            Answer::new(status, "application/x-amz-json-1.1", body.to_string())
                .with("x-amzn-ErrorType", code)
        }
        _ => Answer::json(status, &json!({"message": message})).with("x-amzn-ErrorType", code),
    }
}

fn aws(asked: &Asked<'_>, no: No) -> Answer {
    let xml = asked.protocol.is_xml();
    let ec2 = asked.protocol == Protocol::Ec2;
    let Asked {
        account,
        service,
        operation,
        ..
    } = asked;
    let (status, code, message) = match no {
        No::Denied => {
            let code = match asked.protocol {
                Protocol::Ec2 => "UnauthorizedOperation",
                Protocol::Query | Protocol::S3 => "AccessDenied",
                _ => "AccessDeniedException",
            };
            let message = format!(
                "User: arn:aws:sts::{account}:assumed-role/SekishoRead/sekisho is not authorized to perform: {service}:{operation} because no identity-based policy allows the {service}:{operation} action"
            );
            (403, code, message)
        }
        No::NotFound if xml => (404, "NoSuchEntity", "It cannot be found.".to_owned()),
        No::NotFound => {
            let message = "The resource you requested does not exist.".to_owned();
            (404, "ResourceNotFoundException", message)
        }
        No::Throttled { .. } => {
            let code = match asked.protocol {
                Protocol::Ec2 => "RequestLimitExceeded",
                Protocol::Query => "Throttling",
                Protocol::S3 => "SlowDown",
                _ => "ThrottlingException",
            };
            // EC2 and S3 say it with 503, the query protocol with 400, everybody else with 429.
            let status = match asked.protocol {
                Protocol::Ec2 | Protocol::S3 => 503,
                Protocol::Query => 400,
                _ => 429,
            };
            (status, code, "Rate exceeded".to_owned())
        }
        No::NotEnabled => {
            let message = "The AWS Access Key Id needs a subscription for the service";
            (403, "OptInRequired", message.to_owned())
        }
        No::Expired => {
            let code = match asked.protocol {
                Protocol::Ec2 => "RequestExpired",
                Protocol::Query | Protocol::S3 => "ExpiredToken",
                _ => "ExpiredTokenException",
            };
            let message = "The security token included in the request is expired";
            (if ec2 { 400 } else { 403 }, code, message.to_owned())
        }
        No::Internal => {
            let code = if xml {
                "InternalFailure"
            } else {
                "InternalServerException"
            };
            (
                500,
                code,
                "The server encountered an internal error.".to_owned(),
            )
        }
        No::Unavailable => {
            let code = if xml {
                "ServiceUnavailable"
            } else {
                "ServiceUnavailableException"
            };
            (503, code, "The service is unavailable.".to_owned())
        }
        No::BadToken => {
            let code = match asked.protocol {
                Protocol::Ec2 => "InvalidNextToken",
                Protocol::Query => "ValidationError",
                _ => "ValidationException",
            };
            (400, code, "The token is not one of this list.".to_owned())
        }
        No::Write => (
            405,
            "MethodNotAllowed",
            "This server only reads.".to_owned(),
        ),
    };
    let answer = aws_error(asked.protocol, status, code, &message);
    match no {
        No::Throttled {
            retry_after: Some(seconds),
        } => answer.with("Retry-After", seconds.to_string()),
        _ => answer,
    }
}

fn azure(asked: &Asked<'_>, no: No) -> Answer {
    let Asked {
        account, request, ..
    } = asked;
    let path = &request.path;
    let (status, code, message) = match no {
        No::Denied => (
            403,
            "AuthorizationFailed",
            format!(
                "The client 'sekisho' with object id '5eed0000-0000-4000-8000-000000000001' does not have authorization to perform the action over scope '{path}' or the scope is invalid. If access was recently granted, please refresh your credentials."
            ),
        ),
        No::NotFound => (
            404,
            "ResourceNotFound",
            format!(
                "The Resource '{path}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"
            ),
        ),
        No::Throttled { .. } => (
            429,
            "SubscriptionRequestsThrottled",
            format!(
                "Number of requests for subscription '{account}' and operation 'GET' exceeded the backend limit."
            ),
        ),
        No::NotEnabled => {
            let provider = path.split("/providers/").nth(1).unwrap_or_default();
            let namespace = provider.split('/').next().unwrap_or_default();
            let message = format!(
                "The subscription is not registered to use namespace '{namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions."
            );
            (409, "MissingSubscriptionRegistration", message)
        }
        No::Expired => {
            let message = "The access token expiry UTC time is earlier than current UTC time.";
            (401, "ExpiredAuthenticationToken", message.to_owned())
        }
        No::Internal => (
            500,
            "InternalServerError",
            "Encountered internal server error.".to_owned(),
        ),
        No::Unavailable => (
            503,
            "ServiceUnavailable",
            "The service is unavailable.".to_owned(),
        ),
        No::BadToken => (
            400,
            "InvalidSkipToken",
            "The skip token is not one of this list.".to_owned(),
        ),
        No::Write => (
            405,
            "MethodNotAllowed",
            "This server only reads.".to_owned(),
        ),
    };
    let answer = Answer::json(
        status,
        &json!({"error": {"code": code, "message": message}}),
    );
    match no {
        No::Throttled {
            retry_after: Some(seconds),
        } => answer.with("Retry-After", seconds.to_string()),
        No::Expired => answer.with(
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\", error_description=\"The access token has expired\"",
        ),
        _ => answer,
    }
}

fn google(asked: &Asked<'_>, no: No) -> Answer {
    let Asked {
        account, service, ..
    } = asked;
    let (code, status, message) = match no {
        No::Denied => (
            403,
            "PERMISSION_DENIED",
            format!(
                "Permission denied on resource '//{service}{}' (or it may not exist).",
                asked.request.path
            ),
        ),
        No::NotFound => (
            404,
            "NOT_FOUND",
            "Requested entity was not found.".to_owned(),
        ),
        No::Throttled { .. } => (
            429,
            "RESOURCE_EXHAUSTED",
            format!(
                "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute' of service '{service}' for consumer 'projects/{account}'."
            ),
        ),
        No::NotEnabled => (
            403,
            "PERMISSION_DENIED",
            format!(
                "API {service} has not been used in project {account} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/{service}/overview?project={account} then retry."
            ),
        ),
        No::Expired => return unauthenticated(),
        No::Internal => (500, "INTERNAL", "Internal error encountered.".to_owned()),
        No::Unavailable => (
            503,
            "UNAVAILABLE",
            "The service is currently unavailable.".to_owned(),
        ),
        No::BadToken => (
            400,
            "INVALID_ARGUMENT",
            "Request contains an invalid argument: pageToken.".to_owned(),
        ),
        No::Write => (405, "UNIMPLEMENTED", "This server only reads.".to_owned()),
    };
    let reason = match no {
        No::Denied => Some("IAM_PERMISSION_DENIED"),
        No::Throttled { .. } => Some("RATE_LIMIT_EXCEEDED"),
        No::NotEnabled => Some("SERVICE_DISABLED"),
        _ => None,
    };
    let details = match reason {
        None => Value::Array(Vec::new()),
        Some(reason) => json!([{
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": reason,
            "domain": "googleapis.com",
            "metadata": {"service": service, "consumer": format!("projects/{account}")},
        }]),
    };
    let mut error = json!({"code": code, "message": message, "status": status});
    if reason.is_some() {
        error["details"] = details;
    }
    let answer = Answer::json(code, &json!({"error": error}));
    match no {
        No::Throttled {
            retry_after: Some(seconds),
        } => answer.with("Retry-After", seconds.to_string()),
        _ => answer,
    }
}

/// Google's answer to a bearer token that is missing, unknown or no longer valid.
pub(crate) fn unauthenticated() -> Answer {
    let body = json!({"error": {
        "code": 401,
        "message": "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
        "status": "UNAUTHENTICATED",
    }});
    Answer::json(401, &body).with(
        "WWW-Authenticate",
        "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"",
    )
}

/// ARM's answer to a bearer token that is missing or unknown.
pub(crate) fn azure_unauthenticated(code: &str, message: &str) -> Answer {
    let body = json!({"error": {"code": code, "message": message}});
    Answer::json(401, &body).with(
        "WWW-Authenticate",
        "Bearer authorization_uri=\"https://login.microsoftonline.com/5eed0000-0000-4000-8000-0000000000aa\", error=\"invalid_token\", error_description=\"The authentication failed because of missing or invalid 'Authorization' header.\"",
    )
}
