//! One event as it stands: its text, and the fields that rules ask it for.

use super::finding::Finding;
use super::member::{elements, member, members, string, unescape};
use super::top::Top;
use super::{Event, Misread, Place, Source, finding, trail};
use crate::detect::{Fields, Scalar};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// How many lists within lists a path goes through.
const NESTED: u8 = 64;

/// One event as it stands, while it is visited.
pub struct Record<'r> {
    kept: Kept<'r>,
    file: &'r Arc<str>,
    ordinal: u64,
    top: OnceCell<Top<'r>>,
    /// `userIdentity.type`, which most rules ask for.
    kind: OnceCell<Option<&'r str>>,
}

/// What is kept of an event.
pub(super) enum Kept<'r> {
    /// A record of CloudTrail, of which only what tells its kind is read.
    Trail {
        text: &'r str,
        service: Option<Cow<'r, str>>,
        name: Cow<'r, str>,
    },
    /// A finding, which is read whole.
    Finding {
        text: &'r str,
        finding: Box<Finding>,
    },
}

impl<'r> Record<'r> {
    pub(super) fn new(kept: Kept<'r>, file: &'r Arc<str>, ordinal: u64) -> Self {
        Self {
            kept,
            file,
            ordinal,
            top: OnceCell::new(),
            kind: OnceCell::new(),
        }
    }

    /// What wrote it, and in which form it was found.
    pub fn source(&self) -> Source {
        match &self.kept {
            Kept::Trail { .. } => Source::CloudTrail,
            Kept::Finding { finding, .. } => finding.source,
        }
    }

    /// The service that was called: `bedrock.amazonaws.com`.
    pub fn service(&self) -> Option<&str> {
        match &self.kept {
            Kept::Trail { service, .. } => service.as_deref(),
            Kept::Finding { finding, .. } => finding.service(),
        }
    }

    /// The name of the API call, or the type of the finding.
    pub fn name(&self) -> &str {
        match &self.kept {
            Kept::Trail { name, .. } => name,
            Kept::Finding { finding, .. } => &finding.name,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place {
            file: Arc::clone(self.file),
            ordinal: self.ordinal,
        }
    }

    /// Its JSON as it was found, without what it was wrapped in.
    pub fn text(&self) -> &str {
        match &self.kept {
            Kept::Trail { text, .. } | Kept::Finding { text, .. } => text,
        }
    }

    /// The event in the one shape that all events have. Of members that are there twice the first counts.
    pub fn event(&self) -> Result<Event, Misread> {
        match &self.kept {
            Kept::Trail { text, .. } => trail::event(text, self.place()),
            Kept::Finding { text, finding } => finding::event(text, finding, self.place()),
        }
    }

    /// The text of a member of a record.
    fn top(&self, text: &'r str, name: &str) -> Option<&'r str> {
        self.top.get_or_init(|| Top::new(text)).get(name)
    }
}

impl Fields for Record<'_> {
    fn each(&self, path: &str, found: &mut dyn FnMut(Scalar<'_>)) {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        match &self.kept {
            _ if path == "actor" => {
                if let Some(actor) = self.actor() {
                    found(Scalar::Text(&actor));
                }
            }
            // These two are known from choosing the rules; whatever else they are than text is looked up.
            Kept::Trail { name, .. } if path == "eventName" && !name.is_empty() => {
                found(Scalar::Text(name));
            }
            Kept::Trail {
                service: Some(service),
                ..
            } if path == "eventSource" && !service.is_empty() => found(Scalar::Text(service)),
            Kept::Trail { text, .. } if path == "userIdentity.type" => {
                let kind = || member(self.top(text, first)?, "type");
                if let Some(value) = *self.kind.get_or_init(kind) {
                    drill(value, None, NESTED, found);
                }
            }
            Kept::Trail { text, .. } => {
                if let Some(value) = self.top(text, first) {
                    drill(value, rest, NESTED, found);
                }
            }
            Kept::Finding { finding, .. } => {
                if let Some(value) = finding.tree.get(first) {
                    descend(value, rest, found);
                }
            }
        }
    }

    fn has(&self, path: &str) -> bool {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        match &self.kept {
            _ if path == "actor" => self.actor().is_some(),
            Kept::Trail { text, .. } => self
                .top(text, first)
                .is_some_and(|value| there(value, rest, NESTED)),
            Kept::Finding { finding, .. } => finding
                .tree
                .get(first)
                .is_some_and(|value| stands(value, rest)),
        }
    }
}

impl Record<'_> {
    /// The durable identity behind it: the ARN of the role of a session, of the user or the root user, of a federated principal, the
    /// service that acted, or else the principal id.
    pub fn actor(&self) -> Option<String> {
        match &self.kept {
            Kept::Trail { text, .. } => actor(self.top(text, "userIdentity")?),
            Kept::Finding { finding, .. } => finding.actor(),
        }
    }
}

/// The durable identity of a record's `userIdentity`.
fn actor(identity: &str) -> Option<String> {
    let (mut kind, mut arn, mut principal, mut invoked, mut context, mut user) =
        (None, None, None, None, None, None);
    for (key, value) in members(identity) {
        let slot = match key {
            "type" => &mut kind,
            "arn" => &mut arn,
            "principalId" => &mut principal,
            "invokedBy" => &mut invoked,
            "sessionContext" => &mut context,
            "userName" => &mut user,
            _ => continue,
        };
        slot.get_or_insert(value);
    }
    let text = |value: Option<&str>| {
        value
            .and_then(string)
            .filter(|text| !text.is_empty())
            .map(Cow::into_owned)
    };
    let issuer = context.and_then(|context| member(context, "sessionIssuer"));
    let issuer = text(issuer.and_then(|issuer| member(issuer, "arn")));
    match kind.and_then(string).as_deref() {
        Some("AWSService") => text(invoked).or_else(|| text(principal)),
        // What a federated principal was let in as tells it from others; the principal id holds the provider and its subject.
        Some("WebIdentityUser" | "SAMLUser") => text(principal).or_else(|| text(user)),
        _ => issuer
            .or_else(|| text(arn).map(durable))
            .or_else(|| text(principal))
            .or_else(|| text(invoked))
            .or_else(|| text(user)),
    }
}

/// The ARN of the role, where that of one of its sessions is given: records of sign-ins name no issuer.
pub(super) fn durable(arn: String) -> String {
    let Some((head, tail)) = arn.split_once(":assumed-role/") else {
        return arn;
    };
    let role = tail.split('/').next().unwrap_or(tail);
    format!("{}:role/{role}", head.replacen(":sts:", ":iam:", 1))
}

/// The scalars at a path below the text of a value.
fn drill(value: &str, path: Option<&str>, nested: u8, found: &mut dyn FnMut(Scalar<'_>)) {
    match value.as_bytes().first() {
        Some(b'[') if nested > 0 => {
            for element in elements(value) {
                drill(element, path, nested - 1, found);
            }
        }
        Some(b'{') => {
            let Some(path) = path else { return };
            let (first, rest) = path
                .split_once('.')
                .map_or((path, None), |(first, rest)| (first, Some(rest)));
            if let Some(value) = member(value, first) {
                drill(value, rest, nested, found);
            }
        }
        Some(b'"') if path.is_none() => {
            let inner = value
                .strip_prefix('"')
                .and_then(|value| value.strip_suffix('"'));
            found(Scalar::Text(&unescape(inner.unwrap_or_default())));
        }
        Some(b't') if path.is_none() => found(Scalar::Bool(true)),
        Some(b'f') if path.is_none() => found(Scalar::Bool(false)),
        Some(b'n') if path.is_none() => found(Scalar::Null),
        Some(b'0'..=b'9' | b'-') if path.is_none() => found(Scalar::Number(value)),
        _ => {}
    }
}

/// Whether something other than `null` stands at a path below the text of a value.
fn there(value: &str, path: Option<&str>, nested: u8) -> bool {
    match (value.as_bytes().first(), path) {
        (Some(b'n') | None, _) => false,
        (_, None) => true,
        (Some(b'['), _) if nested > 0 => {
            elements(value).any(|element| there(element, path, nested - 1))
        }
        (Some(b'{'), Some(path)) => {
            let (first, rest) = path
                .split_once('.')
                .map_or((path, None), |(first, rest)| (first, Some(rest)));
            member(value, first).is_some_and(|value| there(value, rest, nested))
        }
        _ => false,
    }
}

/// The scalars at a path below a value.
fn descend(value: &Value, path: Option<&str>, found: &mut dyn FnMut(Scalar<'_>)) {
    match (value, path) {
        (Value::Array(list), _) => list
            .iter()
            .for_each(|element| descend(element, path, found)),
        (Value::Object(object), Some(path)) => {
            let (first, rest) = path
                .split_once('.')
                .map_or((path, None), |(first, rest)| (first, Some(rest)));
            if let Some(value) = object.get(first) {
                descend(value, rest, found);
            }
        }
        (Value::String(text), None) => found(Scalar::Text(text)),
        (Value::Number(number), None) => found(Scalar::Number(&number.to_string())),
        (Value::Bool(truth), None) => found(Scalar::Bool(*truth)),
        (Value::Null, None) => found(Scalar::Null),
        _ => {}
    }
}

/// Whether something other than `null` stands at a path below a value.
fn stands(value: &Value, path: Option<&str>) -> bool {
    match (value, path) {
        (Value::Null, _) => false,
        (_, None) => true,
        (Value::Array(list), _) => list.iter().any(|element| stands(element, path)),
        (Value::Object(object), Some(path)) => {
            let (first, rest) = path
                .split_once('.')
                .map_or((path, None), |(first, rest)| (first, Some(rest)));
            object.get(first).is_some_and(|value| stands(value, rest))
        }
        _ => false,
    }
}
