//! What becomes of one argument: its place in the resource and its value there.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What a table says of an argument: just its place, or more.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum MemberRule {
    Place(String),
    Rule(Rule),
}

/// The place and value of an argument.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    /// The place in the object that the surrounding block becomes, joined by dots; `.` for that object itself, empty
    /// for nowhere. If nothing is said, the name that fits.
    #[serde(default)]
    pub(super) to: Option<String>,
    /// Whether true means false.
    #[serde(default)]
    pub(super) negate: bool,
    /// Other words for the same values; true and false are words too.
    #[serde(default)]
    pub(super) values: BTreeMap<String, serde_json::Value>,
    /// The member that each element of a list of plain values becomes: `"10.0.0.0/8"` -> `{value: "10.0.0.0/8"}`.
    #[serde(default)]
    pub(super) wrap: Option<String>,
    /// The names under which a map becomes a list: `{a = "b"}` -> `[{key: "a", value: "b"}]`.
    #[serde(default)]
    pub(super) entries: Option<(String, String)>,
    /// Lists inside a block of which each element makes a block of its own: argument -> member.
    #[serde(default)]
    pub(super) spread: BTreeMap<String, String>,
    /// Text that is put before a known value.
    #[serde(default)]
    pub(super) prefix: Option<String>,
}

impl From<MemberRule> for Rule {
    fn from(rule: MemberRule) -> Self {
        match rule {
            MemberRule::Place(place) => Self {
                to: Some(place),
                ..Self::default()
            },
            MemberRule::Rule(rule) => rule,
        }
    }
}

/// The arguments of a type as a tree.
#[derive(Debug, Default)]
pub(super) struct Member {
    pub(super) rule: Option<Rule>,
    pub(super) members: BTreeMap<String, Self>,
}

impl Member {
    pub(super) fn at(&mut self, path: &str) -> &mut Self {
        path.split('.').fold(self, |node, name| {
            node.members.entry(name.to_owned()).or_default()
        })
    }
}
