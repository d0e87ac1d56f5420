//! The one worker of the server: takes edits in their order, judges what they touch, and answers what is asked.
//!
//! Open documents come first; the rest of the workspace is read unit by unit while nobody waits.

use super::message::{Level, Message, Outgoing, Terms};
use super::root::Root;
use super::show::Published;
use super::sitting::Sitting;
use crate::judging::Bench;
use policy::{Judge, Shapes, Workload};
use std::collections::{HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;

/// The worker.
pub(crate) struct Desk {
    pub(super) terms: Terms,
    pub(super) roots: Vec<Root>,
    /// The open documents, by the client's path.
    pub(super) documents: HashMap<PathBuf, Document>,
    /// What the client was told of each file, by the client's path.
    pub(super) published: HashMap<PathBuf, Published>,
    /// Which change was the last of what is shown in a file, by the path without symbolic links, for clients that ask.
    pub(super) revisions: HashMap<PathBuf, u64>,
    /// The last of these changes.
    pub(super) revision: u64,
    /// The document that was edited last.
    pub(super) edited: Option<PathBuf>,
    /// Whether something is new beside it to a client that asks by itself.
    pub(super) has_news: bool,
    /// When what was edited is judged; at once if it is not set.
    pub(super) due: Option<Instant>,
    /// Folders of the workspace that were not looked through yet.
    pub(super) unexplored: Vec<PathBuf>,
    /// Files of the workspace that were not looked at yet.
    pub(super) unseen: VecDeque<PathBuf>,
    /// How many units the current reading of the workspace has.
    pub(super) backlog: usize,
    /// Whether the judges are out of date.
    pub(super) stale: bool,
    inbox: Receiver<Message>,
    outbox: UnboundedSender<Outgoing>,
}

/// An open document.
pub(super) struct Document {
    pub(super) version: i32,
    pub(super) text: Arc<str>,
    /// The folder that it belongs to.
    pub(super) root: usize,
    /// Its path below the root of that ground's disk.
    pub(super) file: PathBuf,
    /// Its path without symbolic links.
    pub(super) real: PathBuf,
}

/// Why serving came to an end.
enum Ended {
    /// The configuration has changed.
    Stale,
    /// The client has gone.
    Stopped,
}

impl Desk {
    /// A desk that nobody has sat down at.
    pub(crate) fn new(
        terms: Terms,
        inbox: Receiver<Message>,
        outbox: UnboundedSender<Outgoing>,
    ) -> Self {
        let mut desk = Self {
            terms,
            roots: Vec::new(),
            documents: HashMap::new(),
            published: HashMap::new(),
            revisions: HashMap::new(),
            revision: 0,
            edited: None,
            has_news: false,
            due: None,
            unexplored: Vec::new(),
            unseen: VecDeque::new(),
            backlog: 0,
            stale: false,
            inbox,
            outbox,
        };
        desk.arrange_roots();
        desk
    }

    /// Serves until the client has gone.
    pub(crate) fn run(mut self) {
        let shapes = Shapes::embedded();
        loop {
            self.stale = false;
            self.configure_roots();
            let library = self.library();
            let bench = Bench::new(&library);
            let mut judges: Vec<(Workload, Judge<'_>)> = Vec::new();
            for workload in self.workloads() {
                judges.push((workload.clone(), bench.judge(workload)));
            }
            let mut sitting = Sitting::new(&library, &bench, &shapes, &judges);
            self.roots.iter_mut().for_each(Root::soil_all);
            self.judge_configs(&mut sitting);
            self.introduce(library.guide_ids().len());
            match self.serve(&mut sitting) {
                Ended::Stale => {}
                Ended::Stopped => return,
            }
        }
    }

    fn serve(&mut self, sitting: &mut Sitting<'_>) -> Ended {
        loop {
            match self.next() {
                Next::Message(Message::Stop) | Next::Closed => return Ended::Stopped,
                Next::Message(message) => self.take(message, sitting),
                Next::Work => self.work(sitting),
            }
            if self.stale {
                return Ended::Stale;
            }
        }
    }

    /// What is next: whatever the client says, then what was edited, then the rest of the workspace.
    fn next(&mut self) -> Next {
        let message = match self.inbox.try_recv() {
            Ok(message) => return Next::Message(message),
            Err(TryRecvError::Disconnected) => return Next::Closed,
            Err(TryRecvError::Empty) if self.roots.iter().any(Root::is_urgent) => {
                match self
                    .due
                    .map(|due| due.saturating_duration_since(Instant::now()))
                {
                    None | Some(Duration::ZERO) => return Next::Work,
                    Some(wait) => match self.inbox.recv_timeout(wait) {
                        Err(RecvTimeoutError::Timeout) => return Next::Work,
                        message => message.ok(),
                    },
                }
            }
            Err(TryRecvError::Empty) if self.has_more() => return Next::Work,
            Err(TryRecvError::Empty) => self.inbox.recv().ok(),
        };
        message.map_or(Next::Closed, Next::Message)
    }

    fn has_more(&self) -> bool {
        !self.unexplored.is_empty()
            || !self.unseen.is_empty()
            || self.roots.iter().any(|root| root.waiting() > 0)
    }

    fn take(&mut self, message: Message, sitting: &mut Sitting<'_>) {
        match message {
            Message::Configure(settings) => {
                self.stale |= settings.guidelines_dir != self.terms.settings.guidelines_dir;
                self.terms.settings = settings;
                // Texts that waited to be saved may not have to wait any more.
                for path in self.documents.keys().cloned().collect::<Vec<_>>() {
                    self.hand_out(&path);
                }
                self.publish_all();
            }
            Message::Roots { added, removed } => self.change_roots(added, &removed, sitting),
            Message::Open {
                path,
                version,
                text,
            } => self.open(&path, version, Arc::from(text), sitting),
            Message::Change {
                path,
                version,
                changes,
            } => self.change(&path, version, changes),
            Message::Save { path } => self.save(&path),
            Message::Close { path } => self.close(&path),
            Message::Watched(paths) => self.watched(&paths),
            Message::Hover(path, position, reply) => {
                if !reply.is_closed() {
                    self.settle(sitting);
                    // A client that does not wait any more needs no answer, here and below.
                    let _ = reply.send(self.hover(&path, position));
                }
            }
            Message::Complete(path, position, reply) => {
                if !reply.is_closed() {
                    let _ = reply.send(self.complete(&path, position, sitting));
                }
            }
            Message::Act(path, range, guides, reply) => {
                if !reply.is_closed() {
                    self.settle(sitting);
                    let _ = reply.send(self.act(&path, range, &guides, sitting));
                }
            }
            Message::Diagnose(path, known, reply) => {
                if !reply.is_closed() {
                    self.settle(sitting);
                    let _ = reply.send(self.report(path, known.as_deref()));
                }
            }
            Message::DiagnoseAll(known, reply) => {
                if !reply.is_closed() {
                    self.settle(sitting);
                    let _ = reply.send(self.report_all(&known));
                }
            }
            Message::Guide(id, reply) => {
                let _ = reply.send(self.guide(&id, sitting));
            }
            Message::Stop => {}
        }
    }

    /// What somebody who reads the log wants to know first.
    fn introduce(&self, guides: usize) {
        let folders = self.roots.iter().filter(|root| root.is_workspace);
        let folders: Vec<String> = folders
            .map(|root| root.named.display().to_string())
            .collect();
        let languages = self.speaker().languages.iter();
        let languages: Vec<&str> = languages.map(|language| language.code()).collect();
        let text = format!(
            "sekisho {}: {guides} guides; language {}; folders: {}",
            env!("CARGO_PKG_VERSION"),
            languages.join(", "),
            folders.join(", ")
        );
        self.log(Level::Info, &text);
    }

    pub(super) fn log(&self, level: Level, text: &str) {
        self.send(Outgoing::Log(level, crate::report::escape::terminal(text)));
    }

    pub(super) fn send(&self, outgoing: Outgoing) {
        // If the client has gone, the inbox says so as well.
        let _ = self.outbox.send(outgoing);
    }
}

/// What the worker does next.
enum Next {
    Message(Message),
    Work,
    Closed,
}
