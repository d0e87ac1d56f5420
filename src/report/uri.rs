//! What a file or a resource is called as a URI.

use std::path::MAIN_SEPARATOR_STR;

/// The id of a resource as a relative URI: nothing in it is taken for a scheme, a host or the way to another folder.
pub(super) fn of_resource(id: &str) -> String {
    let segments: Vec<String> = id
        .split('/')
        .filter(|segment| !matches!(*segment, "" | "." | ".."))
        .map(percent_encode)
        .collect();
    // An empty reference would name the report itself.
    if segments.is_empty() {
        "%20".to_owned()
    } else {
        segments.join("/")
    }
}

/// A path as a URI, relative if the path is.
pub(crate) fn of_file(path: &str) -> String {
    let path = path.replace(MAIN_SEPARATOR_STR, "/");
    // A drive of Windows stands where the root stands elsewhere: `C:/src` -> `file:///C:/src`.
    if let Some((drive, rest)) = path.split_once(":/")
        && matches!(drive.as_bytes(), [letter] if letter.is_ascii_alphabetic())
    {
        return format!("file:///{drive}:{}", encoded(&format!("/{rest}")));
    }
    let encoded = encoded(&path);
    if path.starts_with('/') {
        format!("file://{encoded}")
    } else {
        encoded
    }
}

fn encoded(path: &str) -> String {
    let segments: Vec<String> = path.split('/').map(percent_encode).collect();
    segments.join("/")
}

fn percent_encode(segment: &str) -> String {
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    segment.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_file, of_resource};

    #[test]
    fn a_resource_id_is_a_relative_uri() {
        assert_eq!(
            of_resource("arn:aws:bedrock:us-east-1:1:guardrail/g"),
            "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aguardrail/g"
        );
        assert_eq!(
            of_resource("//modelarmor.googleapis.com/../p"),
            "modelarmor.googleapis.com/p"
        );
        assert_eq!(of_resource("/関"), "%E9%96%A2");
        assert_eq!(of_resource(".."), "%20");
    }

    #[test]
    fn a_path_keeps_its_way() {
        assert_eq!(of_file("../infra/a b.tf"), "../infra/a%20b.tf");
        assert_eq!(of_file("/src/関.tf"), "file:///src/%E9%96%A2.tf");
        assert_eq!(of_file("C:/src/a b.tf"), "file:///C:/src/a%20b.tf");
    }
}
