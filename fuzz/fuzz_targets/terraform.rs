//! Terraform code, whatever it is, is read without a panic, and every place is one of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lsp::source::{Files, terraform};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The text as a root module, as the module it calls, and as a template.
struct Single(Arc<str>);

impl Files for Single {
    fn text(&self, _: &Path) -> Result<Arc<str>, String> {
        Ok(Arc::clone(&self.0))
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let json = self.0.trim_start().starts_with('{');
        let name = if json { "main.tf.json" } else { "main.tf" };
        vec![folder.join(name)]
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    terraform::calls(text);
    let text: Arc<str> = Arc::from(text);
    terraform::read_plan(Path::new("plan.json"), &text);
    let reading = terraform::read(Path::new(""), &Single(text));
    for error in &reading.errors {
        let (_, text) = &reading.spans.files()[error.span.file as usize];
        let range = error.span.range.start as usize..error.span.range.end as usize;
        assert!(text.get(range).is_some());
    }
});
