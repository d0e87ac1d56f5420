//! `--format sarif`: SARIF 2.1.0, for code scanning and SARIF viewers.

use super::escape::{self, one_line};
use super::words::Words;
use super::{Finding, Guide, Report, ResourceName, phrase, uri};
use anyhow::Result;
use guidelines::{Language, Urgency};
use policy::Outcome;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;

/// Writes one log with one run.
pub(super) fn write(report: &Report, languages: &[Language], out: &mut dyn Write) -> Result<()> {
    let guides: BTreeMap<&str, &Guide> = report
        .findings
        .iter()
        .map(|finding| (finding.guide.id.as_str(), &*finding.guide))
        .collect();
    let indices: BTreeMap<&str, usize> = guides.keys().copied().zip(0..).collect();
    let driver = Driver {
        name: "Sekisho",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: guides
            .values()
            .map(|guide| rule(guide, languages))
            .collect(),
    };
    let run = Run {
        tool: Tool { driver },
        language: languages.first().map(|language| language.code()),
        column_kind: "unicodeCodePoints",
        invocations: [invocation(report, &indices, languages)],
        results: report
            .findings
            .iter()
            .map(|finding| result(finding, &indices, languages))
            .collect(),
    };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    };
    escape::json(&log, &mut *out)?;
    writeln!(out)?;
    Ok(())
}

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

/// A run. It has no `automationDetails`: whoever uploads several runs gives each a category, which those would override.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool<'r>,
    language: Option<&'static str>,
    column_kind: &'static str,
    invocations: [Invocation<'r>; 1],
    results: Vec<ResultObject<'r>>,
}

#[derive(Serialize)]
struct Tool<'r> {
    driver: Driver<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'r> {
    name: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'r> {
    id: &'r str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'r str>,
    default_configuration: Configuration,
    properties: Value,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    end_time_utc: &'r str,
    tool_execution_notifications: Vec<Notification<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'r> {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    associated_rule: Option<RuleReference<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct RuleReference<'r> {
    id: &'r str,
    index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'r> {
    rule_id: &'r str,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: BTreeMap<&'static str, &'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    suppressions: Vec<Suppression>,
    properties: Value,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

impl Message {
    fn plain(text: &str) -> Self {
        Self {
            text: escape::sarif(text),
            markdown: None,
        }
    }
}

fn rule<'r>(guide: &'r Guide, languages: &[Language]) -> Rule<'r> {
    let help = help(guide, languages);
    let mut tags = vec!["security".to_owned()];
    tags.extend(
        guide
            .weakness
            .iter()
            .map(|class| format!("weakness:{class}")),
    );
    tags.extend(phrase::requirements(&guide.frameworks));
    let (security_severity, problem_severity) = severities(guide.urgency);
    Rule {
        id: &guide.id,
        name: pascal_case(&guide.id),
        short_description: Message::plain(&phrase::line(languages, |language| {
            guide.title.get(language).clone()
        })),
        full_description: Message::plain(&phrase::paragraphs(languages, |language| {
            guide.risk.get(language).clone()
        })),
        // What a guide says is trusted, so its Markdown stays as it is.
        help: Message {
            text: escape::sarif(&help),
            markdown: Some(help),
        },
        help_uri: guide.references.first().map(String::as_str),
        default_configuration: Configuration {
            level: level(guide.urgency),
        },
        properties: json!({ "tags": tags, "security-severity": security_severity, "problem.severity": problem_severity }),
    }
}

/// Risk, recommended action and references, as Markdown.
fn help(guide: &Guide, languages: &[Language]) -> String {
    let references = guide
        .references
        .iter()
        .map(|url| format!("- <{url}>"))
        .collect::<Vec<_>>()
        .join("\n");
    phrase::paragraphs(languages, |language| {
        let words = Words::of(language);
        format!(
            "# {}\n\n## {}\n\n{}\n\n## {}\n\n{}\n\n## {}\n\n{references}",
            guide.title.get(language),
            words.label("risk"),
            guide.risk.get(language),
            words.label("action"),
            guide.recommended_action.get(language),
            words.label("reference"),
        )
    })
}

fn result<'r>(
    finding: &'r Finding,
    indices: &BTreeMap<&str, usize>,
    languages: &[Language],
) -> ResultObject<'r> {
    // Only a failure has a level: with any other kind the specification (3.27.10) wants `none`.
    let (kind, level) = match finding.outcome {
        Outcome::Fail => ("fail", level(finding.guide.urgency)),
        Outcome::Undetermined => ("open", "none"),
        Outcome::Pass => ("pass", "none"),
    };
    let mut partial_fingerprints = BTreeMap::from([("sekisho/v1", finding.fingerprint.as_str())]);
    if finding.place.is_none() {
        // GitHub tells alerts apart by this one alone, and cannot work it out where there is no line of a file.
        partial_fingerprints.insert("primaryLocationLineHash", &finding.fingerprint);
    }
    let suppressed = |suppressed: &crate::config::Suppressed| Suppression {
        kind: "external",
        status: "accepted",
        justification: one_line(&suppressed.reason),
    };
    ResultObject {
        rule_id: &finding.guide.id,
        rule_index: indices
            .get(finding.guide.id.as_str())
            .copied()
            .unwrap_or_default(),
        kind,
        level,
        message: Message::plain(&one_line(&phrase::verdict(finding, languages))),
        locations: [location(
            &finding.resource,
            &finding.at,
            finding.place.as_ref(),
        )],
        partial_fingerprints,
        baseline_state: finding
            .status
            .map(|status| if status == "fixed" { "absent" } else { status }),
        // An empty list says that a result is not suppressed; none at all would say that nobody looked.
        suppressions: finding.suppressed.iter().map(suppressed).collect(),
        properties: json!({
            "outcome": finding.outcome,
            "urgency": finding.guide.urgency,
            "kind": finding.resource.kind,
            "account": finding.resource.account,
            "region": finding.resource.region,
            "facts": finding.facts,
            "reason": finding.reason,
        }),
    }
}

/// The place in a file, or else the resource itself as an artifact.
///
/// GitHub refuses a whole log in which one result has no physical location. A live resource is in no file, so its id
/// stands in as a relative URI and line 1 as its region, as scanners of container images do. The logical location
/// says what it really is.
fn location(resource: &ResourceName, at: &str, place: Option<&Value>) -> Location {
    let number = |pointer: &str| place.and_then(|place| place.pointer(pointer)?.as_u64());
    let file = place.and_then(|place| place.get("file")?.as_str());
    let region = Region {
        start_line: number("/start/line").unwrap_or(1),
        start_column: number("/start/column"),
        end_line: number("/end/line"),
        end_column: number("/end/column"),
    };
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: file.map_or_else(|| uri::of_resource(&resource.id), uri::of_file),
            },
            region: Some(region),
        },
        logical_locations: vec![LogicalLocation {
            name: one_line(&resource.name),
            fully_qualified_name: one_line(&format!("{}#{at}", resource.id)),
            kind: "resource",
        }],
    }
}

fn invocation<'r>(
    report: &'r Report,
    indices: &BTreeMap<&str, usize>,
    languages: &[Language],
) -> Invocation<'r> {
    let read = &report.read;
    let say = |label: &str, what: &str, why: &str| {
        let heading = phrase::label(languages, label);
        Message::plain(&one_line(&format!("{heading}: {what}: {why}")))
    };
    let errors = read.control_errors.iter().map(|error| Notification {
        level: "error",
        message: say(
            "control_errors_heading",
            &format!("{} ({})", error.guide, error.path),
            &error.message,
        ),
        associated_rule: indices
            .get(error.guide.as_str())
            .map(|&index| RuleReference {
                id: &error.guide,
                index,
            }),
        locations: Vec::new(),
    });
    let pieces = read.not_understood.iter().map(|piece| Notification {
        level: "warning",
        message: say(
            "not_understood_heading",
            &format!("{}{}", piece.file, piece.at),
            &piece.reason,
        ),
        associated_rule: None,
        locations: vec![Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: uri::of_file(&piece.file),
                },
                region: None,
            },
            logical_locations: Vec::new(),
        }],
    });
    let gaps = read.gaps.iter().map(|gap| Notification {
        level: "warning",
        message: say("gaps_heading", &gap.source, &gap.reason),
        associated_rule: None,
        locations: Vec::new(),
    });
    Invocation {
        // What could not be judged for want of a working control must not look like a clean run.
        execution_successful: read.control_errors.is_empty(),
        end_time_utc: &report.generated_at,
        tool_execution_notifications: errors.chain(pieces).chain(gaps).collect(),
    }
}

fn level(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Critical | Urgency::High => "error",
        Urgency::Medium => "warning",
        Urgency::Low => "note",
    }
}

/// What GitHub sorts by: a score like that of CVSS, and a severity.
fn severities(urgency: Urgency) -> (&'static str, &'static str) {
    match urgency {
        Urgency::Critical => ("9.5", "error"),
        Urgency::High => ("8.0", "error"),
        Urgency::Medium => ("5.5", "warning"),
        Urgency::Low => ("2.5", "recommendation"),
    }
}

/// `aws/bedrock-guardrails/prompt-attack-filter` as `AwsBedrockGuardrailsPromptAttackFilter`.
fn pascal_case(id: &str) -> String {
    let word = |word: &str| {
        let mut characters = word.chars();
        characters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(characters)
            .collect::<String>()
    };
    id.split(|character: char| !character.is_alphanumeric())
        .map(word)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{location, pascal_case};
    use crate::report::ResourceName;
    use serde_json::json;

    #[test]
    fn a_location_is_in_its_file_or_else_the_resource() {
        let resource = ResourceName {
            kind: "AWS::Bedrock::Guardrail".to_owned(),
            id: "aws_bedrock_guardrail.main".to_owned(),
            name: "main".to_owned(),
            account: None,
            region: None,
        };
        let physical = |place: Option<&serde_json::Value>| {
            serde_json::to_value(location(&resource, "/Name", place).physical_location).unwrap()
        };
        let place = json!({"file": "infra/関.tf", "start": {"line": 3, "column": 5}, "end": {"line": 3, "column": 9}});
        assert_eq!(
            physical(Some(&place)),
            json!({
                "artifactLocation": {"uri": "infra/%E9%96%A2.tf"},
                "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
            })
        );
        let live = json!({"artifactLocation": {"uri": "aws_bedrock_guardrail.main"}, "region": {"startLine": 1}});
        assert_eq!(physical(None), live);
    }

    #[test]
    fn rule_names_are_one_word() {
        assert_eq!(
            pascal_case("aws/some-guideline/some-guide"),
            "AwsSomeGuidelineSomeGuide"
        );
    }
}
