//! A text of some length in each language, with Japanese, characters outside of the basic plane, good and bad in it.

/// What each is called: its format, and behind the hyphen a name of a file that is told by its content.
pub(crate) const ALL: [(&str, &str); 5] = [
    ("terraform-main.tf", include_str!("texts/main.tf")),
    ("yaml-template.yaml", include_str!("texts/template.yaml")),
    ("json-template.json", include_str!("texts/template.json")),
    (
        "arm-azuredeploy.json",
        include_str!("texts/azuredeploy.json"),
    ),
    ("bicep-main.bicep", include_str!("texts/main.bicep")),
];
