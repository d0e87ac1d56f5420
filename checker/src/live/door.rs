//! The one door through which every call goes: it paces, signs, sends, tries again, and tells what went wrong.

use super::World;
use super::auth::{Caller, Proof};
use super::call::{Call, Next, Request};
use super::failure::{Complaint, Failure, Trouble};
use super::pace::{Lane, Leave, Pace};
use super::reply::{Reply, inside, is_void, not_understood, read, read_any, receive, take_items};
use super::table::Cloud;
use super::vars::Vars;
use reqwest::header::HeaderValue;
use reqwest::redirect::Policy;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// The most pages of one list.
const PAGES: usize = 10_000;
/// How often a call is tried that fails for the moment, throttling aside.
const TRIES: u32 = 4;
/// The wait after the first failure, and the longest; each is drawn from zero to twice the one before.
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// How calls are made.
#[derive(Clone, Debug)]
pub struct Manners {
    /// The most calls at the same time.
    pub at_once: usize,
    /// The most calls a second, if any.
    pub rps: Option<f64>,
    /// How long one attempt may take.
    pub timeout: Duration,
    /// How long a call is tried again that is throttled or fails for the moment; zero means once.
    pub retry_for: Duration,
    /// Other addresses: cloud or service (`aws`, `bedrock`; empty for all) -> base URL.
    pub endpoints: HashMap<String, String>,
}

/// Everything that calls share.
pub(crate) struct Door {
    http: reqwest::Client,
    pace: Pace,
    manners: Manners,
    world: World,
    calls: AtomicU64,
    stop: watch::Receiver<bool>,
}

/// The items of a list, and why it is not whole, if so.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) items: Vec<Map<String, Value>>,
    pub(crate) failure: Option<Failure>,
}

/// What comes after an attempt that gave no answer.
enum After {
    /// It will not get better.
    GiveUp,
    /// Again after a while, as long as there are tries left.
    Again,
    /// Again when the lane lets it, as long as there is patience left.
    Throttled(Option<Duration>),
    /// Again at once: the credentials are new now, or the clock is right.
    Mended,
}

impl Door {
    /// A door; `stop` becomes true when somebody ends the collection.
    ///
    /// # Errors
    /// The system has no certificates to trust, or the like.
    pub(crate) fn new(
        manners: Manners,
        world: World,
        stop: watch::Receiver<bool>,
    ) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(manners.timeout)
            .pool_idle_timeout(Duration::from_secs(20))
            .user_agent(concat!("sekisho/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self {
            http,
            pace: Pace::new(manners.at_once, manners.rps),
            manners,
            world,
            calls: AtomicU64::new(0),
            stop,
        })
    }

    pub(crate) fn world(&self) -> &World {
        &self.world
    }

    /// How long one attempt may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.manners.timeout
    }

    /// How many calls were sent so far, attempts that failed included.
    pub(crate) fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Lets somebody else make a call for us, in its turn.
    pub(super) async fn by_others<T>(&self, made: impl Future<Output = T>) -> T {
        self.pace.turn().await;
        let made = made.await;
        self.pace.made().await;
        made
    }

    pub(crate) fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Calls for one object; what the call says stands inside of something is taken out.
    pub(crate) async fn ask(
        &self,
        caller: &Caller,
        call: &Call,
        vars: &Vars,
    ) -> Result<Map<String, Value>, Failure> {
        match self.ask_value(caller, call, vars).await? {
            Value::Object(object) => Ok(object),
            _ => Err(not_understood(call, "the answer is no object")),
        }
    }

    /// Calls for one value.
    pub(crate) async fn ask_value(
        &self,
        caller: &Caller,
        call: &Call,
        vars: &Vars,
    ) -> Result<Value, Failure> {
        let request = request(call, vars, None)?;
        let answer = self.answer(caller, call, &request).await?;
        if is_void(&answer) {
            return Err(not_understood(call, "an answer with nothing but nulls"));
        }
        match &call.within {
            Some(within) => inside(answer, within)
                .ok_or_else(|| not_understood(call, &format!("no {within} in the answer"))),
            None => Ok(answer),
        }
    }

    /// Calls for a list, page by page. What was read before a failure is kept.
    pub(crate) async fn list(&self, caller: &Caller, call: &Call, vars: &Vars) -> Listing {
        let mut listing = Listing::default();
        listing.failure = self
            .pages(caller, call, vars, &mut listing.items)
            .await
            .err();
        listing
    }

    async fn pages(
        &self,
        caller: &Caller,
        call: &Call,
        vars: &Vars,
        items: &mut Vec<Map<String, Value>>,
    ) -> Result<(), Failure> {
        let mut page = request(call, vars, None)?;
        let mut token: Option<String> = None;
        for _ in 0..PAGES {
            let mut answer = match self.answer(caller, call, &page).await {
                Err(failure) if failure.says_none(call) => return Ok(()),
                answer => answer?,
            };
            take_items(call, &mut answer, items)?;
            // Google answers 200 for the locations that answered, and names those that did not.
            let unreachable = answer.get("unreachable").and_then(Value::as_array);
            if unreachable.is_some_and(|places| !places.is_empty()) {
                let detail = "not all locations answered";
                return Err(Failure::new(Trouble::Truncated, call, detail));
            }
            let (Some(Next::Token { member, .. } | Next::Url { member }), Value::Object(_)) =
                (&call.next, &answer)
            else {
                return Ok(());
            };
            let next = match answer.get(member) {
                None | Some(Value::Null) => return Ok(()),
                Some(Value::String(text)) if text.is_empty() => return Ok(()),
                // An empty element of XML.
                Some(Value::Array(none)) if none.is_empty() => return Ok(()),
                Some(Value::String(text)) => text.clone(),
                Some(_) => return Err(not_understood(call, "a next page that is no text")),
            };
            if token.as_ref() == Some(&next) {
                let detail = "the same next page twice";
                return Err(Failure::new(Trouble::Truncated, call, detail));
            }
            match &call.next {
                Some(Next::Url { .. }) => {
                    page.path = self.same_place(caller, call, &page, &next)?;
                }
                _ => page = request(call, vars, Some(&next))?,
            }
            token = Some(next);
        }
        let detail = format!("more than {PAGES} pages");
        Err(Failure::new(Trouble::Truncated, call, detail))
    }

    /// Path and query of an address that leads to the next page: at the same host, or else the token would be sent to
    /// whoever the answer names.
    fn same_place(
        &self,
        caller: &Caller,
        call: &Call,
        page: &Request,
        next: &str,
    ) -> Result<String, Failure> {
        let base = self.base(caller, call, &page.host).0;
        let canonical = format!("https://{}", page.host);
        let rest = [base.as_str(), canonical.as_str()]
            .into_iter()
            .find_map(|base| next.strip_prefix(base))
            .filter(|rest| rest.starts_with('/'));
        rest.map(str::to_owned)
            .ok_or_else(|| not_understood(call, "the next page is at another host"))
    }

    /// The base URL for a host, and whether it is another than the vendor's.
    fn base(&self, caller: &Caller, call: &Call, host: &str) -> (String, bool) {
        let label = match call.cloud {
            Cloud::Aws => host.split('.').next().unwrap_or(host),
            Cloud::Azure | Cloud::Google => call.service.as_str(),
        };
        let asked = &self.manners.endpoints;
        let other = asked
            .get(label)
            .or_else(|| asked.get(call.cloud.as_str()))
            .or_else(|| asked.get(""))
            .or_else(|| caller.endpoint(label));
        match other {
            Some(url) => (url.trim_end_matches('/').to_owned(), true),
            None => (format!("https://{host}"), false),
        }
    }

    /// Sends a request until it is answered, refused, or patience is at its end.
    async fn answer(
        &self,
        caller: &Caller,
        call: &Call,
        request: &Request,
    ) -> Result<Value, Failure> {
        let mut stop = self.stop.clone();
        tokio::select! {
            biased;
            _ = stop.wait_for(|stopped| *stopped) => {
                Err(Failure::new(Trouble::Interrupted, call, ""))
            }
            answer = self.persist(caller, call, request) => answer,
        }
    }

    async fn persist(
        &self,
        caller: &Caller,
        call: &Call,
        request: &Request,
    ) -> Result<Value, Failure> {
        let lane = caller.lanes.of(&call.operation);
        let started = Instant::now();
        let (mut tries, mut mended, mut wait) = (0, false, FIRST_WAIT);
        loop {
            let proof = caller.proof(self, call).await?;
            let (failure, after) = {
                let leave = self.pace.leave(&lane).await;
                match self.attempt(caller, call, request, &proof).await {
                    Ok(answer) => {
                        lane.went_through();
                        return Ok(answer);
                    }
                    Err((failure, after)) => {
                        self.slow_down(&lane, &leave, &after);
                        (failure, after)
                    }
                }
            };
            let patient = started.elapsed() < self.manners.retry_for;
            match after {
                After::Mended if !mended => mended = true,
                After::Throttled(_) if patient => {}
                After::Again if patient && tries + 1 < TRIES => {
                    tries += 1;
                    tokio::time::sleep(wait.mul_f64(fastrand::f64())).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                _ => return Err(failure),
            }
        }
    }

    fn slow_down(&self, lane: &Lane, leave: &Leave<'_>, after: &After) {
        if let After::Throttled(retry_after) = after {
            let longest = self.manners.retry_for;
            lane.throttled(leave, retry_after.map(|wait| wait.min(longest)));
        }
    }

    async fn attempt(
        &self,
        caller: &Caller,
        call: &Call,
        request: &Request,
        proof: &Proof,
    ) -> Result<Value, (Failure, After)> {
        let (base, elsewhere) = self.base(caller, call, &request.host);
        let url = format!("{base}{}", request.path);
        let headers = caller
            .authorise(self, call, request, &url, proof)
            .map_err(|failure| (failure, After::GiveUp))?;
        let mut ready = if request.is_post {
            self.http.post(&url).body(request.body.clone())
        } else {
            self.http.get(&url)
        };
        for (name, value) in &request.headers {
            ready = ready.header(*name, value);
        }
        for (name, value) in headers {
            // What is secret is not shown by anything that prints the request.
            let mut value = HeaderValue::try_from(value).map_err(|_| {
                let failure = Failure::new(Trouble::CredentialsRefused, call, "not printable");
                (failure, After::GiveUp)
            })?;
            value.set_sensitive(true);
            ready = ready.header(name, value);
        }
        if elsewhere {
            // One server may stand for many: this is how it knows which.
            ready = ready.header("x-forwarded-host", &request.host);
        }
        self.calls.fetch_add(1, Ordering::Relaxed);
        let again = |trouble, detail: String| (Failure::new(trouble, call, detail), After::Again);
        let reply = tokio::time::timeout(self.manners.timeout, receive(ready))
            .await
            .map_err(|_| again(Trouble::TimedOut, String::new()))?
            .map_err(|why| again(Trouble::NotAnswered, why))?;
        if reply.status == 200 {
            return read(call, &reply.body).map_err(|why| again(Trouble::NotUnderstood, why));
        }
        Err(self.refusal(caller, call, proof, &reply))
    }

    /// What a reply means that is no success.
    fn refusal(
        &self,
        caller: &Caller,
        call: &Call,
        proof: &Proof,
        reply: &Reply,
    ) -> (Failure, After) {
        let body = read_any(&reply.body);
        let header = |name: &str| {
            reply
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let complaint = Complaint::read(header("x-amzn-errortype"), &body);
        let detail = complaint.detail(reply.status);
        let failure = |trouble| Failure {
            code: complaint.code.clone(),
            permission: complaint.missing().or_else(|| call.permission.clone()),
            ..Failure::new(trouble, call, detail.clone())
        };
        let retry_after = || header("retry-after").and_then(|text| self.world.retry_after(text));
        if reply.status == 429 || complaint.is_throttling() {
            return (failure(Trouble::Throttled), After::Throttled(retry_after()));
        }
        if complaint.is_skew()
            && header("date").is_some_and(|date| caller.correct_clock(&self.world, date))
        {
            return (failure(Trouble::CredentialsRefused), After::Mended);
        }
        if complaint.is_expiry() && caller.forget(proof) {
            return (failure(Trouble::CredentialsRefused), After::Mended);
        }
        let trouble = complaint.trouble(reply.status);
        let after = match (trouble, retry_after()) {
            (Trouble::ServerError, Some(wait)) => After::Throttled(Some(wait)),
            (Trouble::ServerError, None) => After::Again,
            _ => After::GiveUp,
        };
        (failure(trouble), after)
    }
}

fn request(call: &Call, vars: &Vars, token: Option<&str>) -> Result<Request, Failure> {
    call.request(vars, token)
        .map_err(|variable| not_understood(call, &format!("nothing said what {variable} is")))
}
