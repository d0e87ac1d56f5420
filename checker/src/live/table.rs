//! The read tables: what is asked of the clouds, for which kind of resource, with which permission.
//!
//! `checker/reads/CLOUD/SERVICE.toml`. A call that is in no table cannot be made, and a table can only say `get` and
//! `post`, the latter for operations that read. Permissions (`sekisho permissions`) are taken from here as well.

use super::call::Call;
use super::vars::Template;
use policy::Renames;
use rust_embed::Embed;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// The tables of `checker/reads`.
#[derive(Embed)]
#[folder = "reads"]
struct Tables;

/// What a read may be made once for, besides the items of another read.
const SCOPES: [&str; 8] = [
    "account",
    "caller",
    "region",
    "tenant",
    "subscription",
    "project",
    "folder",
    "organization",
];

/// A cloud that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cloud {
    /// Amazon Web Services.
    Aws,
    /// Microsoft Azure.
    Azure,
    /// Google Cloud.
    Google,
}

impl Cloud {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 3] = [Self::Aws, Self::Azure, Self::Google];

    /// The word used in ids of guides and folders.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Azure => "azure",
            Self::Google => "google",
        }
    }
}

/// A read table that is not valid. With the embedded ones that is a defect of this build.
#[derive(Debug, thiserror::Error)]
#[error("read table {path}: {message}")]
pub struct TableError {
    /// The table.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// One way to read one kind of resource.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) cloud: Cloud,
    /// The kinds of resources that it gives: none, one, or several whose items say which they are.
    pub(crate) kinds: Vec<String>,
    /// The kind of an item.
    pub(crate) kind: Option<Template>,
    /// What children and the program know it by: the kind, unless it says another.
    pub(crate) key: String,
    /// Once for each of what: a scope (`region`), or the key of another read.
    pub(crate) each: String,
    pub(crate) list: Option<Call>,
    pub(crate) get: Option<Call>,
    /// The parts that other calls give.
    pub(crate) with: Vec<With>,
    /// For what is read only where something else names it.
    pub(crate) named: Option<Named>,
    pub(crate) id: Option<Template>,
    pub(crate) name: Option<Template>,
    /// Members of the parent or the item, and the values of which they must have one.
    pub(crate) filter: BTreeMap<String, Vec<String>>,
    /// Members that can be written and are never answered: that they are absent tells nothing.
    pub(crate) unseen: Vec<String>,
    /// What a member that is absent from the answer stands for, where that is not the default of the shape, by its path: the proto3
    /// JSON of Google leaves out every `false`.
    pub(crate) absent: Map<String, Value>,
    /// Permissions besides those of the calls, as Cloud Control needs them.
    pub(crate) permissions: Vec<String>,
}

/// A part of a resource that has a call of its own.
#[derive(Debug)]
pub(crate) struct With {
    /// The member that it becomes; `None` where the shape's answer says it.
    pub(crate) place: Option<String>,
    pub(crate) list: Option<Call>,
    pub(crate) get: Option<Call>,
    /// How its members are called in the resource schema.
    pub(crate) renames: Renames,
    /// Whether it names nothing that is only read where it is named, so that without it nothing else is missed.
    pub(crate) names_nothing: bool,
    /// For one list with the parts of all items: the member by which they are told apart, and what an item has that is not
    /// in the list.
    pub(crate) joined: Option<Joined>,
}

/// How the items of two lists belong together.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) by: String,
    pub(crate) absent: Value,
}

/// How something is named elsewhere.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Named {
    /// The member of the parent's answer that is looked at; everything if there is none.
    pub(crate) r#in: Option<String>,
    /// Members that stand together in one object.
    pub(crate) members: Vec<String>,
    /// Values of members that name nothing of its own.
    pub(crate) unless: BTreeMap<String, String>,
    /// Whether most of what is named has none of it, so that nobody is told where it is not there.
    pub(crate) often_absent: bool,
    /// The form of an ARN: `*` is any text without a colon, what stands for `{name}` becomes a variable.
    pub(crate) arn: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    service: String,
    host: String,
    source: String,
    /// The permissions of reads that name none of their own.
    #[serde(default)]
    permissions: Vec<String>,
    read: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    kind: Option<String>,
    kinds: Vec<String>,
    key: Option<String>,
    each: String,
    list: Option<CallOrControl>,
    get: Option<RawCall>,
    control: Option<String>,
    model: BTreeMap<String, String>,
    with: Vec<RawWith>,
    named: Option<Named>,
    single: bool,
    id: Option<String>,
    name: Option<String>,
    r#where: BTreeMap<String, Vec<String>>,
    permissions: Vec<String>,
    unseen: Vec<String>,
    absent: Map<String, Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawWith {
    place: Option<String>,
    each: Option<String>,
    r#match: Option<String>,
    absent: Value,
    names_nothing: bool,
    list: Option<RawCall>,
    get: Option<RawCall>,
    pascal: bool,
    rename: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum CallOrControl {
    Control(String),
    Call(Box<RawCall>),
}

/// A call as a table writes it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCall {
    pub(super) call: String,
    pub(super) operation: Option<String>,
    pub(super) permission: Option<String>,
    pub(super) get: Option<String>,
    pub(super) post: Option<String>,
    pub(super) host: Option<String>,
    pub(super) query: BTreeMap<String, String>,
    pub(super) body: Map<String, Value>,
    pub(super) items: Option<String>,
    pub(super) next: Option<String>,
    pub(super) ask: Option<String>,
    pub(super) next_url: Option<String>,
    pub(super) within: Option<String>,
    pub(super) target: Option<String>,
    pub(super) json: Option<String>,
    pub(super) form: BTreeMap<String, String>,
    /// What Cloud Control wants as a JSON text in its `ResourceModel`.
    pub(super) model: BTreeMap<String, String>,
    /// Codes of refusals that say that there is nothing to list.
    pub(super) none: Vec<String>,
}

/// All read tables.
#[derive(Debug)]
pub struct Reads {
    pub(crate) all: Vec<Read>,
}

impl Reads {
    /// The embedded tables, which are taken in once.
    ///
    /// # Errors
    /// A table that is not valid.
    pub fn embedded() -> Result<Arc<Self>, TableError> {
        static EMBEDDED: OnceLock<Arc<Reads>> = OnceLock::new();
        if let Some(reads) = EMBEDDED.get() {
            return Ok(Arc::clone(reads));
        }
        let reads = Arc::new(Self::take_in()?);
        Ok(Arc::clone(EMBEDDED.get_or_init(|| reads)))
    }

    fn take_in() -> Result<Self, TableError> {
        let mut all = Vec::new();
        let mut paths: Vec<_> = Tables::iter().collect();
        paths.sort();
        for path in paths {
            let Some(file) = Tables::get(&path) else {
                continue;
            };
            let text = String::from_utf8_lossy(&file.data);
            let read = read(&path, &text).map_err(|message| TableError {
                path: path.to_string(),
                message,
            })?;
            all.extend(read);
        }
        let mut reads = Self { all: Vec::new() };
        for read in all {
            reads.add(read);
        }
        reads.check()?;
        Ok(reads)
    }

    /// Takes in a read. Several that make one resource out of parts are one.
    fn add(&mut self, read: Read) {
        let is_made_of_parts = |read: &Read| read.list.is_none() && read.get.is_none();
        let same = self.all.iter_mut().find(|known| {
            is_made_of_parts(known)
                && is_made_of_parts(&read)
                && known.cloud == read.cloud
                && (&known.kinds, &known.each) == (&read.kinds, &read.each)
        });
        match same {
            Some(known) => known.with.extend(read.with),
            None => self.all.push(read),
        }
    }

    /// Every read begins in a scope, at the end of a chain of parents. None is called like a scope: what is read once for
    /// the scope would be read for each of its items, too.
    fn check(&self) -> Result<(), TableError> {
        for read in &self.all {
            if SCOPES.contains(&read.key.as_str()) {
                return Err(TableError {
                    path: read.cloud.as_str().to_owned(),
                    message: format!("{}: that is the name of a scope", read.key),
                });
            }
            let (mut each, mut seen) = (read.each.as_str(), BTreeSet::new());
            while !SCOPES.contains(&each) {
                let parent = self.all.iter().find(|parent| parent.key == each);
                match parent.filter(|_| seen.insert(each)) {
                    Some(parent) => each = &parent.each,
                    None => {
                        return Err(TableError {
                            path: read.cloud.as_str().to_owned(),
                            message: format!("{}: nothing reads each {each}", read.key),
                        });
                    }
                }
            }
        }
        Ok(())
    }

    /// The kinds that can be read.
    pub fn kinds(&self) -> BTreeSet<String> {
        self.all
            .iter()
            .flat_map(|read| read.kinds.clone())
            .collect()
    }

    /// The reads of a cloud.
    pub(crate) fn of(&self, cloud: Cloud) -> impl Iterator<Item = &Read> {
        self.all.iter().filter(move |read| read.cloud == cloud)
    }

    /// The first parts of the hosts of AWS, by which addresses are configured.
    pub(crate) fn aws_hosts(&self) -> Vec<String> {
        let calls = self.of(Cloud::Aws).flat_map(Read::calls);
        let mut hosts: Vec<String> = calls.map(Call::host_label).collect();
        hosts.sort();
        hosts.dedup();
        hosts
    }

    /// The read with a key, of those that give no resource.
    pub(crate) fn keyed(&self, key: &str) -> Option<&Read> {
        self.all.iter().find(|read| read.key == key)
    }
}

impl Read {
    /// Every call that it makes.
    pub(crate) fn calls(&self) -> impl Iterator<Item = &Call> {
        let own = self.list.iter().chain(&self.get);
        let parts = self
            .with
            .iter()
            .flat_map(|with| with.list.iter().chain(&with.get));
        own.chain(parts)
    }
}

/// The reads of one table.
fn read(path: &str, text: &str) -> Result<Vec<Read>, String> {
    let cloud = Cloud::ALL
        .into_iter()
        .find(|cloud| path.split('/').next() == Some(cloud.as_str()))
        .ok_or("its folder is no cloud")?;
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    if !file.source.starts_with("https://") {
        return Err("`source` is no https address".to_owned());
    }
    let entry = |entry: &Entry| of_entry(cloud, &file, entry);
    file.read.iter().map(entry).collect()
}

fn of_entry(cloud: Cloud, file: &File, entry: &Entry) -> Result<Read, String> {
    let label = entry.kind.clone().or_else(|| entry.key.clone());
    let label = label.or_else(|| entry.kinds.first().cloned());
    let label = label.ok_or("a read has neither `kind` nor `key`")?;
    let call = |raw: &RawCall| {
        Call::read(cloud, &file.service, &file.host, raw).map_err(|why| format!("{label}: {why}"))
    };
    let template = |text: &Option<String>| match text {
        Some(text) => Template::read(text)
            .map(Some)
            .ok_or_else(|| format!("{label}: an open brace in {text:?}")),
        None => Ok(None),
    };
    let kind = entry.kind.as_deref().unwrap_or_default();
    let (list, get) = match (&entry.list, &entry.control) {
        (Some(CallOrControl::Control(word)), None) if word == "control" => (
            Some(call(&control_list(kind, &entry.model))?),
            Some(call(&control_get(kind, "{Identifier}"))?),
        ),
        (None, Some(identifier)) => (None, Some(call(&control_get(kind, identifier))?)),
        (Some(CallOrControl::Call(list)), None) => {
            (Some(call(list)?), entry.get.as_ref().map(call).transpose()?)
        }
        (None, None) => (None, entry.get.as_ref().map(call).transpose()?),
        _ => return Err(format!("{label}: `list` and `control` do not fit together")),
    };
    if list.as_ref().is_some_and(|list| list.items.is_none()) {
        return Err(format!("{label}: `list` has no `items`"));
    }
    if entry.each.is_empty() {
        return Err(format!("{label}: no `each`"));
    }
    let with = |raw: &RawWith| {
        Ok::<_, String>(With {
            place: raw.place.clone(),
            list: raw.list.as_ref().map(call).transpose()?,
            get: raw.get.as_ref().map(call).transpose()?,
            renames: Renames::new(raw.pascal, &raw.rename),
            names_nothing: raw.names_nothing,
            joined: raw.r#match.clone().map(|by| Joined {
                by,
                absent: raw.absent.clone(),
            }),
        })
    };
    let known =
        entry.single || entry.list.is_some() || entry.named.is_some() || entry.get.is_some();
    if !known
        || entry
            .with
            .iter()
            .any(|with| with.each.is_some() != with.r#match.is_some())
    {
        return Err(format!("{label}: nothing says what is read"));
    }
    let kinds = if entry.kinds.is_empty() {
        entry.kind.iter().cloned().collect()
    } else {
        entry.kinds.clone()
    };
    Ok(Read {
        cloud,
        kinds,
        kind: template(&entry.kind)?,
        key: entry.key.clone().unwrap_or_else(|| label.clone()),
        each: entry.each.clone(),
        list,
        get,
        with: entry.with.iter().map(with).collect::<Result<_, _>>()?,
        named: entry.named.clone(),
        id: template(&entry.id)?,
        name: template(&entry.name)?,
        filter: entry.r#where.clone(),
        unseen: entry.unseen.clone(),
        absent: entry.absent.clone(),
        permissions: if entry.permissions.is_empty() {
            file.permissions.clone()
        } else {
            entry.permissions.clone()
        },
    })
}

/// Cloud Control's list of a type.
/// <https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/API_ListResources.html>
fn control_list(kind: &str, model: &BTreeMap<String, String>) -> RawCall {
    let body = Map::from_iter([
        ("TypeName".to_owned(), kind.into()),
        ("MaxResults".to_owned(), 100.into()),
    ]);
    RawCall {
        model: model.clone(),
        items: Some("ResourceDescriptions".to_owned()),
        next: Some("NextToken".to_owned()),
        ..control("ListResources", body)
    }
}

/// Cloud Control's answer on one resource.
/// <https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/API_GetResource.html>
fn control_get(kind: &str, identifier: &str) -> RawCall {
    let body = [("TypeName", kind), ("Identifier", identifier)];
    let body = body.map(|(name, value)| (name.to_owned(), value.into()));
    RawCall {
        within: Some("ResourceDescription".to_owned()),
        ..control("GetResource", body.into_iter().collect())
    }
}

fn control(operation: &str, body: Map<String, Value>) -> RawCall {
    RawCall {
        call: format!("cloudformation:{operation}"),
        operation: Some(format!("cloudcontrol:{operation}")),
        post: Some("/".to_owned()),
        target: Some(format!("CloudApiService.{operation}")),
        json: Some("1.0".to_owned()),
        body,
        ..RawCall::default()
    }
}
