//! Templates in files: the one that is read, and those that it nests.

use super::super::document::{BROKEN, Node};
use super::evaluate::{Evaluation, reason};
use super::parameter::parameters;
use super::parse;
use super::stack::{Entry, Scope, Stack};
use policy::{Mark, Written, WrittenValue as Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How deep stacks may be nested.
const DEPTH: usize = 16;

/// How many stacks one unit may nest.
const STACKS: usize = 1_000;

/// What a nested stack gives, by name.
pub(super) type Outputs = Rc<BTreeMap<String, Written>>;

/// What a stack is given by the one that nests it.
#[derive(Default)]
pub(super) struct Given {
    /// The values of parameters by name.
    pub(super) values: BTreeMap<String, Written>,
    /// Whether more may be given than can be read.
    pub(super) open: bool,
    /// Why nobody can know whether the stack is there.
    pub(super) doubtful: Option<Arc<str>>,
}

/// A template in a file, and how it is reached.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
    /// What stands before the logical ids of its resources: `Network.`.
    pub(super) prefix: String,
    /// The templates around it.
    outer: Vec<PathBuf>,
}

/// A file that was parsed.
pub(super) struct Document {
    pub(super) file: u32,
    root: Option<Node>,
}

impl Source {
    /// The template that is read.
    pub(super) fn root(path: &Path, text: &Arc<str>) -> Self {
        Self {
            path: path.to_owned(),
            text: Arc::clone(text),
            prefix: String::new(),
            outer: Vec::new(),
        }
    }
}

impl Evaluation<'_> {
    /// Declares the resources of a template, and of those that it nests.
    pub(super) fn template(&mut self, source: &Source, given: &Given) {
        let document = self.document(source);
        let Some(stack) = self.stack(source, &document, given) else {
            return;
        };
        self.note_names(&stack);
        self.transforms(&stack);
        self.declare(&stack);
    }

    /// Declares the resources of the template that a stack nests.
    pub(super) fn nest(
        &mut self,
        scope: Scope<'_, '_>,
        entry: &Entry<'_>,
        doubtful: Option<Arc<str>>,
    ) {
        let Some((source, mut given)) = self.nested(scope, entry, true) else {
            return;
        };
        given.doubtful = doubtful;
        if !self.reading.included.contains(&source.path) {
            self.reading.included.push(source.path.clone());
        }
        self.template(&source, &given);
        self.note_given(scope, entry, &source);
    }

    /// An output of a nested stack, if its template is there and has it.
    pub(super) fn output(
        &mut self,
        scope: Scope<'_, '_>,
        resource: &str,
        name: &str,
    ) -> Option<Written> {
        let stack = scope.stack;
        let entry = stack.resources.get(*stack.ids.get(resource)?)?;
        let prefix = format!("{}.", stack.address(resource));
        match self.outputs.get(&prefix) {
            Some(Some(outputs)) => return outputs.get(name).cloned(),
            Some(None) => {
                let cycle = reason(&format!("cycle: {resource}"));
                return Some(Written::unknown(cycle, Mark::NONE));
            }
            None => {}
        }
        self.outputs.insert(prefix.clone(), None);
        let mut outputs = BTreeMap::new();
        let scope = Scope {
            stack,
            loops: &entry.loops,
        };
        if let Some((source, given)) = self.nested(scope, entry, false) {
            let document = self.document(&source);
            if let Some(stack) = self.stack(&source, &document, &given) {
                outputs = self.all_outputs(&stack);
            }
        }
        let found = outputs.get(name).cloned();
        self.outputs.insert(prefix, Some(Rc::new(outputs)));
        found
    }

    fn all_outputs(&mut self, stack: &Stack<'_>) -> BTreeMap<String, Written> {
        let members = stack.root.get("Outputs").map(Node::members);
        let entries = self.entries(stack, members.unwrap_or_default(), &None);
        let mut outputs = BTreeMap::new();
        for entry in entries {
            let scope = Scope {
                stack,
                loops: &entry.loops,
            };
            if let Some(value) = entry.member.value.get("Value") {
                let value = if value.is_whole() {
                    self.value(scope, value, Mark::NONE)
                } else {
                    Written::unknown(BROKEN, Mark::NONE)
                };
                outputs.insert(entry.name.to_string(), value);
            }
        }
        outputs
    }

    fn stack<'n>(
        &mut self,
        source: &'n Source,
        document: &'n Document,
        given: &Given,
    ) -> Option<Stack<'n>> {
        let root = document.root.as_ref()?;
        let mut stack = Stack {
            source,
            file: document.file,
            root,
            parameters: parameters(root, given),
            doubtful: given.doubtful.clone(),
            resources: Vec::new(),
            starts: Vec::new(),
            ids: HashMap::new(),
            conditions: HashMap::new(),
            truths: RefCell::default(),
            serverless: transforms(root).contains(&"AWS::Serverless-2016-10-31"),
        };
        let conditions = root.get("Conditions").map(Node::members);
        let conditions = self.entries(&stack, conditions.unwrap_or_default(), &None);
        stack.conditions = conditions
            .into_iter()
            .map(|entry| (entry.name.to_string(), entry))
            .collect();
        let resources = root.get("Resources").map(Node::members);
        stack.resources = self.entries(&stack, resources.unwrap_or_default(), &None);
        let members = stack.resources.iter().map(|entry| entry.member);
        let starts = members.chain(root.members());
        stack.starts = starts.map(|member| member.key_range.start).collect();
        stack.starts.sort_unstable();
        stack.ids = stack
            .resources
            .iter()
            .enumerate()
            .map(|(index, entry)| (entry.name.to_string(), index))
            .collect();
        Some(stack)
    }

    /// Parses a file once.
    fn document(&mut self, source: &Source) -> Rc<Document> {
        if let Some(known) = self.documents.get(&source.path) {
            return Rc::clone(known);
        }
        let file = self.reading.spans.file(&source.path, &source.text);
        let parsed = parse(&source.text);
        for (range, message) in parsed.errors {
            self.error(file, range, message);
        }
        if parsed
            .others
            .iter()
            .any(|other| other.get("Resources").is_some())
        {
            let reason = "a template is the first document of its file; put the others into files of their own";
            self.tell(source, None, reason.to_owned());
        }
        let document = Rc::new(Document {
            file,
            root: parsed.root,
        });
        let path = source.path.clone();
        self.documents.insert(path, Rc::clone(&document));
        document
    }

    /// The template that a stack nests, and its parameters.
    fn nested(
        &mut self,
        scope: Scope<'_, '_>,
        entry: &Entry<'_>,
        tell: bool,
    ) -> Option<(Source, Given)> {
        let stack = scope.stack;
        let node = &entry.member.value;
        let properties = node.get("Properties")?;
        let path = match self.template_path(scope, node, properties) {
            Ok(path) => path,
            Err(reason) => {
                if tell {
                    let at = Some(entry.member.key_range.start);
                    self.not_understood(stack, at, reason);
                }
                return None;
            }
        };
        let text = match self.files.text(&path) {
            Ok(text) => text,
            Err(error) => {
                if tell {
                    let at = Some(entry.member.key_range.start);
                    let reason = format!("the nested template {}: {error}", path.display());
                    self.not_understood(stack, at, reason);
                }
                return None;
            }
        };
        let given = properties
            .get("Parameters")
            .map(|given| self.value(scope, given, Mark::NONE));
        let given = match given.map(|given| given.value) {
            Some(Value::Object(members)) => members
                .into_iter()
                .map(|(name, value)| (name.to_string(), value))
                .collect(),
            _ => BTreeMap::new(),
        };
        let given = Given {
            values: given,
            open: !node.is_whole(),
            doubtful: None,
        };
        let mut outer = stack.source.outer.clone();
        outer.push(stack.source.path.clone());
        let source = Source {
            path,
            text,
            prefix: format!("{}.", stack.address(&entry.name)),
            outer,
        };
        Some((source, given))
    }

    fn template_path(
        &mut self,
        scope: Scope<'_, '_>,
        node: &Node,
        properties: &Node,
    ) -> Result<PathBuf, String> {
        let source = scope.stack.source;
        let call = asset(node).map(str::to_owned).map_or_else(
            || {
                let url = properties
                    .get("TemplateURL")
                    .or_else(|| properties.get("Location"))
                    .ok_or("a nested stack without TemplateURL")?;
                let url = self.value(scope, url, Mark::NONE);
                match url.value {
                    Value::Text { text, open: false } => Ok(text.to_string()),
                    Value::Unknown(reason) => Err(format!(
                        "which template is nested depends on {reason}; scan that template too"
                    )),
                    _ => Err("which template is nested is known only at deployment; scan that template too".to_owned()),
                }
            },
            Ok,
        )?;
        if call.contains("://") {
            return Err("the nested template is not on disk; scan it too".to_owned());
        }
        let folder = source.path.parent().unwrap_or(Path::new(""));
        let path = joined(folder, &call)
            .ok_or("the nested template lies outside the folder that is scanned")?;
        if source.path == path || source.outer.contains(&path) {
            return Err(format!("cycle: {} nests itself", path.display()));
        }
        self.stacks += 1;
        if source.outer.len() + 1 >= DEPTH || self.stacks > STACKS {
            return Err(format!(
                "more than {DEPTH} levels or {STACKS} nested stacks"
            ));
        }
        Ok(path)
    }
}

/// The macros that a template names.
pub(super) fn transforms(root: &Node) -> Vec<&str> {
    let Some(node) = root.get("Transform") else {
        return Vec::new();
    };
    std::iter::once(node)
        .chain(node.items())
        .filter_map(|node| node.as_text().or_else(|| node.get("Name")?.as_text()))
        .collect()
}

/// The file that the CDK wrote for a nested stack.
fn asset(node: &Node) -> Option<&str> {
    let metadata = node.get("Metadata")?;
    let property = metadata.get("aws:asset:property")?.as_text()?;
    if property != "TemplateURL" {
        return None;
    }
    metadata.get("aws:asset:path")?.as_text()
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
