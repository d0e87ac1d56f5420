//! How deep `[` and `{` are nested, before the parser sees the text: it keeps everything between the outermost pair in
//! memory, and the time it takes grows with the depth times the length.
//!
//! Outside of brackets it is not known here whether a bracket belongs to a script in a text or begins a list, so each one
//! is taken for a beginning, and the deepest of all that are possible counts. Inside, the words are read as the parser
//! reads them. The depth found is therefore never too small.

use super::super::DEPTH;

/// Where in a word the reading stands.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    /// Before a word.
    Start,
    /// After a quoted word: a colon may follow directly.
    AfterQuote,
    /// After a closing bracket: a colon may follow directly, on the same line.
    AfterBracket,
    Plain,
    /// After a blank in a plain word: a comment may begin.
    PlainBlank,
    /// After the exclamation mark of a tag.
    Bang,
    /// A tag, an anchor or an alias.
    Name,
    /// A tag in angle brackets.
    Verbatim,
    Double,
    DoubleEscape,
    Single,
    /// After a single quote in single quotes: the end, or one half of a quote.
    SingleQuote,
    Comment,
}

const WORDS: usize = 13;

/// One possible reading.
#[derive(Clone, Copy)]
struct Reading {
    word: Word,
    depth: usize,
    /// What stands further left than this, at the beginning of a line, cannot belong to the brackets.
    column: usize,
}

/// How many commas a text may have: the parser keeps everything between the outermost brackets in memory.
const COMMAS: usize = 500_000;

/// Whether the parser would need too much memory.
pub(super) fn too_many_commas(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b',').count() > COMMAS
}

/// The byte at which the text may be nested deeper than is allowed.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let openings = text.bytes().filter(|byte| matches!(byte, b'[' | b'{'));
    if openings.count() <= DEPTH {
        return None;
    }
    let bytes = text.as_bytes();
    let mut readings: Vec<Reading> = Vec::with_capacity(WORDS);
    let mut after: Vec<Reading> = Vec::with_capacity(WORDS);
    let mut line = Line::default();
    for (at, byte) in bytes.iter().copied().enumerate() {
        let blank_follows = bytes
            .get(at + 1)
            .is_none_or(|following| is_blank(*following) || is_flow(*following));
        line.see(byte);
        after.clear();
        for reading in &readings {
            if let Some(reading) = reading.step(byte, blank_follows, &line) {
                if reading.depth > DEPTH {
                    return Some(at);
                }
                put(&mut after, reading);
            }
        }
        if matches!(byte, b'[' | b'{') {
            let reading = Reading {
                word: Word::Start,
                depth: 1,
                column: line.outer_column(),
            };
            put(&mut after, reading);
        }
        std::mem::swap(&mut readings, &mut after);
    }
    None
}

/// Readings that stand in the same kind of word become one, the worse of both.
fn put(readings: &mut Vec<Reading>, reading: Reading) {
    match readings.iter_mut().find(|other| other.word == reading.word) {
        Some(other) => {
            other.depth = other.depth.max(reading.depth);
            other.column = other.column.min(reading.column);
        }
        None => readings.push(reading),
    }
}

/// What is known of the current line.
#[derive(Default)]
struct Line {
    /// The column of its first character that is no blank.
    indent: usize,
    /// How many characters that are no blanks were seen.
    seen: usize,
    /// Whether it begins with a bracket, a tag or an anchor: the block around it may then be further left.
    loose: bool,
}

impl Line {
    fn see(&mut self, byte: u8) {
        match byte {
            b'\n' | b'\r' => *self = Self::default(),
            b' ' | b'\t' if self.seen == 0 => self.indent += 1,
            b' ' | b'\t' => {}
            _ => {
                if self.seen == 0 {
                    self.loose = matches!(byte, b'[' | b'{' | b'!' | b'&');
                }
                self.seen += 1;
            }
        }
    }

    fn outer_column(&self) -> usize {
        if self.loose { 0 } else { self.indent }
    }
}

impl Reading {
    /// The reading after one more byte; none if the brackets are closed, or cannot go on here.
    fn step(self, byte: u8, blank_follows: bool, line: &Line) -> Option<Self> {
        let word = match self.word {
            Word::Start | Word::AfterQuote | Word::AfterBracket => {
                return self.between(byte, blank_follows, line);
            }
            Word::SingleQuote if byte == b'\'' => Word::Single,
            Word::SingleQuote => {
                return self.to(Word::AfterQuote).between(byte, blank_follows, line);
            }
            Word::PlainBlank if byte == b'#' => Word::Comment,
            Word::Plain | Word::PlainBlank => match byte {
                b':' if blank_follows => Word::Start,
                _ if is_blank(byte) => Word::PlainBlank,
                _ if is_flow(byte) => return self.between(byte, blank_follows, line),
                _ => Word::Plain,
            },
            Word::Bang if byte == b'<' => Word::Verbatim,
            Word::Bang | Word::Name if is_blank(byte) => Word::Start,
            Word::Bang | Word::Name if is_flow(byte) => {
                return self.between(byte, blank_follows, line);
            }
            Word::Bang => Word::Name,
            Word::Verbatim if byte == b'>' || is_blank(byte) => Word::Start,
            Word::Double if byte == b'"' => Word::AfterQuote,
            Word::Double if byte == b'\\' => Word::DoubleEscape,
            Word::DoubleEscape => Word::Double,
            Word::Single if byte == b'\'' => Word::SingleQuote,
            Word::Comment if matches!(byte, b'\n' | b'\r') => Word::Start,
            same => same,
        };
        Some(self.to(word))
    }

    fn to(self, word: Word) -> Self {
        Self { word, ..self }
    }

    /// A byte where a word may begin.
    fn between(self, byte: u8, blank_follows: bool, line: &Line) -> Option<Self> {
        if is_blank(byte) {
            let ends_line = matches!(byte, b'\n' | b'\r');
            return Some(if ends_line && self.word == Word::AfterBracket {
                self.to(Word::Start)
            } else if matches!(self.word, Word::AfterQuote | Word::AfterBracket) {
                self
            } else {
                self.to(Word::Start)
            });
        }
        if line.seen == 1 && line.indent < self.column && byte != b'#' {
            return None;
        }
        let adjacent = matches!(self.word, Word::AfterQuote | Word::AfterBracket);
        let word = match byte {
            b'[' | b'{' => {
                return Some(Self {
                    word: Word::Start,
                    depth: self.depth + 1,
                    ..self
                });
            }
            b']' | b'}' => {
                let depth = self.depth - 1;
                return (depth > 0).then_some(Self {
                    word: Word::AfterBracket,
                    depth,
                    ..self
                });
            }
            b',' => Word::Start,
            b'"' => Word::Double,
            b'\'' => Word::Single,
            b'#' => Word::Comment,
            b'!' => Word::Bang,
            b'&' | b'*' => Word::Name,
            b':' if adjacent || blank_follows => Word::Start,
            b'?' if blank_follows => Word::Start,
            _ => Word::Plain,
        };
        Some(self.to(word))
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn is_flow(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
