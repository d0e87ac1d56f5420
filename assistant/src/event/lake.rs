//! A row of a CloudTrail Lake query as the record that it was.

use super::member::{elements, members, string};
use serde_json::{Map, Value};

/// The record, if the list is a row: objects of one column each, all of them text. Columns with dots in their names are members of
/// members; a column that holds JSON, or a structure as the query engine writes it, is taken apart.
pub(super) fn row(list: &str) -> Option<String> {
    let mut record = Map::new();
    for column in elements(list) {
        let mut cells = members(column);
        let (name, value) = cells.next()?;
        if cells.next().is_some() {
            return None;
        }
        let value = string(value)?;
        put(&mut record, &super::member::unescape(name), cell(&value));
    }
    (!record.is_empty()).then(|| Value::Object(record).to_string())
}

fn put(record: &mut Map<String, Value>, name: &str, value: Value) {
    // What a query leaves empty, the record did not say.
    if matches!(&value, Value::String(text) if text.is_empty()) {
        return;
    }
    match name.split_once('.') {
        None => {
            record.entry(spelled(name)).or_insert(value);
        }
        Some((first, rest)) => {
            let inner = record
                .entry(spelled(first))
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// What a cell says.
fn cell(text: &str) -> Value {
    let text = text.trim();
    if text.starts_with(['{', '['])
        && let Ok(value) = serde_json::from_str(text)
    {
        return value;
    }
    if text.starts_with('{') && text.ends_with('}') {
        return structure(text, 0)
            .map_or_else(|| Value::String(text.to_owned()), |(value, _)| value);
    }
    Value::String(text.to_owned())
}

/// `{type=AssumedRole, sessioncontext={attributes={…}}}`, which is no JSON and in which values are not quoted: a value goes on up to a comma
/// that a name and an equals sign follow. Gives what stands behind it, too.
fn structure(text: &str, depth: u8) -> Option<(Value, &str)> {
    let mut rest = text.strip_prefix('{')?;
    let mut record = Map::new();
    if depth > 8 {
        return None;
    }
    loop {
        rest = rest.trim_start_matches([',', ' ']);
        if let Some(behind) = rest.strip_prefix('}') {
            return Some((Value::Object(record), behind));
        }
        let (name, behind) = rest.split_once('=')?;
        let value;
        if behind.starts_with('{') {
            (value, rest) = structure(behind, depth + 1)?;
        } else {
            let end = behind
                .char_indices()
                .find(|(at, character)| match character {
                    '}' => true,
                    ',' => behind.get(at + 1..).is_some_and(names),
                    _ => false,
                });
            let (text, behind) = behind.split_at_checked(end?.0)?;
            rest = behind;
            value = Value::String(text.to_owned());
        }
        if !matches!(&value, Value::String(text) if text.is_empty() || text == "null") {
            record.entry(spelled(name)).or_insert(value);
        }
    }
}

/// Whether a name and an equals sign begin here.
fn names(text: &str) -> bool {
    text.trim_start().split_once('=').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// The names of a record that the query engine writes in lower case.
const NAMES: [&str; 30] = [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "requestID",
    "eventID",
    "readOnly",
    "eventType",
    "managementEvent",
    "recipientAccountId",
    "eventCategory",
    "principalId",
    "accountId",
    "accessKeyId",
    "userName",
    "invokedBy",
    "sessionContext",
    "sessionIssuer",
    "creationDate",
    "mfaAuthenticated",
    "webIdFederationData",
];

fn spelled(name: &str) -> String {
    let name = name.trim();
    let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
    known.map_or_else(|| name.to_owned(), |known| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_structure_of_the_query_engine_becomes_members() {
        let text = r#"[{"eventID":"e"},{"eventSource":"s3.amazonaws.com"},{"userIdentity":"{type=AssumedRole, principalid=A:b, arn=arn:aws:sts::1:assumed-role/R/a, b=c, accesskeyid=null, sessioncontext={sessionissuer={type=Role, arn=arn:x}}}"},{"a.b":"関所"},{"requestParameters":"{\"bucketName\":\"b\"}"},{"errorCode":""}]"#;
        let record: Value = serde_json::from_str(&row(text).unwrap()).unwrap();
        assert_eq!(
            record["userIdentity"]["arn"],
            "arn:aws:sts::1:assumed-role/R/a"
        );
        assert_eq!(
            record["userIdentity"]["sessionContext"]["sessionIssuer"]["arn"],
            "arn:x"
        );
        assert_eq!(record["userIdentity"].get("accessKeyId"), None);
        assert_eq!(record["a"]["b"], "関所");
        assert_eq!(record["requestParameters"]["bucketName"], "b");
        assert_eq!(record.get("errorCode"), None);
        assert_eq!(row(r#"[{"a":"b","c":"d"}]"#), None);
        assert_eq!(row(r#"[{"a":1}]"#), None);
        assert_eq!(row("[]"), None);
        assert_eq!(cell("{a=b"), Value::String("{a=b".to_owned()));
        assert_eq!(cell("{a=}"), Value::Object(Map::new()));
    }
}
