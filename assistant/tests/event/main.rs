//! Events are read in every form in which they are found, whole or damaged, and say the same in each.

#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method is not general enough for every life of a record"
)]
#![allow(
    clippy::format_collect,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what fails here is a failed test, and what is slow is short"
)]

mod agreement;
mod damage;
mod forms;
mod identities;
mod samples;

use assistant::detect::{Fields, Scalar};
use assistant::event::{Event, Reading, Record, read};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// A file of `tests/data`.
fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads bytes and gives what `visit` makes of each event.
fn each<T>(bytes: &[u8], mut visit: impl FnMut(&Record<'_>) -> T) -> (Vec<T>, Reading) {
    let mut all = Vec::new();
    let mut input = bytes;
    let reading = read(&mut input, &Arc::from("関所.json"), &mut |record| {
        all.push(visit(record));
    });
    assert_eq!(reading.events, all.len() as u64);
    (all, reading)
}

/// The events, of which each must have a shape, and no more may be there.
fn events(bytes: &[u8]) -> Vec<Event> {
    let (events, reading) = each(bytes, |record| record.event().unwrap());
    assert!(reading.skipped.is_empty(), "{:?}", reading.skipped);
    events
}

/// The names of the events, and the reasons why others were left out.
fn names(bytes: &[u8]) -> (Vec<String>, Vec<(String, u64)>) {
    let (names, reading) = each(bytes, |record| record.name().to_owned());
    (
        names,
        reading
            .skipped
            .into_iter()
            .map(|skipped| (skipped.reason, skipped.count))
            .collect(),
    )
}

/// What stands at a path, as text.
fn field(record: &Record<'_>, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    record.each(path, &mut |scalar| {
        all.push(match scalar {
            Scalar::Text(text) => format!("\"{text}\""),
            Scalar::Number(number) => number.to_owned(),
            Scalar::Bool(truth) => truth.to_string(),
            Scalar::Null => "null".to_owned(),
        });
    });
    all
}

/// Packs as one member of gzip.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A record of CloudTrail.
fn call(id: u32, name: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.11","userIdentity":{{"type":"IAMUser","accountId":"111122223333","userName":"hanako"}},"eventTime":"2026-10-03T01:00:00Z","eventSource":"iam.amazonaws.com","eventName":"{name}","eventID":"{id}"}}"#
    )
}
