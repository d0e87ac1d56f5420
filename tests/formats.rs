//! Every format of `sekisho check`, on input that was written to break it.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not as it should be fails the test on the spot"
)]

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use quick_xml::events::Event as Xml;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names that somebody could give to a resource: escapes, markup, links, mentions, formulas, marks that reorder text,
/// and what XML forbids.
const HOSTILE: [&str; 14] = [
    "\u{1b}[31mred\u{1b}]8;;http://e.example\u{7}",
    "<script>alert(1)</script>",
    "[x](http://e.example)",
    "![x](http://e.example/i.png)",
    "=cmd|' /C calc'!A0",
    " +1+1",
    "＝HYPERLINK(\"http://e.example\")",
    "\u{202e}txt.exe\u{2066}\u{200b}",
    "\u{0}\u{8}\u{9b}31m\u{fffe}\u{ffff}\u{2028}",
    "https://e.example www.e.example WWW.E.example //e.example a@e.example @everyone o/r#1 $x$",
    "`code` ``more`` | a | b |",
    "]]> & \"quoted\" 'single' <!-- -->\r\n- [ ] item\n# heading\n---",
    "../../etc/passwd {0} {{1}}",
    "関所ガードレール🛂",
];

/// A folder with hostile input in it: resources, a file that nobody understands, a broken guide, a suppression and a
/// baseline.
struct Estate {
    folder: PathBuf,
}

impl Estate {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("formats")
            .join(name);
        let _ = std::fs::remove_dir_all(&folder);
        let estate = Self { folder };
        estate.file("input/snapshot.json", &snapshot().to_string());
        estate.file(
            "input/@here =x.json",
            &json!({"<img src=x onerror=alert(1)>": {}, "[y](http://e.example)": []}).to_string(),
        );
        estate.file(
            "own/aws/own/guideline.toml",
            "references = [\"https://example.com/own\"]\n",
        );
        estate.file("own/aws/own/ja.md", "# 自社\n\n自社の基準です。\n");
        estate.file("own/aws/own/en.md", "# Own\n\nOur own standard.\n");
        let guide = "urgency = \"critical\"\nkinds = [\"AWS::Bedrock::Guardrail\"]\nreferences = [\"https://example.com/own\"]\n";
        estate.file("own/aws/own/broken/guide.toml", guide);
        estate.file(
            "own/aws/own/broken/ja.md",
            "# 題名\n\n文です。\n\n## リスク\n\nリスクです。\n\n## 推奨対応\n\n対応します。\n",
        );
        estate.file(
            "own/aws/own/broken/en.md",
            "# Title\n\nA sentence.\n\n## Risk\n\nA risk.\n\n## Recommended action\n\nAn action.\n",
        );
        estate.file(
            "own/aws/own/broken/control.rego",
            "package sekisho\n\ndeny contains <script>[x](http://e.example)",
        );
        let suppression = format!(
            "[[suppress]]\nguide = \"aws/bedrock-guardrails/contextual-grounding\"\nreason = {}\nowner = {}\nuntil = \"2999-12-31\"\n",
            Value::from(HOSTILE[2]),
            Value::from(HOSTILE[4]),
        );
        estate.file("sekisho.toml", &suppression);
        // Of what is found now, the baseline knows all but one finding, and it knows one that is no more.
        let mut known: Value = serde_json::from_str(&estate.check("json", &[])).unwrap();
        let findings = known["findings"].as_array_mut().unwrap();
        findings.remove(0);
        let mut gone = findings[0].clone();
        gone["fingerprint"] = "gone".into();
        gone["statement"] = json!({"ja": HOSTILE[2], "en": HOSTILE[9]});
        findings.push(gone);
        estate.file("baseline.json", &known.to_string());
        estate
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn check(&self, format: &str, more: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_sekisho"))
            .current_dir(&self.folder)
            .args([
                "check",
                "--input",
                "input",
                "--guidelines",
                "own",
                "--quiet",
                "--show-passes",
                "--lang",
                "both",
                "--format",
                format,
            ])
            .args(more)
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(2),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The report in a format, and the same as Sekisho's own JSON.
    fn report(&self, format: &str) -> (String, Value) {
        let json = self.check("json", &["--baseline", "baseline.json"]);
        (
            self.check(format, &["--baseline", "baseline.json"]),
            serde_json::from_str(&json).unwrap(),
        )
    }
}

/// A guardrail of each hostile name: one that hurts, one that could not be read, the others without any filter.
fn snapshot() -> Value {
    let guardrail = |(index, name): (usize, &&str)| {
        let filter = json!({"Type": "PROMPT_ATTACK", "InputStrength": name, "InputAction": "BLOCK", "InputEnabled": true});
        json!({
            "kind": "AWS::Bedrock::Guardrail",
            "id": if index % 2 == 0 { format!("arn:aws:bedrock:us-east-1:111122223333:guardrail/{name}") } else { (*name).to_owned() },
            "name": name,
            "account": if index == 4 { name } else { "111122223333" },
            "region": if index == 8 { name } else { "us-east-1" },
            "config": {"KmsKeyArn": "arn:aws:kms:us-east-1:111122223333:key/k", "ContentPolicyConfig": {"FiltersConfig": [filter]}},
            "unknown": if index == 1 { json!({"/ContentPolicyConfig": HOSTILE[9]}) } else { json!({}) },
        })
    };
    json!({
        "schema": "sekisho.snapshot/1",
        "resources": HOSTILE.iter().enumerate().map(guardrail).collect::<Vec<_>>(),
        "gaps": [{"source": HOSTILE[3], "reason": HOSTILE[1]}],
    })
}

fn schema(text: &str) -> jsonschema::Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(text).unwrap())
        .unwrap()
}

fn assert_valid(schema: &jsonschema::Validator, instance: &Value) {
    let errors: Vec<String> = schema
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Whether a character could command a terminal, hide, or reorder what people read.
fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[track_caller]
fn assert_harmless(text: &str, allowed: &[char]) {
    let found = text
        .char_indices()
        .find(|&(_, character)| is_treacherous(character) && !allowed.contains(&character));
    assert_eq!(found, None);
}

fn findings(report: &Value) -> &Vec<Value> {
    report["findings"].as_array().unwrap()
}

/// What every test relies on: the input leads to findings of every outcome and status.
fn assert_everything_happened(report: &Value) {
    for outcome in ["fail", "undetermined", "pass"] {
        assert!(
            findings(report)
                .iter()
                .any(|finding| finding["outcome"] == outcome),
            "{outcome}"
        );
    }
    for status in ["new", "unchanged", "fixed"] {
        assert!(
            findings(report)
                .iter()
                .any(|finding| finding["status"] == status),
            "{status}"
        );
    }
    assert!(
        findings(report)
            .iter()
            .any(|finding| finding["suppressed"].is_object())
    );
    for list in ["not_understood", "gaps", "control_errors"] {
        assert_eq!(report["read"][list].as_array().unwrap().len(), 1, "{list}");
    }
    let statements = findings(report)
        .iter()
        .map(|finding| finding["statement"]["en"].as_str().unwrap());
    assert!(
        statements
            .filter(|statement| HOSTILE.iter().any(|name| statement.contains(name)))
            .count()
            > 5
    );
}

#[test]
fn json_and_snapshots_follow_their_schemas() {
    let estate = Estate::new("json");
    let (text, report) = estate.report("json");
    assert_everything_happened(&report);
    let ours = schema(include_str!("../schemas/sekisho.report-1.json"));
    assert_valid(&ours, &serde_json::from_str(&text).unwrap());
    for (pointer, wrong) in [
        ("/findings/0/outcome", json!("failed")),
        ("/findings/0/place", json!({"file": "x"})),
        ("/schema", json!("sekisho.report/2")),
    ] {
        let mut broken = report.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(!ours.is_valid(&broken), "{pointer}");
    }

    estate.check("json", &["--snapshot-out", "saved.gz"]);
    let saved = std::fs::File::open(estate.folder.join("saved.gz")).unwrap();
    let saved = std::io::read_to_string(flate2::read::GzDecoder::new(saved)).unwrap();
    let ours = schema(include_str!("../schemas/sekisho.snapshot-1.json"));
    assert!(saved.lines().count() > 1, "parts");
    for part in saved.lines() {
        assert_valid(&ours, &serde_json::from_str(part).unwrap());
    }
    assert_valid(&ours, &snapshot());
    assert!(!ours.is_valid(&json!({"schema": "sekisho.snapshot/1", "resources": [{"kind": "x"}]})));
}

#[test]
fn sarif_follows_the_schema_of_oasis() {
    let (text, report) = Estate::new("sarif").report("sarif");
    assert_harmless(&text, &['\n']);
    let log: Value = serde_json::from_str(&text).unwrap();
    // A bracket too many, which JavaScript forgives and Rust does not.
    let oasis = schema(
        &include_str!("schemas/sarif-2.1.0.json").replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$"),
    );
    assert_valid(&oasis, &log);
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]
        .as_object_mut()
        .unwrap()
        .remove("message");
    assert!(!oasis.is_valid(&broken));

    let run = &log["runs"][0];
    let (rules, results) = (
        run["tool"]["driver"]["rules"].as_array().unwrap(),
        run["results"].as_array().unwrap(),
    );
    assert_eq!(results.len(), findings(&report).len());
    for (result, finding) in results.iter().zip(findings(&report)) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(
            (&rule["id"], &result["ruleId"]),
            (&finding["guide"], &finding["guide"])
        );
        // The specification allows no level but `none` for what is no failure.
        assert_eq!(
            result["kind"] == "fail",
            result["level"] != "none",
            "{result}"
        );
        assert_eq!(
            result["kind"] == "open",
            finding["outcome"] == "undetermined"
        );
        assert_eq!(
            result["baselineState"] == "absent",
            finding["status"] == "fixed"
        );
        assert_eq!(
            result["suppressions"].as_array().unwrap().len(),
            usize::from(finding["suppressed"].is_object())
        );
        assert!(
            !result["message"]["text"].as_str().unwrap().contains("]("),
            "{result}"
        );
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .unwrap();
        assert!(
            !uri.is_empty()
                && !uri.starts_with('/')
                && !uri.contains(':')
                && !uri.split('/').any(|segment| segment == ".."),
            "{uri}"
        );
        assert_eq!(result["properties"]["facts"], finding["facts"]);
    }
    let tags = rules
        .iter()
        .find(|rule| rule["id"] == "aws/bedrock-guardrails/prompt-attack-filter")
        .unwrap()["properties"]["tags"]
        .clone();
    for tag in ["security", "owasp-llm-2025:LLM07", "owasp-llm-2026:LLM08"] {
        assert!(tags.as_array().unwrap().contains(&tag.into()), "{tag}");
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(
        run["invocations"][0]["toolExecutionNotifications"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn ocsf_follows_the_published_schema() {
    let (text, report) = Estate::new("ocsf").report("ocsf");
    assert_harmless(&text, &['\n']);
    let published = schema(include_str!("schemas/ocsf-compliance-finding.json"));
    let objects: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), findings(&report).len());
    for (object, finding) in objects.iter().zip(findings(&report)) {
        assert_valid(&published, object);
        assert_eq!(
            object["type_uid"].as_u64().unwrap(),
            200_300 + object["activity_id"].as_u64().unwrap()
        );
        assert_eq!(object["finding_info"]["uid"], finding["fingerprint"]);
        let of_aws = finding["guide"].as_str().unwrap().starts_with("aws/");
        assert_eq!(
            object["cloud"]["provider"],
            if of_aws { "AWS" } else { "Unknown" }
        );
        let expected = match (
            finding["status"].as_str(),
            finding["outcome"].as_str().unwrap(),
        ) {
            (Some("fixed"), _) => "fixed",
            (_, "fail") => "Fail",
            (_, "undetermined") => "Warning",
            _ => "Pass",
        };
        assert_eq!(object["compliance"]["status"], expected);
    }
    let mut broken = objects[0].clone();
    broken["severity"] = 4.into();
    assert!(!published.is_valid(&broken));
    broken = objects[0].clone();
    broken["finding_info"]
        .as_object_mut()
        .unwrap()
        .remove("uid");
    assert!(!published.is_valid(&broken));
}

#[test]
fn markdown_has_no_html_and_no_link_but_those_of_guides() {
    let (text, report) = Estate::new("markdown").report("markdown");
    assert_harmless(&text, &['\n']);
    let references: BTreeSet<&str> = findings(&report)
        .iter()
        .flat_map(|finding| finding["references"].as_array().unwrap())
        .map(|url| url.as_str().unwrap())
        .collect();
    let (mut texts, mut codes, mut headings, mut link) =
        (vec![String::new()], Vec::new(), 0, false);
    for event in Parser::new_ext(&text, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html}"),
            Event::InlineMath(math) | Event::DisplayMath(math) => panic!("{math}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("{dest_url}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(references.contains(&*dest_url), "{dest_url}");
                link = true;
            }
            Event::End(TagEnd::Link) => link = false,
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Rule | Event::TaskListMarker(_) => panic!("{event:?}"),
            Event::Text(part) if !link => texts.last_mut().unwrap().push_str(&part),
            Event::Code(code) => {
                codes.push(code.into_string());
                texts.push(String::new());
            }
            _ => texts.push(String::new()),
        }
    }
    // Programs that look for addresses, mentions and formulas in the finished text find none.
    let is_live = |text: &&String| {
        ["//", "@", "#", "$"].iter().any(|mark| text.contains(mark))
            || text.to_lowercase().contains("www.")
    };
    assert_eq!(texts.iter().find(is_live), None);
    // Names are shown as they are, treacherous characters spelled out.
    for name in [
        HOSTILE[1],
        HOSTILE[2],
        HOSTILE[10],
        HOSTILE[13],
        "\\u{202e}txt.exe\\u{2066}\\u{200b}",
    ] {
        assert!(codes.iter().any(|code| code == name), "{name}");
    }
    let guides = |select: &dyn Fn(&Value) -> bool| {
        findings(&report)
            .iter()
            .filter(|finding| select(finding))
            .map(|finding| finding["guide"].as_str().unwrap())
            .collect::<BTreeSet<_>>()
            .len()
    };
    let is =
        |member: &'static str, value: &'static str| move |finding: &Value| finding[member] == value;
    let open = |finding: &Value| {
        finding["outcome"] == "fail"
            && finding["suppressed"].is_null()
            && finding["status"] != "fixed"
    };
    let undetermined =
        |finding: &Value| finding["outcome"] == "undetermined" && finding["suppressed"].is_null();
    let suppressed = |finding: &Value| finding["suppressed"].is_object();
    let groups = guides(&open)
        + guides(&undetermined)
        + guides(&suppressed)
        + guides(&is("status", "fixed"))
        + guides(&is("outcome", "pass"));
    let urgencies: BTreeSet<&str> = findings(&report)
        .iter()
        .filter(|finding| open(finding))
        .map(|finding| finding["urgency"].as_str().unwrap())
        .collect();
    // The title; a section for each urgency, the four other kinds, three lists of what was not read, and the coverage.
    assert_eq!(headings, 1 + urgencies.len() + 4 + 3 + 1 + groups);
}

#[test]
fn csv_is_a_table_without_formulas() {
    let (text, report) = Estate::new("csv").report("csv");
    let table = text
        .strip_prefix('\u{feff}')
        .expect("a byte order mark, for Excel");
    assert_harmless(table, &['\r', '\n']);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|column| column == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), findings(&report).len());
    for (row, finding) in rows.iter().zip(findings(&report)) {
        for cell in row {
            assert!(
                !cell
                    .trim_start()
                    .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                "{cell}"
            );
        }
        assert_eq!(
            row[column("guide")],
            finding["guide"].as_str().unwrap().to_owned()
        );
        assert_eq!(
            row[column("title_ja")],
            finding["title"]["ja"].as_str().unwrap().to_owned()
        );
        assert_eq!(
            row[column("title_en")],
            finding["title"]["en"].as_str().unwrap().to_owned()
        );
    }
    assert!(
        rows.iter()
            .any(|row| &row[column("resource_name")] == "'=cmd|' /C calc'!A0")
    );
}

#[test]
fn junit_is_xml_whatever_the_input() {
    let (text, report) = Estate::new("junit").report("junit");
    assert_harmless(&text, &['\n']);
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut depth, mut cases, mut failures, mut skipped) = (0, 0, 0, 0);
    let mut names = BTreeSet::new();
    let mut totals = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        if let Xml::Start(element) | Xml::Empty(element) = &event {
            let attributes: Vec<(String, String)> = element
                .attributes()
                .map(|attribute| attribute.unwrap())
                .map(|attribute| {
                    (
                        String::from_utf8_lossy(attribute.key.as_ref()).into_owned(),
                        attribute.unescape_value().unwrap().into_owned(),
                    )
                })
                .collect();
            let value = |name: &str| {
                attributes
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone())
            };
            match element.name().as_ref() {
                b"testsuites" => {
                    totals = ["tests", "failures", "skipped"]
                        .map(|name| value(name).unwrap().parse::<usize>().unwrap())
                        .to_vec();
                }
                b"testsuite" => {}
                b"testcase" => {
                    cases += 1;
                    names.insert(value("name").unwrap());
                }
                b"failure" => failures += 1,
                b"skipped" => {
                    assert!(!value("message").unwrap().is_empty());
                    skipped += 1;
                }
                other => panic!("{}", String::from_utf8_lossy(other)),
            }
        }
        match event {
            Xml::Start(_) => depth += 1,
            Xml::End(_) => depth -= 1,
            Xml::Text(text) => drop(text.decode().unwrap()),
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert_eq!(totals, [cases, failures, skipped]);
    let count = |select: &dyn Fn(&Value) -> bool| {
        findings(&report)
            .iter()
            .filter(|finding| finding["status"] != "fixed" && select(finding))
            .count()
    };
    assert_eq!(cases, count(&|_| true) + 3);
    assert_eq!(
        failures,
        count(&|finding| finding["outcome"] == "fail" && finding["suppressed"].is_null())
    );
    assert_eq!(
        skipped,
        3 + count(&|finding| finding["outcome"] != "pass") - failures
    );
    assert!(names.iter().any(|name| name.contains(HOSTILE[1])));
}

#[test]
fn the_same_input_gives_the_same_report() {
    let estate = Estate::new("stable");
    // A table has no time in it. The other formats are compared with its order, which is that of the JSON, above.
    assert_eq!(estate.check("csv", &[]), estate.check("csv", &[]));
}
