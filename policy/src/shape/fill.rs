//! Makes a configuration canonical: spellings, aliases and defaults; what is of the wrong type becomes unknown.

use super::Shape;
use super::table::{Node, Property};
use crate::configuration::{Member, Part};
use crate::{Configuration, Place, Unknown};
use serde_json::{Map, Value};
use std::sync::Arc;

/// How the reason begins for what a summary lacks.
const SUMMARY: &str = "not in the answer of ";

/// Whether a configuration with these unknown places was filled from a summary.
pub(crate) fn is_summary(unknown: &Unknown) -> bool {
    unknown.values().any(|reason| reason.starts_with(SUMMARY))
}

/// A configuration in which absent really means absent, and the places that could not be read.
#[derive(Debug, Default, PartialEq)]
pub struct Filled {
    /// The canonical configuration.
    pub config: Configuration,
    /// Its unknown places.
    pub unknown: Unknown,
}

/// A member of a configuration that is to be filled.
#[derive(Debug)]
pub(super) enum Given {
    /// With the names of the resource schema, and nothing else done to it.
    Named(Value),
    /// Canonical already.
    Canonical(Canonical),
}

/// What a member comes to wherever it is all that is known: nothing, if it is of the wrong type.
#[derive(Clone, Debug)]
pub(super) struct Canonical {
    part: Option<Part>,
    unknown: Vec<(Place, String)>,
}

/// The members of a configuration, in the order of their names and each name once.
pub(super) type Givens = Vec<(Arc<str>, Given)>;

impl Given {
    /// The members of a configuration that has the names of the resource schema.
    pub(super) fn all_of(config: Value) -> Givens {
        let members = match config {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        let given = |(name, value): (String, _)| (name.into(), Self::Named(value));
        members.into_iter().map(given).collect()
    }

    fn part(self) -> Option<Part> {
        match self {
            Self::Named(value) => Some(Part::new(value)),
            Self::Canonical(canonical) => canonical.part,
        }
    }

    fn is_null(&self) -> bool {
        match self {
            Self::Named(value) => value.is_null(),
            Self::Canonical(canonical) => canonical.part.is_none(),
        }
    }
}

impl Shape {
    /// Makes a complete live answer canonical, but for the places that are known to be unread: a member that every answer
    /// carries is unknown when it is missing.
    pub fn fill_answer(&self, config: Value, unread: Unknown) -> Filled {
        self.fill_value(config, unread, true)
    }

    /// Makes a configuration canonical of which `unknown` places are already known to be unread.
    pub fn fill(&self, config: Value, unknown: Unknown) -> Filled {
        self.fill_value(config, unknown, false)
    }

    fn fill_value(&self, config: Value, unknown: Unknown, complete: bool) -> Filled {
        if config.is_object() {
            return self.fill_members(Given::all_of(config), unknown, complete);
        }
        Filled {
            config: config.into(),
            unknown,
        }
    }

    /// Makes a summary canonical: every top-level member that it lacks is unknown, because `api` does not give it.
    pub(super) fn fill_summary(&self, given: Givens, api: &str) -> Filled {
        let names = self.root.members.keys();
        let is_given = |name: &str| {
            let index = given.binary_search_by(|(given, _)| (**given).cmp(name));
            index.is_ok_and(|index| given.get(index).is_some_and(|(_, given)| !given.is_null()))
        };
        let lacks = names.filter(|name| !is_given(name));
        let unknown = lacks
            .map(|name| (Place::root().member(name), format!("{SUMMARY}{api}")))
            .collect();
        self.fill_members(given, unknown, false)
    }

    /// A member of an answer, `complete` or a summary, as it will be in every configuration of which nothing is known to be unread.
    pub(super) fn canonical(&self, name: &str, value: Value, complete: bool) -> Canonical {
        let declared = self.root.members.get(name);
        let Some((child, property)) = declared.and_then(|it| Some((it, it.property.as_ref()?)))
        else {
            return Canonical {
                part: Some(Part::new(value)),
                unknown: Vec::new(),
            };
        };
        let mut filler = Filler {
            unknown: Unknown::new(),
            complete,
        };
        let at = Path::Member(&Path::Root, name);
        let value = filler.top(child, property, Some(value), at);
        Canonical {
            part: value.map(Part::new),
            unknown: filler.unknown.into_iter().collect(),
        }
    }

    /// Makes the members of a configuration canonical, and adds what the vendor applies where nothing is said.
    pub(super) fn fill_members(
        &self,
        mut given: Givens,
        unknown: Unknown,
        complete: bool,
    ) -> Filled {
        let mut filler = Filler { unknown, complete };
        self.take_aliases(&mut given);
        let mut members: Vec<Member> = Vec::with_capacity(given.len() + 4);
        let mut given = given.into_iter().peekable();
        for (name, child) in &self.root.members {
            while let Some((name, other)) = given.next_if(|(given, _)| **given < **name) {
                members.extend(other.part().map(|part| Member { name, part }));
            }
            let said = given.next_if(|(given, _)| **given == **name);
            let at = Path::Member(&Path::Root, name);
            let (name, part) = match (said, &child.property) {
                (None, None) => continue,
                (Some((name, said)), None) => (name, said.part()),
                (Some((name, Given::Canonical(canonical))), Some(_)) => {
                    filler.unknown.extend(canonical.unknown);
                    (name, canonical.part)
                }
                (Some((name, Given::Named(value))), Some(property)) => {
                    let value = filler.top(child, property, Some(value), at);
                    (name, value.map(Part::new))
                }
                (None, Some(property)) => {
                    let value = filler.top(child, property, None, at);
                    (name.as_str().into(), value.map(Part::new))
                }
            };
            members.extend(part.map(|part| Member { name, part }));
        }
        for (name, other) in given {
            members.extend(other.part().map(|part| Member { name, part }));
        }
        self.take_siblings(&mut members, &mut filler);
        Filled {
            config: Configuration::of_members(members),
            unknown: filler.unknown,
        }
    }

    /// Calls what older API versions called otherwise by its name, where nothing else is called so.
    fn take_aliases(&self, given: &mut Givens) {
        let find = |given: &Givens, name: &str| given.binary_search_by(|(it, _)| (**it).cmp(name));
        for (name, child) in &self.root.members {
            let aliases = child.property.iter().flat_map(|property| &property.alias);
            for alias in aliases {
                if find(given, name).is_err()
                    && let Ok(index) = find(given, alias)
                    && let Some(part) = given.remove(index).1.part()
                    && let Err(place) = find(given, name)
                {
                    let value = Given::Named(part.value().clone());
                    given.insert(place, (name.as_str().into(), value));
                }
            }
        }
    }

    /// Siblings stand now, so a default that is a sibling's value can be taken over.
    fn take_siblings(&self, members: &mut Vec<Member>, filler: &mut Filler) {
        let find = |members: &[Member], name: &str| {
            members.binary_search_by(|member| (*member.name).cmp(name))
        };
        let at = |name| Path::Member(&Path::Root, name);
        for (name, child) in &self.root.members {
            let property = child.property.as_ref();
            let Some(sibling) = property.and_then(|property| property.default_from.as_ref()) else {
                continue;
            };
            let Err(place) = find(members, name) else {
                continue;
            };
            if filler.reason(at(name)).is_some() {
                continue;
            }
            let of_sibling = find(members, sibling).ok();
            let of_sibling = of_sibling.and_then(|index| members.get(index));
            if let Some(part) = of_sibling.map(|member| member.part.clone()) {
                let name = name.as_str().into();
                members.insert(place, Member { name, part });
            } else if let Some(reason) = filler.reason(at(sibling)) {
                filler.unknown.insert(at(name).place(), reason);
            }
        }
    }
}

struct Filler {
    unknown: Unknown,
    complete: bool,
}

impl Filler {
    fn value(&mut self, node: &Node, value: &mut Value, at: Path<'_>) {
        match value {
            Value::Object(members) => self.object(node, members, at),
            Value::Array(items) => {
                let Some(element) = &node.element else { return };
                for (index, item) in items.iter_mut().enumerate() {
                    let at = Path::Element(&at, index);
                    if self.reason(at).is_some() {
                        continue;
                    }
                    if let Some(reason) = element
                        .property
                        .as_ref()
                        .and_then(|property| wrong_type(property, item))
                    {
                        *item = Value::Null;
                        self.unknown.insert(at.place(), reason);
                    } else {
                        self.value(element, item, at);
                    }
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, node: &Node, members: &mut Map<String, Value>, at: Path<'_>) {
        for (name, child) in &node.members {
            let Some(property) = &child.property else {
                continue;
            };
            for alias in &property.alias {
                if !members.contains_key(name)
                    && let Some(value) = members.remove(alias)
                {
                    members.insert(name.clone(), value);
                }
            }
            self.member(child, property, members, Path::Member(&at, name), name);
        }
        // Siblings stand now, so a default that is a sibling's value can be taken over.
        for (name, child) in &node.members {
            let Some(sibling) = child
                .property
                .as_ref()
                .and_then(|property| property.default_from.as_ref())
            else {
                continue;
            };
            if members.contains_key(name) || self.reason(Path::Member(&at, name)).is_some() {
                continue;
            }
            if let Some(value) = members.get(sibling).cloned() {
                members.insert(name.clone(), value);
            } else if let Some(reason) = self.reason(Path::Member(&at, sibling)) {
                self.unknown.insert(Path::Member(&at, name).place(), reason);
            }
        }
    }

    fn member(
        &mut self,
        child: &Node,
        property: &Property,
        members: &mut Map<String, Value>,
        at: Path<'_>,
        name: &str,
    ) {
        if let Some(value) = members.get_mut(name)
            && says_something(property, value)
        {
            if !self.said(child, property, value, at) {
                members.remove(name);
            }
            return;
        }
        members.remove(name);
        if let Some(value) = self.absent(child, property, at) {
            members.insert(name.to_owned(), value);
        }
    }

    /// What a member at the top comes to, said or not.
    fn top(
        &mut self,
        child: &Node,
        property: &Property,
        value: Option<Value>,
        at: Path<'_>,
    ) -> Option<Value> {
        match value.filter(|value| says_something(property, value)) {
            Some(mut value) => self.said(child, property, &mut value, at).then_some(value),
            None => self.absent(child, property, at),
        }
    }

    /// Makes what was said canonical; false if it is of the wrong type, and then its place is unknown.
    fn said(&mut self, child: &Node, property: &Property, value: &mut Value, at: Path<'_>) -> bool {
        if let Some(reason) = wrong_type(property, value) {
            self.unknown.insert(at.place(), reason);
            return false;
        }
        canonical_spelling(property, value);
        self.value(child, value, at);
        true
    }

    /// What applies where nothing is said.
    fn absent(&mut self, child: &Node, property: &Property, at: Path<'_>) -> Option<Value> {
        if property.default_from.is_some() || self.reason(at).is_some() {
            return None;
        }
        if let Some(default) = &property.default {
            let mut value = default.clone();
            self.value(child, &mut value, at);
            return Some(value);
        }
        if property.always && self.complete {
            let reason = "missing from the answer".to_owned();
            self.unknown.insert(at.place(), reason);
        }
        None
    }

    /// Why this very place is unknown, if it is. Nearly always nothing is, and then no place is spelled out.
    fn reason(&self, at: Path<'_>) -> Option<String> {
        if self.unknown.is_empty() {
            None
        } else {
            self.unknown.get(&at.place()).cloned()
        }
    }
}

/// Where the filler is. It becomes a [`Place`] only when there is something to say about it.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Member(&'p Self, &'p str),
    Element(&'p Self, usize),
}

impl Path<'_> {
    fn place(&self) -> Place {
        match self {
            Self::Root => Place::root(),
            Self::Member(parent, name) => parent.place().member(name),
            Self::Element(parent, index) => parent.place().element(*index),
        }
    }
}

fn says_something(property: &Property, value: &Value) -> bool {
    let is_unspecified =
        property.unspecified.is_some() && value.as_str() == property.unspecified.as_deref();
    !value.is_null() && !is_unspecified
}

fn wrong_type(property: &Property, value: &Value) -> Option<String> {
    (!property.kind.admits(value)).then(|| {
        let found = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        format!(
            "wrong type: expected {}, found {found}",
            property.kind.as_str()
        )
    })
}

/// Writes a value as the table spells it, if it differs only in case, spaces, hyphens or underscores.
fn canonical_spelling(property: &Property, value: &mut Value) {
    let Value::String(text) = value else { return };
    if property.values.is_empty() || property.values.contains(text) {
        return;
    }
    if let Some(canonical) = property
        .values
        .iter()
        .find(|canonical| folded(canonical).eq(folded(text)))
    {
        text.clone_from(canonical);
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|character| !matches!(character, ' ' | '-' | '_'))
        .flat_map(char::to_lowercase)
}
