//! The server: it listens, answers, and stops when it is dropped.

use super::answering::{Act, Reply, World};
use super::clock::Clock;
use super::estate::Estate;
use super::fault::{Fault, Faults};
use super::keys::{Account, Key, Keys};
use super::pages::Paging;
use super::rate::Rate;
use super::record::{Call, Record};
use super::sts::Roles;
use super::tokens::Tokens;
use super::wire::{Answer, Request};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// The bearer token that Azure takes, besides those of the managed identity.
pub(crate) const AZURE_TOKEN: &str = "azure-token";
/// The bearer token that Google takes, besides those of its token endpoints.
pub(crate) const GOOGLE_TOKEN: &str = "google-token";

/// How the server behaves.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) paging: Paging,
    /// How long every answer takes.
    pub(crate) latency: Duration,
    /// How many calls of one operation an account may make in a Region and second.
    pub(crate) rps: Option<u32>,
    /// The same, for accounts that have a limit of their own.
    pub(crate) rps_of: HashMap<String, u32>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) roles: Roles,
    pub(crate) tokens: Tokens,
    /// Access keys that do not follow the rule of `Account`: id, secret, account.
    pub(crate) access_keys: Vec<(String, String, String)>,
    /// The second since 1970 at which the clock stands; without it, it goes.
    pub(crate) stopped_at: Option<i64>,
    pub(crate) threads: usize,
    /// Whether every call is kept, or only how many there were.
    pub(crate) keeps_calls: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            paging: Paging::default(),
            latency: Duration::ZERO,
            rps: None,
            rps_of: HashMap::new(),
            faults: Vec::new(),
            roles: Roles::default(),
            tokens: Tokens::default(),
            access_keys: Vec::new(),
            stopped_at: None,
            threads: 1,
            keeps_calls: true,
        }
    }
}

/// A request that came to the host that nobody should go to.
#[derive(Debug, Clone)]
pub(crate) struct Strayed {
    pub(crate) target: String,
    /// What it carried as credentials.
    pub(crate) authorization: Option<String>,
}

/// A server that answers until it is dropped.
pub(crate) struct Server {
    world: Arc<World>,
    strayed: Arc<Mutex<Vec<Strayed>>>,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves an estate.
    pub(crate) fn start(estate: Estate) -> Self {
        Self::with(estate, Settings::default())
    }

    /// Serves an estate in a way of its own.
    pub(crate) fn with(estate: Estate, settings: Settings) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(settings.threads)
            .enable_all()
            .build()
            .unwrap();
        let inside = runtime.enter();
        let listen = || {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            listener.set_nonblocking(true).unwrap();
            TcpListener::from_std(listener).unwrap()
        };
        let (own, foreign) = (listen(), listen());
        let port = |listener: &TcpListener| listener.local_addr().unwrap().port();
        let keys = Keys::default();
        keys.add_azure(AZURE_TOKEN, None, i64::MAX);
        keys.add_google(GOOGLE_TOKEN, i64::MAX);
        for (id, secret, account) in &settings.access_keys {
            keys.add(
                id,
                Key {
                    secret: secret.clone(),
                    account: account.clone(),
                    arn: format!("arn:aws:iam::{account}:user/sekisho"),
                    session: None,
                },
            );
        }
        let world = Arc::new(World {
            clock: Clock::new(settings.stopped_at),
            keys,
            faults: Faults::new(settings.faults.clone()),
            rate: Rate::new(settings.rps, settings.rps_of.clone()),
            record: Record::new(settings.keeps_calls),
            base: format!("http://127.0.0.1:{}", port(&own)),
            foreign: format!("http://localhost:{}", port(&foreign)),
            estate,
            settings,
        });
        let strayed = Arc::default();
        runtime.spawn(serve(own, Arc::clone(&world)));
        runtime.spawn(catch(foreign, Arc::clone(&strayed)));
        drop(inside);
        Self {
            world,
            strayed,
            runtime: Some(runtime),
        }
    }

    /// The address, without a slash at its end.
    pub(crate) fn url(&self) -> &str {
        &self.world.base
    }

    /// What a client of an AWS account has to have in its environment.
    pub(crate) fn aws_environment(account: &str) -> [(&'static str, String); 2] {
        let account = Account::new(account);
        [
            ("AWS_ACCESS_KEY_ID", account.access_key()),
            ("AWS_SECRET_ACCESS_KEY", account.secret()),
        ]
    }

    /// Adds a rule, behind those that there are.
    pub(crate) fn fault(&self, fault: Fault) {
        self.world.faults.add(fault);
    }

    /// Takes all rules away.
    pub(crate) fn mend(&self) {
        self.world.faults.clear();
    }

    /// Sets the server's clock so many seconds ahead of the machine's.
    pub(crate) fn set_clock(&self, seconds: i64) {
        self.world.clock.set_off(seconds);
    }

    /// One more bearer token that Azure takes, for one host or for all of them, and for so many seconds.
    pub(crate) fn accept_azure(&self, token: &str, host: Option<&str>, seconds: i64) {
        let ends = self.world.clock.now() + seconds;
        self.world.keys.add_azure(token, host, ends);
    }

    /// One more bearer token that Google takes, for so many seconds.
    pub(crate) fn accept_google(&self, token: &str, seconds: i64) {
        let ends = self.world.clock.now() + seconds;
        self.world.keys.add_google(token, ends);
    }

    /// All calls, in the order in which they came.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.world.record.calls()
    }

    /// How many calls there were.
    pub(crate) fn total(&self) -> u64 {
        self.world.record.total()
    }

    /// How many calls of an operation there were.
    pub(crate) fn count(&self, operation: &str) -> u64 {
        self.world.record.count(operation)
    }

    /// Waits until there were so many calls of an operation; whether they came at all.
    pub(crate) fn wait(&self, operation: &str, calls: u64) -> bool {
        self.world.record.wait(operation, calls)
    }

    /// How many calls there were of each operation.
    pub(crate) fn counts(&self) -> HashMap<String, u64> {
        self.world.record.counts()
    }

    /// The most calls that waited for their answers at the same time.
    pub(crate) fn most_in_flight(&self) -> usize {
        self.world.record.most_in_flight()
    }

    /// What nobody has an answer to.
    pub(crate) fn unknown(&self) -> Vec<String> {
        self.world.record.all_unknown()
    }

    /// Exchanges of the estate that nobody asked for.
    pub(crate) fn untouched(&self) -> Vec<String> {
        self.world.estate.untouched()
    }

    /// What would have written, or given a secret away.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.world.record.violations()
    }

    /// What came to the host that nobody should go to.
    pub(crate) fn strayed(&self) -> Vec<Strayed> {
        self.strayed.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn serve(listener: TcpListener, world: Arc<World>) {
    while let Ok((stream, _)) = listener.accept().await {
        let world = Arc::clone(&world);
        // A client that goes away is not the server's concern.
        tokio::spawn(async move { converse(stream, &world).await.unwrap_or_default() });
    }
}

/// Answers request after request on one connection.
async fn converse(mut stream: TcpStream, world: &World) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(8 * 1024);
    loop {
        let Some(request) = next(&mut stream, &mut buffer).await? else {
            return Ok(());
        };
        let last = request.header("connection") == Some("close");
        let Reply {
            ticket,
            status,
            delay,
            act,
        } = world.reply(&request);
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        // The record is complete before the client can look at it.
        let end = |status| world.record.end(ticket, status);
        match act {
            Act::Send(bytes) => {
                end(status);
                stream.write_all(&bytes).await?;
                if last {
                    return Ok(());
                }
            }
            Act::SendAndClose(bytes) => {
                end(status);
                return stream.write_all(&bytes).await;
            }
            Act::Close => {
                end(None);
                return Ok(());
            }
            Act::Never => {
                // Until the client has had enough.
                while stream.read(&mut [0; 256]).await.is_ok_and(|read| read > 0) {}
                end(None);
                return Ok(());
            }
        }
    }
}

/// The next request of a connection; nothing at its end.
async fn next(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<Option<Request>> {
    loop {
        match Request::parse(buffer) {
            Ok(Some((request, length))) => {
                buffer.drain(..length);
                return Ok(Some(request));
            }
            Ok(None) => {}
            Err(why) => {
                let answer = Answer::new(400, "text/plain", why).with("Connection", "close");
                stream.write_all(&answer.bytes("", 0, 0)).await?;
                return Ok(None);
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// The host that nobody should go to: it answers like an empty list, and remembers.
async fn catch(listener: TcpListener, strayed: Arc<Mutex<Vec<Strayed>>>) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let strayed = Arc::clone(&strayed);
        tokio::spawn(async move {
            let mut buffer = Vec::new();
            while let Ok(Some(request)) = next(&mut stream, &mut buffer).await {
                let authorization = request.header("authorization").map(str::to_owned);
                let target = format!("{}?{}", request.raw_path, request.raw_query);
                let found = Strayed {
                    target,
                    authorization,
                };
                strayed.lock().unwrap().push(found);
                let answer = Answer::new(200, "application/json", r#"{"value":[]}"#);
                if stream.write_all(&answer.bytes("", 0, 0)).await.is_err() {
                    return;
                }
            }
        });
    }
}
