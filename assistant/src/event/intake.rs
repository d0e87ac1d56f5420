//! The bytes of a file as they come, unpacked if they are packed, in one buffer that is used again.

use super::unpack::Unpack;
use std::io::{BufRead, BufReader, ErrorKind, Read};

/// The longest event that is kept. CloudTrail cuts records at 256 kB or, in a data store, at 1 MB; findings are smaller.
pub(super) const LONGEST: usize = 4 << 20;
/// How much of a packed stream may hold no event before it is taken for a bomb.
const BARREN: u64 = 64 << 20;
/// What is asked of the stream at once: enough that the window of the unpacking is seldom copied, little enough for the cache.
const PORTION: usize = 256 << 10;
/// How the packed form begins (RFC 1952).
pub(super) const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The stream, and what of it has come and is not yet used.
pub(super) struct Intake<'i> {
    stream: Stream<'i>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    finished: bool,
    packed: bool,
    barren: u64,
    /// How many bytes have come, unpacked.
    pub(super) bytes: u64,
    /// Why it ended before its end.
    pub(super) failure: Option<String>,
}

type Whole<'i> = BufReader<std::io::Chain<std::io::Cursor<Vec<u8>>, &'i mut dyn Read>>;

enum Stream<'i> {
    Plain(Whole<'i>),
    Packed(Box<Unpack<Whole<'i>>>),
}

impl<'i> Intake<'i> {
    /// Looks at the first bytes and tells by them whether the stream is packed.
    pub(super) fn open(input: &'i mut dyn Read) -> Self {
        let mut head = Vec::new();
        let mut failure = None;
        if let Err(error) = Read::take(&mut *input, GZIP.len() as u64).read_to_end(&mut head) {
            failure = Some(error.to_string());
        }
        let packed = head == GZIP;
        let mut whole = BufReader::with_capacity(64 << 10, std::io::Cursor::new(head).chain(input));
        // An error is that of the first `fill`, which asks again.
        let _ = whole.fill_buf();
        let stream = if packed {
            Stream::Packed(Box::new(Unpack::new(whole)))
        } else {
            Stream::Plain(whole)
        };
        let mut intake = Self {
            stream,
            buffer: vec![0; 2 * PORTION],
            start: 0,
            end: 0,
            finished: failure.is_some(),
            packed,
            barren: 0,
            bytes: 0,
            failure,
        };
        while intake.rest().len() < 3 && intake.fill() {}
        if intake.rest().starts_with(b"\xef\xbb\xbf") {
            intake.consume(3);
        }
        intake
    }

    /// What has come and is not used.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Uses bytes.
    pub(super) fn consume(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.end);
    }

    /// An event was among what was used.
    pub(super) fn bore(&mut self) {
        self.barren = 0;
    }

    /// Waits for more, and says whether there is any.
    pub(super) fn fill(&mut self) -> bool {
        if self.finished {
            return false;
        }
        if self.packed && self.barren > BARREN {
            self.finished = true;
            self.failure = Some(format!(
                "the packed stream unpacks to {} MB in a row without an event; unpack it yourself and give what is inside",
                BARREN >> 20
            ));
            return false;
        }
        if self.buffer.len() - self.end < PORTION {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            if self.buffer.len() - self.end < PORTION {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
        }
        let space = self.buffer.get_mut(self.end..).unwrap_or_default();
        // A portion at a time, so that what was just written is still near when it is looked at.
        let space = space.get_mut(..PORTION).unwrap_or_default();
        loop {
            let read = match &mut self.stream {
                Stream::Plain(stream) => stream.read(space),
                Stream::Packed(stream) => stream.read(space),
            };
            match read {
                Ok(0) => self.finished = true,
                Ok(bytes) => {
                    self.end += bytes;
                    self.bytes += bytes as u64;
                    self.barren += bytes as u64;
                    return true;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.finished = true;
                    let what = if self.packed {
                        "the packed stream is damaged or cut off"
                    } else {
                        "it cannot be read on"
                    };
                    self.failure = Some(format!("{what}: {error}"));
                }
            }
            return false;
        }
    }
}
