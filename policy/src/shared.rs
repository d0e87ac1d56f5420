//! Rego that several controls share: `policy/rego/NAME.rego` is `package lib.NAME`, and a control says
//! `import data.lib.NAME`.

use crate::reads::{top_level_items, without_comments, words};
use rust_embed::Embed;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The modules of `policy/rego`.
#[derive(Embed)]
#[folder = "rego"]
#[include = "*.rego"]
struct Modules;

/// The shared modules that a text imports, directly or through others: name -> text, reduced to the rules that can be
/// reached. Compiling takes time by the length of a text, and most controls need a few functions of many.
pub(crate) fn imported(text: &str) -> BTreeMap<String, String> {
    let mut whole = BTreeMap::new();
    let mut next = imports(text);
    while let Some(name) = next.pop() {
        if whole.contains_key(&name) {
            continue;
        }
        // One that does not exist is left to the engine, which names it in its error.
        let Some(file) = Modules::get(&format!("{name}.rego")) else {
            continue;
        };
        let text = without_comments(&String::from_utf8_lossy(&file.data));
        next.extend(imports(&text));
        whole.insert(name, text);
    }
    let reached: HashSet<String> = reached(text, &whole)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let reduced = |(name, text): (String, String)| {
        let items = top_level_items(&text);
        let kept = items.filter(|item| rule(item).is_none_or(|name| reached.contains(name)));
        let text = kept.collect();
        (name, text)
    };
    whole.into_iter().map(reduced).collect()
}

/// Every word of the text, and of the rules that bear such a name, and so on.
fn reached<'t>(text: &'t str, modules: &'t BTreeMap<String, String>) -> HashSet<&'t str> {
    let mut items: HashMap<&str, Vec<&str>> = HashMap::new();
    for item in modules.values().flat_map(|text| top_level_items(text)) {
        if let Some(name) = rule(item) {
            items.entry(name).or_default().push(item);
        }
    }
    let mut reached: HashSet<&str> = HashSet::new();
    let mut next: Vec<&str> = words(text).collect();
    while let Some(word) = next.pop() {
        if reached.insert(word) {
            let named = items.get(word).into_iter().flatten();
            next.extend(named.flat_map(|item| words(item)));
        }
    }
    reached
}

/// The name of a rule or function; none for what is always kept.
fn rule(item: &str) -> Option<&str> {
    let name = words(item).find(|word| *word != "default")?;
    (name != "package" && name != "import").then_some(name)
}

fn imports(text: &str) -> Vec<String> {
    let named = text
        .lines()
        .filter_map(|line| line.strip_prefix("import data.lib."));
    named
        .filter_map(|rest| words(rest).next().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn only_what_can_be_reached_is_taken_along() {
        let control = "package sekisho\n\nimport data.lib.ports\n\ndeny contains {} if ports.everyone(input.range)\n";
        let modules = imported(control);
        let ports = &modules["ports"];
        assert!(ports.contains("package lib.ports") && ports.contains("prefix_length(range) :="));
        assert!(!ports.contains("sensitive"), "{ports}");
    }
}
