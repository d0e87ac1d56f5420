//! Which addresses a sentence may hold: those that the guide refers to, and no others.

use super::Broken;
use crate::voice::rule::Rule;
use crate::voice::words::{MASK, runs};

/// The sentence with the mask in the place of the guide's addresses.
///
/// # Errors
/// There is another address, or something that a reader's program could take for one.
pub(super) fn without_references(sentence: &str, references: &[String]) -> Result<String, Broken> {
    let known: Vec<String> = references
        .iter()
        .filter_map(|reference| normal(reference))
        .collect();
    let mut text = sentence.to_owned();
    for run in runs(sentence).filter(|run| is_link(run)) {
        match normal(run) {
            Some(link) if known.contains(&link) => text = text.replacen(run, &MASK.to_string(), 1),
            _ => return Err((Rule::Link, run.to_owned())),
        }
    }
    Ok(text)
}

/// Whether a run names a scheme, or begins as web addresses do.
fn is_link(run: &str) -> bool {
    let lower = run.to_ascii_lowercase();
    let schemes = [
        "javascript:",
        "data:",
        "mailto:",
        "file:",
        "vbscript:",
        "tel:",
    ];
    lower.contains("//")
        || lower.contains("www.")
        || schemes.iter().any(|scheme| lower.contains(scheme))
}

/// An https address in one spelling: scheme and host in lower case, no port 443, no slash at the end. Whoever hides a
/// host in front of an `@` or behind a backslash gets none.
fn normal(link: &str) -> Option<String> {
    let (scheme, rest) = link.split_once("://")?;
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(at)?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(":443").unwrap_or(&host);
    let plain = !host.is_empty()
        && host
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || matches!(character, '.' | '-'));
    let is_printable =
        path.chars().all(|character| character.is_ascii_graphic()) && !path.contains('\\');
    (scheme.eq_ignore_ascii_case("https") && plain && is_printable)
        .then(|| format!("https://{host}{}", path.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::without_references;

    #[test]
    fn only_the_guides_addresses_pass_whatever_their_spelling() {
        let known = ["https://docs.example.com/guide".to_owned()];
        let pass = |text: &str| without_references(text, &known).is_ok();
        assert!(pass("See https://docs.example.com/guide for more."));
        assert!(pass("See HTTPS://Docs.Example.com:443/guide/."));
        for link in [
            "http://docs.example.com/guide",
            "https://docs.example.com/guide?to=x",
            "https://docs.example.com@evil.example/guide",
            "https://docs.example.com.evil.example/guide",
            "https://d\u{430}cs.example.com/guide",
            "https://docs.examp1e.com/guide",
            "https://xn--dcs-hoa.example.com/guide",
            "//docs.example.com/guide",
            "www.evil.example",
            "javascript:alert(1)",
            "[guide](javascript:alert(1))",
            "mailto:someone@evil.example",
        ] {
            assert!(!pass(&format!("See {link} for more.")), "{link}");
        }
    }
}
