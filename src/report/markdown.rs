//! `--format markdown`: for pull requests and wikis, the most urgent first.

use super::escape::{code, markdown};
use super::words::Words;
use super::{Finding, Guide, Report, phrase};
use anyhow::Result;
use guidelines::{Framework, Language, Urgency};
use policy::Outcome;
use std::collections::BTreeMap;
use std::io::Write;

/// Writes the report in the languages asked for.
///
/// What a guide says is Markdown and trusted, so it stays as it is; everything else is escaped. Tables hold numbers
/// only: names from input are in lists, where code can hold any of them.
pub(super) fn write(report: &Report, languages: &[Language], out: &mut dyn Write) -> Result<()> {
    Writer { report, languages }.everything(out)
}

struct Writer<'r> {
    report: &'r Report,
    languages: &'r [Language],
}

impl Writer<'_> {
    fn everything(&self, out: &mut dyn Write) -> Result<()> {
        self.head(out)?;
        self.summary(out)?;
        // A finding stands under each requirement that its guide bears on, so that every section is complete.
        for (framework, id) in self.report.coverage.sections() {
            let heading = self.requirement(framework, id);
            self.section(out, heading.trim_end(), |finding| {
                finding.is_open() && finding.bears_on(framework, id)
            })?;
        }
        let by_urgency = Urgency::ALL
            .into_iter()
            .filter(|_| self.report.coverage.selected.is_none());
        for urgency in by_urgency {
            let heading =
                self.say(|words| format!("{}: {}", words.label("urgency"), words.urgency(urgency)));
            self.section(out, &heading, |finding| {
                finding.is_open() && finding.guide.urgency == urgency
            })?;
        }
        self.section(out, &self.label("undetermined_heading"), is_undetermined)?;
        self.section(out, &self.label("suppressed_heading"), |finding| {
            finding.suppressed.is_some()
        })?;
        self.section(out, &self.label("fixed_heading"), |finding| {
            finding.status == Some("fixed")
        })?;
        self.section(out, &self.label("passed_heading"), |finding| {
            finding.outcome == Outcome::Pass
        })?;
        self.unread(out)?;
        self.coverage(out)
    }

    /// The same in every language asked for, on one line.
    fn say(&self, say: impl Fn(&Words) -> String) -> String {
        phrase::line(self.languages, |language| say(Words::of(language)))
    }

    /// A requirement with its name, if we know one.
    fn requirement(&self, framework: Framework, id: &str) -> String {
        let name = self.say(|words| {
            words
                .requirement(framework, id)
                .unwrap_or_default()
                .to_owned()
        });
        format!("{} {name}", markdown(id))
    }

    fn label(&self, key: &str) -> String {
        phrase::label(self.languages, key)
    }

    fn head(&self, out: &mut dyn Write) -> Result<()> {
        let Report {
            generated_at,
            sample,
            read,
            counts,
            ..
        } = self.report;
        writeln!(out, "# {}\n", self.label("title"))?;
        for &language in self.languages {
            let words = Words::of(language);
            let fill = |key: &str, numbers: &[usize]| {
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                words.fill(key, &numbers.iter().map(String::as_str).collect::<Vec<_>>())
            };
            if *sample {
                writeln!(out, "- {}", words.label("sample"))?;
            }
            writeln!(out, "- {}", words.fill("generated", &[generated_at]))?;
            writeln!(
                out,
                "- {}",
                fill("read", &[read.files, read.resources, read.judged])
            )?;
            writeln!(
                out,
                "- **{}**",
                fill("counts", &[counts.fail, counts.undetermined, counts.pass])
            )?;
            if counts.suppressed > 0 {
                writeln!(out, "- {}", fill("suppressed", &[counts.suppressed]))?;
            }
            if counts.new + counts.unchanged + counts.fixed > 0 {
                writeln!(
                    out,
                    "- {}",
                    fill("baseline", &[counts.new, counts.unchanged, counts.fixed])
                )?;
            }
        }
        Ok(())
    }

    fn summary(&self, out: &mut dyn Write) -> Result<()> {
        let outcome = |outcome| self.say(|words| words.outcome(outcome).to_owned());
        let (urgency, suppressed) = (self.label("urgency"), self.label("suppressed_heading"));
        writeln!(
            out,
            "\n| {urgency} | {} | {} | {suppressed} |",
            outcome(Outcome::Fail),
            outcome(Outcome::Undetermined)
        )?;
        writeln!(out, "|---|--:|--:|--:|")?;
        for urgency in Urgency::ALL {
            let count = |select: fn(&Finding) -> bool| {
                self.report
                    .findings
                    .iter()
                    .filter(|finding| finding.guide.urgency == urgency && select(finding))
                    .count()
            };
            let name = self.say(|words| words.urgency(urgency).to_owned());
            let suppressed = count(|finding| finding.suppressed.is_some());
            writeln!(
                out,
                "| {name} | {} | {} | {suppressed} |",
                count(Finding::is_open),
                count(is_undetermined)
            )?;
        }
        Ok(())
    }

    /// The findings in question, those of one guide together, with what to do about the open ones said once for all.
    fn section(
        &self,
        out: &mut dyn Write,
        heading: &str,
        select: impl Fn(&Finding) -> bool,
    ) -> Result<()> {
        let findings: Vec<&Finding> = self
            .report
            .findings
            .iter()
            .filter(|finding| select(finding))
            .collect();
        if findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n## {heading} ({})", findings.len())?;
        for group in findings.chunk_by(|a, b| a.guide.id == b.guide.id) {
            let Some(first) = group.first() else { continue };
            let guide = &first.guide;
            let title = phrase::line(self.languages, |language| guide.title.get(language).clone());
            writeln!(out, "\n### {title}\n\n{}\n", self.identity(guide))?;
            for finding in group {
                self.finding(out, finding)?;
            }
            if group.iter().any(|finding| finding.is_open()) {
                self.advice(out, guide)?;
            }
        }
        Ok(())
    }

    fn identity(&self, guide: &Guide) -> String {
        let risks = guide.frameworks.owasp_llm_2025.join(" ");
        let urgency = self.say(|words| {
            format!(
                "{}: {}",
                words.label("urgency"),
                words.urgency(guide.urgency)
            )
        });
        [code(&guide.id), urgency, markdown(&risks)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn finding(&self, out: &mut dyn Write, finding: &Finding) -> Result<()> {
        let resource = &finding.resource;
        let status = finding
            .status
            .map(|status| format!(" **{}**", self.say(|words| words.status(status).to_owned())))
            .unwrap_or_default();
        writeln!(
            out,
            "- {} {}{status}",
            code(finding.stands_at().as_ref().unwrap_or(&resource.name)),
            code(&resource.id)
        )?;
        match finding.outcome {
            Outcome::Pass => return Ok(()),
            Outcome::Fail => {
                for &language in self.languages {
                    writeln!(out, "  - {}", markdown(finding.statement.get(language)))?;
                }
            }
            Outcome::Undetermined => {
                let reason = finding.reason.as_deref().unwrap_or_default();
                writeln!(out, "  - {}: {}", self.label("reason"), markdown(reason))?;
            }
        }
        if !finding.at.is_empty() {
            writeln!(out, "  - {}: {}", self.label("evidence"), code(&finding.at))?;
        }
        if let Some(suppressed) = &finding.suppressed {
            let until = self.say(|words| words.fill("until", &[&markdown(&suppressed.until)]));
            let owner = suppressed
                .owner
                .as_deref()
                .map(|owner| format!(", {}: {}", self.label("owner"), markdown(owner)));
            let reason = markdown(&suppressed.reason);
            writeln!(
                out,
                "  - {}: {reason} ({until}{})",
                self.label("suppressed_heading"),
                owner.unwrap_or_default()
            )?;
        }
        Ok(())
    }

    fn advice(&self, out: &mut dyn Write, guide: &Guide) -> Result<()> {
        writeln!(out, "\n**{}**\n", self.label("action"))?;
        for &language in self.languages {
            writeln!(out, "- {}", guide.action.get(language))?;
        }
        if !guide.references.is_empty() {
            writeln!(out, "\n**{}**\n", self.label("reference"))?;
        }
        for url in guide.references.iter() {
            writeln!(out, "- <{url}>")?;
        }
        Ok(())
    }

    fn unread(&self, out: &mut dyn Write) -> Result<()> {
        for (heading, items) in self.report.read.unread() {
            if !items.is_empty() {
                writeln!(out, "\n## {} ({})\n", self.label(heading), items.len())?;
            }
            for (what, why) in items {
                writeln!(out, "- {}: {}", code(&what), markdown(why))?;
            }
        }
        Ok(())
    }

    fn coverage(&self, out: &mut dyn Write) -> Result<()> {
        let (framework, rows) = self.report.coverage.shown();
        let Some(clouds) = rows.values().next().map(BTreeMap::keys) else {
            return Ok(());
        };
        let clouds: Vec<String> = clouds.map(|cloud| markdown(cloud)).collect();
        let heading = self.say(|words| words.fill("coverage_heading", &[framework.name()]));
        writeln!(out, "\n## {heading}\n")?;
        for &language in self.languages {
            writeln!(out, "{}\n", Words::of(language).label("coverage_legend"))?;
        }
        writeln!(
            out,
            "| {} | {} |\n|---|{}",
            framework.name(),
            clouds.join(" | "),
            "--:|".repeat(clouds.len())
        )?;
        let evidence = || self.label("coverage_evidence");
        for (id, row) in rows {
            let cells: Vec<String> = row.values().map(|cell| cell.text(evidence)).collect();
            let requirement = self.requirement(framework, id);
            writeln!(
                out,
                "| {} | {} |",
                requirement.trim_end(),
                cells.join(" | ")
            )?;
        }
        Ok(())
    }
}

fn is_undetermined(finding: &Finding) -> bool {
    finding.outcome == Outcome::Undetermined && finding.suppressed.is_none()
}
