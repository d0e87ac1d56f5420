//! From the place that uses a value to the places that decide it.

#[path = "names/arm.rs"]
mod arm;
#[path = "names/bicep.rs"]
mod bicep;
#[path = "names/cloudformation.rs"]
mod cloudformation;
mod memory;
#[path = "names/terraform.rs"]
mod terraform;

use lsp::source::{Reading, Span, Unit};
use memory::Memory;
use policy::{Mark, Written, WrittenValue};

fn read(unit: &Unit, files: &[(&str, &str)]) -> Reading {
    let reading = unit.read(&Memory::of(files));
    assert_eq!(reading.errors, []);
    reading
}

/// A place as its file and its text.
fn shown(reading: &Reading, span: &Span) -> String {
    let (path, text) = reading
        .spans
        .files()
        .get(span.file as usize)
        .expect("a file");
    let text = text.get(span.range.start as usize..span.range.end as usize);
    format!("{}: {}", path.display(), text.expect("whole characters"))
}

/// The place of a member of a resource; elements go by their number.
fn place<'r>(reading: &'r Reading, address: &str, path: &[&str]) -> &'r Span {
    let mut declared = reading.declared.iter();
    let declared = declared.find(|one| &*one.address == address);
    let mut at: &Written = &declared.expect(address).body;
    for name in path {
        at = match &at.value {
            WrittenValue::List(items) => items.get(name.parse::<usize>().expect(name)),
            _ => at.member(name),
        }
        .expect(name);
    }
    reading.spans.get(at.mark).expect(address)
}

/// Asks of every place of a unit while its file is typed letter by letter: whatever is found is a place.
fn while_typed(unit: &Unit, path: &str, text: &str, others: &[(&str, &str)]) {
    for (end, _) in text.char_indices() {
        let mut files = others.to_vec();
        files.push((path, text.get(..end).expect("whole characters")));
        let reading = unit.read(&Memory::of(&files));
        let spans = (1..).map_while(|number| reading.spans.get(Mark(number)));
        for span in spans {
            for found in reading.names.of(span, &reading.spans) {
                shown(&reading, &found);
            }
        }
    }
}

/// What decides a member of a resource.
fn decided(reading: &Reading, address: &str, path: &[&str]) -> Vec<String> {
    let asked = place(reading, address, path);
    let found = reading.names.of(asked, &reading.spans);
    for one in &found {
        let inside = one.file == asked.file
            && one.range.start >= asked.range.start
            && one.range.end <= asked.range.end;
        assert!(!inside, "{address}: {}", shown(reading, one));
    }
    found.iter().map(|one| shown(reading, one)).collect()
}
