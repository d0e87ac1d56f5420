//! The same event in every form says the same.

use crate::{call, each, events, field, names, pack, sample};
use assistant::detect::Fields;
use assistant::event::{Event, Outcome, Source};
use serde_json::{Value, json};
use std::io::Write;

/// Everything but where it stands and how its members are spelled.
fn said(mut event: Event) -> (String, Event) {
    event.place.ordinal = 0;
    for slot in event.slots.values_mut() {
        slot.path = slot.path.to_lowercase();
    }
    (event.id.clone(), event)
}

/// The keys of an object with a capital at front, or without.
fn cased(value: &Value, pascal: &dyn Fn(usize) -> bool, count: &mut usize) -> Value {
    match value {
        Value::Object(object) => {
            let members = object.iter().map(|(key, value)| {
                *count += 1;
                let (first, rest) = key.split_at(1);
                let first = if pascal(*count) {
                    first.to_uppercase()
                } else {
                    first.to_lowercase()
                };
                (first + rest, cased(value, pascal, count))
            });
            Value::Object(members.collect())
        }
        Value::Array(list) => Value::Array(
            list.iter()
                .map(|value| cased(value, pascal, count))
                .collect(),
        ),
        other => other.clone(),
    }
}

#[test]
fn a_finding_is_the_same_in_either_casing_and_in_both_mixed() {
    let written: Value = serde_json::from_slice(&sample("get-findings.json")).unwrap();
    let wanted: Vec<_> = events(&sample("get-findings.json"))
        .into_iter()
        .map(said)
        .collect();
    assert_eq!(wanted.len(), 12);
    let forms: [&dyn Fn(usize) -> bool; 3] =
        [&|_| false, &|count| count % 2 == 0, &|count| count % 3 == 0];
    for form in forms {
        let other = cased(&written, form, &mut 0).to_string();
        let other: Vec<_> = events(other.as_bytes()).into_iter().map(said).collect();
        assert_eq!(other, wanted);
    }
}

#[test]
fn a_finding_is_the_same_in_every_envelope() {
    let written: Value = serde_json::from_slice(&sample("get-findings.json")).unwrap();
    let findings = written["Findings"].as_array().unwrap();
    let single = &findings[2];
    let wanted = said(events(single.to_string().as_bytes()).remove(0));
    let bus = json!({"version": "0", "id": "x", "detail-type": "GuardDuty Finding", "source": "aws.guardduty", "account": "111122223333", "resources": [], "detail": single});
    let topic = json!({"Type": "Notification", "MessageId": "m", "Message": bus.to_string()});
    let queue = json!({"Messages": [], "Records": [{"messageId": "m", "body": topic.to_string()}]});
    for form in [
        json!([single]),
        json!({"findings": [single]}),
        json!({"NextToken": "t", "Findings": [single], "more": {"a": [1]}}),
        bus,
        topic,
        queue,
    ] {
        let plain = events(form.to_string().as_bytes());
        let packed = events(&pack(form.to_string().as_bytes()));
        let pretty = events(serde_json::to_string_pretty(&form).unwrap().as_bytes());
        assert_eq!(plain, packed);
        assert_eq!(plain, pretty);
        assert_eq!(
            plain.into_iter().map(said).collect::<Vec<_>>(),
            std::slice::from_ref(&wanted)
        );
    }
}

#[test]
fn an_export_is_read_line_by_line_and_an_empty_line_of_findings_is_nothing() {
    let events = events(&sample("s3-export.jsonl.gz"));
    assert_eq!(events.len(), 13);
    // An older and a newer state of one finding; which counts is for others to say.
    assert_eq!(events[0].id, events[1].id);
    assert!(events[0].updated < events[1].updated);
    let lines = format!(
        "{}\n{{\"findings\":[]}}\n",
        json!({"schemaVersion": "2.0", "type": "Recon:EC2/Portscan", "id": "f", "createdAt": 1_790_992_692.412_f64, "service": {"count": 2}})
    );
    let events = crate::events(lines.as_bytes());
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].first_seen.to_string(), "2026-10-03T01:58:12.412Z");
    assert_eq!(
        (events[0].count, events[0].severity, events[0].outcome),
        (2, None, Outcome::Unknown)
    );
}

#[test]
fn a_twin_in_security_hub_says_what_its_finding_says() {
    let findings = events(&sample("get-findings.json"));
    let twins = events(&sample("security-hub-asff.json"));
    assert_eq!(twins.len(), 2);
    for twin in &twins {
        let finding = findings
            .iter()
            .find(|finding| finding.id == twin.id)
            .expect("the twin has the id of its finding");
        assert_eq!(twin.source, Source::SecurityHub);
        assert_eq!(twin.name, finding.name);
        assert_eq!(
            (twin.first_seen, twin.last_seen, twin.updated),
            (finding.first_seen, finding.last_seen, finding.updated)
        );
        assert_eq!(
            (twin.count, twin.outcome, twin.archived, twin.severity),
            (
                finding.count,
                finding.outcome,
                finding.archived,
                finding.severity
            )
        );
        for slot in [
            "account",
            "region",
            "ip",
            "country",
            "instance",
            "access_key",
            "role",
            "session",
            "principal",
            "detector",
            "local_port",
            "image",
            "instance_profile",
        ] {
            assert_eq!(twin.slot(slot), finding.slot(slot), "{slot}");
        }
    }
    assert_eq!(
        twins[0].slots["ip"].path,
        "ProductFields.aws/guardduty/service/action/awsApiCallAction/remoteIpDetails/ipAddressV4"
    );
    assert_eq!(twins[0].slots["access_key"].path, "Resources[0].Id");
    assert_eq!(
        twins[0].slots["role"].path,
        "Resources[0].Details.AwsIamAccessKey.PrincipalName"
    );
    assert_eq!(
        events(&sample("eventbridge-security-hub-asff.json"))
            .into_iter()
            .map(said)
            .collect::<Vec<_>>(),
        [said(twins[0].clone())]
    );
    let other = r#"{"Findings":[{"ProductArn":"arn:aws:securityhub:us-east-1::product/aws/inspector","AwsAccountId":"1","Types":["Software and Configuration Checks"]}]}"#;
    assert_eq!(
        names(other.as_bytes()),
        (
            vec![],
            vec![(
                "it is a finding of another product than GuardDuty".into(),
                1
            )]
        )
    );
}

#[test]
fn a_detection_finding_of_ocsf_is_a_finding() {
    let finding = json!({
        "class_uid": 2004, "category_uid": 2, "time": 1_790_993_444_907_u64, "count": 9, "severity_id": 4, "status": "New",
        "metadata": {"product": {"name": "GuardDuty", "vendor_name": "AWS"}, "version": "1.1.0"},
        "cloud": {"provider": "AWS", "region": "ap-northeast-1", "account": {"uid": "111122223333"}},
        "finding_info": {
            "uid": "arn:aws:guardduty:ap-northeast-1:111122223333:detector/12ab/finding/03c0", "title": "t", "types": ["UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS"],
            "created_time": 1_790_989_101_412_u64, "modified_time": 1_790_993_444_907_u64, "first_seen_time_dt": "2026-10-03T00:58:21Z", "last_seen_time_dt": "2026-10-03T02:10:44Z"
        },
        "evidences": [{"api": {"operation": "GetCallerIdentity", "service": {"name": "sts.amazonaws.com"}}, "src_endpoint": {"ip": "198.51.100.23", "location": {"country": "Netherlands"}},
            "actor": {"user": {"name": "web-app", "uid": "AROAWEBAPP001EXAMPLE:i-0123456789abcdef0", "type": "AssumedRole", "credential_uid": "ASIAWEBAPP001EXAMPLE"}}}],
        "resources": [{"type": "AwsEc2Instance", "uid": "arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0123456789abcdef0"}]
    });
    let event = events(finding.to_string().as_bytes()).remove(0);
    assert_eq!(
        (event.source, event.id.as_str(), event.count, event.severity),
        (Source::Ocsf, "03c0", 9, Some(8.0))
    );
    assert_eq!(event.last_seen.to_string(), "2026-10-03T02:10:44Z");
    assert_eq!(event.outcome, Outcome::Success);
    for (slot, value, path) in [
        ("ip", "198.51.100.23", "evidences[0].src_endpoint.ip"),
        (
            "country",
            "Netherlands",
            "evidences[0].src_endpoint.location.country",
        ),
        ("role", "web-app", "evidences[0].actor.user.name"),
        (
            "access_key",
            "ASIAWEBAPP001EXAMPLE",
            "evidences[0].actor.user.credential_uid",
        ),
        ("instance", "i-0123456789abcdef0", "resources[0].uid"),
        ("account", "111122223333", "cloud.account.uid"),
    ] {
        assert_eq!(
            (
                event.slots[slot].value.as_str(),
                event.slots[slot].path.as_str()
            ),
            (value, path),
            "{slot}"
        );
    }
    let other = finding.to_string().replace("2004", "3002");
    assert_eq!(names(other.as_bytes()).0.len(), 0);
}

#[test]
fn records_are_the_same_in_every_envelope() {
    let one: Value = serde_json::from_str(&call(1, "CreateUser")).unwrap();
    let wanted = events(call(1, "CreateUser").as_bytes());
    let look = json!({"Events": [{"EventId": "1", "EventName": "CreateUser", "EventSource": "iam.amazonaws.com", "CloudTrailEvent": one.to_string()}], "NextToken": "t"});
    let bus =
        json!({"detail-type": "AWS API Call via CloudTrail", "source": "aws.iam", "detail": one});
    let store = json!({"eventJson": one.to_string(), "eventCategory": "Management"});
    let rows: Vec<_> = one.as_object().unwrap().iter().map(|(key, value)| json!({key: value.as_str().map_or_else(|| value.to_string(), str::to_owned)})).collect();
    let lake = json!({"QueryStatus": "FINISHED", "QueryResultRows": [rows]});
    for form in [
        json!({"Records": [one]}),
        json!([one]),
        look,
        bus,
        store,
        lake,
    ] {
        assert_eq!(events(form.to_string().as_bytes()), wanted, "{form}");
    }
    let lines = format!(
        "\u{feff}{}\r\n{}\n\n  {}",
        call(1, "A"),
        call(2, "B"),
        call(3, "C")
    );
    assert_eq!(
        names(lines.as_bytes()),
        (vec!["A".into(), "B".into(), "C".into()], vec![])
    );
    let two = format!(
        "{{\"Records\":[{}],\"x\":[{{}}],\"Records\":[{}]}} [{}]",
        call(1, "A"),
        call(2, "B"),
        call(3, "C")
    );
    assert_eq!(names(two.as_bytes()).0, ["A", "B", "C"]);
}

#[test]
fn files_packed_in_several_members_are_one() {
    let text = format!("{{\"Records\":[{},{}]}}", call(1, "A"), call(2, "B"));
    let (one, two) = text.as_bytes().split_at(100);
    let packed = [pack(one), pack(two)].concat();
    assert_eq!(names(&packed), (vec!["A".into(), "B".into()], vec![]));
}

#[test]
fn a_packed_file_may_have_a_name_a_comment_and_more_in_its_head() {
    let packer = flate2::GzBuilder::new();
    let packer = packer
        .filename("関所.json")
        .comment("c")
        .extra(vec![1; 300]);
    let mut packer = packer.write(Vec::new(), flate2::Compression::best());
    packer.write_all(call(1, "A").as_bytes()).unwrap();
    let file = packer.finish().unwrap();
    assert_eq!(names(&file), (vec!["A".into()], vec![]));
}

#[test]
fn a_wrong_sum_is_told_and_what_was_unpacked_is_used() {
    for (from_end, followed) in [(1, false), (5, false), (0, true)] {
        let mut packed = pack(call(1, "A").as_bytes());
        let length = packed.len();
        if followed {
            packed.extend(b"not gzip");
        } else {
            packed[length - from_end] ^= 1;
        }
        let (found, skipped) = names(&packed);
        assert_eq!(
            (found, skipped.len()),
            (vec!["A".to_owned()], 1),
            "{skipped:?}"
        );
    }
}

#[test]
fn lookups_and_bus_events_give_the_records_inside() {
    let all = events(&sample("leaked-key.json.gz"));
    assert_eq!(all.len(), 63);
    let looked = events(&sample("lookup-events.json"));
    assert_eq!(looked.len(), 20);
    for event in looked
        .iter()
        .chain(&events(&sample("eventbridge-delete-guardrail.json")))
    {
        let same = all
            .iter()
            .find(|other| other.id == event.id)
            .expect("it is one of the file");
        assert_eq!(said(event.clone()), said(same.clone()));
    }
}

#[test]
fn insights_and_network_activity_are_records_of_their_own_kind() {
    let insight = json!({"eventVersion": "1.08", "eventTime": "2026-10-03T01:00:00Z", "awsRegion": "us-east-1", "eventID": "i", "eventType": "AwsCloudTrailInsight", "eventCategory": "Insight",
        "recipientAccountId": "111122223333", "insightDetails": {"state": "Start", "eventSource": "iam.amazonaws.com", "eventName": "CreateUser", "insightType": "ApiCallRateInsight"}});
    let (seen, _) = each(insight.to_string().as_bytes(), |record| {
        assert_eq!(
            (record.service(), record.name()),
            (Some("iam.amazonaws.com"), "AwsCloudTrailInsight")
        );
        assert!(!record.has("eventName"));
        record.event().unwrap()
    });
    assert_eq!(seen[0].outcome, Outcome::Unknown);
    assert_eq!(seen[0].slot("event_name"), Some("CreateUser"));
    let denied = json!({"eventVersion": "1.11", "eventTime": "2026-10-03T01:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "GetObject", "eventID": "n", "eventType": "AwsVpceEvent",
        "eventCategory": "NetworkActivity", "errorCode": "VpceAccessDenied", "vpcEndpointId": "vpce-1", "requestParameters": null});
    let event = events(denied.to_string().as_bytes()).remove(0);
    assert_eq!(
        (event.outcome, event.error.as_deref()),
        (Outcome::Failure, Some("VpceAccessDenied"))
    );
}

#[test]
fn what_cloudtrail_leaves_out_is_not_there() {
    for parameters in [
        "null",
        "\"HIDDEN_DUE_TO_SECURITY_REASONS\"",
        "{\"omitted\":true,\"originalSize\":300000,\"reason\":\"Request parameters too large\"}",
        "{\"userName\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}",
    ] {
        let text = call(1, "CreateUser").replace(
            "\"eventID\"",
            &format!("\"requestParameters\":{parameters},\"eventID\""),
        );
        let event = events(text.as_bytes()).remove(0);
        assert_eq!(
            (event.slot("target_user"), event.outcome),
            (None, Outcome::Success)
        );
    }
    let (fields, _) = each(call(1, "A").as_bytes(), |record| {
        (
            field(record, "requestParameters.userName"),
            record.has("requestParameters"),
        )
    });
    assert_eq!(fields, [(vec![], false)]);
}

#[test]
fn sign_ins_that_fail_have_failed() {
    let login = call(1, "ConsoleLogin").replace("\"eventID\"", "\"errorMessage\":\"Failed authentication\",\"responseElements\":{\"ConsoleLogin\":\"Failure\"},\"eventID\"");
    let event = events(login.as_bytes()).remove(0);
    assert_eq!(
        (event.outcome, event.error.as_deref()),
        (Outcome::Failure, Some("Failed authentication"))
    );
}

#[test]
fn sequences_and_rules_of_ones_own_have_signals_in_the_order_of_time() {
    let sequence = events(&sample("eventbridge-attack-sequence.json")).remove(0);
    let same = events(&sample("get-findings.json")).remove(3);
    assert_eq!(
        sequence.signals, same.signals,
        "seconds and ISO text mean the same"
    );
    assert_eq!(sequence.signals.len(), 5);
    assert!(
        sequence
            .signals
            .is_sorted_by_key(|signal| signal.first_seen)
    );
    assert_eq!(
        (
            sequence.signals[1].name.as_str(),
            sequence.signals[1].severity,
            sequence.signals[1].count
        ),
        ("Discovery:S3/AnomalousBehavior", Some(2.0), 12)
    );
    assert!(
        sequence
            .sequence
            .as_deref()
            .unwrap()
            .ends_with("finding/04c0ffee5e000000000001a6331af335")
    );
    assert_eq!(
        events(&sample("get-findings.json")).remove(4).sequence,
        sequence.sequence
    );
    assert_eq!(
        (
            sequence.slot("bucket"),
            sequence.slot("ip"),
            sequence.slot("user")
        ),
        (
            Some("example-prod-customers"),
            Some("198.51.100.23"),
            Some("svc-report")
        )
    );
    let own = json!({"schemaVersion": "2.0", "id": "c", "type": "Persistence:IAM/AccountManipulation", "createdAt": "2026-10-03T01:00:00Z", "service": {"detection": {"sequence": {"signals": [
        {"name": "IAMRoleTrustPolicyModified", "severity": 5, "count": 1, "firstSeenAt": 1_790_992_800}, {"name": "IAMAccessKeyCreated", "severity": 2, "firstSeenAt": "2026-10-03T01:58:12Z"}]}}}});
    let signals = events(own.to_string().as_bytes()).remove(0).signals;
    assert_eq!(
        signals
            .iter()
            .map(|signal| signal.name.as_str())
            .collect::<Vec<_>>(),
        ["IAMAccessKeyCreated", "IAMRoleTrustPolicyModified"]
    );
}

#[test]
fn samples_and_archived_findings_are_known() {
    let all = events(&sample("get-findings.json"));
    let marks: Vec<_> = all
        .iter()
        .map(|event| (event.sample, event.archived))
        .collect();
    assert_eq!(marks.iter().position(|mark| mark.0), Some(5));
    assert_eq!(marks.iter().position(|mark| mark.1), Some(6));
    assert_eq!(marks.iter().filter(|mark| mark.0 || mark.1).count(), 2);
    let titled = json!({"schemaVersion": "2.0", "id": "s", "type": "Recon:EC2/Portscan", "title": "[SAMPLE] x", "createdAt": "2026-10-03T01:00:00Z"});
    assert!(events(titled.to_string().as_bytes())[0].sample);
}
