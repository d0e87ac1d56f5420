//! Files that are packed with gzip: snapshots part by part, and any other export as a whole.

use super::{Collection, Parts, Reader};
use crate::exported::files::LARGEST;
use flate2::bufread::MultiGzDecoder;
use policy::Snapshot;
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// The most that a snapshot may hold when it is unpacked, in bytes: a thousand accounts take a few GiB. It is read part by part, so
/// this bounds time and not memory.
const UNPACKED: u64 = 256 << 30;

/// Reads a packed file; each part of a snapshot is a collection of its own.
///
/// # Errors
/// What is not gzip, is cut, or is larger than anybody's export.
pub(super) fn read(
    name: &str,
    file: BufReader<File>,
    reader: &mut Reader<'_>,
    take: &mut dyn FnMut(Collection),
) -> Result<(), String> {
    let mut lines = BufReader::new(MultiGzDecoder::new(file).take(UNPACKED));
    // A few bytes may unpack to gibibytes of nothing, which nobody should have to hold.
    let start = lines.fill_buf().map_err(told)?;
    if !start.is_empty()
        && start
            .iter()
            .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err("nothing but white space at its beginning".to_owned());
    }
    let mut line = next_line(&mut lines)?;
    if !is_part(&line) {
        let room = LARGEST.saturating_sub(line.len() as u64);
        let more = lines.take(room + 1).read_to_end(&mut line).map_err(told)?;
        if more as u64 > room {
            return Err(too_large());
        }
        take(reader.text(name, &line));
        return Ok(());
    }
    let mut parts = Parts::default();
    while !line.is_empty() {
        if !line.iter().all(u8::is_ascii_whitespace) {
            let collection = reader.piece(name, &line);
            parts.add(collection.parts);
            take(collection);
        }
        match next_line(&mut lines) {
            Ok(next) => line = next,
            Err(why) => {
                take(Collection::of_gap(name, &format!("Truncated: {why}")));
                return Ok(());
            }
        }
    }
    let mut end = Collection {
        files: 1,
        ..Collection::default()
    };
    end.snapshot.gaps.extend(parts.gap(name));
    take(end);
    Ok(())
}

/// Whether a line is a part of a snapshot that Sekisho wrote part by part.
fn is_part(line: &[u8]) -> bool {
    let Ok(Value::Object(part)) = serde_json::from_slice(line) else {
        return false;
    };
    let schema = part.get("schema").and_then(Value::as_str);
    schema.is_some_and(Snapshot::is_schema) && part.contains_key("part")
}

/// The next line with its end; nothing at the end of the file.
fn next_line(lines: &mut impl BufRead) -> Result<Vec<u8>, String> {
    let mut line = Vec::new();
    let read = lines.take(LARGEST + 1).read_until(b'\n', &mut line);
    if read.map_err(told)? as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(line)
}

fn too_large() -> String {
    format!(
        "larger than {} MiB when it is unpacked; export it in several files",
        LARGEST >> 20
    )
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
fn told(error: std::io::Error) -> String {
    format!("not readable as gzip: {error}")
}
