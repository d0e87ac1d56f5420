//! Envelopes that name the type of what they hold: Cloud Control API answers and Cloud Asset Inventory.

use serde_json::{Map, Value};

/// A resource in its vendor's schema, with the type and id that its envelope names.
pub(super) struct Enveloped {
    pub(super) kind: String,
    pub(super) id: Option<String>,
    pub(super) config: Value,
}

/// Opens an envelope, if `object` is one; `Err` if it is one that cannot be opened.
pub(super) fn open(object: &Map<String, Value>) -> Option<Result<Enveloped, String>> {
    cloud_control(object).or_else(|| asset_inventory(object).map(Ok))
}

/// `aws cloudcontrol get-resource`: the properties stand as text inside the JSON.
fn cloud_control(object: &Map<String, Value>) -> Option<Result<Enveloped, String>> {
    let kind = object.get("TypeName")?.as_str()?.to_owned();
    let properties = object.get("ResourceDescription")?.get("Properties")?;
    let config = match properties {
        Value::String(text) => match serde_json::from_str(text) {
            Ok(config) => config,
            Err(error) => {
                return Some(Err(format!(
                    "the Properties of {kind} are not valid JSON: {error}"
                )));
            }
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
