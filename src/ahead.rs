//! The controls of the embedded guides as the build script compiled them.

use std::collections::HashMap;
use std::sync::LazyLock;

static CONTROLS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/controls.bin"));
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/controls.tsv"));

/// What the control of a guide became, if it could be compiled ahead of time.
pub(crate) fn control(guide: &str) -> Option<&'static [u8]> {
    static BY_GUIDE: LazyLock<HashMap<&str, &[u8]>> =
        LazyLock::new(|| INDEX.lines().filter_map(entry).collect());
    BY_GUIDE.get(guide).copied()
}

fn entry(line: &'static str) -> Option<(&'static str, &'static [u8])> {
    let mut fields = line.split('\t');
    let guide = fields.next()?;
    let (begin, end) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((guide, CONTROLS.get::<std::ops::Range<usize>>(begin..end)?))
}
