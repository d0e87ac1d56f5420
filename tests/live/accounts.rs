//! Many accounts of AWS, some of which have a bad day: nothing of the others is lost, and nothing of theirs passes.

use crate::asking::{ACCOUNT, check};
use crate::cloud::{Estate, Fault, On, Roles, Server, Settings, What};
use crate::told::{findings, has_gap, of_account, only, outcomes};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// Accounts of the organization besides the caller's own; the last is suspended.
const PRODUCTION: &str = "222233334444";
const RESEARCH: &str = "333344445555";
const CLOSED: &str = "444455556666";
/// An account that the organization does not know.
const HEALTHY: &str = "777788889999";

const ROLE: [&str; 6] = [
    "--role",
    "SekishoReader",
    "--external-id",
    "x-3141",
    "--session-name",
    "audit-7",
];
const ALL: &str = "222233334444,333344445555,777788889999";

/// An estate whose roles want to hear what `ROLE` says.
fn server(denied: &[&str], throttled: &[&str]) -> Server {
    let rps_of = throttled.iter().map(|account| ((*account).to_owned(), 2));
    let settings = Settings {
        roles: Roles {
            name: Some("SekishoReader".to_owned()),
            external_id: Some("x-3141".to_owned()),
            session_name: Some("audit-7".to_owned()),
            denied: denied.iter().map(|account| (*account).to_owned()).collect(),
            lifetime: None,
        },
        rps_of: rps_of.collect::<HashMap<_, _>>(),
        ..Settings::default()
    };
    Server::with(Estate::folder("tests/cloud/estate/aws"), settings)
}

/// The report on accounts in one Region.
fn report(server: &Server, accounts: &str, more: &[&str]) -> Value {
    let mut arguments = vec!["--aws", "--regions", "us-east-1", "--accounts", accounts];
    arguments.extend_from_slice(more);
    let run = check(server, &arguments).run();
    assert_ne!(run.code, 1, "{}", run.stderr);
    assert_eq!(server.violations(), Vec::<String>::new());
    run.json()
}

/// The guides that said anything about an account.
fn guides(report: &Value, account: &str) -> BTreeSet<String> {
    // The policies of an organization are asked for once, as the caller, and not in each account.
    let own = findings(report).iter().filter(|finding| {
        let resource = &finding["resource"];
        resource["account"] == account && resource["kind"] != "AWS::Organizations::Policy"
    });
    own.map(|finding| finding["guide"].to_string()).collect()
}

/// Without the guides on roles and keys: these are read where something names them, and where nothing is read, nothing does.
fn unnamed(mut guides: BTreeSet<String>) -> BTreeSet<String> {
    guides.retain(|guide| !guide.contains("aws/iam/") && !guide.contains("aws/kms/"));
    guides
}

/// The accounts that anything was asked of, with the Region of the calls left aside.
fn asked(server: &Server) -> BTreeSet<String> {
    server
        .calls()
        .into_iter()
        .map(|call| call.account)
        .collect()
}

#[test]
fn a_throttled_and_a_denied_account_cost_nothing_but_what_is_denied() {
    let healthy = report(&server(&[], &[]), ALL, &ROLE);
    let bad = server(&[RESEARCH], &[PRODUCTION]);
    let report = report(&bad, ALL, &ROLE);
    let refused = bad
        .calls()
        .iter()
        .filter(|call| [400, 429].contains(&call.status))
        .count();
    assert!(refused > 0, "nothing was throttled");
    for account in [PRODUCTION, HEALTHY] {
        let expected = of_account(&healthy, account);
        assert!(expected.len() > 20, "{account}: {}", expected.len());
        assert_eq!(of_account(&report, account), expected, "{account}");
    }
    let denied = "AccessDenied: sts:AssumeRole";
    assert_eq!(outcomes(&report, RESEARCH), only("undetermined", denied));
    assert!(has_gap(&report, denied));
    let missing = &guides(&healthy, RESEARCH) - &guides(&report, RESEARCH);
    assert_eq!(unnamed(missing), BTreeSet::new());
}

#[test]
fn a_wrong_external_id_or_session_name_lets_nobody_in() {
    for more in [
        &["--role", "SekishoReader"][..],
        &["--role", "SekishoReader", "--external-id", "x-3141"],
        &[
            "--role",
            "Other",
            "--external-id",
            "x-3141",
            "--session-name",
            "audit-7",
        ],
    ] {
        let server = server(&[], &[]);
        let report = report(&server, PRODUCTION, more);
        let denied = only("undetermined", "AccessDenied: sts:AssumeRole");
        assert_eq!(outcomes(&report, PRODUCTION), denied, "{more:?}");
        assert!(!asked(&server).contains(PRODUCTION), "{more:?}");
    }
}

#[test]
fn an_organization_is_its_active_accounts_and_the_own_needs_no_role() {
    let server = server(&[ACCOUNT], &[]);
    let report = report(&server, "organization", &ROLE);
    let expected = [ACCOUNT, PRODUCTION, RESEARCH].map(str::to_owned);
    assert_eq!(asked(&server), BTreeSet::from(expected));
    assert_eq!(server.count("AssumeRole"), 2);
    assert_eq!(of_account(&report, CLOSED), Vec::<String>::new());
    for account in [ACCOUNT, PRODUCTION, RESEARCH] {
        assert!(of_account(&report, account).len() > 20, "{account}");
    }
    assert!(!has_gap(&report, "AccessDenied: sts:AssumeRole"));
}

#[test]
fn accounts_that_cannot_be_listed_are_not_known_and_the_own_is_read() {
    let server = server(&[], &[]);
    server.fault(Fault::always(
        On::any().operation("ListAccounts"),
        What::Denied,
    ));
    let report = report(&server, "organization", &ROLE);
    let denied = "AccessDenied: organizations:ListAccounts";
    assert_eq!(
        outcomes(&report, "organization"),
        only("undetermined", denied)
    );
    assert!(has_gap(&report, denied));
    assert_eq!(server.count("AssumeRole"), 0);
    let own = of_account(&report, ACCOUNT);
    assert!(
        own.iter()
            .any(|finding| finding.contains(r#""outcome":"pass""#))
    );
    let missing = &guides(&report, ACCOUNT) - &guides(&report, "organization");
    assert_eq!(unnamed(missing), BTreeSet::new());
}

#[test]
fn regions_that_cannot_be_listed_leave_everything_in_them_open() {
    let server = server(&[], &[]);
    server.fault(Fault::always(
        On::any().operation("DescribeRegions"),
        What::Denied,
    ));
    let run = check(&server, &["--aws"]).run();
    assert_ne!(run.code, 1, "{}", run.stderr);
    let report = run.json();
    let denied = "AccessDenied: ec2:DescribeRegions";
    assert!(has_gap(&report, denied));
    let open = findings(&report)
        .iter()
        .filter(|finding| finding["reason"] == denied);
    let open: BTreeSet<String> = open.map(|finding| finding["guide"].to_string()).collect();
    let healthy = check(&self::server(&[], &[]), &["--aws"]).run().json();
    let regional = findings(&healthy).iter().filter(|finding| {
        let kind = finding["resource"]["kind"].as_str().unwrap_or_default();
        finding["resource"]["region"].is_string() && kind.starts_with("AWS::Bedrock")
    });
    let regional: BTreeSet<String> = regional
        .map(|finding| finding["guide"].to_string())
        .collect();
    assert!(!regional.is_empty());
    assert_eq!(&regional - &open, BTreeSet::new());
    let passed = findings(&report).iter().filter(|finding| {
        finding["outcome"] == "pass" && finding["resource"]["region"].is_string()
    });
    assert_eq!(passed.count(), 0);
}

#[test]
fn another_account_without_a_role_is_not_read_as_if_it_were_the_own() {
    let server = server(&[], &[]);
    let run = check(&server, &["--aws", "--accounts", PRODUCTION]).run();
    assert!(
        run.stderr.contains("--role") || run.stdout.contains("--role"),
        "{}",
        run.stderr
    );
    let report = run.json();
    assert!(!report["findings"].as_array().unwrap().is_empty());
    let open = only("undetermined", "CredentialsRefused: credentials");
    assert_eq!(outcomes(&report, PRODUCTION), open);
}
