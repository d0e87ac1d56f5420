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
