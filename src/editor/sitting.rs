//! The judges and voices of one sitting: from one change of the configuration to the next.

use crate::examining::{Examined, Examiner};
use crate::report::voice::Voice;
use guidelines::Library;
use lsp::source::{Files, Unit};
use policy::{Judge, Resource, Session, Shapes, Verdict, Workload};
use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// What judges and speaks.
pub(crate) struct Sitting<'s> {
    pub(crate) library: &'s Library,
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
    known: RefCell<HashMap<String, Option<Rc<Voice>>>>,
}

impl<'s> Sitting<'s> {
    /// A sitting of these judges, each for the facts of a workload.
    pub(crate) fn new(
        library: &'s Library,
        shapes: &'s Shapes,
        judges: &'s [(Workload, Judge<'s>)],
    ) -> Self {
        Self {
            library,
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

impl Seat<'_, '_> {
    /// Reads and judges a unit.
    ///
    /// # Errors
    /// The message of a panic: whatever somebody types, the server goes on.
    pub(crate) fn examine(&mut self, unit: &Unit, files: &dyn Files) -> Result<Examined, String> {
        let examiner = Examiner {
            judge: self.judge,
            shapes: self.shapes,
        };
        let session = &mut *self.session;
        let run = AssertUnwindSafe(|| examiner.examine(session, unit, files));
        catch_unwind(run).map_err(|panic| {
            // What stopped in the middle of something does not judge the next unit.
            *self.session = self.judge.session();
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            text.or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_default()
        })
    }

    /// Compiles the controls of one kind that occurs in a unit, if there is one whose controls are not compiled yet: all
    /// of them at once would take longer than somebody who types can wait.
    pub(crate) fn get_readier(&mut self, unit: &Unit, files: &dyn Files) -> bool {
        let judge = self.judge;
        let read = AssertUnwindSafe(|| lsp::resources(unit.read(files), self.shapes));
        // A unit that cannot be read says so when it is judged.
        let Ok(coded) = catch_unwind(read) else {
            return false;
        };
        let kinds = coded.resources.iter().map(|coded| &coded.resource.kind);
        let Some(kind) = kinds.into_iter().find(|kind| !judge.is_ready_for(kind)) else {
            return false;
        };
        judge.get_ready_for(kind);
        true
    }

    /// Judges what stands in no unit, as a suppression does.
    pub(crate) fn judge(&mut self, resource: &Resource) -> Verdict {
        self.session.judge(resource)
    }
}

impl Voices<'_> {
    /// The voice of a guide; none if there is no such guide or its texts cannot be read.
    pub(crate) fn of(&self, guide: &str) -> Option<Rc<Voice>> {
        if let Some(known) = self.known.borrow().get(guide) {
            return known.clone();
        }
        let found = self.library.guide(guide).ok().flatten();
        let voice = found.and_then(|guide| Voice::of(&guide).ok()).map(Rc::new);
        self.known
            .borrow_mut()
            .insert(guide.to_owned(), voice.clone());
        voice
    }
}
