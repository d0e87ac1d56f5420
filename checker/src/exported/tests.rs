//! Whatever is read lazily is what is read strictly, be it whole or broken.

use super::{Collection, Reader};
use policy::Shapes;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Answers as the vendors write them: the sample estate, and of each guide the cases.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["sample", "guidelines"].map(|folder| root.join(folder));
    let entries = folders
        .iter()
        .flat_map(|folder| WalkDir::new(folder).sort_by_file_name());
    let files = entries.map(|entry| entry.unwrap().into_path());
    let is_answer = |path: &PathBuf| {
        path.starts_with(&folders[0]) && path.extension().is_some_and(|it| it == "json")
            || path.file_name().is_some_and(|name| name == "live.json")
    };
    files.filter(is_answer).collect()
}

/// What can be told of a collection.
fn told(collection: &Collection) -> String {
    let Collection {
        snapshot,
        not_understood,
        ..
    } = collection;
    format!("{snapshot:#?}{not_understood:#?}")
}

fn agree(reader: &mut Reader<'_>, shapes: &Shapes, name: &str, text: &[u8]) -> bool {
    let read = reader.piece(name, text);
    let strictly = Reader::new(shapes).strictly(name, text);
    let text = String::from_utf8_lossy(text);
    assert_eq!(told(&read), told(&strictly), "{name}: {text}");
    reader.lazily(name, text.as_bytes()).is_ok()
}

#[test]
fn every_answer_is_read_the_same_in_both_ways() {
    let (shapes, mut lazily, mut files_read) = (Shapes::embedded(), 0, 0);
    // One reader for all of them, so that what it remembers of one is used for others.
    let mut reader = Reader::new(&shapes);
    for file in files() {
        let text = std::fs::read(&file).unwrap();
        files_read += 1;
        lazily += usize::from(agree(&mut reader, &shapes, "answer.json", &text));
    }
    assert!(files_read > 1000, "{files_read} files");
    assert!(
        lazily * 10 > files_read * 9,
        "{lazily} of {files_read} were read lazily"
    );
}

#[test]
fn whatever_is_cut_out_of_an_answer_is_told_the_same() {
    let shapes = Shapes::embedded();
    let mut reader = Reader::new(&shapes);
    let text = r#"{"account": "111122223333", "region": "us-east-1", "guardrails": [{"name": "窓口\u0041", "guardrailId": "x",
        "guardrailArn": "arn:aws:bedrock:us-east-1:111122223333:guardrail/x", "version": "1", "status": "READY", "kmsKeyArn": null,
        "contentPolicy": {"filters": [{"type": "HATE", "inputStrength": "LOW", "threshold": 0.5}]}}], "agents": []}"#;
    let text = text.as_bytes();
    assert!(agree(&mut reader, &shapes, "whole.json", text));
    for position in 0..text.len() {
        agree(&mut reader, &shapes, "cut.json", &text[..position]);
        let without = [&text[..position], &text[position + 1..]].concat();
        agree(&mut reader, &shapes, "without.json", &without);
        for more in [
            &b"\""[..],
            b"{",
            b"]",
            b",",
            b"\\",
            b"\n",
            b"\x00",
            b"\xff",
            b"\"a\":1,",
        ] {
            let with = [&text[..position], more, &text[position..]].concat();
            agree(&mut reader, &shapes, "with.json", &with);
        }
    }
}

#[test]
fn texts_that_are_no_answer_are_told_the_same() {
    let shapes = Shapes::embedded();
    let mut reader = Reader::new(&shapes);
    let logging = r#"{"loggingConfig":{"textDataDeliveryEnabled":true}}"#;
    // What every full answer has, a summary need not have.
    let summary = r#"{"guardrails": [{"id": "x", "arn": "arn:aws:bedrock:us-east-1:111122223333:guardrail/x", "status": "READY",
        "version": "DRAFT", "contentPolicyConfig": {"filtersConfig": [{"type": "HATE"}]}}]}"#;
    for text in [
        "",
        " \n",
        "\u{feff}{}",
        "{}",
        "[]",
        "{}{}",
        "1 2",
        "\"a\"",
        "nul",
        "{\"\": {}}",
        "{\"a\": {}, \"a\": {}}",
        "{\"a\": {\"b\": 1, \"b\": 2}}",
        "{\"account\": \u{feff}\"111122223333\", \"guardrails\": []}",
        "{\"a\": [}",
        "{\"a\": [}]",
        "[{]}",
        "{\"a\\u0062\": {}}",
        "{\"guardrails\": null}",
        "{\"guardrails\": []}",
        "{\"guardrails\": [1]}",
        "{\"account\": \"1\", \"region\": \"x\", \"guardrails\": [], \"nextToken\": null}",
        "{\"modelInvocationLogging\": {}}",
        "{\"TypeName\": 1, \"loggingConfig\": {}}",
        summary,
        logging,
        &format!("{logging}\n{logging}"),
        &format!("{logging},"),
        &format!("{logging}}}"),
        &logging.replace("true", "tru"),
        &logging.replace("true", "1e999"),
        &format!("{}{logging}{}", "[".repeat(200), "]".repeat(200)),
    ] {
        agree(&mut reader, &shapes, "text.json", text.as_bytes());
    }
}
