//! Paths as templates write them: relative to the file they stand in, with `/` between names.

use std::path::{Component, Path, PathBuf};

/// The path of a file that `relative` names in `file`; none if it leaves the root or is no relative path.
pub(crate) fn beside(file: &Path, relative: &str) -> Option<PathBuf> {
    if relative.is_empty() || relative.contains(['\\', ':', '?', '\0']) {
        return None;
    }
    let mut path = file.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(relative).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(name) => path.push(name),
            Component::ParentDir => {
                if !path.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Whether a file holds Bicep: a template or its parameters.
pub(crate) fn is_bicep(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("bicep") || extension.eq_ignore_ascii_case("bicepparam")
    })
}

/// Whether a module's path is an address in a registry.
pub(crate) fn is_registry(path: &str) -> bool {
    ["br:", "br/", "ts:", "ts/"]
        .iter()
        .any(|prefix| path.starts_with(prefix))
}
