//! Correlations: what comes together, at the edges of windows, in any order of records, and within bounds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assistant::detect::{Correlated, Correlations, RuleId, Rules, Source};
use fastrand::Rng;
use jiff::Timestamp;
use serde_json::{Value, json};

type Satisfied = Box<dyn Fn(&[Record]) -> bool>;

/// Base rules `a`, `b` and `c`, which match records of that name, and a correlation.
fn rules(correlation: &str) -> Rules {
    let base = |name: &str| {
        format!(
            "title: {name}\nname: {name}\nlogsource: {{product: aws, service: cloudtrail}}\n\
             detection: {{s: {{eventName: {name}}}, condition: s}}\n---\n"
        )
    };
    let text = format!(
        "{}{}{}title: together\ncorrelation: {{{correlation}}}\n",
        base("a"),
        base("b"),
        base("c")
    );
    let source = Source {
        origin: "test".to_owned(),
        guide: None,
        text: &text,
    };
    Rules::parse(&[source]).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A record: its name, second, actor and value.
type Record = (&'static str, i64, &'static str, i64);

fn note(rules: &Rules, into: &mut Correlations<Record>, record: Record) {
    let (name, second, actor, value) = record;
    let fields: Value = json!({"eventName": name, "actor": actor, "v": value});
    let mut found: Vec<RuleId> = Vec::new();
    rules.matched(&fields, rules.candidates("", name), &mut found);
    for rule in found {
        let at = Timestamp::from_second(second).unwrap();
        into.note(rules, rule, &fields, at, &|| record);
    }
}

fn found(correlation: &str, records: &[Record]) -> Vec<Correlated<Record>> {
    let rules = rules(correlation);
    let mut correlations = Correlations::new(&rules);
    for record in records {
        note(&rules, &mut correlations, *record);
    }
    correlations.finish(&rules)
}

/// The first second, the last second and the count of each.
fn brief(found: &[Correlated<Record>]) -> Vec<(i64, i64, u64)> {
    let brief = |one: &Correlated<Record>| (one.first.as_second(), one.last.as_second(), one.count);
    found.iter().map(brief).collect()
}

fn events(seconds: &[i64]) -> Vec<Record> {
    seconds
        .iter()
        .map(|second| ("a", *second, "x", 0))
        .collect()
}

const COUNT: &str =
    "type: event_count, rules: [a], group-by: [actor], timespan: 60s, condition: {gte: 3}";
const VALUES: &str =
    "type: value_count, rules: [a], group-by: [actor], timespan: 1m, condition: {gt: 2, field: v}";
const RULES: &str = "type: temporal, rules: [a, b, c], group-by: [actor], timespan: 60s";
const ORDER: &str = "type: temporal_ordered, rules: [a, b, c], group-by: [actor], timespan: 60s";

#[test]
fn a_window_reaches_as_far_as_the_time_span_and_not_further() {
    assert_eq!(brief(&found(COUNT, &events(&[0, 30, 60]))), [(0, 60, 3)]);
    assert_eq!(brief(&found(COUNT, &events(&[0, 30, 61]))), []);
    assert_eq!(
        brief(&found(COUNT, &events(&[-61, -60, -59, 1_000]))),
        [(-61, -59, 3)]
    );
}

#[test]
fn windows_that_overlap_are_one_stretch_and_others_are_not() {
    assert_eq!(
        brief(&found(COUNT, &events(&[0, 20, 40, 60, 80, 100, 120]))),
        [(0, 120, 7)]
    );
    assert_eq!(
        brief(&found(COUNT, &events(&[0, 1, 2, 500, 501, 502, 700]))),
        [(0, 2, 3), (500, 502, 3)]
    );
    assert_eq!(
        brief(&found(COUNT, &events(&[5, 5, 5]))),
        [(5, 5, 3)],
        "the same second counts each time"
    );
    assert_eq!(
        brief(&found(COUNT, &events(&[0, 50, 51, 90, 111, 112]))),
        [(0, 112, 6)]
    );
}

#[test]
fn groups_are_apart_and_what_has_no_group_is_left_out() {
    let mut records = events(&[0, 1]);
    records.push(("a", 2, "別人", 0));
    assert!(found(COUNT, &records).is_empty());
    records.push(("a", 3, "x", 0));
    let found = found(COUNT, &records);
    assert_eq!(brief(&found), [(0, 3, 3)]);
    assert_eq!(found[0].group, [("actor".to_owned(), "x".to_owned())]);
    assert!(!found[0].capped);
    let rules = rules(COUNT);
    let mut correlations: Correlations<Record> = Correlations::new(&rules);
    let fields = json!({"eventName": "a"});
    let id = rules.candidates("", "a")[0];
    for second in 0..9 {
        let at = Timestamp::from_second(second).unwrap();
        correlations.note(&rules, id, &fields, at, &|| panic!("has no actor"));
    }
    assert!(correlations.finish(&rules).is_empty());
}

#[test]
fn a_field_with_several_values_belongs_to_several_groups() {
    let rules = rules(
        "type: event_count, rules: [a], group-by: [actor, t], timespan: 60s, condition: {gte: 2}",
    );
    let mut correlations = Correlations::new(&rules);
    let id = rules.candidates("", "a")[0];
    for (second, targets) in [(1, json!(["p", "q"])), (2, json!(["q", "r"]))] {
        let fields = json!({"actor": "x", "t": targets});
        correlations.note(
            &rules,
            id,
            &fields,
            Timestamp::from_second(second).unwrap(),
            &|| second,
        );
    }
    let found = correlations.finish(&rules);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].group[1], ("t".to_owned(), "q".to_owned()));
    assert_eq!(found[0].samples, [1, 2]);
}

#[test]
fn different_values_count_and_the_same_value_counts_once() {
    let of = |values: &[i64]| -> Vec<Record> {
        (0..)
            .zip(values)
            .map(|(at, value)| ("a", at, "x", *value))
            .collect()
    };
    assert!(found(VALUES, &of(&[1, 2, 1, 2, 1, 2])).is_empty());
    let found_three = found(VALUES, &of(&[1, 2, 1, 3]));
    assert_eq!(brief(&found_three), [(0, 3, 4)]);
    assert_eq!(found_three[0].distinct, Some(3));
    assert!(
        found(
            VALUES,
            &[("a", 0, "x", 1), ("a", 30, "x", 2), ("a", 61, "x", 3)]
        )
        .is_empty()
    );
}

#[test]
fn rules_come_together_in_any_order_or_in_theirs() {
    let records = |names: [&'static str; 3]| -> Vec<Record> {
        (0..)
            .zip(names)
            .map(|(at, name)| (name, at * 30, "x", 0))
            .collect()
    };
    for names in [["a", "b", "c"], ["c", "b", "a"], ["b", "a", "c"]] {
        let together = found(RULES, &records(names));
        assert_eq!(brief(&together), [(0, 60, 3)], "{names:?}");
        assert_eq!(together[0].distinct, Some(3));
        let is_in_order = names == ["a", "b", "c"];
        assert_eq!(
            found(ORDER, &records(names)).len(),
            usize::from(is_in_order),
            "{names:?}"
        );
    }
    assert!(found(RULES, &records(["a", "b", "b"])).is_empty());
    let late = [("a", 0, "x", 0), ("b", 30, "x", 0), ("c", 61, "x", 0)];
    assert!(found(RULES, &late).is_empty());
    assert!(found(ORDER, &late).is_empty());
    let again = [
        ("a", 0, "x", 0),
        ("b", 30, "x", 0),
        ("a", 40, "x", 0),
        ("b", 50, "x", 0),
        ("c", 99, "x", 0),
    ];
    assert_eq!(
        brief(&found(ORDER, &again)),
        [(40, 99, 3)],
        "the chain that began last is followed"
    );
    let at_once = [("c", 7, "x", 0), ("a", 7, "x", 0), ("b", 7, "x", 0)];
    assert_eq!(
        brief(&found(ORDER, &at_once)),
        [(7, 7, 3)],
        "within a second any order is possible"
    );
    let two_of_three = format!("{RULES}, condition: {{gte: 2}}");
    assert_eq!(
        brief(&found(&two_of_three, &[("a", 0, "x", 0), ("c", 9, "x", 0)])),
        [(0, 9, 2)]
    );
}

#[test]
fn the_earliest_records_of_a_stretch_are_shown() {
    let mut seconds: Vec<i64> = (0..40).map(|day| day * 86_400).collect();
    seconds.extend((0..50).map(|at| 3_000_000 + at));
    let found = found(COUNT, &events(&seconds));
    assert_eq!(brief(&found), [(3_000_000, 3_000_049, 50)]);
    let shown: Vec<i64> = found[0].samples.iter().map(|record| record.1).collect();
    assert_eq!(
        shown,
        [3_000_000, 3_000_001, 3_000_002, 3_000_003, 3_000_004]
    );
}

#[test]
fn each_rule_has_a_record_that_is_shown() {
    let mut records: Vec<Record> = (0..20).map(|second| ("a", second, "x", 0)).collect();
    records.extend([("b", 25, "x", 0), ("c", 30, "x", 0)]);
    let found = found(ORDER, &records);
    let shown: Vec<(&str, i64)> = found[0]
        .samples
        .iter()
        .map(|record| (record.0, record.1))
        .collect();
    assert_eq!(shown, [("a", 0), ("a", 1), ("a", 2), ("b", 25), ("c", 30)]);
}

#[test]
fn rules_that_only_feed_make_no_match_of_their_own() {
    let quiet = |correlation: &str| -> Vec<bool> {
        let rules = rules(correlation);
        rules.iter().map(|(id, _)| rules.feeds_only(id)).collect()
    };
    assert_eq!(quiet(COUNT), [true, false, false, false]);
    assert_eq!(quiet(&format!("{COUNT}, generate: true")), [false; 4]);
    assert_eq!(quiet(RULES), [true, true, true, false]);
}

fn random_records(random: &mut Rng, count: usize) -> Vec<Record> {
    let record = |_| {
        let name = ["a", "b", "c"][random.usize(..3)];
        let burst = random.i64(0..20) * 400;
        let actor = ["x", "y", "z", "利用者"][random.usize(..4)];
        (name, burst + random.i64(0..90), actor, random.i64(0..6))
    };
    (0..count).map(record).collect()
}

/// Notes the records in several parts, each in an order of its own, and merges the parts in some order.
fn in_parts(
    rules: &Rules,
    records: &[Record],
    limits: (usize, usize),
    random: &mut Rng,
) -> Vec<Correlated<Record>> {
    let mut shuffled = records.to_vec();
    random.shuffle(&mut shuffled);
    let size = random.usize(1..=shuffled.len());
    let parts = shuffled.chunks(size).map(|part| {
        let mut correlations = Correlations::with_limits(limits.0, limits.1);
        for record in part {
            note(rules, &mut correlations, *record);
        }
        correlations
    });
    let mut parts: Vec<Correlations<Record>> = parts.collect();
    random.shuffle(&mut parts);
    let mut all = Correlations::with_limits(limits.0, limits.1);
    for part in parts {
        all.merge(part);
    }
    all.finish(rules)
}

#[test]
fn the_order_of_records_never_changes_the_result() {
    let mut random = Rng::with_seed(6);
    for correlation in [COUNT, VALUES, RULES, ORDER] {
        let rules = rules(correlation);
        // The narrow limits make everything coarser, which must not depend on the order either.
        for limits in [(1_000_000, 100_000), (600, 40), (120, 10), (60, 3)] {
            let records = random_records(&mut random, 900);
            let expected = in_parts(&rules, &records, limits, &mut random);
            for _ in 0..8 {
                assert_eq!(
                    in_parts(&rules, &records, limits, &mut random),
                    expected,
                    "{correlation} {limits:?}"
                );
            }
            if limits.0 > 1_000 {
                assert!(expected.len() > 10, "{correlation}: nothing to compare");
                assert!(
                    expected
                        .iter()
                        .all(|one| !one.capped && !one.samples.is_empty())
                );
            }
        }
    }
}

/// Whether the records satisfy the correlation, looking at each window of each actor by itself.
fn by_hand(
    records: &[Record],
    is_satisfied: impl Fn(&[Record]) -> bool,
) -> Vec<(&'static str, i64)> {
    let mut fired = Vec::new();
    for last in records {
        let inside =
            |record: &&Record| record.2 == last.2 && (last.1 - 60..=last.1).contains(&record.1);
        let window: Vec<Record> = records.iter().filter(inside).copied().collect();
        if is_satisfied(&window) {
            fired.push((last.2, last.1));
        }
    }
    fired.sort_unstable();
    fired.dedup();
    fired
}

#[test]
fn what_is_found_is_what_looking_at_every_window_finds() {
    let mut random = Rng::with_seed(60);
    for _ in 0..40 {
        let count = random.usize(20..200);
        let records = random_records(&mut random, count);
        let different = |window: &[Record], what: fn(&Record) -> String| {
            let set: std::collections::BTreeSet<String> = window.iter().map(what).collect();
            set.len()
        };
        let only_a = |window: &[Record]| -> Vec<Record> {
            window.iter().filter(|one| one.0 == "a").copied().collect()
        };
        let cases: [(&str, Satisfied); 3] = [
            (COUNT, Box::new(move |window| only_a(window).len() >= 3)),
            (
                VALUES,
                Box::new(move |window| different(&only_a(window), |one| one.3.to_string()) > 2),
            ),
            (
                RULES,
                Box::new(move |window| different(window, |one| one.0.to_owned()) == 3),
            ),
        ];
        for (correlation, is_satisfied) in cases {
            let found = found(correlation, &records);
            for (actor, second) in by_hand(&records, &is_satisfied) {
                let covers = |one: &Correlated<Record>| {
                    one.group[0].1 == actor
                        && (one.first.as_second()..=one.last.as_second()).contains(&second)
                };
                let is_there = |name| {
                    let same =
                        |record: &Record| (record.0, record.1, record.2) == (name, second, actor);
                    records.iter().any(same)
                };
                // A window may end with a record that does not count; the stretch ends before it.
                if correlation == RULES || is_there("a") {
                    assert!(
                        found.iter().any(covers),
                        "{correlation}: {actor} {second} {records:?}"
                    );
                }
            }
            for one in &found {
                let (first, last) = (one.first.as_second(), one.last.as_second());
                let inside = |record: &&Record| {
                    record.2 == one.group[0].1 && (first..=last).contains(&record.1)
                };
                let counts = |record: &&Record| correlation == RULES || record.0 == "a";
                let count = records.iter().filter(inside).filter(counts).count() as u64;
                assert_eq!(one.count, count, "{correlation}");
                for sample in &one.samples {
                    assert!(inside(&sample), "{correlation}: {sample:?} lies outside");
                }
            }
        }
    }
}

#[test]
fn too_much_to_remember_is_bounded_and_said() {
    let rules = rules(VALUES);
    let mut correlations = Correlations::with_limits(2_000, 50);
    for second in 0..30_000 {
        note(&rules, &mut correlations, ("a", second / 50, "x", second));
    }
    assert!(correlations.is_capped());
    let found = correlations.finish(&rules);
    assert!(!found.is_empty(), "a flood is noticed still");
    assert!(found.iter().all(|one| one.capped));

    let mut correlations = Correlations::with_limits(2_000, 50);
    let id = rules.candidates("", "a")[0];
    let long = "長".repeat(1_000);
    for actor in 0..20_000 {
        let fields = json!({"actor": format!("{long}{actor}"), "v": actor});
        correlations.note(
            &rules,
            id,
            &fields,
            Timestamp::from_second(actor).unwrap(),
            &|| actor,
        );
    }
    assert!(
        correlations.is_capped(),
        "nothing was found, and that is not sure"
    );

    let mut correlations = Correlations::with_limits(2_000, 50);
    let many: Vec<String> = (0..500).map(|actor| actor.to_string()).collect();
    correlations.note(
        &rules,
        id,
        &json!({"actor": many, "v": 1}),
        Timestamp::UNIX_EPOCH,
        &|| 0,
    );
    assert!(correlations.is_capped(), "more groups than are noted");
}

#[test]
fn wrong_clocks_are_only_times() {
    let rules = rules(COUNT);
    let mut correlations = Correlations::new(&rules);
    let id = rules.candidates("", "a")[0];
    for at in [
        Timestamp::MIN,
        Timestamp::MAX,
        Timestamp::MIN,
        Timestamp::MAX,
        Timestamp::MIN,
        Timestamp::MAX,
    ] {
        correlations.note(&rules, id, &json!({"actor": "x"}), at, &|| at);
    }
    assert_eq!(correlations.finish(&rules).len(), 2);
}
