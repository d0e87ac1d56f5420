//! `AWS::Serverless::Api` and `AWS::Serverless::HttpApi`: an API and its stage.

use super::super::super::Declared;
use super::{given, list_tags, made, object, rename};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// What of a REST API belongs to its stage.
const REST_STAGE: [&str; 8] = [
    "StageName",
    "AccessLogSetting",
    "CacheClusterEnabled",
    "CacheClusterSize",
    "MethodSettings",
    "TracingEnabled",
    "Variables",
    "CanarySetting",
];

/// What of an HTTP API belongs to its stage.
const HTTP_STAGE: [&str; 5] = [
    "StageName",
    "AccessLogSettings",
    "DefaultRouteSettings",
    "RouteSettings",
    "StageVariables",
];

pub(super) fn rest(declared: Declared) -> Vec<Declared> {
    let (mut api, mut members) = match members(declared, "AWS::ApiGateway::RestApi") {
        Ok(parts) => parts,
        Err(api) => return vec![*api],
    };
    list_tags(&mut members);
    let mut body = stage_members(&mut members, &REST_STAGE);
    let reference = given(&api.address, "", api.header);
    body.insert(Arc::from("RestApiId"), reference);
    if let Some(tags) = members.get("Tags") {
        body.insert(Arc::from("Tags"), tags.clone());
    }
    let suffix = stage_suffix(&body, "");
    let stage = made(&api, "AWS::ApiGateway::Stage", &suffix, body, api.body.mark);
    endpoint(&mut members);
    resource_policy(&mut members);
    rename(&mut members, "DefinitionBody", "Body");
    if let Some(uri) = members.remove("DefinitionUri") {
        let unknown = Written::unknown("DefinitionUri", uri.mark);
        members.entry(Arc::from("Body")).or_insert(unknown);
    }
    api.body.value = Value::Object(members);
    vec![api, stage]
}

pub(super) fn http(declared: Declared) -> Vec<Declared> {
    let (mut api, mut members) = match members(declared, "AWS::ApiGatewayV2::Api") {
        Ok(parts) => parts,
        Err(api) => return vec![*api],
    };
    let mut body = stage_members(&mut members, &HTTP_STAGE);
    let reference = given(&api.address, "", api.header);
    body.insert(Arc::from("ApiId"), reference);
    let suffix = stage_suffix(&body, "ApiGatewayDefault");
    body.entry(Arc::from("StageName"))
        .or_insert_with(|| Written::text("$default", Mark::NONE));
    body.insert(
        Arc::from("AutoDeploy"),
        Written::new(Value::Bool(true), Mark::NONE),
    );
    let stage = made(
        &api,
        "AWS::ApiGatewayV2::Stage",
        &suffix,
        body,
        api.body.mark,
    );
    members.insert(Arc::from("ProtocolType"), Written::text("HTTP", Mark::NONE));
    rename(&mut members, "DefinitionBody", "Body");
    api.body.value = Value::Object(members);
    vec![api, stage]
}

/// The resource with its new type, and its members; only the resource if they are not known.
fn members(mut api: Declared, type_name: &str) -> Result<(Declared, Members), Box<Declared>> {
    api.type_name = Arc::from(type_name);
    match std::mem::replace(&mut api.body.value, Value::Null) {
        Value::Object(members) => Ok((api, members)),
        value => {
            api.body.value = value;
            Err(Box::new(api))
        }
    }
}

fn stage_members(members: &mut Members, names: &[&str]) -> Members {
    names
        .iter()
        .filter_map(|name| members.remove_entry(*name))
        .collect()
}

/// SAM names a stage for the API and itself.
fn stage_suffix(stage: &Members, default: &str) -> String {
    let name = stage
        .get("StageName")
        .and_then(|name| name.value.as_str())
        .unwrap_or(default);
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{letters}Stage")
}

/// SAM writes one type of endpoint, CloudFormation a list.
fn endpoint(members: &mut Members) {
    let Some(endpoint) = members.get_mut("EndpointConfiguration") else {
        return;
    };
    let mark = endpoint.mark;
    let list = |item: Written| {
        let mark = item.mark;
        Written::new(Value::List(vec![item]), mark)
    };
    match &mut endpoint.value {
        Value::Object(members) => {
            if let Some(kind) = members.remove("Type") {
                members.insert(Arc::from("Types"), list(kind));
            }
            rename(members, "VPCEndpointIds", "VpcEndpointIds");
        }
        Value::Text { .. } => *endpoint = object("Types", list(endpoint.clone()), mark),
        _ => {}
    }
}

/// The resource policy that SAM makes of `Auth`.
fn resource_policy(members: &mut Members) {
    let Some(given) = members
        .get("Auth")
        .and_then(|auth| auth.member("ResourcePolicy"))
    else {
        return;
    };
    let mark = given.mark;
    let policy = match &given.value {
        Value::Object(parts) => match parts.get("CustomStatements") {
            Some(statements) if parts.len() == 1 => {
                let mut policy = object("Statement", statements.clone(), mark);
                if let Value::Object(policy) = &mut policy.value {
                    let version = Written::text("2012-10-17", mark);
                    policy.insert(Arc::from("Version"), version);
                }
                policy
            }
            _ => Written::unknown("Auth.ResourcePolicy", mark),
        },
        _ => Written::unknown("Auth.ResourcePolicy", mark),
    };
    members.entry(Arc::from("Policy")).or_insert(policy);
}
