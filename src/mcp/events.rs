//! `summarize_events`: GuardDuty findings and CloudTrail events as incidents, as `sekisho summarize` makes them.

use super::asked::Summarized;
use super::files;
use super::inert;
use super::roots::Roots;
use super::snapshot::Bench;
use super::told::{Room, first, say};
use crate::report::incidents::{Summary, Told};
use crate::summarizing::{self, Request, may_hold_events};
use anyhow::{Result, bail};
use guidelines::Language;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The name and version of the answer.
const SCHEMA: &str = "sekisho.mcp.incidents/1";
/// The most that an answer may take as text, in bytes, beside its head.
const ROOM: usize = 175_000;
/// The part of it that is for what was not read.
const ROOM_FOR_UNREAD: usize = 20_000;

/// Makes incidents of what is in the files.
pub(super) fn summarize(
    bench: &Bench<'_>,
    paths: &[PathBuf],
    asked: &Summarized,
    now: Timestamp,
) -> Result<(Summary, Vec<(PathBuf, String)>)> {
    let found = files::list(paths, bench.roots, bench.budget, may_hold_events)?;
    if found.files.is_empty() {
        bail!(
            "no file of events (.json, .jsonl, .ndjson, .gz) there; name a file to read it whatever it is called"
        );
    }
    for file in &found.files {
        // Reading streams and could not be stopped, so that what is too large is found beforehand.
        // What cannot be read to its end is said by the reader, which tells the part before it.
        let _ = bench.budget.measure(file)?;
    }
    let request = Request {
        paths: found.files,
        min_urgency: asked.min_urgency,
        actor: asked.actor.clone(),
        ..Request::default()
    };
    let summary = summarizing::run(&request, bench.library, now, |_| {}, || {})?;
    bench.budget.go_on()?;
    Ok((summary, found.refused))
}

/// The answer: incidents, the most urgent first.
pub(super) fn answer(
    summary: &Summary,
    refused: &[(PathBuf, String)],
    roots: &Roots,
    limit: usize,
    languages: &[Language],
) -> Value {
    let mut room = Room::new(ROOM);
    let mut unread_room = Room::new(ROOM_FOR_UNREAD);
    let incidents: Vec<Value> = summary
        .incidents
        .iter()
        .take(limit)
        .map(|told| incident(told, roots, languages))
        .take_while(|told| room.fits(inert::line(told).len()))
        .collect();
    let read = &summary.read;
    let skipped: Vec<Value> = read
        .skipped
        .iter()
        .map(|it| named(json!(it), roots))
        .collect();
    let refused: Vec<Value> = refused
        .iter()
        .map(|(path, why)| json!({"file": roots.name(path).display().to_string(), "reason": why}))
        .collect();
    json!({
        "schema": SCHEMA,
        "report": summary.schema,
        "generated_at": summary.generated_at,
        "read": {
            "files": read.files,
            "events": read.events,
            "bytes": read.bytes,
            "skipped": read.skipped.len(),
            "refused": refused.len(),
            "dropped": read.dropped,
        },
        "matching": summary.incidents.len(),
        "shown": incidents.len(),
        "more": summary.incidents.len() - incidents.len(),
        "left_out": read.left_out,
        "incidents": incidents,
        "untrusted": {
            "skipped": first(&skipped, &mut unread_room),
            "refused": first(&refused, &mut unread_room),
        },
    })
}

/// One incident. What guides say and what Sekisho computed is told as it is; what events say stands apart.
fn incident(told: &Told, roots: &Roots, languages: &[Language]) -> Value {
    let it = &told.incident;
    let actions: Vec<Value> = it
        .actions
        .iter()
        .map(|action| {
            json!({
                "phase": action.phase,
                "text": say(&action.text, languages),
                "effect": action.effect,
                "guide": action.guide,
            })
        })
        .collect();
    let commands: Vec<Value> = it
        .actions
        .iter()
        .map(|action| json!(action.command))
        .collect();
    let untrusted = json!({
        "account": it.account,
        "region": it.region,
        "regions": it.regions,
        "what": say(&it.what.text, languages),
        "urgency_reasons": it.urgency_reasons,
        "actors": it.actors,
        "resources": it.resources,
        "indicators": it.indicators,
        "events": it.events,
        "commands": commands,
        "evidence": it.evidence,
    });
    let rules: Vec<&str> = it
        .urgency_reasons
        .iter()
        .map(|reason| reason.rule)
        .collect();
    json!({
        "id": it.id,
        "guide": it.guide,
        "near": it.near,
        "further_guides": it.further_guides,
        "urgency": it.urgency,
        "urgency_rules": rules,
        "respond_within": it.respond_within,
        "status": it.status,
        "first_seen": it.first_seen,
        "last_seen": it.last_seen,
        "outcome": it.outcome,
        "title": say(&it.title, languages),
        "risk": say(&it.risk, languages),
        "first_action": say(&it.first_action, languages),
        "actions": actions,
        "benign_causes": say(&it.benign_causes, languages),
        "references": it.references,
        "frameworks": it.frameworks,
        "unknowns": it.unknowns,
        "untrusted": inert::value(named(untrusted, roots)),
    })
}

/// Calls files as other answers call them, where a member `file` names one.
fn named(value: Value, roots: &Roots) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|it| named(it, roots)).collect(),
        Value::Object(members) => {
            let member = |(name, member): (String, Value)| {
                let member = match member {
                    Value::String(path) if name == "file" => {
                        Value::String(roots.name(Path::new(&path)).display().to_string())
                    }
                    other => named(other, roots),
                };
                (name, member)
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        other => other,
    }
}
