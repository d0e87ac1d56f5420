//! Values while they are evaluated: shared, so that a variable that is used often costs nothing.

use policy::Mark;
use serde_json::Number;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Lists and objects deeper than this are not built: they are walked, compared and dropped by recursion.
const DEEPEST: u16 = 128;

/// Objects with more members than this have an index of their names.
const INDEXED: usize = 8;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Val {
    pub(crate) data: Data,
    pub(crate) mark: Mark,
    /// Everything inside stands there too: the value was written elsewhere and is used here.
    pub(crate) fixed: bool,
}

/// Where a value is evaluated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) mark: Mark,
    /// Whether the parts of a literal list or object get marks of their own.
    pub(crate) own: bool,
}

impl At {
    /// For a value that is marked only when it is used.
    pub(crate) const NOWHERE: Self = Self {
        mark: Mark::NONE,
        own: false,
    };

    /// For a literal whose parts have marks of their own.
    pub(crate) fn own(mark: Mark) -> Self {
        Self { mark, own: true }
    }
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    Number(Number),
    Text {
        text: Arc<str>,
        open: bool,
    },
    List(Rc<List>),
    Object(Rc<Object>),
    /// Text that is the JSON form of a value.
    Encoded(Rc<Val>),
    Unknown(Rc<Unknown>),
    Ref(Rc<Ref>),
}

/// Why a value is not known.
#[derive(Debug)]
pub(crate) struct Unknown {
    pub(crate) reason: Arc<str>,
    /// What tells this value from all others, if anything does: two values with the same key are equal.
    pub(crate) key: Option<Arc<str>>,
}

/// Something that has members of its own, given by the code or by Azure.
#[derive(Clone, Debug)]
pub(crate) struct Ref {
    pub(crate) target: Target,
    /// The members that were asked for: `properties`, `endpoint`.
    pub(crate) path: Vec<Arc<str>>,
}

/// What a [`Ref`] begins at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An instance of a resource or module.
    Instance(usize),
    /// All instances of a declaration with a loop.
    Loop(usize),
    /// What Azure knows of itself: `resourceGroup`, `subscription`.
    Named(&'static str),
    /// What differs between the clouds: text, but not known.
    Environment,
    /// The functions of a namespace or of an imported file; no value.
    Namespace(usize),
}

/// The elements of a list.
#[derive(Debug)]
pub(crate) struct List {
    pub(crate) items: Vec<Val>,
    depth: u16,
}

/// The members of an object in the order of the text. Names are found whatever their case, as Azure does.
#[derive(Debug)]
pub(crate) struct Object {
    entries: Vec<(Arc<str>, Val)>,
    index: Option<HashMap<String, usize>>,
    depth: u16,
}

/// A list or object with too many levels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooDeep;

impl Val {
    /// A value that stands where it is evaluated.
    pub(crate) fn new(data: Data, at: At) -> Self {
        Self {
            data,
            mark: at.mark,
            fixed: !at.own,
        }
    }

    pub(crate) fn null(at: At) -> Self {
        Self::new(Data::Null, at)
    }

    pub(crate) fn bool(value: bool, at: At) -> Self {
        Self::new(Data::Bool(value), at)
    }

    pub(crate) fn number(value: i64, at: At) -> Self {
        Self::new(Data::Number(value.into()), at)
    }

    pub(crate) fn text(text: impl Into<Arc<str>>, at: At) -> Self {
        Self::new(
            Data::Text {
                text: text.into(),
                open: false,
            },
            at,
        )
    }

    pub(crate) fn open(text: impl Into<Arc<str>>, at: At) -> Self {
        Self::new(
            Data::Text {
                text: text.into(),
                open: true,
            },
            at,
        )
    }

    pub(crate) fn unknown(reason: impl Into<Arc<str>>, at: At) -> Self {
        Self::new(
            Data::Unknown(Rc::new(Unknown {
                reason: reason.into(),
                key: None,
            })),
            at,
        )
    }

    pub(crate) fn reference(target: Target, path: Vec<Arc<str>>, at: At) -> Self {
        Self::new(Data::Ref(Rc::new(Ref { target, path })), at)
    }

    /// A list; unknown if it is nested too deeply.
    pub(crate) fn list(items: Vec<Self>, at: At) -> Self {
        match List::new(items) {
            Ok(list) => Self::new(Data::List(Rc::new(list)), at),
            Err(TooDeep) => Self::unknown("a list that is nested too deeply", at),
        }
    }

    /// An object; unknown if it is nested too deeply.
    pub(crate) fn object(members: impl IntoIterator<Item = (Arc<str>, Self)>, at: At) -> Self {
        match Object::new(members) {
            Ok(object) => Self::new(Data::Object(Rc::new(object)), at),
            Err(TooDeep) => Self::unknown("an object that is nested too deeply", at),
        }
    }

    /// The same value, used here.
    pub(crate) fn used(mut self, at: At) -> Self {
        self.mark = at.mark;
        self.fixed = true;
        self
    }

    /// A part of this value, where it stands.
    pub(crate) fn part(&self, part: &Self) -> Self {
        let mut part = part.clone();
        if self.fixed {
            part.mark = self.mark;
            part.fixed = true;
        }
        part
    }

    /// The elements of a list, each where it stands.
    pub(crate) fn items(&self) -> Option<impl ExactSizeIterator<Item = Self> + '_> {
        match &self.data {
            Data::List(list) => Some(list.items.iter().map(|item| self.part(item))),
            _ => None,
        }
    }

    /// The members of an object, each where it stands.
    pub(crate) fn members(&self) -> Option<impl ExactSizeIterator<Item = (Arc<str>, Self)> + '_> {
        match &self.data {
            Data::Object(object) => Some(
                object
                    .entries
                    .iter()
                    .map(|(name, value)| (Arc::clone(name), self.part(value))),
            ),
            _ => None,
        }
    }

    /// The member `name` of an object, whatever its case.
    pub(crate) fn member(&self, name: &str) -> Option<Self> {
        match &self.data {
            Data::Object(object) => object.get(name).map(|value| self.part(value)),
            _ => None,
        }
    }

    /// Text that is known in full.
    pub(crate) fn as_text(&self) -> Option<&Arc<str>> {
        match &self.data {
            Data::Text { text, open: false } => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub(crate) fn as_whole(&self) -> Option<i64> {
        match &self.data {
            Data::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// Why the value is not known, if it is not.
    pub(crate) fn why(&self) -> Option<&Arc<str>> {
        match &self.data {
            Data::Unknown(unknown) => Some(&unknown.reason),
            _ => None,
        }
    }

    /// Why the first part that is not known is not, looking at so many parts at most.
    pub(crate) fn why_in(&self, most: &mut usize) -> Option<&Arc<str>> {
        *most = most.checked_sub(1)?;
        match &self.data {
            Data::List(list) => list.items.iter().find_map(|item| item.why_in(most)),
            Data::Object(object) => object
                .entries
                .iter()
                .find_map(|(_, value)| value.why_in(most)),
            Data::Encoded(inner) => inner.why_in(most),
            _ => self.why(),
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The levels of lists and objects.
    fn depth(&self) -> u16 {
        match &self.data {
            Data::List(list) => list.depth,
            Data::Object(object) => object.depth,
            Data::Encoded(inner) => inner.depth().saturating_add(1),
            _ => 0,
        }
    }

    /// Text that is the JSON form of `inner`; unknown if it is nested too deeply.
    pub(crate) fn encoded(inner: Self, at: At) -> Self {
        if inner.depth() >= DEEPEST {
            return Self::unknown("a text that is nested too deeply", at);
        }
        Self::new(Data::Encoded(Rc::new(inner)), at)
    }
}

impl List {
    fn new(items: Vec<Val>) -> Result<Self, TooDeep> {
        let depth = above(items.iter().map(Val::depth))?;
        Ok(Self { items, depth })
    }
}

impl Object {
    /// An object of members; of members with one name the last counts, and stands where the first stood.
    fn new(members: impl IntoIterator<Item = (Arc<str>, Val)>) -> Result<Self, TooDeep> {
        let mut object = Self {
            entries: Vec::new(),
            index: None,
            depth: 1,
        };
        for (name, value) in members {
            object.set(name, value);
        }
        object.depth = above(object.entries.iter().map(|(_, value)| value.depth()))?;
        Ok(object)
    }

    fn set(&mut self, name: Arc<str>, value: Val) {
        if let Some(at) = self.position(&name)
            && let Some(entry) = self.entries.get_mut(at)
        {
            *entry = (name, value);
            return;
        }
        if let Some(index) = &mut self.index {
            index.insert(name.to_ascii_lowercase(), self.entries.len());
        }
        self.entries.push((name, value));
        if self.index.is_none() && self.entries.len() > INDEXED {
            self.index = Some(
                self.entries
                    .iter()
                    .enumerate()
                    .map(|(at, (name, _))| (name.to_ascii_lowercase(), at))
                    .collect(),
            );
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(&name.to_ascii_lowercase()).copied(),
            None => self
                .entries
                .iter()
                .position(|(known, _)| known.eq_ignore_ascii_case(name)),
        }
    }

    /// The member `name`, whatever its case.
    pub(crate) fn get(&self, name: &str) -> Option<&Val> {
        let at = self.position(name)?;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// The number of members.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The members in the order of the text.
    pub(crate) fn entries(&self) -> &[(Arc<str>, Val)] {
        &self.entries
    }
}

fn above(depths: impl Iterator<Item = u16>) -> Result<u16, TooDeep> {
    let depth = depths.max().unwrap_or(0).saturating_add(1);
    if depth > DEEPEST {
        Err(TooDeep)
    } else {
        Ok(depth)
    }
}
