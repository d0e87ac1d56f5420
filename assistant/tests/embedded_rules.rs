//! Every `detection.yml` of the guidelines is read by the engine, and says what a reader of an incident needs.

use assistant::detect::{Rules, Source};
use std::path::{Path, PathBuf};

fn detections(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            detections(&path, found);
        } else if path.file_name().is_some_and(|name| name == "detection.yml") {
            found.push(path);
        }
    }
}

#[test]
fn all_detections_of_the_guidelines_are_read_together() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guidelines");
    let mut paths = Vec::new();
    detections(&root, &mut paths);
    paths.sort();
    assert!(!paths.is_empty());
    let texts: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let folder = path.parent().unwrap().strip_prefix(&root).unwrap();
            (
                folder.to_str().unwrap().to_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|(guide, text)| Source {
            origin: format!("{guide}/detection.yml"),
            guide: Some(guide.clone()),
            text,
        })
        .collect();
    let (rules, errors) = Rules::parse_lenient(&sources);
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    for (_, rule) in rules.iter() {
        let name = &rule.name;
        let is_kebab =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(
            name.bytes().all(is_kebab),
            "{name:?}: a name is in lower case with hyphens"
        );
        assert!(rule.id.is_some(), "{name}: has no id");
        assert!(rule.guide.is_some(), "{name}: belongs to no guide");
    }
    assert!(
        rules
            .candidates("example.amazonaws.com", "NothingLikeThis")
            .is_empty(),
        "rules of the guidelines pin the service or the name of the call"
    );
}
