//! `--format csv`: one row a finding, for spreadsheets.

use super::escape::cell;
use super::{Finding, Report, phrase};
use anyhow::Result;
use guidelines::Language;
use serde_json::Value;
use std::io::Write;

/// Excel takes a file for the local code page, and Japanese for noise, unless it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A column: its name, which stays the same in every language, and what stands in it.
type Column = (&'static str, fn(&Finding) -> String);

const COLUMNS: [Column; 27] = [
    ("guide", |finding| finding.guide.id.clone()),
    ("outcome", |finding| finding.outcome.as_str().to_owned()),
    ("urgency", |finding| {
        finding.guide.urgency.as_str().to_owned()
    }),
    ("status", |finding| {
        finding.status.unwrap_or_default().to_owned()
    }),
    ("kind", |finding| finding.resource.kind.clone()),
    ("resource_id", |finding| finding.resource.id.clone()),
    ("resource_name", |finding| finding.resource.name.clone()),
    ("account", |finding| {
        finding.resource.account.clone().unwrap_or_default()
    }),
    ("region", |finding| {
        finding.resource.region.clone().unwrap_or_default()
    }),
    ("at", |finding| finding.at.clone()),
    ("file", |finding| place(finding, "/file")),
    ("line", |finding| place(finding, "/start/line")),
    ("reason", |finding| {
        finding.reason.clone().unwrap_or_default()
    }),
    ("title_ja", |finding| {
        finding.guide.title.get(Language::Ja).clone()
    }),
    ("title_en", |finding| {
        finding.guide.title.get(Language::En).clone()
    }),
    ("statement_ja", |finding| {
        finding.statement.get(Language::Ja).clone()
    }),
    ("statement_en", |finding| {
        finding.statement.get(Language::En).clone()
    }),
    ("action_ja", |finding| {
        finding.guide.action.get(Language::Ja).clone()
    }),
    ("action_en", |finding| {
        finding.guide.action.get(Language::En).clone()
    }),
    ("references", |finding| finding.guide.references.join(" ")),
    ("weakness", |finding| finding.guide.weakness.join(" ")),
    ("frameworks", |finding| {
        phrase::requirements(&finding.guide.frameworks).join(" ")
    }),
    ("suppressed_reason", |finding| {
        finding
            .suppressed
            .as_ref()
            .map(|suppressed| suppressed.reason.clone())
            .unwrap_or_default()
    }),
    ("suppressed_owner", |finding| {
        finding
            .suppressed
            .as_ref()
            .and_then(|suppressed| suppressed.owner.clone())
            .unwrap_or_default()
    }),
    ("suppressed_until", |finding| {
        finding
            .suppressed
            .as_ref()
            .map(|suppressed| suppressed.until.clone())
            .unwrap_or_default()
    }),
    ("facts", |finding| {
        Value::Object((**finding.facts).clone()).to_string()
    }),
    ("fingerprint", |finding| finding.fingerprint.clone()),
];

/// Writes a header and the findings, with the line ends that RFC 4180 asks for.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut rows = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out);
    rows.write_record(COLUMNS.map(|(name, _)| name))?;
    for finding in &report.findings {
        rows.write_record(COLUMNS.map(|(_, value)| cell(&value(finding))))?;
    }
    rows.flush()?;
    Ok(())
}

fn place(finding: &Finding, pointer: &str) -> String {
    match finding
        .place
        .as_ref()
        .and_then(|place| place.pointer(pointer))
    {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}
