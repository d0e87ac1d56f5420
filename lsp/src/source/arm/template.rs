//! A template as it is declared, before anything is evaluated: the same for Bicep and for ARM JSON.

use super::expression::{Round, Shared};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// The language of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Bicep,
    Json,
}

impl Language {
    /// A name as the language tells names apart.
    pub(crate) fn fold(self, name: &str) -> String {
        match self {
            Self::Bicep => name.to_owned(),
            Self::Json => name.to_ascii_lowercase(),
        }
    }
}

/// One template: a file, or one that is nested in a file.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) language: Language,
    pub(crate) path: PathBuf,
    /// The index of its file among the spans.
    pub(crate) file: u32,
    /// Its bytes, if it is one that is nested in a file.
    pub(crate) range: Range<usize>,
    /// By name in lower case, as those who call it may write it.
    pub(crate) parameters: BTreeMap<String, Parameter>,
    /// By name as [`Language::fold`] gives it.
    pub(crate) variables: BTreeMap<String, Shared>,
    /// By name as [`Language::fold`] gives it.
    pub(crate) functions: BTreeMap<String, Function>,
    /// By the name they have here.
    pub(crate) imports: BTreeMap<String, Import>,
    /// By name in lower case.
    pub(crate) outputs: BTreeMap<String, Shared>,
    pub(crate) resources: Vec<Rc<Resource>>,
    /// What a file of parameters is for.
    pub(crate) using: Option<Using>,
    /// Pieces that are no declaration anybody can read, and why.
    pub(crate) strays: Vec<(Range<usize>, &'static str)>,
}

impl Template {
    pub(crate) fn new(language: Language, path: PathBuf, file: u32) -> Self {
        Self {
            language,
            path,
            file,
            range: 0..usize::MAX,
            parameters: BTreeMap::new(),
            variables: BTreeMap::new(),
            functions: BTreeMap::new(),
            imports: BTreeMap::new(),
            outputs: BTreeMap::new(),
            resources: Vec::new(),
            using: None,
            strays: Vec::new(),
        }
    }
}

/// A parameter of a template.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Arc<str>,
    /// The place of its name.
    pub(crate) header: Range<usize>,
    pub(crate) default: Option<Shared>,
    /// Whether it is null when nobody gives it.
    pub(crate) nullable: bool,
}

/// A function of the user's own.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) parameters: Vec<Arc<str>>,
    pub(crate) body: Shared,
}

/// Something that another file gives.
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) path: Arc<str>,
    /// Its name there; none for the whole file.
    pub(crate) name: Option<Arc<str>>,
}

/// The template that a file of parameters is for.
#[derive(Debug)]
pub(crate) struct Using {
    pub(crate) path: Arc<str>,
    pub(crate) range: Range<usize>,
}

/// A resource or module as it is declared.
#[derive(Debug)]
pub(crate) struct Resource {
    /// The name that the language gives it; none in most ARM templates.
    pub(crate) symbol: Option<Arc<str>>,
    /// The type without version: in full, or for a child in another resource its last part.
    pub(crate) type_text: Arc<str>,
    pub(crate) header: Range<usize>,
    pub(crate) existing: bool,
    /// Whether its text is broken, but for what is declared inside it.
    pub(crate) incomplete: bool,
    pub(crate) condition: Option<Shared>,
    pub(crate) round: Option<Round>,
    pub(crate) body: Shared,
    pub(crate) children: Vec<Rc<Self>>,
    pub(crate) module: Option<Module>,
}

/// The template that a declaration brings in.
#[derive(Debug)]
pub(crate) enum Module {
    /// A path beside the file, or an address in a registry.
    Path { path: Arc<str>, range: Range<usize> },
    /// A template inside this one. `inner` templates see their own parameters and variables, others those around them.
    Nested {
        template: Rc<Template>,
        inner: bool,
        parameters: Option<Shared>,
    },
    /// An ARM template elsewhere; the expression gives the path or the address.
    Linked {
        link: Shared,
        relative: bool,
        range: Range<usize>,
        parameters: Option<Shared>,
    },
    /// One that cannot be read: the reason.
    Closed {
        reason: &'static str,
        range: Range<usize>,
    },
}
