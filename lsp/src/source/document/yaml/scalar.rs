//! What a plain scalar means. CloudFormation reads YAML 1.1: `yes` and `off` are booleans there.

use super::super::NodeValue;
use serde_json::Number;

/// The value of a scalar without quotes and without a tag.
pub(super) fn plain(text: &str) -> NodeValue {
    match text.as_bytes().first() {
        None => NodeValue::Null,
        Some(b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'y' | b'Y' | b'o' | b'O') => {
            word(text).unwrap_or_else(|| NodeValue::Text(text.to_owned()))
        }
        Some(b'0'..=b'9' | b'-' | b'+' | b'.') => {
            number(text).map_or_else(|| NodeValue::Text(text.to_owned()), NodeValue::Number)
        }
        Some(_) => NodeValue::Text(text.to_owned()),
    }
}

/// The value that a tag of YAML's own (`!!str`) asks for; what does not fit stays text.
pub(super) fn tagged(tag: &str, text: &str) -> NodeValue {
    let fits = match tag {
        "bool" | "null" => word(text).or_else(|| text.is_empty().then_some(NodeValue::Null)),
        "int" | "float" => number(text).map(NodeValue::Number),
        _ => None,
    };
    fits.unwrap_or_else(|| NodeValue::Text(text.to_owned()))
}

fn word(text: &str) -> Option<NodeValue> {
    Some(match text {
        "~" | "null" | "Null" | "NULL" => NodeValue::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            NodeValue::Bool(true)
        }
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            NodeValue::Bool(false)
        }
        _ => return None,
    })
}

/// Numbers whose digits all count. An account id such as `012345678901` is none, nor is a date.
fn number(text: &str) -> Option<Number> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    if let Some(hex) = digits.strip_prefix("0x") {
        let number = u64::from_str_radix(hex, 16).ok()?;
        return (!negative).then(|| number.into());
    }
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return None;
    }
    let digits: String = digits.chars().filter(|digit| *digit != '_').collect();
    if digits.bytes().all(|digit| digit.is_ascii_digit()) {
        let number = digits.parse::<u64>().ok()?;
        return if negative {
            0_i64.checked_sub_unsigned(number).map(Number::from)
        } else {
            Some(number.into())
        };
    }
    float(&digits, negative)
}

fn float(digits: &str, negative: bool) -> Option<Number> {
    let is_decimal = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    if !is_decimal || !has_digit {
        return None;
    }
    let number = digits.parse::<f64>().ok()?;
    Number::from_f64(if negative { -number } else { number })
}
