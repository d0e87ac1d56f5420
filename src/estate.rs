//! The sample estate inside the program: three clouds, good and bad, so that a first run needs nothing.

use checker::{Collection, Reader};
use rust_embed::Embed;

/// `sample/`: answers as the vendors' APIs write them. What tells its story and what can be tried beside it is for readers.
#[derive(Embed)]
#[folder = "sample"]
#[include = "*/*.json"]
struct Sample;

/// The names of the sample files.
pub(crate) fn list() -> Vec<String> {
    Sample::iter().map(std::borrow::Cow::into_owned).collect()
}

/// Reads one sample file.
pub(crate) fn read(name: &str, reader: &mut Reader<'_>) -> Collection {
    let file = Sample::get(name).map(|file| file.data).unwrap_or_default();
    reader.text(&format!("sample/{name}"), &file)
}
