//! `AWS::Serverless::Function`: a function, the role it runs as, and its address on the internet.

use super::super::super::Declared;
use super::role::role;
use super::{given, list_tags, made, object, rename};
use policy::{Members, Written, WrittenValue as Value};
use std::sync::Arc;

pub(super) fn function(mut declared: Declared) -> Vec<Declared> {
    declared.type_name = Arc::from("AWS::Lambda::Function");
    let mark = declared.body.mark;
    let mut members = match declared.body.value {
        Value::Object(members) => members,
        value => {
            declared.body = Written::new(value, mark);
            return vec![declared];
        }
    };
    declared.body = Written::new(Value::Null, mark);
    code(&mut members);
    tracing(&mut members);
    list_tags(&mut members);
    if let Some(Written {
        value: Value::Object(mut queue),
        mark,
    }) = members.remove("DeadLetterQueue")
    {
        queue.remove("Type");
        let queue = Written::new(Value::Object(queue), mark);
        members.insert(Arc::from("DeadLetterConfig"), queue);
    }
    let url = members
        .remove("FunctionUrlConfig")
        .map(|config| url(&declared, config));
    let role = role(&declared, &mut members, "Role", "lambda.amazonaws.com");
    declared.body = Written::new(Value::Object(members), mark);
    std::iter::once(declared).chain(role).chain(url).collect()
}

fn url(function: &Declared, config: Written) -> Declared {
    let mark = config.mark;
    let mut url = made(function, "AWS::Lambda::Url", "Url", Members::new(), mark);
    url.body = match config.value {
        Value::Object(mut members) => {
            let target = given(&function.address, "", mark);
            members.insert(Arc::from("TargetFunctionArn"), target);
            Written::new(Value::Object(members), mark)
        }
        Value::Unknown(reason) => {
            url.doubtful.get_or_insert_with(|| Arc::clone(&reason));
            Written::new(Value::Unknown(reason), mark)
        }
        _ => url.body,
    };
    url
}

/// Where the code is: only text in the template is known before it is packaged.
fn code(members: &mut Members) {
    for (from, to) in [("InlineCode", "ZipFile"), ("ImageUri", "ImageUri")] {
        if let Some(value) = members.remove(from) {
            let code = object(to, value.clone(), value.mark);
            members.entry(Arc::from("Code")).or_insert(code);
        }
    }
    if let Some(uri) = members.remove("CodeUri") {
        let code = Written::unknown("CodeUri", uri.mark);
        members.entry(Arc::from("Code")).or_insert(code);
    }
}

fn tracing(members: &mut Members) {
    rename(members, "Tracing", "TracingConfig");
    if let Some(tracing) = members.remove("TracingConfig")
        && tracing.value.as_str() != Some("Disabled")
    {
        let tracing = match tracing.value {
            Value::Object(_) => tracing,
            _ => object("Mode", tracing.clone(), tracing.mark),
        };
        members.insert(Arc::from("TracingConfig"), tracing);
    }
}
