//! The judges and voices of one sitting: from one change of the configuration to the next.

use crate::examining::{Examined, Examiner, Read};
use crate::judging::Bench;
use crate::report::voice::Voice;
use anyhow::Context as _;
use guidelines::Library;
use lsp::source::{Files, Unit};
use policy::{Judge, Resource, Session, Shapes, Verdict, Workload};
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// What judges and speaks.
pub(crate) struct Sitting<'s> {
    pub(crate) library: &'s Library,
    pub(crate) bench: &'s Bench<'s>,
    pub(crate) shapes: &'s Shapes,
    judges: &'s [(Workload, Judge<'s>)],
    sessions: Vec<Session<'s>>,
    pub(crate) voices: Voices<'s>,
}

/// The judge for the facts of one workload, with its working memory.
pub(crate) struct Seat<'a, 's> {
    shapes: &'s Shapes,
    judge: &'s Judge<'s>,
    session: &'a mut Session<'s>,
    pub(crate) voices: &'a Voices<'s>,
}

/// The guides that have spoken so far.
pub(crate) struct Voices<'s> {
    library: &'s Library,
    known: RefCell<HashMap<String, Heard>>,
}

/// The voice of a guide, or why it has none.
type Heard = Result<Rc<Voice>, String>;

impl<'s> Sitting<'s> {
    /// A sitting of these judges, each for the facts of a workload.
    pub(crate) fn new(
        library: &'s Library,
        bench: &'s Bench<'s>,
        shapes: &'s Shapes,
        judges: &'s [(Workload, Judge<'s>)],
    ) -> Self {
        Self {
            library,
            bench,
            shapes,
            judges,
            sessions: judges.iter().map(|(_, judge)| judge.session()).collect(),
            voices: Voices {
                library,
                known: RefCell::default(),
            },
        }
    }

    /// Whether there is a judge for these facts.
    pub(crate) fn knows(&self, workload: &Workload) -> bool {
        self.judges.iter().any(|(known, _)| known == workload)
    }

    /// The judge for these facts, if there is one.
    pub(crate) fn seat(&mut self, workload: &Workload) -> Option<Seat<'_, 's>> {
        let index = self
            .judges
            .iter()
            .position(|(known, _)| known == workload)?;
        Some(Seat {
            shapes: self.shapes,
            judge: &self.judges.get(index)?.1,
            session: self.sessions.get_mut(index)?,
            voices: &self.voices,
        })
    }
}

impl<'s> Seat<'_, 's> {
    fn examiner(&self) -> Examiner<'s> {
        Examiner {
            judge: self.judge,
            shapes: self.shapes,
        }
    }

    /// Reads a unit and judges it.
    ///
    /// # Errors
    /// The message of a panic: whatever somebody types, the server goes on.
    pub(crate) fn examine(&mut self, unit: &Unit, files: &dyn Files) -> Result<Examined, String> {
        let read = self.read(unit, files)?;
        self.judge(read)
    }

    /// Reads a unit.
    ///
    /// # Errors
    /// The message of a panic.
    pub(crate) fn read(&self, unit: &Unit, files: &dyn Files) -> Result<Read, String> {
        let examiner = self.examiner();
        catch_unwind(AssertUnwindSafe(|| examiner.read(unit, files))).map_err(message)
    }

    /// Judges what was read.
    ///
    /// # Errors
    /// The message of a panic.
    pub(crate) fn judge(&mut self, read: Read) -> Result<Examined, String> {
        let examiner = self.examiner();
        let session = &mut *self.session;
        let judged = catch_unwind(AssertUnwindSafe(|| examiner.judge(session, read)));
        judged.map_err(|panic| {
            // What stopped in the middle of something does not judge the next unit.
            *self.session = self.judge.session();
            message(panic)
        })
    }

    /// Compiles the controls of one kind of what was read, if there is one whose controls are not compiled yet: all of
    /// them at once would take longer than somebody who types can wait.
    pub(crate) fn get_readier(&self, read: &Read) -> bool {
        let mut kinds = read.kinds();
        let kind = kinds.find(|kind| !self.judge.is_ready_for(kind));
        kind.is_some_and(|kind| {
            self.judge.get_ready_for(kind);
            true
        })
    }

    /// Judges what stands in no unit, as a suppression does.
    pub(crate) fn judge_alone(&mut self, resource: &Resource) -> Verdict {
        self.session.judge(resource)
    }
}

/// What a panic said.
fn message(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .copied()
            .unwrap_or_default()
            .to_owned(),
    }
}

impl Voices<'_> {
    /// The voice of a guide.
    ///
    /// # Errors
    /// Why there is none: no such guide, or texts that cannot be read.
    pub(crate) fn of(&self, guide: &str) -> Heard {
        if let Some(known) = self.known.borrow().get(guide) {
            return known.clone();
        }
        let heard = self.hear(guide).map(Rc::new);
        let heard = heard.map_err(|error| format!("{guide}: {error:#}"));
        let mut known = self.known.borrow_mut();
        known.insert(guide.to_owned(), heard.clone());
        heard
    }

    fn hear(&self, guide: &str) -> anyhow::Result<Voice> {
        let guide = self.library.guide(guide)?;
        Voice::of(&guide.context("no such guide; `sekisho guide list` shows all")?)
    }
}
