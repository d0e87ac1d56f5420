//! One call of a read table, and the request that it becomes with its variables filled in.

use super::table::{Cloud, RawCall};
use super::vars::{Template, Vars};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// How the names of operations begin that only read, in AWS's way of naming.
const READING: [&str; 5] = ["List", "Get", "Describe", "BatchGet", "AssumeRole"];
/// The one Google method that reads by POST (it takes an options object), and changes nothing.
const READING_POST: &str = ":getIamPolicy";

/// A call as a table describes it.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) cloud: Cloud,
    /// The signing name on AWS, a short name elsewhere.
    pub(crate) service: String,
    /// What reports and shapes call it: `bedrock:GetGuardrail`.
    pub(crate) operation: String,
    /// The permission that it needs, if any.
    pub(crate) permission: Option<String>,
    /// The member of the answer that is the list, dots leading deeper.
    pub(crate) items: Option<String>,
    /// The member of the answer that leads to the next page.
    pub(crate) next: Option<Next>,
    /// The member of the answer that is the resource.
    pub(crate) within: Option<String>,
    /// Codes of refusals that say that there is nothing to list.
    pub(crate) none: Vec<String>,
    host: Template,
    path: Template,
    query: Vec<(String, Template)>,
    body: Body,
}

/// How a list goes on.
#[derive(Debug)]
pub(crate) enum Next {
    /// A token in `member`, which the next request gives back as `ask`.
    Token { member: String, ask: String },
    /// A whole address.
    Url { member: String },
}

#[derive(Debug)]
enum Body {
    /// GET.
    None,
    /// POST with JSON; `target` for the AWS JSON protocols.
    Json {
        members: Map<String, Value>,
        model: Vec<(String, Template)>,
        target: Option<(String, String)>,
    },
    /// POST in the AWS query protocol, which answers XML.
    Form(Vec<(String, Template)>),
}

/// A request that is ready to be signed.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) is_post: bool,
    /// The host, as the vendor calls it.
    pub(crate) host: String,
    /// Path and query, encoded.
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Call {
    /// Takes in a call of a table; `Err` says what is wrong with it.
    pub(super) fn read(
        cloud: Cloud,
        service: &str,
        host: &str,
        raw: &RawCall,
    ) -> Result<Self, String> {
        let name = &raw.call;
        if name.is_empty() {
            return Err("a call has no name (`call`)".to_owned());
        }
        let template = |text: &str| {
            Template::read(text).ok_or_else(|| format!("{name}: an open brace in {text:?}"))
        };
        let templates = |raw: &std::collections::BTreeMap<String, String>| {
            let each = |(name, text): (&String, &String)| Ok((name.clone(), template(text)?));
            raw.iter().map(each).collect::<Result<Vec<_>, String>>()
        };
        let operation = raw.operation.clone().unwrap_or_else(|| name.clone());
        let path = raw.get.as_ref().or(raw.post.as_ref());
        let path = path.ok_or_else(|| format!("{name}: neither `get` nor `post`"))?;
        let body = match (&raw.get, &raw.post) {
            (Some(_), Some(_)) => return Err(format!("{name}: both `get` and `post`")),
            (Some(_), None) => Body::None,
            _ if !raw.form.is_empty() => Body::Form(templates(&raw.form)?),
            _ => Body::Json {
                members: raw.body.clone(),
                model: templates(&raw.model)?,
                target: raw.target.clone().map(|target| {
                    let version = raw.json.clone().unwrap_or_else(|| "1.1".to_owned());
                    (target, version)
                }),
            },
        };
        if raw.post.is_some() && !only_reads(cloud, &operation, path) {
            return Err(format!("{name}: a POST that does not only read"));
        }
        let ask = |next: &String| raw.ask.clone().unwrap_or_else(|| next.clone());
        let next = match (&raw.next, &raw.next_url) {
            (Some(next), None) => Some(Next::Token {
                member: next.clone(),
                ask: ask(next),
            }),
            (None, Some(url)) => Some(Next::Url {
                member: url.clone(),
            }),
            (None, None) => None,
            (Some(_), Some(_)) => return Err(format!("{name}: both `next` and `next_url`")),
        };
        Ok(Self {
            cloud,
            service: service.to_owned(),
            operation,
            permission: Some(raw.permission.clone().unwrap_or_else(|| name.clone()))
                .filter(|permission| !permission.is_empty()),
            items: raw.items.clone(),
            next,
            within: raw.within.clone(),
            none: raw.none.clone(),
            host: template(raw.host.as_deref().unwrap_or(host))?,
            path: template(path)?,
            query: templates(&raw.query)?,
            body,
        })
    }

    /// The first part of its host, which names the service on AWS.
    pub(crate) fn host_label(&self) -> String {
        let host = self
            .host
            .fill(&Vars::default())
            .unwrap_or_else(|_| self.host.start());
        host.split('.').next().unwrap_or_default().to_owned()
    }

    /// Whether its answer is XML.
    pub(crate) fn answers_xml(&self) -> bool {
        matches!(self.body, Body::Form(_))
    }

    /// The request for the first page, or for the one that `token` leads to. `Err` names a variable without a value.
    pub(crate) fn request(&self, vars: &Vars, token: Option<&str>) -> Result<Request, String> {
        let token = match (&self.next, token) {
            (Some(Next::Token { ask, .. }), Some(token)) => Some((ask.as_str(), token)),
            _ => None,
        };
        let mut path = self.path.fill_url(vars)?;
        let mut query = Vec::new();
        for (name, value) in stated(&self.query, vars) {
            match value
                .only()
                .and_then(|variable| vars.get(variable))
                .as_deref()
            {
                // A list is said as often as it has items.
                Some(Value::Array(items)) => {
                    let texts = items.iter().filter_map(Value::as_str);
                    query.extend(texts.map(|text| (name.as_str(), text.to_owned())));
                }
                _ => query.push((name.as_str(), value.fill(vars)?)),
            }
        }
        let (mut headers, mut body) = (Vec::new(), Vec::new());
        match &self.body {
            Body::None => query.extend(token.map(|(ask, token)| (ask, token.to_owned()))),
            Body::Json {
                members,
                model,
                target,
            } => {
                let mut members = filled(members, vars)?;
                if !model.is_empty() {
                    let fill = |(name, text): &(String, Template)| {
                        Ok::<_, String>((name.clone(), Value::from(text.fill(vars)?)))
                    };
                    let model = model.iter().map(fill).collect::<Result<Map<_, _>, _>>()?;
                    let model = Value::Object(model).to_string();
                    members.insert("ResourceModel".to_owned(), model.into());
                }
                if let Some((ask, token)) = token {
                    members.insert(ask.to_owned(), token.into());
                }
                body = Value::Object(members).to_string().into_bytes();
                let kind = match target {
                    Some((target, version)) => {
                        headers.push(("x-amz-target", target.clone()));
                        format!("application/x-amz-json-{version}")
                    }
                    None => "application/json".to_owned(),
                };
                headers.push(("content-type", kind));
            }
            Body::Form(form) => {
                let mut text = String::new();
                for (name, value) in stated(form, vars) {
                    pair(&mut text, name, &value.fill(vars)?);
                }
                if let Some((ask, token)) = token {
                    pair(&mut text, ask, token);
                }
                body = text.into_bytes();
                let kind = "application/x-www-form-urlencoded; charset=utf-8";
                headers.push(("content-type", kind.to_owned()));
            }
        }
        let mut encoded = String::new();
        for (name, value) in query {
            pair(&mut encoded, name, &value);
        }
        if !encoded.is_empty() {
            path.push('?');
            path.push_str(&encoded);
        }
        Ok(Request {
            is_post: !matches!(self.body, Body::None),
            host: self.host.fill_url(vars)?,
            path,
            headers,
            body,
        })
    }
}

/// The members without those that are left out.
fn stated<'t>(
    members: &'t [(String, Template)],
    vars: &Vars,
) -> impl Iterator<Item = &'t (String, Template)> {
    members
        .iter()
        .filter(|(_, template)| !template.is_left_out(vars))
}

/// Whether a POST changes nothing, as its name says.
fn only_reads(cloud: Cloud, operation: &str, path: &str) -> bool {
    match cloud {
        Cloud::Aws => operation
            .rsplit_once(':')
            .is_some_and(|(_, action)| READING.iter().any(|reading| action.starts_with(reading))),
        Cloud::Azure => false,
        Cloud::Google => path.ends_with(READING_POST),
    }
}

/// A JSON body with the variables in its texts filled in.
fn filled(members: &Map<String, Value>, vars: &Vars) -> Result<Map<String, Value>, String> {
    fn value(from: &Value, vars: &Vars) -> Result<Value, String> {
        Ok(match from {
            Value::String(text) => match Template::read(text) {
                Some(template) => template.fill(vars)?.into(),
                None => from.clone(),
            },
            Value::Array(items) => {
                let items = items.iter().map(|item| value(item, vars));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Value::Object(members) => Value::Object(filled(members, vars)?),
            other => other.clone(),
        })
    }
    let member = |(name, from): (&String, &Value)| Ok((name.clone(), value(from, vars)?));
    members.iter().map(member).collect()
}

fn pair(text: &mut String, name: &str, value: &str) {
    let separator = if text.is_empty() { "" } else { "&" };
    let (name, value) = (encoded(name), encoded(value));
    // Writing to a string cannot fail.
    let _ = write!(text, "{separator}{name}={value}");
}

fn encoded(text: &str) -> String {
    const SET: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    utf8_percent_encode(text, SET).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Call, Vars};
    use crate::live::table::{Cloud, RawCall};
    use serde_json::json;

    fn raw(value: serde_json::Value) -> RawCall {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_post_that_changes_something_is_no_call() {
        let calls = [
            (
                Cloud::Aws,
                json!({"call": "bedrock:DeleteGuardrail", "post": "/x"}),
            ),
            (
                Cloud::Aws,
                json!({"call": "bedrock:PutUseCase", "post": "/x"}),
            ),
            (
                Cloud::Azure,
                json!({"call": "Microsoft.X/accounts/listKeys/action", "post": "/x/listKeys"}),
            ),
            (
                Cloud::Google,
                json!({"call": "x.y.setIamPolicy", "post": "/v1/x:setIamPolicy"}),
            ),
        ];
        for (cloud, call) in calls {
            let refused = Call::read(cloud, "x", "x", &raw(call.clone())).unwrap_err();
            assert!(refused.contains("does not only read"), "{call}: {refused}");
        }
        let fine = json!({"call": "bedrock:ListAgents", "post": "/agents/"});
        assert!(Call::read(Cloud::Aws, "bedrock", "x", &raw(fine)).is_ok());
    }

    #[test]
    fn the_token_of_a_page_goes_where_the_protocol_has_it() {
        let vars = Vars::default();
        let get = json!({"call": "a:ListX", "get": "/x", "query": {"maxResults": "1000"}, "next": "nextToken"});
        let get = Call::read(Cloud::Aws, "a", "h", &raw(get)).unwrap();
        assert_eq!(
            get.request(&vars, Some("a/b=")).unwrap().path,
            "/x?maxResults=1000&nextToken=a%2Fb%3D"
        );
        let post = json!({"call": "a:ListX", "post": "/x", "body": {"maxResults": 5}, "next": "nextToken"});
        let post = Call::read(Cloud::Aws, "a", "h", &raw(post)).unwrap();
        assert_eq!(
            post.request(&vars, Some("t")).unwrap().body,
            br#"{"maxResults":5,"nextToken":"t"}"#
        );
    }
}
