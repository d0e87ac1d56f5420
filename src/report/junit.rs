//! `--format junit`: the XML of `JUnit` for CI servers, a suite for each guide and a test for each finding.

use super::escape::{one_line, terminal};
use super::words::Words;
use super::{Finding, Guide, Report, phrase};
use anyhow::Result;
use guidelines::Language;
use policy::Outcome;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;

/// What becomes of one test.
enum Ending {
    Passed,
    Failed {
        message: String,
        kind: String,
        details: String,
    },
    Skipped {
        message: String,
    },
}

struct Test {
    name: String,
    class: String,
    place: Option<(String, u64)>,
    ending: Ending,
}

/// Writes the report as one document.
///
/// A suppressed finding is skipped like an undetermined one, so that it neither fails a build nor disappears. A fixed
/// finding is none any more and is left out. What could not be read at all is skipped too, in suites of its own.
pub(super) fn write(report: &Report, languages: &[Language], out: &mut dyn Write) -> Result<()> {
    let suites = suites(report, languages);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all: Vec<&Test> = suites.iter().flat_map(|(_, tests)| tests).collect();
    xml.write_event(Event::Start(counted("testsuites", "Sekisho", &all)))?;
    for (name, tests) in &suites {
        let mut suite = counted("testsuite", name, &tests.iter().collect::<Vec<_>>());
        suite.push_attribute(("timestamp", report.generated_at.as_str()));
        xml.write_event(Event::Start(suite))?;
        for test in tests {
            write_test(&mut xml, test)?;
        }
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(xml.get_mut())?;
    Ok(())
}

fn suites(report: &Report, languages: &[Language]) -> Vec<(String, Vec<Test>)> {
    let mut guides: BTreeMap<&str, Vec<Test>> = BTreeMap::new();
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.status != Some("fixed"))
    {
        guides
            .entry(&finding.guide.id)
            .or_default()
            .push(test(finding, languages));
    }
    let read = &report.read;
    let pieces = read
        .not_understood
        .iter()
        .map(|piece| (format!("{}{}", piece.file, piece.at), &piece.reason))
        .collect();
    let gaps = read
        .gaps
        .iter()
        .map(|gap| (gap.source.clone(), &gap.reason))
        .collect();
    let errors = read
        .control_errors
        .iter()
        .map(|error| (format!("{} ({})", error.guide, error.path), &error.message))
        .collect();
    let unread: [(&str, Vec<(String, &String)>); 3] = [
        ("not_understood_heading", pieces),
        ("gaps_heading", gaps),
        ("control_errors_heading", errors),
    ];
    let unread = unread
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(label, items)| {
            let class = phrase::label(languages, label);
            let skipped = |(what, why): (String, &String)| Test {
                name: one_line(&what),
                class: class.clone(),
                place: None,
                ending: Ending::Skipped {
                    message: one_line(why),
                },
            };
            (class.clone(), items.into_iter().map(skipped).collect())
        });
    guides
        .into_iter()
        .map(|(id, tests)| (one_line(id), tests))
        .chain(unread)
        .collect()
}

fn test(finding: &Finding, languages: &[Language]) -> Test {
    let at = if finding.at.is_empty() {
        String::new()
    } else {
        format!("#{}", finding.at)
    };
    let place = finding.place.as_ref();
    let file = place
        .and_then(|place| place.get("file"))
        .and_then(Value::as_str)
        .map(one_line);
    let line = place
        .and_then(|place| place.pointer("/start/line"))
        .and_then(Value::as_u64);
    let verdict = || one_line(&phrase::verdict(finding, languages));
    let ending = match (finding.outcome, &finding.suppressed) {
        (Outcome::Pass, _) => Ending::Passed,
        (_, Some(suppressed)) => {
            let label = phrase::label(languages, "suppressed_heading");
            let until = phrase::line(languages, |language| {
                Words::of(language).fill("until", &[&suppressed.until])
            });
            Ending::Skipped {
                message: one_line(&format!(
                    "{label}: {} ({until}): {}",
                    suppressed.reason,
                    verdict()
                )),
            }
        }
        (Outcome::Undetermined, None) => Ending::Skipped { message: verdict() },
        (Outcome::Fail, None) => Ending::Failed {
            message: verdict(),
            kind: finding.guide.urgency.as_str().to_owned(),
            details: details(finding, &finding.guide, languages),
        },
    };
    Test {
        name: one_line(&format!(
            "{} {}{at}",
            finding.resource.name, finding.resource.id
        )),
        // Servers make groups of the parts between dots, as of Java packages.
        class: one_line(&finding.guide.id.replace('/', ".")),
        place: file.zip(line),
        ending,
    }
}

/// What somebody reads who opens the failed test: title, urgency, statement, resource, action, references.
fn details(finding: &Finding, guide: &Guide, languages: &[Language]) -> String {
    let told = phrase::paragraphs(languages, |language| {
        let words = Words::of(language);
        let lines = [
            guide.title.get(language).clone(),
            format!(
                "{}: {}",
                words.label("urgency"),
                words.urgency(guide.urgency)
            ),
            one_line(finding.statement.get(language)),
            format!(
                "{}: {}",
                words.label("resource"),
                one_line(&finding.resource.id)
            ),
            format!("{}: {}", words.label("evidence"), one_line(&finding.at)),
            format!("{}: {}", words.label("action"), guide.action.get(language)),
        ];
        lines.join("\n")
    });
    terminal(&format!("{told}\n\n{}", guide.references.join("\n")))
}

/// An element with a name and the numbers of its tests.
fn counted(element: &'static str, name: &str, tests: &[&Test]) -> BytesStart<'static> {
    let count =
        |select: fn(&Test) -> bool| tests.iter().filter(|test| select(test)).count().to_string();
    let mut start = BytesStart::new(element);
    start.push_attribute(("name", name));
    start.push_attribute(("tests", tests.len().to_string().as_str()));
    start.push_attribute((
        "failures",
        count(|test| matches!(test.ending, Ending::Failed { .. })).as_str(),
    ));
    start.push_attribute(("errors", "0"));
    start.push_attribute((
        "skipped",
        count(|test| matches!(test.ending, Ending::Skipped { .. })).as_str(),
    ));
    start
}

/// Names and texts were made harmless before, which leaves no character that XML 1.0 forbids; markup is escaped here.
fn write_test<W: Write>(xml: &mut Writer<W>, test: &Test) -> std::io::Result<()> {
    let mut element = xml
        .create_element("testcase")
        .with_attribute(("name", test.name.as_str()))
        .with_attribute(("classname", test.class.as_str()));
    if let Some((file, line)) = &test.place {
        element = element
            .with_attribute(("file", file.as_str()))
            .with_attribute(("line", line.to_string().as_str()));
    }
    match &test.ending {
        Ending::Passed => element.write_empty()?,
        Ending::Skipped { message } => element.write_inner_content(|xml| {
            xml.create_element("skipped")
                .with_attribute(("message", message.as_str()))
                .write_empty()?;
            Ok(())
        })?,
        Ending::Failed {
            message,
            kind,
            details,
        } => element.write_inner_content(|xml| {
            xml.create_element("failure")
                .with_attribute(("message", message.as_str()))
                .with_attribute(("type", kind.as_str()))
                .write_text_content(BytesText::new(details))?;
            Ok(())
        })?,
    };
    Ok(())
}
