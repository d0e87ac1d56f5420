//! Makes configurations of answers, and remembers what their members came to: fleets are made from templates, so most
//! of what an answer says was said word by word before.

use super::fill::{Canonical, Filled, Given, Givens};
use super::{Answer, AnswerMembers, Shape, Shapes};
use crate::Unknown;
use crate::recent::Recent;
use rustc_hash::{FxHashMap, FxHasher};
use serde_json::{Map, Value};
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

/// How many texts are remembered; up to twice as many for a while, so that the texts take 8 MiB at most, and what they became several times that.
const TEXTS: usize = 512;
/// The longest text that is remembered, in bytes. A content policy with all its filters takes one or two KiB; what is much longer is rarely said twice.
const LONGEST: usize = 8 << 10;
/// How many sets of names of members are remembered.
const SETS: usize = 256;
/// How many names of members are remembered.
const NAMES: usize = 4096;

/// A member of an answer.
#[derive(Debug)]
pub enum Said<'t> {
    /// Read.
    Value(Value),
    /// JSON text that nobody has read yet.
    Text(&'t str),
}

/// What the members of answers came to, by their text.
#[derive(Debug)]
pub struct Remembered<'s> {
    texts: Recent<u64, Known<'s>>,
    /// The names of an object's members, each with a line's end -> the answers that it may be.
    answers: Recent<String, Arc<[(&'s Shape, &'s Answer)]>>,
    /// By answer, which goes by its address.
    names: FxHashMap<usize, Names>,
}

/// What the members of an answer are called in the resource schema, and whether the table names them.
type Names = FxHashMap<Box<str>, (Arc<str>, bool)>;

#[derive(Debug)]
struct Known<'s> {
    answer: &'s Answer,
    member: Box<str>,
    text: Box<str>,
    canonical: Canonical,
}

impl Default for Remembered<'_> {
    fn default() -> Self {
        Self {
            texts: Recent::new(TEXTS),
            answers: Recent::new(SETS),
            names: FxHashMap::default(),
        }
    }
}

impl<'s> Remembered<'s> {
    /// The answer that an object with these member names is: full answers before summaries, else in the order of the tables.
    pub fn answer_of<'n>(
        &mut self,
        shapes: &'s Shapes,
        object: &impl AnswerMembers,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<(&'s Shape, &'s Answer)> {
        let mut key = String::with_capacity(256);
        for name in names.clone() {
            key.push_str(name);
            key.push('\n');
        }
        let known = self.answers.get(&key, |known| Some(Arc::clone(known)));
        let answers = known.unwrap_or_else(|| {
            let found: Arc<[_]> = shapes.answers_with(&names.collect::<Vec<_>>()).into();
            self.answers.insert(key, Arc::clone(&found));
            found
        });
        let mut answers = answers.iter().copied();
        answers.find(|(_, answer)| answer.recognises(object))
    }

    /// What a member is called in the resource schema, and whether the table names it.
    fn name(&mut self, answer: &'s Answer, member: &str) -> (Arc<str>, bool) {
        let names = self.names.entry(std::ptr::from_ref(answer).addr());
        let names = names.or_default();
        if let Some(known) = names.get(member) {
            return known.clone();
        }
        if names.len() >= NAMES {
            names.clear();
        }
        let (name, is_named) = answer.name_of(member);
        let known = (Arc::from(&*name), is_named);
        names.insert(member.into(), known.clone());
        known
    }

    /// What a member of a text comes to.
    fn canonical<E>(
        &mut self,
        (shape, answer): (&Shape, &'s Answer),
        (member, name): (&str, &str),
        text: &str,
        read: impl Fn(&str) -> Result<Value, E>,
    ) -> Result<Canonical, E> {
        let of = |value| {
            let value = answer.renamed_inside(member, value);
            shape.canonical(name, value, !answer.summary)
        };
        if text.len() > LONGEST {
            return read(text).map(of);
        }
        let mut hasher = FxHasher::default();
        std::ptr::from_ref(answer).hash(&mut hasher);
        (member, text).hash(&mut hasher);
        let hash = hasher.finish();
        let known = self.texts.get(&hash, |known| {
            let is_same = std::ptr::eq(known.answer, answer)
                && *known.text == *text
                && *known.member == *member;
            is_same.then(|| known.canonical.clone())
        });
        if let Some(known) = known {
            return Ok(known);
        }
        let canonical = of(read(text)?);
        let known = Known {
            answer,
            member: member.into(),
            text: text.into(),
            canonical: canonical.clone(),
        };
        self.texts.insert(hash, known);
        Ok(canonical)
    }
}

impl Shape {
    /// Makes a configuration of an answer's members, which come in the order of their names. `read` reads what nobody has read yet;
    /// `unread` are the places that are known to be unread, and only in an answer without texts there may be any.
    ///
    /// # Errors
    /// What `read` says.
    pub fn answered<'s, 't, E>(
        &self,
        answer: &'s Answer,
        members: impl IntoIterator<Item = (impl AsRef<str>, Said<'t>)>,
        unread: Unknown,
        remembered: &mut Remembered<'s>,
        read: impl Fn(&str) -> Result<Value, E>,
    ) -> Result<Filled, E> {
        if answer.place.is_some() {
            let mut object = Map::new();
            for (member, said) in members {
                let value = match said {
                    Said::Value(value) => value,
                    Said::Text(text) => read(text)?,
                };
                object.insert(member.as_ref().to_owned(), value);
            }
            let value = answer.renamed(object);
            return Ok(if answer.summary {
                self.fill_summary(Given::all_of(value), &answer.api)
            } else {
                self.fill_answer(value, unread)
            });
        }
        let mut given: Vec<(bool, (Arc<str>, Given))> = Vec::with_capacity(24);
        for (member, said) in members {
            let member = member.as_ref();
            let (name, is_named) = remembered.name(answer, member);
            let said = match said {
                Said::Value(value) => Given::Named(answer.renamed_inside(member, value)),
                Said::Text(text) => {
                    let names = (member, &*name);
                    Given::Canonical(remembered.canonical((self, answer), names, text, &read)?)
                }
            };
            given.push((is_named, (name, said)));
        }
        given.sort_by(|(_, (one, _)), (_, (other, _))| one.cmp(other));
        given.dedup_by(|later, earlier| {
            let is_same = later.1.0 == earlier.1.0;
            // What the vendor's own names become goes before a member that happens to be called so.
            if is_same && later.0 {
                std::mem::swap(later, earlier);
            }
            is_same
        });
        let given: Givens = given.into_iter().map(|(_, given)| given).collect();
        Ok(if answer.summary {
            self.fill_summary(given, &answer.api)
        } else {
            self.fill_members(given, unread, true)
        })
    }
}
