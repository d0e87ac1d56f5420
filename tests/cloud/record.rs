//! What was asked of the server, and when.

use super::asked::Asked;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

/// One call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Call {
    /// When it came, from the start of the server.
    pub(crate) at: Duration,
    /// When its answer was sent; nothing if it has none yet.
    pub(crate) done: Option<Duration>,
    pub(crate) service: String,
    pub(crate) operation: String,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) method: String,
    /// The path with its query, as it was sent.
    pub(crate) target: String,
    /// The type of resource that AWS Cloud Control is asked for; empty for everything else.
    pub(crate) kind: String,
    /// The status of the answer; 0 if it has none.
    pub(crate) status: u16,
}

impl Call {
    /// What is asked for.
    pub(crate) fn of(asked: &Asked<'_>) -> Self {
        let request = asked.request;
        let mut target = request.raw_path.clone();
        if !request.raw_query.is_empty() {
            target.push('?');
            target.push_str(&request.raw_query);
        }
        let kind = asked.json.get("TypeName").and_then(Value::as_str);
        Self {
            service: asked.service.clone(),
            operation: asked.operation.clone(),
            account: asked.account.clone(),
            region: asked.region.clone(),
            method: request.method.clone(),
            target,
            kind: kind.unwrap_or_default().to_owned(),
            ..Self::default()
        }
    }
}

/// All calls.
pub(crate) struct Record {
    start: Instant,
    /// Whether each call is kept, or only their numbers.
    keeps: bool,
    kept: Mutex<Kept>,
    came: Condvar,
    total: AtomicU64,
}

#[derive(Default)]
struct Kept {
    calls: Vec<Call>,
    counts: HashMap<String, u64>,
    flying: usize,
    most_flying: usize,
    unknown: Vec<String>,
    violations: Vec<String>,
}

/// What finishes a call: its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket(usize);

impl Record {
    pub(crate) fn new(keeps: bool) -> Self {
        Self {
            start: Instant::now(),
            keeps,
            kept: Mutex::default(),
            came: Condvar::new(),
            total: AtomicU64::new(0),
        }
    }

    /// Notes that a call came.
    pub(crate) fn begin(&self, mut call: Call) -> Ticket {
        self.total.fetch_add(1, Ordering::Relaxed);
        let mut kept = self.kept.lock().unwrap();
        kept.flying += 1;
        kept.most_flying = kept.most_flying.max(kept.flying);
        match kept.counts.get_mut(&call.operation) {
            Some(count) => *count += 1,
            None => {
                kept.counts.insert(call.operation.clone(), 1);
            }
        }
        let ticket = Ticket(kept.calls.len());
        if self.keeps {
            call.at = self.start.elapsed();
            kept.calls.push(call);
        }
        self.came.notify_all();
        ticket
    }

    /// Notes that a call is over; without a status it got no answer.
    pub(crate) fn end(&self, Ticket(number): Ticket, status: Option<u16>) {
        let mut kept = self.kept.lock().unwrap();
        kept.flying -= 1;
        if let (Some(call), Some(status)) = (kept.calls.get_mut(number), status) {
            call.done = Some(self.start.elapsed());
            call.status = status;
        }
    }

    pub(crate) fn unknown(&self, what: String) {
        self.kept.lock().unwrap().unknown.push(what);
    }

    pub(crate) fn violation(&self, what: String) {
        self.kept.lock().unwrap().violations.push(what);
    }

    pub(crate) fn total(&self) -> u64 {
        self.total.load(Ordering::Relaxed)
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.kept.lock().unwrap().calls.clone()
    }

    pub(crate) fn count(&self, operation: &str) -> u64 {
        let kept = self.kept.lock().unwrap();
        kept.counts.get(operation).copied().unwrap_or_default()
    }

    /// Waits until there were so many calls of an operation; whether they came before patience was at its end.
    pub(crate) fn wait(&self, operation: &str, calls: u64) -> bool {
        let too_few = |kept: &mut Kept| kept.counts.get(operation).copied().unwrap_or(0) < calls;
        let kept = self.kept.lock().unwrap();
        let patience = Duration::from_mins(1);
        let waited = self.came.wait_timeout_while(kept, patience, too_few);
        !waited.unwrap().1.timed_out()
    }

    pub(crate) fn counts(&self) -> HashMap<String, u64> {
        self.kept.lock().unwrap().counts.clone()
    }

    pub(crate) fn most_in_flight(&self) -> usize {
        self.kept.lock().unwrap().most_flying
    }

    pub(crate) fn all_unknown(&self) -> Vec<String> {
        self.kept.lock().unwrap().unknown.clone()
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        self.kept.lock().unwrap().violations.clone()
    }
}

/// The most calls that came within any one second.
pub(crate) fn most_in_a_second<'a>(calls: impl IntoIterator<Item = &'a Call>) -> usize {
    let mut times: Vec<Duration> = calls.into_iter().map(|call| call.at).collect();
    times.sort();
    let mut first = 0;
    let mut most = 0;
    for (last, time) in times.iter().enumerate() {
        while time.saturating_sub(times[first]) >= Duration::from_secs(1) {
            first += 1;
        }
        most = most.max(last + 1 - first);
    }
    most
}

/// The most of these calls that waited for their answers at the same time.
pub(crate) fn most_at_once<'a>(calls: impl IntoIterator<Item = &'a Call>) -> usize {
    let mut steps: Vec<(Duration, i32)> = Vec::new();
    for call in calls {
        steps.push((call.at, 1));
        steps.push((call.done.unwrap_or(Duration::MAX), -1));
    }
    // Of two at the same instant the end sorts first.
    steps.sort();
    let (mut now, mut most) = (0_i32, 0_i32);
    for (_, step) in steps {
        now += step;
        most = most.max(now);
    }
    usize::try_from(most).unwrap_or_default()
}
