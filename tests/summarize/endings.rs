//! How runs end: exit codes, where input comes from and where reports go.

use crate::command::{Run, Sekisho, text};
use crate::input::{call, folder, incidents, sample, summarize, trail, unpacked, write};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

/// A run that reads this from its standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(["summarize", "--quiet"])
        .args(arguments)
        .env("LANG", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    Run::of(child.wait_with_output().unwrap())
}

#[test]
fn the_exit_code_says_whether_something_urgent_was_found() {
    let findings = sample("get-findings.json");
    for least in ["low", "medium", "high", "critical"] {
        assert_eq!(
            summarize(&[&findings], ["--fail-on", least]).run().code,
            2,
            "{least}"
        );
    }
    let hostile = sample("eventbridge-hostile-user-agent.json");
    for (least, code) in [("low", 2), ("medium", 0), ("critical", 0)] {
        assert_eq!(
            summarize(&[&hostile], ["--fail-on", least]).run().code,
            code,
            "{least}"
        );
    }
    // What is left out by the asker makes no exit code.
    assert_eq!(summarize(&[&findings], ["--actor", "nobody"]).run().code, 0);
    assert_eq!(
        summarize(&[&findings], ["--fail-on", "urgent"]).run().code,
        1
    );
}

#[test]
fn samples_and_archived_findings_make_no_exit_code() {
    let folder = folder("put-aside");
    let findings = crate::input::findings();
    let file = write(
        &folder,
        "aside.json",
        json!({"Findings": [findings[5], findings[6]]}).to_string(),
    );
    let run = summarize(&[&file], []).run();
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("sample") && run.stdout.contains("archived"));
}

#[test]
fn quiet_records_are_an_all_clear() {
    let folder = folder("quiet");
    let file = write(
        &folder,
        "events.json",
        trail(&[call(1, "DescribeInstances", "ec2", &json!({}))]),
    );
    let run = summarize(&[&file], ["--lang", "both"]).run();
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("No incident was found.")
            && run.stdout.contains("Read 1 files with 1 events."),
        "{}",
        run.stdout
    );
}

#[test]
fn nothing_to_read_is_an_exit_code_of_its_own() {
    let folder = folder("nothing");
    for (name, content) in [
        ("empty.json", ""),
        ("blank.json", " \n\n "),
        ("list.json", "[]"),
        ("records.json", "{\"Records\": []}"),
        ("other.json", "{\"a\": 1}"),
    ] {
        let file = write(&folder, name, content);
        let run = summarize(&[&file], ["--format", "json"]).run();
        assert_eq!(run.code, 3, "{name}: {}", run.stderr);
        assert_eq!(run.json()["read"]["events"], 0);
    }
    std::fs::create_dir_all(folder.join("void")).unwrap();
    let run = summarize(&[&folder.join("void")], ["--format", "json"]).run();
    assert_eq!((run.code, &run.json()["read"]["files"]), (3, &json!(0)));
    assert_eq!(piped(&["--format", "json"], b"").code, 3);
}

#[test]
fn a_file_that_is_not_there_is_an_error_with_the_next_step() {
    let run = summarize(&[&sample("get-findings.json"), &sample("nowhere.json")], []).run();
    assert_eq!(run.code, 1);
    assert!(run.stdout.is_empty());
    assert!(
        run.stderr.contains("nowhere.json") && run.stderr.contains("name a file"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_standard_input_is_read_with_and_without_being_named() {
    let story = unpacked(&sample("leaked-key.json.gz"));
    let packed = std::fs::read(sample("leaked-key.json.gz")).unwrap();
    let mut reports = Vec::new();
    for (arguments, input) in [
        (&["--format", "json"][..], story.as_bytes()),
        (&["--format", "json", "-"][..], story.as_bytes()),
        (&["--format", "json", "-", "-"][..], &packed[..]),
    ] {
        let run = piped(arguments, input);
        assert_eq!(run.code, 2, "{}", run.stderr);
        let mut report = run.json();
        assert_eq!(report["incidents"][0]["events"][0]["place"]["file"], "-");
        report.as_object_mut().unwrap().remove("generated_at");
        reports.push(report);
    }
    assert!(reports.windows(2).all(|pair| pair[0] == pair[1]));
    // Beside a file, too.
    let path = sample("get-findings.json");
    let run = piped(&["--format", "json", text(&path), "-"], story.as_bytes());
    assert_eq!(run.json()["read"]["files"], 2);
    assert_eq!(incidents(&run.json()).len(), 7);
}

#[test]
fn other_files_of_a_folder_are_let_alone() {
    let folder = folder("mixed");
    let more = json!({"requestParameters": {"guardrailIdentifier": "g"}});
    write(
        &folder,
        "a/events.json",
        trail(&[call(1, "DeleteGuardrail", "bedrock", &more)]),
    );
    write(&folder, "a/notes.md", "# Notes");
    write(&folder, "b/image.png", [0x89, b'P', b'N', b'G']);
    write(&folder, "b/c/table.csv", "a,b\n");
    write(
        &folder,
        "b/digest.json",
        json!({"digestStartTime": "2026-10-03T00:00:00Z", "logFiles": []}).to_string(),
    );
    let run = summarize(&[&folder], ["--format", "json"]).run();
    let report = run.json();
    assert_eq!(report["read"]["files"], 2);
    assert_eq!(incidents(&report).len(), 1);
    assert!(
        report["read"]["skipped"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("digest")
    );
    // A file that is named is read whatever its name is.
    let named = write(
        &folder,
        "finding.txt",
        std::fs::read(sample("eventbridge-prompt-injection.json")).unwrap(),
    );
    assert_eq!(
        incidents(&summarize(&[&named], ["--format", "json"]).run().json()).len(),
        1
    );
}

#[test]
fn a_report_goes_to_a_file_without_colours() {
    let folder = folder("output");
    let file = folder.join("report.txt");
    let run = summarize(&[&sample("leaked-key.json.gz")], ["-o", text(&file)]).run();
    assert_eq!(run.code, 2);
    assert!(run.stdout.is_empty());
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("sekisho0watch") && !written.contains('\u{1b}'));
    let json = folder.join("report.json");
    summarize(
        &[&sample("leaked-key.json.gz")],
        ["--format", "json", "-o", text(&json)],
    )
    .run();
    let report: Value = serde_json::from_str(&std::fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(incidents(&report).len(), 1);
    let nowhere = folder.join("no/such/folder/report.txt");
    let run = summarize(&[&sample("leaked-key.json.gz")], ["-o", text(&nowhere)]).run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder("pipe");
    let more = |number: u32| json!({"userIdentity": {"arn": format!("arn:aws:iam::111122223333:user/u{number}"), "userName": format!("u{number}"), "accessKeyId": format!("AKIA{number}")}, "requestParameters": {"guardrailIdentifier": "g"}});
    let records: Vec<Value> = (0..200)
        .map(|number| call(number, "DeleteGuardrail", "bedrock", &more(number)))
        .collect();
    let file = write(&folder, "events.json", trail(&records));
    let mut child = Sekisho::new(["summarize", "--quiet", text(&file)]).spawn();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn what_was_not_read_is_said_on_the_standard_error_unless_quiet() {
    let folder = folder("unread");
    let file = write(&folder, "half.json", "{\"Records\":[{\"a\":");
    let run = Sekisho::new(["summarize", "--format", "json", text(&file)]).run();
    assert!(
        run.stderr.contains("half.json") && run.stderr.contains("ends in the middle"),
        "{}",
        run.stderr
    );
    let run = summarize(&[&file], ["--format", "json"]).run();
    assert!(run.stderr.is_empty(), "{}", run.stderr);
}

#[test]
fn nothing_is_written_anywhere_but_to_the_report() {
    let folder = folder("untouched");
    let run = summarize(&[&sample("leaked-key.json.gz")], ["--format", "html"])
        .within(&folder)
        .run();
    assert_eq!(run.code, 2);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}
