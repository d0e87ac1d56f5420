//! `explain`: all that a guide or a guideline says.

use super::desk::Failure;
use super::told::say;
use anyhow::Result;
use guidelines::{Guide, Guideline, Language, Library};
use serde_json::{Value, json};

/// The name and version of the answer.
const SCHEMA: &str = "sekisho.mcp.guide/1";
/// How many ids an error names that could have been meant.
const NAMED: usize = 10;

/// Everything that is known under an id, or under the one id that ends with it.
pub(super) fn answer(library: &Library, asked: &str, languages: &[Language]) -> Result<Value> {
    let id = resolve(library, asked)?;
    if let Some(guide) = library.guide(&id)? {
        return told(&guide, languages);
    }
    let guideline = library.guideline(&id)?;
    let guideline = guideline.ok_or_else(|| Failure::NoGuide(asked.to_owned()))?;
    told_guideline(&guideline, library, languages)
}

fn resolve(library: &Library, asked: &str) -> Result<String, Failure> {
    let asked = asked.trim().trim_matches('/');
    let mut all = library.guide_ids();
    all.extend(library.guideline_ids());
    if all.contains(asked) {
        return Ok(asked.to_owned());
    }
    let tail = format!("/{asked}");
    let found: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|id| id.ends_with(&tail))
        .collect();
    match found.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Err(Failure::NoGuide(asked.to_owned())),
        several => {
            let named: Vec<&str> = several.iter().copied().take(NAMED).collect();
            Err(Failure::ManyGuides(asked.to_owned(), named.join(", ")))
        }
    }
}

fn told(guide: &Guide, languages: &[Language]) -> Result<Value> {
    let texts = guide.texts()?;
    let commands = guide.commands.iter();
    let commands = commands.map(|it| json!({"id": it.id, "effect": it.effect, "argv": it.argv}));
    Ok(json!({
        "schema": SCHEMA,
        "is": "guide",
        "id": guide.id,
        "guideline": guide.guideline(),
        "urgency": guide.urgency,
        "kinds": guide.kinds,
        "weakness": guide.weakness,
        "answers": guide.answers,
        "near": guide.near,
        "commands": commands.collect::<Vec<Value>>(),
        "frameworks": guide.frameworks,
        "title": say(&texts.title, languages),
        "risk": say(&texts.risk, languages),
        "recommended_action": say(&texts.recommended_action, languages),
        "benign_causes": say(&texts.benign_causes, languages),
        "references": guide.references,
    }))
}

fn told_guideline(
    guideline: &Guideline,
    library: &Library,
    languages: &[Language],
) -> Result<Value> {
    let title = guideline.title();
    let title = guidelines::Text::build(|language| (*title.get(language)).to_owned());
    let mut guides = Vec::new();
    for id in library.guide_ids() {
        if let Some(guide) = library.guide(&id)?
            && guide.guideline() == guideline.id
        {
            guides.push(json!({"id": id, "urgency": guide.urgency, "title": say(&guide.texts()?.title, languages)}));
        }
    }
    Ok(json!({
        "schema": SCHEMA,
        "is": "guideline",
        "id": guideline.id,
        "frameworks": guideline.frameworks,
        "title": say(&title, languages),
        "text": say(&guideline.markdown, languages),
        "guides": guides,
        "references": guideline.references,
    }))
}
