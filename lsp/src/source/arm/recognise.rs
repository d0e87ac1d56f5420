//! Tells ARM templates from other JSON, and which further templates they name.

use crate::source::document::{Node, NodeValue, json};

/// The names of the schemas of templates.
const SCHEMAS: [&str; 4] = [
    "deploymenttemplate.json",
    "subscriptiondeploymenttemplate.json",
    "managementgroupdeploymenttemplate.json",
    "tenantdeploymenttemplate.json",
];

/// Whether a text is an ARM template: by its schema, or by resources that have a type and an API version.
pub fn recognises(text: &str) -> bool {
    // Most JSON is something else: the words are looked for before it is parsed.
    let has_schema = text.contains("$schema") && contains(text, "deploymenttemplate.json");
    let has_resources = text.contains("\"resources\"") && text.contains("\"apiVersion\"");
    if !has_schema && !has_resources {
        return false;
    }
    let Some(root) = json::parse(text).root else {
        return false;
    };
    let schema = root.get("$schema").and_then(Node::as_text);
    if let Some(schema) = schema {
        let schema = schema.trim_end_matches('#').to_ascii_lowercase();
        let name = schema.rsplit('/').next().unwrap_or_default();
        return SCHEMAS.contains(&name);
    }
    root.get("resources").is_some_and(|resources| {
        !resources.items().is_empty() && resources.items().iter().all(is_resource)
    })
}

fn contains(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

fn is_resource(node: &Node) -> bool {
    let type_name = node.get("type").and_then(Node::as_text);
    type_name.is_some_and(|name| name.contains('/')) && node.get("apiVersion").is_some()
}

/// The paths of the templates that a template links to, as they are written.
pub fn calls(text: &str) -> Vec<String> {
    if !text.contains("templateLink") {
        return Vec::new();
    }
    let mut paths = Vec::new();
    if let Some(root) = json::parse(text).root {
        links(&root, &mut paths);
    }
    paths
}

fn links(node: &Node, paths: &mut Vec<String>) {
    match &node.value {
        NodeValue::Object(members) => {
            for member in members {
                if member.key.eq_ignore_ascii_case("templateLink") {
                    let relative = member.value.get("relativePath");
                    let link = relative.or_else(|| member.value.get("uri"));
                    paths.extend(link.and_then(Node::as_text).and_then(local));
                } else {
                    links(&member.value, paths);
                }
            }
        }
        NodeValue::List(items) => items.iter().for_each(|item| links(item, paths)),
        _ => {}
    }
}

/// The path of a link to a file beside the template.
fn local(link: &str) -> Option<String> {
    if let Some(formula) = link.strip_prefix('[') {
        // `[uri(deployment().properties.templateLink.uri, 'x.json')]`
        let formula = formula.trim().strip_prefix("uri(deployment()")?;
        let path = formula.split('\'').nth(1)?;
        return Some(path.to_owned());
    }
    (!link.is_empty() && !link.contains(':')).then(|| link.to_owned())
}
