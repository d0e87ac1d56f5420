//! What becomes of one request: an answer, or a fault.

use super::asked::{Asked, Protocol};
use super::auth::{check_aws, check_bearer, unsigned_aws};
use super::clock::{self, Clock};
use super::estate::{Estate, Exchange};
use super::fault::{Faults, What, Wrong};
use super::keys::{Key, Keys};
use super::rate::Rate;
use super::record::{Call, Record, Ticket};
use super::refuse::{No, refuse};
use super::server::Settings;
use super::sign::Authorization;
use super::wire::{Answer, Request};
use super::{sts, tokens};
use serde_json::Value;
use std::time::Duration;

/// All that the server is made of.
pub(crate) struct World {
    pub(crate) estate: Estate,
    pub(crate) settings: Settings,
    pub(crate) clock: Clock,
    pub(crate) keys: Keys,
    pub(crate) faults: Faults,
    pub(crate) rate: Rate,
    pub(crate) record: Record,
    /// The server's own address.
    pub(crate) base: String,
    /// The address of the host that nobody should go to.
    pub(crate) foreign: String,
}

/// What is to be done with a request.
pub(crate) struct Reply {
    pub(crate) ticket: Ticket,
    pub(crate) status: Option<u16>,
    pub(crate) delay: Duration,
    pub(crate) act: Act,
}

/// What is to be sent, if anything.
pub(crate) enum Act {
    Send(Vec<u8>),
    /// Sent, and then the connection is closed.
    SendAndClose(Vec<u8>),
    Never,
    Close,
}

/// Where the answer comes from.
enum Source<'a> {
    Token(&'static str),
    Sts,
    /// It has been made already.
    Made(Answer),
    Exchange(&'a Exchange),
    Nowhere,
}

impl World {
    /// Decides about a request.
    pub(crate) fn reply(&self, request: &Request) -> Reply {
        let header = request.header("authorization");
        let signed = header.filter(|header| header.starts_with("AWS4-"));
        let authorization = signed.and_then(Authorization::parse);
        let mut asked = Asked::new(request, authorization.as_ref());
        let key = authorization
            .as_ref()
            .and_then(|found| self.keys.find(found.key));
        if let Some(key) = &key {
            asked.account.clone_from(&key.account);
        }
        let source = self.source(&mut asked);
        let ticket = self.record.begin(Call::of(&asked));
        let fault = self.faults.take(&asked);
        let skew = match fault {
            Some(What::Skew(seconds)) => seconds,
            _ => 0,
        };
        let now = self.clock.now() + skew;
        let answer = self
            .checked(&asked, &source, (authorization.as_ref(), key.as_ref()), now)
            .and_then(|()| self.answer(&asked, &source, key.as_ref(), fault, now));
        let answer = answer.unwrap_or_else(|refusal| refusal);
        self.send(ticket, &answer, fault, now)
    }

    /// Finds out where the answer comes from, and with it what the operation is called.
    fn source(&self, asked: &mut Asked<'_>) -> Source<'_> {
        if let Some(operation) = tokens::operation(asked.request) {
            operation.clone_into(&mut asked.operation);
            if operation != "ManagedIdentityToken" {
                asked.protocol = Protocol::Google;
            }
            return Source::Token(operation);
        }
        let sts = ["GetCallerIdentity", "AssumeRole"];
        if asked.service == "sts" && sts.contains(&asked.operation.as_str()) {
            return Source::Sts;
        }
        if let Some(generated) = &self.estate.generated
            && let Some((operation, answer)) = generated.answer(asked)
        {
            operation.clone_into(&mut asked.operation);
            return Source::Made(answer);
        }
        match self.estate.find(asked) {
            Some(exchange) => {
                asked.operation.clone_from(&exchange.operation);
                Source::Exchange(exchange)
            }
            None => Source::Nowhere,
        }
    }

    /// Whether the request may be answered.
    fn checked(
        &self,
        asked: &Asked<'_>,
        source: &Source<'_>,
        (authorization, key): (Option<&Authorization<'_>>, Option<&Key>),
        now: i64,
    ) -> Result<(), Answer> {
        if matches!(source, Source::Token(_)) {
            return Ok(());
        }
        let known = !matches!(source, Source::Nowhere);
        if let Some(why) = asked.violation(known) {
            let line = format!("{why}: {}", asked.line());
            self.record.violation(line);
            return Err(refuse(asked, No::Write));
        }
        match (authorization, asked.protocol) {
            (Some(authorization), _) => check_aws(asked, authorization, key, &self.keys, now),
            (None, Protocol::Azure | Protocol::Google) => check_bearer(asked, &self.keys, now),
            (None, protocol) => Err(unsigned_aws(
                protocol,
                asked.request.header("authorization"),
            )),
        }
    }

    /// The answer to a request that may have one.
    fn answer(
        &self,
        asked: &Asked<'_>,
        source: &Source<'_>,
        key: Option<&Key>,
        fault: Option<What>,
        now: i64,
    ) -> Result<Answer, Answer> {
        if let Some(no) = fault.and_then(refusal) {
            return Err(refuse(asked, no));
        }
        match fault {
            Some(What::Server(status)) => return Err(broken(asked, status)),
            Some(What::Redirect) => {
                let Request {
                    raw_path,
                    raw_query,
                    ..
                } = asked.request;
                let address = format!("{}{raw_path}?{raw_query}", self.foreign);
                return Err(Answer::new(302, "text/html", "").with("Location", address));
            }
            _ => {}
        }
        if !matches!(source, Source::Token(_)) && !self.rate.admits(asked) {
            let retry_after = None;
            return Err(refuse(asked, No::Throttled { retry_after }));
        }
        let answer = match source {
            Source::Token(operation) => {
                let expected = &self.settings.tokens;
                tokens::answer(asked.request, operation, &self.keys, expected, now)
            }
            Source::Sts => key
                .and_then(|key| sts::answer(asked, key, &self.keys, &self.settings.roles, now))
                .ok_or_else(|| refuse(asked, No::NotFound))?,
            Source::Made(answer) => answer.clone(),
            Source::Exchange(exchange) => self.told(asked, exchange, fault)?,
            Source::Nowhere => {
                self.record.unknown(asked.line());
                return Err(refuse(asked, No::NotFound));
            }
        };
        Ok(match fault {
            Some(What::WrongJson(wrong)) => misshapen(answer, wrong),
            Some(What::BadJson) => {
                let mut answer = answer;
                answer.body.truncate(answer.body.len() / 2);
                answer
            }
            _ => answer,
        })
    }

    /// The answer of an exchange, or the page of it that is asked for.
    fn told(
        &self,
        asked: &Asked<'_>,
        exchange: &Exchange,
        fault: Option<What>,
    ) -> Result<Answer, Answer> {
        let Some(page) = &exchange.page else {
            return Ok(exchange.reply(asked, None));
        };
        if self.estate.generated.is_some() {
            // Of what is not made up, no account has any.
            return Ok(exchange.reply(asked, Some(&page.none(exchange))));
        }
        let bases = [self.base.as_str(), self.foreign.as_str()];
        match page.cut(asked, exchange, self.settings.paging, fault, bases) {
            Ok(cut) => Ok(exchange.reply(asked, Some(&cut))),
            Err(_) => Err(refuse(asked, No::BadToken)),
        }
    }

    fn send(&self, ticket: Ticket, answer: &Answer, fault: Option<What>, now: i64) -> Reply {
        let date = clock::http(now);
        let number = self.record.total();
        let mut delay = self.settings.latency;
        let act = match fault {
            Some(What::Never) => Act::Never,
            Some(What::Closed) => Act::Close,
            Some(What::CutBody) => {
                let mut cut = answer.clone();
                cut.body.truncate(answer.body.len() / 2);
                let lost = answer.body.len() - cut.body.len();
                Act::SendAndClose(cut.bytes(&date, number, lost.max(1)))
            }
            Some(What::Slow(by)) => {
                delay += by;
                Act::Send(answer.bytes(&date, number, 0))
            }
            _ => Act::Send(answer.bytes(&date, number, 0)),
        };
        let status = match act {
            Act::Never | Act::Close => None,
            _ => Some(answer.status),
        };
        Reply {
            ticket,
            status,
            delay,
            act,
        }
    }
}

/// The refusal that a fault is, if it is one.
fn refusal(what: What) -> Option<No> {
    Some(match what {
        What::Denied => No::Denied,
        What::NotFound => No::NotFound,
        What::Throttled { retry_after } => No::Throttled { retry_after },
        What::NotEnabled => No::NotEnabled,
        What::ExpiredToken => No::Expired,
        What::Server(500) => No::Internal,
        What::Server(503) => No::Unavailable,
        _ => return None,
    })
}

/// What a proxy in front of the service says.
fn broken(asked: &Asked<'_>, status: u16) -> Answer {
    let server = if asked.protocol.is_aws() {
        "awselb/2.0"
    } else {
        "proxy"
    };
    let page = format!(
        "<html>\r\n<head><title>{status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>{status} Bad Gateway</h1></center>\r\n<hr><center>{server}</center>\r\n</body>\r\n</html>\r\n"
    );
    Answer::new(status, "text/html", page)
}

/// The same answer in a shape that nobody expects.
fn misshapen(mut answer: Answer, wrong: Wrong) -> Answer {
    let Ok(mut value) = serde_json::from_slice::<Value>(&answer.body) else {
        answer.body = b"<Other xmlns=\"urn:other\"><thing/></Other>".to_vec();
        return answer;
    };
    answer.body = match wrong {
        Wrong::List => b"[]".to_vec(),
        Wrong::Text => b"\"x\"".to_vec(),
        Wrong::Null => b"null".to_vec(),
        // An answer without members is a right one with all of them null.
        Wrong::Nulls if value.as_object().is_some_and(serde_json::Map::is_empty) => {
            b"null".to_vec()
        }
        Wrong::Nulls => {
            for member in value
                .as_object_mut()
                .into_iter()
                .flat_map(serde_json::Map::values_mut)
            {
                *member = Value::Null;
            }
            value.to_string().into_bytes()
        }
    };
    answer
}
