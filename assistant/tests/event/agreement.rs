//! What the scan of a record finds without reading it is what a reader of JSON finds that reads everything.

use crate::{each, field};
use assistant::detect::Fields;
use serde_json::{Map, Value};
use std::fmt::Write;

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 14] = [
            "a",
            "関所",
            "\"",
            "\\",
            "\\\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "😀",
            "\u{1b}[31m\u{202e}",
        ];
        (0..self.below(12))
            .map(|_| PIECES[usize::try_from(self.below(14)).unwrap()])
            .collect()
    }

    fn value(&mut self, depth: u64) -> Value {
        match self.below(if depth > 4 { 5 } else { 8 }) {
            0 => Value::Null,
            1 => Value::Bool(self.below(2) == 0),
            2 => Value::from(i64::try_from(self.below(1 << 30)).unwrap() - (1 << 29)),
            3 | 4 => Value::String(self.text()),
            5 => Value::Array((0..self.below(4)).map(|_| self.value(depth + 1)).collect()),
            _ => Value::Object(self.object(depth + 1)),
        }
    }

    fn object(&mut self, depth: u64) -> Map<String, Value> {
        const KEYS: [&str; 8] = [
            "eventName",
            "eventSource",
            "userIdentity",
            "名前",
            "a\"b",
            "x\\",
            "list",
            "",
        ];
        let count = self.below(6);
        (0..count)
            .map(|_| {
                (
                    KEYS[usize::try_from(self.below(8)).unwrap()].to_owned(),
                    self.value(depth),
                )
            })
            .collect()
    }
}

/// All paths of a tree that have no dots in their names, and some that are not there.
fn paths(value: &Value, path: &str, all: &mut Vec<String>) {
    all.push(path.to_owned());
    all.push(format!("{path}.none"));
    match value {
        Value::Array(list) => list.iter().for_each(|value| paths(value, path, all)),
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| paths(value, &format!("{path}.{key}"), all)),
        _ => {}
    }
}

/// What stands at a path, by the tree.
fn plainly(value: &Value, path: &[&str], found: &mut Vec<String>) {
    match (value, path) {
        (Value::Array(list), _) => list.iter().for_each(|value| plainly(value, path, found)),
        (Value::Object(object), [first, rest @ ..]) => {
            if let Some(value) = object.get(*first) {
                plainly(value, rest, found);
            }
        }
        (Value::String(text), []) => found.push(format!("\"{text}\"")),
        (Value::Object(_), []) | (_, [_, ..]) => {}
        (other, []) => found.push(other.to_string()),
    }
}

/// Whether something is there, by the tree.
fn there(value: &Value, path: &[&str]) -> bool {
    match (value, path) {
        (Value::Null, _) => false,
        (_, []) => true,
        (Value::Array(list), _) => list.iter().any(|value| there(value, path)),
        (Value::Object(object), [first, rest @ ..]) => {
            object.get(*first).is_some_and(|value| there(value, rest))
        }
        _ => false,
    }
}

#[test]
fn the_scan_agrees_with_a_reader_of_everything() {
    let mut random = Random(6);
    let mut compared = 0;
    for round in 0..3_000 {
        let mut record = random.object(0);
        record.insert("eventSource".into(), Value::String(random.text()));
        record.insert("eventName".into(), Value::String(random.text()));
        record.insert("requestParameters".into(), random.value(0));
        record.insert("responseElements".into(), random.value(0));
        let tree = Value::Object(record);
        let written = match round % 3 {
            0 => serde_json::to_string(&tree).unwrap(),
            1 => serde_json::to_string_pretty(&tree).unwrap(),
            // The other way to write what is not ASCII.
            _ => serde_json::to_string(&tree).unwrap().chars().fold(
                String::new(),
                |mut text, character| {
                    if character.is_ascii() {
                        text.push(character);
                    } else {
                        character
                            .encode_utf16(&mut [0; 2])
                            .iter()
                            .for_each(|unit| write!(text, "\\u{unit:04x}").unwrap());
                    }
                    text
                },
            ),
        };
        let file = format!("{{\"Records\":[ {written} , {written}]}}");
        let mut all = Vec::new();
        for (key, value) in tree.as_object().unwrap() {
            paths(value, key, &mut all);
        }
        let (count, reading) = each(file.as_bytes(), |record| {
            assert_eq!(record.text(), written);
            assert_eq!(record.service(), tree["eventSource"].as_str());
            assert_eq!(record.name(), tree["eventName"].as_str().unwrap());
            for path in &all {
                let steps: Vec<_> = path.split('.').collect();
                let mut wanted = Vec::new();
                plainly(&tree, &steps, &mut wanted);
                assert_eq!(field(record, path), wanted, "{path} in {written}");
                assert_eq!(
                    record.has(path),
                    there(&tree, &steps),
                    "{path} in {written}"
                );
                compared += wanted.len();
            }
        });
        assert_eq!((count.len(), reading.skipped.len()), (2, 0), "{written}");
    }
    assert!(compared > 50_000, "{compared}");
}

#[test]
fn the_first_of_two_members_counts() {
    let written = r#"{"eventTime":"2026-10-03T01:00:00Z","eventSource":"one","eventName":"A","a":{"b":1,"b":2},"eventID":"1","eventSource":"two","eventName":"B","a":3,"eventID":"2"}"#;
    let (seen, _) = each(written.as_bytes(), |record| {
        let event = record.event().unwrap();
        assert_eq!(
            (
                event.service.as_deref(),
                event.name.as_str(),
                event.id.as_str()
            ),
            (Some("one"), "A", "1")
        );
        assert_eq!((record.service(), record.name()), (Some("one"), "A"));
        assert_eq!(
            (field(record, "eventName"), field(record, "a.b")),
            (vec!["\"A\"".to_owned()], vec!["1".to_owned()])
        );
    });
    assert_eq!(seen.len(), 1);
}
