//! What a reader found in code.

use super::Names;
use policy::{Dialect, Mark, Written};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One resource as it is declared in code.
#[derive(Clone, Debug)]
pub struct Declared {
    /// How its type and members are named.
    pub dialect: Dialect,
    /// The type, without an API version.
    pub type_name: Arc<str>,
    /// Terraform address (`module.logs.aws_s3_bucket.this["a"]`), CloudFormation logical id, Bicep symbolic name or ARM
    /// resource name. [`policy::Reference`]s to this resource carry the same text.
    pub address: Arc<str>,
    /// The place of its header: `resource "aws_s3_bucket" "this"`, the logical id, the symbolic name.
    pub header: Mark,
    /// Its arguments: an object. A block that may occur several times is a list of objects, even if it occurs once.
    pub body: Written,
    /// Why nothing about it is certain: it may not be there at all (`count = var.n`, a condition of unknown value), or its
    /// text is broken.
    pub doubtful: Option<Arc<str>>,
}

/// Why a resource is doubtful whose text is broken: what its body does not say may stand in it all the same.
pub(crate) const INCOMPLETE: &str = "the block is not complete";

impl Declared {
    /// Whether its text is broken, so that what is absent from its body may be there.
    pub fn is_incomplete(&self) -> bool {
        self.doubtful.as_deref() == Some(INCOMPLETE)
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The index of the file in [`Spans::files`].
    pub file: u32,
    /// The bytes of its text.
    pub range: Range<u32>,
}

/// The files that were read, and what each mark stands for.
#[derive(Debug, Default)]
pub struct Spans {
    files: Vec<(PathBuf, Arc<str>)>,
    by_path: BTreeMap<PathBuf, u32>,
    places: Vec<Span>,
}

impl Spans {
    /// Takes in a file and gives its index; the same path is taken in once.
    pub fn file(&mut self, path: &Path, text: &Arc<str>) -> u32 {
        if let Some(index) = self.by_path.get(path) {
            return *index;
        }
        let index = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push((path.to_owned(), Arc::clone(text)));
        self.by_path.insert(path.to_owned(), index);
        index
    }

    /// A mark for a place.
    pub fn mark(&mut self, file: u32, range: Range<usize>) -> Mark {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.places.push(Span {
            file,
            range: cut(range.start)..cut(range.end),
        });
        Mark(u32::try_from(self.places.len()).unwrap_or_default())
    }

    /// The place of a mark; none for [`Mark::NONE`].
    pub fn get(&self, mark: Mark) -> Option<&Span> {
        self.places.get((mark.0 as usize).checked_sub(1)?)
    }

    /// The files, by index: path and text.
    pub fn files(&self) -> &[(PathBuf, Arc<str>)] {
        &self.files
    }
}

/// Text that is not what its language allows. What stands around it was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub span: Span,
    /// What was expected, in the words of the parser.
    pub message: String,
}

/// A piece of code that was read and not understood: a remote module, a function that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotUnderstood {
    /// The file.
    pub file: PathBuf,
    /// Where in it, from 1; 0 for the whole file.
    pub line: u32,
    /// Why, with the next step.
    pub reason: String,
}

/// What one unit of code holds: a Terraform root module with the modules it calls, or one template with those it nests.
#[derive(Debug, Default)]
pub struct Reading {
    /// The resources in the order of the text.
    pub declared: Vec<Declared>,
    /// The place of every value.
    pub spans: Spans,
    /// What could not be parsed.
    pub errors: Vec<SyntaxError>,
    /// What was not understood.
    pub not_understood: Vec<NotUnderstood>,
    /// Files and folders that were read because this unit names them: local modules, nested templates. They are no units
    /// of their own.
    pub included: Vec<PathBuf>,
    /// What the names in expressions stand for: where an editor shows what decides a value.
    pub names: Names,
}
