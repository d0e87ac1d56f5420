//! The folder that a client names by a URI.

use std::path::PathBuf;

/// The path of a `file:` URI (RFC 8089) of this computer.
pub(super) fn of_uri(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
    if !scheme.eq_ignore_ascii_case("file") || !is_here {
        return None;
    }
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    // On Windows a drive stands where the root stands elsewhere: `file:///C:/src`.
    let drive = path.strip_prefix('/').filter(|_| cfg!(windows));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

#[cfg(test)]
mod tests {
    use super::of_uri;
    use std::path::PathBuf;

    #[cfg(unix)]
    #[test]
    fn only_files_of_this_computer_have_a_path() {
        assert_eq!(
            of_uri("file:///src/%E9%96%A2%20a"),
            Some(PathBuf::from("/src/関 a"))
        );
        assert_eq!(of_uri("FILE://localhost/src"), Some(PathBuf::from("/src")));
        for uri in [
            "file://other/src",
            "https://e.example/src",
            "/src",
            "file://",
            "file:///%FF",
            "",
        ] {
            assert_eq!(of_uri(uri), None, "{uri}");
        }
    }
}
