//! A finding of GuardDuty as an event, whatever form it came in.

use super::slots;
use super::spelling::spell;
use super::time::time;
use super::tree::{at, number, parse, text, truth};
use super::{Event, Misread, Outcome, Place, Signal, Source};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A finding in the camelCase of the API.
pub(super) struct Finding {
    pub(super) source: Source,
    /// The type, in GuardDuty's grammar.
    pub(super) name: String,
    pub(super) tree: Value,
    /// Where the values of a finding come from that was put together: its path -> the path in the form that it came in.
    pub(super) origins: BTreeMap<String, String>,
}

impl Finding {
    /// Reads a finding in GuardDuty's own shape, in either casing.
    pub(super) fn guardduty(written: &str) -> Result<Self, String> {
        let tree =
            parse(written, true).map_err(|error| format!("the finding is not JSON: {error}"))?;
        Self::of(Source::GuardDuty, tree, BTreeMap::new())
    }

    /// A finding whose tree is complete.
    pub(super) fn of(
        source: Source,
        mut tree: Value,
        mut origins: BTreeMap<String, String>,
    ) -> Result<Self, String> {
        let name = text(&tree, "type")
            .ok_or("the finding has no type")?
            .to_owned();
        expand(&mut tree, &mut origins);
        Ok(Self {
            source,
            name,
            tree,
            origins,
        })
    }

    /// The service whose API was called.
    pub(super) fn service(&self) -> Option<&str> {
        text(&self.tree, "service.action.awsApiCallAction.serviceName")
    }

    /// The durable identity behind it.
    pub(super) fn actor(&self) -> Option<String> {
        let key = at(&self.tree, "resource.accessKeyDetails");
        if let Some(key) = key {
            let account = text(&self.tree, "accountId").unwrap_or_default();
            let partition = text(&self.tree, "partition").unwrap_or("aws");
            let kind = text(key, "userType").unwrap_or_default();
            return match (kind, text(key, "userName")) {
                ("Role" | "AssumedRole", Some(name)) => {
                    Some(format!("arn:{partition}:iam::{account}:role/{name}"))
                }
                ("IAMUser", Some(name)) => {
                    Some(format!("arn:{partition}:iam::{account}:user/{name}"))
                }
                ("Root", _) => Some(format!("arn:{partition}:iam::{account}:root")),
                (_, name) => text(key, "principalId").or(name).map(str::to_owned),
            };
        }
        let actors = at(&self.tree, "service.detection.sequence.actors").and_then(Value::as_array);
        let first = actors
            .into_iter()
            .flatten()
            .find_map(|actor| text(actor, "session.issuer").or_else(|| text(actor, "user.uid")));
        first.map(str::to_owned)
    }
}

/// `additionalInfo.value` is JSON in a text; exports have its members beside it, too.
fn expand(tree: &mut Value, origins: &mut BTreeMap<String, String>) {
    const INFO: &str = "service.additionalInfo";
    let inner = at(tree, INFO)
        .and_then(|info| text(info, "value"))
        .and_then(|value| parse(value, true).ok());
    let info = tree
        .get_mut("service")
        .and_then(|service| service.get_mut("additionalInfo"))
        .and_then(Value::as_object_mut);
    let (Some(Value::Object(inner)), Some(info)) = (inner, info) else {
        return;
    };
    let origin = origins.get(&format!("{INFO}.value")).cloned();
    for (name, value) in inner {
        if !info.contains_key(&name) {
            let origin = origin.clone().unwrap_or_else(|| format!("{INFO}.value"));
            origins.insert(format!("{INFO}.{name}"), origin);
            info.insert(name, value);
        }
    }
}

/// The finding as an event.
pub(super) fn event(written: &str, finding: &Finding, place: Place) -> Result<Event, Misread> {
    let tree = &finding.tree;
    let moment = |path: &str| at(tree, path).and_then(time);
    let mut signals = signals(tree);
    signals.sort_by(|one, other| (one.first_seen, &one.name).cmp(&(other.first_seen, &other.name)));
    let first = moment("service.eventFirstSeen")
        .or_else(|| moment("createdAt"))
        .or_else(|| moment("updatedAt"));
    let first_seen = first
        .or_else(|| moment("service.eventLastSeen"))
        .ok_or(Misread::NoTime)?;
    let last_seen = moment("service.eventLastSeen")
        .or_else(|| moment("updatedAt"))
        .unwrap_or(first_seen)
        .max(first_seen);
    let updated = moment("updatedAt")
        .or_else(|| moment("createdAt"))
        .unwrap_or(last_seen);
    let arn = text(tree, "arn").map(str::to_owned);
    let sequence = if finding.name.starts_with("AttackSequence:") {
        arn.clone()
    } else {
        text(tree, "associatedAttackSequenceArn").map(str::to_owned)
    };
    // A twin is called by the ARN, of which the id is the last part.
    let id = text(tree, "id")
        .or(arn.as_deref())
        .map(|id| id.rsplit('/').next().unwrap_or(id).to_owned());
    let mut slots = slots::fill(tree, finding.source, "", &finding.name);
    for slot in slots.values_mut() {
        let origin = origin(&finding.origins, &slot.path);
        slot.path = spell(written, &origin);
    }
    Ok(Event {
        id: id.unwrap_or_else(|| format!("{}#{}", place.file, place.ordinal)),
        source: finding.source,
        name: finding.name.clone(),
        service: finding.service().map(str::to_owned),
        first_seen,
        last_seen,
        updated,
        count: at(tree, "service.count")
            .and_then(number)
            .map_or(1, whole)
            .max(1),
        outcome: outcome(tree, slots.get("guardrail_action").map(|slot| &*slot.value)),
        error: text(tree, "service.action.awsApiCallAction.errorCode").map(str::to_owned),
        severity: at(tree, "severity").and_then(number),
        archived: at(tree, "service.archived").is_some_and(truth),
        sample: sample(tree),
        sequence,
        signals,
        slots,
        place,
    })
}

/// Where a value comes from: its own path, or the place of the nearest thing around it.
fn origin(origins: &BTreeMap<String, String>, path: &str) -> String {
    let mut head = path;
    loop {
        if let Some(origin) = origins.get(head) {
            return origin.clone();
        }
        match head.rfind(['.', '[']).and_then(|at| head.get(..at)) {
            Some(shorter) => head = shorter,
            None => return path.to_owned(),
        }
    }
}

/// A count, as far as one counts.
fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is held between both ends"
    )]
    let whole = number.clamp(0.0, 1e15) as u64;
    whole
}

/// Somebody asked GuardDuty for an example.
fn sample(tree: &Value) -> bool {
    at(tree, "service.additionalInfo.sample").is_some_and(truth)
        || text(tree, "title").is_some_and(|title| title.starts_with("[SAMPLE]"))
}

/// The signals of an attack sequence or of a custom detection rule: a list of that name, wherever the detection has it.
fn signals(tree: &Value) -> Vec<Signal> {
    let Some(detection) = at(tree, "service.detection").and_then(Value::as_object) else {
        return Vec::new();
    };
    let own = detection.get("signals").into_iter();
    let lists = own.chain(detection.values().filter_map(|part| part.get("signals")));
    lists
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(signal)
        .collect()
}

fn signal(value: &Value) -> Option<Signal> {
    let moment = |name: &str| value.get(name).and_then(time);
    let last: Option<Timestamp> = moment("lastSeenAt").or_else(|| moment("updatedAt"));
    Some(Signal {
        name: text(value, "name")
            .or_else(|| text(value, "type"))?
            .to_owned(),
        first_seen: moment("firstSeenAt")
            .or_else(|| moment("createdAt"))
            .or(last),
        last_seen: last,
        severity: value.get("severity").and_then(number),
        count: value.get("count").and_then(number).map_or(1, whole).max(1),
    })
}

/// Whether what was tried was done, as far as the action says, and what a guardrail did about it.
fn outcome(tree: &Value, guardrail: Option<&str>) -> Outcome {
    match guardrail {
        // A guardrail that only looked let the attack through.
        Some("NONE") => return Outcome::Success,
        Some("DETECTED") => return Outcome::Unknown,
        Some(_) => return Outcome::Failure,
        None => {}
    }
    let Some(action) = at(tree, "service.action") else {
        return Outcome::Unknown;
    };
    let done = |success: bool| {
        if success {
            Outcome::Success
        } else {
            Outcome::Failure
        }
    };
    if let Some(call) = at(action, "awsApiCallAction") {
        return done(text(call, "errorCode").is_none());
    }
    if let Some(status) = at(action, "kubernetesApiCallAction.statusCode").and_then(number) {
        return done(status < 400.0);
    }
    if let Some(allowed) = at(action, "kubernetesPermissionCheckedDetails.allowed") {
        return done(truth(allowed));
    }
    for kind in [
        "networkConnectionAction",
        "dnsRequestAction",
        "portProbeAction",
    ] {
        if let Some(blocked) = action.get(kind).and_then(|action| action.get("blocked")) {
            return if truth(blocked) {
                Outcome::Failure
            } else {
                Outcome::Unknown
            };
        }
    }
    let attempts = at(action, "rdsLoginAttemptAction.loginAttributes").and_then(Value::as_array);
    if let Some(attempts) = attempts {
        let success = |attempt: &Value| {
            attempt
                .get("successfulLoginAttempts")
                .and_then(number)
                .is_some_and(|count| count > 0.0)
        };
        return done(attempts.iter().any(success));
    }
    Outcome::Unknown
}
