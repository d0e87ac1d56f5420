//! What comes back from a call, and what is taken out of it.

use super::call::Call;
use super::failure::{Failure, Trouble};
use super::table::Cloud;
use super::xml;
use crate::document;
use reqwest::header::HeaderMap;
use serde_json::{Map, Value};

/// The largest answer that is taken, in bytes. Pages of lists are below a megabyte; what is larger is no such answer.
const LARGEST: usize = 64 << 20;

/// What came back.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// Whether an answer has members and says nothing with any of them. Without members it may say that nothing is configured.
pub(super) fn is_void(answer: &Value) -> bool {
    let members = answer.as_object().filter(|members| !members.is_empty());
    members.is_some_and(|members| members.values().all(Value::is_null))
}

/// The value at a path of members, joined by dots.
pub(crate) fn inside(value: Value, path: &str) -> Option<Value> {
    path.split('.')
        .try_fold(value, |value, member| match value {
            Value::Object(mut members) => members.remove(member),
            _ => None,
        })
}

pub(super) fn not_understood(call: &Call, why: &str) -> Failure {
    Failure::new(Trouble::NotUnderstood, call, why)
}

/// Takes the items of a page. A list that is not there is none in the proto3 JSON of Google and damage elsewhere.
pub(super) fn take_items(
    call: &Call,
    answer: &mut Value,
    items: &mut Vec<Map<String, Value>>,
) -> Result<(), Failure> {
    let name = call.items.as_deref().unwrap_or_default();
    if !answer.is_object() {
        return Err(not_understood(call, "the answer is no object"));
    }
    let found = name
        .split('.')
        .try_fold(answer, |value, part| value.get_mut(part));
    match found {
        Some(Value::Array(found)) => {
            for item in found.drain(..) {
                match item {
                    Value::Object(item) => items.push(item),
                    Value::String(text) => {
                        items.push(Map::from_iter([("item".to_owned(), text.into())]));
                    }
                    _ => return Err(not_understood(call, "an item that is no object")),
                }
            }
            Ok(())
        }
        None if call.cloud == Cloud::Google => Ok(()),
        _ => Err(not_understood(
            call,
            &format!("no list {name} in the answer"),
        )),
    }
}

/// Sends and takes in the whole body, up to a limit.
pub(super) async fn receive(ready: reqwest::RequestBuilder) -> Result<Reply, String> {
    let mut response = ready.send().await.map_err(|error| told(&error))?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| told(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST {
            return Err(format!("an answer larger than {} MiB", LARGEST >> 20));
        }
    }
    Ok(Reply {
        status: response.status().as_u16(),
        headers: std::mem::take(response.headers_mut()),
        body,
    })
}

/// What an error of the connection says, without the address, which may hold what was asked.
fn told(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}

/// The answer in a body.
pub(super) fn read(call: &Call, body: &[u8]) -> Result<Value, String> {
    if call.answers_xml() {
        let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
        return xml::to_json(text);
    }
    let mut documents = document::split(body);
    match (documents.pop(), documents.is_empty()) {
        (Some(Ok((_, value))), true) => Ok(value),
        (Some(Err(why)), _) => Err(why),
        _ => Err("several documents in one answer".to_owned()),
    }
}

/// What can be made of the body of a refusal; nothing, if it is neither JSON nor XML.
pub(super) fn read_any(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_else(|_| {
        let text = String::from_utf8_lossy(body);
        xml::to_json(&text).unwrap_or(Value::Null)
    })
}
