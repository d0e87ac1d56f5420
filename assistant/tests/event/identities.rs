//! Who is behind an event, and who was given new credentials by it.

use crate::{each, events, field, sample};
use assistant::event::{Link, ResourceName, identities, links, resources};
use serde_json::{Value, json};

fn record(identity: Value, source: &str, name: &str, more: Value) -> String {
    let mut record = json!({"eventTime": "2026-10-03T01:00:00Z", "awsRegion": "ap-northeast-1", "userIdentity": identity, "eventSource": source, "eventName": name, "eventID": "e", "recipientAccountId": "111122223333"});
    record
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    record.to_string()
}

fn link(text: &str) -> Option<Link> {
    each(text.as_bytes(), links).0.remove(0)
}

fn hanako() -> Value {
    json!({"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/hanako", "accountId": "111122223333", "accessKeyId": "AKIAIOSFODNN7EXAMPLE", "userName": "hanako"})
}

fn session() -> Value {
    json!({"type": "AssumedRole", "principalId": "AROAEXAMPLE:job-1", "arn": "arn:aws:sts::111122223333:assumed-role/deploy/job-1", "accountId": "111122223333", "accessKeyId": "ASIAEXAMPLE",
        "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::111122223333:role/team/deploy", "userName": "deploy"}}})
}

#[test]
fn the_actor_outlives_the_session() {
    for (identity, actor) in [
        (session(), "arn:aws:iam::111122223333:role/team/deploy"),
        (
            json!({"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/sso/hanako@example.com"}),
            "arn:aws:iam::111122223333:role/sso",
        ),
        (hanako(), "arn:aws:iam::111122223333:user/hanako"),
        (
            json!({"type": "Root", "arn": "arn:aws:iam::111122223333:root", "principalId": "111122223333"}),
            "arn:aws:iam::111122223333:root",
        ),
        (
            json!({"type": "AWSService", "invokedBy": "config.amazonaws.com"}),
            "config.amazonaws.com",
        ),
        (
            json!({"type": "WebIdentityUser", "principalId": "accounts.example:app:sub", "userName": "sub"}),
            "accounts.example:app:sub",
        ),
        (
            json!({"type": "SAMLUser", "principalId": "x:hanako", "userName": "hanako"}),
            "x:hanako",
        ),
        (
            json!({"type": "AWSAccount", "principalId": "AIDAEXAMPLE", "accountId": "444455556666"}),
            "AIDAEXAMPLE",
        ),
        (
            json!({"type": "FederatedUser", "arn": "arn:aws:sts::111122223333:federated-user/f", "sessionContext": {"sessionIssuer": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/hanako"}}}),
            "arn:aws:iam::111122223333:user/hanako",
        ),
        (json!({"type": "IAMUser", "userName": "\u{95a2}"}), "関"),
    ] {
        let text = record(identity, "s3.amazonaws.com", "ListBuckets", json!({}));
        assert_eq!(
            each(text.as_bytes(), |record| field(record, "actor")).0,
            [[format!("\"{actor}\"")]]
        );
    }
    for identity in [
        json!(null),
        json!({}),
        json!("x"),
        json!({"type": 1, "arn": []}),
    ] {
        let text = record(identity, "s3.amazonaws.com", "ListBuckets", json!({}));
        assert_eq!(
            each(text.as_bytes(), |record| field(record, "actor")).0,
            [[] as [String; 0]]
        );
    }
    let findings = each(&sample("get-findings.json"), |record| {
        field(record, "actor")
    })
    .0;
    assert_eq!(findings[0], ["\"arn:aws:iam::111122223333:role/chat-api\""]);
    assert_eq!(
        findings[1],
        ["\"arn:aws:iam::111122223333:user/svc-report\""]
    );
    assert_eq!(
        findings[3],
        ["\"arn:aws:iam::111122223333:user/svc-report\""]
    );
}

#[test]
fn a_record_and_a_finding_of_one_actor_share_a_key() {
    let keys = |identity: Value| {
        identities(
            &events(record(identity, "s3.amazonaws.com", "ListBuckets", json!({})).as_bytes())[0],
        )
    };
    assert_eq!(
        keys(session()),
        [
            "key:ASIAEXAMPLE",
            "session:arn:aws:sts::111122223333:assumed-role/deploy/job-1"
        ]
    );
    assert_eq!(
        keys(hanako()),
        ["key:AKIAIOSFODNN7EXAMPLE", "user:111122223333/hanako"]
    );
    assert_eq!(
        keys(json!({"type": "Root", "accountId": "111122223333"})),
        ["root:111122223333"]
    );
    assert_eq!(
        keys(json!({"type": "AWSService", "invokedBy": "config.amazonaws.com"})),
        [] as [&str; 0]
    );
    let finding = |kind: &str, principal: &str| {
        let finding = json!({"schemaVersion": "2.0", "id": "f", "type": "Recon:IAMUser/X", "accountId": "111122223333", "region": "ap-northeast-1", "createdAt": 1,
            "resource": {"accessKeyDetails": {"userName": "deploy", "userType": kind, "principalId": principal}}});
        identities(&events(finding.to_string().as_bytes())[0])
    };
    assert_eq!(
        finding("AssumedRole", "AROAEXAMPLE:job-1"),
        ["session:arn:aws:sts::111122223333:assumed-role/deploy/job-1"]
    );
    assert_eq!(finding("IAMUser", "AIDA"), ["user:111122223333/deploy"]);
    assert_eq!(finding("Root", "111122223333"), ["root:111122223333"]);
}

#[test]
fn new_credentials_belong_to_the_one_who_asked() {
    let answer = json!({"responseElements": {"credentials": {"accessKeyId": "ASIANEW"}, "assumedRoleUser": {"arn": "arn:aws:sts::444455556666:assumed-role/admin/x"}}});
    let assume = link(&record(
        hanako(),
        "sts.amazonaws.com",
        "AssumeRole",
        answer.clone(),
    ))
    .unwrap();
    assert_eq!(
        assume.parent,
        ["key:AKIAIOSFODNN7EXAMPLE", "user:111122223333/hanako"]
    );
    assert_eq!(
        assume.child,
        [
            "key:ASIANEW",
            "session:arn:aws:sts::444455556666:assumed-role/admin/x"
        ]
    );
    let key = json!({"requestParameters": {"userName": "backup"}, "responseElements": {"accessKey": {"userName": "backup", "accessKeyId": "AKIANEW"}}});
    let key = link(&record(
        session(),
        "iam.amazonaws.com",
        "CreateAccessKey",
        key,
    ))
    .unwrap();
    assert_eq!(
        key.parent,
        [
            "key:ASIAEXAMPLE",
            "session:arn:aws:sts::111122223333:assumed-role/deploy/job-1"
        ]
    );
    assert_eq!(key.child, ["key:AKIANEW", "user:111122223333/backup"]);
    let user = json!({"requestParameters": {"userName": "backup"}, "responseElements": null});
    assert_eq!(
        link(&record(hanako(), "iam.amazonaws.com", "CreateUser", user))
            .unwrap()
            .child,
        ["user:111122223333/backup"]
    );
    // Failures, services, and what is called alike hand nothing out.
    let mut failed = answer.clone();
    failed["errorCode"] = json!("AccessDenied");
    assert_eq!(
        link(&record(hanako(), "sts.amazonaws.com", "AssumeRole", failed)),
        None
    );
    assert_eq!(
        link(&record(
            json!({"type": "AWSService", "invokedBy": "x"}),
            "sts.amazonaws.com",
            "AssumeRole",
            answer
        )),
        None
    );
    assert_eq!(
        link(&record(
            hanako(),
            "transfer.amazonaws.com",
            "CreateUser",
            json!({"requestParameters": {"userName": "x"}})
        )),
        None
    );
    assert_eq!(
        link(&record(
            hanako(),
            "iam.amazonaws.com",
            "GetUser",
            json!({"requestParameters": {"userName": "x"}})
        )),
        None
    );
    let found = each(&sample("leaked-key.json.gz"), links)
        .0
        .into_iter()
        .flatten();
    assert!(found.into_iter().any(|link| {
        link.parent.contains(&"user:111122223333/svc-report".into())
            && link
                .child
                .contains(&"user:111122223333/support-backup".into())
    }));
}

#[test]
fn resources_are_what_the_event_is_about() {
    let finding = events(&sample("get-findings.json")).remove(0);
    let guardrail = ResourceName {
        kind: "guardrail",
        id: "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/sekisho0watch".into(),
    };
    assert_eq!(resources(&finding), [guardrail]);
}
