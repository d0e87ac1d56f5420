//! Terraform: a root module with the local modules it calls, and plans.

mod address;
mod azapi;
mod body;
mod document;
mod emit;
mod engine;
mod evaluate;
mod expand;
mod file_name;
mod functions;
mod instance;
mod json_body;
mod json_read;
mod json_text;
mod load;
mod lower;
mod lower_expression;
mod meanings;
mod module;
mod operators;
mod parse;
mod paths;
mod plan;
mod plan_config;
mod recover;
mod reference;
mod split;
mod syntax;
mod text;
mod types;
mod uses;
mod walk;

pub use plan::read_plan;
pub(super) use uses::parts;

use super::{Files, Reading};
use engine::Engine;
use std::path::Path;

/// Reads the root module in `folder`: its `.tf` and `.tf.json` files, the files that give its variables values, and the
/// local modules it calls. Modules in registries or elsewhere are never fetched.
pub fn read(folder: &Path, files: &dyn Files) -> Reading {
    let root = paths::resolve(Path::new(""), &folder.to_string_lossy()).unwrap_or_default();
    let mut loaded = load::load(&root, files);
    let mut engine = Engine::new(files, root, &mut loaded);
    let declared = emit::declared(&mut engine);
    let names = meanings::names(&engine, &loaded.spans);
    let mut not_understood = loaded.not_understood;
    not_understood.append(&mut engine.not_understood);
    Reading {
        declared,
        spans: loaded.spans,
        errors: loaded.errors,
        not_understood,
        included: loaded.included,
        names,
    }
}

/// The local modules that a file calls, as it names them: `./modules/logs`.
pub fn calls(text: &str) -> Vec<String> {
    address::sources(text)
}
