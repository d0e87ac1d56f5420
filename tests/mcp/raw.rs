//! A conversation with the built server line by line, for what no decent client would say.

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A server that was not greeted yet.
pub(crate) struct Raw {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Raw {
    /// Starts one.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_sekisho"))
            .arg("mcp")
            .current_dir(folder)
            .env("LANG", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self {
            input: process.stdin.take(),
            output: BufReader::new(process.stdout.take().unwrap()),
            process,
        }
    }

    /// Writes bytes as they are.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes.as_ref()).unwrap();
        input.flush().unwrap();
    }

    /// Greets the server.
    pub(crate) fn greet(&mut self) -> Value {
        let client = json!({"name": "test", "version": "1"});
        let greeting =
            json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client});
        self.write(line(&request(0, "initialize", &greeting)));
        let answer = self.answer(0);
        self.write(line(
            &json!({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        ));
        answer
    }

    /// The next line that answers a request with this id; what comes before it is kept in `before`.
    pub(crate) fn answer_after(&mut self, id: u64, before: &mut Vec<Value>) -> Value {
        loop {
            let mut text = String::new();
            assert!(
                self.output.read_line(&mut text).unwrap() > 0,
                "the server ended"
            );
            let message: Value = serde_json::from_str(&text).expect("only messages");
            if message["id"] == id {
                return message;
            }
            before.push(message);
        }
    }

    /// The next line that answers a request with this id.
    pub(crate) fn answer(&mut self, id: u64) -> Value {
        self.answer_after(id, &mut Vec::new())
    }

    /// Closes the input and waits for the end: the exit code, and what was still said.
    pub(crate) fn end(mut self) -> (i32, Vec<Value>) {
        drop(self.input.take());
        let lines = self.output.by_ref().lines();
        let rest = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap());
        let rest = rest.collect();
        (self.process.wait().unwrap().code().unwrap(), rest)
    }
}

/// A request.
pub(crate) fn request(id: u64, method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

/// A call of a tool.
pub(crate) fn call(id: u64, tool: &str, arguments: &Value) -> Value {
    request(
        id,
        "tools/call",
        &json!({"name": tool, "arguments": arguments}),
    )
}

/// A message as the protocol writes it.
pub(crate) fn line(message: &Value) -> String {
    format!("{message}\n")
}
