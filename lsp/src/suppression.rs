//! Suppressions in comments: `# sekisho:ignore[GUIDE-ID] reason, until 2027-03-31`.

/// What introduces a suppression.
const MARKER: &str = "sekisho:ignore[";
/// What a comment begins with in the languages that are read.
const COMMENTS: [&str; 3] = ["#", "//", "/*"];

/// One suppression as it was written. What it lacks is for a guide to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The line of the comment, from 1.
    pub line: u32,
    /// The line that it is about: its own, or the next one with code if the comment stands alone.
    pub covers: u32,
    /// The pattern of the guide.
    pub guide: String,
    /// Why.
    pub reason: Option<String>,
    /// The last day on which it holds, as it was written.
    pub until: Option<String>,
}

/// The suppressions in the comments of a text.
pub fn suppressions(text: &str) -> Vec<Suppression> {
    if !text.contains(MARKER) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once(MARKER) else {
            continue;
        };
        let opener = COMMENTS
            .iter()
            .find_map(|opener| before.trim_end().strip_suffix(opener));
        let (Some(code), Some((guides, rest))) = (opener, after.split_once(']')) else {
            continue;
        };
        let alone = code.trim().is_empty();
        let next = || {
            let behind = lines.iter().enumerate().skip(index + 1);
            let mut code = behind.filter(|(_, line)| !is_comment(line));
            code.next().map_or(index, |(next, _)| next)
        };
        let number = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        let rest = rest.trim().trim_end_matches("*/").trim();
        let (reason, until) = match rest.rsplit_once("until ") {
            Some((reason, until)) => (
                reason.trim_end().trim_end_matches([',', '、']),
                Some(until.trim().to_owned()),
            ),
            None => (rest, None),
        };
        let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        for guide in guides.split(',').map(str::trim) {
            found.push(Suppression {
                line: number(index),
                covers: number(if alone { next() } else { index }),
                guide: guide.to_owned(),
                reason: reason.clone(),
                until: until.clone(),
            });
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || COMMENTS.iter().any(|opener| line.starts_with(opener))
}

#[cfg(test)]
mod tests {
    use super::suppressions;

    #[test]
    fn a_comment_alone_covers_the_next_line_of_code() {
        let text = "# sekisho:ignore[aws/s3/*, aws/ec2/imds-v1] 検証環境、until 2027-03-31\n\n# なぜか\nresource \"a\" \"b\" {\n";
        let found = suppressions(text);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].line, found[0].covers), (1, 4));
        assert_eq!(found[1].guide, "aws/ec2/imds-v1");
        assert_eq!(found[0].reason.as_deref(), Some("検証環境"));
        assert_eq!(found[0].until.as_deref(), Some("2027-03-31"));
    }

    #[test]
    fn a_comment_behind_code_covers_its_line_and_text_is_no_comment() {
        let found =
            suppressions("a = 1 // sekisho:ignore[x] temporary\nb = \"sekisho:ignore[x] y\"\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].covers, found[0].until.as_deref()), (1, None));
    }
}
