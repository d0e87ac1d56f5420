//! What the server answers: exchanges by what they ask for, and nothing to those who write or ask for what nobody knows.

use crate::cloud::client::{Line, Signer, bearer};
use crate::cloud::{
    AZURE_TOKEN, Estate, GOOGLE_TOKEN, Generated, Server, Settings, most_at_once, most_in_a_second,
};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// Who reads guardrails in these tests.
pub(crate) fn guardrails() -> Signer {
    Signer::new("111122223333", "bedrock", "ap-northeast-1")
}

/// An estate of a few things, each with Japanese in it.
pub(crate) fn estate() -> Estate {
    let named = |count: u32| -> Vec<Value> {
        let one =
            |number: u32| json!({"id": format!("g{number}"), "name": format!("窓口{number}")});
        (0..count).map(one).collect()
    };
    let arm = "/subscriptions/{account}/providers/Microsoft.CognitiveServices/accounts";
    let armor = "/v1/projects/{account}/locations/{region}/templates";
    Estate::of(json!([
        {"service": "bedrock", "operation": "ListGuardrails", "path": "/guardrails", "answer": {"guardrails": named(5)},
         "page": {"items": "guardrails", "token": "nextToken", "ask": "nextToken"}},
        {"service": "bedrock", "operation": "ListGuardrails", "path": "/guardrails", "query": {"guardrailIdentifier": "g1"},
         "answer": {"guardrails": [{"arn": "arn:aws:bedrock:{region}:{account}:guardrail/g1", "version": "1"}]}},
        {"service": "bedrock", "operation": "ListAgents", "method": "POST", "path": "/agents/", "answer": {"agentSummaries": named(3)},
         "page": {"items": "agentSummaries", "token": "nextToken", "ask": "nextToken"}},
        {"service": "bedrock", "operation": "GetAgent", "path": "/agents/東京/", "account": "111122223333", "answer": {"agent": {"agentName": "東京"}}},
        {"service": "cloudcontrolapi", "operation": "ListResources", "method": "POST", "path": "/", "target": "CloudApiService.ListResources",
         "body": {"TypeName": "AWS::IAM::Role"}, "answer": {"TypeName": "AWS::IAM::Role", "ResourceDescriptions": named(2)},
         "page": {"items": "ResourceDescriptions", "token": "NextToken", "ask": "NextToken"}},
        {"service": "ec2", "operation": "DescribeRegions", "method": "POST", "path": "/", "form": {"Action": "DescribeRegions"},
         "xml": "<DescribeRegionsResponse><regionInfo><item><regionName>{region}</regionName></item></regionInfo></DescribeRegionsResponse>"},
        {"service": "management.azure.com", "operation": "Accounts_List", "path": arm, "query": {"api-version": "2025-06-01"},
         "answer": {"value": named(3)}, "page": {"items": "value", "token": "nextLink"}},
        {"service": "modelarmor.asia-northeast1.rep.googleapis.com", "operation": "modelarmor.projects.locations.templates.list", "path": armor,
         "answer": {"templates": named(3)}, "page": {"items": "templates", "token": "nextPageToken", "ask": "pageToken"}},
        {"service": "cloudresourcemanager.googleapis.com", "operation": "cloudresourcemanager.projects.getIamPolicy", "method": "POST",
         "path": "/v3/projects/{account}:getIamPolicy", "answer": {"bindings": []}},
    ]))
}

#[test]
fn what_cannot_be_right_about_an_estate_is_told() {
    assert_eq!(estate().doubts(), Vec::<String>::new());
    let doubts = estate().and(estate()).doubts();
    assert_eq!(doubts.len(), 9, "{doubts:#?}");
    let page = json!({"items": "value.0", "token": "nextLink"});
    let wrong = json!([{"service": "s", "operation": "一覧", "path": "/", "answer": {"value": {"0": 1}}, "page": page}]);
    let doubts = Estate::of(wrong).doubts();
    assert_eq!(
        doubts,
        ["s 一覧 GET / of * in *: `value.0` is no list in the answer"]
    );
}

/// The estate that the collectors are tested with.
#[test]
fn the_estate_on_disk_is_in_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cloud/estate");
    if folder.exists() {
        assert_eq!(Estate::folder(folder).doubts(), Vec::<String>::new());
    }
}

#[test]
fn the_exchange_that_asks_for_most_answers() {
    let server = Server::start(estate());
    assert_eq!(server.untouched().len(), 9);
    let url = server.url();
    let all = guardrails().get(url, "/guardrails?maxResults=1000").json();
    assert_eq!(all["guardrails"].as_array().unwrap().len(), 5);
    assert_eq!(all["guardrails"][0]["name"], "窓口0");
    let versions = guardrails()
        .get(url, "/guardrails?guardrailIdentifier=g1")
        .json();
    let arn = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1";
    assert_eq!(versions["guardrails"][0]["arn"], arn);
    let tokyo = guardrails().get(url, "/agents/%E6%9D%B1%E4%BA%AC/").json();
    assert_eq!(tokyo["agent"]["agentName"], "東京");

    let control = Signer::new("111122223333", "cloudcontrolapi", "us-east-1");
    let list = |kind: &str| {
        let body = json!({"TypeName": kind}).to_string();
        control.target(url, "CloudApiService.ListResources", &body)
    };
    assert_eq!(list("AWS::IAM::Role").json()["TypeName"], "AWS::IAM::Role");
    assert_eq!(
        list("AWS::IAM::User").json()["__type"],
        "ResourceNotFoundException"
    );
    let ec2 = Signer::new("111122223333", "ec2", "us-east-1");
    let regions = ec2.form(url, "Action=DescribeRegions&Version=2016-11-15");
    assert_eq!(regions.element("regionName"), "us-east-1");

    let elsewhere = Signer::new("222233334444", "bedrock", "ap-northeast-1");
    assert_eq!(
        elsewhere.get(url, "/agents/%E6%9D%B1%E4%BA%AC/").status,
        404
    );
    assert_eq!(server.unknown().len(), 2, "{:?}", server.unknown());
    assert!(
        server.unknown()[1].contains("GET /agents/東京/"),
        "{:?}",
        server.unknown()
    );
    assert_eq!(server.violations(), Vec::<String>::new());
    assert_eq!(server.untouched().len(), 4, "{:#?}", server.untouched());
}

#[test]
fn unknown_things_are_not_found_in_the_words_of_each_cloud() {
    let server = Server::start(estate());
    let arm = bearer(
        server.url(),
        "management.azure.com",
        "/subscriptions/x",
        AZURE_TOKEN,
    );
    assert_eq!(
        (arm.status, &arm.json()["error"]["code"]),
        (404, &json!("ResourceNotFound"))
    );
    let google = bearer(
        server.url(),
        "apikeys.googleapis.com",
        "/v2/x",
        GOOGLE_TOKEN,
    );
    assert_eq!(
        (google.status, &google.json()["error"]["status"]),
        (404, &json!("NOT_FOUND"))
    );
}

#[test]
fn nothing_is_written_and_no_secret_is_given() {
    let server = Server::start(estate());
    let url = server.url();
    let signer = guardrails();
    for (method, target) in [
        ("PUT", "/guardrails/g1"),
        ("POST", "/guardrails"),
        ("DELETE", "/agents/a/"),
    ] {
        let heard = signer.call(url, method, target, &[], "").unwrap();
        assert_eq!(heard.status, 405, "{method} {target}");
    }
    let iam = Signer::new("111122223333", "iam", "us-east-1");
    assert_eq!(iam.form(url, "Action=DeleteRole&RoleName=x").status, 405);
    let secrets = Signer::new("111122223333", "secretsmanager", "us-east-1");
    let heard = secrets.target(url, "secretsmanager.GetSecretValue", "{}");
    assert_eq!(heard.status, 405);
    let post = |host: &str, target: &str, token: &str| {
        let headers = [
            ("X-Forwarded-Host".to_owned(), host.to_owned()),
            ("Authorization".to_owned(), format!("Bearer {token}")),
        ];
        Line::to(url)
            .send("POST", target, &headers, "")
            .unwrap()
            .status
    };
    let keys = "/subscriptions/s/resourceGroups/r/providers/Microsoft.CognitiveServices/accounts/a/listKeys";
    assert_eq!(post("management.azure.com", keys, AZURE_TOKEN), 405);
    let policy = "/v3/projects/sekisho-test:getIamPolicy";
    assert_eq!(
        post("cloudresourcemanager.googleapis.com", policy, GOOGLE_TOKEN),
        200
    );
    let write = "/v3/projects/sekisho-test:setIamPolicy";
    assert_eq!(
        post("cloudresourcemanager.googleapis.com", write, GOOGLE_TOKEN),
        405
    );
    assert_eq!(server.violations().len(), 7, "{:?}", server.violations());
}

#[test]
fn every_call_is_in_the_record() {
    let settings = Settings {
        latency: Duration::from_millis(60),
        ..Settings::default()
    };
    let server = Server::with(estate(), settings);
    std::thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| guardrails().get(server.url(), "/guardrails"));
        }
    });
    let calls = server.calls();
    assert_eq!((server.total(), server.count("ListGuardrails")), (5, 5));
    assert_eq!(server.most_in_flight(), most_at_once(&calls));
    assert!(most_at_once(&calls) >= 2, "{calls:#?}");
    assert_eq!(most_in_a_second(&calls), 5);
    let call = &calls[0];
    assert_eq!(
        (&*call.account, &*call.region, call.status),
        ("111122223333", "ap-northeast-1", 200)
    );
    assert!(
        call.done.unwrap().saturating_sub(call.at) >= Duration::from_millis(50),
        "{call:?}"
    );
}

#[test]
fn one_connection_takes_many_requests_in_pieces_or_at_once() {
    let server = Server::start(estate());
    let mut line = Line::to(server.url());
    for _ in 0..3 {
        let headers = guardrails().sign("GET", "/guardrails", &[], "");
        assert_eq!(
            line.send("GET", "/guardrails", &headers, "")
                .unwrap()
                .status,
            200
        );
    }
    let mut line = Line::to(server.url()).patience(Duration::from_millis(50));
    let waited = line
        .raw("GET /guardrails HTTP/1.1\r\nHost: bedrock.")
        .is_err();
    assert!(waited, "half a request has no answer");
    assert_eq!(line.raw("amazonaws.com\r\n\r\n").unwrap().status, 403);
    assert_eq!(line.raw("NONSENSE\r\n\r\n").unwrap().status, 400);
}

#[test]
fn an_organization_is_made_up() {
    let made_up = Generated {
        accounts: 45,
        regions: 3,
        guardrails: 7,
        agents: 2,
    };
    let settings = Settings {
        keeps_calls: false,
        ..Settings::default()
    };
    let server = Server::with(estate().and(Estate::generated(made_up)), settings);
    let url = server.url();
    let organizations = Signer::new(&Generated::account(0), "organizations", "us-east-1");
    let mut accounts = Vec::new();
    let mut token = Value::Null;
    loop {
        let body = json!({"NextToken": token}).to_string();
        let target = "AWSOrganizationsV20161128.ListAccounts";
        let page = organizations.target(url, target, &body).json();
        accounts.extend(page["Accounts"].as_array().unwrap().clone());
        token = page["NextToken"].clone();
        if token.is_null() {
            break;
        }
    }
    assert_eq!(accounts.len(), 45);

    let mut defects = 0;
    for account in &accounts[..10] {
        let signer = Signer::new(account["Id"].as_str().unwrap(), "bedrock", "us-east-1");
        for guardrail in signer.get(url, "/guardrails").json()["guardrails"]
            .as_array()
            .unwrap()
        {
            let target = format!("/guardrails/{}", guardrail["id"].as_str().unwrap());
            let told = signer.get(url, &target).json();
            let attack = &told["contentPolicy"]["filters"][5];
            defects += usize::from(attack["inputStrength"] == "NONE");
        }
    }
    assert!((6..=8).contains(&defects), "{defects} of 70");
    let signer = Signer::new(&Generated::account(44), "bedrock", "us-east-1");
    let kind = [("content-type", "application/json")];
    let agents = signer
        .call(url, "POST", "/agents/", &kind, "{}")
        .unwrap()
        .json();
    assert_eq!(agents["agentSummaries"].as_array().unwrap().len(), 2);
    assert_eq!(
        signer.get(url, "/agents/AG00000001/").json()["agent"]["agentName"],
        "窓口-1"
    );
    let control = Signer::new(&Generated::account(3), "cloudcontrolapi", "us-east-1");
    let body = json!({"TypeName": "AWS::IAM::Role"}).to_string();
    let list = control
        .target(url, "CloudApiService.ListResources", &body)
        .json();
    assert_eq!(list["ResourceDescriptions"], json!([]));
    assert_eq!(made_up.defects(), 95);
    assert!(server.calls().is_empty() && server.count("GetGuardrail") == 70);
}
