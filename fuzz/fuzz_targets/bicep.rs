//! Any text as Bicep: it must not panic, and every place that it gives must lie in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lsp::source::{Files, bicep};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The template, and nothing beside it.
struct Alone;

impl Files for Alone {
    fn text(&self, _: &Path) -> Result<Arc<str>, String> {
        Err("no such file".to_owned())
    }

    fn list(&self, _: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let _ = bicep::calls(text);
    let text: Arc<str> = Arc::from(text);
    let reading = bicep::read(Path::new("main.bicep"), &text, &Alone);
    let headers = reading.declared.iter().map(|declared| declared.header);
    let headers = headers.filter_map(|header| reading.spans.get(header));
    let errors = reading.errors.iter().map(|error| &error.span);
    for span in headers.chain(errors) {
        let range = span.range.start as usize..span.range.end as usize;
        assert!(text.get(range).is_some(), "{span:?}");
    }
});
