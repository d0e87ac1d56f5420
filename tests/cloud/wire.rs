//! HTTP/1.1 as bytes: requests are taken apart and answers put together by hand, because faults need every byte.

use std::fmt::Write as _;

/// The longest head that a request may have.
const LONGEST_HEAD: usize = 128 * 1024;

/// One request, whole.
#[derive(Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The path as it was sent, still encoded.
    pub(crate) raw_path: String,
    /// The path, decoded.
    pub(crate) path: String,
    /// The query as it was sent, without its question mark.
    pub(crate) raw_query: String,
    /// The query, decoded, in the order of the request.
    pub(crate) query: Vec<(String, String)>,
    /// The headers; their names are in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The request that the bytes begin with and how long it is, or nothing if some of it is still to come.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Option<(Self, usize)>, &'static str> {
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
            return if bytes.len() > LONGEST_HEAD {
                Err("the head is too long")
            } else {
                Ok(None)
            };
        };
        let head = std::str::from_utf8(&bytes[..end]).map_err(|_| "the head is not UTF-8")?;
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1"), None) =
            (first.next(), first.next(), first.next(), first.next())
        else {
            return Err("the request line is not one of HTTP/1.1");
        };
        if !target.starts_with('/') {
            return Err("the target is not a path");
        }
        let headers = lines
            .map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or("a header has no colon")?;
        let (raw_path, raw_query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Self {
            method: method.to_owned(),
            raw_path: raw_path.to_owned(),
            path: decoded(raw_path, false),
            raw_query: raw_query.to_owned(),
            query: pairs(raw_query),
            headers,
            body: Vec::new(),
        };
        if request.header("transfer-encoding").is_some() {
            return Err("only bodies with a Content-Length are understood");
        }
        let length = match request.header("content-length") {
            None => 0,
            Some(text) => text.parse().map_err(|_| "Content-Length is no number")?,
        };
        let whole = end + 4 + length;
        if bytes.len() < whole {
            return Ok(None);
        }
        request.body = bytes[end + 4..whole].to_vec();
        Ok(Some((request, whole)))
    }

    /// The value of a header, the name being in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a parameter of the query.
    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        value_of(&self.query, name)
    }
}

/// The first value that a name has in a list of pairs.
pub(crate) fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// A query or a form, decoded.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decoded(name, true), decoded(value, true))
        })
        .collect()
}

/// Text without its percent-encoding. In queries and forms a plus is a space.
pub(crate) fn decoded(text: &str, plus: bool) -> String {
    if !text.contains(['%', '+']) {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| char::from(*bytes.get(at + offset)?).to_digit(16);
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or_default());
                at += 2;
            }
            (b'+', ..) if plus => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Text with everything encoded but the unreserved characters of RFC 3986, as AWS wants it, too.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    encode_into(&mut out, text, "");
    out
}

/// Appends text with everything encoded but the unreserved characters and those to be kept.
pub(crate) fn encode_into(out: &mut String, text: &str, keep: &str) {
    for byte in text.bytes() {
        let letter = char::from(byte);
        if byte.is_ascii_alphanumeric()
            || "-._~".contains(letter)
            || (byte.is_ascii() && keep.contains(letter))
        {
            out.push(letter);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// One answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", kind.to_owned())],
            body: body.into(),
        }
    }

    pub(crate) fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    pub(crate) fn xml(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, "text/xml;charset=UTF-8", body)
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer as bytes. `longer` is how much more the head promises than is there.
    pub(crate) fn bytes(&self, date: &str, number: u64, longer: usize) -> Vec<u8> {
        let mut head = String::with_capacity(256);
        let _ = write!(head, "HTTP/1.1 {} {}\r\n", self.status, phrase(self.status));
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let length = self.body.len() + longer;
        let _ = write!(
            head,
            "Date: {date}\r\nx-amzn-RequestId: 5eed0000-0000-4000-8000-{number:012x}\r\nContent-Length: {length}\r\n\r\n"
        );
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Other",
    }
}
