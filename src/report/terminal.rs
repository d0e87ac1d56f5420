//! `--format terminal`: for people, the most urgent first.

use super::coverage::Cell;
use super::escape::one_line;
use super::phrase;
use super::words::Words;
use super::{Finding, Report};
use crate::world::Output;
use anstyle::{AnsiColor, Style};
use anyhow::Result;
use guidelines::{Language, Urgency};
use policy::Outcome;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use unicode_width::UnicodeWidthStr as _;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Writes the report in the languages asked for, the first one leading.
pub(super) fn write(report: &Report, languages: &[Language], out: &mut Output) -> Result<()> {
    let writer = Writer { report, languages };
    writer.everything(out)
}

/// The width of a column of the coverage, which holds some thousands of each outcome.
const CELL: usize = 16;

/// How many undetermined findings of one guide with the same reason are told one by one.
const SAME_REASON: usize = 3;

struct Writer<'r> {
    report: &'r Report,
    languages: &'r [Language],
}

impl Writer<'_> {
    fn everything(&self, out: &mut dyn Write) -> Result<()> {
        self.head(out)?;
        if self.report.coverage.selected.is_some() {
            self.by_requirement(out)?;
        } else {
            self.by_urgency(out)?;
        }
        let undetermined = |finding: &Finding| {
            finding.outcome == Outcome::Undetermined && finding.suppressed.is_none()
        };
        self.others(out, "undetermined_heading", undetermined)?;
        self.others(out, "suppressed_heading", |finding| {
            finding.suppressed.is_some()
        })?;
        self.others(out, "fixed_heading", |finding| {
            finding.status == Some("fixed")
        })?;
        self.others(out, "passed_heading", |finding| {
            finding.outcome == Outcome::Pass
        })?;
        self.unread(out)?;
        self.undecided(out)?;
        self.coverage(out)?;
        self.summary(out)
    }

    fn by_urgency(&self, out: &mut dyn Write) -> Result<()> {
        for urgency in Urgency::ALL {
            let failing =
                self.select(|finding| finding.is_open() && finding.guide.urgency == urgency);
            if !failing.is_empty() {
                let heading = |words: &Words| {
                    let name = words.urgency(urgency);
                    format!("{}: {name} ({})", words.label("urgency"), failing.len())
                };
                self.section(out, color(urgency), heading)?;
                self.findings(out, &failing)?;
            }
        }
        Ok(())
    }

    /// A finding stands under each requirement that its guide bears on, so that every section is complete.
    fn by_requirement(&self, out: &mut dyn Write) -> Result<()> {
        for (framework, id) in self.report.coverage.sections() {
            let failing =
                self.select(|finding| finding.is_open() && finding.bears_on(framework, id));
            if !failing.is_empty() {
                let heading = |words: &Words| {
                    let name = words.requirement(framework, id).unwrap_or_default();
                    let count = failing.len();
                    format!(
                        "{} ({count})",
                        format!("{} {name}", one_line(id)).trim_end()
                    )
                };
                self.section(out, BOLD, heading)?;
                self.findings(out, &failing)?;
            }
        }
        Ok(())
    }

    /// A section of findings that need no action by their urgency.
    fn others(
        &self,
        out: &mut dyn Write,
        heading: &str,
        select: impl Fn(&Finding) -> bool,
    ) -> Result<()> {
        let found = self.select(select);
        if !found.is_empty() {
            self.section(out, BOLD, |words| {
                format!("{} ({})", words.label(heading), found.len())
            })?;
            self.findings(out, &found)?;
        }
        Ok(())
    }

    fn select(&self, select: impl Fn(&Finding) -> bool) -> Vec<&Finding> {
        self.report
            .findings
            .iter()
            .filter(|finding| select(finding))
            .collect()
    }

    /// The same line in every language asked for.
    fn say(&self, out: &mut dyn Write, line: impl Fn(&Words) -> String) -> Result<()> {
        for &language in self.languages {
            writeln!(out, "{}", line(Words::of(language)))?;
        }
        Ok(())
    }

    /// Labels of all languages in one, as headings have them.
    fn joined(&self, label: impl Fn(&Words) -> String) -> String {
        phrase::line(self.languages, |language| label(Words::of(language)))
    }

    fn head(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "{BOLD}Sekisho 関所{BOLD:#}")?;
        if self.report.sample {
            self.say(out, |words| words.label("sample").to_owned())?;
        }
        self.read_line(out)
    }

    fn read_line(&self, out: &mut dyn Write) -> Result<()> {
        let read = &self.report.read;
        let numbers = [read.files, read.resources, read.judged].map(|number| number.to_string());
        self.say(out, |words| {
            words.fill("read", &numbers.each_ref().map(String::as_str))
        })?;
        let Some(live) = &read.live else {
            return Ok(());
        };
        let numbers = [live.scopes.to_string(), live.calls.to_string()];
        self.say(out, |words| {
            words.fill("read_live", &numbers.each_ref().map(String::as_str))
        })?;
        if live.interrupted {
            self.say(out, |words| words.label("interrupted").to_owned())?;
        }
        Ok(())
    }

    fn section(
        &self,
        out: &mut dyn Write,
        style: Style,
        heading: impl Fn(&Words) -> String,
    ) -> Result<()> {
        writeln!(out, "\n{style}■ {}{style:#}", self.joined(heading))?;
        Ok(())
    }

    /// Findings in their order, which puts those of one guide together; what a guide says is said once for all of them.
    fn findings(&self, out: &mut dyn Write, findings: &[&Finding]) -> Result<()> {
        for group in findings.chunk_by(|a, b| a.guide.id == b.guide.id) {
            let Some(first) = group.first() else { continue };
            let guide = &first.guide;
            writeln!(out)?;
            for &language in self.languages {
                writeln!(
                    out,
                    "  {BOLD}{}{BOLD:#}",
                    one_line(guide.title.get(language))
                )?;
            }
            writeln!(
                out,
                "  {DIM}{}  {}{DIM:#}",
                one_line(&guide.id),
                guide.frameworks.owasp_llm_2025.join(" ")
            )?;
            self.group(out, group)?;
            if group.iter().any(|finding| finding.is_open()) {
                for &language in self.languages {
                    let words = Words::of(language);
                    writeln!(
                        out,
                        "    → {}: {}",
                        words.label("action"),
                        one_line(guide.action.get(language))
                    )?;
                }
                if let Some(url) = guide.references.first() {
                    writeln!(out, "    {DIM}{}{DIM:#}", one_line(url))?;
                }
            }
        }
        Ok(())
    }

    /// The findings of one guide. Where many resources are undetermined for one and the same reason, a few speak for
    /// all: an undeclared fact of the workload must not drown what fails.
    fn group(&self, out: &mut dyn Write, group: &[&Finding]) -> Result<()> {
        let mut told: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in group {
            let count = finding.reason.as_deref().map_or(0, |reason| {
                let count = told.entry(reason).or_default();
                *count += 1;
                *count
            });
            if count <= SAME_REASON {
                self.finding(out, finding)?;
            }
        }
        for (reason, count) in told.into_iter().filter(|(_, count)| *count > SAME_REASON) {
            let more = (count - SAME_REASON).to_string();
            self.say(out, |words| {
                format!("    … {}", words.fill("more", &[&more, &one_line(reason)]))
            })?;
        }
        Ok(())
    }

    fn finding(&self, out: &mut dyn Write, finding: &Finding) -> Result<()> {
        let resource = &finding.resource;
        let status = finding
            .status
            .map(|status| {
                format!(
                    " [{}]",
                    self.joined(|words| words.status(status).to_owned())
                )
            })
            .unwrap_or_default();
        let id = one_line(&resource.id);
        match finding.stands_at() {
            Some(place) => writeln!(out, "    {} {DIM}{id}{DIM:#}{status}", one_line(&place))?,
            None => writeln!(
                out,
                "    {} {DIM}{id}{DIM:#}{status}",
                one_line(&resource.name)
            )?,
        }
        if finding.outcome == Outcome::Pass {
            return Ok(());
        }
        if let Some(reason) = &finding.reason {
            writeln!(
                out,
                "      {DIM}{}{DIM:#} {}",
                one_line(&finding.at),
                one_line(reason)
            )?;
        } else {
            writeln!(
                out,
                "      {DIM}{}{}{DIM:#}",
                one_line(&finding.at),
                evidence(&finding.facts)
            )?;
            for &language in self.languages {
                writeln!(out, "      {}", one_line(finding.statement.get(language)))?;
            }
        }
        if let Some(suppressed) = &finding.suppressed {
            let until = self.joined(|words| words.fill("until", &[&one_line(&suppressed.until)]));
            let owner = suppressed
                .owner
                .as_deref()
                .map(|owner| format!(", {}", one_line(owner)))
                .unwrap_or_default();
            writeln!(
                out,
                "      {} ({until}{owner})",
                one_line(&suppressed.reason)
            )?;
        }
        Ok(())
    }

    fn unread(&self, out: &mut dyn Write) -> Result<()> {
        for (heading, items) in self.report.read.unread() {
            if !items.is_empty() {
                self.section(out, BOLD, |words| {
                    format!("{} ({})", words.label(heading), items.len())
                })?;
            }
            for (what, why) in items {
                writeln!(out, "    {}: {}", one_line(&what), one_line(why))?;
            }
        }
        Ok(())
    }

    /// What a permission would decide, or whatever else a call lacked.
    fn undecided(&self, out: &mut dyn Write) -> Result<()> {
        let gaps: BTreeSet<&str> = self
            .report
            .read
            .gaps
            .iter()
            .map(|gap| gap.reason.as_str())
            .collect();
        let undecided = self.report.coverage.undecided.iter();
        let of_calls: Vec<_> = undecided
            .filter(|it| gaps.contains(it.reason.as_str()))
            .collect();
        if of_calls.is_empty() {
            return Ok(());
        }
        self.section(out, BOLD, |words| {
            words.label("undecided_heading").to_owned()
        })?;
        for it in of_calls {
            writeln!(out, "    {}", one_line(&it.reason))?;
            let numbers = [it.guides.len(), it.findings, it.scopes.len()];
            let numbers = numbers.map(|number| number.to_string());
            self.say(out, |words| {
                let counted = words.fill("undecided", &numbers.each_ref().map(String::as_str));
                let permission = it.permission.as_deref().map(one_line);
                let next = permission.map(|name| words.fill("decided_by", &[&name]));
                format!("      {DIM}{counted}{DIM:#} {}", next.unwrap_or_default())
            })?;
        }
        Ok(())
    }

    fn coverage(&self, out: &mut dyn Write) -> Result<()> {
        let (framework, rows) = self.report.coverage.shown();
        let Some(clouds) = rows.values().next().map(BTreeMap::keys) else {
            return Ok(());
        };
        if rows
            .values()
            .flat_map(BTreeMap::values)
            .all(Cell::is_untouched)
        {
            return Ok(());
        }
        self.section(out, BOLD, |words| {
            words.fill("coverage_heading", &[framework.name()])
        })?;
        self.say(out, |words| format!("  {}", words.label("coverage_legend")))?;
        let header: String = clouds.map(|cloud| pad(cloud, CELL)).collect();
        let ids = rows.keys().map(|id| id.width()).max().unwrap_or_default() + 2;
        writeln!(out, "  {}{}", pad("", ids), header.trim_end())?;
        let evidence = || phrase::label(self.languages, "coverage_evidence");
        for (id, row) in rows {
            let cells: String = row
                .values()
                .map(|cell| pad(&cell.text(evidence), CELL))
                .collect();
            let name = self.joined(|words| {
                words
                    .requirement(framework, id)
                    .unwrap_or_default()
                    .to_owned()
            });
            let line = format!("{}{cells}{DIM}{name}{DIM:#}", pad(&one_line(id), ids));
            writeln!(out, "  {}", line.trim_end())?;
        }
        Ok(())
    }

    fn summary(&self, out: &mut dyn Write) -> Result<()> {
        let counts = &self.report.counts;
        let text = |numbers: &[usize]| numbers.iter().map(usize::to_string).collect::<Vec<_>>();
        let fill = |words: &Words, key: &str, numbers: &[usize]| {
            let numbers = text(numbers);
            words.fill(key, &numbers.iter().map(String::as_str).collect::<Vec<_>>())
        };
        writeln!(out)?;
        self.say(out, |words| {
            let mut line = fill(
                words,
                "counts",
                &[counts.fail, counts.undetermined, counts.pass],
            );
            if counts.suppressed > 0 {
                line = format!(
                    "{line} ({})",
                    fill(words, "suppressed", &[counts.suppressed])
                );
            }
            format!("{BOLD}{line}{BOLD:#}")
        })?;
        if counts.new + counts.unchanged + counts.fixed > 0 {
            self.say(out, |words| {
                fill(
                    words,
                    "baseline",
                    &[counts.new, counts.unchanged, counts.fixed],
                )
            })?;
        }
        Ok(())
    }
}

/// The values that the control saw, behind the place: ` (setting: InputAction, value: NONE)`. What is not there is
/// left to the sentence below.
fn evidence(facts: &Map<String, Value>) -> String {
    let seen = facts.iter().filter(|(_, fact)| !fact.is_null());
    let facts: Vec<String> = seen
        .map(|(name, fact)| format!("{name}: {}", plain(fact)))
        .collect();
    if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", one_line(&facts.join(", ")))
    }
}

fn plain(fact: &Value) -> String {
    match fact {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

fn color(urgency: Urgency) -> Style {
    let color = match urgency {
        Urgency::Critical => AnsiColor::Magenta,
        Urgency::High => AnsiColor::Red,
        Urgency::Medium => AnsiColor::Yellow,
        Urgency::Low => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}

/// The text with spaces to a width in terminal columns, in which a Japanese character takes two.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
