//! Marks for places, and notes of what could not be read.

use super::expression::Expr;
use super::unit::Unit;
use crate::source::NotUnderstood;
use policy::Mark;
use std::ops::Range;
use std::path::Path;

/// How many errors of one file are kept: the rest says nothing new.
const MOST_ERRORS: usize = 100;

impl Unit<'_> {
    /// The mark for a place.
    pub(crate) fn mark(&mut self, file: u32, range: Range<usize>) -> Mark {
        let key = (file, range.start, range.end);
        if let Some(mark) = self.marks.get(&key) {
            return *mark;
        }
        let mark = self.spans.mark(file, range);
        self.marks.insert(key, mark);
        mark
    }

    fn text_of(&self, file: u32) -> &str {
        self.spans
            .files()
            .get(file as usize)
            .map_or("", |(_, text)| text)
    }

    /// Whether a place is on one line.
    pub(crate) fn on_one_line(&self, file: u32, range: &Range<usize>) -> bool {
        self.text_of(file)
            .get(range.clone())
            .is_some_and(|text| !text.contains('\n'))
    }

    /// The first line of a place.
    pub(crate) fn first_line(&self, file: u32, range: &Range<usize>) -> Range<usize> {
        let text = self.text_of(file).get(range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    }

    /// Notes text that is not what its language allows.
    pub(crate) fn error(&mut self, file: u32, range: &Range<usize>, message: String) {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let of_file = (file, 0, 0)..=(file, u32::MAX, u32::MAX);
        if self.errors.range(of_file).take(MOST_ERRORS).count() < MOST_ERRORS {
            self.errors
                .entry((file, cut(range.start), cut(range.end)))
                .or_insert(message);
        }
    }

    /// Notes a piece that was read and not understood.
    pub(crate) fn not_understood(&mut self, file: u32, start: usize, reason: String) {
        // Most places come in the order of the text: lines are counted from the last one.
        let (from, lines) = match self.last_line {
            (last, at, lines) if last == file && at <= start => (at, lines),
            _ => (0, 0),
        };
        let between = self.text_of(file).get(from..start).unwrap_or_default();
        let lines = lines + between.bytes().filter(|byte| *byte == b'\n').count();
        self.last_line = (file, start, lines);
        let path = self
            .spans
            .files()
            .get(file as usize)
            .map(|(path, _)| path.clone());
        let found = NotUnderstood {
            file: path.unwrap_or_default(),
            line: u32::try_from(lines + 1).unwrap_or(u32::MAX),
            reason,
        };
        if self.not_understood.len() < MOST_ERRORS && !self.not_understood.contains(&found) {
            self.not_understood.push(found);
        }
    }

    /// Notes that a file belongs to this unit.
    pub(crate) fn include(&mut self, path: &Path) {
        if self.is_included.insert(path.to_owned()) {
            self.included.push(path.to_owned());
        }
    }

    /// The place of an expression that is an element of a list.
    pub(crate) fn item_mark(&mut self, file: u32, expr: &Expr) -> Mark {
        let first = expr.entries().first();
        if let Some(first) = first
            && !self.on_one_line(file, &expr.range)
        {
            let whole = first.key_range.start..first.value.range.end;
            return self.member_mark(file, &first.key_range, &whole);
        }
        let range = self.first_line(file, &expr.range);
        self.mark(file, range)
    }

    /// The place of a member: all of it if it is on one line, else its name.
    pub(crate) fn member_mark(
        &mut self,
        file: u32,
        key: &Range<usize>,
        whole: &Range<usize>,
    ) -> Mark {
        let range = if self.on_one_line(file, whole) {
            whole
        } else {
            key
        };
        self.mark(file, range.clone())
    }
}
