//! Live clouds as the command asks for them: what the guides want to know, progress, and what Ctrl-C ends.

use crate::args::{LiveArguments, ORGANIZATION};
use crate::judging::{Stage, lock};
use crate::world;
use anyhow::Result;
use checker::live::{
    Asked, AwsScopes, AzureScopes, Event, GoogleScopes, Manners, Reads, Summary, Wanted, collect,
    stopper,
};
use guidelines::Library;
use indicatif::ProgressBar;
use policy::{Shapes, visible_members};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc;

/// How many scopes may wait to be judged. What is read faster than it is judged waits at the clouds' side of it.
const WAITING: usize = 32;

/// Reads the clouds, and hands every scope to the judge as soon as it is there.
pub(crate) fn run(
    arguments: &LiveArguments,
    library: &Library,
    shapes: &Arc<Shapes>,
    quiet: bool,
    stage: &Stage<'_>,
) -> Result<Summary> {
    let asked = asked(arguments, library)?;
    let (stopper, stop) = stopper();
    crate::interrupt::on_interrupt(move || stopper.stop());
    let bar = world::progress(quiet, 0);
    let (sender, receiver) = mpsc::channel(WAITING);
    let receiver = Mutex::new(receiver);
    let collected = std::thread::scope(|threads| {
        let tell = teller(&bar);
        let world = world::for_collectors();
        let shapes = Arc::clone(shapes);
        let reading = threads.spawn(move || collect(&asked, shapes, world, stop, sender, tell));
        for _ in 0..rayon::current_num_threads() {
            threads.spawn(|| {
                // One waits for the next scope, and the others for their turn to wait.
                while let Some(collection) = { lock(&receiver).blocking_recv() } {
                    stage.take(0, collection);
                }
            });
        }
        reading.join()
    });
    bar.finish_and_clear();
    match collected {
        Ok(summary) => Ok(summary?),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Everything the collectors have to know.
fn asked(arguments: &LiveArguments, library: &Library) -> Result<Asked> {
    let organization = arguments
        .accounts
        .iter()
        .any(|account| account == ORGANIZATION);
    let accounts = arguments
        .accounts
        .iter()
        .filter(|account| *account != ORGANIZATION);
    let accounts: Vec<String> = accounts.cloned().collect();
    if organization && arguments.role.is_none() {
        anyhow::bail!("other accounts are read through a role in them; name it with --role");
    }
    let aws = AwsScopes {
        profiles: arguments.profile.clone(),
        regions: arguments.regions.clone(),
        accounts,
        organization,
        role: arguments.role.clone(),
        external_id: arguments.external_id.clone(),
        session: arguments.session_name.clone(),
    };
    let azure = AzureScopes {
        subscriptions: arguments.subscriptions.clone(),
        management_groups: arguments.management_group.clone(),
    };
    let google = GoogleScopes {
        projects: arguments.projects.clone(),
        folders: arguments.folders.clone(),
        organizations: arguments.organizations.clone(),
    };
    Ok(Asked {
        aws: arguments.clouds.aws.then_some(aws),
        azure: arguments.clouds.azure.then_some(azure),
        google: arguments.clouds.google.then_some(google),
        wanted: wanted(library, arguments.everything)?,
        manners: Manners {
            at_once: arguments.concurrency as usize,
            rps: arguments.rps,
            timeout: Duration::from_secs_f64(arguments.timeout),
            retry_for: Duration::from_secs_f64(arguments.retry_for),
            endpoints: arguments.endpoint.iter().cloned().collect(),
        },
    })
}

/// What the controls can see: the kinds that they judge or relate to, and of each the members that they name.
pub(crate) fn wanted(library: &Library, everything: bool) -> Result<Wanted> {
    let mut wanted = Wanted {
        everything,
        ..Wanted::default()
    };
    let reads = Reads::embedded()?;
    let relational = library.guides_with_relations()?;
    for kind in reads.kinds() {
        let judging = library.guides_for(&kind)?;
        let relating = relational
            .iter()
            .filter(|guide| guide.relates.contains(&kind));
        let guides = judging.iter().chain(relating);
        let controls = guides.filter_map(|guide| guide.control.as_deref());
        let members = controls.map(visible_members).fold(
            None,
            |all: Option<Option<BTreeSet<String>>>, members| match (all, members) {
                (None, members) => Some(members),
                (Some(Some(mut all)), Some(members)) => {
                    all.extend(members);
                    Some(Some(all))
                }
                (Some(_), _) => Some(None),
            },
        );
        if let Some(members) = members {
            wanted.kinds.insert(kind, members);
        }
    }
    Ok(wanted)
}

/// Moves the bar.
fn teller(bar: &ProgressBar) -> Arc<dyn Fn(Event) + Send + Sync> {
    let bar = bar.clone();
    Arc::new(move |event| match event {
        Event::More(scopes) => bar.inc_length(scopes as u64),
        Event::Done(scope) => {
            bar.inc(1);
            bar.set_message(crate::report::escape::one_line(&scope));
        }
    })
}
