//! Where the characters that shape JSON stand in a block of 64 bytes, a bit for each byte.

use wide::u8x16;

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;

/// The first byte of a block is the lowest bit.
pub(super) struct Masks {
    /// `"`
    pub(super) quote: u64,
    /// `\`
    pub(super) backslash: u64,
    /// `{` and `[`
    pub(super) open: u64,
    /// `}` and `]`
    pub(super) close: u64,
    /// The end of a line.
    pub(super) newline: u64,
}

/// The masks of a block.
#[inline]
pub(super) fn masks(block: &[u8; BLOCK]) -> Masks {
    let mut all = Masks {
        quote: 0,
        backslash: 0,
        open: 0,
        close: 0,
        newline: 0,
    };
    let (lanes, _) = block.as_chunks::<16>();
    for (lane, shift) in lanes.iter().zip([0, 16, 32, 48]) {
        let bytes = u8x16::from(*lane);
        // The bit 0x20 is all that parts `[` from `{`, and `]` from `}`.
        let folded = bytes | u8x16::splat(0x20);
        all.quote |= equal(bytes, b'"') << shift;
        all.backslash |= equal(bytes, b'\\') << shift;
        all.open |= equal(folded, b'{') << shift;
        all.close |= equal(folded, b'}') << shift;
        all.newline |= equal(bytes, b'\n') << shift;
    }
    all
}

/// The bytes of a lane that are this one.
#[inline]
fn equal(lane: u8x16, byte: u8) -> u64 {
    u64::from(lane.simd_eq(u8x16::splat(byte)).to_bitmask())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_apart_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..BLOCK {
                let mut block = [b'a'; BLOCK];
                block[place] = byte;
                let found = masks(&block);
                let bit = |wanted: bool| u64::from(wanted) << place;
                assert_eq!(found.quote, bit(byte == b'"'));
                assert_eq!(found.backslash, bit(byte == b'\\'));
                assert_eq!(found.open, bit(matches!(byte, b'{' | b'[')));
                assert_eq!(found.close, bit(matches!(byte, b'}' | b']')));
                assert_eq!(found.newline, bit(byte == b'\n'));
            }
        }
    }
}
