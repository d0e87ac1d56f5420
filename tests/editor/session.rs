//! A scripted client: starts the server, keeps what it says, and fails at whatever the protocol does not allow.
#![allow(dead_code, reason = "each test uses a part of it")]

use crate::workspace::uri;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long anything may take. Nothing does, unless the server has stopped.
const LIMIT: Duration = Duration::from_mins(1);
/// How many messages are shown when the server says nothing any more.
const RECENT: usize = 8;

/// What a client can do and wants.
pub(crate) struct Client {
    parameters: Value,
    settings: Option<Value>,
    variables: Vec<(String, String)>,
}

/// A conversation with one server.
pub(crate) struct Session {
    child: Child,
    input: Option<ChildStdin>,
    inbox: Receiver<Incoming>,
    errors: Receiver<String>,
    next: i64,
    answers: BTreeMap<i64, Value>,
    recent: VecDeque<String>,
    has_ended: bool,
    /// What the client answers to `workspace/configuration`.
    pub(crate) settings: Value,
    /// The answer to `initialize`.
    pub(crate) initialized: Value,
    /// The last diagnostics that were published for each URI, with the version.
    pub(crate) published: BTreeMap<String, Value>,
    /// How often diagnostics were published.
    pub(crate) publications: usize,
    /// The requests of the server.
    pub(crate) asked: Vec<Value>,
    /// Notifications of the server that are no diagnostics.
    pub(crate) told: Vec<Value>,
    /// All messages of the server, if a test wants to look at them.
    pub(crate) heard: Option<Vec<Value>>,
}

/// What the server's standard output holds.
enum Incoming {
    Message(Value),
    /// Something that the protocol does not allow, and what it was.
    Stray(String),
    End,
}

/// How a process ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
}

impl Client {
    /// A client that has diagnostics sent to it, and can do nothing else.
    pub(crate) fn push() -> Self {
        let parameters = json!({
            "processId": null,
            "rootUri": null,
            "workspaceFolders": null,
            "initializationOptions": null,
            "capabilities": {"window": {}, "workspace": {}, "textDocument": {}, "general": {}},
        });
        Self {
            parameters,
            settings: None,
            variables: Vec::new(),
        }
    }

    /// A client that asks for diagnostics.
    pub(crate) fn pull() -> Self {
        Self::push()
            .able("/capabilities/textDocument", json!({"diagnostic": {}}))
            .able(
                "/capabilities/workspace",
                json!({"diagnostics": {"refreshSupport": true}}),
            )
    }

    /// Puts members into an object of the parameters of `initialize`.
    pub(crate) fn able(mut self, place: &str, members: Value) -> Self {
        let object = self.parameters.pointer_mut(place).unwrap();
        let Value::Object(members) = members else {
            panic!("no object: {members}");
        };
        object.as_object_mut().unwrap().extend(members);
        self
    }

    /// The client counts in bytes of UTF-8.
    pub(crate) fn utf8(self) -> Self {
        self.able(
            "/capabilities/general",
            json!({"positionEncodings": ["utf-8", "utf-16"]}),
        )
    }

    /// The client answers when it is asked for its settings.
    pub(crate) fn configured(mut self, settings: Value) -> Self {
        self.settings = Some(settings);
        self.able("/capabilities/workspace", json!({"configuration": true}))
    }

    /// The client can open something in a browser.
    pub(crate) fn showing(self) -> Self {
        self.able(
            "/capabilities/window",
            json!({"showDocument": {"support": true}}),
        )
    }

    /// The client shows progress.
    pub(crate) fn progressing(self) -> Self {
        self.able("/capabilities/window", json!({"workDoneProgress": true}))
    }

    /// The client tells of files that change on disk.
    pub(crate) fn watching(self) -> Self {
        self.able(
            "/capabilities/workspace",
            json!({"didChangeWatchedFiles": {"dynamicRegistration": true}}),
        )
    }

    pub(crate) fn options(mut self, options: Value) -> Self {
        self.parameters["initializationOptions"] = options;
        self
    }

    pub(crate) fn locale(mut self, locale: &str) -> Self {
        self.parameters["locale"] = json!(locale);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A folder of the workspace.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        let folders = &mut self.parameters["workspaceFolders"];
        if folders.is_null() {
            *folders = json!([]);
        }
        let folder = json!({"uri": uri(folder), "name": "folder"});
        folders.as_array_mut().unwrap().push(folder);
        self
    }

    /// Starts a server and shakes hands with it.
    pub(crate) fn start(self) -> Session {
        let parameters = self.parameters.clone();
        let mut session = self.launch();
        session.initialized = session.ask("initialize", parameters);
        session.tell("initialized", json!({}));
        session
    }

    /// Starts a server and says nothing yet.
    pub(crate) fn launch(self) -> Session {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        command
            .arg("lsp")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "C")
            .envs(self.variables)
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (sender, inbox) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || listen(output, &sender));
        let (sender, errors) = channel();
        let mut stderr = child.stderr.take().unwrap();
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = stderr.read_to_end(&mut text);
            let _ = sender.send(String::from_utf8_lossy(&text).into_owned());
        });
        Session {
            input: child.stdin.take(),
            child,
            inbox,
            errors,
            next: 0,
            answers: BTreeMap::new(),
            recent: VecDeque::new(),
            has_ended: false,
            settings: self.settings.unwrap_or_default(),
            initialized: Value::Null,
            published: BTreeMap::new(),
            publications: 0,
            asked: Vec::new(),
            told: Vec::new(),
            heard: None,
        }
    }
}

/// Takes the standard output apart: nothing may stand in it but messages.
fn listen(mut output: impl BufRead, inbox: &Sender<Incoming>) {
    loop {
        let incoming = match message(&mut output) {
            Ok(Some(message)) => Incoming::Message(message),
            Ok(None) => Incoming::End,
            Err(stray) => Incoming::Stray(stray),
        };
        let is_last = !matches!(incoming, Incoming::Message(_));
        if inbox.send(incoming).is_err() || is_last {
            return;
        }
    }
}

/// One message; none at the end of the output.
fn message(output: &mut impl BufRead) -> Result<Option<Value>, String> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        output
            .read_until(b'\n', &mut line)
            .map_err(|error| error.to_string())?;
        if line.is_empty() && length.is_none() {
            return Ok(None);
        }
        let line = String::from_utf8(line).map_err(|error| error.to_string())?;
        let Some(header) = line.strip_suffix("\r\n") else {
            return Err(format!("a header that does not end: {line:?}"));
        };
        match header.split_once(": ") {
            None if header.is_empty() => break,
            Some(("Content-Length", bytes)) => {
                let bytes: usize = bytes.parse().map_err(|_| line.clone())?;
                length = Some(bytes);
            }
            Some(("Content-Type", _)) => {}
            _ => return Err(format!("no header: {line:?}")),
        }
    }
    let length = length.ok_or("a message without its length")?;
    let mut body = vec![0; length];
    output
        .read_exact(&mut body)
        .map_err(|error| error.to_string())?;
    let message: Value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
    if message["jsonrpc"] == "2.0" {
        Ok(Some(message))
    } else {
        Err(format!("no message: {message}"))
    }
}

impl Session {
    /// Writes bytes as they are.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        self.write(&framed(message));
    }

    /// Requests up to this number are written by the test itself.
    pub(crate) fn expect_up_to(&mut self, id: i64) {
        self.next = self.next.max(id);
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, parameters: Value) {
        self.send(&notification(method, parameters));
    }

    /// Sends a request and gives its number.
    pub(crate) fn post(&mut self, method: &str, parameters: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}));
        id
    }

    /// The whole answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.until(&format!("the answer to request {id}"), |session| {
            session.answers.remove(&id)
        })
    }

    /// Sends a request, and gives its result or its error.
    pub(crate) fn request(&mut self, method: &str, parameters: Value) -> Result<Value, Value> {
        let id = self.post(method, parameters);
        let mut answer = self.answer(id);
        match answer.get_mut("result") {
            Some(result) => Ok(result.take()),
            None => Err(answer["error"].take()),
        }
    }

    /// Sends a request that has to succeed.
    pub(crate) fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.request(method, parameters)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, 1, text);
    }

    pub(crate) fn open_as(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "languageId": "any", "version": version, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Opens a document and waits for its diagnostics.
    pub(crate) fn opened(&mut self, uri: &str, text: &str) -> Vec<Value> {
        self.open(uri, text);
        self.diagnostics(uri, 1)
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &[Value]) {
        let document = json!({"uri": uri, "version": version});
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// Puts another text in the place of a document's and waits for its diagnostics.
    pub(crate) fn replaced(&mut self, uri: &str, version: i32, text: &str) -> Vec<Value> {
        self.change(uri, version, &[json!({"text": text})]);
        self.diagnostics(uri, version)
    }

    pub(crate) fn save(&mut self, uri: &str) {
        self.tell(
            "textDocument/didSave",
            json!({"textDocument": {"uri": uri}}),
        );
    }

    pub(crate) fn close_document(&mut self, uri: &str) {
        self.tell(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
    }

    /// The diagnostics of a version of a document, once they were published.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let what = format!("diagnostics of {uri} in version {version}");
        self.until(&what, |session| {
            let published = session.published.get(uri)?;
            (published["version"] == version).then(|| items(published))
        })
    }

    /// Waits until the diagnostics of a file are as they have to be.
    pub(crate) fn diagnostics_where(
        &mut self,
        uri: &str,
        what: &str,
        are: impl Fn(&[Value]) -> bool,
    ) -> Vec<Value> {
        self.until(&format!("{what} in {uri}"), |session| {
            let found = session.published.get(uri).map(items).unwrap_or_default();
            are(&found).then_some(found)
        })
    }

    /// The diagnostics of a document for a client that asks for them.
    pub(crate) fn pulled(&mut self, uri: &str) -> Vec<Value> {
        let report = self.ask(
            "textDocument/diagnostic",
            json!({"textDocument": {"uri": uri}}),
        );
        items_of(&report["items"])
    }

    /// The diagnostics of the whole workspace for a client that asks for them, by URI.
    pub(crate) fn pulled_all(&mut self) -> BTreeMap<String, Vec<Value>> {
        let report = self.ask("workspace/diagnostic", json!({"previousResultIds": []}));
        let files = report["items"].as_array().unwrap().iter();
        let file = |file: &Value| {
            let uri = file["uri"].as_str().unwrap().to_owned();
            (uri, items_of(&file["items"]))
        };
        files.map(file).collect()
    }

    pub(crate) fn hover(&mut self, uri: &str, at: [usize; 2]) -> Value {
        self.ask("textDocument/hover", here(uri, at))
    }

    /// The text of a hover; nothing if there is none.
    pub(crate) fn hovered(&mut self, uri: &str, at: [usize; 2]) -> String {
        let hover = self.hover(uri, at);
        let text = hover.pointer("/contents/value").and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    }

    pub(crate) fn completions(&mut self, uri: &str, at: [usize; 2]) -> Vec<Value> {
        let items = self.ask("textDocument/completion", here(uri, at));
        items.as_array().cloned().unwrap_or_default()
    }

    /// The code actions for a diagnostic.
    pub(crate) fn actions(&mut self, uri: &str, diagnostic: &Value) -> Vec<Value> {
        let parameters = json!({
            "textDocument": {"uri": uri},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        });
        let actions = self.ask("textDocument/codeAction", parameters);
        let actions = actions.as_array().cloned().unwrap_or_default();
        let is_answer = |action: &Value| {
            let answered = action["diagnostics"].as_array();
            answered.is_some_and(|answered| answered.contains(diagnostic))
        };
        actions.into_iter().filter(is_answer).collect()
    }

    /// Changes of files on disk.
    pub(crate) fn watched(&mut self, paths: &[&Path]) {
        let changes = paths
            .iter()
            .map(|path| json!({"uri": uri(path), "type": if path.exists() {2} else {3}}));
        let changes: Vec<Value> = changes.collect();
        self.tell(
            "workspace/didChangeWatchedFiles",
            json!({"changes": changes}),
        );
    }

    /// How many requests of a kind the server has sent.
    pub(crate) fn asked_for(&self, method: &str) -> usize {
        let asked = self.asked.iter();
        asked.filter(|request| request["method"] == method).count()
    }

    /// What the server has said of itself: log messages and messages for the user.
    pub(crate) fn messages(&self) -> Vec<String> {
        let messages = self
            .told
            .iter()
            .filter_map(|told| told.pointer("/params/message")?.as_str());
        messages.map(str::to_owned).collect()
    }

    /// Waits for something, reading messages until it is there.
    pub(crate) fn until<T>(
        &mut self,
        what: &str,
        mut found: impl FnMut(&mut Self) -> Option<T>,
    ) -> T {
        loop {
            if let Some(found) = found(self) {
                return found;
            }
            match self.inbox.recv_timeout(LIMIT) {
                Ok(Incoming::Message(message)) => self.take(message),
                Ok(Incoming::Stray(stray)) => panic!("on the standard output: {stray}"),
                Ok(Incoming::End) | Err(_) => {
                    let recent: Vec<&str> = self.recent.iter().map(String::as_str).collect();
                    panic!(
                        "waited for {what}; the last messages:\n{}",
                        recent.join("\n")
                    )
                }
            }
        }
    }

    fn take(&mut self, message: Value) {
        let mut line = message.to_string();
        if let Some((end, _)) = line.char_indices().nth(600) {
            line.truncate(end);
        }
        self.recent.push_back(line);
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
        if let Some(heard) = &mut self.heard {
            heard.push(message.clone());
        }
        let method = message["method"].as_str().map(str::to_owned);
        match (method.as_deref(), message.get("id").cloned()) {
            (Some(method), Some(id)) => {
                let result = self.reply(method, &message["params"]);
                // Who sends a last request and goes does not wait for the answer.
                if let Some(input) = &mut self.input {
                    let answer = json!({"jsonrpc": "2.0", "id": id, "result": result});
                    let _ = input
                        .write_all(&framed(&answer))
                        .and_then(|()| input.flush());
                }
                self.asked.push(message);
            }
            (Some("textDocument/publishDiagnostics"), None) => {
                let parameters = &message["params"];
                let uri = parameters["uri"].as_str().unwrap().to_owned();
                self.published.insert(uri, parameters.clone());
                self.publications += 1;
            }
            // To what cannot be read an answer has no number.
            (Some(_), None) | (None, Some(Value::Null)) => self.told.push(message),
            (None, Some(id)) => {
                let id = id.as_i64().unwrap();
                assert!(id <= self.next, "an answer to nothing: {message}");
                self.answers.insert(id, message);
            }
            (None, None) => panic!("no message: {message}"),
        }
    }

    fn reply(&self, method: &str, parameters: &Value) -> Value {
        match method {
            "workspace/configuration" => {
                let items = parameters["items"].as_array().unwrap().iter();
                let section = |item: &Value| match item["section"].as_str() {
                    Some("sekisho") => self.settings.clone(),
                    _ => Value::Null,
                };
                items.map(section).collect()
            }
            "window/showDocument" => json!({"success": true}),
            _ => Value::Null,
        }
    }

    /// Says goodbye as the protocol wants it. The standard error has to be empty.
    pub(crate) fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let ended = self.ended();
        assert_eq!(ended.stderr, "");
        assert_eq!(ended.code, Some(0));
    }

    /// Closes the standard input.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for the end of the process.
    pub(crate) fn ended(&mut self) -> Ended {
        loop {
            match self.inbox.recv_timeout(LIMIT) {
                Ok(Incoming::Message(message)) => self.take(message),
                Ok(Incoming::Stray(stray)) => panic!("on the standard output: {stray}"),
                Ok(Incoming::End) => break,
                Err(error) => panic!("the process goes on: {error}"),
            }
        }
        let stderr = self.errors.recv_timeout(LIMIT).unwrap();
        let status = self.child.wait().unwrap();
        self.has_ended = true;
        Ended {
            code: status.code(),
            stderr,
        }
    }

    /// How much memory the server has, in KiB, where the system tells.
    pub(crate) fn memory(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }
}

impl Drop for Session {
    /// A test that fails leaves no server behind.
    fn drop(&mut self) {
        if !self.has_ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

pub(crate) fn notification(method: &str, parameters: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": parameters})
}

/// A message as it goes over the wire.
pub(crate) fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The parameters of a request about a place.
pub(crate) fn here(uri: &str, [line, character]: [usize; 2]) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

fn items(published: &Value) -> Vec<Value> {
    items_of(&published["diagnostics"])
}

/// Diagnostics in an order that does not depend on how they were found.
fn items_of(items: &Value) -> Vec<Value> {
    let mut items = items.as_array().cloned().unwrap_or_default();
    items.sort_by_cached_key(Value::to_string);
    items
}
