//! Paths between modules: always relative to the root of all files, with `/` between names.

use std::path::{Component, Path, PathBuf};

/// `path` as seen from `folder`; none if it leaves the root.
pub(super) fn resolve(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.replace('\\', "/");
    let path = Path::new(&path);
    let mut names: Vec<String> = Vec::new();
    for component in folder.components().chain(path.components()) {
        match component {
            Component::Normal(name) => names.push(name.to_str()?.to_owned()),
            Component::CurDir => {}
            Component::ParentDir => drop(names.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(PathBuf::from(names.join("/")))
}

/// `to` as a path from `from`, as `path.module` gives it.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let name = |component: Component| component.as_os_str().to_string_lossy().into_owned();
    let from: Vec<String> = from.components().map(name).collect();
    let to: Vec<String> = to.components().map(name).collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - same);
    let down = to.iter().skip(same).map(String::as_str);
    let path: Vec<&str> = up.chain(down).collect();
    if path.is_empty() {
        ".".to_owned()
    } else {
        path.join("/")
    }
}
