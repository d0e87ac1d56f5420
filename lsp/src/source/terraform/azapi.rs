//! Resources of the azapi provider: ARM resources in Terraform's clothes.

use crate::source::Declared;
use policy::{Dialect, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// Types whose body is what the REST API of Azure takes.
const TYPES: [&str; 3] = [
    "azapi_resource",
    "azapi_update_resource",
    "azapi_data_plane_resource",
];

/// The members of the ARM resource that stand beside its body.
const BESIDE: [&str; 5] = ["name", "parent_id", "location", "tags", "identity"];

/// The ARM resource that an azapi resource stands for; everything else as it is.
pub(super) fn as_arm(mut declared: Declared) -> Declared {
    if !TYPES.contains(&&*declared.type_name) {
        return declared;
    }
    let Some(kind) = declared.body.member("type") else {
        return declared;
    };
    let Some(kind) = kind.value.as_str() else {
        return declared;
    };
    let type_name: Arc<str> = Arc::from(kind.split('@').next().unwrap_or_default());
    let mark = declared.body.mark;
    let Value::Object(mut arguments) = declared.body.value else {
        return declared;
    };
    let mut members = Members::new();
    for name in BESIDE {
        if let Some(value) = arguments.remove(name) {
            members.insert(Arc::from(name), value);
        }
    }
    // The provider writes the identity as a block, ARM as an object.
    if let Some(identity) = members.remove("identity") {
        members.insert(Arc::from("identity"), identity_of(identity));
    }
    let mut whole = None;
    if let Some(body) = arguments.remove("body") {
        let body = match body.value {
            Value::Encoded(inner) => *inner,
            Value::Text { text, open } => super::json_read::json_value(&text, open, body.mark)
                .unwrap_or_else(|| Written::unknown("a body that is no JSON", body.mark)),
            value => Written::new(value, body.mark),
        };
        match body.value {
            Value::Object(inner) => members.extend(inner),
            Value::Unknown(reason) => whole = Some(reason),
            _ => {}
        }
    }
    declared.dialect = Dialect::Arm;
    declared.type_name = type_name;
    // What the body says may stand anywhere in the resource.
    let value = whole.map_or_else(|| Value::Object(members), Value::Unknown);
    declared.body = Written::new(value, mark);
    declared
}

fn identity_of(identity: Written) -> Written {
    let Value::List(mut blocks) = identity.value else {
        return identity;
    };
    let Some(mut block) = blocks.pop() else {
        return Written::new(Value::Object(Members::new()), identity.mark);
    };
    if let Value::Object(members) = &mut block.value
        && let Some(ids) = members.remove("identity_ids")
    {
        let users = match ids.value {
            Value::List(list) => Value::Object(list.into_iter().map(user).collect()),
            other => other,
        };
        let users = Written::new(users, ids.mark);
        members.insert(Arc::from("userAssignedIdentities"), users);
    }
    block
}

/// An identity, which ARM writes as a member named by its id.
fn user(id: Written) -> (Arc<str>, Written) {
    let name = match id.value {
        Value::Text { text, .. } | Value::Unknown(text) => text,
        Value::Reference(reference) => Arc::from(format!(
            "${{{}.{}}}",
            reference.resource, reference.attribute
        )),
        _ => Arc::from(""),
    };
    (name, Written::new(Value::Object(Members::new()), id.mark))
}
