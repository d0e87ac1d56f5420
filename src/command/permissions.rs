//! `sekisho permissions`: the least-privilege policies that reading live clouds needs.

use crate::Ending;
use crate::args::{ColorChoice, PermissionsArguments};
use crate::collecting::wanted;
use crate::world::{self, Output};
use anyhow::Result;
use checker::live::{Cloud, Permissions, Reads, permissions};
use policy::Shapes;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write as _;

/// Prints the policy of one cloud, or those of several by the names of their clouds.
pub(crate) fn run(arguments: &PermissionsArguments) -> Result<Ending> {
    let library = world::library_with(&arguments.guidelines)?;
    let wanted = wanted(&library, arguments.everything)?;
    let shapes = Shapes::embedded();
    let clouds = arguments.clouds;
    let all = !clouds.any();
    let asked = [clouds.aws, clouds.azure, clouds.google];
    let mut policies = Vec::new();
    for (cloud, asked) in Cloud::ALL.into_iter().zip(asked) {
        if asked || all {
            let permissions = permissions(Reads::embedded()?, &shapes, &wanted, cloud);
            policies.push((cloud.as_str(), policy(cloud, &permissions)));
        }
    }
    let printed = match policies.as_slice() {
        [(_, policy)] => policy.clone(),
        _ => policies
            .into_iter()
            .map(|(cloud, policy)| (cloud.to_owned(), policy))
            .collect(),
    };
    let mut out = Output::open(None, ColorChoice::Always)?;
    serde_json::to_writer_pretty(&mut out, &printed)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Ending::Clean)
}

fn policy(cloud: Cloud, permissions: &Permissions) -> Value {
    match cloud {
        Cloud::Aws => aws(permissions),
        Cloud::Azure => azure(permissions),
        Cloud::Google => google(permissions),
    }
}

/// An IAM policy. The organization is listed and roles are assumed by the identity that runs Sekisho, so these statements are of no
/// use in the accounts that it reads.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
fn aws(permissions: &Permissions) -> Value {
    let statement = |sid: &str, actions: &BTreeSet<String>, resource: &str| json!({"Sid": sid, "Effect": "Allow", "Action": actions, "Resource": resource});
    json!({
        "Version": "2012-10-17",
        "Statement": [
            statement("ReadPosture", &permissions.read, "*"),
            statement("FindAccounts", &permissions.find, "*"),
            statement("EnterAccounts", &permissions.enter, "arn:*:iam::*:role/sekisho*"),
        ],
    })
}

/// A custom role for `az role definition create --role-definition`.
/// <https://learn.microsoft.com/en-us/azure/role-based-access-control/custom-roles>
fn azure(permissions: &Permissions) -> Value {
    let actions: BTreeSet<&String> = permissions.read.union(&permissions.find).collect();
    json!({
        "Name": "Sekisho Reader",
        "IsCustom": true,
        "Description": "What sekisho check --azure reads, and nothing else.",
        "Actions": actions,
        "NotActions": [],
        "DataActions": [],
        "NotDataActions": [],
        "AssignableScopes": ["/subscriptions/00000000-0000-0000-0000-000000000000"],
    })
}

/// A custom role for `gcloud iam roles create --file`, which reads JSON as YAML.
/// <https://cloud.google.com/iam/docs/creating-custom-roles>
fn google(permissions: &Permissions) -> Value {
    let included: BTreeSet<&String> = permissions.read.union(&permissions.find).collect();
    json!({
        "title": "Sekisho Reader",
        "description": "What sekisho check --google reads, and nothing else.",
        "stage": "GA",
        "includedPermissions": included,
    })
}
