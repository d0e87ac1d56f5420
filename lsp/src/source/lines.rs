//! Lines and columns of a text.

/// A place in a text: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// Where the lines of a text begin.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text. A line ends with `\n`, also behind `\r`.
    pub fn new(text: &'t str) -> Self {
        let after = |(at, _): (usize, &str)| at + 1;
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(after))
            .collect();
        Self { text, starts }
    }

    /// The position of a byte; a byte behind the end stands at the end. A byte order mark takes no column.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..byte.min(self.text.len()));
        let characters = before
            .unwrap_or_default()
            .chars()
            .filter(|character| *character != '\u{feff}');
        let number = |from_zero: usize| u32::try_from(from_zero + 1).unwrap_or(u32::MAX);
        Position {
            line: number(line),
            column: number(characters.count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn columns_count_characters_and_lines_end_with_a_line_feed() {
        let text = "\u{feff}名前 = 1\r\n値 = \"関所\"\n";
        let lines = Lines::new(text);
        let at = |needle: &str| lines.position(text.find(needle).unwrap());
        assert_eq!(at("名前"), Position { line: 1, column: 1 });
        assert_eq!(at("\"関所\""), Position { line: 2, column: 5 });
        assert_eq!(lines.position(9999), Position { line: 3, column: 1 });
    }
}
