//! SAM's state machines, tables and layers.

use super::super::super::Declared;
use super::role::role;
use super::{list_tags, object, rename};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

pub(super) fn state_machine(mut declared: Declared) -> Vec<Declared> {
    declared.type_name = Arc::from("AWS::StepFunctions::StateMachine");
    let mut members = match std::mem::replace(&mut declared.body.value, Value::Null) {
        Value::Object(members) => members,
        value => {
            declared.body.value = value;
            return vec![declared];
        }
    };
    for (from, to) in [
        ("Name", "StateMachineName"),
        ("Type", "StateMachineType"),
        ("Logging", "LoggingConfiguration"),
        ("Tracing", "TracingConfiguration"),
        ("Role", "RoleArn"),
    ] {
        rename(&mut members, from, to);
    }
    if let Some(uri) = members.remove("DefinitionUri") {
        let unknown = Written::unknown("DefinitionUri", uri.mark);
        members
            .entry(Arc::from("DefinitionString"))
            .or_insert(unknown);
    }
    list_tags(&mut members);
    let role = role(&declared, &mut members, "RoleArn", "states.amazonaws.com");
    declared.body.value = Value::Object(members);
    std::iter::once(declared).chain(role).collect()
}

pub(super) fn table(mut declared: Declared) -> Declared {
    declared.type_name = Arc::from("AWS::DynamoDB::Table");
    if let Value::Object(members) = &mut declared.body.value {
        list_tags(members);
        if !members.contains_key("ProvisionedThroughput") {
            let mode = Written::text("PAY_PER_REQUEST", Mark::NONE);
            members.entry(Arc::from("BillingMode")).or_insert(mode);
        }
        if let Some(key) = members.remove("PrimaryKey") {
            primary_key(&key, members);
        }
    }
    declared
}

fn primary_key(key: &Written, members: &mut Members) {
    let mark = key.mark;
    let name = key.member("Name").cloned();
    let name = name.unwrap_or_else(|| Written::text("id", mark));
    let kind = match key.member("Type").map(|kind| &kind.value) {
        Some(Value::Text { text, open: false }) => match &**text {
            "Number" => "N",
            "Binary" => "B",
            _ => "S",
        },
        _ => "S",
    };
    for (list, member, value) in [
        ("AttributeDefinitions", "AttributeType", kind),
        ("KeySchema", "KeyType", "HASH"),
    ] {
        let mut element = object(member, Written::text(value, mark), mark);
        if let Value::Object(members) = &mut element.value {
            members.insert(Arc::from("AttributeName"), name.clone());
        }
        let elements = Written::new(Value::List(vec![element]), mark);
        members.entry(Arc::from(list)).or_insert(elements);
    }
}

pub(super) fn layer(mut declared: Declared) -> Declared {
    declared.type_name = Arc::from("AWS::Lambda::LayerVersion");
    if let Value::Object(members) = &mut declared.body.value
        && let Some(uri) = members.remove("ContentUri")
    {
        let content = Written::unknown("ContentUri", uri.mark);
        members.entry(Arc::from("Content")).or_insert(content);
    }
    declared
}
