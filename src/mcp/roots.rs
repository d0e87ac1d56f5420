//! Which paths a call may read: those whose real place lies below a root, and no other.

use std::path::{Component, Path, PathBuf};

/// The folders that may be read, without symbolic links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Roots(Vec<Root>);

/// One folder.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Root {
    /// As it was named, made absolute.
    named: PathBuf,
    /// Where it really is.
    real: PathBuf,
}

/// Why a path may not be read, with the next step.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The path, or what a symbolic link in it leads to.
    #[error(
        "`{0}` lies outside the roots of this server; name a path below one of them, or have the server started with another --root"
    )]
    Outside(String),
    /// There is nothing, or it may not be looked at.
    #[error("cannot read `{0}`: {1}; name a file or folder that is there")]
    Unreadable(String, String),
    /// A device, a pipe, a socket.
    #[error("`{0}` is neither a file nor a folder; name one of these")]
    NoFile(String),
}

/// Why a folder cannot be a root, with the next step.
#[derive(Debug, thiserror::Error)]
pub(super) enum RootError {
    /// It is not there, or no folder.
    #[error("--root {}: {why}; name a folder", path.display())]
    NoFolder {
        /// The folder as it was named.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The whole disk, which nobody means who names nothing.
    #[error(
        "the current folder is the root of the file system, so everything could be read; name the folders that may be read with --root DIR"
    )]
    Everything,
}

impl Roots {
    /// The named folders, or the current one if none is named.
    pub(super) fn new(named: &[PathBuf]) -> Result<Self, RootError> {
        let here = [PathBuf::from(".")];
        let all = if named.is_empty() { &here[..] } else { named };
        let roots: Result<Vec<Root>, RootError> = all.iter().map(|path| Root::new(path)).collect();
        let roots = roots?;
        let everything = roots.iter().any(|root| root.real.parent().is_none());
        if named.is_empty() && everything {
            return Err(RootError::Everything);
        }
        Ok(Self(roots))
    }

    /// Where these roots and other folders overlap. Folders that are not there let nothing in.
    pub(super) fn narrowed(&self, others: &[PathBuf]) -> Self {
        let mut narrowed: Vec<Root> = Vec::new();
        for other in others.iter().filter_map(|other| Root::new(other).ok()) {
            for root in &self.0 {
                let inner = if other.real.starts_with(&root.real) {
                    &other
                } else if root.real.starts_with(&other.real) {
                    root
                } else {
                    continue;
                };
                if !narrowed.contains(inner) {
                    narrowed.push(inner.clone());
                }
            }
        }
        Self(narrowed)
    }

    /// The real place of a path that a client named. A path that is not absolute is looked for below each root.
    pub(super) fn admit(&self, named: &str) -> Result<PathBuf, Refusal> {
        let path = Path::new(named);
        // Before the disk is asked: what lies outside is not even known to be there or not.
        let candidates: Vec<PathBuf> = self.0.iter().filter_map(|root| root.below(path)).collect();
        if candidates.is_empty() || named.contains('\0') {
            return Err(Refusal::Outside(named.to_owned()));
        }
        let mut refusal = None;
        for candidate in candidates {
            match candidate.canonicalize() {
                Ok(real) if !self.hold(&real) => {
                    refusal = Some(Refusal::Outside(named.to_owned()));
                }
                Ok(real) if real.is_file() || real.is_dir() => return Ok(real),
                Ok(_) => refusal = Some(Refusal::NoFile(named.to_owned())),
                Err(error) => {
                    let unreadable = || Refusal::Unreadable(named.to_owned(), error.to_string());
                    refusal.get_or_insert_with(unreadable);
                }
            }
        }
        Err(refusal.unwrap_or_else(|| Refusal::Outside(named.to_owned())))
    }

    /// Whether a path without symbolic links lies below a root.
    pub(super) fn hold(&self, real: &Path) -> bool {
        self.root_of(real).is_some()
    }

    /// The innermost root that a path without symbolic links lies below.
    pub(super) fn root_of(&self, real: &Path) -> Option<&Path> {
        let holding = self.0.iter().map(|root| root.real.as_path());
        holding
            .filter(|root| real.starts_with(root))
            .max_by_key(|root| root.components().count())
    }

    /// How answers call a file: by its way from the root where there is one root, in full where there are several.
    pub(super) fn name(&self, real: &Path) -> PathBuf {
        match self.0.as_slice() {
            [root] => real.strip_prefix(&root.real).unwrap_or(real).to_owned(),
            _ => real.to_owned(),
        }
    }
}

impl Root {
    fn new(path: &Path) -> Result<Self, RootError> {
        let wrong = |why: String| RootError::NoFolder {
            path: path.to_owned(),
            why,
        };
        let real = path
            .canonicalize()
            .map_err(|error| wrong(error.to_string()))?;
        if !real.is_dir() {
            return Err(wrong("is no folder".to_owned()));
        }
        let named = std::path::absolute(path).map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            named: tidy(&named).unwrap_or_else(|| real.clone()),
            real,
        })
    }

    /// The path made absolute, if by its letters it stays below this root.
    fn below(&self, path: &Path) -> Option<PathBuf> {
        let path = tidy(&self.named.join(path))?;
        (path.starts_with(&self.named) || path.starts_with(&self.real)).then_some(path)
    }
}

/// A path in which `..` takes back the name before it; none where there is nothing to take back.
fn tidy(path: &Path) -> Option<PathBuf> {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if !tidy.pop() => return None,
            Component::ParentDir | Component::CurDir => {}
            other => tidy.push(other),
        }
    }
    Some(tidy)
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Roots};
    use std::path::PathBuf;

    fn ground() -> (tempfile::TempDir, Roots) {
        let ground = tempfile::tempdir().unwrap();
        for folder in ["in/deep", "inside-not", "out"] {
            std::fs::create_dir_all(ground.path().join(folder)).unwrap();
        }
        for file in [
            "in/a.json",
            "in/deep/b.json",
            "inside-not/c.json",
            "out/d.json",
        ] {
            std::fs::write(ground.path().join(file), "{}").unwrap();
        }
        let roots = Roots::new(&[ground.path().join("in")]).unwrap();
        (ground, roots)
    }

    #[test]
    fn what_lies_below_a_root_may_be_read_however_it_is_written() {
        let (ground, roots) = ground();
        let real = ground.path().join("in/a.json").canonicalize().unwrap();
        let absolute = ground.path().join("in/a.json");
        for way in [
            "a.json",
            "./a.json",
            "deep/../a.json",
            absolute.to_str().unwrap(),
        ] {
            assert_eq!(roots.admit(way).unwrap(), real, "{way}");
        }
        assert_eq!(roots.name(&real), PathBuf::from("a.json"));
    }

    #[test]
    fn what_lies_outside_is_refused_without_saying_whether_it_is_there() {
        let (ground, roots) = ground();
        let neighbour = ground.path().join("inside-not/c.json");
        for way in [
            "../out/d.json",
            "../out/not-there.json",
            "/etc/passwd",
            "/not/there",
            "..",
            "/",
            neighbour.to_str().unwrap(),
            "a.json\0",
        ] {
            assert_eq!(
                roots.admit(way),
                Err(Refusal::Outside(way.to_owned())),
                "{way}"
            );
        }
        assert!(matches!(
            roots.admit("none.json"),
            Err(Refusal::Unreadable(..))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_counts_by_where_it_ends() {
        let (ground, roots) = ground();
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(ground.path().join(to), ground.path().join(name)).unwrap();
        };
        link("out/d.json", "in/out.json");
        link("out", "in/out");
        link("in/deep/b.json", "in/b.json");
        for way in ["out.json", "out/d.json", "out"] {
            assert_eq!(
                roots.admit(way),
                Err(Refusal::Outside(way.to_owned())),
                "{way}"
            );
        }
        assert!(roots.admit("b.json").unwrap().ends_with("deep/b.json"));
    }

    #[test]
    fn a_client_may_narrow_the_roots_and_never_widen_them() {
        let (ground, roots) = ground();
        let at = |name: &str| ground.path().join(name);
        assert_eq!(roots.narrowed(&[at("")]), roots);
        let narrow = roots.narrowed(&[at("in/deep"), at("out"), at("not-there")]);
        assert!(narrow.admit("b.json").is_ok());
        assert!(narrow.admit("../a.json").is_err());
        assert!(narrow.admit("../../out/d.json").is_err());
        assert!(roots.narrowed(&[at("out")]).admit("a.json").is_err());
    }
}
