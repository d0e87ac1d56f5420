//! Answers that somebody wrote to do harm: they lead the collectors nowhere else, and do nothing to those who read the report.

use crate::asking::{check, with_credentials};
use crate::cloud::{Estate, Fault, On, Server, What};
use crate::command::{Run, Sekisho};
use crate::told::findings;
use serde_json::{Value, json};

/// Commands to a terminal, markup, and marks that reorder text.
const NAME: &str = "\u{1b}]8;;http://e.example\u{7}<script>alert(1)</script>\u{202e}\u{9b}31m";

fn server(cloud: &str) -> Server {
    Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")))
}

/// A guardrail in the list, and what is answered to the question for it.
fn guardrail(id: &str, path: &str, status: u16, answer: &Value) -> Estate {
    let arn = format!("arn:aws:bedrock:us-east-1:111122223333:guardrail/{id}");
    let listed = json!({"guardrails": [{"id": id, "arn": arn, "name": NAME, "status": "READY", "version": "DRAFT"}]});
    let own = Estate::of(json!([
        {"service": "bedrock", "operation": "ListGuardrails", "path": "/guardrails", "query": {"maxResults": "1000"},
         "account": "111122223333", "region": "us-east-1", "answer": listed},
        {"service": "bedrock", "operation": "GetGuardrail", "path": path, "status": status, "answer": answer},
    ]));
    Estate::folder("tests/cloud/estate/aws").and(own)
}

fn one_region(server: &Server, more: &[&str]) -> Run {
    let run = check(server, &[&["--aws", "--regions", "us-east-1"], more].concat()).run();
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
    for (cloud, operation) in [
        ("aws", "ListGuardrails"),
        ("aws", "GetCallerIdentity"),
        ("azure", "Accounts_List"),
        ("azure", "Subscriptions_List"),
        ("google", "modelarmor.projects.locations.templates.list"),
    ] {
        for what in [What::Redirect, What::ForeignNextLink] {
            let server = server(cloud);
            server.fault(Fault::always(On::any().operation(operation), what));
            let run = check(&server, &[&format!("--{cloud}")]).run();
            assert!(server.count(operation) > 0, "{cloud} {operation}: {:?}", server.counts());
            let strayed = server.strayed();
            assert!(strayed.is_empty(), "{cloud} {operation} {what:?}: {strayed:?}");
            if what == What::Redirect && run.code != 1 {
                let open = format!("{operation}\"");
                let of_it = |finding: &&Value| finding["reason"].to_string().to_lowercase().contains("refused");
                let count = findings(&run.json()).iter().filter(of_it).count();
                assert!(count > 0, "{cloud} {open}: {}", run.json()["read"]["gaps"]);
            }
        }
    }
}

#[test]
fn what_a_name_contains_does_nothing() {
    let message = json!({"message": format!("User: {NAME} is not authorized to perform: bedrock:GetGuardrail")});
    for (status, answer) in [(403, &message), (400, &message), (500, &message)] {
        let server = Server::start(guardrail("g1", "/guardrails/g1", status, answer));
        for format in ["terminal", "markdown", "csv", "sarif", "json", "junit", "ocsf"] {
            let run = Sekisho::new(["check", "--aws", "--regions", "us-east-1", "--retry-for", "0"]);
            let run = with_credentials(run.also(["--format", format, "--endpoint", server.url()]), &server);
            let run = run.run();
            assert_ne!(run.code, 1, "{}", run.stderr);
            assert_harmless(&run.stdout);
            assert_harmless(&run.stderr);
            if format == "markdown" {
                assert!(!run.stdout.contains("<script"), "{}", run.stdout);
            }
        }
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
        finding["resource"]["id"].as_str().is_some_and(|id| id.ends_with("guardrail/g1"))
    });
    let outcomes: Vec<&Value> = own.map(|finding| &finding["outcome"]).collect();
    assert!(!outcomes.is_empty());
    assert!(outcomes.iter().all(|outcome| **outcome == "undetermined"), "{outcomes:?}");
}

/// What an id says is one segment of a path, or nothing is asked at all.
#[test]
fn an_id_leads_to_no_other_path() {
    for (id, path) in [
        ("../agents", None),
        ("..", None),
        (".", None),
        ("a/../../agents", None),
        ("..%2fagents", Some("/guardrails/..%252fagents")),
        ("g?guardrailVersion=1", Some("/guardrails/g%3FguardrailVersion%3D1")),
        ("g#x", Some("/guardrails/g%23x")),
        ("..\\agents", Some("/guardrails/..%5Cagents")),
        ("g\r\nX-Evil: 1", Some("/guardrails/g%0D%0AX-Evil%3A%201")),
        ("//e.example/x", Some("/guardrails/%2F%2Fe.example%2Fx")),
    ] {
        let server = Server::start(guardrail(id, "/never", 200, &json!({})));
        let run = one_region(&server, &[]);
        let calls = server.calls().into_iter();
        let of_it = calls.filter(|call| call.service == "bedrock" && call.target.starts_with("/guardrails/"));
        let targets: Vec<String> = of_it.map(|call| call.target).collect();
        assert!(path.is_none_or(|path| targets.contains(&path.to_owned())), "{id}: {targets:?}");
        if path.is_none() {
            assert!(!targets.iter().any(|target| target.contains("..")), "{id}: {targets:?}");
        }
        assert!(server.strayed().is_empty());
        let report = run.json();
        let own = findings(&report).iter().filter(|finding| {
            finding["resource"]["id"].as_str().is_some_and(|known| known.ends_with(&format!("guardrail/{id}")))
        });
        for finding in own {
            assert_eq!(finding["outcome"], "undetermined", "{id}");
        }
    }
}

/// The name of a Region becomes part of a host: nothing in it may make it another one.
#[test]
fn a_region_is_part_of_a_host_and_no_more() {
    for region in ["e.example/", "e.example#", "x@e.example", "../x", "", "a b"] {
        let xml = format!(
            "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo><item><regionName>{region}</regionName></item></regionInfo></DescribeRegionsResponse>"
        );
        let own = Estate::of(json!([
            {"service": "ec2", "operation": "DescribeRegions", "method": "POST", "path": "/",
             "form": {"Action": "DescribeRegions", "Version": "2016-11-15"}, "account": "111122223333", "xml": xml},
        ]));
        let server = Server::start(Estate::folder("tests/cloud/estate/aws").and(own));
        let run = check(&server, &["--aws"]).run();
        assert_ne!(run.code, 1, "{region}: {}", run.stderr);
        assert!(server.count("DescribeRegions") > 0);
        let report = run.json();
        let passed = findings(&report).iter().filter(|finding| {
            finding["outcome"] == "pass" && finding["resource"]["kind"] == "AWS::Bedrock::Guardrail"
        });
        assert_eq!(passed.count(), 0, "{region}");
        assert!(!report["read"]["gaps"].as_array().unwrap().is_empty(), "{region}");
    }
}
