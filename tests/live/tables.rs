//! The read tables as a stranger reads them: which calls there are, what each gives, and what stands below that.

use crate::cloud::Call;
use policy::Shapes;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::{Table, Value};

/// One `[[read]]`.
pub(crate) struct Read {
    pub(crate) cloud: String,
    pub(crate) key: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) each: String,
    /// Whether it is read only where something names it.
    pub(crate) named: bool,
    /// The form of the ids of what it gives.
    pub(crate) id: Glob,
}

/// What a call is to a read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    List,
    Get,
    /// A part of every resource.
    Part(String),
    /// One element of a part that is a list.
    Element(String),
}

impl Role {
    /// The member that a part becomes.
    pub(crate) fn place(&self) -> Option<&str> {
        match self {
            Self::Part(place) | Self::Element(place) => Some(place),
            Self::List | Self::Get => None,
        }
    }
}

/// Every call that has the same form, and the reads that make it: what one permission or one bad day takes away.
pub(crate) struct Collector {
    pub(crate) name: String,
    /// Whether the table says how the answer goes on.
    pub(crate) pages: bool,
    pub(crate) gives: Vec<(usize, Role)>,
    form: Form,
}

/// What calls of a collector look like.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    /// The signing name on AWS, the host elsewhere.
    service: Glob,
    method: &'static str,
    path: Glob,
    /// What the query has to have.
    query: BTreeMap<String, Glob>,
    /// The operation, if the request itself names it.
    action: Option<String>,
    /// The type, for Cloud Control.
    kind: String,
}

/// A text in which `*` stands for anything without one of some characters, and `#` for anything.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Glob {
    text: String,
    not: &'static str,
}

/// All tables.
pub(crate) struct Tables {
    pub(crate) reads: Vec<Read>,
    pub(crate) collectors: Vec<Collector>,
}

impl Glob {
    /// A template: `{x}` is a `*`, `{+x}` a `#`.
    fn of(template: &str, not: &'static str) -> Self {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').unwrap();
            text.push_str(before);
            text.push(if name.starts_with('+') { '#' } else { '*' });
            rest = behind;
        }
        text.push_str(rest);
        if text == "*" {
            "#".clone_into(&mut text);
        }
        Self { text, not }
    }

    pub(crate) fn fits(&self, text: &str) -> bool {
        fn fits(glob: &[u8], text: &[u8], not: &str) -> bool {
            match (glob.split_first(), text.split_first()) {
                (None, _) => text.is_empty(),
                (Some((b'*' | b'#', rest)), None) => fits(rest, text, not),
                (Some((b'#', rest)), Some((_, behind))) => {
                    fits(rest, text, not) || fits(glob, behind, not)
                }
                (Some((b'*', rest)), Some((first, behind))) => {
                    fits(rest, text, not)
                        || (!not.as_bytes().contains(first) && fits(glob, behind, not))
                }
                (Some((wanted, rest)), Some((first, behind))) => {
                    wanted.eq_ignore_ascii_case(first) && fits(rest, behind, not)
                }
                (Some(_), None) => false,
            }
        }
        fits(self.text.as_bytes(), text.as_bytes(), self.not)
    }

    /// How much it says.
    fn weight(&self) -> usize {
        self.text.len() - self.text.matches(['*', '#']).count()
    }
}

/// A value of a query without its percent signs.
fn decoded(value: &str) -> String {
    let mut parts = value.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap();
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).unwrap()
}

impl Form {
    fn fits(&self, call: &Call) -> bool {
        let (path, query) = call.target.split_once('?').unwrap_or((&call.target, ""));
        let query: Vec<(&str, &str)> = query.split('&').filter_map(|p| p.split_once('=')).collect();
        self.service.fits(&call.service)
            && self.method == call.method
            && self.kind == call.kind
            && self.path.fits(path)
            && self
                .action
                .as_ref()
                .is_none_or(|action| *action == call.operation)
            && self.query.iter().all(|(name, glob)| {
                let mut same = query.iter().filter(|(n, _)| decoded(n) == *name);
                same.any(|(_, value)| glob.fits(&decoded(value)))
            })
    }

    fn weight(&self) -> usize {
        let query = self.query.values().map(|glob| 100 + glob.weight());
        self.path.weight() + query.sum::<usize>()
    }
}

impl Tables {
    /// The tables of a cloud.
    pub(crate) fn of(cloud: &str) -> Self {
        let mut tables = Self {
            reads: Vec::new(),
            collectors: Vec::new(),
        };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("checker/reads")
            .join(cloud);
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        paths.sort();
        let mut calls = Vec::new();
        for path in paths {
            let file: Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            for entry in file["read"].as_array().unwrap() {
                tables.entry(cloud, &file, entry, &mut calls);
            }
        }
        let mut forms: BTreeMap<Form, Collector> = BTreeMap::new();
        for (read, role, raw) in calls {
            let form = Self::form(&tables.reads[read], &role, &raw);
            let collector = forms.entry(form.clone()).or_insert_with(|| Collector {
                name: form.name(raw.text("operation").or(raw.text("call")).unwrap()),
                pages: raw.call.contains_key("next") || raw.call.contains_key("next_url"),
                gives: Vec::new(),
                form,
            });
            collector.gives.push((read, role));
        }
        tables.collectors = forms.into_values().collect();
        tables
    }

    fn entry(
        &mut self,
        cloud: &str,
        file: &Table,
        entry: &Value,
        calls: &mut Vec<(usize, Role, Raw)>,
    ) {
        let text = |name: &str| entry.get(name).and_then(Value::as_str);
        let kind = text("kind").unwrap_or_default();
        let kinds = match entry.get("kinds").and_then(Value::as_array) {
            Some(kinds) => kinds
                .iter()
                .map(|kind| kind.as_str().unwrap().to_owned())
                .collect(),
            None if kind.is_empty() => Vec::new(),
            None => vec![kind.to_owned()],
        };
        let read = self.reads.len();
        let raw = |call: &Value| Raw::new(file, call);
        let control = |operation: &str| Raw::control(file, operation, kind);
        match (entry.get("list"), text("control")) {
            (Some(Value::String(_)), _) => {
                calls.push((read, Role::List, control("ListResources")));
                calls.push((read, Role::Get, control("GetResource")));
            }
            (_, Some(_)) => calls.push((read, Role::Get, control("GetResource"))),
            (list, None) => calls.extend(list.map(|list| (read, Role::List, raw(list)))),
        }
        calls.extend(entry.get("get").map(|get| (read, Role::Get, raw(get))));
        for with in entry
            .get("with")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let told = with.get("place").and_then(Value::as_str);
            let (list, get) = (with.get("list"), with.get("get"));
            let place = told.map_or_else(|| place(kind, &raw(get.unwrap())), str::to_owned);
            calls.extend(list.map(|list| (read, Role::Part(place.clone()), raw(list))));
            let role = if list.is_some() {
                Role::Element(place)
            } else {
                Role::Part(place)
            };
            calls.extend(get.map(|get| (read, role, raw(get))));
        }
        self.reads.push(Read {
            cloud: cloud.to_owned(),
            key: text("key").map_or_else(|| kinds[0].clone(), str::to_owned),
            kinds,
            each: text("each").unwrap().to_owned(),
            named: entry.get("named").is_some(),
            id: Glob::of(text("id").unwrap_or("{x}"), ":"),
        });
    }

    fn form(read: &Read, role: &Role, raw: &Raw) -> Form {
        let mut path = raw
            .text("get")
            .or(raw.text("post"))
            .unwrap_or("/")
            .to_owned();
        // `{+id}` is the id of the parent for a list, and its own for everything else.
        if let Some(rest) = path.strip_prefix("{+id}") {
            let own = if *role == Role::List {
                &read.each
            } else {
                &read.kinds[0]
            };
            let (provider, types) = own.split_once('/').unwrap();
            let types = types.replace('/', "/{x}/");
            path = format!("{{+x}}/providers/{provider}/{types}/{{x}}{rest}");
        }
        let query = raw.call.get("query").and_then(Value::as_table);
        let constant = |value: &Value| Glob::of(value.as_str().unwrap(), "");
        let query = query
            .into_iter()
            .flatten()
            .filter(|(_, value)| !value.as_str().unwrap().contains("{?"));
        let form = raw.call.get("form").and_then(Value::as_table);
        let target = raw
            .text("target")
            .and_then(|target| target.rsplit('.').next());
        let action = form.map(|form| form["Action"].as_str().unwrap()).or(target);
        Form {
            service: raw.service.clone(),
            method: if raw.call.contains_key("get") {
                "GET"
            } else {
                "POST"
            },
            path: Glob::of(&path, "/"),
            query: query
                .map(|(name, value)| (name.clone(), constant(value)))
                .collect(),
            action: action.map(str::to_owned),
            kind: raw.kind.clone(),
        }
    }

    /// The collector of a call: the one that says most about it.
    pub(crate) fn of_call(&self, call: &Call) -> Option<usize> {
        let numbered = self.collectors.iter().enumerate();
        let fitting = numbered.filter(|(_, collector)| collector.form.fits(call));
        fitting
            .max_by_key(|(_, collector)| collector.form.weight())
            .map(|(index, _)| index)
    }

    /// The reads that a resource may have come from: those with the most exact form of its id.
    pub(crate) fn sources(&self, kind: &str, id: &str) -> BTreeSet<usize> {
        let numbered = self.reads.iter().enumerate();
        let of_kind = numbered.filter(|(_, read)| read.kinds.iter().any(|known| known == kind));
        let fitting: Vec<_> = of_kind.filter(|(_, read)| read.id.fits(id)).collect();
        let most = fitting.iter().map(|(_, read)| read.id.weight()).max();
        let best = fitting
            .iter()
            .filter(|(_, read)| Some(read.id.weight()) == most);
        best.map(|(index, _)| *index).collect()
    }

    /// The reads that are made once for each item of a read, and those below them.
    pub(crate) fn below(&self, read: usize) -> BTreeSet<usize> {
        let key = &self.reads[read].key;
        let children = self
            .reads
            .iter()
            .enumerate()
            .filter(|(_, child)| child.each == *key);
        let mut found = BTreeSet::new();
        for (child, _) in children {
            found.insert(child);
            found.extend(self.below(child));
        }
        found
    }

    /// The reads of what the answers of a read name.
    pub(crate) fn named_by(&self, read: usize) -> BTreeSet<usize> {
        let key = &self.reads[read].key;
        let numbered = self.reads.iter().enumerate();
        let named = numbered.filter(|(_, child)| child.named && child.each == *key);
        named.map(|(child, _)| child).collect()
    }

    /// Whether a read is only made where something anywhere in its scope names it.
    pub(crate) fn is_named_anywhere(&self, read: usize) -> bool {
        let read = &self.reads[read];
        read.named && !self.reads.iter().any(|parent| parent.key == read.each)
    }

    /// Whether all of it is read only where something names it, so that "not there" is an answer.
    pub(crate) fn is_only_named(&self, collector: &Collector) -> bool {
        let named = |(read, role): &(usize, Role)| self.reads[*read].named && *role == Role::Get;
        collector.gives.iter().all(named)
    }
}

impl Form {
    fn name(&self, call: &str) -> String {
        let Self {
            method,
            path,
            query,
            kind,
            ..
        } = self;
        if self.action.is_some() {
            return format!("{call} {kind}").trim_end().to_owned();
        }
        let told = ["guardrailVersion", "contentType"];
        let told = query
            .iter()
            .filter(|(name, _)| told.contains(&name.as_str()));
        let told = told.map(|(name, value)| format!("{name}={}", value.text));
        let place = format!("{method} {}", path.text);
        let words = [call.to_owned(), place].into_iter().chain(told);
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A call as a table writes it.
struct Raw {
    service: Glob,
    call: Table,
    kind: String,
}

impl Raw {
    fn new(file: &Table, call: &Value) -> Self {
        let call = call.as_table().unwrap().clone();
        let host = call.get("host").unwrap_or(&file["host"]).as_str().unwrap();
        let service = file["service"].as_str().unwrap();
        let is_aws = host.contains("{dns}");
        Self {
            service: Glob::of(if is_aws { service } else { host }, "."),
            call,
            kind: String::new(),
        }
    }

    fn control(file: &Table, operation: &str, kind: &str) -> Self {
        let mut call = Table::new();
        call.insert(
            "call".to_owned(),
            format!("cloudcontrol:{operation}").into(),
        );
        call.insert(
            "target".to_owned(),
            format!("CloudApiService.{operation}").into(),
        );
        if operation.starts_with("List") {
            call.insert("next".to_owned(), "NextToken".into());
        }
        Self {
            kind: kind.to_owned(),
            ..Self::new(file, &Value::Table(call))
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.call.get(name).and_then(Value::as_str)
    }
}

/// The member that a part becomes, where only the shape says it.
fn place(kind: &str, get: &Raw) -> String {
    let shapes = Shapes::embedded();
    let operation = get.text("operation").or(get.text("call"));
    let mut answers = shapes.of(kind).unwrap().answers.iter();
    let answer = answers
        .find(|answer| Some(answer.api.as_str()) == operation)
        .unwrap();
    answer.place.clone().unwrap()
}
