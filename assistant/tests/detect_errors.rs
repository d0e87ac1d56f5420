//! What is wrong with a rule is said with its place and the next step, and nothing else is lost.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use assistant::detect::{Problem, RuleError, Rules, Source};

const LOG: &str = "logsource: {product: aws, service: cloudtrail}\n";
const RULE: &str =
    "logsource: {product: aws, service: cloudtrail}\ndetection: {s: {a: 1}, condition: s}\n";

fn source<'t>(origin: &str, text: &'t str) -> Source<'t> {
    Source {
        origin: origin.to_owned(),
        guide: None,
        text,
    }
}

fn error(text: &str) -> RuleError {
    match Rules::parse(&[source("規則.yml", text)]) {
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("規則.yml:"), "{said}");
            assert!(said.contains("; "), "names no next step: {said}");
            error
        }
        Ok(_) => panic!("accepted:\n{text}"),
    }
}

/// The lines of a text as they stand in a map.
fn indented(text: &str) -> String {
    format!("  {}\n", text.replace('\n', "\n  "))
}

fn problem(detection: &str) -> Problem {
    let detection = indented(detection);
    error(&format!("title: t\n{LOG}detection:\n{detection}")).problem
}

fn correlation(correlation: &str) -> Problem {
    let lines = indented(correlation);
    error(&format!(
        "title: base\nname: base\n{RULE}---\ntitle: c\ncorrelation:\n{lines}"
    ))
    .problem
}

#[test]
fn an_error_names_place_rule_and_next_step() {
    let text = format!(
        "title: 名前\nname: my-rule\n{LOG}detection:\n  s:\n    a|contain: 1\n  condition: s\n"
    );
    assert_eq!(
        error(&text).to_string(),
        "規則.yml:6: rule \"my-rule\": the modifier \"contain\" is not known; use contains, startswith, endswith, all, cased, exists, \
         re (with i, m, s), cidr, lt, lte, gt, gte or fieldref"
    );
}

#[test]
fn modifiers_are_known_and_fit_together() {
    assert_eq!(
        problem("s: {a|foo: 1}\ncondition: s"),
        Problem::Modifier("foo".to_owned())
    );
    for unread in [
        "base64",
        "base64offset",
        "wide",
        "windash",
        "expand",
        "neq",
        "hour",
    ] {
        let problem = problem(&format!("s: {{a|{unread}: x}}\ncondition: s"));
        assert!(
            matches!(problem, Problem::Unsupported { .. }),
            "{unread}: {problem}"
        );
    }
    for wrong in [
        "a|contains|startswith: x",
        "a|i: x",
        "a|re|contains: x",
        "a|all: x",
        "a|contains|all: [x]",
        "a|exists: 'yes'",
        "a|exists: [true, false]",
        "a|gt: '5'",
        "a|gt: [1, 2]",
        "a|lt: x",
        "a|cidr|cased: 10.0.0.0/8",
        "a: []",
        "a: [x, null]",
        "a|contains: null",
        "a: [[x]]",
        "a|fieldref: 5",
        "a..b: x",
        ".a: x",
    ] {
        let problem = problem(&format!("s:\n  {wrong}\ncondition: s"));
        assert!(
            matches!(problem, Problem::Modifiers { .. }),
            "{wrong}: {problem}"
        );
    }
    for wrong in [
        "10.0.0.0/33",
        "::/129",
        "10.0.0/8",
        "10.0.0.0/+8",
        "10.0.0.0/",
        "人",
    ] {
        let problem = problem(&format!("s:\n  a|cidr: '{wrong}'\ncondition: s"));
        assert_eq!(problem, Problem::Network(wrong.to_owned()));
    }
}

#[test]
fn searches_without_a_field_are_refused() {
    for keywords in [
        "s: [one, two]",
        "s: one",
        "s:\n  '|all': [a, b]",
        "s:\n  - '': x",
    ] {
        let problem = problem(&format!("{keywords}\ncondition: s"));
        assert!(
            matches!(problem, Problem::Unsupported { .. }),
            "{keywords}: {problem}"
        );
    }
    for empty in ["s: {}", "s: []", "s:", "s: [[]]"] {
        let problem = problem(&format!("{empty}\ncondition: s"));
        assert!(
            matches!(problem, Problem::Kind { .. }),
            "{empty}: {problem}"
        );
    }
}

#[test]
fn conditions_follow_the_grammar() {
    let of =
        |condition: &str| problem(&format!("a: {{x: 1}}\nb: {{z: 1}}\ncondition: {condition}"));
    assert_eq!(of("a and c and b"), Problem::UnknownSearch("c".to_owned()));
    assert_eq!(of("a"), Problem::UnusedSearch("b".to_owned()));
    assert_eq!(of("1 of c*"), Problem::UnknownSearch("c*".to_owned()));
    for wrong in [
        "a and",
        "a b",
        "(a or b",
        "a or b)",
        "or a",
        "not",
        "1 of",
        "a and or b",
        "()",
    ] {
        let problem = of(wrong);
        assert!(
            matches!(problem, Problem::Condition(_)),
            "{wrong}: {problem}"
        );
    }
    for unread in ["2 of them", "a of b", "a or b | count() > 5"] {
        let problem = of(unread);
        assert!(
            matches!(problem, Problem::Unsupported { .. }),
            "{unread}: {problem}"
        );
    }
    let deep = format!("{}a{} or b", "(".repeat(1000), ")".repeat(1000));
    assert!(matches!(of(&deep), Problem::TooDeep(_)));
    assert!(matches!(
        of(&format!("{}a or b", "not ".repeat(1000))),
        Problem::TooDeep(_)
    ));
    assert!(matches!(
        of(&"a or ".repeat(10_000)),
        Problem::TooManyParts(_)
    ));
    let many = |number| format!("x{number}: {{f{number}: [1, 2, a*]}}\n");
    let many: String = (0..500).map(many).collect();
    let often = format!("{many}condition: {}", vec!["1 of x*"; 100].join(" or "));
    assert!(matches!(problem(&often), Problem::TooManyParts(_)));
    assert_eq!(problem("a: {x: 1}"), Problem::Missing("condition"));
    let timeframe = problem("a: {x: 1}\ncondition: a\ntimeframe: 5m");
    assert!(matches!(timeframe, Problem::Unsupported { .. }));
}

#[test]
fn hostile_regular_expressions_are_refused() {
    let deep = "(".repeat(5_000);
    for hostile in [
        r"(\w{1000}){1000}",
        r"(?:a{0,1000}){1000}",
        "(",
        "(?=x)",
        &deep,
        r"\p{Foo}",
    ] {
        let problem = problem(&format!("s:\n  a|re: '{hostile}'\ncondition: s"));
        assert!(matches!(problem, Problem::Regex { .. }), "{problem}");
        assert!(problem.to_string().len() < 500, "{problem}");
        assert!(!problem.to_string().contains('\n'), "{problem}");
    }
}

#[test]
fn other_logs_and_other_kinds_of_documents_are_refused() {
    let of = |document: &str| error(document).problem;
    let windows = "title: t\nlogsource: {product: windows, category: process_creation}\ndetection: {s: {a: 1}, condition: s}\n";
    assert_eq!(
        of(windows),
        Problem::LogSource("windows/process_creation".to_owned())
    );
    assert_eq!(
        of("title: t\ndetection: {s: {a: 1}, condition: s}\n"),
        Problem::Missing("logsource")
    );
    assert_eq!(of("title: t\n"), Problem::Missing("detection"));
    assert_eq!(of(RULE), Problem::Missing("title"));
    assert!(matches!(
        of("action: global\ntitle: t\n"),
        Problem::Unsupported { .. }
    ));
    assert!(matches!(
        of("title: t\nfilter: {rules: [x]}\n"),
        Problem::Unsupported { .. }
    ));
    assert!(matches!(of("- a\n- b\n"), Problem::Kind { .. }));
    assert!(matches!(of("just text\n"), Problem::Kind { .. }));
    assert!(matches!(
        of(&format!("title: t\nlevel: severe\n{RULE}")),
        Problem::Kind { .. }
    ));
}

#[test]
fn names_and_ids_are_unique_over_all_sources() {
    let one = format!("title: one\nname: same\n{RULE}");
    let two = one.replace("one", "two");
    let error = Rules::parse(&[source("a.yml", &one), source("b.yml", &two)]).unwrap_err();
    let expected = Problem::Duplicate {
        name: "same".to_owned(),
        other: "a.yml:1".to_owned(),
    };
    assert_eq!((error.origin.as_str(), error.problem), ("b.yml", expected));
    let with_id = one.replace("name: same", "id: 1234");
    let error = Rules::parse(&[source("a.yml", &with_id), source("b.yml", &with_id)]).unwrap_err();
    assert!(matches!(error.problem, Problem::Duplicate { .. }));
}

#[test]
fn correlations_name_rules_and_say_how_many() {
    let good =
        "type: event_count\nrules: [base]\ngroup-by: [actor]\ntimespan: 5m\ncondition: {gte: 5}\n";
    let with = |from: &str, to: &str| {
        let text = good.replace(from, to);
        assert_ne!(text, good);
        correlation(&text)
    };
    assert_eq!(
        with("[base]", "[other]"),
        Problem::UnknownRule("other".to_owned())
    );
    assert!(
        matches!(with("[base]", "[c]"), Problem::Unsupported { .. }),
        "no correlation of correlations"
    );
    assert!(matches!(
        with("[base]", "[base, base]"),
        Problem::NamedTwice(_)
    ));
    assert_eq!(with("rules: [base]\n", ""), Problem::Missing("rules"));
    assert_eq!(
        with("rules: [base]\n", "rules: []\n"),
        Problem::Missing("rules")
    );
    assert_eq!(
        with("group-by: [actor]\n", ""),
        Problem::Missing("group-by")
    );
    assert_eq!(with("timespan: 5m\n", ""), Problem::Missing("timespan"));
    assert_eq!(
        with("condition: {gte: 5}\n", ""),
        Problem::Missing("condition")
    );
    assert_eq!(with("type: event_count\n", ""), Problem::Missing("type"));
    let unread = [
        ("event_count", "value_avg"),
        ("{gte: 5}", "{gte: 5}\naliases: {x: {base: z}}"),
        ("{gte: 5}", "{gte: 5}\nwindow: sliding"),
        ("{gte: 5}", "{lt: 5}"),
        ("{gte: 5}", "{eq: 5}"),
        ("{gte: 5}", "{gte: 5, lte: 9}"),
    ];
    for (from, to) in unread {
        assert!(
            matches!(with(from, to), Problem::Unsupported { .. }),
            "{to}"
        );
    }
    for wrong in [
        "{gte: 0}",
        "{gte: -1}",
        "{gte: 1.5}",
        "{gte: many}",
        "{}",
        "5",
        "{gte: 5, gt: 4}",
        "{gte: 5, field: x}",
    ] {
        assert!(
            matches!(with("{gte: 5}", wrong), Problem::Kind { .. }),
            "{wrong}"
        );
    }
    for wrong in [
        "5",
        "m",
        "5M",
        "5w",
        "-5m",
        "0s",
        "5 m",
        "5.5m",
        "99999999999999999999d",
        "367d",
        "5mm",
    ] {
        assert_eq!(with("5m", wrong), Problem::Timespan(wrong.to_owned()));
    }
    assert!(
        matches!(with("event_count", "value_count"), Problem::Kind { .. }),
        "no field"
    );
    assert!(
        matches!(with("event_count", "temporal"), Problem::Kind { .. }),
        "more than there are rules"
    );
}

#[test]
fn yaml_that_could_grow_or_is_half_written_is_refused() {
    let of = |text: &str| error(text).problem;
    assert_eq!(of("a: &x [1]\nb: *x\n"), Problem::Anchor);
    assert_eq!(of("a: &x 1\n"), Problem::Anchor);
    assert_eq!(of("<<: {a: 1}\n"), Problem::Anchor);
    let bomb: Vec<String> = (1..30)
        .map(|n| format!("a{n}: &a{n} [*a{p}, *a{p}]\n", p = n - 1))
        .collect();
    let bomb = bomb.concat();
    assert_eq!(of(&format!("a0: &a0 x\n{bomb}")), Problem::Anchor);
    assert!(matches!(
        of(&"[".repeat(1_000_000)),
        Problem::TooDeep(_) | Problem::Yaml(_)
    ));
    let keys: Vec<String> = (0..50_000).map(|key| format!("k{key}: 1\n")).collect();
    assert!(matches!(of(&keys.concat()), Problem::TooManyMembers(_)));
    assert!(matches!(
        of(&format!("a: {}", "[".repeat(100))),
        Problem::TooDeep(_) | Problem::Yaml(_)
    ));
    assert!(matches!(of(&"- ".repeat(1_000)), Problem::TooDeep(_)));
    let block: Vec<String> = (0..200)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert!(matches!(of(&block.concat()), Problem::TooDeep(_)));
    assert!(matches!(of(&"a".repeat(2 << 20)), Problem::TooLarge(_)));
    assert!(matches!(of("a: 1\na: 2\n"), Problem::DuplicateKey(_)));
    assert!(matches!(of("a: !!binary x\n"), Problem::Tag(_)));
    assert!(matches!(of("a: !Ref x\n"), Problem::Tag(_)));
    assert!(matches!(of("? [a, b]\n: c\n"), Problem::Kind { .. }));
    let halves = [
        "title: 'open\n",
        "title: t\nx: [\n",
        "title: t\nd:\n s: {a: 1\n",
        "a: b: c\n",
        "title: \"\\q\"\n",
    ];
    for half in halves {
        let problem = of(half);
        assert!(matches!(problem, Problem::Yaml(_)), "{half:?}: {problem}");
    }
}

#[test]
fn half_of_a_rule_never_panics() {
    let text = include_str!("../../guidelines/aws/ai-incidents/guardrail-tampering/detection.yml");
    for (at, _) in text.char_indices() {
        let half = text.get(..at).unwrap();
        let _ = Rules::parse(&[source("half", half)]);
    }
}

#[test]
fn nothing_at_all_is_no_rule_and_no_error() {
    for empty in ["", "\n", "# comment\n", "---\n---\n", "\u{feff}"] {
        assert!(
            Rules::parse(&[source("empty", empty)]).unwrap().is_empty(),
            "{empty:?}"
        );
    }
}

#[test]
fn lenient_reading_keeps_what_is_good_and_says_what_is_not() {
    let good = format!("title: good\nname: good\n{RULE}");
    let feeder = good.replace("good", "feeder");
    let bad = "title: bad\nlogsource: {product: linux}\ndetection: {s: {a: 1}, condition: s}\n";
    let lost = "title: lost\ncorrelation: {type: temporal, rules: [feeder, bad], group-by: [actor], timespan: 1h}\n";
    let text = format!("{good}---\n{bad}---\n{lost}---\n{feeder}---\ntitle: 'half");
    let (rules, errors) = Rules::parse_lenient(&[source("mine.yml", &text)]);
    let names: Vec<&str> = rules.iter().map(|(_, rule)| rule.name.as_str()).collect();
    assert_eq!(names, ["feeder", "good"]);
    let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 3, "{said:#?}");
    let quiet: Vec<bool> = rules.iter().map(|(id, _)| rules.feeds_only(id)).collect();
    assert_eq!(
        quiet,
        [true, false],
        "a rule that was to feed a correlation that is left out makes no noise"
    );
}
