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

#[cfg(test)]
mod tests {
    use super::{compile_ahead, read};
    use crate::{ControlSource, Engine};

    const TEXT: &str = "package sekisho\ndeny contains {\"at\": [\"Key\"]} if not input.Key\n";

    fn source<'s>(text: &'s str, ahead: Option<&'s [u8]>) -> ControlSource<'s> {
        ControlSource {
            guide: "a/b/c",
            path: "a/b/c/control.rego",
            text,
            kinds: &[],
            relates: &[],
            engine: Engine::Fast,
            ahead,
        }
    }

    #[test]
    fn only_what_the_text_became_is_taken_and_only_where_one_engine_is_asked() {
        let ahead = compile_ahead(source(TEXT, None)).unwrap_or_default();
        let fits = source(TEXT, Some(&ahead));
        assert!(read(fits).is_some());
        assert!(read(source(TEXT, None)).is_none());
        assert!(read(source("package sekisho", Some(&ahead))).is_none());
        let engine = Engine::Checked;
        assert!(read(ControlSource { engine, ..fits }).is_none());
        for length in 0..ahead.len() {
            assert!(
                read(source(TEXT, ahead.get(..length))).is_none(),
                "{length}"
            );
        }
    }
}
