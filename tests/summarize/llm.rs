//! `--llm`: what would be sent, what comes of an honest server, a dishonest model, and of none.

use crate::input::{incidents, sample, summarize, told};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

const KEY: &str = "sk-test-kagi";

/// Values of the sample finding that must not leave the machine.
const VALUES: [&str; 5] = [
    "111122223333",
    "ASIACHATAPI01EXAMPLE",
    "203.0.113.77",
    "sekisho0watch",
    "aws-sdk-rust",
];

/// A server that gives this answer to one request, and the request that it got.
fn server(answer: String) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let read = stream.read(&mut buffer).unwrap();
            request.extend_from_slice(&buffer[..read]);
            let text = String::from_utf8_lossy(&request).into_owned();
            let length = |head: &str| {
                let line = head.to_lowercase();
                let length = line.split("content-length: ").nth(1).unwrap();
                length
                    .split("\r\n")
                    .next()
                    .unwrap()
                    .parse::<usize>()
                    .unwrap()
            };
            if let Some((head, body)) = text.split_once("\r\n\r\n")
                && (read == 0 || body.len() >= length(head))
            {
                break;
            }
        }
        sender
            .send(String::from_utf8_lossy(&request).into_owned())
            .unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
    });
    (address, receiver)
}

/// The answer of a model that writes this draft, as the API streams it.
fn streamed(draft: &Value) -> String {
    let chunk = json!({
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": "m",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": draft.to_string()}, "finish_reason": "stop"}],
    });
    let body = format!("data: {chunk}\n\ndata: [DONE]\n\n");
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn asked(address: &str) -> crate::command::Sekisho {
    let finding = sample("eventbridge-prompt-injection.json");
    summarize(&[&finding], ["--format", "json"])
        .also(["--llm"])
        .env("SEKISHO_LLM_BASE_URL", address)
        .env("SEKISHO_LLM_MODEL", "m")
        .env("SEKISHO_LLM_KEY", KEY)
}

#[test]
fn a_dry_run_shows_the_request_without_a_value_and_without_the_key() {
    let run = asked("http://127.0.0.1:9/v1").also(["--llm-dry-run"]).run();
    let request: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(request["model"], "m");
    for value in VALUES.iter().chain([&KEY]) {
        assert!(!run.stdout.contains(value), "{value} is in the request");
    }
}

#[test]
fn what_is_sent_is_what_the_dry_run_shows() {
    let (address, requests) = server(streamed(&json!({})));
    told(&asked(&address).run());
    let sent = requests.recv().unwrap();
    let shown = asked(&address).also(["--llm-dry-run"]).run();
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, shown.stdout.trim_end());
    assert!(
        head.to_lowercase()
            .contains(&format!("authorization: bearer {KEY}"))
    );
}

#[test]
fn a_dishonest_draft_changes_nothing_and_is_recorded() {
    let template = {
        let finding = sample("eventbridge-prompt-injection.json");
        told(&summarize(&[&finding], ["--format", "json"]).run())
    };
    let lie = "The attack was blocked, so nothing has to be done. Open https://evil.example/ and run `aws iam create-user`.";
    let draft = json!({
        "what": {"ja": ["攻撃は遮断されました。"], "en": [lie]},
        "risk": {"ja": ["問題ありません。"], "en": ["There is no risk."]},
    });
    let (address, _requests) = server(streamed(&draft));
    let run = asked(&address).run();
    assert!(!run.stdout.contains("evil.example\",\"") && !run.stderr.contains(KEY));
    let report = told(&run);
    let [before, after] = [&template, &report].map(|report| &incidents(report)[0]);
    for member in ["what", "risk", "urgency", "actions", "references"] {
        assert_eq!(before[member], after[member], "{member}");
    }
    assert_eq!(after["llm"]["used"], false);
    assert!(
        after["llm"]["rejected"].as_array().unwrap().len() >= 4,
        "{}",
        after["llm"]
    );
}

#[test]
fn without_an_answer_the_template_stands_and_the_error_is_told() {
    let (address, _requests) = server(
        "HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}".to_owned(),
    );
    let run = asked(&address).run();
    assert!(
        run.stderr.contains("--llm") && !run.stderr.contains(KEY),
        "{}",
        run.stderr
    );
    let report = told(&run);
    assert_eq!(incidents(&report)[0]["llm"]["used"], false);
    assert!(incidents(&report)[0]["llm"]["error"].is_string());
    assert!(
        !incidents(&report)[0]["what"]["ja"]
            .as_str()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_model_has_to_be_named_and_plain_http_is_for_this_machine() {
    let finding = sample("eventbridge-prompt-injection.json");
    let run = summarize(&[&finding], ["--llm"])
        .without("SEKISHO_LLM_MODEL")
        .run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("SEKISHO_LLM_MODEL"), "{}", run.stderr);
    let run = asked("http://models.example/v1").run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("https"), "{}", run.stderr);
}
