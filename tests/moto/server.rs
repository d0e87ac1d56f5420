//! moto's server, which plays AWS and knows nothing of Sekisho.

use crate::command::{Run, Sekisho};
use crate::python::{python, skip};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

/// A moto that answers until it is dropped.
pub(crate) struct Moto {
    process: Child,
    url: String,
}

/// The Python that has moto, or why there is none.
static PYTHON: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| python("moto"));

fn script(name: &str) -> PathBuf {
    crate::python::script("moto", name)
}

impl Moto {
    /// Starts one, if moto can be had.
    pub(crate) fn start() -> Option<Self> {
        let python = match &*PYTHON {
            Ok(python) => python,
            Err(why) => {
                skip("moto", why);
                return None;
            }
        };
        let mut process = Command::new(python)
            .arg(script("serve.py"))
            .env("PYTHONUNBUFFERED", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut said = String::new();
        let url = loop {
            let start = said.len();
            assert!(log.read_line(&mut said).unwrap() > 0, "moto ended: {said}");
            if let Some((_, url)) = said[start..].split_once("Running on ") {
                break url.trim().to_owned();
            }
        };
        // It writes a line for each request, and would wait for somebody to read them.
        std::thread::spawn(move || log.read_to_end(&mut Vec::new()));
        Some(Self { process, url })
    }

    /// Fills it with one of the scenes of `fill.py`; what the scene has to say comes back.
    pub(crate) fn fill(&self, scene: &str, input: &str) -> Value {
        let mut filling = Command::new(PYTHON.as_ref().unwrap())
            .arg(script("fill.py"))
            .args([self.url.as_str(), scene])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        filling
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        let output = filling.wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complaint}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs `sekisho check --aws` in one Region with these credentials. What fails is not tried again: moto fails for ever.
    pub(crate) fn check(&self, (key, secret): (&str, &str), arguments: &[&str]) -> Run {
        let fixed = [
            "check",
            "--aws",
            "--regions",
            "ap-northeast-1",
            "--retry-for",
            "0",
            "--format",
            "json",
            "--show-passes",
        ];
        Sekisho::new(fixed.iter().chain(arguments))
            .env("AWS_ENDPOINT_URL", &self.url)
            .env("AWS_ACCESS_KEY_ID", key)
            .env("AWS_SECRET_ACCESS_KEY", secret)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("HOME", env!("CARGO_TARGET_TMPDIR"))
            .run()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It is of no use to anybody, whether or not it can still be stopped.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
