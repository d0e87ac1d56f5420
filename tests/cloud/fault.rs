//! What can go wrong, and where.

use super::asked::Asked;
use super::record::Call;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Which requests a fault is for: those that all of what is said fits.
#[derive(Debug, Clone, Default)]
pub(crate) struct On {
    pub(crate) service: Option<String>,
    pub(crate) operation: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) region: Option<String>,
    /// A part of the decoded path.
    pub(crate) path: Option<String>,
    /// Whatever else there is to say about the call.
    pub(crate) such: Option<Such>,
}

/// A condition that a call fulfils.
#[derive(Clone)]
pub(crate) struct Such(Arc<dyn Fn(&Call) -> bool + Send + Sync>);

impl std::fmt::Debug for Such {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Such")
    }
}

impl On {
    /// Every request.
    pub(crate) fn any() -> Self {
        Self::default()
    }

    pub(crate) fn service(mut self, service: &str) -> Self {
        self.service = Some(service.to_owned());
        self
    }

    pub(crate) fn operation(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    pub(crate) fn account(mut self, account: &str) -> Self {
        self.account = Some(account.to_owned());
        self
    }

    pub(crate) fn region(mut self, region: &str) -> Self {
        self.region = Some(region.to_owned());
        self
    }

    pub(crate) fn path(mut self, part: &str) -> Self {
        self.path = Some(part.to_owned());
        self
    }

    pub(crate) fn such(mut self, such: impl Fn(&Call) -> bool + Send + Sync + 'static) -> Self {
        self.such = Some(Such(Arc::new(such)));
        self
    }

    fn fits(&self, asked: &Asked<'_>) -> bool {
        let same = |wanted: &Option<String>, is: &str| wanted.as_ref().is_none_or(|w| w == is);
        let path = &asked.request.path;
        same(&self.service, &asked.service)
            && same(&self.operation, &asked.operation)
            && same(&self.account, &asked.account)
            && same(&self.region, &asked.region)
            && self.path.as_ref().is_none_or(|part| path.contains(part))
            && self
                .such
                .as_ref()
                .is_none_or(|such| such.0(&Call::of(asked)))
    }
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// 403: nobody gave the permission.
    Denied,
    /// 404.
    NotFound,
    /// Too many requests.
    Throttled { retry_after: Option<u32> },
    /// 500, 502 (with a page of HTML) or 503.
    Server(u16),
    /// The request is read and never answered.
    Never,
    /// The answer comes that much later.
    Slow(Duration),
    /// The head promises more than is sent, and then the connection is closed.
    CutBody,
    /// JSON or XML that ends in the middle, of the length that the head says.
    BadJson,
    /// Whole JSON of another shape.
    WrongJson(Wrong),
    /// The credentials have expired.
    ExpiredToken,
    /// The server's clock is that many seconds ahead of the machine's.
    Skew(i64),
    /// The connection is closed without an answer.
    Closed,
    /// The service is not switched on there.
    NotEnabled,
    /// Every page has one more behind it, each with another token.
    EndlessPages,
    /// Every page has one more behind it, always with the same token.
    SameToken,
    /// 302 to another host.
    Redirect,
    /// The address of the next page is on another host.
    ForeignNextLink,
}

/// Shapes that no answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// `[]`
    List,
    /// `"x"`
    Text,
    /// `null`
    Null,
    /// The right members, all of them null.
    Nulls,
}

/// A rule: what goes wrong where, and how often.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) on: On,
    pub(crate) what: What,
    /// How many times; without it always.
    pub(crate) times: Option<u32>,
}

impl Fault {
    pub(crate) fn always(on: On, what: What) -> Self {
        let times = None;
        Self { on, what, times }
    }

    pub(crate) fn times(times: u32, on: On, what: What) -> Self {
        let times = Some(times);
        Self { on, what, times }
    }
}

/// The rules that still hold.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub(crate) fn new(faults: Vec<Fault>) -> Self {
        Self(Mutex::new(faults))
    }

    pub(crate) fn add(&self, fault: Fault) {
        self.0.lock().unwrap().push(fault);
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap().clear();
    }

    /// The first rule that fits and still holds; it is used up by one.
    pub(crate) fn take(&self, asked: &Asked<'_>) -> Option<What> {
        let mut faults = self.0.lock().unwrap();
        let fault = faults
            .iter_mut()
            .find(|fault| fault.times != Some(0) && fault.on.fits(asked))?;
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        Some(fault.what)
    }
}
