//! Compiles the controls of all guides, so that the program need not do it whenever it starts.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "Cargo talks to a build script through its environment and its standard output"
)]

use guidelines::{Guide, Library};
use policy::{ControlSource, Engine};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// What a control became, all of them one behind the other, and a line for each: guide, where it begins, where it ends.
fn main() -> Result<(), Box<dyn Error>> {
    // What it is made of is in the crates that it is built with, and when they change it runs again.
    println!("cargo::rerun-if-changed=build.rs");
    let (mut compiled, mut index) = (Vec::new(), String::new());
    for guide in Library::embedded().guides()? {
        let Some(control) = ahead(&guide) else {
            continue;
        };
        let begin = compiled.len();
        compiled.extend(control);
        writeln!(index, "{}\t{begin}\t{}", guide.id, compiled.len())?;
    }
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("controls.bin"), compiled)?;
    fs::write(Path::new(&folder).join("controls.tsv"), index)?;
    Ok(())
}

/// The control of a guide; none that has to be compiled when it is needed.
fn ahead(guide: &Guide) -> Option<Vec<u8>> {
    policy::compile_ahead(ControlSource {
        guide: &guide.id,
        path: &guide.folder,
        text: guide.control.as_deref()?,
        kinds: &guide.kinds,
        relates: &guide.relates,
        engine: Engine::Fast,
        ahead: None,
    })
}
