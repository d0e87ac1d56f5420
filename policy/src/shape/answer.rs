//! How a vendor's API answer is told apart and renamed into the resource schema.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One API answer that holds a resource.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The call, as `service:Operation`.
    pub api: String,
    /// Members that the object must have to be this answer.
    pub recognise: Vec<String>,
    /// Members of which it must have at least one, if any are given.
    #[serde(default)]
    pub any: Vec<String>,
    /// Members of which the first recognised one, an object, must have at least one, if any are given: other services
    /// use the same word.
    #[serde(default)]
    pub inner: Vec<String>,
    /// Parts that the id must have, so that what other services answer with the same members is told apart.
    #[serde(default)]
    pub id_holds: Vec<String>,
    /// The member names under which people keep collections of this answer.
    #[serde(default)]
    pub collections: Vec<String>,
    /// The form of the id member, `*` standing for one segment.
    #[serde(default)]
    pub matches: Option<String>,
    /// The member of the whole answer that the object, or the list of objects, stands in.
    #[serde(default)]
    pub within: Option<String>,
    /// The member that holds the id.
    #[serde(default)]
    pub id: Option<String>,
    /// What the id lacks to be a full name.
    #[serde(default)]
    pub prefix: Option<String>,
    /// The member that holds the name.
    #[serde(default)]
    pub name: Option<String>,
    /// Where the version is, for things that keep several.
    #[serde(default)]
    pub version: Option<Version>,
    /// Whether member names begin with a capital in the resource schema and with a small letter in the answer.
    #[serde(default)]
    pub pascal: bool,
    /// Other renames: path in the answer, joined by dots and without list indices -> name in the resource schema.
    #[serde(default)]
    pub rename: BTreeMap<String, String>,
    /// Whether the answer is a summary, so that what it lacks is unknown rather than absent.
    #[serde(default)]
    pub summary: bool,
    /// The member name under which collections keep this answer, for answers that may be empty.
    #[serde(default)]
    pub member: Option<String>,
    /// A part of the file name that tells this answer, for answers that may be empty.
    #[serde(default)]
    pub file: Option<String>,
    /// The member of the resource that the whole answer becomes.
    #[serde(default)]
    pub place: Option<String>,
    #[serde(skip)]
    renames: Renames,
}

/// Where an answer tells its version.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The member that holds the version.
    pub field: String,
    /// The version that is the thing itself and adds nothing to its id.
    pub unversioned: String,
}

/// How the member names of an answer become those of the resource schema.
#[derive(Debug, Default)]
pub struct Renames {
    pascal: bool,
    root: Renamed,
}

/// The renames as a tree of the answer's names.
#[derive(Debug, Default)]
struct Renamed {
    to: Option<String>,
    members: BTreeMap<String, Self>,
}

/// The members of an object that may be an answer.
pub trait AnswerMembers {
    /// Whether it has the member `name`.
    fn has(&self, name: &str) -> bool;

    /// The member `name`, if it is a text.
    fn text(&self, name: &str) -> Option<&str>;

    /// Whether the member `name` is an object that has the member `inner`.
    fn has_inside(&self, name: &str, inner: &str) -> bool;
}

impl AnswerMembers for Map<String, Value> {
    fn has(&self, name: &str) -> bool {
        self.contains_key(name)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    fn has_inside(&self, name: &str, inner: &str) -> bool {
        self.get(name).is_some_and(|it| it.get(inner).is_some())
    }
}

impl Answer {
    pub(super) fn prepare(&mut self) {
        self.renames = Renames::new(self.pascal, &self.rename);
    }

    /// Whether something with these members may be what this answer holds.
    pub(super) fn has_members(&self, has: impl Fn(&str) -> bool) -> bool {
        self.recognise.iter().all(|name| has(name))
            && (self.any.is_empty() || self.any.iter().any(|name| has(name)))
    }

    /// Whether an object is what this answer holds.
    pub fn recognises(&self, object: &impl AnswerMembers) -> bool {
        let id = self.id.as_ref().and_then(|id| object.text(id));
        let first = self.recognise.first();
        let inside = |name: &String| first.is_some_and(|first| object.has_inside(first, name));
        self.has_members(|name| object.has(name))
            && (self.inner.is_empty() || self.inner.iter().any(inside))
            && self
                .id_holds
                .iter()
                .all(|part| id.is_some_and(|id| id.contains(part.as_str())))
            && self
                .matches
                .as_deref()
                .is_none_or(|form| id.is_some_and(|id| matches_form(form, id)))
    }

    /// The answer's object with the names of the resource schema.
    pub fn renamed(&self, object: Map<String, Value>) -> Value {
        let config = self.renames.apply(object);
        match &self.place {
            Some(place) => Value::Object(Map::from_iter([(place.clone(), config)])),
            None => config,
        }
    }

    /// What a member of the answer is called in the resource schema, and whether the table names it.
    pub(super) fn name_of<'n>(&'n self, member: &'n str) -> (Cow<'n, str>, bool) {
        let Renames { pascal, root } = &self.renames;
        let named = root.members.get(member);
        match named.and_then(|named| named.to.as_deref()) {
            Some(to) => (to.into(), true),
            None if *pascal => (capitalised(member.to_owned()).into(), false),
            None => (member.into(), false),
        }
    }

    /// What is inside a member of the answer, with the names of the resource schema.
    pub(super) fn renamed_inside(&self, member: &str, value: Value) -> Value {
        let renames = &self.renames;
        renames.value(value, renames.root.members.get(member))
    }
}

impl Renames {
    /// Renames by path in the answer, joined by dots and without list indices; with `pascal` all other names begin with a
    /// capital.
    pub fn new(pascal: bool, rename: &BTreeMap<String, String>) -> Self {
        let mut root = Renamed::default();
        for (path, to) in rename {
            let node = path.split('.').fold(&mut root, |node, name| {
                node.members.entry(name.to_owned()).or_default()
            });
            node.to = Some(to.clone());
        }
        Self { pascal, root }
    }

    /// The object with its new names.
    pub fn apply(&self, object: Map<String, Value>) -> Value {
        self.object(object, Some(&self.root))
    }

    fn object(&self, object: Map<String, Value>, renames: Option<&Renamed>) -> Value {
        let mut members = Map::new();
        for (name, value) in object {
            let deeper = renames.and_then(|renames| renames.members.get(&name));
            let value = self.value(value, deeper);
            match deeper.and_then(|renames| renames.to.clone()) {
                Some(to) => drop(members.insert(to, value)),
                // What the vendor's own names become goes before a member that happens to be called so.
                None => drop(
                    members
                        .entry(if self.pascal { capitalised(name) } else { name })
                        .or_insert(value),
                ),
            }
        }
        Value::Object(members)
    }

    fn value(&self, value: Value, renames: Option<&Renamed>) -> Value {
        match value {
            Value::Object(object) => self.object(object, renames),
            Value::Array(items) => Value::Array(
                items
                    .into_iter()
                    .map(|item| self.value(item, renames))
                    .collect(),
            ),
            scalar => scalar,
        }
    }
}

fn capitalised(mut name: String) -> String {
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// Whether `text` has the segments of `form`, `*` standing for any one segment.
fn matches_form(form: &str, text: &str) -> bool {
    let mut segments = text.split('/');
    form.split('/').all(|wanted| {
        segments
            .next()
            .is_some_and(|segment| wanted == "*" || wanted == segment)
    }) && segments.next().is_none()
}
