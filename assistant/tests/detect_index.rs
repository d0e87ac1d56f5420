//! The index leaves out no rule that matches: over random rules and records it finds what asking every rule finds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assistant::detect::{Fields, RuleId, Rules, Source};
use fastrand::Rng;
use serde_json::{Map, Value, json};

const SERVICES: [&str; 4] = [
    "iam.amazonaws.com",
    "s3.amazonaws.com",
    "KMS.amazonaws.com",
    "長い.amazonaws.com",
];
const NAMES: [&str; 7] = [
    "CreateUser",
    "createuser",
    "GetObject",
    "Decrypt",
    "\u{212A}ey",
    "key",
    "5",
];
const TEXTS: [&str; 5] = ["a", "B", "5", "true", "管理者"];

fn search(random: &mut Rng) -> String {
    let mut members: Vec<String> = Vec::new();
    let add = |members: &mut Vec<String>, key: &str, values: &[&str], random: &mut Rng| {
        let modifier = [
            "",
            "",
            "",
            "",
            "|cased",
            "|startswith",
            "|contains",
            "|re|i",
        ][random.usize(..8)];
        let count = random.usize(1..4);
        let values: Vec<String> = (0..count)
            .map(|_| {
                let value = values[random.usize(..values.len())];
                let value: String = match random.u8(..6) {
                    0 => value.chars().take(3).chain(['*']).collect(),
                    _ => value.to_owned(),
                };
                if value == "5" {
                    value
                } else {
                    format!("'{value}'")
                }
            })
            .collect();
        members.push(format!("{key}{modifier}: [{}]", values.join(", ")));
    };
    if random.u8(..4) > 0 {
        add(&mut members, "eventSource", &SERVICES, random);
    }
    if random.u8(..4) > 0 {
        add(&mut members, "eventName", &NAMES, random);
    }
    if random.bool() {
        add(&mut members, "p.x", &TEXTS, random);
    }
    if members.is_empty() {
        add(&mut members, "q", &TEXTS, random);
    }
    format!("{{{}}}", members.join(", "))
}

fn condition(random: &mut Rng, depth: u8) -> String {
    if depth == 0 {
        return format!("s{}", random.u8(..4));
    }
    let mut part = || condition(random, depth - 1);
    let (one, other) = (part(), part());
    match random.u8(..7) {
        0 | 1 => format!("{one} and {other}"),
        2 => format!("({one} or {other})"),
        3 => format!("{one} and not ({other})"),
        4 => format!("not ({one})"),
        5 => format!("1 of s* and {one}"),
        _ => format!("({one}) or {other}"),
    }
}

fn rule(random: &mut Rng, number: usize) -> String {
    let searches: Vec<String> = (0..4)
        .map(|number| format!("  s{number}: {}\n", search(random)))
        .collect();
    let depth = random.u8(..4);
    // The second half uses every search, and changes nothing of what the first asks for.
    let condition = format!(
        "({}) and (1 of s* or not 1 of s*)",
        condition(random, depth)
    );
    format!(
        "title: rule {number}\nlogsource: {{product: aws, service: cloudtrail}}\ndetection:\n{}  condition: {condition}\n",
        searches.concat()
    )
}

fn record(random: &mut Rng) -> Value {
    let mut record = Map::new();
    let any_case = |text: &str, random: &mut Rng| match random.u8(..4) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        _ => text.to_owned(),
    };
    if random.u8(..10) > 0 {
        let service = SERVICES[random.usize(..SERVICES.len())];
        record.insert("eventSource".to_owned(), json!(any_case(service, random)));
    }
    if random.u8(..10) > 0 {
        let name = NAMES[random.usize(..NAMES.len())];
        record.insert("eventName".to_owned(), json!(any_case(name, random)));
    }
    if random.bool() {
        let text = TEXTS[random.usize(..TEXTS.len())];
        record.insert(
            "p".to_owned(),
            json!([{"x": any_case(text, random)}, {"x": random.u8(..9)}]),
        );
    }
    if random.bool() {
        record.insert("q".to_owned(), json!(TEXTS[random.usize(..TEXTS.len())]));
    }
    Value::Object(record)
}

#[test]
fn the_index_finds_what_asking_every_rule_finds() {
    let mut random = Rng::with_seed(20_261_122);
    let (mut asked, mut possible, mut matched) = (0, 0, 0);
    for _ in 0..40 {
        let rules: Vec<String> = (0..12).map(|number| rule(&mut random, number)).collect();
        let text = rules.join("---\n");
        let source = Source {
            origin: "random".to_owned(),
            guide: None,
            text: &text,
        };
        let rules = Rules::parse(&[source]).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let all: Vec<RuleId> = rules.iter().map(|(id, _)| id).collect();
        for _ in 0..80 {
            let record = record(&mut random);
            let fields: &dyn Fields = &record;
            let mut expected = Vec::new();
            rules.matched(fields, &all, &mut expected);
            let part = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default();
            let candidates = rules.candidates(part("eventSource"), part("eventName"));
            let mut found = Vec::new();
            rules.matched(fields, candidates, &mut found);
            assert_eq!(found, expected, "{record}\n{text}");
            asked += candidates.len();
            possible += all.len();
            matched += found.len();
        }
    }
    assert!(
        matched > 1_000,
        "the rules are too narrow to prove anything: {matched}"
    );
    assert!(asked < possible, "the index leaves nothing out");
}
