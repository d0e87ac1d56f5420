//! Unpacks gzip (RFC 1952) of one or several members, each checked with the sum that stands behind it.

use crc32fast::Hasher;
use flate2::{Decompress, FlushDecompress, Status};
use std::io::{BufRead, Error, ErrorKind, Read};

/// A packed stream as an unpacked one. The library's own reader spends a fifth of all time on the sum.
pub(super) struct Unpack<R> {
    packed: R,
    body: Decompress,
    sum: Hasher,
    part: Part,
}

/// What of a member comes next.
enum Part {
    Header,
    Body,
    Trailer,
}

impl<R: BufRead> Unpack<R> {
    pub(super) fn new(packed: R) -> Self {
        Self {
            packed,
            body: Decompress::new(false),
            sum: Hasher::new(),
            part: Part::Header,
        }
    }

    /// Passes over what stands before a member, if one follows.
    fn header(&mut self) -> std::io::Result<bool> {
        const METHOD: u8 = 8;
        if self.packed.fill_buf()?.is_empty() {
            return Ok(false);
        }
        let [first, second, method, flags, ..] = self.take::<10>()?;
        if [first, second] != super::intake::GZIP || method != METHOD || flags & 0xe0 != 0 {
            return Err(Error::new(
                ErrorKind::InvalidData,
                "something else follows it",
            ));
        }
        if flags & 4 != 0 {
            let length = u64::from(u16::from_le_bytes(self.take()?));
            let extra = std::io::copy(
                &mut Read::take(&mut self.packed, length),
                &mut std::io::sink(),
            )?;
            if extra < length {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        // A name and a comment end with a zero.
        for flag in [8, 16] {
            if flags & flag != 0 {
                self.packed.skip_until(0)?;
            }
        }
        if flags & 2 != 0 {
            self.take::<2>()?;
        }
        self.body.reset(false);
        self.sum = Hasher::new();
        Ok(true)
    }

    /// Holds what was unpacked against the sum and the length behind the member.
    fn trailer(&mut self) -> std::io::Result<()> {
        let sum = u32::from_le_bytes(self.take()?);
        let length = u32::from_le_bytes(self.take()?);
        let whole = u64::from(length) == self.body.total_out() & u64::from(u32::MAX);
        if sum == self.sum.clone().finalize() && whole {
            return Ok(());
        }
        Err(Error::new(ErrorKind::InvalidData, "its sum is wrong"))
    }

    fn take<const N: usize>(&mut self) -> std::io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.packed.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl<R: BufRead> Read for Unpack<R> {
    fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
        loop {
            match self.part {
                Part::Header => {
                    if !self.header()? {
                        return Ok(0);
                    }
                    self.part = Part::Body;
                }
                Part::Trailer => {
                    self.trailer()?;
                    self.part = Part::Header;
                    continue;
                }
                Part::Body => {}
            }
            let packed = self.packed.fill_buf()?;
            let ended = packed.is_empty();
            let (before, start) = (self.body.total_in(), self.body.total_out());
            let status = self.body.decompress(packed, space, FlushDecompress::None);
            let read = usize::try_from(self.body.total_in() - before).unwrap_or(usize::MAX);
            let written = usize::try_from(self.body.total_out() - start).unwrap_or(usize::MAX);
            self.packed.consume(read);
            self.sum.update(space.get(..written).unwrap_or_default());
            match status {
                // The sum is looked at in the next call, so that what is unpacked is used whatever it says.
                Ok(Status::StreamEnd) => self.part = Part::Trailer,
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
