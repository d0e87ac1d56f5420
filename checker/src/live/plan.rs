//! Which of the tables a run reads: what its controls judge and relate to, and what leads there.

use super::call::Call;
use super::table::{Cloud, Read, Reads, With};
use policy::Shapes;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a run wants to know.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Whether everything is read that there is a table for.
    pub everything: bool,
    /// The kinds that some control judges or relates to, each with the names that its controls can see; `None` for all.
    pub kinds: BTreeMap<String, Option<BTreeSet<String>>>,
}

impl Wanted {
    fn has(&self, kind: &str) -> bool {
        self.everything || self.kinds.contains_key(kind)
    }
}

/// The reads of a run.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) reads: std::sync::Arc<Reads>,
    wanted: Wanted,
    /// Of each read whether it is made, by its index.
    made: Vec<bool>,
    /// The reads that are made once for each of something, by what that is; and those that something has to name.
    each: HashMap<(Cloud, String), Vec<usize>>,
    named: HashMap<(Cloud, String), Vec<usize>>,
}

impl Plan {
    /// The reads that give a wanted kind, and those that lead to them.
    pub(crate) fn new(reads: std::sync::Arc<Reads>, wanted: Wanted) -> Self {
        let mut made: Vec<bool> = reads
            .all
            .iter()
            .map(|read| read.kinds.iter().any(|kind| wanted.has(kind)))
            .collect();
        // A child needs its parent, which may have a parent of its own.
        loop {
            let parents: BTreeSet<&str> = reads
                .all
                .iter()
                .zip(&made)
                .filter(|(_, made)| **made)
                .map(|(read, _)| read.each.as_str())
                .collect();
            let missing: Vec<usize> = reads
                .all
                .iter()
                .enumerate()
                .filter(|(index, read)| {
                    made.get(*index) == Some(&false)
                        && read.named.is_none()
                        && parents.contains(read.key.as_str())
                })
                .map(|(index, _)| index)
                .collect();
            if missing.is_empty() {
                break;
            }
            for index in missing {
                if let Some(made) = made.get_mut(index) {
                    *made = true;
                }
            }
        }
        let (mut each, mut named) = (HashMap::new(), HashMap::new());
        for (index, (read, _)) in reads
            .all
            .iter()
            .zip(&made)
            .enumerate()
            .filter(|(_, (_, made))| **made)
        {
            let index_of = if read.named.is_some() {
                &mut named
            } else {
                &mut each
            };
            let known: &mut Vec<usize> =
                index_of.entry((read.cloud, read.each.clone())).or_default();
            known.push(index);
        }
        Self {
            reads,
            wanted,
            made,
            each,
            named,
        }
    }

    /// The reads that are made.
    pub(crate) fn made(&self) -> impl Iterator<Item = &Read> {
        let made = self.reads.all.iter().zip(&self.made);
        made.filter(|(_, made)| **made).map(|(read, _)| read)
    }

    /// The reads that are made once for each `each`, of those that nothing has to name.
    pub(crate) fn each(&self, cloud: Cloud, each: &str) -> impl Iterator<Item = &Read> {
        self.at(&self.each, cloud, each).map(|(_, read)| read)
    }

    /// The reads of what something else names, with their indices.
    pub(crate) fn named(&self, cloud: Cloud, each: &str) -> impl Iterator<Item = (usize, &Read)> {
        self.at(&self.named, cloud, each)
    }

    fn at<'p>(
        &'p self,
        known: &'p HashMap<(Cloud, String), Vec<usize>>,
        cloud: Cloud,
        each: &str,
    ) -> impl Iterator<Item = (usize, &'p Read)> {
        let indices = known.get(&(cloud, each.to_owned()));
        let read = |index: &usize| Some((*index, self.reads.all.get(*index)?));
        indices.into_iter().flatten().filter_map(read)
    }

    /// Whether anything is read once for each `each`.
    pub(crate) fn has(&self, cloud: Cloud, each: &str) -> bool {
        self.each(cloud, each).next().is_some() || self.named(cloud, each).next().is_some()
    }

    /// Whether some control can see a part of a kind, so that it is worth its calls.
    pub(crate) fn wants_part(&self, kind: &str, place: &str) -> bool {
        let seen = match self.wanted.kinds.get(kind) {
            Some(Some(words)) => words.contains(place),
            Some(None) => true,
            None => false,
        };
        self.wanted.everything || seen
    }

    /// The calls of a read that are made: those of its parts only if some control can see them.
    pub(crate) fn calls<'p>(
        &'p self,
        read: &'p Read,
        shapes: &'p Shapes,
    ) -> impl Iterator<Item = &'p Call> {
        let own = read.list.iter().chain(&read.get);
        let wanted = move |with: &&With| {
            // One list with the parts of all items is read in any case.
            with.joined.is_some()
                || self.kinds(read).any(|kind| {
                    let shape = shapes.of(kind);
                    self.wants_part(kind, with.place(shape))
                })
        };
        let parts = read.with.iter().filter(wanted);
        own.chain(parts.flat_map(|with| with.list.iter().chain(&with.get)))
    }

    /// The kinds of a read that are asked for: one kind always, of several those that are wanted.
    pub(crate) fn kinds<'p>(&'p self, read: &'p Read) -> impl Iterator<Item = &'p str> {
        let alone = read.kinds.len() == 1;
        let kinds = read.kinds.iter().map(String::as_str);
        kinds.filter(move |kind| alone || self.wanted.has(kind))
    }

    /// The kinds that cannot be known where `read` could not be made: its own, and those under it.
    pub(crate) fn kinds_under<'p>(&'p self, read: &'p Read) -> BTreeSet<&'p str> {
        let mut kinds: BTreeSet<&str> = self.kinds(read).collect();
        let named = self.named(read.cloud, &read.key).map(|(_, named)| named);
        for child in self.each(read.cloud, &read.key).chain(named) {
            // A read cannot be its own parent: `Reads` would have refused it.
            kinds.extend(self.kinds_under(child));
        }
        kinds
    }

    /// The kinds that cannot be known where a whole scope could not be read, those included that something in it would have
    /// named.
    pub(crate) fn kinds_of(&self, cloud: Cloud, each: &str) -> BTreeSet<&str> {
        self.each(cloud, each)
            .chain(self.named(cloud, each).map(|(_, named)| named))
            .flat_map(|read| self.kinds_under(read))
            .collect()
    }
}
