//! Where an object or a list of JSON ends, found without reading what is in it, in portions as they come.

use super::mask::{BLOCK, masks};

/// What is known when all that has come is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It ends before this byte.
    End(usize),
    /// It goes on.
    More,
    /// A line ends within a string, which JSON does not have.
    Broken,
}

/// A look for the end that can go on when more has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    /// The bytes that need not be looked at again, whole blocks.
    pub(super) seen: usize,
    /// How many objects and lists are open.
    depth: u64,
    /// All bits, if the block before ended within a string.
    within: u64,
    /// One, if the block before ended with a backslash that counts.
    escaped: u64,
}

impl Extent {
    /// Goes on through `bytes`, which begin where the value begins.
    pub(super) fn scan(&mut self, bytes: &[u8]) -> Found {
        let rest = bytes.get(self.seen..).unwrap_or_default();
        let (blocks, tail) = rest.as_chunks::<BLOCK>();
        for block in blocks {
            match self.block(block) {
                Found::More => self.seen += BLOCK,
                Found::End(at) => return Found::End(self.seen + at),
                Found::Broken => return Found::Broken,
            }
        }
        // What is too short for a block is looked at with blanks behind it, and looked at again when there is more.
        let mut last = [b' '; BLOCK];
        for (to, from) in last.iter_mut().zip(tail) {
            *to = *from;
        }
        let mut trial = *self;
        match trial.block(&last) {
            Found::End(at) => Found::End(self.seen + at),
            other => other,
        }
    }

    /// Forgets the bytes that are seen, for a value that is not kept.
    pub(super) fn forget(&mut self) -> usize {
        std::mem::take(&mut self.seen)
    }

    /// Looks at one block.
    fn block(&mut self, block: &[u8; BLOCK]) -> Found {
        let all = masks(block);
        let quotes = all.quote & !self.escapes(all.backslash);
        let within = parity(quotes) ^ self.within;
        let lines = all.newline & within;
        let opens = all.open & !within;
        let closes = all.close & !within;
        if self.depth > u64::from(closes.count_ones()) {
            if lines != 0 {
                return Found::Broken;
            }
            self.depth += u64::from(opens.count_ones());
            self.depth -= u64::from(closes.count_ones());
        } else {
            let mut both = opens | closes;
            while both != 0 {
                let bit = both & both.wrapping_neg();
                both ^= bit;
                if opens & bit != 0 {
                    self.depth += 1;
                    continue;
                }
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    if lines & (bit - 1) != 0 {
                        return Found::Broken;
                    }
                    return Found::End(bit.trailing_zeros() as usize + 1);
                }
            }
            if lines != 0 {
                return Found::Broken;
            }
        }
        // An arithmetic shift would do the same: the last bit, everywhere.
        self.within = (within >> 63).wrapping_neg();
        Found::More
    }

    /// Which characters of the block a backslash stands before that is none itself.
    fn escapes(&mut self, backslash: u64) -> u64 {
        const EVEN: u64 = 0x5555_5555_5555_5555;
        if backslash == 0 {
            return std::mem::take(&mut self.escaped);
        }
        // The first of a run of backslashes decides for the whole run; the carry of an addition finds where it ends.
        let backslash = backslash & !self.escaped;
        let follows = (backslash << 1) | self.escaped;
        let odd = backslash & !EVEN & !follows;
        let (ends, over) = odd.overflowing_add(backslash);
        self.escaped = u64::from(over);
        (EVEN ^ (ends << 1)) & follows
    }
}

/// For each bit, whether the number of bits up to it is odd.
fn parity(bits: u64) -> u64 {
    [1, 2, 4, 8, 16, 32]
        .iter()
        .fold(bits, |bits, shift| bits ^ (bits << shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, byte by byte.
    fn plainly(bytes: &[u8]) -> Found {
        let (mut depth, mut within, mut escaped) = (0_u64, false, false);
        for (at, byte) in bytes.iter().enumerate() {
            if within {
                match byte {
                    b'\n' => return Found::Broken,
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => within = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => within = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Found::End(at + 1);
                    }
                }
                _ => {}
            }
        }
        Found::More
    }

    #[test]
    fn blocks_and_portions_find_the_same_end_as_single_bytes() {
        let mut random = 7_u64;
        let mut next = move || {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(random >> 40).unwrap()
        };
        let mut ends = 0;
        for _ in 0..20_000 {
            // Backslashes only stand in strings, as in JSON and in all that a reader goes on with.
            let mut bytes = vec![b'{'];
            for _ in 0..next() % 90 {
                match next() % 9 {
                    0 => bytes.extend(b"{\"a\":"),
                    1 | 2 => bytes.push(b'}'),
                    3 => bytes.extend(b"\"\\\\\\\"x\""),
                    4 => {
                        bytes.push(b'"');
                        bytes.extend(std::iter::repeat_n(b'\\', 2 * (next() % 40)));
                        bytes.extend(b"}{\"");
                    }
                    5 => bytes.extend("[\"日本\"]".as_bytes()),
                    6 if next() % 40 == 0 => bytes.extend(b"\"\n\""),
                    _ => bytes.extend(std::iter::repeat_n(b' ', next() % 70)),
                }
            }
            let wanted = plainly(&bytes);
            ends += usize::from(matches!(wanted, Found::End(_)));
            assert_eq!(Extent::default().scan(&bytes), wanted);
            let mut portions = Extent::default();
            let mut found = Found::More;
            let mut there = 0;
            while there < bytes.len() && found == Found::More {
                there = (there + 1 + next() % 100).min(bytes.len());
                found = portions.scan(&bytes[..there]);
            }
            assert_eq!(found, wanted, "{}", String::from_utf8_lossy(&bytes));
        }
        assert!(ends > 5_000, "{ends}");
    }
}
