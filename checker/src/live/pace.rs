//! How fast is asked: how many calls at once, how many a second, and how long to wait for a service that throttles.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

/// How many calls of one operation run at once in one account and Region. The services' own limits are a few to some
/// tens a second, so more would only be throttled.
const LANE: usize = 10;
/// The first wait of a lane that is throttled, and the longest.
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Calls are spread a little wider than `--rps` says, because their way to the service is not equally long.
const MARGIN: f64 = 1.05;

/// What all calls share.
#[derive(Debug)]
pub(crate) struct Pace {
    at_once: Semaphore,
    /// The time between two calls, if `--rps` caps them.
    spacing: Option<Duration>,
    next: tokio::sync::Mutex<Instant>,
}

/// The calls of one operation in one account and Region: what services throttle together.
#[derive(Debug)]
pub(crate) struct Lane {
    slots: Semaphore,
    state: Mutex<Throttle>,
}

#[derive(Debug)]
struct Throttle {
    /// The time between two calls; zero until the service throttles.
    spacing: Duration,
    next: Instant,
    /// When the spacing was last made wider: what was sent before it tells nothing new.
    widened: Instant,
}

/// The lanes of one account and Region, gone with it.
#[derive(Debug, Default)]
pub(crate) struct Lanes(Mutex<HashMap<String, Arc<Lane>>>);

/// Leave to send one call, until it is dropped.
pub(crate) struct Leave<'p> {
    _at_once: SemaphorePermit<'p>,
    _slot: SemaphorePermit<'p>,
    sent: Instant,
}

impl Pace {
    /// At most `at_once` calls at the same time, and `rps` a second if given.
    pub(crate) fn new(at_once: usize, rps: Option<f64>) -> Self {
        Self {
            at_once: Semaphore::new(at_once.max(1)),
            spacing: rps.map(|rps| Duration::from_secs_f64(MARGIN / rps)),
            next: tokio::sync::Mutex::new(Instant::now()),
        }
    }

    /// Waits for the turn of a call.
    pub(crate) async fn leave<'p>(&'p self, lane: &'p Lane) -> Leave<'p> {
        // A semaphore that nobody closes gives a permit in the end.
        let slot = permit(&lane.slots).await;
        let turn = {
            let mut state = lock(&lane.state);
            let turn = state.next.max(Instant::now());
            state.next = turn + state.spacing;
            turn
        };
        tokio::time::sleep_until(turn).await;
        let at_once = permit(&self.at_once).await;
        self.turn().await;
        Leave {
            _at_once: at_once,
            _slot: slot,
            sent: Instant::now(),
        }
    }
}

impl Pace {
    /// Waits until one more call a second is not too many. The time between two calls is that between their real turns: one that
    /// woke late has the next one wait.
    pub(crate) async fn turn(&self) {
        if let Some(spacing) = self.spacing {
            let mut next = self.next.lock().await;
            tokio::time::sleep_until(*next).await;
            *next = Instant::now() + spacing;
        }
    }

    /// A call was made at some time before now, later than its turn: the next one keeps its distance from it.
    pub(crate) async fn made(&self) {
        if let Some(spacing) = self.spacing {
            let mut next = self.next.lock().await;
            *next = (*next).max(Instant::now() + spacing);
        }
    }
}

impl Lanes {
    /// The lane of an operation.
    pub(crate) fn of(&self, operation: &str) -> Arc<Lane> {
        let mut lanes = lock(&self.0);
        if let Some(lane) = lanes.get(operation) {
            return Arc::clone(lane);
        }
        let lane = Arc::new(Lane::new());
        lanes.insert(operation.to_owned(), Arc::clone(&lane));
        lane
    }
}

impl Lane {
    fn new() -> Self {
        let now = Instant::now();
        Self {
            slots: Semaphore::new(LANE),
            state: Mutex::new(Throttle {
                spacing: Duration::ZERO,
                next: now,
                widened: now,
            }),
        }
    }

    /// The service asked for patience: everybody behind waits, and further apart than before.
    pub(crate) fn throttled(&self, leave: &Leave<'_>, retry_after: Option<Duration>) {
        let mut state = lock(&self.state);
        let now = Instant::now();
        if leave.sent >= state.widened {
            state.spacing = (state.spacing * 2).clamp(FIRST_WAIT, LONGEST_WAIT);
            state.widened = now;
        }
        let wait =
            retry_after.unwrap_or_else(|| state.spacing.mul_f64(0.5 + fastrand::f64() / 2.0));
        state.next = state.next.max(now + wait);
    }

    /// A call went through: calls come a little closer together again.
    pub(crate) fn went_through(&self) {
        let mut state = lock(&self.state);
        if !state.spacing.is_zero() {
            state.spacing = state.spacing.mul_f64(0.9);
            if state.spacing < FIRST_WAIT / 10 {
                state.spacing = Duration::ZERO;
            }
        }
    }
}

async fn permit(semaphore: &Semaphore) -> SemaphorePermit<'_> {
    loop {
        if let Ok(permit) = semaphore.acquire().await {
            return permit;
        }
        // Closed, which no code here does; waiting is all that is left.
        std::future::pending::<()>().await;
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
