//! Rules of written Japanese that a machine can hold: length, commas, widths, spacing, invisible characters.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unicode_normalization::is_nfc;

/// The longest sentence, in characters (JTF style guide and textlint's preset for technical writing).
const SENTENCE_LENGTH: usize = 100;
/// The most commas in one sentence (the same preset).
const COMMAS: usize = 3;

/// What is wrong with a Japanese text.
pub(super) fn check(markdown: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for paragraph in prose(markdown) {
        for sentence in paragraph.split_inclusive('。') {
            let length = sentence.chars().count();
            if length > SENTENCE_LENGTH {
                problems.push(format!(
                    "a sentence of {length} characters (at most {SENTENCE_LENGTH}): {sentence}"
                ));
            }
            if sentence.matches('、').count() > COMMAS {
                problems.push(format!("more than {COMMAS} 、 in a sentence: {sentence}"));
            }
        }
        if let Some(found) = paragraph
            .chars()
            .find(|character| matches!(character, '！' | '？' | '\u{ff61}'..='\u{ff9f}'))
        {
            problems.push(format!("`{found}` does not belong in a guide: {paragraph}"));
        }
        if let Some((before, after)) = missing_space(&paragraph) {
            problems.push(format!(
                "a space is missing between `{before}` and `{after}`: {paragraph}"
            ));
        }
        if let Some((before, after)) = needless_space(&paragraph) {
            problems.push(format!(
                "a needless space between `{before}` and `{after}`: {paragraph}"
            ));
        }
    }
    if !is_nfc(markdown) {
        problems.push(
            "is not in Unicode form NFC (a dakuten stands as a character of its own)".to_owned(),
        );
    }
    problems
}

/// Characters that cannot be seen can carry instructions to a language model (OWASP LLM01:2026), so no text holds any.
pub(super) fn invisible(markdown: &str) -> Option<String> {
    let hidden = |character: &char| {
        matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
            || (character.is_control() && !matches!(character, '\n'))
    };
    markdown
        .chars()
        .find(hidden)
        .map(|found| format!("holds the invisible character U+{:04X}", u32::from(found)))
}

/// The paragraphs, headings and items without code; inline code stands as the letter `x`, template tags as nothing.
fn prose(markdown: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut in_code = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => {
                found.push(String::new());
            }
            Event::Text(text) if !in_code => found
                .last_mut()
                .into_iter()
                .for_each(|last| last.push_str(&text)),
            Event::Code(_) => found.last_mut().into_iter().for_each(|last| last.push('x')),
            Event::SoftBreak => found.last_mut().into_iter().for_each(|last| last.push(' ')),
            _ => {}
        }
    }
    found
        .iter()
        .flat_map(|text| without_templates(text))
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// A template's alternatives as texts of their own, with `{{ fact }}` as the letter `x`.
fn without_templates(text: &str) -> Vec<String> {
    let mut alternatives = vec![String::new()];
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, tag) = rest.split_at(start);
        alternatives
            .last_mut()
            .into_iter()
            .for_each(|last| last.push_str(before));
        let (end, is_tag) = match tag.get(..2) {
            Some("{{") => (tag.find("}}"), false),
            Some("{%") => (tag.find("%}"), true),
            _ => (None, false),
        };
        let Some(end) = end else {
            rest = tag.get(1..).unwrap_or_default();
            continue;
        };
        if is_tag {
            alternatives.push(String::new());
        } else {
            alternatives
                .last_mut()
                .into_iter()
                .for_each(|last| last.push('x'));
        }
        rest = tag.get(end + 2..).unwrap_or_default();
    }
    alternatives
        .last_mut()
        .into_iter()
        .for_each(|last| last.push_str(rest));
    alternatives
}

/// A Latin letter or digit right beside a Japanese one.
fn missing_space(text: &str) -> Option<(char, char)> {
    pairs(text).find(|&(before, after)| {
        (is_latin(before) && is_japanese(after)) || (is_japanese(before) && is_latin(after))
    })
}

/// A space beside Japanese punctuation, or between two Japanese letters.
fn needless_space(text: &str) -> Option<(char, char)> {
    let characters: Vec<char> = text.trim().chars().collect();
    characters.windows(3).find_map(|window| match window {
        &[before, ' ', after]
            if is_wide_mark(before)
                || is_wide_mark(after)
                || (is_japanese(before) && is_japanese(after)) =>
        {
            Some((before, after))
        }
        _ => None,
    })
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_wide_mark(character: char) -> bool {
    matches!(character, '、' | '。' | '（' | '）' | '「' | '」')
}
