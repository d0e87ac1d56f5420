//! Envelopes that name the type of what they hold: Cloud Control API answers and Cloud Asset Inventory.

use super::document;
use serde_json::{Map, Value};

/// A resource in its vendor's schema, with the type and id that its envelope names.
pub(super) struct Enveloped {
    pub(super) kind: String,
    pub(super) id: Option<String>,
    pub(super) config: Value,
}

/// Opens an envelope, if `object` is one; `Err` if it is one that cannot be opened.
pub(super) fn open(object: &Map<String, Value>) -> Option<Result<Enveloped, String>> {
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
    let properties = object.get("ResourceDescription")?.get("Properties")?;
    let config = match properties {
        Value::String(text) => match document::split(text.as_bytes()).pop() {
            Some(Ok((_, config))) => config,
            Some(Err(error)) => return Some(Err(format!("the Properties of {kind} are {error}"))),
            None => Value::Null,
        },
        other => other.clone(),
    };
    Some(Ok(Enveloped {
        kind,
        id: None,
        config,
    }))
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
