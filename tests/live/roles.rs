//! What `sekisho permissions` prints is what the vendors' own tools take.

use crate::command::Sekisho;
use crate::permissions::{printed, texts};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The most characters of a managed policy; white space does not count.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
const MANAGED_POLICY: usize = 6_144;
/// The most characters of the permissions in a custom role, in bytes.
/// <https://docs.cloud.google.com/iam/docs/creating-custom-roles>
const GOOGLE_ROLE: usize = 64 * 1024;

/// The members of an object.
fn members(object: &Value) -> BTreeSet<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// A list that is in order and names nothing twice.
fn in_order(list: &Value) -> Vec<String> {
    let texts = texts(list);
    assert!(texts.is_sorted(), "{texts:?}");
    let once: BTreeSet<&String> = texts.iter().collect();
    assert_eq!(once.len(), texts.len(), "{texts:?}");
    assert!(!texts.is_empty());
    texts
}

/// Whether a text has nothing but letters and digits.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
#[test]
fn the_policy_for_aws_follows_the_grammar_and_fits_into_a_managed_policy() {
    for everything in [false, true] {
        let policy = printed("aws", everything);
        assert_eq!(members(&policy), ["Statement", "Version"].into());
        assert_eq!(policy["Version"], "2012-10-17");
        let mut sids = BTreeSet::new();
        for statement in policy["Statement"].as_array().unwrap() {
            assert_eq!(
                members(statement),
                ["Action", "Effect", "Resource", "Sid"].into()
            );
            assert_eq!(statement["Effect"], "Allow");
            let sid = statement["Sid"].as_str().unwrap();
            assert!(is_word(sid) && sids.insert(sid), "{sid}");
            let resource = statement["Resource"].as_str().unwrap();
            assert!(
                resource == "*" || resource.split(':').count() == 6,
                "{resource}"
            );
            for action in in_order(&statement["Action"]) {
                // No wildcard: what is allowed is what is read, and nothing that a vendor adds one day.
                let (prefix, name) = action.split_once(':').unwrap();
                assert!(is_word(&prefix.replace('-', "")), "{action}");
                assert!(
                    is_word(name) && name.starts_with(|first: char| first.is_ascii_uppercase()),
                    "{action}"
                );
            }
        }
        let size = policy
            .to_string()
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .count();
        assert!(
            size <= MANAGED_POLICY,
            "{size} of {MANAGED_POLICY} characters"
        );
        assert!(policy.to_string().is_ascii());
    }
}

/// Only entering another account is allowed for other things than reading, and only for roles that are named for it.
#[test]
fn the_policy_for_aws_enters_no_role_but_those_for_sekisho() {
    let policy = printed("aws", true);
    for statement in policy["Statement"].as_array().unwrap() {
        let enters = texts(&statement["Action"]).contains(&"sts:AssumeRole".to_owned());
        let resource = if enters {
            "arn:*:iam::*:role/sekisho*"
        } else {
            "*"
        };
        assert_eq!(statement["Resource"], resource, "{statement}");
        assert!(!enters || statement["Action"] == json!(["sts:AssumeRole"]));
    }
}

/// <https://learn.microsoft.com/en-us/azure/role-based-access-control/custom-roles#custom-role-properties>
#[test]
fn the_role_for_azure_has_the_members_that_az_wants() {
    for everything in [false, true] {
        let role = printed("azure", everything);
        let wanted = [
            "Actions",
            "AssignableScopes",
            "DataActions",
            "Description",
            "IsCustom",
            "Name",
            "NotActions",
            "NotDataActions",
        ];
        assert_eq!(members(&role), wanted.into());
        assert_eq!(role["IsCustom"], true);
        for member in ["NotActions", "DataActions", "NotDataActions"] {
            assert_eq!(role[member], json!([]), "{member}");
        }
        let name = role["Name"].as_str().unwrap();
        assert!((1..=512).contains(&name.len()));
        assert!(role["Description"].as_str().unwrap().len() <= 2048);
        for scope in in_order(&role["AssignableScopes"]) {
            let id = scope.strip_prefix("/subscriptions/").unwrap();
            assert_eq!(
                id.split('-').map(str::len).collect::<Vec<_>>(),
                [8, 4, 4, 4, 12]
            );
        }
        for action in in_order(&role["Actions"]) {
            let segments: Vec<&str> = action.split('/').collect();
            assert!(
                segments.len() >= 3 && segments[0].starts_with("Microsoft."),
                "{action}"
            );
            assert!(
                segments[1..].iter().all(|segment| is_word(segment)),
                "{action}"
            );
        }
    }
}

/// <https://docs.cloud.google.com/iam/docs/reference/rest/v1/projects.roles#Role>
#[test]
fn the_role_for_google_cloud_has_the_members_that_gcloud_wants() {
    for everything in [false, true] {
        let role = printed("google", everything);
        let wanted = ["description", "includedPermissions", "stage", "title"];
        assert_eq!(members(&role), wanted.into());
        assert_eq!(role["stage"], "GA");
        assert!((1..=100).contains(&role["title"].as_str().unwrap().len()));
        assert!(role["description"].as_str().unwrap().len() <= 256);
        let permissions = in_order(&role["includedPermissions"]);
        for permission in &permissions {
            let parts: Vec<&str> = permission.split('.').collect();
            assert_eq!(parts.len(), 3, "{permission} is not service.resource.verb");
            assert!(parts.iter().all(|part| is_word(part)), "{permission}");
            assert!(
                parts
                    .iter()
                    .all(|part| part.starts_with(|first: char| first.is_ascii_lowercase())),
                "{permission}"
            );
        }
        assert!(permissions.concat().len() < GOOGLE_ROLE);
    }
}

#[test]
fn without_a_cloud_those_of_all_three_are_printed() {
    let all = Sekisho::new(["permissions"]).run().json();
    assert_eq!(members(&all), ["aws", "azure", "google"].into());
    for cloud in ["aws", "azure", "google"] {
        assert_eq!(all[cloud], printed(cloud, false));
    }
}
