//! How often an operation may be called.

use super::asked::Asked;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Instant;

/// A bucket of tokens for each account, Region and operation, as the clouds have them.
pub(crate) struct Rate {
    per_second: Option<u32>,
    of_accounts: HashMap<String, u32>,
    buckets: Mutex<HashMap<(String, String, String), Bucket>>,
}

struct Bucket {
    left: f64,
    filled: Instant,
}

impl Rate {
    pub(crate) fn new(per_second: Option<u32>, of_accounts: HashMap<String, u32>) -> Self {
        Self {
            per_second,
            of_accounts,
            buckets: Mutex::default(),
        }
    }

    /// Whether the call may be made now.
    pub(crate) fn admits(&self, asked: &Asked<'_>) -> bool {
        let own = self.of_accounts.get(&asked.account).copied();
        let Some(rate) = own.or(self.per_second).map(f64::from) else {
            return true;
        };
        let now = Instant::now();
        let key = (
            asked.account.clone(),
            asked.region.clone(),
            asked.operation.clone(),
        );
        let mut buckets = self.buckets.lock().unwrap();
        let bucket = buckets.entry(key).or_insert(Bucket {
            left: rate,
            filled: now,
        });
        let since = now.duration_since(bucket.filled).as_secs_f64();
        bucket.left = (bucket.left + since * rate).min(rate);
        bucket.filled = now;
        let admitted = bucket.left >= 1.0;
        if admitted {
            bucket.left -= 1.0;
        }
        admitted
    }
}
