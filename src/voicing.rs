//! Lets a language model phrase what was decided, and takes only what holds against it.

use crate::report::incidents::{Summary, Voiced};
use crate::world;
use anyhow::{Context as _, Result};
use assistant::incident::brief;
use assistant::voice::{Endpoint, Limits, redact, request, send, verify};
use std::io::Write;

/// How many incidents a model is asked about, the most urgent first; the others keep the words of their guides.
const MOST: usize = 20;

/// Prints what would be sent, each request on a line of its own.
///
/// # Errors
/// Output that cannot be written.
pub(crate) fn show(summary: &Summary, endpoint: &Endpoint, out: &mut dyn Write) -> Result<()> {
    for told in summary.incidents.iter().take(MOST) {
        let redacted = redact(&brief(&told.incident));
        writeln!(out, "{}", request(&redacted, &endpoint.model).body())?;
    }
    Ok(())
}

/// Asks the model about each incident. What it cannot say, or says wrongly, keeps the words of the guide.
///
/// # Errors
/// An address that nothing may be sent to, and a system without a runtime.
pub(crate) fn phrase(summary: &mut Summary, endpoint: &Endpoint, quiet: bool) -> Result<()> {
    endpoint.address()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("--llm: the system gives no runtime for the network")?;
    let asked = summary.incidents.len().min(MOST);
    let bar = world::progress(quiet, asked);
    for told in summary.incidents.iter_mut().take(MOST) {
        let redacted = redact(&brief(&told.incident));
        let request = request(&redacted, &endpoint.model);
        let draft = runtime.block_on(send(&request, endpoint, &Limits::default()));
        told.llm = Some(match draft {
            Ok(draft) => {
                let verified = verify(&redacted, request.model(), &draft);
                told.incident.what.text = verified.what;
                told.incident.risk = verified.risk;
                Voiced {
                    used: verified.used,
                    model: verified.model,
                    rejected: verified.rejected,
                    error: None,
                }
            }
            Err(error) => {
                world::note(&format!("--llm: {error}"));
                Voiced {
                    used: false,
                    model: request.model().to_owned(),
                    rejected: Vec::new(),
                    error: Some(error.to_string()),
                }
            }
        });
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}
