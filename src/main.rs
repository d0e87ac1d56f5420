//! The `sekisho` command: arguments in, reports out. The only part that prints, exits, reads the clock and the environment.

mod ahead;
mod args;
mod baseline;
mod cases;
mod collecting;
mod command;
mod config;
mod editor;
mod estate;
mod examining;
mod ground;
mod interrupt;
mod judging;
mod locating;
mod mcp;
mod per_thread;
mod relating;
mod report;
mod scanning;
mod snapshotting;
mod summarizing;
mod voicing;
mod world;

use args::{Arguments, Command};
use clap::Parser as _;
use std::process::ExitCode;

/// Judging makes and drops millions of small JSON values, for which the system's allocator takes twice the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Findings.
    Findings = 2,
    /// Nothing to check.
    Nothing = 3,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            let failed = message.use_stderr();
            return if message.print().is_ok() && !failed {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
        }
    };
    let ending = match arguments.command {
        Command::Check(arguments) => command::check::run(&arguments),
        Command::Permissions(arguments) => command::permissions::run(&arguments),
        Command::Scan(arguments) => command::scan::run(&arguments),
        Command::Summarize(arguments) => command::summarize::run(&arguments),
        Command::Explain(arguments) => command::explain::run(&arguments),
        Command::Guide(arguments) => command::guide::run(&arguments),
        Command::Lsp(_) => editor::serve(),
        Command::Mcp(arguments) => mcp::serve(&arguments),
    };
    match ending {
        Ok(ending) => ExitCode::from(ending as u8),
        Err(error) => {
            world::complain(&error);
            ExitCode::FAILURE
        }
    }
}
