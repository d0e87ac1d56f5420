//! `sekisho mcp`: what assistants can ask, with the client of the protocol's Rust SDK, with the Python SDK, and line by line.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;
#[cfg(unix)]
mod python;

#[path = "mcp/confined.rs"]
mod confined;
#[path = "mcp/hostile.rs"]
mod hostile;
#[path = "mcp/raw.rs"]
mod raw;
#[path = "mcp/session.rs"]
mod session;

use command::Sekisho;
use command::input::{guardrail, prompt_attack, write};
use raw::{Raw, call, line, request};
use rmcp::service::ServiceError;
use serde_json::{Map, Value, json};
use session::Session;
use std::path::{Path, PathBuf};

/// What can be called.
const TOOLS: [&str; 5] = [
    "check_snapshot",
    "scan_code",
    "summarize_events",
    "explain",
    "search_guidelines",
];
/// The folder of a guide that judges guardrails.
const GUIDE: &str = "guidelines/aws/bedrock-guardrails/prompt-attack-filter";

/// Events of a case of a guide that answers alerts.
const EVENTS: &str =
    "guidelines/aws/identity-incidents/credential-exfiltration/cases/fail-outside-aws/events.json";

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A folder with a weak guardrail as an answer and as code.
fn ground() -> tempfile::TempDir {
    let ground = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({}));
    write(ground.path(), "live/guardrail.json", weak.to_string());
    write(
        ground.path(),
        "events/a.json",
        std::fs::read(root(EVENTS)).unwrap(),
    );
    let cases = std::fs::read_dir(root(GUIDE).join("cases")).unwrap();
    let mut code: Vec<PathBuf> = cases
        .map(|case| case.unwrap().path())
        .filter(|case| {
            case.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("fail-")
        })
        .map(|case| case.join("main.tf"))
        .filter(|code| code.exists())
        .collect();
    code.sort();
    write(
        ground.path(),
        "code/main.tf",
        std::fs::read(&code[0]).unwrap(),
    );
    ground
}

/// A call of every tool that has something to answer.
fn calls() -> [(&'static str, Value); 7] {
    let id = GUIDE.strip_prefix("guidelines/").unwrap();
    let (guideline, _) = id.rsplit_once('/').unwrap();
    [
        (
            "check_snapshot",
            json!({"paths": ["live"], "include_undetermined": true}),
        ),
        (
            "check_snapshot",
            json!({"sample": true, "limit": 3, "min_urgency": "high", "language": "both"}),
        ),
        ("scan_code", json!({"paths": ["code"], "language": "ja"})),
        (
            "summarize_events",
            json!({"paths": ["events"], "language": "both"}),
        ),
        ("explain", json!({"id": id})),
        ("explain", json!({"id": guideline, "language": "both"})),
        (
            "search_guidelines",
            json!({"query": "プロンプト攻撃", "cloud": "aws", "limit": 3, "language": "ja"}),
        ),
    ]
}

#[test]
fn the_tools_say_what_they_take_and_give_and_that_they_only_read() {
    let ground = ground();
    let session = Session::start(ground.path(), &[]);
    assert!(session.instructions().contains("untrusted"));
    let tools = session.tools();
    let names: Vec<&str> = tools.iter().map(|tool| tool.name.as_ref()).collect();
    assert_eq!(names, TOOLS);
    for tool in &tools {
        let hints = tool.annotations.as_ref().unwrap();
        assert_eq!(hints.read_only_hint, Some(true), "{}", tool.name);
        assert_eq!(hints.destructive_hint, Some(false), "{}", tool.name);
        assert_eq!(hints.open_world_hint, Some(false), "{}", tool.name);
        assert!(
            tool.title.is_some() && tool.description.is_some(),
            "{}",
            tool.name
        );
        let output = tool.output_schema.as_ref().unwrap();
        for schema in [&tool.input_schema, output] {
            let schema = Value::Object((**schema).clone());
            assert_eq!(schema["type"], "object", "{}", tool.name);
            jsonschema::meta::validate(&schema)
                .unwrap_or_else(|error| panic!("{}: {error}", tool.name));
        }
    }
}

#[test]
fn every_tool_answers_as_its_schema_says() {
    let ground = ground();
    let session = Session::start(ground.path(), &[]);
    let tools = session.tools();
    for (name, arguments) in calls() {
        let tool = tools.iter().find(|tool| tool.name == name).unwrap();
        let schema = |schema: &Map<String, Value>| {
            jsonschema::validator_for(&Value::Object(schema.clone())).unwrap()
        };
        let problems: Vec<String> = schema(&tool.input_schema)
            .iter_errors(&arguments)
            .map(|it| it.to_string())
            .collect();
        assert_eq!(problems, Vec::<String>::new(), "{name} {arguments}");
        let called = session.call(name, arguments);
        let output = schema(tool.output_schema.as_ref().unwrap());
        let problems: Vec<String> = output
            .iter_errors(called.answer())
            .map(|it| format!("{it} at {}", it.instance_path()))
            .collect();
        assert_eq!(problems, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_client_of_the_newest_protocol_needs_no_greeting() {
    let ground = ground();
    let session = Session::without_greeting((), ground.path());
    assert_eq!(session.tools().len(), TOOLS.len());
    for (name, arguments) in calls() {
        assert!(!session.call(name, arguments).failed, "{name}");
    }
}

#[test]
fn check_and_scan_find_what_the_commands_find() {
    let ground = ground();
    let session = Session::start(ground.path(), &[]);
    let fingerprints = |findings: &Value| -> Vec<String> {
        let failing = findings
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["outcome"] == "fail");
        failing
            .map(|it| format!("{} {}", it["guide"], it["fingerprint"]))
            .collect()
    };
    let run = |arguments: &[&str]| Sekisho::new(arguments).within(ground.path()).run().json();
    let check = run(&["check", "--format", "json", "--input", "live"]);
    let checked = session.call("check_snapshot", json!({"paths": ["live"], "limit": 200}));
    assert_eq!(
        fingerprints(&checked.answer()["findings"]),
        fingerprints(&check["findings"])
    );
    assert_eq!(checked.answer()["counts"], check["counts"]);
    assert!(checked.answer()["open_by_urgency"]["high"].as_u64() > Some(0));
    let scan = run(&["scan", "--format", "json", "code"]);
    let scanned = session.call("scan_code", json!({"paths": ["code"], "limit": 200}));
    assert!(!fingerprints(&scan["findings"]).is_empty());
    assert_eq!(
        fingerprints(&scanned.answer()["findings"]),
        fingerprints(&scan["findings"])
    );
    let place = |findings: &Value, way: &str| findings[0].pointer(way).cloned().unwrap();
    assert_eq!(
        place(&scanned.answer()["findings"], "/untrusted/place"),
        place(&scan["findings"], "/place")
    );
}

#[test]
fn events_become_the_incidents_that_the_command_makes() {
    let ground = ground();
    let session = Session::start(ground.path(), &[]);
    let run = Sekisho::new(["summarize", "--format", "json", "events"]).within(ground.path());
    let wanted = run.run().json();
    let called = session.call(
        "summarize_events",
        json!({"paths": ["events"], "language": "both"}),
    );
    let answer = called.answer();
    let told = |answer: &Value| -> Vec<Value> {
        let incidents = answer["incidents"].as_array().unwrap().iter();
        incidents
            .map(|it| {
                json!([
                    it["id"],
                    it["guide"],
                    it["urgency"],
                    it["title"],
                    it["outcome"],
                    it["references"]
                ])
            })
            .collect()
    };
    assert!(!told(&wanted).is_empty());
    assert_eq!(told(answer), told(&wanted));
    let (ours, theirs) = (&answer["incidents"][0], &wanted["incidents"][0]);
    assert_eq!(ours["untrusted"]["what"]["en"], theirs["what"]["en"]);
    let actions = theirs["actions"].as_array().unwrap();
    assert_eq!(ours["actions"].as_array().unwrap().len(), actions.len());
    for (index, action) in actions.iter().enumerate() {
        assert_eq!(ours["actions"][index]["text"], action["text"]);
        assert_eq!(ours["actions"][index]["effect"], action["effect"]);
        assert_eq!(ours["untrusted"]["commands"][index], action["command"]);
    }
    let place = &ours["untrusted"]["events"][0]["place"]["file"];
    assert_eq!(place, &json!(Path::new("events").join("a.json")));
}

#[test]
fn what_is_wrong_with_a_call_is_said_with_the_next_step() {
    let ground = ground();
    let session = Session::start(ground.path(), &[]);
    for (tool, arguments, said) in [
        ("check_snapshot", json!({}), "name files or folders"),
        ("check_snapshot", json!({"paths": "live"}), "input schema"),
        (
            "check_snapshot",
            json!({"paths": ["live"], "min_urgency": "huge"}),
            "input schema",
        ),
        ("scan_code", json!({"paths": [], "x": 1}), "input schema"),
        (
            "explain",
            json!({"id": "no/such/guide"}),
            "search_guidelines",
        ),
        (
            "explain",
            json!({"id": "encryption-at-rest\u{1b}[31m"}),
            "\\u{1b}",
        ),
        (
            "search_guidelines",
            json!({"query": "x", "cloud": "moon"}),
            "aws",
        ),
    ] {
        let called = session.call(tool, arguments);
        assert!(called.why().contains(said), "{tool}: {}", called.why());
    }
    match session.ask("delete_everything", json!({})) {
        Err(ServiceError::McpError(error)) => {
            assert!(error.message.contains("tools/list"), "{error}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_in_either_language_find_the_guide_that_explain_knows() {
    let ground = ground();
    let session = Session::start(ground.path(), &["--lang", "ja"]);
    let wanted = GUIDE.strip_prefix("guidelines/").unwrap();
    for query in ["prompt attack filter", "プロンプト攻撃フィルター"] {
        let found = session.call("search_guidelines", json!({"query": query, "cloud": "aws"}));
        let results = found.answer()["results"].as_array().unwrap();
        assert!(
            results.iter().any(|it| it["id"] == wanted),
            "{query}: {results:?}"
        );
        assert!(
            results
                .iter()
                .all(|it| it["title"]["ja"].is_string() && it["title"]["en"].is_null())
        );
        let again = session.call("search_guidelines", json!({"query": query, "cloud": "aws"}));
        assert_eq!(found.structured, again.structured);
    }
    let explained = session.call(
        "explain",
        json!({"id": "bedrock-guardrails/prompt-attack-filter", "language": "en"}),
    );
    let said = &explained.answer()["recommended_action"];
    assert!(said["en"].is_string() && said["ja"].is_null(), "{said}");
}

#[test]
fn what_is_no_message_does_not_end_the_conversation() {
    let ground = ground();
    let mut raw = Raw::start(ground.path());
    raw.write("\n\u{feff}\nhello\n{\n[]\n\"x\"\n{\"jsonrpc\": \"2.0\"\n");
    raw.write([0xff, 0xfe, b'\n']);
    raw.greet();
    raw.write("garbage\n{\"jsonrpc\":\"2.0\"}\n{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"x\"}\n[1,2]\nnull\n");
    raw.write(format!("{}\n", "[".repeat(100_000)));
    raw.write(format!(
        "{{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"{}\"}}\n",
        "x".repeat(20 << 20)
    ));
    raw.write(line(&request(8, "no/such/method", &json!({}))));
    assert!(raw.answer(8)["error"].is_object());
    raw.write(line(&call(
        9,
        "search_guidelines",
        &json!({"query": "guardrail"}),
    )));
    assert_eq!(raw.answer(9)["result"]["isError"], false);
    let (code, rest) = raw.end();
    assert_eq!((code, rest), (0, Vec::<Value>::new()));
}

#[test]
fn a_cancelled_call_is_not_answered_and_the_next_one_is() {
    let ground = ground();
    let weak = guardrail(&prompt_attack("LOW"), json!({})).to_string();
    for number in 0..2_000 {
        write(ground.path(), &format!("many/{number}.json"), &weak);
    }
    let mut raw = Raw::start(ground.path());
    raw.greet();
    let mut calls = String::new();
    for id in 1..=4 {
        calls += &line(&call(id, "check_snapshot", &json!({"paths": ["many"]})));
    }
    for id in 1..=4 {
        calls += &line(
            &json!({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": id}}),
        );
    }
    calls += &line(&request(5, "ping", &json!({})));
    calls += &line(&call(
        6,
        "explain",
        &json!({"id": "aws/bedrock-guardrails"}),
    ));
    raw.write(calls);
    let mut before = Vec::new();
    raw.answer_after(5, &mut before);
    let explained = raw.answer_after(6, &mut before);
    assert_eq!(explained["result"]["isError"], false, "{explained}");
    let (code, rest) = raw.end();
    before.extend(rest);
    assert_eq!((code, before), (0, Vec::<Value>::new()));
}

#[test]
fn a_client_that_leaves_without_a_word_ends_the_server() {
    let ground = ground();
    let mut raw = Raw::start(ground.path());
    raw.greet();
    assert_eq!(raw.end().0, 0);
    assert_eq!(Raw::start(ground.path()).end().0, 1);
}

#[test]
fn roots_that_are_no_folders_and_the_whole_disk_are_no_roots() {
    let ground = ground();
    let run = |folder: &Path, arguments: &[&str]| Sekisho::new(arguments).within(folder).run();
    let wrong = run(ground.path(), &["mcp", "--root", "none"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.stderr.contains("name a folder"), "{}", wrong.stderr);
    let everything = run(Path::new("/"), &["mcp"]);
    assert_eq!(everything.code, 1);
    assert!(
        everything.stderr.contains("--root DIR"),
        "{}",
        everything.stderr
    );
}

#[test]
fn the_recipes_are_json_name_options_that_exist_and_are_the_same_in_both_languages() {
    let recipes = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(root("docs").join(name)).unwrap();
        let text = text.replace("\"ja\"", "\"en\"");
        let blocks = text.split("```json\n").skip(1);
        let block = |block: &str| serde_json::from_str(block.split("```").next().unwrap()).unwrap();
        blocks.map(block).collect()
    };
    let all = recipes("mcp.md");
    assert_eq!(all.len(), 4);
    assert_eq!(all, recipes("mcp.ja.md"));
    let help = Sekisho::new(["mcp", "--help"]).run().stdout;
    for recipe in all {
        let servers = recipe.get("mcpServers").or_else(|| recipe.get("servers"));
        let arguments = servers.unwrap()["sekisho"]["args"].as_array().unwrap();
        assert_eq!(arguments[0], "mcp");
        let options = arguments.iter().filter_map(Value::as_str);
        for option in options.filter(|it| it.starts_with("--")) {
            assert!(help.contains(option), "{option}");
        }
    }
    for name in ["mcp.md", "mcp.ja.md"] {
        let text = std::fs::read_to_string(root("docs").join(name)).unwrap();
        let options = help.split_whitespace().filter(|it| it.starts_with("--"));
        for option in options.filter(|it| *it != "--help" && *it != "--version") {
            assert!(
                text.contains(&format!("`{option}")),
                "{name} lacks {option}"
            );
        }
        for tool in TOOLS {
            assert!(text.contains(&format!("`{tool}`")), "{name} lacks {tool}");
        }
    }
}

#[test]
fn only_one_file_names_the_library_of_the_protocol() {
    let below = |folder: &str| walk(&root(folder));
    let naming: Vec<PathBuf> = [
        "src",
        "guidelines/src",
        "policy/src",
        "checker/src",
        "lsp/src",
        "assistant/src",
    ]
    .iter()
    .flat_map(|folder| below(folder))
    .filter(|path| path.extension().is_some_and(|it| it == "rs"))
    .filter(|path| std::fs::read_to_string(path).unwrap().contains("rmcp::"))
    .collect();
    assert_eq!(naming, [root("src/mcp/server.rs")]);
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| {
        if path.is_dir() {
            walk(&path)
        } else {
            vec![path]
        }
    });
    found.collect()
}

#[cfg(unix)]
#[test]
fn the_python_sdk_lists_and_calls_every_tool() {
    let python = match python::python("mcp") {
        Ok(python) => python,
        Err(why) => return python::skip("the Python SDK", &why),
    };
    let ground = ground();
    let calls: Vec<Value> = calls()
        .iter()
        .map(|(name, arguments)| json!({"name": name, "arguments": arguments}))
        .collect();
    let output = std::process::Command::new(python)
        .arg(python::script("mcp", "client.py"))
        .args([env!("CARGO_BIN_EXE_sekisho"), command::text(ground.path())])
        .arg(json!(calls).to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["server"], "sekisho");
    assert_eq!(told["tools"], json!(TOOLS));
    let answers = told["answers"].as_array().unwrap();
    assert_eq!(answers.len(), calls.len());
    for answer in answers {
        assert_eq!(answer["failed"], false, "{answer}");
        assert!(
            answer["schema"]
                .as_str()
                .unwrap()
                .starts_with("sekisho.mcp."),
            "{answer}"
        );
    }
    assert_eq!(told["refused"], true);
}
