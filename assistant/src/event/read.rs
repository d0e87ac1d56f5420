//! Which events a file or stream holds: lists, lines and single events are taken apart as they come, and what is no event is counted.

use super::envelope::{Opening, is_list, opening};
use super::extent::{Extent, Found};
use super::intake::{Intake, LONGEST};
use super::member::string_end_in;
use super::record::Kept;
use super::{Place, Record, recognise};
use memchr::memchr;
use serde::Serialize;
use std::io::Read;
use std::sync::Arc;

/// How many different reasons are kept apart; what comes behind is counted together.
const REASONS: usize = 32;

/// What came of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// How many bytes it had, unpacked.
    pub bytes: u64,
    /// How many events were handed over.
    pub events: u64,
    /// What was no event or could not be read.
    pub skipped: Vec<Skipped>,
}

/// Something that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Where the first of them stands.
    pub place: Place,
    /// Why, for people.
    pub reason: String,
    /// How many were left out for this reason.
    pub count: u64,
}

/// Reads one file or stream, packed or not, and hands over each event. Memory does not grow with the stream: an event is kept while it
/// is visited, and one that is longer than 4 MiB is left out. What stands in `skipped` was not handed over.
pub fn read(input: &mut dyn Read, file: &Arc<str>, visit: &mut dyn FnMut(&Record<'_>)) -> Reading {
    let mut intake = Intake::open(input);
    let mut desk = Desk {
        file,
        ordinal: 0,
        reading: Reading::default(),
        visit,
    };
    walk(&mut intake, &mut desk);
    if let Some(failure) = intake.failure.take() {
        desk.skip(failure);
    }
    desk.reading.bytes = intake.bytes;
    desk.reading
}

/// Hands events over and keeps the count.
pub(super) struct Desk<'d> {
    file: &'d Arc<str>,
    ordinal: u64,
    reading: Reading,
    visit: &'d mut dyn FnMut(&Record<'_>),
}

impl Desk<'_> {
    /// Hands an event over.
    pub(super) fn hand(&mut self, kept: Kept<'_>) {
        self.ordinal += 1;
        self.reading.events += 1;
        let record = Record::new(kept, self.file, self.ordinal);
        (self.visit)(&record);
    }

    /// Leaves something out.
    pub(super) fn skip(&mut self, reason: impl Into<String>) {
        self.ordinal += 1;
        let place = Place {
            file: Arc::clone(self.file),
            ordinal: self.ordinal,
        };
        let mut reason: String = reason.into();
        let full = self.reading.skipped.len() >= REASONS;
        if full
            && !self
                .reading
                .skipped
                .iter()
                .any(|skipped| skipped.reason == reason)
        {
            "other reasons".clone_into(&mut reason);
        }
        match self
            .reading
            .skipped
            .iter_mut()
            .find(|skipped| skipped.reason == reason)
        {
            Some(skipped) => skipped.count += 1,
            None => self.reading.skipped.push(Skipped {
                place,
                reason,
                count: 1,
            }),
        }
    }

    /// Takes something apart that stands alone: an event, or an envelope with some.
    fn unit(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) => recognise::unit(text, self, 0),
            Err(_) => self.skip("it is not UTF-8"),
        }
    }
}

/// How a part of the stream ended.
#[derive(PartialEq, Eq)]
enum Close {
    /// As it should.
    Well,
    /// With something that is no JSON. What comes behind is read line by line.
    Broken,
}

/// From the beginning to the end.
fn walk(intake: &mut Intake<'_>, desk: &mut Desk<'_>) {
    loop {
        let close = match ahead(intake) {
            None => return,
            Some(b'{') => match list_within(intake) {
                Some(length) => {
                    intake.consume(length);
                    list(intake, desk, true)
                }
                None => one(intake, desk),
            },
            Some(b'[') => {
                intake.consume(1);
                list(intake, desk, false)
            }
            Some(_) => {
                desk.skip("it is not JSON");
                Close::Broken
            }
        };
        if close == Close::Broken {
            lines(intake, desk);
            return;
        }
    }
}

/// The next byte that is no blank, which is not used.
fn ahead(intake: &mut Intake<'_>) -> Option<u8> {
    loop {
        let rest = intake.rest();
        let at = rest
            .iter()
            .position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let found = at.and_then(|at| rest.get(at).copied());
        let blanks = at.unwrap_or(rest.len());
        intake.consume(blanks);
        if found.is_some() {
            return found;
        }
        if !intake.fill() {
            return None;
        }
    }
}

/// If the object that begins here has a list of events: how far it is to behind the bracket that opens it.
fn list_within(intake: &mut Intake<'_>) -> Option<usize> {
    loop {
        match opening(intake.rest()) {
            Opening::List(length) => return Some(length),
            Opening::None => return None,
            Opening::More => {
                if intake.rest().len() > LONGEST || !intake.fill() {
                    return None;
                }
            }
        }
    }
}

/// One value that is an object or a list, as a whole.
fn one(intake: &mut Intake<'_>, desk: &mut Desk<'_>) -> Close {
    let mut extent = Extent::default();
    loop {
        match extent.scan(intake.rest()) {
            Found::End(length) => {
                let before = desk.reading.events;
                desk.unit(intake.rest().get(..length).unwrap_or_default());
                intake.consume(length);
                if desk.reading.events > before {
                    intake.bore();
                }
                return Close::Well;
            }
            Found::More if intake.rest().len() > LONGEST => {
                desk.skip(format!("it is longer than {} MiB", LONGEST >> 20));
                return over(intake, extent);
            }
            Found::More if intake.fill() => {}
            Found::More => {
                desk.skip("the file ends in the middle of it");
                return Close::Broken;
            }
            Found::Broken => {
                desk.skip("it is not JSON: a line ends within a string");
                return Close::Broken;
            }
        }
    }
}

/// Passes over the rest of a value that is not kept.
fn over(intake: &mut Intake<'_>, mut extent: Extent) -> Close {
    loop {
        match extent.scan(intake.rest()) {
            Found::End(length) => {
                intake.consume(length);
                return Close::Well;
            }
            Found::More => {}
            Found::Broken => return Close::Broken,
        }
        intake.consume(extent.forget());
        if !intake.fill() {
            let rest = intake.rest().len();
            intake.consume(rest);
            return Close::Well;
        }
    }
}

/// A list whose opening bracket is used, and the rest of the object that it is a member of, with the lists in it.
fn list(intake: &mut Intake<'_>, desk: &mut Desk<'_>, member: bool) -> Close {
    loop {
        if let Some(close) = elements(intake, desk) {
            return close;
        }
        if !member {
            return Close::Well;
        }
        if let Some(close) = members(intake, desk) {
            return close;
        }
    }
}

/// The elements up to the closing bracket; how it ended otherwise, if it did.
fn elements(intake: &mut Intake<'_>, desk: &mut Desk<'_>) -> Option<Close> {
    loop {
        let close = match ahead(intake) {
            None => {
                desk.skip("the file ends in the middle of a list");
                return Some(Close::Well);
            }
            Some(b',') => {
                intake.consume(1);
                Close::Well
            }
            Some(b']') => {
                intake.consume(1);
                return None;
            }
            Some(b'{' | b'[') => one(intake, desk),
            Some(b'}') => {
                desk.skip("it is not JSON");
                Close::Broken
            }
            Some(_) => {
                desk.skip("it is no object");
                scalar(intake)
            }
        };
        if close == Close::Broken {
            return Some(Close::Broken);
        }
    }
}

/// The members behind a list of events, up to the opening bracket of the next one; how it ended otherwise.
fn members(intake: &mut Intake<'_>, desk: &mut Desk<'_>) -> Option<Close> {
    loop {
        match ahead(intake) {
            None => {
                desk.skip("the file ends in the middle of an object");
                return Some(Close::Well);
            }
            Some(b',') => intake.consume(1),
            Some(b'}') => {
                intake.consume(1);
                return Some(Close::Well);
            }
            Some(b'"') => {
                let Some(length) = quoted(intake) else {
                    desk.skip("the file ends in the middle of an object");
                    return Some(Close::Broken);
                };
                let listed = is_list(intake.rest().get(1..length - 1).unwrap_or_default());
                intake.consume(length);
                if ahead(intake) != Some(b':') {
                    desk.skip("it is not JSON");
                    return Some(Close::Broken);
                }
                intake.consume(1);
                let close = match ahead(intake) {
                    Some(b'[') if listed => {
                        intake.consume(1);
                        return None;
                    }
                    Some(b'{' | b'[') => over(intake, Extent::default()),
                    Some(_) => scalar(intake),
                    None => Close::Well,
                };
                if close == Close::Broken {
                    desk.skip("it is not JSON");
                    return Some(Close::Broken);
                }
            }
            Some(_) => {
                desk.skip("it is not JSON");
                return Some(Close::Broken);
            }
        }
    }
}

/// How long the string is that begins here, with its quotes.
fn quoted(intake: &mut Intake<'_>) -> Option<usize> {
    loop {
        if let Some(end) = string_end_in(intake.rest(), 0) {
            return Some(end);
        }
        if intake.rest().len() > LONGEST || !intake.fill() {
            return None;
        }
    }
}

/// Passes over text, a number, a word or whatever stands there, at least one byte of it.
fn scalar(intake: &mut Intake<'_>) -> Close {
    if intake.rest().first() == Some(&b'"') {
        let Some(length) = quoted(intake) else {
            return Close::Broken;
        };
        intake.consume(length);
        return Close::Well;
    }
    intake.consume(1);
    loop {
        let rest = intake.rest();
        let end = rest
            .iter()
            .position(|byte| matches!(byte, b',' | b']' | b'}' | b'\n'));
        let length = end.unwrap_or(rest.len());
        intake.consume(length);
        if end.is_some() || !intake.fill() {
            return Close::Well;
        }
    }
}

/// What is left when something is no JSON: each line that is whole in itself.
fn lines(intake: &mut Intake<'_>, desk: &mut Desk<'_>) {
    // The line that broke is already counted.
    let mut counted = true;
    loop {
        let mut searched = 0;
        let (length, whole) = loop {
            let rest = intake.rest();
            let found = memchr(b'\n', rest.get(searched..).unwrap_or_default());
            searched = found.map_or(rest.len(), |at| searched + at);
            if found.is_some() || searched > LONGEST || !intake.fill() {
                break (searched, searched <= LONGEST);
            }
        };
        if length == 0 && intake.rest().is_empty() {
            return;
        }
        let line = intake.rest().get(..length).unwrap_or_default().trim_ascii();
        let line = line.strip_suffix(b",").unwrap_or(line);
        let event = whole
            && matches!(line.first(), Some(b'{' | b'['))
            && Extent::default().scan(line) == Found::End(line.len());
        let before = desk.reading.events;
        if event {
            desk.unit(line);
        } else if !counted && !line.is_empty() {
            desk.skip("it is not JSON");
        }
        let bore = desk.reading.events > before;
        counted = !whole;
        intake.consume(length + usize::from(whole));
        if bore {
            intake.bore();
        }
    }
}
