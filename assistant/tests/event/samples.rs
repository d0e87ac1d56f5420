//! What the samples say is found by the names of the slots.

use crate::{events, sample};
use assistant::event::{Event, is_free, slot_names};
use std::collections::BTreeSet;

fn slots(event: &Event, wanted: &[(&str, &str)]) {
    for (slot, value) in wanted {
        assert_eq!(event.slot(slot), Some(*value), "{slot} of {}", event.name);
    }
}

#[test]
fn findings_fill_the_slots_that_guides_ask_for() {
    let all = events(&sample("get-findings.json"));
    slots(
        &all[0],
        &[
            (
                "guardrail",
                "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/sekisho0watch",
            ),
            ("guardrail_version", "DRAFT"),
            ("guardrail_action", "NONE"),
            ("role", "chat-api"),
            ("session", "chat-api-7d9f"),
            ("access_key", "ASIACHATAPI01EXAMPLE"),
            ("ip", "203.0.113.77"),
            ("country", "Japan"),
            ("event_name", "Converse"),
            ("principal", "chat-api"),
            ("detector", "12abc34d567e8fa901bc2d34e56789f0"),
            ("finding_id", "01c0ffee5e00000000000055e6f78000"),
            ("start", "2026-10-03T01:14:05.000Z"),
            ("end", "2026-10-03T03:40:52.000Z"),
        ],
    );
    assert_eq!(
        all[0].slots["guardrail"].path,
        "Resource.BedrockGuardrailDetails.Guardrails[0].Arn"
    );
    slots(
        &all[1],
        &[
            ("model", "anthropic.claude-3-opus-20240229-v1:0"),
            ("user", "svc-report"),
            ("access_key", "AKIAIOSFODNN7EXAMPLE"),
        ],
    );
    slots(
        &all[2],
        &[
            ("instance", "i-0123456789abcdef0"),
            ("image", "ami-0abcdef1234567890"),
            ("security_group", "sg-0123456789abcdef0"),
            ("vpc", "vpc-0123456789abcdef0"),
            ("subnet", "subnet-0123456789abcdef0"),
            ("network_interface", "eni-0123456789abcdef0"),
            ("instance_profile", "web-app"),
            ("resource_role", "TARGET"),
        ],
    );
    slots(
        &all[3],
        &[
            ("bucket", "example-prod-customers"),
            ("access_key", "AKIAIOSFODNN7EXAMPLE"),
            ("user", "svc-report"),
            ("country", "Netherlands"),
        ],
    );
    slots(&all[4], &[("bucket", "example-prod-customers")]);
    slots(
        &all[6],
        &[
            ("local_port", "22"),
            ("ip", "203.0.113.9"),
            ("country", "Brazil"),
        ],
    );
    slots(
        &all[11],
        &[
            ("resource_role", "ACTOR"),
            ("instance", "i-0123456789abcdef0"),
        ],
    );
    assert!(all[11].slot("dns_domain").is_some());
    for event in &all {
        for name in [
            "account",
            "region",
            "finding_id",
            "finding_type",
            "start",
            "end",
        ] {
            assert!(event.slot(name).is_some(), "{name} of {}", event.name);
        }
    }
}

#[test]
fn records_fill_the_slots_that_guides_ask_for() {
    let all = events(&sample("leaked-key.json.gz"));
    let one = |name: &str| {
        all.iter()
            .find(|event| event.name == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    slots(
        one("CreateUser"),
        &[
            ("target_user", "support-backup"),
            ("user", "svc-report"),
            ("access_key", "AKIAIOSFODNN7EXAMPLE"),
            ("ip", "198.51.100.23"),
            ("principal", "arn:aws:iam::111122223333:user/svc-report"),
        ],
    );
    slots(
        one("AttachUserPolicy"),
        &[
            ("policy_arn", "arn:aws:iam::aws:policy/AdministratorAccess"),
            ("policy_name", "AdministratorAccess"),
            ("target_user", "support-backup"),
        ],
    );
    slots(one("DeleteGuardrail"), &[("guardrail", "sekisho0watch")]);
    slots(
        one("InvokeModel"),
        &[("model", "anthropic.claude-3-opus-20240229-v1:0")],
    );
    assert!(one("StopLogging").slot("trail").is_some());
    let key = all
        .iter()
        .find(|event| {
            event.name == "CreateAccessKey" && event.slot("target_user") == Some("support-backup")
        })
        .unwrap();
    slots(key, &[("created_key", "AKIAI44QH8DHBEXAMPLE")]);
    assert_eq!(
        key.slots["created_key"].path,
        "responseElements.accessKey.accessKeyId"
    );
    let bucket = all
        .iter()
        .find(|event| event.name == "ListObjects")
        .unwrap();
    slots(bucket, &[("bucket", "example-reports")]);
    // A name is that of a trail only where trails are called.
    let named = crate::call(1, "StopLogging").replace(
        "\"eventID\"",
        "\"requestParameters\":{\"name\":\"org\"},\"eventID\"",
    );
    assert_eq!(events(named.as_bytes())[0].slot("trail"), None);
    assert_eq!(
        events(
            named
                .replace("iam.amazonaws", "cloudtrail.amazonaws")
                .as_bytes()
        )[0]
        .slot("trail"),
        Some("org")
    );
}

#[test]
fn what_is_open_to_everybody_is_public() {
    for (parameters, public) in [
        (
            r#"{"createVolumePermission":{"add":{"items":[{"group":"all"}]}}}"#,
            true,
        ),
        (
            r#"{"createVolumePermission":{"add":{"items":[{"userId":"444455556666"}]}}}"#,
            false,
        ),
        (
            r#"{"createVolumePermission":{"remove":{"items":[{"group":"all"}]}}}"#,
            false,
        ),
        (
            r#"{"bucketPolicy":{"Statement":[{"Effect":"Deny","Principal":"*"}]}}"#,
            false,
        ),
        (
            r#"{"bucketPolicy":{"Statement":[{"Effect":"Deny","Principal":"*"},{"Effect":"Allow","Principal":{"AWS":["*"]}}]}}"#,
            true,
        ),
        (r#"{"x-amz-acl":["public-read"]}"#, true),
        (r#"{"publiclyAccessible":true}"#, true),
        (r#"{"publiclyAccessible":false}"#, false),
    ] {
        let text = crate::call(1, "A").replace(
            "\"eventID\"",
            &format!("\"requestParameters\":{parameters},\"eventID\""),
        );
        assert_eq!(
            events(text.as_bytes())[0].slot("public"),
            public.then_some("true"),
            "{parameters}"
        );
    }
}

#[test]
fn free_text_is_known_and_nothing_else_is_a_slot() {
    let free: BTreeSet<_> = slot_names().filter(|name| is_free(name)).collect();
    assert_eq!(
        free,
        BTreeSet::from([
            "user_agent",
            "process",
            "file_path",
            "db_user",
            "dns_domain",
            "threat_name"
        ])
    );
    assert!(is_free("no_such_slot"));
    assert!(slot_names().any(|name| name == "guardrail_action"));
}
