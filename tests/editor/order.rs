//! What comes in one write keeps its order, and goodbyes are as the protocol wants them.

use crate::session::{Client, framed, notification};
use crate::workspace::{folder, of, range, uri_in};
use serde_json::{Value, json};

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";

const OPEN: &str = r#"# 関所𠮷野
resource "aws_bedrock_guardrail" "chat" {
  name                      = "チャット"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }
  }
}
"#;

#[test]
fn of_three_hundred_changes_in_one_write_the_last_wins() {
    let folder = folder(&[("main.tf", OPEN)]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = Client::push().folder(folder.path()).start();
    let before = session.opened(&uri, OPEN);
    assert_eq!(of(&before, GUIDE).len(), 0, "{before:#?}");
    // Each change puts one more line in front, so that one that is lost or comes too soon moves all that follow. Each
    // counts on the one before it, too: the value is LOW and HIGH in turn.
    let value = range(OPEN, "HIGH");
    let mut bytes = Vec::new();
    let mut text = OPEN.to_owned();
    for turn in 0..300_usize {
        let moved = |place: &Value| json!({"line": place["line"].as_u64().unwrap() + turn as u64, "character": place["character"]});
        let (now, next) = if turn % 2 == 0 {
            ("HIGH", "LOW")
        } else {
            ("LOW", "HIGH")
        };
        let start = moved(&value["start"]);
        let end = json!({"line": start["line"], "character": start["character"].as_u64().unwrap() + now.len() as u64});
        let line = format!("# {turn} 行目\n");
        let changes = json!([
            {"range": {"start": start, "end": end}, "text": next},
            {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": line},
        ]);
        let change =
            json!({"textDocument": {"uri": uri, "version": turn + 2}, "contentChanges": changes});
        bytes.extend(framed(&notification("textDocument/didChange", change)));
        text = format!(
            "{line}{}",
            text.replacen(&format!("\"{now}\""), &format!("\"{next}\""), 1)
        );
    }
    // One more, after which the value is LOW.
    let all = json!({"textDocument": {"uri": uri, "version": 302}, "contentChanges": [{"text": text.replacen("\"HIGH\"", "\"LOW\"", 1)}]});
    let last = framed(&notification("textDocument/didChange", all));
    session.write(&bytes);
    let edited = session.diagnostics(&uri, 301);
    assert_eq!(
        of(&edited, GUIDE).len(),
        0,
        "the last of 300 has HIGH: {edited:#?}"
    );
    let mut fresh = Client::push().folder(folder.path()).start();
    assert_eq!(edited, fresh.opened(&uri, &text));
    fresh.end();
    bytes.extend(last);
    session.end();

    // The same with a last word that changes the verdict.
    let mut session = Client::push().folder(folder.path()).start();
    session.open(&uri, OPEN);
    session.write(&bytes);
    let edited = session.diagnostics(&uri, 302);
    let found = of(&edited, GUIDE);
    assert_eq!(found.len(), 1, "{edited:#?}");
    let line = text
        .lines()
        .position(|line| line.contains("input_strength"))
        .unwrap();
    assert_eq!(found[0]["range"]["start"]["line"], line);
    session.end();
}

#[test]
fn questions_between_changes_see_what_came_before_them() {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = Client::push().start();
    session.open(&uri, OPEN);
    let low = OPEN.replace("\"HIGH\"", "\"LOW\"");
    let at = crate::workspace::place(OPEN, "input_strength");
    let mut questions = Vec::new();
    for version in 2..12 {
        let text = if version % 2 == 0 { &low } else { OPEN };
        session.change(&uri, version, &[json!({"text": text})]);
        let id = session.post("textDocument/hover", crate::session::here(&uri, at));
        questions.push((id, version % 2 == 0));
    }
    for (id, is_found) in questions {
        let answer = session.answer(id);
        assert_eq!(!answer["result"].is_null(), is_found, "{answer}");
    }
    session.end();
}

#[test]
fn exit_after_shutdown_ends_the_process_while_its_input_stays_open() {
    let mut session = Client::push().start();
    session.ask("shutdown", Value::Null);
    session.tell("exit", Value::Null);
    let ended = session.ended();
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut session = Client::push().start();
    session.tell("exit", Value::Null);
    let ended = session.ended();
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains("shutdown"), "{}", ended.stderr);
}

#[test]
fn exit_before_anything_is_a_failure() {
    let mut session = Client::push().launch();
    session.tell("exit", Value::Null);
    assert_eq!(session.ended().code, Some(1));
}

#[test]
fn a_client_that_hangs_up_ends_the_process() {
    let mut session = Client::push().start();
    session.hang_up();
    assert_eq!(session.ended().code, Some(1));
    let mut session = Client::push().start();
    session.ask("shutdown", Value::Null);
    session.hang_up();
    assert_eq!(session.ended().code, Some(0));
}

#[test]
fn goodbye_in_the_middle_of_work_ends_the_process() {
    let files: Vec<(String, &str)> = (0..40).map(|n| (format!("{n}/main.tf"), OPEN)).collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let folder = folder(&files);
    let mut session = Client::push().progressing().folder(folder.path()).start();
    session.open(&uri_in(&folder, "0/main.tf"), OPEN);
    session.end();
}
