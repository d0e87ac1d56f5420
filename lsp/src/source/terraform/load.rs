//! Reads the files of a root module and of the local modules it calls.

use super::address::{is_local, public, registry};
use super::file_name::{is_code, is_json, is_override, values_rank};
use super::json_body;
use super::module::{Module, Target};
use super::parse::{Source, parse};
use super::paths::resolve;
use super::syntax::{At, Attribute, Block, Body, Expr, Item, Kind};
use crate::source::{Files, NotUnderstood, Span, Spans, SyntaxError};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How deep modules may call modules.
pub(super) const MAX_MODULES: usize = 16;

/// How large a file of Terraform's own language may be, in bytes. Its tree takes a hundred times as much.
const MAX_FILE: usize = 4 << 20;

/// How large all files of a root module and the modules it calls may be together, in bytes.
const MAX_UNIT: usize = 16 << 20;

/// How many modules are read for one root module; a link to a folder above would give ever more of them.
const MAX_FOLDERS: usize = 1000;

/// What was read, before anything is evaluated.
#[derive(Default)]
pub(super) struct Loaded {
    /// By folder.
    pub(super) modules: HashMap<PathBuf, Rc<Module>>,
    /// What the `.tfvars` files of the root module say; the later one wins.
    pub(super) values: HashMap<Arc<str>, Attribute>,
    /// Whether they say more than can be read.
    pub(super) values_lost: bool,
    /// The texts that expressions are quoted from.
    pub(super) sources: Vec<Arc<str>>,
    pub(super) spans: Spans,
    pub(super) errors: Vec<SyntaxError>,
    pub(super) not_understood: Vec<NotUnderstood>,
    /// The folders of called modules.
    pub(super) included: Vec<PathBuf>,
}

/// Reads the root module in `folder` and what it calls.
pub(super) fn load(folder: &Path, files: &dyn Files) -> Loaded {
    let mut loader = Loader {
        files,
        loaded: Loaded::default(),
        open: BTreeSet::new(),
        counted: (At::default(), 1),
        left: MAX_UNIT,
    };
    loader.module(folder, 0);
    loader.values(folder);
    loader.loaded
}

struct Loader<'f> {
    files: &'f dyn Files,
    loaded: Loaded,
    /// The modules that are being read.
    open: BTreeSet<PathBuf>,
    /// Where the last line was counted, and its number.
    counted: (At, u32),
    /// How many bytes of code may still be read.
    left: usize,
}

impl Loader<'_> {
    /// Reads a module; false if there is none.
    fn module(&mut self, folder: &Path, depth: usize) -> bool {
        if self.open.contains(folder) || self.loaded.modules.contains_key(folder) {
            return true;
        }
        let mut names: Vec<PathBuf> = self.files.list(folder);
        names.retain(|path| is_code(path));
        if names.is_empty() && depth > 0 {
            return false;
        }
        names.sort_by_key(|path| (is_override(path), path.clone()));
        self.open.insert(folder.to_owned());
        let mut module = Module::default();
        folder.clone_into(&mut module.folder);
        for path in names {
            let over = is_override(&path);
            let body = self.body(&path);
            module.lost |= body.lost;
            for item in body.items {
                match item {
                    Item::Block(block) if over => Self::overriding(&mut module, block),
                    Item::Block(block) => self.block(&mut module, block, &path, depth),
                    // What is broken was told already.
                    Item::Attribute(Attribute {
                        value:
                            Expr {
                                kind: Kind::Broken, ..
                            },
                        ..
                    }) => {}
                    Item::Attribute(attribute) => self.error(
                        attribute.value.at,
                        "an argument stands outside of every block",
                    ),
                }
            }
        }
        self.open.remove(folder);
        self.loaded
            .modules
            .insert(folder.to_owned(), Rc::new(module));
        true
    }

    /// Whether a module would be one more than are read.
    fn is_full(&self, folder: &Path) -> bool {
        let known = &self.loaded.modules;
        known.len() + self.open.len() >= MAX_FOLDERS
            && !known.contains_key(folder)
            && !self.open.contains(folder)
    }

    fn body(&mut self, path: &Path) -> Body {
        let text = match self.files.text(path).and_then(|text| self.fits(path, text)) {
            Ok(text) => text,
            Err(reason) => {
                self.loaded.not_understood.push(NotUnderstood {
                    file: path.to_owned(),
                    line: 0,
                    reason,
                });
                return Body::default();
            }
        };
        let file = self.loaded.spans.file(path, &text);
        let loaded = &mut self.loaded;
        if is_json(path) {
            return json_body::parse(
                &text,
                values_rank(path).is_some(),
                file,
                &mut loaded.sources,
                &mut loaded.spans,
                &mut loaded.errors,
            );
        }
        let source = Source {
            text: &text,
            values: values_rank(path).is_some(),
            file,
            quoted: u32::try_from(loaded.sources.len()).unwrap_or(u32::MAX),
        };
        loaded.sources.push(Arc::clone(&text));
        parse(
            &source,
            &mut loaded.sources,
            &mut loaded.spans,
            &mut loaded.errors,
        )
    }

    /// The text, unless it is larger than code ever is.
    fn fits(&mut self, path: &Path, text: Arc<str>) -> Result<Arc<str>, String> {
        let limit = if is_json(path) { MAX_UNIT } else { MAX_FILE };
        if text.len() > limit {
            return Err(format!(
                "larger than {} MiB: split it up",
                limit / (1 << 20)
            ));
        }
        let left = self.left.checked_sub(text.len());
        self.left = left.ok_or("more code than is read at once: split the module up")?;
        Ok(text)
    }

    fn block(&mut self, module: &mut Module, mut block: Block, path: &Path, depth: usize) {
        let kind = Arc::clone(&block.kind);
        let at = block.at;
        match &*kind {
            "resource" | "data" => {
                if module.add_resource(block).is_err() {
                    self.error(at, "a type and a name were expected");
                }
            }
            "locals" => {
                for item in block.body.items {
                    if let Item::Attribute(local) = item {
                        module
                            .locals
                            .entry(Arc::clone(&local.name))
                            .or_insert(local);
                    }
                }
            }
            "variable" | "output" | "module" => {
                let Some(name) = block.labels.first().cloned() else {
                    return self.error(at, "a name was expected");
                };
                match &*kind {
                    "variable" => drop(module.variables.entry(name).or_insert(block)),
                    "output" => drop(module.outputs.entry(name).or_insert(block)),
                    _ => {
                        let target = self.target(&module.folder, &block, path, depth);
                        module.add_call(&name, block, target);
                    }
                }
            }
            "provider" => module.add_provider(block),
            "check" => {
                let nested = std::mem::take(&mut block.body.items);
                for item in nested {
                    if let Item::Block(block) = item
                        && &*block.kind == "data"
                    {
                        self.block(module, block, path, depth);
                    }
                }
            }
            "terraform" | "moved" | "import" | "removed" | "ephemeral" | "action" => {}
            _ => {
                let line = self.line(at);
                self.loaded.not_understood.push(NotUnderstood {
                    file: path.to_owned(),
                    line,
                    reason: format!("`{kind}` is no block of Terraform: check its spelling"),
                });
            }
        }
    }

    fn overriding(module: &mut Module, block: Block) {
        if &*block.kind == "locals" {
            for item in block.body.items {
                if let Item::Attribute(local) = item {
                    module.locals.insert(Arc::clone(&local.name), local);
                }
            }
        } else {
            module.override_with(block);
        }
    }

    /// Where a called module is; what is neither here nor in a registry is said.
    fn target(&mut self, folder: &Path, block: &Block, path: &Path, depth: usize) -> Target {
        let source = block.body.attribute("source");
        let source = source.and_then(|source| source.value.as_text()).cloned();
        let problem = match &source {
            None => "a module without a source that is plain text".to_owned(),
            Some(source) if is_local(source) => match resolve(folder, source) {
                Some(_) if depth + 1 > MAX_MODULES => {
                    format!("the module `{source}` is called by {MAX_MODULES} modules in a row")
                }
                Some(called) if self.is_full(&called) => {
                    format!("more than {MAX_FOLDERS} modules are called: `{source}` is left out")
                }
                Some(called) => {
                    if self.module(&called, depth + 1) {
                        if !self.loaded.included.contains(&called) {
                            self.loaded.included.push(called.clone());
                        }
                        return Target::Here(called);
                    }
                    format!("the module `{source}` is not on the disk: there are no `.tf` files")
                }
                None => format!(
                    "the module `{source}` is outside of what is read: begin further up, where both lie"
                ),
            },
            Some(source) => match registry(source) {
                Some(name) => return Target::Registry(name),
                None => format!(
                    "the module `{}` is not in this code, and Sekisho never fetches one: read a plan \
                     (`terraform show -json`) to see what it makes",
                    public(source)
                ),
            },
        };
        let line = self.line(block.at);
        self.loaded.not_understood.push(NotUnderstood {
            file: path.to_owned(),
            line,
            reason: problem,
        });
        Target::Nowhere
    }

    fn values(&mut self, folder: &Path) {
        let mut names: Vec<PathBuf> = self.files.list(folder);
        names.retain(|path| values_rank(path).is_some());
        names.sort_by_key(|path| (values_rank(path), path.clone()));
        for path in names {
            let body = self.body(&path);
            self.loaded.values_lost |= body.lost;
            for item in body.items {
                if let Item::Attribute(attribute) = item {
                    let values = &mut self.loaded.values;
                    values.insert(Arc::clone(&attribute.name), attribute);
                }
            }
        }
    }

    /// The number of a line. Blocks come in the order of the text, so counting goes on where it ended.
    fn line(&mut self, at: At) -> u32 {
        let (before, line) = self.counted;
        let (start, line) = if before.source == at.source && before.start <= at.start {
            (before.start, line)
        } else {
            (0, 1)
        };
        let text = self.loaded.sources.get(at.source as usize);
        let between = text.and_then(|text| text.get(start as usize..at.start as usize));
        let more = between.unwrap_or_default().matches('\n').count();
        let line = line.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        self.counted = (at, line);
        line
    }

    fn error(&mut self, at: At, message: &str) {
        // A source that is a file has the same text; what was unpacked from JSON has no place of its own.
        let Some(text) = self.loaded.sources.get(at.source as usize) else {
            return;
        };
        let files = self.loaded.spans.files();
        let Some(file) = files.iter().position(|(_, other)| Arc::ptr_eq(other, text)) else {
            return;
        };
        self.loaded.errors.push(SyntaxError {
            span: Span {
                file: u32::try_from(file).unwrap_or(u32::MAX),
                range: at.start..at.end,
            },
            message: message.to_owned(),
        });
    }
}
