//! A report as an answer: the findings that were asked for, each guide once, and what came from input on its own side.

use super::asked::Judged;
use super::inert;
use crate::report::{Finding, Report};
use guidelines::{Language, Text};
use policy::Outcome;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The name and version of the answer of `check_snapshot` and `scan_code`.
const SCHEMA: &str = "sekisho.mcp.findings/1";
/// The most that an answer may take as text, in bytes, beside its head.
const ROOM: usize = 175_000;
/// The part of it that is for what was not understood.
const ROOM_FOR_UNREAD: usize = 20_000;

/// Room that is given away piece by piece.
pub(super) struct Room(usize);

impl Room {
    /// So many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self(bytes)
    }

    /// Whether something fits, which then takes its room.
    pub(super) fn fits(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// The answer to a call that judged.
pub(super) fn answer(report: &Report, asked: &Judged, languages: &[Language]) -> Value {
    let (open, wanted): (Vec<&Finding>, Vec<&Finding>) = (
        report.findings.iter().filter(|it| it.is_open()).collect(),
        report
            .findings
            .iter()
            .filter(|it| asked.wants(it))
            .collect(),
    );
    let mut room = Room::new(ROOM);
    let mut unread_room = Room::new(ROOM_FOR_UNREAD);
    let mut guides = Map::new();
    let mut findings = Vec::new();
    for finding in wanted.iter().take(asked.limit()) {
        let id = &finding.guide.id;
        let guide = (!guides.contains_key(id)).then(|| guide(finding, languages));
        let finding = told(finding, languages);
        let size =
            inert::line(&finding).len() + guide.as_ref().map_or(0, |it| it.to_string().len());
        // The list ends with the first that does not fit: what follows is less urgent, and must not stand before it.
        if !room.fits(size) {
            break;
        }
        findings.push(finding);
        if let Some(guide) = guide {
            guides.insert(id.clone(), guide);
        }
    }
    let read = &report.read;
    let mut urgencies: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &open {
        *urgencies.entry(finding.guide.urgency.as_str()).or_default() += 1;
    }
    let mut read_members = json!({
        "files": read.files,
        "resources": read.resources,
        "judged": read.judged,
        "not_understood": read.not_understood.len(),
        "gaps": read.gaps.len(),
        "control_errors": read.control_errors.len(),
    });
    let mut untrusted = json!({
        "not_understood": first(&read.not_understood, &mut unread_room),
        "gaps": first(&read.gaps, &mut unread_room),
        "control_errors": first(&read.control_errors, &mut unread_room),
    });
    if let (Some(code), Some(members), Some(untrusted)) = (
        &read.code,
        read_members.as_object_mut(),
        untrusted.as_object_mut(),
    ) {
        let mut code = json!(code);
        // The names of these types come from the code.
        let types = code
            .as_object_mut()
            .and_then(|code| code.remove("unrecognised_types"));
        let types = some_of(types.unwrap_or_default(), &mut unread_room);
        untrusted.insert("unrecognised_types".to_owned(), types);
        members.insert("code".to_owned(), code);
    }
    json!({
        "schema": SCHEMA,
        "report": report.schema,
        "generated_at": report.generated_at,
        "sample": report.sample,
        "read": read_members,
        "counts": report.counts,
        "open_by_urgency": urgencies,
        "matching": wanted.len(),
        "shown": findings.len(),
        "more": wanted.len().saturating_sub(findings.len()),
        "guides": guides,
        "findings": findings,
        "untrusted": untrusted,
    })
}

/// A text in the languages that were asked for.
pub(super) fn say(text: &Text, languages: &[Language]) -> Value {
    let say = |language: &Language| {
        let text = Value::String(text.get(*language).clone());
        (language.code().to_owned(), text)
    };
    Value::Object(languages.iter().map(say).collect())
}

/// What a guide says, which is the same for all of its findings.
fn guide(finding: &Finding, languages: &[Language]) -> Value {
    let guide = &finding.guide;
    json!({
        "urgency": guide.urgency,
        "title": say(&guide.title, languages),
        "risk": say(&guide.risk, languages),
        "recommended_action": say(&guide.recommended_action, languages),
        "references": guide.references,
        "weakness": guide.weakness,
        "frameworks": guide.frameworks,
    })
}

/// One finding; the members are those of a report.
fn told(finding: &Finding, languages: &[Language]) -> Value {
    json!({
        "guide": finding.guide.id,
        "urgency": finding.guide.urgency,
        "outcome": finding.outcome,
        "fingerprint": finding.fingerprint,
        "untrusted": inert::value(json!({
            "resource": finding.resource,
            "at": finding.at,
            "facts": finding.facts,
            "reason": finding.reason,
            "place": finding.place,
            "statement": say(&finding.statement, languages),
        })),
    })
}

/// The first of some pieces, as many as fit.
pub(super) fn first(pieces: &[impl Serialize], room: &mut Room) -> Vec<Value> {
    let pieces = pieces.iter().filter_map(|it| serde_json::to_value(it).ok());
    pieces
        .map(inert::value)
        .take_while(|it| room.fits(inert::line(it).len()))
        .collect()
}

/// The first members of an object, as many as fit.
fn some_of(object: Value, room: &mut Room) -> Value {
    let Value::Object(members) = inert::value(object) else {
        return json!({});
    };
    let fits =
        |(name, member): &(String, Value)| room.fits(inert::line(&json!([name, member])).len());
    Value::Object(members.into_iter().take_while(fits).collect())
}

impl Judged {
    /// Whether a finding is one of those that were asked for.
    fn wants(&self, finding: &Finding) -> bool {
        let is_undetermined =
            finding.outcome == Outcome::Undetermined && finding.suppressed.is_none();
        let is_asked = finding.is_open() || self.include_undetermined && is_undetermined;
        is_asked && finding.guide.urgency >= self.min_urgency
    }
}
