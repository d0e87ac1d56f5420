//! All guidelines and guides: the embedded ones, and those of a company's own folders beside them.

use crate::folder::Folder;
use crate::index::Wanted;
use crate::{FolderError, Guide, Guideline, Requirement, Text};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

/// The cloud of guides about what Sekisho itself is told, such as suppressions.
const OWN: &str = "sekisho";

/// The knowledge that one run works with. Nothing is parsed before it is asked for.
#[derive(Clone, Debug)]
pub struct Library {
    folders: Vec<Folder>,
    only: Option<Requirement>,
}

/// Knowledge that cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A folder or file that cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A file that a guide or guideline must have.
    #[error("{folder}: {file} is missing; `sekisho guide new` writes a complete folder")]
    Missing {
        /// The folder.
        folder: String,
        /// The file.
        file: &'static str,
    },
    /// A `guide.toml` or `guideline.toml` that is not valid.
    #[error("{folder}/{file}: {message}")]
    Head {
        /// The folder.
        folder: String,
        /// The file.
        file: &'static str,
        /// What is wrong.
        message: String,
    },
    /// Two folders with one id.
    #[error(
        "{id}: two folders have this id; ids are paths of cloud, guideline and guide, so rename one folder"
    )]
    Twice {
        /// The id.
        id: String,
    },
}

impl Library {
    /// The embedded knowledge.
    pub fn embedded() -> Self {
        Self {
            folders: vec![Folder::Embedded],
            only: None,
        }
    }

    /// The knowledge of one folder alone.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn of_folder(folder: &Path) -> Result<Self, LibraryError> {
        Ok(Self {
            folders: vec![Folder::open(folder)?],
            only: None,
        })
    }

    /// Puts a company's own folder beside what is there.
    ///
    /// # Errors
    /// A folder that cannot be read, that holds an id which is taken, or a guide that is not valid.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), LibraryError> {
        let added = Folder::open(folder)?;
        let taken = self.guide_ids();
        if let Some(id) = added.guides().into_iter().find(|id| taken.contains(id)) {
            return Err(LibraryError::Twice { id });
        }
        // A company's own guides are read at once, so that a mistake in one is told before anything is judged.
        Self {
            folders: vec![added.clone()],
            only: None,
        }
        .guides()?;
        self.folders.push(added);
        Ok(())
    }

    /// Lets only those guides judge that bear on a requirement, and those about what we are told ourselves.
    #[must_use]
    pub fn only(self, requirement: Requirement) -> Self {
        Self {
            only: Some(requirement),
            ..self
        }
    }

    /// Whether the controls of a guide are asked.
    fn judges(&self, guide: &Guide) -> bool {
        let bears = |asked: &Requirement| asked.met_by(&guide.frameworks).next().is_some();
        !guide.retired && (guide.cloud() == OWN || self.only.as_ref().is_none_or(bears))
    }

    /// The ids of all guides.
    pub fn guide_ids(&self) -> BTreeSet<String> {
        self.folders.iter().flat_map(Folder::guides).collect()
    }

    /// The ids of all guidelines.
    pub fn guideline_ids(&self) -> BTreeSet<String> {
        self.folders.iter().flat_map(Folder::guidelines).collect()
    }

    /// One guide, if there is one with this id.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guide(&self, id: &str) -> Result<Option<Guide>, LibraryError> {
        for folder in &self.folders {
            if let Some(toml) = folder.read(id, "guide.toml")? {
                let place = place(folder, id);
                let guide = Guide::read(
                    id,
                    place.clone(),
                    &toml,
                    markdown(folder, id, &place)?,
                    folder.read(id, "control.rego")?.map(Cow::into_owned),
                    folder.read(id, "detection.yml")?.map(Cow::into_owned),
                );
                let head = |error: toml::de::Error| LibraryError::Head {
                    folder: place,
                    file: "guide.toml",
                    message: error.to_string(),
                };
                let embedded = folder.path(id).is_none();
                return guide
                    .map(|guide| Some(Guide { embedded, ..guide }))
                    .map_err(head);
            }
        }
        Ok(None)
    }

    /// One guideline, if there is one with this id.
    ///
    /// # Errors
    /// A guideline whose files are missing or not valid.
    pub fn guideline(&self, id: &str) -> Result<Option<Guideline>, LibraryError> {
        for folder in &self.folders {
            if let Some(toml) = folder.read(id, "guideline.toml")? {
                let place = place(folder, id);
                let guideline =
                    Guideline::read(id, place.clone(), &toml, markdown(folder, id, &place)?);
                let head = |error: toml::de::Error| LibraryError::Head {
                    folder: place,
                    file: "guideline.toml",
                    message: error.to_string(),
                };
                return guideline.map(Some).map_err(head);
            }
        }
        Ok(None)
    }

    /// All guides, by id.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guides(&self) -> Result<Vec<Guide>, LibraryError> {
        self.guide_ids()
            .iter()
            .filter_map(|id| self.guide(id).transpose())
            .collect()
    }

    /// The guides whose controls judge this kind; the others are not parsed.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guides_for(&self, kind: &str) -> Result<Vec<Guide>, LibraryError> {
        let judges =
            |guide: &Guide| self.judges(guide) && guide.kinds.iter().any(|judged| judged == kind);
        self.guides_that(Wanted::Kind(kind), judges)
    }

    /// The guides that look up other resources.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guides_with_relations(&self) -> Result<Vec<Guide>, LibraryError> {
        let relates = |guide: &Guide| self.judges(guide) && !guide.relates.is_empty();
        self.guides_that(Wanted::Relations, relates)
    }

    /// The guides that answer events.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guides_for_events(&self) -> Result<Vec<Guide>, LibraryError> {
        let answers = |guide: &Guide| !guide.retired && guide.answers_events();
        self.guides_that(Wanted::Events, answers)
    }

    /// What the guides are narrowed to, if they are.
    pub fn requirement(&self) -> Option<&Requirement> {
        self.only.as_ref()
    }

    /// The clouds that there are guides for.
    pub fn clouds(&self) -> BTreeSet<String> {
        let ids = self.guide_ids().into_iter();
        let clouds = ids.filter_map(|id| Some(id.split('/').next()?.to_owned()));
        clouds.filter(|cloud| cloud != OWN).collect()
    }

    /// The guides about configuration that bear on a risk of the OWASP Top 10 for LLM Applications, or on what they are narrowed to.
    ///
    /// # Errors
    /// A guide whose files are missing or not valid.
    pub fn guides_of_frameworks(&self) -> Result<Vec<Guide>, LibraryError> {
        let bears =
            |guide: &Guide| self.judges(guide) && !guide.answers_events() && guide.cloud() != OWN;
        if self.only.is_none() {
            return self.guides_that(Wanted::Risks, bears);
        }
        Ok(self.guides()?.into_iter().filter(bears).collect())
    }

    /// The guides that may be meant and really are.
    fn guides_that(
        &self,
        wanted: Wanted<'_>,
        is: impl Fn(&Guide) -> bool,
    ) -> Result<Vec<Guide>, LibraryError> {
        let mut found = Vec::new();
        for folder in &self.folders {
            for id in folder.guides_that_may_be(wanted)? {
                found.extend(self.guide(&id)?.filter(&is));
            }
        }
        Ok(found)
    }

    /// The texts of the passing cases of a guide in files of this name, `main.tf` for example: what the guide asks for.
    pub fn examples(&self, id: &str, name: &str) -> Vec<Cow<'static, str>> {
        let holds = |folder: &&Folder| matches!(folder.read(id, "guide.toml"), Ok(Some(_)));
        let folder = self.folders.iter().find(holds);
        folder
            .map(|folder| folder.examples(id, name))
            .unwrap_or_default()
    }

    /// The folder of a guide on disk; embedded guides have none.
    pub fn path(&self, id: &str) -> Option<&Path> {
        self.folders.iter().find_map(|folder| folder.path(id))
    }
}

/// How messages call a folder.
fn place(folder: &Folder, id: &str) -> String {
    folder.path(id).map_or_else(
        || format!("guidelines/{id}"),
        |path| path.display().to_string(),
    )
}

fn markdown(folder: &Folder, id: &str, place: &str) -> Result<Text, LibraryError> {
    Text::try_build(|language| {
        let file = match language {
            crate::Language::Ja => "ja.md",
            crate::Language::En => "en.md",
        };
        let text = folder.read(id, file)?;
        text.map(Cow::into_owned)
            .ok_or_else(|| LibraryError::Missing {
                folder: place.to_owned(),
                file,
            })
    })
}
