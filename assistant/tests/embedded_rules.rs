//! Every `detection.yml` of the guidelines is read by the engine, and says what a reader of an incident needs.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use assistant::detect::{Rules, Source};
use guidelines::Library;

#[test]
fn all_detections_of_the_guidelines_are_read_together() {
    let guides = Library::embedded().guides().unwrap();
    let sources: Vec<Source<'_>> = guides
        .iter()
        .filter_map(|guide| {
            Some(Source {
                origin: format!("{}/detection.yml", guide.folder),
                guide: Some(guide.id.clone()),
                text: guide.detection.as_deref()?,
            })
        })
        .collect();
    assert!(!sources.is_empty());
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
    // What a denied call or the root user does has no call to be pinned to; all else has.
    let wide = rules.candidates("example.amazonaws.com", "NothingLikeThis");
    let wide: Vec<&str> = wide
        .iter()
        .map(|id| rules.get(*id).unwrap().name.as_str())
        .collect();
    assert!(wide.len() <= 5, "asked for every record: {wide:?}");
}
