//! Where a module is: the sources that calls name.

use super::json_body;
use super::split::split;
use std::sync::Arc;

/// The local modules that a file calls, as it names them, without parsing the file.
pub(super) fn sources(text: &str) -> Vec<String> {
    if !text.contains("module") {
        return Vec::new();
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        return json_body::sources(text)
            .into_iter()
            .filter(|source| is_local(source))
            .collect();
    }
    split(text)
        .into_iter()
        .filter_map(|piece| text.get(piece.range))
        .filter(|piece| piece.starts_with("module"))
        .filter_map(|piece| piece.lines().find_map(source_of))
        .filter(|source| is_local(source))
        .map(str::to_owned)
        .collect()
}

/// The text of a line `source = "…"`.
pub(super) fn source_of(line: &str) -> Option<&str> {
    let (name, value) = line.split_once('=')?;
    let name = name.rsplit('{').next().unwrap_or_default().trim();
    let value = value.trim_start().strip_prefix('"')?;
    (name == "source").then(|| value.split('"').next())?
}

/// Whether a module is in this code.
pub(super) fn is_local(source: &str) -> bool {
    source.starts_with("./") || source.starts_with("../") || source == "." || source == ".."
}

/// The name of a module in a registry: `namespace/name/provider`, with the part inside of it if one is named, because
/// that is another module.
pub(super) fn registry(source: &str) -> Option<Arc<str>> {
    let address = source
        .split_once("//")
        .map_or(source, |(address, _)| address);
    let names: Vec<&str> = address.split('/').collect();
    let plain = |name: &&str| {
        !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
    };
    let known = match names.as_slice() {
        [_, _, _] => names.iter().all(plain),
        [host, rest @ ..] if rest.len() == 3 => host.contains('.') && rest.iter().all(plain),
        _ => false,
    };
    known.then(|| Arc::from(source))
}

/// A source without the password and the query that it may carry.
pub(super) fn public(source: &str) -> String {
    let source = source.split('?').next().unwrap_or_default();
    match (source.find("://"), source.find('@')) {
        (Some(scheme), Some(at)) if scheme < at => {
            let (head, tail) = (source.get(..scheme + 3), source.get(at + 1..));
            format!("{}{}", head.unwrap_or_default(), tail.unwrap_or_default())
        }
        _ => source.to_owned(),
    }
}
