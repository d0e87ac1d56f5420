//! One unit of code while it is read: its files, templates, declarations and limits.

use super::expression::{Expr, Shared};
use super::template::{Language, Resource, Template};
use super::value::{At, Data, Val};
use super::{convert, paths, sections};
use crate::source::{Files, NotUnderstood, Reading, Spans, SyntaxError, bicep, document};
use policy::Mark;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How many values one unit may evaluate, so that no input makes the reading endless.
const BUDGET: usize = 2_000_000;

/// A module in a module in a module: deeper ones are not read.
pub(crate) const DEEPEST_MODULE: usize = 16;

/// Instances of one loop; a longer one is read as a single doubtful instance.
pub(crate) const LONGEST_LOOP: usize = 1000;

/// How many errors of one file are kept: the rest says nothing new.
const MOST_ERRORS: usize = 100;

/// A unit while it is read.
pub(crate) struct Unit<'a> {
    files: &'a dyn Files,
    pub(crate) spans: Spans,
    errors: Vec<SyntaxError>,
    not_understood: Vec<NotUnderstood>,
    included: Vec<PathBuf>,
    marks: HashMap<(u32, usize, usize), Mark>,
    templates: BTreeMap<PathBuf, Rc<Template>>,
    pub(crate) budget: usize,
    pub(crate) depth: usize,
    pub(crate) frames: Vec<Frame>,
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) instances: Vec<Instance>,
    /// The instances by type and name, once all are known.
    pub(crate) by_name: Option<BTreeMap<(String, String), Vec<usize>>>,
}

/// One use of a template, with the parameters it is given.
pub(crate) struct Frame {
    pub(crate) template: Rc<Template>,
    /// By name in lower case.
    pub(crate) given: BTreeMap<String, Given>,
    /// All parameters are unknown for this reason.
    pub(crate) unknown: Option<Arc<str>>,
    /// The module that brought it in.
    pub(crate) module: Option<usize>,
    /// Where its expressions are evaluated, if not here: a nested template of outer scope.
    pub(crate) outer: Option<Env>,
    pub(crate) doubtful: Option<Arc<str>>,
    pub(crate) declarations: Vec<usize>,
    /// The declarations that have a name of their own.
    pub(crate) symbols: HashMap<Arc<str>, usize>,
    pub(crate) level: usize,
    pub(crate) known: HashMap<(Section, String), Slot>,
    pub(crate) imported: HashMap<String, Option<usize>>,
}

/// A section of a template whose values are kept once they are evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Parameters,
    Variables,
    Outputs,
}

/// The value of a parameter.
pub(crate) enum Given {
    /// An expression, evaluated where the module is called.
    Expr(Shared, Env),
    /// A value.
    Val(Val),
}

/// A value that is being evaluated, or is.
pub(crate) enum Slot {
    Busy,
    Done(Val),
}

/// A resource or module of one frame.
pub(crate) struct Declaration {
    pub(crate) resource: Rc<Resource>,
    pub(crate) frame: usize,
    /// The instance that it is declared in.
    pub(crate) within: Option<usize>,
    pub(crate) instances: Vec<usize>,
    pub(crate) type_name: Arc<str>,
}

/// One instance of a declaration.
pub(crate) struct Instance {
    pub(crate) declaration: usize,
    pub(crate) env: Env,
    pub(crate) index: Option<usize>,
    /// Whether its condition holds, or may hold.
    pub(crate) present: bool,
    pub(crate) doubtful: Option<Arc<str>>,
    /// The declarations inside.
    pub(crate) children: Vec<usize>,
    /// The frame of a module that was read.
    pub(crate) frame: Option<usize>,
    pub(crate) members: HashMap<String, Slot>,
    /// Its name with those of its parents, once it was asked for.
    pub(crate) full_name: Option<Slot>,
}

/// Where names are looked up.
#[derive(Clone)]
pub(crate) struct Env {
    pub(crate) frame: usize,
    /// The instance in which the expression stands.
    pub(crate) within: Option<usize>,
    pub(crate) locals: Option<Rc<Local>>,
}

/// A local variable, and those around it.
pub(crate) struct Local {
    name: Arc<str>,
    value: Val,
    around: Option<Rc<Self>>,
}

impl Drop for Local {
    /// Takes the chain apart one by one: it can be long, and dropping it by recursion would need as much stack.
    fn drop(&mut self) {
        let mut around = self.around.take();
        while let Some(local) = around {
            match Rc::try_unwrap(local) {
                Ok(mut local) => around = local.around.take(),
                Err(_) => break,
            }
        }
    }
}

impl Frame {
    pub(crate) fn new(template: Rc<Template>) -> Self {
        Self {
            template,
            given: BTreeMap::new(),
            unknown: None,
            module: None,
            outer: None,
            doubtful: None,
            declarations: Vec::new(),
            symbols: HashMap::new(),
            level: 0,
            known: HashMap::new(),
            imported: HashMap::new(),
        }
    }
}

impl Env {
    /// The environment of the outermost expressions of a frame.
    pub(crate) fn of(frame: usize) -> Self {
        Self {
            frame,
            within: None,
            locals: None,
        }
    }

    /// With one more local variable.
    pub(crate) fn with(&self, name: &Arc<str>, value: Val) -> Self {
        Self {
            frame: self.frame,
            within: self.within,
            locals: Some(Rc::new(Local {
                name: Arc::clone(name),
                value,
                around: self.locals.clone(),
            })),
        }
    }

    /// The local variable `name`.
    pub(crate) fn local(&self, name: &str) -> Option<&Val> {
        let mut local = self.locals.as_deref();
        while let Some(here) = local {
            if &*here.name == name {
                return Some(&here.value);
            }
            local = here.around.as_deref();
        }
        None
    }
}

impl<'a> Unit<'a> {
    pub(crate) fn new(files: &'a dyn Files) -> Self {
        Self {
            files,
            spans: Spans::default(),
            errors: Vec::new(),
            not_understood: Vec::new(),
            included: Vec::new(),
            marks: HashMap::new(),
            templates: BTreeMap::new(),
            budget: BUDGET,
            depth: 0,
            frames: Vec::new(),
            declarations: Vec::new(),
            instances: Vec::new(),
            by_name: None,
        }
    }

    /// Takes `cost` off the budget; false if there is no more.
    pub(crate) fn spend(&mut self, cost: usize) -> bool {
        self.budget = self.budget.saturating_sub(cost);
        self.budget > 0
    }

    /// Takes the price of walking through a value off the budget; false if there is no more.
    pub(crate) fn afford(&mut self, val: &Val) -> bool {
        weigh(val, &mut self.budget);
        self.budget > 0
    }

    /// The mark for a place.
    pub(crate) fn mark(&mut self, file: u32, range: Range<usize>) -> Mark {
        let key = (file, range.start, range.end);
        if let Some(mark) = self.marks.get(&key) {
            return *mark;
        }
        let mark = self.spans.mark(file, range);
        self.marks.insert(key, mark);
        mark
    }

    fn text_of(&self, file: u32) -> &str {
        self.spans
            .files()
            .get(file as usize)
            .map_or("", |(_, text)| text)
    }

    /// Whether a place is on one line.
    pub(crate) fn on_one_line(&self, file: u32, range: &Range<usize>) -> bool {
        self.text_of(file)
            .get(range.clone())
            .is_some_and(|text| !text.contains('\n'))
    }

    /// The first line of a place.
    pub(crate) fn first_line(&self, file: u32, range: &Range<usize>) -> Range<usize> {
        let text = self.text_of(file).get(range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    }

    /// Notes text that is not what its language allows.
    pub(crate) fn error(&mut self, file: u32, range: &Range<usize>, message: String) {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let error = SyntaxError {
            span: crate::source::Span {
                file,
                range: cut(range.start)..cut(range.end),
            },
            message,
        };
        let same_file = |known: &&SyntaxError| known.span.file == file;
        if self.errors.iter().filter(same_file).count() < MOST_ERRORS
            && !self.errors.contains(&error)
        {
            self.errors.push(error);
        }
    }

    /// Notes a piece that was read and not understood.
    pub(crate) fn not_understood(&mut self, file: u32, start: usize, reason: String) {
        let before = self.text_of(file).get(..start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let path = self
            .spans
            .files()
            .get(file as usize)
            .map(|(path, _)| path.clone());
        let found = NotUnderstood {
            file: path.unwrap_or_default(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            reason,
        };
        if self.not_understood.len() < MOST_ERRORS && !self.not_understood.contains(&found) {
            self.not_understood.push(found);
        }
    }

    /// Notes that a file belongs to this unit.
    pub(crate) fn include(&mut self, path: &Path) {
        if !self.included.iter().any(|known| known == path) {
            self.included.push(path.to_owned());
        }
    }

    /// The text of a file beside another.
    pub(crate) fn text_beside(
        &self,
        file: &Path,
        relative: &str,
    ) -> Result<(PathBuf, Arc<str>), String> {
        let path = paths::beside(file, relative)
            .ok_or_else(|| "it lies outside of what is checked".to_owned())?;
        let text = self.files.text(&path)?;
        Ok((path, text))
    }

    /// The template in a file beside another.
    pub(crate) fn load(&mut self, file: &Path, relative: &str) -> Result<Rc<Template>, String> {
        let path = paths::beside(file, relative)
            .ok_or_else(|| "it lies outside of what is checked".to_owned())?;
        if let Some(template) = self.templates.get(&path) {
            return Ok(Rc::clone(template));
        }
        let text = self.files.text(&path)?;
        Ok(self.parse(&path, &text))
    }

    /// The template in a text.
    pub(crate) fn parse(&mut self, path: &Path, text: &Arc<str>) -> Rc<Template> {
        let file = self.spans.file(path, text);
        let template = if paths::is_bicep(path) {
            let (template, errors) = bicep::parse(path, file, text);
            for (range, message) in errors {
                self.error(file, &range, message);
            }
            template
        } else {
            self.parse_json(path, file, text)
        };
        let template = Rc::new(template);
        self.templates.insert(path.to_owned(), Rc::clone(&template));
        template
    }

    fn parse_json(&mut self, path: &Path, file: u32, text: &Arc<str>) -> Template {
        let parsed = document::json::parse(text);
        for (range, message) in parsed.errors {
            self.error(file, &range, message);
        }
        let Some(root) = parsed.root else {
            return Template::new(Language::Json, path.to_owned(), file);
        };
        if let Ok(root) = convert::expression(&root) {
            return sections::template(&root, path, file);
        }
        let message = "the template is nested too deeply".to_owned();
        self.error(file, &root.range, message);
        Template::new(Language::Json, path.to_owned(), file)
    }

    /// What was read, without the resources.
    pub(crate) fn into_reading(mut self) -> Reading {
        if self.budget == 0 {
            let reason = "the evaluation was stopped, as it takes too many steps; split the template or shorten its loops";
            self.not_understood(0, 0, reason.to_owned());
        }
        self.errors.sort_by_key(|error| {
            let range = &error.span.range;
            (error.span.file, range.start, range.end)
        });
        Reading {
            declared: Vec::new(),
            spans: self.spans,
            errors: self.errors,
            not_understood: self.not_understood,
            included: self.included,
        }
    }

    /// The place of an expression that is an element of a list.
    pub(crate) fn item_mark(&mut self, file: u32, expr: &Expr) -> Mark {
        let first = expr.entries().first();
        if let Some(first) = first
            && !self.on_one_line(file, &expr.range)
        {
            let whole = first.key_range.start..first.value.range.end;
            return self.member_mark(file, &first.key_range, &whole);
        }
        let range = self.first_line(file, &expr.range);
        self.mark(file, range)
    }

    /// The place of a member: all of it if it is on one line, else its name.
    pub(crate) fn member_mark(
        &mut self,
        file: u32,
        key: &Range<usize>,
        whole: &Range<usize>,
    ) -> Mark {
        let range = if self.on_one_line(file, whole) {
            whole
        } else {
            key
        };
        self.mark(file, range.clone())
    }
}

/// Takes the number of parts of a value off a budget, until there is none.
fn weigh(val: &Val, budget: &mut usize) {
    let cost = match &val.data {
        Data::Text { text, .. } => 1 + text.len() / 64,
        _ => 1,
    };
    *budget = budget.saturating_sub(cost);
    match &val.data {
        Data::List(list) => {
            for item in &list.items {
                if *budget == 0 {
                    return;
                }
                weigh(item, budget);
            }
        }
        Data::Object(object) => {
            for (name, value) in object.entries() {
                if *budget == 0 {
                    return;
                }
                *budget = budget.saturating_sub(name.len() / 64);
                weigh(value, budget);
            }
        }
        Data::Encoded(inner) => weigh(inner, budget),
        _ => {}
    }
}

/// Where an expression that is the value of something gets its mark.
pub(crate) fn at(mark: Mark) -> At {
    At { mark, own: true }
}
