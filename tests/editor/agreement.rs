//! The editor shows what `sekisho scan` reports: the same findings at the same places, whether a file is open or not.

use crate::command::Sekisho;
use crate::session::{Client, Session};
use crate::workspace::{folder, uri, write};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// File, code, severity, and the lines and characters of start and end in UTF-16.
type Told = BTreeSet<(String, String, u64, [u64; 4])>;

/// What a run of `sekisho scan` over a folder says of each file, as an editor should show it.
fn scanned(folder: &Path) -> BTreeMap<String, Told> {
    let run = Sekisho::new(["scan", ".", "--format", "json"])
        .within(folder)
        .run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    let report = run.json();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let severity = match (&finding["outcome"], &finding["urgency"]) {
            (outcome, _) if outcome == "undetermined" => 4,
            (_, urgency) if urgency == "low" => 3,
            (_, urgency) if urgency == "medium" => 2,
            _ => 1,
        };
        if finding["outcome"] == "pass" || !finding["suppressed"].is_null() {
            continue;
        }
        let place = &finding["place"];
        let file = place["file"].as_str().unwrap().to_owned();
        let text = texts
            .entry(file.clone())
            .or_insert_with(|| std::fs::read_to_string(folder.join(&file)).unwrap());
        let [start, end] = [&place["start"], &place["end"]].map(|place| position(text, place));
        let code = finding["guide"].as_str().unwrap().to_owned();
        let place = [start[0], start[1], end[0], end[1]];
        told.entry(file.clone())
            .or_default()
            .insert((file, code, severity, place));
    }
    for piece in report["read"]["not_understood"].as_array().unwrap() {
        let file = piece["file"].as_str().unwrap().to_owned();
        let at = piece["at"].as_str().unwrap();
        let mut numbers = at.split(':').skip(1).map(|number| number.parse().unwrap());
        let line: u64 = numbers.next().unwrap_or(1);
        let column: Option<u64> = numbers.next();
        let text = std::fs::read_to_string(folder.join(&file)).unwrap();
        let place = serde_json::json!({"line": line, "column": column.unwrap_or(1)});
        let [line, character] = position(&text, &place);
        let (code, severity) = match column {
            Some(_) => ("syntax", 1),
            None => ("not-understood", 4),
        };
        let start = [line, character, 0, 0];
        told.entry(file.clone())
            .or_default()
            .insert((file, code.to_owned(), severity, start));
    }
    told
}

/// A line and a column in characters from 1, as line and units of UTF-16 from 0.
fn position(text: &str, place: &Value) -> [u64; 2] {
    let (line, column) = (
        place["line"].as_u64().unwrap() - 1,
        place["column"].as_u64().unwrap() - 1,
    );
    let line_text = text.split('\n').nth(usize::try_from(line).unwrap());
    let before = line_text
        .unwrap_or_default()
        .chars()
        .take(usize::try_from(column).unwrap());
    [
        line,
        before.map(|character| character.len_utf16() as u64).sum(),
    ]
}

/// What the editor shows in a file, in the same form.
fn shown(file: &str, diagnostics: &[Value]) -> Told {
    let told = diagnostics.iter().map(|diagnostic| {
        assert_eq!(diagnostic["source"], "sekisho");
        let code = diagnostic["code"].as_str().unwrap().to_owned();
        let number = |place: &str| {
            let number = diagnostic["range"].pointer(place).and_then(Value::as_u64);
            number.unwrap()
        };
        let mut place = [
            "/start/line",
            "/start/character",
            "/end/line",
            "/end/character",
        ]
        .map(number);
        if code == "syntax" || code == "not-understood" {
            // The report says where it begins, and no more.
            place[2..].fill(0);
        }
        let severity = diagnostic["severity"].as_u64().unwrap();
        (file.to_owned(), code, severity, place)
    });
    told.collect()
}

/// What stands in only one of both, so that a difference among thousands can be read.
fn compare(scan: &BTreeMap<String, Told>, editor: &BTreeMap<String, Told>, when: &str) {
    let all =
        |told: &BTreeMap<String, Told>| -> Told { told.values().flatten().cloned().collect() };
    let (scan, editor) = (all(scan), all(editor));
    let only = |one: &Told, other: &Told| {
        let only: Vec<String> = one
            .difference(other)
            .map(|told| format!("{told:?}"))
            .collect();
        (
            only.len(),
            only.into_iter().take(8).collect::<Vec<_>>().join("\n"),
        )
    };
    let (missing, what) = only(&scan, &editor);
    let (surplus, other) = only(&editor, &scan);
    assert_eq!(
        (missing, surplus),
        (0, 0),
        "{when}; only scan:\n{what}\nonly editor:\n{other}"
    );
}

/// The code files below a folder, by their paths in it.
fn code(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(here) = waiting.pop() {
        for entry in std::fs::read_dir(folder.join(&here)).unwrap() {
            let entry = entry.unwrap();
            let path = here.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.to_str().unwrap().replace('\\', "/");
            let ends = [
                ".tf",
                ".bicep",
                "template.yaml",
                "azuredeploy.json",
                "template.json",
            ];
            if ends.iter().any(|end| name.ends_with(end)) {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}

/// What was published, by the path in the folder.
fn published(session: &Session, folder: &Path) -> BTreeMap<String, Told> {
    let start = format!("{}/", uri(folder));
    let published = session.published.iter().filter_map(|(uri, published)| {
        let file = uri.strip_prefix(&start)?;
        let diagnostics = published["diagnostics"].as_array()?;
        (!diagnostics.is_empty()).then(|| (file.to_owned(), shown(file, diagnostics)))
    });
    published.collect()
}

/// Starts a client that has diagnostics sent to it, and waits until the whole folder was read and as many files were told
/// of as have something to show: what documents need may overtake the others, and so may the progress.
fn read_to_the_end(folder: &Path, files: usize) -> Session {
    let mut session = Client::push().progressing().folder(folder).start();
    session.until("the end of the progress", |session| {
        let mut told = session.told.iter();
        told.any(|told| {
            let kind = told.pointer("/params/value/kind");
            kind.is_some_and(|kind| kind == "end")
        })
        .then_some(())
    });
    session.until(&format!("diagnostics of {files} files"), |session| {
        let shows = |published: &&Value| published["diagnostics"] != serde_json::json!([]);
        (session.published.values().filter(shows).count() >= files).then_some(())
    });
    session
}

#[test]
fn all_cases_of_all_guides_are_shown_as_they_are_reported() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines");
    let scan = scanned(&cases);
    let count: usize = scan.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} findings in all cases");

    let mut session = read_to_the_end(&cases, scan.len());
    compare(
        &scan,
        &published(&session, &cases),
        "after the first reading",
    );

    for file in code(&cases) {
        let path = cases.join(&file);
        let uri = uri(&path);
        let text = std::fs::read_to_string(&path).unwrap();
        let diagnostics = session.opened(&uri, &text);
        assert_eq!(
            shown(&file, &diagnostics),
            scan.get(&file).cloned().unwrap_or_default(),
            "{file} opened"
        );
        session.close_document(&uri);
    }
    session.end();
}

#[test]
fn a_client_that_asks_gets_the_same() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/aws/s3");
    let scan = scanned(&cases);
    let mut session = Client::pull().folder(&cases).start();
    session.until("the request to ask again", |session| {
        (session.asked_for("workspace/diagnostic/refresh") > 0).then_some(())
    });
    let start = format!("{}/", uri(&cases));
    let all = session.pulled_all();
    let editor = all.iter().map(|(uri, diagnostics)| {
        let file = uri.strip_prefix(&start).unwrap();
        (file.to_owned(), shown(file, diagnostics))
    });
    compare(&scan, &editor.collect(), "asked for the workspace");
    for file in code(&cases) {
        let uri = uri(&cases.join(&file));
        let diagnostics = session.pulled(&uri);
        let expected = scan.get(&file).cloned().unwrap_or_default();
        assert_eq!(shown(&file, &diagnostics), expected, "{file} asked for");
    }
    assert_eq!(
        session.publications, 0,
        "nothing is sent to a client that asks"
    );
    session.end();
}

/// Texts that end in the middle, as they do while somebody writes.
#[test]
fn broken_code_is_shown_as_it_is_reported() {
    let folder = folder(&[]);
    for (name, text) in crate::texts::ALL {
        let file = name.split_once('-').unwrap().1;
        let characters: Vec<char> = text.chars().collect();
        for tenth in 1..=10 {
            let part: String = characters[..characters.len() * tenth / 10].iter().collect();
            write(folder.path(), &format!("{name}/{tenth}/{file}"), &part);
        }
    }
    let scan = scanned(folder.path());
    let kinds: BTreeSet<&str> = scan
        .values()
        .flatten()
        .map(|told| told.1.as_str())
        .collect();
    assert!(kinds.contains("syntax"), "{kinds:?}");
    let session = read_to_the_end(folder.path(), scan.len());
    compare(&scan, &published(&session, folder.path()), "broken");
    session.end();
}
