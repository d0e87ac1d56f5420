//! The server that plays the clouds, as a program of its own, to measure collectors against.
//!
//! `cargo run --release --example replay -- --accounts 1000 --regions 17` serves an organization that is made up on the fly; `--estate DIR` serves exchanges from files.
//! The first line of its output is its address. It serves until its standard input is closed, and then says what it was asked and what that took.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a tool for measurements prints its figures and stops at what is wrong"
)]

#[path = "../tests/cloud/mod.rs"]
mod cloud;

use clap::Parser;
use cloud::{Account, Estate, Generated, Paging, Server, Settings};
use std::io::Read as _;
use std::path::PathBuf;
use std::time::Duration;

/// Answers as AWS, Azure and Google Cloud do, on loopback.
#[derive(Debug, Parser)]
struct Arguments {
    /// Makes up an organization of so many accounts.
    #[arg(long, default_value_t = 0)]
    accounts: u32,
    #[arg(long, default_value_t = 17)]
    regions: usize,
    /// Guardrails in each account and Region; every tenth has a defect.
    #[arg(long, default_value_t = 10)]
    guardrails: u32,
    /// Agents in each account and Region.
    #[arg(long, default_value_t = 2)]
    agents: u32,
    /// Serves the exchanges in this folder; with an organization that is made up, their lists are empty.
    #[arg(long)]
    estate: Vec<PathBuf>,
    /// The longest page of a list from files.
    #[arg(long)]
    page: Option<usize>,
    /// Milliseconds that every answer takes.
    #[arg(long, default_value_t = 0)]
    latency: u64,
    /// Calls that an account may make of one operation in a Region and second.
    #[arg(long)]
    rps: Option<u32>,
    #[arg(long, default_value_t = 1)]
    threads: usize,
}

fn main() {
    let arguments = Arguments::parse();
    let mut estate = Estate::default();
    for folder in &arguments.estate {
        estate = estate.and(Estate::folder(folder));
    }
    let mut account = "111122223333".to_owned();
    if arguments.accounts > 0 {
        let made_up = Generated {
            accounts: arguments.accounts,
            regions: arguments.regions,
            guardrails: arguments.guardrails,
            agents: arguments.agents,
        };
        println!("guardrails with a defect: {}", made_up.defects());
        account = Generated::account(0);
        estate = estate.and(Estate::generated(made_up));
    }
    for doubt in estate.doubts() {
        println!("doubtful: {doubt}");
    }
    let settings = Settings {
        paging: Paging {
            size: arguments.page,
            empty: false,
        },
        latency: Duration::from_millis(arguments.latency),
        rps: arguments.rps,
        threads: arguments.threads,
        keeps_calls: false,
        ..Settings::default()
    };
    let server = Server::with(estate, settings);
    println!("url: {}", server.url());
    for (name, value) in Server::aws_environment(&account) {
        println!("{name}={value}");
    }
    let before = processor_seconds();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    let seconds = processor_seconds() - before;
    report(&server, seconds, &Account::new(&account));
}

fn report(server: &Server, seconds: f64, Account(account): &Account) {
    let total = server.total();
    println!(
        "calls: {total}, most in flight: {}, management account: {account}",
        server.most_in_flight()
    );
    let mut counts: Vec<_> = server.counts().into_iter().collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    for (operation, count) in counts.iter().take(40) {
        println!("{count:10}  {operation}");
    }
    let unknown = server.unknown();
    println!(
        "unknown: {}, violations: {}",
        unknown.len(),
        server.violations().len()
    );
    for line in unknown
        .iter()
        .take(10)
        .chain(server.violations().iter().take(10))
    {
        println!("            {line}");
    }
    let calls = f64::from(u32::try_from(total.max(1)).unwrap());
    println!(
        "processor: {seconds:.2} s, {:.1} us a call",
        seconds * 1e6 / calls
    );
}

/// What this process has used of the processor, where the system tells it as Linux does.
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace();
    // User and system time, in hundredths of a second.
    let ticks: f64 = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok())
        .sum();
    ticks / 100.0
}
