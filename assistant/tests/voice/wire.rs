//! From a brief to a verified text over the wire, with a server that behaves and with many that do not.

use crate::briefs::{HOSTILE, honest, logging};
use crate::server::{Act, Seen, Server, event, events, head, json, stream_head, streamed};
use assistant::voice::{
    Endpoint, EndpointError, Limits, Request, Secret, SendError, redact, request, send, verify,
};
use serde_json::json;
use std::time::Duration;

const KEY: &str = "sk-nobodys-key-0123456789";

fn endpoint(base: &str) -> Endpoint {
    Endpoint {
        base_url: format!("{base}/v1"),
        model: "some-model".to_owned(),
        key: Secret::new(KEY),
        azure_api_version: None,
    }
}

fn asked() -> Request {
    request(&redact(&logging()), "some-model")
}

/// Waits that do not hold up the tests.
fn limits() -> Limits {
    Limits {
        timeout: Duration::from_mins(1),
        wait: Duration::ZERO,
        ..Limits::default()
    }
}

/// Sends to a server that does this; the answer and what the server saw.
async fn sent(acts: Vec<Act>) -> (Result<String, SendError>, Vec<Seen>) {
    let server = Server::start(acts).await;
    let answer = send(&asked(), &endpoint(&server.base), &limits()).await;
    (answer, server.seen())
}

/// An error that holds nothing of what was sent, and ends with a next step.
#[track_caller]
fn discreet(error: &SendError) {
    let text = format!("{error} {error:?}");
    for secret in [KEY, "You phrase", "{NAME_1}", "tanaka", "echo"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert!(error.to_string().contains(';'), "{error}");
}

#[tokio::test]
async fn a_draft_is_asked_for_streamed_back_and_verified() {
    let draft = honest().to_string();
    let server = Server::start(vec![streamed(&draft)]).await;
    let brief = logging();
    let redacted = redact(&brief);
    let request = request(&redacted, "some-model");
    let answer = send(&request, &endpoint(&server.base), &limits())
        .await
        .unwrap();
    assert_eq!(answer, draft);
    let verified = verify(&redacted, request.model(), &answer);
    assert!(verified.used && verified.rejected.is_empty());

    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert!(
        seen[0]
            .head
            .starts_with("POST /v1/chat/completions HTTP/1.1")
    );
    assert!(
        seen[0]
            .head
            .to_lowercase()
            .contains(&format!("authorization: bearer {KEY}"))
    );
    // What a dry run prints is what was sent, byte for byte; and no value and no stranger's text is in it.
    assert_eq!(seen[0].body, request.body());
    assert!(!seen[0].body.contains(KEY));
    for fact in &brief.facts {
        assert!(
            fact.value.len() < 3 || !seen[0].body.contains(&fact.value),
            "{}",
            fact.value
        );
    }
    let all = format!("{}{}", seen[0].head, seen[0].body);
    assert!(
        !HOSTILE
            .split(' ')
            .filter(|word| word.len() > 5 && !word.starts_with('{'))
            .any(|word| all.contains(word))
    );
}

#[tokio::test]
async fn events_may_be_cut_anywhere_even_within_a_letter() {
    let draft = honest().to_string();
    let mut pieces = vec![stream_head()];
    pieces.extend(events(&draft).into_bytes().chunks(11).map(<[u8]>::to_vec));
    let (answer, _) = sent(vec![Act::Send(pieces)]).await;
    assert_eq!(answer.unwrap(), draft);
}

#[tokio::test]
async fn comments_other_line_ends_and_events_without_choices_do_no_harm() {
    let text = events("{}").replace('\n', "\r\n");
    let body = format!(": keep-alive\r\n\r\ndata: {{\"choices\":[]}}\r\n\r\n{text}");
    let (answer, _) = sent(vec![Act::Send(vec![stream_head(), body.into_bytes()])]).await;
    assert_eq!(answer.unwrap(), "{}");
}

#[tokio::test]
async fn azure_is_asked_at_its_deployment_with_its_version_and_header() {
    let server = Server::start(vec![streamed("{}")]).await;
    let endpoint = Endpoint {
        base_url: format!("{}/", server.base),
        model: "our-deployment".to_owned(),
        key: Secret::new(KEY),
        azure_api_version: Some("2024-10-21".to_owned()),
    };
    let path = "/openai/deployments/our-deployment/chat/completions?api-version=2024-10-21";
    assert_eq!(
        endpoint.address().unwrap(),
        format!("{}{path}", server.base)
    );
    send(&asked(), &endpoint, &limits()).await.unwrap();
    let seen = server.seen();
    assert!(
        seen[0].head.starts_with(&format!("POST {path} ")),
        "{}",
        seen[0].head
    );
    assert!(seen[0].head.contains(&format!("api-key: {KEY}")));
    assert!(!seen[0].head.to_lowercase().contains("authorization"));
}

#[tokio::test]
async fn a_server_that_needs_no_key_gets_none() {
    let server = Server::start(vec![streamed("{}")]).await;
    let endpoint = Endpoint {
        key: Secret::default(),
        ..endpoint(&server.base)
    };
    assert!(endpoint.is_local());
    send(&asked(), &endpoint, &limits()).await.unwrap();
    assert!(
        !server.seen()[0]
            .head
            .to_lowercase()
            .contains("authorization")
    );
}

#[tokio::test]
async fn who_is_busy_is_asked_once_more_and_not_twice() {
    let busy = |status| {
        json(
            status,
            "retry-after: 0\r\n",
            "{\"error\":{\"message\":\"echo\"}}",
        )
    };
    for status in [
        "429 Too Many Requests",
        "503 Service Unavailable",
        "500 Oops",
    ] {
        let (answer, seen) = sent(vec![busy(status), streamed("{}")]).await;
        assert_eq!(answer.unwrap(), "{}");
        assert_eq!(seen.len(), 2);
        assert_eq!(seen[0].body, seen[1].body);
    }
    let (answer, seen) = sent(vec![busy("429 Too Many Requests")]).await;
    assert_eq!(answer.unwrap_err(), SendError::SlowDown);
    assert_eq!(seen.len(), 2);
    let (answer, seen) = sent(vec![busy("502 Bad Gateway")]).await;
    assert_eq!(answer.unwrap_err(), SendError::ServerFailed(502));
    assert_eq!(seen.len(), 2);
}

#[tokio::test]
async fn who_asks_for_a_long_wait_is_not_waited_for() {
    let busy = json("429 Too Many Requests", "retry-after: 86400\r\n", "{}");
    let (answer, seen) = sent(vec![busy]).await;
    assert_eq!(answer.unwrap_err(), SendError::SlowDown);
    assert_eq!(seen.len(), 1);
}

#[tokio::test]
async fn refusals_are_told_apart_and_quote_nothing() {
    let echo = format!(
        "{{\"error\":{{\"message\":\"echo {KEY} You phrase {{NAME_1}}\",\"code\":\"CODE\"}}}}"
    );
    let cases = [
        (
            "401 Unauthorized",
            "invalid_api_key",
            SendError::KeyRefused(401),
        ),
        ("403 Forbidden", "x", SendError::KeyRefused(403)),
        ("404 Not Found", "model_not_found", SendError::NoSuchModel),
        ("302 Found", "x", SendError::Redirected(302)),
        ("400 Bad Request", "content_filter", SendError::Declined),
        (
            "400 Bad Request",
            "unsupported_parameter",
            SendError::NotAccepted {
                status: 400,
                code: ", unsupported_parameter".to_owned(),
            },
        ),
        (
            "400 Bad Request",
            "echo of sk-nobodys-key-0123456789",
            SendError::NotAccepted {
                status: 400,
                code: String::new(),
            },
        ),
    ];
    for (status, code, expected) in cases {
        let elsewhere = "location: http://127.0.0.1:9/v1/chat/completions\r\n";
        let act = json(status, elsewhere, &echo.replace("CODE", code));
        let (answer, seen) = sent(vec![act]).await;
        let error = answer.unwrap_err();
        assert_eq!(error, expected, "{status} {code}");
        assert_eq!(seen.len(), 1);
        discreet(&error);
    }
}

#[tokio::test]
async fn answers_that_are_no_stream_of_the_api_are_told_so() {
    let whole = json!({ "choices": [{ "message": { "content": "{}" } }] }).to_string();
    for body in [
        "data: echo not JSON\n\n",
        "data: [1,2]\n\n",
        "data: [DONE]\n\n",
        "<html>echo</html>",
        "",
        &whole,
    ] {
        let (answer, _) = sent(vec![Act::Send(vec![
            stream_head(),
            body.as_bytes().to_vec(),
        ])])
        .await;
        let error = answer.unwrap_err();
        assert!(
            matches!(error, SendError::NotUnderstood | SendError::Cut),
            "{body}: {error}"
        );
        discreet(&error);
    }
    let deep = format!("data: {}\n\n", "[".repeat(50_000));
    let (answer, _) = sent(vec![Act::Send(vec![stream_head(), deep.into_bytes()])]).await;
    assert_eq!(answer.unwrap_err(), SendError::NotUnderstood);
}

#[tokio::test]
async fn a_model_that_declines_or_stops_early_is_told_so() {
    let cases = [
        (
            event(&json!({ "refusal": "echo" }), None),
            SendError::Declined,
        ),
        (
            event(&json!({ "content": "{" }), Some("content_filter")),
            SendError::Declined,
        ),
        (
            event(&json!({ "content": "{" }), Some("length")),
            SendError::TooLarge(1),
        ),
        (
            event(&json!({ "content": "{" }), Some("tool_calls")),
            SendError::NotUnderstood,
        ),
        (
            "data: {\"error\":{\"message\":\"echo\"}}\n\n".to_owned(),
            SendError::Broken,
        ),
    ];
    for (body, expected) in cases {
        let (answer, _) = sent(vec![Act::Send(vec![
            stream_head(),
            body.clone().into_bytes(),
        ])])
        .await;
        let error = answer.unwrap_err();
        assert_eq!(error, expected, "{body}");
        discreet(&error);
    }
}

#[tokio::test]
async fn a_stream_that_is_cut_gives_no_half_draft() {
    let body = event(&json!({ "content": "{\"what\":" }), None);
    let (answer, _) = sent(vec![Act::Send(vec![
        stream_head(),
        body.clone().into_bytes(),
    ])])
    .await;
    assert_eq!(answer.unwrap_err(), SendError::Cut);
    // The length promises more than comes.
    let head = head(
        "200 OK",
        "content-type: text/event-stream\r\ncontent-length: 100000\r\n",
    );
    let (answer, _) = sent(vec![Act::Send(vec![head, body.into_bytes()])]).await;
    let error = answer.unwrap_err();
    assert_eq!(error, SendError::Cut);
    discreet(&error);
}

#[tokio::test]
async fn a_stream_without_end_is_cut_off() {
    let piece = event(&json!({ "content": "x".repeat(512) }), None);
    // Of content, of a frame that never ends, and of nothing but comments.
    for piece in [piece.into_bytes(), vec![b'x'; 4096], b": ping\n\n".to_vec()] {
        let (answer, _) = sent(vec![Act::Endless(stream_head(), piece)]).await;
        let error = answer.unwrap_err();
        assert!(matches!(error, SendError::TooLarge(_)), "{error}");
        discreet(&error);
    }
}

#[tokio::test]
async fn a_server_that_goes_quiet_is_given_up() {
    for act in [
        Act::Stall(Vec::new()),
        Act::Stall(stream_head()),
        Act::Stall(head("400 Bad Request", "")),
    ] {
        let server = Server::start(vec![act]).await;
        let limits = Limits {
            timeout: Duration::from_millis(300),
            ..limits()
        };
        let error = send(&asked(), &endpoint(&server.base), &limits)
            .await
            .unwrap_err();
        assert_eq!(error, SendError::TimedOut(0));
        discreet(&error);
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_so() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = send(&asked(), &endpoint(&base), &limits())
        .await
        .unwrap_err();
    assert_eq!(error, SendError::NotReached);
    discreet(&error);
}

#[test]
fn an_endpoint_that_would_betray_something_is_not_used() {
    let at = |base: &str| {
        let endpoint = Endpoint {
            base_url: base.to_owned(),
            model: "m".to_owned(),
            key: Secret::new(KEY),
            azure_api_version: None,
        };
        endpoint.address()
    };
    assert_eq!(
        at("https://api.openai.com/v1").unwrap(),
        "https://api.openai.com/v1/chat/completions"
    );
    assert_eq!(
        at("http://[::1]:8080/v1/").unwrap(),
        "http://[::1]:8080/v1/chat/completions"
    );
    assert_eq!(
        at("http://localhost:11434/v1").unwrap(),
        "http://localhost:11434/v1/chat/completions"
    );
    assert_eq!(
        at("http://api.example.com/v1"),
        Err(EndpointError::NotEncrypted)
    );
    assert_eq!(
        at("http://localhost.example.com/v1"),
        Err(EndpointError::NotEncrypted)
    );
    assert_eq!(
        at("https://user:word@example.com/v1"),
        Err(EndpointError::TooMuch)
    );
    assert_eq!(
        at("https://example.com/v1?key=x"),
        Err(EndpointError::TooMuch)
    );
    assert_eq!(at("file:///etc/passwd"), Err(EndpointError::NoUrl));
    assert_eq!(at("example.com"), Err(EndpointError::NoUrl));
    let mut endpoint = Endpoint {
        base_url: "https://example.com".to_owned(),
        model: "../../x".to_owned(),
        key: Secret::new("a\nb"),
        azure_api_version: Some("v1".to_owned()),
    };
    assert_eq!(
        endpoint.address(),
        Err(EndpointError::NotPrintable("deployment"))
    );
    endpoint.model = "m".to_owned();
    assert_eq!(endpoint.address(), Err(EndpointError::NotPrintable("key")));
    endpoint.model = " ".to_owned();
    endpoint.azure_api_version = None;
    assert_eq!(endpoint.address(), Err(EndpointError::NoModel));
    assert!(!format!("{endpoint:?}").contains("a\\nb"));
}
