//! Makes text from input harmless for the format it is written in.

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

/// Text inside Markdown, shown as it is: nothing in it makes a link, an image, HTML or a table cell.
pub(crate) fn markdown(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '<' => harmless.push_str("&lt;"),
            '>' => harmless.push_str("&gt;"),
            '&' => harmless.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' => {
                harmless.push('\\');
                harmless.push(character);
            }
            _ => harmless.push(character),
        }
    }
    // A bare address would become a link all the same.
    harmless.replace("://", ":&#47;&#47;")
}

/// A spreadsheet cell that no program takes for a formula.
pub(crate) fn cell(text: &str) -> String {
    let text = one_line(text);
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

/// Control characters, marks that reorder text, characters without width, and tag characters.
fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{cell, markdown, terminal};

    #[test]
    fn escapes_and_direction_marks_are_spelled_out() {
        assert_eq!(terminal("a\u{1b}[31m\u{202e}守"), "a\\u{1b}[31m\\u{202e}守");
    }

    #[test]
    fn markdown_stays_text() {
        assert_eq!(markdown("[x](https://e.example)<b>"), "\\[x\\]\\(https:&#47;&#47;e.example\\)&lt;b&gt;");
    }

    #[test]
    fn formulas_are_defused() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("guard-1"), "guard-1");
    }
}
