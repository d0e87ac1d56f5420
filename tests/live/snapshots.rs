//! `--snapshot-out` and `--input` of it: the same findings to the byte, and a damaged snapshot is never taken for a whole one.

use crate::asking::{ACCOUNT, check};
use crate::cloud::{Account, Estate, GOOGLE_TOKEN, Server};
use crate::command::{Run, Sekisho, text};
use crate::told::{folder, passes};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What is compared of a report, as it is written.
#[derive(Deserialize)]
struct Written<'r> {
    #[serde(borrow)]
    findings: &'r RawValue,
}

fn findings(run: &Run) -> &str {
    serde_json::from_str::<Written<'_>>(&run.stdout)
        .unwrap()
        .findings
        .get()
}

fn input(path: &Path) -> Run {
    Sekisho::new([
        "check",
        "--format",
        "json",
        "--show-passes",
        "--input",
        text(path),
    ])
    .run()
}

/// Reads a cloud, and keeps what was read.
fn taken(cloud: &str, name: &str, more: &[&str]) -> (Run, PathBuf) {
    let path = folder(name).join("snapshot.json.gz");
    let server = Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")));
    let flag = format!("--{cloud}");
    let arguments = [&[flag.as_str(), "--snapshot-out", text(&path)], more].concat();
    let run = check(&server, &arguments).run();
    assert_ne!(run.code, 1, "{}", run.stderr);
    (run, path)
}

fn unpacked(path: &Path) -> String {
    let mut all = String::new();
    let file = std::fs::File::open(path).unwrap();
    MultiGzDecoder::new(file).read_to_string(&mut all).unwrap();
    all
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text).unwrap();
    packer.finish().unwrap()
}

fn round_trip(cloud: &str) {
    let (run, path) = taken(cloud, &format!("snapshot-{cloud}"), &["--everything"]);
    let again = input(&path);
    assert_eq!(again.code, run.code, "{}", again.stderr);
    assert!(findings(&again) == findings(&run), "the findings differ");
    assert_eq!(again.json()["read"]["gaps"], run.json()["read"]["gaps"]);
    let schema = include_str!("../../schemas/sekisho.snapshot-1.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let lines = unpacked(&path);
    for line in lines.lines() {
        let part = serde_json::from_str(line).unwrap();
        let errors: Vec<String> = schema
            .iter_errors(&part)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
    let account = Account::new(ACCOUNT);
    let secrets = [
        &account.secret(),
        GOOGLE_TOKEN,
        "azure.0.",
        "identity-header",
        "FwoG/",
    ];
    for secret in secrets {
        assert!(!lines.contains(secret), "{secret}");
    }
}

#[test]
fn aws_reads_the_same_again() {
    round_trip("aws");
}

#[test]
fn azure_reads_the_same_again() {
    round_trip("azure");
}

#[test]
fn google_reads_the_same_again() {
    round_trip("google");
}

/// Cut anywhere, between its parts or inside of them, it says so, and nothing passes that does not pass in the whole.
#[test]
fn a_snapshot_that_was_cut_says_so() {
    let (whole, path) = taken("aws", "snapshot-cut", &[]);
    let whole = passes(&whole.json());
    let lines = unpacked(&path);
    let lines: Vec<&str> = lines.split_inclusive('\n').collect();
    let bytes = std::fs::read(&path).unwrap();
    let middle = |part: usize| bytes[..bytes.len() * part / 4].to_vec();
    let mut cuts: Vec<Vec<u8>> = [1, 3].map(middle).to_vec();
    // Half of the checksum at the end.
    cuts.push(bytes[..bytes.len() - 4].to_vec());
    // Without the last line and more of them, without the first, and with a hole.
    let counts = [1, 2, lines.len() - 1];
    cuts.extend(counts.map(|count| packed(lines[..count].concat().as_bytes())));
    cuts.push(packed(lines[1..].concat().as_bytes()));
    cuts.push(packed(
        [&lines[..1], &lines[2..]].concat().concat().as_bytes(),
    ));
    let path = path.with_file_name("cut.json.gz");
    for (number, cut) in cuts.iter().enumerate() {
        std::fs::write(&path, cut).unwrap();
        let run = input(&path);
        assert!([0, 2, 3].contains(&run.code), "{number}: {}", run.stderr);
        let read = &run.json()["read"];
        let said = format!("{}{}", read["gaps"], read["not_understood"]);
        let told = said.contains("Truncated: ") || said.contains("not readable as gzip");
        assert!(told, "{number}: {said}");
        let surplus = &passes(&run.json()) - &whole;
        assert_eq!(surplus, BTreeSet::new(), "{number}");
    }
}

/// A part that is there twice does not make up for one that is missing.
#[test]
fn a_part_that_is_there_twice_stands_for_no_other() {
    let (_, path) = taken("aws", "snapshot-twice", &[]);
    let lines = unpacked(&path);
    let mut lines: Vec<&str> = lines.split_inclusive('\n').collect();
    assert!(lines.len() > 3);
    lines[1] = lines[0];
    std::fs::write(&path, packed(lines.concat().as_bytes())).unwrap();
    let run = input(&path);
    let gaps = run.json()["read"]["gaps"].to_string();
    assert!(gaps.contains("Truncated: "), "{gaps}");
}

#[test]
fn a_few_bytes_that_unpack_to_gibibytes_of_nothing_are_refused() {
    let path = folder("snapshot-bomb").join("bomb.json.gz");
    for byte in [b' ', b'\n', 0] {
        // One member after another, each of 16 MiB.
        let member = packed(&vec![byte; 16 << 20]);
        std::fs::write(&path, member.repeat(128)).unwrap();
        let run = input(&path);
        assert_eq!(run.code, 3, "{}", run.stderr);
        let said = run.json()["read"]["not_understood"].to_string();
        assert!(said.contains("nothing but white space"), "{said}");
    }
}

#[test]
fn exported_answers_may_be_packed() {
    let folder = folder("snapshot-export");
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let mut files = 0;
    for cloud in ["aws", "azure", "google"] {
        for entry in std::fs::read_dir(plain.join(cloud)).unwrap() {
            let entry = entry.unwrap().path();
            let name = format!(
                "{cloud}-{}.gz",
                entry.file_name().unwrap().to_str().unwrap()
            );
            std::fs::write(folder.join(name), packed(&std::fs::read(&entry).unwrap())).unwrap();
            files += 1;
        }
    }
    assert!(files > 0);
    let run = input(&folder);
    assert_eq!(run.json()["read"]["files"], files);
    assert_eq!(run.json()["read"]["not_understood"], serde_json::json!([]));
    assert!(run.json()["read"]["judged"].as_u64().unwrap() > 0);
}
