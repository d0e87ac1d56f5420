//! Live clouds: asks the vendors' APIs what the controls need to know, and never mistakes an error for safety.

mod accounts;
mod auth;
mod aws;
mod azure;
mod call;
mod collect;
mod door;
mod failure;
mod google;
mod named;
mod pace;
mod permissions;
mod plan;
mod reply;
mod scope;
mod scopes;
mod search;
mod table;
mod vars;
mod walk;
mod whole;
mod work;
mod xml;

pub use collect::{Asked, Event, LiveError, Stop, Stopper, Summary, collect, stopper};
pub use door::Manners;
pub use permissions::{Permissions, permissions};
pub use plan::Wanted;
pub use scopes::{AwsScopes, AzureScopes, GoogleScopes};
pub use table::{Cloud, Reads, TableError};

use std::time::{Duration, SystemTime};

/// What of the world the collectors look at; `src/` hands it in.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// The clock.
    pub now: fn() -> SystemTime,
    /// A variable of the environment.
    pub var: fn(&str) -> Option<String>,
}

impl World {
    /// The wait that a `Retry-After` header asks for: seconds, or a date.
    fn retry_after(&self, text: &str) -> Option<Duration> {
        let seconds = text.trim().parse::<u64>().map(Duration::from_secs);
        seconds.ok().or_else(|| {
            let ahead = self.ahead(text)?;
            u64::try_from(ahead).map(Duration::from_secs).ok()
        })
    }

    /// How many seconds a date in the form of HTTP is ahead of the clock.
    fn ahead(&self, date: &str) -> Option<i64> {
        let date = jiff::fmt::rfc2822::parse(date.trim()).ok()?.timestamp();
        let now = jiff::Timestamp::try_from((self.now)()).ok()?;
        Some(date.as_second() - now.as_second())
    }
}
