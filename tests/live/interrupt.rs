//! Ctrl-C in the middle of a collection: what was read is told and kept, and what was not is unknown and said to be.
#![cfg(unix)]

use crate::asking::check;
use crate::cloud::{Estate, Fault, On, Server, What};
use crate::command::{Run, Sekisho, text};
use crate::told::{findings, folder, passes};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command};

/// What stands in a reason of what was not read in time.
const INTERRUPTED: &str = "Interrupted: ";

fn interrupt(child: &Child) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
}

/// Starts a run, and interrupts it when the operation that is never answered was asked for so often.
fn interrupted(server: &Server, arguments: &[&str], operation: &str, calls: u64) -> Child {
    server.fault(Fault::always(On::any().operation(operation), What::Never));
    let mut child = check(server, arguments).spawn();
    if !server.wait(operation, calls) {
        child.kill().unwrap();
        panic!("{operation} was not asked for: {:?}", server.counts());
    }
    interrupt(&child);
    child
}

fn ended(child: Child) -> Run {
    Run::of(child.wait_with_output().unwrap())
}

/// The parts of a snapshot, all of them whole.
fn parts(snapshot: &Path) -> Vec<Value> {
    let mut all = String::new();
    let file = std::fs::File::open(snapshot).unwrap();
    MultiGzDecoder::new(file).read_to_string(&mut all).unwrap();
    all.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The findings, in an order of their own.
fn verdicts(report: &Value) -> BTreeSet<String> {
    findings(report).iter().map(ToString::to_string).collect()
}

fn assert_partial(server: &Server, name: &str, arguments: &[&str], operation: &str, calls: u64) {
    let path = folder(name).join("part.json.gz");
    let healthy = check(server, arguments).run().json();
    let asked = [arguments, &["--snapshot-out", text(&path)]].concat();
    let before = server.count(operation);
    let run = ended(interrupted(server, &asked, operation, before + calls));
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("interrupted: writing what was read so far"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("error: interrupted"), "{}", run.stderr);
    let report = run.json();
    assert_eq!(report["read"]["live"]["interrupted"], true);
    let open = findings(&report).iter().filter(|finding| {
        finding["reason"]
            .as_str()
            .is_some_and(|reason| reason.starts_with(INTERRUPTED))
    });
    assert!(open.count() > 0);
    let surplus = &passes(&report) - &passes(&healthy);
    assert_eq!(surplus, BTreeSet::new());
    let parts = parts(&path);
    assert_eq!(parts.last().unwrap()["parts"], parts.len());
    let again = Sekisho::new([
        "check",
        "--format",
        "json",
        "--show-passes",
        "--input",
        text(&path),
    ]);
    let again = again.run();
    assert_ne!(again.code, 1, "{}", again.stderr);
    let (first, second) = (verdicts(&report), verdicts(&again.json()));
    let lost: Vec<&String> = first.difference(&second).collect();
    let more: Vec<&String> = second.difference(&first).collect();
    assert!(
        lost.is_empty() && more.is_empty(),
        "{:?} {:?}",
        lost.first(),
        more.first()
    );
    assert!(again.stdout.contains(INTERRUPTED));
}

#[test]
fn aws_in_the_middle_of_a_region() {
    let server = Server::start(Estate::folder("tests/cloud/estate/aws"));
    assert_partial(&server, "interrupt-aws", &["--aws"], "GetAgent", 1);
}

#[test]
fn azure_in_the_middle_of_a_subscription() {
    let server = Server::start(Estate::folder("tests/cloud/estate/azure"));
    assert_partial(&server, "interrupt-azure", &["--azure"], "Accounts_List", 1);
}

#[test]
fn google_in_the_middle_of_a_project() {
    let server = Server::start(Estate::folder("tests/cloud/estate/google"));
    assert_partial(
        &server,
        "interrupt-google",
        &["--google"],
        "cloudasset.assets.list",
        1,
    );
}

#[test]
fn before_anybody_was_let_in() {
    let server = Server::start(Estate::folder("tests/cloud/estate/aws"));
    assert_partial(
        &server,
        "interrupt-door",
        &["--aws"],
        "GetCallerIdentity",
        1,
    );
}

#[test]
fn the_second_one_waits_for_nothing() {
    let server = Server::start(Estate::folder("tests/cloud/estate/aws"));
    let mut child = interrupted(&server, &["--aws", "--everything"], "GetAgent", 1);
    // Nobody reads the report, which is longer than a pipe holds, so the program cannot end by itself.
    let mut heard = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    heard.read_line(&mut line).unwrap();
    assert!(line.contains("interrupted"), "{line}");
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
