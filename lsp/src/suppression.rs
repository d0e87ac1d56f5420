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
    let mut quoted = Quoted::default();
    for (index, line) in lines.iter().enumerate() {
        let is_text = quoted.takes(line);
        let Some((before, after)) = line.split_once(MARKER).filter(|_| !is_text) else {
            continue;
        };
        if ['"', '\'']
            .iter()
            .any(|quote| before.matches(*quote).count() % 2 == 1)
        {
            continue;
        }
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

/// Text over several lines, in which nothing is a comment: a heredoc of Terraform, a block scalar of YAML, a text in
/// three quotation marks of Bicep. Scripts stand in such text, and what is said in them is data.
#[derive(Default)]
struct Quoted {
    /// What ends the heredoc.
    heredoc: Option<String>,
    /// How far the line is indented that begins the block scalar.
    scalar: Option<usize>,
    /// Whether three quotation marks are open.
    triple: bool,
}

impl Quoted {
    /// Whether a line is inside such text.
    fn takes(&mut self, line: &str) -> bool {
        if let Some(end) = &self.heredoc {
            if line.trim() == end {
                self.heredoc = None;
            }
            return true;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(outer) = self.scalar {
            if line.trim().is_empty() || indent > outer {
                return true;
            }
            self.scalar = None;
        }
        let was_triple = self.triple;
        if line.matches("'''").count() % 2 == 1 {
            self.triple = !self.triple;
        }
        if let Some((_, name)) = line.split_once("<<") {
            let name = name.trim_start_matches('-').trim();
            let is_name = !name.is_empty()
                && name
                    .chars()
                    .all(|part| part.is_alphanumeric() || part == '_');
            self.heredoc = is_name.then(|| name.to_owned());
        }
        let last = line.split_whitespace().next_back().unwrap_or_default();
        if last.starts_with(['|', '>'])
            && last
                .trim_start_matches(['|', '>', '+', '-'])
                .chars()
                .all(|end| end.is_ascii_digit())
        {
            let opens = line.contains(": ") || line.trim_start().starts_with("- ");
            self.scalar = opens.then_some(indent);
        }
        was_triple
    }
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    // Code may follow on the line that a comment ends on.
    let code = line.split_once("*/").map(|(_, code)| code.trim());
    if let Some(code) = code.filter(|_| line.starts_with("/*")) {
        return is_comment(code);
    }
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
    fn code_behind_a_comment_is_code() {
        let text =
            "# sekisho:ignore[x] 理由, until 2027-03-31\n/* 公開 */ acl = \"public-read\"\nb = 1\n";
        assert_eq!(suppressions(text)[0].covers, 2);
    }

    #[test]
    fn what_stands_in_text_is_no_comment() {
        let marker = "# sekisho:ignore[x] 理由, until 2027-03-31";
        let yaml = format!("  UserData: |\n    {marker}\n  Public: true\n");
        let heredoc = format!("a = <<-EOT\n  {marker}\nEOT\nb = 1\n");
        let bicep = format!("var a = '''\n{}\n'''\n", marker.replace('#', "//"));
        let string = format!("a = \"{marker}\"\n");
        for text in [yaml, heredoc, bicep, string] {
            assert_eq!(suppressions(&text), [], "{text}");
        }
        let behind = format!("  UserData: |\n    echo\n  {marker}\n  Public: true\n");
        assert_eq!(suppressions(&behind)[0].covers, 4);
    }

    #[test]
    fn a_comment_behind_code_covers_its_line_and_text_is_no_comment() {
        let found =
            suppressions("a = 1 // sekisho:ignore[x] temporary\nb = \"sekisho:ignore[x] y\"\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].covers, found[0].until.as_deref()), (1, None));
    }
}
