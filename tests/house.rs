//! The laws of the house: which crate may use which, and what may stand nowhere.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn metadata() -> Value {
    let cargo = std::env!("CARGO");
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version=1",
            "--no-deps",
            "--offline",
            "--locked",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The crates of the workspace that a crate depends on, tests aside.
fn arrows(metadata: &Value, package: &str) -> BTreeSet<String> {
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages
        .iter()
        .find(|found| found["name"] == package)
        .unwrap_or_else(|| panic!("no crate {package}"));
    let dependencies = found["dependencies"].as_array().unwrap().iter();
    let ours = dependencies
        .filter(|dependency| dependency["kind"].is_null() && dependency["path"].is_string());
    ours.map(|dependency| dependency["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn arrows_go_down_only() {
    let metadata = metadata();
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        arrows(&metadata, "sekisho-guidelines"),
        set(&[]),
        "guidelines is the ground"
    );
    assert_eq!(
        arrows(&metadata, "sekisho-policy"),
        set(&[]),
        "policy is the ground"
    );
    assert_eq!(
        arrows(&metadata, "sekisho-checker"),
        set(&["sekisho-policy"]),
        "checker reads for policy"
    );
    assert_eq!(
        arrows(&metadata, "sekisho-lsp"),
        set(&["sekisho-policy"]),
        "lsp reads for policy"
    );
    assert_eq!(
        arrows(&metadata, "sekisho-assistant"),
        set(&["sekisho-guidelines"]),
        "assistant answers with guidelines"
    );
    assert_eq!(
        arrows(&metadata, "sekisho"),
        set(&[
            "sekisho-assistant",
            "sekisho-checker",
            "sekisho-guidelines",
            "sekisho-lsp",
            "sekisho-policy"
        ]),
        "the command puts the parts together"
    );
}

#[test]
fn only_policy_names_the_rego_engine() {
    for (path, text) in sources() {
        let in_policy = path.starts_with(root().join("policy"));
        assert!(
            in_policy || !text.contains("regorus::"),
            "{} names the Rego engine",
            path.display()
        );
    }
}

#[test]
fn only_one_file_names_the_library_of_the_language_server() {
    let naming: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|(_, text)| text.contains("tower_lsp"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(naming, [root().join("src/editor/server.rs")]);
}

#[test]
fn no_guide_id_stands_in_rust() {
    let ids = guide_folders();
    assert!(ids.len() >= 24, "found only {} guides", ids.len());
    for (path, text) in sources() {
        let named = ids.iter().find(|id| text.contains(&format!("\"{id}\"")));
        assert_eq!(
            named,
            None,
            "{} names a guide; a guide is found, not registered",
            path.display()
        );
    }
}

#[test]
fn guidelines_know_no_cloud() {
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with(root().join("guidelines/src")))
    {
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for cloud in ["\"aws", "\"azure", "\"google"] {
            assert!(
                !code.iter().any(|line| line.contains(cloud)),
                "{} names a cloud",
                path.display()
            );
        }
    }
}

/// The fast Rego engine takes an `every` for true whose body begins with something by an index that it has bound, or ends in a `:=`.
#[test]
fn no_every_is_taken_for_true() {
    let taken_for_true =
        |body: &str| every_without_effect(&format!("\tevery k, x in xs {{\n{body}\t}}\n"));
    for body in [
        "\t\ttable[x]\n",
        "\t\tnot table[k] == 1\n\t\tx\n",
        "\t\tx\n\t\ty := x.k\n",
    ] {
        assert!(taken_for_true(body).is_some(), "{body}");
    }
    for body in [
        "\t\tis_string(x)\n\t\ttable[x]\n",
        "\t\ty := x.k\n\t\ty == 1\n",
        "\t\tx.k\n",
    ] {
        assert_eq!(taken_for_true(body), None, "{body}");
    }
    let files = ["guidelines", "policy/rego"].map(|folder| files_below(&root().join(folder)));
    let rego = files
        .into_iter()
        .flatten()
        .filter(|path| path.extension().is_some_and(|it| it == "rego"));
    for path in rego {
        let found = every_without_effect(&std::fs::read_to_string(&path).unwrap());
        assert_eq!(found, None, "{}", path.display());
    }
}

/// The first line of such an `every`.
fn every_without_effect(text: &str) -> Option<String> {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((names, _)) = line
            .trim_start()
            .strip_prefix("every ")
            .and_then(|rest| rest.split_once(" in "))
        else {
            continue;
        };
        assert!(
            line.ends_with('{'),
            "write its body on lines of its own: {line}"
        );
        let indent = line.len() - line.trim_start().len();
        let inside = |line: &&str| line.len() - line.trim_start().len() > indent;
        let body: Vec<&str> = lines.clone().take_while(inside).collect();
        // A list of one name is no index: there nothing stands before the bracket that could have one.
        let indexed = names.split(", ").any(|name| {
            let mut before = body[0].split(&format!("[{name}]")).collect::<Vec<_>>();
            before.pop();
            let has_one = |end: char| end.is_alphanumeric() || "_]})".contains(end);
            before.iter().any(|before| before.ends_with(has_one))
        });
        if indexed || body.last().unwrap().contains(" := ") {
            return Some(line.to_owned());
        }
    }
    None
}

/// The Rust files of the workspace's crates.
fn sources() -> Vec<(PathBuf, String)> {
    let folders = [
        "src",
        "guidelines/src",
        "policy/src",
        "checker/src",
        "lsp/src",
        "assistant/src",
    ];
    let files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| files_below(&root().join(folder)))
        .collect();
    let rust = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    rust.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// The ids of all guides, from the folders.
fn guide_folders() -> Vec<String> {
    let all = root().join("guidelines");
    let heads = files_below(&all)
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "guide.toml"));
    heads
        .map(|path| {
            path.parent()
                .unwrap()
                .strip_prefix(&all)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}
