//! Reports keep to their schema, and what they say stands in the events, at the place that they name.

use crate::input::{findings, folder, incidents, records, report, sample, trail, unpacked, write};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../schemas/sekisho.incidents-1.json");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(text).unwrap())
        .unwrap()
}

#[track_caller]
fn assert_valid(report: &Value) {
    let schema = schema();
    let errors: Vec<String> = schema
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn reports_follow_the_published_schema() {
    let all = [
        "get-findings.json",
        "leaked-key.json.gz",
        "lookup-events.json",
        "security-hub-asff.json",
        "s3-export.jsonl.gz",
        "eventbridge-attack-sequence.json",
    ];
    for name in all {
        assert_valid(&report(&[&sample(name)]));
    }
    let broken = write(
        &folder("schema"),
        "broken.json",
        "{\"Records\": [1, {\"x\": 2}",
    );
    let empty = report(&[&broken]);
    assert_valid(&empty);
    assert_eq!(incidents(&empty).len(), 0);
}

#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let report = report(&[&sample("get-findings.json")]);
    for (pointer, wrong) in [
        ("/schema", json!("sekisho.incidents/2")),
        ("/incidents/0/urgency", json!("urgent")),
        ("/incidents/0/events/0/outcome", json!("done")),
        ("/incidents/0/evidence/0/ref", json!("1")),
        ("/incidents/0/references/0", json!("javascript:alert(1)")),
        ("/incidents/0/first_seen", json!("yesterday")),
        ("/incidents/0/actions/0/phase", json!("panic")),
    ] {
        let mut wrong_report = report.clone();
        *wrong_report.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema().is_valid(&wrong_report), "{pointer}");
    }
}

/// The events of a file as they stand in it, in their order, without what they are wrapped in.
fn events(path: &Path) -> Vec<Value> {
    let text = unpacked(path);
    let documents: Vec<Value> = match serde_json::from_str(&text) {
        Ok(document) => vec![document],
        Err(_) => text
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    };
    let mut events = Vec::new();
    for document in documents {
        let list = ["Records", "Findings", "Events"]
            .iter()
            .find_map(|name| document[name].as_array());
        let inner = |event: &Value| match event["CloudTrailEvent"].as_str() {
            Some(text) => serde_json::from_str(text).unwrap(),
            None => event.clone(),
        };
        match (list, &document["detail"]) {
            (Some(list), _) => events.extend(list.iter().map(inner)),
            (None, Value::Object(detail)) => match detail.get("findings").and_then(Value::as_array)
            {
                Some(findings) => events.extend(findings.clone()),
                None => events.push(Value::Object(detail.clone())),
            },
            _ => events.push(document),
        }
    }
    events
}

/// The scalar at a path like `userIdentity.arn` or `Resources[0].Id`, as text. Names of members may have dots in them.
fn at(value: &Value, path: &str) -> Option<String> {
    if path.is_empty() {
        return match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        };
    }
    if let Some(rest) = path.strip_prefix('[') {
        let (index, rest) = rest.split_once(']')?;
        let element = value.get(index.parse::<usize>().ok()?)?;
        return at(element, rest.strip_prefix('.').unwrap_or(rest));
    }
    let object = value.as_object()?;
    object.iter().find_map(|(name, inner)| {
        let rest = path.strip_prefix(name.as_str())?;
        if !(rest.is_empty() || rest.starts_with(['.', '['])) {
            return None;
        }
        at(inner, rest.strip_prefix('.').unwrap_or(rest))
    })
}

/// What a path may give that does not stand there word for word: that something is public.
const GIVEN: &str = "true";
/// Values by which a sentence only decides what it says.
const DECIDES: [&str; 4] = ["NONE", "TARGET", "ACTOR", GIVEN];

#[test]
fn all_evidence_stands_in_the_file_at_the_place_that_is_named() {
    let mut looked_up = 0;
    for name in [
        "get-findings.json",
        "s3-export.jsonl.gz",
        "eventbridge-prompt-injection.json",
        "eventbridge-attack-sequence.json",
        "eventbridge-hostile-user-agent.json",
        "security-hub-asff.json",
        "eventbridge-security-hub-asff.json",
        "leaked-key.json.gz",
        "lookup-events.json",
        "eventbridge-delete-guardrail.json",
    ] {
        let events = events(&sample(name));
        let report = report(&[&sample(name)]);
        assert_eq!(report["read"]["events"], events.len(), "{name}");
        for evidence in incidents(&report)
            .iter()
            .flat_map(|incident| incident["evidence"].as_array().unwrap())
        {
            assert!(
                evidence["place"]["file"].as_str().unwrap().ends_with(name),
                "{evidence}"
            );
            let ordinal = usize::try_from(evidence["place"]["ordinal"].as_u64().unwrap()).unwrap();
            let (path, value) = (
                evidence["path"].as_str().unwrap(),
                evidence["value"].as_str().unwrap(),
            );
            let there = at(&events[ordinal - 1], path)
                .unwrap_or_else(|| panic!("{name}: nothing at {evidence}"));
            // A slot may be the part of a text: the user of an ARN, a member of a text that is JSON.
            assert!(
                !value.is_empty() && (there.contains(value) || value == GIVEN),
                "{name}: {evidence}: {there}"
            );
            looked_up += 1;
        }
    }
    assert!(looked_up > 200, "{looked_up}");
}

#[test]
fn every_reference_to_evidence_leads_to_evidence_and_each_item_is_used() {
    for name in [
        "get-findings.json",
        "leaked-key.json.gz",
        "security-hub-asff.json",
    ] {
        for incident in incidents(&report(&[&sample(name)])) {
            let evidence: BTreeMap<&str, &Value> = incident["evidence"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| (item["ref"].as_str().unwrap(), item))
                .collect();
            assert_eq!(
                evidence.len(),
                incident["evidence"].as_array().unwrap().len(),
                "no name twice"
            );
            let mut used: Vec<&str> = Vec::new();
            let refs = |list: &'_ Value| list.as_array().unwrap().clone();
            let what = refs(&incident["what"]["evidence"]);
            used.extend(
                incident["what"]["evidence"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|name| name.as_str().unwrap()),
            );
            for list in ["actors", "resources", "indicators"] {
                for named in incident[list].as_array().unwrap() {
                    let reference = named["evidence"].as_str().unwrap();
                    used.push(reference);
                    // Two slots may share a place; the name is what stands there or a part of it.
                    let value = evidence[reference]["value"].as_str().unwrap();
                    let name = named["name"].as_str().unwrap();
                    assert!(
                        value.contains(name) || name.contains(value),
                        "{named}: {value}"
                    );
                }
            }
            for action in incident["actions"].as_array().unwrap() {
                used.extend(
                    action["evidence"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|name| name.as_str().unwrap()),
                );
                if action["command"].is_null() {
                    assert!(
                        action["evidence"].as_array().unwrap().is_empty(),
                        "{action}"
                    );
                }
            }
            for reference in used.iter().copied() {
                assert!(evidence.contains_key(reference), "{reference}");
            }
            for (reference, item) in &evidence {
                assert!(used.contains(reference), "{item} is evidence of nothing");
            }
            // The sentence says what its evidence says.
            for reference in what {
                let value = evidence[reference.as_str().unwrap()]["value"]
                    .as_str()
                    .unwrap();
                for language in ["ja", "en"] {
                    let said = incident["what"][language].as_str().unwrap();
                    let start: String = value.chars().take(20).collect();
                    // What a sentence only decides by is not said.
                    assert!(
                        said.contains(&start) || DECIDES.contains(&value),
                        "{said}: {value}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_word_of_a_command_is_of_its_guide_or_of_the_evidence() {
    let mut seen = 0;
    for name in ["get-findings.json", "leaked-key.json.gz"] {
        for incident in incidents(&report(&[&sample(name)])) {
            let evidence: BTreeMap<&str, &str> = incident["evidence"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| {
                    (
                        item["ref"].as_str().unwrap(),
                        item["value"].as_str().unwrap(),
                    )
                })
                .collect();
            for action in incident["actions"].as_array().unwrap() {
                let values: Vec<&str> = action["evidence"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|reference| evidence[reference.as_str().unwrap()])
                    .collect();
                let own = (!action["command"].is_null()).then_some(&action["command"]);
                for command in own
                    .into_iter()
                    .chain(action["further_commands"].as_array().unwrap())
                {
                    let words: Vec<&str> = command
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|word| word.as_str().unwrap())
                        .collect();
                    let templates = templates(action["guide"].as_str().unwrap());
                    assert!(
                        templates
                            .iter()
                            .any(|template| fits(template, &words, &values, incident)),
                        "{words:?}: {values:?}"
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

/// The commands of a guide as they are written in its folder.
fn templates(guide: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("guidelines")
        .join(guide)
        .join("guide.toml");
    let guide: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let commands = guide["commands"].as_array().unwrap().iter();
    commands
        .map(|command| {
            command["argv"]
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap().to_owned())
                .collect()
        })
        .collect()
}

/// Whether these words are the template with evidence in its gaps, or the time of the incident.
fn fits(template: &[String], words: &[&str], values: &[&str], incident: &Value) -> bool {
    // Commands search from an hour before the first event.
    let first: jiff::Timestamp = incident["first_seen"].as_str().unwrap().parse().unwrap();
    let start = first - jiff::SignedDuration::from_hours(1);
    let fills = |text: &str| {
        values.contains(&text) || start.to_string() == text || incident["last_seen"] == text
    };
    let filled = |template: &str, word: &str| {
        let mut pieces = template.split("{{");
        let Some(mut rest) = pieces.next().and_then(|head| word.strip_prefix(head)) else {
            return false;
        };
        for piece in pieces {
            let literal = piece.split_once("}}").unwrap().1;
            let end = match literal {
                "" => Some(rest.len()),
                literal => rest.find(literal),
            };
            let Some(end) = end.filter(|end| fills(&rest[..*end])) else {
                return false;
            };
            rest = &rest[end + literal.len()..];
        }
        rest.is_empty()
    };
    let mut pairs = template.iter().zip(words);
    template.len() == words.len() && pairs.all(|(template, word)| filled(template, word))
}

#[test]
fn the_ordinal_counts_what_was_skipped_too() {
    let mut list = vec![json!("no object"), json!({"neither": 1})];
    list.extend(
        records()
            .into_iter()
            .filter(|record| record["eventName"] == "DeleteGuardrail"),
    );
    let file = write(&folder("ordinals"), "events.json", trail(&list));
    let report = report(&[&file]);
    let places: Vec<u64> = incidents(&report)
        .iter()
        .flat_map(|incident| incident["events"].as_array().unwrap())
        .map(|event| event["place"]["ordinal"].as_u64().unwrap())
        .collect();
    assert!(places.contains(&3) && places.contains(&4), "{places:?}");
    assert_eq!(findings().len(), 12);
}
