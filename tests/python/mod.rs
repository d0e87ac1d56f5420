//! The Pythons of tests that ask what others have written, each with its packages, held by digest.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Python that has what `tests/NAME/requirements.txt` says, which `tests/python/setup` makes if it is not there; or why it cannot.
pub(crate) fn python(name: &str) -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    // What it installs, and what is wrong, it says itself.
    let output = Command::new("python3")
        .arg(script("python", "setup"))
        .arg(name)
        .env("CARGO_TARGET_DIR", target)
        .stderr(Stdio::inherit())
        .output();
    let output = output.map_err(|error| format!("there is no python3 ({error})"))?;
    if output.status.success() {
        Ok(PathBuf::from(
            String::from_utf8_lossy(&output.stdout).trim(),
        ))
    } else {
        Err("tests/python/setup failed".to_owned())
    }
}

/// A file of a folder of `tests/`.
pub(crate) fn script(folder: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder)
        .join(name)
}

/// Where a Python cannot be had there is nothing to test against: that is a failure in CI, and said aloud elsewhere.
pub(crate) fn skip(name: &str, why: &str) {
    assert!(
        std::env::var_os("CI").is_none(),
        "{name} is not there: {why}"
    );
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let line = format!("\n!!! SKIPPED {test}: {name} is not there, {why}\n");
    // Past the test harness, which swallows what passing tests print.
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}
