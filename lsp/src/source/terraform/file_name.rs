//! Tells the files of a module apart by their names.

use std::path::Path;

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

/// Whether it is JSON.
pub(super) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "json")
}

/// Whether it holds blocks.
pub(super) fn is_code(path: &Path) -> bool {
    let name = Path::new(file_name(path));
    let name = if is_json(name) {
        Path::new(name.file_stem().unwrap_or_default())
    } else {
        name
    };
    !file_name(path).starts_with('.') && name.extension().is_some_and(|end| end == "tf")
}

/// Whether its blocks go over those of other files.
pub(super) fn is_override(path: &Path) -> bool {
    let name = file_name(path);
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let stem = stem.strip_suffix(".tf").unwrap_or(stem);
    stem == "override" || stem.ends_with("_override")
}

/// The order in which files of values are read; none for other files.
pub(super) fn values_rank(path: &Path) -> Option<u8> {
    match file_name(path) {
        "terraform.tfvars" => Some(0),
        "terraform.tfvars.json" => Some(1),
        name if name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json") => Some(2),
        _ => None,
    }
}
