//! Rebuilds the crate when a folder of knowledge appears, changes or goes: the embedding macro alone sees only known files.
#![allow(
    clippy::print_stdout,
    reason = "Cargo reads a build script through its standard output"
)]

fn main() {
    println!("cargo::rerun-if-changed=.");
}
