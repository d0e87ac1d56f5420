//! Splits lists into pages, with tokens that are worth nothing for any other list.

use super::asked::Asked;
use super::estate::Exchange;
use super::fault::What;
use super::wire::{encoded, value_of};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Where the list and the token stand in an answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// The member with the list; dots for deeper.
    pub(crate) items: String,
    /// The member with the token. One that ends in `nextLink` has an absolute URL.
    token: String,
    /// The parameter or the member of the body that takes the token.
    #[serde(default)]
    ask: Option<String>,
}

/// How lists are split.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Paging {
    /// The longest page; without it every list is one page.
    pub(crate) size: Option<usize>,
    /// Before every page comes an empty one with a token.
    pub(crate) empty: bool,
}

/// The token is not one that this list has given.
pub(crate) struct WrongToken;

/// Which page of a list is asked for.
pub(crate) struct Turn {
    binding: u64,
    number: usize,
}

impl Turn {
    /// Reads the token out of the request. The parameter that carries it is not part of what it is bound to.
    pub(crate) fn read(asked: &Asked<'_>, ask: &str) -> Result<Self, WrongToken> {
        let binding = binding(asked, ask);
        let Some(token) = given(asked, ask) else {
            return Ok(Self { binding, number: 0 });
        };
        let inner = token
            .strip_prefix("R+")
            .and_then(|rest| rest.strip_suffix("=="));
        let (bound, number) = inner
            .and_then(|text| text.split_once('/'))
            .ok_or(WrongToken)?;
        let number = usize::from_str_radix(number, 16).map_err(|_| WrongToken)?;
        if bound != format!("{binding:016x}") || number == 0 {
            return Err(WrongToken);
        }
        Ok(Self { binding, number })
    }

    /// The range of the list that this page has, and the token of the next one, if there is one.
    pub(crate) fn range(
        &self,
        length: usize,
        paging: Paging,
        fault: Option<What>,
    ) -> (std::ops::Range<usize>, Option<String>) {
        let size = paging.size.unwrap_or(length).max(1);
        let number = self.number;
        let (chunk, hollow) = if paging.empty {
            (number / 2, number.is_multiple_of(2))
        } else {
            (number, false)
        };
        let start = (chunk * size).min(length);
        let end = (start + size).min(length);
        match fault {
            Some(What::EndlessPages) => return (0..length, Some(self.token(number + 1))),
            Some(What::SameToken) => return (0..length, Some(self.token(1))),
            _ => {}
        }
        if hollow {
            return (0..0, Some(self.token(number + 1)));
        }
        let more = end < length;
        (start..end, more.then(|| self.token(number + 1)))
    }

    /// A token with the characters that are lost when it is not encoded.
    fn token(&self, number: usize) -> String {
        format!("R+{:016x}/{number:x}==", self.binding)
    }
}

impl Page {
    fn asks(&self) -> &str {
        let usual = if self.is_link() {
            "$skiptoken"
        } else {
            &self.token
        };
        self.ask.as_deref().unwrap_or(usual)
    }

    pub(crate) fn is_link(&self) -> bool {
        self.token.to_ascii_lowercase().ends_with("nextlink")
    }

    /// Whether the answer has a list where one should be. One that is empty may be absent, as Google has it.
    pub(crate) fn holds(&self, answer: &Value) -> bool {
        let found = steps(&self.items)
            .into_iter()
            .try_fold(answer, |value, step| value.get(step));
        found.is_none_or(Value::is_array)
    }

    /// The answer with an empty list.
    pub(crate) fn none(&self, exchange: &Exchange) -> Value {
        let mut answer = exchange.answer.clone();
        if let Some(Value::Array(list)) = place(&mut answer, &self.items) {
            list.clear();
        }
        answer
    }

    /// One page of an answer. `base` is the server's own address, and `foreign` another one.
    pub(crate) fn cut(
        &self,
        asked: &Asked<'_>,
        exchange: &Exchange,
        paging: Paging,
        fault: Option<What>,
        [base, foreign]: [&str; 2],
    ) -> Result<Value, WrongToken> {
        let turn = Turn::read(asked, self.asks())?;
        let mut answer = exchange.answer.clone();
        let Some(list) = place(&mut answer, &self.items).and_then(Value::as_array_mut) else {
            return Ok(answer);
        };
        let (range, token) = turn.range(list.len(), paging, fault);
        *list = list[range].to_vec();
        let link = |base: &str, token: &str| {
            let mut link = format!("{base}{}?", asked.request.raw_path);
            for (name, value) in &asked.request.query {
                if name != self.asks() {
                    let _ = write!(link, "{}={}&", encoded(name), encoded(value));
                }
            }
            format!("{link}{}={}", encoded(self.asks()), encoded(token))
        };
        let next = match (fault, token) {
            (Some(What::ForeignNextLink), _) => Some(link(foreign, &turn.token(1))),
            (_, Some(token)) if self.is_link() => Some(link(base, &token)),
            (_, token) => token,
        };
        match next {
            Some(next) => set(&mut answer, &self.token, Value::String(next)),
            None if paging.size.is_some() => set(&mut answer, &self.token, Value::Null),
            None => {}
        }
        Ok(answer)
    }
}

/// The steps of a path in an answer. A name that begins with `@` has its dot to itself.
fn steps(path: &str) -> Vec<&str> {
    if path.starts_with('@') {
        vec![path]
    } else {
        path.split('.').collect()
    }
}

fn place<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    steps(path)
        .into_iter()
        .try_fold(value, |value, step| value.get_mut(step))
}

/// Sets the member, or takes it away if the value is null.
fn set(answer: &mut Value, path: &str, value: Value) {
    let steps = steps(path);
    if value.is_null() {
        return remove(answer, &steps);
    }
    let place = steps
        .into_iter()
        .fold(answer, |inner, step| &mut inner[step]);
    *place = value;
}

/// The token in a request: in the query of a GET, in the form or in the JSON of a POST.
fn given(asked: &Asked<'_>, ask: &str) -> Option<String> {
    if !asked.form.is_empty() {
        return value_of(&asked.form, ask).map(str::to_owned);
    }
    let query = asked.request.asked(ask);
    if asked.request.method == "GET" || query.is_some() {
        return query.map(str::to_owned);
    }
    let found = steps(ask)
        .into_iter()
        .try_fold(&asked.json, |value, step| value.get(step))?;
    // A token of another type is a wrong one, and not none.
    (!found.is_null()).then(|| found.as_str().unwrap_or("?").to_owned())
}

/// A number for the list that a request asks for, whatever its page.
fn binding(asked: &Asked<'_>, ask: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let request = asked.request;
    (
        &asked.service,
        &asked.operation,
        &asked.account,
        &asked.region,
    )
        .hash(&mut hasher);
    request.path.to_ascii_lowercase().hash(&mut hasher);
    let mut rest: Vec<_> = request
        .query
        .iter()
        .chain(&asked.form)
        .filter(|(name, _)| name != ask)
        .collect();
    rest.sort();
    rest.hash(&mut hasher);
    let mut json = asked.json.clone();
    if asked.form.is_empty() {
        remove(&mut json, &steps(ask));
    }
    json.to_string().hash(&mut hasher);
    hasher.finish()
}

/// Takes a member away, and with it what held nothing else.
fn remove(value: &mut Value, steps: &[&str]) {
    let (Some(members), Some((first, rest))) = (value.as_object_mut(), steps.split_first()) else {
        return;
    };
    let hollow = match members.get_mut(*first) {
        Some(inner) if !rest.is_empty() => {
            remove(inner, rest);
            inner.as_object().is_some_and(Map::is_empty)
        }
        _ => rest.is_empty(),
    };
    if hollow {
        members.remove(*first);
    }
}
