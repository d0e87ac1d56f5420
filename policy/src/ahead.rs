//! Controls that are compiled when the program is built: parsing Rego takes hundreds of times longer than reading what came of it.

use crate::control::{ControlSource, Engine, understood};
use crate::reads::Reads;
use crate::rego::Module;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::Hasher as _;

/// What a control became.
#[derive(Serialize, Deserialize)]
struct Ahead<'a> {
    /// A hash of its text, so that nothing is taken for what another text became.
    text: u64,
    reads: Reads,
    module: &'a [u8],
}

/// What a control becomes, for [`ControlSource::ahead`]; none if it does not compile or needs the interpreter.
pub fn compile_ahead(source: ControlSource<'_>) -> Option<Vec<u8>> {
    let source = ControlSource {
        ahead: None,
        engine: Engine::Fast,
        ..source
    };
    let (module, reads) = understood(source);
    let ahead = Ahead {
        text: hash(source.text),
        reads,
        module: &module.ok()?.serialize()?,
    };
    postcard::to_allocvec(&ahead).ok()
}

/// What was made of this control ahead of time, if it was.
pub(crate) fn read(source: ControlSource<'_>) -> Option<(Module, Reads)> {
    let ahead: Ahead<'_> = postcard::from_bytes(source.ahead?).ok()?;
    // Only the virtual machine can be written down, and a control that is checked needs both engines.
    let fits = source.engine == Engine::Fast && ahead.text == hash(source.text);
    let module = fits.then(|| Module::deserialize(ahead.module))?.ok()?;
    Some((module, ahead.reads))
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
