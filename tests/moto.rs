//! `sekisho check --aws` against moto, a server of AWS's APIs that others have written: <https://docs.getmoto.org>.
//!
//! The replay server of `tests/cloud/` answers what we believe that AWS answers; moto answers what its authors believe. It has a part
//! of the services, and fails (HTTP 500, an HTML page) at the rest. Its authors do not try it on Windows.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod command;
mod python;
#[path = "moto/server.rs"]
mod server;

use command::Sekisho;
use serde_json::Value;
use server::Moto;
use std::collections::BTreeSet;

/// The account that moto gives to whoever it does not know.
const ACCOUNT: &str = "123456789012";
/// Credentials that moto takes while it does not ask IAM.
const ANYBODY: (&str, &str) = ("AKIAEXAMPLEEXAMPLE01", "secret");

/// The findings of a report: outcome, the last word of the guide's id, kind and id of the resource, and the reason.
fn findings(report: &Value) -> Vec<[&str; 5]> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let text = |place| {
                finding
                    .pointer(place)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            let guide = text("/guide");
            let guide = guide.rsplit('/').next().unwrap_or(guide);
            [
                text("/outcome"),
                guide,
                text("/resource/kind"),
                text("/resource/id"),
                text("/reason"),
            ]
        })
        .collect()
}

/// The outcomes of a guide for one resource.
fn outcomes<'r>(report: &'r Value, guide: &str, id: &str) -> Vec<&'r str> {
    let ours = findings(report)
        .into_iter()
        .filter(|found| found[1] == guide && found[3] == id);
    ours.map(|found| found[0]).collect()
}

/// The reasons of all gaps, and the permissions that they name.
fn gaps(report: &Value) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let gaps = report["read"]["gaps"].as_array().unwrap();
    let reasons = gaps.iter().map(|gap| gap["reason"].as_str().unwrap());
    let permissions = gaps.iter().filter_map(|gap| gap["permission"].as_str());
    (reasons.collect(), permissions.collect())
}

#[test]
fn what_moto_has_is_judged_and_what_it_lacks_is_undetermined() {
    let Some(moto) = Moto::start() else { return };
    let made = moto.fill("estate", "");
    let run = moto.check(ANYBODY, &["--everything"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let report = run.json();
    let agent = made["agent"].as_str().unwrap();
    let region = format!("{ACCOUNT}/ap-northeast-1");
    assert_eq!(outcomes(&report, "guardrail-attached", agent), ["fail"]);
    assert_eq!(outcomes(&report, "customer-managed-key", agent), ["fail"]);
    assert_eq!(outcomes(&report, "secret-in-instruction", agent), ["pass"]);
    assert_eq!(outcomes(&report, "logging-enabled", &region), ["pass"]);
    assert_eq!(outcomes(&report, "text-delivery", &region), ["pass"]);
    assert_eq!(outcomes(&report, "image-delivery", &region), ["fail"]);
    assert_eq!(
        outcomes(&report, "encryption-by-default", &region),
        ["fail"]
    );

    // Only of those two can anything be known.
    let mut kinds = BTreeSet::new();
    for [outcome, guide, kind, id, reason] in findings(&report) {
        if id != agent && id != region {
            assert_eq!(outcome, "undetermined", "{guide} {id}");
            assert!(
                reason.starts_with("ServerError: ")
                    || reason.starts_with("Refused: organizations:")
                    || reason.starts_with("not listed to the end: "),
                "{guide} {id}: {reason}"
            );
            kinds.insert(kind);
        }
    }
    for kind in [
        "AWS::Bedrock::Guardrail",
        "AWS::IAM::Role",
        "AWS::S3::Bucket",
    ] {
        assert!(kinds.contains(kind), "nothing is said of {kind}: {kinds:?}");
    }
    let (reasons, _) = gaps(&report);
    // The last two are asked only of the agent and of the knowledge base, which were found.
    for lacks in [
        "bedrock:ListGuardrails",
        "cloudcontrol:ListResources",
        "cloudcontrol:GetResource",
        "bedrock-agent:ListAgentAliases",
        "bedrock-agent:ListDataSources",
    ] {
        let reason = format!("ServerError: {lacks}");
        assert!(reasons.contains(reason.as_str()), "{lacks}: {reasons:?}");
    }
    for has in [
        "ec2:GetEbsEncryptionByDefault",
        "bedrock-agent:ListAgents",
        "bedrock-agent:GetAgent",
        "bedrock-agent:ListKnowledgeBases",
        "bedrock-agent:GetKnowledgeBase",
        "bedrock:ListCustomModels",
        "bedrock:GetModelInvocationLoggingConfiguration",
    ] {
        let gap = reasons.iter().find(|reason| reason.ends_with(has));
        assert_eq!(gap, None, "moto has {has}");
    }
}

#[test]
fn the_accounts_of_the_organization_are_found_and_entered() {
    let Some(moto) = Moto::start() else { return };
    let made = moto.fill("organization", "");
    let run = moto.check(
        ANYBODY,
        &["--accounts", "organization", "--role", "sekisho-read"],
    );
    assert_eq!(run.code, 2, "{}", run.stderr);
    let report = run.json();
    let agent = made["agent"].as_str().unwrap();
    let branch = made["branch"].as_str().unwrap();
    assert!(agent.contains(&format!(":{branch}:")), "{agent}");
    assert_eq!(outcomes(&report, "guardrail-attached", agent), ["fail"]);

    let all = report["findings"].as_array().unwrap().iter();
    let entered: BTreeSet<&str> = all
        .filter_map(|finding| finding["resource"]["account"].as_str())
        .collect();
    let mut open: BTreeSet<&str> = made["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(open.remove(made["closed"].as_str().unwrap()));
    open.insert(ACCOUNT);
    assert_eq!(open.len(), 21, "more than a page");
    assert_eq!(entered, open);

    // No logging is configured, which moto says in a way that AWS does not: that is no proof of anything.
    for [outcome, guide, _, id, _] in findings(&report) {
        assert!(outcome != "pass" || id == agent, "{guide} {id}");
    }
}

/// What moto checks of Signature Version 4 and of IAM holds for POST alone: the signature of a GET it takes for wrong, that of
/// AWS's own SDK, too.
#[test]
fn iam_lets_the_printed_policy_in_and_what_it_refuses_is_undetermined() {
    let Some(moto) = Moto::start() else { return };
    let policy = Sekisho::new(["permissions", "--aws"]).run();
    let keys = moto.fill("identities", &policy.stdout);
    let key = |name: &str| {
        (
            keys[name][0].as_str().unwrap(),
            keys[name][1].as_str().unwrap(),
        )
    };
    let region = format!("{ACCOUNT}/ap-northeast-1");

    let allowed = moto.check(key("allowed"), &[]).json();
    let (reasons, permissions) = gaps(&allowed);
    let denied = reasons
        .iter()
        .find(|reason| reason.starts_with("AccessDenied"));
    assert_eq!((denied, permissions), (None, BTreeSet::new()));
    assert_eq!(
        outcomes(&allowed, "encryption-by-default", &region),
        ["fail"]
    );

    let denied = moto.check(key("denied"), &[]).json();
    let (reasons, permissions) = gaps(&denied);
    for missing in ["bedrock:ListAgents", "ec2:GetEbsEncryptionByDefault"] {
        assert!(permissions.contains(missing), "{missing}: {permissions:?}");
        let reason = format!("AccessDenied: {missing}");
        assert!(reasons.contains(reason.as_str()), "{missing}: {reasons:?}");
    }
    let known: Vec<_> = findings(&denied)
        .into_iter()
        .filter(|found| found[0] != "undetermined")
        .collect();
    assert_eq!(known, Vec::<[&str; 5]>::new());

    let (id, _) = key("allowed");
    let wrong = moto.check((id, "wrong"), &[]);
    assert_eq!(wrong.code, 1);
    assert!(
        wrong.stderr.contains("SignatureDoesNotMatch"),
        "{}",
        wrong.stderr
    );
}
