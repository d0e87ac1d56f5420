//! One unit of code while it is read: its files, templates, declarations and limits.

use super::frame::{Declaration, Frame, Instance};
use super::template::{Language, Template};
use super::value::{Data, Val};
use super::{convert, paths, sections};
use crate::source::{
    Files, Names, NotUnderstood, Reading, Span, Spans, SyntaxError, bicep, document,
};
use policy::Mark;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How many values one unit may evaluate, so that no input makes the reading endless.
const BUDGET: usize = 2_000_000;

/// A module in a module in a module: deeper ones are not read.
pub(crate) const DEEPEST_MODULE: usize = 16;

/// Instances of one loop; a longer one is read as a single doubtful instance.
pub(crate) const LONGEST_LOOP: usize = 1000;

/// What a further file costs, besides its text.
const FILE_COST: usize = 200;

/// A unit while it is read.
pub(crate) struct Unit<'a> {
    files: &'a dyn Files,
    pub(crate) spans: Spans,
    /// What is wrong, by file and place.
    pub(super) errors: BTreeMap<(u32, u32, u32), String>,
    pub(super) not_understood: Vec<NotUnderstood>,
    /// In the order in which they were first named.
    pub(super) included: Vec<PathBuf>,
    pub(super) is_included: BTreeSet<PathBuf>,
    /// The file and place of the last line that was asked for, and the lines before it.
    pub(super) last_line: (u32, usize, usize),
    pub(super) marks: HashMap<(u32, usize, usize), Mark>,
    templates: BTreeMap<PathBuf, Rc<Template>>,
    pub(crate) budget: usize,
    pub(crate) depth: usize,
    pub(crate) frames: Vec<Frame>,
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) instances: Vec<Instance>,
    /// The instances by type and name, once all are known.
    pub(crate) by_name: Option<BTreeMap<(String, String), Vec<usize>>>,
}

impl<'a> Unit<'a> {
    pub(crate) fn new(files: &'a dyn Files) -> Self {
        Self {
            files,
            spans: Spans::default(),
            errors: BTreeMap::new(),
            not_understood: Vec::new(),
            included: Vec::new(),
            is_included: BTreeSet::new(),
            last_line: (0, 0, 0),
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
        if !self.spend(FILE_COST + text.len() / 4) {
            return Err("the unit is too large".to_owned());
        }
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
            return sections::template(&root, path, file, text);
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
        let errors = self.errors.into_iter();
        Reading {
            declared: Vec::new(),
            spans: self.spans,
            errors: errors
                .map(|((file, start, end), message)| SyntaxError {
                    span: Span {
                        file,
                        range: start..end,
                    },
                    message,
                })
                .collect(),
            not_understood: self.not_understood,
            included: self.included,
            names: Names::default(),
        }
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
