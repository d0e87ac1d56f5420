//! A guideline for the tests: one control for every kind that can be read, and one for each part that has a call of its own.
//!
//! So every call has a control that passes while all is well, whether or not some guide of Sekisho judges the kind.

use crate::command::Sekisho;
use crate::tables::{Role, Tables};
use flate2::read::GzDecoder;
use serde_json::{Deserializer, Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The resources in a snapshot: kind and id -> configuration.
pub(crate) fn resources(snapshot: &Path) -> BTreeMap<(String, String), Map<String, Value>> {
    let file = GzDecoder::new(fs::File::open(snapshot).unwrap());
    let mut found = BTreeMap::new();
    for part in Deserializer::from_reader(file).into_iter::<Value>() {
        for resource in part.unwrap()["resources"].as_array().unwrap() {
            let text = |name: &str| resource[name].as_str().unwrap().to_owned();
            if let Value::Object(config) = &resource["config"]
                && resource["unknown"].get("").is_none()
            {
                found.insert((text("kind"), text("id")), config.clone());
            }
        }
    }
    found
}

/// Writes the guideline into a folder. A control asks for a member that all resources of its kind have.
pub(crate) fn write(
    folder: &Path,
    tables: &Tables,
    resources: &BTreeMap<(String, String), Map<String, Value>>,
) {
    let cloud = &tables.reads[0].cloud;
    let first = format!("{cloud}/trial/first");
    let arguments = ["guide", "new", &first, "--dir", folder.to_str().unwrap()];
    assert_eq!(Sekisho::new(arguments).run().code, 0);
    let guideline = folder.join(cloud).join("trial");
    let skeleton = guideline.join("first");
    let (mut members, mut parts) = (BTreeMap::new(), BTreeSet::new());
    for ((kind, _), config) in resources {
        let has: BTreeSet<&String> = config
            .iter()
            .filter(|(_, v)| !v.is_null())
            .map(|(n, _)| n)
            .collect();
        let common: &mut BTreeSet<&String> = members.entry(kind).or_insert_with(|| has.clone());
        common.retain(|member| has.contains(member));
    }
    for (read, role) in tables
        .collectors
        .iter()
        .flat_map(|collector| &collector.gives)
    {
        if let Role::Part(place) | Role::Element(place) = role {
            parts.extend(tables.reads[*read].kinds.iter().map(|kind| (kind, place)));
        }
    }
    for (kind, members) in &members {
        let own = members
            .iter()
            .find(|member| !parts.contains(&(*kind, *member)));
        let asked = parts
            .iter()
            .filter(|(known, _)| known == kind)
            .map(|(_, place)| *place);
        for member in own.into_iter().copied().chain(asked) {
            guide(&guideline, &skeleton, kind, member);
        }
    }
    fs::remove_dir_all(skeleton).unwrap();
}

fn guide(guideline: &Path, skeleton: &Path, kind: &str, member: &str) {
    let name = format!("{kind}-{member}").to_ascii_lowercase();
    let name = name
        .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
        .replace("--", "-");
    let folder = guideline.join(name);
    fs::create_dir(&folder).unwrap();
    for text in ["ja.md", "en.md"] {
        fs::copy(skeleton.join(text), folder.join(text)).unwrap();
    }
    let head = fs::read_to_string(skeleton.join("guide.toml")).unwrap();
    fs::write(
        folder.join("guide.toml"),
        head.replace("AWS::Bedrock::Guardrail", kind),
    )
    .unwrap();
    let control = format!(
        "package sekisho\n\nis_there if input[\"{member}\"] != null\n\n\
         deny contains {{\"at\": [\"{member}\"], \"facts\": {{\"value\": null}}}} if not is_there\n"
    );
    fs::write(folder.join("control.rego"), control).unwrap();
}
