//! Looks at what was read: values in short, and the text that marks underline.

use lsp::source::{Declared, Reading};
use policy::{Mark, Written, WrittenValue};

/// The resource with an address.
pub(crate) fn resource<'r>(reading: &'r Reading, address: &str) -> &'r Declared {
    let found = reading.declared.iter().find(|it| &*it.address == address);
    found.expect(address)
}

/// All addresses, in order.
pub(crate) fn addresses(reading: &Reading) -> Vec<&str> {
    reading.declared.iter().map(|it| &*it.address).collect()
}

/// The value at a path of a resource's body; numbers are places in lists.
pub(crate) fn member<'r>(reading: &'r Reading, address: &str, path: &str) -> &'r Written {
    let body = &resource(reading, address).body;
    path.split('.').fold(body, |written, name| {
        match (&written.value, name.parse::<usize>()) {
            (WrittenValue::List(items), Ok(index)) => items.get(index).expect(path),
            _ => written.member(name).expect(path),
        }
    })
}

/// A value in short: 'text', ~open text, &reference, ?unknown, json(…).
pub(crate) fn show(written: &Written) -> String {
    match &written.value {
        WrittenValue::Null => "null".to_owned(),
        WrittenValue::Bool(value) => value.to_string(),
        WrittenValue::Number(number) => number.to_string(),
        WrittenValue::Text { text, open: false } => format!("'{text}'"),
        WrittenValue::Text { text, open: true } => format!("~{text}"),
        WrittenValue::Reference(it) => format!("&{}.{}", it.resource, it.attribute),
        WrittenValue::List(items) => {
            format!(
                "[{}]",
                items.iter().map(show).collect::<Vec<_>>().join(", ")
            )
        }
        WrittenValue::Object(members) => {
            let members = members
                .iter()
                .map(|(name, it)| format!("{name}: {}", show(it)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        WrittenValue::Encoded(inner) => format!("json({})", show(inner)),
        WrittenValue::Unknown(reason) => format!("?{reason}"),
    }
}

/// The value at a path, in short.
pub(crate) fn value(reading: &Reading, address: &str, path: &str) -> String {
    show(member(reading, address, path))
}

/// The text that a mark underlines.
pub(crate) fn marked(reading: &Reading, mark: Mark) -> &str {
    let span = reading.spans.get(mark).expect("a place");
    let file = reading.spans.files().get(span.file as usize);
    let (_, text) = file.expect("a file that was read");
    text.get(span.range.start as usize..span.range.end as usize)
        .expect("a range of the text")
}

/// What is underlined when the value at a path is at fault.
pub(crate) fn under(reading: &Reading, address: &str, path: &str) -> String {
    marked(reading, member(reading, address, path).mark).to_owned()
}
