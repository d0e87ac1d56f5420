//! What the judge makes of other resources: listed or not, read or not, beside the one that is judged.

use super::{KIND, OTHER, control, findings, resource};
use policy::{Control, Listed, Outcome, Resource, Retention, Snapshot, Unknown};
use serde_json::{Value, json};

const EXISTS: &str = r#"package sekisho
deny contains {"at": ["Guardrail"], "facts": {}} if not data.snapshot["AWS::Bedrock::Guardrail"][input.Guardrail]
"#;

fn relation(listed: &[&str], present: bool) -> Outcome {
    let id = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g";
    let mut resources = vec![resource(json!({"Guardrail": id}), &[])];
    if present {
        resources.push(Resource {
            kind: OTHER.to_owned(),
            id: id.to_owned(),
            ..resource(json!({}), &[])
        });
    }
    let listed = listed
        .iter()
        .map(|scope| Listed {
            kind: OTHER.to_owned(),
            scope: (*scope).to_owned(),
        })
        .collect();
    let snapshot = Snapshot {
        resources,
        listed,
        ..Snapshot::new()
    };
    findings(&[control("a/b/c", EXISTS)], &snapshot, json!({}))
        .remove(0)
        .outcome
}

/// What a control says of a resource that names a guardrail, beside this other one.
fn beside(text: &str, others: impl IntoIterator<Item = Resource>) -> Option<Outcome> {
    let named =
        json!({"Guardrail": "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1named"});
    let judged = Resource {
        account: Some("111122223333".to_owned()),
        region: Some("ap-northeast-1".to_owned()),
        ..resource(named, &[])
    };
    let listed = Listed {
        kind: OTHER.to_owned(),
        scope: "111122223333/ap-northeast-1".to_owned(),
    };
    let snapshot = Snapshot {
        resources: [judged].into_iter().chain(others).collect(),
        listed: vec![listed],
        ..Snapshot::new()
    };
    let found = findings(&[control("a/b/c", text)], &snapshot, json!({}));
    found.first().map(|finding| finding.outcome)
}

/// Another resource of the account and Region, of which something could not be read.
fn unread(id: &str, name: &str, config: Value, place: &str) -> Resource {
    Resource {
        kind: OTHER.to_owned(),
        id: id.to_owned(),
        name: name.to_owned(),
        account: Some("111122223333".to_owned()),
        region: Some("ap-northeast-1".to_owned()),
        ..resource(config, &[(place, "AccessDenied: bedrock:GetGuardrail")])
    }
}

const STRICT: &str = r#"package sekisho
deny contains {"at": ["Guardrail"], "facts": {}} if { some _, guardrail in data.snapshot["AWS::Bedrock::Guardrail"]; not guardrail.Strict }
"#;
const LOOSE: &str = r#"package sekisho
deny contains {"at": ["Guardrail"], "facts": {}} if { some _, guardrail in data.snapshot["AWS::Bedrock::Guardrail"]; guardrail.Loose }
"#;
const PRESENT: &str = r#"package sekisho
applies if count(data.snapshot["AWS::Bedrock::Guardrail"]) > 0
deny contains {"at": ["Guardrail"], "facts": {}} if not input.Guardrail
"#;

#[test]
fn what_could_not_be_read_of_a_named_resource_decides_nothing() {
    let id = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1named";
    let partly = |place: &str| unread(id, "n", json!({"Name": "n"}), place);
    assert_eq!(
        beside(STRICT, [partly("/Strict")]),
        Some(Outcome::Undetermined)
    );
    assert_eq!(
        beside(LOOSE, [partly("/Loose")]),
        Some(Outcome::Undetermined)
    );
    assert_eq!(
        beside(LOOSE, [partly("/Elsewhere")]),
        Some(Outcome::Pass),
        "nobody asks for it"
    );
    let stranger = unread(&id.replace("g1named", "g2other"), "n", json!({}), "/Loose");
    let known = Resource {
        unknown: Unknown::new(),
        ..partly("/Strict")
    };
    assert_eq!(
        beside(LOOSE, [known, stranger.clone()]),
        Some(Outcome::Pass),
        "it is not what the resource names"
    );
    assert_eq!(
        beside(LOOSE, [stranger]),
        Some(Outcome::Undetermined),
        "nothing is known that the resource names"
    );
}

#[test]
fn a_kind_that_could_not_be_listed_decides_nothing_in_its_scope() {
    let all = |account: &str| Resource {
        account: Some(account.to_owned()),
        ..unread("111122223333/ap-northeast-1", "*", json!({}), "")
    };
    for text in [LOOSE, PRESENT] {
        assert_eq!(
            beside(text, [all("111122223333")]),
            Some(Outcome::Undetermined),
            "{text}"
        );
    }
    assert_eq!(beside(LOOSE, [all("444455556666")]), Some(Outcome::Pass));
    assert_eq!(beside(PRESENT, [all("444455556666")]), None);
}

#[test]
fn a_control_sees_what_is_beside_the_resource_and_what_stands_for_the_unread_there() {
    let loose = |text: &str| {
        LOOSE
            .replace("data.snapshot", text)
            .replace("package sekisho", "package sekisho\nsees_unread := true")
    };
    let (account, region) = (loose("data.beside.account"), loose("data.beside.region"));
    let at = |account: &str, region: &str| Resource {
        account: Some(account.to_owned()),
        region: Some(region.to_owned()),
        unknown: Unknown::new(),
        ..unread("arn:g1named", "n", json!({"Loose": true}), "")
    };
    for (account, region, in_account, in_region) in [
        ("111122223333", "ap-northeast-1", true, true),
        ("111122223333", "us-east-1", true, false),
        ("111122223333", "global", true, true),
        ("444455556666", "ap-northeast-1", false, false),
    ] {
        let seen = |text: &str| beside(text, [at(account, region)]) != Some(Outcome::Pass);
        assert_eq!(
            seen(&loose("data.beside.account")),
            in_account,
            "{account} {region}"
        );
        assert_eq!(
            seen(&loose("data.beside.region")),
            in_region,
            "{account} {region}"
        );
    }
    // By whatever path it is reached.
    let imported = account
        .replace("sees_unread := true", "import data.beside")
        .replace("in data.beside.account[", "in beside.account[");
    let loose = at("111122223333", "us-east-1");
    assert_ne!(
        beside(&imported, [loose]),
        Some(Outcome::Pass),
        "{imported}"
    );
    // Nothing is said of it, not even an empty member.
    let any = |text: &str| text.replace("guardrail.Loose", "not guardrail.Strict");
    let all = |account: &str| Resource {
        account: Some(account.to_owned()),
        ..unread("111122223333/ap-northeast-1", "*", json!({}), "")
    };
    for text in [any(&account), any(&region)] {
        assert_ne!(
            beside(&text, [all("111122223333")]),
            Some(Outcome::Pass),
            "{text}"
        );
        assert_eq!(
            beside(&text, [all("444455556666")]),
            Some(Outcome::Pass),
            "{text}"
        );
    }
}

#[test]
fn not_in_the_snapshot_means_not_there_only_where_all_was_listed() {
    assert_eq!(
        relation(&["111122223333/ap-northeast-1"], true),
        Outcome::Pass
    );
    assert_eq!(relation(&[], true), Outcome::Pass);
    assert_eq!(
        relation(&["111122223333/ap-northeast-1"], false),
        Outcome::Fail
    );
    assert_eq!(
        relation(&["111122223333/us-east-1"], false),
        Outcome::Undetermined
    );
    assert_eq!(relation(&[], false), Outcome::Undetermined);
}

#[test]
fn what_nobody_can_ask_for_any_more_is_let_go_kind_by_kind() {
    let controls = |text: &str| [control("a/b/c", text)];
    let kept = |controls: &[Control], kind: &str| {
        let mut kept = Resource {
            kind: kind.to_owned(),
            ..resource(json!({"Guardrail": "g", "Other": {"Deep": 1}}), &[])
        };
        Retention::for_controls(controls).trim(&mut kept);
        kept.config.to_value()
    };
    let all = json!({"Guardrail": "g", "Other": {"Deep": 1}});
    // It names one member, of whichever kind it is.
    assert_eq!(kept(&controls(EXISTS), OTHER), json!({"Guardrail": "g"}));
    // It may read anything, of what it judges and of what it looks up.
    let reading = EXISTS.replace("\"facts\": {}", "\"facts\": {\"all\": input}");
    for kind in [KIND, OTHER] {
        assert_eq!(kept(&controls(&reading), kind), all, "{kind}");
    }
    let strange = "AWS::S3::Bucket";
    assert_eq!(kept(&controls(&reading), strange), Value::Null);
    // Of two, the one that reads more counts.
    let both = [controls(EXISTS), controls(&reading)].concat();
    assert_eq!(kept(&both, KIND), all);
}

/// What controls say, one after another, of resources in these Regions that are alike in all their members.
fn in_regions(text: &str, regions: &[&str], other: Resource) -> Vec<Option<Outcome>> {
    let judged = regions.iter().map(|region| Resource {
        id: format!("arn:aws:bedrock:{region}:111122223333:agent/A"),
        account: Some("111122223333".to_owned()),
        region: Some((*region).to_owned()),
        ..resource(json!({"Guardrail": "g"}), &[])
    });
    let snapshot = Snapshot {
        resources: judged.chain([other]).collect(),
        ..Snapshot::new()
    };
    let found = findings(&[control("a/b/c", text)], &snapshot, json!({}));
    let mut found = found.into_iter().map(|finding| finding.outcome);
    regions.iter().map(|_| found.next()).collect()
}

#[test]
fn what_was_found_in_one_place_is_said_in_no_other() {
    let loose = || Resource {
        unknown: Unknown::new(),
        ..unread(
            "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/loose",
            "loose",
            json!({"Loose": true}),
            "",
        )
    };
    let text = LOOSE.replace("data.snapshot[", "data.beside.region[");
    assert_ne!(text, LOOSE);
    let proven = text.replace(r#""facts": {}"#, r#""facts": {}, "proven": true"#);
    assert_eq!(
        in_regions(
            &proven,
            &["ap-northeast-1", "us-east-1", "ap-northeast-1"],
            loose()
        ),
        [
            Some(Outcome::Fail),
            Some(Outcome::Pass),
            Some(Outcome::Fail)
        ]
    );
}

#[test]
fn what_could_not_be_read_is_weighed_for_each_although_the_same_was_found() {
    let applies = r#"applies if input.Guardrail == "other"
"#;
    let text = format!("{STRICT}{applies}");
    let unread = unread(
        "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict",
        "strict",
        json!({}),
        "/Strict",
    );
    // It does not apply, but in one Region that is not certain of what the others are.
    for text in [&text, STRICT] {
        let found = in_regions(text, &["ap-northeast-1", "us-east-1"], unread.clone());
        assert_eq!(found.first(), Some(&Some(Outcome::Undetermined)), "{text}");
    }
    let found = in_regions(&text, &["us-east-1", "us-east-1"], unread);
    assert_eq!(found, [None, None]);
}

#[test]
fn the_numbered_versions_of_a_thing_are_looked_up() {
    let text = r#"package sekisho
deny contains {"at": ["Guardrail"], "facts": {}, "proven": true} if {
	some version, other in data.versions["AWS::Bedrock::Guardrail"][input.Guardrail]
	version == "2"
	other.Loose
}
"#;
    let thing = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1named";
    let other = |id: String, loose: bool| Resource {
        unknown: Unknown::new(),
        ..unread(&id, "g", json!({"Loose": loose}), "")
    };
    let versions = |second: bool| {
        [
            other(format!("{thing}:1"), !second),
            other(format!("{thing}:2"), second),
        ]
    };
    assert_eq!(beside(text, versions(true)), Some(Outcome::Fail));
    assert_eq!(beside(text, versions(false)), Some(Outcome::Pass));
    assert_eq!(
        beside(text, [other(thing.to_owned(), true)]),
        Some(Outcome::Pass)
    );
    assert_eq!(
        beside(text, [other(format!("{thing}:DRAFT"), true)]),
        Some(Outcome::Pass)
    );
}
