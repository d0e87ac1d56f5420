//! A client of a few lines, for tests of the server: a request out, an answer in, over a plain socket.

use super::clock;
use super::keys::Account;
use super::sign::{Authorization, signing_key};
use super::wire::{Request, decoded, pairs};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Error, ErrorKind, Read as _, Result, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// What came back.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// What stands between the first two tags of this name.
    pub(crate) fn element(&self, name: &str) -> &str {
        let start = self.text.split_once(&format!("<{name}>"));
        let inner = start.and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
        inner.map_or("", |(inner, _)| inner)
    }
}

/// One connection.
pub(crate) struct Line(TcpStream);

impl Line {
    pub(crate) fn to(url: &str) -> Self {
        let stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        Self(stream)
    }

    /// Gives up waiting after that long.
    pub(crate) fn patience(self, patience: Duration) -> Self {
        self.0.set_read_timeout(Some(patience)).unwrap();
        self
    }

    /// Sends a request and waits for the answer. A `Host` is added if there is none.
    pub(crate) fn send(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(String, String)],
        body: &str,
    ) -> Result<Heard> {
        let mut text = format!("{method} {target} HTTP/1.1\r\n");
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("host"))
        {
            text.push_str("Host: 127.0.0.1\r\n");
        }
        for (name, value) in headers {
            let _ = write!(text, "{name}: {value}\r\n");
        }
        let _ = write!(text, "Content-Length: {}\r\n\r\n{body}", body.len());
        self.raw(&text)
    }

    /// Sends these very bytes and waits for the answer.
    pub(crate) fn raw(&mut self, text: &str) -> Result<Heard> {
        self.0.write_all(text.as_bytes())?;
        let mut bytes = Vec::new();
        loop {
            if let Some(heard) = heard(&bytes) {
                return Ok(heard);
            }
            let mut part = [0; 8192];
            let read = self.0.read(&mut part)?;
            if read == 0 {
                return Err(Error::new(
                    ErrorKind::UnexpectedEof,
                    "the answer is not whole",
                ));
            }
            bytes.extend_from_slice(&part[..read]);
        }
    }
}

fn heard(bytes: &[u8]) -> Option<Heard> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length")?;
    let length: usize = length.1.parse().ok()?;
    let body = bytes.get(end + 4..end + 4 + length)?;
    Some(Heard {
        status,
        text: String::from_utf8_lossy(body).into_owned(),
        headers,
    })
}

/// AWS credentials, and where they are used.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
    pub(crate) service: String,
    pub(crate) region: String,
    /// How far the client's clock is ahead.
    pub(crate) ahead: i64,
}

impl Signer {
    pub(crate) fn new(account: &str, service: &str, region: &str) -> Self {
        let account = Account::new(account);
        Self {
            key: account.access_key(),
            secret: account.secret(),
            token: None,
            service: service.to_owned(),
            region: region.to_owned(),
            ahead: 0,
        }
    }

    /// The headers of a request with its signature.
    pub(crate) fn sign(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Vec<(String, String)> {
        let stamp = clock::basic(clock::machine() + self.ahead);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let mut all: Vec<(String, String)> = headers.iter().map(owned).collect();
        all.push(owned(&("host", "127.0.0.1")));
        all.push(owned(&("x-amz-date", &stamp)));
        if let Some(token) = &self.token {
            all.push(owned(&("x-amz-security-token", token)));
        }
        all.sort();
        let request = Request {
            method: method.to_owned(),
            raw_path: path.to_owned(),
            path: decoded(path, false),
            raw_query: query.to_owned(),
            query: pairs(query),
            headers: all.clone(),
            body: body.as_bytes().to_vec(),
        };
        let Self {
            key,
            secret,
            service,
            region,
            ..
        } = self;
        let date = stamp.get(..8).unwrap();
        let signed: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        let names = signed.join(";");
        let authorization = Authorization {
            key,
            date,
            region,
            service,
            signed,
            signature: "",
        };
        let derived = signing_key(secret, date, region, service);
        let signature = authorization.expected(&request, &stamp, &derived);
        let header = format!(
            "AWS4-HMAC-SHA256 Credential={key}/{date}/{region}/{service}/aws4_request, SignedHeaders={names}, Signature={signature}"
        );
        all.push(("authorization".to_owned(), header));
        all
    }

    /// Signs and sends on a connection of its own.
    pub(crate) fn call(
        &self,
        url: &str,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Heard> {
        let headers = self.sign(method, target, headers, body);
        Line::to(url).send(method, target, &headers, body)
    }

    pub(crate) fn get(&self, url: &str, target: &str) -> Heard {
        self.call(url, "GET", target, &[], "").unwrap()
    }

    /// An operation of the query protocol.
    pub(crate) fn form(&self, url: &str, body: &str) -> Heard {
        let kind = (
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        );
        self.call(url, "POST", "/", &[kind], body).unwrap()
    }

    /// An operation of AWS JSON 1.1.
    pub(crate) fn target(&self, url: &str, target: &str, body: &str) -> Heard {
        let kind = ("content-type", "application/x-amz-json-1.1");
        let target = ("x-amz-target", target);
        self.call(url, "POST", "/", &[kind, target], body).unwrap()
    }
}

/// A GET with a bearer token, to a host that the server plays.
pub(crate) fn bearer(url: &str, host: &str, target: &str, token: &str) -> Heard {
    let mut headers = vec![("X-Forwarded-Host".to_owned(), host.to_owned())];
    if !token.is_empty() {
        headers.push(("Authorization".to_owned(), format!("Bearer {token}")));
    }
    Line::to(url).send("GET", target, &headers, "").unwrap()
}
