//! The members of a record, read from the front and only as far as somebody asks.

use super::member::{Members, members, unescape};
use memchr::memmem::{self, Finder};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;

/// The members that a record need not have and that rules ask for most, each with a search that is made once.
static SOUGHT: LazyLock<FxHashMap<&str, Finder<'static>>> = LazyLock::new(|| {
    let names = [
        ("errorCode", r#""errorCode""#),
        ("requestParameters", r#""requestParameters""#),
        ("responseElements", r#""responseElements""#),
        ("additionalEventData", r#""additionalEventData""#),
        ("readOnly", r#""readOnly""#),
        ("eventType", r#""eventType""#),
    ];
    let finders = names.map(|(name, quoted)| (name, Finder::new(quoted)));
    finders.into_iter().collect()
});
/// The member that every record begins with.
const FIRST: &str = "userIdentity";

/// The members of the object that a text is.
pub(super) struct Top<'r> {
    text: &'r str,
    read: RefCell<Vec<(Cow<'r, str>, &'r str)>>,
    rest: RefCell<Option<Members<'r>>>,
    /// Whether a name may be written with escapes, once that is known.
    escapes: Cell<Option<bool>>,
}

impl<'r> Top<'r> {
    /// Nothing is read yet.
    pub(super) fn new(text: &'r str) -> Self {
        Self {
            text,
            read: RefCell::default(),
            rest: RefCell::new(Some(members(text))),
            escapes: Cell::new(None),
        }
    }

    /// The value of the first member of this name, as it is written.
    pub(super) fn get(&self, name: &str) -> Option<&'r str> {
        let mut read = self.read.borrow_mut();
        if let Some((_, value)) = read.iter().find(|(key, _)| key == name) {
            return Some(value);
        }
        let mut rest = self.rest.borrow_mut();
        // Most of what rules ask for is not there, and to know that takes one search in place of reading the whole record.
        if rest.is_none() || (name != FIRST && !self.may_have(name)) {
            return None;
        }
        for (key, value) in rest.as_mut()? {
            let key = unescape(key);
            let found = key == name;
            read.push((key, value));
            if found {
                return Some(value);
            }
        }
        *rest = None;
        None
    }

    /// Whether the name stands in the text, or could stand there with escapes.
    fn may_have(&self, name: &str) -> bool {
        let stands = match SOUGHT.get(name) {
            Some(finder) => finder.find(self.text.as_bytes()).is_some(),
            // Whatever else is asked for mostly is there.
            None => true,
        };
        stands || self.escapes()
    }

    fn escapes(&self) -> bool {
        self.escapes.get().unwrap_or_else(|| {
            let escapes = memmem::find(self.text.as_bytes(), b"\\u").is_some();
            self.escapes.set(Some(escapes));
            escapes
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Top;

    #[test]
    fn members_are_found_in_any_order_also_when_their_names_are_escaped() {
        let text = r#"{"a":1,"b":{"d":2},"\u0063":"三","a":4,"e":null}"#;
        let top = Top::new(text);
        for (name, value) in [
            ("e", Some("null")),
            ("a", Some("1")),
            ("c", Some("\"三\"")),
            ("b", Some("{\"d\":2}")),
            ("d", None),
            ("z", None),
        ] {
            assert_eq!(top.get(name), value, "{name}");
        }
        assert_eq!(Top::new("{\"a\":1").get("b"), None);
    }
}
