//! Whether a request may be answered at all: its signature, or its bearer token.

use super::asked::{Asked, Protocol};
use super::clock;
use super::keys::{Key, Keys, Standing};
use super::refuse::{No, aws_error, azure_unauthenticated, refuse, unauthenticated};
use super::sign::{Authorization, hash, signing_key};
use super::wire::{Answer, Request};

/// How far a client's clock may be off, in seconds.
const TOLERANCE: i64 = 300;

/// Checks the signature of a request to AWS.
pub(crate) fn check_aws(
    asked: &Asked<'_>,
    authorization: &Authorization<'_>,
    key: Option<&Key>,
    keys: &Keys,
    now: i64,
) -> Result<(), Answer> {
    let request = asked.request;
    let stranger = || {
        let (status, code) = match asked.protocol {
            Protocol::Ec2 => (401, "AuthFailure"),
            Protocol::Query | Protocol::S3 => (403, "InvalidClientTokenId"),
            _ => (403, "UnrecognizedClientException"),
        };
        let message = "The security token included in the request is invalid.";
        aws_error(asked.protocol, status, code, message)
    };
    let Some(key) = key else {
        return Err(stranger());
    };
    let Some(stamp) = request.header("x-amz-date") else {
        let message =
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
        return Err(incomplete(asked.protocol, message));
    };
    let Some(signed_at) = clock::read_basic(stamp) else {
        let message = "Date must be in ISO-8601 'basic format'.";
        return Err(incomplete(asked.protocol, message));
    };
    if !stamp.starts_with(authorization.date) || authorization.date.len() != 8 {
        let message = "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.";
        return Err(mismatch(asked.protocol, message));
    }
    if (signed_at - now).abs() > TOLERANCE {
        return Err(skewed(asked.protocol, stamp, signed_at, now));
    }
    if let Some(name) = unsigned(request, &authorization.signed) {
        let message = format!("'{name}' must be a 'SignedHeader' in the AWS Authorization.");
        return Err(mismatch(asked.protocol, &message));
    }
    let given = request.header("x-amz-content-sha256");
    let unsigned_payload = asked.service == "s3" && given == Some("UNSIGNED-PAYLOAD");
    if given.is_some_and(|given| !unsigned_payload && given != hash(&request.body)) {
        let message =
            "The provided 'x-amz-content-sha256' header does not match what was computed.";
        return Err(mismatch(asked.protocol, message));
    }
    let Authorization {
        key: id,
        date,
        region,
        service,
        ..
    } = authorization;
    let scope = format!("{id}/{date}/{region}/{service}");
    let derived = keys.derived(&scope, || signing_key(&key.secret, date, region, service));
    if authorization.expected(request, stamp, &derived) != authorization.signature {
        let message = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
        return Err(mismatch(asked.protocol, message));
    }
    match (&key.session, request.header("x-amz-security-token")) {
        (None, None) => Ok(()),
        (Some((token, ends)), Some(given)) if token == given => {
            if *ends <= now {
                Err(refuse(asked, No::Expired))
            } else {
                Ok(())
            }
        }
        _ => Err(stranger()),
    }
}

/// The answer to a request of AWS that has no signature, or none that can be read.
pub(crate) fn unsigned_aws(protocol: Protocol, header: Option<&str>) -> Answer {
    if header.is_some() {
        return incomplete(
            protocol,
            "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters.",
        );
    }
    let message = "Missing Authentication Token";
    aws_error(
        protocol,
        403,
        "MissingAuthenticationTokenException",
        message,
    )
}

/// A header that has to be signed and is not.
fn unsigned<'a>(request: &'a Request, signed: &[&str]) -> Option<&'a str> {
    let names = request.headers.iter().map(|(name, _)| name.as_str());
    let mut needed = names.filter(|name| *name == "host" || name.starts_with("x-amz-"));
    needed.find(|name| !signed.contains(name))
}

fn incomplete(protocol: Protocol, message: &str) -> Answer {
    let code = if protocol.is_xml() {
        "IncompleteSignature"
    } else {
        "IncompleteSignatureException"
    };
    aws_error(protocol, 400, code, message)
}

fn mismatch(protocol: Protocol, message: &str) -> Answer {
    match protocol {
        Protocol::Ec2 => {
            let message = "AWS was not able to validate the provided access credentials";
            aws_error(protocol, 401, "AuthFailure", message)
        }
        Protocol::Query | Protocol::S3 => {
            aws_error(protocol, 403, "SignatureDoesNotMatch", message)
        }
        _ => aws_error(protocol, 403, "InvalidSignatureException", message),
    }
}

fn skewed(protocol: Protocol, stamp: &str, signed_at: i64, now: i64) -> Answer {
    if protocol == Protocol::Ec2 {
        return aws_error(protocol, 400, "RequestExpired", "Request has expired.");
    }
    if protocol == Protocol::S3 {
        let message = "The difference between the request time and the current time is too large.";
        return aws_error(protocol, 403, "RequestTimeTooSkewed", message);
    }
    let here = clock::basic(now);
    let message = if signed_at < now {
        let limit = clock::basic(now - TOLERANCE);
        format!("Signature expired: {stamp} is now earlier than {limit} ({here} - 5 min.)")
    } else {
        let limit = clock::basic(now + TOLERANCE);
        format!("Signature not yet current: {stamp} is still later than {limit} ({here} + 5 min.)")
    };
    mismatch(protocol, &message)
}

/// Checks the bearer token of a request to Azure or Google.
pub(crate) fn check_bearer(asked: &Asked<'_>, keys: &Keys, now: i64) -> Result<(), Answer> {
    let header = asked.request.header("authorization").unwrap_or_default();
    let token = header.strip_prefix("Bearer ").unwrap_or_default();
    if asked.protocol == Protocol::Google {
        return match keys.google(token, now) {
            Standing::Good => Ok(()),
            _ => Err(unauthenticated()),
        };
    }
    let (code, message) = match keys.azure(token, &asked.service, now) {
        Standing::Good => return Ok(()),
        Standing::Expired => return Err(refuse(asked, No::Expired)),
        Standing::Unknown if header.is_empty() => (
            "AuthenticationFailed",
            "Authentication failed. The 'Authorization' header is missing.",
        ),
        Standing::Unknown => ("InvalidAuthenticationToken", "The access token is invalid."),
        Standing::Elsewhere => (
            "InvalidAuthenticationTokenAudience",
            "The access token has been obtained for wrong audience or resource.",
        ),
    };
    Err(azure_unauthenticated(code, message))
}
