//! What a request asks for: which cloud, service, operation, account and Region.

use super::sign::Authorization;
use super::wire::{Request, decoded, pairs, value_of};
use serde_json::Value;

/// How a service speaks, and so how it says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// AWS, REST with JSON.
    Rest,
    /// AWS JSON 1.0 and 1.1.
    Json,
    /// AWS query: a form in, XML out.
    Query,
    /// AWS query as EC2 has it.
    Ec2,
    /// AWS S3: REST with XML.
    S3,
    Azure,
    Google,
}

impl Protocol {
    pub(crate) fn is_aws(self) -> bool {
        !matches!(self, Self::Azure | Self::Google)
    }

    pub(crate) fn is_xml(self) -> bool {
        matches!(self, Self::Query | Self::Ec2 | Self::S3)
    }
}

/// A request that has been understood.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) request: &'a Request,
    pub(crate) protocol: Protocol,
    pub(crate) service: String,
    pub(crate) operation: String,
    pub(crate) account: String,
    pub(crate) region: String,
    /// The form in the body, or in the query of a GET with an `Action`.
    pub(crate) form: Vec<(String, String)>,
    /// The JSON in the body; null if there is none.
    pub(crate) json: Value,
    /// The action of `X-Amz-Target`, as it was sent.
    pub(crate) target: Option<&'a str>,
}

impl<'a> Asked<'a> {
    pub(crate) fn new(request: &'a Request, authorization: Option<&Authorization<'_>>) -> Self {
        let forwarded = request.header("x-forwarded-host");
        let host = forwarded.or_else(|| request.header("host"));
        let host = host.unwrap_or_default().to_ascii_lowercase();
        let kind = request.header("content-type").unwrap_or_default();
        let target = request.header("x-amz-target");
        let is_form = kind.starts_with("application/x-www-form-urlencoded");
        let form = if is_form && !request.body.is_empty() {
            pairs(std::str::from_utf8(&request.body).unwrap_or_default())
        } else if request.asked("Action").is_some() {
            request.query.clone()
        } else {
            Vec::new()
        };
        let json = if kind.contains("json") || form.is_empty() {
            serde_json::from_slice(&request.body).unwrap_or_default()
        } else {
            Value::Null
        };
        let mut asked = Self {
            request,
            protocol: Protocol::Rest,
            service: host.clone(),
            operation: String::new(),
            account: String::new(),
            region: String::new(),
            form,
            json,
            target,
        };
        match authorization {
            Some(authorization) => asked.aws(authorization),
            None if host.ends_with("googleapis.com") || host.ends_with("google.internal") => {
                asked.google();
            }
            None if host.contains(".amazonaws.com") => {}
            None => asked.azure(),
        }
        asked.operation = asked.named();
        asked
    }

    fn aws(&mut self, authorization: &Authorization<'_>) {
        authorization.service.clone_into(&mut self.service);
        authorization.region.clone_into(&mut self.region);
        self.protocol = match authorization.service {
            "s3" => Protocol::S3,
            "ec2" => Protocol::Ec2,
            _ if self.target.is_some() => Protocol::Json,
            _ if value_of(&self.form, "Action").is_some() => Protocol::Query,
            _ => Protocol::Rest,
        };
    }

    fn azure(&mut self) {
        self.protocol = Protocol::Azure;
        self.account = after(&self.request.path, "subscriptions");
    }

    fn google(&mut self) {
        self.protocol = Protocol::Google;
        let path = &self.request.path;
        let owners = ["projects", "folders", "organizations"];
        let owner = owners
            .iter()
            .map(|owner| after(path, owner))
            .find(|found| !found.is_empty());
        self.account = owner.unwrap_or_default();
        self.region = after(path, "locations");
    }

    /// The operation as the request itself names it; what the estate calls it comes later.
    fn named(&self) -> String {
        if let Some(target) = self.target {
            return target.rsplit('.').next().unwrap_or(target).to_owned();
        }
        if let Some(action) = value_of(&self.form, "Action") {
            return action.to_owned();
        }
        format!("{} {}", self.request.method, self.request.path)
    }

    /// Whether the request itself names its operation, or only its path does.
    pub(crate) fn names_its_operation(&self) -> bool {
        self.target.is_some() || value_of(&self.form, "Action").is_some()
    }

    /// Why this request is none that only reads, if it is none.
    pub(crate) fn violation(&self, known: bool) -> Option<&'static str> {
        let last = self.request.path.rsplit(['/', ':']).next();
        let last = last.unwrap_or_default().to_ascii_lowercase();
        let reads = match self.request.method.as_str() {
            "GET" if self.names_its_operation() => begins_to_read(&self.operation),
            "GET" => true,
            "POST" if known || self.names_its_operation() => {
                begins_to_read(&self.operation) || last == "getiampolicy"
            }
            "POST" => last == "getiampolicy",
            _ => false,
        };
        if !reads {
            let guess = self.request.method == "POST" && !known && !self.names_its_operation();
            return Some(if guess {
                "may write, as no exchange says what it is"
            } else {
                "may write"
            });
        }
        let secret = if self.protocol.is_aws() {
            AWS_SECRETS.contains(&self.operation.as_str())
        } else {
            let gives = [
                "key",
                "secret",
                "credential",
                "token",
                "sas",
                "connectionstring",
            ];
            let hands_out = gives.iter().any(|word| last.contains(word));
            last == "access" || (self.request.method == "POST" && hands_out)
        };
        secret.then_some("gives a secret")
    }

    /// One line for the lists of what was unknown or forbidden.
    pub(crate) fn line(&self) -> String {
        let Self { request, .. } = self;
        let query = decoded(&request.raw_query, true);
        let mut line = format!("{} {} {}", self.service, request.method, request.path);
        if !query.is_empty() {
            line.push('?');
            line.push_str(&query);
        }
        if self.names_its_operation() {
            line.push_str(" (");
            line.push_str(&self.operation);
            line.push(')');
        }
        if !request.body.is_empty() {
            line.push(' ');
            line.push_str(&String::from_utf8_lossy(&request.body));
        }
        line
    }
}

/// Operations of AWS that begin like reading ones and give secrets.
const AWS_SECRETS: &[&str] = &[
    "BatchGetSecretValue",
    "GetAuthorizationToken",
    "GetFederationToken",
    "GetParameter",
    "GetParameters",
    "GetParametersByPath",
    "GetPasswordData",
    "GetRoleCredentials",
    "GetSecretValue",
    "GetSessionToken",
];

/// Whether an operation's own name, without the names before it, begins as those do that only read.
fn begins_to_read(operation: &str) -> bool {
    let own = operation
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next();
    let own = own.unwrap_or_default().to_ascii_lowercase();
    let verbs = [
        "list",
        "get",
        "describe",
        "batchget",
        "assumerole",
        "search",
    ];
    verbs.iter().any(|verb| own.starts_with(verb))
}

/// The segment of a path that follows another; empty if there is none.
fn after(path: &str, segment: &str) -> String {
    let mut segments = path.split('/');
    let found = segments.any(|found| found.eq_ignore_ascii_case(segment));
    let next = if found { segments.next() } else { None };
    let next = next.unwrap_or_default();
    // A custom method stands behind a colon.
    next.split(':').next().unwrap_or_default().to_owned()
}
