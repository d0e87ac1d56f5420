//! The fault table: whatever goes wrong with whichever call, what rests on it is undetermined, and nothing else changes.
//!
//! `SEKISHO_FAULTS=all cargo test --test live faults -- --nocapture` fails every call in every way, and alone, and prints the table.
//! Without it every call fails in one way, and every way is had by several calls of each cloud.

use crate::cloud::{Fault, On, Server, Settings, What, Wrong};
use crate::tour::{Tour, is_of_pages, wants_all};
use crate::verdicts::{Fate, Key, Verdicts};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

/// The ways in which a call fails that a mixed run deals out in turn.
const MIXED: [What; 19] = [
    What::Throttled { retry_after: None },
    What::WrongJson(Wrong::Nulls),
    What::NotFound,
    What::CutBody,
    What::SameToken,
    What::WrongJson(Wrong::List),
    What::NotEnabled,
    What::Server(500),
    What::ForeignNextLink,
    What::BadJson,
    What::ExpiredToken,
    What::WrongJson(Wrong::Null),
    What::Closed,
    What::Server(502),
    What::WrongJson(Wrong::Text),
    What::Throttled {
        retry_after: Some(1),
    },
    What::Redirect,
    What::Server(503),
    What::Denied,
];
/// How many runs there are at once.
const AT_ONCE: usize = 3;
/// How long a call may take, in seconds, where answers never come; longer if that was too short for those that do.
const TIMEOUTS: [&str; 3] = ["0.3", "1.2", "5"];

/// One run: which collectors fail, and how.
type Job = Vec<(usize, What)>;

/// A line of the table.
struct Row {
    collector: usize,
    what: What,
    affected: usize,
    undetermined: usize,
    pass: usize,
}

/// What a run came to.
#[derive(Default)]
struct Outcome {
    rows: Vec<Row>,
    wrong: Vec<String>,
    /// The collectors that nobody called, since another's failure kept them from it.
    missed: Job,
}

/// The collectors that can fail in one run.
fn batches(tour: &Tour) -> Vec<Vec<usize>> {
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for index in &tour.called {
        let collector = &tour.tables.collectors[*index];
        // Who the caller is, is asked before anything else, and a run that cannot know it ends with an error.
        if tour.only_finds(collector) || collector.name.contains("sts:GetCallerIdentity") {
            continue;
        }
        let independent =
            |other: &usize| tour.are_independent(collector, &tour.tables.collectors[*other]);
        match batches
            .iter_mut()
            .find(|batch| batch.iter().all(independent))
        {
            Some(batch) => batch.push(*index),
            None => batches.push(vec![*index]),
        }
    }
    batches
}

/// All runs.
fn jobs(tour: &Tour, all: bool) -> Vec<Job> {
    let mut jobs = Vec::new();
    let pages = |index: usize| tour.tables.collectors[index].pages;
    let mut batches = batches(tour);
    batches.sort_by_key(|batch| std::cmp::Reverse(batch.len()));
    for (number, batch) in batches.iter().enumerate() {
        if all || number == 0 {
            jobs.push(batch.iter().map(|index| (*index, What::Never)).collect());
        }
        for round in 0..if all { MIXED.len() } else { 1 } {
            let fault = |(place, index): (usize, &usize)| {
                let what = MIXED[(place + round + 5 * number) % MIXED.len()];
                // What has no pages is denied.
                let fits = !is_of_pages(what) || pages(*index);
                (*index, if fits { what } else { What::Denied })
            };
            jobs.push(batch.iter().enumerate().map(fault).collect());
        }
    }
    if !all {
        return jobs;
    }
    // What is alone in failing cannot hide behind another.
    let alone = |batch: &[usize]| {
        batch
            .iter()
            .map(|index| vec![(*index, What::Denied)])
            .collect::<Vec<Job>>()
    };
    jobs.extend(batches.iter().flat_map(|batch| alone(batch)));
    // Ten thousand pages are many for a test, so one list has to do.
    let list = tour
        .called
        .iter()
        .find(|index| pages(**index) && tour.is_small(&tour.tables.collectors[**index]));
    jobs.extend(list.map(|index| vec![(*index, What::EndlessPages)]));
    jobs
}

/// Runs one job, and again with more time if answers never come to some calls and others may have been slow.
fn run(tour: &Tour, server: &Server, job: &Job) -> Outcome {
    let never = job.iter().any(|(_, what)| *what == What::Never);
    let timeouts = if never { &TIMEOUTS[..] } else { &["20"] };
    let mut outcome = Outcome::default();
    for timeout in timeouts {
        outcome = attempt(tour, server, job, timeout);
        if outcome.wrong.is_empty() {
            break;
        }
    }
    outcome
}

fn attempt(tour: &Tour, server: &Server, job: &Job, timeout: &str) -> Outcome {
    server.mend();
    let before = server.calls().len();
    for (index, what) in job.clone() {
        let tables = std::sync::Arc::clone(&tour.tables);
        let such = move |call: &_| tables.of_call(call) == Some(index);
        server.fault(Fault::always(On::any().such(such), what));
    }
    let run = tour
        .run(server, &["--retry-for", "0", "--timeout", timeout])
        .run();
    let mut outcome = Outcome::default();
    if run.code != 0 && run.code != 2 {
        outcome
            .wrong
            .push(format!("{job:?}: exit {}: {}", run.code, run.stderr));
        return outcome;
    }
    let now = Verdicts::of(&run);
    let calls = server.calls();
    let called = |index: usize| {
        calls[before..]
            .iter()
            .any(|call| tour.tables.of_call(call) == Some(index))
    };
    let mut fates: BTreeMap<&Key, Fate> = BTreeMap::new();
    for (index, what) in job {
        let collector = &tour.tables.collectors[*index];
        let own = tour.fates(collector, *what);
        let affected: Vec<&Key> = own
            .iter()
            .filter(|(_, fate)| **fate > Fate::PerhapsGone)
            .map(|(key, _)| *key)
            .collect();
        let fine = |key: &&&Key| {
            now.judge(key, &tour.verdicts.0[**key], own[**key])
                .is_none()
        };
        let passes = |key: &&&Key| {
            let passes = now.0.get(**key).is_some_and(crate::verdicts::Said::passes);
            passes && own[**key] != Fate::NotAll
        };
        if called(*index) {
            outcome.rows.push(Row {
                collector: *index,
                what: *what,
                affected: affected.len(),
                undetermined: affected.iter().filter(fine).count(),
                pass: affected.iter().filter(passes).count(),
            });
            if affected.is_empty() {
                outcome
                    .wrong
                    .push(format!("{}: nothing rests on it", collector.name));
            }
        } else {
            outcome.missed.push((*index, *what));
        }
        for (key, fate) in own {
            let known = fates.entry(key).or_insert(fate);
            *known = fate.max(*known);
        }
    }
    let told: Vec<_> = job
        .iter()
        .map(|(index, what)| format!("{what:?} {}", tour.tables.collectors[*index].name))
        .collect();
    let told = told.join(" + ");
    let judged = fates
        .iter()
        .filter_map(|(key, fate)| now.judge(key, &tour.verdicts.0[*key], *fate));
    let wrong = judged.chain(now.invented(&tour.verdicts));
    outcome
        .wrong
        .extend(wrong.map(|wrong| format!("{wrong}\n    after {told}")));
    outcome
}

/// The table of a cloud.
#[expect(
    clippy::print_stdout,
    reason = "the table is for whoever wants to see it"
)]
fn table(cloud: &'static str, arguments: &[&'static str]) {
    let tour = Tour::of(cloud, arguments);
    let uncalled: Vec<&str> = tour
        .tables
        .collectors
        .iter()
        .enumerate()
        .filter(|(index, collector)| !tour.called.contains(index) && !tour.only_finds(collector))
        .map(|(_, collector)| collector.name.as_str())
        .collect();
    assert_eq!(
        uncalled,
        Vec::<&str>::new(),
        "nobody calls this, so nobody can see it fail"
    );
    let all = wants_all();
    let jobs = Mutex::new(jobs(&tour, all));
    let total = jobs.lock().unwrap().len();
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|threads| {
        for _ in 0..AT_ONCE {
            threads.spawn(|| {
                let server = tour.server(Settings::default());
                while let Some(job) = { jobs.lock().unwrap().pop() } {
                    let outcome = run(&tour, &server, &job);
                    // Alone, everything is called.
                    if job.len() > 1 {
                        jobs.lock()
                            .unwrap()
                            .extend(outcome.missed.iter().map(|one| vec![*one]));
                    }
                    outcomes.lock().unwrap().push(outcome);
                }
                assert_eq!(server.violations(), Vec::<String>::new());
                assert!(server.strayed().is_empty(), "{:?}", server.strayed());
            });
        }
    });
    let outcomes = outcomes.into_inner().unwrap();
    let mut rows: Vec<&Row> = outcomes.iter().flat_map(|outcome| &outcome.rows).collect();
    rows.sort_by_key(|row| {
        (
            &tour.tables.collectors[row.collector].name,
            format!("{:?}", row.what),
        )
    });
    let mut text = format!(
        "{cloud}: {total} runs\n{:110} {:32} affected undetermined pass\n",
        "collector", "fault"
    );
    for row in &rows {
        let name = &tour.tables.collectors[row.collector].name;
        let what = format!("{:?}", row.what);
        let Row {
            affected,
            undetermined,
            pass,
            ..
        } = row;
        let _ = writeln!(
            text,
            "{name:110} {what:32} {affected:8} {undetermined:12} {pass:4}"
        );
    }
    let sum = |of: fn(&Row) -> usize| rows.iter().map(|row| of(row)).sum::<usize>();
    let (affected, undetermined, pass) = (
        sum(|row| row.affected),
        sum(|row| row.undetermined),
        sum(|row| row.pass),
    );
    println!(
        "{text}{cloud}: {} collectors, {} rows, {affected} affected, {undetermined} undetermined, {pass} pass",
        tour.called.len(),
        rows.len()
    );
    let wrong: Vec<&String> = outcomes.iter().flat_map(|outcome| &outcome.wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong
            .iter()
            .take(40)
            .map(|w| w.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    );
    assert_eq!((affected, 0), (undetermined, pass));
}

#[test]
fn whatever_fails_on_aws_nothing_passes_that_rests_on_it() {
    table("aws", &["--aws"]);
}

#[test]
fn whatever_fails_on_azure_nothing_passes_that_rests_on_it() {
    table("azure", &["--azure"]);
}

#[test]
fn whatever_fails_on_google_cloud_nothing_passes_that_rests_on_it() {
    table(
        "google",
        &[
            "--google",
            "--folders",
            "444444444444",
            "--organizations",
            "555555555555",
        ],
    );
}
