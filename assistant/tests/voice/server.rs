//! A server on this machine that speaks the OpenAI chat completions API, as well or as badly as a test wants.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Sends these pieces one by one and closes the connection.
    Send(Vec<Vec<u8>>),
    /// Sends the first piece, then the second without end.
    Endless(Vec<u8>, Vec<u8>),
    /// Sends this and then nothing, until the other side goes.
    Stall(Vec<u8>),
}

/// One request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// The request line and the headers.
    pub(crate) head: String,
    /// The body, byte for byte.
    pub(crate) body: String,
}

/// A running server and what it saw.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`.
    pub(crate) base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Starts a server that does one act for each request, in order, and the last one again and again.
    pub(crate) async fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let record = Arc::clone(&seen);
        tokio::spawn(async move {
            let mut acts = acts.into_iter().peekable();
            while let Ok((stream, _)) = listener.accept().await {
                let Some(act) = acts.peek().cloned() else {
                    return;
                };
                acts.next();
                if acts.peek().is_none() {
                    acts = vec![act.clone()].into_iter().peekable();
                }
                tokio::spawn(answer(stream, act, Arc::clone(&record)));
            }
        });
        Self { base, seen }
    }

    /// What came in so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

async fn answer(mut stream: TcpStream, act: Act, record: Arc<Mutex<Vec<Seen>>>) {
    let Some(seen) = read(&mut stream).await else {
        return;
    };
    record.lock().unwrap().push(seen);
    match act {
        Act::Send(pieces) => {
            for piece in pieces {
                let _ = stream.write_all(&piece).await;
                let _ = stream.flush().await;
                // So that the pieces arrive apart: whoever reads gets its turn.
                tokio::task::yield_now().await;
            }
        }
        Act::Endless(head, piece) => {
            let mut open = stream.write_all(&head).await.is_ok();
            while open {
                open = stream.write_all(&piece).await.is_ok();
            }
        }
        Act::Stall(head) => {
            let _ = stream.write_all(&head).await;
            let mut rest = [0; 64];
            while stream.read(&mut rest).await.is_ok_and(|read| read > 0) {}
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let length: usize = head
                .lines()
                .find_map(|line| {
                    line.to_ascii_lowercase()
                        .strip_prefix("content-length:")?
                        .trim()
                        .parse()
                        .ok()
                })
                .unwrap_or_default();
            if bytes.len() >= end + 4 + length {
                let body = String::from_utf8(bytes[end + 4..].to_vec()).unwrap();
                return Some(Seen { head, body });
            }
        }
        let read = stream.read(&mut buffer).await.ok()?;
        if read == 0 {
            return None;
        }
        bytes.extend_from_slice(&buffer[..read]);
    }
}

/// The head of an answer; without a length the body ends where the connection does.
pub(crate) fn head(status: &str, headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\n{headers}\r\n").into_bytes()
}

/// A whole answer with a JSON body.
pub(crate) fn json(status: &str, headers: &str, body: &str) -> Act {
    let length = format!(
        "content-type: application/json\r\ncontent-length: {}\r\n{headers}",
        body.len()
    );
    Act::Send(vec![head(status, &length), body.as_bytes().to_vec()])
}

/// The head of a stream of events.
pub(crate) fn stream_head() -> Vec<u8> {
    head("200 OK", "content-type: text/event-stream\r\n")
}

/// One event with a delta.
pub(crate) fn event(delta: &serde_json::Value, finish: Option<&str>) -> String {
    let chunk = serde_json::json!({
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "some-model",
        "choices": [{ "index": 0, "delta": delta, "finish_reason": finish }],
    });
    format!("data: {chunk}\n\n")
}

/// All events of an answer: the role, the text in pieces of a few letters, the end.
pub(crate) fn events(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = event(
        &serde_json::json!({ "role": "assistant", "content": "" }),
        None,
    );
    for piece in letters.chunks(7) {
        let piece: String = piece.iter().collect();
        out.push_str(&event(&serde_json::json!({ "content": piece }), None));
    }
    out.push_str(&event(&serde_json::json!({}), Some("stop")));
    out.push_str("data: [DONE]\n\n");
    out
}

/// A whole answer as a stream.
pub(crate) fn streamed(text: &str) -> Act {
    Act::Send(vec![stream_head(), events(text).into_bytes()])
}
