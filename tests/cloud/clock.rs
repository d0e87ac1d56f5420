//! The server's clock, and the two ways in which the clouds write a time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that can be set off, or stopped.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    stopped: Option<i64>,
    off: AtomicI64,
}

impl Clock {
    /// A clock that stands still, or one that goes with the machine's.
    pub(crate) fn new(stopped: Option<i64>) -> Self {
        let off = AtomicI64::new(0);
        Self { stopped, off }
    }

    /// Sets the clock so many seconds ahead of the machine's.
    pub(crate) fn set_off(&self, seconds: i64) {
        self.off.store(seconds, Ordering::Relaxed);
    }

    /// Seconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        let base = self.stopped.unwrap_or_else(machine);
        base + self.off.load(Ordering::Relaxed)
    }
}

/// The machine's clock, in seconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests' own server has a clock of its own"
)]
pub(crate) fn machine() -> i64 {
    Timestamp::now().as_second()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or_default()
}

/// As in `X-Amz-Date`: 20150830T123600Z.
pub(crate) fn basic(seconds: i64) -> String {
    at(seconds).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// As in the header `Date`.
pub(crate) fn http(seconds: i64) -> String {
    at(seconds)
        .strftime("%a, %d %b %Y %H:%M:%S GMT")
        .to_string()
}

/// As in JSON and XML: 2015-08-30T12:36:00Z.
pub(crate) fn extended(seconds: i64) -> String {
    at(seconds).to_string()
}

/// Reads what `basic` writes.
pub(crate) fn read_basic(text: &str) -> Option<i64> {
    let civil = DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?;
    let zoned = civil.to_zoned(TimeZone::UTC).ok()?;
    Some(zoned.timestamp().as_second())
}
