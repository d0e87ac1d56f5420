//! Points in time as clouds write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;

/// A time written as text of ISO 8601, or as a number of seconds, or of milliseconds where it would be too far away otherwise.
pub(super) fn time(value: &Value) -> Option<Timestamp> {
    match value {
        Value::Number(number) => epoch(number.as_f64()?),
        Value::String(text) => written(text.trim()),
        _ => None,
    }
}

fn written(text: &str) -> Option<Timestamp> {
    if let Ok(time) = text.parse() {
        return Some(time);
    }
    // A query engine writes neither a `T` nor a zone; clouds mean UTC.
    let plain = text.strip_suffix(" UTC").unwrap_or(text);
    if let Ok(time) = plain.parse::<DateTime>() {
        return Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp());
    }
    epoch(text.parse().ok()?)
}

fn epoch(number: f64) -> Option<Timestamp> {
    // The year 5138 in seconds, 1973 in milliseconds, and the same again for microseconds.
    const FAR: f64 = 1e11;
    if !number.is_finite() {
        return None;
    }
    let seconds = match number.abs() {
        far if far >= FAR * 1e3 => number / 1e6,
        far if far >= FAR => number / 1e3,
        _ => number,
    };
    // Milliseconds are all that clouds write, and a binary fraction has no more to say.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what lies outside is refused by the timestamp"
    )]
    let milliseconds = (seconds * 1e3).round() as i64;
    Timestamp::from_millisecond(milliseconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_ways_to_write_a_time_mean_the_same() {
        let wanted: Timestamp = "2026-10-03T01:58:12.412Z".parse().unwrap();
        for written in [
            json!("2026-10-03T01:58:12.412Z"),
            json!("2026-10-03T10:58:12.412+09:00"),
            json!("2026-10-03 01:58:12.412"),
            json!("2026-10-03 01:58:12.412 UTC"),
            json!(1_790_992_692.412),
            json!("1790992692.412"),
            json!(1_790_992_692_412_u64),
            json!(1_790_992_692_412_000_u64),
        ] {
            assert_eq!(time(&written), Some(wanted), "{written}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for written in [
            json!("yesterday"),
            json!(""),
            json!(null),
            json!("nan"),
            json!("inf"),
            json!(1e300),
            json!(-1e300),
            json!([1]),
            json!("2026-13-03T00:00:00Z"),
        ] {
            assert_eq!(time(&written), None, "{written}");
        }
    }
}
