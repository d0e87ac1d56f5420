//! Where code is read from, and how its files are called.

use lsp::source::Disk;
use std::path::{Component, Path, PathBuf};

/// A place to read code from, and how its files are called in reports.
pub(crate) struct Ground {
    /// The files that may be read: those of the repository that the named folder is in.
    pub(crate) disk: Disk,
    /// The named folder, without symbolic links.
    pub(crate) folder: PathBuf,
    /// The named folder as it was named.
    pub(crate) named: PathBuf,
}

impl Ground {
    /// The ground of a folder. Modules beside it are read as far as the repository goes.
    pub(crate) fn of(named: &Path, folder: PathBuf) -> Self {
        let repository = folder
            .ancestors()
            .find(|ancestor| ancestor.join(".git").exists());
        let root = repository.unwrap_or(&folder).to_owned();
        let named = if named == Path::new(".") {
            Path::new("")
        } else {
            named
        };
        Self {
            disk: Disk::new(root),
            folder,
            named: named.to_owned(),
        }
    }

    /// The path below the root of the disk, of a path without symbolic links.
    pub(crate) fn below_root(&self, real: &Path) -> Option<PathBuf> {
        Some(real.strip_prefix(self.disk.root()).ok()?.to_owned())
    }

    /// How reports call a file, given by its path below the root of the disk.
    pub(crate) fn name(&self, file: &Path) -> String {
        let real = self.disk.root().join(file);
        let name = match real.strip_prefix(&self.folder) {
            Ok(inside) => self.named.join(inside),
            Err(_) => relative(&self.folder, &real)
                .map_or_else(|| real.clone(), |way| self.named.join(way)),
        };
        tidy(&name).display().to_string()
    }
}

/// The way from a folder to a file that is not inside it.
fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let shared = folder
        .ancestors()
        .find(|ancestor| file.starts_with(ancestor))?;
    let up = folder
        .strip_prefix(shared)
        .ok()?
        .components()
        .map(|_| Path::new(".."));
    Some(up.chain([file.strip_prefix(shared).ok()?]).collect())
}

/// A path in which `..` takes back the name before it.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let is_name = matches!(tidy.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::ParentDir if is_name => drop(tidy.pop()),
            Component::CurDir => {}
            other => tidy.push(other),
        }
    }
    tidy
}
