//! A cloud in good health, with a control for everything: what faults are compared with.

use crate::asking::{ACCOUNT, check};
use crate::cloud::{Estate, Server, Settings, What};
use crate::command::{Run, Sekisho, text};
use crate::tables::{Collector, Role, Tables};
use crate::trial;
use crate::verdicts::{Fate, Key, Said, Verdicts};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tempfile::TempDir;

/// A cloud, and how it is gone through.
pub(crate) struct Tour {
    cloud: &'static str,
    arguments: Vec<&'static str>,
    pub(crate) tables: Arc<Tables>,
    pub(crate) verdicts: Verdicts,
    /// The collectors that were called.
    pub(crate) called: BTreeSet<usize>,
    resources: BTreeMap<(String, String), Map<String, Value>>,
    /// What the controls of the guides can see; nothing for those that can see everything.
    seen: BTreeMap<String, Option<BTreeSet<String>>>,
    relates: BTreeMap<String, Vec<String>>,
    folder: TempDir,
}

impl Tour {
    /// Goes through a cloud that answers everything.
    pub(crate) fn of(cloud: &'static str, arguments: &[&'static str]) -> Self {
        let mut tour = Self {
            cloud,
            arguments: [arguments, &["--everything"]].concat(),
            tables: Arc::new(Tables::of(cloud)),
            verdicts: Verdicts(BTreeMap::new()),
            called: BTreeSet::new(),
            resources: BTreeMap::new(),
            seen: BTreeMap::new(),
            relates: BTreeMap::new(),
            folder: TempDir::new().unwrap(),
        };
        let snapshot = tour.folder.path().join("snapshot.json.gz");
        let server = tour.server(Settings::default());
        let mut arguments = tour.arguments.clone();
        arguments.extend(["--snapshot-out", text(&snapshot)]);
        done(&check(&server, &arguments).run());
        tour.resources = trial::resources(&snapshot);
        let folder = tour.folder.path().join("guidelines");
        trial::write(&folder, &tour.tables, &tour.resources);
        let run = tour.run(&server, &[]).run();
        done(&run);
        tour.verdicts = Verdicts::of(&run);
        let calls = server.calls();
        tour.called = calls
            .iter()
            .filter_map(|call| tour.tables.of_call(call))
            .collect();
        let guides: BTreeSet<String> = tour
            .verdicts
            .0
            .keys()
            .map(|(guide, _, _)| guide.clone())
            .collect();
        for guide in guides {
            tour.read(&guide);
        }
        tour
    }

    /// A server of its cloud.
    pub(crate) fn server(&self, settings: Settings) -> Server {
        let estate = Estate::folder(format!("tests/cloud/estate/{}", self.cloud));
        Server::with(estate.and(one_each()), settings)
    }

    /// A run over all of it, with all controls.
    pub(crate) fn run(&self, server: &Server, arguments: &[&str]) -> Sekisho {
        let folder = self.folder.path().join("guidelines");
        let mut all = self.arguments.clone();
        all.extend(["--guidelines", text(&folder)]);
        all.extend_from_slice(arguments);
        check(server, &all)
    }

    /// What a guide looks at.
    fn read(&mut self, guide: &str) {
        let own = self.folder.path().join("guidelines").join(guide);
        let embedded = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("guidelines")
            .join(guide);
        let folder = if own.exists() { own } else { embedded };
        let control = std::fs::read_to_string(folder.join("control.rego")).unwrap();
        let head = std::fs::read_to_string(folder.join("guide.toml")).unwrap();
        let head: toml::Table = toml::from_str(&head).unwrap();
        let relates = head.get("relates").and_then(toml::Value::as_array);
        let relates = relates
            .into_iter()
            .flatten()
            .map(|kind| kind.as_str().unwrap().to_owned());
        self.relates.insert(guide.to_owned(), relates.collect());
        self.seen
            .insert(guide.to_owned(), policy::visible_members(&control));
    }

    /// What may become of everything that was decided if all calls of a collector fail in a way.
    pub(crate) fn fates(&self, collector: &Collector, what: What) -> BTreeMap<&Key, Fate> {
        // Only what comes behind the first page is lost.
        let pages = is_of_pages(what);
        // The answers say that the thing, or the service, is not there.
        let absent = what == What::NotFound;
        let names = what != What::NotEnabled && !self.tables.is_only_named(collector);
        let decided = self.verdicts.0.iter().filter(|(_, said)| said.is_decided());
        let lost: BTreeSet<&String> = self
            .reach(collector)
            .iter()
            .flat_map(|read| &self.tables.reads[*read].kinds)
            .collect();
        let absent = absent && self.tables.is_only_named(collector);
        let is_listed = collector.gives.iter().any(|(_, role)| *role == Role::List);
        let fate = |(key, said)| {
            let own = collector
                .gives
                .iter()
                .map(|(read, role)| self.fate(key, said, *read, role));
            let around = if self.relates[&key.0].iter().any(|kind| lost.contains(kind)) {
                Fate::Perhaps
            } else {
                Fate::Unchanged
            };
            let fate = match own.max().unwrap().max(around) {
                Fate::Perhaps if !names => Fate::PerhapsGone,
                Fate::Undetermined if pages && is_listed => Fate::NotAll,
                Fate::Undetermined if absent => Fate::NotThere,
                fate => fate,
            };
            (key, fate)
        };
        decided.map(fate).collect()
    }

    fn fate(&self, key: &Key, said: &Said, read: usize, role: &Role) -> Fate {
        let (guide, kind, id) = key;
        let sources = self.tables.sources(kind, id);
        let is_named = |source: &usize| self.tables.is_named_anywhere(*source);
        let named = sources.iter().any(is_named);
        let below = self.tables.below(read);
        let sees = |place: &String| {
            self.seen[guide]
                .as_ref()
                .is_none_or(|seen| seen.contains(place))
        };
        let config = || self.resources.get(&(kind.clone(), id.clone()));
        let holds = |place: &String| {
            let list = config()
                .and_then(|config| config.get(place))
                .and_then(Value::as_array);
            list.is_some_and(|list| !list.is_empty())
        };
        match role {
            Role::List | Role::Get if sources.contains(&read) => Fate::Undetermined,
            Role::List if !sources.is_disjoint(&below) => Fate::Undetermined,
            // What is listed below is asked for with what the list of the parents has told already.
            Role::Get if !sources.is_disjoint(&below) => {
                let named = sources.is_subset(&self.tables.named_by(read));
                if named {
                    Fate::Undetermined
                } else {
                    Fate::Perhaps
                }
            }
            Role::Part(place) if sources.contains(&read) && sees(place) => {
                if said.outcomes.contains("fail") {
                    Fate::Perhaps
                } else {
                    Fate::Undetermined
                }
            }
            Role::Element(place) if sources.contains(&read) && sees(place) && holds(place) => {
                if said.outcomes.contains("fail") {
                    Fate::Perhaps
                } else {
                    Fate::Undetermined
                }
            }
            _ if named => Fate::Perhaps,
            _ => Fate::Unchanged,
        }
    }

    /// The reads that a collector is needed for.
    pub(crate) fn reach(&self, collector: &Collector) -> BTreeSet<usize> {
        let reach = |(read, role): &(usize, Role)| {
            let mut reads = match role {
                Role::List => self.tables.below(*read),
                // What is listed below is asked for with what the list of the parents has told already.
                Role::Get => self.tables.named_by(*read),
                Role::Part(_) | Role::Element(_) => BTreeSet::new(),
            };
            reads.insert(*read);
            reads
        };
        collector.gives.iter().flat_map(reach).collect()
    }

    /// Whether a collector only finds out which accounts, Regions, subscriptions or projects there are.
    pub(crate) fn only_finds(&self, collector: &Collector) -> bool {
        let mut reach = self.reach(collector).into_iter();
        reach.all(|read| self.tables.reads[read].kinds.is_empty())
    }

    /// Whether a collector lists a few things that nothing else is asked about.
    pub(crate) fn is_small(&self, collector: &Collector) -> bool {
        let [(read, Role::List)] = collector.gives.as_slice() else {
            return false;
        };
        let has_get = self.tables.collectors.iter().any(|other| {
            other
                .gives
                .iter()
                .any(|(known, role)| known == read && *role != Role::List)
        });
        let of_it = |(kind, id): &&(String, String)| self.tables.sources(kind, id).contains(read);
        !has_get
            && self.tables.below(*read).is_empty()
            && (1..3).contains(&self.resources.keys().filter(of_it).count())
    }

    /// Whether two collectors can fail in one run, and each can be seen to.
    pub(crate) fn are_independent(&self, one: &Collector, other: &Collector) -> bool {
        let named = |collector: &Collector| {
            let mut reads = collector.gives.iter().map(|(read, _)| *read);
            reads.all(|read| self.tables.is_named_anywhere(read))
        };
        let parts = one
            .gives
            .iter()
            .chain(&other.gives)
            .filter_map(|(_, role)| role.place());
        let places: BTreeSet<&str> = parts.clone().collect();
        let are_parts = parts.clone().count() == one.gives.len() + other.gives.len();
        let apart = are_parts && places.len() == parts.count();
        named(one) == named(other)
            && (apart || self.reach(one).is_disjoint(&self.reach(other)))
            && !(named(one) && (self.names(one, other) || self.names(other, one)))
    }

    /// Whether something that a collector gives names something that another gives.
    fn names(&self, one: &Collector, other: &Collector) -> bool {
        let of = |collector: &Collector| {
            let reach = self.reach(collector);
            let all = self.resources.iter();
            all.filter(move |((kind, id), _)| !self.tables.sources(kind, id).is_disjoint(&reach))
        };
        let ids: Vec<String> = of(other).map(|((_, id), _)| format!("\"{id}\"")).collect();
        let mut configs = of(one).map(|(_, config)| Value::Object(config.clone()).to_string());
        configs.any(|config| ids.iter().any(|id| config.contains(id)))
    }
}

/// Whether somebody wants the long tables.
#[expect(
    clippy::disallowed_methods,
    reason = "how much is to fail is said from outside"
)]
pub(crate) fn wants_all() -> bool {
    std::env::var("SEKISHO_FAULTS").is_ok()
}

/// Whether only a list with pages can go wrong in this way.
pub(crate) fn is_of_pages(what: What) -> bool {
    matches!(
        what,
        What::SameToken | What::ForeignNextLink | What::EndlessPages
    )
}

/// One resource of each kind of which the estate of AWS has none.
fn one_each() -> Estate {
    let kinds = [
        "CapacityProvider",
        "ConsentPortal",
        "PaymentCredentialProvider",
    ];
    let exchange = |kind: &str, operation: &str, mut body: Value, answer: Value, page: Value| {
        body["TypeName"] = kind.into();
        json!({"service": "cloudcontrolapi", "operation": operation, "method": "POST", "path": "/", "body": body,
            "target": format!("CloudApiService.{operation}"), "account": ACCOUNT, "region": "us-east-1", "answer": answer, "page": page})
    };
    let exchanges = kinds.map(|kind| {
        let kind = format!("AWS::BedrockAgentCore::{kind}");
        let one = json!({"Identifier": "only", "Properties": r#"{"Name": "only"}"#});
        let list = json!({"TypeName": kind, "ResourceDescriptions": [one]});
        let page =
            json!({"items": "ResourceDescriptions", "token": "NextToken", "ask": "NextToken"});
        let get = json!({"TypeName": kind, "ResourceDescription": one});
        [
            exchange(&kind, "ListResources", json!({}), list, page),
            exchange(
                &kind,
                "GetResource",
                json!({"Identifier": "only"}),
                get,
                Value::Null,
            ),
        ]
    });
    Estate::of(exchanges.concat().into())
}

fn done(run: &Run) {
    assert!(run.code == 0 || run.code == 2, "{}", run.stderr);
}
