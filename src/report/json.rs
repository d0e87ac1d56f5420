//! `--format json`: the report as it is, on one line.

use super::{Report, escape};
use anyhow::Result;
use std::io::Write;

/// Writes the report and a final newline.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> Result<()> {
    escape::json(report, out)?;
    writeln!(out)?;
    Ok(())
}
