//! A bad day: what goes wrong on demand, in the words of each cloud.

use crate::answers::{estate, guardrails};
use crate::cloud::client::{Heard, Line, Signer, bearer};
use crate::cloud::{AZURE_TOKEN, Fault, GOOGLE_TOKEN, On, Server, Settings, What, Wrong};
use serde_json::json;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

/// The answers of all clouds to one question each, while this is wrong.
struct Day {
    rest: Heard,
    control: Heard,
    sts: Heard,
    ec2: Heard,
    azure: Heard,
    google: Heard,
}

fn day(what: What) -> Day {
    let server = Server::start(estate());
    server.fault(Fault::always(On::any(), what));
    let url = server.url();
    let of = |service: &str| Signer::new("111122223333", service, "us-east-1");
    let control = json!({"TypeName": "AWS::IAM::Role"}).to_string();
    let arm =
        "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts?api-version=2025-06-01";
    let armor = "/v1/projects/p/locations/asia-northeast1/templates";
    let host = "modelarmor.asia-northeast1.rep.googleapis.com";
    Day {
        rest: of("bedrock").get(url, "/guardrails"),
        control: of("cloudcontrolapi").target(url, "CloudApiService.ListResources", &control),
        sts: of("sts").form(url, "Action=GetCallerIdentity&Version=2011-06-15"),
        ec2: of("ec2").form(url, "Action=DescribeRegions&Version=2016-11-15"),
        azure: bearer(url, "management.azure.com", arm, AZURE_TOKEN),
        google: bearer(url, host, armor, GOOGLE_TOKEN),
    }
}

impl Day {
    /// Status and code of each answer.
    fn codes(&self) -> [(u16, String); 6] {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let Self {
            rest,
            control,
            sts,
            ec2,
            azure,
            google,
        } = self;
        [
            (rest.status, rest.header("x-amzn-errortype").to_owned()),
            (control.status, text(&control.json()["__type"])),
            (sts.status, sts.element("Code").to_owned()),
            (ec2.status, ec2.element("Code").to_owned()),
            (azure.status, text(&azure.json()["error"]["code"])),
            (google.status, text(&google.json()["error"]["status"])),
        ]
    }
}

fn same(what: What, expected: [(u16, &str); 6]) -> Day {
    let day = day(what);
    assert_eq!(
        day.codes(),
        expected.map(|(status, code)| (status, code.to_owned())),
        "{what:?}"
    );
    day
}

#[test]
fn each_cloud_has_its_own_words_for_no() {
    same(
        What::Denied,
        [
            (403, "AccessDeniedException"),
            (403, "AccessDeniedException"),
            (403, "AccessDenied"),
            (403, "UnauthorizedOperation"),
            (403, "AuthorizationFailed"),
            (403, "PERMISSION_DENIED"),
        ],
    );
    let day = same(
        What::Throttled {
            retry_after: Some(2),
        },
        [
            (429, "ThrottlingException"),
            (429, "ThrottlingException"),
            (400, "Throttling"),
            (503, "RequestLimitExceeded"),
            (429, "SubscriptionRequestsThrottled"),
            (429, "RESOURCE_EXHAUSTED"),
        ],
    );
    assert_eq!(day.azure.header("retry-after"), "2");
    let day = same(
        What::NotEnabled,
        [
            (403, "OptInRequired"),
            (403, "OptInRequired"),
            (403, "OptInRequired"),
            (403, "OptInRequired"),
            (409, "MissingSubscriptionRegistration"),
            (403, "PERMISSION_DENIED"),
        ],
    );
    assert_eq!(
        day.google.json()["error"]["details"][0]["reason"],
        "SERVICE_DISABLED"
    );
    assert!(
        day.azure.text.contains("'Microsoft.CognitiveServices'"),
        "{}",
        day.azure.text
    );
    same(
        What::ExpiredToken,
        [
            (403, "ExpiredTokenException"),
            (403, "ExpiredTokenException"),
            (403, "ExpiredToken"),
            (400, "RequestExpired"),
            (401, "ExpiredAuthenticationToken"),
            (401, "UNAUTHENTICATED"),
        ],
    );
    same(
        What::Server(503),
        [
            (503, "ServiceUnavailableException"),
            (503, "ServiceUnavailableException"),
            (503, "ServiceUnavailable"),
            (503, "ServiceUnavailable"),
            (503, "ServiceUnavailable"),
            (503, "UNAVAILABLE"),
        ],
    );
}

#[test]
fn a_fault_is_only_where_and_as_often_as_it_was_said() {
    let server = Server::start(estate());
    let there = On::any()
        .operation("ListGuardrails")
        .region("us-east-1")
        .path("/guard");
    server.fault(Fault::times(
        2,
        there.service("bedrock").account("111122223333"),
        What::Denied,
    ));
    let ask = |account: &str, region: &str| {
        let signer = Signer::new(account, "bedrock", region);
        signer.get(server.url(), "/guardrails").status
    };
    assert_eq!(ask("111122223333", "ap-northeast-1"), 200);
    assert_eq!(ask("222233334444", "us-east-1"), 200);
    assert_eq!(
        [0; 3].map(|_| ask("111122223333", "us-east-1")),
        [403, 403, 200]
    );
    server.fault(Fault::always(On::any(), What::Server(500)));
    assert_eq!(ask("111122223333", "us-east-1"), 500);
    server.mend();
    assert_eq!(ask("111122223333", "us-east-1"), 200);
}

#[test]
fn answers_that_are_none() {
    let server = Server::start(estate());
    let ask = |what: What, patience: u64| {
        server.mend();
        server.fault(Fault::always(On::any(), what));
        let headers = guardrails().sign("GET", "/guardrails", &[], "");
        let line = Line::to(server.url()).patience(Duration::from_millis(patience));
        let mut line = line;
        line.send("GET", "/guardrails", &headers, "")
    };
    assert_eq!(
        ask(What::Closed, 5000).unwrap_err().kind(),
        ErrorKind::UnexpectedEof
    );
    assert_eq!(
        ask(What::CutBody, 5000).unwrap_err().kind(),
        ErrorKind::UnexpectedEof
    );
    let waited = ask(What::Never, 60).unwrap_err().kind();
    assert!(
        matches!(waited, ErrorKind::WouldBlock | ErrorKind::TimedOut),
        "{waited}"
    );
    let start = Instant::now();
    assert_eq!(
        ask(What::Slow(Duration::from_millis(30)), 5000)
            .unwrap()
            .status,
        200
    );
    assert!(start.elapsed() >= Duration::from_millis(30));

    let half = ask(What::BadJson, 5000).unwrap();
    assert!(
        half.status == 200 && half.text.starts_with("{\"guardrails\":[{"),
        "{half:?}"
    );
    assert!(serde_json::from_str::<serde_json::Value>(&half.text).is_err());
    let shapes = [Wrong::List, Wrong::Text, Wrong::Null, Wrong::Nulls];
    let texts = shapes.map(|wrong| ask(What::WrongJson(wrong), 5000).unwrap().text);
    assert_eq!(texts, ["[]", "\"x\"", "null", "{\"guardrails\":null}"]);
    let page = ask(What::Server(502), 5000).unwrap();
    assert_eq!(
        (page.status, page.header("content-type")),
        (502, "text/html")
    );
    let statuses: Vec<u16> = server.calls().iter().map(|call| call.status).collect();
    assert_eq!(statuses, [0, 200, 0, 200, 200, 200, 200, 200, 200, 502]);
}

#[test]
fn a_clock_may_be_off_for_some_only() {
    let server = Server::start(estate());
    server.fault(Fault::times(
        1,
        On::any().region("ap-northeast-1"),
        What::Skew(900),
    ));
    let heard = guardrails().get(server.url(), "/guardrails");
    assert!(heard.text.contains("Signature expired: "), "{}", heard.text);
    assert_eq!(guardrails().get(server.url(), "/guardrails").status, 200);
}

#[test]
fn a_redirect_leads_to_a_host_that_is_watched() {
    let server = Server::start(estate());
    server.fault(Fault::always(On::any(), What::Redirect));
    let heard = guardrails().get(server.url(), "/guardrails?maxResults=1");
    let to = heard.header("location");
    assert_eq!(heard.status, 302);
    assert!(
        to.ends_with("/guardrails?maxResults=1") && !to.starts_with(server.url()),
        "{to}"
    );
}

#[test]
fn too_many_calls_in_a_second_are_throttled() {
    let settings = Settings {
        rps: Some(3),
        ..Settings::default()
    };
    let server = Server::with(estate(), settings);
    let ask = |region: &str| {
        let signer = Signer::new("111122223333", "bedrock", region);
        signer.get(server.url(), "/guardrails").status
    };
    let statuses = [0; 12].map(|_| ask("us-east-1"));
    assert_eq!(statuses[..3], [200; 3]);
    assert!(statuses[3..].contains(&429), "{statuses:?}");
    assert_eq!(ask("ap-northeast-1"), 200);
}
