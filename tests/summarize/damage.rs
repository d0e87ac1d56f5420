//! Input that is broken or made to break is counted with its reason, and the rest of it is still read.

use crate::command::text;
use crate::input::{
    call, findings, folder, gzip, incidents, only, report, report_on, skipped, summarize, trail,
    write,
};
use serde_json::{Value, json};
use std::io::Write as _;

/// A record that makes an incident.
fn loud(number: u32) -> Value {
    let who = json!({"requestParameters": {"guardrailIdentifier": format!("g{number}")}});
    call(number, "DeleteGuardrail", "bedrock", &who)
}

#[track_caller]
fn assert_skipped(report: &Value, part: &str) {
    let skipped = skipped(report);
    assert!(
        skipped
            .iter()
            .any(|(reason, count)| reason.contains(part) && *count > 0),
        "{skipped:?}"
    );
}

#[test]
fn a_bomb_is_let_alone_and_what_stood_before_it_is_told() {
    let folder = folder("bomb");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writeln!(packed, "{}", loud(1)).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..300 {
        packed.write_all(&blank).unwrap();
    }
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1 << 20);
    let report = report(&[&write(&folder, "bomb.jsonl.gz", packed)]);
    assert_skipped(&report, "without an event");
    assert_eq!(
        only(&report)["guide"],
        "aws/ai-incidents/guardrail-tampering"
    );
    assert!(report["read"]["bytes"].as_u64().unwrap() < 100 << 20);
}

#[test]
fn json_of_any_depth_is_survived() {
    for (name, deep) in [
        ("lists", "[".repeat(200_000)),
        ("closed-lists", "[".repeat(100_000) + &"]".repeat(100_000)),
        ("objects", "{\"a\":".repeat(200_000)),
        (
            "wraps",
            "{\"detail\":".repeat(50_000) + "{}" + &"}".repeat(50_000),
        ),
        ("records", "{\"Records\":[".repeat(50_000)),
    ] {
        let report = report_on(&format!("deep-{name}"), &deep);
        assert!(!skipped(&report).is_empty(), "{name}");
        assert_eq!(incidents(&report).len(), 0, "{name}");
    }
    // Deep parameters in a record that a rule notices.
    let record = loud(1).to_string().replace(
        "\"g1\"",
        &("[".repeat(5_000) + "\"g1\"" + &"]".repeat(5_000)),
    );
    let report = report_on(
        "deep-parameters",
        format!("{{\"Records\":[{record},{}]}}", loud(2)),
    );
    assert_eq!(report["read"]["events"], 2);
    let told: u64 = incidents(&report)
        .iter()
        .flat_map(|incident| incident["events"].as_array().unwrap())
        .map(|event| event["count"].as_u64().unwrap())
        .sum();
    let left: u64 = skipped(&report).iter().map(|(_, count)| count).sum();
    assert_eq!(told + left, 2, "{report}");
    // A finding of the same depth.
    let finding = findings().remove(0).to_string().replace(
        "\"111122223333\"",
        &("[".repeat(5_000) + &"]".repeat(5_000)),
    );
    let report = report_on("deep-finding", format!("{finding}\n{}", findings()[2]));
    assert_eq!(incidents(&report).iter().filter(|incident| incident["guide"] == "aws/identity-incidents/credential-exfiltration").count(), 1);
}

#[test]
fn half_a_file_is_read_as_far_as_it_goes() {
    let whole = trail(&[loud(1), loud(2)]);
    let report = report_on("half", &whole[..whole.len() - 300]);
    assert_eq!(report["read"]["events"], 1);
    assert_skipped(&report, "ends in the middle");
    let folder = folder("half-packed");
    let packed = gzip(trail(&(1..2_000).map(loud).collect::<Vec<_>>()).as_bytes());
    let report =
        crate::input::report(&[&write(&folder, "half.json.gz", &packed[..packed.len() / 2])]);
    assert_skipped(&report, "damaged or cut off");
    assert!(report["read"]["events"].as_u64().unwrap() > 100);
    assert!(!incidents(&report).is_empty());
}

#[test]
fn what_is_no_json_at_all_is_counted() {
    let folder = folder("binary");
    let mut binary: Vec<u8> = (0..=u8::MAX).cycle().take(100_000).collect();
    binary.rotate_left(3);
    for (name, bytes) in [
        ("binary.json", binary),
        ("text.json", b"hello\nworld\n".to_vec()),
        ("head.json.gz", vec![0x1f, 0x8b]),
        (
            "garbage.json.gz",
            [&[0x1f, 0x8b, 8, 0][..], &[7; 4_000]].concat(),
        ),
        ("zeros.json", vec![0; 10_000]),
        (
            "utf16.json",
            "\u{feff}{\"Records\": []}"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
        ("number.json", b"42".to_vec()),
        ("null.json", b"null".to_vec()),
    ] {
        let report = report(&[&write(&folder, name, bytes)]);
        assert!(!skipped(&report).is_empty(), "{name}");
        assert_eq!(report["read"]["events"], 0, "{name}");
        assert!(
            report["read"]["skipped"][0]["file"]
                .as_str()
                .unwrap()
                .ends_with(name),
            "{name}"
        );
    }
}

#[test]
fn one_broken_line_costs_no_other() {
    let lines = [
        loud(1).to_string(),
        "{\"eventName\": \"Half".to_owned(),
        loud(2).to_string(),
        "\"\\\"".to_owned(),
        loud(3).to_string(),
    ];
    let report = report_on("broken-line", lines.join("\n"));
    assert_eq!(report["read"]["events"], 3);
    assert_skipped(&report, "not JSON");
    let guardrails: Vec<&str> = incidents(&report)
        .iter()
        .flat_map(|incident| crate::input::each(&incident["resources"], "name"))
        .collect();
    for guardrail in ["g1", "g2", "g3"] {
        assert!(guardrails.contains(&guardrail), "{guardrails:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_counted() {
    let mut bytes = loud(1).to_string().into_bytes();
    bytes.push(b'\n');
    let mut broken = loud(2).to_string().into_bytes();
    let at = broken
        .windows(7)
        .position(|part| part == b"aws-cli")
        .unwrap();
    broken[at] = 0xff;
    bytes.extend(broken);
    let report = report_on("not-utf8", bytes);
    assert_skipped(&report, "not UTF-8");
    assert_eq!(report["read"]["events"], 1);
    assert_eq!(incidents(&report).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_traps_nobody() {
    let folder = folder("links");
    write(&folder, "in/a/events.json", trail(&[loud(1)]));
    std::os::unix::fs::symlink(folder.join("in"), folder.join("in/a/again")).unwrap();
    std::os::unix::fs::symlink(folder.join("in/dead"), folder.join("in/dead")).unwrap();
    let report = report(&[&folder.join("in")]);
    assert_eq!(report["read"]["files"], 1);
    assert_eq!(incidents(&report).len(), 1);
    let run = summarize(&[&folder.join("in/dead")], []).run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("cannot read"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = folder("named-twice");
    let file = write(&folder, "in/events.json", trail(&[loud(1)]));
    std::os::unix::fs::symlink(&file, folder.join("link.json")).unwrap();
    let report = report(&[
        &file,
        &folder.join("in"),
        &folder.join("link.json"),
        &folder,
    ]);
    assert_eq!(report["read"]["files"], 1);
    assert_eq!(report["read"]["events"], 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_opened_is_counted() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder("closed");
    let closed = write(&folder, "in/closed.json", trail(&[loud(1)]));
    write(&folder, "in/open.json", trail(&[loud(2)]));
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may do everything may open it, and there is nothing to see.
    if std::fs::File::open(&closed).is_ok() {
        return;
    }
    let report = report(&[&folder.join("in")]);
    assert_skipped(&report, "cannot be opened");
    assert_eq!(incidents(&report).len(), 1);
}

#[test]
fn wrong_clocks_are_told_or_counted() {
    for (index, time) in [
        json!("0001-01-01T00:00:00Z"),
        json!("9999-12-31T23:59:59Z"),
        json!("-009999-01-01T00:00:00Z"),
        json!("1970-01-01T00:00:00Z"),
        json!(1_790_992_692.412),
        json!(1_790_992_692_412_u64),
        json!("1790992692.412"),
        json!("2026-10-03T11:28:20+09:00"),
        json!("2026-02-30T00:00:00Z"),
        json!("yesterday"),
        json!(null),
        json!(1e300),
        json!({"seconds": 5}),
        json!(""),
    ]
    .into_iter()
    .enumerate()
    {
        let mut record = loud(1);
        record["eventTime"] = time.clone();
        let report = report_on(&format!("clock-{index}"), trail(&[record, loud(2)]));
        assert_eq!(report["read"]["events"], 2, "{time}");
        let told: u64 = incidents(&report)
            .iter()
            .flat_map(|incident| incident["events"].as_array().unwrap())
            .map(|event| event["count"].as_u64().unwrap())
            .sum();
        let left: u64 = skipped(&report).iter().map(|(_, count)| count).sum();
        assert_eq!(told + left, 2, "{time}: {report}");
        let file = folder(&format!("clock-text-{index}"));
        let mut record = loud(1);
        record["eventTime"] = time.clone();
        let file = write(&file, "events.json", trail(&[record]));
        for (zone, format) in [
            ("Asia/Tokyo", "terminal"),
            ("America/Los_Angeles", "html"),
            ("UTC", "line"),
            ("Pacific/Kiritimati", "markdown"),
        ] {
            let run = summarize(&[&file], ["--format", format])
                .also(["--zone", zone])
                .run();
            assert!(run.code != 1, "{time} {zone}: {}", run.stderr);
        }
    }
    // The same of a finding, in the years of both ends.
    for time in ["0001-01-01T00:00:00Z", "9999-12-30T00:00:00Z"] {
        let mut finding = findings().remove(0);
        finding["Service"]["EventFirstSeen"] = time.into();
        let report = report_on(
            &format!("clock-finding-{}", &time[..4]),
            finding.to_string(),
        );
        assert_eq!(incidents(&report).len(), 1);
    }
}

#[test]
fn a_record_that_cannot_be_understood_says_in_which_file_it_stands() {
    let mut record = loud(1);
    record["eventTime"] = "yesterday".into();
    let report = report_on("no-time", trail(&[loud(2), record]));
    let skipped = &report["read"]["skipped"][0];
    assert!(
        skipped["file"].as_str().unwrap().ends_with("events.json"),
        "{skipped}"
    );
    assert_eq!(skipped["ordinal"], 2);
    assert_eq!(skipped["count"], 1);
}

#[test]
fn a_line_of_64_megabytes_is_read_to_its_end() {
    let folder = folder("long-line");
    let path = folder.join("long.json");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let quiet = call(
        1,
        "DescribeInstances",
        "ec2",
        &json!({"requestParameters": {"filler": "x".repeat(60_000)}}),
    )
    .to_string();
    let times = (64 << 20) / quiet.len() + 1;
    write!(file, "{{\"Records\":[").unwrap();
    for _ in 0..times {
        write!(file, "{quiet},").unwrap();
    }
    write!(file, "{}]}}", loud(2)).unwrap();
    file.flush().unwrap();
    assert!(std::fs::metadata(&path).unwrap().len() > 64 << 20);
    let report = report(&[&path]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(report["read"]["events"], times + 1);
    assert_eq!(report["read"]["skipped"], json!([]));
    assert_eq!(only(&report)["events"][0]["place"]["ordinal"], times + 1);
}

#[test]
fn one_record_of_many_megabytes_is_passed_over_and_counted() {
    let huge = loud(1)
        .to_string()
        .replace("\"g1\"", &format!("\"{}\"", "x".repeat(6 << 20)));
    let report = report_on(
        "huge-record",
        format!("{{\"Records\":[{huge},{}]}}", loud(2)),
    );
    assert_skipped(&report, "longer than 4 MiB");
    assert_eq!(only(&report)["resources"][0]["name"], "g2");
}

#[test]
fn broken_input_is_told_in_every_form() {
    let folder = folder("told");
    let file = write(&folder, "half.json", "{\"Records\":[{\"a\":");
    for format in ["terminal", "markdown", "html"] {
        let run = summarize(&[&file], ["--format", format]).run();
        assert_eq!(run.code, 3);
        assert!(
            run.stdout.contains("ends in the middle"),
            "{format}: {}",
            run.stdout
        );
    }
    let run = crate::command::Sekisho::new(["summarize", "--format", "line", text(&file)]).run();
    assert!(
        run.stderr.contains("not read") && run.stderr.contains("half.json"),
        "{}",
        run.stderr
    );
}

#[test]
fn records_without_an_id_are_all_counted() {
    let mut records: Vec<Value> = (0..5).map(loud).collect();
    for record in &mut records {
        record.as_object_mut().unwrap().remove("eventID");
    }
    let report = report_on("without-ids", trail(&records));
    let told: u64 = only(&report)["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["count"].as_u64().unwrap())
        .sum();
    assert_eq!(told, 5);
}
