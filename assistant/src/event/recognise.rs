//! What something is: a record, a finding in one of its forms, or an envelope with some of them, told by its members alone.

use super::envelope::LISTS;
use super::finding::Finding;
use super::member::{elements, member, members, named, string, value_end};
use super::read::Desk;
use super::record::Kept;
use super::{asff, lake, ocsf};
use std::borrow::Cow;

/// How many envelopes an event may be wrapped in: a queue's message with a topic's message with a bus event with a list.
const WRAPPED: u8 = 6;

/// What the members of an object tell about it.
#[derive(Default)]
struct Traits<'t> {
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
    if let Some((service, name)) = called(text) {
        let service = Some(service);
        return desk.hand(Kept::Trail {
            text,
            service,
            name,
        });
    }
    let traits = look(text);
    if let Some(insight) = traits.insight {
        let service = member(insight, "eventSource").and_then(string);
        let name = traits
            .kind
            .and_then(string)
            .unwrap_or(Cow::Borrowed("AwsCloudTrailInsight"));
        return desk.hand(Kept::Trail {
            text,
            service,
            name,
        });
    }
    if traits.ocsf {
        return finding(text, ocsf::finding(text), desk);
    }
    if traits.asff > 1 {
        return finding(text, asff::finding(text), desk);
    }
    if traits.guardduty > 2 {
        return finding(text, Finding::guardduty(text), desk);
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
                let whole = value_end(inner, 0) == Some(inner.len());
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

fn finding(text: &str, read: Result<Finding, String>, desk: &mut Desk<'_>) {
    match read {
        Ok(finding) => desk.hand(Kept::Finding {
            text,
            finding: Box::new(finding),
        }),
        Err(reason) => desk.skip(reason),
    }
}

/// The service and the name of the call, which only records of CloudTrail have. It looks no further than to these two members.
fn called(text: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let (mut source, mut name) = (None, None);
    for (key, value) in members(text) {
        if source.is_none() && named(key, "eventSource") {
            source = Some(value);
        } else if name.is_none() && named(key, "eventName") {
            name = Some(value);
        } else {
            continue;
        }
        if let (Some(source), Some(name)) = (source, name) {
            return string(source).zip(string(name));
        }
    }
    None
}

/// Looks at all members.
fn look(text: &str) -> Traits<'_> {
    let mut traits = Traits::default();
    for (key, value) in members(text) {
        let first = value.as_bytes().first();
        match key {
            "eventType" => {
                traits.kind.get_or_insert(value);
            }
            "insightDetails" => {
                traits.insight.get_or_insert(value);
            }
            // A bus event, an event data store, LookupEvents; a topic's and a queue's message.
            "detail" | "Detail" | "eventJson" | "eventjson" | "CloudTrailEvent" => {
                traits.wraps.push(value);
            }
            "Message" | "Body" | "body" if value.starts_with("\"{") || value.starts_with("\"[") => {
                traits.wraps.push(value);
            }
            "schemaVersion" | "SchemaVersion" | "service" | "Service" | "resource" | "Resource"
            | "type" | "Type" | "accountId" | "AccountId" => {
                traits.guardduty += 1;
                // `Recon:EC2/Portscan` is the type of a finding and of nothing else.
                let grammar = key.eq_ignore_ascii_case("type")
                    && value
                        .split_once(':')
                        .is_some_and(|(_, rest)| rest.contains('/'));
                traits.guardduty += u8::from(grammar);
            }
            "ProductArn" | "productArn" | "ProductFields" | "productFields" | "AwsAccountId"
            | "awsAccountId" => traits.asff += 1,
            "finding_info" => traits.ocsf = true,
            "digestStartTime" => traits.digest = true,
            _ if first == Some(&b'[') && LISTS.contains(&key) => {
                traits.listed = true;
                traits.wraps.push(value);
            }
            _ => {}
        }
    }
    traits
}
