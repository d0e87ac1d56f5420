//! Finds the answers in a document, whatever they are wrapped in, and makes resources of them.

use super::{Collection, NotUnderstood, Parts, Reader};
use crate::asset;
use crate::identity::{Scope, arm_type, is_arm};
use crate::lazy::{Broken, Node, Object, Opened};
use crate::making::{self, Around as Told};
use policy::{
    Answer, AnswerMembers as _, Listed, Place, Resource, Shape, Snapshot, Unknown, scope_of,
};
use serde_json::{Map, Value};

/// How deep answers may be wrapped in collections of one's own.
const WRAPPING: usize = 8;
/// Members that say that a list goes on elsewhere.
const MORE: [&str; 5] = [
    "nextToken",
    "NextToken",
    "nextLink",
    "nextPageToken",
    "@odata.nextLink",
];

/// Collects the resources of one file.
pub(super) struct Gatherer<'r, 's> {
    file: &'r str,
    reader: &'r mut Reader<'s>,
    collection: Collection,
    /// How many pieces were taken for something; tells whether a document was understood at all.
    understood: usize,
    /// How many resources were numbered versions of something.
    versions: usize,
}

/// Where the gatherer is: what is told around a piece, its member name and its place in the file.
#[derive(Clone)]
struct Around {
    scope: Scope,
    member: Option<String>,
    at: Place,
    depth: usize,
}

impl<'r, 's> Gatherer<'r, 's> {
    pub(super) fn new(file: &'r str, reader: &'r mut Reader<'s>) -> Self {
        Self {
            file,
            reader,
            collection: Collection::default(),
            understood: 0,
            versions: 0,
        }
    }

    /// Takes in one document; `number` is given when the file holds several.
    pub(super) fn document(&mut self, node: Node<'_>, number: Option<usize>) -> Result<(), Broken> {
        let at = number.map_or_else(Place::root, |number| Place::root().element(number));
        let around = Around {
            scope: Scope::default(),
            member: None,
            at,
            depth: 0,
        };
        self.piece(node, &around)
    }

    pub(super) fn not_understood(&mut self, at: &str, reason: String) {
        self.collection.not_understood.push(NotUnderstood {
            file: self.file.to_owned(),
            at: at.to_owned(),
            reason,
        });
    }

    pub(super) fn finish(self) -> Collection {
        let mut collection = self.collection;
        // A log of a million foreign lines is one thing not understood, not a million.
        if let Some(first) = collection.not_understood.first().cloned() {
            let count = collection.not_understood.len();
            if self.understood == 0 && count > 1 {
                let reason = format!("{} ({count} pieces like this)", first.reason);
                collection.not_understood = vec![NotUnderstood {
                    at: String::new(),
                    reason,
                    ..first
                }];
            }
        }
        collection
    }

    fn piece(&mut self, node: Node<'_>, around: &Around) -> Result<(), Broken> {
        match node.open()? {
            Opened::List(items) => self.items(items, around)?,
            Opened::Object(object) => self.object(object, around)?,
            Opened::Plain => self.not_understood(
                around.at.as_str(),
                "a bare value; an answer is a JSON object".to_owned(),
            ),
        }
        Ok(())
    }

    fn items(&mut self, items: Vec<Node<'_>>, around: &Around) -> Result<(), Broken> {
        for (index, item) in items.into_iter().enumerate() {
            let around = Around {
                at: around.at.element(index),
                ..around.clone()
            };
            self.piece(item, &around)?;
        }
        Ok(())
    }

    fn object(&mut self, mut object: Object<'_>, around: &Around) -> Result<(), Broken> {
        match object.text("schema") {
            Some(schema) if Snapshot::is_schema(schema) => {
                self.own_snapshot(object.read()?, around);
                return Ok(());
            }
            Some(schema) if schema.starts_with("sekisho.") => {
                let reason = "a Sekisho format that --input does not read; it reads answers and sekisho.snapshot/1";
                self.not_understood(around.at.as_str(), reason.to_owned());
                return Ok(());
            }
            _ => {}
        }
        if asset::may_be_envelope(&object) {
            let read = object.read()?;
            if let Some(opened) = asset::open(&read) {
                self.understood += 1;
                match opened {
                    Ok(enveloped) => self.schema_resource(
                        enveloped.kind,
                        enveloped.id,
                        enveloped.config,
                        &around.scope,
                    ),
                    Err(reason) => self.not_understood(around.at.as_str(), reason),
                }
                return Ok(());
            }
            object = read.into();
        }
        if let Some(kind) = arm_kind(&object) {
            self.understood += 1;
            let config = Value::Object(object.read()?);
            self.schema_resource(kind, None, config, &around.scope);
            return Ok(());
        }
        if let Some((shape, answer)) = self.answer_of(&object, around) {
            self.understood += 1;
            return self.answer(shape, answer, object, around);
        }
        self.wrapping(object, around)
    }

    /// The answer that an object is: full answers before summaries, and what only a name tells last.
    fn answer_of(
        &mut self,
        object: &Object<'_>,
        around: &Around,
    ) -> Option<(&'s Shape, &'s Answer)> {
        let shapes = self.reader.shapes;
        let remembered = &mut self.reader.remembered;
        let known = remembered.answer_of(shapes, object, object.names());
        known.or_else(|| {
            if !object.names().all(|name| name == "ResponseMetadata") {
                return None;
            }
            let within = around.member.as_deref();
            shapes.answer_called(|member, file| {
                let is_member = !member.is_empty() && within == Some(member);
                let is_file = !file.is_empty() && self.file_name().contains(file);
                is_member || around.depth == 0 && is_file
            })
        })
    }

    fn file_name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(self.file)
    }

    /// A resource out of a vendor's API answer.
    fn answer(
        &mut self,
        shape: &Shape,
        answer: &'s Answer,
        object: Object<'_>,
        around: &Around,
    ) -> Result<(), Broken> {
        let told = Told {
            scope: &around.scope,
            id: &|| format!("{}{}", self.file, around.at),
            unread: Unknown::new(),
        };
        let remembered = &mut self.reader.remembered;
        let (resource, is_version) = making::of_answer(shape, answer, object, told, remembered)?;
        self.versions += usize::from(is_version);
        self.collection.snapshot.resources.push(resource);
        Ok(())
    }

    /// A resource that already has its vendor's resource schema.
    fn schema_resource(&mut self, kind: String, id: Option<String>, config: Value, scope: &Scope) {
        let told = Told {
            scope,
            id: &|| self.file.to_owned(),
            unread: Unknown::new(),
        };
        let resource = making::of_schema(self.reader.shapes, kind, id, config, told);
        self.collection.snapshot.resources.push(resource);
    }

    /// A snapshot that Sekisho wrote.
    fn own_snapshot(&mut self, object: Map<String, Value>, around: &Around) {
        match serde_json::from_value::<Snapshot>(Value::Object(object)) {
            Ok(mut snapshot) => {
                self.understood += 1;
                self.collection.parts.add(Parts {
                    seen: u64::from(snapshot.part.is_some()),
                    sum: snapshot.part.unwrap_or_default(),
                    all: snapshot.parts,
                });
                for resource in &mut snapshot.resources {
                    if !resource.config.is_object() && !resource.is_only_named() {
                        resource.config = Map::new().into();
                        resource
                            .unknown
                            .insert(Place::root(), "no configuration".to_owned());
                    }
                    // Of what is not known at all no default is known either, as the collectors have it.
                    let is_known = !resource.unknown.contains_key(&Place::root());
                    if let Some(shape) = self.reader.shapes.of(&resource.kind).filter(|_| is_known)
                    {
                        let filled = shape.fill(
                            std::mem::take(&mut resource.config).into(),
                            std::mem::take(&mut resource.unknown),
                        );
                        (resource.config, resource.unknown) = (filled.config, filled.unknown);
                    }
                }
                self.collection.snapshot.absorb(snapshot);
            }
            Err(error) => self.not_understood(
                around.at.as_str(),
                format!("a Sekisho snapshot that is damaged: {error}"),
            ),
        }
    }

    /// An object that is no answer itself: a list, or a collection of one's own with answers in it.
    fn wrapping(&mut self, object: Object<'_>, around: &Around) -> Result<(), Broken> {
        let told = |names: &[&str]| {
            let mut texts = names.iter().filter_map(|name| object.text(name));
            texts.next().map(str::to_owned)
        };
        let scope = Scope {
            account: told(&["account", "accountId", "account_id"])
                .or_else(|| around.scope.account.clone()),
            region: told(&["region", "awsRegion"]).or_else(|| around.scope.region.clone()),
        };
        let goes_on = |more: &&str| object.get(more).is_some_and(|token| !token.is_null());
        let complete = !MORE.iter().any(goes_on);
        let inside = object.nodes();
        let inside = inside
            .filter(|node| node.is_object() || node.is_list())
            .count();
        if inside == 0 || around.depth == WRAPPING {
            self.not_understood(around.at.as_str(), unknown_answer(&object));
            return Ok(());
        }
        let members: Vec<String> = object.names().map(str::to_owned).collect();
        let before = (self.understood, self.collection.not_understood.len());
        let mut empty_lists = 0;
        for (name, node) in object.into_members() {
            let around = Around {
                scope: scope.clone(),
                member: Some(name.clone().into_owned()),
                at: around.at.member(&name),
                depth: around.depth + 1,
            };
            match node.open()? {
                Opened::List(items) => {
                    empty_lists += usize::from(items.is_empty());
                    let before = (self.collection.snapshot.resources.len(), self.versions);
                    let unread = self.collection.not_understood.len();
                    self.items(items, &around)?;
                    // What was not understood may be one more of the kind.
                    if complete && self.collection.not_understood.len() == unread {
                        self.listed(&name, before, &scope);
                    }
                }
                Opened::Object(object) => self.object(object, &around)?,
                // The place of an answer without an answer in it is how a failed call looks.
                Opened::Plain if self.reader.shapes.is_answer_name(&name) => {
                    self.understood += 1;
                    let reason = "not an answer; if the call failed, nothing is known of it";
                    self.not_understood(around.at.as_str(), reason.to_owned());
                }
                Opened::Plain => {}
            }
        }
        if self.understood == before.0 && empty_lists < inside {
            // Nothing inside was an answer, so the whole is what was not understood, once.
            self.collection.not_understood.truncate(before.1);
            self.not_understood(
                around.at.as_str(),
                unknown_members(members.iter().map(String::as_str)),
            );
        }
        Ok(())
    }

    /// Notes that the list `name` gave all there is: of the kind whose list bears this name, or of what it held.
    fn listed(&mut self, name: &str, (first, versions): (usize, usize), scope: &Scope) {
        let held = self
            .collection
            .snapshot
            .resources
            .get(first..)
            .unwrap_or_default();
        let known = self.reader.shapes.listed_as(name);
        let of_held = || {
            let listed = |resource: &Resource| {
                Some(Listed {
                    kind: resource.kind.clone(),
                    scope: scope_of(&resource.id)?,
                })
            };
            held.iter().filter_map(listed).collect()
        };
        let found: Vec<Listed> = match (known, &scope.account, &scope.region) {
            (Some(kind), Some(account), Some(region)) => {
                vec![Listed {
                    kind: kind.to_owned(),
                    scope: format!("{account}/{region}"),
                }]
            }
            // Asked for one thing, the same call lists the versions of it alone, so a bare answer with versions in it,
            // or with one thing only, does not tell that there is nothing else.
            (Some(_), _, _) if self.versions > versions || held.len() < 2 => Vec::new(),
            // Full answers that somebody put together are no list of what there is.
            (Some(_), _, _) if !held.iter().all(Resource::is_summary) => Vec::new(),
            (Some(_), _, _) => of_held(),
            (None, _, _) if name == "value" => of_held(),
            (None, _, _) => Vec::new(),
        };
        self.collection.snapshot.listed.extend(found);
    }
}

/// The type of an ARM resource: the id spells it, whatever else the object says.
fn arm_kind(object: &Object<'_>) -> Option<String> {
    let id = object.text("id").filter(|id| is_arm(id))?;
    arm_type(id)
}

fn unknown_answer(object: &Object<'_>) -> String {
    if object.names().next().is_none() {
        return "an empty object; only the name of the file can say which answer it is, for example \
                `get-model-invocation-logging-configuration.json`"
            .to_owned();
    }
    unknown_members(object.names())
}

fn unknown_members<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names
        .take(5)
        .map(|name| name.chars().take(40).collect())
        .collect();
    format!(
        "no answer that this version knows (members: {})",
        names.join(", ")
    )
}
