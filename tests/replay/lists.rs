//! Lists in pages.

use crate::answers::{estate, guardrails};
use crate::cloud::client::{Heard, bearer};
use crate::cloud::wire::encoded;
use crate::cloud::{AZURE_TOKEN, Fault, GOOGLE_TOKEN, On, Paging, Server, Settings, What};
use serde_json::{Value, json};

fn paged(size: usize, empty: bool) -> Server {
    let paging = Paging {
        size: Some(size),
        empty,
    };
    Server::with(
        estate(),
        Settings {
            paging,
            ..Settings::default()
        },
    )
}

/// Walks a list of guardrails to its end: the sizes of its pages, and all names.
fn walk(server: &Server) -> (Vec<usize>, Vec<String>) {
    let mut target = "/guardrails?maxResults=1000".to_owned();
    let (mut sizes, mut names) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        let page = guardrails().get(server.url(), &target).json();
        let items = page["guardrails"].as_array().unwrap();
        sizes.push(items.len());
        names.extend(
            items
                .iter()
                .map(|item| item["name"].as_str().unwrap().to_owned()),
        );
        let Some(token) = page["nextToken"].as_str() else {
            return (sizes, names);
        };
        target = format!("/guardrails?maxResults=1000&nextToken={}", encoded(token));
    }
    panic!("the list has no end: {sizes:?}");
}

#[test]
fn a_list_is_split_and_nothing_is_lost() {
    let (sizes, names) = walk(&paged(2, false));
    assert_eq!(sizes, [2, 2, 1]);
    assert_eq!(names, ["窓口0", "窓口1", "窓口2", "窓口3", "窓口4"]);
    assert_eq!(walk(&paged(5, false)).0, [5]);
    assert_eq!(walk(&paged(3, true)).0, [0, 3, 0, 2]);
}

#[test]
fn the_token_of_a_post_stands_in_its_body() {
    let server = paged(2, false);
    let post = |body: Value| -> Heard {
        let kind = [("content-type", "application/json")];
        let signer = guardrails();
        signer
            .call(server.url(), "POST", "/agents/", &kind, &body.to_string())
            .unwrap()
    };
    let first = post(json!({"maxResults": 1000})).json();
    let last = post(json!({"maxResults": 1000, "nextToken": first["nextToken"]})).json();
    assert_eq!(
        (&last["agentSummaries"][0]["name"], &last["nextToken"]),
        (&json!("窓口2"), &Value::Null)
    );

    // Another question, a token of another type, none at all.
    for wrong in [
        json!({"maxResults": 10, "nextToken": first["nextToken"]}),
        json!({"maxResults": 1000, "nextToken": 7}),
        json!({"maxResults": 1000, "nextToken": "あ"}),
    ] {
        let heard = post(wrong);
        assert_eq!(
            (heard.status, heard.header("x-amzn-errortype")),
            (400, "ValidationException")
        );
    }
    let token = encoded(first["nextToken"].as_str().unwrap());
    let heard = guardrails().get(server.url(), &format!("/guardrails?nextToken={token}"));
    assert_eq!(heard.status, 400, "the token is that of another list");
}

#[test]
fn azure_gives_an_address_and_google_a_token() {
    let server = paged(2, false);
    let (host, url) = ("management.azure.com", server.url());
    let first =
        "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts?api-version=2025-06-01";
    let page = bearer(url, host, first, AZURE_TOKEN).json();
    let next = page["nextLink"]
        .as_str()
        .unwrap()
        .strip_prefix(url)
        .unwrap();
    assert!(next.contains("api-version=2025-06-01"), "{next}");
    let page = bearer(url, host, next, AZURE_TOKEN).json();
    assert_eq!(
        (&page["value"][0]["name"], page.get("nextLink")),
        (&json!("窓口2"), None)
    );

    let host = "modelarmor.asia-northeast1.rep.googleapis.com";
    let first = "/v1/projects/p/locations/asia-northeast1/templates";
    let page = bearer(url, host, first, GOOGLE_TOKEN).json();
    let token = encoded(page["nextPageToken"].as_str().unwrap());
    let page = bearer(
        url,
        host,
        &format!("{first}?pageToken={token}"),
        GOOGLE_TOKEN,
    )
    .json();
    assert_eq!(page["templates"], json!([{"id": "g2", "name": "窓口2"}]));
    let heard = bearer(url, host, &format!("{first}?pageToken=x"), GOOGLE_TOKEN);
    assert_eq!(
        (heard.status, &heard.json()["error"]["status"]),
        (400, &json!("INVALID_ARGUMENT"))
    );
}

#[test]
fn a_list_without_end_and_one_that_turns_in_a_circle() {
    let server = paged(2, false);
    let page = |target: &str| guardrails().get(server.url(), target).json()["nextToken"].clone();
    server.fault(Fault::times(2, On::any(), What::EndlessPages));
    let first = page("/guardrails");
    let token = encoded(first.as_str().unwrap());
    let second = page(&format!("/guardrails?nextToken={token}"));
    assert!(second.is_string() && second != first, "{first} {second}");
    server.fault(Fault::times(2, On::any(), What::SameToken));
    let first = page("/guardrails");
    let token = encoded(first.as_str().unwrap());
    assert_eq!(page(&format!("/guardrails?nextToken={token}")), first);
}

#[test]
fn an_address_on_another_host_is_watched() {
    let server = paged(2, false);
    server.fault(Fault::times(1, On::any(), What::ForeignNextLink));
    let first =
        "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts?api-version=2025-06-01";
    let page = bearer(server.url(), "management.azure.com", first, AZURE_TOKEN).json();
    let link = page["nextLink"].as_str().unwrap();
    assert!(!link.starts_with(server.url()), "{link}");
    assert!(server.strayed().is_empty());
    let (host, target) = link
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let host = host.replace("localhost", "127.0.0.1");
    let heard = bearer(
        &format!("http://{host}"),
        "management.azure.com",
        &format!("/{target}"),
        "秘密",
    );
    assert_eq!(heard.json(), json!({"value": []}));
    assert_eq!(
        server.strayed()[0].authorization.as_deref(),
        Some("Bearer 秘密")
    );
}
