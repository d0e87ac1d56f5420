//! How fast the clouds are asked: `--rps` and `--concurrency` hold over everything, and hold nothing up for ever.

use crate::asking::{check, gaps};
use crate::cloud::{Estate, Fault, On, Roles, Server, Settings, What, most_in_a_second};
use std::time::Duration;

/// Two accounts in one Region, read through roles.
const TWO: [&str; 7] = [
    "--aws",
    "--regions",
    "us-east-1",
    "--accounts",
    "222233334444,333344445555",
    "--role",
    "SekishoReader",
];

fn aws(settings: Settings) -> Server {
    Server::with(Estate::folder("tests/cloud/estate/aws"), settings)
}

#[test]
fn no_second_has_more_calls_than_rps_allows() {
    for (cloud, operation, arguments, rps) in [
        ("aws", "AssumeRole", &TWO[..], 20_u32),
        ("azure", "ManagedIdentityToken", &["--azure"], 5),
    ] {
        let server = Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")));
        let run = check(&server, &[arguments, &["--rps", &rps.to_string()]].concat()).run();
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(server.count(operation) > 0, "{cloud}");
        // So many that they cannot have come in two seconds.
        assert!(
            server.total() > u64::from(2 * rps),
            "{cloud}: {}",
            server.total()
        );
        let most = most_in_a_second(&server.calls());
        assert!(most <= rps as usize, "{cloud}: {most}");
    }
}

#[test]
fn no_more_calls_are_open_than_concurrency_allows() {
    let latency = Duration::from_millis(3);
    let server = aws(Settings {
        latency,
        ..Settings::default()
    });
    let run = check(&server, &[&TWO[..], &["--concurrency", "3"]].concat()).run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(server.most_in_flight(), 3);
}

/// Credentials that are about to end are renewed before every call, while all other calls wait for them.
#[test]
fn renewing_credentials_needs_no_turn_that_somebody_holds_who_waits_for_them() {
    for concurrency in ["1", "3"] {
        let roles = Roles {
            lifetime: Some(100),
            ..Roles::default()
        };
        let server = aws(Settings {
            roles,
            ..Settings::default()
        });
        let run = check(
            &server,
            &[&TWO[..], &["--concurrency", concurrency]].concat(),
        )
        .run();
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(server.count("AssumeRole") > 10);
        assert!(server.most_in_flight() <= concurrency.parse().unwrap());
        let open = gaps(&run);
        assert!(
            !open.iter().any(|gap| gap.contains("Credentials")),
            "{open:?}"
        );
    }
}

/// A call whose credentials have ended gets new ones, and is made again.
#[test]
fn credentials_that_have_ended_are_renewed_once() {
    let server = aws(Settings::default());
    let bedrock = On::any().service("bedrock").account("222233334444");
    server.fault(Fault::times(3, bedrock, What::ExpiredToken));
    let run = check(&server, &[&TWO[..], &["--concurrency", "1"]].concat()).run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(server.count("AssumeRole") > 2);
}
