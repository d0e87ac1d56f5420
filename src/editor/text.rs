//! Positions as the Language Server Protocol counts them, and the edits that an editor sends.

/// What a character of a position is (LSP 3.17, `PositionEncodingKind`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// A byte of UTF-8.
    Utf8,
    /// A unit of UTF-16, which every client knows.
    Utf16,
}

/// A place between two characters: line and character from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) character: u32,
}

/// What is between two places; the end is not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Range {
    pub(crate) start: Position,
    pub(crate) end: Position,
}

/// One change of a document: of a range, or of the whole.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) range: Option<Range>,
    pub(crate) text: String,
}

/// Where the lines of a text begin. In the protocol a line ends with `\n`, `\r\n` or `\r`.
pub(crate) struct Index<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Encoding {
    fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
        }
    }

    /// How many characters a text is long.
    fn length(self, text: &str) -> u32 {
        let length = match self {
            Self::Utf8 => text.len(),
            Self::Utf16 if text.is_ascii() => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}

impl<'t> Index<'t> {
    /// The lines of a text.
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if ends {
                starts.push(at + 1);
            }
        }
        Self {
            text,
            starts,
            encoding,
        }
    }

    /// The bytes of a line, without what ends it; none behind the last line.
    pub(crate) fn line(&self, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied();
        let whole = self.text.get(start..end.unwrap_or(self.text.len()))?;
        Some(start..start + whole.trim_end_matches(['\r', '\n']).len())
    }

    /// The byte at a position. What is behind the end of a line is at its end, what is behind the last line at the end of
    /// the text, and what is inside a character in front of it.
    pub(crate) fn byte(&self, position: Position) -> usize {
        let Some(line) = self.line(position.line as usize) else {
            return self.text.len();
        };
        let text = self.text.get(line.clone()).unwrap_or_default();
        let mut left = position.character as usize;
        for (at, character) in text.char_indices() {
            let width = self.encoding.width(character);
            if left < width {
                return line.start + at;
            }
            left -= width;
        }
        line.end
    }

    /// The bytes of a range; one whose end is before its start is empty.
    pub(crate) fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: self.encoding.length(before.trim_end_matches(['\r', '\n'])),
        }
    }

    /// The range of some bytes.
    pub(crate) fn range(&self, bytes: &std::ops::Range<usize>) -> Range {
        Range {
            start: self.position(bytes.start),
            end: self.position(bytes.end),
        }
    }
}

/// The text after some changes, each of which counts from what the one before it left.
pub(crate) fn changed(text: &str, changes: Vec<Change>, encoding: Encoding) -> String {
    let mut text = text.to_owned();
    for change in changes {
        match change.range {
            None => text = change.text,
            Some(range) => {
                let bytes = Index::new(&text, encoding).bytes(range);
                text.replace_range(bytes, &change.text);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Change, Encoding, Index, Position, Range, changed};

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn both_encodings_find_what_stands_behind_japanese_text() {
        let text = "# 関所𠮷野\r\nvalue = \"守\" # ここ\n";
        for (encoding, character) in [(Encoding::Utf8, 12), (Encoding::Utf16, 6)] {
            let index = Index::new(text, encoding);
            let byte = text.find('野').unwrap();
            assert_eq!(index.position(byte), at(0, character));
            assert_eq!(index.byte(at(0, character)), byte);
        }
        let index = Index::new(text, Encoding::Utf16);
        assert_eq!(index.byte(at(1, 11)), text.find(" # こ").unwrap());
    }

    #[test]
    fn positions_outside_of_the_text_come_back_into_it() {
        let text = "ab\r\n𠮷\rc";
        let index = Index::new(text, Encoding::Utf16);
        assert_eq!(index.byte(at(0, 99)), 2);
        assert_eq!(index.byte(at(1, 1)), 4, "between two halves of a character");
        assert_eq!(index.byte(at(2, 0)), 9);
        assert_eq!(index.byte(at(9, 0)), text.len());
        assert_eq!(index.position(999), at(2, 1));
        assert_eq!(index.position(3), at(0, 2), "inside of a line's end");
        let backwards = Range {
            start: at(2, 1),
            end: at(0, 0),
        };
        assert_eq!(index.bytes(backwards), 10..10);
    }

    #[test]
    fn changes_count_from_what_the_one_before_left() {
        let insert = |line, character, text: &str| Change {
            range: Some(Range {
                start: at(line, character),
                end: at(line, character),
            }),
            text: text.to_owned(),
        };
        let changes = vec![insert(0, 0, "関\n"), insert(1, 1, "所"), insert(1, 2, "!")];
        assert_eq!(changed("ab", changes, Encoding::Utf16), "関\na所!b");
    }
}
