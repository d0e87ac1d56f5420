//! The variables of a call, and the texts with `{variables}` in them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// What stays as it is in a segment of a path and in a query (RFC 3986, unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// The same for a text that is a path itself, such as an ARM id.
const PATH: &AsciiSet = &SEGMENT.remove(b'/').remove(b':').remove(b'@');

/// Where the variables of a call come from: the scope, and above it the items and answers on the way, the latest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vars {
    layers: Option<Arc<Layer>>,
}

#[derive(Debug)]
struct Layer {
    values: Map<String, Value>,
    below: Option<Arc<Self>>,
}

impl Vars {
    /// These variables, and above them those of an object.
    pub(crate) fn with(&self, values: Map<String, Value>) -> Self {
        Self {
            layers: Some(Arc::new(Layer {
                values,
                below: self.layers.clone(),
            })),
        }
    }

    /// These variables and one more.
    pub(crate) fn with_one(&self, name: &str, value: impl Into<Value>) -> Self {
        self.with(Map::from_iter([(name.to_owned(), value.into())]))
    }

    /// The value of a variable; dots lead deeper; `last` is what stands behind the last slash of a
    /// text, and `first` what stands before the first slash or colon.
    pub(crate) fn get(&self, path: &str) -> Option<Cow<'_, Value>> {
        let mut layer = self.layers.as_deref();
        while let Some(here) = layer {
            if let Some(found) = find(&here.values, path) {
                return Some(found);
            }
            layer = here.below.as_deref();
        }
        None
    }

    /// A variable as text: a text or a number.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        match &*self.get(path)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

fn find<'v>(values: &'v Map<String, Value>, path: &str) -> Option<Cow<'v, Value>> {
    if let Some(value) = values.get(path) {
        return Some(Cow::Borrowed(value));
    }
    let (first, rest) = path.split_once('.')?;
    match values.get(first)? {
        Value::Object(deeper) => find(deeper, rest),
        Value::String(text) if rest == "last" => {
            let last = text.rsplit('/').next().unwrap_or(text);
            Some(Cow::Owned(Value::from(last)))
        }
        Value::String(text) if rest == "first" => {
            let first = text.split(['/', ':']).next().unwrap_or(text);
            Some(Cow::Owned(Value::from(first)))
        }
        _ => None,
    }
}

/// A text with `{variables}`; `{+variable}` is a path, whose slashes stay, and `{?variable}` may be missing: the member
/// of a query or form that it stands in is then left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Variable {
        name: String,
        is_path: bool,
        is_optional: bool,
    },
}

impl Template {
    /// Takes a text apart; `None` if a brace is not closed.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}')?;
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Variable {
                name: name.trim_start_matches(['+', '?']).to_owned(),
                is_path: name.starts_with('+'),
                is_optional: name.starts_with('?'),
            });
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Some(Self(pieces))
    }

    /// The variable that is all of it, if it is one.
    pub(crate) fn only(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Piece::Variable { name, .. }] => Some(name),
            _ => None,
        }
    }

    /// The text before the first variable.
    pub(crate) fn start(&self) -> String {
        match self.0.first() {
            Some(Piece::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// Whether a variable that may be missing is.
    pub(crate) fn is_left_out(&self, vars: &Vars) -> bool {
        self.0.iter().any(|piece| match piece {
            Piece::Variable {
                name, is_optional, ..
            } => *is_optional && vars.get(name).is_none(),
            Piece::Text(_) => false,
        })
    }

    /// The text with its variables as they are; `Err` is the name of one that has no value.
    pub(crate) fn fill(&self, vars: &Vars) -> Result<String, String> {
        self.fill_with(vars, |_, value| Ok(value))
    }

    /// The text with its variables encoded for a URL. What comes out of an answer leads nowhere else: a path keeps its
    /// slashes, and `..` is refused.
    pub(crate) fn fill_url(&self, vars: &Vars) -> Result<String, String> {
        self.fill_with(vars, |is_path, value| {
            let climbs = value.split('/').any(|part| part == ".." || part == ".");
            if climbs || value.is_empty() {
                return Err(());
            }
            let set = if is_path { PATH } else { SEGMENT };
            Ok(utf8_percent_encode(&value, set).to_string())
        })
    }

    fn fill_with(
        &self,
        vars: &Vars,
        encode: impl Fn(bool, String) -> Result<String, ()>,
    ) -> Result<String, String> {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Variable { name, is_path, .. } => {
                    let value = vars.text(name).ok_or_else(|| name.clone())?;
                    filled.push_str(&encode(*is_path, value).map_err(|()| name.clone())?);
                }
            }
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::{Template, Vars};
    use serde_json::json;

    fn vars() -> Vars {
        let scope = json!({"region": "ap-northeast-1", "id": "scope"});
        let item = json!({"id": "arn:aws:x/y", "deep": {"er": 3}, "path": "team/役割", "armId": "/subscriptions/s/a b", "up": "/a/../b"});
        Vars::default()
            .with(scope.as_object().unwrap().clone())
            .with(item.as_object().unwrap().clone())
    }

    #[test]
    fn the_latest_layer_wins_and_dots_lead_deeper() {
        let text = Template::read("{region} {id} {deep.er} {path.last}").unwrap();
        assert_eq!(
            text.fill(&vars()).unwrap(),
            "ap-northeast-1 arn:aws:x/y 3 役割"
        );
    }

    #[test]
    fn a_segment_is_encoded_and_a_path_keeps_its_slashes() {
        let segment = Template::read("/x/{id}/").unwrap();
        assert_eq!(segment.fill_url(&vars()).unwrap(), "/x/arn%3Aaws%3Ax%2Fy/");
        let path = Template::read("{+armId}/y").unwrap();
        assert_eq!(path.fill_url(&vars()).unwrap(), "/subscriptions/s/a%20b/y");
    }

    #[test]
    fn what_is_not_there_or_climbs_is_refused_by_name() {
        assert_eq!(
            Template::read("{none}").unwrap().fill(&vars()).unwrap_err(),
            "none"
        );
        assert_eq!(
            Template::read("{+up}")
                .unwrap()
                .fill_url(&vars())
                .unwrap_err(),
            "up"
        );
        assert!(Template::read("{open").is_none());
    }
}
