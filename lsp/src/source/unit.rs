//! The units of code: which files belong together, and in which language they are written.

use super::{Files, NotUnderstood, Reading, arm, bicep, cloudformation, terraform};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// What is read as one: resources of one unit see each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A Terraform root module: a folder.
    Terraform(PathBuf),
    /// A Terraform plan as JSON.
    Plan(PathBuf),
    /// A CloudFormation or SAM template.
    CloudFormation(PathBuf),
    /// An ARM template.
    Arm(PathBuf),
    /// A Bicep file with the modules it calls.
    Bicep(PathBuf),
}

/// The units of a set of files.
#[derive(Debug, Default)]
pub struct Units {
    /// In the order of their paths.
    pub units: Vec<Unit>,
    /// How many files are code.
    pub files: usize,
    /// Files that could not be read.
    pub not_understood: Vec<NotUnderstood>,
    /// Files that are no code in any language that is read here.
    pub others: Vec<PathBuf>,
}

impl Unit {
    /// The file or folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Terraform(path)
            | Self::Plan(path)
            | Self::CloudFormation(path)
            | Self::Arm(path)
            | Self::Bicep(path) => path,
        }
    }

    /// Reads the unit.
    pub fn read(&self, files: &dyn Files) -> Reading {
        let path = match self {
            Self::Terraform(folder) => return terraform::read(folder, files),
            _ => self.path(),
        };
        let text = match files.text(path) {
            Ok(text) => text,
            Err(reason) => {
                let not_understood = vec![whole_file(path, reason)];
                return Reading {
                    not_understood,
                    ..Reading::default()
                };
            }
        };
        match self {
            Self::Plan(path) => terraform::read_plan(path, &text).unwrap_or_else(|| Reading {
                not_understood: vec![whole_file(
                    path,
                    "no Terraform plan; write one with `terraform show -json`".to_owned(),
                )],
                ..Reading::default()
            }),
            Self::CloudFormation(path) => cloudformation::read(path, &text, files),
            Self::Arm(path) => with_parameters_told(path, arm::read(path, &text, files), files),
            Self::Bicep(path) => bicep::read(path, &text, files),
            Self::Terraform(_) => Reading::default(),
        }
    }
}

/// Which of the parameter files beside a template a deployment takes, the code does not say: the defaults are judged, and
/// that is said.
fn with_parameters_told(path: &Path, mut reading: Reading, files: &dyn Files) -> Reading {
    let beside = path.with_extension("parameters.json");
    if files.text(&beside).is_ok() {
        let reason = "parameter files of ARM templates are not applied; judged are the template's default values";
        reading
            .not_understood
            .push(whole_file(&beside, reason.to_owned()));
    }
    reading
}

fn whole_file(path: &Path, reason: String) -> NotUnderstood {
    NotUnderstood {
        file: path.to_owned(),
        line: 0,
        reason,
    }
}

/// Finds the units of some files: what another unit names is read with that one, and is no unit of its own.
pub fn units(paths: impl IntoIterator<Item = PathBuf>, files: &dyn Files) -> Units {
    let mut index = Index::default();
    let mut found = Units::default();
    for path in paths {
        match index.read(&path, files) {
            Ok(Known::Code) => found.files += 1,
            Ok(Known::Other) => found.others.push(path),
            Err(reason) => found.not_understood.push(whole_file(&path, reason)),
        }
    }
    found.units = index.units();
    found
}

/// What each file is, and which it names: from that follows which files are units. It is kept up to date file by file.
#[derive(Debug, Default)]
pub struct Index {
    files: BTreeMap<PathBuf, Candidate>,
    changes: u64,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Code in a language that is read here.
    Code,
    /// Anything else.
    Other,
}

/// The unit that a file would be, and the files and folders that its code names.
#[derive(Debug, PartialEq, Eq)]
struct Candidate {
    unit: Unit,
    calls: Vec<PathBuf>,
}

impl Index {
    /// Looks at a file anew.
    ///
    /// # Errors
    /// Why it cannot be read; it is then as if it were not there.
    pub fn read(&mut self, path: &Path, files: &dyn Files) -> Result<Known, String> {
        let Some(language) = language(path) else {
            return Ok(Known::Other);
        };
        let text = files.text(path).inspect_err(|_| self.forget(path))?;
        let Some(found) = candidate(path, language, &text) else {
            self.forget(path);
            return Ok(Known::Other);
        };
        if self.files.get(path) != Some(&found) {
            self.files.insert(path.to_owned(), found);
            self.changes += 1;
        }
        Ok(Known::Code)
    }

    /// Forgets a file.
    pub fn forget(&mut self, path: &Path) {
        if self.files.remove(path).is_some() {
            self.changes += 1;
        }
    }

    /// Whether a file is known as code.
    pub fn knows(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// The files that are known as code in a folder and below, or the one file.
    pub fn below(&self, folder: &Path) -> Vec<PathBuf> {
        let files = self.files.keys();
        files
            .filter(|file| file.starts_with(folder))
            .cloned()
            .collect()
    }

    /// Grows with every change that may change the units.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// The units, in the order of their paths: what is not called, and of the rest whatever no root reaches, as of two
    /// modules that call each other.
    pub fn units(&self) -> Vec<Unit> {
        let mut folders: BTreeMap<&Path, (&Unit, Vec<&PathBuf>)> = BTreeMap::new();
        for candidate in self.files.values() {
            let known = folders
                .entry(candidate.unit.path())
                .or_insert_with(|| (&candidate.unit, Vec::new()));
            known.1.extend(&candidate.calls);
        }
        let calls = |path: &Path| {
            let calls = folders.get(path).into_iter().flat_map(|known| &known.1);
            calls.map(|call| call.as_path()).collect::<Vec<_>>()
        };
        let called: BTreeSet<&Path> = folders
            .keys()
            .flat_map(|path| calls(path).into_iter().filter(move |call| call != path))
            .collect();
        let mut reached: BTreeSet<&Path> = BTreeSet::new();
        let mut units = Vec::new();
        let not_called = folders.keys().filter(|path| !called.contains(*path));
        for start in not_called.chain(folders.keys()) {
            if reached.contains(start) {
                continue;
            }
            units.extend(folders.get(start).map(|known| known.0.clone()));
            let mut next = vec![*start];
            while let Some(path) = next.pop() {
                if reached.insert(path) {
                    next.extend(
                        calls(path)
                            .into_iter()
                            .filter(|call| folders.contains_key(call)),
                    );
                }
            }
        }
        units.sort();
        units
    }
}

#[derive(Clone, Copy)]
enum Language {
    Terraform,
    Bicep,
    BicepParameters,
    /// Told by what the file holds.
    Content,
}

fn language(path: &Path) -> Option<Language> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let ends = |end: &str| name.ends_with(end);
    if ends(".tf") || ends(".tf.json") {
        Some(Language::Terraform)
    } else if ends(".bicep") {
        Some(Language::Bicep)
    } else if ends(".bicepparam") {
        Some(Language::BicepParameters)
    } else {
        [".yaml", ".yml", ".json", ".jsonc", ".template"]
            .iter()
            .any(|end| ends(end))
            .then_some(Language::Content)
    }
}

fn candidate(path: &Path, language: Language, text: &Arc<str>) -> Option<Candidate> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let below = |calls: Vec<String>| {
        calls
            .into_iter()
            .filter_map(|call| joined(folder, &call))
            .collect()
    };
    Some(match language {
        Language::Terraform => Candidate {
            unit: Unit::Terraform(folder.to_owned()),
            calls: below(terraform::calls(text)),
        },
        Language::Bicep | Language::BicepParameters => Candidate {
            unit: Unit::Bicep(path.to_owned()),
            calls: below(bicep::calls(text)),
        },
        Language::Content if cloudformation::recognises(text) => Candidate {
            unit: Unit::CloudFormation(path.to_owned()),
            calls: below(cloudformation::calls(text)),
        },
        Language::Content if arm::recognises(text) => Candidate {
            unit: Unit::Arm(path.to_owned()),
            calls: below(arm::calls(text)),
        },
        Language::Content if is_plan(text) => Candidate {
            unit: Unit::Plan(path.to_owned()),
            calls: Vec::new(),
        },
        Language::Content => return None,
    })
}

/// Whether a JSON text is what `terraform show -json` writes of a plan; its first member tells the version of the format.
fn is_plan(text: &str) -> bool {
    let head: String = text.chars().take(400).collect();
    head.contains("\"format_version\"") && head.contains("\"terraform_version\"")
}

/// A path relative to a folder, without `.` and `..`; none if it leaves the root.
fn joined(folder: &Path, call: &str) -> Option<PathBuf> {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in folder.components().chain(Path::new(call).components()) {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()?),
            Component::Normal(_) => parts.push(part),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.iter().collect())
}
