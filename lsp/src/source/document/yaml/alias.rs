//! What aliases repeat, and what merge keys bring in.

use super::super::settle::merge;
use super::super::{Member, Node, NodeValue, Problem};
use std::ops::Range;

/// How large a node is, with everything in it.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) depth: usize,
}

/// A node with an anchor, to be repeated where an alias stands.
pub(super) struct Anchored {
    pub(super) node: Node,
    pub(super) size: Size,
}

/// Everything in a copied node stands where the alias is.
pub(super) fn place(node: &mut Node, range: &Range<usize>) {
    node.range = range.clone();
    match &mut node.value {
        NodeValue::List(items) => items.iter_mut().for_each(|item| place(item, range)),
        NodeValue::Object(members) => {
            for member in members {
                member.key_range = range.clone();
                place(&mut member.value, range);
            }
        }
        _ => {}
    }
}

/// The members that a merge key brings in: of an object, or of a list of objects.
pub(super) fn bring_in(node: Node, merged: &mut Vec<Member>, errors: &mut Vec<Problem>) {
    match node.value {
        NodeValue::Object(members) => merge(merged, members),
        NodeValue::List(items) => {
            for item in items {
                bring_in(item, merged, errors);
            }
        }
        NodeValue::Null => {}
        _ => errors.push((node.range, "only an object can be merged".to_owned())),
    }
}
