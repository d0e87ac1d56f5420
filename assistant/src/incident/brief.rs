//! What the voice of a language model is told of an incident.

use super::Incident;
use super::tell::short;
use crate::event::{Outcome, is_free};
use crate::voice::{Brief, Claim, Class, Fact, Status, Trust};
use std::collections::BTreeSet;

/// The longest name of a vendor's that is believed to be one.
const LONGEST_NAME: usize = 100;

/// The brief of an incident. All values of events stand in its facts; what anybody could have written is marked as such.
pub fn brief(incident: &Incident) -> Brief {
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |name: &str, value: &str, class: Class, trust: Trust| {
        let value = short(value);
        if !value.is_empty() && !facts.iter().any(|fact| fact.value == value) {
            facts.push(Fact {
                name: name.to_owned(),
                value,
                class,
                trust,
            });
        }
    };
    for evidence in &incident.evidence {
        let trust = if is_free(&evidence.slot) {
            Trust::Untrusted
        } else {
            Trust::Trusted
        };
        add(
            &evidence.slot,
            &evidence.value,
            class(&evidence.slot, &evidence.value),
            trust,
        );
    }
    for (name, time) in [("start", incident.first_seen), ("end", incident.last_seen)] {
        add(name, &time.to_string(), Class::Time, Trust::Trusted);
    }
    Brief {
        urgency: incident.urgency,
        status: status(incident),
        what: incident.what.text.clone(),
        risk: incident.risk.clone(),
        facts,
        references: incident.references.clone(),
        commands: commands(incident),
        names: names(incident),
    }
}

/// What kind of value a slot holds.
fn class(slot: &str, value: &str) -> Class {
    if is_free(slot) {
        return Class::FreeText;
    }
    if value.starts_with("arn:") {
        return Class::Arn;
    }
    match slot {
        "account" | "user_account" | "organization_account" => Class::Account,
        "access_key" | "created_key" => Class::AccessKey,
        "ip" if value.parse::<std::net::IpAddr>().is_ok() => Class::Ip,
        "ip" => Class::Host,
        "region" => Class::Region,
        "start" | "end" => Class::Time,
        "file_hash" => Class::Hash,
        "remote_port" | "local_port" => Class::Number,
        "event_id" | "finding_id" | "instance" | "image" | "snapshot" | "volume"
        | "security_group" | "vpc" | "subnet" | "network_interface" | "guardrail" | "agent"
        | "agent_alias" | "knowledge_base" | "data_source" | "detector" | "flow_log"
        | "credential_id" => Class::Id,
        _ => Class::Name,
    }
}

fn status(incident: &Incident) -> Status {
    let failed = incident
        .events
        .iter()
        .any(|event| event.outcome == Outcome::Failure);
    let is = |word: &str| incident.status.contains(&word);
    let mut status = Status::default()
        .with(Claim::Sample, is("sample"))
        .with(Claim::Archived, is("archived"));
    if is("recurring") {
        status = status.with(Claim::Recurring, true);
    }
    status = match incident.outcome {
        Outcome::Success => status
            .with(Claim::Succeeded, true)
            .with(Claim::Failed, failed),
        Outcome::Failure => status
            .with(Claim::Succeeded, false)
            .with(Claim::Failed, true),
        Outcome::Unknown => status,
    };
    let guardrail = incident
        .evidence
        .iter()
        .find(|evidence| evidence.slot == "guardrail_action");
    match guardrail.map(|evidence| evidence.value.as_str()) {
        Some("NONE" | "DETECTED") => status.with(Claim::Blocked, false),
        Some("BLOCKED" | "GUARDRAIL_INTERVENED") => status.with(Claim::Blocked, true),
        _ => status,
    }
}

fn commands(incident: &Incident) -> Vec<Vec<String>> {
    let filled = incident.actions.iter().flat_map(|action| {
        let first = action.command.iter();
        first.chain(&action.further_commands)
    });
    filled.cloned().collect()
}

/// Services, operations and finding types, and the operations that the guide's own text names.
fn names(incident: &Incident) -> Vec<String> {
    let of_events = incident.events.iter().flat_map(|event| {
        let service = event.service.as_deref();
        [Some(event.name.as_str()), service]
    });
    let is_name = |name: &&str| {
        let plain =
            |character: char| character.is_ascii_alphanumeric() || ":/.!-&".contains(character);
        name.len() <= LONGEST_NAME && name.chars().all(plain)
    };
    let mut names: BTreeSet<&str> = of_events.flatten().filter(is_name).collect();
    for text in [&incident.risk.ja, &incident.risk.en] {
        let is_operation = |word: &&str| {
            let upper = word.chars().filter(char::is_ascii_uppercase).count();
            upper > 1 && word.starts_with(|first: char| first.is_ascii_uppercase())
        };
        let words = text.split(|character: char| !character.is_ascii_alphanumeric());
        names.extend(words.filter(is_operation));
    }
    names.into_iter().map(str::to_owned).collect()
}
