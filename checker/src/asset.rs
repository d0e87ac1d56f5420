//! Envelopes that name the type of what they hold: Cloud Control API answers and Cloud Asset Inventory.

use crate::document;
use crate::lazy::Object;
use serde_json::{Map, Value};

/// A resource in its vendor's schema, with the type and id that its envelope names.
pub(crate) struct Enveloped {
    pub(crate) kind: String,
    pub(crate) id: Option<String>,
    pub(crate) config: Value,
}

/// Whether an object has what only envelopes have.
pub(crate) fn may_be_envelope(object: &Object<'_>) -> bool {
    let mut types = ["TypeName", "assetType", "asset_type"].into_iter();
    types.any(|name| object.get(name).is_some())
}

/// Opens an envelope, if `object` is one; `Err` if it is one that cannot be opened.
pub(crate) fn open(object: &Map<String, Value>) -> Option<Result<Enveloped, String>> {
    let opened = cloud_control(object).or_else(|| asset_inventory(object).map(Ok))?;
    Some(opened.and_then(|enveloped| {
        let is_object = enveloped.config.is_object();
        is_object
            .then_some(enveloped)
            .ok_or_else(|| "an envelope without a configuration in it".to_owned())
    }))
}

/// `aws cloudcontrol get-resource`: the properties stand as text inside the JSON.
fn cloud_control(object: &Map<String, Value>) -> Option<Result<Enveloped, String>> {
    let kind = object.get("TypeName")?.as_str()?.to_owned();
    let config = properties(object.get("ResourceDescription")?.as_object()?)?;
    let enveloped = |config| Enveloped {
        kind: kind.clone(),
        id: None,
        config,
    };
    let named = |why| format!("the Properties of {kind} are {why}");
    Some(config.map(enveloped).map_err(named))
}

/// The properties in a resource description of Cloud Control, if it is one.
pub(crate) fn properties(description: &Map<String, Value>) -> Option<Result<Value, String>> {
    Some(match description.get("Properties")? {
        Value::String(text) => match document::split(text.as_bytes()).pop() {
            Some(Ok((_, config))) => Ok(config),
            Some(Err(error)) => Err(error),
            None => Ok(Value::Null),
        },
        other => Ok(other.clone()),
    })
}

/// Cloud Asset Inventory: camelCase in API answers, `snake_case` in exported files.
fn asset_inventory(object: &Map<String, Value>) -> Option<Enveloped> {
    let kind = object
        .get("assetType")
        .or_else(|| object.get("asset_type"))?
        .as_str()?
        .to_owned();
    let config = object.get("resource")?.get("data")?.clone();
    let id = object
        .get("name")
        .and_then(Value::as_str)
        .map(str::to_owned);
    Some(Enveloped { kind, id, config })
}
