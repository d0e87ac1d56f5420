//! Unpacks gzip of one or several members, checked with the sum that stands behind each.

use flate2::{Decompress, FlushDecompress, Status};
use std::io::{BufRead, Error, ErrorKind, Read};

/// The window that a packer may refer back to, as a power of two: the largest that there is.
const WINDOW: u8 = 15;

/// A packed stream as an unpacked one. The library's own reader computes the sum apart from the unpacking, which costs a tenth of all.
pub(super) struct Unpack<R> {
    packed: R,
    state: Decompress,
    /// The member is over, and another one may follow.
    over: bool,
}

impl<R: BufRead> Unpack<R> {
    pub(super) fn new(packed: R) -> Self {
        Self {
            packed,
            state: Decompress::new_gzip(WINDOW),
            over: false,
        }
    }
}

impl<R: BufRead> Read for Unpack<R> {
    fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let packed = self.packed.fill_buf()?;
            let ended = packed.is_empty();
            if self.over {
                if ended {
                    return Ok(0);
                }
                self.state = Decompress::new_gzip(WINDOW);
                self.over = false;
            }
            let (read, written) = (self.state.total_in(), self.state.total_out());
            let flush = if ended {
                FlushDecompress::Finish
            } else {
                FlushDecompress::None
            };
            let status = self.state.decompress(packed, space, flush);
            let read = usize::try_from(self.state.total_in() - read).unwrap_or(usize::MAX);
            let written = usize::try_from(self.state.total_out() - written).unwrap_or(usize::MAX);
            self.packed.consume(read);
            match status {
                Ok(Status::StreamEnd) => self.over = true,
                Ok(_) if written == 0 && ended => return Err(ErrorKind::UnexpectedEof.into()),
                // It neither takes nor gives anything, and never will.
                Ok(_) if written == 0 && read == 0 => return Err(ErrorKind::InvalidData.into()),
                Err(error) if written == 0 => {
                    return Err(Error::new(ErrorKind::InvalidData, error));
                }
                // What came before damage is used; the next call meets the damage again.
                Ok(_) | Err(_) => {}
            }
            if written > 0 {
                return Ok(written);
            }
        }
    }
}
