//! Makes a resource of what a vendor answered, by the table of its kind.

use crate::identity::{Scope, is_arm};
use crate::lazy::{self, Broken, Node, Object};
use policy::{
    Answer, AnswerMembers as _, Filled, Remembered, Resource, Said, Shape, Shapes, Unknown,
};
use serde_json::Value;

/// What is known of a resource besides its answer.
pub(crate) struct Around<'a> {
    /// The account and Region that were asked.
    pub(crate) scope: &'a Scope,
    /// Its id, if the answer does not tell one.
    pub(crate) id: &'a dyn Fn() -> String,
    /// The places that could not be read.
    pub(crate) unread: Unknown,
}

/// A resource out of a vendor's API answer, and whether it is a numbered version of something.
///
/// # Errors
/// A member that is no JSON.
pub(crate) fn of_answer<'s>(
    shape: &Shape,
    answer: &'s Answer,
    object: Object<'_>,
    around: Around<'_>,
    remembered: &mut Remembered<'s>,
) -> Result<(Resource, bool), Broken> {
    let text = |name: &Option<String>| object.text(name.as_ref()?).map(str::to_owned);
    let version = answer.version.as_ref();
    let version = version.and_then(|version| match object.plain(&version.field)? {
        Value::String(value) if *value == version.unversioned => None,
        Value::String(value) => Some(value.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let base =
        text(&answer.id).map(|id| format!("{}{id}", answer.prefix.as_deref().unwrap_or_default()));
    let scope = base
        .as_deref()
        .map_or_else(|| around.scope.clone(), |id| Scope::of(id, around.scope));
    let id = base.unwrap_or_else(|| match (&scope.account, &scope.region) {
        (Some(account), Some(region)) if answer.place.is_some() => {
            format!("{account}/{region}")
        }
        _ => (around.id)(),
    });
    let name = text(&answer.name).unwrap_or_else(|| last_segment(&id));
    let is_version = version.is_some();
    let id = version.map_or_else(|| id.clone(), |version| format!("{id}:{version}"));
    let said = |(name, node)| {
        let said = match node {
            Node::Value(value) => Said::Value(value),
            Node::Text(text) => Said::Text(text.as_str()),
        };
        (name, said)
    };
    let members = object.into_members().into_iter().map(said);
    let filled = shape.answered(answer, members, around.unread, remembered, lazy::read)?;
    let resource = resource(shape.kind.clone(), id, name, scope, filled);
    Ok((resource, is_version))
}

/// A resource that already has its vendor's resource schema.
pub(crate) fn of_schema(
    shapes: &Shapes,
    kind: String,
    id: Option<String>,
    config: Value,
    around: Around<'_>,
) -> Resource {
    let text = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| config.get(name))
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let id = id
        .or_else(|| text(&["id"]).filter(|id| is_arm(id)))
        .or_else(|| text(&["GuardrailArn", "AgentArn", "Arn"]))
        .or_else(|| text(&["Id", "id", "name", "Name"]))
        .unwrap_or_else(|| (around.id)());
    let name = text(&["Name", "name", "AgentName"]).unwrap_or_else(|| id.clone());
    let name = last_segment(&name);
    let mut scope = Scope::of(&id, around.scope);
    scope.region = scope.region.or_else(|| text(&["location"]));
    let shape = shapes.of_any_case(&kind);
    let (kind, filled) = match shape {
        Some(shape) => (shape.kind.clone(), shape.fill_answer(config, around.unread)),
        None => (
            kind,
            Filled {
                config: config.into(),
                unknown: around.unread,
            },
        ),
    };
    resource(kind, id, name, scope, filled)
}

fn resource(kind: String, id: String, name: String, scope: Scope, filled: Filled) -> Resource {
    let Filled { config, unknown } = filled;
    let Scope { account, region } = scope;
    Resource {
        kind,
        id,
        name,
        account,
        region,
        config,
        unknown,
    }
}

fn last_segment(id: &str) -> String {
    id.rsplit('/').next().unwrap_or(id).to_owned()
}
