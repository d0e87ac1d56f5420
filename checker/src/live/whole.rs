//! One resource out of its answer and the parts that have calls of their own.

use super::auth::Caller;
use super::call::Call;
use super::door::{Door, Listing};
use super::failure::{Failure, Trouble};
use super::reply::inside;
use super::table::{Read, With};
use super::vars::Vars;
use super::walk::Walker;
use crate::lazy::Broken;
use crate::making::{self, Around};
use crate::{asset, identity};
use futures_util::future::join_all;
use policy::{Answer, Place, Remembered, Resource, Shape, Shapes, Unknown};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How it is told that a part was left out because no control looks at it.
const NOT_READ: &str = "NotRead";
/// How it is told that a member is there to be written and is never answered.
const NOT_RETURNED: &str = "NotReturned";

/// What a resource is made from.
pub(super) struct Whole<'w> {
    pub(super) walker: &'w Walker,
    pub(super) read: &'w Read,
    pub(super) kind: &'w str,
    pub(super) scope: &'w identity::Scope,
    pub(super) vars: &'w Vars,
    pub(super) caller: &'w Caller,
    /// The parts that one list gives for all items.
    pub(super) joined: &'w [Join],
}

/// The parts of all items in one list, by what tells the items apart; nothing for other parts.
#[derive(Default)]
pub(super) struct Join(Option<Result<HashMap<String, Value>, Failure>>);

/// A part, and what could not be read in it.
#[derive(Default)]
struct Part {
    place: String,
    value: Option<Value>,
    unknown: Unknown,
    failures: Vec<Failure>,
}

/// The object that holds the configuration in an answer or an item.
pub(super) fn opened(
    read: &Read,
    shapes: &Shapes,
    mut object: Map<String, Value>,
) -> Result<Map<String, Value>, Failure> {
    let Some(call) = read.get.as_ref().or(read.list.as_ref()) else {
        return Ok(object);
    };
    // Where a kind has one answer with the resource inside, its table says so for exports, too.
    let mut shapes = read.kinds.iter().filter_map(|kind| shapes.of(kind));
    let around = shapes.find_map(|shape| answers_of(shape, call).next()?.within.as_deref());
    if let Some(Value::Object(inner)) = around.and_then(|within| object.get_mut(within)) {
        object = std::mem::take(inner);
    }
    let damaged = |why: &str| Failure::new(Trouble::NotUnderstood, call, why);
    let found = match (&read.get, call.within.as_ref()) {
        // A call for one thing has taken it out already.
        (None, Some(within)) => inside(Value::Object(object), within)
            .ok_or_else(|| damaged(&format!("an item without {within}")))?,
        _ => match asset::properties(&object) {
            Some(properties) => properties.map_err(|why| damaged(&why))?,
            None => Value::Object(object),
        },
    };
    match found {
        Value::Object(found) => Ok(found),
        _ => Err(damaged("a configuration that is no object")),
    }
}

impl Join {
    /// Reads the list that has a part of every item.
    pub(super) async fn read(door: &Door, caller: &Caller, with: &With, vars: &Vars) -> Self {
        let (Some(joined), Some(list)) = (&with.joined, &with.list) else {
            return Self::default();
        };
        let Listing { items, failure } = door.list(caller, list, vars).await;
        if let Some(failure) = failure {
            return Self(Some(Err(failure)));
        }
        let part = |item: Map<String, Value>| {
            let by = item.get(&joined.by)?.as_str()?.to_owned();
            let value = match &list.within {
                Some(within) => inside(Value::Object(item), within)?,
                None => Value::Object(item),
            };
            Some((by, value))
        };
        Self(Some(Ok(items.into_iter().filter_map(part).collect())))
    }
}

impl Whole<'_> {
    /// The resource, and the failures of its parts, each with whether the part might have named something. `Err` if the
    /// answer is not one of this call.
    pub(super) async fn resource(
        &self,
        mut object: Map<String, Value>,
    ) -> Result<(Resource, Vec<(Failure, bool)>), Failure> {
        let parts = self.read.with.iter().enumerate();
        let parts = parts.map(|(index, with)| self.part(with, self.joined.get(index)));
        let mut unread = Unknown::new();
        let mut failures = Vec::new();
        for (part, with) in join_all(parts).await.into_iter().zip(&self.read.with) {
            object.extend(part.value.map(|value| (part.place, value)));
            unread.extend(part.unknown);
            let names = !with.names_nothing;
            failures.extend(part.failures.into_iter().map(|failure| (failure, names)));
        }
        for (path, value) in &self.read.absent {
            supply(&mut object, path, value);
        }
        for member in &self.read.unseen {
            if !object.contains_key(member) {
                let reason = format!("{NOT_RETURNED}: {}", self.operation());
                unread.insert(Place::root().member(member), reason);
            }
        }
        Ok((self.made(object, unread)?, failures))
    }

    fn call(&self) -> Option<&Call> {
        self.read.get.as_ref().or(self.read.list.as_ref())
    }

    fn operation(&self) -> &str {
        self.call()
            .map(|call| call.operation.as_str())
            .unwrap_or_default()
    }

    fn made(&self, object: Map<String, Value>, unread: Unknown) -> Result<Resource, Failure> {
        let filled = |template: &Option<super::vars::Template>| {
            template.as_ref().and_then(|text| text.fill(self.vars).ok())
        };
        let told = filled(&self.read.id);
        let around = Around {
            scope: self.scope,
            id: &|| told.clone().unwrap_or_else(|| self.kind.to_owned()),
            unread,
        };
        let shapes = &self.walker.shapes;
        if let (Some(shape), Some(call)) = (shapes.of(self.kind), self.call()) {
            let mut answers = answers_of(shape, call).peekable();
            if answers.peek().is_some() {
                let answer = answers.find(|answer| answer.recognises(&object));
                let answer = answer.ok_or_else(|| lacking(call))?;
                let made = making::of_answer(
                    shape,
                    answer,
                    object.into(),
                    around,
                    &mut Remembered::default(),
                );
                return made
                    .map(|(resource, _)| resource)
                    .map_err(|Broken| lacking(call));
            }
        }
        let config = Value::Object(object);
        let id = told.clone();
        let mut resource = making::of_schema(shapes, self.kind.to_owned(), id, config, around);
        if let Some(name) = filled(&self.read.name) {
            resource.name = name;
        }
        Ok(resource)
    }

    async fn part(&self, with: &With, join: Option<&Join>) -> Part {
        let call = with.list.as_ref().or(with.get.as_ref());
        let shape = self.walker.shapes.of(self.kind);
        let answers = with.answers(shape);
        let mut part = Part {
            place: with.place(shape).to_owned(),
            ..Part::default()
        };
        let at = Place::root().member(&part.place);
        if let Some(Join(Some(joined))) = join {
            self.join(with, joined, at, &mut part);
            return part;
        }
        if !self.walker.plan.wants_part(self.kind, &part.place) {
            let call = call.map(|call| call.operation.as_str()).unwrap_or_default();
            part.unknown.insert(at, format!("{NOT_READ}: {call}"));
            return part;
        }
        match (&with.list, &with.get) {
            (Some(list), get) => self.items(with, list, get.as_ref(), at, &mut part).await,
            (None, Some(get)) => {
                let value = self
                    .walker
                    .door
                    .ask_value(self.caller, get, self.vars)
                    .await;
                match value.and_then(|value| one(get, &answers, with, value)) {
                    Ok(value) => part.value = Some(value),
                    Err(failure) => part.lose(at, failure),
                }
            }
            (None, None) => {}
        }
        part
    }

    /// The part of this item in the list for all of them.
    fn join(
        &self,
        with: &With,
        joined: &Result<HashMap<String, Value>, Failure>,
        at: Place,
        part: &mut Part,
    ) {
        match (joined, &with.joined) {
            (Ok(values), Some(how)) => {
                let by = self.vars.text(&how.by).unwrap_or_default();
                part.value = Some(values.get(&by).unwrap_or(&how.absent).clone());
            }
            (Err(failure), _) => part.lose(at, failure.clone()),
            (Ok(_), None) => {}
        }
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

impl With {
    /// The answers of a shape that this part may have.
    fn answers<'s>(&'s self, shape: Option<&'s Shape>) -> Vec<&'s Answer> {
        match (shape, &self.get) {
            (Some(shape), Some(get)) => answers_of(shape, get).collect(),
            _ => Vec::new(),
        }
    }

    /// The member that this part becomes, as the table or the shape says.
    pub(super) fn place<'s>(&'s self, shape: Option<&'s Shape>) -> &'s str {
        let told = || {
            self.answers(shape)
                .first()
                .and_then(|answer| answer.place.as_deref())
        };
        self.place.as_deref().or_else(told).unwrap_or_default()
    }
}

/// Writes a value where a path leads and nothing stands; `*` is every element of a list. What the path leads through is not
/// made up.
fn supply(object: &mut Map<String, Value>, path: &str, value: &Value) {
    let Some((member, rest)) = path.split_once('.') else {
        object.entry(path).or_insert_with(|| value.clone());
        return;
    };
    match (object.get_mut(member), rest.strip_prefix("*.")) {
        (Some(Value::Object(inner)), None) => supply(inner, rest, value),
        (Some(Value::Array(items)), Some(rest)) => {
            let objects = items.iter_mut().filter_map(Value::as_object_mut);
            objects.for_each(|item| supply(item, rest, value));
        }
        _ => {}
    }
}

impl Part {
    fn lose(&mut self, at: Place, failure: Failure) {
        self.unknown.insert(at, failure.reason());
        self.failures.push(failure);
    }
}

/// A part that is one answer.
fn one(get: &Call, answers: &[&Answer], with: &With, value: Value) -> Result<Value, Failure> {
    let damaged = |why: &str| Failure::new(Trouble::NotUnderstood, get, why);
    let object = match value {
        Value::Object(object) => object,
        // A policy is a text in which JSON stands.
        Value::String(text) => {
            return serde_json::from_str(&text).map_err(|_| damaged("a text that is no JSON"));
        }
        _ => return Err(damaged("the answer is no object")),
    };
    let Some(first) = answers.first() else {
        return Ok(with.renames.apply(object));
    };
    // Some services answer `{}` for "nothing is configured"; the table says of which calls.
    let is_nothing = object.is_empty() && (first.member.is_some() || first.file.is_some());
    let recognised = answers.iter().find(|answer| answer.recognises(&object));
    let answer = recognised.or_else(|| is_nothing.then_some(first));
    let answer = answer.ok_or_else(|| lacking(get))?;
    let place = answer.place.as_deref().unwrap_or_default();
    let renamed = answer.renamed(object);
    inside(renamed, place).ok_or_else(|| damaged("a part without a place"))
}

fn lacking(call: &Call) -> Failure {
    let why = "the answer lacks what every answer has";
    Failure::new(Trouble::NotUnderstood, call, why)
}

/// The answers of a shape that a call gives: more than one where AWS's own tools write it in another way than the service.
fn answers_of<'s>(shape: &'s Shape, call: &'s Call) -> impl Iterator<Item = &'s Answer> {
    let mut answers = shape.answers.iter();
    std::iter::from_fn(move || answers.find(|answer| answer.api == call.operation))
}

#[cfg(test)]
mod tests {
    use super::supply;
    use serde_json::json;

    #[test]
    fn what_proto3_leaves_out_is_written_where_its_message_is() {
        let mut answer = json!({"pools": [{"management": {}}, {"management": {"repair": true}}, {}], "shield": {}});
        let object = answer.as_object_mut().unwrap();
        supply(object, "pools.*.management.repair", &json!(false));
        supply(object, "shield.vtpm", &json!(false));
        supply(object, "gone.vtpm", &json!(false));
        supply(object, "top", &json!(1));
        assert_eq!(
            answer,
            json!({"pools": [{"management": {"repair": false}}, {"management": {"repair": true}}, {}], "shield": {"vtpm": false}, "top": 1})
        );
    }
}
