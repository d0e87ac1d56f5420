//! How the languages lay blocks out: how far a block reaches, and how another is put into it.

use lsp::source::Unit;
use std::ops::Range;
use std::path::Path;

/// How the blocks of a language are told from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Terraform's own language: braces, `name = value`.
    Hcl,
    /// Bicep: braces, `name: value`.
    Bicep,
    /// JSON: braces and commas.
    Json,
    /// JSON of Azure Resource Manager, which takes comments as well. What is shown in Bicep is the same in it.
    Arm,
    /// YAML: by how far lines are indented.
    Yaml,
}

/// A piece of text in the place of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

impl Edit {
    /// The text with this edit in it.
    pub(super) fn applied(&self, text: &str) -> String {
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        format!(
            "{}{}{}",
            part(0..self.start),
            self.text,
            part(self.end..text.len())
        )
    }
}

impl Layout {
    /// The layout of a file of a unit; none for what nobody writes by hand.
    pub(super) fn of(unit: &Unit, file: &Path) -> Option<Self> {
        let is_json = file
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("json"));
        match unit {
            Unit::Terraform(_) => (!is_json).then_some(Self::Hcl),
            Unit::Bicep(_) => Some(Self::Bicep),
            Unit::Arm(_) => Some(Self::Arm),
            Unit::CloudFormation(_) => Some(if is_json { Self::Json } else { Self::Yaml }),
            Unit::Plan(_) => None,
        }
    }

    /// The file of a case that is written in this layout.
    pub(super) fn example(self) -> Option<&'static str> {
        match self {
            Self::Hcl => Some("main.tf"),
            Self::Bicep => Some("main.bicep"),
            Self::Yaml => Some("template.yaml"),
            Self::Json | Self::Arm => None,
        }
    }

    /// The unit that such a file of a case makes.
    pub(super) fn unit_of_example(self) -> Option<Unit> {
        let file = self.example()?.into();
        Some(match self {
            Self::Hcl => Unit::Terraform(std::path::PathBuf::new()),
            Self::Bicep => Unit::Bicep(file),
            Self::Yaml => Unit::CloudFormation(file),
            Self::Json | Self::Arm => return None,
        })
    }

    /// Whether it is written in JSON, whatever it is for.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Arm)
    }

    /// What stands between a name and its value.
    fn separator(self) -> char {
        if self == Self::Hcl { '=' } else { ':' }
    }

    /// The name and the value of `name = value` on one line.
    pub(super) fn pair(self, text: &str) -> Option<(&str, &str)> {
        if text.contains('\n') {
            return None;
        }
        let (name, value) = text.split_once(self.separator())?;
        let (name, value) = (name.trim(), value.trim());
        // A separator in a text separates nothing.
        let is_in_text = name.matches('"').count() % 2 == 1 || name.matches('\'').count() % 2 == 1;
        if is_in_text {
            return None;
        }
        (!name.is_empty() && !value.is_empty()).then_some((name, value))
    }

    /// A value as people write it here: in Terraform yes and no need no quotation marks.
    pub(super) fn plainly(self, value: &str) -> &str {
        match value.trim_matches('"') {
            bare @ ("true" | "false") if self == Self::Hcl => bare,
            _ => value,
        }
    }

    /// Whether a value is written out, and no expression.
    pub(super) fn is_literal(self, value: &str) -> bool {
        let is_plain = value.parse::<f64>().is_ok() || matches!(value, "true" | "false" | "null");
        let is_text = |quote: char| {
            let inside = value
                .strip_prefix(quote)
                .and_then(|rest| rest.strip_suffix(quote));
            inside.is_some_and(|inside| !inside.contains(quote) && !inside.contains("${"))
        };
        is_plain
            || match self {
                Self::Hcl | Self::Json => is_text('"'),
                Self::Bicep => is_text('\''),
                Self::Arm => is_text('"') && !value.starts_with("\"["),
                Self::Yaml => {
                    !value.starts_with(['!', '{', '[', '*', '&']) && !value.contains("${")
                }
            }
    }

    /// How far the statement reaches that begins at a byte.
    pub(super) fn extent(self, text: &str, start: usize) -> Range<usize> {
        if self == Self::Yaml {
            return start..yaml_end(text, start);
        }
        let rest = text.get(start..).unwrap_or_default().as_bytes();
        let mut depth = 0_usize;
        let mut at = 0;
        while let Some(byte) = rest.get(at) {
            match byte {
                b'"' => at = behind_quote(rest, at, b'"'),
                b'\'' if self == Self::Bicep => at = behind_quote(rest, at, b'\''),
                b'#' if self == Self::Hcl => at = line_end(rest, at),
                b'/' if rest.get(at + 1) == Some(&b'/') && self != Self::Json => {
                    at = line_end(rest, at);
                }
                b'<' if rest.get(at + 1) == Some(&b'<') && self == Self::Hcl => {
                    at = behind_heredoc(rest, at);
                }
                b'{' | b'[' | b'(' => {
                    depth += 1;
                    at += 1;
                }
                b'\n' | b'}' | b']' | b')' if depth == 0 => break,
                b'}' | b']' | b')' => {
                    depth -= 1;
                    at += 1;
                }
                b',' if depth == 0 && self.is_json() => break,
                _ => at += 1,
            }
        }
        let length = rest.get(..at).unwrap_or(rest).trim_ascii_end().len();
        start..start + length
    }

    /// Puts lines into the block that begins at `start`, as the last of it, or in YAML as the first.
    pub(super) fn insert(self, text: &str, start: usize, lines: &str) -> Option<Edit> {
        let block = self.extent(text, start);
        if self == Self::Yaml {
            return yaml_insert(text, block, lines);
        }
        let whole = text.get(block.clone())?;
        let inside = whole.strip_suffix('}')?;
        let outer = indentation(text, start);
        let step = step(inside, &outer);
        let lines = indented(&stepped(lines, &step), &format!("{outer}{step}"));
        let end = block.end - 1;
        let kept = inside.trim_end();
        if kept.ends_with('{') {
            // An empty block.
            return Some(Edit {
                start: block.start + kept.len(),
                end,
                text: format!("\n{lines}\n{outer}"),
            });
        }
        if !inside.get(kept.len()..)?.contains('\n') {
            return None;
        }
        let comma = if self.is_json() && !kept.ends_with(',') {
            ","
        } else {
            ""
        };
        let at = block.start + kept.len();
        Some(Edit {
            start: at,
            end: at,
            text: format!("{comma}\n{lines}"),
        })
    }
}

/// The white space that the line of a byte begins with.
pub(super) fn indentation(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default();
    line.chars()
        .take_while(|character| matches!(character, ' ' | '\t'))
        .collect()
}

/// By what the lines of a block are indented further than its first: as its own first line is, or else by two spaces.
fn step(block: &str, outer: &str) -> String {
    let mut lines = block.lines().skip(1).filter(|line| !line.trim().is_empty());
    let own = lines.next().map(|line| indentation(line, 0));
    let further = own.as_deref().and_then(|own| own.strip_prefix(outer));
    let tab = if outer.contains('\t') { "\t" } else { "  " };
    further
        .filter(|step| !step.is_empty())
        .unwrap_or(tab)
        .to_owned()
}

/// Lines that are indented by two spaces a level, indented by something else.
fn stepped(lines: &str, step: &str) -> String {
    let line = |line: &str| {
        let content = line.trim_start();
        let levels = (line.len() - content.len()) / 2;
        format!("{}{content}", step.repeat(levels))
    };
    lines.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Lines with the indentation of their first line taken away; the first line itself begins behind its own.
pub(super) fn dedented(lines: &str, indentation: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for line in lines.lines() {
        out.push(line.strip_prefix(indentation).unwrap_or(line).trim_end());
    }
    out.join("\n")
}

/// Lines with an indentation in front of each.
pub(super) fn indented(lines: &str, indentation: &str) -> String {
    let line = |line: &str| {
        if line.is_empty() {
            String::new()
        } else {
            format!("{indentation}{line}")
        }
    };
    lines.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn behind_quote(bytes: &[u8], at: usize, quote: u8) -> usize {
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 2,
            b'\n' => return end,
            byte if *byte == quote => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(rest.len())
}

fn behind_heredoc(bytes: &[u8], at: usize) -> usize {
    let line = line_end(bytes, at);
    let opener = bytes.get(at + 2..line).unwrap_or_default();
    let name = opener.strip_prefix(b"-").unwrap_or(opener).trim_ascii();
    let mut next = line + 1;
    while next < bytes.len() && !name.is_empty() {
        let end = line_end(bytes, next);
        if bytes.get(next..end).unwrap_or_default().trim_ascii() == name {
            return end;
        }
        next = end + 1;
    }
    line
}

/// The column of a byte, in bytes.
fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    at - before.rfind('\n').map_or(0, |end| end + 1)
}

/// Lines that are indented further belong to what begins at a byte, and so do blank ones between them.
fn yaml_end(text: &str, start: usize) -> usize {
    let own = column(text, start);
    let mut at = start;
    let mut end = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        if at > start && !content.is_empty() && indent <= own {
            break;
        }
        at += line.len();
        if !content.is_empty() {
            end = at - (line.len() - line.trim_end().len());
        }
    }
    end
}

fn yaml_insert(text: &str, block: Range<usize>, lines: &str) -> Option<Edit> {
    let whole = text.get(block.clone())?;
    let (first, rest) = whole.split_once('\n')?;
    let child = rest.lines().find(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('#')
    })?;
    let indent = child.get(..child.len() - child.trim_start().len())?;
    let at = block.start + first.len() + 1;
    Some(Edit {
        start: at,
        end: at,
        text: format!("{}\n", indented(lines, indent)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Layout, dedented, indentation};

    #[test]
    fn a_block_reaches_to_its_brace_and_not_to_one_in_text() {
        let text = "a {\n  x = \"}\" # }\n  y = <<-EOT\n    }\n  EOT\n}\nb {}\n";
        assert_eq!(Layout::Hcl.extent(text, 0).end, text.find("\nb {").unwrap());
        let edit = Layout::Hcl.insert(text, 0, "z = true").unwrap();
        assert!(edit.applied(text).contains("  EOT\n  z = true\n}\nb {}"));
        let empty = text.find("b {").unwrap();
        let edit = Layout::Hcl.insert(text, empty, "z = true").unwrap();
        assert!(edit.applied(text).ends_with("b {\n  z = true\n}\n"));
    }

    #[test]
    fn json_gets_its_comma() {
        let text = "{\n  \"a\": {\n    \"x\": 1\n  }\n}\n";
        let edit = Layout::Json
            .insert(text, text.find("\"a\"").unwrap(), "\"y\": true")
            .unwrap();
        assert!(
            edit.applied(text)
                .contains("\"x\": 1,\n    \"y\": true\n  }")
        );
    }

    #[test]
    fn yaml_lines_go_in_as_far_as_their_neighbours() {
        let text = "Bucket:\n    # 例\n    Type: x\n    Tags:\n    - 1\n\nOther: y\n";
        let edit = Layout::Yaml.insert(text, 0, "A:\n  B: true").unwrap();
        assert!(
            edit.applied(text)
                .starts_with("Bucket:\n    A:\n      B: true\n    # 例\n")
        );
        assert_eq!(
            Layout::Yaml.extent(text, 0).end,
            text.find("\n\nOther").unwrap()
        );
    }

    #[test]
    fn a_pair_has_a_name_and_a_value() {
        assert_eq!(Layout::Hcl.pair("x = \"a=b\""), Some(("x", "\"a=b\"")));
        assert_eq!(Layout::Yaml.pair("Key:"), None);
        assert_eq!(indentation("a\n  b", 5), "  ");
        assert_eq!(dedented("x {\n    y\n  }", "  "), "x {\n  y\n}");
    }
}
