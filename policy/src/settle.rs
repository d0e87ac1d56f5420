//! Brings what was read from many places into a stable order, once each.

use crate::{Gap, Place, Resource};
use std::collections::HashSet;

/// Sorts `items` by their resources, drops those that are the `same` as another, and what stands for something that was read
/// elsewhere, in full or at all. Returns a gap for each resource that was read in several states: which of them is the present one cannot be
/// told, so each stays.
pub fn settle<T>(
    items: &mut Vec<T>,
    resource: impl Fn(&T) -> &Resource,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Gap> {
    let key = |item: &T| (resource(item).kind.clone(), resource(item).id.clone());
    items.sort_by(|a, b| {
        let (a, b) = (resource(a), resource(b));
        let key = |it: &Resource| (it.unknown.len(), it.account.clone(), it.region.clone());
        (&a.kind, &a.id)
            .cmp(&(&b.kind, &b.id))
            .then_with(|| key(a).cmp(&key(b)))
            // Which of two states came first says nothing, and must not change a report.
            .then_with(|| {
                a.config
                    .to_value()
                    .to_string()
                    .cmp(&b.config.to_value().to_string())
            })
    });
    let neighbours =
        |a: &T, b: &T| resource(a).kind == resource(b).kind && resource(a).id == resource(b).id;
    items.dedup_by(|later, earlier| neighbours(later, earlier) && same(later, earlier));
    // What could not be read at all here and was read elsewhere is known.
    let is_unread = |item: &T| resource(item).unknown.contains_key(&Place::root());
    if items.iter().any(is_unread) {
        let read: HashSet<(String, String)> = items
            .iter()
            .filter(|item| !is_unread(item))
            .map(key)
            .collect();
        items.retain(|item| !is_unread(item) || !read.contains(&key(item)));
    }
    let is_summary = |item: &T| resource(item).is_summary();
    if items.iter().any(is_summary) {
        // A summary may know a resource by the last part of its id alone.
        let full: HashSet<(String, String)> = items
            .iter()
            .filter(|item| !is_summary(item))
            .map(key)
            .flat_map(|(kind, id)| [(kind.clone(), last_part(&id).to_owned()), (kind, id)])
            .collect();
        items.retain(|item| !is_summary(item) || !full.contains(&key(item)));
    }
    let states = items.chunk_by(neighbours).filter(|states| states.len() > 1);
    states
        .filter_map(|states| states.first())
        .map(|item| several_states(&resource(item).id))
        .collect()
}

fn several_states(id: &str) -> Gap {
    let reason = "read more than once with different contents; every state is judged";
    Gap::new(id, reason)
}

fn last_part(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}
