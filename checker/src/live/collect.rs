//! Collects many scopes at once and hands over each as soon as it is read, so that memory does not follow the estate.

use super::door::{Door, Manners};
use super::failure::Failure;
use super::plan::{Plan, Wanted};
use super::scope::{Found, Scope};
use super::scopes::{AwsScopes, AzureScopes, GoogleScopes};
use super::table::{Cloud, Reads, TableError};
use super::walk::Walker;
use super::{World, accounts, search};
use crate::Collection;
use policy::Shapes;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{mpsc, watch};

/// What is collected, and how.
#[derive(Clone, Debug)]
pub struct Asked {
    /// AWS, if asked for.
    pub aws: Option<AwsScopes>,
    /// Azure, if asked for.
    pub azure: Option<AzureScopes>,
    /// Google Cloud, if asked for.
    pub google: Option<GoogleScopes>,
    /// What the controls want to know.
    pub wanted: Wanted,
    /// How calls are made.
    pub manners: Manners,
}

/// A collection that could not begin.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// A table of this build is not valid.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The system does not let us call anybody.
    #[error("cannot make a client for HTTPS: {0}")]
    Client(String),
    /// Nothing could be entered.
    #[error("{0}")]
    NothingEntered(String),
}

/// What there is to tell while a collection runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many more scopes will be read.
    More(usize),
    /// A scope was read: its account and Region, subscription or project.
    Done(String),
}

/// What a collection came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many calls were sent, attempts that failed included.
    pub calls: u64,
    /// How many scopes were read.
    pub scopes: usize,
    /// Whether somebody ended it before its end.
    pub interrupted: bool,
}

/// Ends a collection.
#[derive(Clone, Debug)]
pub struct Stopper(Arc<watch::Sender<bool>>);

/// What a collection listens to.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

/// A way to end a collection: what has not been read by then is unknown, and said to be.
pub fn stopper() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(Arc::new(sender)), Stop(receiver))
}

impl Stopper {
    /// Ends it.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// Where what was found goes.
#[derive(Clone)]
pub(super) struct Sink {
    collections: mpsc::Sender<Collection>,
    tell: Arc<dyn Fn(Event) + Send + Sync>,
    entered: Arc<AtomicUsize>,
}

impl Sink {
    pub(super) fn more(&self, scopes: usize) {
        (self.tell)(Event::More(scopes));
    }

    /// Hands over what was found in a scope.
    pub(super) async fn done(&self, scope: &Scope, found: Found) {
        self.entered.fetch_add(1, Ordering::Relaxed);
        self.hand_over(scope, found).await;
    }

    /// Hands over what stands for a scope that could not be entered.
    pub(super) async fn closed(&self, walker: &Walker, scope: &Scope, failure: &Failure) {
        self.hand_over(scope, walker.closed(scope, failure)).await;
    }

    async fn hand_over(&self, scope: &Scope, found: Found) {
        let collection = Collection::of_snapshot(found.snapshot);
        // Whoever listens has gone only if the program is about to end.
        let _ = self.collections.send(collection).await;
        (self.tell)(Event::Done(scope.label()));
    }
}

/// Reads everything that was asked for; `sink` gets a collection for each scope.
///
/// # Errors
/// No client can be made, or none of the clouds could be entered at all.
pub fn collect(
    asked: &Asked,
    shapes: Arc<Shapes>,
    world: World,
    stop: Stop,
    sink: mpsc::Sender<Collection>,
    tell: Arc<dyn Fn(Event) + Send + Sync>,
) -> Result<Summary, LiveError> {
    let reads = Reads::embedded()?;
    let door = Door::new(asked.manners.clone(), world, stop.0)
        .map_err(|error| LiveError::Client(error.to_string()))?;
    let walker = Walker {
        door: Arc::new(door),
        plan: Arc::new(Plan::new(reads, asked.wanted.clone())),
        shapes,
    };
    let entered = Arc::new(AtomicUsize::new(0));
    let sink = Sink {
        collections: sink,
        tell,
        entered: Arc::clone(&entered),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| LiveError::Client(error.to_string()))?;
    let refused = runtime.block_on(async {
        let aws = accounts::aws(&walker, asked.aws.as_ref(), &sink);
        let azure = search::azure(&walker, asked.azure.as_ref(), &sink);
        let google = search::google(&walker, asked.google.as_ref(), &sink);
        let (aws, azure, google) = tokio::join!(aws, azure, google);
        [aws, azure, google].concat()
    });
    let scopes = entered.load(Ordering::Relaxed);
    if scopes == 0 && !refused.is_empty() && !walker.door.is_stopped() {
        return Err(LiveError::NothingEntered(refused.join("\n")));
    }
    Ok(Summary {
        calls: walker.door.calls(),
        scopes,
        interrupted: walker.door.is_stopped(),
    })
}

/// What one would do next about a cloud that lets nobody in.
pub(super) fn refused(cloud: Cloud, failure: &Failure) -> String {
    let next = match cloud {
        Cloud::Aws => "log in (`aws sso login`) or name another profile with --profile",
        Cloud::Azure => {
            "log in with `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET"
        }
        Cloud::Google => {
            "log in with `gcloud auth application-default login`, or name a project with --projects"
        }
    };
    let detail = &failure.detail;
    format!(
        "{}: {} ({detail}); {next}",
        cloud.as_str(),
        failure.reason()
    )
}
