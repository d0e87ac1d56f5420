//! What the server and the desk say to each other.

use super::actions::Action;
use super::completion::Proposal;
use super::say::Shown;
use super::settings::Settings;
use super::text::{Change, Encoding, Position, Range};
use std::collections::HashMap;
use std::path::PathBuf;
use tokio::sync::oneshot;

/// Where an answer goes. If nobody waits for it any more, there is no need to find it.
pub(crate) type Reply<T> = oneshot::Sender<T>;

/// What the client can do and wants, as it said at the beginning.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    pub(crate) encoding: Encoding,
    /// The locale of the client, for example `ja-JP`.
    pub(crate) locale: Option<String>,
    pub(crate) settings: Settings,
    pub(crate) roots: Vec<PathBuf>,
    /// Whether diagnostics are sent without being asked for.
    pub(crate) push: bool,
}

/// From the server to the desk. Paths are the client's, absolute.
pub(crate) enum Message {
    Configure(Settings),
    Roots {
        added: Vec<PathBuf>,
        removed: Vec<PathBuf>,
    },
    Open {
        path: PathBuf,
        version: i32,
        text: String,
    },
    Change {
        path: PathBuf,
        version: i32,
        changes: Vec<Change>,
    },
    Save {
        path: PathBuf,
    },
    Close {
        path: PathBuf,
    },
    /// Files on disk that changed, appeared or went.
    Watched(Vec<PathBuf>),
    Hover(PathBuf, Position, Reply<Option<Page>>),
    Complete(PathBuf, Position, Reply<Vec<Proposal>>),
    /// With the guides whose findings are meant; all if none is named.
    Act(PathBuf, Range, Vec<String>, Reply<Vec<Action>>),
    /// With the revision that the client knows already.
    Diagnose(PathBuf, Option<String>, Reply<Report>),
    /// With the revisions that the client knows already.
    DiagnoseAll(HashMap<PathBuf, String>, Reply<Vec<Report>>),
    /// A guide by its id.
    Guide(String, Reply<Option<GuidePage>>),
    Stop,
}

/// The diagnostics of a file.
#[derive(Clone, Debug)]
pub(crate) struct Diagnosed {
    pub(crate) path: PathBuf,
    /// The version of the document, if it is open.
    pub(crate) version: Option<i32>,
    pub(crate) shown: Vec<Shown>,
}

/// What a client gets that asks for the diagnostics of a file.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) path: PathBuf,
    pub(crate) version: Option<i32>,
    pub(crate) revision: String,
    /// None if the client knows this revision.
    pub(crate) shown: Option<Vec<Shown>>,
}

/// Markdown about a range.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) range: Range,
    pub(crate) markdown: String,
}

/// A guide to be read.
#[derive(Debug)]
pub(crate) struct GuidePage {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) markdown: String,
    pub(crate) link: Option<String>,
}

/// How much a line of the log matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Something that the user should know at once.
    Alert,
    Warning,
    Info,
}

/// From the desk to the client.
pub(crate) enum Outgoing {
    Publish(Diagnosed),
    /// Diagnostics have changed of files that nobody asked for just now.
    Refresh,
    Log(Level, String),
    /// How many of how many units were read in the background; as many as there are at the end.
    Progress {
        done: usize,
        all: usize,
    },
}
