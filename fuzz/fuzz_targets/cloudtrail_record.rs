//! What the scan of a record finds is what a reader of JSON finds that reads everything, wherever there is JSON of which no member is
//! there twice.
#![no_main]

use assistant::detect::{Fields, Scalar};
use assistant::event::{Source, read};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::Arc;

/// What stands at a path, by the tree.
fn plainly(value: &Value, path: Option<&str>, found: &mut Vec<String>) {
    match (value, path) {
        (Value::Array(list), _) => list.iter().for_each(|value| plainly(value, path, found)),
        (Value::Object(object), Some(path)) => {
            let (first, rest) = path
                .split_once('.')
                .map_or((path, None), |(first, rest)| (first, Some(rest)));
            if let Some(value) = object.get(first) {
                plainly(value, rest, found);
            }
        }
        (Value::String(text), None) => found.push(text.clone()),
        (Value::Bool(truth), None) => found.push(truth.to_string()),
        (Value::Null, None) => found.push("null".to_owned()),
        // How a number is written, only the scan keeps.
        (Value::Number(_), None) => found.push("number".to_owned()),
        _ => {}
    }
}

/// All paths of a tree; `false` if a name has a dot in it, so that its path would mean another.
fn paths(value: &Value, path: &str, all: &mut Vec<String>) -> bool {
    if !path.is_empty() {
        all.push(path.to_owned());
    }
    match value {
        Value::Array(list) => list.iter().all(|value| paths(value, path, all)),
        Value::Object(object) => object.iter().all(|(key, value)| {
            let deeper = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            !key.contains('.') && !key.is_empty() && key != "actor" && paths(value, &deeper, all)
        }),
        _ => true,
    }
}

fuzz_target!(|data: &[u8]| {
    // The fuzzer chooses two members; the rest makes it a record.
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return;
    };
    // Written anew, no member is there twice.
    let plain = value.to_string();
    let written = format!(
        "{{\"requestParameters\":{plain},\"eventSource\":\"s\",\"eventName\":\"n\",\"responseElements\":{plain}}}"
    );
    let tree: Value = serde_json::from_str(&written).unwrap_or(Value::Null);
    let mut all = Vec::new();
    if tree.is_null() || !paths(&tree, "", &mut all) {
        return;
    }
    let mut input = written.as_bytes();
    let reading = read(&mut input, &Arc::from("-"), &mut |record| {
        assert_eq!(record.source(), Source::CloudTrail);
        assert_eq!(
            (record.service(), record.name(), record.text()),
            (Some("s"), "n", written.as_str())
        );
        for path in &all {
            let mut wanted = Vec::new();
            plainly(&tree, Some(path), &mut wanted);
            let mut found = Vec::new();
            record.each(path, &mut |scalar| {
                found.push(match scalar {
                    Scalar::Text(text) => text.to_owned(),
                    Scalar::Bool(truth) => truth.to_string(),
                    Scalar::Null => "null".to_owned(),
                    Scalar::Number(_) => "number".to_owned(),
                });
            });
            assert_eq!(found, wanted, "{path}");
        }
    });
    assert_eq!((reading.events, reading.skipped.len()), (1, 0));
});
