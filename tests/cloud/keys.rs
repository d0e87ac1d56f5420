//! Who may ask: AWS access keys and bearer tokens, those that the server starts with and those that it gives out.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The long-lived credentials of an account's test user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account(pub(crate) String);

impl Account {
    pub(crate) fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// `AKIA` and the account, as long as real ones.
    pub(crate) fn access_key(&self) -> String {
        format!("AKIA{}TEST", self.0)
    }

    pub(crate) fn secret(&self) -> String {
        format!("secret/of+the/test/users/in+{}", self.0)
    }

    /// The account of an access key that `access_key` gave.
    fn of(key: &str) -> Option<Self> {
        let id = key.strip_prefix("AKIA")?.strip_suffix("TEST")?;
        let digits = id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| Self::new(id))
    }
}

/// What the server knows of an access key.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) secret: String,
    pub(crate) account: String,
    /// Who that is.
    pub(crate) arn: String,
    /// The session token and the second from which on it is no longer valid.
    pub(crate) session: Option<(String, i64)>,
}

/// A bearer token and the host it is for; without one it is for any.
#[derive(Debug, Clone)]
struct Bearer {
    token: String,
    audience: Option<String>,
    ends: i64,
}

/// All keys and tokens, and the derived signing keys, which would take most of the time of a call.
#[derive(Default)]
pub(crate) struct Keys {
    given: Mutex<HashMap<String, Key>>,
    azure: Mutex<Vec<Bearer>>,
    google: Mutex<Vec<Bearer>>,
    derived: Mutex<HashMap<String, [u8; 32]>>,
    number: AtomicU64,
}

impl Keys {
    /// One more access key.
    pub(crate) fn add(&self, access_key: &str, key: Key) {
        let mut given = self.given.lock().unwrap();
        given.insert(access_key.to_owned(), key);
    }

    pub(crate) fn find(&self, access_key: &str) -> Option<Key> {
        if let Some(key) = self.given.lock().unwrap().get(access_key) {
            return Some(key.clone());
        }
        let account = Account::of(access_key)?;
        Some(Key {
            secret: account.secret(),
            arn: format!("arn:aws:iam::{}:user/sekisho", account.0),
            account: account.0,
            session: None,
        })
    }

    /// Temporary credentials: access key, and what belongs to it.
    pub(crate) fn lend(&self, account: &str, arn: &str, ends: i64) -> (String, Key) {
        let number = self.next();
        let access_key = format!("ASIA{account}{:04X}", number & 0xffff);
        let key = Key {
            secret: format!("lent/secret+{number:08}/of+{account}"),
            account: account.to_owned(),
            arn: arn.to_owned(),
            session: Some((format!("FwoG/session+{number:08}/{account}=="), ends)),
        };
        self.add(&access_key, key.clone());
        (access_key, key)
    }

    pub(crate) fn next(&self) -> u64 {
        self.number.fetch_add(1, Ordering::Relaxed)
    }

    /// The signing key of a scope, derived once.
    pub(crate) fn derived(&self, scope: &str, derive: impl FnOnce() -> [u8; 32]) -> [u8; 32] {
        if let Some(key) = self.derived.lock().unwrap().get(scope) {
            return *key;
        }
        let key = derive();
        self.derived.lock().unwrap().insert(scope.to_owned(), key);
        key
    }

    pub(crate) fn add_azure(&self, token: &str, audience: Option<&str>, ends: i64) {
        add(&self.azure, token, audience, ends);
    }

    pub(crate) fn add_google(&self, token: &str, ends: i64) {
        add(&self.google, token, None, ends);
    }

    pub(crate) fn azure(&self, token: &str, host: &str, now: i64) -> Standing {
        standing(&self.azure, token, host, now)
    }

    pub(crate) fn google(&self, token: &str, now: i64) -> Standing {
        standing(&self.google, token, "", now)
    }
}

/// What a bearer token is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Good,
    Unknown,
    Expired,
    /// It is for another host.
    Elsewhere,
}

fn add(to: &Mutex<Vec<Bearer>>, token: &str, audience: Option<&str>, ends: i64) {
    to.lock().unwrap().push(Bearer {
        token: token.to_owned(),
        audience: audience.map(str::to_owned),
        ends,
    });
}

fn standing(known: &Mutex<Vec<Bearer>>, token: &str, host: &str, now: i64) -> Standing {
    let known = known.lock().unwrap();
    let Some(bearer) = known.iter().find(|bearer| bearer.token == token) else {
        return Standing::Unknown;
    };
    match &bearer.audience {
        _ if bearer.ends <= now => Standing::Expired,
        Some(audience) if audience != host => Standing::Elsewhere,
        _ => Standing::Good,
    }
}
