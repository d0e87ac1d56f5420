//! `sekisho guide`: list, write and test guides.

mod index;
mod list;
mod new;
mod test;

use crate::Ending;
use crate::args::GuideCommand;
use anyhow::Result;

/// Runs `sekisho guide …`.
pub(crate) fn run(command: &GuideCommand) -> Result<Ending> {
    match command {
        GuideCommand::List { voice, markdown } => list::run(voice, *markdown),
        GuideCommand::New { id, dir, kind } => new::run(id, dir, kind),
        GuideCommand::Test {
            dirs,
            bless,
            evaluations,
        } => test::run(dirs, *bless, evaluations.as_deref()),
    }
}
