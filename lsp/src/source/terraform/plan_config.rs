//! The configuration inside of a plan: which attribute of which resource an argument refers to.

use super::reference::gives_name;
use crate::source::document::Node;
use policy::Reference;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How the configuration of a plan says things.
pub(super) struct Config<'n> {
    /// The expressions of every resource, by address without keys.
    resources: HashMap<String, &'n Node>,
    variables: Option<&'n Node>,
}

impl<'n> Config<'n> {
    pub(super) fn of(root: &'n Node) -> Self {
        let mut config = Self {
            resources: HashMap::new(),
            variables: root.get("variables"),
        };
        let module = root.get("configuration");
        if let Some(module) = module.and_then(|found| found.get("root_module")) {
            config.module(module, "");
        }
        config
    }

    fn module(&mut self, module: &'n Node, prefix: &str) {
        for resource in module.get("resources").map(Node::items).unwrap_or_default() {
            let address = resource.get("address").and_then(Node::as_text);
            if let (Some(address), Some(expressions)) = (address, resource.get("expressions")) {
                self.resources
                    .insert(format!("{prefix}{address}"), expressions);
            }
        }
        let calls = module.get("module_calls").map(Node::members);
        for call in calls.unwrap_or_default() {
            if let Some(module) = call.value.get("module") {
                self.module(module, &format!("{prefix}module.{}.", call.key));
            }
        }
    }

    /// The expressions of the resource at an address.
    pub(super) fn resource(&self, address: &str) -> Option<&'n Node> {
        self.resources.get(&without_keys(address)).copied()
    }

    /// What an expression is known to give: a constant, or the value of a variable of the root module.
    pub(super) fn constant(&self, expression: &'n Node) -> Option<&'n Node> {
        if let Some(constant) = expression.get("constant_value") {
            return Some(constant);
        }
        let [only] = expression.get("references").map(Node::items)? else {
            return None;
        };
        let name = only.as_text()?.strip_prefix("var.")?;
        self.variables?.get(name)?.get("value")
    }
}

/// Why an expression is not known: what it refers to first.
pub(super) fn why(expression: &Node) -> Arc<str> {
    let references = expression.get("references").map(Node::items);
    let first = references.and_then(|references| references.first()?.as_text());
    super::engine::short(first.unwrap_or("known after apply"))
}

/// The one attribute that an expression refers to, if it names another resource of the plan. The plan does not say
/// what else the expression does with it, so only attributes that are names are taken.
pub(super) fn reference(
    expression: &Node,
    address: &str,
    addresses: &HashSet<&str>,
) -> Option<Reference> {
    let references = expression.get("references").map(Node::items)?;
    let (first, others) = references.split_first()?;
    let (resource, attribute) = first.as_text()?.rsplit_once('.')?;
    if !gives_name(attribute) {
        return None;
    }
    let same = |other: &Node| {
        other
            .as_text()
            .is_some_and(|other| other == resource || without_keys(resource) == other)
    };
    if !others.iter().all(same) {
        return None;
    }
    let full = format!("{}{resource}", module_of(address));
    addresses.contains(full.as_str()).then(|| Reference {
        resource: Arc::from(full),
        attribute: Arc::from(attribute),
    })
}

/// The addresses of a module's resources begin like this.
fn module_of(address: &str) -> &str {
    let mut end = 0;
    let mut quoted = false;
    let mut names = 0;
    let mut module = false;
    let mut start = 0;
    for (at, letter) in address.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '.' if !quoted => {
                let name = address.get(start..at).unwrap_or_default();
                if names % 2 == 0 {
                    module = name == "module";
                } else if module {
                    end = at + 1;
                }
                if !module {
                    break;
                }
                names += 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    address.get(..end).unwrap_or_default()
}

/// An address without `[0]` and `["key"]`.
fn without_keys(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let (mut quoted, mut inside) = (false, false);
    for letter in address.chars() {
        match letter {
            '"' if inside => quoted = !quoted,
            '[' if !quoted => inside = true,
            ']' if !quoted => inside = false,
            _ if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain
}
