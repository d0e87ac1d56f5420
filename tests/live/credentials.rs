//! Where credentials come from, what is said where there are none, and that nothing ever tells them.

use crate::asking::{ACCOUNT, check};
use crate::cloud::{Account, Estate, GOOGLE_TOKEN, Roles, Server, Settings};
use crate::command::{Run, Sekisho, text};
use crate::told::{assert_silent, findings, folder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const OTHER: &str = "222233334444";
/// What the token endpoints give begins like this.
const GIVEN: [&str; 2] = ["ya29.c.", "azure.0."];

fn server(cloud: &str) -> Server {
    Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")))
}

/// The accounts that anything was asked of with signatures.
fn asked(server: &Server) -> BTreeSet<String> {
    let calls = server.calls().into_iter();
    calls
        .filter(|call| call.service == "bedrock")
        .map(|call| call.account)
        .collect()
}

/// The run went to its end, and something was judged.
#[track_caller]
fn assert_read(run: &Run) {
    assert_ne!(run.code, 1, "{}", run.stderr);
    let passed = |finding: &Value| finding["outcome"] == "pass";
    assert!(findings(&run.json()).iter().any(passed));
}

/// The run ended before it began, and said what one would do next.
#[track_caller]
fn assert_refused(run: &Run, cloud: &str, next: &str) {
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains(&format!("error: {cloud}: ")),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains(next), "{}", run.stderr);
}

fn write(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// A run on AWS with nothing but these files of configuration.
fn with_files(server: &Server, folder: &Path, config: &str, arguments: &[&str]) -> Sekisho {
    let config = write(folder, "config", config);
    let none = write(folder, "credentials", "");
    check(
        server,
        &[&["--aws", "--regions", "us-east-1"], arguments].concat(),
    )
    .env("AWS_CONFIG_FILE", text(&config))
    .env("AWS_SHARED_CREDENTIALS_FILE", text(&none))
    .without("AWS_ACCESS_KEY_ID")
    .without("AWS_SECRET_ACCESS_KEY")
}

/// Keys of an account as a profile has them.
fn keys(account: &str) -> String {
    let account = Account::new(account);
    let (id, secret) = (account.access_key(), account.secret());
    format!("aws_access_key_id = {id}\naws_secret_access_key = {secret}\n")
}

#[test]
fn every_named_profile_is_read_as_itself() {
    let server = server("aws");
    let config = format!(
        "[profile one]\n{}\n[profile two]\n{}",
        keys(ACCOUNT),
        keys(OTHER)
    );
    let run = with_files(
        &server,
        &folder("profiles"),
        &config,
        &["--profile", "one,two"],
    )
    .run();
    assert_read(&run);
    assert_eq!(
        asked(&server),
        BTreeSet::from([ACCOUNT, OTHER].map(str::to_owned))
    );
    let secrets = [ACCOUNT, OTHER].map(|account| Account::new(account).secret());
    assert_silent(&run, &secrets.each_ref().map(String::as_str));
}

/// Each account is read by the profile that is of it, and neither is closed because the other cannot enter it.
#[test]
fn a_profile_closes_no_account_that_another_one_reads() {
    let server = server("aws");
    let config = format!(
        "[profile one]\n{}\n[profile two]\n{}",
        keys(ACCOUNT),
        keys(OTHER)
    );
    let more = ["--profile", "one,two", "--accounts", OTHER];
    let run = with_files(&server, &folder("profiles-account"), &config, &more).run();
    assert_read(&run);
    assert_eq!(asked(&server), BTreeSet::from([OTHER.to_owned()]));
    assert!(!run.stdout.contains("--role"), "{}", run.stdout);
}

#[test]
fn a_named_profile_is_meant_whatever_the_environment_has() {
    let server = server("aws");
    let config = format!("[profile other]\n{}", keys(OTHER));
    let run = with_files(
        &server,
        &folder("profile-environment"),
        &config,
        &["--profile", "other"],
    );
    let run = Server::aws_environment(ACCOUNT)
        .into_iter()
        .fold(run, |run, (name, value)| run.env(name, &value))
        .run();
    assert_read(&run);
    assert_eq!(asked(&server), BTreeSet::from([OTHER.to_owned()]));
}

#[cfg(unix)]
#[test]
fn a_process_may_give_credentials() {
    let server = server("aws");
    let folder = folder("process");
    let account = Account::new(OTHER);
    let (id, secret) = (account.access_key(), account.secret());
    let given = json!({"Version": 1, "AccessKeyId": id, "SecretAccessKey": secret});
    let given = write(&folder, "given.json", &given.to_string());
    let config = format!("[profile p]\ncredential_process = cat {}\n", text(&given));
    let run = with_files(&server, &folder, &config, &["--profile", "p"]).run();
    assert_read(&run);
    assert_eq!(asked(&server), BTreeSet::from([OTHER.to_owned()]));
    assert_silent(&run, &[&secret]);
    // What a process says that fails is not told: it may be half of the credentials.
    let config = format!(
        "[profile p]\ncredential_process = cat {} /nowhere\n",
        text(&given)
    );
    let run = with_files(&server, &folder, &config, &["--profile", "p"]).run();
    assert_refused(&run, "aws", "aws sso login");
    assert_silent(&run, &[&secret]);
}

#[test]
fn a_profile_may_be_a_role_of_another_profile() {
    let roles = Roles {
        name: Some("Reader".to_owned()),
        external_id: Some("x-1".to_owned()),
        ..Roles::default()
    };
    let settings = Settings {
        roles,
        ..Settings::default()
    };
    let server = Server::with(Estate::folder("tests/cloud/estate/aws"), settings);
    let config = format!(
        "[profile base]\n{}\n[profile reader]\nregion = us-east-1\nrole_arn = arn:aws:iam::{OTHER}:role/Reader\nexternal_id = x-1\nsource_profile = base\n",
        keys(ACCOUNT)
    );
    let run = with_files(&server, &folder("role"), &config, &["--profile", "reader"]);
    // The call for the role is made by AWS's own library, which `--endpoint` does not reach.
    let run = run.env("AWS_ENDPOINT_URL_STS", server.url()).run();
    assert_read(&run);
    assert_eq!(asked(&server), BTreeSet::from([OTHER.to_owned()]));
    assert_silent(
        &run,
        &[
            &Account::new(ACCOUNT).secret(),
            "lent/secret+",
            "FwoG/session+",
        ],
    );
}

#[test]
fn nobody_is_logged_in_to_aws() {
    let server = server("aws");
    let run = with_files(&server, &folder("nobody"), "", &[]).run();
    assert_refused(&run, "aws", "aws sso login");
    assert_eq!(server.total(), 0);
    let run = with_files(
        &server,
        &folder("no-profile"),
        "",
        &["--profile", "missing"],
    )
    .run();
    assert_refused(&run, "aws", "--profile");
    assert!(run.stderr.contains("missing"), "{}", run.stderr);
}

#[test]
fn a_wrong_secret_is_refused_and_not_told() {
    let server = server("aws");
    let run = check(&server, &["--aws"]).env("AWS_SECRET_ACCESS_KEY", "wrong/secret+0123456789");
    let run = run.run();
    assert_refused(&run, "aws", "CredentialsRefused: sts:GetCallerIdentity");
    assert_silent(
        &run,
        &[
            "wrong/secret+0123456789",
            &Account::new(ACCOUNT).access_key(),
        ],
    );
}

#[test]
fn azure_takes_the_identity_of_the_app_service() {
    let server = server("azure");
    let run = check(&server, &["--azure"]).run();
    assert_read(&run);
    assert!(server.count("ManagedIdentityToken") > 0);
    assert_silent(&run, &[&GIVEN[..], &["identity-header"]].concat());
}

#[test]
fn azure_refuses_a_wrong_identity() {
    let server = server("azure");
    let run = check(&server, &["--azure"])
        .env("IDENTITY_HEADER", "wrong-header-0123")
        .run();
    assert_refused(&run, "azure", "az login");
    assert_silent(&run, &["wrong-header-0123"]);
}

/// A run on Google Cloud without a ready token; `file` is what Application Default Credentials find.
fn with_default(server: &Server, name: &str, file: Option<&Value>) -> Sekisho {
    let folder = folder(name);
    let run = check(server, &["--google"]).without("CLOUDSDK_AUTH_ACCESS_TOKEN");
    let run = run
        .without("GOOGLE_OAUTH_ACCESS_TOKEN")
        .env("HOME", text(&folder));
    match file {
        Some(file) => {
            let file = write(&folder, "adc.json", &file.to_string());
            run.env("GOOGLE_APPLICATION_CREDENTIALS", text(&file))
        }
        None => run.without("GOOGLE_APPLICATION_CREDENTIALS"),
    }
}

fn login(server: &Server, refresh: &str) -> Value {
    json!({
        "type": "authorized_user",
        "client_id": "client.apps.googleusercontent.com",
        "client_secret": "client-secret-of-the-login",
        "refresh_token": refresh,
        "token_uri": format!("{}/token", server.url()),
    })
}

#[test]
fn google_takes_a_ready_token() {
    let server = server("google");
    let run = check(&server, &["--google"]).run();
    assert_read(&run);
    assert_silent(&run, &[GOOGLE_TOKEN]);
}

#[test]
fn google_takes_a_login() {
    let server = server("google");
    let run = with_default(
        &server,
        "google-login",
        Some(&login(&server, "1//refresh-token")),
    )
    .run();
    assert_read(&run);
    assert_eq!(server.count("OAuthToken"), 1);
    assert_silent(
        &run,
        &["1//refresh-token", "client-secret-of-the-login", GIVEN[0]],
    );
}

#[test]
fn google_refuses_a_login_that_was_revoked() {
    let server = server("google");
    let run = with_default(
        &server,
        "google-revoked",
        Some(&login(&server, "1//revoked-token")),
    );
    let run = run.run();
    assert_refused(&run, "google", "gcloud auth application-default login");
    assert_silent(&run, &["1//revoked-token", "client-secret-of-the-login"]);
}

/// A workload of another issuer, whose token stands in a file.
fn workload(server: &Server, folder: &Path, member: &str) -> Value {
    let token = json!({"id_token": "subject-token-of-another-issuer"});
    let token = write(folder, "token.json", &token.to_string());
    json!({
        "type": "external_account",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": format!("{}/token", server.url()),
        "credential_source": {
            "file": text(&token),
            "format": {"type": "json", "subject_token_field_name": member},
        },
    })
}

#[test]
fn google_takes_the_token_of_another_issuer() {
    let server = server("google");
    let file = workload(&server, &folder("google-workload-token"), "id_token");
    let run = with_default(&server, "google-workload", Some(&file)).run();
    assert_read(&run);
    assert_eq!(server.count("OAuthToken"), 1);
    assert_silent(&run, &["subject-token-of-another-issuer", GIVEN[0]]);
}

#[test]
fn a_workload_file_that_does_not_fit_tells_no_token() {
    let server = server("google");
    let file = workload(&server, &folder("google-unfit-token"), "access_token");
    let run = with_default(&server, "google-unfit", Some(&file)).run();
    assert_refused(&run, "google", "gcloud auth application-default login");
    assert_silent(&run, &["subject-token-of-another-issuer"]);
}

#[test]
fn a_damaged_key_of_a_service_account_is_not_told() {
    let server = server("google");
    let file = json!({
        "type": "service_account",
        "client_email": "reader@sekisho-prod.iam.gserviceaccount.com",
        "private_key_id": "0123",
        "private_key": "-----BEGIN PRIVATE KEY-----\nbm90LWEta2V5LWJ1dC1zZWNyZXQ=\n-----END PRIVATE KEY-----\n",
        "project_id": "sekisho-prod",
        "token_uri": format!("{}/token", server.url()),
    });
    let run = with_default(&server, "google-key", Some(&file)).run();
    assert_refused(&run, "google", "gcloud auth application-default login");
    assert_silent(&run, &["bm90LWEta2V5", "not-a-key"]);
}

#[test]
fn google_takes_the_identity_of_the_machine() {
    let server = server("google");
    let host = server.url().strip_prefix("http://").unwrap().to_owned();
    let run = with_default(&server, "google-machine", None)
        .env("GCE_METADATA_HOST", &host)
        .run();
    assert_read(&run);
    assert_eq!(server.count("MetadataToken"), 1);
    assert_silent(&run, &[GIVEN[0]]);
}

#[test]
fn nobody_is_logged_in_to_google() {
    let server = server("google");
    // Nobody listens where nobody has asked the system for a port.
    let run = with_default(&server, "google-nobody", None).env("GCE_METADATA_HOST", "127.0.0.1:1");
    assert_refused(
        &run.run(),
        "google",
        "gcloud auth application-default login",
    );
    assert_eq!(server.total(), 0);
}

#[test]
fn google_refuses_a_wrong_token() {
    let server = server("google");
    let run = check(&server, &["--google"]).env("CLOUDSDK_AUTH_ACCESS_TOKEN", "wrong-token-0123");
    let run = run.run();
    assert_refused(
        &run,
        "google",
        "CredentialsRefused: cloudresourcemanager.projects.search",
    );
    assert_silent(&run, &["wrong-token-0123"]);
}

/// One cloud without credentials is no reason to tell nothing of the others.
#[test]
fn a_cloud_that_lets_nobody_in_is_open_and_the_other_is_read() {
    let server = server("azure");
    let run = check(&server, &["--azure", "--google"]);
    let run = run
        .env("CLOUDSDK_AUTH_ACCESS_TOKEN", "wrong-token-0123")
        .run();
    assert_read(&run);
    let report = run.json();
    let google = findings(&report).iter().filter(|finding| {
        finding["guide"]
            .as_str()
            .is_some_and(|guide| guide.starts_with("google/"))
    });
    let outcomes: BTreeSet<&str> = google
        .filter_map(|finding| finding["outcome"].as_str())
        .collect();
    assert_eq!(outcomes, BTreeSet::from(["undetermined"]));
    assert_silent(&run, &["wrong-token-0123"]);
}
