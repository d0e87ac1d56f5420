//! What the server has to tell: exchanges from files, and estates made up on the fly.

use super::asked::{Asked, Protocol};
use super::generated::Generated;
use super::pages::Page;
use super::wire::{Answer, value_of};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One question and its answer, as in `estate/<cloud>/<service>.json`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exchange {
    /// AWS: the signing name; Azure and Google: the host.
    pub(crate) service: String,
    pub(crate) operation: String,
    #[serde(default = "get")]
    method: String,
    /// Decoded.
    path: String,
    /// Members that the query must have.
    #[serde(default)]
    query: Map<String, Value>,
    /// Members that the JSON of the body must have.
    #[serde(default)]
    body: Value,
    /// Members that the form must have.
    #[serde(default)]
    form: Map<String, Value>,
    /// The whole `X-Amz-Target`.
    #[serde(default)]
    target: Option<String>,
    #[serde(default = "any")]
    account: String,
    #[serde(default = "any")]
    region: String,
    #[serde(default = "fine")]
    status: u16,
    #[serde(default)]
    pub(crate) answer: Value,
    #[serde(default)]
    pub(crate) xml: Option<String>,
    #[serde(default)]
    pub(crate) page: Option<Page>,
    /// Whatever else a person who writes an exchange wants to say.
    #[serde(default, rename = "comment")]
    _comment: Value,
    /// Whether anybody asked.
    #[serde(skip)]
    touched: Arc<AtomicBool>,
}

fn get() -> String {
    "GET".to_owned()
}

fn any() -> String {
    "*".to_owned()
}

fn fine() -> u16 {
    200
}

/// All that the server knows.
#[derive(Debug, Default)]
pub(crate) struct Estate {
    exchanges: Vec<Exchange>,
    /// Asked first. What else there is then has empty lists, or every account would have the same things.
    pub(crate) generated: Option<Generated>,
}

impl Estate {
    /// The exchanges of all `*.json` in a folder and in those below it.
    pub(crate) fn folder(folder: impl AsRef<Path>) -> Self {
        let mut estate = Self::default();
        estate.read(folder.as_ref());
        estate
    }

    /// The exchanges of a JSON array.
    pub(crate) fn of(exchanges: Value) -> Self {
        let exchanges = serde_json::from_value(exchanges).unwrap();
        Self {
            exchanges,
            generated: None,
        }
    }

    /// An estate that is made up on the fly.
    pub(crate) fn generated(generated: Generated) -> Self {
        Self {
            exchanges: Vec::new(),
            generated: Some(generated),
        }
    }

    /// Both; where both answer, the more exact exchange counts, and of equals the later one.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.exchanges.extend(other.exchanges);
        self.generated = self.generated.or(other.generated);
        self
    }

    fn read(&mut self, folder: &Path) {
        let entries = std::fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.read(&path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let exchanges: Vec<Exchange> = serde_json::from_str(&text)
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                self.exchanges.extend(exchanges);
            }
        }
    }

    /// The exchange that fits best.
    pub(crate) fn find(&self, asked: &Asked<'_>) -> Option<&Exchange> {
        let fitting = self.exchanges.iter().filter(|found| found.fits(asked));
        let found = fitting.max_by_key(|found| found.weight())?;
        found.touched.store(true, Ordering::Relaxed);
        Some(found)
    }
}

impl Estate {
    /// Exchanges that nobody asked for.
    pub(crate) fn untouched(&self) -> Vec<String> {
        let exchanges = self.exchanges.iter();
        exchanges
            .filter(|found| !found.touched.load(Ordering::Relaxed))
            .map(Exchange::line)
            .collect()
    }

    /// What cannot be right about the exchanges: two that nobody can tell apart, and lists that are none.
    pub(crate) fn doubts(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut doubts = Vec::new();
        for exchange in &self.exchanges {
            let line = exchange.line();
            if !seen.insert(line.clone()) {
                doubts.push(format!("{line}: this is there twice"));
            }
            if let Some(page) = &exchange.page
                && !page.holds(&exchange.answer)
            {
                let items = &page.items;
                doubts.push(format!("{line}: `{items}` is no list in the answer"));
            }
            if exchange.xml.is_none() && exchange.answer.is_null() {
                doubts.push(format!("{line}: there is no answer"));
            }
        }
        doubts
    }
}

impl Exchange {
    /// All that it asks for, in one line.
    fn line(&self) -> String {
        let Self {
            service,
            operation,
            method,
            path,
            account,
            region,
            ..
        } = self;
        let mut line = format!("{service} {operation} {method} {path} of {account} in {region}");
        for members in [&self.query, &self.form] {
            if !members.is_empty() {
                line.push(' ');
                line.push_str(&Value::Object(members.clone()).to_string());
            }
        }
        if self.body.as_object().is_some_and(|body| !body.is_empty()) {
            line.push(' ');
            line.push_str(&self.body.to_string());
        }
        line
    }

    fn fits(&self, asked: &Asked<'_>) -> bool {
        let request = asked.request;
        let is = |pattern: &str, is: &str| pattern == "*" || pattern == is;
        let same_path = || {
            let path = fill(&self.path, asked);
            match asked.protocol {
                Protocol::Azure => path.eq_ignore_ascii_case(&request.path),
                _ => path == request.path,
            }
        };
        self.method == request.method
            && is(&self.service, &asked.service)
            && is(&self.account, &asked.account)
            && is(&self.region, &asked.region)
            && self.target.as_deref() == asked.target
            && same_path()
            && self.query.iter().all(|(name, value)| {
                let value = plain(value, asked);
                request.query.iter().any(|(n, v)| n == name && *v == value)
            })
            && self
                .form
                .iter()
                .all(|(name, value)| value_of(&asked.form, name) == Some(&*plain(value, asked)))
            && covers(&self.body, &asked.json, asked)
    }

    /// How much it asks for.
    fn weight(&self) -> usize {
        let members = self.body.as_object().map_or(0, Map::len);
        let named = usize::from(self.account != "*") + usize::from(self.region != "*");
        10 * (self.query.len() + self.form.len() + members) + named
    }

    /// The answer, with a page of its list in the place of the list, if that is given.
    pub(crate) fn reply(&self, asked: &Asked<'_>, page: Option<&Value>) -> Answer {
        if let Some(xml) = &self.xml {
            return Answer::xml(self.status, fill(xml, asked).into_owned());
        }
        let text = page.unwrap_or(&self.answer).to_string();
        let kind = match asked.protocol {
            Protocol::Json => "application/x-amz-json-1.1",
            Protocol::Azure | Protocol::Google => "application/json; charset=utf-8",
            _ => "application/json",
        };
        Answer::new(self.status, kind, fill(&text, asked).into_owned())
    }
}

/// Text with the account and the Region of the request.
pub(crate) fn fill<'a>(text: &'a str, asked: &Asked<'_>) -> Cow<'a, str> {
    if !text.contains("{account}") && !text.contains("{region}") {
        return Cow::Borrowed(text);
    }
    let text = text.replace("{account}", &asked.account);
    Cow::Owned(text.replace("{region}", &asked.region))
}

/// A value as it stands in a query.
fn plain(value: &Value, asked: &Asked<'_>) -> String {
    match value {
        Value::String(text) => fill(text, asked).into_owned(),
        other => other.to_string(),
    }
}

/// Whether a body has all that is wanted of it.
fn covers(wanted: &Value, is: &Value, asked: &Asked<'_>) -> bool {
    match wanted {
        Value::Null => true,
        Value::Object(members) => members
            .iter()
            .all(|(name, wanted)| is.get(name).is_some_and(|is| covers(wanted, is, asked))),
        Value::String(text) => is.as_str() == Some(&*fill(text, asked)),
        other => other == is,
    }
}
