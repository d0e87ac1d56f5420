//! What something is: a record, a finding in one of its forms, or an envelope with some of them, told by its members alone.

use super::finding::Finding;
use super::member::{elements, members, string};
use super::read::{Desk, LISTS};
use super::record::Kept;
use super::{asff, lake, ocsf};
use std::borrow::Cow;

/// How many envelopes an event may be wrapped in: a queue's message with a topic's message with a bus event with a list.
const WRAPPED: u8 = 6;

/// What the members of an object tell about it.
#[derive(Default)]
struct Traits<'t> {
    source: Option<&'t str>,
    name: Option<&'t str>,
    kind: Option<&'t str>,
    insight: Option<&'t str>,
    /// Values that events may be wrapped in.
    wraps: Vec<&'t str>,
    guardduty: u8,
    asff: u8,
    ocsf: bool,
    digest: bool,
    /// A list of events is there, maybe without any.
    listed: bool,
}

/// Takes one object or list apart.
pub(super) fn unit(text: &str, desk: &mut Desk<'_>, depth: u8) {
    if depth > WRAPPED {
        desk.skip(format!("it is wrapped more than {WRAPPED} times"));
        return;
    }
    if text.starts_with('[') {
        return match lake::row(text) {
            Some(record) => unit(&record, desk, depth + 1),
            None => each(text, desk, depth + 1),
        };
    }
    let traits = look(text);
    if let (Some(source), Some(name)) = (traits.source.and_then(string), traits.name.and_then(string)) {
        let service = Some(source);
        return desk.hand(Kept::Trail { text, service, name });
    }
    if let Some(insight) = traits.insight {
        let service = super::member::member(insight, "eventSource").and_then(string);
        let name = traits.kind.and_then(string).unwrap_or(Cow::Borrowed("AwsCloudTrailInsight"));
        return desk.hand(Kept::Trail { text, service, name });
    }
    if traits.ocsf {
        return finding(text, ocsf::finding(text), desk, depth);
    }
    if traits.asff > 1 {
        return finding(text, asff::finding(text), desk, depth);
    }
    if traits.guardduty > 2 {
        return finding(text, Finding::guardduty(text), desk, depth);
    }
    if traits.digest {
        return desk.skip("it is a digest of CloudTrail, which holds no events");
    }
    if traits.wraps.is_empty() && !traits.listed {
        return desk.skip("it is JSON, but no event of GuardDuty, Security Hub or CloudTrail");
    }
    for wrapped in traits.wraps {
        match wrapped.as_bytes().first() {
            Some(b'[') => each(wrapped, desk, depth + 1),
            Some(b'{') => unit(wrapped, desk, depth + 1),
            _ => {
                let inner = string(wrapped).unwrap_or_default();
                let inner = inner.trim();
                let whole = super::member::value_end(inner, 0) == Some(inner.len());
                if whole && inner.starts_with(['{', '[']) {
                    unit(inner, desk, depth + 1);
                } else {
                    desk.skip("it wraps text that is not JSON");
                }
            }
        }
    }
}

/// Takes the elements of a list apart.
fn each(list: &str, desk: &mut Desk<'_>, depth: u8) {
    for element in elements(list) {
        if element.starts_with(['{', '[']) {
            unit(element, desk, depth);
        } else {
            desk.skip("it is no object");
        }
    }
}

fn finding(text: &str, read: Result<Finding, String>, desk: &mut Desk<'_>, _: u8) {
    match read {
        Ok(finding) => desk.hand(Kept::Finding {
            text,
            finding: Box::new(finding),
        }),
        Err(reason) => desk.skip(reason),
    }
}

/// Looks at the members, and no further than needed to tell a record of CloudTrail.
fn look(text: &str) -> Traits<'_> {
    let mut traits = Traits::default();
    for (key, value) in members(text) {
        let first = value.as_bytes().first();
        match key {
            "eventSource" => {
                traits.source.get_or_insert(value);
            }
            "eventName" => {
                traits.name.get_or_insert(value);
            }
            "eventType" => {
                traits.kind.get_or_insert(value);
            }
            "insightDetails" => {
                traits.insight.get_or_insert(value);
            }
            // A bus event, an event data store, LookupEvents; a topic's and a queue's message.
            "detail" | "Detail" | "eventJson" | "eventjson" | "CloudTrailEvent" => traits.wraps.push(value),
            "Message" | "Body" | "body" if value.starts_with("\"{") || value.starts_with("\"[") => traits.wraps.push(value),
            "schemaVersion" | "SchemaVersion" | "service" | "Service" | "resource" | "Resource" | "type" | "Type" | "accountId" | "AccountId" => {
                traits.guardduty += 1;
            }
            "ProductArn" | "productArn" | "ProductFields" | "productFields" | "AwsAccountId" | "awsAccountId" => traits.asff += 1,
            "finding_info" => traits.ocsf = true,
            "digestStartTime" => traits.digest = true,
            _ if first == Some(&b'[') && LISTS.contains(&key) => {
                traits.listed = true;
                traits.wraps.push(value);
            }
            _ => {}
        }
        if traits.source.is_some() && traits.name.is_some() {
            break;
        }
    }
    traits
}
