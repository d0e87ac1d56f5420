//! The places where bearer tokens come from: Azure's managed identity, Google's metadata server and token endpoint.

use super::keys::Keys;
use super::wire::{Answer, Request, pairs, value_of};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What the token endpoints expect and give.
#[derive(Debug, Clone)]
pub(crate) struct Tokens {
    /// The value of `X-IDENTITY-HEADER`.
    pub(crate) identity_header: String,
    /// The one refresh token that is good.
    pub(crate) refresh_token: String,
    /// The one token of another issuer that may be exchanged.
    pub(crate) subject_token: String,
    /// The project of Google's metadata server.
    pub(crate) project: String,
    /// How many seconds a token is valid.
    pub(crate) lifetime: i64,
}

impl Default for Tokens {
    fn default() -> Self {
        Self {
            identity_header: "identity-header".to_owned(),
            refresh_token: "1//refresh-token".to_owned(),
            subject_token: "subject-token-of-another-issuer".to_owned(),
            project: "sekisho-test".to_owned(),
            lifetime: 3600,
        }
    }
}

const METADATA: &str = "/computeMetadata/v1/";

/// The name of the operation, if the request goes to one of these places.
pub(crate) fn operation(request: &Request) -> Option<&'static str> {
    match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/msi/token") => Some("ManagedIdentityToken"),
        ("POST", "/token") => Some("OAuthToken"),
        ("GET", path) if path.starts_with(METADATA) => Some("MetadataToken"),
        _ => None,
    }
}

/// The answer of one of these places.
pub(crate) fn answer(
    request: &Request,
    operation: &str,
    keys: &Keys,
    tokens: &Tokens,
    now: i64,
) -> Answer {
    match operation {
        "ManagedIdentityToken" => managed_identity(request, keys, tokens, now),
        "MetadataToken" => metadata(request, keys, tokens, now),
        _ => oauth(request, keys, tokens, now),
    }
}

fn managed_identity(request: &Request, keys: &Keys, tokens: &Tokens, now: i64) -> Answer {
    let no = |status: u16, message: &str| {
        Answer::json(status, &json!({"statusCode": status, "message": message}))
    };
    if request.header("x-identity-header") != Some(&tokens.identity_header) {
        return no(401, "The X-IDENTITY-HEADER is missing or wrong.");
    }
    if request.asked("api-version") != Some("2019-08-01") {
        return no(400, "The api-version is not supported.");
    }
    let Some(resource) = request.asked("resource") else {
        return no(400, "The resource is missing.");
    };
    let host = resource.strip_prefix("https://").unwrap_or(resource);
    let host = host.trim_end_matches('/');
    let token = format!("azure.{}.{host}", keys.next());
    let ends = now + tokens.lifetime;
    keys.add_azure(&token, Some(host), ends);
    Answer::json(
        200,
        &json!({
            "access_token": token,
            "expires_on": ends.to_string(),
            "resource": resource,
            "token_type": "Bearer",
            "client_id": request.asked("client_id").unwrap_or("5eed0000-0000-4000-8000-000000000002"),
        }),
    )
}

fn metadata(request: &Request, keys: &Keys, tokens: &Tokens, now: i64) -> Answer {
    let flavoured = |answer: Answer| answer.with("Metadata-Flavor", "Google");
    if request.header("metadata-flavor") != Some("Google") {
        let page = "<!DOCTYPE html>\n<html lang=en><title>Error 403 (Forbidden)!!1</title><p>Your client does not have permission to get this URL from this server. Missing Metadata-Flavor:Google header.</html>\n";
        return flavoured(Answer::new(403, "text/html; charset=UTF-8", page));
    }
    match request.path.strip_prefix(METADATA) {
        Some("instance/service-accounts/default/token") => {
            let body = google_token(keys, tokens, now);
            flavoured(Answer::json(200, &body))
        }
        Some("project/project-id") => flavoured(Answer::new(
            200,
            "application/text",
            tokens.project.as_bytes(),
        )),
        _ => flavoured(Answer::new(
            404,
            "text/html; charset=UTF-8",
            "<html><title>Error 404 (Not Found)!!1</title></html>",
        )),
    }
}

fn oauth(request: &Request, keys: &Keys, tokens: &Tokens, now: i64) -> Answer {
    let no = |error: &str, description: &str| {
        let body = json!({"error": error, "error_description": description});
        Answer::json(400, &body)
    };
    let form = match serde_json::from_slice::<HashMap<String, String>>(&request.body) {
        Ok(members) => members.into_iter().collect(),
        Err(_) => pairs(std::str::from_utf8(&request.body).unwrap_or_default()),
    };
    match value_of(&form, "grant_type") {
        Some("refresh_token") => {
            let named = ["client_id", "client_secret"].map(|name| value_of(&form, name));
            if named.contains(&None) {
                return no(
                    "invalid_request",
                    "Could not determine client ID from request.",
                );
            }
            if value_of(&form, "refresh_token") != Some(&tokens.refresh_token) {
                return no("invalid_grant", "Token has been expired or revoked.");
            }
        }
        Some("urn:ietf:params:oauth:grant-type:jwt-bearer") => {
            let assertion = value_of(&form, "assertion").unwrap_or_default();
            if let Err(description) = check_assertion(assertion, now) {
                return no("invalid_grant", description);
            }
        }
        Some("urn:ietf:params:oauth:grant-type:token-exchange") => {
            if value_of(&form, "subject_token") != Some(&tokens.subject_token) {
                return no(
                    "invalid_grant",
                    "The subject token is not one that we trust.",
                );
            }
        }
        _ => return no("unsupported_grant_type", "Invalid grant_type"),
    }
    Answer::json(200, &google_token(keys, tokens, now))
}

fn google_token(keys: &Keys, tokens: &Tokens, now: i64) -> Value {
    let token = format!("ya29.c.{}", keys.next());
    keys.add_google(&token, now + tokens.lifetime);
    json!({
        "access_token": token,
        "expires_in": tokens.lifetime,
        "token_type": "Bearer",
        "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
    })
}

/// Whether a signed claim of a service account says what it has to. Its RSA signature is only looked at, not verified.
fn check_assertion(assertion: &str, now: i64) -> Result<(), &'static str> {
    let parts: Vec<&str> = assertion.split('.').collect();
    let [head, claims, signature] = parts[..] else {
        return Err("Invalid JWT: it does not have three parts.");
    };
    let read = |part: &str| -> Option<Value> { serde_json::from_slice(&base64url(part)?).ok() };
    let (Some(head), Some(claims)) = (read(head), read(claims)) else {
        return Err("Invalid JWT: it is not JSON in base64url.");
    };
    if head["alg"] != "RS256" || base64url(signature).is_none_or(|bytes| bytes.len() < 256) {
        return Err("Invalid JWT Signature.");
    }
    if ["iss", "aud", "scope"]
        .iter()
        .any(|name| !claims[name].is_string())
    {
        return Err("Invalid JWT: iss, aud or scope is missing.");
    }
    let (Some(from), Some(to)) = (claims["iat"].as_i64(), claims["exp"].as_i64()) else {
        return Err("Invalid JWT: iat or exp is missing.");
    };
    let young = from <= now + 300 && now < to && to - from <= 3600;
    young.then_some(()).ok_or("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.")
}

/// The bytes of base64url without padding.
fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(out)
}
