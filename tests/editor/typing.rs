//! Whatever is typed, in whatever order: what is shown of a document is what is shown of its text when it is opened anew.
//!
//! `SEKISHO_EDITS=10000 cargo test --test editor typing -- --nocapture` types for longer, and `SEKISHO_SEED` sets where
//! the dice begin.

use crate::buffer::Buffer;
use crate::dice::Dice;
use crate::session::{Client, Session};
use crate::texts::ALL;
use crate::workspace::{folder, uri_in};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How many edits are made in each format, if nobody says otherwise.
const EDITS: usize = 400;
/// How many bursts of edits there are between two comparisons, about.
const BETWEEN: usize = 4;
/// Where the dice begin, if nobody says otherwise.
const SEED: usize = 20_260_921;
/// How many texts are kept for undoing.
const UNDO: usize = 50;

/// What somebody may type or paste.
const PIECES: [&str; 30] = [
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    "=",
    "#",
    "//",
    "/*",
    "${",
    "関所",
    "𠮷",
    "🦀",
    "が\u{3099}",
    "- ",
    "<<EOT",
    "true",
    "0.0.0.0/0",
    "\u{feff}",
];

/// One document that is being edited.
struct Typist {
    dice: Dice,
    buffer: Buffer,
    original: String,
    clipboard: String,
    undo: Vec<Buffer>,
}

impl Typist {
    fn new(text: &str, seed: u64) -> Self {
        Self {
            dice: Dice::new(seed),
            buffer: Buffer::new(text),
            original: text.to_owned(),
            clipboard: "関所\r\n".to_owned(),
            undo: Vec::new(),
        }
    }

    /// Some edits as one notification has them.
    fn burst(&mut self) -> Vec<Value> {
        self.undo.push(self.buffer.clone());
        if self.undo.len() > UNDO {
            self.undo.remove(0);
        }
        match self.dice.below(20) {
            0..=6 => self.type_word(),
            7..=9 => self.erase(),
            10..=11 => vec![self.cut()],
            12..=13 => vec![self.paste()],
            14..=15 => vec![self.undo()],
            16 => self.move_line(),
            17 => vec![self.delete_line()],
            18 => self.scatter(),
            _ => vec![self.replace_all()],
        }
    }

    fn spot(&mut self) -> usize {
        let unit = self.dice.below(self.buffer.length() + 1);
        self.buffer.boundary(unit)
    }

    /// Character by character, as people type.
    fn type_word(&mut self) -> Vec<Value> {
        let text = match self.dice.below(3) {
            0 => PIECES[self.dice.below(PIECES.len())].to_owned(),
            1 => self.some_line(),
            _ => self.clipboard.clone(),
        };
        let mut at = self.spot();
        let typed = text.chars().take(1 + self.dice.below(12));
        let typed: Vec<char> = typed.collect();
        let mut changes = Vec::new();
        for character in typed {
            // What was typed may have closed a line's end or opened one.
            at = self.buffer.boundary(at);
            let character = character.to_string();
            changes.push(self.buffer.replace(at, at, &character));
            at += character.encode_utf16().count();
        }
        changes
    }

    fn erase(&mut self) -> Vec<Value> {
        let mut changes = Vec::new();
        let mut end = self.spot();
        for _ in 0..=self.dice.below(8) {
            let start = self.buffer.boundary(end.saturating_sub(1));
            changes.push(self.buffer.replace(start, end, ""));
            end = self.buffer.boundary(start);
        }
        changes
    }

    fn cut(&mut self) -> Value {
        let start = self.spot();
        let wide = if self.dice.below(4) == 0 { 400 } else { 40 };
        let end = self
            .buffer
            .boundary(start + self.dice.below(wide))
            .max(start);
        self.clipboard = self.buffer.between(start, end);
        self.buffer.replace(start, end, "")
    }

    fn paste(&mut self) -> Value {
        let at = self.spot();
        let text = self.clipboard.clone();
        self.buffer.replace(at, at, &text)
    }

    /// Back to an earlier text, by the range in which both differ, as editors do it.
    fn undo(&mut self) -> Value {
        let back = self.dice.below(self.undo.len().min(6)) + 1;
        let earlier = self.undo[self.undo.len() - back].clone();
        let (now, then) = (self.buffer.units(), earlier.units());
        let same = now.iter().zip(then).take_while(|(one, other)| one == other);
        // A range may not begin or end inside of a character or a line's end of either text.
        let begin = same.count();
        let start = self.buffer.boundary(begin).min(earlier.boundary(begin));
        let start = self.buffer.boundary(start);
        let text = earlier.between(start, earlier.length());
        let change = self.buffer.replace(start, self.buffer.length(), &text);
        assert_eq!(self.buffer.text(), earlier.text());
        change
    }

    fn line(&mut self) -> (usize, usize) {
        let starts = self.buffer.lines();
        let line = self.dice.below(starts.len());
        let end = starts.get(line + 1).copied();
        (starts[line], end.unwrap_or(self.buffer.length()))
    }

    fn some_line(&mut self) -> String {
        let (start, end) = self.line();
        self.buffer.between(start, end)
    }

    fn delete_line(&mut self) -> Value {
        let (start, end) = self.line();
        self.buffer.replace(start, end, "")
    }

    /// Deletes a line here and inserts it there, in one notification.
    fn move_line(&mut self) -> Vec<Value> {
        let (start, end) = self.line();
        let text = self.buffer.between(start, end);
        let away = self.buffer.replace(start, end, "");
        let (there, _) = self.line();
        vec![away, self.buffer.replace(there, there, &text)]
    }

    /// The same piece at many places, as with many cursors.
    fn scatter(&mut self) -> Vec<Value> {
        let piece = PIECES[self.dice.below(PIECES.len())];
        let mut changes = Vec::new();
        for _ in 0..=self.dice.below(6) {
            let at = self.spot();
            changes.push(self.buffer.replace(at, at, piece));
        }
        changes
    }

    /// Another text for the whole document: mostly the first one, so that there is something to break again.
    fn replace_all(&mut self) -> Value {
        let text = match self.dice.below(4) {
            0 => self
                .buffer
                .text()
                .replace("\r\n", "\n")
                .replace('\n', "\r\n"),
            1 => self.original.replace('\n', "\r\n"),
            2 => self.original.replace('\n', "\r"),
            _ => self.original.clone(),
        };
        self.buffer = Buffer::new(&text);
        json!({"text": text})
    }
}

/// Two documents of the same text: one that was edited, and one that is opened with each text anew.
struct Pair {
    folder: TempDir,
    edited: String,
    again: String,
    version: i32,
    turn: i32,
}

impl Pair {
    fn new(file: &str) -> Self {
        let folder = folder(&[]);
        Self {
            edited: uri_in(&folder, &format!("edited/{file}")),
            again: uri_in(&folder, &format!("again/{file}")),
            folder,
            version: 1,
            turn: 0,
        }
    }

    /// Both have to show the same. A document that is no code any more need not be told of again, so that it is not its
    /// version that is waited for. Gives how much is shown.
    fn compare(&mut self, session: &mut Session, text: &str, when: &str) -> usize {
        self.turn += 1;
        session.open_as(&self.again, self.turn, text);
        let fresh = session.diagnostics(&self.again, self.turn);
        let fresh = nameless(&fresh, &self.again);
        session.close_document(&self.again);
        // Who has answered has judged everything that came before.
        session.hover(&self.edited, [0, 0]);
        let what = format!("{fresh:#?} {when}:\n{text}\n");
        let edited = self.edited.clone();
        let are = |shown: &[Value]| nameless(shown, &edited) == fresh;
        session.diagnostics_where(&edited, &what, are).len()
    }
}

/// Places in diagnostics of one document stand for the same places in another of the same text.
fn nameless(diagnostics: &[Value], uri: &str) -> Vec<String> {
    let text = diagnostics.iter().map(Value::to_string);
    let mut text: Vec<String> = text.map(|text| text.replace(uri, "file")).collect();
    text.sort();
    text
}

/// A number that is said from outside.
fn number(name: &str, default: usize) -> usize {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long to type is said from outside"
    )]
    let value = std::env::var(name).ok();
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

#[expect(
    clippy::print_stdout,
    reason = "the seed and the memory are for whoever runs the long form"
)]
fn types(name: &str, text: &str) {
    let (edits, seed) = (number("SEKISHO_EDITS", EDITS), number("SEKISHO_SEED", SEED));
    println!("{name}: {edits} edits, seed {seed}");
    let mut pair = Pair::new(name.split_once('-').unwrap().1);
    let mut session = Client::push().start();
    let mut typist = Typist::new(
        text,
        name.bytes().fold(seed as u64, |sum, byte| {
            sum.rotate_left(5) ^ u64::from(byte)
        }),
    );
    session.opened(&pair.edited, text);
    let mut memory = vec![session.memory()];
    let (mut done, mut telling) = (0, 0);
    while done < edits {
        for _ in 0..=typist.dice.below(2 * BETWEEN) {
            let changes = typist.burst();
            done += changes.len();
            pair.version += 1;
            session.change(&pair.edited, pair.version, &changes);
        }
        if memory.len() == 1 && done >= edits / 2 {
            memory.push(session.memory());
        }
        let when = format!("{name} after {done} edits with the seed {seed}");
        let shown = pair.compare(&mut session, &typist.buffer.text(), &when);
        telling += i32::from(shown > 0);
    }
    memory.push(session.memory());
    assert!(
        telling * 3 >= pair.turn,
        "there was something to show at {telling} of {} comparisons only",
        pair.turn
    );
    // A process that knows nothing of all that.
    let edited = session.published[&pair.edited]["diagnostics"].clone();
    let mut other = Client::push().start();
    other.opened(&pair.edited, &typist.buffer.text());
    assert_eq!(edited, other.published[&pair.edited]["diagnostics"]);
    other.end();
    println!(
        "{name}: {done} edits in {} versions, compared {} times, {telling} of them with something to show, RSS in KiB at the beginning, in the middle, at the end {memory:?}",
        pair.version, pair.turn
    );
    session.end();
    drop(pair.folder);
}

/// A client that asks for diagnostics gets those of the text that it has, at every moment.
#[test]
fn a_client_that_asks_types_too() {
    let (name, text) = ALL[0];
    let folder = folder(&[]);
    let [edited, again] =
        ["edited", "again"].map(|part| uri_in(&folder, &format!("{part}/main.tf")));
    let mut session = Client::pull().start();
    let mut typist = Typist::new(text, SEED as u64);
    session.open(&edited, text);
    let mut telling = 0;
    for version in 2..120 {
        let changes = typist.burst();
        session.change(&edited, version, &changes);
        let shown = session.pulled(&edited);
        let now = typist.buffer.text();
        session.open_as(&again, version, &now);
        let fresh = session.pulled(&again);
        session.close_document(&again);
        assert_eq!(
            nameless(&shown, &edited),
            nameless(&fresh, &again),
            "{name} in version {version}:\n{now}"
        );
        telling += i32::from(!shown.is_empty());
    }
    assert!(
        telling > 40,
        "there was something to show {telling} times only"
    );
    assert_eq!(session.publications, 0);
    session.end();
}

#[test]
fn terraform_is_typed() {
    types(ALL[0].0, ALL[0].1);
}

#[test]
fn cloudformation_in_yaml_is_typed() {
    types(ALL[1].0, ALL[1].1);
}

#[test]
fn cloudformation_in_json_is_typed() {
    types(ALL[2].0, ALL[2].1);
}

#[test]
fn arm_templates_are_typed() {
    types(ALL[3].0, ALL[3].1);
}

#[test]
fn bicep_is_typed() {
    types(ALL[4].0, &ALL[4].1.replace('\n', "\r\n"));
}
