//! What is said of a finding, in all the languages asked for at once.

use super::Finding;
use super::words::Words;
use guidelines::{Frameworks, Language};
use policy::Outcome;
use serde_json::Value;

/// On one line, `日本語 / English`; what is the same in both is said once.
pub(crate) fn line(languages: &[Language], say: impl Fn(Language) -> String) -> String {
    join(languages, " / ", say)
}

/// As paragraphs, one language after the other.
pub(crate) fn paragraphs(languages: &[Language], say: impl Fn(Language) -> String) -> String {
    join(languages, "\n\n", say)
}

/// A label of the report in all languages.
pub(crate) fn label(languages: &[Language], key: &str) -> String {
    line(languages, |language| {
        Words::of(language).label(key).to_owned()
    })
}

/// The statement, with the reason where nothing could be determined. Nothing in it is escaped yet.
pub(super) fn verdict(finding: &Finding, languages: &[Language]) -> String {
    let statement = line(languages, |language| {
        finding.statement.get(language).clone()
    });
    match &finding.reason {
        Some(reason) if finding.outcome == Outcome::Undetermined => {
            format!("{statement} ({reason})")
        }
        _ => statement,
    }
}

/// The published frameworks that a guide bears on, each with the ids in it: `owasp-llm-2025` with `LLM01`, …
///
/// They are read from the serialised form, so that a framework which `guide.toml` learns needs nothing here.
pub(crate) fn frameworks(frameworks: &Frameworks) -> Vec<(String, Vec<String>)> {
    let Ok(Value::Object(all)) = serde_json::to_value(frameworks) else {
        return Vec::new();
    };
    let framework = |(key, value): (String, Value)| {
        let version = value
            .get("version")
            .and_then(Value::as_str)
            .map(|version| format!("-{version}"))
            .unwrap_or_default();
        let ids = value
            .get("techniques")
            .unwrap_or(&value)
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        (
            format!("{}{version}", key.replace('_', "-")),
            ids.map(str::to_owned).collect(),
        )
    };
    all.into_iter().map(framework).collect()
}

/// Every id with its framework before it: `owasp-llm-2025:LLM01`.
pub(super) fn requirements(frameworks: &Frameworks) -> Vec<String> {
    self::frameworks(frameworks)
        .into_iter()
        .flat_map(|(name, ids)| ids.into_iter().map(move |id| format!("{name}:{id}")))
        .collect()
}

fn join(languages: &[Language], separator: &str, say: impl Fn(Language) -> String) -> String {
    let mut said: Vec<String> = languages.iter().map(|&language| say(language)).collect();
    said.dedup();
    said.join(separator)
}

#[cfg(test)]
mod tests {
    use super::{line, requirements};
    use guidelines::{Atlas, Frameworks, Language};

    #[test]
    fn what_is_the_same_in_both_languages_is_said_once() {
        assert_eq!(
            line(&Language::ALL, |language| language.code().to_owned()),
            "ja / en"
        );
        assert_eq!(line(&Language::ALL, |_| "URL".to_owned()), "URL");
    }

    #[test]
    fn ids_carry_their_framework_and_its_version() {
        let atlas = Atlas {
            version: "5.6.1".to_owned(),
            techniques: vec!["AML.T0051".to_owned()],
        };
        let frameworks = Frameworks {
            owasp_llm_2025: vec!["LLM01".to_owned()],
            atlas: Some(atlas),
            ..Frameworks::default()
        };
        assert_eq!(
            requirements(&frameworks),
            ["atlas-5.6.1:AML.T0051", "owasp-llm-2025:LLM01"]
        );
    }
}
