//! What a judge of one control says of a resource in changed forms, always in the same surroundings.

use crate::{ControlError, Judge, Outcome, Relations, Resource, Session, Snapshot};
use std::collections::BTreeSet;

/// The surroundings, and working memory that outlasts one form.
pub(crate) struct Trial<'t> {
    judge: &'t Judge<'t>,
    snapshot: Snapshot,
    index: usize,
    alone: Session<'t>,
    /// Why the control could not be run on some form.
    pub(crate) errors: BTreeSet<ControlError>,
}

impl<'t> Trial<'t> {
    /// For the resource at `index` of the snapshot.
    pub(crate) fn new(judge: &'t Judge<'t>, snapshot: &Snapshot, index: usize) -> Self {
        Self {
            judge,
            snapshot: snapshot.clone(),
            index,
            alone: judge.session(),
            errors: BTreeSet::new(),
        }
    }

    /// The worst that is found with this resource in the place of the other.
    pub(crate) fn worst(&mut self, resource: &Resource) -> Option<Outcome> {
        let mut verdict = self.alone.judge(resource);
        if self.judge.relates(&resource.kind) {
            self.snapshot
                .resources
                .get_mut(self.index)?
                .clone_from(resource);
            let relations = Relations::new(&self.snapshot.resources, &self.snapshot.listed);
            verdict.absorb(self.judge.session_with(&relations).judge(resource));
        }
        self.errors.extend(verdict.errors);
        verdict.findings.iter().map(|finding| finding.outcome).min()
    }
}
