//! `--format ocsf`: a Compliance Finding of the Open Cybersecurity Schema Framework for each finding, one a line.

use super::escape::{self, one_line};
use super::{Finding, Report, phrase};
use anyhow::{Context as _, Result};
use guidelines::{Language, Urgency};
use policy::Outcome;
use serde_json::{Map, Value, json};
use std::io::Write;

/// The version of the framework that the objects follow.
const VERSION: &str = "1.8.0";
const CATEGORY: u32 = 2;
const CLASS: u32 = 2003;

/// A number of the framework with the caption that goes with it.
type Choice = (u32, &'static str);

/// Writes one object a line.
pub(super) fn write(report: &Report, languages: &[Language], out: &mut dyn Write) -> Result<()> {
    let time: jiff::Timestamp = report
        .generated_at
        .parse()
        .with_context(|| format!("{} is no time", report.generated_at))?;
    for finding in &report.findings {
        escape::json(
            &compliance_finding(finding, time.as_millisecond(), languages),
            &mut *out,
        )?;
        writeln!(out)?;
    }
    Ok(())
}

fn compliance_finding(finding: &Finding, time: i64, languages: &[Language]) -> Value {
    let guide = &finding.guide;
    let (activity_id, activity_name) = activity(finding);
    let (severity_id, severity) = severity(finding);
    let (status_id, status) = status(finding);
    let statement = one_line(&phrase::line(languages, |language| {
        finding.statement.get(language).clone()
    }));
    json!({
        "category_uid": CATEGORY,
        "category_name": "Findings",
        "class_uid": CLASS,
        "class_name": "Compliance Finding",
        "type_uid": CLASS * 100 + activity_id,
        "type_name": format!("Compliance Finding: {activity_name}"),
        "activity_id": activity_id,
        "activity_name": activity_name,
        "severity_id": severity_id,
        "severity": severity,
        "status_id": status_id,
        "status": status,
        "time": time,
        "message": one_line(&phrase::verdict(finding, languages)),
        "metadata": {
            "version": VERSION,
            "profiles": ["cloud"],
            "product": {
                "name": "Sekisho",
                "vendor_name": "Sekisho",
                "version": env!("CARGO_PKG_VERSION"),
                "lang": languages.first().map(|language| language.code()),
            },
        },
        "finding_info": finding_info(finding, time, languages, &statement),
        "compliance": compliance(finding, languages),
        "remediation": {
            "desc": phrase::paragraphs(languages, |language| guide.recommended_action.get(language).clone()),
            "references": guide.references,
        },
        "resources": [resource(finding)],
        "cloud": cloud(finding),
        "evidences": [{ "name": one_line(&finding.at), "data": finding.facts }],
    })
}

fn finding_info(finding: &Finding, time: i64, languages: &[Language], statement: &str) -> Value {
    // Sekisho remembers no earlier run, so only for a finding that is new is the time of its creation known.
    let when = if activity(finding).0 == 1 {
        "created_time"
    } else {
        "modified_time"
    };
    json!({
        "uid": finding.fingerprint,
        "title": phrase::line(languages, |language| finding.guide.title.get(language).clone()),
        "desc": statement,
        "types": finding.guide.weakness,
        "src_url": finding.guide.references.first(),
        when: time,
    })
}

fn compliance(finding: &Finding, languages: &[Language]) -> Value {
    let guide = &finding.guide;
    // The framework's words for `Warning` are "did not yield a result due to missing information". What is fixed was
    // seen to fail no more, which is not to say that it was seen to pass: the resource may be gone.
    let (status_id, status) = match (finding.status, finding.outcome) {
        (Some("fixed"), _) => (99, "fixed"),
        (_, Outcome::Pass) => (1, "Pass"),
        (_, Outcome::Undetermined) => (2, "Warning"),
        (_, Outcome::Fail) => (3, "Fail"),
    };
    let suppressed = finding
        .suppressed
        .as_ref()
        .map(|suppressed| &suppressed.reason);
    let details: Vec<String> = finding
        .reason
        .iter()
        .chain(suppressed)
        .map(|reason| one_line(reason))
        .collect();
    json!({
        "control": guide.id,
        "desc": phrase::paragraphs(languages, |language| guide.risk.get(language).clone()),
        "standards": phrase::frameworks(&guide.frameworks).into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "requirements": phrase::requirements(&guide.frameworks),
        "status_id": status_id,
        "status": status,
        "status_details": details,
    })
}

fn resource(finding: &Finding) -> Value {
    let resource = &finding.resource;
    let mut members = Map::new();
    members.insert("uid".to_owned(), one_line(&resource.id).into());
    members.insert("name".to_owned(), one_line(&resource.name).into());
    members.insert("type".to_owned(), one_line(&resource.kind).into());
    if let Some(region) = &resource.region {
        members.insert("region".to_owned(), one_line(region).into());
    }
    // `arn:PARTITION:…`: the public cloud, that of China, that of the government.
    if let Some(partition) = resource
        .id
        .strip_prefix("arn:")
        .and_then(|rest| rest.split(':').next())
    {
        members.insert("cloud_partition".to_owned(), one_line(partition).into());
    }
    members.into()
}

fn cloud(finding: &Finding) -> Value {
    let resource = &finding.resource;
    let mut members = Map::from_iter([("provider".to_owned(), provider(&finding.guide.id).into())]);
    if let Some(account) = &resource.account {
        members.insert("account".to_owned(), json!({ "uid": one_line(account) }));
    }
    if let Some(region) = &resource.region {
        members.insert("region".to_owned(), one_line(region).into());
    }
    members.into()
}

/// The framework's name of the cloud that a guide is about. The guides about Sekisho's own files are about none.
fn provider(guide: &str) -> &'static str {
    match guide.split('/').next() {
        Some("aws") => "AWS",
        Some("azure") => "Azure",
        Some("google") => "GCP",
        _ => "Unknown",
    }
}

fn activity(finding: &Finding) -> Choice {
    match finding.status {
        Some("fixed") => (3, "Close"),
        Some("unchanged") => (2, "Update"),
        _ => (1, "Create"),
    }
}

fn severity(finding: &Finding) -> Choice {
    match (finding.outcome, finding.guide.urgency) {
        // Nobody has to act on a pass.
        (Outcome::Pass, _) => (1, "Informational"),
        (_, Urgency::Low) => (2, "Low"),
        (_, Urgency::Medium) => (3, "Medium"),
        (_, Urgency::High) => (4, "High"),
        (_, Urgency::Critical) => (5, "Critical"),
    }
}

/// How far somebody is with the finding, which nobody tells Sekisho but for suppressions and a baseline.
fn status(finding: &Finding) -> Choice {
    match (finding.status, &finding.suppressed, finding.outcome) {
        (Some("fixed"), ..) | (_, _, Outcome::Pass) => (4, "Resolved"),
        (_, Some(_), _) => (3, "Suppressed"),
        _ => (1, "New"),
    }
}
