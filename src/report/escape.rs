//! Makes text from input harmless for the format it is written in.

use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::Write;

/// A line for a terminal: control characters, direction marks and invisible characters are spelled out.
pub(crate) fn terminal(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || !is_treacherous(character) {
            harmless.push(character);
        } else {
            harmless.extend(character.escape_unicode());
        }
    }
    harmless
}

/// Text on one line, for any format that shows it to people.
pub(crate) fn one_line(text: &str) -> String {
    terminal(text).replace('\n', " ")
}

/// Text inside Markdown, shown as it is: nothing in it makes a link, an image, HTML, a list, a table cell or a mention.
pub(crate) fn markdown(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    let mut code = false;
    for character in one_line(text).trim_start().chars() {
        // Some programs look for addresses and mentions in the text after Markdown was read, so that no escape keeps
        // `https://`, `www.`, `@name` or `#1` from becoming a link. What stands in code they leave alone.
        let is_code = match character {
            '@' | '#' | '$' => true,
            '/' => harmless.ends_with('/'),
            '.' => harmless
                .get(harmless.len().saturating_sub(3)..)
                .is_some_and(|end| end.eq_ignore_ascii_case("www")),
            _ => false,
        };
        if is_code != code {
            harmless.push('`');
            code = is_code;
        }
        match character {
            _ if code => harmless.push(character),
            '<' => harmless.push_str("&lt;"),
            '>' => harmless.push_str("&gt;"),
            '&' => harmless.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '+' | '!' | '|' | '~' => {
                harmless.push('\\');
                harmless.push(character);
            }
            // At the beginning of a line these would make a list or a heading.
            '-' | '=' if harmless.is_empty() => {
                harmless.push('\\');
                harmless.push(character);
            }
            '.' if harmless.chars().all(|before| before.is_ascii_digit()) => {
                harmless.push_str("\\.");
            }
            _ => harmless.push(character),
        }
    }
    if code {
        harmless.push('`');
    }
    harmless
}

/// Text as code inside Markdown, outside of tables.
pub(crate) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let is_edge = |character| matches!(character, '`' | ' ');
    // Of spaces on both sides the reader takes one away.
    let pad = if text.is_empty() || text.starts_with(is_edge) || text.ends_with(is_edge) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text inside HTML, in elements and in quoted attributes.
pub(crate) fn html(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '<' => harmless.push_str("&lt;"),
            '>' => harmless.push_str("&gt;"),
            '&' => harmless.push_str("&amp;"),
            '"' => harmless.push_str("&quot;"),
            '\'' => harmless.push_str("&#39;"),
            _ => harmless.push(character),
        }
    }
    harmless
}

/// A message of SARIF, in which `[text](address)` is a link and braces are gaps to fill in (3.11.5, 3.11.6).
pub(crate) fn sarif(text: &str) -> String {
    // A viewer that knows no escaped bracket finds no link either when the two halves are apart.
    terminal(text)
        .replace("](", "] (")
        .replace('{', "{{")
        .replace('}', "}}")
}

/// Writes JSON on one line in which nothing treacherous stands as it is; whoever reads it gets the same values.
pub(crate) fn json(value: &impl Serialize, out: &mut dyn Write) -> serde_json::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, SpelledOut))
}

/// JSON without spaces, treacherous characters as `\u` and four digits.
struct SpelledOut;

impl Formatter for SpelledOut {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> std::io::Result<()> {
        let plain = |byte| (b' '..=b'~').contains(&byte);
        if fragment.bytes().all(plain) || !fragment.contains(is_treacherous) {
            return writer.write_all(fragment.as_bytes());
        }
        for character in fragment.chars() {
            if is_treacherous(character) {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                writer.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
        }
        Ok(())
    }
}

/// A spreadsheet cell that no program takes for a formula.
pub(crate) fn cell(text: &str) -> String {
    let text = one_line(text);
    if text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        format!("'{text}")
    } else {
        text
    }
}

/// Control characters, marks that reorder text, characters without width, tag characters, and what XML 1.0 forbids.
fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{cell, code, json, markdown, sarif, terminal};

    #[test]
    fn escapes_and_direction_marks_are_spelled_out() {
        assert_eq!(terminal("a\u{1b}[31m\u{202e}守"), "a\\u{1b}[31m\\u{202e}守");
    }

    #[test]
    fn markdown_stays_text() {
        assert_eq!(
            markdown("[x](https://e.example)<b>"),
            "\\[x\\]\\(https:/`/`e.example\\)&lt;b&gt;"
        );
        assert_eq!(
            markdown("WWW.e.example, @all ##1 $x$"),
            "WWW`.`e.example, `@`all `##`1 `$`x`$`"
        );
        assert_eq!(markdown("`@`"), "\\``@`\\`");
        assert_eq!(markdown(" - us-east-1"), "\\- us-east-1");
        assert_eq!(markdown("12. claude-3.5"), "12\\. claude-3.5");
    }

    #[test]
    fn code_holds_any_text() {
        assert_eq!(code("guard|1"), "`guard|1`");
        assert_eq!(code("a``b`"), "``` a``b` ```");
        assert_eq!(code("\u{1b}"), "`\\u{1b}`");
    }

    #[test]
    fn sarif_messages_have_no_links_and_no_gaps() {
        assert_eq!(
            sarif("[x](https://e.example) {0}"),
            "[x] (https://e.example) {{0}}"
        );
    }

    #[test]
    fn json_says_the_same_without_treacherous_characters() {
        let text = "\u{9b}\u{202e}\u{e0041}\u{1b}関所";
        let mut out = Vec::new();
        json(&text, &mut out).unwrap();
        assert_eq!(
            std::str::from_utf8(&out).unwrap(),
            "\"\\u009b\\u202e\\udb40\\udc41\\u001b関所\""
        );
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }

    #[test]
    fn formulas_are_defused() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("guard-1"), "guard-1");
    }
}
