//! Plans, as `terraform show -json` writes them.

use super::azapi::as_arm;
use super::plan_config::{Config, reference, why};
use crate::source::document::{Member, Node, NodeValue, json};
use crate::source::{Declared, Reading, Span, Spans, SyntaxError};
use policy::{Dialect, Mark, Members, Written, WrittenValue as Value};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The reason of what a plan does not know.
const LATER: &str = "known after apply";

/// Reads a plan, or a state; none if the text is neither.
pub fn read_plan(path: &Path, text: &Arc<str>) -> Option<Reading> {
    let parsed = json::parse(text);
    let root = parsed.root?;
    let values = root.get("planned_values").or_else(|| root.get("values"))?;
    let module = values.get("root_module")?;
    let mut spans = Spans::default();
    let file = spans.file(path, text);
    let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let errors = parsed
        .errors
        .into_iter()
        .map(|(range, message)| SyntaxError {
            span: Span {
                file,
                range: cut(range.start)..cut(range.end),
            },
            message,
        });
    let errors = errors.collect();
    let mut addresses = HashSet::new();
    collect(module, &mut addresses);
    let mut plan = Plan {
        text,
        file,
        spans,
        later: later(&root),
        config: Config::of(&root),
        addresses,
        declared: Vec::new(),
    };
    plan.providers(&root);
    plan.module(module);
    Some(Reading {
        declared: plan.declared,
        spans: plan.spans,
        errors,
        ..Reading::default()
    })
}

/// What is not known of each resource: `after_unknown`.
fn later(root: &Node) -> HashMap<&str, &Node> {
    let changes = root.get("resource_changes").map(Node::items);
    changes
        .unwrap_or_default()
        .iter()
        .filter_map(|change| {
            let unknown = change.get("change")?.get("after_unknown")?;
            Some((change.get("address")?.as_text()?, unknown))
        })
        .collect()
}

fn collect<'n>(module: &'n Node, addresses: &mut HashSet<&'n str>) {
    let resources = module.get("resources").map(Node::items).unwrap_or_default();
    let named = resources
        .iter()
        .filter_map(|one| one.get("address")?.as_text());
    addresses.extend(named);
    for child in module
        .get("child_modules")
        .map(Node::items)
        .unwrap_or_default()
    {
        collect(child, addresses);
    }
}

struct Plan<'n> {
    text: &'n str,
    file: u32,
    spans: Spans,
    later: HashMap<&'n str, &'n Node>,
    config: Config<'n>,
    addresses: HashSet<&'n str>,
    declared: Vec<Declared>,
}

impl<'n> Plan<'n> {
    fn module(&mut self, module: &'n Node) {
        for resource in module.get("resources").map(Node::items).unwrap_or_default() {
            self.resource(resource);
        }
        for child in module
            .get("child_modules")
            .map(Node::items)
            .unwrap_or_default()
        {
            self.module(child);
        }
    }

    fn resource(&mut self, resource: &'n Node) {
        let Some(member) = resource.member("address") else {
            return;
        };
        let (Some(address), Some(type_name)) = (
            member.value.as_text(),
            resource.get("type").and_then(Node::as_text),
        ) else {
            return;
        };
        let data = resource.get("mode").and_then(Node::as_text) == Some("data");
        let header = self.mark(member);
        let mut body = match resource.get("values") {
            Some(values) => Written::new(self.value(values), header),
            None => Written::new(Value::Object(Members::new()), header),
        };
        if let Some(unknown) = self.later.get(address) {
            let written = self.config.resource(address);
            self.overlay(&mut body, unknown, written, address);
        }
        let type_name: Arc<str> = if data {
            Arc::from(format!("data.{type_name}"))
        } else {
            Arc::from(type_name)
        };
        self.declared.push(as_arm(Declared {
            dialect: Dialect::Terraform,
            type_name,
            address: Arc::from(address),
            header,
            body,
            doubtful: None,
        }));
    }

    fn providers(&mut self, root: &'n Node) {
        let providers = root.get("configuration");
        let providers = providers.and_then(|found| found.get("provider_config"));
        for provider in providers.map(Node::members).unwrap_or_default() {
            let Some(name) = provider.value.get("name").and_then(Node::as_text) else {
                continue;
            };
            let alias = provider.value.get("alias").and_then(Node::as_text);
            let address = match alias {
                Some(alias) => format!("provider.{name}.{alias}"),
                None => format!("provider.{name}"),
            };
            let header = self.mark(provider);
            let expressions = provider.value.get("expressions");
            let expressions = expressions.map(Node::members).unwrap_or_default();
            let mut members = Members::new();
            for member in expressions {
                let mark = self.mark(member);
                let found = match self.config.constant(&member.value) {
                    Some(node) => self.value(node),
                    None => Value::Unknown(why(&member.value)),
                };
                if found != Value::Null {
                    members.insert(Arc::from(member.key.as_str()), Written::new(found, mark));
                }
            }
            self.declared.push(Declared {
                dialect: Dialect::Terraform,
                type_name: Arc::from(format!("provider.{name}")),
                address: Arc::from(address),
                header,
                body: Written::new(Value::Object(members), header),
                doubtful: None,
            });
        }
    }

    fn is_line(&self, range: &std::ops::Range<usize>) -> bool {
        let bytes = self.text.as_bytes().get(range.clone());
        bytes.is_some_and(|bytes| !bytes.contains(&b'\n'))
    }

    fn mark(&mut self, member: &Member) -> Mark {
        let both = member.key_range.start..member.value.range.end.max(member.key_range.end);
        let range = if self.is_line(&both) {
            both
        } else {
            member.key_range.clone()
        };
        self.spans.mark(self.file, range)
    }

    fn value(&mut self, node: &Node) -> Value {
        if node.is_broken() {
            return Value::Unknown(Arc::from("syntax error"));
        }
        match &node.value {
            NodeValue::Null => Value::Null,
            NodeValue::Bool(value) => Value::Bool(*value),
            NodeValue::Number(number) => Value::Number(number.clone()),
            NodeValue::Text(text) => Value::text(text.as_str()),
            NodeValue::List(items) => {
                Value::List(items.iter().map(|item| self.element(item)).collect())
            }
            NodeValue::Object(members) => {
                let mut object = Members::new();
                for member in members {
                    let mark = self.mark(member);
                    let value = self.value(&member.value);
                    if value != Value::Null {
                        object.insert(Arc::from(member.key.as_str()), Written::new(value, mark));
                    }
                }
                Value::Object(object)
            }
        }
    }

    /// An element of a list: one that does not stand on one line has the mark of its first member.
    fn element(&mut self, node: &Node) -> Written {
        let mark = match node.members().first() {
            Some(first) if !self.is_line(&node.range) => self.mark(first),
            _ => self.spans.mark(self.file, node.range.clone()),
        };
        Written::new(self.value(node), mark)
    }

    /// Puts what is not known over the values. `written` is how the configuration says it, if it does.
    fn overlay(
        &self,
        value: &mut Written,
        unknown: &Node,
        written: Option<&'n Node>,
        address: &str,
    ) {
        match &unknown.value {
            NodeValue::Bool(true) => {
                value.value = written
                    .and_then(|written| reference(written, address, &self.addresses))
                    .map_or_else(|| Value::Unknown(Arc::from(LATER)), Value::Reference);
            }
            NodeValue::Object(members) => {
                if value.value == Value::Null {
                    value.value = Value::Object(Members::new());
                }
                let Value::Object(object) = &mut value.value else {
                    return;
                };
                for member in members {
                    let inner = written.and_then(|written| written.get(&member.key));
                    let mark = value.mark;
                    let known = object
                        .entry(Arc::from(member.key.as_str()))
                        .or_insert_with(|| Written::new(Value::Null, mark));
                    self.overlay(known, &member.value, inner, address);
                }
                object.retain(|_, member| member.value != Value::Null);
            }
            NodeValue::List(items) => {
                if items.is_empty() {
                    return;
                }
                if value.value == Value::Null {
                    value.value = Value::List(Vec::new());
                }
                let Value::List(known) = &mut value.value else {
                    return;
                };
                let mark = value.mark;
                known.resize_with(known.len().max(items.len()), || {
                    Written::new(Value::Null, mark)
                });
                for (index, (known, unknown)) in known.iter_mut().zip(items).enumerate() {
                    let blocks = written.map(Node::items).unwrap_or_default();
                    // A block that is repeated by a loop is written once.
                    let inner = if blocks.is_empty() {
                        written
                    } else {
                        blocks.get(index)
                    };
                    self.overlay(known, unknown, inner, address);
                }
            }
            _ => {}
        }
    }
}
