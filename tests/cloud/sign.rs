//! AWS Signature Version 4, from AWS's documentation and from no library, so that it can disagree with one.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>

use super::wire::{Request, encode_into, encoded};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What `Authorization` says.
#[derive(Debug)]
pub(crate) struct Authorization<'a> {
    pub(crate) key: &'a str,
    pub(crate) date: &'a str,
    pub(crate) region: &'a str,
    pub(crate) service: &'a str,
    pub(crate) signed: Vec<&'a str>,
    pub(crate) signature: &'a str,
}

impl<'a> Authorization<'a> {
    /// Reads the header, if it is whole.
    pub(crate) fn parse(header: &'a str) -> Option<Self> {
        let parts = header.strip_prefix("AWS4-HMAC-SHA256")?.split(',');
        let (mut credential, mut signed, mut signature) = (None, None, None);
        for part in parts {
            match part.trim().split_once('=')? {
                ("Credential", value) => credential = Some(value),
                ("SignedHeaders", value) => signed = Some(value.split(';').collect()),
                ("Signature", value) => signature = Some(value),
                _ => return None,
            }
        }
        let mut scope = credential?.split('/');
        let found = Self {
            key: scope.next()?,
            date: scope.next()?,
            region: scope.next()?,
            service: scope.next()?,
            signed: signed?,
            signature: signature?,
        };
        (scope.next() == Some("aws4_request") && scope.next().is_none()).then_some(found)
    }

    /// The signature that the request should have.
    pub(crate) fn expected(&self, request: &Request, stamp: &str, key: &[u8; 32]) -> String {
        let canonical = canonical(request, self.service, &self.signed);
        let text = format!(
            "AWS4-HMAC-SHA256\n{stamp}\n{}/{}/{}/aws4_request\n{}",
            self.date,
            self.region,
            self.service,
            hash(canonical.as_bytes())
        );
        hex(&mac(key, text.as_bytes()))
    }
}

/// The key for a day, Region and service.
pub(crate) fn signing_key(secret: &str, date: &str, region: &str, service: &str) -> [u8; 32] {
    let first = mac(format!("AWS4{secret}").as_bytes(), date.as_bytes());
    let second = mac(&first, region.as_bytes());
    let third = mac(&second, service.as_bytes());
    mac(&third, b"aws4_request")
}

/// The canonical request.
pub(crate) fn canonical(request: &Request, service: &str, signed: &[&str]) -> String {
    let mut out = String::with_capacity(512);
    let _ = writeln!(out, "{}", request.method);
    // S3 takes the path as it is; everybody else normalises it and encodes it once more.
    if service == "s3" {
        out.push_str(&request.raw_path);
    } else {
        encode_into(&mut out, &normal(&request.raw_path), "/");
    }
    out.push('\n');
    let mut query: Vec<(String, String)> = request
        .query
        .iter()
        .map(|(name, value)| (encoded(name), encoded(value)))
        .collect();
    query.sort();
    for (at, (name, value)) in query.iter().enumerate() {
        let _ = write!(out, "{}{name}={value}", if at == 0 { "" } else { "&" });
    }
    out.push('\n');
    for name in signed {
        let _ = write!(out, "{name}:");
        let values = request.headers.iter().filter(|(known, _)| known == name);
        for (at, (_, value)) in values.enumerate() {
            if at > 0 {
                out.push(',');
            }
            for (at, word) in value.split(' ').filter(|word| !word.is_empty()).enumerate() {
                let _ = write!(out, "{}{word}", if at == 0 { "" } else { " " });
            }
        }
        out.push('\n');
    }
    let _ = write!(out, "\n{}\n", signed.join(";"));
    match request.header("x-amz-content-sha256") {
        Some("UNSIGNED-PAYLOAD") => out.push_str("UNSIGNED-PAYLOAD"),
        _ => out.push_str(&hash(&request.body)),
    }
    out
}

/// A path without `.`, `..` and empty segments.
fn normal(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            other => kept.push(other),
        }
    }
    let folder = path.ends_with('/') && !kept.is_empty();
    format!("/{}{}", kept.join("/"), if folder { "/" } else { "" })
}

fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().into()
}

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
