//! The client's own copy of a document, by the protocol's rules for positions: units of UTF-16, and lines that end with
//! `\n`, `\r\n` or `\r`.

use serde_json::{Value, json};

/// A document as units of UTF-16. Nothing of the server's way to count is in it.
#[derive(Clone)]
pub(crate) struct Buffer(Vec<u16>);

impl Buffer {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.encode_utf16().collect())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf16(&self.0).unwrap()
    }

    pub(crate) fn units(&self) -> &[u16] {
        &self.0
    }

    pub(crate) fn length(&self) -> usize {
        self.0.len()
    }

    /// The nearest unit before or at this one that does not cut a character or a line's end in two.
    pub(crate) fn boundary(&self, unit: usize) -> usize {
        let mut unit = unit.min(self.0.len());
        while unit > 0 && unit < self.0.len() && self.is_inside(unit) {
            unit -= 1;
        }
        unit
    }

    fn is_inside(&self, unit: usize) -> bool {
        let is_low = (0xDC00..0xE000).contains(&self.0[unit]);
        let is_line_end = self.0[unit] == 10 && self.0[unit - 1] == 13;
        is_low || is_line_end
    }

    /// The text between two units.
    pub(crate) fn between(&self, start: usize, end: usize) -> String {
        String::from_utf16(&self.0[start..end]).unwrap()
    }

    /// Where the lines begin.
    pub(crate) fn lines(&self) -> Vec<usize> {
        let mut starts = vec![0];
        let mut at = 0;
        while at < self.0.len() {
            at += match (self.0[at], self.0.get(at + 1)) {
                (13, Some(10)) => 2,
                _ => 1,
            };
            if matches!(self.0[at - 1], 10 | 13) {
                starts.push(at);
            }
        }
        starts
    }

    fn position(&self, unit: usize) -> Value {
        let lines = self.lines();
        let line = lines.iter().rposition(|start| *start <= unit).unwrap();
        json!({"line": line, "character": unit - lines[line]})
    }

    fn unit(&self, position: &Value) -> usize {
        let member = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
        let lines = self.lines();
        let Some(start) = lines.get(member("line")) else {
            return self.0.len();
        };
        let mut end = *lines.get(member("line") + 1).unwrap_or(&self.0.len());
        while end > *start && matches!(self.0[end - 1], 10 | 13) {
            end -= 1;
        }
        self.boundary((start + member("character")).min(end))
    }

    /// Puts a text in the place of what is between two units, and gives the change as the protocol writes it.
    pub(crate) fn replace(&mut self, start: usize, end: usize, text: &str) -> Value {
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.0.splice(start..end, text.encode_utf16());
        json!({"range": range, "text": text})
    }

    /// Applies a change that the protocol describes.
    pub(crate) fn apply(&mut self, change: &Value) {
        let text = change["text"].as_str().unwrap();
        let Some(range) = change.get("range") else {
            *self = Self::new(text);
            return;
        };
        let (start, end) = (self.unit(&range["start"]), self.unit(&range["end"]));
        self.0.splice(start..end, text.encode_utf16());
    }
}
