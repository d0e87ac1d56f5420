//! Templates of a user's own: filled with the report, and clear when they cannot be.

use crate::command::text;
use crate::input::{folder, incidents, report, sample, summarize, write};

#[test]
fn a_template_is_filled_with_all_that_a_report_has() {
    let folder = folder("template");
    let template = write(
        &folder,
        "own.txt",
        "{% for incident in report.incidents %}{{ incident.id }} {{ incident.urgency }} {{ incident.first_seen | local }} {{ incident.first_seen | utc }} {{ incident.last_seen | local(clock=true) }} {{ zone }} {{ languages | join('+') }} {{ word('ja', 'urgency', incident.urgency) }} {{ incident.title.ja }}\n{% endfor %}",
    );
    let story = sample("leaked-key.json.gz");
    let run = summarize(
        &[&story],
        [
            "--template",
            text(&template),
            "--zone",
            "Asia/Tokyo",
            "--lang",
            "both",
        ],
    )
    .run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    let report = report(&[&story]);
    let incident = &incidents(&report)[0];
    let wanted = format!(
        "{} critical 2026-10-03 10:58:12 2026-10-03 01:58:12 11:52:13 Asia/Tokyo ja+en 緊急 {}\n",
        incident["id"].as_str().unwrap(),
        incident["title"]["ja"].as_str().unwrap(),
    );
    assert_eq!(run.stdout.trim_end(), wanted.trim_end());
}

#[test]
fn a_member_that_is_not_there_is_named() {
    let folder = folder("missing-member");
    for (name, template) in [
        ("member.md", "{{ report.incidents[0].nothing }}"),
        ("variable.txt", "line\n{{ nothing }}"),
        ("word.html", "{{ word('en', 'incident', 'nothing') }}"),
        ("time.txt", "{{ 'soon' | local }}"),
        ("filter.txt", "{{ report | nothing }}"),
        ("deep.txt", "{{ report.nothing.more }}"),
    ] {
        let path = write(&folder, name, template);
        let run = summarize(
            &[&sample("leaked-key.json.gz")],
            ["--template", text(&path)],
        )
        .run();
        assert_eq!(run.code, 1, "{name}: {}", run.stdout);
        assert!(run.stdout.is_empty(), "{name}");
        assert!(
            run.stderr.contains("template") && run.stderr.contains("report:"),
            "{name}: {}",
            run.stderr
        );
        assert!(
            run.stderr.contains(name),
            "{name} is not named: {}",
            run.stderr
        );
    }
}

#[test]
fn a_template_that_is_no_template_is_refused_with_its_line() {
    let folder = folder("no-template");
    let path = write(&folder, "broken.md", "# Title\n\n{% for incident in %}\n");
    let run = summarize(
        &[&sample("leaked-key.json.gz")],
        ["--template", text(&path)],
    )
    .run();
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("broken.md") && run.stderr.contains(":3"),
        "{}",
        run.stderr
    );
    let run = summarize(
        &[&sample("leaked-key.json.gz")],
        ["--template", text(&folder.join("nowhere.md"))],
    )
    .run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("nowhere.md"), "{}", run.stderr);
    let binary = write(&folder, "binary.md", [0xff, 0xfe, 0x00]);
    let run = summarize(
        &[&sample("leaked-key.json.gz")],
        ["--template", text(&binary)],
    )
    .run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("binary.md"), "{}", run.stderr);
}

#[test]
fn a_template_without_end_runs_out_of_fuel() {
    let folder = folder("endless");
    for (name, template) in [
        (
            "loops.txt",
            "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
        ),
        (
            "itself.txt",
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        ),
    ] {
        let path = write(&folder, name, template);
        let run = summarize(
            &[&sample("leaked-key.json.gz")],
            ["--template", text(&path)],
        )
        .run();
        assert_eq!(run.code, 1, "{name}");
        assert!(
            run.stderr.contains("fuel") || run.stderr.contains("recursion"),
            "{name}: {}",
            run.stderr
        );
    }
}

#[test]
fn a_template_reads_no_other_file() {
    let folder = folder("include");
    write(&folder, "secret.txt", "secret");
    let path = write(&folder, "own.txt", "{% include 'secret.txt' %}");
    let run = summarize(
        &[&sample("leaked-key.json.gz")],
        ["--template", text(&path)],
    )
    .within(&folder)
    .run();
    assert_eq!(run.code, 1);
    assert!(!run.stdout.contains("secret"));
}

#[test]
fn a_template_and_a_format_exclude_each_other() {
    let path = write(&folder("both"), "own.txt", "x");
    let run = summarize(
        &[&sample("leaked-key.json.gz")],
        ["--template", text(&path), "--format", "html"],
    )
    .run();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("--format"), "{}", run.stderr);
}
