//! The members of one object: which of those that bear the same name counts.

use super::{Member, Problem};
use std::collections::HashSet;

/// Up to this many members are compared with each other first, which is quick; more are looked up.
const FEW: usize = 16;

/// Keeps the first of the members that bear the same name, and reports the others.
pub(super) fn settle(members: Vec<Member>, errors: &mut Vec<Problem>) -> Vec<Member> {
    let again = |(index, member): (usize, &Member)| {
        members
            .iter()
            .take(index)
            .any(|earlier| earlier.key == member.key)
    };
    if members.len() <= FEW && !members.iter().enumerate().any(again) {
        return members;
    }
    let again: Vec<bool> = {
        let mut seen = HashSet::with_capacity(members.len());
        members
            .iter()
            .map(|member| !seen.insert(member.key.as_str()))
            .collect()
    };
    let mut kept = Vec::with_capacity(members.len());
    for (member, again) in members.into_iter().zip(again) {
        if again {
            errors.push(twice(&member));
        } else {
            kept.push(member);
        }
    }
    kept
}

/// Adds those of `more` whose names are not taken yet, as YAML's merge key asks.
pub(super) fn merge(members: &mut Vec<Member>, more: Vec<Member>) {
    let taken: HashSet<String> = members.iter().map(|member| member.key.clone()).collect();
    members.extend(
        more.into_iter()
            .filter(|member| !taken.contains(&member.key)),
    );
}

fn twice(member: &Member) -> Problem {
    (
        member.key_range.clone(),
        "this key is already there: the first one counts".to_owned(),
    )
}
