//! The sample estate inside the program: three clouds, good and bad, so that a first run needs nothing.

use checker::Collection;
use policy::Shapes;
use rust_embed::Embed;

/// `sample/`: answers as the vendors' APIs write them.
#[derive(Embed)]
#[folder = "sample"]
struct Sample;

/// Reads the sample estate.
pub(crate) fn read(shapes: &Shapes) -> Collection {
    let mut all = Collection::default();
    for name in Sample::iter() {
        let Some(file) = Sample::get(&name) else { continue };
        let read = checker::read_text(&format!("sample/{name}"), &file.data, shapes);
        all.snapshot.absorb(read.snapshot);
        all.files += read.files;
        all.bytes += read.bytes;
        all.not_understood.extend(read.not_understood);
    }
    all
}
