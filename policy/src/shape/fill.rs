//! Makes a configuration canonical: spellings, aliases and defaults; what is of the wrong type becomes unknown.

use super::Shape;
use super::table::{Node, Property};
use crate::{Place, Unknown};
use serde_json::{Map, Value};

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
    pub config: Value,
    /// Its unknown places.
    pub unknown: Unknown,
}

impl Shape {
    /// Makes a complete live answer canonical, but for the places that are known to be unread: a member that every answer
    /// carries is unknown when it is missing.
    pub fn fill_answer(&self, config: Value, unread: Unknown) -> Filled {
        self.fill_with(config, unread, true)
    }

    /// Makes a configuration canonical of which `unknown` places are already known to be unread.
    pub fn fill(&self, config: Value, unknown: Unknown) -> Filled {
        self.fill_with(config, unknown, false)
    }

    /// Makes a summary canonical: every top-level member that it lacks is unknown, because `api` does not give it.
    pub fn fill_summary(&self, config: Value, api: &str) -> Filled {
        let unknown = self
            .root
            .members
            .keys()
            .filter(|name| config.get(name.as_str()).is_none_or(Value::is_null))
            .map(|name| (Place::root().member(name), format!("{SUMMARY}{api}")))
            .collect();
        self.fill_with(config, unknown, false)
    }

    fn fill_with(&self, mut config: Value, unknown: Unknown, complete: bool) -> Filled {
        let mut filler = Filler { unknown, complete };
        filler.value(&self.root, &mut config, Path::Root);
        Filled {
            config,
            unknown: filler.unknown,
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
        let said = members
            .get_mut(name)
            .filter(|value| !value.is_null() && !is_unspecified(property, value));
        if let Some(value) = said {
            if let Some(reason) = wrong_type(property, value) {
                members.remove(name);
                self.unknown.insert(at.place(), reason);
            } else {
                canonical_spelling(property, value);
                self.value(child, value, at);
            }
            return;
        }
        members.remove(name);
        if property.default_from.is_some() || self.reason(at).is_some() {
            return;
        }
        if let Some(default) = &property.default {
            let mut value = default.clone();
            self.value(child, &mut value, at);
            members.insert(name.to_owned(), value);
        } else if property.always && self.complete {
            self.unknown
                .insert(at.place(), "missing from the answer".to_owned());
        }
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

fn is_unspecified(property: &Property, value: &Value) -> bool {
    property.unspecified.is_some() && value.as_str() == property.unspecified.as_deref()
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
