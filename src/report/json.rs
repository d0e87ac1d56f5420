//! `--format json`: the report as it is.

use super::Report;
use anyhow::Result;
use std::io::Write;

/// Writes the report, indented, with a final newline.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)?;
    Ok(())
}
