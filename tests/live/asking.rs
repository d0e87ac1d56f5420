//! Runs `check` against a server that plays the clouds.

use crate::cloud::{GOOGLE_TOKEN, Server};
use crate::command::{Run, Sekisho};

/// The account whose credentials the tests have.
pub(crate) const ACCOUNT: &str = "111122223333";

/// A run of `check` that asks the server for everything, with these arguments besides.
pub(crate) fn check(server: &Server, arguments: &[&str]) -> Sekisho {
    let mut all = vec!["check", "--format", "json", "--show-passes", "--endpoint"];
    let url = server.url();
    all.push(url);
    all.extend_from_slice(arguments);
    with_credentials(Sekisho::new(all), server)
}

/// The environment of somebody who is logged in to all three clouds, and of nobody else.
pub(crate) fn with_credentials(mut run: Sekisho, server: &Server) -> Sekisho {
    for (name, value) in Server::aws_environment(ACCOUNT) {
        run = run.env(name, &value);
    }
    run.env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("IDENTITY_ENDPOINT", &format!("{}/msi/token", server.url()))
        .env("IDENTITY_HEADER", "identity-header")
        .env("CLOUDSDK_AUTH_ACCESS_TOKEN", GOOGLE_TOKEN)
}

/// What went well in a run: neither an error nor anything that the report calls a gap.
pub(crate) fn gaps(run: &Run) -> Vec<String> {
    let report = run.json();
    let gaps = report["read"]["gaps"].as_array().unwrap();
    gaps.iter().map(ToString::to_string).collect()
}
