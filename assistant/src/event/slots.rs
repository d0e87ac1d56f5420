//! What an event says about actors and resources by the names of `slots.toml`, each with the path where it says so.

use super::{Slot, Source};
use guidelines::fits;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table as it is written.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    // It is part of the program, and a test reads it; so an error here has no reader.
    toml::from_str(include_str!("../../slots.toml")).unwrap_or_default()
});

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    slot: BTreeMap<String, Row>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    cloudtrail: Vec<Way>,
    #[serde(default)]
    guardduty: Vec<Way>,
    #[serde(default)]
    free: bool,
}

/// One way to find a value.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Way {
    Plain(String),
    Given(Given),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Given {
    path: String,
    service: Option<String>,
    events: Vec<String>,
    is: Vec<String>,
    gives: Option<String>,
    begins: Option<String>,
    after: Option<String>,
    before: Option<String>,
}

/// The names of all slots.
pub fn slot_names() -> impl Iterator<Item = &'static str> {
    TABLE.slot.keys().map(String::as_str)
}

/// Whether anybody can choose the text of this slot, so that it may stand in a sentence and never in a command. A name that is no slot
/// is taken for one.
pub fn is_free(name: &str) -> bool {
    TABLE.slot.get(name).is_none_or(|row| row.free)
}

/// All slots that the event fills. Paths are those of the tree.
pub(super) fn fill(
    tree: &Value,
    source: Source,
    service: &str,
    event: &str,
) -> BTreeMap<&'static str, Slot> {
    let mut slots = BTreeMap::new();
    for (name, row) in &TABLE.slot {
        let ways = if source == Source::CloudTrail {
            &row.cloudtrail
        } else {
            &row.guardduty
        };
        if let Some(slot) = ways.iter().find_map(|way| take(way, tree, service, event)) {
            slots.insert(name.as_str(), slot);
        }
    }
    slots
}

fn take(way: &Way, tree: &Value, service: &str, event: &str) -> Option<Slot> {
    let given = match way {
        Way::Plain(path) => return find(tree, path, &|text| Some(text.to_owned())),
        Way::Given(given) => given,
    };
    if given
        .service
        .as_ref()
        .is_some_and(|wanted| wanted != service)
    {
        return None;
    }
    if !given.events.is_empty() && !given.events.iter().any(|wanted| fits(wanted, event)) {
        return None;
    }
    find(tree, &given.path, &|text| {
        if !given.is.is_empty() && !given.is.iter().any(|wanted| wanted == text) {
            return None;
        }
        if given
            .begins
            .as_ref()
            .is_some_and(|begin| !text.starts_with(begin.as_str()))
        {
            return None;
        }
        if let Some(value) = &given.gives {
            return Some(value.clone());
        }
        let text = match &given.after {
            Some(mark) => text.rsplit_once(mark.as_str())?.1,
            None => text,
        };
        let text = match &given.before {
            Some(mark) => text
                .split_once(mark.as_str())
                .map_or(text, |(before, _)| before),
            None => text,
        };
        (!text.is_empty()).then(|| text.to_owned())
    })
}

/// The first scalar at the path that `accept` takes.
fn find(tree: &Value, path: &str, accept: &dyn Fn(&str) -> Option<String>) -> Option<Slot> {
    let mut written = String::new();
    let value = walk(tree, path, &mut written, accept)?;
    Some(Slot {
        value,
        path: written,
    })
}

fn walk(
    value: &Value,
    path: &str,
    written: &mut String,
    accept: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    if let Value::Array(list) = value {
        let length = written.len();
        return list.iter().enumerate().find_map(|(index, element)| {
            written.truncate(length);
            written.push('[');
            written.push_str(&index.to_string());
            written.push(']');
            walk(element, path, written, accept)
        });
    }
    if path.is_empty() {
        return match value {
            // What CloudTrail has left out says nothing.
            Value::String(text) if text.is_empty() || text == "HIDDEN_DUE_TO_SECURITY_REASONS" => {
                None
            }
            Value::String(text) => accept(text),
            Value::Number(number) => accept(&number.to_string()),
            Value::Bool(truth) => accept(if *truth { "true" } else { "false" }),
            _ => None,
        };
    }
    // A filter has no dots: `actors[type=IAMUser|Root].name` goes through elements, or an object, of which a member says so.
    if let Some(filter) = path.strip_prefix('[') {
        let (filter, rest) = filter.split_once(']')?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        if let Some((name, wanted)) = filter.split_once('=') {
            let said = value.get(name).and_then(Value::as_str)?;
            if !wanted.split('|').any(|wanted| wanted == said) {
                return None;
            }
        }
        return walk(value, rest, written, accept);
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at_checked(end)?;
    let inner = value.get(name)?;
    let length = written.len();
    if length > 0 {
        written.push('.');
    }
    written.push_str(name);
    walk(
        inner,
        rest.strip_prefix('.').unwrap_or(rest),
        written,
        accept,
    )
    .or_else(|| {
        written.truncate(length);
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_table_can_be_read_and_its_paths_are_paths() {
        let table: Table = toml::from_str(include_str!("../../slots.toml")).unwrap();
        assert!(table.slot.len() > 80, "{}", table.slot.len());
        let name = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        };
        for (slot, row) in &table.slot {
            assert!(
                slot.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
                "{slot}"
            );
            assert!(
                !row.cloudtrail.is_empty() || !row.guardduty.is_empty(),
                "{slot}"
            );
            for (way, finding) in row
                .cloudtrail
                .iter()
                .map(|way| (way, false))
                .chain(row.guardduty.iter().map(|way| (way, true)))
            {
                let path = match way {
                    Way::Plain(path) => path,
                    Way::Given(given) => &given.path,
                };
                for step in path.split('.') {
                    let (step, filter) = step.split_once('[').unwrap_or((step, "]"));
                    assert!(name(step), "{slot}: {path}");
                    assert!(
                        !finding || step.starts_with(|first: char| first.is_ascii_lowercase()),
                        "{slot}: {path}"
                    );
                    let filter = filter
                        .strip_suffix(']')
                        .unwrap_or_else(|| panic!("{slot}: {path}"));
                    if let Some((member, wanted)) = filter.split_once('=') {
                        assert!(
                            name(member) && wanted.split('|').all(name),
                            "{slot}: {path}"
                        );
                    } else {
                        assert!(filter.is_empty(), "{slot}: {path}");
                    }
                }
                if let Way::Given(Given {
                    service: Some(service),
                    ..
                }) = way
                {
                    assert!(
                        !finding && service.ends_with(".amazonaws.com"),
                        "{slot}: {service}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_path_goes_through_lists_and_filters_and_tells_where_it_was() {
        let tree = json!({"a": [{"k": "x", "b": null}, {"k": "y", "b": ["", "関所"]}], "n": 3, "hidden": "HIDDEN_DUE_TO_SECURITY_REASONS"});
        let found = |path: &str| find(&tree, path, &|text| Some(text.to_owned()));
        let slot = |value: &str, path: &str| {
            Some(Slot {
                value: value.into(),
                path: path.into(),
            })
        };
        assert_eq!(found("a[].b[]"), slot("関所", "a[1].b[1]"));
        assert_eq!(found("a[k=y].b"), slot("関所", "a[1].b[1]"));
        assert_eq!(found("a[k=x|z].b"), None);
        assert_eq!(found("a[k=x|y].k"), slot("x", "a[0].k"));
        assert_eq!(found("n"), slot("3", "n"));
        assert_eq!(
            (found("hidden"), found("a"), found("n.x"), found("")),
            (None, None, None, None)
        );
    }
}
