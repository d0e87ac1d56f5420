//! Answers that somebody wrote to do harm: they lead the collectors nowhere else, and do nothing to those who read the report.

use crate::asking::{check, with_credentials};
use crate::cloud::{Estate, Fault, On, Server, What};
use crate::command::{Run, Sekisho};
use crate::told::findings;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Commands to a terminal, markup, and marks that reorder text.
const NAME: &str = "\u{1b}]8;;http://e.example\u{7}<script>alert(1)</script>\u{202e}\u{9b}31m";

fn server(cloud: &str) -> Server {
    Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")))
}

/// An estate in which one Region lists these guardrails and has these exchanges besides.
fn listing(guardrails: &[Value], more: Value) -> Estate {
    let own = json!([
        {"service": "bedrock", "operation": "ListGuardrails", "path": "/guardrails", "query": {"maxResults": "1000"},
         "account": "111122223333", "region": "us-east-1", "answer": {"guardrails": guardrails}},
    ]);
    Estate::folder("tests/cloud/estate/aws")
        .and(Estate::of(own))
        .and(Estate::of(more))
}

/// A guardrail in the list, and what is answered to the question for it.
fn guardrail(id: &str, path: &str, status: u16, answer: &Value) -> Estate {
    let arn = format!("arn:aws:bedrock:us-east-1:111122223333:guardrail/{id}");
    let listed = json!({"id": id, "arn": arn, "name": NAME, "status": "READY", "version": "DRAFT"});
    let answer = json!([
        {"service": "bedrock", "operation": "GetGuardrail", "path": path, "status": status, "answer": answer},
    ]);
    listing(&[listed], answer)
}

fn one_region(server: &Server, more: &[&str]) -> Run {
    let run = check(
        server,
        &[&["--aws", "--regions", "us-east-1"], more].concat(),
    )
    .run();
    assert_ne!(run.code, 1, "{}", run.stderr);
    assert_eq!(server.violations(), Vec::<String>::new());
    run
}

/// Nothing that could command a terminal, hide, or reorder what people read.
#[track_caller]
fn assert_harmless(text: &str) {
    let found = text.chars().find(|&character| {
        character.is_control() && !"\n\r".contains(character)
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    });
    assert_eq!(found, None);
}

#[test]
fn nobody_follows_to_another_host() {
    for (cloud, operations, what) in [
        (
            "aws",
            &["ListGuardrails", "ListAgents", "GetBucketLocation"][..],
            What::Redirect,
        ),
        ("aws", &["GetCallerIdentity"], What::Redirect),
        ("azure", &["Accounts_List"], What::Redirect),
        ("azure", &["Accounts_List"], What::ForeignNextLink),
        ("azure", &["Subscriptions_List"], What::ForeignNextLink),
        (
            "google",
            &["modelarmor.projects.locations.templates.list"],
            What::Redirect,
        ),
    ] {
        let server = server(cloud);
        for operation in operations {
            server.fault(Fault::always(On::any().operation(operation), what));
        }
        let run = check(&server, &[&format!("--{cloud}")]).run();
        assert!(
            server.count(operations[0]) > 0,
            "{cloud}: {:?}",
            server.counts()
        );
        let strayed = server.strayed();
        assert!(
            strayed.is_empty(),
            "{cloud} {operations:?} {what:?}: {strayed:?}"
        );
        let reason = if what == What::Redirect {
            "Refused: "
        } else {
            "NotUnderstood: "
        };
        assert!(
            format!("{}{}", run.stdout, run.stderr).contains(reason),
            "{cloud} {operations:?}"
        );
    }
}

#[test]
fn what_a_name_contains_does_nothing() {
    let message = format!("User: {NAME} is not authorized to perform: bedrock:GetGuardrail");
    let message = json!({"message": message});
    let server = Server::start(guardrail("g1", "/guardrails/g1", 403, &message));
    for format in [
        "terminal", "markdown", "csv", "sarif", "json", "junit", "ocsf",
    ] {
        let run = Sekisho::new(["check", "--aws", "--regions", "us-east-1"]);
        let run = run.also(["--format", format, "--endpoint", server.url()]);
        let run = with_credentials(run, &server).run();
        assert_ne!(run.code, 1, "{}", run.stderr);
        assert!(
            run.stdout.contains("bedrock:GetGuardrail"),
            "{format}: {}",
            run.stdout
        );
        assert_harmless(&run.stdout);
        assert_harmless(&run.stderr);
    }
}

#[test]
fn an_answer_that_is_too_large_is_not_taken() {
    let large = json!({"name": "x".repeat(70 << 20)});
    let server = Server::start(guardrail("g1", "/guardrails/g1", 200, &large));
    let run = one_region(&server, &["--retry-for", "0"]);
    let gaps = run.json()["read"]["gaps"].to_string();
    assert!(gaps.contains("an answer larger than 64 MiB"), "{gaps}");
    let report = run.json();
    let own = findings(&report).iter().filter(|finding| {
        finding["resource"]["id"]
            .as_str()
            .is_some_and(|id| id.ends_with("guardrail/g1"))
    });
    let outcomes: Vec<&Value> = own.map(|finding| &finding["outcome"]).collect();
    assert!(!outcomes.is_empty());
    assert!(
        outcomes.iter().all(|outcome| **outcome == "undetermined"),
        "{outcomes:?}"
    );
}

/// What an id says is one segment of a path, or nothing is asked at all.
#[test]
fn an_id_leads_to_no_other_path() {
    let ids = [
        ("../agents", None),
        ("..", None),
        (".", None),
        ("a/../../agents", None),
        ("..%2fagents", Some("/guardrails/..%252fagents")),
        (
            "g?guardrailVersion=1",
            Some("/guardrails/g%3FguardrailVersion%3D1"),
        ),
        ("g#x", Some("/guardrails/g%23x")),
        ("..\\agents", Some("/guardrails/..%5Cagents")),
        ("g\r\nX-Evil: 1", Some("/guardrails/g%0D%0AX-Evil%3A%201")),
        ("//e.example/x", Some("/guardrails/%2F%2Fe.example%2Fx")),
    ];
    let of_id = |(id, _): &(&str, Option<&str>)| {
        let arn = format!("arn:aws:bedrock:us-east-1:111122223333:guardrail/{id}");
        json!({"id": id, "arn": arn, "name": NAME, "status": "READY", "version": "DRAFT"})
    };
    let listed: Vec<Value> = ids.iter().map(of_id).collect();
    let server = Server::start(listing(&listed, json!([])));
    let run = one_region(&server, &[]);
    let calls = server
        .calls()
        .into_iter()
        .filter(|call| call.service == "bedrock");
    let targets = calls
        .map(|call| call.target)
        .filter(|target| target.starts_with("/guardrails/"));
    // An agent of the estate names one more.
    let targets = targets.filter(|target| !target.contains("jp1guardrail"));
    let targets: BTreeSet<String> = targets.collect();
    let expected = ids.iter().filter_map(|(_, path)| path.map(str::to_owned));
    assert_eq!(targets, expected.collect());
    assert!(server.strayed().is_empty());
    let report = run.json();
    for (id, _) in ids {
        let end = format!("guardrail/{id}");
        let own = findings(&report).iter().filter(|finding| {
            finding["resource"]["id"]
                .as_str()
                .is_some_and(|known| known.ends_with(&end))
        });
        let outcomes: BTreeSet<&str> = own
            .filter_map(|finding| finding["outcome"].as_str())
            .collect();
        assert_eq!(outcomes, BTreeSet::from(["undetermined"]), "{id}");
    }
}

/// The name of a Region becomes part of a host and of a signature: whatever it is, the others are read and nobody else is asked.
#[test]
fn a_region_is_part_of_a_host_and_no_more() {
    let regions = [
        "us-east-1",
        "e.example/",
        "e.example#",
        "x@e.example",
        "../x",
        "",
        "a b",
    ];
    let items = regions.map(|region| format!("<item><regionName>{region}</regionName></item>"));
    let xml = format!(
        "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo>{}</regionInfo></DescribeRegionsResponse>",
        items.concat()
    );
    let own = Estate::of(json!([
        {"service": "ec2", "operation": "DescribeRegions", "method": "POST", "path": "/",
         "form": {"Action": "DescribeRegions", "Version": "2016-11-15"}, "account": "111122223333", "xml": xml},
    ]));
    let server = Server::start(Estate::folder("tests/cloud/estate/aws").and(own));
    let run = check(&server, &["--aws"]).run();
    assert_ne!(run.code, 1, "{}", run.stderr);
    assert!(server.count("DescribeRegions") > 0);
    assert!(server.strayed().is_empty());
    let report = run.json();
    let known = findings(&report)
        .iter()
        .filter(|finding| finding["resource"]["region"] == "us-east-1");
    assert!(known.count() > 0);
    assert!(!report["read"]["gaps"].as_array().unwrap().is_empty());
}
