//! The sections of an ARM template: parameters, variables, functions, resources, outputs.

use super::expression::{Entry, Expr, Key, Kind, Round, Shared};
use super::template::{Function, Language, Module, Parameter, Resource, Template};
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// Templates inside templates deeper than this are not read.
const NESTED: usize = 16;

/// The template that a document holds.
pub(crate) fn template(root: &Shared, path: &Path, file: u32, text: &str) -> Template {
    nested(root, path, file, text, 0)
}

fn nested(root: &Shared, path: &Path, file: u32, text: &str, level: usize) -> Template {
    let mut template = Template::new(Language::Json, path.to_owned(), file);
    if level > 0 {
        template.range.clone_from(&root.range);
    }
    for (name, entry) in plain(root.member("parameters")) {
        let declared = &entry.value;
        let parameter = Parameter {
            name: Arc::clone(name),
            header: entry.key_range.clone(),
            default: declared
                .member("defaultValue")
                .filter(|_| declared.is_whole())
                .map(Rc::clone),
            nullable: declared
                .member("nullable")
                .filter(|_| declared.is_whole())
                .is_some_and(|value| matches!(value.kind, Kind::Bool(true))),
        };
        template
            .parameters
            .insert(name.to_ascii_lowercase(), parameter);
    }
    for (name, entry) in plain(root.member("variables")) {
        template
            .variables
            .insert(name.to_ascii_lowercase(), whole(&entry.value));
    }
    for (name, entry) in plain(root.member("outputs")) {
        if let Some(output) = output(&entry.value) {
            template.outputs.insert(name.to_ascii_lowercase(), output);
        }
    }
    functions(root, &mut template);
    let mut builder = Builder {
        path,
        file,
        text,
        level,
        strays: Vec::new(),
    };
    template.resources = builder.declarations(root.member("resources"));
    template.strays = builder.strays;
    template
}

/// The members of an object that have a plain name.
fn plain(object: Option<&Shared>) -> impl Iterator<Item = (&Arc<str>, &Entry)> {
    object
        .into_iter()
        .flat_map(|object| object.entries())
        .filter_map(|entry| match &entry.key {
            Key::Plain(name) => Some((name, entry)),
            Key::Computed(_) | Key::Spread | Key::Lost => None,
        })
}

/// What nobody knows for certain, if something in it is broken.
fn whole(value: &Shared) -> Shared {
    if value.is_whole() {
        Rc::clone(value)
    } else {
        Expr::leaf(Kind::Broken, value.range.clone())
    }
}

/// The value of an output, or its loop.
fn output(declared: &Shared) -> Option<Shared> {
    if !declared.is_whole() {
        return Some(whole(declared));
    }
    if let Some(value) = declared.member("value") {
        return Some(Rc::clone(value));
    }
    let copy = declared.member("copy")?;
    let round = Round::Count {
        name: "".into(),
        count: Rc::clone(copy.member("count")?),
    };
    let body = Rc::clone(copy.member("input")?);
    Expr::new(Kind::Loop { round, body }, declared.range.clone()).ok()
}

fn functions(root: &Shared, template: &mut Template) {
    for space in root
        .member("functions")
        .map_or(&[][..], |list| list.items())
    {
        let Some(namespace) = space.value.member("namespace").and_then(|name| name.text()) else {
            continue;
        };
        for (name, entry) in plain(space.value.member("members")) {
            let body = entry
                .value
                .member("output")
                .and_then(|output| output.member("value"));
            let Some(body) = body else { continue };
            let parameters = entry
                .value
                .member("parameters")
                .map_or(&[][..], |list| list.items())
                .iter()
                .filter_map(|item| item.value.member("name")?.text().cloned())
                .collect();
            template.functions.insert(
                format!("{namespace}.{name}").to_ascii_lowercase(),
                Function {
                    parameters,
                    body: whole(body),
                },
            );
        }
    }
}

/// Collects the resources of one template.
struct Builder<'a> {
    path: &'a Path,
    file: u32,
    text: &'a str,
    level: usize,
    strays: Vec<(Range<usize>, &'static str)>,
}

impl Builder<'_> {
    /// The resources of a list, or of an object whose names are symbolic.
    fn declarations(&mut self, resources: Option<&Shared>) -> Vec<Rc<Resource>> {
        let Some(resources) = resources else {
            return Vec::new();
        };
        if !matches!(resources.kind, Kind::List(_) | Kind::Object(_)) {
            self.stray(resources, "resources that are computed are not read");
        }
        let mut found = Vec::new();
        for item in resources.items() {
            found.extend(self.declaration(None, &item.value));
        }
        for entry in resources.entries() {
            let symbol = match &entry.key {
                Key::Plain(name) => Some(name),
                Key::Computed(_) | Key::Spread | Key::Lost => None,
            };
            found.extend(self.declaration(symbol, &entry.value));
        }
        found
    }

    fn stray(&mut self, what: &Expr, why: &'static str) {
        self.strays.push((what.range.clone(), why));
    }

    fn declaration(&mut self, symbol: Option<&Arc<str>>, body: &Shared) -> Option<Rc<Resource>> {
        let (type_text, header) = self.type_of(body)?;
        let round = body.member("copy").map(|copy| Round::Count {
            name: copy
                .member("name")
                .and_then(|name| name.text().cloned())
                .unwrap_or_default(),
            count: Rc::clone(copy.member("count").unwrap_or(copy)),
        });
        let is_deployment = type_text.eq_ignore_ascii_case("Microsoft.Resources/deployments");
        let module = is_deployment.then(|| self.module(body, &header)).flatten();
        let incomplete = body.entries().iter().any(|entry| {
            let aside =
                matches!(&entry.key, Key::Plain(name) if name.eq_ignore_ascii_case("resources"));
            !aside && !entry.value.is_whole()
        });
        Some(Rc::new(Resource {
            symbol: symbol.cloned(),
            existing: body
                .member("existing")
                .is_some_and(|value| matches!(value.kind, Kind::Bool(true))),
            incomplete,
            condition: body.member("condition").map(Rc::clone),
            round,
            children: self.declarations(body.member("resources")),
            body: Rc::clone(body),
            type_text,
            header,
            module,
        }))
    }

    /// The type of a resource, and its place. Where the text is broken, it is looked for there.
    fn type_of(&mut self, body: &Shared) -> Option<(Arc<str>, Range<usize>)> {
        let entry = body.entry("type");
        if let Some(entry) = entry
            && let Kind::Text(text) = &entry.value.kind
        {
            return Some((
                Arc::clone(text),
                entry.key_range.start..entry.value.range.end,
            ));
        }
        if !body.is_whole() {
            let start = entry.map_or(body.range.start, |entry| entry.key_range.start);
            let inner = self.text.get(start..body.range.end)?;
            let place = written_type(inner)?;
            return Some((
                inner.get(place.clone())?.into(),
                start + place.start..start + place.end,
            ));
        }
        self.stray(
            body,
            match entry {
                Some(_) => "a resource whose type is computed is not read",
                None => "a resource without a type",
            },
        );
        None
    }

    /// The template that a deployment brings in.
    fn module(&mut self, body: &Shared, header: &Range<usize>) -> Option<Module> {
        let properties = body.member("properties")?;
        let parameters = properties.member("parameters").map(Rc::clone);
        if let Some(inside) = properties.member("template") {
            if self.level >= NESTED {
                return Some(Module::Closed {
                    reason: "templates are nested too deeply; move this one to a file of its own",
                    range: header.clone(),
                });
            }
            let inner = properties
                .member("expressionEvaluationOptions")
                .and_then(|options| options.member("scope")?.text())
                .is_some_and(|scope| scope.eq_ignore_ascii_case("inner"));
            let template = nested(inside, self.path, self.file, self.text, self.level + 1);
            return Some(Module::Nested {
                template: Rc::new(template),
                inner,
                parameters,
            });
        }
        let link = properties.member("templateLink")?;
        let (link, relative) = match (link.member("relativePath"), link.member("uri")) {
            (Some(path), _) => (path, true),
            (None, Some(uri)) => (uri, false),
            (None, None) => {
                return Some(Module::Closed {
                    reason: "a template spec is not read; keep the template as a file to have its resources checked",
                    range: header.clone(),
                });
            }
        };
        Some(Module::Linked {
            link: Rc::clone(link),
            relative,
            range: link.range.clone(),
            parameters,
        })
    }
}

/// Where the text of a resource says its type.
fn written_type(text: &str) -> Option<Range<usize>> {
    text.match_indices("type").find_map(|(at, key)| {
        let after = text.get(at + key.len()..)?;
        let name = after.trim_start_matches(['"', ' ', ':']);
        let ends = |letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '.' | '/');
        let name = name.get(..name.find(ends).unwrap_or(name.len()))?;
        let start = text.len() - after.len() + (after.find(name)?);
        let is_type = name.contains('.') && name.contains('/') && !name.ends_with('/');
        is_type.then_some(start..start + name.len())
    })
}
