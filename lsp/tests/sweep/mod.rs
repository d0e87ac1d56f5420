//! A text of three resources while somebody types the one in the middle, or takes any single character out of it.
//!
//! The first is the parent of the one in the middle, or refers to it; the last has nothing to do with it. Whatever state
//! the middle is in, the last is declared as ever, and the first only becomes less known.

use lsp::source::{Declared, Reading, Span};
use lsp::{CodedResource, resources};
use policy::{Mark, Place, Shapes, Unknown, Written, WrittenValue};
use serde_json::Value;
use std::fmt::Write;
use std::ops::Range;

/// A text with three resources.
pub(crate) struct Sweep<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// How the resource in the middle begins, and how what follows it does.
    pub(crate) middle: (&'t str, &'t str),
    /// The addresses of the first and the last.
    pub(crate) first: &'t str,
    pub(crate) last: &'t str,
    /// What has to be there for the one in the middle to be told at all: its type and its name.
    pub(crate) header: &'t [&'t str],
}

/// The text in one state.
pub(crate) struct State {
    /// What was done to it.
    done: String,
    /// The text.
    pub(crate) text: String,
    /// The bytes of the intact text that are not there.
    gone: Range<usize>,
}

/// What the intact text says.
struct Intact {
    reading: Reading,
    /// The first resource in its shapes.
    first: Vec<CodedResource>,
}

impl Sweep<'_> {
    fn middle(&self) -> Range<usize> {
        let start = self.text.find(self.middle.0).expect("the middle");
        let rest = slice(self.text, start..self.text.len());
        let end = rest.find(self.middle.1).expect("what follows the middle");
        start..start + slice(rest, 0..end).trim_end().len()
    }

    /// Every beginning of the middle, and the middle without each of its characters.
    fn states(&self) -> Vec<State> {
        let middle = self.middle();
        let without = |gone: Range<usize>, done: String| {
            let before = slice(self.text, 0..gone.start);
            let after = slice(self.text, gone.end..self.text.len());
            State {
                done,
                text: format!("{before}{after}"),
                gone,
            }
        };
        let mut states = Vec::new();
        for (at, letter) in slice(self.text, middle.clone()).char_indices() {
            let at = middle.start + at;
            let line = slice(self.text, 0..at).matches('\n').count() + 1;
            let cut = slice(self.text, middle.start..at);
            states.push(without(
                at..middle.end,
                format!("typed up to line {line}: {cut:?}"),
            ));
            states.push(without(
                at..at + letter.len_utf8(),
                format!("line {line} without {letter:?} at {at}"),
            ));
        }
        states
    }

    /// Reads the text in every state, and compares it with the intact one. `spares` names states in which the language
    /// itself makes something else of the middle.
    pub(crate) fn run(&self, read: impl Fn(&str) -> Reading, spares: impl Fn(&State) -> bool) {
        let shapes = Shapes::embedded();
        let reading = read(self.text);
        assert_eq!(reading.errors, []);
        let intact = Intact {
            reading,
            first: shaped(read(self.text), self.first, &shapes),
        };
        // What stands in the middle matters to the first, else this would prove nothing.
        let middle = self.middle();
        let mut without = self.text.to_owned();
        without.replace_range(middle, "");
        let without = read(&without);
        let now = declared(&without, self.first).expect("the first resource");
        let before = declared(&intact.reading, self.first).expect("the first resource");
        let same = vaguer(&before.body, &now.body) && vaguer(&now.body, &before.body);
        let alone = shaped(without, self.first, &shapes);
        assert!(!same || judged_otherwise(&intact.first, &alone).is_some());
        let mut wrong = String::new();
        for state in self.states().into_iter().filter(|state| !spares(state)) {
            let reading = read(&state.text);
            let mut faults = self.faults(&intact, &reading, &state);
            if self.is_told(&reading, &state) {
                let now = shaped(read(&state.text), self.first, &shapes);
                faults.extend(judged_otherwise(&intact.first, &now));
            }
            for fault in faults {
                let _ = writeln!(wrong, "{}: {fault} {:?}", state.done, reading.errors);
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    fn faults(&self, intact: &Intact, reading: &Reading, state: &State) -> Vec<String> {
        let mut faults = Vec::new();
        let last = told(&intact.reading, self.last, &state.gone).expect("the last resource");
        match told(reading, self.last, &(0..0)) {
            None => faults.push("the last resource is hidden".to_owned()),
            Some(now) if now != last => faults.push(format!("{now} is not {last}")),
            Some(_) => {}
        }
        // A sound text says what it says.
        let before = declared(&intact.reading, self.first).expect("the first resource");
        match declared(reading, self.first) {
            None => faults.push("the first resource is hidden".to_owned()),
            Some(_) if reading.errors.is_empty() => {}
            Some(now) if !vaguer(&before.body, &now.body) => {
                faults.push(format!("the first changed: {:?}", now.body));
            }
            Some(now) if now.doubtful.is_none() && before.doubtful.is_some() => {
                faults.push("the first became certain".to_owned());
            }
            Some(_) => {}
        }
        // Inside of the middle, or on the first line behind it.
        let middle = self.middle();
        let behind = slice(self.text, middle.end..self.text.len());
        let blank = behind.len() - behind.trim_start().len();
        let behind = behind.trim_start();
        let line = behind.find('\n').unwrap_or(behind.len());
        let near = middle.start.saturating_sub(2)..middle.end + blank + line - state.gone.len();
        for error in &reading.errors {
            if !near.contains(&(error.span.range.start as usize)) {
                faults.push(format!("an error is not within {near:?}"));
            }
        }
        faults
    }

    /// Whether the text is broken, and still tells what the middle is.
    fn is_told(&self, reading: &Reading, state: &State) -> bool {
        let middle = self.middle();
        let left = slice(&state.text, middle.start..middle.end - state.gone.len());
        !reading.errors.is_empty() && self.header.iter().all(|part| left.contains(part))
    }
}

fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).expect("a range of characters")
}

/// How the first resource is another one in one of its shapes, although it is told what stands beside it.
fn judged_otherwise(before: &[CodedResource], now: &[CodedResource]) -> Option<String> {
    before.iter().find_map(|before| {
        let before = &before.resource;
        let mut all = now.iter().map(|now| &now.resource);
        let Some(now) = all.find(|now| now.kind == before.kind) else {
            return Some(format!("the first is no {} any more", before.kind));
        };
        let (was, is) = (before.config.to_value(), now.config.to_value());
        let place = differs(Some(&was), Some(&is), &Place::root(), &now.unknown)?;
        Some(format!("the first is judged otherwise at {place:?}: {is}"))
    })
}

fn declared<'r>(reading: &'r Reading, address: &str) -> Option<&'r Declared> {
    let mut all = reading.declared.iter();
    all.find(|one| &*one.address == address)
}

fn shaped(reading: Reading, address: &str, shapes: &Shapes) -> Vec<CodedResource> {
    let all = resources(reading, shapes).resources.into_iter();
    all.filter(|one| one.resource.id == address).collect()
}

/// All of a resource in one text, with its places as they are without some bytes before them.
fn told(reading: &Reading, address: &str, gone: &Range<usize>) -> Option<String> {
    let one = declared(reading, address)?;
    let mut out = format!("{} {:?} ", one.type_name, one.doubtful);
    place(reading, one.header, gone, &mut out);
    write_value(reading, &one.body, gone, &mut out);
    Some(out)
}

fn place(reading: &Reading, mark: Mark, gone: &Range<usize>, out: &mut String) {
    let Some(Span { range, .. }) = reading.spans.get(mark) else {
        return;
    };
    let shift = |at: u32| {
        let at = at as usize;
        if at >= gone.end { at - gone.len() } else { at }
    };
    let _ = write!(out, "@{}-{} ", shift(range.start), shift(range.end));
}

fn write_value(reading: &Reading, written: &Written, gone: &Range<usize>, out: &mut String) {
    place(reading, written.mark, gone, out);
    match &written.value {
        WrittenValue::List(items) => {
            for item in items {
                write_value(reading, item, gone, out);
            }
        }
        WrittenValue::Object(members) => {
            for (name, member) in members {
                let _ = write!(out, "{name}: ");
                write_value(reading, member, gone, out);
            }
        }
        WrittenValue::Encoded(inner) => write_value(reading, inner, gone, out),
        other => {
            let _ = write!(out, "{other:?} ");
        }
    }
}

/// Whether a value is another one, but for parts that are not known any more.
fn vaguer(before: &Written, after: &Written) -> bool {
    match (&before.value, &after.value) {
        (_, WrittenValue::Unknown(_)) => true,
        (WrittenValue::List(before), WrittenValue::List(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(b, a)| vaguer(b, a))
        }
        (WrittenValue::Object(before), WrittenValue::Object(after)) => {
            let kept = |name: &str, b| after.get(name).is_some_and(|a| vaguer(b, a));
            before.iter().all(|(name, b)| kept(name, b))
                && after
                    .iter()
                    .all(|(name, a)| before.contains_key(name) || a.value.is_unknown())
        }
        (WrittenValue::Encoded(before), WrittenValue::Encoded(after)) => vaguer(before, after),
        (before, after) => before == after,
    }
}

/// The first place at which a resource is another one without being unknown there.
fn differs(
    before: Option<&Value>,
    after: Option<&Value>,
    at: &Place,
    unknown: &Unknown,
) -> Option<Place> {
    if unknown.contains_key(at) || before == after {
        return None;
    }
    match (before, after) {
        (None | Some(Value::Object(_)), Some(Value::Object(now))) => {
            let was = before.and_then(Value::as_object);
            let names = now.keys().chain(was.into_iter().flat_map(|was| was.keys()));
            let mut names = names;
            names.find_map(|name| {
                let before = was.and_then(|was| was.get(name));
                differs(before, now.get(name), &at.member(name), unknown)
            })
        }
        (None | Some(Value::Array(_)), Some(Value::Array(now))) => {
            let was = before.and_then(Value::as_array);
            let length = now.len().max(was.map_or(0, Vec::len));
            (0..length).find_map(|index| {
                let before = was.and_then(|was| was.get(index));
                differs(before, now.get(index), &at.element(index), unknown)
            })
        }
        _ => Some(at.clone()),
    }
}
