//! Splits a file into its top-level items without parsing them, so that a broken one hides no other.

use std::ops::Range;

/// The words that begin a top-level block.
const TOP_LEVEL: [&str; 13] = [
    "resource",
    "data",
    "module",
    "variable",
    "locals",
    "output",
    "provider",
    "terraform",
    "moved",
    "import",
    "removed",
    "check",
    "ephemeral",
];

/// A top-level item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What its objects cost a parser that compares every key with all others: the sum of the squares of their sizes.
    pub(super) crowd: u64,
}

/// The top-level items in the order of the text.
pub(super) fn split(text: &str) -> Vec<Piece> {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
        stack: Vec::new(),
        last: b'\n',
        start: None,
        crowd: 0,
        pieces: Vec::new(),
    };
    scanner.run();
    scanner.pieces
}

/// What the objects in a template cost, as in [`Piece::crowd`].
pub(super) fn crowd_of_template(text: &str) -> u64 {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
        // Text that no delimiter ends.
        stack: vec![Frame::Heredoc(usize::MAX..usize::MAX)],
        last: b'\n',
        start: Some(0),
        crowd: 0,
        pieces: Vec::new(),
    };
    scanner.run();
    scanner.pieces.iter().map(|piece| piece.crowd).sum()
}

/// Where lines begin that look like the header of a top-level block, whatever stands around them.
pub(super) fn headers(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_header(line.as_bytes()) {
            found.push(at);
        }
        at += line.len();
    }
    found
}

/// Whether a line is `word label… {` with a word that begins top-level blocks.
pub(super) fn is_header(line: &[u8]) -> bool {
    let Some(word) = TOP_LEVEL
        .iter()
        .find(|word| line.starts_with(word.as_bytes()))
    else {
        return false;
    };
    let end = line.iter().position(|byte| *byte == b'\n');
    let line = line.get(..end.unwrap_or(line.len())).unwrap_or_default();
    let mut rest = line.get(word.len()..).unwrap_or_default();
    if rest.first().is_some_and(|byte| continues(*byte)) {
        return false;
    }
    loop {
        rest = rest.trim_ascii_start();
        match rest.first() {
            Some(b'{') => return true,
            Some(b'"') => {
                let label = rest.get(1..).unwrap_or_default();
                let Some(end) = label.iter().position(|byte| *byte == b'"') else {
                    return false;
                };
                rest = label.get(end + 1..).unwrap_or_default();
            }
            Some(byte) if continues(*byte) => {
                let end = rest.iter().position(|byte| !continues(*byte));
                rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or_default();
            }
            _ => return false,
        }
    }
}

/// Whether a byte may continue a name. Names may hold any letter, so all that is not ASCII counts.
fn continues(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || !byte.is_ascii()
}

/// What the scanner is inside of.
enum Frame {
    /// The braces of a block.
    Block,
    /// The braces of an object, with the entries seen so far.
    Object(u64),
    Bracket,
    Paren,
    /// `${` or `%{` in text.
    Template,
    Quoted,
    /// A heredoc with this delimiter.
    Heredoc(Range<usize>),
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    stack: Vec<Frame>,
    /// The last byte of code that is not space.
    last: u8,
    start: Option<usize>,
    crowd: u64,
    pieces: Vec<Piece>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match self.stack.last() {
                Some(Frame::Quoted) => self.quoted(byte),
                Some(Frame::Heredoc(delimiter)) => {
                    let delimiter = delimiter.clone();
                    self.heredoc_line(delimiter);
                }
                _ => self.code(byte),
            }
        }
        self.end(self.bytes.len());
    }

    fn follows(&self, text: &[u8]) -> bool {
        self.bytes
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(text))
    }

    fn code(&mut self, byte: u8) {
        match byte {
            b'\n' => return self.newline(),
            b' ' | b'\t' | b'\r' => {
                self.at += 1;
                return;
            }
            b'#' => return self.skip_line(),
            b'/' if self.follows(b"//") => return self.skip_line(),
            b'/' if self.follows(b"/*") => return self.skip_comment(),
            _ => {}
        }
        if self.start.is_none() {
            self.start = Some(self.at);
        }
        let opens = self.at;
        self.at += 1;
        match byte {
            b'"' => self.stack.push(Frame::Quoted),
            b'<' if self.bytes.get(self.at) == Some(&b'<') => self.heredoc_start(),
            b'{' => {
                // What stands in anything but a block is no block.
                let block = (continues(self.last) || self.last == b'"')
                    && matches!(self.stack.last(), None | Some(Frame::Block));
                self.stack.push(if block {
                    Frame::Block
                } else {
                    Frame::Object(0)
                });
            }
            b'[' => self.stack.push(Frame::Bracket),
            b'(' => self.stack.push(Frame::Paren),
            b'}' => self.close_brace(),
            b']' if matches!(self.stack.last(), Some(Frame::Bracket)) => drop(self.stack.pop()),
            b')' if matches!(self.stack.last(), Some(Frame::Paren)) => drop(self.stack.pop()),
            b',' => self.count_entry(),
            _ => {}
        }
        self.last = self.bytes.get(opens).copied().unwrap_or_default();
    }

    fn newline(&mut self) {
        self.at += 1;
        self.count_entry();
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if self.stack.is_empty() || is_header(rest) {
            self.stack.clear();
            self.end(self.at);
        }
    }

    fn count_entry(&mut self) {
        if let Some(Frame::Object(entries)) = self.stack.last_mut() {
            *entries += 1;
        }
    }

    /// A brace closes the innermost brace or template; what was left open in between is closed with it.
    fn close_brace(&mut self) {
        let braces = |frame: &Frame| {
            matches!(
                frame,
                Frame::Block | Frame::Object(_) | Frame::Template | Frame::Quoted
            )
        };
        if let Some(depth) = self.stack.iter().rposition(braces) {
            if let Some(Frame::Object(entries)) = self.stack.get(depth) {
                self.crowd += entries * entries;
            }
            self.stack.truncate(depth);
        } else {
            // It closes nothing; neither will what follows.
            self.stack.clear();
        }
    }

    fn skip_line(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == b'\n');
        self.at += length.unwrap_or(rest.len());
    }

    fn skip_comment(&mut self) {
        let rest = self.bytes.get(self.at + 2..).unwrap_or_default();
        if let Some(length) = rest.windows(2).position(|two| two == b"*/") {
            self.at += length + 4;
        } else {
            // It swallows the rest, which is an error that somebody must see.
            self.start = self.start.or(Some(self.at));
            self.at = self.bytes.len();
        }
    }

    fn quoted(&mut self, byte: u8) {
        match byte {
            b'\\' => self.at += 2,
            b'"' => {
                self.stack.pop();
                self.last = b'"';
                self.at += 1;
            }
            // A string never runs over a line: this one is not closed yet.
            b'\n' => drop(self.stack.pop()),
            b'$' | b'%' => self.marker(byte),
            _ => self.at += 1,
        }
    }

    /// `${` and `%{` open a template, `$${` and `%%{` do not.
    fn marker(&mut self, byte: u8) {
        if self.follows(&[byte, byte, b'{']) {
            self.at += 3;
        } else if self.follows(&[byte, b'{']) {
            self.at += 2;
            self.last = b'{';
            self.stack.push(Frame::Template);
        } else {
            self.at += 1;
        }
    }

    fn heredoc_start(&mut self) {
        let mut start = self.at + 1;
        if self.bytes.get(start) == Some(&b'-') {
            start += 1;
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(|byte| !continues(*byte));
        let end = start + length.unwrap_or(rest.len());
        let after = self.bytes.get(end..).unwrap_or_default();
        let after = after.strip_prefix(b"\r").unwrap_or(after);
        if end > start && after.first() == Some(&b'\n') {
            self.at = self.bytes.len() - after.len() + 1;
            self.stack.push(Frame::Heredoc(start..end));
        }
    }

    /// From the beginning of a line, or from behind a template in it, to the next template or the next line.
    fn heredoc_line(&mut self, delimiter: Range<usize>) {
        let begins = self.at == 0 || self.bytes.get(self.at - 1) == Some(&b'\n');
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if begins {
            let name = self.bytes.get(delimiter);
            let blank = rest
                .iter()
                .position(|byte| !matches!(byte, b' ' | b'\t'))
                .unwrap_or(rest.len());
            let line = rest.get(blank..).unwrap_or_default();
            if let Some(name) = name
                && let Some(after) = line.strip_prefix(name)
                && !after.first().is_some_and(|byte| continues(*byte))
            {
                self.stack.pop();
                self.last = b'"';
                self.at += blank + name.len();
                return;
            }
        }
        match rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'$' | b'%'))
        {
            None => self.at = self.bytes.len(),
            Some(length) => {
                self.at += length;
                match rest.get(length) {
                    Some(b'\n') | None => self.at += 1,
                    Some(byte) => self.marker(*byte),
                }
            }
        }
    }

    fn end(&mut self, end: usize) {
        for frame in self.stack.drain(..) {
            if let Frame::Object(entries) = frame {
                self.crowd += entries * entries;
            }
        }
        if let Some(start) = self.start.take() {
            self.pieces.push(Piece {
                range: start..end.min(self.bytes.len()),
                crowd: self.crowd,
            });
        }
        self.crowd = 0;
    }
}
