//! Folders and texts for the tests of the editor, and what is looked for in diagnostics.

use serde_json::{Value, json};
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use tempfile::TempDir;

/// A folder with files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

/// Writes a file and gives its path.
pub(crate) fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

/// A path as a URI.
pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_str().unwrap().replace(MAIN_SEPARATOR_STR, "/");
    let mut uri = "file://".to_owned();
    if !path.starts_with('/') {
        uri.push('/');
    }
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    uri.extend(path.bytes().map(encode));
    uri
}

/// The URI of a file in a folder.
pub(crate) fn uri_in(folder: &TempDir, name: &str) -> String {
    uri(&folder.path().join(name))
}

/// Where a piece of text stands for the first time: line and character in UTF-16.
pub(crate) fn place(text: &str, piece: &str) -> [usize; 2] {
    let byte = text
        .find(piece)
        .unwrap_or_else(|| panic!("no {piece:?} in {text}"));
    place_of(text, byte)
}

/// The line and the character of a byte, in UTF-16. The lines of the text may end with `\r\n`.
pub(crate) fn place_of(text: &str, byte: usize) -> [usize; 2] {
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    [line, before[start..].encode_utf16().count()]
}

/// The range of a piece of text that stands there once, as the protocol writes it.
pub(crate) fn range(text: &str, piece: &str) -> Value {
    assert_eq!(text.matches(piece).count(), 1, "{piece:?} in {text}");
    let byte = text.find(piece).unwrap();
    json!({"start": position(place_of(text, byte)), "end": position(place_of(text, byte + piece.len()))})
}

pub(crate) fn position([line, character]: [usize; 2]) -> Value {
    json!({"line": line, "character": character})
}

/// The diagnostics of a guide, or with another code.
pub(crate) fn of<'d>(diagnostics: &'d [Value], code: &str) -> Vec<&'d Value> {
    let of = diagnostics.iter();
    of.filter(|diagnostic| diagnostic["code"] == code).collect()
}

/// The one diagnostic of a guide.
pub(crate) fn one<'d>(diagnostics: &'d [Value], code: &str) -> &'d Value {
    let found = of(diagnostics, code);
    assert_eq!(found.len(), 1, "{code} in {diagnostics:#?}");
    found[0]
}

/// The text after the edit of a code action.
pub(crate) fn after(text: &str, action: &Value, uri: &str) -> String {
    let changes = action["edit"]["changes"].as_object().unwrap();
    assert_eq!(
        changes.keys().collect::<Vec<_>>(),
        [uri],
        "edits of one file"
    );
    let edits = changes[uri].as_array().unwrap();
    assert_eq!(edits.len(), 1, "{edits:?}");
    let mut copy = crate::buffer::Buffer::new(text);
    copy.apply(&json!({"range": edits[0]["range"], "text": edits[0]["newText"]}));
    copy.text()
}
