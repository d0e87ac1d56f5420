//! Where the samples lie, how they are written down in other forms, and what the command says of them.

use crate::command::{Run, Sekisho, text};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The type of a sample finding that nobody has ever seen, and its kind of resource.
pub(crate) const INVENTED: &str = "Sabotage:ModelRegistry/WeightSwap.Tool!Custom";

/// A sample that the crate of the readers has, too.
pub(crate) fn sample(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("assistant/tests/data").join(name)
}

/// An empty folder of this test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("summarize")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file and the folders it needs.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    crate::command::input::write(folder, name, content)
}

/// The bytes, packed.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The text of a sample, unpacked if it is packed.
pub(crate) fn unpacked(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(&*bytes).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    text
}

/// The records of the story.
pub(crate) fn records() -> Vec<Value> {
    let text = unpacked(&sample("leaked-key.json.gz"));
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let Value::Array(records) = file["Records"].take() else {
        panic!("records are a list")
    };
    records
}

/// Records as CloudTrail writes them to a bucket.
pub(crate) fn trail(records: &[Value]) -> String {
    json!({ "Records": records }).to_string()
}

/// The records of the story as a bucket holds them, a packed file for each Region.
pub(crate) fn bucket(folder: &Path) -> PathBuf {
    let mut regions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in records() {
        let region = record["awsRegion"].as_str().unwrap().to_owned();
        regions.entry(region).or_default().push(record);
    }
    assert_eq!(regions.len(), 4);
    for (region, records) in regions {
        let name = format!(
            "AWSLogs/111122223333/CloudTrail/{region}/2026/10/03/111122223333_CloudTrail_{region}_20261003T0310Z_ddce303c0fb3a5a7.json.gz"
        );
        write(folder, &name, gzip(trail(&records).as_bytes()));
    }
    folder.join("AWSLogs")
}

/// The findings of `aws guardduty get-findings`.
pub(crate) fn findings() -> Vec<Value> {
    let text = unpacked(&sample("get-findings.json"));
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let Value::Array(findings) = file["Findings"].take() else {
        panic!("findings are a list")
    };
    findings
}

/// The command with these arguments, which is silent but for its report.
pub(crate) fn summarize<const N: usize>(paths: &[&Path], arguments: [&str; N]) -> Sekisho {
    let paths = paths.iter().map(|path| text(path));
    let all = ["summarize", "--quiet"].into_iter();
    Sekisho::new(all.chain(paths).chain(arguments).collect::<Vec<_>>()).env("TZ", "UTC")
}

/// The report on these files.
pub(crate) fn report(paths: &[&Path]) -> Value {
    told(&summarize(paths, ["--format", "json"]).run())
}

/// A report that was made without a failure.
#[track_caller]
pub(crate) fn told(run: &Run) -> Value {
    assert!(
        matches!(run.code, 0 | 2 | 3),
        "{}: {}",
        run.code,
        run.stderr
    );
    run.json()
}

/// The report on one file of this content.
pub(crate) fn report_on(name: &str, content: impl AsRef<[u8]>) -> Value {
    let folder = folder(name);
    report(&[&write(&folder, "events.json", content)])
}

/// The incidents of a report.
pub(crate) fn incidents(report: &Value) -> &Vec<Value> {
    report["incidents"].as_array().unwrap()
}

/// The one incident of a report.
#[track_caller]
pub(crate) fn only(report: &Value) -> &Value {
    let all = incidents(report);
    assert_eq!(all.len(), 1, "{:?}", guides(report));
    &all[0]
}

/// The guides and urgencies of a report's incidents.
pub(crate) fn guides(report: &Value) -> Vec<(&str, Option<&str>)> {
    incidents(report)
        .iter()
        .map(|incident| {
            let guide = incident["guide"].as_str().unwrap_or_default();
            (guide, incident["urgency"].as_str())
        })
        .collect()
}

/// The texts of a list's members.
pub(crate) fn each<'v>(list: &'v Value, member: &str) -> Vec<&'v str> {
    let list = list.as_array().unwrap().iter();
    list.map(|element| element[member].as_str().unwrap_or_default())
        .collect()
}

/// The report without what differs between runs on the same events: when, and how they were packed into files.
pub(crate) fn essence(report: &Value) -> Value {
    let mut essence = report["incidents"].clone();
    forget(&mut essence);
    essence
}

fn forget(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("place");
            object.values_mut().for_each(forget);
        }
        Value::Array(list) => list.iter_mut().for_each(forget),
        _ => {}
    }
}

/// A record of a call, of which members are replaced or added.
pub(crate) fn call(id: u32, name: &str, service: &str, more: &Value) -> Value {
    let mut record = json!({
        "eventVersion": "1.11",
        "userIdentity": {
            "type": "IAMUser", "principalId": "AIDACKCEVSQ6C2EXAMPLE", "arn": "arn:aws:iam::111122223333:user/taro",
            "accountId": "111122223333", "accessKeyId": "AKIAIOSFODNN8EXAMPLE", "userName": "taro",
        },
        "eventTime": "2026-11-20T02:00:00Z", "eventSource": format!("{service}.amazonaws.com"), "eventName": name,
        "awsRegion": "us-east-1", "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.31.0",
        "requestParameters": null, "responseElements": null, "requestID": format!("r-{id}"),
        "eventID": format!("00000000-0000-4000-8000-{id:012}"), "readOnly": false, "eventType": "AwsApiCall",
        "managementEvent": true, "recipientAccountId": "111122223333", "eventCategory": "Management",
    });
    merge(&mut record, more);
    record
}

/// Puts members of one object into another.
pub(crate) fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                merge(into.entry(name).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}

/// What was left out of a file, as a reason and how often.
pub(crate) fn skipped(report: &Value) -> Vec<(&str, u64)> {
    let skipped = report["read"]["skipped"].as_array().unwrap().iter();
    skipped
        .map(|skipped| {
            (
                skipped["reason"].as_str().unwrap(),
                skipped["count"].as_u64().unwrap(),
            )
        })
        .collect()
}
