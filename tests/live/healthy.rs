//! Clouds that answer everything: all is read, in as few calls as it takes, and nothing is left open.

use crate::asking::{check, gaps};
use crate::cloud::{Estate, Server};

/// Not every type of Cloud Control is everywhere, and a bucket that is named in two Regions has an address in each.
const AWS_LACKS: [&str; 3] = [
    "TypeNotFoundException",
    "UnsupportedActionException",
    "arn:aws:s3",
];
/// A role that is assigned above subscriptions has the id of each in its definition.
const AZURE_LACKS: [&str; 1] = ["managementGroups"];

/// Reads an estate; `rest` is what it leaves open on purpose.
fn healthy(cloud: &str, arguments: &[&str], rest: &[&str]) {
    let server = Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")));
    let run = check(&server, arguments).run();
    assert!(run.code == 0 || run.code == 2, "{}", run.stderr);
    assert_eq!(server.unknown(), Vec::<String>::new());
    assert_eq!(server.violations(), Vec::<String>::new());
    let open = gaps(&run);
    let open: Vec<&String> = open
        .iter()
        .filter(|gap| !rest.iter().any(|rest| gap.contains(rest)))
        .collect();
    assert_eq!(open, Vec::<&String>::new());
    assert!(run.json()["read"]["judged"].as_u64().unwrap() > 0);
}

#[test]
fn aws_is_read_to_its_end() {
    healthy("aws", &["--aws", "--everything"], &AWS_LACKS);
}

#[test]
fn azure_is_read_to_its_end() {
    healthy("azure", &["--azure", "--everything"], &AZURE_LACKS);
}

#[test]
fn google_cloud_is_read_to_its_end() {
    healthy("google", &["--google", "--everything"], &[]);
}
