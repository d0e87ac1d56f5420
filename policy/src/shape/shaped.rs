//! Turns what was written in a language for infrastructure into the shape of a kind, every value keeping its mark.

use super::Shape;
use super::code::Form;
use super::coerce::coerce;
use super::member::{Member, Rule};
use super::table::{Node, PropertyType};
use crate::written::{Mark, Members, Value, Written};
use std::sync::Arc;

impl Shape {
    /// The body of a declared resource whose type is this kind itself: only what languages are lenient about changes.
    pub fn shaped_own(&self, body: &Written) -> Written {
        let mut shaped = body.clone();
        if self.kind.starts_with("Microsoft.") {
            respell(&self.root, &mut shaped);
        }
        coerce(Some(&self.root), &mut shaped);
        shaped
    }

    /// The body of a declared resource in the shape of this kind. Defaults of the vendor are not filled in yet.
    pub fn shaped(&self, form: &Form, body: &Written) -> Written {
        let mut body = body.clone();
        for (path, default) in &form.defaults {
            fill_default(&mut body, path, default);
        }
        let names = Names::of(&self.kind);
        let mut shaped = Written::new(Value::Object(Members::new()), body.mark);
        // A satellite has the shape of the place that it goes to.
        let root = form.into.as_ref().map_or(Some(&self.root), |into| {
            self.root
                .find(into.at.split('.').filter(|part| !part.is_empty()))
        });
        let writer = Shaper { names };
        if let Value::Object(members) = body.value {
            let under = form.under.as_deref().or(names.under).unwrap_or_default();
            let under = if form.into.is_some() {
                form.under.as_deref().unwrap_or_default()
            } else {
                under
            };
            for (name, value) in members {
                writer.member(&form.tree, root, &name, value, under, &mut shaped);
            }
        }
        for (place, value) in &form.set {
            shaped.put(
                place,
                Written::new(Value::from_json(value, Mark::NONE), Mark::NONE),
            );
        }
        coerce(root, &mut shaped);
        shaped
    }
}

/// How a vendor's schema spells names, and where most of a resource's arguments stand in it.
#[derive(Clone, Copy)]
struct Names {
    capital: bool,
    under: Option<&'static str>,
    /// What stands beside `under` rather than in it.
    beside: &'static [&'static str],
}

impl Names {
    /// CloudFormation writes `KmsKeyArn`, ARM and Google's REST APIs `kmsKeyName`; ARM keeps nearly all in `properties`.
    fn of(kind: &str) -> Self {
        if kind.contains("::") {
            Self {
                capital: true,
                under: None,
                beside: &[],
            }
        } else if kind.starts_with("Microsoft.") {
            let beside = &[
                "name",
                "location",
                "kind",
                "sku",
                "identity",
                "tags",
                "zones",
                "properties",
                "parent",
                "plan",
            ];
            Self {
                capital: false,
                under: Some("properties"),
                beside,
            }
        } else {
            Self {
                capital: false,
                under: None,
                beside: &[],
            }
        }
    }
}

struct Shaper {
    names: Names,
}

impl Shaper {
    /// Puts one argument where it belongs in `into`, whose declared members are those of `node`.
    fn member(
        &self,
        tree: &Member,
        node: Option<&Node>,
        name: &str,
        value: Written,
        under: &str,
        into: &mut Written,
    ) {
        let here = tree.members.get(name);
        let rule = here.and_then(|here| here.rule.as_ref());
        let place = match rule.and_then(|rule| rule.to.as_deref()) {
            Some("") => return,
            Some(".") => String::new(),
            Some(place) => place.to_owned(),
            None => {
                let under = if self.names.beside.contains(&name) {
                    ""
                } else {
                    under
                };
                let around = node.and_then(|node| node.find(parts(under)));
                join(under, &self.fitting(around, name))
            }
        };
        let target = node.and_then(|node| node.find(parts(&place)));
        let value = self.value(here, rule, target, value);
        into.put(&place, value);
    }

    /// The declared name that differs only in case and underscores, or in a plural; else the name as the vendor would
    /// spell it.
    fn fitting(&self, node: Option<&Node>, name: &str) -> String {
        let folded = fold(name);
        let fits = |candidate: &str, plural: bool| {
            let candidate = fold(candidate);
            candidate == folded
                || plural
                    && (candidate == format!("{folded}s")
                        || folded
                            .strip_suffix('y')
                            .is_some_and(|stem| candidate == format!("{stem}ies")))
        };
        let declared = |plural| {
            let node = node?;
            let mut fitting = node.members.iter().filter(|(candidate, member)| {
                fits(
                    candidate,
                    plural && member.wants() == Some(PropertyType::Array),
                )
            });
            fitting.next().map(|(candidate, _)| candidate.clone())
        };
        declared(false)
            .or_else(|| declared(true))
            .unwrap_or_else(|| self.spelled(name))
    }

    fn spelled(&self, name: &str) -> String {
        let mut text = String::with_capacity(name.len());
        let mut capital = self.names.capital;
        for character in name.chars() {
            if character == '_' {
                capital = true;
            } else if capital {
                text.extend(character.to_uppercase());
                capital = false;
            } else {
                text.push(character);
            }
        }
        text
    }

    fn value(
        &self,
        tree: Option<&Member>,
        rule: Option<&Rule>,
        node: Option<&Node>,
        written: Written,
    ) -> Written {
        let Written { value, mark } = written;
        if let Value::Unknown(_) = value {
            return Written { value, mark };
        }
        if let Some(rule) = rule
            && let Some(value) = self.by_rule(tree, rule, node, &value, mark)
        {
            return Written { value, mark };
        }
        let value = match value {
            Value::List(items) => {
                let element = node.and_then(|node| node.element.as_deref().or(Some(node)));
                let items = items
                    .into_iter()
                    .map(|item| self.value(tree, None, element, item));
                Value::List(items.collect())
            }
            Value::Object(members) if Self::is_block(tree, node) => {
                let mut object = Written::new(Value::Object(Members::new()), mark);
                let node = node.and_then(|node| {
                    if node.members.is_empty() {
                        node.element.as_deref()
                    } else {
                        Some(node)
                    }
                });
                let nothing = Member::default();
                for (name, value) in members {
                    self.member(
                        tree.unwrap_or(&nothing),
                        node,
                        &name,
                        value,
                        "",
                        &mut object,
                    );
                }
                object.value
            }
            other => other,
        };
        Written { value, mark }
    }

    /// Whether the members of an object have names of the language; else they are somebody's data, as tags are.
    fn is_block(tree: Option<&Member>, node: Option<&Node>) -> bool {
        tree.is_some_and(|tree| !tree.members.is_empty())
            || node.is_some_and(|node| {
                !node.members.is_empty()
                    || node
                        .element
                        .as_ref()
                        .is_some_and(|element| !element.members.is_empty())
            })
    }

    fn by_rule(
        &self,
        tree: Option<&Member>,
        rule: &Rule,
        node: Option<&Node>,
        value: &Value,
        mark: Mark,
    ) -> Option<Value> {
        if rule.negate
            && let Some(truth) = truth(value)
        {
            return Some(Value::Bool(!truth));
        }
        if !rule.values.is_empty()
            && let Some(word) = word(value)
        {
            let mut same = rule
                .values
                .iter()
                .filter(|(from, _)| from.eq_ignore_ascii_case(&word));
            return same.next().map(|(_, to)| Value::from_json(to, mark));
        }
        if let (Some(prefix), Value::Text { text, open }) = (&rule.prefix, value)
            && !text.starts_with(prefix.as_str())
        {
            return Some(Value::Text {
                text: format!("{prefix}{text}").into(),
                open: *open,
            });
        }
        if let (Some(wrap), Value::List(items)) = (&rule.wrap, value) {
            let items = items.iter().map(|item| {
                let members = Members::from([(Arc::from(wrap.as_str()), item.clone())]);
                Written::new(Value::Object(members), item.mark)
            });
            return Some(Value::List(items.collect()));
        }
        if let (Some((key, name)), Value::Object(members)) = (&rule.entries, value) {
            let items = members.iter().map(|(member, value)| {
                let members = Members::from([
                    (
                        Arc::from(key.as_str()),
                        Written::text(Arc::clone(member), value.mark),
                    ),
                    (Arc::from(name.as_str()), value.clone()),
                ]);
                Written::new(Value::Object(members), value.mark)
            });
            return Some(Value::List(items.collect()));
        }
        if let (false, Value::List(blocks)) = (rule.spread.is_empty(), value) {
            let element = node.and_then(|node| node.element.as_deref());
            let blocks = blocks
                .iter()
                .flat_map(|block| self.spread(tree, rule, element, block));
            return Some(Value::List(blocks.collect()));
        }
        None
    }

    /// One block for each element of the lists that the rule names; one without any if all are empty.
    fn spread(
        &self,
        tree: Option<&Member>,
        rule: &Rule,
        node: Option<&Node>,
        block: &Written,
    ) -> Vec<Written> {
        let Value::Object(members) = &block.value else {
            return vec![block.clone()];
        };
        let mut rest = members.clone();
        let mut each: Vec<(&str, Written)> = Vec::new();
        for (argument, member) in &rule.spread {
            match rest.remove(argument.as_str()) {
                Some(Written {
                    value: Value::List(items),
                    ..
                }) => {
                    each.extend(items.into_iter().map(|item| (member.as_str(), item)));
                }
                Some(other) => each.push((member, other)),
                None => {}
            }
        }
        let rest = self.value(
            tree,
            None,
            node,
            Written::new(Value::Object(rest), block.mark),
        );
        if each.is_empty() {
            return vec![rest];
        }
        let with = |(member, value): (&str, Written)| {
            let mut block = rest.clone();
            block.put(member, value);
            block
        };
        each.into_iter().map(with).collect()
    }
}

/// Spells members as the table does: Resource Manager takes names in any case.
fn respell(node: &Node, written: &mut Written) {
    match &mut written.value {
        Value::Object(members) => {
            for (name, child) in &node.members {
                let other =
                    |known: &Arc<str>| **known != **name && known.eq_ignore_ascii_case(name);
                if !members.contains_key(name.as_str())
                    && let Some(known) = members.keys().find(|known| other(known)).cloned()
                    && let Some(value) = members.remove(&known)
                {
                    members.insert(Arc::from(name.as_str()), value);
                }
                if let Some(member) = members.get_mut(name.as_str()) {
                    respell(child, member);
                }
            }
        }
        Value::List(items) => {
            if let Some(element) = &node.element {
                for item in items {
                    respell(element, item);
                }
            }
        }
        _ => {}
    }
}

/// Fills in what the provider fills in, if nothing was written there. Blocks that are not there get nothing.
fn fill_default(body: &mut Written, path: &str, default: &serde_json::Value) {
    let (name, rest) = path
        .split_once('.')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    match &mut body.value {
        Value::List(items) => items
            .iter_mut()
            .for_each(|item| fill_default(item, path, default)),
        Value::Object(members) => match rest {
            Some(rest) => {
                if let Some(member) = members.get_mut(name) {
                    fill_default(member, rest, default);
                }
            }
            None => {
                members.entry(Arc::from(name)).or_insert_with(|| {
                    Written::new(Value::from_json(default, Mark::NONE), Mark::NONE)
                });
            }
        },
        _ => {}
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Text { text, open: false } => text.to_ascii_lowercase().parse().ok(),
        _ => None,
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Text { text, open: false } => Some(text.to_string()),
        _ => None,
    }
}

fn parts(place: &str) -> impl Iterator<Item = &str> {
    place.split('.').filter(|part| !part.is_empty())
}

fn join(under: &str, name: &str) -> String {
    if under.is_empty() {
        name.to_owned()
    } else {
        format!("{under}.{name}")
    }
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|character| *character != '_')
        .flat_map(char::to_lowercase)
        .collect()
}
