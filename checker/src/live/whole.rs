//! One resource out of its answer and the parts that have calls of their own.

use super::auth::Caller;
use super::call::Call;
use super::failure::{Failure, Trouble};
use super::table::{Read, With};
use super::vars::Vars;
use super::walk::Walker;
use crate::making::{self, Around};
use crate::{asset, identity};
use futures_util::future::join_all;
use policy::{Answer, Place, Resource, Shape};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How a part that was left out is told; nobody who reads it is told anything wrong.
const NOT_READ: &str = "NotRead";

/// What a resource is made from.
pub(super) struct Whole<'w> {
    pub(super) walker: &'w Walker,
    pub(super) read: &'w Read,
    pub(super) scope: &'w identity::Scope,
    pub(super) vars: &'w Vars,
    pub(super) caller: &'w Caller,
}

/// A part, and what could not be read in it.
#[derive(Default)]
struct Part {
    place: String,
    value: Option<Value>,
    unknown: BTreeMap<Place, String>,
    failures: Vec<Failure>,
}

impl Whole<'_> {
    /// The resource, and the failures of its parts. `Err` if the answer is not one of this call.
    pub(super) async fn resource(
        &self,
        mut object: Map<String, Value>,
    ) -> Result<(Resource, Vec<Failure>), Failure> {
        let parts = join_all(self.read.with.iter().map(|with| self.part(with))).await;
        let mut unknown = BTreeMap::new();
        let mut failures = Vec::new();
        for part in parts {
            object.extend(part.value.map(|value| (part.place, value)));
            unknown.extend(part.unknown);
            failures.extend(part.failures);
        }
        let mut resource = self.made(object)?;
        resource.unknown.extend(unknown);
        Ok((resource, failures))
    }

    fn made(&self, object: Map<String, Value>) -> Result<Resource, Failure> {
        let read = self.read;
        let kind = read.kind.clone().unwrap_or_default();
        let told = read.id.as_ref().and_then(|id| id.fill(self.vars).ok());
        let around = Around {
            scope: self.scope,
            id: &|| told.clone().unwrap_or_else(|| kind.clone()),
        };
        let call = read.get.as_ref().or(read.list.as_ref());
        let shape = self.walker.shapes.of(&kind);
        let answer = shape
            .zip(call)
            .and_then(|(shape, call)| Some((shape, answer_of(shape, call)?)));
        if let (Some((shape, answer)), Some(call)) = (answer, call) {
            if !answer.recognises(&object) {
                let why = "the answer lacks what every answer has";
                return Err(Failure::new(Trouble::NotUnderstood, call, why));
            }
            return Ok(making::of_answer(shape, answer, object, &around).0);
        }
        let config = match asset::properties(&object) {
            Some(properties) => properties.map_err(|why| match call {
                Some(call) => Failure::new(Trouble::NotUnderstood, call, why),
                None => unreachable_without_call(why),
            })?,
            None => Value::Object(object),
        };
        let shapes = &self.walker.shapes;
        let mut resource = making::of_schema(shapes, kind.clone(), told.clone(), config, &around);
        let name = read.name.as_ref().and_then(|name| name.fill(self.vars).ok());
        if let Some(name) = name {
            resource.name = name;
        }
        Ok(resource)
    }

    async fn part(&self, with: &With) -> Part {
        let kind = self.read.kind.as_deref().unwrap_or_default();
        let shape = self.walker.shapes.of(kind);
        let call = with.list.as_ref().or(with.get.as_ref());
        let answer = shape
            .zip(with.get.as_ref())
            .and_then(|(shape, get)| answer_of(shape, get));
        let place = with
            .place
            .clone()
            .or_else(|| answer.and_then(|answer| answer.place.clone()))
            .unwrap_or_default();
        let mut part = Part {
            place,
            ..Part::default()
        };
        let at = Place::root().member(&part.place);
        if !self.walker.plan.wants_part(kind, with, &part.place) {
            let call = call.map(|call| call.operation.as_str()).unwrap_or_default();
            part.unknown.insert(at, format!("{NOT_READ}: {call}"));
            return part;
        }
        match (&with.list, &with.get) {
            (Some(list), get) => self.items(with, list, get.as_ref(), at, &mut part).await,
            (None, Some(get)) => {
                let object = self.walker.door.ask(self.caller, get, self.vars).await;
                match object.and_then(|object| one(get, answer, with, object)) {
                    Ok(value) => part.value = Some(value),
                    Err(failure) => part.lose(at, failure),
                }
            }
            (None, None) => {}
        }
        part
    }

    async fn items(
        &self,
        with: &With,
        list: &Call,
        get: Option<&Call>,
        at: Place,
        part: &mut Part,
    ) {
        let door = &self.walker.door;
        let listing = door.list(self.caller, list, self.vars).await;
        let items = listing.items.into_iter().map(|item| async {
            match get {
                Some(get) => {
                    let vars = self.vars.with(item);
                    door.ask(self.caller, get, &vars).await
                }
                None => Ok(item),
            }
        });
        let mut found = Vec::new();
        for (index, item) in join_all(items).await.into_iter().enumerate() {
            match item {
                Ok(item) => found.push(with.renames.apply(item)),
                Err(failure) => {
                    found.push(Value::Null);
                    part.lose(at.element(index), failure);
                }
            }
        }
        part.value = Some(Value::Array(found));
        if let Some(failure) = listing.failure {
            part.lose(at, failure);
        }
    }
}

impl Part {
    fn lose(&mut self, at: Place, failure: Failure) {
        self.unknown.insert(at, failure.reason());
        self.failures.push(failure);
    }
}

/// A part that is one answer.
fn one(
    get: &Call,
    answer: Option<&Answer>,
    with: &With,
    object: Map<String, Value>,
) -> Result<Value, Failure> {
    let Some(answer) = answer else {
        return Ok(with.renames.apply(object));
    };
    // Some services answer `{}` for "nothing is configured"; the table says of which calls.
    let is_nothing = object.is_empty() && (answer.member.is_some() || answer.file.is_some());
    if !is_nothing && !answer.recognises(&object) {
        let why = "the answer lacks what every answer has";
        return Err(Failure::new(Trouble::NotUnderstood, get, why));
    }
    let mut renamed = answer.renamed(object);
    let place = answer.place.as_deref().unwrap_or_default();
    Ok(renamed
        .get_mut(place)
        .map(Value::take)
        .unwrap_or(renamed))
}

/// The answer of a shape that a call gives.
fn answer_of<'s>(shape: &'s Shape, call: &Call) -> Option<&'s Answer> {
    shape
        .answers
        .iter()
        .find(|answer| answer.api == call.operation)
}

fn unreachable_without_call(why: String) -> Failure {
    Failure {
        trouble: Trouble::NotUnderstood,
        operation: String::new(),
        permission: None,
        detail: why,
    }
}
