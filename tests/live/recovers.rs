//! What passes by itself changes nothing: throttling, a service that fails for a moment, credentials that have just expired, clocks
//! that differ, and lists in the smallest pages.

use crate::asking::check;
use crate::cloud::{Estate, Fault, On, Paging, Server, Settings, What};
use crate::tables::Tables;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A server of a cloud that splits its lists.
fn server(cloud: &str, paging: Paging) -> Server {
    let estate = Estate::folder(format!("tests/cloud/estate/{cloud}"));
    let settings = Settings {
        paging,
        ..Settings::default()
    };
    Server::with(estate, settings)
}

/// A run over everything in a cloud; all but the time and the number of calls.
fn report(cloud: &str, server: &Server) -> Value {
    let run = check(server, &[&format!("--{cloud}"), "--everything"]).run();
    assert!(run.code == 0 || run.code == 2, "{}", run.stderr);
    assert_eq!(server.violations(), Vec::<String>::new());
    let mut report = run.json();
    report.as_object_mut().unwrap().remove("generated_at");
    report["read"]["live"]
        .as_object_mut()
        .unwrap()
        .remove("calls");
    report
}

/// Every collector of a cloud goes wrong in one of these ways, so many times.
fn each(cloud: &str, server: &Server, ways: &[What], times: u32) {
    let tables = Arc::new(Tables::of(cloud));
    for index in 0..tables.collectors.len() {
        let tables = Arc::clone(&tables);
        let such = move |call: &_| tables.of_call(call) == Some(index);
        let what = ways[index % ways.len()];
        server.fault(Fault::times(times, On::any().such(such), what));
    }
}

fn recovers(cloud: &str) {
    let usual = server(cloud, Paging::default());
    let healthy = report(cloud, &usual);
    let same = |why: &str, server: &Server| {
        let now = report(cloud, server);
        server.mend();
        for part in ["read", "counts", "findings", "coverage"] {
            assert_eq!(now[part], healthy[part], "{cloud}: {why}: {part}");
        }
        assert_eq!(now, healthy);
    };
    let calls = usual.calls().into_iter();
    let operations: BTreeSet<_> = calls.map(|call| (call.service, call.operation)).collect();
    let broken = [
        What::Server(503),
        What::Closed,
        What::Server(502),
        What::CutBody,
        What::Server(500),
        // Half of a refusal no longer says what it refuses, and AWS refuses somebody else's bucket.
        if cloud == "aws" {
            What::Closed
        } else {
            What::BadJson
        },
    ];
    each(cloud, &usual, &broken, 2);
    same("broken twice", &usual);
    each(cloud, &usual, &[What::ExpiredToken], 1);
    same("expired once", &usual);
    // A service throttles its operations, not their types. Only AWS minds the clock.
    let retry_after = Some(0);
    for (service, operation) in &operations {
        let on = On::any().service(service).operation(operation);
        usual.fault(Fault::times(2, on, What::Throttled { retry_after }));
    }
    usual.set_clock(-400);
    same("throttled twice, and a clock that is slow", &usual);
    let smallest = Paging {
        size: Some(1),
        empty: true,
    };
    let smallest = server(cloud, smallest);
    smallest.set_clock(400);
    same(
        "pages of one, and empty ones, and a clock that is fast",
        &smallest,
    );
}

#[test]
fn what_aws_gets_over_leaves_no_trace() {
    recovers("aws");
}

#[test]
fn what_azure_gets_over_leaves_no_trace() {
    recovers("azure");
}

#[test]
fn what_google_cloud_gets_over_leaves_no_trace() {
    recovers("google");
}
