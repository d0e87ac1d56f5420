//! The messages of a client, out of the bytes that it writes.
//!
//! For the protocol's library anything that it cannot read is the end of the conversation. So it gets only what it can
//! read: what is no message is passed over, and an answer with something missing or something more is put in order.

use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// The longest line of a head, in bytes.
const LINE: u64 = 8 << 10;
/// The longest message, in bytes.
const LONGEST: u64 = 1 << 30;
/// How many messages may wait to be read.
const WAITING: usize = 16;

/// What a client says, message by message.
pub(super) struct Intake {
    inbox: Receiver<Vec<u8>>,
    /// The message that is being read.
    current: Vec<u8>,
    /// How much of it was read.
    read: usize,
}

/// What tells a message from other JSON.
#[derive(Deserialize)]
struct Envelope {
    jsonrpc: String,
    method: Option<String>,
    id: Option<Id>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "that it is one of these is all that has to be known"
)]
enum Id {
    Number(i64),
    Text(String),
}

impl Intake {
    /// Listens to the standard input on a thread of its own: somebody may hold it open for ever.
    pub(super) fn listen() -> io::Result<Self> {
        let (sender, inbox) = channel(WAITING);
        let listen = move || sort(BufReader::new(io::stdin()), &sender);
        std::thread::Builder::new()
            .name("intake".to_owned())
            .spawn(listen)?;
        Ok(Self {
            inbox,
            current: Vec::new(),
            read: 0,
        })
    }
}

impl AsyncRead for Intake {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        while this.read == this.current.len() {
            match ready!(this.inbox.poll_recv(context)) {
                Some(message) => (this.current, this.read) = (message, 0),
                // Nothing read is the end of the input.
                None => return Poll::Ready(Ok(())),
            }
        }
        let rest = this.current.get(this.read..).unwrap_or_default();
        let part = rest.get(..buffer.remaining()).unwrap_or(rest);
        buffer.put_slice(part);
        this.read += part.len();
        Poll::Ready(Ok(()))
    }
}

/// Hands on all messages until the input ends or nobody wants them any more.
fn sort(mut input: impl BufRead, outbox: &Sender<Vec<u8>>) {
    while let Ok(Some(body)) = body(&mut input) {
        let Some(body) = message(body) else { continue };
        let mut framed = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        framed.extend(body);
        if outbox.blocking_send(framed).is_err() {
            return;
        }
    }
}

/// What the next head announces; none at the end of the input.
fn body(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        length = announced(line).or(length);
        if let (true, Some(length)) = (line.is_empty(), length) {
            let mut body = Vec::new();
            let read = input.by_ref().take(length).read_to_end(&mut body)?;
            return Ok((read as u64 == length).then_some(body));
        }
    }
}

/// The length that a line of a head announces. Something that does not belong there may stand before it.
fn announced(line: &str) -> Option<u64> {
    let line = line.to_ascii_lowercase();
    let (_, length) = line.rsplit_once("content-length:")?;
    let length = length.trim().parse().ok()?;
    (length <= LONGEST).then_some(length)
}

/// A body as the library can read it, if it is a message.
fn message(body: Vec<u8>) -> Option<Vec<u8>> {
    let envelope: Envelope = serde_json::from_slice(&body).ok()?;
    if envelope.jsonrpc != "2.0" {
        return None;
    }
    if envelope.method.is_some() {
        return Some(body);
    }
    envelope.id?;
    let answer: Value = serde_json::from_slice(&body).ok()?;
    let (id, result) = (answer.get("id"), answer.get("result"));
    let answer = match answer.get("error") {
        Some(Value::Object(error)) => {
            let code = error.get("code").and_then(Value::as_i64);
            let text = error.get("message").and_then(Value::as_str);
            let error =
                json!({"code": code.unwrap_or_default(), "message": text.unwrap_or_default()});
            json!({"jsonrpc": "2.0", "id": id, "error": error})
        }
        _ => json!({"jsonrpc": "2.0", "id": id, "result": result}),
    };
    Some(answer.to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::{body, message};
    use serde_json::{Value, json};

    fn put_in_order(message: &Value) -> Option<Value> {
        let body = super::message(message.to_string().into_bytes())?;
        serde_json::from_slice(&body).ok()
    }

    #[test]
    fn heads_may_be_odd_and_bodies_are_as_long_as_they_say() {
        let text = "x\r\n\r\n{}Content-Length: 3\r\n\r\n関content-length:2\r\nContent-Type: y\r\n\r\nabContent-Length: -1\r\n\r\nContent-Length: 9\r\n\r\nend";
        let mut input = text.as_bytes();
        let mut next = || body(&mut input).unwrap();
        assert_eq!(next().unwrap(), "関".as_bytes());
        assert_eq!(next().unwrap(), b"ab");
        assert_eq!(next(), None, "the last one is cut off");
    }

    #[test]
    fn only_messages_are_handed_on() {
        for no_message in ["", "{", "{}", "[]", "null", "{\"jsonrpc\":\"2.0\"}"] {
            assert_eq!(message(no_message.into()), None, "{no_message}");
        }
        let news = json!({"jsonrpc": "2.0", "method": "関所"});
        assert_eq!(put_in_order(&news), Some(news));
        let question = json!({"jsonrpc": "2.0", "method": "x", "id": 1.5});
        assert_eq!(put_in_order(&question), None);
        let old = json!({"jsonrpc": "1.0", "method": "x"});
        assert_eq!(put_in_order(&old), None);
    }

    #[test]
    fn answers_are_put_in_order() {
        let bare = json!({"jsonrpc": "2.0", "id": 7});
        let whole = json!({"jsonrpc": "2.0", "id": 7, "result": null});
        assert_eq!(put_in_order(&bare).unwrap(), whole);
        let talkative = json!({"jsonrpc": "2.0", "id": "a", "result": null, "error": {"code": -32601, "message": "no", "stack": []}});
        let short =
            json!({"jsonrpc": "2.0", "id": "a", "error": {"code": -32601, "message": "no"}});
        assert_eq!(put_in_order(&talkative).unwrap(), short);
    }
}
