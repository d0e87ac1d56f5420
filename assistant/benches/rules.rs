//! How many records a second meet 60 rules: `cargo bench -p sekisho-assistant --bench rules`.
//!
//! Records are JSON values in memory, so what is measured is the index and the evaluation, not the reading.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a bench prints its figures and stops at what is wrong"
)]

use assistant::detect::{Correlations, RuleId, Rules, Source};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Instant;

const SERVICES: [&str; 6] = ["iam", "s3", "kms", "bedrock", "ec2", "sts"];
const RECORDS: usize = 20_000;
const ROUNDS: usize = 20;

fn main() {
    let mut text: String = (0..60).map(rule).collect();
    text.push_str(
        "title: many\ncorrelation: {type: event_count, rules: [rule-3], group-by: [userIdentity.arn], timespan: 10m, condition: {gte: 10}}\n",
    );
    let start = Instant::now();
    let source = Source {
        origin: "bench".to_owned(),
        guide: None,
        text: &text,
    };
    let rules = Rules::parse(&[source]).unwrap();
    println!(
        "reading {} rules       {:>10.1} ms",
        rules.len(),
        start.elapsed().as_secs_f64() * 1e3
    );

    let mut random = fastrand::Rng::with_seed(1);
    let records: Vec<Value> = (0..RECORDS)
        .map(|number| record(number, &mut random))
        .collect();
    let all: Vec<RuleId> = rules.iter().map(|(id, _)| id).collect();
    let by_index = |record: &Value, found: &mut Vec<RuleId>| {
        let part = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default();
        rules.matched(
            record,
            rules.candidates(part("eventSource"), part("eventName")),
            found,
        );
    };
    measure("records with the index", &records, by_index);
    measure("records without it", &records, |record, found| {
        rules.matched(record, &all, found);
    });
    let calls: Vec<(String, String)> = (0..600)
        .map(|which| {
            let record = record_of(0, which);
            let part = |name: &str| {
                record
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            (part("eventSource"), part("eventName"))
        })
        .collect();
    let start = Instant::now();
    let mut found = 0;
    for (service, name) in std::iter::repeat_n(&calls, 2_000).flatten() {
        found += rules.candidates(service, name).len();
    }
    let rate = f64::from(600 * 2_000) / start.elapsed().as_secs_f64();
    println!(
        "{:<23} {rate:>10.0} a second, {found} candidates",
        "look-ups alone"
    );

    let feeder = all
        .iter()
        .copied()
        .find(|id| rules.feeds_only(*id))
        .unwrap();
    let mut correlations = Correlations::new(&rules);
    let start = Instant::now();
    for (number, record) in records.iter().enumerate() {
        let at = Timestamp::from_second(i64::try_from(number).unwrap()).unwrap();
        correlations.note(&rules, feeder, record, at, &|| number);
    }
    println!(
        "notes of a correlation  {:>10.0} a second",
        RECORDS as f64 / start.elapsed().as_secs_f64()
    );
    let start = Instant::now();
    let found = correlations.finish(&rules).len();
    println!(
        "finishing it            {:>10.1} ms, {found} found",
        start.elapsed().as_secs_f64() * 1e3
    );
}

fn measure(what: &str, records: &[Value], mut look: impl FnMut(&Value, &mut Vec<RuleId>)) {
    let (mut found, mut matched) = (Vec::new(), 0);
    let start = Instant::now();
    for record in std::iter::repeat_n(records, ROUNDS).flatten() {
        found.clear();
        look(record, &mut found);
        matched += found.len();
    }
    let rate = (RECORDS * ROUNDS) as f64 / start.elapsed().as_secs_f64();
    println!("{what:<23} {rate:>10.0} a second, {matched} matches");
}

fn rule(number: usize) -> String {
    let service = SERVICES[number % SERVICES.len()];
    format!(
        "title: rule {number}\nname: rule-{number}\nlogsource: {{product: aws, service: cloudtrail}}\ndetection:\n  \
         selection:\n    eventSource: {service}.amazonaws.com\n    eventName: [Put{number}, Delete{number}]\n  \
         wide:\n    requestParameters.policyDocument|contains: ['\"Principal\":\"*\"', 'arn:aws:iam::*:root']\n  \
         public:\n    requestParameters.rules.cidr|cidr: [0.0.0.0/1, 128.0.0.0/1]\n  \
         service:\n    - userIdentity.type: AWSService\n    - sourceIPAddress|endswith: .amazonaws.com\n  \
         failed:\n    errorCode|exists: true\n  condition: selection and (wide or public) and not service and not failed\n---\n"
    )
}

fn record(number: usize, random: &mut fastrand::Rng) -> Value {
    record_of(number, random.usize(..600))
}

fn record_of(number: usize, which: usize) -> Value {
    let name = match which {
        0..60 => format!("Put{which}"),
        _ => format!("Describe{which}"),
    };
    json!({
        "eventVersion": "1.09",
        "eventSource": format!("{}.amazonaws.com", SERVICES[which % SERVICES.len()]),
        "eventName": name,
        "sourceIPAddress": "198.51.100.7",
        "userIdentity": {"type": "AssumedRole", "arn": format!("arn:aws:sts::111122223333:assumed-role/r{}/s", number % 50)},
        "requestParameters": {
            "policyDocument": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"arn\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}",
            "rules": [{"cidr": "10.0.0.0"}, {"cidr": if which.is_multiple_of(2) { "192.0.2.1" } else { "vpc" }}],
        },
    })
}
