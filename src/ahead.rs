//! The controls of the embedded guides as the build script compiled them.

static CONTROLS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/controls.bin"));
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/controls.tsv"));

/// What the control of a guide became, if it could be compiled ahead of time. Going through the lines takes less than a table of them.
pub(crate) fn control(guide: &str) -> Option<&'static [u8]> {
    let after = |line: &'static str| line.strip_prefix(guide)?.strip_prefix('\t');
    let (begin, end) = INDEX.lines().find_map(after)?.split_once('\t')?;
    CONTROLS.get(begin.parse().ok()?..end.parse().ok()?)
}
