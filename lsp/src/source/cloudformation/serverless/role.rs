//! The role that SAM makes of `Policies` where a resource names no role of its own.

use super::super::super::Declared;
use super::super::evaluate::reason;
use super::{given, made, object};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// Takes what concerns the role out of a resource. Where SAM makes a role, `name` refers to it afterwards.
pub(super) fn role(
    declared: &Declared,
    members: &mut Members,
    name: &str,
    service: &str,
) -> Option<Declared> {
    let own = members
        .get(name)
        .map(|role| (role.value.is_unknown(), role.value.clone()));
    if matches!(own, Some((false, _))) {
        return None;
    }
    let mut body = Members::new();
    let policies = members.remove("Policies");
    let trust = members
        .remove("AssumeRolePolicyDocument")
        .unwrap_or_else(|| trust(service, declared.header));
    body.insert(Arc::from("AssumeRolePolicyDocument"), trust);
    for (from, to) in [
        ("PermissionsBoundary", "PermissionsBoundary"),
        ("RolePath", "Path"),
    ] {
        if let Some(value) = members.remove(from) {
            body.insert(Arc::from(to), value);
        }
    }
    let mark = policies
        .as_ref()
        .map_or(declared.header, |policies| policies.mark);
    if let Some(policies) = policies {
        attach(policies, &declared.address, &mut body);
    }
    let mut role = made(declared, "AWS::IAM::Role", "Role", body, mark);
    if let Some((_, Value::Unknown(reason))) = own {
        role.doubtful.get_or_insert(reason);
    } else {
        let reference = given(&role.address, "Arn", declared.header);
        members.insert(Arc::from(name), reference);
    }
    Some(role)
}

/// Puts policies where a role has them: documents into it, others by their names.
fn attach(policies: Written, address: &str, body: &mut Members) {
    let mark = policies.mark;
    let items = match policies.value {
        Value::List(items) => items,
        value => vec![Written::new(value, mark)],
    };
    let (mut named, mut documents) = (Vec::new(), Vec::new());
    for item in items {
        let mark = item.mark;
        match &item.value {
            Value::Null => {}
            Value::Object(members) => {
                let document = match members.keys().next() {
                    _ if members.contains_key("Statement") => with_version(item),
                    name => {
                        let name = name.map_or("", |name| name);
                        let why = reason(&format!("SAM policy template {name}"));
                        Written::unknown(why, mark)
                    }
                };
                let name = format!("{address}RolePolicy{}", documents.len());
                documents.push(inline(&name, document, mark));
            }
            Value::Text { text, open: false } if !text.starts_with("arn:") => {
                let arn = format!("arn:aws:iam::aws:policy/{text}");
                named.push(Written::text(arn, mark));
            }
            Value::Unknown(_) => {
                named.push(item.clone());
                documents.push(item);
            }
            _ => named.push(item),
        }
    }
    for (name, items) in [("ManagedPolicyArns", named), ("Policies", documents)] {
        if !items.is_empty() {
            let list = Written::new(Value::List(items), mark);
            body.insert(Arc::from(name), list);
        }
    }
}

fn inline(name: &str, document: Written, mark: Mark) -> Written {
    let mut policy = object("PolicyDocument", document, mark);
    if let Value::Object(members) = &mut policy.value {
        members.insert(Arc::from("PolicyName"), Written::text(name, mark));
    }
    policy
}

/// SAM adds the version that a document does not say.
fn with_version(mut document: Written) -> Written {
    let mark = document.mark;
    if let Value::Object(members) = &mut document.value {
        members
            .entry(Arc::from("Version"))
            .or_insert_with(|| Written::text("2012-10-17", mark));
    }
    document
}

/// The document that lets a service take on the role.
fn trust(service: &str, mark: Mark) -> Written {
    let text = |text: &str| Written::text(text, mark);
    let list = |item: Written| Written::new(Value::List(vec![item]), mark);
    let statement = Members::from([
        (Arc::from("Effect"), text("Allow")),
        (Arc::from("Action"), list(text("sts:AssumeRole"))),
        (
            Arc::from("Principal"),
            object("Service", list(text(service)), mark),
        ),
    ]);
    let statement = Written::new(Value::Object(statement), mark);
    with_version(object("Statement", list(statement), mark))
}
