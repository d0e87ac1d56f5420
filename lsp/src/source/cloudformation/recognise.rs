//! Tells a template by what it holds, without parsing it, so that a template that is being typed is told too.

/// The version that every template may name.
const VERSION: &str = "AWSTemplateFormatVersion";

/// How files end that may be templates.
const ENDINGS: [&str; 5] = [".yaml", ".yml", ".json", ".jsonc", ".template"];

/// Whether a text is a CloudFormation or SAM template.
pub fn recognises(text: &str) -> bool {
    let may_be = text.contains(VERSION) || text.contains("Resources") && text.contains("::");
    if !may_be {
        return false;
    }
    let body = text.trim_start_matches(|first: char| first == '\u{feff}' || first.is_whitespace());
    if body.starts_with(['{', '/']) {
        is_json_template(body)
    } else {
        is_yaml_template(text)
    }
}

/// The paths of the templates that a template nests, as it writes them, relative to its folder.
pub fn calls(text: &str) -> Vec<String> {
    let mut calls = Vec::new();
    let mut keys = vec!["TemplateURL", "aws:asset:path"];
    if text.contains("AWS::Serverless::Application") {
        keys.push("Location");
    }
    for key in keys {
        for (at, _) in text.match_indices(key) {
            let before = text.get(..at).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            let begins = line.trim_start();
            if begins.starts_with('#')
                || begins.starts_with("//")
                || line.ends_with(|last: char| last.is_alphanumeric())
            {
                continue;
            }
            let after = text.get(at + key.len()..).unwrap_or_default();
            if let Some(value) = scalar(after).filter(|value| is_path(value))
                && !calls.iter().any(|known| known == value)
            {
                calls.push(value.to_owned());
            }
        }
    }
    calls
}

fn is_path(value: &str) -> bool {
    !value.contains("://")
        && !value.contains("${")
        && !value.starts_with(['!', '{', '|', '>', '*', '&'])
        && ENDINGS.iter().any(|ending| value.ends_with(ending))
}

/// The scalar after a key, in YAML or JSON.
fn scalar(after: &str) -> Option<&str> {
    let after = after.strip_prefix(['"', '\'']).unwrap_or(after);
    let value = after.trim_start().strip_prefix(':')?.trim_start();
    let line = value.lines().next()?;
    if let Some(quote) = line
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))
    {
        return line.get(1..)?.split(quote).next();
    }
    let end = line
        .find(" #")
        .or_else(|| line.find([',', '}']))
        .unwrap_or(line.len());
    line.get(..end).map(str::trim_end)
}

/// Whether a text is what types of resources look like, perhaps not finished: `AWS::S3::Bucket`, `Custom::`.
fn is_type(text: &str) -> bool {
    let provider = text.split("::").next().unwrap_or_default();
    text.contains("::")
        && !provider.is_empty()
        && provider.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The type that the text of a resource gives it, where the text is broken.
pub(super) fn written_type(text: &str) -> Option<&str> {
    text.match_indices("Type").find_map(|(at, key)| {
        let before = text.get(..at)?;
        let after = text.get(at + key.len()..)?;
        let after = after.trim_start_matches(['"', '\'', ' ', ':']);
        let length = after.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':');
        let name = after.get(..length.unwrap_or(after.len()))?;
        let whole = !before.ends_with(|last: char| last.is_alphanumeric());
        (whole && is_type(name) && !name.ends_with(':')).then_some(name)
    })
}

/// Whether keys at the beginning of lines are those of a template.
fn is_yaml_template(text: &str) -> bool {
    let mut in_resources = false;
    for line in text.lines() {
        let line = line.trim_start_matches('\u{feff}');
        if line.starts_with([' ', '\t', '#', '-', '.', '}', ']']) || line.is_empty() {
            if in_resources && has_type(line) {
                return true;
            }
            continue;
        }
        let unquoted = line.trim_start_matches(['"', '\'']);
        let Some((key, rest)) = unquoted.split_once(':') else {
            in_resources = false;
            continue;
        };
        let key = key.trim_end().trim_end_matches(['"', '\'']);
        match key {
            VERSION => return true,
            "Transform" if rest.contains("AWS::Serverless") => return true,
            "Resources" if has_type(rest) => return true,
            _ => in_resources = key == "Resources",
        }
    }
    false
}

/// Whether a line of YAML gives a resource its type.
fn has_type(line: &str) -> bool {
    if line.trim_start().starts_with('#') {
        return false;
    }
    line.match_indices("Type").any(|(at, key)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + key.len()..).unwrap_or_default();
        !before.ends_with(|last: char| last.is_alphanumeric()) && scalar(after).is_some_and(is_type)
    })
}

/// Whether the members of the outermost object are those of a template. If brackets are missing, members of inner ones
/// count too.
fn is_json_template(text: &str) -> bool {
    let mut keys = Keys::new(text);
    let mut in_resources = false;
    let mut loosely = false;
    while let Some((depth, key, value)) = keys.next_key() {
        let serverless = key == "Transform" && value.contains("AWS::Serverless");
        if key == VERSION || serverless {
            if depth == 1 {
                return true;
            }
            loosely = true;
        }
        let is_typed = key == "Type" && is_type(value);
        if depth == 1 {
            in_resources = key == "Resources";
        } else if in_resources && depth == 3 && is_typed {
            return true;
        }
        loosely |= in_resources && is_typed;
    }
    loosely && keys.depth != 0
}

/// The keys of JSON objects, found by quotes, brackets and colons only.
struct Keys<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Keys<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// The next key: how many brackets it is in, its name, and the text that follows it if its value is text.
    fn next_key(&mut self) -> Option<(usize, &'t str, &'t str)> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                b'/' if bytes.get(self.at + 1) == Some(&b'/') => self.skip_to("\n"),
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => self.skip_to("*/"),
                b'"' => {
                    let key = self.string();
                    if bytes.get(self.blank()) == Some(&b':') {
                        self.at = self.blank() + 1;
                        let value = self.blank();
                        let value = if bytes.get(value) == Some(&b'"') {
                            self.at = value;
                            self.string()
                        } else {
                            ""
                        };
                        return Some((self.depth, key, value));
                    }
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// Reads a string; one that is not closed ends with its line.
    fn string(&mut self) -> &'t str {
        let start = self.at + 1;
        let mut end = start;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(end) {
                Some(b'\\') => end += 2,
                None | Some(b'"' | b'\n') => break,
                Some(_) => end += 1,
            }
        }
        self.at = end + 1;
        self.text.get(start..end).unwrap_or_default()
    }

    fn skip_to(&mut self, end: &str) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len() - 1);
    }

    /// Where the next character that is no blank stands.
    fn blank(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at + rest.len() - rest.trim_start().len()
    }
}
