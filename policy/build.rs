//! Rebuilds the crate when a shape table or a shared Rego module appears, changes or goes: the embedding macro alone sees only known files.
#![allow(
    clippy::print_stdout,
    reason = "Cargo reads a build script through its standard output"
)]

fn main() {
    println!("cargo::rerun-if-changed=shapes");
    println!("cargo::rerun-if-changed=rego");
}
