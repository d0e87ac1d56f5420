//! Rules for `guide.toml` and `guideline.toml`.

use crate::{Frameworks, Guide};

/// What is wrong with a guide's facts.
pub(super) fn guide(guide: &Guide) -> Vec<String> {
    let mut problems = references(&guide.references, guide.references_checked.as_deref());
    problems.extend(id(&guide.id));
    if guide.control.is_some() && guide.kinds.is_empty() {
        problems.push("has a control but no `kinds` to judge".to_owned());
    }
    if guide.control.is_none() && !guide.kinds.is_empty() {
        problems.push("has `kinds` but no control.rego".to_owned());
    }
    for class in &guide.weakness {
        if !is_kebab(class) {
            problems.push(format!(
                "weakness `{class}` is no lower-case class name like `s3-acl-public`"
            ));
        }
    }
    problems.extend(owasp(&guide.frameworks));
    problems
}

/// What is wrong with references: every one has to be a link that a reader can open safely.
pub(super) fn references(references: &[String], checked: Option<&str>) -> Vec<String> {
    let mut problems = Vec::new();
    if let Some(day) = checked.filter(|day| !is_day(day)) {
        problems.push(format!(
            "references_checked `{day}` is no day like 2026-11-22"
        ));
    }
    if references.is_empty() {
        problems.push("needs at least one reference".to_owned());
    }
    for (index, url) in references.iter().enumerate() {
        if !url.starts_with("https://") || url.contains(char::is_whitespace) {
            problems.push(format!("reference `{url}` is no https address"));
        }
        if references.iter().take(index).any(|other| other == url) {
            problems.push(format!("reference `{url}` stands twice"));
        }
    }
    problems
}

/// Whether it is written as a day.
fn is_day(text: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

/// What is wrong with an id.
pub(super) fn id(id: &str) -> Option<String> {
    (!id.split('/').all(is_kebab))
        .then(|| format!("the folder names of `{id}` are not all lower case with hyphens"))
}

pub(super) fn is_kebab(name: &str) -> bool {
    let inner = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
    };
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(inner)
        && !name.ends_with('-')
        && !name.contains("--")
}

/// Both editions of the OWASP list have to name the same risks.
fn owasp(frameworks: &Frameworks) -> Option<String> {
    let mut expected: Vec<&str> = frameworks
        .owasp_llm_2025
        .iter()
        .filter_map(|risk| Frameworks::renumbered(risk))
        .collect();
    let mut said: Vec<&str> = frameworks
        .owasp_llm_2026
        .iter()
        .map(String::as_str)
        .collect();
    expected.sort_unstable();
    said.sort_unstable();
    let unknown = frameworks
        .owasp_llm_2025
        .iter()
        .find(|risk| Frameworks::renumbered(risk).is_none());
    if let Some(risk) = unknown {
        return Some(format!("owasp_llm_2025 has no risk `{risk}`"));
    }
    (expected != said).then(|| {
        format!("owasp_llm_2026 should be {expected:?}, which owasp_llm_2025 was renumbered to")
    })
}
