//! Rego that several controls share: `policy/rego/NAME.rego` is `package lib.NAME`, and a control says
//! `import data.lib.NAME`.

use rust_embed::Embed;
use std::collections::BTreeMap;

/// The modules of `policy/rego`.
#[derive(Embed)]
#[folder = "rego"]
#[include = "*.rego"]
struct Modules;

/// The shared modules that a text imports, directly or through others: name -> text.
pub(crate) fn imported(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut next = imports(text);
    while let Some(name) = next.pop() {
        if found.contains_key(&name) {
            continue;
        }
        // One that does not exist is left to the engine, which names it in its error.
        let Some(file) = Modules::get(&format!("{name}.rego")) else {
            continue;
        };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        next.extend(imports(&text));
        found.insert(name, text);
    }
    found
}

fn imports(text: &str) -> Vec<String> {
    let named = text
        .lines()
        .filter_map(|line| line.strip_prefix("import data.lib."));
    let first_word = |rest: &str| {
        rest.split(|character: char| !character.is_alphanumeric() && character != '_')
            .next()
            .map(str::to_owned)
    };
    named.filter_map(first_word).collect()
}
