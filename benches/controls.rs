//! How long each control takes for one resource: `cargo bench --bench controls [PART OF A GUIDE'S ID]`.
//!
//! Prints the microseconds of processor time that a verdict takes, over the resources of the sample estate.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and stops at what is wrong"
)]

use guidelines::Library;
use policy::{Control, ControlSource, Engine, Judge, Resource, Shapes, Workload};
use std::path::Path;
use std::time::Instant;

/// How many times each resource is judged.
const ROUNDS: u32 = 2_000;

fn main() {
    let wanted = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
        .unwrap_or_default();
    let shapes = Shapes::embedded();
    let resources = sample(&shapes);
    let mut total = 0.0;
    for guide in Library::embedded()
        .guides()
        .unwrap()
        .iter()
        .filter(|guide| guide.id.contains(&wanted))
    {
        let Some(text) = &guide.control else { continue };
        let (id, kinds, relates) = (&guide.id, &guide.kinds, &guide.relates);
        let source = ControlSource {
            guide: id,
            path: id,
            text,
            kinds,
            relates,
            engine: Engine::Fast,
            ahead: None,
        };
        let control = Control::compile(source);
        let judge = Judge::new(|_: &str| vec![control.clone()], Workload::default());
        let judged: Vec<&Resource> = resources
            .iter()
            .filter(|resource| kinds.contains(&resource.kind))
            .collect();
        if judged.is_empty() || !relates.is_empty() {
            continue;
        }
        let mut session = judge.session();
        let mut judge_all = || {
            for resource in &judged {
                session.judge(resource);
            }
        };
        judge_all();
        let start = Instant::now();
        for _ in 0..ROUNDS {
            judge_all();
        }
        let verdicts = ROUNDS * u32::try_from(judged.len()).unwrap();
        let each = start.elapsed().as_secs_f64() * 1e6 / f64::from(verdicts);
        total += each;
        println!("{each:8.2} us  {id}");
    }
    println!(
        "{total:8.2} us  all of them, one after another, each with the conversion of its input"
    );
}

/// The resources of the sample estate.
fn sample(shapes: &Shapes) -> Vec<Resource> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let files = checker::list(&[folder]).unwrap();
    let mut resources = Vec::new();
    let mut reader = checker::Reader::new(shapes);
    for file in &files {
        reader.file(file, &mut |collection| {
            resources.extend(collection.snapshot.resources);
        });
    }
    resources
}
